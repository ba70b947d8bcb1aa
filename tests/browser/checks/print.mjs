//! Knows what a printed plan is: A4 sheets with the document's symbol and title, nothing of the website around it, nothing cut off.

import { execFileSync } from 'node:child_process';

/** The symbol of an official document: `39/KH-UBND`, `/KH-UBND` while it has no number, `215/QĐ-TTg`. */
const SYMBOL = /\d*\s*\/\s*(?:\d{4}\s*\/\s*)?(?:KH|QĐ|CTr|CT|NQ|TB|HD|KL)-[A-ZĐa-z-]+/u;

const A4_POINTS = [595, 842];

/** Prints the page as the reader's browser would, to `file`. */
export async function toPdf(page, file) {
  await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true, printBackground: true });
}

/** Everything wrong with the page as it is printed to `file`. */
export async function printed(page, file) {
  const title = (await page.locator('h1').first().textContent()) ?? '';
  const symbol = (await page.locator('main').first().textContent())?.match(SYMBOL)?.[0];
  await toPdf(page, file);
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const problems = [...sheets(file), ...cutOff(file), ...(await leftOver(page))];
  if (!symbol) problems.push('the page names no symbol such as 39/KH-UBND');
  else if (!squeeze(text).includes(squeeze(symbol))) problems.push(`the symbol ${symbol} is not on paper`);
  const words = title.split(/\s+/).filter(Boolean);
  const missing = words.filter((word) => !squeeze(text).includes(squeeze(word)));
  if (words.length === 0) problems.push('the page has no h1');
  if (missing.length > words.length / 10) problems.push(`the title is not on paper: “${title.trim()}” lacks ${missing.join(' ')}`);
  return problems;
}

/** Sheets of another size than A4, either way up. */
function sheets(file) {
  const report = execFileSync('pdfinfo', ['-f', '1', '-l', '9999', file], { encoding: 'utf8' });
  const sizes = [...report.matchAll(/^Page\s+(\d+) size:\s+([\d.]+) x ([\d.]+)/gm)];
  if (sizes.length === 0) return ['nothing was printed'];
  return sizes
    .filter(([, , ...size]) => size.map(Number).sort((a, b) => a - b).some((points, at) => Math.abs(points - A4_POINTS[at]) > 2))
    .map(([, number, width, height]) => `sheet ${number} is ${width} × ${height} pt, not A4`);
}

/** Words that reach over the edge of their sheet. */
function cutOff(file) {
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const problems = [];
  let sheet = { width: Infinity, number: 0 };
  for (const [, width, xMin, xMax, word] of boxes.matchAll(/<page width="([\d.]+)"|<word xMin="(-?[\d.]+)" yMin="[^"]*" xMax="([\d.]+)"[^>]*>([^<]*)/g)) {
    if (width) sheet = { width: Number(width), number: sheet.number + 1 };
    else if (Number(xMin) < 0 || Number(xMax) > sheet.width) problems.push(`sheet ${sheet.number}: “${word}” is cut off`);
  }
  return problems.slice(0, 5);
}

/** Parts of the website that would stand on the paper. */
async function leftOver(page) {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('nav, body > footer, body > header, a[href="#main"], form, button, input, select')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1)
      .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> is printed`),
  );
  await page.emulateMedia({ media: null });
  return [...new Set(found)];
}

function squeeze(text) {
  return text.normalize('NFC').toLocaleLowerCase('vi').replace(/[\s\u00ad]+/g, '');
}
