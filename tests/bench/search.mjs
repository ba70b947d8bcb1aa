//! How long a search takes in Chromium on 300 procedures and 500 articles: `node tests/bench/search.mjs`. Not a test: nothing here can fail for being slow.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch, open } from '../browser/rig/browser.mjs';
import { writeLargeSite } from '../browser/rig/large-site.mjs';
import { build } from '../browser/rig/loa.mjs';

const site = build((folder) => writeLargeSite(folder));
const browser = await launch();
try {
  const index = readFileSync(path.join(site.root, 'search-index.js'));
  console.log(`index: ${index.length} bytes, ${gzipSync(index).length} gzipped; ${browser.version()}`);
  await open(browser, site.url('search.html'), {}, async (page) => {
    await page.locator('#q_').focus();
    await page.waitForFunction(() => window.loaSearchIndex);
    const { opened, asked, shown } = await page.evaluate(measure);
    tell('index opened', opened);
    tell('answer alone', asked);
    tell('answer and page', shown);
  });
} finally {
  await browser.close();
  site.remove();
}

/** Runs in the page: every kind of query people type, letter by letter, on 100 titles spread over the site; times in milliseconds. */
function measure() {
  const { loaSearch, loaSearchIndex } = window;
  const timed = (work) => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  const opened = Array.from({ length: 5 }, () => timed(() => loaSearch.open(loaSearchIndex)));
  const engine = loaSearch.open(loaSearchIndex);
  const titles = engine.titles.filter((title) => title.split(' ').length > 6);
  const queries = [];
  for (let at = 0; at < 100; at += 1) {
    const words = titles[Math.floor((at * titles.length) / 100)].split(' ');
    const whole = words.slice(0, 3).join(' ');
    const bare = whole.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd');
    for (let end = 2; end <= whole.length; end += 1) queries.push(whole.slice(0, end));
    queries.push(bare, bare.split(' ')[0], words.join(' '), `giấy báo tử ${words[1]}`, `${words[0]}xq`, `2.1000${at}`, `${at}/KH-UBND`);
  }
  const input = document.getElementById('q_');
  const type = (query) => {
    input.value = query;
    input.dispatchEvent(new Event('input'));
  };
  return {
    opened,
    asked: queries.map((query) => timed(() => engine.ask(query))),
    shown: queries.map((query) => timed(() => type(query))),
  };
}

function tell(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms of ${sorted.length}`);
}
