//! What came of one site among many, without its files: they are gone from memory before the next one is read.

use std::path::Path;
use std::time::Duration;

use loa::diagnostic::{Severity, Tongue};
use serde_json::{Value, json};

use super::super::args::Site;
use super::super::one_site::{Done, NotDone, SiteOutcome};
use super::super::report::Report;
use super::super::words;
use super::gathering::Member;

/// What came of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Something was written.
    Built,
    /// Everything was right already.
    Unchanged,
    /// Nothing was published; its last good state stays.
    Failed,
}

impl Fate {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Built => "built",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
        }
    }
}

/// One site among many.
#[derive(Debug)]
pub struct Line {
    /// Id of its unit, or the name of its folder.
    pub id: String,
    /// What came of it.
    pub fate: Fate,
    /// How long it took.
    pub took: Duration,
    /// HTML pages.
    pub pages: usize,
    /// Files written.
    pub written: usize,
    /// Bytes written.
    pub bytes: u64,
    /// Mistakes and warnings.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// For people: what is wrong, with the lines shown; empty for a site that was published.
    pub told: String,
    /// For tools.
    pub findings: Value,
}

impl Line {
    /// What came of a build.
    pub fn of(call: &Site, member: &Member, outcome: &SiteOutcome, took: Duration) -> Self {
        let findings = &outcome.findings;
        let report = Report::new(findings, &outcome.tree);
        let counts = (
            report.count(Severity::Error),
            report.count(Severity::Warning),
        );
        let mut line = Self {
            id: member.id.clone(),
            fate: Fate::Failed,
            took,
            pages: 0,
            written: 0,
            bytes: 0,
            errors: counts.0,
            warnings: counts.1,
            told: String::new(),
            findings: report.json(Value::Null)["findings"].take(),
        };
        match &outcome.result {
            Ok(Done { summary, published }) => {
                let is_same = published.written + published.removed == 0;
                line.fate = match is_same {
                    true => Fate::Unchanged,
                    false => Fate::Built,
                };
                line.pages = summary.pages;
                line.written = published.written;
                line.bytes = published.bytes;
            }
            Err(NotDone::Findings) => {
                line.told = report.text(&member.folder, call.tongue);
                // Where warnings count as errors there may be no error at all.
                line.errors = line.errors.max(1);
            }
            Err(NotDone::Call(wrong)) => line.fails([wrong.get(call.tongue)], call.tongue),
            Err(NotDone::Disk(wrong)) => {
                line.fails(wrong.iter().map(|one| one.get(call.tongue)), call.tongue);
            }
        }
        line
    }

    /// A site that could not even be read.
    fn fails<'a>(&mut self, wrong: impl IntoIterator<Item = &'a str>, tongue: Tongue) {
        for one in wrong {
            self.told.push_str(&words::wrong(one, tongue));
            self.told.push('\n');
            self.errors += 1;
        }
    }

    /// For tools; `output` is where the site lies.
    pub fn json(&self, member: &Member, output: &Path) -> Value {
        json!({
            "id": self.id,
            "folder": member.folder,
            "output": output.join(&member.path),
            "result": self.fate.name(),
            "seconds": self.took.as_secs_f64(),
            "pages": self.pages,
            "written": self.written,
            "bytes": self.bytes,
            "findings": self.findings,
            "told": self.told,
        })
    }
}
