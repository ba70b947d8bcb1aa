//! Every page of every built site in a real browser: it fits its width, is light, asks for nothing from elsewhere, and keeps WCAG 2.2 AA by day
//! and by night. One visit a page looks at everything that can be seen in one; what needs another visit is tried on each kind of page.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { samples, sites, thorough } from './rig/sites.mjs';
import { accessibility } from './checks/axe.mjs';
import { focusSeen, skipLink } from './checks/keyboard.mjs';
import { TEXT_SPACING, WIDTHS, overflow, readable } from './checks/layout.mjs';
import { network } from './checks/network.mjs';
import { describe as parts, heavy, kilobytes, weigh } from './checks/weight.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const all = sites();
const tried = thorough(all);

for (const site of all) {
  describe(`${site.name}: every page`, { concurrency: 2 }, () => {
    const weights = [];
    after(() => tellHeaviest(site, weights));
    for (const page of site.pages) {
      const isThorough = tried.get(site.name).has(page);
      it(`${page} loads cleanly, fits${isThorough ? ', is light and accessible' : ' and is light'}`, () =>
        open(browser, site.url(page), { colorScheme: 'light' }, async (view, log) => {
          const weight = await weigh(view, log);
          weights.push({ page, ...weight });
          const problems = heavy(weight, page);
          if (isThorough) problems.push(...(await accessibility(view)));
          for (const width of isThorough ? [...WIDTHS].reverse() : [WIDTHS[0]]) problems.push(...(await overflow(view, width)));
          problems.push(...network(log, site.url('')));
          assert.deepEqual(problems, []);
        }));
    }
  });
}

for (const { site, pages } of samples(all)) {
  describe(`${site.name}: each kind of page`, { concurrency: 2 }, () => {
    for (const page of pages) {
      it(`${page} is accessible in the dark`, () => check(site, page, { colorScheme: 'dark' }, accessibility));
      it(`${page} is accessible on a phone`, () => check(site, page, { width: 360 }, accessibility));
      it(`${page} bears 200 % zoom and wider text`, () => check(site, page, { width: 640 }, enlarged));
      it(`${page} is readable in forced colours`, () => check(site, page, { forcedColors: 'active' }, readable));
      it(`${page} has a way past the navigation`, () => check(site, page, {}, skipLink));
      it(`${page} shows the focus`, () => check(site, page, {}, focusSeen));
      it(`${page} shows the focus on a phone in the dark`, () => check(site, page, { width: 360, colorScheme: 'dark' }, focusSeen));
    }
  });
}

/** 1280 px at 200 % are 640 px; then the spacing of WCAG 1.4.12 on the narrowest screen. */
async function enlarged(view) {
  const zoomed = [...(await overflow(view, 640)), ...(await readable(view))];
  await view.addStyleTag({ content: TEXT_SPACING });
  return [...zoomed, ...(await overflow(view, 320))];
}

function check(site, page, options, work) {
  return open(browser, site.url(page), options, async (view, log) => {
    assert.deepEqual([...(await work(view)), ...network(log, site.url(''))], []);
  });
}

function tellHeaviest(site, weights) {
  weights.sort((a, b) => b.total - a.total || b.pictures - a.pictures);
  for (const { page, total, pictures, byKind } of weights.slice(0, 3)) {
    console.log(`${site.name}/${page}: ${kilobytes(total)} (${parts(byKind)})${pictures ? ` and ${kilobytes(pictures)} of pictures` : ''}`);
  }
}
