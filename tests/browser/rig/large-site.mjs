//! Knows how to write a large site of made-up text: 300 procedures and 500 articles of 500–600 words, their words as rare and as common as in real text.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ONSETS = 'b c ch d đ g gi h kh l m n nh ng ph qu r s t th tr v x'.split(' ');
const RHYMES =
  'a ac ach ai am an ang anh ao ap at ăc ăm ăn ăng ăt âc âm ân âng ât âu ay ây e em en eo ep et ê êch êm ên ênh êt êu i ich im in inh it iu o oa oai oan oc oi om on ong op ot ô ôc ôi ôm ôn ông ôt ơ ơi ơm ơn u ua uc ui um un ung ut ư ưa ưc ưng ươc ươi ươm ươn ương ươt ưu uyên uyêt y iên iêm iêt iêu'.split(' ');
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** A small generator of numbers from 0 to 1, the same at every run. */
export function random(seed = 2024) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** 5,000 syllables, and one drawn as often as its rank makes it: about 290 different ones in 560, as in real articles. */
function vocabulary(next) {
  const all = ONSETS.flatMap((onset) => RHYMES.flatMap((rhyme) => TONES.map((tone) => (onset + rhyme).replace(/([aeiouyăâêôơư])(?=[^aeiouyăâêôơư]*$)/, `$1${tone}`).normalize('NFC'))));
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [all[at], all[other]] = [all[other], all[at]];
  }
  const words = all.slice(0, 5000);
  const sums = [];
  words.reduce((sum, _, rank) => (sums[rank] = sum + 1 / (rank + 4) ** 1.2), 0);
  return () => {
    const at = next() * sums[sums.length - 1];
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return words[low];
  };
}

/** Writes the site into `folder`. */
export function writeLargeSite(folder, { procedures = 300, articles = 500 } = {}) {
  const next = random();
  const word = vocabulary(next);
  const text = (least, most) => Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, word).join(' ');
  const sentence = (least, most) => text(least, most).replace(/^./, (first) => first.toUpperCase());
  const put = (file, content) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  put('site.yaml', 'unit: phuong\ntitle: Phường Mẫu\nlanguages: [vi]\nsample: Chữ ngẫu nhiên để thử ô tìm kiếm.\n');
  put('units.yaml', 'units:\n  - {id: phuong, kind: ward, name: Ủy ban nhân dân phường Mẫu}\n');
  for (let at = 0; at < articles; at += 1) {
    const month = String(1 + (at % 12)).padStart(2, '0');
    const paragraphs = Array.from({ length: 6 }, () => `${sentence(85, 98)}.`);
    const title = sentence(8, 14);
    put(
      `articles/${slug(title)}-${at}.md`,
      `---\ntitle: "${title}"\ndate: 2024-${month}-${String(1 + (at % 28)).padStart(2, '0')}\nsummary: "${sentence(20, 30)}."\n---\n${paragraphs.slice(0, 3).join('\n\n')}\n\n## ${sentence(5, 8)}\n\n${paragraphs.slice(3).join('\n\n')}\n`,
    );
  }
  for (let at = 0; at < procedures; at += 1) put(`procedures/thu-tuc-${at}.yaml`, procedure(at, sentence));
}

/** A file's name as authors make them: the title without marks, not too long. */
function slug(title) {
  const bare = title.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd');
  return bare.split(' ').slice(0, 6).join('-');
}

function procedure(at, sentence) {
  const list = (key, lines) => `${key}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
  const several = (count, least, most) => Array.from({ length: count }, () => `${sentence(least, most)}.`);
  return `${[
    `code: "${1 + (at % 3)}.${String(100000 + at * 37)}"`,
    `name: ${sentence(5, 14)}`,
    'levels: commune',
    `field: Lĩnh vực ${at % 12}`,
    `description: ${sentence(15, 25)}.`,
    list('keywords', several(3, 2, 4)),
    list('steps', several(5, 30, 50)),
    'time_limit: {value: 3, unit: working_day}',
    `fee: {amount: 8000, note: "${sentence(15, 30)}."}`,
    list('results', several(1, 5, 10)),
    `dossier_cases:\n  - items:\n${several(6, 8, 20).map((name) => `      - {name: "${name}", originals: 1}`).join('\n')}`,
    `conditions: ${sentence(30, 60)}.`,
    'sample: true',
  ].join('\n')}\n`;
}
