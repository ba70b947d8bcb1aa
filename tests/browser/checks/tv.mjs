//! Knows when a screen can be read from four metres: large type, strong contrast, nothing over the edge of its slide.

/** Least sizes on a screen of 1,920 pixels, in CSS pixels. */
const TEXT = 40;
const HEADING = 64;

/** WCAG's AAA for text. */
const CONTRAST = 7;

/** Everything that keeps the slide now shown from being read; sizes in proportion to the width of the screen. */
export function unreadable(page) {
  return page.evaluate(
    ([least, heading, contrast]) => {
      const problems = [];
      const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
      const slide = document.querySelector('.slide.now');
      if (!slide) return ['no slide is shown'];
      const name = (element) => `${slide.id} <${element.localName} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 40)}”`;
      const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
      const ground = (element) => {
        for (let up = element; up; up = up.parentElement) {
          const [r, g, b, a = 1] = numbers(getComputedStyle(up).backgroundColor);
          if (a > 0.99) return [r, g, b];
        }
        return [255, 255, 255];
      };
      const inside = (element, frame) => {
        const [box, edge] = [element.getBoundingClientRect(), frame.getBoundingClientRect()];
        return box.width === 0 || (box.left >= edge.left - 1 && box.right <= edge.right + 1 && box.top >= edge.top - 1 && box.bottom <= edge.bottom + 1);
      };
      const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
      for (const frame of [slide, document.querySelector('.tv-head'), document.querySelector('.tv-controls')]) {
        for (const element of [frame, ...frame.querySelectorAll('*')]) {
          if (!element.checkVisibility({ visibilityProperty: true })) continue;
          if (!inside(element, frame)) problems.push(`${name(element)} reaches over the edge`);
          if (!hasText(element)) continue;
          const style = getComputedStyle(element);
          const size = parseFloat(style.fontSize) / scale;
          const least_here = /^h[1-6]$/.test(element.localName) ? heading : least;
          if (size < least_here - 0.5) problems.push(`${name(element)}: ${size.toFixed(1)} px is too small`);
          const [light, dark] = [luminance(numbers(style.color)), luminance(ground(element))].sort((a, b) => b - a);
          const found = (light + 0.05) / (dark + 0.05);
          if (found < contrast) problems.push(`${name(element)}: contrast ${found.toFixed(1)}:1`);
        }
      }
      // Two lines of text in one place.
      const words = slide.querySelector('.slide-words');
      const title = slide.querySelector('h1, h2').getBoundingClientRect();
      if (words.textContent.trim() && words.getBoundingClientRect().top < title.bottom - 1) problems.push(`${slide.id}: text over the title`);
      if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1) problems.push(`${slide.id}: something is cut off`);
      if (words.scrollHeight > words.clientHeight + 1 && !slide.matches('.picture-only, .welcome')) problems.push(`${slide.id}: the text is higher than its place`);
      if (document.documentElement.scrollHeight > innerHeight) problems.push('the screen scrolls');
      return problems;
    },
    [TEXT, HEADING, CONTRAST],
  );
}

/** Id of the slide now shown. */
export function shown(page) {
  return page.evaluate(() => [...document.querySelectorAll('.slide.now')].map((slide) => slide.id).join(' '));
}

/** What grows when a page leaks: nodes and listeners of the document, after the garbage is gone. */
export async function held(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), documents: of('Documents') };
}
