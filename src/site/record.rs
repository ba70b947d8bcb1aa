//! Which records of procedures a site shows, what each takes from a shared one, and where each field of it was written.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Place, nearest};
use crate::draft::{Drafts, ProcedureDraft, SettingsDraft};
use crate::say;
use crate::source::slug;

use super::check::Check;

/// The record of a procedure with everything it takes from others.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub id: String,
    /// The file of the site itself, or the shared one when the site has none.
    pub file: String,
    pub draft: ProcedureDraft,
    /// The file of each field, by name.
    fields: BTreeMap<&'static str, String>,
    /// Names of the fields that the site's own file set over a shared record.
    pub local_fields: BTreeSet<&'static str>,
}

/// Fields that tell of the record, not of the procedure.
const ABOUT_THE_RECORD: [&str; 5] = ["based_on", "verified_on", "sample", "source", "note"];

impl Record {
    /// Where a field was written; where it would be, when nobody wrote it.
    pub fn at(&self, field: &str) -> Place {
        Place::file(self.fields.get(field).unwrap_or(&self.file)).key(field)
    }

    fn new(file: &str, draft: &ProcedureDraft) -> Self {
        let set = draft.set().into_iter();
        Self {
            id: id_of(file),
            file: file.to_owned(),
            fields: set.map(|field| (field, file.to_owned())).collect(),
            draft: draft.clone(),
            local_fields: BTreeSet::new(),
        }
    }

    /// The record with whatever it leaves out taken from another.
    fn over(mut self, mut base: Self, is_local: bool) -> Self {
        let set = self.draft.set();
        let own = |field: &&&'static str| !ABOUT_THE_RECORD.contains(*field);
        let changed: BTreeSet<&'static str> = set.iter().filter(own).copied().collect();
        if !set.contains(&"submission_options") {
            // A fee or time limit of the record holds for every way, unless the ways are listed anew beside it.
            for row in base.draft.submission_options.iter_mut().flatten() {
                row.fee = row.fee.take().filter(|_| !changed.contains("fee"));
                row.time_limit = row
                    .time_limit
                    .take()
                    .filter(|_| !changed.contains("time_limit"));
            }
        }
        if changed.contains("steps") || changed.contains("step_cases") {
            base.draft.steps = None;
            base.draft.step_cases = None;
        }
        // Nobody compared what is new here with the portal.
        if !changed.is_empty() {
            base.draft.verified_on = None;
        }
        if is_local {
            self.local_fields = changed;
            self.local_fields.extend(base.local_fields);
        }
        let own = std::mem::replace(&mut self.fields, base.fields);
        self.fields.extend(own);
        self.draft = self.draft.over(base.draft);
        self
    }
}

/// Files of records by id, and which of them a site shares with others.
struct Shelf<'a> {
    own: BTreeMap<String, (&'a str, &'a ProcedureDraft)>,
    shared: BTreeMap<String, (&'a str, &'a ProcedureDraft)>,
    /// True when some shared file has the wrong shape: it may be the one that is looked for.
    is_torn: bool,
}

impl<'a> Shelf<'a> {
    /// A record by id, else by code; a file does not mean itself.
    fn find(
        &self,
        wanted: &str,
        from: &str,
        is_shared: bool,
    ) -> Option<(&'a str, &'a ProcedureDraft)> {
        let of = |shelf: &BTreeMap<String, (&'a str, &'a ProcedureDraft)>| {
            let by_id = shelf.get(wanted).copied();
            let has_code =
                |draft: &ProcedureDraft| draft.code.as_ref().is_some_and(|code| **code == *wanted);
            let by_code = || shelf.values().find(|(_, draft)| has_code(draft)).copied();
            by_id.or_else(by_code).filter(|(file, _)| *file != from)
        };
        let own = || (!is_shared).then(|| of(&self.own)).flatten();
        of(&self.shared).or_else(own)
    }
}

impl Check {
    /// The records that the site shows: its own, and the shared ones that `site.yaml` lists and none of its own is based on.
    pub(super) fn records(&mut self, drafts: &Drafts, settings: &SettingsDraft) -> Vec<Record> {
        self.shared(drafts, settings);
        let shelf = Shelf {
            own: by_id(&drafts.procedures),
            shared: by_id(&drafts.shared_procedures),
            is_torn: drafts.misshapen.iter().any(|file| self.is_shared(file)),
        };
        let mut taken = BTreeSet::new();
        let mut records = Vec::new();
        for (file, draft) in &drafts.procedures {
            let mut chain = Vec::new();
            records.extend(self.record(file, draft, &shelf, &mut chain));
            taken.extend(chain);
        }
        for (file, draft) in self.listed(settings, &shelf) {
            if taken.insert(file.to_owned()) {
                records.extend(self.record(file, draft, &shelf, &mut Vec::new()));
            }
        }
        records
    }

