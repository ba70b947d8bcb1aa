//! Records of procedures → the procedures of the site, with every mistake in them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{Many, StepCaseDraft, TextDraft, Words};
use crate::language::Localized;
use crate::say;

use super::alphabet::dictionary_key;
use super::check::Check;
use super::media::MediaFile;
use super::procedure::{Procedure, StepCase};
use super::procedure_code::is_procedure_code;
use super::record::Record;
use super::submission::TimeLimit;
use super::unit::{Party, Units};

/// What procedures refer to.
pub(super) struct Counter<'a> {
    pub units: &'a Units,
    pub media: &'a BTreeMap<String, MediaFile>,
    pub today: Date,
}

impl Check {
    /// All procedures, in the order of the dictionary.
    pub(super) fn procedures(&mut self, records: &[Record], counter: &Counter) -> Vec<Procedure> {
        let mut addresses = BTreeMap::new();
        let mut codes: BTreeMap<String, String> = BTreeMap::new();
        let mut procedures = Vec::new();
        for record in records {
            self.procedure_address(record, &mut addresses);
            let Some(procedure) = self.procedure(record, counter) else {
                continue;
            };
            if let Some(code) = &procedure.code
                && let Some(other) = codes.insert(code.clone(), procedure.file.clone())
            {
                self.error(
                    &record.at("code"),
                    say!(
                        "mã thủ tục `{code}` đã dùng trong {other}",
                        "the code `{code}` is used in {other} already"
                    ),
                    Some(say!(
                        "mỗi thủ tục một tệp; xóa một trong hai",
                        "one file for each procedure; remove one of them"
                    )),
                );
            }
            self.procedure_freshness(&procedure, record, counter.today);
            procedures.push(procedure);
        }
        let default = self.languages[0].clone();
        procedures.sort_by_cached_key(|procedure| {
            let name = procedure.name.get(&default).map_or("", String::as_str);
            (dictionary_key(name), procedure.id.clone())
        });
        procedures
    }

    fn procedure_address(&mut self, record: &Record, taken: &mut BTreeMap<String, String>) {
        let id = &record.id;
        let place = Place::file(&record.file);
        if matches!(
            id.as_str(),
            "" | "index" | "a-z" | "con" | "prn" | "aux" | "nul"
        ) {
            self.error(
                &place,
                say!(
                    "địa chỉ `{id}` không dùng được",
                    "the address `{id}` cannot be used"
                ),
                Some(say!("đổi tên tệp", "rename the file")),
            );
        } else if let Some(other) = taken.insert(id.clone(), record.file.clone()) {
            self.error(
                &place,
                say!(
                    "hai tệp có cùng một địa chỉ `{id}`: tệp kia là {other}",
                    "two files have the same address `{id}`: the other is {other}"
                ),
                Some(say!(
                    "đổi tên một tệp; nếu chỉ sửa vài mục của bản dùng chung thì thêm `based_on: {id}`",
                    "rename one of them; if it only changes a shared record, add `based_on: {id}`"
                )),
            );
        }
    }

