// The questions of a paper as a form, and what was answered in the form of the key: `b`, `acd`, `t`, `cabd`, words.
(function () {
  'use strict';

  function make(name, text, attributes) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    return element;
  }

  function say(wording) {
    return make('span', wording[0], wording[1] ? { lang: wording[1] } : {});
  }

  function choice(kind, name, value, label, checked) {
    var line = make('label', '', { class: 'choice' });
    var input = make('input', '', { type: kind, name: name, value: value });
    input.checked = checked;
    line.append(input, ' ', label);
    return line;
  }

  function order(drawn, words, answer, changed, tell) {
    var list = make('ol', '', { class: 'order' });
    var letters = answer ? answer.split('') : drawn.letters.slice();
    function move(at, by) {
      var letter = letters.splice(at, 1)[0];
      letters.splice(at + by, 0, letter);
      list.dataset.answer = letters.join('');
      draw();
      changed();
      var button = list.children[at + by].querySelector(by < 0 ? '.up' : '.down');
      (button.disabled ? list.children[at + by].querySelector('button:not(:disabled)') : button).focus();
      tell(words.moved.replace('{n}', at + by + 1));
    }
    function draw() {
      list.textContent = '';
      letters.forEach(function (letter, at) {
        var wording = drawn.question.choices.find(function (one) { return one[0] === letter; })[1];
        var line = make('li');
        var buttons = make('span', '', { class: 'move' });
        [['up', -1], ['down', 1]].forEach(function (way) {
          var button = make('button', way[1] < 0 ? '↑' : '↓', { type: 'button', class: 'button quiet ' + way[0], 'aria-label': words[way[0]] + ': ' + wording[0] });
          button.disabled = at + way[1] < 0 || at + way[1] >= letters.length;
          button.addEventListener('click', function () { move(at, way[1]); });
          buttons.append(button);
        });
        line.append(say(wording), buttons);
        list.append(line);
      });
    }
    if (answer) list.dataset.answer = answer;
    draw();
    return list;
  }

  function question(drawn, at, words, answer, changed, tell) {
    var of = drawn.question;
    var name = 'q-' + of.id;
    var box = make('fieldset', '', { id: name + '_', class: 'question' });
    var legend = make('legend', words.question.replace('{n}', at + 1) + ' ');
    legend.append(say(of.text));
    box.append(legend);
    var help = { multiple: words.several, ordering: words.order }[of.kind];
    if (help) box.append(make('p', help, { class: 'meta' }));
    if (of.kind === 'ordering') box.append(order(drawn, words, answer, changed, tell));
    else if (of.kind === 'short') {
      var field = make('p', '', { class: 'field' });
      var input = make('input', '', { name: name, maxlength: 200, autocomplete: 'off', 'aria-label': words.short });
      input.value = answer || '';
      field.append(input);
      box.append(field);
    } else if (of.kind === 'true_false') {
      box.append(choice('radio', name, 't', make('span', words['true']), answer === 't'), choice('radio', name, 'f', make('span', words['false']), answer === 'f'));
    } else {
      drawn.letters.forEach(function (letter) {
        var wording = of.choices.find(function (one) { return one[0] === letter; })[1];
        box.append(choice(of.kind === 'multiple' ? 'checkbox' : 'radio', name, letter, say(wording), (answer || '').indexOf(letter) >= 0));
      });
    }
    return box;
  }

  function plain(text) {
    return text.normalize('NFC').toLowerCase().normalize('NFC').trim().split(/\s+/).join(' ').replace(/[. ]+$/, '');
  }

  // What stands in the form; nothing where nothing was answered.
  function answer(drawn) {
    var box = document.getElementById('q-' + drawn.question.id + '_');
    if (drawn.question.kind === 'ordering') return box.querySelector('.order').dataset.answer || '';
    if (drawn.question.kind === 'short') return plain(box.querySelector('input').value);
    var chosen = Array.from(box.querySelectorAll('input:checked'), function (input) { return input.value; });
    return chosen.sort().join('');
  }

  function shown(drawn, given, words) {
    if (!given) return words.unanswered;
    var of = drawn.question;
    if (of.kind === 'short') return given;
    if (of.kind === 'true_false') return words[given === 't' ? 'true' : 'false'];
    var texts = given.split('').map(function (letter) {
      return of.choices.find(function (one) { return one[0] === letter; })[1][0];
    });
    return texts.join(of.kind === 'ordering' ? ' → ' : '; ');
  }

  window.loaForm = { make: make, say: say, question: question, answer: answer, shown: shown };
})();
