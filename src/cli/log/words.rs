//! Help for `loa log` and its three parts.

use loa::diagnostic::Tongue;

/// The help of `loa log`, or of one of its parts.
pub fn help(part: Option<&str>, tongue: Tongue) -> &'static str {
    match (part, tongue) {
        (Some("template"), Tongue::Vi) => TEMPLATE_VI,
        (Some("template"), Tongue::En) => TEMPLATE_EN,
        (Some("import"), Tongue::Vi) => IMPORT_VI,
        (Some("import"), Tongue::En) => IMPORT_EN,
        (Some("add"), Tongue::Vi) => ADD_VI,
        (Some("add"), Tongue::En) => ADD_EN,
        (_, Tongue::Vi) => LOG_VI,
        (_, Tongue::En) => LOG_EN,
    }
}

const LOG_VI: &str = "\
Ghi nhật ký việc đã làm vào outputs/<năm>.yaml. Những gì đang có trong tệp (chú thích, thứ tự) được giữ nguyên.

Cách dùng: loa log <lệnh> [tùy chọn]

Lệnh:
  add       Ghi một việc; Loa hỏi những gì còn thiếu
  template  Tạo tệp Excel mẫu để ghi nhiều việc
  import    Nhập tệp Excel hoặc CSV đã ghi

Ví dụ:
  loa log add
  loa log template -o nhat-ky.xlsx
  loa log import nhat-ky.xlsx

Xem thêm: loa log add --help
";

const LOG_EN: &str = "\
Logs what was done in outputs/<year>.yaml. What the file holds already (comments, order) stays as it is.

Usage: loa log <command> [flags]

Commands:
  add       Log one entry; Loa asks for what is missing
  template  Make an Excel workbook to fill in
  import    Import a filled-in Excel or CSV file

Examples:
  loa log add --lang en
  loa log template -o log.xlsx
  loa log import log.xlsx

More: loa log add --help
";

const TEMPLATE_VI: &str = "\
Tạo tệp Excel mẫu: tên cột tiếng Việt, danh sách chọn đơn vị, loại việc, kênh, nội dung, nhiệm vụ của trang này. Không ghi đè tệp đang có.

Cách dùng: loa log template [thư mục] [tùy chọn]

  [thư mục]             Thư mục có site.yaml (mặc định: thư mục đang đứng)
  -o, --output <tệp>    Tên tệp (mặc định nhat-ky.xlsx)
      --force           Ghi đè tệp đang có
      --lang vi|en      Ngôn ngữ của màn hình này

Ví dụ:
  loa log template
  loa log template sites/binh-dinh-2024 -o nhat-ky-2024.xlsx
";

const TEMPLATE_EN: &str = "\
Makes an Excel workbook to fill in: Vietnamese column names, and lists of this site's units, kinds, channels, topics and obligations to choose from.
Never replaces a file.

Usage: loa log template [folder] [flags]

  [folder]              The folder with site.yaml (default: the current one)
  -o, --output <file>   Its name (default nhat-ky.xlsx)
      --force           Replace a file of that name
      --lang vi|en      Language of this terminal

Examples:
  loa log template --lang en
  loa log template sites/binh-dinh-2024 -o log-2024.xlsx
";

const IMPORT_VI: &str = "\
Nhập tệp Excel (.xlsx) hoặc CSV vào outputs/<năm>.yaml. Có một dòng sai thì không ghi dòng nào; việc đã ghi từ trước thì bỏ qua.

Cách dùng: loa log import <tệp> [thư mục] [tùy chọn]

  <tệp>                 Tệp mẫu đã ghi, hoặc bảng có cùng tên cột
  [thư mục]             Thư mục có site.yaml (mặc định: thư mục đang đứng)
      --lang vi|en      Ngôn ngữ của màn hình này

Ví dụ:
  loa log import nhat-ky.xlsx
  loa log import D:\\bao-cao\\thang-6.csv sites/binh-dinh-2024

Mã kết thúc: 0 xong (kể cả khi không có việc mới), 1 có lỗi trong bảng hoặc khi ghi, 2 gọi lệnh sai.
";

const IMPORT_EN: &str = "\
Imports an Excel (.xlsx) or CSV file into outputs/<year>.yaml. One wrong row and nothing is written; what is logged already is passed over.

Usage: loa log import <file> [folder] [flags]

  <file>                The filled-in template, or a table with the same column names
  [folder]              The folder with site.yaml (default: the current one)
      --lang vi|en      Language of this terminal

Examples:
  loa log import log.xlsx --lang en
  loa log import june.csv sites/binh-dinh-2024

Exit codes: 0 done (also when nothing was new), 1 mistakes in the table or while writing, 2 wrong call.
";

const ADD_VI: &str = "\
Ghi một việc vào outputs/<năm>.yaml. Thiếu mục nào Loa hỏi mục ấy, rồi gợi ý các nhiệm vụ phù hợp của đơn vị.

Cách dùng: loa log add [thư mục] [tùy chọn]

  [thư mục]                 Thư mục có site.yaml (mặc định: thư mục đang đứng)
      --date <ngày>         Ngày làm: 30/6/2024 hoặc 2024-06-30
      --unit <đơn vị>       Mã đơn vị, hoặc một phần tên (không cần dấu)
      --kind <loại>         Loại việc: tin, bài, cuộc họp …, hoặc mã (news_item)
      --channel <kênh>      Kênh: Trang thông tin điện tử …, hoặc mã (website)
      --title <tên>         Tên việc
      --link <địa chỉ>      Liên kết xem được
      --evidence <lời>      Minh chứng khác: media/anh.jpg, hoặc lời; ghi được nhiều lần
      --topic <mã>          Nội dung trong kế hoạch; ghi được nhiều lần
      --obligation <mã>     Nhiệm vụ mà việc này thực hiện; ghi được nhiều lần
      --period <kỳ>         Báo cáo: kỳ báo cáo (2024-Q2)
      --quantity <số>       Số lượng
      --minutes <số>        Thời lượng, phút
      --people <số>         Số người
      --note <lời>          Ghi chú
  -y, --yes                 Ghi luôn, không hỏi lại
      --lang vi|en          Ngôn ngữ của màn hình này

Ví dụ:
  loa log add
  loa log add --date 30/6/2024 --unit \"văn phòng\" --kind tin --title \"Nộp hồ sơ ở đâu?\" --link https://example.vn/tin/1
";

const ADD_EN: &str = "\
Logs one entry in outputs/<year>.yaml. Loa asks for what is missing, then proposes fitting obligations of the unit.

Usage: loa log add [folder] [flags]

  [folder]                  The folder with site.yaml (default: the current one)
      --date <date>         On which day: 2024-06-30 or 30/6/2024
      --unit <unit>         Id of the unit, or a part of its name (marks do not matter)
      --kind <kind>         What it is: news_item, meeting …, or its name
      --channel <channel>   Where: website, loudspeaker …, or its name
      --title <title>       Its title
      --link <address>      Where it can be seen
      --evidence <words>    Other evidence: media/photo.jpg, or words; can be repeated
      --topic <id>          A topic of the plan; can be repeated
      --obligation <id>     An obligation it is for; can be repeated
      --period <period>     Of a report: what it is about (2024-Q2)
      --quantity <number>   How many
      --minutes <number>    How long
      --people <number>     How many people
      --note <words>        A remark
  -y, --yes                 Write without asking whether it is right
      --lang vi|en          Language of this terminal

Examples:
  loa log add --lang en
  loa log add --date 2024-06-30 --unit van-phong --kind news_item --title \"Nộp hồ sơ ở đâu?\" --link https://example.vn/tin/1
";
