//! Help for `loa contest` and its parts.

use loa::diagnostic::Tongue;

use super::{intake, intake_words};

/// The help of `loa contest`, or of one of its parts.
pub fn help(part: Option<&str>, tongue: Tongue) -> &'static str {
    match (part, tongue) {
        (Some("import"), Tongue::Vi) => IMPORT_VI,
        (Some("import"), Tongue::En) => IMPORT_EN,
        (Some("entry"), Tongue::Vi) => ENTRY_VI,
        (Some("entry"), Tongue::En) => ENTRY_EN,
        (Some(part), _) if intake::PARTS.contains(&part) => intake_words::help(part, tongue),
        (Some("key"), Tongue::Vi) => KEY_VI,
        (Some("key"), Tongue::En) => KEY_EN,
        (Some("grade"), Tongue::Vi) => GRADE_VI,
        (Some("grade"), Tongue::En) => GRADE_EN,
        (Some("reveal"), Tongue::Vi) => REVEAL_VI,
        (Some("reveal"), Tongue::En) => REVEAL_EN,
        (Some("purge"), Tongue::Vi) => PURGE_VI,
        (Some("purge"), Tongue::En) => PURGE_EN,
        (Some("audit"), Tongue::Vi) => AUDIT_VI,
        (Some("audit"), Tongue::En) => AUDIT_EN,
        (_, Tongue::Vi) => CONTEST_VI,
        (_, Tongue::En) => CONTEST_EN,
    }
}

const CONTEST_VI: &str = "\
Việc của Ban Tổ chức cuộc thi. Đáp án và bài thi luôn nằm ngoài thư mục trang.

Cách dùng: loa contest <lệnh> [tùy chọn]

Lệnh:
  import   Nhập câu hỏi: câu hỏi vào trang, đáp án vào tệp riêng ở ngoài
  key      Tệp đáp án: tạo, kiểm tra, in cam kết
  entry    Xem một bài thi: từ tệp hoặc từ mã
  serve    Nhận bài qua mạng vào cơ sở dữ liệu
  export   Xuất các bài đã nhận ra CSV hoặc Excel
  backup   Sao lưu cơ sở dữ liệu trong khi máy chủ chạy
  grade    Chấm một vòng, xếp hạng, công bố kết quả
  audit    Kiểm tra chuỗi mã băm của một bản kiểm tra
  reveal   Công bố đáp án sau khi công bố kết quả
  purge    Xóa dữ liệu cá nhân khi hết thời hạn lưu

Ví dụ:
  loa contest key check ../dap-an.key.yaml
  loa contest grade vong-1 --key ../dap-an.key.yaml --entries ../bai-thi -o ../ket-qua

Xem thêm: loa contest grade --help
";

const CONTEST_EN: &str = "\
What the organisers of a contest do. Keys and entries always lie outside the site's folder.

Usage: loa contest <command> [flags]

Commands:
  import   Take in questions: these into the site, their answers into the key outside
  key      The key: make, check, print commitments
  entry    Show an entry: of a file, or of its code
  serve    Take entries in over the network, into a database
  export   The entries of a database as CSV or Excel
  backup   Copy a database while its server runs
  grade    Grade a round, rank, release the result
  audit    Verify the chain of hashes of an audit sheet
  reveal   Publish the key after the result
  purge    Delete personal data after the time of keeping

Examples:
  loa contest key check ../par.key.yaml --lang en
  loa contest grade vong-1 --key ../par.key.yaml --entries ../entries -o ../results

More: loa contest grade --help
";

const IMPORT_VI: &str = "\
Nhập câu hỏi từ Excel, CSV, GIFT hoặc Markdown (như `loa quiz import`): câu hỏi vào ngân hàng của cuộc thi, đáp án vào tệp đáp án
ngoài thư mục trang. Tệp đáp án đã có thì được ghi thêm, các bộ câu hỏi khác giữ nguyên.

Cách dùng: loa contest import <tệp>… --bank contests/<cuộc thi>/banks/<bộ>.yaml --key <tệp đáp án> [--force]

