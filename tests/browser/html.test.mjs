//! Every page of every built site is valid HTML with nothing inline.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { sites } from './rig/sites.mjs';
import { inline, validity } from './checks/html.mjs';

for (const site of sites()) {
  describe(`${site.name}: HTML`, () => {
    for (const page of [...site.pages, ...site.shorts]) {
      it(`${page} is valid and has nothing inline`, async () => {
        const html = readFileSync(path.join(site.root, page), 'utf8');
        assert.deepEqual([...(await validity(html)), ...inline(html)], []);
      });
    }
  });
}
