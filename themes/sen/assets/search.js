// Finds what is typed in the index that Loa wrote (search-index.js). Knows words and weights, and nothing of the page: that is search-page.js.
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
  const VALUES = new Uint8Array(128);
  for (let at = 0; at < DIGITS.length; at += 1) VALUES[DIGITS.charCodeAt(at)] = at;
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
    const asWritten = new Map();
    const keepWritten = (text) => runs(text).forEach((run) => run.forEach((part) => asWritten.set(canonical(part.text), part.text)));
    const synonyms = index.synonyms.map(([says, finds]) => [says.map(flat), finds.map((find) => ({ text: find, words: flat(find) }))]);
    index.synonyms.forEach(([, finds]) => finds.forEach(keepWritten));
    const bareLine = (text) => ` ${flat(text).map(folded).join(" ")} `;
    const bareTitles = titles.slice(0, total).map(bareLine);
    const titleLengths = bareTitles.map((line) => line.split(" ").length - 2);
    const bareTexts = [];
    let known = new Map();

    // Calls back with each entry that a word stands in, and how prominently.
    function eachPlace(id, tell) {
      const line = places[id];
      let next = 0;
      let number = 0;
      for (let at = line[0] === "!" ? 1 : 0; at < line.length; at += 1) {
        const digit = VALUES[line.charCodeAt(at)];
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

    // The words of the index that a typed word may mean: [position, how well, whether its marks are right, whether it is the whole word].
    function meant(word, isUnfinished) {
      const bare = folded(word);
      const hasMarks = word !== bare;
      const found = (groups.get(loose(bare)) || []).map((id) =>
        words[id] === word ? [id, 1, true, true] : [id, hasMarks ? 0.35 : 0.9, !hasMarks, true]
      );
      if (isUnfinished) {
        const letters = word.replace(/[`'~?.]+$/, "");
        for (let id = firstFrom(bare); id < bares.length && bares[id].startsWith(bare); id += 1) {
          if (bares[id] !== bare) {
            const isRight = !hasMarks || words[id].startsWith(letters);
            found.push([id, isRight ? 0.5 : 0.2, isRight, false]);
          }
        }
      }
      if (found.length === 0 && bare.length > 3) {
        for (let id = 0; id < bares.length; id += 1) {
          if (isNear(bare, bares[id])) found.push([id, 0.3, true, true]);
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
      const whole = new Uint8Array(total);
      const said = new Map();
      let count = 0;
      let isCommon = false;
      for (const [id, quality, isRight, isWhole] of meant(word, isUnfinished)) {
        said.set(words[id], { isRight, isWhole });
        if (places[id][0] === "!" && quality > 0.5) isCommon = true;
        eachPlace(id, (entry, weight) => {
          if (best[entry] === 0) count += 1;
          if (weight * quality > best[entry]) best[entry] = weight * quality;
          if (isRight) right[entry] = 1;
          if (isWhole) whole[entry] = 1;
        });
      }
      const rarity = isCommon ? 0.3 : Math.log(1 + total / Math.max(count, 1));
      const weighed = { word, best, right, whole, said, rarity, isNeeded: !isCommon && count > 0, isThere: count > 0 || isCommon };
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
                all.push({ words: [...typed.slice(0, at), ...find.words, ...typed.slice(at + said.length)], also: find.text, from: at, count: find.words.length });
              }
            }
          }
        }
      }
      return all;
    }

    function bareText(entry) {
      return bareTexts[entry] || (bareTexts[entry] = bareLine(texts[entry]));
    }

    const spelledOut = (text) => flat(text).map(folded);
    function hasAll(bare, line) {
      return line.includes(` ${bare.join(" ")} `);
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
      const begun = bare.map((word) => ` ${word}`);
      const found = [];
      let most = 0;
      for (let entry = 0; entry < total; entry += 1) {
        let cover = 0;
        for (const word of there) if (word.best[entry] > 0) cover += word.rarity;
        if (cover > 0) found.push([entry, cover]);
        if (cover > most) most = cover;
      }
      // Every word; where that is nowhere, what comes nearest.
      const least = Math.min(all * 0.999, Math.max(most * 0.8, all * 0.5));
      const isNearest = missing || most < all * 0.999;
      let kept = found.filter(([, cover]) => cover >= (isNearest ? least : all * 0.999));
      // What nobody typed has to stand there as a whole: điện tử công khai is no khai tử.
      if (wording.also) {
        const put = bare.slice(wording.from, wording.from + wording.count);
        const isPut = (entry, at) => weighed[wording.from + at].best[entry] > WEIGHTS[1];
        kept = kept.filter(
          ([entry]) => hasAll(put, bareTitles[entry]) || put.every((_, at) => isPut(entry, at)) || (kept.length < 100 && hasAll(put, bareText(entry)))
        );
      }
      for (const [entry] of kept) {
        let score = 0;
        let isRight = true;
        for (const word of weighed) {
          score += word.best[entry] * word.rarity;
          if (word.isNeeded && word.best[entry] > 0 && !word.right[entry]) isRight = false;
        }
        const line = bareTitles[entry];
        const inTitle = begun.filter((word) => line.includes(word)).length;
        score *= 1 + (0.6 * inTitle) / Math.max(titleLengths[entry], bare.length);
        if (inTitle > 1) score *= 1 + closeness(bare, line);
        score *= (KINDS[kinds[entry]] || 1) * (wording.also ? 0.85 : 1) * (isNearest ? 0.5 : 1);
        const before = result.hits.get(entry);
        const hit = { entry, score, isRight, isNearest, weighed };
        if (!before || order(hit, before) < 0) result.hits.set(entry, hit);
      }
      if (kept.length > 0 && wording.also && !isNearest && !hasAll(spelledOut(wording.also), result.line)) result.also.add(wording.also);
    }

    // All words before some, right marks before none, then by weight.
    function order(a, b) {
      return a.isNearest - b.isNearest || b.isRight - a.isRight || b.score - a.score || a.entry - b.entry;
    }

    function ask(text) {
      const result = { hits: new Map(), also: new Set() };
      const typed = [];
      let isUnfinished = !/\s$/.test(text);
      for (const word of spelled(text.normalize("NFC"))) {
        const isKnown = word.joined && weigh(word.joined, true).isThere;
        typed.push(...(isKnown ? [word.joined] : word.parts));
        // A number that is not there shall not find every word with its letters.
        if (word.joined && !isKnown) isUnfinished = false;
      }
      if (typed.length === 0 || (typed.length === 1 && typed[0].length < 2)) return null;
      keepWritten(text);
      result.line = ` ${typed.map(folded).join(" ")} `;
      for (const wording of wordings(typed)) answer(wording, isUnfinished, result);
      let hits = Array.from(result.hits.values());
      const isWhole = hits.some((hit) => !hit.isNearest);
      if (isWhole) hits = hits.filter((hit) => !hit.isNearest);
      hits.sort(order);
      // A sentence that says it in the same order goes before one that only has the words; only the first are worth the time.
      const bare = typed.map(folded);
      for (const hit of hits.slice(0, 20)) {
        hit.score *= 1 + 0.25 * closeness(bare, bareText(hit.entry));
      }
      hits.sort(order);
      return { hits, isNearest: hits.length > 0 && !isWhole, also: Array.from(result.also), typed };
    }

    return { ask, asWritten, index, titles, texts, addresses, kinds };
  }

  root.loaSearch = { canonical, folded, runs, spaced, spell, spelled, open };
})(window);
