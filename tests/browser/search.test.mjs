//! Searching a site from file://: what is typed is found, by keyboard alone, with its marks right or without any; and nothing is lost without a script.

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { launch, open } from './rig/browser.mjs';
import { writeLargeSite } from './rig/large-site.mjs';
import { build, put } from './rig/loa.mjs';
import { accessibility } from './checks/axe.mjs';
import { overflow } from './checks/layout.mjs';
import { network } from './checks/network.mjs';

const FILES = {
  'site.yaml': 'unit: phuong\ntitle: {vi: Phường Mẫu, en: Sample Ward}\nlanguages: [vi, en]\n',
  'units.yaml': 'units:\n  - {id: phuong, kind: ward, name: UBND phường Mẫu}\n  - {id: tu-phap, kind: office, name: Bộ phận Tư pháp, parent: phuong}\n',
  'contacts.yaml': 'channels:\n  - {id: truc, kind: phone, name: Trực ban phường, value: "0256 000 0001", sample: true}\n',
  'synonyms.yaml': '- {say: giấy đi đường, find: tạm vắng}\n',
  'procedures/khai-tu.yaml': procedure('1.000656', 'Đăng ký khai tử', 'replaces: "1.999999"\n'),
  'procedures/khai-sinh.yaml': procedure('1.001193', 'Đăng ký khai sinh'),
  'procedures/chung-thuc.yaml': procedure('2.000815', 'Chứng thực bản sao từ bản chính'),
  'procedures/tam-tru.yaml': procedure('1.004194', 'Đăng ký tạm trú'),
  'procedures/tam-vang.yaml': procedure('1.003677', 'Khai báo tạm vắng'),
  'articles/hoa-giai.md': article('Tổ hòa giải ở khu phố', 'Thuỷ lợi và hòa giải. Theo 36/KH-UBND ngày 01/7/2025.'),
  'articles/dien-tu.md': article('Tư vấn hồ sơ điện tử', 'Khai trên mạng, ký số từ xa.'),
  'articles/tam-tru.md': article('Ở trọ cần biết', 'Người thuê trọ đăng ký tạm trú. &lt;script>alert("x")&lt;/script> & "ngoặc" để thử.'),
  'articles/loa.md': article('Loa khu phố', 'Bản tin buổi sáng.'),
  'articles/loa.en.md': '---\ntitle: The loudspeaker\n---\nThe morning bulletin.\n',
};

function procedure(code, name, more = '') {
  return `code: "${code}"\nname: ${name}\nlevels: commune\nfield: Hộ tịch\ntime_limit: {text: Trong ngày.}\nsample: true\n${more}`;
}

function article(title, text) {
  return `---\ntitle: ${title}\ndate: 2024-05-01\n---\n${text}\n`;
}

let browser;
let small;
before(async () => {
  browser = await launch();
  small = build((folder) => put(folder, FILES));
});
after(async () => {
  await browser?.close();
  small?.remove();
});

/** Opens the search page, types into its box, and works on what is shown once the ear was told. */
function search(words, work = titles, { page = 'search.html', ...options } = {}) {
  return open(browser, small.url(page), options, async (view, log) => {
    await type(view, words);
    const result = await work(view, log);
    assert.deepEqual(network(log, small.url('')), []);
    return result;
  });
}

async function type(view, words) {
  const status = view.locator('#status_');
  const before = await status.innerText();
  await view.locator('#q_').focus();
  await view.waitForFunction(() => window.loaSearchIndex);
  await view.locator('#q_').fill(words);
  await view.waitForFunction((was) => document.getElementById('status_').textContent !== was, before);
}

function titles(view) {
  return view.locator('#found_ li a').allInnerTexts();
}

describe('search: words', () => {
  it('are spelled as the builder spells them', () => {
    const script = readFileSync(new URL('../../themes/sen/assets/search.js', import.meta.url), 'utf8');
    const window = {};
    vm.runInNewContext(script, { window });
    const lines = readFileSync(new URL('../search/spelling.tsv', import.meta.url), 'utf8').split('\n');
    const cases = lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
    assert.ok(cases.length >= 40);
    for (const [text, canonical, folded] of cases) {
      const words = window.loaSearch.spelled(text.replace('\\u200b', '\u200b'));
      const terms = words.flatMap(({ parts, joined }) => [...parts, ...(joined ? [`=${joined}`] : [])]);
      assert.equal(terms.join(' '), canonical, text);
      assert.equal(terms.map(window.loaSearch.folded).join(' '), folded, text);
    }
  });
});

