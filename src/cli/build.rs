//! `loa build` and `loa check`: read, make, report – and publish only what has no mistake.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use loa::diagnostic::{Checked, Finding, Severity, Text};
use loa::source::SourceTree;
use loa::{Options, Summary};
use serde_json::{Value, json};

use super::args::Site;
use super::bar::Bar;
use super::one_site::{
    Done, NotDone, SiteJob, SiteMemory, SiteOutcome, build_site, day, own_output,
};
use super::report::{self, Report};
use super::write::Published;
use super::{disk, folder, many, words};

const DONE: u8 = 0;
pub(super) const FINDINGS: u8 = 1;
pub(super) const WRONG_CALL: u8 = 2;
/// Of many sites, some were built and some not.
pub(super) const SOME_FAILED: u8 = 3;

/// Builds the site and publishes it.
pub fn build(site: &Site) -> ExitCode {
    if many::holds_many(&site.folder) {
        return ExitCode::from(many::build(site));
    }
    if site.shard.is_some() {
        let wrong = loa::say!(
            "`--shard` chỉ dùng cho thư mục có nhiều trang (portal.yaml, hoặc nhiều thư mục có site.yaml).",
            "`--shard` is for a folder of many sites (portal.yaml, or several folders with a site.yaml)."
        );
        return ExitCode::from(complain(site, &wrong, WRONG_CALL));
    }
    let start = Instant::now();
    let output = output_of(site);
    let job = SiteJob {
        folder: site.folder.clone(),
        output: output.clone(),
        as_of: site.as_of,
        base_url: site.base_url.clone(),
        no_images: site.no_images,
        strict: site.strict,
        bar: Bar::new(site.tongue),
        shared: None,
    };
    let outcome = build_site(&job, &mut SiteMemory::default());
    job.bar.rest();
    ExitCode::from(tell(site, &output, &outcome, start.elapsed()))
}

/// Does all of a build except making pages and writing.
pub fn check(site: &Site) -> ExitCode {
    if many::holds_many(&site.folder) {
        return ExitCode::from(many::check(site));
    }
    let code = match folder::site(&site.folder) {
        Ok(()) => check_from(site, &output_of(site)),
        Err(wrong) => complain(site, &wrong, WRONG_CALL),
    };
    ExitCode::from(code)
}

fn output_of(site: &Site) -> PathBuf {
    let output = site.output.clone();
    output.unwrap_or_else(|| own_output(&site.folder))
}

/// What came of a build, for the person or the tool that asked; the exit code.
fn tell(site: &Site, output: &Path, outcome: &SiteOutcome, took: Duration) -> u8 {
    let SiteOutcome {
        findings,
        tree,
        result,
    } = outcome;
    let Done { summary, published } = match result {
        Ok(done) => done,
        Err(NotDone::Findings) => return refuse(site, findings, tree, true),
        Err(NotDone::Call(wrong)) => return complain(site, wrong, WRONG_CALL),
        Err(NotDone::Disk(wrong)) => return unreadable(site, wrong),
    };
    if site.json {
        let made = made(summary, Some(published), took);
        report::json(&Report::new(findings, tree).json(made));
        return DONE;
    }
    let index = output.join("index.html");
    let index = index.strip_prefix(".").unwrap_or(&index).display();
    warn(site, findings, tree);
    for line in words::published(summary, published, took, &index.to_string()) {
        report::line(&line, site.tongue);
    }
    DONE
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

/// What the library is told from outside.
pub(super) fn options(site: &Site, tree: &SourceTree) -> Options {
    Options {
        today: day(site.as_of, tree),
        base_url: site.base_url.clone(),
        pictures: None,
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

pub(super) fn complain(site: &Site, wrong: &Text, code: u8) -> u8 {
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
