//! The annex table of a plan: nested rows, merged cells, several leads, phases.

use serde::{Deserialize, Deserializer};

use super::{Many, TextDraft, Words};

/// Phụ lục.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexDraft {
    /// Title of the table.
    pub title: Option<TextDraft>,
    /// The rows in print order.
    pub rows: Vec<RowDraft>,
}

/// A row; a cell left out in a nested row is merged with the row it stands under.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowDraft {
    /// Printed number (`5`, `5.1`).
    pub no: Words,
    /// Nhiệm vụ.
    pub task: TextDraft,
    /// Chủ trì: ids of units or groups, or words by language.
    pub leads: Option<Many<TextDraft>>,
    /// Phối hợp: the same.
    pub coordinators: Option<Many<TextDraft>>,
    /// Thời gian.
    pub when: Option<CellDraft>,
    /// Sản phẩm.
    pub deliverable: Option<CellDraft>,
    /// Several phases in one row, each with its time and deliverable; instead of `when` and `deliverable`.
    #[serde(default)]
    pub phases: Vec<PhaseDraft>,
    /// Obligations that state this row as something to count.
    #[serde(default)]
    pub obligations: Many<Words>,
    /// Nested rows.
    #[serde(default)]
    pub rows: Vec<RowDraft>,
}

/// A cell: words, or `{same_as: "5"}` when the plan points at another row.
#[derive(Clone, Debug)]
pub enum CellDraft {
    /// The printed number of the row whose cell holds here too.
    SameAs(String),
    /// Words.
    Words(TextDraft),
}

impl<'de> Deserialize<'de> for CellDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = TextDraft::deserialize(deserializer)?;
        let row = match &words {
            TextDraft::ByLanguage(map) if map.len() == 1 => map.get("same_as"),
            _ => None,
        };
        Ok(row
            .cloned()
            .map_or_else(|| Self::Words(words.clone()), Self::SameAs))
    }
}

/// One of the phases of a row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseDraft {
    /// Thời gian of this phase.
    pub when: TextDraft,
    /// Sản phẩm of this phase.
    pub deliverable: TextDraft,
}