Ví dụ:
  loa contest import cau-hoi.xlsx --bank contests/tim-hieu/banks/vong-1.yaml --key ../tim-hieu.key.yaml
";

const IMPORT_EN: &str = "\
Takes questions from Excel, CSV, GIFT or Markdown (as `loa quiz import` does): the questions go to the bank of a contest, their answers
to the key outside the site's folder. A key that is there is added to; its other banks stay as they are.

Usage: loa contest import <file>… --bank contests/<contest>/banks/<bank>.yaml --key <key> [--force]

Example:
  loa contest import questions.xlsx --bank contests/quiz/banks/round-1.yaml --key ../quiz.key.yaml
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

const KEY_VI: &str = "\
Tệp đáp án: tạo mới với muối ngẫu nhiên, kiểm tra, in cam kết để công bố trước khi mở vòng. Tệp luôn nằm ngoài thư mục trang.

Cách dùng: loa contest key new|check|commit <tệp> [thư mục] [tùy chọn]

  new                   Tạo tệp với mọi câu hỏi, chưa có đáp án; không ghi đè
  check                 Mỗi câu hỏi một đáp án, mỗi chữ cái một phương án, cam kết khớp
  commit                In dòng `commitment: …` để ghi vào banks/<bộ câu hỏi>.yaml
  <tệp>                 Tệp đáp án, ví dụ D:\\cuoc-thi\\tim-hieu-cchc.key.yaml
  [thư mục]             Thư mục có site.yaml (mặc định: thư mục đang đứng)
      --contest <mã>    Cuộc thi nào, nếu trang có nhiều
      --lang vi|en      Ngôn ngữ của màn hình này

Ví dụ:
  loa contest key new ../dap-an.key.yaml
  loa contest key check ../dap-an.key.yaml
  loa contest key commit ../dap-an.key.yaml
";

const KEY_EN: &str = "\
The key: make one with random salts, check it, print the commitment to publish before a round opens. It always lies outside the site's folder.

Usage: loa contest key new|check|commit <file> [folder] [flags]

  new                   Make a file with every question and no answer; replaces nothing
  check                 Every question has an answer, every letter a choice, commitments fit
  commit                Print the line `commitment: …` for banks/<bank>.yaml
  <file>                The key, such as ../par-contest.key.yaml
  [folder]              The folder with site.yaml (default: the current one)
      --contest <id>    Which contest, where the site has several
      --lang vi|en      Language of this terminal

Examples:
  loa contest key new ../par.key.yaml --lang en
  loa contest key check ../par.key.yaml
  loa contest key commit ../par.key.yaml
";

const GRADE_VI: &str = "\
Chấm một vòng đã đóng: xếp hạng theo thể lệ, bảng Excel đầy đủ, bản kiểm tra có chuỗi mã băm, kết quả công khai (tên đã che).
Bài nào không tính hay đáng ngờ đều được nêu kèm lý do, không bài nào bị bỏ im lặng.

Cách dùng: loa contest grade <vòng> [thư mục] --key <tệp> --entries <nơi> … -o <nơi ghi> [tùy chọn]

  <vòng>                    Mã vòng trong contest.yaml
  [thư mục]                 Thư mục có site.yaml (mặc định: thư mục đang đứng)
      --contest <mã>        Cuộc thi nào, nếu trang có nhiều
      --key <tệp>           Tệp đáp án
      --entries <nơi> …     Tệp, thư mục bài thi; bảng .csv, .xlsx; cơ sở dữ liệu của `loa contest serve`
      --exclude <tệp csv>   Quyết định loại: các cột code, reason, by (mã, lý do, người ký)
  -o, --output <nơi ghi>    Thư mục ngoài trang
      --release             Ghi kết quả công khai vào contests/<mã>/results/<vòng>.yaml
      --as-of <thời điểm>   Chấm như vào lúc này: 2024-07-15 08:00
      --lang vi|en          Ngôn ngữ của màn hình này

Ví dụ:
  loa contest grade vong-1 --key ../dap-an.key.yaml --entries ../bai-thi -o ../ket-qua
  loa contest grade vong-1 --key ../dap-an.key.yaml --entries ../bai-thi -o ../ket-qua --release
