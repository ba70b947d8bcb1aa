//! Every built site works wherever it is put: below a path of a strict host, on Windows, without scripts; and all its links hold.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { serve } from './rig/server.mjs';
import { samples, sites } from './rig/sites.mjs';
import { readable } from './checks/layout.mjs';
import { links, names } from './checks/links.mjs';
import { network } from './checks/network.mjs';
import { needsScript, seenWords } from './checks/scriptless.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const site of sites()) {
  describe(`${site.name}: files`, () => {
    it('has links that are relative, explicit and lead somewhere, and no page out of reach', () => {
      assert.deepEqual(links(site), []);
    });
    it('has names that every host and Windows can hold', () => {
      assert.deepEqual(names(site.files), []);
    });
  });
}

for (const { site, pages } of samples(sites())) {
  describe(`${site.name}: served under /a/b/ with default-src 'self'`, { concurrency: 2 }, () => {
    let server;
    before(async () => {
      server = await serve(site.root, '/a/b/');
    });
    after(() => server?.stop());
    // That no page has anything inline is seen in its text (html.test.mjs); a browser confirms it on each kind.
    for (const page of pages) {
      it(`${page} keeps the policy`, () =>
        open(browser, server.base + page, {}, async (_, log) => {
          assert.deepEqual(network(log, server.base), []);
        }));
    }
  });

  describe(`${site.name}: without JavaScript`, { concurrency: 2 }, () => {
    for (const page of pages) {
      it(`${page} can be read`, async () => {
        const withScript = await open(browser, site.url(page), {}, seenWords);
        const problems = await open(browser, site.url(page), { javaScriptEnabled: false }, async (view) => [
          ...(await readable(view)),
          ...needsScript(await seenWords(view), withScript),
        ]);
        assert.deepEqual(problems, []);
      });
    }
  });
}
