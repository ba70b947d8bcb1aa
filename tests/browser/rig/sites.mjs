//! Knows which sites were built for these tests and which pages they have; everything is read from disk, nothing is listed by hand.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that holds one folder per built site; LOA_OUT names another one. */
export const OUT = path.resolve(
  process.env.LOA_OUT ?? fileURLToPath(new URL('../out', import.meta.url)),
);

/** All built sites, without what a build keeps for the next one (`.NAME.loa-cache`). None at all is an error: a run that looked at nothing must not be green. */
export function sites() {
  const names = existsSync(OUT)
    ? readdirSync(OUT, { withFileTypes: true }).filter((e) => e.isDirectory() && !e.name.startsWith('.')).map((e) => e.name)
    : [];
  if (names.length === 0) throw new Error(`no built site under ${OUT}: run tests/run, or loa build SITE -o ${OUT}/NAME`);
  return names.sort().map((name) => site(path.join(OUT, name)));
}

/** A short address: its page only leads on to an article, so that no browser can stay and look at it. */
const isShort = (page) => /^([a-z]{2,3}(-[A-Za-z]+)*\/)?b\//.test(page);

/** One built site: its folder, all its files, its pages and its short addresses, as paths relative to the folder with `/`. */
export function site(root) {
  const files = walk(root, '').sort();
  // The sites of a portal's units are looked at by themselves; to the portal they are only what its links lead to.
  const isPortal = files.includes('data/portal.json');
  const html = files.filter((file) => file.endsWith('.html') && !(isPortal && file.startsWith('sites/')));
  const [pages, shorts] = [html.filter((page) => !isShort(page)), html.filter(isShort)];
  return { name: path.basename(root), root, isPortal, files, pages, shorts, url: (page) => fileUrl(root, page) };
}

/** The `file://` address of a page. */
export function fileUrl(root, page) {
  return pathToFileURL(path.join(root, page)).href;
}

/** Of each kind of page so many of each site, because the templates are the same. */
const OF_A_KIND = 3;

/**
 * The pages on which everything is tried that one visit can try: the first of each kind in each site. LOA_THOROUGH=1 tries every page of every site
 * (some twenty minutes on two cores).
 */
export function thorough(all) {
  return new Map(
    all.map((site) => {
      if (process.env.LOA_THOROUGH) return [site.name, new Set(site.pages)];
      const shown = new Map();
      const first = site.pages.filter((page) => {
        const kind = kindOf(page);
        shown.set(kind, (shown.get(kind) ?? 0) + 1);
        return shown.get(kind) <= OF_A_KIND;
      });
      return [site.name, new Set(first)];
    }),
  );
}

/** How many sites show a kind of page: the templates are the same for all, so the two largest stand for the rest. */
const SHOWN_BY = 2;

/**
 * A few pages of each kind, by site. A folder holds one kind of page, so its list and its first page stand for the rest;
 * the pages beside an `index.html` of a language (`index.html`, `en/index.html`) are each a kind of their own.
 */
export function samples(all) {
  const shown = new Map();
  const largestFirst = [...all].sort((a, b) => b.pages.length - a.pages.length || a.name.localeCompare(b.name));
  return largestFirst
    .map((site) => ({
      site,
      pages: sample(site.pages).filter((page) => {
        const kind = kindOf(page);
        shown.set(kind, (shown.get(kind) ?? 0) + 1);
        return shown.get(kind) <= SHOWN_BY;
      }),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** The pages of one site that stand for its kinds of page. */
export function sample(pages) {
  const seen = new Set();
  return pages.filter((page) => {
    const kind = kindOf(page);
    if (seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
}

function kindOf(page) {
  const folder = path.posix.dirname(page);
  const isOfItsOwn = folder === '.' || /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(folder) || path.posix.basename(page) === 'index.html';
  return isOfItsOwn ? page : `${folder}/…`;
}

function walk(root, under) {
  return readdirSync(path.join(root, under), { withFileTypes: true }).flatMap((entry) => {
    const file = under ? `${under}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(root, file) : [file];
  });
}
