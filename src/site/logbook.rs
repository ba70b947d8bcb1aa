//! The log of a site, open for new entries: which of them are new, which are wrong, and whether a written log still says all it said.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Checked, Finding, Place, Severity};
use crate::draft::{self, OutputDraft};
use crate::say;
use crate::source::SourceTree;

use super::check::Check;
use super::output::{Log, Output};
use super::whole::{Site, check};

/// A site whose log can be added to.
#[derive(Debug)]
pub struct Logbook {
    /// The site as it is.
    pub site: Site,
    logged: BTreeSet<String>,
    today: Date,
}

/// What became of new entries.
#[derive(Debug)]
pub struct Judged {
    /// Those that the log does not have yet, with their places.
    pub entries: Vec<(Place, OutputDraft)>,
    /// What they mean, without those that are wrong.
    pub outputs: Vec<Output>,
    /// How many the log has already.
    pub already: usize,
    /// What is wrong with them, and what somebody should look at.
    pub findings: Vec<Finding>,
}

impl Judged {
    /// True when every entry may be written.
    pub fn is_clean(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }
}

impl Logbook {
    /// Opens the log of a folder. Nothing comes of it, and the findings say why, when the site cannot be judged or something in its
    /// log cannot be read: what is logged already would not be known. Other mistakes of the site are no obstacle.
    pub fn open(tree: &SourceTree, today: Date) -> Checked<Self> {
        let drafts = draft::read(tree);
        let nothing = |findings| Checked {
            value: None,
            findings,
        };
        let readable = drafts.value.filter(|drafts| {
            let is_log = |file: &String| file.starts_with("outputs/");
            drafts.can_be_judged() && !drafts.misshapen.iter().any(is_log)
        });
        let Some(drafts) = readable else {
            return nothing(drafts.findings);
        };
        let checked = check(tree, &drafts, today, None);
        match checked.value {
            Some(site) => Checked::new(
                Self {
                    site,
                    logged: drafts
                        .outputs
                        .iter()
                        .map(|(_, draft)| draft.identity())
                        .collect(),
                    today,
                },
                Vec::new(),
            ),
            None => nothing(checked.findings),
        }
    }

    /// Looks at new entries as if they stood in the log: the same checks, and none may lie after today.
    pub fn judge(&self, entries: Vec<(Place, OutputDraft)>) -> Judged {
        let all = entries.len();
        let entries: Vec<_> = entries
            .into_iter()
            .filter(|(_, draft)| !self.logged.contains(&draft.identity()))
            .collect();
        let mut check = Check {
            languages: self.site.settings.languages.clone(),
            findings: Vec::new(),
            unpublished: BTreeSet::new(),
            later: BTreeMap::new(),
            shared_folder: None,
            lost: BTreeSet::new(),
        };
        let log = Log {
            units: &self.site.units,
            plan: self.site.plan.as_ref(),
            media: &self.site.media,
            today: self.today,
        };
        let outputs = check.entries(&entries, &log);
        for (place, draft) in entries
            .iter()
            .filter(|(_, draft)| draft.date.0 > self.today)
        {
            let (day, today) = (draft.date.0, self.today);
            check.error(
                &place.key("date"),
                say!(
                    "ngày {day} ở sau hôm nay ({today}): nhật ký chỉ ghi việc đã làm",
                    "{day} lies after today ({today}): a log holds what was done"
                ),
                Some(say!(
                    "kiểm tra lại ngày và tháng (ngày đứng trước tháng), hoặc ghi khi đã làm",
                    "check day and month (the day comes first), or log it once it is done"
                )),
            );
        }
        Judged {
            already: all - entries.len(),
            outputs,
            entries,
            findings: check.findings,
        }
    }
}

/// True when a log, as written anew, holds every entry that it held, in order, and then just those that were meant.
pub fn is_log_kept(before: &str, after: &str, added: &[OutputDraft]) -> bool {
    let read = |text| draft::read_log("outputs", text);
    let (before, after) = (read(before), read(after));
    let entries = |checked: Checked<Vec<(Place, OutputDraft)>>| {
        let entries = checked.value.unwrap_or_default().into_iter();
        entries.map(|(_, draft)| draft).collect::<Vec<_>>()
    };
    let is_sound = after.findings.is_empty();
    let mut meant = entries(before);
    meant.extend(added.iter().cloned());
    is_sound && entries(after) == meant
}
