//! Knows how a page is used without a mouse: a way past the navigation first, then a visible focus at each stop.

/** How many stops of the Tab key are looked at. */
const STOPS = 20;

/** The first Tab must reach a link into the page that can be seen and, followed, leads past the navigation. */
export async function skipLink(page) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element?.getBoundingClientRect();
    const style = element && getComputedStyle(element);
    return {
      href: element?.getAttribute('href') ?? '',
      name: element?.localName,
      seen:
        !!box && box.width > 20 && box.height > 10 && box.top >= 0 && box.left >= 0 && box.right <= window.innerWidth
        && Number(style.opacity) > 0.9 && style.visibility === 'visible' && (style.clipPath === 'none' || !/inset\((50|100)%/.test(style.clipPath)),
    };
  });
  if (link.name !== 'a' || !link.href.startsWith('#')) return [`the first Tab reaches <${link.name} href="${link.href}">, not a link past the navigation`];
  const problems = link.seen ? [] : ['the link past the navigation cannot be seen when it has the focus'];
  await page.keyboard.press('Enter');
  if (!(await leadsPast(page, link.href))) {
    await page.keyboard.press('Tab'); // a target that takes no focus itself is where the next stop is counted from
    if (!(await leadsPast(page, link.href))) problems.push(`${link.href} does not lead past the navigation into main`);
  }
  return problems;
}

/** Whether the focus is at the target of the link, which belongs to main, or behind its beginning. */
function leadsPast(page, href) {
  return page.evaluate((address) => {
    const target = document.getElementById(decodeURIComponent(address.slice(1)));
    const main = document.querySelector('main');
    const focus = document.activeElement;
    if (!target || !main || !(target === main || main.contains(target) || target.contains(main))) return false;
    return focus === target || (focus !== document.body && !!(target.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING));
  }, href);
}

/** The first stops of the Tab key: each must look different when it has the focus, and be on the screen. */
export async function focusSeen(page) {
  const problems = new Set();
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true };
      const look = () => {
        const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/, 0\)$|transparent/.test(style.outlineColor);
        return { outlined, rest: [style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine].join(' ') };
      };
      const focused = look();
      const box = element.getBoundingClientRect();
      element.blur();
      const plain = look();
      element.focus({ preventScroll: true });
      const name = `<${element.localName} class="${element.getAttribute('class') ?? ''}"> “${(element.textContent ?? '').trim().slice(0, 40)}”`;
      return {
        name,
        marked: focused.outlined || focused.rest !== plain.rest,
        onScreen: box.width > 0 && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
      };
    });
    if (found.end) break;
    if (!found.marked) problems.add(`${found.name}: the focus cannot be seen`);
    if (!found.onScreen) problems.add(`${found.name}: takes the focus off the screen`);
  }
  return [...problems];
}
