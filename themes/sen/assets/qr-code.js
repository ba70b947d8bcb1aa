// A QR code of a text, as rows of dark and light: byte mode, error correction L, after Project Nayuki's "QR Code generator" (MIT).
// Of its own because the libraries for it weigh five times as much, and a page for an old phone has 100 kB in all.
(function () {
  'use strict';
  var CHECKS = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28];
  var BLOCKS = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12];
  var LARGEST = 26;

  function modules(version) {
    var all = (16 * version + 128) * version + 64;
    if (version < 2) return all;
    var marks = Math.floor(version / 7) + 2;
    return all - (25 * marks - 10) * marks + 55 - (version > 6 ? 36 : 0);
  }

  function room(version) {
    return Math.floor(modules(version) / 8) - CHECKS[version] * BLOCKS[version];
  }

  function times(x, y) {
    var z = 0;
    for (var i = 7; i >= 0; i--) {
      z = (z << 1) ^ ((z >>> 7) * 0x11d);
      z ^= ((y >>> i) & 1) * x;
    }
    return z;
  }

  function divisor(degree) {
    var result = new Array(degree).fill(0);
    result[degree - 1] = 1;
    var root = 1;
    for (var i = 0; i < degree; i++) {
      for (var j = 0; j < degree; j++) result[j] = times(result[j], root) ^ (result[j + 1] || 0);
      root = times(root, 2);
    }
    return result;
  }

  function remainder(data, by) {
    var result = by.map(function () { return 0; });
    data.forEach(function (byte) {
      var factor = byte ^ result.shift();
      result.push(0);
      by.forEach(function (one, at) { result[at] ^= times(one, factor); });
    });
    return result;
  }

  function codewords(bytes, version) {
    var bits = [];
    function put(value, length) {
      for (var i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
    }
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(function (byte) { put(byte, 8); });
    var capacity = room(version) * 8;
    put(0, Math.min(4, capacity - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (var pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8);
    var data = [];
    bits.forEach(function (bit, at) { data[at >> 3] |= bit << (7 - (at & 7)); });
    return interleaved(data, version);
  }

  function interleaved(data, version) {
    var count = BLOCKS[version];
    var checks = CHECKS[version];
    var all = Math.floor(modules(version) / 8);
    var short = count - (all % count);
    var length = Math.floor(all / count);
    var by = divisor(checks);
    var blocks = [];
    for (var i = 0, at = 0; i < count; i++) {
      var part = data.slice(at, at + length - checks + (i < short ? 0 : 1));
      at += part.length;
      var check = remainder(part, by);
      if (i < short) part.push(null);
      blocks.push(part.concat(check));
    }
    var result = [];
    for (var j = 0; j < blocks[0].length; j++) blocks.forEach(function (block) { if (block[j] !== null) result.push(block[j]); });
    return result;
  }

  function Grid(version) {
    this.version = version;
    this.size = version * 4 + 17;
    this.dark = rows(this.size);
    this.fixed = rows(this.size);
  }

  function rows(size) {
    return Array.from({ length: size }, function () { return new Array(size).fill(false); });
  }

  Grid.prototype.set = function (x, y, dark) {
    this.dark[y][x] = dark;
    this.fixed[y][x] = true;
  };

  Grid.prototype.frame = function () {
    var size = this.size;
    for (var i = 0; i < size; i++) {
      this.set(6, i, i % 2 === 0);
      this.set(i, 6, i % 2 === 0);
    }
    this.finder(3, 3);
    this.finder(size - 4, 3);
    this.finder(3, size - 4);
    var at = this.marks();
    var last = at.length - 1;
    at.forEach(function (x, i) {
      at.forEach(function (y, j) {
        var corner = (i === 0 && (j === 0 || j === last)) || (i === last && j === 0);
        if (!corner) this.mark(x, y);
      }, this);
    }, this);
    this.format(0);
    if (this.version < 7) return;
    var rest = this.version;
    for (var k = 0; k < 12; k++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    var bits = (this.version << 12) | rest;
    for (var b = 0; b < 18; b++) {
      var far = size - 11 + (b % 3);
      var near = Math.floor(b / 3);
      this.set(far, near, ((bits >>> b) & 1) === 1);
      this.set(near, far, ((bits >>> b) & 1) === 1);
    }
  };

  Grid.prototype.finder = function (x, y) {
    for (var dy = -4; dy <= 4; dy++) {
      for (var dx = -4; dx <= 4; dx++) {
        var far = Math.max(Math.abs(dx), Math.abs(dy));
        if (this.dark[y + dy] && x + dx >= 0 && x + dx < this.size) this.set(x + dx, y + dy, far !== 2 && far !== 4);
      }
    }
  };

  Grid.prototype.mark = function (x, y) {
    for (var dy = -2; dy <= 2; dy++) for (var dx = -2; dx <= 2; dx++) this.set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
  };

  Grid.prototype.marks = function () {
    if (this.version === 1) return [];
    var count = Math.floor(this.version / 7) + 2;
    var step = Math.floor((this.version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    var at = [];
    for (var place = this.size - 7; at.length < count - 1; place -= step) at.unshift(place);
    return [6].concat(at);
  };

  Grid.prototype.format = function (mask) {
    var data = (1 << 3) | mask;
    var rest = data;
    for (var i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    var bits = ((data << 10) | rest) ^ 0x5412;
    var size = this.size;
    var bit = function (at) { return ((bits >>> at) & 1) === 1; };
    for (i = 0; i <= 5; i++) this.set(8, i, bit(i));
    this.set(8, 7, bit(6));
    this.set(8, 8, bit(7));
    this.set(7, 8, bit(8));
    for (i = 9; i < 15; i++) this.set(14 - i, 8, bit(i));
    for (i = 0; i < 8; i++) this.set(size - 1 - i, 8, bit(i));
    for (i = 8; i < 15; i++) this.set(8, size - 15 + i, bit(i));
    this.set(8, size - 8, true);
  };

  Grid.prototype.fill = function (words) {
    var at = 0;
    for (var right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (var step = 0; step < this.size; step++) {
        for (var j = 0; j < 2; j++) {
          var x = right - j;
          var y = ((right + 1) & 2) === 0 ? this.size - 1 - step : step;
          if (this.fixed[y][x] || at >= words.length * 8) continue;
          this.dark[y][x] = ((words[at >> 3] >>> (7 - (at & 7))) & 1) === 1;
          at++;
        }
      }
    }
  };

  // One mask does for all: readers take any, and the others only please the eye of a scanner of the nineties.
  Grid.prototype.mask = function () {
    for (var y = 0; y < this.size; y++) {
      for (var x = 0; x < this.size; x++) {
        if (!this.fixed[y][x] && (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0) this.dark[y][x] = !this.dark[y][x];
      }
    }
    this.format(4);
  };

  function code(text) {
    var bytes = Array.from(new TextEncoder().encode(text));
    var version = 1;
    while (version <= LARGEST && room(version) * 8 < bytes.length * 8 + (version < 10 ? 12 : 20)) version++;
    if (version > LARGEST) return null;
    var grid = new Grid(version);
    grid.frame();
    grid.fill(codewords(bytes, version));
    grid.mask();
    return grid.dark;
  }

  window.loaQr = code;
})();
