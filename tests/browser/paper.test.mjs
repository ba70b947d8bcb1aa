//! What is printed and hung up: each sheet on as many pages as it should have, with everything on it, and nothing of the website around it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { sites } from './rig/sites.mjs';
import { sheetProblems } from './checks/paper.mjs';

const A4 = [210, 297];

/** Sheets by what their address begins with: pages of paper and their size. */
const KINDS = [
  [/^(en\/)?guides\//, () => ({ pages: 1, size: A4 })],
  [/^(en\/)?poster\.html$/, () => ({ pages: 1, size: A4 })],
  [/^(en\/)?leaflet\.html$/, () => ({ pages: 2, size: [297, 210] })],
  [/^(en\/)?qr\//, (html) => ({ pages: html.split('class="sheet"').length - 1, size: A4 })],
];

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(path.join(tmpdir(), 'loa-paper-'));
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const site of sites().filter(({ isPortal }) => !isPortal)) {
  describe(`${site.name}: paper`, { concurrency: 2 }, () => {
    for (const page of site.pages) {
      const [, expected] = KINDS.find(([address]) => address.test(page)) ?? [];
      if (!expected) continue;
      it(`${page} prints whole`, () =>
        open(browser, site.url(page), {}, async (view) => {
          const file = path.join(folder, `${site.name}-${page.replaceAll('/', '-')}.pdf`);
          const html = readFileSync(path.join(site.root, page), 'utf8');
          assert.deepEqual(await sheetProblems(view, file, expected(html)), []);
        }));
    }
    it('print.html names every sheet', () =>
      open(browser, site.url('print.html'), {}, async (view) => {
        const linked = await view.locator('main a').evaluateAll((links) => links.map((link) => decodeURIComponent(link.href)));
        const sheets = site.pages.filter((page) => !page.startsWith('en/') && (KINDS.some(([address]) => address.test(page)) || page === 'tv.html'));
        assert.deepEqual(sheets.filter((page) => !linked.includes(decodeURIComponent(site.url(page)))), []);
      }));
  });
}
