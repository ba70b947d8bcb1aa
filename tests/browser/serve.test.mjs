//! `loa serve` in a real browser: an edit appears by itself, what the reader did stays, mistakes lie over the last good page, and all of it under the strictest policy.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { binary, put } from './rig/loa.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const LONG = Array.from({ length: 60 }, (_, at) => `## Phần ${at}\n\nNội dung của phần ${at}, đủ dài để cuộn.\n`).join('\n');
const article = (text, key = 'title') => `---\n${key}: Bài dài\ndate: 2024-06-01\nunit: xa\nsummary: Tóm tắt.\n---\n${text}\n\n${LONG}`;
const SITE = {
  'site.yaml': 'unit: xa\ntitle: {vi: Xã Mẫu, en: Sample Commune}\nlanguages: [vi, en]\n',
  'units.yaml': 'units:\n  - {id: xa, kind: commune, name: {vi: UBND xã Mẫu, en: Sample Commune}}\n',
  'articles/bai.md': article('Chữ đầu.'),
};
const PAGE = 'articles/bai.html';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Serves a new folder with these files while `work(folder, address)` goes on. */
async function serving(files, work) {
  const root = mkdtempSync(path.join(tmpdir(), 'loa-serve-'));
  put(root, files);
  const server = spawn(binary(), ['serve', root, '--port', '0', '--base', '/a/b/', '--lang', 'vi', '--as-of', '2024-12-31'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const found = /http:\S+/.exec(line);
      if (found) return await work(root, found[0]);
    }
    throw new Error('it ended without an address');
  } finally {
    server.kill();
    rmSync(root, { recursive: true, force: true });
  }
}

/** A page of that site with its line to the server open. */
function looking(address, page, options, work) {
  return open(browser, address + page, options, async (view, log) => {
    await view.waitForFunction(() => performance.getEntriesByName('loa-heard').length > 0);
    return work(view, log);
  });
}

const notice = (view, within) => view.locator(`loa-notice ${within}`);
// A page that is left hangs up.
const unexpected = (log) => log.problems.filter((problem) => !/\.loa\/events.*ERR_ABORTED/.test(problem));
const loads = (view) => view.evaluate(() => performance.timeOrigin);

describe('loa serve', () => {
  it('shows an edit by itself and keeps scroll, what was typed, what was opened and the caret', () =>
    serving(SITE, (root, address) =>
      looking(address, PAGE, {}, async (view, log) => {
        const field = view.locator('input[type=search]');
        await field.fill('khai sinh');
        await field.evaluate((input) => input.setSelectionRange(2, 4));
        await view.evaluate(() => scrollTo(0, 1500));
        const [origin, at] = [await loads(view), await view.evaluate(() => scrollY)];
        assert.ok(at > 1000, `the page can be scrolled (${at})`);
        put(root, { 'articles/bai.md': article('Chữ đã sửa.') });
        await view.getByText('Chữ đã sửa.').waitFor({ state: 'attached' });
        await view.waitForFunction((before) => Math.abs(scrollY - before) < 50, at);
        assert.ok((await loads(view)) > origin, 'it was loaded anew');
        assert.equal(await field.inputValue(), 'khai sinh');
        assert.deepEqual(await field.evaluate((input) => [document.activeElement === input, input.selectionStart, input.selectionEnd]), [true, 2, 4]);
        assert.deepEqual(unexpected(log), []);
      })));

  it('swaps a style sheet without loading the page anew, and leaves pages alone that did not change', () =>
    serving(SITE, (root, address) =>
      looking(address, 'units/index.html', {}, async (view, log) => {
        const origin = await loads(view);
        put(root, { 'articles/bai.md': article('Chữ đã sửa.') });
        put(root, { 'theme/assets/own.css': 'body { outline: 7px solid rgb(1, 2, 3) }' });
        await view.waitForFunction(() => getComputedStyle(document.body).outlineWidth === '7px');
        assert.equal(await loads(view), origin);
        assert.deepEqual(unexpected(log), []);
      })));

  it('lays a mistake over the last good page, hides it with Esc, and forgets it when it is mended', () =>
    serving(SITE, (root, address) =>
      looking(address, PAGE, {}, async (view, log) => {
        await view.evaluate(() => scrollTo(0, 900));
        const origin = await loads(view);
        put(root, { 'articles/bai.md': article('Chữ hỏng.', 'titel') });
        await notice(view, '.panel').waitFor();
        const text = await notice(view, '.panel').innerText();
        for (const words of ['articles/bai.md:2:1', 'titel', 'Có phải bạn muốn viết', 'bản tốt gần nhất']) assert.ok(text.includes(words), `${words}\n${text}`);
        assert.equal(await view.getByText('Chữ đầu.').count(), 1, 'the last good page is underneath');
        assert.equal(await notice(view, '[role=alert]').count(), 1);
        await view.keyboard.press('Escape');
        await notice(view, '.pill').waitFor();
        assert.equal(await notice(view, '.panel').count(), 0);
        await notice(view, '.pill').click();
        await notice(view, '.panel').waitFor();
        put(root, { 'articles/bai.md': SITE['articles/bai.md'] });
        await view.locator('loa-notice').waitFor({ state: 'detached' });
        assert.equal(await loads(view), origin, 'the page was never loaded anew');
        assert.ok((await view.evaluate(() => scrollY)) > 800);
        assert.deepEqual(unexpected(log), []);
      })));

  it('turns a page of mistakes into the site, and a missing page into the page', () =>
    serving({ ...SITE, 'articles/bai.md': article('x', 'titel') }, (root, address) =>
      looking(address, PAGE, {}, async (view) => {
        assert.match(await view.locator('h1').innerText(), /Chưa dựng được trang/);
        assert.match(await view.locator('ol').innerText(), /articles\/bai\.md:2:1/);
        put(root, { 'articles/bai.md': article('Đã sửa xong.') });
        await view.getByText('Đã sửa xong.').waitFor({ state: 'attached' });
        await view.goto(`${address}articles/moi.html`);
        assert.match(await view.locator('h1').innerText(), /Không tìm thấy trang/);
        put(root, { 'articles/moi.md': article('Bài vừa viết.') });
        await view.getByText('Bài vừa viết.').waitFor({ state: 'attached' });
      })));

  for (const [width, colorScheme] of [[360, 'light'], [360, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    it(`can be read by everybody at ${width} in ${colorScheme}`, () =>
      serving(SITE, (root, address) =>
        looking(address, PAGE, { width, colorScheme, bypassCSP: true }, async (view) => {
          put(root, { 'articles/bai.md': article('x', 'titel'), 'tv.yaml': 'slides:\n  - {title: Cũ, text: "Đã qua.", to: 2023-01-01}\n' });
          await notice(view, '.panel').waitFor();
          await view.addScriptTag({ path: AXE });
          const { violations } = await view.evaluate(() => window.axe.run('loa-notice', { rules: { region: { enabled: false } } }));
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
          const wide = await view.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `nothing to scroll sideways (${wide})`);
          if (process.env.LOA_SHOTS) {
            await view.screenshot({ path: path.join(process.env.LOA_SHOTS, `serve-${width}-${colorScheme}.png`) });
            await view.keyboard.press('Escape');
            await notice(view, '.pill').waitFor();
            await view.screenshot({ path: path.join(process.env.LOA_SHOTS, `serve-${width}-${colorScheme}-pill.png`) });
          }
        })));
  }
});
