//! Every page of every built site is light enough for an old phone on a slow line; the heaviest are named.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { sites } from './rig/sites.mjs';
import { describe as parts, heavy, kilobytes, weigh } from './checks/weight.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const site of sites()) {
  describe(`${site.name}: weight`, () => {
    const weights = [];
    for (const page of site.pages) {
      it(`${page} is light`, () =>
        open(browser, site.url(page), { width: 360, deviceScaleFactor: 2 }, async (view, log) => {
          const weight = await weigh(view, log);
          weights.push({ page, ...weight });
          assert.deepEqual(heavy(weight), []);
        }));
    }
    it('names the heaviest pages', (test) => {
      weights.sort((a, b) => b.total - a.total || b.pictures - a.pictures);
      for (const { page, total, pictures, byKind } of weights.slice(0, 3)) {
        test.diagnostic(`${site.name}/${page}: ${kilobytes(total)} (${parts(byKind)})${pictures ? ` and ${kilobytes(pictures)} of pictures` : ''}`);
      }
      assert.equal(weights.length, site.pages.length);
    });
  });
}
