//! Help for the parts of `loa contest` that take entries in, hand them on and copy them.

use loa::diagnostic::Tongue;

/// The help of one of them.
pub fn help(part: &str, tongue: Tongue) -> &'static str {
    match (part, tongue) {
        ("serve", Tongue::Vi) => SERVE_VI,
        ("serve", Tongue::En) => SERVE_EN,
        ("export", Tongue::Vi) => EXPORT_VI,
        ("export", Tongue::En) => EXPORT_EN,
        (_, Tongue::Vi) => BACKUP_VI,
        (_, Tongue::En) => BACKUP_EN,
    }
}

const SERVE_VI: &str = "\
Nhận bài dự thi qua mạng. Mỗi bài được ghi xuống đĩa rồi mới trả biên nhận; đồng hồ máy chủ quyết định bài có kịp hay không.
Chạy sau máy chủ web của đơn vị (nginx, IIS, Apache, Caddy). Không cần đáp án, và không chạy khi thấy tệp đáp án.

Cách dùng: loa contest serve [thư mục] --database <tệp> [tùy chọn]

  [thư mục]                  Thư mục trang có contests/ (mặc định: thư mục hiện tại)
      --database <nơi>       Tệp SQLite, hoặc postgres://… (hoặc biến môi trường LOA_DATABASE)
      --listen <địa chỉ>     Nơi lắng nghe (mặc định 127.0.0.1:8710)
      --trust-proxy <IP>     Tin X-Forwarded-For của máy chủ web này; ghi được nhiều lần
      --origin <địa chỉ>     Trang được đọc trả lời (mặc định: base_url của site.yaml)
      --per-address <số>     Số bài mỗi phút của một địa chỉ (mặc định 120; 0: không giới hạn)
      --in-all <số>          Số bài mỗi giây của tất cả (mặc định 500; 0: không giới hạn)
      --connections <số>     Số kết nối cùng lúc (mặc định 1024)
      --lang vi|en           Ngôn ngữ của màn hình này

Ví dụ:
  loa contest serve sites/binh-dinh-2024 --database /srv/du-thi/bai.db --trust-proxy 127.0.0.1
  LOA_DATABASE=postgres://loa@db/duthi loa contest serve sites/binh-dinh-2024
";

const SERVE_EN: &str = "\
Takes entries in over the network. Each is on disk before it gets a receipt; the server's clock decides whether it is in time.
It runs behind the host's web server (nginx, IIS, Apache, Caddy). It needs no key, and does not start where it sees one.

Usage: loa contest serve [folder] --database <file> [flags]

  [folder]                   The site's folder with contests/ (default: the current one)
      --database <place>     A file of SQLite, or postgres://… (or the environment variable LOA_DATABASE)
      --listen <address>     Where to listen (default 127.0.0.1:8710)
      --trust-proxy <IP>     Believe X-Forwarded-For of this web server; can be repeated
      --origin <address>     The site that may read answers (default: base_url of site.yaml)
      --per-address <n>      Entries a minute of one address (default 120; 0: no limit)
      --in-all <n>           Entries a second of all together (default 500; 0: no limit)
      --connections <n>      Connections at a time (default 1024)
      --lang vi|en           Language of this terminal

Examples:
  loa contest serve sites/binh-dinh-2024 --database /srv/contest/entries.db --trust-proxy 127.0.0.1
  LOA_DATABASE=postgres://loa@db/contest loa contest serve sites/binh-dinh-2024
";

const EXPORT_VI: &str = "\
Xuất mọi bài trong cơ sở dữ liệu ra bảng CSV hoặc Excel, cả bài đến ngoài giờ (cột status: early, late). Máy chủ vẫn chạy được.

Cách dùng: loa contest export <cơ sở dữ liệu> -o <tệp.csv|tệp.xlsx>

Ví dụ:
  loa contest export bai.db -o bai.csv
  loa contest export postgres://loa@db/duthi -o bai.xlsx
";

const EXPORT_EN: &str = "\
All entries of a database as a table, CSV or Excel, also those that came outside their round (column status: early, late).
The server may go on running.

Usage: loa contest export <database> -o <file.csv|file.xlsx>

Examples:
  loa contest export entries.db -o entries.csv
  loa contest export postgres://loa@db/contest -o entries.xlsx
";

const BACKUP_VI: &str = "\
Sao lưu cơ sở dữ liệu SQLite trong khi máy chủ đang chạy, kiểm tra bản sao, không ghi đè tệp nào. Với PostgreSQL dùng pg_dump.

Cách dùng: loa contest backup <tệp> -o <bản sao>

Ví dụ:
  loa contest backup bai.db -o /mnt/sao-luu/bai-2024-07-08.db
";

const BACKUP_EN: &str = "\
Copies a database of SQLite while its server runs, checks the copy, and replaces no file. With PostgreSQL use pg_dump.

Usage: loa contest backup <file> -o <copy>

Examples:
  loa contest backup entries.db -o /mnt/backup/entries-2024-07-08.db
";
