//! The plan of every built site, printed by a browser, is the formal document: A4, with symbol and title, without the website around it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { sites } from './rig/sites.mjs';
import { printed } from './checks/print.mjs';

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(path.join(tmpdir(), 'loa-print-'));
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const site of sites().filter(({ isPortal }) => !isPortal)) {
  describe(`${site.name}: print`, () => {
    it('plan.html prints as a document', async () => {
      assert.ok(site.pages.includes('plan.html'), 'the site has no plan.html');
      const file = path.join(folder, `${site.name}.pdf`);
      assert.deepEqual(await open(browser, site.url('plan.html'), {}, (view) => printed(view, file)), []);
    });
    it('plan.html prints alike for a reader who has dark pages', async () => {
      const file = path.join(folder, `${site.name}-dark.pdf`);
      assert.deepEqual(await open(browser, site.url('plan.html'), { colorScheme: 'dark' }, (view) => printed(view, file)), []);
    });
  });
}
