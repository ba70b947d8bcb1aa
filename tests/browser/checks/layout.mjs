//! Knows whether a page fits the width it is given, and still does when its reader makes text larger or wider.

/** The widths every page is tried at, in CSS pixels: WCAG's narrowest, a phone, a tablet, a desk. */
export const WIDTHS = [320, 360, 768, 1280];

/** The spacing a reader may ask for after WCAG 1.4.12, which no page may fight. */
export const TEXT_SPACING =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

/** Sideways scrolling at `width`, with the elements that cause it; what is folded away in the text is unfolded first. */
export async function overflow(page, width) {
  await page.setViewportSize({ width, height: 900 });
  const found = await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
    const limit = document.documentElement.clientWidth;
    const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (wide <= window.innerWidth && wide <= limit + 1) return undefined;
    const scrolls = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') return true;
      }
      return false;
    };
    const culprits = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1 && !scrolls(element))
      .slice(0, 3)
      .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`);
    return { wide, culprits };
  });
  return found ? [`${width} px: scrolls sideways (${found.wide} px): ${found.culprits.join(' ')}`] : [];
}

/** What a reader must see whatever the mode: a heading and text in `main`, in boxes of some size. */
export async function readable(page) {
  const problems = [];
  const heading = page.locator('main h1').first();
  if (!(await heading.count())) return ['no h1 in main'];
  if (!(await heading.isVisible())) problems.push('the h1 cannot be seen');
  const box = await page.locator('main').first().boundingBox();
  if (!box || box.height < 40 || box.width < 200) problems.push(`main is ${box?.width ?? 0} × ${box?.height ?? 0} px`);
  const text = (await page.locator('main').first().innerText()).trim();
  if (text.length < 20) problems.push('main shows no text');
  return problems;
}
