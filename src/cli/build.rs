//! `loa build` and `loa check`: read, make, report – and publish only what has no mistake.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use loa::diagnostic::{Checked, Finding, Severity, Text};
use loa::source::SourceTree;
use loa::{Built, Options, Summary};
use serde_json::{Value, json};

use super::args::Site;
use super::report::{self, Report};
use super::write::{Output, Published, Unpublished};
use super::{disk, folder, words};

const DONE: u8 = 0;
const FINDINGS: u8 = 1;
const WRONG_CALL: u8 = 2;

/// Builds the site and publishes it.
pub fn build(site: &Site) -> ExitCode {
    let output = site
        .output
        .clone()
        .unwrap_or_else(|| site.folder.join("public"));
    let code = folder::site(&site.folder)
        .and_then(|()| folder::output(&site.folder, &output))
        .map_or_else(
            |wrong| complain(site, &wrong, WRONG_CALL),
            |()| build_into(site, &output),
        );
    ExitCode::from(code)
}

/// Does all of a build except making pages and writing.
pub fn check(site: &Site) -> ExitCode {
    let output = site
        .output
        .clone()
        .unwrap_or_else(|| site.folder.join("public"));
    let code = match folder::site(&site.folder) {
        Ok(()) => check_from(site, &output),
        Err(wrong) => complain(site, &wrong, WRONG_CALL),
    };
    ExitCode::from(code)
}

fn build_into(site: &Site, output: &Path) -> u8 {
    let start = Instant::now();
    // A folder that must not be written to is refused before anything is read, and what a killed build left is finished
    // even if this one finds mistakes; a folder that does not exist is made only for a site without any.
    let opened = match output.exists().then(|| Output::open(output)).transpose() {
        Ok(opened) => opened,
        Err(unpublished) => return unpublished_code(site, unpublished),
    };
    let tree = match disk::read(&site.folder, output) {
        Ok(tree) => tree,
        Err(wrong) => return unreadable(site, &wrong),
    };
    let Checked { value, findings } = if site.no_images {
        let there = opened.as_ref().map(Output::made).unwrap_or_default();
        loa::build_with_pictures(&tree, &options(site, &tree), &there)
    } else {
        loa::build(&tree, &options(site, &tree))
    };
    let Some(Built {
        tree: public,
        summary,
    }) = publishable(value, &findings, site)
    else {
        return refuse(site, &findings, &tree, true);
    };
    let opened = opened.map_or_else(|| Output::open(output), Ok);
    match opened.and_then(|opened| opened.publish(&public, &site.folder, site.no_images)) {
        Ok(published) => {
            let index = output.join("index.html");
            let index = index.strip_prefix(".").unwrap_or(&index).display();
            let took = start.elapsed();
            if site.json {
                let made = made(&summary, Some(&published), took);
                report::json(&Report::new(&findings, &tree).json(made));
            } else {
                warn(site, &findings, &tree);
                for line in words::published(&summary, &published, took, &index.to_string()) {
                    report::line(&line, site.tongue);
                }
            }
            DONE
        }
        Err(Unpublished::Wrong(late)) => refuse(site, &[findings, late].concat(), &tree, true),
        Err(unpublished) => unpublished_code(site, unpublished),
    }
}

fn check_from(site: &Site, output: &Path) -> u8 {
    let start = Instant::now();
    let tree = match disk::read(&site.folder, output) {
        Ok(tree) => tree,
        Err(wrong) => return unreadable(site, &wrong),
    };
    let Checked { value, findings } = loa::check(&tree, &options(site, &tree));
    let Some(summary) = publishable(value, &findings, site) else {
        return refuse(site, &findings, &tree, false);
    };
    if site.json {
        let made = made(&summary, None, start.elapsed());
        report::json(&Report::new(&findings, &tree).json(made));
    } else {
        warn(site, &findings, &tree);
        report::line(&words::checked(&summary, start.elapsed()), site.tongue);
    }
    DONE
}

/// The files of a site's folder, or the exit code after saying why there are none.
pub(super) fn readable(site: &Site) -> Result<SourceTree, u8> {
    folder::site(&site.folder).map_err(|wrong| complain(site, &wrong, WRONG_CALL))?;
    let output = site.folder.join("public");
    disk::read(&site.folder, &output).map_err(|wrong| unreadable(site, &wrong))
}

/// Today is today where the site is, wherever the machine stands.
pub(super) fn options(site: &Site, tree: &SourceTree) -> Options {
    let today = || loa::day_of(tree, Timestamp::now());
    Options {
        today: site.as_of.unwrap_or_else(today),
        base_url: site.base_url.clone(),
    }
}

fn publishable<T>(value: Option<T>, findings: &[Finding], site: &Site) -> Option<T> {
    let stops = |finding: &Finding| site.strict || finding.severity == Severity::Error;
    value.filter(|_| !findings.iter().any(stops))
}

fn warn(site: &Site, findings: &[Finding], tree: &SourceTree) {
    let report = Report::new(findings, tree);
    report.print(&site.folder, site.tongue);
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        report::line(&words::count(0, warnings), site.tongue);
    }
}

pub(super) fn refuse(site: &Site, findings: &[Finding], tree: &SourceTree, writing: bool) -> u8 {
    let strict: Vec<Finding>;
    let findings = if site.strict {
        let error = |finding: &Finding| Finding {
            severity: Severity::Error,
            ..finding.clone()
        };
        strict = findings.iter().map(error).collect();
        &strict
    } else {
        findings
    };
    let report = Report::new(findings, tree);
    if site.json {
        report::json(&report.json(Value::Null));
        return FINDINGS;
    }
    report.print(&site.folder, site.tongue);
    let errors = report.count(Severity::Error);
    let count = words::count(errors, report.count(Severity::Warning));
    let then = words::not_published(writing);
    let line = Text {
        vi: format!("{} {}", count.vi, then.vi),
        en: format!("{} {}", count.en, then.en),
    };
    report::line(&line, site.tongue);
    FINDINGS
}

fn unreadable(site: &Site, wrong: &[Text]) -> u8 {
    for wrong in wrong {
        complain(site, wrong, FINDINGS);
    }
    FINDINGS
}

fn unpublished_code(site: &Site, unpublished: Unpublished) -> u8 {
    match unpublished {
        Unpublished::Refused(wrong) => complain(site, &wrong, WRONG_CALL),
        Unpublished::Failed(wrong) => complain(site, &wrong, FINDINGS),
        // Said with its place by who has the tree.
        Unpublished::Wrong(_) => FINDINGS,
    }
}

fn complain(site: &Site, wrong: &Text, code: u8) -> u8 {
    report::complain(&words::wrong_call(wrong, site.tongue));
    code
}

fn made(summary: &Summary, published: Option<&Published>, took: Duration) -> Value {
    json!({
        "title": summary.title,
        "pages": summary.pages,
        "articles": summary.articles,
        "obligations": summary.obligations,
        "units": summary.units,
        "languages": summary.languages,
        "seconds": took.as_secs_f64(),
        "files": published.map(|published| json!({
            "written": published.written,
            "unchanged": published.unchanged,
            "removed": published.removed,
            "bytes": published.bytes,
            "overwritten": published.overwritten,
            "kept": published.kept,
        })),
    })
}
