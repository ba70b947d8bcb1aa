//! A tiny hand-written site that keeps every rule, to be broken in one place at a time: proof that each check can fail.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { site } from './sites.mjs';

const CSS = `:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --link: #0b4a8f; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181c; --ink: #f1f1f1; --link: #9ecbff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 sans-serif; overflow-wrap: anywhere; }
main, header, footer { padding: 1rem; }
nav li { display: inline-block; margin-right: 1.5rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0; }
img { max-width: 100%; height: auto; }
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
@media print { .skip, header, footer, nav { display: none; } }
`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#b3261e"/></svg>';

function page({ title, up = '', main }) {
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${up}style.css">
<script src="${up}site.js" defer></script>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage"}</script>
</head>
<body>
<a class="skip" href="#main">Chuyển đến nội dung chính</a>
<header>
<nav aria-label="Mục chính"><ul>
<li><a href="${up}index.html">Trang chủ</a></li>
<li><a href="${up}plan.html">Kế hoạch</a></li>
</ul></nav>
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${main}
</main>
<footer><p>Trang mẫu dùng để thử các phép kiểm.</p></footer>
</body>
</html>
`;
}

/** The files of the sound site, by path. */
export function sound() {
  return {
    'style.css': CSS,
    'site.js': 'document.documentElement.classList.add("js");\n',
    'picture.svg': PICTURE,
    'index.html': page({
      title: 'Truyền thông cải cách hành chính',
      main: `<p>Người dân có thể xem <a href="plan.html#muc-tieu">mục tiêu của kế hoạch</a> và <a href="tin/bai.html">tin mới</a>.</p>
<p><img src="picture.svg" width="40" height="40" alt="Hình tròn đỏ"></p>`,
    }),
    'plan.html': page({
      title: 'Kế hoạch truyền thông cải cách hành chính năm 2024',
      main: `<p>Số: 39/KH-UBND</p>
<h2 id="muc-tieu">Mục tiêu</h2>
<p>Mỗi người dân biết cách nộp hồ sơ trực tuyến và biết hỏi ở đâu.</p>`,
    }),
    'tin/bai.html': page({
      title: 'Bộ phận Một cửa mở thêm giờ',
      up: '../',
      main: '<p>Từ thứ Hai, quầy tiếp nhận làm việc cả buổi trưa. Xem <a href="../plan.html">kế hoạch</a>.</p>',
    }),
  };
}

/** The sound site with one text of one file replaced; the text must be there, so that a change of the fixture cannot empty a test. */
export function broken(file, from, to) {
  const files = sound();
  if (!files[file].includes(from)) throw new Error(`${file} of the fixture has no ${from}`);
  return { ...files, [file]: files[file].replace(from, to) };
}

/** Lays files into a new folder, hands the site to `work` and takes the folder away again. */
export async function within(files, work) {
  const root = mkdtempSync(path.join(tmpdir(), 'loa-rig-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return await work(site(root));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
