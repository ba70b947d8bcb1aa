//! Proof that each check can fail: a sound site passes all of them, and each mistake is reported by the check that is there for it.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launch, open } from './rig/browser.mjs';
import { broken, sound, within } from './rig/fixture.mjs';
import { serve } from './rig/server.mjs';
import { accessibility } from './checks/axe.mjs';
import { inline, validity } from './checks/html.mjs';
import { focusSeen, skipLink } from './checks/keyboard.mjs';
import { TEXT_SPACING, WIDTHS, overflow, readable } from './checks/layout.mjs';
import { links, names } from './checks/links.mjs';
import { network } from './checks/network.mjs';
import { printed } from './checks/print.mjs';
import { needsScript, seenWords } from './checks/scriptless.mjs';
import { heavy, weigh } from './checks/weight.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Each check on one page of the site laid out from `files`. */
const CHECKS = {
  network: (files, page) => onPage(files, page, {}, (_, log, site) => network(log, site.url(''))),
  overflow: (files, page) => onPage(files, page, {}, overflows),
  spacing: (files, page) =>
    onPage(files, page, { width: 320 }, async (view) => {
      await view.addStyleTag({ content: TEXT_SPACING });
      return overflow(view, 320);
    }),
  axe: (files, page) => onPage(files, page, { colorScheme: 'light' }, accessibility),
  axeDark: (files, page) => onPage(files, page, { colorScheme: 'dark' }, accessibility),
  readable: (files, page) => onPage(files, page, { forcedColors: 'active' }, readable),
  validity: (files, page) => within(files, (site) => validity(text(site, page))),
  inline: (files, page) => within(files, (site) => inline(text(site, page))),
  links: (files) => within(files, (site) => [...links(site), ...names(site.files)]),
  weight: (files, page) => onPage(files, page, {}, async (view, log) => heavy(await weigh(view, log))),
  print: (files, page) => onPage(files, page, {}, (view, _, site) => printed(view, path.join(site.root, 'out.pdf'))),
  skip: (files, page) => onPage(files, page, {}, skipLink),
  focus: (files, page) => onPage(files, page, {}, focusSeen),
  scriptless: (files, page) =>
    within(files, async (site) => {
      const words = (options) => open(browser, site.url(page), options, seenWords);
      return needsScript(await words({ javaScriptEnabled: false }), await words({}));
    }),
  served: (files, page) =>
    within(files, async (site) => {
      const server = await serve(site.root);
      try {
        return await open(browser, server.base + page, {}, async (_, log) => network(log, server.base));
      } finally {
        await server.stop();
      }
    }),
};

function onPage(files, page, options, work) {
  return within(files, (site) => open(browser, site.url(page), options, (view, log) => work(view, log, site)));
}

async function overflows(view) {
  const found = [];
  for (const width of WIDTHS) found.push(...(await overflow(view, width)));
  return found;
}

function text(site, page) {
  return readFileSync(path.join(site.root, page), 'utf8');
}

