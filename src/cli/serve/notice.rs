//! What is wrong with the newest files, as a page shows it: each finding with its place, its line and what to write instead.

use loa::diagnostic::{Finding, Severity, Text, Tongue};
use loa::source::{Located, SourceTree};
use serde_json::{Value, json};
use xxhash_rust::xxh3::xxh3_64;

use super::super::report::Report;
use super::super::words;

/// Findings on a page; more are on the terminal.
const MOST: usize = 40;

/// Characters of a line that are shown before and after the mark.
const AROUND: usize = 120;

/// What is told about the newest files.
#[derive(Default)]
pub struct Notice {
    /// What tells it from others.
    pub seen: u64,
    /// Mistakes that keep the last good site.
    pub errors: usize,
    /// What somebody should look at.
    pub warnings: usize,
    /// How many there are, in a few words.
    pub title: String,
    /// The findings as HTML.
    pub html: String,
}

impl Notice {
    /// Of findings, and of what has no place in a file.
    pub fn new(findings: &[Finding], tree: &SourceTree, wrong: &[Text], tongue: Tongue) -> Self {
        let report = Report::new(findings, tree);
        let errors = report.count(Severity::Error) + wrong.len();
        let warnings = report.count(Severity::Warning);
        let mut html = String::new();
        for wrong in wrong.iter().take(MOST) {
            let message = escaped(wrong.get(tongue));
            html += &format!("<li class=\"error\"><p class=\"message\">{message}</p></li>");
        }
        let (mistakes, others): (Vec<_>, Vec<_>) = report
            .located()
            .partition(|(finding, _)| finding.severity == Severity::Error);
        for (finding, located) in mistakes.into_iter().chain(others).take(MOST) {
            html += &item(finding, located, tree.text(&finding.place.file), tongue);
        }
        let more = (errors + warnings).saturating_sub(MOST);
        if more > 0 {
            let more = match tongue {
                Tongue::Vi => format!("Còn {more} chỗ nữa, xem ở cửa sổ dòng lệnh."),
                Tongue::En => format!("{more} more are on the terminal."),
            };
            html += &format!("<li class=\"more\"><p>{more}</p></li>");
        }
        let title = match (errors, warnings) {
            (0, 0) => String::new(),
            _ => words::count(errors, warnings)
                .get(tongue)
                .trim_end_matches('.')
                .to_owned(),
        };
        Self {
            seen: xxh3_64(html.as_bytes()),
            errors,
            warnings,
            title,
            html,
        }
    }

    /// For the script in the page.
    pub fn json(&self, is_good: bool, tongue: Tongue) -> Value {
        let (lead, hide) = match tongue {
            Tongue::Vi => ("Trang bên dưới là bản tốt gần nhất.", "Ẩn (Esc)"),
            Tongue::En => ("The page below is the last good one.", "Hide (Esc)"),
        };
        json!({
            "seen": format!("{:x}", self.seen),
            "errors": self.errors,
            "warnings": self.warnings,
            "title": self.title,
            "lead": if self.errors > 0 && is_good { lead } else { "" },
            "hide": hide,
            "lang": match tongue { Tongue::Vi => "vi", Tongue::En => "en" },
            "html": self.html,
        })
    }
}

fn item(finding: &Finding, located: &Located, text: Option<&str>, tongue: Tongue) -> String {
    let (class, name) = match (finding.severity, tongue) {
        (Severity::Error, Tongue::Vi) => ("error", "Lỗi"),
        (Severity::Error, Tongue::En) => ("error", "Error"),
        (Severity::Warning, Tongue::Vi) => ("warning", "Cảnh báo"),
        (Severity::Warning, Tongue::En) => ("warning", "Warning"),
    };
    let message = escaped(finding.message.get(tongue));
    let (file, line, column) = (escaped(&finding.place.file), located.line, located.column);
    let mut html = format!(
        "<li class=\"{class}\"><p class=\"message\"><b>{name}</b> {message}</p><p class=\"place\">{file}"
    );
    match text.zip(located.range.clone()) {
        Some((text, range)) => {
            html += &format!(":{line}:{column}</p>{}", excerpt(text, range, line));
        }
        None => html += "</p>",
    }
    if let Some(help) = &finding.help {
        html += &format!("<p class=\"help\">{}</p>", escaped(help.get(tongue)));
    }
    html + "</li>"
}

/// The line where it begins, with what is meant marked; of a very long line only the part around it.
fn excerpt(text: &str, range: std::ops::Range<usize>, line: usize) -> String {
    let start = text[..range.start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[range.start..].find('\n');
    let end = end.map_or(text.len(), |feed| range.start + feed);
    let stop = range.end.clamp(range.start, end);
    let (before, marked, after) = (
        &text[start..range.start],
        &text[range.start..stop],
        &text[stop..end],
    );
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let dots = if skipped > 0 { "…" } else { "" };
    let shorten = |text: &str| match text.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", escaped(&text[..at])),
        None => escaped(text),
    };
    let (before, marked, after) = (escaped(&before), shorten(marked), shorten(after));
    format!(
        "<pre tabindex=\"0\"><span class=\"number\">{line}</span> <code>{dots}{before}<mark>{marked}</mark>{after}</code></pre>"
    )
}

/// Text as HTML; `code` between backticks as such.
fn escaped(text: &str) -> String {
    let text = escape(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return text;
    }
    let parts = parts.iter().enumerate().map(|(at, part)| match at % 2 {
        1 => format!("<code>{part}</code>"),
        _ => (*part).to_owned(),
    });
    parts.collect()
}

/// Text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use loa::diagnostic::Place;
    use loa::say;
    use loa::source::SourceFile;

    fn notice(text: &str, range: std::ops::Range<usize>, tongue: Tongue) -> Notice {
        let mut tree = SourceTree::default();
        let file = SourceFile::Text(text.to_owned());
        tree.files.insert("a<b>.yaml".to_owned(), file);
        let place = Place::bytes("a<b>.yaml", range);
        let finding = Finding::error(place, say!("sai `<x>`", "wrong `<x>`"))
            .help(say!("ghi khác", "write otherwise"));
        Notice::new(&[finding], &tree, &[], tongue)
    }

    #[test]
    fn a_finding_has_its_place_its_line_and_its_help_and_nothing_is_markup() {
        let notice = notice("a: 1\nb: <i>đ</i>\n", 8..15, Tongue::En);
        assert_eq!((notice.errors, notice.title.as_str()), (1, "1 error"));
        assert_eq!(
            notice.html,
            "<li class=\"error\"><p class=\"message\"><b>Error</b> Wrong <code>&lt;x&gt;</code>.</p>\
             <p class=\"place\">a&lt;b&gt;.yaml:2:4</p><pre tabindex=\"0\"><span class=\"number\">2</span> \
             <code>b: <mark>&lt;i&gt;đ&lt;/</mark>i&gt;</code></pre><p class=\"help\">Write otherwise.</p></li>"
        );
    }

    #[test]
    fn every_range_can_be_shown() {
        for text in ["", "\n", "đổi mới", "a\nb\n", &"ờ".repeat(900)] {
            let ends = || (0..=text.len() + 1).step_by(if text.len() > 99 { 451 } else { 1 });
            for start in ends() {
                for end in ends().filter(|end| *end >= start) {
                    let notice = notice(text, start..end, Tongue::Vi);
                    assert!(notice.html.ends_with("</li>") && notice.html.len() < 2000);
                }
            }
        }
    }
}
