//! What is wrong with a template, as a finding at its very place.

use tera::{Error, ErrorKind};

use super::builtin::PREFIX;
use crate::diagnostic::{Finding, Place, nearest};
use crate::say;

/// The file of a site's own template.
pub(super) fn file_of(name: &str) -> String {
    format!("theme/templates/{name}")
}

/// What an engine says about a set of templates, as findings; `names` are all templates, `own` those of the site.
pub(super) fn findings(error: &Error, names: &[&str], own: &[&str]) -> Vec<Finding> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = place(report.filename(), Some(report.span().range.clone()), own);
            vec![Finding::error(place, in_template(report.message()))]
        }
        ErrorKind::MissingParent { current, parent } => {
            let finding = Finding::error(
                place(current, None, own),
                say!(
                    "không có mẫu trang `{parent}`",
                    "there is no template `{parent}`"
                ),
            );
            vec![match nearest(parent, names.iter().copied()) {
                Some(near) => {
                    finding.help(say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"))
                }
                None => finding,
            }]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let finding = Finding::error(
                place(tpl, None, own),
                say!(
                    "mẫu trang này dùng lại chính nó",
                    "this template uses itself"
                ),
            );
            vec![finding.help(say!(
                "để mở rộng mẫu có sẵn cùng tên, viết `{{% extends \"{PREFIX}…\" %}}`",
                "to extend the built-in template of the same name, write `{{% extends \"{PREFIX}…\" %}}`"
            ))]
        }
        // Unknown filters, tests, components and blocks come as reports in words, one below another.
        other => reports(&other.to_string(), own),
    }
}

fn in_template(message: &str) -> crate::diagnostic::Text {
    say!(
        "lỗi trong mẫu trang: {message}",
        "mistake in the template: {message}"
    )
}

/// `error: Unknown filter `x`\n --> home.html:3:7\n…`, once or more.
fn reports(text: &str, own: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for report in text
        .split("error: ")
        .filter(|report| !report.trim().is_empty())
    {
        let message = report.lines().next().unwrap_or(report).trim();
        let at = report
            .lines()
            .find_map(|line| line.trim_start().strip_prefix("--> "));
        let name = at.and_then(|at| at.split(':').next()).unwrap_or_default();
        let mut parts = at
            .unwrap_or_default()
            .split(':')
            .skip(1)
            .map(|part| part.parse::<usize>());
        let finding = match (own.contains(&name), parts.next(), parts.next()) {
            (true, Some(Ok(line)), Some(Ok(column))) => {
                let message = say!(
                    "lỗi trong mẫu trang, dòng {line}, cột {column}: {message}",
                    "mistake in the template, line {line}, column {column}: {message}"
                );
                Finding::error(Place::file(&file_of(name)), message)
            }
            _ => Finding::error(place(name, None, own), in_template(message)),
        };
        findings.push(finding);
    }
    findings
}

/// A template of the site is a file of its own; a built-in one can only fail because of what stands around it.
pub(super) fn place(name: &str, range: Option<std::ops::Range<usize>>, own: &[&str]) -> Place {
    match (own.contains(&name), range) {
        (true, Some(range)) => Place::bytes(&file_of(name), range),
        (true, None) => Place::file(&file_of(name)),
        (false, _) => Place::file("theme"),
    }
}
