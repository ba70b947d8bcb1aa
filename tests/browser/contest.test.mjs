//! Taking part in a contest, in a browser: the same paper as the grader draws, an entry that Rust reads, a form that arrives whole, consents unticked, a time limit.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import vm from 'node:vm';
import { accessibility } from './checks/axe.mjs';
import { validity } from './checks/html.mjs';
import { overflow } from './checks/layout.mjs';
import { network } from './checks/network.mjs';
import { heavy, weigh } from './checks/weight.mjs';
import { launch, open } from './rig/browser.mjs';
import { binary, build, put } from './rig/loa.mjs';

const ROUND = 'contests/thu/vong-1/index.html';
const OPEN = '2024-07-10T09:00:00+07:00';

let browser;
let server;
let received;
let built;

before(async () => {
  browser = await launch();
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      received.push({ method: request.method, type: request.headers['content-type'], body });
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>ok</title><p id="receipt">ABCDEFGH2345</p>');
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  built = build((folder) => put(folder, files(server.address().port)), '2024-07-10');
});
after(async () => {
  await browser?.close();
  server?.close();
  built?.remove();
});

function files(port) {
  const questions = Array.from({ length: 12 }, (_, at) => `  - {id: c-${at + 10}, pillar: procedures, text: "Câu hỏi số ${at + 10}?", choices: ["Một", "Hai", "Ba"]}\n`);
  return {
    'site.yaml': 'unit: phuong\ntitle: {vi: Phường Mẫu, en: Sample Ward}\nlanguages: [vi, en]\n',
    'units.yaml': 'units:\n  - {id: phuong, kind: ward, name: UBND phường Mẫu}\n',
    'contests/thu/banks/chung.yaml': `questions:
  - {id: nhieu, kind: multiple, pillar: institutional, text: "Chọn hai màu", choices: ["Xanh", "Bàn", "Đỏ"]}
  - {id: thu-tu, kind: ordering, pillar: apparatus, text: "Xếp từ nhỏ đến lớn", choices: ["Một", "Hai", "Ba"]}
  - {id: dung-sai, kind: true_false, pillar: civil_service, text: "Trời xanh </script><b>."}
  - {id: ngan, kind: short, pillar: public_finance, text: "Viết chữ: một cửa"}
${questions.join('')}`,
    'contests/thu/contest.yaml': `title: {vi: Cuộc thi thử, en: A contest}
sample: true
groups:
  - {id: can-bo, name: Cán bộ}
  - {id: nguoi-dan, name: Người dân, min_age: 14}
paper:
  strata:
    - {pillar: institutional, count: 1}
    - {pillar: apparatus, count: 1}
    - {pillar: civil_service, count: 1}
    - {pillar: public_finance, count: 1}
    - {pillar: procedures, count: 3}
  time_limit: 10 phút
attempts: {most: 2, counts: best}
prediction: {kind: percent_all_correct, decimals: 2}
rounds:
  - {id: vong-1, name: {vi: Vòng 1, en: Round 1}, opens: 2024-07-08 08:00, closes: 2024-07-28, seed: thu-nghiem-0123456789, bank: chung}
code: issued
fields:
  - {field: name}
  - {field: workplace, required: false}
consents:
  - {id: cham-thi, purpose: Chấm thi và trao giải, required: true}
  - {id: nhan-tin, purpose: Nhận tin sau này}
privacy: {controller: Phường Mẫu, purpose: Chấm thi, keep_until: 2024-12-31}
intake: {endpoint: "http://127.0.0.1:${port}/nop", email: thi@vi-du.example, zalo: "0256 000 0000"}
`,
  };
}

function script(...names) {
  const window = {};
  for (const name of names) vm.runInNewContext(readFileSync(new URL(`../../themes/sen/assets/${name}.js`, import.meta.url), 'utf8'), { window, TextEncoder });
  return window;
}

/** The entry page at a moment of the round. */
function at(time, work, options = {}) {
  return open(browser, 'about:blank', { width: 360, acceptDownloads: true, ...options }, async (view, log) => {
    await view.clock.install({ time: new Date(time) });
    await view.goto(built.url(ROUND));
    return work(view, log);
  });
}

async function fillIn(view) {
  await view.getByLabel('Người dân').check();
  await view.locator('#code_').fill(' bd-0042 ');
  await view.locator('#field-name_').fill('Người dự thi mẫu 1');
  await view.locator('[data-consent=cham-thi]').check();
}

async function begin(view) {
  await fillIn(view);
  await view.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  await view.locator('#paper_').waitFor();
}