    fn procedure(&mut self, record: &Record, counter: &Counter) -> Option<Procedure> {
        let draft = &record.draft;
        let name = draft
            .name
            .as_ref()
            .map(|name| self.text(name, &record.at("name")));
        if name.is_none() {
            self.error(
                &Place::file(&record.file),
                say!("thủ tục này chưa có tên", "this procedure has no name"),
                Some(say!("thêm dòng `name: …`", "add a line `name: …`")),
            );
        }
        let time_limit = draft.time_limit.as_ref();
        let has_rows = draft
            .submission_options
            .as_ref()
            .is_some_and(|rows| !rows.is_empty());
        if time_limit.is_none() && !has_rows {
            self.no_time_limit(&Place::file(&record.file));
        }
        let time_limit = time_limit.map(|limit| self.time_limit(limit, &record.at("time_limit")));
        let fee = draft
            .fee
            .as_ref()
            .and_then(|fee| self.fee(fee, &record.at("fee")));
        // A wrong time limit of the record is told once, not again for every row.
        let general = time_limit
            .clone()
            .map(|limit| limit.unwrap_or_else(TimeLimit::unknown));
        let submission_options = self.submission_options(
            draft.submission_options.as_deref().unwrap_or_default(),
            general.as_ref(),
            fee.as_ref(),
            &record.at("submission_options"),
        );
        let words = |words: &Option<Words>| words.as_ref().map(|words| words.to_string());
        Some(Procedure {
            id: record.id.clone(),
            file: record.file.clone(),
            code: draft
                .code
                .as_ref()
                .and_then(|code| self.code(code, &record.at("code"))),
            replaces: draft
                .replaces
                .iter()
                .flat_map(|codes| &codes.0)
                .map(|code| code.to_string())
                .collect(),
            decision: words(&draft.decision_ref),
            levels: draft
                .levels
                .as_ref()
                .map(|levels| {
                    self.all_named(&levels.0, &Place::file(&record.at("levels").file), "levels")
                })
                .unwrap_or_default(),
            kind: self.field(record, "kind", draft.kind.as_ref()),
            field: self.field(record, "field", draft.field.as_ref()),
            description: self.field(record, "description", draft.description.as_ref()),
            keywords: self.several(record, "keywords", draft.keywords.as_ref()),
            synonyms: self.several(record, "synonyms", draft.synonyms.as_ref()),
            audience: self.several(record, "audience", draft.audience.as_ref()),
            steps: self.step_cases(record),
            submission_options,
            time_limit: time_limit.flatten(),
            fee,
            online_level: draft
                .online_level
                .as_ref()
                .and_then(|level| self.named(level, &record.at("online_level"))),
            dossier_cases: self.dossier(
                draft.dossier_cases.as_deref().unwrap_or_default(),
                counter.media,
                &record.at("dossier_cases"),
            ),
            dossier_sets: self.field(record, "dossier_sets", draft.dossier_sets.as_ref()),
            executing_body: self.body(
                record,
                "executing_body",
                draft.executing_body.as_ref(),
                counter.units,
            ),
            competent_body: self.body(
                record,
                "competent_body",
                draft.competent_body.as_ref(),
                counter.units,
            ),
            delegated_body: self.body(
                record,
                "delegated_body",
                draft.delegated_body.as_ref(),
                counter.units,
            ),
            coordinating_body: self.body(
                record,
                "coordinating_body",
                draft.coordinating_body.as_ref(),
                counter.units,
            ),
            reception_address: self.field(
                record,
                "reception_address",
                draft.reception_address.as_ref(),
            ),
            reception_hours: self.field(record, "reception_hours", draft.reception_hours.as_ref()),
            results: self.several(record, "results", draft.results.as_ref()),
            legal_bases: self.references(
                draft.legal_bases.as_deref().unwrap_or_default(),
                counter.units,
                &record.at("legal_bases"),
            ),
            conditions: self.field(record, "conditions", draft.conditions.as_ref()),
            portal_url: draft
                .portal_url
                .as_ref()
                .and_then(|url| self.portal_url(url, &record.at("portal_url"))),
            source: self.field(record, "source", draft.source.as_ref()),
            verified_on: draft.verified_on.map(|day| day.0),
            note: self.field(record, "note", draft.note.as_ref()),
            is_sample: draft.sample.unwrap_or(false),
            local_fields: record.local_fields.clone(),
            name: name?,
        })
    }

    fn field(
        &mut self,
        record: &Record,
        key: &str,
        draft: Option<&TextDraft>,
    ) -> Option<Localized<String>> {
        draft.map(|draft| self.text(draft, &record.at(key)))
    }

    fn several(
        &mut self,
        record: &Record,
        key: &str,
        drafts: Option<&Many<TextDraft>>,
    ) -> Vec<Localized<String>> {
        let place = record.at(key);
        let drafts = drafts.map(|drafts| drafts.0.as_slice());
        self.texts(drafts.unwrap_or_default(), &place)
    }

