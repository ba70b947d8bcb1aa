// Looks for what is typed, in the index that Loa wrote beside the search page. No request leaves the page but for that one file, which is
// loaded when somebody begins to search: a classic script, so that it works from file:// too. Without this script the page is a page of lists.
(function (root) {
  "use strict";

  // Words: the same as src/source/spelling.rs, held to it by tests/search/spelling.tsv

  const TONES = { "\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": "." };
  const LETTERS =
    /[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u17d3\u17db-\u1fff\u2c00-\u2dff\u3040-\uaa5b\uaa60-\ud7ff\uf900-\ufdff\ufe20-\ufe2f\ufe50-\ufefe\uff10-\ufffc\ufffe\uffff]+/g;
  const UNSPACED = /[\u0e00-\u0eff\u1780-\u17ff]/;

  // Lower case, tones at the end: hoà and hòa are both hoa`.
  function canonical(word) {
    const lower = word.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(lower)) return lower;
    let letters = "";
    let tones = "";
    for (const part of lower.normalize("NFD")) {
      if (TONES[part]) tones += TONES[part];
      else letters += part;
    }
    return letters.normalize("NFC") + tones;
  }

  // Without any mark.
  function folded(word) {
    const letters = word.replace(/[`'~?.]+$/, "");
    if (/^[\x00-\x7f]*$/.test(letters)) return letters;
    return letters.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  // Parts that belong together, with where they stand: 36/KH-UBND is one run of three.
  function runs(text) {
    const found = [];
    let end = -2;
    LETTERS.lastIndex = 0;
    for (let match = LETTERS.exec(text); match; match = LETTERS.exec(text)) {
      const isJoined = match.index === end + 1 && "./-_".includes(text[end]);
      if (!isJoined) found.push([]);
      found[found.length - 1].push({ text: match[0], at: match.index });
      end = match.index + match[0].length;
    }
    return found;
  }

  function isCode(parts) {
    const isNumber = (part) => /^[0-9]+$/.test(part);
    if (parts.length > 1 && /^[0-9]$/.test(parts[0]) && /^[0-9]{6}$/.test(parts[1])) return true;
    return parts.some(isNumber) && parts.some((part) => !/^[0-9]/.test(part));
  }

  // A script without spaces is looked for by pairs of characters.
  function spaced(part) {
    if (!UNSPACED.test(part) || part.length < 3) return [part];
    return Array.from({ length: part.length - 1 }, (_, at) => part.slice(at, at + 2));
  }

  function spell(run) {
    const parts = run.map((part) => canonical(part.text));
    const joined = isCode(parts) ? parts.map(folded).join("") : null;
    return { parts: [].concat(...parts.map(spaced)), joined };
  }

  function spelled(text) {
    return runs(text).map(spell);
  }

  // ký and kí, Mỹ and Mĩ are the same word.
  function loose(bare) {
    return bare.replace(/^(h|k|l|m|s|t|v|qu)y$/, "$1i");
  }

  // True when one letter more, less, other or swapped makes b of a.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    const rest = (word, from) => word.slice(start + from);
    if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
    return rest(a, 1) === rest(b, 1) || (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2));
  }

  // The index: the same as src/publish/postings.rs

  const DIGITS = "#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  const ENDING = 60;
  const WEIGHTS = [1, 2, 4, 8]; // in the text, often, in a heading, in the title
  const KINDS = { procedure: 1.4, contact: 1.15, document: 1.1, obligation: 0.8, topic: 0.8 };

  function open(index) {
    const words = index.words.split(" ");
    const places = index.places.split(" ");
    const bares = words.map(folded);
    const titles = index.titles.split("\n");
    const texts = index.texts.split("\n");
    const addresses = index.addresses.split("\n");
    const kinds = [].concat(...index.kinds.map(([kind, count]) => Array(count).fill(kind)));
    const total = kinds.length;
    const groups = new Map();
    bares.forEach((bare, id) => {
      const key = loose(bare);
      if (groups.has(key)) groups.get(key).push(id);
      else groups.set(key, [id]);
    });
    const flat = (text) => [].concat(...spelled(text).map((word) => word.parts));
    const synonyms = index.synonyms.map(([says, finds]) => [says.map(flat), finds.map((find) => ({ text: find, words: flat(find) }))]);
    const bareLine = (text) => ` ${flat(text).map(folded).join(" ")} `;
    const bareTitles = titles.slice(0, total).map(bareLine);
    const bareTexts = [];
    let known = new Map();

    // Calls back with each entry that a word stands in, and how prominently.
    function eachPlace(id, tell) {
      const line = places[id];
      let next = 0;
      let number = 0;
      for (let at = line[0] === "!" ? 1 : 0; at < line.length; at += 1) {
        const digit = DIGITS.indexOf(line[at]);
        if (digit >= ENDING) {
          number = number * (DIGITS.length - ENDING) + digit - ENDING;
        } else {
          number = number * ENDING + digit;
          next += number >> 2;
          tell(next, WEIGHTS[number & 3]);
          next += 1;
          number = 0;
        }
      }
    }

    function firstFrom(bare) {
      let low = 0;
      let high = bares.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bares[middle] < bare) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    // The words of the index that a typed word may mean: [position, how well, whether its marks are right].
    function meant(word, isUnfinished) {
      const bare = folded(word);
      const hasMarks = word !== bare;
      const found = (groups.get(loose(bare)) || []).map((id) =>
        words[id] === word ? [id, 1, true] : [id, hasMarks ? 0.35 : 0.9, !hasMarks]
      );
      if (isUnfinished) {
        const letters = word.replace(/[`'~?.]+$/, "");
        for (let id = firstFrom(bare); id < bares.length && bares[id].startsWith(bare); id += 1) {
          if (bares[id] !== bare) {
            const isRight = !hasMarks || words[id].startsWith(letters);
            found.push([id, isRight ? 0.5 : 0.2, isRight]);
          }
        }
      }
      if (found.length === 0 && bare.length > 3) {
        for (let id = 0; id < bares.length; id += 1) {
          if (isNear(bare, bares[id])) found.push([id, 0.3, true]);
        }
      }
      return found;
    }

    // How well each entry answers one word.
    function weigh(word, isUnfinished) {
      const key = isUnfinished ? `${word}*` : word;
      if (known.has(key)) return known.get(key);
      const best = new Float32Array(total);
      const right = new Uint8Array(total);
      const said = new Map();
      let count = 0;
      let isCommon = false;
      for (const [id, quality, isRight] of meant(word, isUnfinished)) {
        said.set(words[id], isRight);
        if (places[id][0] === "!" && quality > 0.5) isCommon = true;
        eachPlace(id, (entry, weight) => {
          if (best[entry] === 0) count += 1;
          if (weight * quality > best[entry]) best[entry] = weight * quality;
          if (isRight) right[entry] = 1;
        });
      }
      const rarity = isCommon ? 0.3 : Math.log(1 + total / Math.max(count, 1));
      const weighed = { word, best, right, said, rarity, isNeeded: !isCommon && count > 0, isThere: count > 0 || isCommon };
      if (known.size > 300) known = new Map();
      known.set(key, weighed);
      return weighed;
    }

    // What is typed, and the same with everyday words put into the words of the site.
    function wordings(typed) {
      const isSaid = (said, word) => word === said || (word === folded(word) && word === folded(said));
      const all = [{ words: typed, also: null }];
      for (const [says, finds] of synonyms) {
        for (const said of says) {
          for (let at = 0; at + said.length <= typed.length; at += 1) {
            if (all.length < 9 && said.every((word, n) => isSaid(word, typed[at + n]))) {
              for (const find of finds) {
                all.push({ words: [...typed.slice(0, at), ...find.words, ...typed.slice(at + said.length)], also: find.text });
              }
            }
          }
        }
      }
      return all;
    }

    // How much closer to each other the words stand in a title than anywhere.
    function closeness(bare, line) {
      if (bare.length < 2) return 0;
      if (line.includes(` ${bare.join(" ")}`)) return 1;
      let pairs = 0;
      for (let at = 1; at < bare.length; at += 1) if (line.includes(` ${bare[at - 1]} ${bare[at]}`)) pairs += 1;
      return (0.5 * pairs) / (bare.length - 1);
    }

    function answer(wording, isUnfinished, result) {
      const last = wording.words.length - 1;
      const weighed = wording.words.map((word, at) => weigh(word, isUnfinished && !wording.also && at === last));
      const needed = weighed.filter((word) => word.isNeeded);
      const there = needed.length > 0 ? needed : weighed.filter((word) => word.isThere);
      const missing = weighed.some((word) => !word.isThere);
      const all = there.reduce((sum, word) => sum + word.rarity, 0);
      const bare = wording.words.map(folded);
      const found = [];
      let most = 0;
      for (let entry = 0; entry < total; entry += 1) {
        let cover = 0;
        for (const word of there) if (word.best[entry] > 0) cover += word.rarity;
        if (cover > 0) found.push([entry, cover]);
        if (cover > most) most = cover;
      }
      // Every word; where that is nowhere, what comes nearest.
      const least = Math.min(all * 0.999, Math.max(most * 0.8, all * 0.4));
      const isNearest = missing || most < all * 0.999;
      const kept = found.filter(([, cover]) => cover >= (isNearest ? least : all * 0.999));
      for (const [entry] of kept) {
        let score = 0;
        let isRight = true;
        for (const word of weighed) {
          score += word.best[entry] * word.rarity;
          if (word.isNeeded && word.best[entry] > 0 && !word.right[entry]) isRight = false;
        }
        const line = bareTitles[entry];
        const inTitle = bare.filter((word) => line.includes(` ${word}`)).length;
        score *= (1 + closeness(bare, line)) * (1 + (0.6 * inTitle) / Math.max(line.split(" ").length - 2, bare.length));
        score *= (KINDS[kinds[entry]] || 1) * (wording.also ? 0.85 : 1) * (isNearest ? 0.5 : 1);
        const before = result.hits.get(entry);
        const hit = { entry, score, isRight, isNearest, weighed };
        if (!before || order(hit, before) < 0) result.hits.set(entry, hit);
      }
      if (kept.length > 0 && wording.also && !isNearest) result.also.add(wording.also);
    }

    // All words before some, right marks before none, then by weight.
    function order(a, b) {
      return a.isNearest - b.isNearest || b.isRight - a.isRight || b.score - a.score || a.entry - b.entry;
    }

    function ask(text) {
      const result = { hits: new Map(), also: new Set() };
      const typed = [];
      for (const word of spelled(text.normalize("NFC"))) {
        const isKnown = word.joined && weigh(word.joined, true).isThere;
        typed.push(...(isKnown ? [word.joined] : word.parts));
      }
      if (typed.length === 0 || (typed.length === 1 && typed[0].length < 2)) return null;
      const isUnfinished = !/\s$/.test(text);
      for (const wording of wordings(typed)) answer(wording, isUnfinished, result);
      let hits = Array.from(result.hits.values());
      const hasAll = hits.some((hit) => !hit.isNearest);
      if (hasAll) hits = hits.filter((hit) => !hit.isNearest);
      hits.sort(order);
      // A sentence that says it in the same order goes before one that only has the words; only the first are worth the time.
      const bare = typed.map(folded);
      for (const hit of hits.slice(0, 40)) {
        const line = bareTexts[hit.entry] || (bareTexts[hit.entry] = bareLine(texts[hit.entry]));
        hit.score *= 1 + 0.25 * closeness(bare, line);
      }
      hits.sort(order);
      return { hits, isNearest: hits.length > 0 && !hasAll, also: Array.from(result.also), typed };
    }

    return { ask, index, titles, texts, addresses, kinds };
  }

  // The page.

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes)) if (attributes[key]) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  }

  // A text cut into pieces: plain ones, and [marked] ones that were looked for.
  function pieces(text, hit, seen) {
    const isSaid = (term) => {
      const words = hit.weighed.filter((word) => word.said.has(term) && (word.said.get(term) || !hit.isRight));
      words.forEach((word) => seen.add(word));
      return words.length > 0;
    };
    const cut = [];
    let end = 0;
    const mark = (from, to) => {
      cut.push(text.slice(end, from), [text.slice(from, to)]);
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
    const list = document.getElementById("_found");
    const status = document.getElementById("_status");
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
        engine = open(root.loaSearchIndex);
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
      const more = inside.map((word) => [make("mark", {}, folded(word.word)), " "]);
      const line = make("p", { class: "meta" }, `${say("search_inside", {})} `, ...[].concat(...more));
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

  root.loaSearch = { spelled, folded, open };
  const form = root.document && document.getElementById("_search");
  if (form) page(form);
})(window);
