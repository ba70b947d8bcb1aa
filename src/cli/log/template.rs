//! `loa log template`: the log of a site as an empty workbook.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use loa::export::log_template;
use loa::say;

use super::args::Template;
use super::book::{Book, complain};
use crate::cli::report;

/// Writes the workbook; a file that is there stays as it is unless `--force` was said.
pub fn template(call: &Template) -> ExitCode {
    let tongue = call.tongue;
    let book = match Book::open(&call.folder, tongue) {
        Ok(book) => book,
        Err(code) => return code,
    };
    let settings = &book.log.site.settings;
    let title = settings.title.best([settings.default_language()]);
    let title = title.map(|(_, title)| title.as_str()).unwrap_or_default();
    let bytes = match log_template(&book.catalogue, title, book.today) {
        Ok(bytes) => bytes,
        Err(wrong) => return complain(&wrong, tongue, 1),
    };
    let file = call.file.display();
    match write(&call.file, &bytes, call.force) {
        Ok(()) => {
            let folder = match call.folder.as_os_str() == "." {
                true => String::new(),
                false => format!(" {}", call.folder.display()),
            };
            let line = say!(
                "Đã tạo {file}. Ghi xong, nhập bằng `loa log import {file}{folder}`.",
                "Made {file}. Once filled in, import it with `loa log import {file}{folder}`."
            );
            report::line(&line, tongue);
            ExitCode::SUCCESS
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let wrong = say!(
                "Đã có tệp `{file}`; Loa không ghi đè. Hãy chọn tên khác bằng `-o`, hoặc thêm `--force`.",
                "There is a file `{file}` already, and Loa does not replace it. Choose another name with `-o`, or add `--force`."
            );
            complain(&wrong, tongue, 2)
        }
        Err(error) => {
            let wrong = say!(
                "Không ghi được `{file}` ({error}).",
                "`{file}` cannot be written ({error})."
            );
            complain(&wrong, tongue, 1)
        }
    }
}

fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    if !force {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        return file.write_all(bytes);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.loa-new"));
    fs::write(&beside, bytes)?;
    fs::rename(beside, path)
}
