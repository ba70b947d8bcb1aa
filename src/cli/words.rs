//! The terminal's own sentences: help, summaries and refusals, in Vietnamese and English.

use std::time::Duration;

use loa::Summary;
use loa::diagnostic::{Text, Tongue};
use loa::say;

use super::write::Published;

/// A call that cannot be carried out.
pub fn wrong_call(wrong: &Text, tongue: Tongue) -> String {
    self::wrong(wrong.get(tongue), tongue)
}

/// What is wrong, said before it can be shown in a file.
pub fn wrong(text: &str, tongue: Tongue) -> String {
    match tongue {
        Tongue::Vi => format!("lỗi: {text}"),
        Tongue::En => format!("error: {text}"),
    }
}

/// The help of `loa`, or of one command.
pub fn help(command: Option<&str>, tongue: Tongue) -> &'static str {
    match (command, tongue) {
        (None, Tongue::Vi) => HELP_VI,
        (None, Tongue::En) => HELP_EN,
        (Some("serve"), _) => super::serve::help(tongue),
        (Some("log"), _) => super::log::help(None, tongue),
        (Some("quiz"), _) => super::quiz::help(None, tongue),
        (Some("contest"), _) => super::contest::help(None, tongue),
        (Some("portal"), _) => super::many::help(tongue),
        (Some("status"), Tongue::Vi) => STATUS_VI,
        (Some("status"), Tongue::En) => STATUS_EN,
        (Some("check"), Tongue::Vi) => CHECK_VI,
        (Some("check"), Tongue::En) => CHECK_EN,
        (Some(_), Tongue::Vi) => BUILD_VI,
        (Some(_), Tongue::En) => BUILD_EN,
    }
}

/// How many mistakes there are.
pub fn count(errors: usize, warnings: usize) -> Text {
    match (errors, warnings) {
        (0, 0) => say!("Không có lỗi.", "No mistakes."),
        (0, _) => Text {
            vi: format!("{warnings} cảnh báo."),
            en: format!("{}.", plural(warnings, "warning")),
        },
        (_, 0) => Text {
            vi: format!("{errors} lỗi."),
            en: format!("{}.", plural(errors, "error")),
        },
        _ => Text {
            vi: format!("{errors} lỗi, {warnings} cảnh báo."),
            en: format!(
                "{}, {}.",
                plural(errors, "error"),
                plural(warnings, "warning")
            ),
        },
    }
}

/// Nothing was published because of mistakes.
pub fn not_published(writing: bool) -> Text {
    if writing {
        say!(
            "Chưa dựng trang; trang cũ được giữ nguyên.",
            "Nothing was published; the old site is as it was."
        )
    } else {
        say!(
            "Hãy sửa các chỗ trên rồi chạy lại.",
            "Mend these and run it again."
        )
    }
}

/// What a check found in a site without mistakes.
pub fn checked(summary: &Summary, took: Duration) -> Text {
    let (vi, en) = contents(summary);
    Text {
        vi: format!("Đã kiểm tra {vi} trong {}.", seconds(took, Tongue::Vi)),
        en: format!("Checked {en} in {}.", seconds(took, Tongue::En)),
    }
}

/// What was published and where to look at it.
pub fn published(
    summary: &Summary,
    published: &Published,
    took: Duration,
    index: &str,
) -> Vec<Text> {
    let (vi, en) = contents(summary);
    let languages = summary.languages.join(", ");
    let languages = if languages.is_empty() {
        languages
    } else {
        format!(" ({languages})")
    };
    let pages = summary.pages;
    let mut lines = vec![
        Text {
            vi: format!(
                "Đã dựng {pages} trang{languages} từ {vi} trong {} → {index}",
                seconds(took, Tongue::Vi)
            ),
            en: format!(
                "Built {}{languages} from {en} in {} → {index}",
                plural(pages, "page"),
                seconds(took, Tongue::En)
            ),
        },
        say!(
            "Tệp: {} đã ghi ({}), {} giữ nguyên, {} đã xóa.",
            "Files: {} written ({}), {} unchanged, {} removed.",
            published.written,
            size(published.bytes),
            published.unchanged,
            published.removed
        ),
    ];
    for path in &published.overwritten {
        lines.push(say!(
            "Lưu ý: `{path}` đã bị sửa bên ngoài Loa; bản sửa đã được thay bằng bản mới dựng.",
            "Note: `{path}` was changed outside Loa; the change was replaced by the newly built file."
        ));
    }
    for path in &published.kept {
        lines.push(say!(
            "Lưu ý: `{path}` không còn trong trang nhưng đã bị sửa bên ngoài Loa nên được giữ lại.",
            "Note: `{path}` is no longer part of the site, but was changed outside Loa and therefore kept."
        ));
    }
    lines
}

