//! Pictures of infographics in a real browser: each loads in the size its page names, as PNG and as SVG, and nothing of it is without letters.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { sites } from './rig/sites.mjs';

/** Width and height of the PNG by the end of its address; nothing for what is as high as it has to be. */
const SIZES = { square: [1080, 1080], story: [1080, 1920], tall: [1080, undefined], a4: [2480, 3508] };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The first page of each site in each language: the layout is the same for all. */
const isInfographic = (page) => /^(en\/)?infographics\/(?!index)/.test(page);
const shown = sites().flatMap((site) => {
  const pages = site.pages.filter(isInfographic);
  return [pages.find((page) => !page.startsWith('en/')), pages.find((page) => page.startsWith('en/'))]
    .filter(Boolean)
    .map((page) => ({ site, page }));
});

it('some site has infographics', () => assert.ok(shown.length > 0));

describe('pictures of infographics', { concurrency: 2 }, () => {
  for (const { site, page } of shown) {
    it(`${site.name}/${page}: every download is what the page says`, () =>
      open(browser, site.url(page), {}, async (view, log) => {
        const links = await view.locator('.picture-cards a[download]').evaluateAll((all) => all.map((one) => one.href));
        assert.equal(links.length, 8, 'four shapes, each as PNG and as SVG');
        for (const link of links) {
          const [, shape] = path.basename(link).match(/-(square|story|tall|a4)\.(png|svg)$/) ?? [];
          const size = await view.evaluate(load, link);
          const [width, height] = SIZES[shape];
          if (link.endsWith('.png')) {
            assert.equal(size.width, width, link);
            if (height) assert.equal(size.height, height, link);
          }
          assert.ok(size.colours > 8, `${link} is empty: ${size.colours} colours`);
        }
        const previews = await view.locator('.picture-cards img').evaluateAll(async (all) => {
          for (const one of all) one.loading = 'eager';
          await Promise.all(all.map((one) => one.decode()));
          return all.map((one) => [one.naturalWidth === one.width || one.naturalWidth === 480, one.naturalHeight === Number(one.getAttribute('height'))]);
        });
        assert.deepEqual([...new Set(previews.flat())], [true]);
        assert.deepEqual(log.problems, []);
      }));
  }
});

/** In the page: loads a picture, gives its size and how many of 1,024 points differ in colour. */
async function load(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [32, 32];
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0, 32, 32);
  let colours = 99;
  try {
    const data = context.getImageData(0, 0, 32, 32).data;
    colours = new Set(Array.from({ length: 1024 }, (_, at) => data.slice(at * 4, at * 4 + 3).join())).size;
  } catch {
    // from file:// a browser does not let a page read its pictures
  }
  return { width: picture.naturalWidth, height: picture.naturalHeight, colours };
}
