//! Knows which accessibility rules hold: WCAG 2.2 A and AA, and axe's good practice.

import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All violations on the page as it stands, one line each with the first places. */
export async function accessibility(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, {
      runOnly: tags,
      rules: { 'target-size': { enabled: true } }, // WCAG 2.2's rule, off unless asked for
      resultTypes: ['violations'],
      preload: false, // fetching the style sheets again fails at file://
    });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      count: nodes.length,
      places: nodes.slice(0, 3).map((node) => `${node.target.join(' ')} – ${node.failureSummary}`),
    }));
  }, TAGS);
  return violations.map(({ id, help, count, places }) => `axe ${id} × ${count}: ${help}\n    ${places.join('\n    ').replace(/\n\s*/g, ' ')}`);
}
