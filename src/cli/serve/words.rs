//! What `loa serve` says: its help, a line for each build, and the few sentences of pages that are its own.

use std::io;
use std::path::Path;
use std::time::Duration;

use jiff::civil::DateTime;
use loa::Summary;
use loa::diagnostic::{Text, Tongue};
use loa::say;

use super::super::words::plural;
use super::shown::Changes;

/// How many names of files are told on one line.
const NAMED: usize = 3;

/// The help.
pub fn help(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Vi => HELP_VI,
        Tongue::En => HELP_EN,
    }
}

/// The first good build.
pub fn built(summary: &Summary, took: Duration) -> Text {
    let pages = summary.pages;
    let time = time(took);
    Text {
        vi: format!("Đã dựng {pages} trang trong {}.", time.vi),
        en: format!("Built {} in {}.", plural(pages, "page"), time.en),
    }
}

/// Where to look, and how to end it.
pub fn address(address: &str, host: &str) -> Vec<Text> {
    let mut lines = vec![say!(
        "Xem trang tại {address}\nSửa tệp nào rồi lưu, trang đang mở tự đổi theo. Bấm Ctrl+C để dừng.",
        "The site is at {address}\nEdit and save: pages that are open follow. Ctrl+C ends it."
    )];
    let is_open = host
        .parse()
        .is_ok_and(|ip: std::net::IpAddr| ip.is_unspecified());
    if is_open {
        lines.push(say!(
            "Lưu ý: mọi máy trong mạng đều xem được trang này.",
            "Note: everybody in the network can see this site."
        ));
    }
    lines
}

/// Nothing opens the browser here.
pub fn no_browser(address: &str) -> Text {
    say!(
        "Không mở được trình duyệt. Hãy tự mở {address}",
        "No browser could be opened. Open {address} yourself."
    )
}

/// What is being done, for who waits.
pub fn reading() -> Text {
    say!("Đọc các tệp", "Reading files")
}

/// What is being done, for who waits.
pub fn building() -> Text {
    say!("Dựng các trang", "Building pages")
}

/// What is being done, for who waits.
pub fn making_pictures() -> Text {
    say!(
        "Làm ảnh cho trang đang xem",
        "Making pictures for the page that is looked at"
    )
}

/// One line for a build after the first.
pub fn rebuilt(clock: DateTime, changed: &[String], changes: &Changes, took: Duration) -> Text {
    let clock = clock.strftime("%H:%M:%S");
    let time = time(took);
    let (sources, results) = (names(changed), names(&changes.changed));
    let (pages, others) = (changes.pages, changes.changed.len() - changes.pages);
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    if pages > 0 {
        vi.push(format!("{pages} trang đổi"));
        en.push(format!("{} changed", plural(pages, "page")));
    }
    if others > 0 {
        vi.push(format!("{others} tệp khác đổi"));
        en.push(format!("{} changed", plural(others, "other file")));
    }
    if changes.gone > 0 {
        vi.push(format!("{} bỏ đi", changes.gone));
        en.push(format!("{} gone", changes.gone));
    }
    if vi.is_empty() {
        vi.push("không trang nào đổi".to_owned());
        en.push("no page changed".to_owned());
    }
    let (vi, en) = (vi.join(", "), en.join(", "));
    let results = match results.as_str() {
        "" => String::new(),
        names => format!(" ({names})"),
    };
    let sources = match sources.as_str() {
        "" => String::new(),
        names => format!("{names}: "),
    };
    Text {
        vi: format!("{clock}  {sources}{vi}{results}, {}", time.vi),
        en: format!("{clock}  {sources}{en}{results}, {}", time.en),
    }
}

/// Mistakes; what is shown is what was good.
pub fn not_shown() -> Text {
    say!(
        "Còn lỗi nên trang chưa đổi; sửa và lưu là trang tự dựng lại.",
        "There are mistakes, so the site stays as it was; mend and save, and it is built again."
    )
}

/// The folder is not there any more.
pub fn gone(folder: &Path) -> Text {
    let shown = folder.display();
    say!(
        "Thư mục `{shown}` không còn ở chỗ cũ. Trang vẫn giữ bản cuối; khi thư mục trở lại, Loa sẽ dựng tiếp.",
        "The folder `{shown}` is not there any more. The last site stays; when the folder is back, Loa goes on."
    )
}

/// The system does not tell of changes.
pub fn deaf(error: &notify::Error) -> Text {
    say!(
        "Hệ thống không báo được khi tệp thay đổi ({error}). Loa tự xem lại thư mục mỗi giây.",
        "The system cannot tell when files change ({error}). Loa looks through the folder every second."
    )
}

/// The cache folder takes nothing.
pub fn cache_failed(error: &io::Error) -> Text {
    say!(
        "Không cất được ảnh đã làm để dùng lần sau ({error}). Trang vẫn xem được; lần sau phải làm lại ảnh.",
        "Finished pictures cannot be kept for the next time ({error}). The site is shown all the same."
    )
}

