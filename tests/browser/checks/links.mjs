//! Knows how the files of a site refer to each other: relatively, explicitly, to something that is there, and so that every page can be reached.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tags } from '../rig/html.mjs';

/** Attributes that hold one address. */
const ADDRESSES = ['href', 'src', 'poster', 'data', 'action', 'formaction', 'cite'];

/** Pages nobody links to: the host shows them by itself. */
const UNLINKED = new Set(['404.html']);

/** Every wrong reference of the site's pages and style sheets, and every page that no link leads to. */
export function links(site) {
  const read = reader(site);
  const files = new Set(site.files);
  const problems = [];
  for (const page of site.pages) {
    const { references, own } = read(page);
    for (const reference of references) {
      for (const message of wrong(page, reference, own, files, read)) problems.push(`${page}:${reference.line}: ${message}`);
    }
  }
  for (const sheet of site.files.filter((file) => file.endsWith('.css'))) {
    for (const address of addressesOfCss(readFileSync(path.join(site.root, sheet), 'utf8'))) {
      const target = resolve(sheet, address);
      if (target === undefined || !files.has(target.file)) problems.push(`${sheet}: url(${address}) leads to nothing in this site`);
    }
  }
  return [...problems, ...unreachable(site, read)];
}

/** File names that some host or Windows cannot hold. */
export function names(files) {
  const seen = new Map();
  return files.flatMap((file) => {
    const found = [];
    const folded = file.normalize('NFC').toLowerCase();
    if (seen.has(folded)) found.push(`${file}: differs from ${seen.get(folded)} by case only`);
    seen.set(folded, file);
    if (file.length > 180) found.push(`${file}: ${file.length} characters are too long for Windows`);
    for (const part of file.split('/')) {
      if (/[<>:"\\|?*\u0000-\u001f]|[. ]$/.test(part)) found.push(`${file}: a name Windows refuses`);
      if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part)) found.push(`${file}: a name reserved on Windows`);
      if (/[^\x21-\x7e]/.test(part)) found.push(`${file}: a name with more than ASCII, which hosts and archives spoil`);
    }
    return found;
  });
}

function reader(site) {
  const known = new Map();
  return (page) => {
    if (!known.has(page)) known.set(page, readPage(readFileSync(path.join(site.root, page), 'utf8')));
    return known.get(page);
  };
}

/** What a page refers to (`references`), which anchors it has, and where it says it lives (`own`, from its canonical link). */
function readPage(html) {
  const references = [];
  const anchors = new Set();
  let own;
  for (const { name, attributes, line } of tags(html)) {
    if (attributes.has('id')) anchors.add(attributes.get('id'));
    if (name === 'link' && attributes.get('rel') === 'canonical') own = attributes.get('href');
    for (const attribute of ADDRESSES) {
      const address = attributes.get(attribute);
      if (address !== undefined) references.push({ name, attribute, address, line, rel: attributes.get('rel') ?? '' });
    }
    for (const candidate of (attributes.get('srcset') ?? '').split(',')) {
      const [address] = candidate.trim().split(/\s+/);
      if (address) references.push({ name, attribute: 'srcset', address, line, rel: '' });
    }
  }
  return { references, anchors, own };
}

function wrong(page, { name, attribute, address, rel }, own, files, read) {
  const said = `${attribute}="${address}"`;
  const followed = name === 'a' || name === 'area' || (name === 'link' && /canonical|alternate|license|author|me|next|prev/.test(rel));
  if (/^(mailto|tel|sms|zalo):/i.test(address)) return [];
  if (/^https?:/i.test(address)) {
    if (!followed && attribute !== 'cite') return [`${said} loads from elsewhere`];
    const home = own && /^https?:/.test(own) ? new URL(own).origin : undefined;
    return name === 'a' && home && address.startsWith(`${home}/`) ? [`${said} is absolute though it stays in this site`] : [];
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return [`${said} has a scheme that is not allowed`];
  if (address.startsWith('/')) return [`${said} is bound to the root of a host`];
  if (address === '' || address === '#') return [`${said} leads nowhere`];
  const target = resolve(page, address);
  if (target === undefined) return [`${said} leaves the site's folder`];
  if (target.file.endsWith('/') || /^\.{0,2}$/.test(path.posix.basename(target.path))) return [`${said} names a folder; write the .html file`];
  if (!files.has(target.file)) return [`${said} leads to a file that is not there`];
  const anchors = target.file.endsWith('.html') ? read(target.file).anchors : undefined;
  if (target.fragment && anchors && !anchors.has(target.fragment)) return [`${said} leads to an anchor that is not there`];
  return [];
}

/** The file and the fragment an address means, seen from a file of the site; nothing if it leaves the site. */
function resolve(from, address) {
  const [beforeFragment, fragment = ''] = address.split('#', 2);
  const [asked] = beforeFragment.split('?', 1);
  const file = asked === '' ? from : path.posix.join(path.posix.dirname(from), decodeURIComponent(asked));
  if (file.startsWith('../')) return undefined;
  return { file, path: asked === '' ? from : asked, fragment: decodeURIComponent(fragment) };
}

function addressesOfCss(css) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = [...bare.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g), ...bare.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/g)];
  return found.map((match) => match[1] ?? match[2] ?? match[3]).filter((address) => !address.startsWith('#'));
}

function unreachable(site, read) {
  const start = 'index.html';
  if (!site.pages.includes(start)) return ['index.html: the site has no first page'];
  const reached = new Set([start]);
  const queue = [start];
  while (queue.length > 0) {
    const page = queue.pop();
    for (const { name, address } of read(page).references) {
      if (!['a', 'area', 'form'].includes(name) || /^([a-z][a-z0-9+.-]*:|\/)/i.test(address)) continue;
      const file = resolve(page, address)?.file;
      if (file?.endsWith('.html') && site.pages.includes(file) && !reached.has(file)) {
        reached.add(file);
        queue.push(file);
      }
    }
  }
  return site.pages
    .filter((page) => !reached.has(page) && !UNLINKED.has(path.posix.basename(page)))
    .map((page) => `${page}: no link from index.html leads here`);
}
