//! A practice quiz from file://: by keyboard alone from the first question to the score, with every answer explained; a reload loses nothing;
//! without a script everything can be read.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './rig/browser.mjs';
import { build, put } from './rig/loa.mjs';
import { accessibility } from './checks/axe.mjs';
import { overflow } from './checks/layout.mjs';
import { network } from './checks/network.mjs';
import { heavy, weigh } from './checks/weight.mjs';

const question = (id, more) => `  - {id: ${id}, pillar: procedures, text: Câu ${id}?, explanation: Vì sao ${id}., basis: Căn cứ ${id}, ${more}}\n`;

const FIXED =
  'title: Bài thử\nshuffle: false\npass: 70%\nmarks_optional: true\nquestions:\n' +
  question('mot', 'choices: [Một, Hai, Ba], answer: b') +
  question('nhieu', 'kind: multiple, choices: [Đỏ, Xanh, Vàng], answer: [a, c]') +
  question('dung', 'kind: true_false, answer: sai') +
  question('xep', 'kind: ordering, choices: [Nộp hồ sơ, Nhận kết quả, Xem hướng dẫn], answer: [c, a, b]') +
  question('ngan', 'kind: short, answer: [Một cửa, one-stop shop]');

const DRAWN =
  'title: Bài rút\nstrata: [{pillar: procedures, count: 2}, {count: 1}]\nquestions:\n' +
  Array.from({ length: 6 }, (_, n) => question(`c${n}`, 'choices: [Đúng đây, Cả a và c, Không], answer: a')).join('');

const FILES = {
  'site.yaml': 'unit: phuong\ntitle: Phường Mẫu\nlanguages: [vi]\n',
  'units.yaml': 'units:\n  - {id: phuong, kind: ward, name: UBND phường Mẫu}\n',
  'quizzes/bai-thu.yaml': FIXED,
  'quizzes/bai-rut.yaml': DRAWN,
};

let browser;
let site;
before(async () => {
  browser = await launch();
  site = build((folder) => put(folder, FILES));
});
after(async () => {
  await browser?.close();
  site?.remove();
});

/** Opens a quiz and starts it as a reader without a mouse does. */
function quiz(work, { page = 'quizzes/bai-thu.html', ...options } = {}) {
  return open(browser, site.url(page), options, async (view, log) => {
    await view.locator('[data-do="start"]').press('Enter');
    await work(view, log);
    assert.deepEqual(network(log, site.url('')), []);
  });
}

const focused = (view) => view.evaluate(() => document.activeElement.textContent.trim());
const verdict = (view) => view.locator('.verdict').innerText();

async function keys(view, ...names) {
  for (const name of names) await view.keyboard.press(name);
}

/** Answers all five questions of the fixed quiz by keyboard; `first` is how far down the first answer lies. */
async function answerAll(view, first) {
  await keys(view, 'Tab', 'Space', ...Array(first).fill('ArrowDown'), 'Enter');
  await keys(view, 'Enter'); // next, where the focus is
  await keys(view, 'Tab', 'Space', 'Tab', 'Tab', 'Space', 'Enter', 'Enter');
  await keys(view, 'Tab', 'Space', 'ArrowDown', 'Enter', 'Enter');
}