    /// Most bodies are no units of this site: a plain word that is no id is taken as words.
    fn body(
        &mut self,
        record: &Record,
        key: &str,
        draft: Option<&TextDraft>,
        units: &Units,
    ) -> Option<Party> {
        draft.map(|draft| match draft {
            TextDraft::Plain(id) if units.unit(id).is_some() => Party::Unit(id.clone()),
            words => Party::Words(self.text(words, &record.at(key))),
        })
    }

    fn step_cases(&mut self, record: &Record) -> Vec<StepCase> {
        let general = self.several(record, "steps", record.draft.steps.as_ref());
        let mut cases = Vec::new();
        if !general.is_empty() {
            cases.push(StepCase {
                name: None,
                steps: general,
            });
        }
        let place = record.at("step_cases");
        let drafts: &[StepCaseDraft] = record.draft.step_cases.as_deref().unwrap_or_default();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            cases.push(StepCase {
                name: Some(self.text(&draft.name, &place.key("name"))),
                steps: self.texts(&draft.steps.0, &place.key("steps")),
            });
        }
        cases
    }

    fn code(&mut self, code: &str, place: &Place) -> Option<String> {
        if is_procedure_code(code) {
            return Some(code.to_owned());
        }
        let is_number = code.bytes().all(|b| b.is_ascii_digit());
        let help = if is_number {
            say!(
                "đây có thể là số trong địa chỉ trang của Cổng Dịch vụ công; mã thủ tục có dạng \"1.001193\"",
                "this may be a number of the portal's addresses; a code looks like \"1.001193\""
            )
        } else {
            say!(
                "mã có dạng \"1.001193\" hoặc \"2.000815.000.00.00.H38\", đặt trong ngoặc kép; mã cũ thì ghi vào `replaces`",
                "a code looks like \"1.001193\" or \"2.000815.000.00.00.H38\", in quotes; one of earlier days belongs into `replaces`"
            )
        };
        self.error(
            place,
            say!(
                "`{code}` không phải là mã thủ tục",
                "`{code}` is not a code of a procedure"
            ),
            Some(help),
        );
        None
    }

    fn portal_url(&mut self, url: &str, place: &Place) -> Option<String> {
        if url.starts_with("https://") && !url.contains(char::is_whitespace) {
            return Some(url.to_owned());
        }
        self.error(
            place,
            say!(
                "`{url}` không phải địa chỉ trang web",
                "`{url}` is not a web address"
            ),
            Some(say!("bắt đầu bằng https://", "begin with https://")),
        );
        None
    }

    fn procedure_freshness(&mut self, procedure: &Procedure, record: &Record, today: Date) {
        let days = Procedure::FRESH_DAYS;
        let Some(day) = procedure.verified_on else {
            if !procedure.is_sample {
                self.warn(
                    &record.at("name"),
                    say!(
                        "chưa ai đối chiếu thủ tục này với Cổng Dịch vụ công",
                        "nobody has compared this procedure with the portal yet"
                    ),
                    Some(say!(
                        "đối chiếu rồi ghi `verified_on: …`; nội dung mẫu thì ghi `sample: true`",
                        "compare it, then write `verified_on: …`; mark sample content with `sample: true`"
                    )),
                );
            }
            return;
        };
        if day > today {
            self.warn(
                &record.at("verified_on"),
                say!(
                    "ngày đối chiếu nằm trong tương lai",
                    "it was compared in the future"
                ),
                Some(say!(
                    "ghi ngày gần nhất đã đối chiếu",
                    "write the day it was last compared"
                )),
            );
        } else if procedure.is_stale_on(today) && !procedure.is_sample {
            self.warn(
                &record.at("verified_on"),
                say!(
                    "đã quá {days} ngày chưa ai đối chiếu thủ tục này với Cổng Dịch vụ công",
                    "nobody has compared this procedure with the portal for more than {days} days"
                ),
                Some(say!(
                    "đối chiếu phí, thời hạn, hồ sơ rồi ghi lại `verified_on: …`",
                    "compare fee, time limit and dossier, then write `verified_on: …` anew"
                )),
            );
        }
    }
}
