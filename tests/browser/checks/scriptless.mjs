//! Knows what remains of a page without JavaScript: everything that is there to be read.

/** The text a reader sees in `main`, by words; without that of a run that only a script can offer in place of what stands there (`data-scripted`). */
export async function seenWords(page) {
  const main = page.locator('main').first();
  const text = await main.evaluate((element) => {
    for (const run of element.querySelectorAll('[data-scripted]')) run.hidden = true;
    return element.innerText;
  });
  return text.split(/\s+/).filter(Boolean);
}

/** A page whose text needs a script: fewer than nine of ten of its words are seen without one. */
export function needsScript(without, withScript) {
  if (without.length === 0) return ['nothing in main can be read without JavaScript'];
  const have = new Set(without);
  const lost = [...new Set(withScript)].filter((word) => !have.has(word));
  return lost.length > 0.1 * new Set(withScript).size
    ? [`without JavaScript these words are lost: ${lost.slice(0, 12).join(' ')} …`]
    : [];
}
