//! Knows what a page costs its reader: the bytes of everything the browser asked for, as they lie on disk.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a citizen's page may weigh in all, fonts included (design.md), in bytes. */
export const LIMIT_BYTES = 100 * 1024;

/** Pages of figures (a province's weeks × units, a month's log, what a round of a contest came to, question by question) are tables; the host's compression makes a tenth of them. */
export const FIGURES_LIMIT_BYTES = 200 * 1024;
const FIGURES = /(^|\/)(progress\.html|progress\/|obligations\/|contests\/.*\/results\.html)/;

/** The screen is loaded once, by the office; sheets of codes are loaded to be printed. No citizen waits for either. */
const OF_THE_OFFICE = /(^|\/)(tv\.html|qr\/)/;

/**
 * Bytes by kind of what was loaded, and their sum. Where a page shows pictures as its content, the pictures are
 * weighed apart (`pictures`): what everybody pays for every page is `total`.
 */
export async function weigh(page, log) {
  const hasPictures = (await page.locator('main img').count()) > 0;
  const byKind = {};
  for (const url of new Set(log.requests.map((request) => request.url.split('#')[0]))) {
    if (!url.startsWith('file:')) continue;
    const { kind } = log.requests.find((request) => request.url.split('#')[0] === url);
    const bytes = statSync(fileURLToPath(url.split('?')[0]), { throwIfNoEntry: false })?.size ?? 0;
    byKind[kind] = (byKind[kind] ?? 0) + bytes;
  }
  const pictures = hasPictures ? (byKind.image ?? 0) : 0;
  const all = Object.values(byKind).reduce((sum, bytes) => sum + bytes, 0);
  return { total: all - pictures, pictures, byKind };
}

/** A page that is too heavy, with what makes it so. */
export function heavy({ total, byKind }, page = '') {
  const limit = FIGURES.test(page) || OF_THE_OFFICE.test(page) ? FIGURES_LIMIT_BYTES : LIMIT_BYTES;
  return total > limit ? [`weighs ${kilobytes(total)} of ${kilobytes(limit)}: ${describe(byKind)}`] : [];
}

/** `document 12.3 KB, font 30.0 KB`, heaviest first. */
export function describe(byKind) {
  return Object.entries(byKind)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, bytes]) => `${kind} ${kilobytes(bytes)}`)
    .join(', ');
}

/** Bytes as people read them. */
export function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
