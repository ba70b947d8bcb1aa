//! `synonyms.yaml`: what people call a thing, and what it is called here.

use serde::Deserialize;

use super::{Many, Words};

/// An entry of `synonyms.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SynonymDraft {
    /// What people type.
    pub say: Many<Words>,
    /// What is looked for as well.
    pub find: Many<Words>,
}
