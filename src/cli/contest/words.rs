//! Help for `loa contest` and its parts.

use loa::diagnostic::Tongue;

use super::{intake, intake_words};

/// The help of `loa contest`, or of one of its parts.
pub fn help(part: Option<&str>, tongue: Tongue) -> &'static str {
    match (part, tongue) {
        (Some("entry"), Tongue::Vi) => ENTRY_VI,
        (Some("entry"), Tongue::En) => ENTRY_EN,
        (Some(part), _) if intake::PARTS.contains(&part) => intake_words::help(part, tongue),
        (_, Tongue::Vi) => CONTEST_VI,
        (_, Tongue::En) => CONTEST_EN,
    }
}

const CONTEST_VI: &str = "\
Việc của Ban Tổ chức cuộc thi. Đáp án và bài thi luôn nằm ngoài thư mục trang.

Cách dùng: loa contest <lệnh> [tùy chọn]

Lệnh:
  entry    Xem một bài thi: từ tệp hoặc từ mã
  serve    Nhận bài qua mạng vào cơ sở dữ liệu
  export   Xuất các bài đã nhận ra CSV hoặc Excel
  backup   Sao lưu cơ sở dữ liệu trong khi máy chủ chạy

Ví dụ:
  loa contest entry BD0042.loa-entry.txt

Xem thêm: loa contest entry --help
";

const CONTEST_EN: &str = "\
What the organisers of a contest do. Keys and entries always lie outside the site's folder.

Usage: loa contest <command> [flags]

Commands:
  entry    Show an entry: of a file, or of its code
  serve    Take entries in over the network, into a database
  export   The entries of a database as CSV or Excel
  backup   Copy a database while its server runs

Examples:
  loa contest entry BD0042.loa-entry.txt

More: loa contest entry --help
";

const ENTRY_VI: &str = "\
Xem bài thi trong tệp hoặc trong mã: ai, vòng nào, trả lời gì, lúc nào; mã hỏng thì nói rõ hỏng ở đâu.

Cách dùng: loa contest entry <tệp hoặc mã> …

Ví dụ:
  loa contest entry BD0042.loa-entry.txt
  loa contest entry LOA1.eyJsb2EiOi….0a1b2c3d4e5f6071

Mã kết thúc: 0 đọc được hết, 1 có mã không đọc được, 2 gọi lệnh sai.
";

const ENTRY_EN: &str = "\
Shows the entries of files or codes: who, which round, which answers, when; of a damaged code, what is wrong with it.

Usage: loa contest entry <file or code> …

Examples:
  loa contest entry BD0042.loa-entry.txt
  loa contest entry LOA1.eyJsb2EiOi….0a1b2c3d4e5f6071

Exit codes: 0 all could be read, 1 one could not, 2 wrong call.
";
