// Which questions an entrant gets: the same draw as src/contest/draw.rs, held to it by tests/contest/draw.json.
(function () {
  'use strict';
  var primes = [];
  for (var n = 2; primes.length < 64; n++) if (primes.every(function (p) { return n % p; })) primes.push(n);
  function fraction(root) { return Math.floor((root - Math.floor(root)) * 4294967296) | 0; }
  var START = primes.slice(0, 8).map(function (p) { return fraction(Math.sqrt(p)); });
  var ROUNDS = primes.map(function (p) { return fraction(Math.cbrt(p)); });
  function turn(x, by) { return (x >>> by) | (x << (32 - by)); }

  // Eight words. Browsers hash only on https and only later; a paper is drawn at once, from a USB stick too.
  function words(text) {
    var bytes = new TextEncoder().encode(text);
    var blocks = ((bytes.length + 8) >> 6) + 1;
    var data = new Int32Array(blocks * 16);
    bytes.forEach(function (byte, at) { data[at >> 2] |= byte << (24 - (at & 3) * 8); });
    data[bytes.length >> 2] |= 0x80 << (24 - (bytes.length & 3) * 8);
    data[data.length - 2] = Math.floor(bytes.length / 536870912);
    data[data.length - 1] = bytes.length << 3;
    var hash = START.slice();
    var w = new Int32Array(64);
    for (var block = 0; block < blocks; block++) {
      var s = hash.slice();
      for (var i = 0; i < 64; i++) {
        if (i < 16) w[i] = data[block * 16 + i];
        else {
          var a = w[i - 15];
          var b = w[i - 2];
          w[i] = (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)) + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 16];
        }
        var one = (s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + ROUNDS[i] + w[i]) | 0;
        var two = ((turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
        s = [(one + two) | 0, s[0], s[1], s[2], (s[3] + one) | 0, s[4], s[5], s[6]];
      }
      for (var j = 0; j < 8; j++) hash[j] = (hash[j] + s[j]) | 0;
    }
    return hash.map(function (word) { return word >>> 0; });
  }

  function sha256(text) {
    return words(text).map(function (word) { return word.toString(16).padStart(8, '0'); }).join('');
  }

  function stream(beginning) {
    var block = 0;
    var left = [];
    function next() {
      if (!left.length) left = words(beginning + block++);
      return left.shift();
    }
    function below(n) {
      var limit = Math.floor(4294967296 / n) * n;
      for (;;) {
        var number = next();
        if (number < limit) return number % n;
      }
    }
    function shuffle(list) {
      for (var i = list.length - 1; i > 0; i--) swap(list, i, below(i + 1));
    }
    return { below: below, shuffle: shuffle };
  }

  function swap(list, i, j) {
    var kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  }

  function paper(rules, bank, group, code, attempt) {
    var draws = stream(['loa-paper-1', rules.contest, rules.round, group, rules.seed, code, attempt, ''].join('\n'));
    var all = bank.slice().sort(function (a, b) { return a.id < b.id ? -1 : a.id > b.id ? 1 : 0; });
    var drawn = [];
    rules.strata.forEach(function (stratum) {
      var left = all.filter(function (one) {
        return drawn.indexOf(one) < 0 && (!stratum[0] || one.pillar === stratum[0]);
      });
      var count = Math.min(stratum[1], left.length);
      for (var k = 0; k < count; k++) swap(left, k, k + draws.below(left.length - k));
      drawn = drawn.concat(left.slice(0, count));
    });
    if (rules.shuffle_questions) draws.shuffle(drawn);
    return drawn.map(function (one) {
      var letters = one.choices.map(function (choice) { return choice[0]; });
      if (rules.shuffle_choices && /^(single|multiple|ordering)$/.test(one.kind)) draws.shuffle(letters);
      return { question: one, letters: letters };
    });
  }

  function code(kind, text) {
    if (kind === 'issued') return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (kind === 'email') return text.trim().normalize('NFC').toLowerCase();
    return text.replace(/[^0-9]/g, '').replace(/^84/, '0');
  }

  window.loaPaper = { sha256: sha256, draw: paper, code: code };
})();
