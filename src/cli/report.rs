//! Findings on the terminal: for people with the line shown, for tools as JSON.
//!
//! `--format json` prints one object to stdout:
//! `{"version": 1, "findings": [{"severity": "error"|"warning", "file", "line", "column", "end_line", "end_column",
//! "message": {"vi", "en"}, "help": {"vi", "en"} | null}], "summary": {…} | null}`.
//! Lines and columns count from 1, columns in characters; the end is exclusive; `file` is relative to the site's folder.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use loa::diagnostic::{Finding, Severity, Text, Tongue};
use loa::source::{Located, Locator, SourceTree};
use serde_json::{Value, json};

/// Findings in the order of their places.
pub struct Report<'f> {
    findings: Vec<(&'f Finding, Located)>,
    tree: &'f SourceTree,
}

impl<'f> Report<'f> {
    /// Looks up where each finding stands.
    pub fn new(findings: &'f [Finding], tree: &'f SourceTree) -> Self {
        let mut locator = Locator::new(tree);
        let mut findings: Vec<_> = findings
            .iter()
            .map(|finding| (finding, locator.locate(&finding.place)))
            .collect();
        findings.sort_by(|(one, at), (other, there)| {
            let key =
                |finding: &'f Finding, at: &Located| (&finding.place.file, at.line, at.column);
            key(one, at).cmp(&key(other, there))
        });
        // The same thing may be found on two ways to it.
        findings.dedup_by(|(one, at), (other, there)| {
            at == there && one.place.file == other.place.file && one.message == other.message
        });
        Self { findings, tree }
    }

    /// The findings, each once.
    pub fn findings(&self) -> impl Iterator<Item = &'f Finding> {
        self.findings.iter().map(|(finding, _)| *finding)
    }

    /// The findings with where they stand, each once.
    pub fn located(&self) -> impl Iterator<Item = (&'f Finding, &Located)> {
        let all = self.findings.iter();
        all.map(|(finding, located)| (*finding, located))
    }

    /// How many of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let same = |finding: &&(&Finding, Located)| finding.0.severity == severity;
        self.findings.iter().filter(same).count()
    }

    /// For people, on stderr. `folder` is the site's, as the person named it.
    pub fn print(&self, folder: &Path, tongue: Tongue) {
        let text = self.text(folder, tongue);
        // Whoever closed the other end of the pipe has seen enough.
        let _ = write!(io::stderr(), "{text}");
    }

    /// The same as a text, in the colours that stderr can show.
    pub fn text(&self, folder: &Path, tongue: Tongue) -> String {
        let coloured = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let renderer = if coloured {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let renderer = renderer.decor_style(DecorStyle::Unicode);
        let mut out = String::new();
        for (finding, located) in &self.findings {
            let text = self.tree.text(&finding.place.file);
            let path = folder.join(&finding.place.file);
            let path = path.strip_prefix(".").unwrap_or(&path);
            let groups = group(finding, located, text, &path.display().to_string(), tongue);
            out.push_str(&renderer.render(&[groups]));
            out.push_str("\n\n");
        }
        out
    }

    /// For tools.
    pub fn json(&self, summary: Value) -> Value {
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|(finding, located)| {
                let text = self.tree.text(&finding.place.file);
                let (end_line, end_column) = end(located, text);
                json!({
                    "severity": match finding.severity {
                        Severity::Error => "error",
                        Severity::Warning => "warning",
                    },
                    "file": finding.place.file,
                    "line": located.line,
                    "column": located.column,
                    "end_line": end_line,
                    "end_column": end_column,
                    "message": tongues(&finding.message),
                    "help": finding.help.as_ref().map(tongues),
                })
            })
            .collect();
        json!({ "version": 1, "findings": findings, "summary": summary })
    }
}

/// One line for the person, on stdout.
pub fn line(text: &Text, tongue: Tongue) {
    let _ = writeln!(io::stdout(), "{}", text.get(tongue));
}

/// One sentence about what went wrong, on stderr.
pub fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Text on stdout, or on stderr when it is about a wrong call.
pub fn print(text: &str, code: u8) -> ExitCode {
    let _ = if code == 0 {
        write!(io::stdout(), "{text}")
    } else {
        write!(io::stderr(), "{text}")
    };
    ExitCode::from(code)
}

