// The search page: shows what search.js finds while it is typed. No request leaves the page but for the index, which is loaded when
// somebody begins to search: a classic script, so that it works from file:// too. Without scripts the page is a page of lists.
(function (root) {
  "use strict";

  const { canonical, runs, spaced, spell } = root.loaSearch;

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes)) if (attributes[key]) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  }

  // A text cut into pieces: plain ones, and [marked] ones that were looked for.
  function pieces(text, hit, seen) {
    const isSaid = (term) => {
      const words = hit.weighed.filter((word) => {
        const said = word.said.get(term);
        return said && (said.isRight || !hit.isRight) && (said.isWhole || !word.whole[hit.entry]);
      });
      words.forEach((word) => seen.add(word));
      return words.length > 0;
    };
    const cut = [];
    let end = 0;
    const mark = (from, to) => {
      const between = text.slice(end, from);
      if (between === " " && end > 0) cut[cut.length - 1][0] += between + text.slice(from, to);
      else cut.push(between, [text.slice(from, to)]);
      end = to;
    };
    for (const run of runs(text)) {
      const { joined } = spell(run);
      const last = run[run.length - 1];
      if (joined && isSaid(joined)) mark(run[0].at, last.at + last.text.length);
      else for (const part of run) if (spaced(canonical(part.text)).some(isSaid)) mark(part.at, part.at + part.text.length);
    }
    cut.push(text.slice(end));
    return cut.filter((piece) => piece.length > 0);
  }

  function marked(cut) {
    return cut.map((piece) => (typeof piece === "string" ? piece : make("mark", {}, piece[0])));
  }

  // The stretch of a text in which most is marked.
  const STRETCH = 180;
  function stretch(text, hit, seen) {
    if (text.length <= STRETCH) return pieces(text, hit, seen);
    const ends = [];
    let at = 0;
    for (const piece of pieces(text, hit, new Set())) {
      const length = typeof piece === "string" ? piece.length : piece[0].length;
      if (typeof piece !== "string") ends.push(at);
      at += length;
    }
    let from = 0;
    let most = 0;
    for (const start of ends) {
      const count = ends.filter((end) => end >= start && end < start + STRETCH - 40).length;
      if (count > most) [from, most] = [start, count];
    }
    from = from < 60 ? 0 : text.indexOf(" ", from - 50) + 1;
    const to = from + STRETCH >= text.length ? text.length : text.lastIndexOf(" ", from + STRETCH);
    return pieces((from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : ""), hit, seen);
  }

  function page(form) {
    const input = form.elements.q;
    const list = document.getElementById("found_");
    const status = document.getElementById("status_");
    const SHOWN = 5;
    let engine = null;
    let isAsked = false;
    let telling = 0;

    function say(name, values, n) {
      const phrase = engine.index.phrases[name][n === 1 ? 0 : 1];
      return phrase.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
    }

    // A reader's ear is told once the typing rests.
    function tell(text) {
      clearTimeout(telling);
      telling = setTimeout(() => (status.textContent = text), 250);
    }

    function load() {
      if (isAsked) return;
      isAsked = true;
      const script = make("script", { src: form.dataset.index });
      script.onload = () => {
        if (!root.loaSearchIndex || root.loaSearchIndex.version !== 1) return script.onerror();
        engine = root.loaSearch.open(root.loaSearchIndex);
        show();
      };
      script.onerror = () => (status.textContent = form.dataset.failed);
      document.head.append(script);
    }

    function item(hit) {
      const { index, titles, texts, addresses } = engine;
      const seen = new Set();
      const lang = index.languages[hit.entry];
      const link = make("a", { href: addresses[hit.entry], lang }, ...marked(pieces(titles[hit.entry], hit, seen)));
      const text = make("p", { lang }, ...marked(stretch(texts[hit.entry] || "", hit, seen)));
      const inside = hit.weighed.filter((word) => word.best[hit.entry] > 0 && !seen.has(word));
      const more = inside.map((word) => [make("mark", {}, engine.asWritten.get(word.word) || word.word), " "]);
      const line = make("p", { class: "inside" }, `${say("search_inside", {})} `, ...[].concat(...more));
      return make("li", {}, link, ...(text.textContent ? [text] : []), ...(more.length > 0 ? [line] : []));
    }

    function section(kind, hits) {
      const items = make("ul", { class: "hits" }, ...hits.slice(0, SHOWN).map(item));
      const heading = make("h2", {}, `${say(kind, {}, 2)} `, make("span", { class: "meta" }, String(hits.length)));
      const part = make("section", {}, heading, items);
      const rest = hits.slice(SHOWN);
      if (rest.length > 0) {
        const more = make("button", { type: "button", class: "button quiet" }, say("search_more", { n: rest.length }, rest.length));
        more.onclick = () => {
          const added = rest.map(item);
          items.append(...added);
          more.remove();
          added[0].firstChild.focus();
        };
        part.append(more);
      }
      return part;
    }

    function show() {
      if (!engine) return load();
      const answer = engine.ask(input.value);
      list.textContent = "";
      if (!answer) return tell("");
      const { hits, also } = answer;
      const kinds = new Map();
      for (const hit of hits) {
        const kind = engine.kinds[hit.entry];
        if (!kinds.has(kind)) kinds.set(kind, []);
        kinds.get(kind).push(hit);
      }
      const notes = [];
      if (also.length > 0) notes.push(say("search_also", { words: also.join(", ") }));
      if (answer.isNearest) notes.push(say("search_nearest", {}));
      if (hits.length === 0) notes.push(say("search_none_help", {}));
      list.append(...notes.map((note) => make("p", { class: "meta" }, note)));
      kinds.forEach((found, kind) => list.append(section(kind, found)));
      const name = hits.length > 0 ? "search_count" : "search_none";
      tell(say(name, { n: hits.length, words: input.value.trim() }, hits.length));
    }

    // The address keeps what was looked for; a browser that forbids that at file:// just does not.
    function keep() {
      try {
        history.replaceState(null, "", `?q=${encodeURIComponent(input.value.trim())}`);
      } catch (refused) {
        return;
      }
    }

    const links = () => Array.from(list.querySelectorAll("a,button"));
    function go(event, step) {
      const all = links();
      const to = all.indexOf(document.activeElement) + step;
      if (all.length === 0) return;
      event.preventDefault();
      if (to < 0) input.focus();
      else all[Math.min(to, all.length - 1)].focus();
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
      if (engine && links()[0]) links()[0].focus();
    });
    list.addEventListener("click", keep);
    document.addEventListener("keydown", (event) => {
      const isHere = event.target === input || list.contains(event.target);
      const isWriting = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "/" && !isWriting) {
        event.preventDefault();
        input.select();
        input.focus();
      } else if (isHere && event.key === "ArrowDown") go(event, 1);
      else if (isHere && event.key === "ArrowUp" && event.target !== input) go(event, -1);
      else if (isHere && event.key === "Escape") {
        event.preventDefault();
        if (event.target === input) input.value = "";
        else input.focus();
        show();
      }
    });
    input.value = new URLSearchParams(location.search).get("q") || input.value;
    if (input.value) show();
  }

  page(document.getElementById("search_"));
})(window);
