//! The screen in the one-stop office in a real browser: every slide can be read from four metres, it goes on by itself for weeks, leaves out what no
//! longer holds, obeys keys, stands still for those who ask for that, and is a page to scroll without JavaScript.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { fastClock } from './rig/clock.mjs';
import { sites } from './rig/sites.mjs';
import { held, shown, unreadable } from './checks/tv.mjs';

const HOUR = 3600 * 1000;
const SCREENS = [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }, { width: 1366, height: 768 }];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The sites that have a screen: a portal of many units has none. */
const all = sites()
  .map((site) => ({ site, screens: site.pages.filter((page) => path.posix.basename(page) === 'tv.html') }))
  .filter(({ screens }) => screens.length > 0);

for (const { site, screens } of all) {
  describe(`${site.name}: the screen`, () => {
    for (const page of screens) {
      for (const screen of SCREENS) {
        it(`every slide of ${page} can be read at ${screen.width} × ${screen.height}`, () =>
          open(browser, site.url(page), screen, async (view, log) => {
            const problems = [];
            const slides = await view.locator('.slide').count();
            for (let turn = 0; turn < slides; turn += 1) {
              problems.push(...(await unreadable(view)));
              await view.keyboard.press('ArrowRight');
            }
            assert.deepEqual([...new Set(problems), ...log.problems], []);
          }));
      }
    }
  });
}

/** The screen with the most slides stands for all: the script is the same. */
const { site } = all.toSorted((a, b) => weight(b) - weight(a))[0];
const url = site.url('tv.html');
const TV = { width: 1920, height: 1080 };

function weight({ site }) {
  return readFileSync(path.join(site.root, 'tv.html'), 'utf8').split('<article class="slide').length;
}

/** Opens the screen with the browser's clock at `time`; `days` are `data-from` and `data-to` for slides by number, as the office might have set them. */
function at(time, days, work, options = {}) {
  return open(browser, 'about:blank', { ...TV, ...options }, async (view) => {
    await view.addInitScript(fastClock, new Date(time).getTime());
    await view.route('**/tv.html', (route) => {
      let number = 0;
      const html = readFileSync(path.join(site.root, 'tv.html'), 'utf8')
        .replace(/ data-(from|to)="[^"]*"/g, '')
        .replace(/data-made-on="[^"]*"/, 'data-made-on="2024-01-01"')
        .replace(/data-seconds="\d+"/g, (seconds) => `${seconds}${days[++number] ?? ''}`);
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    });
    await view.goto(url);
    await work(view);
  });
}

/** Lets so many milliseconds of the screen's time go by. */
function run(view, duration) {
  return view.evaluate((ms) => window.clock.run(ms), duration);
}

/** The slides shown one after another in one round. */
async function round(view) {
  const seen = [];
  const slides = await view.locator('.slide').count();
  for (let turn = 0; turn <= slides; turn += 1) {
    const now = await shown(view);
    if (seen.includes(now)) return seen;
    seen.push(now);
    await view.keyboard.press('ArrowRight');
  }
  return seen;
}

