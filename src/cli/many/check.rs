//! `loa check` for many sites: what is wrong with each, without writing anything.

use std::time::Instant;

use loa::diagnostic::{Checked, Finding, Severity};
use loa::say;
use serde_json::json;

use super::super::args::Site;
use super::super::build::{FINDINGS, SOME_FAILED, options};
use super::super::report::{self, Report};
use super::super::words::wrong;
use super::super::{disk, words};
use super::build::gathered;
use super::crew;

struct Looked {
    id: String,
    told: String,
    findings: serde_json::Value,
    errors: usize,
    warnings: usize,
}

/// Checks many sites; the exit code is that of a build.
pub fn check(call: &Site) -> u8 {
    let start = Instant::now();
    let output = call.output.clone();
    let output = output.unwrap_or_else(|| call.folder.join("public"));
    let gathering = match gathered(call, &output) {
        Ok(gathering) => gathering,
        Err(code) => return code,
    };
    let looked = crew::each(&gathering.members, |member| {
        let mut looked = Looked {
            id: member.id.clone(),
            told: String::new(),
            findings: json!([]),
            errors: 0,
            warnings: 0,
        };
        match disk::read(&member.folder, &output) {
            Ok(tree) => {
                let Checked { value, findings } = loa::check(&tree, &options(call, &tree));
                let stops = |one: &Finding| call.strict || one.severity == Severity::Error;
                let report = Report::new(&findings, &tree);
                looked.errors = report.findings().filter(|one| stops(one)).count();
                looked.errors = looked.errors.max(usize::from(value.is_none()));
                looked.warnings = match call.strict {
                    true => 0,
                    false => report.count(Severity::Warning),
                };
                looked.told = report.text(&member.folder, call.tongue);
                looked.findings = report.json(serde_json::Value::Null)["findings"].take();
            }
            Err(all) => {
                looked.errors = all.len();
                let lines = all
                    .iter()
                    .map(|one| wrong(one.get(call.tongue), call.tongue));
                looked.told = lines.collect::<Vec<_>>().join("\n");
            }
        }
        looked
    });
    let failed = looked.iter().filter(|one| one.errors > 0).count();
    tell(call, &looked, failed, start);
    match failed {
        0 => 0,
        _ if failed == looked.len() => FINDINGS,
        _ => SOME_FAILED,
    }
}

fn tell(call: &Site, looked: &[Looked], failed: usize, start: Instant) {
    if call.json {
        let sites: Vec<_> = looked
            .iter()
            .map(|one| json!({"id": one.id, "errors": one.errors, "warnings": one.warnings, "findings": one.findings}))
            .collect();
        report::json(
            &json!({ "version": 1, "sites": sites, "summary": {"sites": looked.len(), "failed": failed} }),
        );
        return;
    }
    for one in looked.iter().filter(|one| !one.told.is_empty()) {
        report::complain(&format!("── {} ──\n{}", one.id, one.told));
    }
    for one in looked.iter().filter(|one| one.errors + one.warnings > 0) {
        let count = words::count(one.errors, one.warnings);
        let (id, vi, en) = (&one.id, count.vi, count.en);
        report::line(&say!("  {id}: {vi}", "  {id}: {en}"), call.tongue);
    }
    let (all, good) = (looked.len(), looked.len() - failed);
    let seconds = words::seconds(start.elapsed(), call.tongue);
    report::line(
        &say!(
            "Đã kiểm tra {all} trang trong {seconds}: {good} không có lỗi, {failed} có lỗi.",
            "Checked {all} sites in {seconds}: {good} without mistakes, {failed} with."
        ),
        call.tongue,
    );
}