async function answer(view) {
  await view.locator('#q-nhieu_').getByText('Xanh', { exact: true }).click();
  await view.locator('#q-nhieu_').getByText('Đỏ', { exact: true }).click();
  await view.locator('#q-dung-sai_').getByText('Đúng', { exact: true }).click();
  await view.locator('#q-ngan_ input').fill('  Một   CỬA. ');
  await view.locator('#q-thu-tu_ .down:enabled').first().click();
  await view.locator('#prediction_').fill('24,5');
}

async function finish(view) {
  await view.getByRole('button', { name: 'Xem lại bài' }).click();
  await view.locator('#review_').waitFor();
  await view.getByRole('button', { name: 'Hoàn tất bài thi' }).click();
  await view.locator('#send_').waitFor();
  return view.locator('#text_').inputValue();
}

function read(text) {
  return JSON.parse(Buffer.from(text.split('.')[1], 'base64url').toString('utf8'));
}

describe('contest: the scripts', () => {
  const vectors = JSON.parse(readFileSync(new URL('../contest/draw.json', import.meta.url), 'utf8'));
  const { loaPaper } = script('paper-draw');

  it('hash as everybody does', () => {
    for (const text of ['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'đợt một\n'.repeat(40)]) {
      assert.equal(loaPaper.sha256(text), createHash('sha256').update(text).digest('hex'));
    }
  });

  it('draw the papers that the grader draws', () => {
    let papers = 0;
    for (const one of vectors.papers) {
      const bank = one.bank.map((question) => ({ ...question, choices: [...'abcdefgh'.slice(0, question.choices)].map((letter) => [letter, [letter]]) }));
      const rules = { ...one, strata: one.strata.map((stratum) => [stratum.pillar, stratum.count]), shuffle_questions: one.shuffles_questions, shuffle_choices: one.shuffles_choices };
      for (const { code, attempt, paper } of one.drawn) {
        const drawn = loaPaper.draw(rules, bank, one.group, code, attempt);
        assert.deepEqual(Array.from(drawn, (of) => ({ id: of.question.id, choices: of.letters.join('') })), paper.map(({ id, choices }) => ({ id, choices })));
        papers += 1;
      }
    }
    assert.ok(papers > 10);
  });

  it('take a code for the same however it is typed', () => {
    for (const { kind, written, code } of vectors.codes) assert.equal(loaPaper.code(kind, written), code, written);
  });

  it('draw QR codes as they were when a reader read them back', () => {
    const { loaQr } = script('qr-code');
    for (const [text, size, hash] of [
      ['LOA1.a', 21, 'b5229bd95b12b9fd'],
      ['LOA1.' + 'abcdefghij'.repeat(20), 53, '74d587e802b9a53f'],
      ['LOA1.' + 'AZ09-_xyz7'.repeat(90), 101, '3f6df2a06f7ad7e9'],
    ]) {
      const rows = loaQr(text);
      const drawn = Array.from(rows, (row) => Array.from(row, Number).join('')).join('\n');
      assert.equal(rows.length, size, text.slice(0, 12));
      assert.equal(createHash('sha256').update(drawn).digest('hex').slice(0, 16), hash);
    }
    assert.equal(loaQr('x'.repeat(3000)), null);
  });
});

describe('contest: an entry', () => {
  it('is made by hand and read by Rust', () =>
    at(OPEN, async (view, log) => {
      await begin(view);
      assert.equal(await view.locator('#questions_ fieldset').count(), 7);
      await answer(view);
      const text = await finish(view);
      const entry = read(text);
      assert.equal(entry.code, 'BD0042');
      assert.equal(entry.group, 'nguoi-dan');
      assert.deepEqual(entry.fields, { name: 'Người dự thi mẫu 1' });
      assert.deepEqual(entry.consents, ['cham-thi']);
      assert.equal(entry.answers.nhieu, 'ac');
      assert.equal(entry.answers['dung-sai'], 't');
      assert.equal(entry.answers.ngan, 'một cửa');
      assert.match(entry.answers['thu-tu'], /^[abc]{3}$/);
      assert.equal(entry.prediction, '24.5');
      assert.equal(entry.started.slice(0, 16), '2024-07-10T09:00');
      assert.equal(entry.device, undefined);
      const [download] = await Promise.all([view.waitForEvent('download'), view.locator('#file_').click()]);
      assert.equal(download.suggestedFilename(), 'BD0042.loa-entry.txt');
      const file = path.join(built.root, '..', 'BD0042.loa-entry.txt');
      writeFileSync(file, readFileSync(await download.path()));
      const said = execFileSync(binary(), ['contest', 'entry', file, '--lang', 'en'], { encoding: 'utf8' });
      assert.match(said, /BD0042/);
      assert.match(said, /một cửa/);
      assert.ok((await view.locator('#qr_ svg').count()) >= 1);
      assert.match(await view.locator('#mail_').getAttribute('href'), /^mailto:thi@vi-du\.example\?subject=.*&body=LOA1\./);
      assert.deepEqual(network(log, built.url('')), []);
    }));

  it('goes to a form endpoint whole, and only when one says so', async () => {
    received = [];
    await at(OPEN, async (view) => {
      await begin(view);
      await answer(view);
      const text = await finish(view);
      assert.equal(received.length, 0);
      await view.getByRole('button', { name: 'Gửi bài ngay' }).click();
      await view.locator('#receipt').waitFor();
      const [post] = received;
      assert.equal(post.method, 'POST');
      assert.equal(post.type, 'application/x-www-form-urlencoded');
      const sent = new URLSearchParams(post.body);
      assert.deepEqual([...sent.keys()].sort(), ['contest', 'entry', 'round']);
      assert.equal(sent.get('entry'), text);
      assert.equal(sent.get('contest'), 'thu');
      assert.equal(sent.get('round'), 'vong-1');
    });
  });

  it('outlives a reload, and is gone when it is erased', () =>
    at(OPEN, async (view) => {
      await begin(view);
      await answer(view);
      await view.reload();
      await view.locator('#paper_').waitFor();
      assert.equal(await view.locator('#q-ngan_ input').inputValue(), 'một cửa');
      assert.equal(await view.locator('#prediction_').inputValue(), '24,5');
      const text = await finish(view);
      await view.reload();
      assert.equal(await view.locator('#text_').inputValue(), text);
      await view.getByRole('button', { name: 'Xóa bài khỏi máy này' }).click();
      await view.locator('#who_').waitFor();
      assert.equal(await view.evaluate(() => sessionStorage.length), 0);
      const kept = await view.evaluate(() => JSON.stringify(localStorage));
      assert.doesNotMatch(kept, /BD0042|Người dự thi/);
    }));

  it('asks nobody to agree by ticking for them', () =>
    at(OPEN, async (view) => {
      assert.equal(await view.locator('#who_ :checked:not(option)').count(), 0);
      await fillIn(view);
      await view.locator('[data-consent=cham-thi]').uncheck();
      await view.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
      assert.match(await view.locator('#wrong_').innerText(), /đồng ý/);
      assert.ok(await view.locator('#paper_').isHidden());
    }));

  it('is closed when time is over', () =>
    at(OPEN, async (view) => {
      await begin(view);
      await answer(view);
      assert.match(await view.locator('#left_').innerText(), /^(10:00|9:5\d)$/);
      await view.clock.fastForward('05:01');
      assert.match(await view.locator('#told_').innerText(), /5/);
      await view.clock.fastForward('05:00');
      await view.locator('#send_').waitFor();
      const entry = read(await view.locator('#text_').inputValue());
      assert.equal(entry.answers.nhieu, 'ac');
    }));

  it('counts attempts on this device', () =>
    at(OPEN, async (view) => {
      for (const attempt of [1, 2]) {
        await begin(view);
        await view.locator('#prediction_').fill('1');
        assert.equal(read(await finish(view)).attempt, attempt);
        await view.getByRole('button', { name: 'Xóa bài khỏi máy này' }).click();
        await view.locator('#who_').waitFor();
      }
      await fillIn(view);
      await view.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
      assert.match(await view.locator('#wrong_').innerText(), /đủ 2 lượt/);
    }));

  it('cannot begin when the clock says that the round is over', () =>
    at('2024-07-29T00:00:30+07:00', async (view) => {
      assert.ok(await view.locator('#who-form_').isHidden());
      assert.match(await view.locator('#over_').innerText(), /đã đóng/);
    }));

  it('is a page that is well-formed, and light for an old phone', async () => {
    assert.deepEqual(await validity(readFileSync(path.join(built.root, ROUND), 'utf8')), []);
    await at(OPEN, async (view, log) => assert.deepEqual(heavy(await weigh(view, log)), []));
  });

  it('says what to do where scripts do not run', () =>
    open(browser, built.url(ROUND), { width: 360, javaScriptEnabled: false }, async (view) => {
      assert.ok(await view.locator('#entry_').isHidden());
      assert.match(await view.locator('main').innerText(), /không chạy JavaScript/);
      assert.match(await view.locator('main').innerText(), /thi@vi-du\.example/);
    }));

  it('can be made by everybody, at every step', () =>
    at(OPEN, async (view, log) => {
      const check = async (step) => {
        assert.deepEqual(await accessibility(view), [], step);
        assert.deepEqual(await overflow(view, 360), [], step);
      };
      await check('who');
      await begin(view);
      await check('paper');
      await answer(view);
      await view.getByRole('button', { name: 'Xem lại bài' }).click();
      await check('review');
      await view.getByRole('button', { name: 'Hoàn tất bài thi' }).click();
      await check('send');
      assert.deepEqual(log.problems, []);
    }));
});
