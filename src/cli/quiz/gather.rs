//! Files with questions, whatever their format → questions that can stand in a quiz, or everything that is wrong with them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use loa::diagnostic::{Checked, Finding, Place, Severity, Text, Tongue};
use loa::draft::{Imported, QuestionDraft, read_gift, read_question_table, read_task_list};
use loa::language::Language;
use loa::say;
use loa::site::judge_questions;
use loa::source::{SourceFile, SourceTree, decode};

use crate::cli::report::{self, Report};
use crate::cli::words::count;

/// What was read.
pub struct Gathered {
    /// What the first file that has a title calls itself.
    pub title: Option<String>,
    /// The questions in the order of the files.
    pub questions: Vec<QuestionDraft>,
}

/// Reads every file and prints all findings of all of them; nothing when there is an error.
pub fn gather(files: &[impl AsRef<Path>], tongue: Tongue) -> Option<Gathered> {
    let mut gathered = Gathered {
        title: None,
        questions: Vec::new(),
    };
    let (mut errors, mut warnings) = (0, 0);
    let mut taken = BTreeSet::new();
    for path in files {
        let path = path.as_ref();
        let shown = path.display().to_string();
        let sheet = match Sheet::read(path, &shown) {
            Ok(sheet) => sheet,
            Err(wrong) => {
                let (vi, en) = (wrong.vi, wrong.en);
                report::line(&say!("`{shown}`: {vi}.", "`{shown}`: {en}."), tongue);
                errors += 1;
                continue;
            }
        };
        let Checked { value, findings } = sheet.questions(&taken);
        let Imported { title, questions } = value.unwrap_or_default();
        let mut all = findings;
        if let Ok(language) = "vi".parse::<Language>() {
            all.extend(judge_questions(&questions, &language));
        }
        if questions.is_empty() && all.is_empty() {
            all.push(nothing(&shown));
        }
        taken.extend(questions.iter().map(|(_, question)| question.id.0.clone()));
        gathered.title = gathered.title.or(title);
        gathered
            .questions
            .extend(questions.into_iter().map(|(_, question)| question));
        let (wrong, doubtful) = sheet.report(&all, tongue);
        errors += wrong;
        warnings += doubtful;
    }
    if errors + warnings > 0 {
        let mut line = count(errors, warnings);
        if errors > 0 {
            line.vi.push_str(" Chưa ghi gì; hãy sửa rồi nhập lại.");
            line.en
                .push_str(" Nothing was written; mend these and import again.");
        }
        report::line(&line, tongue);
    }
    (errors == 0).then_some(gathered)
}

fn nothing(shown: &str) -> Finding {
    Finding::error(
        Place::file(shown),
        say!(
            "tệp này không có câu hỏi nào",
            "there is no question in this file"
        ),
    )
}

/// One file as text, and how its places are called.
struct Sheet {
    file: String,
    text: String,
    format: Format,
    #[cfg(feature = "excel")]
    cells: Option<loa::source::Sheet>,
}

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Gift,
    TaskList,
    Table,
}

impl Sheet {
    fn read(path: &Path, shown: &str) -> Result<Self, Text> {
        let bytes = fs::read(path)
            .map_err(|error| say!("không đọc được ({error})", "it cannot be read ({error})"))?;
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let ending = ending.to_lowercase();
        #[cfg(feature = "excel")]
        if matches!(ending.as_str(), "xlsx" | "xlsm") {
            let cells = loa::export::question_sheet(&bytes)?;
            return Ok(Self {
                file: shown.to_owned(),
                text: cells.text.clone(),
                format: Format::Table,
                cells: Some(cells),
            });
        }
        let SourceFile::Text(text) = decode(&bytes) else {
            return Err(say!(
                "tệp này không phải Unicode; hãy lưu lại dạng UTF-8",
                "this file is not Unicode; save it as UTF-8"
            ));
        };
        let format = match ending.as_str() {
            "gift" => Format::Gift,
            "md" | "markdown" => Format::TaskList,
            "csv" => Format::Table,
            // Moodle writes `.txt`; a task list is told by its boxes.
            "txt" if text.contains('{') => Format::Gift,
            "txt" => Format::TaskList,
            _ => {
                return Err(say!(
                    "chỉ nhập được tệp GIFT (.gift, .txt), Markdown (.md), .xlsx và .csv",
                    "only GIFT (.gift, .txt), Markdown (.md), .xlsx and .csv can be imported"
                ));
            }
        };
        Ok(Self {
            file: shown.to_owned(),
            text,
            format,
            #[cfg(feature = "excel")]
            cells: None,
        })
    }

    fn questions(&self, taken: &BTreeSet<String>) -> Checked<Imported> {
        match self.format {
            Format::Gift => read_gift(&self.file, &self.text, taken),
            Format::TaskList => read_task_list(&self.file, &self.text, taken),
            Format::Table => read_question_table(&self.file, &self.text, taken),
        }
    }

    /// Prints every finding with its place as the person sees it; how many errors and warnings.
    fn report(&self, findings: &[Finding], tongue: Tongue) -> (usize, usize) {
        let mut tree = SourceTree::default();
        let text = SourceFile::Text(self.text.clone());
        tree.files.insert(self.file.clone(), text);
        let here = Path::new("");
        let report = Report::new(findings, &tree);
        match self.cell_names() {
            None => report.print(here, tongue),
            Some(name) => {
                for finding in report.findings() {
                    let place = Place::file(&format!("{}, {}", self.file, name(&finding.place)));
                    let finding = Finding {
                        place,
                        ..finding.clone()
                    };
                    Report::new(std::slice::from_ref(&finding), &tree).print(here, tongue);
                }
            }
        }
        (
            report.count(Severity::Error),
            report.count(Severity::Warning),
        )
    }

    #[cfg(feature = "excel")]
    fn cell_names(&self) -> Option<impl Fn(&Place) -> String> {
        let cells = self.cells.as_ref()?;
        Some(move |place: &Place| cells.cell_name(place))
    }

    #[cfg(not(feature = "excel"))]
    fn cell_names(&self) -> Option<fn(&Place) -> String> {
        None
    }
}
