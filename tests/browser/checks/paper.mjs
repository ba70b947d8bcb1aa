//! Knows what a printed sheet is: so many pages of the right size, nothing over the edge of its box, nothing cut in two, codes that can be read.

import { execFileSync } from 'node:child_process';
import { toPdf } from './print.mjs';

const MM = 72 / 25.4;

/** Everything wrong with a sheet as it is printed to `file`: `pages` of `size` in millimetres. */
export async function sheetProblems(page, file, { pages, size }) {
  const problems = await cutInTheirBoxes(page);
  await toPdf(page, file);
  const report = execFileSync('pdfinfo', ['-f', '1', '-l', '999', file], { encoding: 'utf8' });
  const found = [...report.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm)].map(([, width, height]) => [Number(width), Number(height)]);
  if (found.length !== pages) problems.push(`${found.length} pages instead of ${pages}`);
  for (const [at, points] of found.entries()) {
    if (points.some((n, side) => Math.abs(n - size[side] * MM) > 2)) problems.push(`page ${at + 1} is ${points.map((n) => Math.round(n / MM))} mm`);
  }
  return [...problems, ...wordsOverTheEdge(file), ...(await lost(page, file))];
}

/** Parts that are larger than the box that holds them, as the printer sees them. */
async function cutInTheirBoxes(page) {
  await page.emulateMedia({ media: 'print' });
  const width = page.viewportSize().width;
  await page.setViewportSize({ width: 1123, height: 1123 });
  const found = await page.evaluate(() => {
    const problems = [];
    for (const box of document.querySelectorAll('.sheet, .panel-paper, .codes li, .poster-numbers section')) {
      const edge = box.getBoundingClientRect();
      for (const part of box.querySelectorAll('p, h1, h2, h3, li, figure, svg.qr')) {
        const inner = part.getBoundingClientRect();
        if (inner.width > 0 && (inner.bottom > edge.bottom + 1 || inner.right > edge.right + 1)) {
          problems.push(`<${part.localName}> “${part.textContent.trim().slice(0, 30)}” reaches out of <${box.localName} class="${box.className}">`);
        }
      }
    }
    return problems.slice(0, 4);
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width, height: 900 });
  return found;
}

function wordsOverTheEdge(file) {
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const problems = [];
  let sheet = {};
  let number = 0;
  for (const [, width, height, x0, y0, x1, y1, word] of boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)"|<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)/g)) {
    if (width) {
      sheet = { width: Number(width), height: Number(height) };
      number += 1;
    } else if (Number(x0) < 0 || Number(y0) < 0 || Number(x1) > sheet.width || Number(y1) > sheet.height) problems.push(`page ${number}: “${word}” is cut off`);
  }
  return problems.slice(0, 5);
}

/** Words of the sheet that are not on the paper. */
async function lost(page, file) {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const have = squeeze(text);
  const words = (await page.locator('main').innerText()).split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const missing = [...new Set(words)].filter((word) => !have.includes(squeeze(word)));
  return missing.length > 0 ? [`not on paper: ${missing.slice(0, 8).join(' ')}`] : [];
}

function squeeze(text) {
  return text.normalize('NFC').toLocaleLowerCase('vi').replace(/[\s\u00ad-]+/g, ''); // a hyphen at the end of a line is read as none
}