/// An address beside the site.
pub fn elsewhere(base: &str) -> Text {
    say!(
        "Ở đây không có gì. Trang nằm ở {base}",
        "There is nothing here. The site is at {base}"
    )
}

/// Title and lead of the page while there was no good build.
pub fn not_yet_good(tongue: Tongue) -> (&'static str, &'static str) {
    match tongue {
        Tongue::Vi => (
            "Chưa dựng được trang",
            "Hãy sửa những chỗ dưới đây rồi lưu lại; trang sẽ tự hiện ra.",
        ),
        Tongue::En => (
            "The site cannot be shown yet",
            "Mend these and save; the site will appear by itself.",
        ),
    }
}

/// Title and lead of the page while the first build goes on.
pub fn still_building(tongue: Tongue) -> (&'static str, &'static str) {
    match tongue {
        Tongue::Vi => ("Đang dựng trang", "Trang sẽ tự hiện ra khi dựng xong."),
        Tongue::En => ("The site is being built", "It will appear by itself."),
    }
}

/// Title and lead for a missing address of a site without a page for them.
pub fn missing(tongue: Tongue) -> (&'static str, &'static str) {
    match tongue {
        Tongue::Vi => ("Không có trang này", "Khi có, trang sẽ tự hiện ra."),
        Tongue::En => (
            "There is no such page",
            "When there is, it will appear by itself.",
        ),
    }
}

fn names(all: &[String]) -> String {
    // What cannot be read has no name, and was told.
    let all: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|name| !name.starts_with('/'))
        .collect();
    let first = all
        .iter()
        .take(NAMED)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    match all.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first}, … +{more}"),
    }
}

fn time(took: Duration) -> Text {
    if took < Duration::from_secs(1) {
        let milliseconds = took.as_millis();
        return say!("{milliseconds} ms", "{milliseconds} ms");
    }
    let seconds = format!("{:.1}", took.as_secs_f64());
    Text {
        vi: format!("{} giây", seconds.replace('.', ",")),
        en: format!("{seconds} s"),
    }
}

const HELP_VI: &str = "\
Xem trang ngay trên máy trong khi sửa: lưu tệp nào, trang đang mở tự đổi theo. Không ghi gì vào thư mục public.

Cách dùng: loa serve [thư mục] [tùy chọn]

  [thư mục]                  Thư mục có site.yaml (mặc định: thư mục đang đứng)
      --open                 Mở trình duyệt
      --port <số>            Cổng (mặc định: cổng trống đầu tiên từ 5620)
      --host <địa chỉ>       Nơi nhận yêu cầu (mặc định 127.0.0.1: chỉ máy này; 0.0.0.0: cả mạng)
      --base <đường dẫn>     Đặt trang dưới một đường dẫn, ví dụ /a/b/
      --poll                 Tự xem lại thư mục mỗi giây, cho ổ đĩa mạng không báo thay đổi
  -o, --output <thư mục>     Nơi `loa build` ghi trang, để dùng lại ảnh đã làm (mặc định: public)
      --as-of <ngày>         Tính đến ngày này thay cho hôm nay: 2024-06-30 hoặc 30/6/2024
      --base-url <địa chỉ>   Địa chỉ mà trang sẽ được mở, ví dụ https://example.vn/cchc/
      --no-images            Không làm ảnh mới, ảnh đã có vẫn hiện
      --strict               Cảnh báo cũng tính là lỗi
      --lang vi|en           Ngôn ngữ của màn hình này và của thông báo lỗi trên trang
  -h, --help                 Hướng dẫn này

Có lỗi thì trang vẫn giữ bản tốt gần nhất, chỗ sai hiện ngay trên trang; sửa xong lỗi tự mất.

Ví dụ:
  loa serve --open
  loa serve sites/binh-dinh-2024 --port 8080
  loa serve --host 0.0.0.0 --base /cchc/
";

const HELP_EN: &str = "\
Shows the site on this machine while you write: save a file, and pages that are open follow. Nothing is written to public.

Usage: loa serve [folder] [flags]

  [folder]                   The folder with site.yaml (default: the current one)
      --open                 Open the browser
      --port <number>        The port (default: the first that is free from 5620)
      --host <address>       Where to listen (default 127.0.0.1: this machine only; 0.0.0.0: the network)
      --base <path>          Serve the site below a path, such as /a/b/
      --poll                 Look through the folder every second, for network drives that do not tell of changes
  -o, --output <folder>      Where `loa build` writes the site, to use pictures it made (default: public)
      --as-of <date>         Compute for this day instead of today: 2024-06-30 or 30/6/2024
      --base-url <address>   Where the site will be reached, such as https://example.vn/cchc/
      --no-images            No picture is made, those there are shown
      --strict               Warnings count as errors
      --lang vi|en           Language of this terminal, and of what is told in the page
  -h, --help                 This help

While there is a mistake the last good site stays and the page says what is wrong; mended, it is gone.

Examples:
  loa serve --open --lang en
  loa serve sites/binh-dinh-2024 --port 8080
  loa serve --host 0.0.0.0 --base /par/
";