/** check, what is wrong, the change to the sound site, and what the check must say; the page is the changed one or index.html. */
const MISTAKES = [
  ['network', 'a font from elsewhere', ['style.css', ':root', '@import "https://fonts.example/x.css"; :root'], /from elsewhere: https:\/\/fonts/],
  ['network', 'a picture that is not there', ['index.html', 'picture.svg', 'nothing.svg'], /request failed/],
  ['network', 'a script that fails', ['site.js', 'document', 'nobody.home(); document'], /script error/],
  ['network', 'a script that fetches', ['site.js', 'document', 'fetch("style.css"); document'], /console|script error/],
  ['overflow', 'a box wider than a phone', ['index.html', '<img ', '<b class="wide">x</b><img '], /320 px: scrolls sideways/, '.wide { display: block; width: 900px }'],
  ['overflow', 'a box wider than a phone, folded', ['index.html', '<img ', '<details><summary>Xem</summary><b class="wide">x</b></details><img '], /scrolls sideways/, '.wide { display: block; width: 900px }'],
  ['spacing', 'words that cannot break', ['index.html', '<img ', '<b class="stiff">Truyền thông cải cách hành</b><img '], /scrolls sideways/, '.stiff { white-space: nowrap; font-size: 1.3rem }'],
  ['axe', 'low contrast', ['style.css', '--ink: #1a1a1a', '--ink: #aaaaaa'], /color-contrast/],
  ['axeDark', 'low contrast in the dark', ['style.css', '--ink: #f1f1f1', '--ink: #333333'], /color-contrast/],
  ['axe', 'a picture without a text', ['index.html', ' alt="Hình tròn đỏ"', ''], /image-alt/],
  ['axe', 'no language', ['index.html', ' lang="vi"', ''], /html-has-lang/],
  ['axe', 'targets too small', ['style.css', 'nav li {', 'nav li a { display: inline-block; width: 8px; height: 8px; overflow: hidden } nav li { font-size: 8px; line-height: 1; margin: 0 !important;'], /target-size/],
  ['readable', 'a page hidden from its reader', ['style.css', 'main, header', 'main h1 { display: none } main, header'], /h1 cannot be seen/],
  ['validity', 'an unclosed element', ['index.html', '</p>\n<p>', '</b>\n<p>'], /close-order|no-implicit-close|void/],
  ['validity', 'one id twice', ['plan.html', '<h2 id="muc-tieu"', '<h2 id="main"'], /no-dup-id/],
  ['validity', 'a picture without a text', ['index.html', ' alt="Hình tròn đỏ"', ''], /wcag\/h37/],
  ['inline', 'an inline style', ['index.html', '<p>', '<p style="color:red">'], /inline style/],
  ['inline', 'an inline script', ['index.html', '<main', '<script>let x = 1 < 2;</script><main'], /inline <script>/],
  ['inline', 'an inline handler', ['index.html', '<p>', '<p onclick="go()">'], /inline handler onclick/],
  ['inline', 'a style sheet in the page', ['index.html', '</head>', '<style>p { color: red }</style></head>'], /inline <style>/],
  ['links', 'a link to nothing', ['index.html', 'tin/bai.html', 'tin/khong-co.html'], /file that is not there/],
  ['links', 'a link to no anchor', ['index.html', '#muc-tieu', '#muc-luc'], /anchor that is not there/],
  ['links', 'a link to a folder', ['index.html', 'tin/bai.html', 'tin/'], /names a folder/],
  ['links', 'a link to the folder above', ['tin/bai.html', '../index.html', '..'], /names a folder/],
  ['links', 'a link to the root', ['index.html', 'tin/bai.html', '/tin/bai.html'], /root of a host/],
  ['links', 'a script from elsewhere', ['index.html', 'src="site.js"', 'src="https://cdn.example/x.js"'], /loads from elsewhere/],
  ['links', 'a page nobody can reach', ['index.html', '<a href="tin/bai.html">tin mới</a>', 'tin mới'], /tin\/bai.html: no link/],
  ['links', 'a picture of the style sheet that is not there', ['style.css', 'a {', 'h1 { background: url("lotus.svg") } a {'], /url\(lotus.svg\)/],
  ['weight', 'a heavy script', ['site.js', 'document', `/*${'x'.repeat(101 * 1024)}*/document`], /weighs 10\d\.\d KB/],
  ['print', 'a title that is not printed', ['style.css', '@media print {', '@media print { h1 { display: none }'], /title is not on paper/],
  ['print', 'a symbol that is not printed', ['style.css', '@media print {', '@media print { main p { display: none }'], /symbol 39\/KH-UBND is not on paper/],
  ['print', 'the navigation on paper', ['style.css', ' header, footer, nav { display: none; }', ' .skip { display: none }'], /<nav.*is printed/],
  ['print', 'another size of paper', ['style.css', 'size: A4', 'size: A5'], /not A4/],
  ['skip', 'no way past the navigation', ['index.html', '<a class="skip" href="#main">Chuyển đến nội dung chính</a>', ''], /not a link past/],
  ['skip', 'a way that stays hidden', ['style.css', '.skip:focus { left: 1rem; top: 0; }', ''], /cannot be seen/],
  ['skip', 'a way to nowhere', ['index.html', '<main id="main"', '<main id="content"'], /#main does not lead past/],
  ['focus', 'a focus nobody sees', ['style.css', 'a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }', 'a:focus { outline: none }'], /focus cannot be seen/],
  ['scriptless', 'text that only a script shows', ['site.js', '}', ''], /words are lost|nothing in main/],
  ['served', 'a script the policy forbids', ['index.html', '<main', '<script>let x = 1 < 2;</script><main'], /content security policy|Content Security Policy/i],
  ['served', 'a style the policy forbids', ['index.html', '<p>', '<p style="color:red">'], /content security policy/i],
];

describe('the sound site', { concurrency: 2 }, () => {
  for (const [name, check] of Object.entries(CHECKS)) {
    it(`passes ${name}`, async () => {
      assert.deepEqual(await check(sound(), name === 'print' ? 'plan.html' : 'index.html'), []);
    });
  }
});

describe('a mistake is reported', { concurrency: 2 }, () => {
  for (const [check, title, [file, from, to], expected, css] of MISTAKES) {
    it(`${check}: ${title}`, async () => {
      const files = check === 'scriptless' ? hidden() : broken(file, from, to);
      if (css) files['style.css'] += css;
      const page = check === 'print' ? 'plan.html' : file.endsWith('.html') ? file : 'index.html';
      assert.match((await CHECKS[check](files, page)).join('\n'), expected);
    });
  }
});

/** A site whose text a script unfolds. */
function hidden() {
  const files = sound();
  files['style.css'] += '.later { display: none } .js .later { display: block }';
  files['index.html'] = files['index.html'].replace('<p>', '<p class="later">');
  return files;
}
