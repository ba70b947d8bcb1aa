//! Help for `loa quiz` and its parts.

use loa::diagnostic::Tongue;

/// The help of `loa quiz`, or of one of its parts.
pub fn help(part: Option<&str>, tongue: Tongue) -> &'static str {
    match (part, tongue) {
        (Some("import"), Tongue::Vi) => IMPORT_VI,
        (Some("import"), Tongue::En) => IMPORT_EN,
        (Some("template"), Tongue::Vi) => TEMPLATE_VI,
        (Some("template"), Tongue::En) => TEMPLATE_EN,
        (_, Tongue::Vi) => QUIZ_VI,
        (_, Tongue::En) => QUIZ_EN,
    }
}

const QUIZ_VI: &str = "\
Câu hỏi trắc nghiệm để tự ôn luyện (quizzes/*.yaml). Đáp án của cuộc thi có giải thì không để ở đây.

Cách dùng: loa quiz <lệnh> [tùy chọn]

Lệnh:
  import    Nhập câu hỏi từ Excel, CSV, GIFT (Moodle) hoặc Markdown
  template  Tạo tệp Excel mẫu để soạn câu hỏi

Ví dụ:
  loa quiz template -o cau-hoi.xlsx
  loa quiz import cau-hoi.xlsx -o quizzes/on-tap.yaml

Xem thêm: loa quiz import --help
";

const QUIZ_EN: &str = "\
Practice quizzes (quizzes/*.yaml). The answers of a contest with prizes do not belong here.

Usage: loa quiz <command> [flags]

Commands:
  import    Take questions from Excel, CSV, GIFT (Moodle) or Markdown
  template  Make a workbook to write questions in

Examples:
  loa quiz template -o questions.xlsx
  loa quiz import questions.xlsx -o quizzes/practice.yaml

More: loa quiz import --help
";

const IMPORT_VI: &str = "\
Nhập câu hỏi thành một bài trắc nghiệm. Có lỗi ở đâu, Loa báo hết một lượt và chưa ghi gì.

Cách dùng: loa quiz import <tệp>… -o quizzes/<tên>.yaml [tùy chọn]

Tệp nhập được:
  .xlsx, .csv   cột: Câu hỏi, Phương án A … H, Đáp án, Giải thích, Căn cứ, Nội dung
  .gift, .txt   ngân hàng câu hỏi của Moodle (chọn một, chọn nhiều, đúng/sai, trả lời ngắn)
  .md           1. Câu hỏi?  - [x] phương án đúng  - [ ] phương án sai  > giải thích

Tùy chọn:
  -o, --output <tệp>   Nơi ghi
      --title <tên>    Tên bài trắc nghiệm
      --force          Ghi đè tệp đã có
";

const IMPORT_EN: &str = "\
Makes a practice quiz of questions. All mistakes are shown at once, and nothing is written while there are any.

Usage: loa quiz import <file>… -o quizzes/<name>.yaml [flags]

Files:
  .xlsx, .csv   columns: Question, Option A … H, Answer, Explanation, Basis, Pillar
  .gift, .txt   question banks of Moodle (single, multiple, true/false, short answer)
  .md           1. Question?  - [x] right  - [ ] wrong  > explanation

Flags:
  -o, --output <file>   Where to write
      --title <title>   Title of the quiz
      --force           Replace a file that is there
";

const TEMPLATE_VI: &str = "\
Tạo tệp Excel mẫu để soạn câu hỏi.

Cách dùng: loa quiz template [-o cau-hoi.xlsx] [--force]
";

const TEMPLATE_EN: &str = "\
Makes a workbook to write questions in.

Usage: loa quiz template [-o questions.xlsx] [--force]
";
