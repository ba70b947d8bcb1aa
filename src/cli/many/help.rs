//! The help of `loa portal`.

use loa::diagnostic::Tongue;

/// The help of `loa portal` and of `loa portal merge`.
pub fn help(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Vi => VI,
        Tongue::En => EN,
    }
}

const VI: &str = "\
Ghép các phần của một cổng thông tin do nhiều máy dựng (`loa build --shard K/N`) thành một, giống hệt khi dựng trên một máy.

Cách dùng: loa portal merge <phần>… [-o <thư mục>] [tùy chọn]

  <phần>…                    Nơi ghi của từng phần: đủ N phần, mỗi phần một lần
  -o, --output <thư mục>     Nơi ghi cổng thông tin (mặc định: public trong thư mục cổng)
      --from <thư mục>       Thư mục có portal.yaml (mặc định: thư mục đang đứng)
      --as-of <ngày>         Ngày tính số liệu (mặc định: ngày của các phần)
      --format human|json    Cách in (mặc định human)
      --lang vi|en           Ngôn ngữ của màn hình này
  -h, --help                 Hướng dẫn này

Ví dụ:
  loa build sites --shard 1/2 --as-of 30/6/2024 -o phan-1
  loa build sites --shard 2/2 --as-of 30/6/2024 -o phan-2
  loa portal merge phan-1 phan-2 --from sites -o public

Mã kết thúc: 0 xong, 1 không dựng được gì, 2 gọi lệnh sai, 3 có trang lỗi (các trang khác vẫn xong).
";

const EN: &str = "\
Joins the parts of a portal that several machines built (`loa build --shard K/N`), to the same bytes as one machine would have built.

Usage: loa portal merge <part>… [-o <folder>] [flags]

  <part>…                    The output of each part: all N of them, each once
  -o, --output <folder>      Where to write the portal (default: public inside its folder)
      --from <folder>        The folder with portal.yaml (default: the current one)
      --as-of <date>         The day of the figures (default: that of the parts)
      --format human|json    How to print (default human)
      --lang vi|en           Language of this terminal
  -h, --help                 This help

Examples:
  loa build sites --shard 1/2 --as-of 2024-06-30 -o part-1
  loa build sites --shard 2/2 --as-of 2024-06-30 -o part-2
  loa portal merge part-1 part-2 --from sites -o public

Exit codes: 0 done, 1 nothing could be built, 2 wrong call, 3 some sites failed (the others are done).
";
