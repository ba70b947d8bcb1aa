// Rounds by the clock: what was open when the page was made may have closed since. Without a script the dates stand there all the same.
(function () {
  'use strict';
  var states = document.querySelectorAll('[data-phase]');
  var counters = document.querySelectorAll('[data-countdown]');

  function phase(of) {
    var now = Date.now();
    return now < Date.parse(of.opens) ? 'upcoming' : now < Date.parse(of.closes) ? 'open' : 'closed';
  }

  function state(chip) {
    var of = chip.dataset;
    if (of.phase === 'released') return;
    var now = phase(of);
    chip.lastElementChild.textContent = of[now];
    chip.className = 'chip ' + { upcoming: 'soon', open: 'done', closed: 'none' }[now];
  }

  function count(counter) {
    var of = counter.dataset;
    var now = phase(of);
    var left = Math.ceil((Date.parse(now === 'upcoming' ? of.opens : of.closes) - Date.now()) / 60000);
    counter.hidden = now === 'closed';
    var days = Math.floor(left / 1440);
    var hours = Math.floor(left / 60) % 24;
    var parts = days ? [of.days.replace('{n}', days), of.hours.replace('{n}', hours)] : [of.hours.replace('{n}', hours), of.minutes.replace('{n}', left % 60)];
    counter.textContent = (now === 'upcoming' ? of.untilOpen : of.untilClose).replace('{time}', parts.join(' '));
  }

  function tick() {
    states.forEach(state);
    counters.forEach(count);
  }
  tick();
  setInterval(tick, 30000);
})();