describe('search: what is found first', () => {
  for (const [typed, first] of [
    ['dang ky tam tru', 'Đăng ký tạm trú'],
    ['Đăng ký tạm trú', 'Đăng ký tạm trú'],
    ['đăng ký tạm trú'.normalize('NFD'), 'Đăng ký tạm trú'],
    ['khai tử', 'Đăng ký khai tử'],
    ['khai t', 'Đăng ký khai tử'],
    ['giấy báo tử', 'Đăng ký khai tử'],
    ['giay bao tu', 'Đăng ký khai tử'],
    ['công chứng', 'Chứng thực bản sao từ bản chính'],
    ['giay di duong', 'Khai báo tạm vắng'],
    ['hoà giải', 'Tổ hòa giải ở khu phố'],
    ['hoa giai', 'Tổ hòa giải ở khu phố'],
    ['thủy lợi', 'Tổ hòa giải ở khu phố'],
    ['1.001193', 'Đăng ký khai sinh'],
    ['1001193', 'Đăng ký khai sinh'],
    ['1.0011', 'Đăng ký khai sinh'],
    ['1.999999', 'Đăng ký khai tử'],
    ['36/KH-UBND', 'Tổ hòa giải ở khu phố'],
    ['36/kh-u', 'Tổ hòa giải ở khu phố'],
    ['02560000001', 'Trực ban phường'],
    ['chưng thuwc', 'Chứng thực bản sao từ bản chính'],
    ['tu phap', 'Bộ phận Tư pháp'],
    ['kí số', 'Tư vấn hồ sơ điện tử'],
  ]) {
    it(`“${typed}”`, async () => assert.equal((await search(typed))[0], first));
  }

  it('has its marks right, before the same letters with other marks', async () => {
    const exact = await search('từ xa');
    assert.equal(exact[0], 'Tư vấn hồ sơ điện tử');
    const typed = (await search('khai tử')).filter((title) => /Đăng ký khai tử|Tư vấn/.test(title));
    assert.equal(typed[0], 'Đăng ký khai tử');
    const plain = await search('tu');
    assert.ok(plain.includes('Đăng ký khai tử') && plain.includes('Bộ phận Tư pháp') && plain.includes('Tư vấn hồ sơ điện tử'), plain.join());
    const marked = await search('tư');
    assert.ok(marked.indexOf('Bộ phận Tư pháp') < marked.indexOf('Đăng ký khai tử'), marked.join());
  });

  it('is found in another language where there is no translation, and says so', () =>
    search(
      'birth certificate',
      async (view) => {
        const first = view.locator('#found_ li a').first();
        assert.equal(await first.innerText(), 'Đăng ký khai sinh');
        assert.equal(await first.getAttribute('lang'), 'vi');
        await view.locator('#q_').fill('loudspeaker');
        const own = view.locator('#found_ li a').first();
        assert.equal(await own.innerText(), 'The loudspeaker');
        assert.equal(await own.getAttribute('lang'), null);
      },
      { page: 'en/search.html' },
    ));
});

