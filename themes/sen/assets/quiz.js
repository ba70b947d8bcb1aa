// A practice quiz, question by question. Everything asked and every answer stands on the page already, for those without a script;
// here it is drawn, shuffled, asked and explained. What was answered stays in this tab (sessionStorage) and goes nowhere.
(function () {
  "use strict";

  const run = document.getElementById("run_");
  const list = document.getElementById("all_");
  if (!run || !list) return;
  const say = run.dataset;
  const piece = (name) => run.querySelector('[data-is="' + name + '"]');
  const part = (name) => run.querySelector('[data-part="' + name + '"]');
  const button = (name) => run.querySelector('[data-do="' + name + '"]');
  const words = piece("words").dataset;
  const form = part("question");
  const legend = form.querySelector("legend");
  const place = piece("answer");
  const verdict = form.querySelector(".verdict");
  const STORE = "loa-quiz:" + location.pathname;

  const pool = new Map();
  for (const item of list.children) {
    const { kind = "single", pillar, right, fixed } = item.dataset;
    const choices = new Map();
    const spoken = item.querySelector(":scope > ol");
    if (spoken) [...spoken.children].forEach((choice, at) => choices.set("abcdefgh"[at], choice));
    pool.set(item.id, { item, kind, pillar, choices, right: right.split("|"), isFixed: fixed !== undefined });
  }

  // What this run is: questions in their order, choices in theirs, answers so far. `draft` is an answer not handed in yet.
  let state = null;

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  }

  function shuffled(items) {
    const mixed = items.slice();
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(Math.random() * (at + 1));
      [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
    }
    return mixed;
  }

  // The same form as in the builder's `site/answer.rs`.
  function canonical(text) {
    const spaced = text.normalize("NFC").toLowerCase().normalize("NFC").trim().replace(/\s+/g, " ");
    return spaced.replace(/[. ]+$/, "");
  }

  function bare(text) {
    return say.bare === undefined ? text : text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  }

  function isRight(question, given) {
    if (question.kind !== "short") return question.right.includes(given);
    return question.right.some((one) => bare(one) === bare(canonical(given)));
  }

  /* ---- a run ---- */

  // Questions that were not asked before come first; within that, chance decides.
  function draw(seen) {
    const order = shuffled([...pool.keys()]).sort((a, b) => seen.includes(a) - seen.includes(b));
    const strata = say.draw ? say.draw.split(" ").map((one) => one.split(":")) : [["", pool.size]];
    const drawn = new Set();
    for (const [pillar, count] of strata) {
      const fits = (id) => !drawn.has(id) && (!pillar || pool.get(id).pillar === pillar);
      order.filter(fits).slice(0, Number(count)).forEach((id) => drawn.add(id));
    }
    const ids = [...pool.keys()].filter((id) => drawn.has(id));
    return say.shuffle === undefined ? ids : shuffled(ids);
  }

  function orderOf(question) {
    const letters = [...question.choices.keys()];
    if (question.kind === "ordering") {
      let mixed = shuffled(letters);
      // An order that is right already is no question.
      if (mixed.join("") === question.right[0]) mixed = mixed.slice(1).concat(mixed[0]);
      return mixed.join("");
    }
    return (say.shuffle === undefined || question.isFixed ? letters : shuffled(letters)).join("");
  }

  function begin(ids, seen) {
    const orders = {};
    for (const id of ids) orders[id] = orderOf(pool.get(id));
    state = { ids, orders, answers: {}, at: 0, draft: "", seen: [...new Set(seen.concat(ids))] };
    if (state.seen.length >= pool.size) state.seen = ids;
    keep();
    ask();
    legend.focus();
  }

  function keep() {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(state));
    } catch (refused) {
      // Some browsers keep nothing for file://; the run goes on without.
    }
  }

  // A run of the same questions, if this tab has one: the page may have been built anew since.
  function kept() {
    try {
      const found = JSON.parse(sessionStorage.getItem(STORE));
      const fits = (id) => pool.has(id) && found.orders[id].length === pool.get(id).choices.size;
      return found && found.ids.length > 0 && found.ids.every(fits) ? found : null;
    } catch (broken) {
      return null;
    }
  }

  function show(name) {
    list.hidden = true;
    for (const one of ["start", "question", "end"]) part(one).hidden = one !== name;
  }

  /* ---- a question ---- */

  const current = () => pool.get(state.ids[state.at]);

  function ask() {
    const question = current();
    const all = state.ids.length;
    show("question");
    piece("at").textContent = fill(say.at, { n: state.at + 1, all });
    const bar = form.querySelector("progress");
    bar.max = all;
    bar.value = state.at;
    const text = question.item.querySelector("p");
    legend.textContent = text.textContent;
    legend.lang = text.lang || document.documentElement.lang;
    piece("hint").textContent = words[question.kind];
    piece("moved").textContent = "";
    verdict.replaceChildren();
    place.classList.remove("done");
    place.replaceChildren(...fields(question));
    button("next").hidden = true;
    form.querySelector('[type="submit"]').hidden = false;
    const given = state.answers[state.ids[state.at]];
    if (given !== undefined) judge(given);
  }

  function fields(question) {
    if (question.kind === "ordering") return [ordering(question)];
    if (question.kind === "short") {
      const box = make("input", { type: "text", name: "given", maxlength: "200", autocomplete: "off", spellcheck: "false", "aria-label": legend.textContent });
      box.value = state.draft;
      return [box];
    }
    const letters = question.kind === "true_false" ? ["t", "f"] : [...state.orders[state.ids[state.at]]];
    const type = question.kind === "multiple" ? "checkbox" : "radio";
    return letters.map((letter) => {
      const box = make("input", { type, name: "given", value: letter });
      box.checked = state.draft.includes(letter);
      return make("label", { class: "option" }, box, spoken(question, letter));
    });
  }

  // What a letter stands for, in the language it is in.
  function spoken(question, letter) {
    const choice = question.choices.get(letter);
    if (!choice) return make("span", {}, words[letter]);
    return make("span", choice.lang ? { lang: choice.lang } : {}, choice.textContent);
  }

  function given() {
    const kind = current().kind;
    if (kind === "short") return place.querySelector("input").value.trim();
    if (kind === "ordering") return [...place.querySelectorAll("li")].map((line) => line.dataset.letter).join("");
    return [...place.querySelectorAll("input:checked")].map((box) => box.value).sort().join("");
  }

  function judge(answer) {
    const question = current();
    const isIt = isRight(question, answer);
    const sentence = make("p", { class: isIt ? "said right" : "said wrong" }, make("strong", {}, isIt ? words.right : words.wrong));
    if (!isIt) sentence.append(" " + words.key + ": " + described(question, question.right[0]) + ".");
    const why = [...question.item.querySelectorAll("details p")].slice(1).map((one) => one.cloneNode(true));
    verdict.replaceChildren(sentence, ...why);
    for (const field of place.querySelectorAll("input,button")) field.disabled = true;
    for (const label of place.querySelectorAll(".option")) {
      const letter = label.firstChild.value;
      const counts = question.right[0].includes(letter);
      if (counts) label.classList.add("right");
      else if (answer.includes(letter)) label.classList.add("wrong");
      if (counts) label.append(make("small", {}, words.key));
    }
    place.classList.add("done");
    form.querySelector('[type="submit"]').hidden = true;
    const next = button("next");
    next.hidden = false;
    if (!next.dataset.next) next.dataset.next = next.textContent;
    next.textContent = state.at + 1 < state.ids.length ? next.dataset.next : next.dataset.last;
  }

  // An answer in words: a letter means nothing where choices are shuffled.
  function described(question, answer) {
    if (question.kind === "short") {
      const spelled = question.item.querySelector("details b").textContent;
      return question.right.includes(answer) ? spelled : answer;
    }
    const texts = [...answer].map((letter) => spoken(question, letter).textContent.replace(/\.$/, ""));
    return texts.join(question.kind === "ordering" ? " → " : "; ");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = given();
    if (!answer) {
      verdict.replaceChildren(make("p", {}, say.none));
      const first = place.querySelector("input");
      if (first) first.focus();
      return;
    }
    state.answers[state.ids[state.at]] = answer;
    keep();
    judge(answer);
    // What was said is read to those who listen; the way on is under the finger.
    button("next").focus();
  });

  place.addEventListener("input", () => {
    state.draft = given();
    keep();
  });

  button("next").addEventListener("click", () => {
    state.at += 1;
    state.draft = "";
    keep();
    if (state.at < state.ids.length) {
      ask();
      legend.focus();
    } else {
      end();
      document.getElementById("end_").focus();
    }
  });

  /* ---- putting in order ---- */

  function ordering(question) {
    const lines = make("ol", { class: "order" });
    const letters = state.draft.length === question.choices.size ? state.draft : state.orders[state.ids[state.at]];
    for (const letter of letters) {
      const text = spoken(question, letter);
      const way = (name, sign) => make("button", { type: "button", "data-way": name, "aria-label": fill(say[name], { text: text.textContent }) }, sign);
      lines.append(make("li", { "data-letter": letter }, make("span", { class: "grip", "aria-hidden": "true" }), text, way("up", "↑"), way("down", "↓")));
    }
    lines.addEventListener("click", (event) => {
      const way = event.target.closest("button");
      if (way) step(way.closest("li"), way);
    });
    lines.addEventListener("pointerdown", drag);
    ends(lines);
    return lines;
  }

  function ends(lines) {
    [...lines.children].forEach((line, at) => {
      line.querySelector('[data-way="up"]').disabled = at === 0;
      line.querySelector('[data-way="down"]').disabled = at === lines.children.length - 1;
    });
    state.draft = [...lines.children].map((line) => line.dataset.letter).join("");
  }

  function step(line, way) {
    const lines = line.parentElement;
    if (way.dataset.way === "up") lines.insertBefore(line, line.previousElementSibling);
    else lines.insertBefore(line.nextElementSibling, line);
    settled(line);
    (way.disabled ? line.querySelector("button:not(:disabled)") : way).focus();
  }

  function settled(line) {
    const lines = line.parentElement;
    ends(lines);
    keep();
    const n = [...lines.children].indexOf(line) + 1;
    piece("moved").textContent = fill(say.place, { text: line.children[1].textContent, n, all: lines.children.length });
  }

  function drag(event) {
    const grip = event.target.closest(".grip");
    if (!grip || place.classList.contains("done") || event.button > 0) return;
    const line = grip.closest("li");
    const lines = line.parentElement;
    event.preventDefault();
    // The list holds the pointer: a line that is moved would lose it.
    lines.setPointerCapture(event.pointerId);
    line.classList.add("held");
    const follow = (moved) => {
      const below = [...lines.children].find((other) => {
        const box = other.getBoundingClientRect();
        return other !== line && moved.clientY < box.top + box.height / 2;
      });
      if (below !== line.nextElementSibling) lines.insertBefore(line, below || null);
    };
    const drop = () => {
      line.classList.remove("held");
      lines.removeEventListener("pointermove", follow);
      settled(line);
    };
    lines.addEventListener("pointermove", follow);
    lines.addEventListener("lostpointercapture", drop, { once: true });
  }

  /* ---- the end ---- */

  const missed = () => state.ids.filter((id) => !isRight(pool.get(id), state.answers[id] || ""));

  function end() {
    show("end");
    const all = state.ids.length;
    const wrong = missed();
    const percent = Math.round(((all - wrong.length) / all) * 100);
    piece("score").textContent = fill(say.score, { right: all - wrong.length, all, percent });
    const passed = piece("passed");
    passed.hidden = !say.pass;
    // Against the exact share: 69.6 % is not 70 %.
    passed.textContent = (all - wrong.length) * 100 >= Number(say.pass) * all ? passed.dataset.yes : passed.dataset.no;
    button("wrong").hidden = wrong.length === 0;
    const lines = state.ids.map((id) => {
      const question = pool.get(id);
      const line = question.item.cloneNode(true);
      const isIt = !wrong.includes(id);
      line.removeAttribute("id");
      line.className = isIt ? "right" : "wrong";
      line.querySelector("details").open = !isIt;
      const yours = make("p", { class: "meta" }, say.yours + " " + described(question, state.answers[id] || "") + " – ", make("strong", {}, isIt ? words.right : words.wrong));
      line.insertBefore(yours, line.querySelector("details"));
      return line;
    });
    part("end").querySelector(".questions").replaceChildren(...lines);
  }

  button("start").addEventListener("click", () => begin(draw([]), []));
  button("again").addEventListener("click", () => begin(draw(state.seen), state.seen));
  button("wrong").addEventListener("click", () => begin(missed(), state.seen));
  button("over").addEventListener("click", () => begin(draw(state.seen), state.seen));

  // On paper the key stands at the end, and with it why: what is folded on the screen once is not sent twice.
  const lines = document.querySelectorAll(".quiz-key li");
  [...list.children].forEach((item, at) => {
    const why = item.querySelectorAll("details > p:not(:first-of-type)");
    if (lines[at]) lines[at].append(...[...why].map((one) => one.cloneNode(true)));
  });

  state = kept();
  run.hidden = false;
  if (!state) show("start");
  else if (state.at < state.ids.length) ask();
  else end();
})();