fn contents(summary: &Summary) -> (String, String) {
    let Summary {
        articles,
        obligations,
        units,
        ..
    } = summary;
    (
        format!("{articles} bài, {obligations} nhiệm vụ, {units} đơn vị"),
        format!(
            "{}, {}, {}",
            plural(*articles, "article"),
            plural(*obligations, "obligation"),
            plural(*units, "unit")
        ),
    )
}

/// A number with its noun in English.
pub fn plural(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// A time as people write it.
pub fn seconds(took: Duration, tongue: Tongue) -> String {
    let number = format!("{:.2}", took.as_secs_f64());
    match tongue {
        Tongue::Vi => format!("{} giây", number.replace('.', ",")),
        Tongue::En => format!("{number} s"),
    }
}

/// A size as people write it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

const HELP_VI: &str = "\
Loa dựng trang web tuyên truyền cải cách hành chính từ một thư mục YAML và Markdown.

Cách dùng: loa <lệnh> [thư mục] [tùy chọn]

Lệnh:
  build   Dựng trang web
  serve   Xem trang trong khi sửa: lưu tệp nào, trang đổi theo
  check   Kiểm tra mọi tệp như build, nhưng không ghi gì
  status  Ai đang chậm, việc gì sắp đến hạn
  log     Ghi việc đã làm: từng việc, hoặc từ tệp Excel
  quiz    Câu hỏi trắc nghiệm: nhập từ Excel, Moodle, Markdown
  contest Cuộc thi: đáp án, bài thi, chấm và xếp hạng, xóa dữ liệu cá nhân
  portal  Ghép các phần của cổng thông tin do nhiều máy dựng
  help    Hướng dẫn; `loa help build` cho từng lệnh

Tùy chọn chung:
      --lang vi|en   Ngôn ngữ của màn hình này (mặc định vi, hoặc biến LOA_LANG)
  -h, --help         Hướng dẫn
  -V, --version      Phiên bản

Ví dụ:
  loa build                        dựng trang từ thư mục đang đứng
  loa build sites/binh-dinh-2024   dựng vào sites/binh-dinh-2024/public
  loa build sites                  dựng mọi trang trong sites và cổng thông tin (portal.yaml)
  loa check --strict               kiểm tra, cảnh báo cũng tính là lỗi

Mã kết thúc: 0 xong, 1 có lỗi trong các tệp hoặc khi ghi, 2 gọi lệnh sai, 3 nhiều trang mà vài trang có lỗi.
";

const HELP_EN: &str = "\
Loa builds the communication website of a public administration reform from a folder of YAML and Markdown.

Usage: loa <command> [folder] [flags]

Commands:
  build   Build the site
  serve   Show the site while you write: save, and it follows
  check   Check every file as build does, without writing anything
  status  Who is behind, what falls due soon
  log     Log what was done: one entry, or a whole Excel file
  quiz    Quizzes: take questions from Excel, Moodle, Markdown
  contest A contest: keys, entries, grades and rankings, deleting personal data
  portal  Join the parts of a portal that several machines built
  help    Help; `loa help build` for one command

Flags everywhere:
      --lang vi|en   Language of this terminal (default vi, or the variable LOA_LANG)
  -h, --help         Help
  -V, --version      Version

Examples:
  loa build --lang en              build the site of the current folder
  loa build sites/binh-dinh-2024   build into sites/binh-dinh-2024/public
  loa build sites                  build every site in sites, and the portal (portal.yaml)
  loa check --strict               check; warnings count as errors

Exit codes: 0 done, 1 mistakes in the files or while writing, 2 wrong call, 3 of many sites some have mistakes.
";

const BUILD_VI: &str = "\
Dựng trang web. Trang cũ được giữ nguyên nếu có lỗi; chỉ những tệp do Loa ghi mới bị xóa.

Cách dùng: loa build [thư mục] [tùy chọn]

  [thư mục]                  Thư mục có site.yaml (mặc định: thư mục đang đứng)
  -o, --output <thư mục>     Nơi ghi trang (mặc định: public trong thư mục trên)
      --as-of <ngày>         Tính đến ngày này thay cho hôm nay: 2024-06-30 hoặc 30/6/2024
      --base-url <địa chỉ>   Địa chỉ mà trang sẽ được mở, ví dụ https://example.vn/cchc/
      --no-images            Xem nhanh: không làm ảnh mới, ảnh đã có vẫn giữ
      --strict               Cảnh báo cũng tính là lỗi
      --shard <K/N>          Nhiều trang: chỉ dựng phần K trong N phần (xem `loa portal --help`)
      --format human|json    Cách in lỗi và kết quả (mặc định human)
      --lang vi|en           Ngôn ngữ của màn hình này
  -h, --help                 Hướng dẫn này

Thư mục có portal.yaml, hoặc có nhiều thư mục trang: mọi trang được dựng cùng lúc; trang nào lỗi thì giữ bản tốt gần nhất, các trang khác vẫn
dựng, và mã kết thúc là 3. Có portal.yaml thì dựng cả cổng thông tin dẫn đến các trang.

Ví dụ:
  loa build
  loa build sites -o D:\\cong-thong-tin
  loa build sites/binh-dinh-2024 -o D:\\trang-web
  loa build --as-of 30/6/2024 --base-url https://example.vn/cchc/
";

const BUILD_EN: &str = "\
Builds the site. The old site stays as it was if anything is wrong; only files that Loa wrote are ever removed.

Usage: loa build [folder] [flags]

  [folder]                   The folder with site.yaml (default: the current one)
  -o, --output <folder>      Where to write the site (default: public inside that folder)
      --as-of <date>         Compute for this day instead of today: 2024-06-30 or 30/6/2024
      --base-url <address>   Where the site will be reached, such as https://example.vn/cchc/
      --no-images            A quick look: no picture is made, those there are stay
      --strict               Warnings count as errors
      --shard <K/N>          Many sites: build part K of N only (see `loa portal --help`)
      --format human|json    How to print findings and summary (default human)
      --lang vi|en           Language of this terminal
  -h, --help                 This help

A folder with portal.yaml, or with several sites' folders in it: all sites are built at once; one with mistakes keeps its last good state, the
others are built all the same, and the exit code is 3. With portal.yaml the portal that leads to them is built too.

Examples:
  loa build --lang en
  loa build sites -o /srv/www/portal
  loa build sites/binh-dinh-2024 -o /srv/www/par
  loa build --as-of 2024-06-30 --base-url https://example.vn/cchc/
";

const CHECK_VI: &str = "\
Kiểm tra mọi tệp như `loa build`, nhưng không ghi gì.

Cách dùng: loa check [thư mục] [tùy chọn]

Các tùy chọn như của `loa build`; xem `loa build --help`.

Ví dụ:
  loa check
  loa check sites/binh-dinh-2024 --strict
  loa check --format json
";

const CHECK_EN: &str = "\
Checks every file as `loa build` does, without writing anything.

Usage: loa check [folder] [flags]

The flags are those of `loa build`; see `loa build --help`.

Examples:
  loa check --lang en
  loa check sites/binh-dinh-2024 --strict
  loa check --format json
";

const STATUS_VI: &str = "\
Cho biết ai đang chậm và việc gì đến hạn trong 14 ngày tới, theo từng đơn vị. Mã kết thúc 0 dù có việc chậm.

Cách dùng: loa status [thư mục] [tùy chọn]

      --as-of <ngày>         Tính đến ngày này thay cho hôm nay: 2024-06-30 hoặc 30/6/2024
      --format human|json    Cách in (mặc định human)
      --lang vi|en           Ngôn ngữ của màn hình này

Ví dụ:
  loa status
  loa status sites/binh-dinh-2024 --as-of 20/6/2024
  loa status --format json
";

const STATUS_EN: &str = "\
Tells who is behind and what falls due within 14 days, unit by unit. Exit code 0 even when somebody is behind.

Usage: loa status [folder] [flags]

      --as-of <date>         Compute for this day instead of today: 2024-06-30 or 30/6/2024
      --format human|json    How to print (default human)
      --lang vi|en           Language of this terminal

Examples:
  loa status --lang en
  loa status sites/binh-dinh-2024 --as-of 2024-06-20
  loa status --format json
";
