//! Knows what well-formed HTML of Loa is: the standard after html-validate, and nothing inline that `default-src 'self'` forbids.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { tags } from '../rig/html.mjs';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: {
      'no-inline-style': 'error',
      'long-title': 'off', // the official name of a Vietnamese plan is longer than 70 characters
      'no-trailing-whitespace': 'off', // whitespace of templates, nobody sees it
      'tel-non-breaking': 'off', // a number may break on a narrow phone
      'require-sri': 'off', // nothing is loaded from elsewhere
      'doctype-style': 'off',
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'attr-quotes': 'off',
      'no-raw-characters': ['error', { relaxed: true }],
    },
  }),
);

/** Everything a validator says about a page's text. */
export async function validity(html) {
  const report = await validator.validateString(html);
  return report.results
    .flatMap((result) => result.messages)
    .map(({ line, column, ruleId, message }) => `${line}:${column}: ${ruleId}: ${message}`);
}

/** Inline scripts, styles and handlers. Blocks of data (`application/ld+json`) are no scripts and may stand in a page. */
export function inline(html) {
  return tags(html).flatMap(({ name, attributes, line }) => {
    const found = [];
    const type = attributes.get('type') ?? '';
    if (name === 'style') found.push('inline <style>');
    if (name === 'script' && !attributes.has('src') && !/^application\/(ld\+)?json$/.test(type)) found.push('inline <script>');
    if (name === 'script' && type === 'module') found.push('module script: does not run from file://');
    for (const [attribute, value] of attributes) {
      if (/^on[a-z]+$/.test(attribute)) found.push(`inline handler ${attribute}`);
      if (attribute === 'style') found.push('inline style');
      if (/^\s*javascript:/i.test(value)) found.push(`script in ${attribute}`);
    }
    return found.map((message) => `${line}: <${name}>: ${message}`);
  });
}
