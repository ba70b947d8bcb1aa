// Taking part: who one is, the paper, a look over it, sending it. Nothing leaves the browser before the last step; what has to outlive a
// reload is kept in this tab alone and erased with it.
(function () {
  'use strict';
  var one = function (id) { return document.getElementById(id); };
  var rules = JSON.parse(one('rules_').textContent);
  var words = rules.words;
  var form = window.loaForm;
  var who = one('who-form_');
  var KEPT = 'loa-entry-' + rules.contest + '-' + rules.round;
  var DEVICE = 'loa-device';
  var state = read(sessionStorageOf(), KEPT) || { step: 'who', answers: {} };
  var drawn = [];
  var timer = null;
  var warned = {};
  var ready = false;
  var asked = false;

  // A browser may refuse either store; everything works without.
  function sessionStorageOf() { try { return window.sessionStorage; } catch { return null; } }
  function localStorageOf() { try { return window.localStorage; } catch { return null; } }
  function read(store, key) { try { return JSON.parse(store.getItem(key)); } catch { return null; } }
  function write(store, key, value) { try { store.setItem(key, JSON.stringify(value)); } catch { /* refused */ } }
  function keep() {
    // Before the first question there is nothing worth keeping on a machine that others use.
    if (state.step === 'who') forget();
    else write(sessionStorageOf(), KEPT, state);
  }
  function forget() { try { window.sessionStorage.removeItem(KEPT); } catch { /* refused */ } }
  function tell(text) { one('told_').textContent = text; }

  function clean(text) {
    return text.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '').trim();
  }

  function instant(time) {
    var sign = rules.offset[0] === '-' ? -1 : 1;
    var minutes = sign * (Number(rules.offset.slice(1, 3)) * 60 + Number(rules.offset.slice(4)));
    return new Date(time + minutes * 60000).toISOString().slice(0, 19) + rules.offset;
  }

  function show(step, focus) {
    state.step = step;
    keep();
    ['who', 'paper', 'review', 'send'].forEach(function (name) { one(name + '_').hidden = name !== step; });
    if (focus) one(step + '-title_').focus();
  }

  // ── who ──
  function used() {
    var counted = read(localStorageOf(), DEVICE + '-' + rules.contest) || {};
    return counted[rules.scope === 'round' ? rules.round : 'all'] || {};
  }

  function count() {
    var store = localStorageOf();
    var counted = read(store, DEVICE + '-' + rules.contest) || {};
    var key = rules.scope === 'round' ? rules.round : 'all';
    counted[key] = counted[key] || {};
    // The code itself is not kept on a machine that others use.
    var mark = window.loaPaper.sha256(rules.contest + '\n' + state.code).slice(0, 16);
    counted[key][mark] = Math.max(counted[key][mark] || 0, state.attempt);
    write(store, DEVICE + '-' + rules.contest, counted);
  }

  function device() {
    if (!who.elements.device || !who.elements.device.checked) return null;
    var known = read(localStorageOf(), DEVICE);
    if (known) return known;
    var bytes = Array.from(crypto.getRandomValues(new Uint8Array(8)));
    known = bytes.map(function (byte) { return byte.toString(16).padStart(2, '0'); }).join('');
    write(localStorageOf(), DEVICE, known);
    return known;
  }

  function wrong(text, field) {
    one('wrong_').textContent = text;
    who.querySelectorAll('[aria-invalid]').forEach(function (input) { input.removeAttribute('aria-invalid'); });
    if (!field) return;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  function begin(event) {
    event.preventDefault();
    var elements = who.elements;
    var group = elements.group.value;
    if (!group) return wrong(words.group_missing, who.querySelector('[name=group]'));
    var code = window.loaPaper.code(rules.code, elements.code.value);
    var isCode = { issued: /^.{3,40}$/, phone: /^0\d{8,14}$/, email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/ }[rules.code];
    if (!isCode.test(code)) return wrong(words.code_wrong, elements.code);
    var fields = [];
    for (var i = 0; i < rules.fields.length; i++) {
      var field = elements[rules.fields[i]];
      var value = clean(field.value);
      if (!value && field.required) return wrong(words.missing.replace('{name}', field.labels[0].textContent), field);
      if (value) fields.push([rules.fields[i], value]);
    }
    var boxes = Array.from(who.querySelectorAll('[data-consent]'));
    var refused = boxes.find(function (box) { return 'required' in box.dataset && !box.checked; });
    if (refused) return wrong(words.consent_missing, refused);
    var attempt = elements.attempt ? Number(elements.attempt.value) : 1;
    var mark = window.loaPaper.sha256(rules.contest + '\n' + code).slice(0, 16);
    var before = used()[mark] || 0;
    if (before >= rules.attempts) return wrong(words.attempts_used.replace('{n}', rules.attempts), elements.code);
    if (attempt <= before) {
      elements.attempt.value = before + 1;
      attempt = before + 1;
    }
    if (isOver()) return wrong(over());
    wrong('');
    state = {
      step: 'paper', group: group, code: code, attempt: attempt, fields: fields, answers: {}, started: Date.now(), device: device(),
      consents: boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.dataset.consent; }),
    };
    paper();
    show('paper', true);
  }

  // What sends an entry is not needed before there is one: it comes while questions are read, so that the page itself is there sooner.
  var waiting = one('entry_').dataset.scripts.split(' ');
  function load(then) {
    if (!waiting.length) return then();
    var script = document.createElement('script');
    script.src = waiting[0];
    script.onload = function () {
      waiting.shift();
      load(then);
    };
    script.onerror = function () { setTimeout(function () { load(then); }, 2000); };
    document.head.append(script);
  }

  // ── paper ──
  function paper() {
    ready = false;
    load(function () {
      ready = true;
      if (asked) finish();
    });
    drawn = window.loaPaper.draw(rules, rules.banks[rules.groups[state.group]], state.group, state.code, state.attempt);
    var box = one('questions_');
    box.textContent = '';
    drawn.forEach(function (of, at) {
      box.append(form.question(of, at, words, state.answers[of.question.id], collect, tell));
    });
    if (one('prediction_')) one('prediction_').value = state.prediction || '';
    if (rules.limit) {
      one('timer_').hidden = false;
      clearInterval(timer);
      timer = setInterval(tick, 1000);
      tick();
    }
  }

  function collect() {
    drawn.forEach(function (of) {
      var answer = form.answer(of);
      if (answer) state.answers[of.question.id] = answer;
      else delete state.answers[of.question.id];
    });
    if (one('prediction_')) state.prediction = one('prediction_').value.trim();
    keep();
  }

  function tick() {
    var left = Math.round((state.started + rules.limit * 1000 - Date.now()) / 1000);
    if (state.step !== 'paper' && state.step !== 'review') return clearInterval(timer);
    if (left <= 0) {
      clearInterval(timer);
      collect();
      one('over_').textContent = words.time_over;
      one('over_').hidden = false;
      tell(words.time_over);
      return finish();
    }
    one('left_').textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    // A clock read out each second would drown the questions.
    [5, 1].forEach(function (minutes) {
      if (left <= minutes * 60 && left > minutes * 60 - 5 && rules.limit > minutes * 60 && !warned[minutes]) {
        warned[minutes] = true;
        tell(words.last_minutes.replace('{n}', minutes));
      }
    });
  }

  function number(text) {
    var plain = text.replace(/\s/g, '').replace(',', '.');
    var shape = rules.decimals ? new RegExp('^\\d{1,3}(\\.\\d{1,' + rules.decimals + '})?$') : /^\d{1,9}$/;
    return shape.test(plain) ? plain : null;
  }

  function review(event) {
    event.preventDefault();
    collect();
    var field = one('prediction_');
    if (field && number(field.value) === null) {
      one('paper-wrong_').textContent = words.number_wrong;
      field.setAttribute('aria-invalid', 'true');
      field.focus();
      return;
    }
    one('paper-wrong_').textContent = '';
    if (field) field.removeAttribute('aria-invalid');
    overview();
    show('review', true);
  }

  function overview() {
    var answered = drawn.filter(function (of) { return state.answers[of.question.id]; }).length;
    one('review-left_').textContent = words.answered.replace('{n}', answered).replace('{of}', drawn.length);
    var list = one('review-list_');
    list.textContent = '';
    drawn.forEach(function (of) {
      var line = form.make('li');
      var given = state.answers[of.question.id];
      line.append(form.say(of.question.text), form.make('br'), form.make(given ? 'strong' : 'em', form.shown(of, given, words)));
      list.append(line);
    });
  }

  // ── sending ──
  function finish() {
    clearInterval(timer);
    asked = !ready;
    if (asked) return;
    if (!state.text) {
      state.text = window.loaEntry.seal({
        contest: rules.contest, round: rules.round, group: state.group, code: state.code, attempt: state.attempt, fields: state.fields,
        consents: state.consents, prediction: number(state.prediction || ''), started: instant(state.started), finished: instant(Date.now()), device: state.device,
        answers: drawn.filter(function (of) { return state.answers[of.question.id]; }).map(function (of) { return [of.question.id, state.answers[of.question.id]]; }),
      });
      count();
    }
    window.loaEntry.show(state.text, rules, state.code);
    show('send', true);
  }

  function copy() {
    one('text_').select();
    var done = function () { tell(words.copied); one('copy_').textContent = words.copied; };
    if (navigator.clipboard) navigator.clipboard.writeText(state.text).then(done, function () {});
    else if (document.execCommand('copy')) done();
  }

  function erase() {
    forget();
    location.reload();
  }

  // ── the clock ──
  function isOver() { return Date.now() < Date.parse(rules.opens) || Date.now() >= Date.parse(rules.closes); }
  function over() { return Date.now() < Date.parse(rules.opens) ? words.not_open : words.is_closed; }
  function watch() {
    var waiting = isOver() && state.step === 'who';
    one('over_').hidden = !waiting && one('over_').textContent !== words.time_over;
    if (waiting) one('over_').textContent = over();
    who.hidden = waiting;
  }

  who.addEventListener('submit', begin);
  one('paper-form_').addEventListener('submit', review);
  one('paper-form_').addEventListener('input', collect);
  one('back_').addEventListener('click', function () { show('paper', true); });
  one('finish_').addEventListener('click', finish);
  one('copy_').addEventListener('click', copy);
  one('erase_').addEventListener('click', erase);
  one('entry_').hidden = false;
  if (state.step !== 'who') {
    paper();
    if (state.step === 'send') finish();
    else if (state.step === 'review') overview();
    tell(words.resumed);
  }
  show(state.step, false);
  watch();
  setInterval(watch, 5000);
})();