describe('quiz: by keyboard', () => {
  it('goes from the first question to the score', () =>
    quiz(async (view) => {
      assert.equal(await focused(view), 'Câu mot?');
      await answerAll(view, 1);
      assert.equal(await focused(view), 'Câu xep?');
      await order(view);
      await keys(view, 'Tab');
      assert.equal(await view.evaluate(() => document.activeElement.type), 'submit');
      await keys(view, 'Enter', 'Enter', 'Tab');
      await view.keyboard.type('  MOT cua. ');
      await keys(view, 'Enter');
      assert.match(await verdict(view), /^Chính xác\./);
      await keys(view, 'Enter');
      assert.equal(await focused(view), 'Kết quả');
      assert.equal(await view.locator('.score').innerText(), 'Đúng 5/5 câu (100%)');
      assert.match(await view.locator('[data-is="passed"]').innerText(), /^Đạt/);
      assert.equal(await view.locator('[data-do="wrong"]').isVisible(), false);
    }));

  it('says what is right, why, and where it is laid down', () =>
    quiz(async (view) => {
      await keys(view, 'Tab', 'Space', 'Enter');
      assert.equal(await verdict(view), 'Chưa đúng. Đáp án: Hai.\n\nVì sao mot.\n\nCăn cứ: Căn cứ mot');
      assert.equal(await view.locator('.option.right').innerText(), 'Hai\nĐáp án');
      assert.equal(await focused(view), 'Câu tiếp theo');
      assert.equal(await view.locator('.verdict').getAttribute('role'), 'status');
    }));

  it('asks for an answer before it judges', () =>
    quiz(async (view) => {
      await view.locator('#run_ [type="submit"]').press('Enter');
      assert.match(await verdict(view), /Hãy chọn/);
      assert.equal(await view.locator('[data-do="next"]').isVisible(), false);
    }));
});

/** Puts the three steps in order with the buttons, whatever order they came in. */
async function order(view) {
  for (const [at, letter] of ['c', 'a', 'b'].entries()) {
    const up = view.locator(`.order li[data-letter="${letter}"] [data-way="up"]`);
    for (;;) {
      const lines = await view.locator('.order li').evaluateAll((all) => all.map((line) => line.dataset.letter));
      if (lines.indexOf(letter) <= at) break;
      await up.focus();
      await view.keyboard.press('Enter');
    }
  }
  await view.locator('.order li:last-child [data-way="up"]').focus();
}

describe('quiz: putting in order', () => {
  it('tells where a line has gone, and keeps the focus on it', () =>
    quiz(async (view) => {
      await answerAll(view, 1);
      const first = view.locator('.order li').first();
      const name = await first.locator('span:not(.grip)').innerText();
      await first.locator('[data-way="down"]').press('Enter');
      assert.equal(await view.locator('[data-is="moved"]').innerText(), `${name}: vị trí 2 trong 3`);
      assert.equal(await view.evaluate(() => document.activeElement.closest('li').children[1].textContent), name);
      await keys(view, 'Enter');
      assert.equal(await view.locator('.order li').last().locator('span:not(.grip)').innerText(), name);
      assert.notEqual(await view.evaluate(() => document.activeElement.tagName), 'BODY');
    }));

  it('can be dragged', () =>
    quiz(async (view) => {
      await answerAll(view, 1);
      const line = view.locator('.order li').first();
      const name = await line.locator('span:not(.grip)').innerText();
      const grip = await line.locator('.grip').boundingBox();
      const last = await view.locator('.order li').last().boundingBox();
      await view.mouse.move(grip.x + 5, grip.y + 5);
      await view.mouse.down();
      await view.mouse.move(grip.x + 5, last.y + last.height - 2, { steps: 8 });
      await view.mouse.up();
      assert.equal(await view.locator('.order li').last().locator('span:not(.grip)').innerText(), name);
    }));
});

