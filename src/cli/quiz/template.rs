//! `loa quiz template`: an empty workbook to write questions in.

use std::process::ExitCode;

use loa::export::question_template;
use loa::say;

use super::args::Template;
use super::import::{refuse, write};
use crate::cli::report;

/// Writes the workbook; a file that is there stays as it is unless `--force` was said.
pub fn template(call: &Template) -> ExitCode {
    let written = question_template()
        .map_err(|wrong| (wrong, 1))
        .and_then(|bytes| write(&call.file, &bytes, call.force));
    if let Err((wrong, code)) = written {
        return refuse(&wrong, call.tongue, code);
    }
    let file = call.file.display();
    report::line(
        &say!(
            "Đã tạo {file}. Ghi xong, nhập bằng `loa quiz import {file} -o quizzes/on-tap.yaml`.",
            "Made {file}. Once filled in, import it with `loa quiz import {file} -o quizzes/practice.yaml`."
        ),
        call.tongue,
    );
    ExitCode::SUCCESS
}
