//! The key of a contest as its organiser keeps it, outside every site.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::SolutionDraft;
use crate::diagnostic::Checked;
use crate::source::read_yaml;

/// The file with the answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFileDraft {
    /// Version of the file; also what tells a key from every other file.
    pub loa_key: u32,
    /// Id of the contest.
    pub contest: String,
    /// 64 hex digits that make codes of entrants unrecognisable in audit sheets.
    pub secret: Option<String>,
    /// By id of the bank.
    pub banks: BTreeMap<String, BankKeyDraft>,
}

/// What is right in one bank.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankKeyDraft {
    /// Salt of the commitment: 64 hex digits.
    pub salt: String,
    /// By id of the question.
    pub solutions: BTreeMap<String, SolutionDraft>,
}

/// Reads the shape of a key.
pub fn read_key_file(file: &str, text: &str) -> Checked<KeyFileDraft> {
    read_yaml(file, text)
}
