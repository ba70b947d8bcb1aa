//! `contests/<id>/`: rules, banks, results and revealed keys, file by file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Finding, Place, nearest};
use crate::say;

use super::reader::Reader;
use super::{ContestDraft, QuestionDraft, RoundResultDraft, SolutionDraft, Words};

/// The files of one contest.
#[derive(Clone, Debug, Default)]
pub struct ContestFolder {
    /// Name of the folder.
    pub id: String,
    /// True when there is a `contest.yaml`, readable or not.
    pub has_rules: bool,
    /// `contest.yaml`.
    pub rules: Option<ContestDraft>,
    /// `banks/*.yaml`, by name.
    pub banks: BTreeMap<String, BankDraft>,
    /// `results/*.yaml`, by name of the round.
    pub results: BTreeMap<String, RoundResultDraft>,
    /// `revealed/*.yaml`, by name of the bank.
    pub revealed: BTreeMap<String, RevealedDraft>,
}

impl ContestFolder {
    /// Path of a file of it in the site's folder.
    pub fn file(&self, name: &str) -> String {
        format!("{FOLDER}/{}/{name}", self.id)
    }
}

/// `banks/<id>.yaml`: questions without answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankDraft {
    /// SHA-256 of its key, as hex.
    pub commitment: Option<Words>,
    /// What is asked.
    pub questions: Vec<QuestionDraft>,
}

/// `revealed/<bank>.yaml`: what was right, as `loa contest reveal` writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevealedDraft {
    /// Id of the contest.
    pub contest: Option<Words>,
    /// Id of the bank.
    pub bank: Option<Words>,
    /// Salt of the commitment, as hex.
    pub salt: Words,
    /// By the question's id.
    pub solutions: BTreeMap<String, SolutionDraft>,
}

/// Where contests lie.
const FOLDER: &str = "contests";

/// What may lie in the folder of a contest.
const KNOWN: [&str; 4] = ["contest.yaml", "banks", "results", "revealed"];

/// Every contest by its id, with what cannot be read in it.
pub(super) fn contests(reader: &mut Reader) -> BTreeMap<String, ContestFolder> {
    let mut folders: BTreeMap<String, ContestFolder> = BTreeMap::new();
    for (file, text) in reader.texts(FOLDER, &[".yaml", ".yml"]) {
        let parts: Vec<&str> = file.split('/').skip(1).collect();
        let Some((id, rest)) = parts.split_first().filter(|(_, rest)| !rest.is_empty()) else {
            reader.findings.push(astray(file, None));
            continue;
        };
        let folder = folders.entry((*id).to_owned()).or_default();
        folder.id = (*id).to_owned();
        let name = |file: &str| file.rsplit_once('.').map(|(name, _)| name.to_owned());
        match rest {
            ["contest.yaml"] => {
                folder.has_rules = true;
                folder.rules = reader.yaml_text(file, text);
            }
            [kind @ ("banks" | "results" | "revealed"), file_name] => {
                let Some(name) = name(file_name) else {
                    continue;
                };
                match *kind {
                    "banks" => put(&mut folder.banks, name, reader.yaml_text(file, text)),
                    "results" => put(&mut folder.results, name, reader.yaml_text(file, text)),
                    _ => put(&mut folder.revealed, name, reader.yaml_text(file, text)),
                }
            }
            [top, ..] => reader.findings.push(astray(file, nearest(top, KNOWN))),
            [] => {}
        }
    }
    folders
}

fn put<T>(files: &mut BTreeMap<String, T>, name: String, draft: Option<T>) {
    if let Some(draft) = draft {
        files.insert(name, draft);
    }
}

fn astray(file: &str, meant: Option<&str>) -> Finding {
    let message = say!(
        "Loa không đọc tệp này của cuộc thi",
        "Loa does not read this file of a contest"
    );
    let finding = Finding::error(Place::file(file), message);
    finding.help(match meant {
        Some(name) => say!("có phải ý bạn là `{name}`?", "did you mean `{name}`?"),
        None => say!(
            "mỗi cuộc thi một thư mục: contests/<mã>/contest.yaml, banks/, results/, revealed/",
            "each contest has a folder: contests/<id>/contest.yaml, banks/, results/, revealed/"
        ),
    })
}