describe('search: the page', () => {
  it('marks what was typed, in the title and in the text, and runs nothing of it', () =>
    search('tạm trú', async (view) => {
      assert.deepEqual(await view.locator('#found_ li').first().locator('mark').allInnerTexts(), ['tạm trú']);
      const second = view.locator('#found_ li', { hasText: 'Ở trọ cần biết' });
      assert.deepEqual(await second.locator('p mark').allInnerTexts(), ['tạm trú']);
      assert.match(await second.innerText(), /<script>alert\("x"\)<\/script> & "ngoặc"/);
    }));

  it('groups by kind and tells how many', () =>
    search('khu phố', async (view) => {
      assert.deepEqual(await view.locator('#found_ h2').allInnerTexts(), ['Tin bài 2']);
      assert.equal(await view.locator('#status_').innerText(), '2 kết quả cho “khu phố”');
      assert.equal(await view.locator('#status_').getAttribute('role'), 'status');
    }));

  it('says when there is nothing', () =>
    search('zzzzz', async (view) => {
      assert.match(await view.locator('#status_').innerText(), /Không tìm thấy gì/);
      assert.match(await view.locator('#found_').innerText(), /danh sách/);
    }));

  it('shows what comes nearest, and says so', () =>
    search('khai sinh xyzxyz', async (view) => {
      assert.equal((await titles(view))[0], 'Đăng ký khai sinh');
      assert.match(await view.locator('#found_').innerText(), /gần nhất/);
    }));

  it('is used without a mouse', () =>
    search('dang ky', async (view) => {
      const focused = () => view.evaluate(() => document.activeElement.textContent || document.activeElement.id);
      const all = await titles(view);
      await view.keyboard.press('ArrowDown');
      assert.equal(await focused(), all[0]);
      await view.keyboard.press('ArrowDown');
      assert.equal(await focused(), all[1]);
      await view.keyboard.press('ArrowUp');
      await view.keyboard.press('ArrowUp');
      assert.equal(await focused(), 'q_');
      await view.keyboard.press('Enter');
      assert.equal(await focused(), all[0]);
      await view.keyboard.press('Escape');
      assert.equal(await focused(), 'q_');
      await view.keyboard.press('Escape');
      assert.equal(await view.locator('#q_').inputValue(), '');
      assert.deepEqual(await titles(view), []);
      await view.locator('#q_').blur();
      await view.keyboard.press('/');
      assert.equal(await focused(), 'q_');
      await view.keyboard.type('khai sinh');
      await view.keyboard.press('Enter');
      await view.keyboard.press('Enter');
      await view.waitForURL(/khai-sinh\.html$/);
      await view.goBack();
      assert.equal(await view.locator('#q_').inputValue(), 'khai sinh');
    }));

  it('takes what was typed on any other page', () =>
    open(browser, small.url('articles/loa.html'), {}, async (view) => {
      await view.locator('#find_').fill('tạm trú & trọ');
      await view.keyboard.press('Enter');
      await view.waitForURL(/search\.html\?q=/);
      assert.equal(await view.locator('#q_').inputValue(), 'tạm trú & trọ');
      await view.waitForSelector('#found_ li');
      assert.equal((await titles(view))[0], 'Ở trọ cần biết');
    }));

  it('asks for the index only when somebody searches', () =>
    open(browser, small.url('search.html'), {}, async (view, log) => {
      const asked = () => log.requests.some(({ url }) => url.includes('search-index.js'));
      assert.ok(!asked());
      await view.locator('#q_').focus();
      await view.waitForFunction(() => window.loaSearchIndex);
      assert.ok(asked());
    }));

  for (const [name, options] of [
    ['by day', { colorScheme: 'light' }],
    ['by night on a phone', { colorScheme: 'dark', width: 360 }],
  ]) {
    it(`is accessible with results ${name}, and fits`, async () => {
      const problems = await search('dang ky', async (view) => [...(await accessibility(view)), ...(await overflow(view, 320))], options);
      assert.deepEqual(problems, []);
    });
  }

  it('leads to every list without JavaScript', () =>
    open(browser, small.url('search.html'), { javaScriptEnabled: false }, async (view) => {
      const links = await view.locator('.search-lists a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const list of ['procedures/index.html', 'articles/index.html', 'units/index.html', 'hotlines.html']) assert.ok(links.includes(list), list);
      assert.match(await view.locator('noscript').textContent(), /không chạy JavaScript/);
    }));

  it('says when the index is gone', async () => {
    const lame = build((folder) => put(folder, FILES));
    rmSync(path.join(lame.root, 'search-index.js'));
    try {
      await open(browser, lame.url('search.html'), {}, async (view) => {
        await view.locator('#q_').focus();
        await view.waitForFunction(() => document.getElementById('status_').textContent.includes('Không tải được'));
      });
    } finally {
      lame.remove();
    }
  });
});

describe('search: 300 procedures and 500 articles', () => {
  it('have an index of at most 250 KB gzipped that still answers', async () => {
    const large = build((folder) => writeLargeSite(folder));
    try {
      const index = readFileSync(path.join(large.root, 'search-index.js'));
      const gzipped = gzipSync(index).length;
      console.log(`search index: ${index.length} bytes, ${gzipped} gzipped`);
      assert.ok(gzipped <= 250_000, `${gzipped} bytes`);
      await open(browser, large.url('search.html'), {}, async (view) => {
        await type(view, '2.100037');
        assert.equal(await view.locator('#found_ li a').first().getAttribute('href'), 'procedures/thu-tuc-1.html');
      });
    } finally {
      large.remove();
    }
  });
});
