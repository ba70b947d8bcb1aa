// An entry as it travels (version 1), and the ways it goes: a form, a file, a text, QR codes, a mail.
(function () {
  'use strict';
  // More in one code is too fine for a phone held over a screen.
  var PART = 900;

  // Written out by hand: an object would put ids that are numbers before the others.
  function json(entry) {
    var text = JSON.stringify;
    function pairs(list) {
      return '{' + list.map(function (pair) { return text(pair[0]) + ':' + text(pair[1]); }).join(',') + '}';
    }
    var parts = [
      ['loa', text('entry-1')],
      ['contest', text(entry.contest)],
      ['round', text(entry.round)],
      ['group', text(entry.group)],
      ['code', text(entry.code)],
      ['attempt', String(entry.attempt)],
      ['fields', pairs(entry.fields)],
      ['consents', text(entry.consents)],
      ['answers', pairs(entry.answers)],
      ['prediction', entry.prediction && text(entry.prediction)],
      ['started', text(entry.started)],
      ['finished', text(entry.finished)],
      ['device', entry.device && text(entry.device)],
    ];
    parts = parts.filter(function (part) { return part[1]; });
    return ('{' + parts.map(function (part) { return text(part[0]) + ':' + part[1]; }).join(',') + '}').normalize('NFC');
  }

  function seal(entry) {
    var body = json(entry);
    var bytes = '';
    new TextEncoder().encode(body).forEach(function (byte) { bytes += String.fromCharCode(byte); });
    var base64 = btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
    return 'LOA1.' + base64 + '.' + window.loaPaper.sha256(body).slice(0, 16);
  }

  function picture(rows, title) {
    var path = '';
    rows.forEach(function (row, y) {
      row.forEach(function (dark, x) { if (dark) path += 'M' + (x + 4) + ' ' + (y + 4) + 'h1v1h-1z'; });
    });
    var size = rows.length + 8;
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 ' + size + ' ' + size);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', title);
    svg.setAttribute('shape-rendering', 'crispEdges');
    var shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    shape.setAttribute('d', path);
    svg.appendChild(shape);
    return svg;
  }

  // Parts follow one another: put together in order they are the text again.
  function codes(text, words, into) {
    into.textContent = '';
    var count = Math.ceil(text.length / PART);
    for (var at = 0; at < count; at++) {
      var rows = window.loaQr(text.slice(at * PART, (at + 1) * PART));
      if (rows) into.appendChild(picture(rows, words.qr_part.replace('{n}', at + 1).replace('{of}', count)));
    }
  }

  function show(text, rules, code) {
    var one = function (id) { return document.getElementById(id); };
    one('text_').value = text;
    codes(text, rules.words, one('qr_'));
    var file = one('file_');
    file.href = URL.createObjectURL(new Blob([text + '\n'], { type: 'text/plain' }));
    file.download = code.replace(/[^A-Za-z0-9]+/g, '-') + '.loa-entry.txt';
    var mail = one('mail_');
    if (mail) mail.href = 'mailto:' + rules.email + '?subject=' + encodeURIComponent(rules.words.mail_subject.replace('{code}', code)) + '&body=' + encodeURIComponent(text);
    var post = one('post_');
    if (!post) return;
    post.elements.entry.value = text;
    post.elements.contest.value = rules.contest;
    post.elements.round.value = rules.round;
  }

  window.loaEntry = { json: json, seal: seal, show: show };
})();