    /// A record with what it is based on, and that with what it is based on; `chain` are the files on the way. Nothing when one of them is
    /// not there: what it would have said is not known.
    fn record(
        &mut self,
        file: &str,
        draft: &ProcedureDraft,
        shelf: &Shelf,
        chain: &mut Vec<String>,
    ) -> Option<Record> {
        chain.push(file.to_owned());
        let record = Record::new(file, draft);
        let Some(wanted) = &draft.based_on else {
            return Some(record);
        };
        let is_shared = self.is_shared(file);
        let Some((base, base_draft)) = shelf.find(wanted, file, is_shared) else {
            self.no_base(wanted, shelf, &record.at("based_on"));
            return None;
        };
        if chain.iter().any(|before| before == base) {
            self.error(
                &record.at("based_on"),
                say!(
                    "các tệp dựa vào nhau thành vòng tròn: {base} cũng dựa vào tệp này",
                    "the files go round in a circle: {base} is based on this one"
                ),
                Some(say!(
                    "xóa `based_on` trong một tệp",
                    "remove `based_on` from one of them"
                )),
            );
            return None;
        }
        let base = self.record(base, base_draft, shelf, chain)?;
        Some(record.over(base, !is_shared))
    }

    fn no_base(&mut self, wanted: &str, shelf: &Shelf, place: &Place) {
        if shelf.is_torn {
            return;
        }
        let ids = shelf.shared.keys().map(String::as_str);
        let help = match nearest(wanted, ids) {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None if shelf.shared.is_empty() => say!(
                "ghi thư mục dùng chung vào site.yaml, ví dụ `shared: ../national`",
                "name the shared folder in site.yaml, for example `shared: ../national`"
            ),
            None => say!(
                "viết tên tệp (không có đuôi) hoặc mã thủ tục của một bản dùng chung",
                "write the name of a shared record's file (without ending), or its code"
            ),
        };
        self.error(
            place,
            say!(
                "không có thủ tục dùng chung nào là `{wanted}`",
                "there is no shared procedure `{wanted}`"
            ),
            Some(help),
        );
    }

    /// The shared records that `site.yaml` lists.
    fn listed<'a>(
        &mut self,
        settings: &SettingsDraft,
        shelf: &Shelf<'a>,
    ) -> Vec<(&'a str, &'a ProcedureDraft)> {
        let place = Place::file("site.yaml").key("procedures");
        let mut listed = Vec::new();
        for (index, wanted) in settings.procedures.0.iter().enumerate() {
            if &**wanted == "all" && settings.shared.is_some() {
                listed.extend(shelf.shared.values().copied());
            } else if let Some(record) = shelf.find(wanted, "", true) {
                listed.push(record);
            } else {
                self.no_base(wanted, shelf, &place.index(index));
            }
        }
        listed
    }

    /// The shared folder is named so that it is found on every machine, and holds something.
    fn shared(&mut self, drafts: &Drafts, settings: &SettingsDraft) {
        let site = Place::file("site.yaml");
        let Some(written) = settings.shared.as_deref() else {
            return;
        };
        let Some(folder) = &drafts.shared_folder else {
            self.error(
                &site.key("shared"),
                say!(
                    "`{written}` chỉ có trên một máy, hoặc chính là thư mục trang",
                    "`{written}` is there on one machine only, or is the site's own folder"
                ),
                Some(say!(
                    "viết đường đi từ thư mục trang, ví dụ `shared: ../national`",
                    "write the way from the site's folder, for example `shared: ../national`"
                )),
            );
            return;
        };
        let is_torn = drafts.misshapen.iter().any(|file| self.is_shared(file));
        if drafts.shared_procedures.is_empty() && !is_torn {
            self.error(
                &site.key("shared"),
                say!(
                    "không có tệp nào trong `{folder}/procedures`",
                    "there is no file in `{folder}/procedures`"
                ),
                Some(say!(
                    "kiểm tra đường đi từ thư mục trang; thủ tục dùng chung nằm trong thư mục con `procedures`",
                    "check the way from the site's folder; shared procedures lie in a folder `procedures` in it"
                )),
            );
        }
    }
}

fn by_id(drafts: &[(String, ProcedureDraft)]) -> BTreeMap<String, (&str, &ProcedureDraft)> {
    drafts
        .iter()
        .map(|(file, draft)| (id_of(file), (file.as_str(), draft)))
        .collect()
}

/// `procedures/dang-ky-khai-sinh.yaml` → `dang-ky-khai-sinh`.
fn id_of(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}
