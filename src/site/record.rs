//! The record of a procedure with everything it takes from others, and where each field of it was written.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;
use crate::draft::ProcedureDraft;
use crate::source::slug;

/// A record with everything it takes from others, and where each field of it was written.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub id: String,
    /// The file of the site itself, or the shared one when the site has none.
    pub file: String,
    pub draft: ProcedureDraft,
    /// The file of each field, by name.
    pub fields: BTreeMap<&'static str, String>,
    /// Names of the fields that the site's own file set over a shared record.
    pub local_fields: BTreeSet<&'static str>,
}

impl Record {
    /// Where a field was written; where it would be, when nobody wrote it.
    pub fn at(&self, field: &str) -> Place {
        Place::file(self.fields.get(field).unwrap_or(&self.file)).key(field)
    }
}

/// The records of a site that shares none.
pub(super) fn own_records(drafts: &[(String, ProcedureDraft)]) -> Vec<Record> {
    let record = |(file, draft): &(String, ProcedureDraft)| Record {
        id: id_of(file),
        file: file.clone(),
        fields: draft
            .set()
            .into_iter()
            .map(|field| (field, file.clone()))
            .collect(),
        draft: draft.clone(),
        local_fields: BTreeSet::new(),
    };
    drafts.iter().map(record).collect()
}

/// `procedures/dang-ky-khai-sinh.yaml` → `dang-ky-khai-sinh`.
pub(super) fn id_of(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}
