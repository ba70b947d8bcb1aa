// Keeps an open page true to the files it is made of. `loa serve` adds this to pages on their way out; no published page has it.
(() => {
  'use strict';
  const { base, server, page, seen, edition } = document.currentScript.dataset;
  const alone = document.body.classList.contains('alone');
  const known = { edition, notice: '' };
  const STORE = `loa-serve:${location.pathname}`;
  // What is typed is worth keeping for a reload, not for the day after.
  const FRESH = 60000;

  // ── what a reader did, over a reload ──

  const fields = () => [...document.querySelectorAll('input, textarea, select')].filter((field) => !['password', 'file', 'hidden', 'submit', 'button', 'image', 'reset'].includes(field.type));
  const folds = () => [...document.querySelectorAll('details')];

  // An id or a name outlives an edit; where there is none, the place among its like.
  function names(elements) {
    const counts = new Map();
    return elements.map((element) => {
      const name = `${element.localName} ${element.type ?? ''} ${element.id} ${element.name ?? ''} ${element.type === 'radio' ? element.value : ''}`;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return `${name} ${count}`;
    });
  }

  const chosen = (select) => [...select.options].map((option) => option.selected);
  const isTouched = (field) =>
    field.localName === 'select'
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue || field.checked !== field.defaultChecked;

  function remember() {
    const all = fields();
    const touched = {};
    names(all).forEach((name, at) => {
      const field = all[at];
      if (!isTouched(field)) return;
      touched[name] = field.localName === 'select' ? { chosen: chosen(field) } : { value: field.value, checked: field.checked };
    });
    const details = folds();
    const open = Object.fromEntries(names(details).map((name, at) => [name, details[at].open]));
    const focus = names(all)[all.indexOf(document.activeElement)];
    let caret = null;
    try {
      const { selectionStart, selectionEnd } = document.activeElement;
      if (Number.isInteger(selectionStart)) caret = [selectionStart, selectionEnd];
    } catch {
      // A field without a caret.
    }
    try {
      sessionStorage.setItem(STORE, JSON.stringify({ at: Date.now(), x: scrollX, y: scrollY, touched, open, focus, caret }));
    } catch {
      // Without storage the page is new, and nothing worse.
    }
  }

  function recall() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(STORE));
      sessionStorage.removeItem(STORE);
    } catch {
      return;
    }
    if (!kept || Date.now() - kept.at > FRESH) return;
    const details = folds();
    names(details).forEach((name, at) => {
      if (name in kept.open) details[at].open = kept.open[name];
    });
    const all = fields();
    names(all).forEach((name, at) => {
      if (name in kept.touched) refill(all[at], kept.touched[name]);
      if (name !== kept.focus) return;
      all[at].focus({ preventScroll: true });
      if (kept.caret) all[at].setSelectionRange?.(...kept.caret);
    });
    const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
    back();
    // Pictures without a size, and scripts that fill the page, move things until it is loaded; whoever moved it himself is left alone.
    let isMoved = false;
    const moved = () => (isMoved = true);
    for (const kind of ['wheel', 'touchmove', 'keydown', 'mousedown']) addEventListener(kind, moved, { once: true, passive: true });
    addEventListener('load', () => requestAnimationFrame(() => isMoved || back()), { once: true });
  }

  function refill(field, { value, checked, chosen }) {
    if (chosen) chosen.forEach((is, at) => field.options[at] && (field.options[at].selected = is));
    else if (['checkbox', 'radio'].includes(field.type)) field.checked = checked;
    else field.value = value;
    // What the page shows may hang on it: results of a search, say.
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  // A word that an input method is still putting together (tiếng Việt: Telex, VNI) would be lost.
  let isComposing = false;
  let isDue = false;
  addEventListener('compositionstart', () => (isComposing = true), true);
  addEventListener('compositionend', () => {
    isComposing = false;
    if (isDue) setTimeout(reload);
  }, true);

  function reload() {
    isDue = true;
    if (isComposing) return;
    close();
    remember();
    location.reload();
  }

  // ── what a page uses ──

  const pathOf = (address) => {
    const url = new URL(address, document.baseURI);
    if (url.origin !== location.origin || !url.pathname.startsWith(base)) return null;
    return decodeURIComponent(url.pathname.slice(base.length));
  };

  function takeOver(changed) {
    const has = new Set(changed);
    if ([...document.scripts].some((script) => script.src && has.has(pathOf(script.src)))) return reload();
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      if (has.has(pathOf(link.href))) swap(link);
    }
    for (const element of document.querySelectorAll('img[src], img[srcset], source[srcset], source[src], video[src], video[poster], audio[src]')) {
      for (const name of ['src', 'srcset', 'poster']) {
        const value = element.getAttribute(name);
        const anew = value?.replace(/[^\s,]+/g, (part) => (has.has(pathOf(part)) ? later(part) : part));
        if (anew && anew !== value) element.setAttribute(name, anew);
      }
    }
  }

  const later = (address) => {
    const url = new URL(address, document.baseURI);
    url.search = `?v=${known.edition}`;
    return url.href;
  };

  // The old sheet stays until the new one is there: nobody sees a page without one.
  function swap(link) {
    const next = link.cloneNode();
    next.href = later(link.href);
    const done = () => link.remove();
    next.addEventListener('load', done);
    next.addEventListener('error', done);
    link.after(next);
  }

  // ── what is wrong ──

  let host;
  let shown = { errors: 0, warnings: 0 };
  let isOpen = false;

  const make = (kind, properties, ...children) => {
    const element = Object.assign(document.createElement(kind), properties);
    element.append(...children);
    return element;
  };

  function notice(news) {
    shown = news;
    isOpen = news.errors > 0;
    draw();
  }

  function draw() {
    host?.remove();
    host = undefined;
    if (alone || (!shown.errors && !shown.warnings)) return;
    host = document.createElement('loa-notice');
    host.lang = shown.lang;
    const root = host.attachShadow({ mode: 'open' });
    const sheet = make('link', { rel: 'stylesheet', href: `${base}.loa/live.css` });
    // Unstyled it would stand in the page like a part of it.
    host.hidden = true;
    sheet.addEventListener('load', () => (host.hidden = false));
    root.append(sheet, isOpen ? panel() : pill());
    document.documentElement.append(host);
  }

  function panel() {
    const title = make('h2', { id: 'title', textContent: shown.title });
    // Read out once; the rest is there for who goes to it.
    const alert = make('div', {}, title);
    alert.setAttribute('role', 'alert');
    const lead = make('p', { className: 'lead', textContent: shown.lead });
    const hide = make('button', { type: 'button', textContent: shown.hide, onclick: fold });
    const list = document.createElement('ol');
    list.innerHTML = shown.html; // escaped by the server
    const panel = make('div', { className: shown.errors ? 'panel error' : 'panel' }, make('div', { className: 'bar' }, alert, lead, hide), list);
    panel.setAttribute('role', shown.errors ? 'alertdialog' : 'dialog');
    panel.setAttribute('aria-labelledby', 'title');
    return panel;
  }

  function pill() {
    const button = make('button', { type: 'button', className: shown.errors ? 'pill error' : 'pill', textContent: shown.title, onclick: unfold });
    button.setAttribute('aria-expanded', 'false');
    return button;
  }

  function fold() {
    const hadFocus = document.activeElement === host;
    isOpen = false;
    draw();
    if (hadFocus) host.shadowRoot.querySelector('button').focus();
  }

  function unfold() {
    isOpen = true;
    draw();
    host.shadowRoot.querySelector('button').focus();
  }

  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !isOpen || !host || event.isComposing) return;
    fold();
    event.stopPropagation();
    event.preventDefault();
  }, true);

  // ── news ──

  let line;
  let again;
  let wait = 250;

  function open() {
    if (line || document.hidden || isDue) return;
    clearTimeout(again);
    const ask = new URLSearchParams({ page, seen, server, edition: known.edition, notice: known.notice });
    line = new EventSource(`${base}.loa/events?${ask.toString().replaceAll('+', '%20')}`);
    line.onmessage = ({ data }) => {
      wait = 250;
      const news = JSON.parse(data);
      known.edition = news.edition;
      if (news.reload) return reload();
      if (news.notice) {
        known.notice = news.notice.seen;
        notice(news.notice);
      }
      takeOver(news.changed);
      performance.mark('loa-heard'); // for who measures
    };
    // The browser would ask with what was known in the beginning.
    line.onerror = () => {
      close();
      again = setTimeout(open, wait);
      wait = Math.min(wait * 2, 4000);
    };
  }

  function close() {
    line?.close();
    line = undefined;
    clearTimeout(again);
  }

  // Browsers keep few lines to one host: pages that nobody looks at leave theirs to others, and ask what they missed.
  addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  recall();
  open();
})();
