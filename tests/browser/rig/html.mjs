//! Knows the tags of an HTML text with their attributes and lines; text, comments and the inside of scripts are left out.

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s]+)))?/g;
const OPAQUE = new Set(['script', 'style', 'textarea', 'title']);

/** All opening tags: `{ name, attributes, line, text }`; `text` only for scripts, styles and titles. */
export function tags(html) {
  const found = [];
  let line = 1;
  let counted = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(html); match; match = TOKEN.exec(html)) {
    const [, closing, rawName, rawAttributes] = match;
    if (!rawName || closing) continue;
    line += newlines(html, counted, match.index);
    counted = match.index;
    const tag = { name: rawName.toLowerCase(), attributes: attributes(rawAttributes), line };
    if (OPAQUE.has(tag.name)) {
      const end = html.toLowerCase().indexOf(`</${tag.name}`, TOKEN.lastIndex);
      tag.text = html.slice(TOKEN.lastIndex, end < 0 ? html.length : end);
      TOKEN.lastIndex = end < 0 ? html.length : end;
    }
    found.push(tag);
  }
  return found;
}

/** The attributes of a tag as a plain map, names in lower case, character references of addresses resolved. */
function attributes(text) {
  const map = new Map();
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    map.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''));
  }
  return map;
}

function decode(text) {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function newlines(text, from, to) {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