describe('quiz: a run', () => {
  it('survives a reload, an answer not handed in too', () =>
    quiz(async (view) => {
      await keys(view, 'Tab', 'Space', 'Enter', 'Enter');
      await view.locator('.option input').nth(2).check();
      await view.reload();
      assert.equal(await view.locator('legend').innerText(), 'Câu nhieu?');
      assert.equal(await view.locator('.option input').nth(2).isChecked(), true);
      await view.locator('#run_ [type="submit"]').press('Enter');
      await view.reload();
      assert.match(await verdict(view), /^Chưa đúng/);
    }));

  it('can be repeated with what was wrong', () =>
    quiz(async (view) => {
      await answerAll(view, 0);
      await order(view);
      await view.locator('#run_ [type="submit"]').press('Enter');
      await keys(view, 'Enter', 'Tab');
      await view.keyboard.type('hai cửa');
      await keys(view, 'Enter', 'Enter');
      assert.equal(await view.locator('.score').innerText(), 'Đúng 3/5 câu (60%)');
      assert.match(await view.locator('[data-is="passed"]').innerText(), /^Chưa đạt/);
      assert.equal(await view.locator('[data-part="end"] .questions details[open]').count(), 2);
      await view.reload();
      await view.locator('[data-do="wrong"]').press('Enter');
      assert.equal(await view.locator('[data-is="at"]').innerText(), 'Câu 1/2');
    }));

  it('draws other questions next time, and leaves choices that speak of others in their order', () =>
    quiz(
      async (view) => {
        const ids = () => view.evaluate(() => JSON.parse(sessionStorage.getItem(sessionStorage.key(0))).ids);
        const first = await ids();
        assert.equal(new Set(first).size, 3);
        assert.deepEqual(await view.locator('.option span').allInnerTexts(), ['Đúng đây', 'Cả a và c', 'Không']);
        await view.locator('[data-do="over"]').press('Enter');
        assert.deepEqual((await ids()).filter((id) => first.includes(id)), []);
      },
      { page: 'quizzes/bai-rut.html' },
    ));
});

describe('quiz: for everybody', () => {
  it('can be read without a script, answers folded', () =>
    open(browser, site.url('quizzes/bai-thu.html'), { javaScriptEnabled: false }, async (view) => {
      assert.equal(await view.locator('#all_ > li').count(), 5);
      assert.equal(await view.locator('#run_').isVisible(), false);
      const fold = view.locator('#all_ details').first();
      assert.equal(await fold.locator('p').first().isVisible(), false);
      await fold.locator('summary').press('Enter');
      assert.match(await fold.innerText(), /b\s+Vì sao mot\.\s+Căn cứ: Căn cứ mot/);
    }));

  it('is accessible at every step, by day and by night, and fits a phone', async () => {
    for (const colorScheme of ['light', 'dark']) {
      await open(browser, site.url('quizzes/bai-thu.html'), { colorScheme, width: 360 }, async (view, log) => {
        assert.deepEqual(heavy(await weigh(view, log)), []);
        const steps = [];
        const look = async () => steps.push(...(await accessibility(view)), ...(await overflow(view, 320)));
        await look();
        await view.locator('[data-do="start"]').press('Enter');
        for (let at = 0; at < 5; at += 1) {
          await look();
          const field = view.locator('[data-is="answer"] input').first();
          if ((await field.count()) > 0 && (await field.getAttribute('type')) === 'text') await field.fill('x');
          else if ((await field.count()) > 0) await field.check();
          await view.locator('#run_ [type="submit"]').press('Enter');
          await look();
          await view.keyboard.press('Enter');
        }
        await look();
        assert.deepEqual(steps, []);
      });
    }
  });

  it('has targets of 44 pixels', () =>
    quiz(
      async (view) => {
        await answerAll(view, 1);
        const small = await view.locator('main button:visible, main .option:visible').evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 44).length,
        );
        assert.equal(small, 0);
      },
      { width: 360 },
    ));

  it('prints the questions first and the answers on a page of their own', () =>
    quiz(async (view) => {
      await view.emulateMedia({ media: 'print' });
      assert.equal(await view.locator('#all_').isVisible(), true);
      assert.equal(await view.locator('#run_').isVisible(), false);
      assert.equal(await view.locator('#all_ details').first().isVisible(), false);
      const key = view.locator('.quiz-key');
      const text = await key.innerText();
      assert.match(text, /Đáp án\s+b\s.*\sa, c\s.*\sSai\s.*\sc, a, b\s.*\sMột cửa/s);
      assert.equal(text.match(/Vì sao /g).length, 5, 'each answer is explained');
      assert.equal(text.match(/Căn cứ /g).length >= 5, true, 'with its basis');
      assert.equal(await key.evaluate((one) => getComputedStyle(one).breakBefore), 'page');
    }));
});
