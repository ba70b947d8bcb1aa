//! Pictures for people to look at, no test: `node shots.mjs OUTDIR [SITE [PAGE …]]` shows pages at 360, 768 and 1280 px, in the dark, and the plan on paper.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launch, open } from './rig/browser.mjs';
import { sample, sites } from './rig/sites.mjs';
import { toPdf } from './checks/print.mjs';

const VIEWS = [
  ['360', { width: 360, height: 740, deviceScaleFactor: 2 }],
  ['360-dark', { width: 360, height: 740, deviceScaleFactor: 2, colorScheme: 'dark' }],
  ['768', { width: 768, height: 1024 }],
  ['1280', { width: 1280, height: 800 }],
];

const [outdir, onlySite, ...onlyPages] = process.argv.slice(2);
if (!outdir) {
  console.error('node shots.mjs OUTDIR [SITE [PAGE …]]');
  process.exit(2);
}

const browser = await launch();
try {
  for (const site of sites().filter(({ name }) => !onlySite || name === onlySite)) {
    const folder = path.join(path.resolve(outdir), site.name);
    mkdirSync(folder, { recursive: true });
    for (const page of onlyPages.length > 0 ? onlyPages : sample(site.pages)) {
      const stem = path.join(folder, page.replace(/\.html$/, '').replaceAll('/', '--'));
      for (const [name, options] of VIEWS) {
        await open(browser, site.url(page), options, (view) => view.screenshot({ path: `${stem}@${name}.png`, fullPage: true }));
      }
      console.log(stem);
    }
    if (site.pages.includes('plan.html')) {
      const pdf = path.join(folder, 'plan.pdf');
      await open(browser, site.url('plan.html'), {}, (view) => toPdf(view, pdf));
      execFileSync('pdftoppm', ['-r', '70', '-png', pdf, path.join(folder, 'plan@print')]);
      console.log(pdf);
    }
  }
} finally {
  await browser.close();
}
