/* The screen in the one-stop office: goes from slide to slide by itself, for weeks. Plain JavaScript of 2015, because televisions
   are older than the browsers on desks. It makes no element and has never more than two timers: one for the slide, one for the clock. */
(function () {
  'use strict';
  var root = document.documentElement;
  var body = document.body;
  var slides = [].slice.call(document.querySelectorAll('.slide'));
  var ticker = document.querySelector('.ticker ul');
  var lines = ticker ? [].slice.call(ticker.children) : [];
  var clock = document.querySelector('.tv-clock time');
  var controls = document.querySelector('.tv-controls');
  var count = document.querySelector('.tv-count');
  var pauseButton = document.querySelector('[data-do="pause"]');
  var screen = window.matchMedia('(min-width: 60rem) and (min-aspect-ratio: 5/4) and (min-height: 26rem)');
  var stillness = window.matchMedia('(prefers-reduced-motion: reduce)');
  var now = -1; // which slide is shown
  var line = -1; // which line of the band is shown where nothing may move
  var isRunning = false;
  var isPaused = false;
  var slideTimer = 0;
  var clockTimer = 0;
  var motion = null;
  var stamp = null;
  if (slides.length === 0) return;

  /* ---- days ---- */

  function two(n) {
    return (n < 10 ? '0' : '') + n;
  }

  /* Today as 2024-06-30 in the viewer's zone. A clock behind the day the page was made on has lost its time: a television without battery. */
  function today() {
    var date = new Date();
    var day = date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate());
    var made = body.getAttribute('data-made-on');
    return made && day < made ? made : day;
  }

  function holds(slide, day) {
    var from = slide.getAttribute('data-from');
    var to = slide.getAttribute('data-to');
    return (!from || from <= day) && (!to || day <= to);
  }

  /* ---- slides ---- */

  /* The next slide that holds today, seen from one of them; the welcome slide has no days, so there always is one. */
  function following(from, step) {
    var day = today();
    for (var tried = 1; tried <= slides.length; tried += 1) {
      var at = (from + step * tried + slides.length * tried) % slides.length;
      if (holds(slides[at], day)) return at;
    }
    return 0;
  }

  function show(at) {
    var isRoundOver = at <= now;
    for (var index = 0; index < slides.length; index += 1) {
      slides[index].classList.toggle('now', index === at);
    }
    now = at;
    count.firstChild.nodeValue = at + 1 + '/' + slides.length;
    if (stillness.matches) nextLine();
    if (isRoundOver) refresh();
    wait();
  }

  function wait() {
    window.clearTimeout(slideTimer);
    if (!isRunning || isPaused) return;
    var seconds = Number(slides[now].getAttribute('data-seconds')) || 15;
    slideTimer = window.setTimeout(go, seconds * 1000, 1);
  }

  /* From here on slides fade into each other; before the first one all would fade out at once. */
  function go(step) {
    root.classList.add('moving');
    show(following(now, step));
  }

  function pause() {
    isPaused = !isPaused;
    root.classList.toggle('paused', isPaused);
    pauseButton.setAttribute('aria-pressed', String(isPaused));
    if (motion) motion[isPaused ? 'pause' : 'play']();
    wait();
  }

  /* A site on a host is built anew every night; from a USB stick there is nothing to ask. */
  function refresh() {
    if (!/^http/.test(window.location.protocol) || !window.fetch) return;
    window.fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
      function (answer) {
        var found = answer.ok && (answer.headers.get('etag') || answer.headers.get('last-modified'));
        if (found && stamp && found !== stamp) window.location.reload();
        if (found) stamp = found;
      },
      function () {} // no network for a while: the slides go on
    );
  }

  /* ---- the band below ---- */

  var SPEED = 130; // CSS pixels a second on a screen of 1,920

  function startBand() {
    stopBand();
    if (!ticker) return;
    if (stillness.matches || !ticker.animate) {
      ticker.classList.add('still');
      nextLine();
      return;
    }
    var width = ticker.parentElement.clientWidth;
    var way = width + ticker.scrollWidth;
    motion = ticker.animate(
      [{ transform: 'translateX(' + width + 'px)' }, { transform: 'translateX(-' + ticker.scrollWidth + 'px)' }],
      { duration: (way / (SPEED * width / 1920 || 1)) * 1000, iterations: Infinity }
    );
    if (isPaused) motion.pause();
  }

  function stopBand() {
    if (motion) motion.cancel();
    motion = null;
    if (ticker) ticker.classList.remove('still');
  }

  function nextLine() {
    if (lines.length === 0) return;
    line = (line + 1) % lines.length;
    for (var index = 0; index < lines.length; index += 1) {
      lines[index].classList.toggle('now', index === line);
    }
  }

  /* ---- the clock ---- */

  function tick() {
    window.clearTimeout(clockTimer);
    if (!isRunning || !clock) return;
    var date = new Date();
    clock.firstChild.nodeValue = two(date.getHours()) + ':' + two(date.getMinutes());
    clockTimer = window.setTimeout(tick, 60000 - (date.getTime() % 60000));
  }

  /* ---- on and off ---- */

  function start() {
    isRunning = true;
    root.classList.add('on');
    controls.hidden = false;
    if (clock) clock.parentElement.hidden = false;
    var asked = slides.indexOf(document.getElementById(window.location.hash.slice(1)));
    show(asked >= 0 ? asked : following(-1, 1));
    startBand();
    tick();
  }

  function stop() {
    isRunning = false;
    window.clearTimeout(slideTimer);
    window.clearTimeout(clockTimer);
    stopBand();
    root.classList.remove('on', 'moving');
    controls.hidden = true;
    if (clock) clock.parentElement.hidden = true;
  }

  function fit() {
    if (screen.matches && isRunning) startBand();
    else if (screen.matches) start();
    else if (isRunning) stop();
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen();
  }

  var DO = {
    previous: function () { go(-1); },
    next: function () { go(1); },
    pause: pause,
    full: full
  };

  /* Keys of keyboards and of remote controls. */
  var KEYS = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ChannelUp: 'next', MediaTrackNext: 'next', MediaFastForward: 'next',
    ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous', ChannelDown: 'previous', MediaTrackPrevious: 'previous', MediaRewind: 'previous',
    ' ': 'pause', Spacebar: 'pause', Enter: 'pause', MediaPlayPause: 'pause', MediaPlay: 'pause', MediaPause: 'pause', MediaStop: 'pause',
    f: 'full', F: 'full'
  };

  document.addEventListener('keydown', function (event) {
    if (!isRunning || event.altKey || event.ctrlKey || event.metaKey) return;
    var what = KEYS[event.key];
    var isOnControl = event.target.closest && event.target.closest('a, button');
    if (!what || (isOnControl && (event.key === 'Enter' || event.key === ' '))) return;
    event.preventDefault();
    DO[what]();
  });

  controls.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (button) DO[button.getAttribute('data-do')]();
  });

  count.appendChild(document.createTextNode(''));
  if (clock) clock.appendChild(document.createTextNode(''));
  window.addEventListener('resize', fit);
  if (stillness.addListener) stillness.addListener(fit);
  fit();
})();