/// JSON on stdout.
pub fn json(value: &Value) {
    let _ = writeln!(io::stdout(), "{value:#}");
}

fn tongues(text: &Text) -> Value {
    json!({ "vi": text.vi, "en": text.en })
}

fn end(located: &Located, text: Option<&str>) -> (usize, usize) {
    let Some((text, range)) = text.zip(located.range.clone()) else {
        return (located.line, located.column);
    };
    let within = &text[range];
    match within.rsplit_once('\n') {
        Some((before, last)) => (
            located.line + before.matches('\n').count() + 1,
            last.chars().count() + 1,
        ),
        None => (located.line, located.column + within.chars().count()),
    }
}

fn group<'a>(
    finding: &'a Finding,
    located: &Located,
    text: Option<&'a str>,
    path: &str,
    tongue: Tongue,
) -> Group<'a> {
    let level = match (finding.severity, tongue) {
        (Severity::Error, Tongue::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Error, Tongue::En) => Level::ERROR,
        (Severity::Warning, Tongue::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Warning, Tongue::En) => Level::WARNING,
    };
    let group = Group::with_title(level.primary_title(finding.message.get(tongue)));
    let group = match text.zip(located.range.clone()) {
        Some((text, range)) => {
            // Only the lines meant are handed over: the rest of a long file would be read for each finding.
            let start = text[..range.start].rfind('\n').map_or(0, |feed| feed + 1);
            let end = text[range.end..].find('\n');
            let end = end.map_or(text.len(), |feed| range.end + feed);
            let span = range.start - start..range.end - start;
            let snippet = Snippet::source(&text[start..end])
                .line_start(located.line)
                .path(path.to_owned())
                .annotation(AnnotationKind::Primary.span(span));
            group.element(snippet)
        }
        None => group.element(Origin::path(path.to_owned())),
    };
    let help = match tongue {
        Tongue::Vi => Level::HELP.with_name("gợi ý"),
        Tongue::En => Level::HELP,
    };
    match &finding.help {
        Some(text) => group.element(help.message(text.get(tongue))),
        None => group,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use loa::diagnostic::Place;
    use loa::say;
    use loa::source::{SourceFile, locate};

    #[test]
    fn every_range_can_be_shown() {
        for text in [
            "",
            "\n",
            "đổi mới",
            "a: b\n\tc: d\n",
            "xin\n\nchào\n",
            "🇻🇳 a\u{300}b\n",
        ] {
            let mut tree = SourceTree::default();
            let file = SourceFile::Text(text.to_owned());
            tree.files.insert("a.yaml".to_owned(), file);
            for start in 0..=text.len() + 1 {
                for end in start..=text.len() + 1 {
                    let place = Place::bytes("a.yaml", start..end);
                    let finding = Finding::error(place, say!("Sai.", "Wrong."))
                        .help(say!("Ghi khác.", "Write otherwise."));
                    let located = locate(&tree, &finding.place);
                    let group = group(&finding, &located, Some(text), "a.yaml", Tongue::Vi);
                    let shown = Renderer::plain().render(&[group]);
                    assert!(shown.contains("Ghi khác."), "{text:?} {start}..{end}");
                }
            }
        }
    }

    #[test]
    fn a_mark_stands_under_what_it_is_about() {
        let mut tree = SourceTree::default();
        let text = "title: Đổi mới\nkind: leflet\n";
        let file = SourceFile::Text(text.to_owned());
        tree.files.insert("a.yaml".to_owned(), file);
        let place = Place::file("a.yaml").key("title");
        let finding = Finding::error(place, say!("Sai.", "Wrong."));
        let located = locate(&tree, &finding.place);
        let group = group(&finding, &located, Some(text), "x/a.yaml", Tongue::En);
        let shown = Renderer::plain().render(&[group]);
        assert_eq!(
            shown,
            "error: Wrong.\n --> x/a.yaml:1:8\n  |\n1 | title: Đổi mới\n  |        ^^^^^^^"
        );
    }
}