describe('the screen by itself', () => {
  it('goes from slide to slide, each for its seconds, and begins anew', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      const seconds = await view.locator('.slide').evaluateAll((slides) => slides.map((slide) => Number(slide.dataset.seconds)));
      assert.ok(seconds.every((n) => n >= 5 && n <= 120), `${seconds}`);
      for (const [index, n] of seconds.entries()) {
        assert.equal(await shown(view), `slide-${index + 1}`);
        await run(view, n * 1000 - 100);
        assert.equal(await shown(view), `slide-${index + 1}`, 'not before its time');
        await run(view, 100);
      }
      assert.equal(await shown(view), 'slide-1');
    }));

  it('fades from slide to slide, but is there at once when it is switched on', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      const fading = () => view.evaluate(() => document.getAnimations().filter((one) => one.transitionProperty === 'opacity').map((one) => one.effect.target.id));
      await view.emulateMedia({ reducedMotion: 'no-preference' });
      await view.setViewportSize({ width: TV.width, height: TV.height });
      await view.waitForSelector('.on .slide.now');
      assert.deepEqual(await fading(), []);
      await view.keyboard.press('ArrowRight');
      assert.ok((await fading()).includes('slide-2'), `${await fading()}`);
    }, { width: 360, height: 640 }));

  it('leaves out a slide before its first and after its last day, by the clock of the screen', () =>
    at('2024-06-30T08:00:00', { 2: ' data-to="2024-06-29"', 3: ' data-to="2024-06-30"', 4: ' data-from="2024-07-01"' }, async (view) => {
      const today = await round(view);
      assert.ok(!today.includes('slide-2') && today.includes('slide-3') && !today.includes('slide-4'), `${today}`);
      await run(view, 24 * HOUR); // the site is not built anew over night
      const tomorrow = await round(view);
      assert.ok(!tomorrow.includes('slide-3') && tomorrow.includes('slide-4'), `${tomorrow}`);
    }));

  it('takes the day it was made on for today when its clock has lost the time', () =>
    at('1970-01-01T08:00:00', { 2: ' data-from="2024-01-01"', 3: ' data-from="2024-01-02"' }, async (view) => {
      const seen = await round(view);
      assert.ok(seen.includes('slide-2') && !seen.includes('slide-3'), `${seen}`);
    }));

  it('runs for four weeks without growing', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      const session = await view.context().newCDPSession(view);
      await session.send('Performance.enable');
      await run(view, HOUR);
      const before = await held(session);
      for (let day = 0; day < 28; day += 1) await run(view, 24 * HOUR);
      const after = await held(session);
      assert.ok(after.nodes <= before.nodes && after.listeners <= before.listeners && after.documents <= before.documents, JSON.stringify({ before, after }));
      const { most, turns } = await view.evaluate(() => ({ most: window.clock.most, turns: window.clock.turns }));
      assert.ok(turns > 80_000, `only ${turns} turns in four weeks`);
      assert.ok(most <= 2, `${most} timers at once`);
      assert.match(await shown(view), /^slide-\d+$/);
    }));
});

describe('the screen obeys', () => {
  it('arrows, page keys and the space bar', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      for (const [key, expected] of [['ArrowRight', 2], ['PageDown', 3], ['ArrowLeft', 2], ['ArrowLeft', 1], ['ArrowRight', 2]]) {
        await view.keyboard.press(key);
        assert.equal(await shown(view), `slide-${expected}`, key);
      }
      await view.keyboard.press(' ');
      await run(view, HOUR);
      assert.equal(await shown(view), 'slide-2', 'paused');
      assert.equal(await view.locator('[data-do="pause"]').getAttribute('aria-pressed'), 'true');
      await view.keyboard.press('Enter');
      await run(view, 130 * 1000);
      assert.notEqual(await shown(view), 'slide-2');
    }));

  it('its buttons', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      await view.locator('[data-do="next"]').click();
      assert.equal(await shown(view), 'slide-2');
      await view.locator('[data-do="previous"]').click();
      assert.equal(await shown(view), 'slide-1');
      await view.locator('[data-do="pause"]').click();
      await run(view, HOUR);
      assert.equal(await shown(view), 'slide-1');
    }));
});

describe('the screen for those who want no motion', () => {
  it('changes slides and lines without moving anything', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      const moving = () => view.evaluate(() => document.getAnimations().length);
      const line = () => view.locator('.ticker li.now').textContent();
      const [slide, first] = [await shown(view), await line()];
      assert.equal(await moving(), 0);
      await run(view, 121 * 1000);
      assert.notEqual(await shown(view), slide);
      assert.notEqual(await line(), first);
      assert.equal(await moving(), 0);
    }, { reducedMotion: 'reduce' }));

  it('and moves the band for the others', () =>
    at('2024-06-30T08:00:00', {}, async (view) => {
      assert.equal(await view.evaluate(() => document.querySelector('.ticker ul').getAnimations().length), 1);
      await view.keyboard.press(' ');
      assert.equal(await view.evaluate(() => document.querySelector('.ticker ul').getAnimations()[0].playState), 'paused');
    }, { reducedMotion: 'no-preference' }));
});

describe('the screen without JavaScript', () => {
  it('is a page of all slides', () =>
    open(browser, url, { ...TV, javaScriptEnabled: false }, async (view) => {
      const boxes = await view.locator('.slide').all();
      let bottom = 0;
      for (const slide of boxes) {
        const box = await slide.boundingBox();
        assert.ok(box.height > 300 && box.y >= bottom - 1, JSON.stringify(box));
        bottom = box.y + box.height;
      }
      assert.equal(await view.locator('.tv-controls').isVisible(), false);
      assert.equal(await view.locator('.tv-clock').isVisible(), false);
    }));
});