";

const GRADE_EN: &str = "\
Grades a round that is closed: a ranking by the rules, a workbook with everything, an audit sheet with a chain of hashes, the public result (names masked).
What does not count or looks odd is listed with its reason; nothing is dropped in silence.

Usage: loa contest grade <round> [folder] --key <file> --entries <place> … -o <folder> [flags]

  <round>                   Id of the round in contest.yaml
  [folder]                  The folder with site.yaml (default: the current one)
      --contest <id>        Which contest, where the site has several
      --key <file>          The key
      --entries <place> …   Entry files and folders; tables .csv, .xlsx; the database of `loa contest serve`
      --exclude <csv file>  Decisions to take out: columns code, reason, by (who signed)
  -o, --output <folder>     Outside the site
      --release             Write the public result to contests/<id>/results/<round>.yaml
      --as-of <instant>     Grade as at this instant: 2024-07-15 08:00
      --lang vi|en          Language of this terminal

Examples:
  loa contest grade vong-1 --key ../par.key.yaml --entries ../entries -o ../results --lang en
  loa contest grade vong-1 --key ../par.key.yaml --entries ../entries -o ../results --release
";

const REVEAL_VI: &str = "\
Công bố đáp án, lời giải thích và muối của một bộ câu hỏi, sau khi mọi vòng dùng bộ ấy đã đóng và đã công bố kết quả.

Cách dùng: loa contest reveal <bộ câu hỏi> [thư mục] --key <tệp> [--contest <mã>]

Ví dụ:
  loa contest reveal vong-1 --key ../dap-an.key.yaml
";

const REVEAL_EN: &str = "\
Publishes answers, explanations and salt of a bank, once every round that draws from it is closed and its result released.

Usage: loa contest reveal <bank> [folder] --key <file> [--contest <id>]

Examples:
  loa contest reveal vong-1 --key ../par.key.yaml --lang en
";

const PURGE_VI: &str = "\
Xóa dữ liệu cá nhân khi hết thời hạn lưu (keep_until): bài thi, bảng đầy đủ, nội dung trong cơ sở dữ liệu. Bản kiểm tra và kết quả công khai
không có dữ liệu cá nhân nên được giữ, và chuỗi mã băm vẫn kiểm tra được.

Cách dùng: loa contest purge <thư mục của Ban Tổ chức> … [--site <thư mục trang>] [tùy chọn]

      --site <thư mục>      Thư mục có site.yaml (mặc định: thư mục đang đứng)
      --contest <mã>        Cuộc thi nào, nếu trang có nhiều
      --as-of <thời điểm>   Tính vào lúc này thay cho bây giờ
      --force               Xóa trước thời hạn (theo yêu cầu hoặc quyết định)

Ví dụ:
  loa contest purge ../cuoc-thi --site .
";

const PURGE_EN: &str = "\
Deletes personal data once the time of keeping (keep_until) is over: entries, full tables, what databases hold. Audit sheets and public results
hold none, stay, and still verify.

Usage: loa contest purge <organisers' folder> … [--site <site's folder>] [flags]

      --site <folder>       The folder with site.yaml (default: the current one)
      --contest <id>        Which contest, where the site has several
      --as-of <instant>     Judge by this instant instead of now
      --force               Delete before that time (on request, or by a decision)

Examples:
  loa contest purge ../contest --site . --lang en
";

const AUDIT_VI: &str = "\
Kiểm tra bản kiểm tra: từng dòng khớp với dòng trước, mã băm cuối khớp với mã đã công bố.

Cách dùng: loa contest audit <tệp> [--hash <mã băm cuối đã công bố>]

Ví dụ:
  loa contest audit vong-1.audit.tsv
";

const AUDIT_EN: &str = "\
Verifies an audit sheet: each line fits the one before it, and the last hash is the one that was published.

Usage: loa contest audit <file> [--hash <last hash as published>]

Examples:
  loa contest audit vong-1.audit.tsv --lang en
";
