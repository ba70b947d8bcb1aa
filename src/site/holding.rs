//! `documents.yaml` → the library: numbers, files, and who takes whose place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;
use crate::draft::{HoldingDraft, LibraryDraft, SpanDraft, Words};
use crate::say;
use crate::source::slug;

use super::check::Check;
use super::document::DocumentDate;
use super::kind::DocumentKind;
use super::library::{Document, Library, bare, parts};
use super::media::MediaFile;
use super::plan::Plan;
use super::unit::Units;

/// What documents of the library refer to.
pub(super) struct Shelf<'a> {
    pub units: &'a Units,
    pub plan: Option<&'a Plan>,
    pub media: &'a BTreeMap<String, MediaFile>,
}

impl Check {
    /// The documents of `documents.yaml`.
    pub(super) fn library(&mut self, draft: &LibraryDraft, shelf: &Shelf) -> Library {
        let root = Place::file("documents.yaml").key("documents");
        let mut ids = BTreeSet::new();
        let mut held: Vec<(usize, Document)> = Vec::new();
        for (index, draft) in draft.documents.iter().enumerate() {
            let place = root.index(index);
            let Some(document) = self.holding(draft, shelf, &place) else {
                continue;
            };
            if !ids.insert(document.id.clone()) {
                self.same_document(draft, &document.id, &place);
                continue;
            }
            held.push((index, document));
        }
        for at in 0..held.len() {
            let (index, _) = held[at];
            let (draft, place) = (&draft.documents[index], root.index(index));
            let replaces = self.others(&draft.replaces.0, &held, at, &place.key("replaces"));
            let replaced = self.others(&draft.replaced_by.0, &held, at, &place.key("replaced_by"));
            for other in replaces {
                join(&mut held, other, at);
            }
            for other in replaced {
                join(&mut held, at, other);
            }
        }
        self.circles(&held, &root);
        let mut documents: Vec<Document> = held.into_iter().map(|(_, held)| held).collect();
        documents.sort_by_key(order);
        Library { documents }
    }

    fn holding(&mut self, draft: &HoldingDraft, shelf: &Shelf, place: &Place) -> Option<Document> {
        let id = match (&draft.id, &draft.number) {
            (Some(id), _) => Some(self.id(id, &place.key("id"))),
            (None, Some(number)) => Some(slug(number)),
            (None, None) => draft.title.as_ref().map(|_| String::new()),
        };
        let id = id.filter(|id| !id.is_empty());
        if id.is_none() || (draft.number.is_none() && draft.title.is_none()) {
            self.error(
                place,
                say!(
                    "văn bản này thiếu số, ký hiệu (`ref`), hoặc thiếu cả tên (`title`) và mã (`id`)",
                    "this document has no number (`ref`), nor a name (`title`) with an `id`"
                ),
                Some(say!(
                    "ví dụ: `ref: 118/2025/NĐ-CP`; luật chỉ gọi theo tên thì thêm `id: luat-…` và `title: Luật …`",
                    "for example `ref: 118/2025/NĐ-CP`; for a law cited by its name add `id: …` and `title: …`"
                )),
            );
            return None;
        }
        let told = draft.number.as_deref().and_then(DocumentKind::of_number);
        let kind = match &draft.kind {
            Some(kind) => self.named(kind, &place.key("kind")),
            None => told,
        };
        let date = draft.date.map(DocumentDate::from);
        self.span(draft.in_force.as_ref(), date, place);
        Some(Document {
            id: id?,
            number: draft.number.as_ref().map(|number| number.to_string()),
            kind,
            date,
            issuer: draft
                .issuer
                .as_ref()
                .and_then(|issuer| self.party(issuer, shelf.units, &place.key("issuer"))),
            title: self.optional(draft.title.as_ref(), place, "title"),
            summary: self.optional(draft.summary.as_ref(), place, "summary"),
            file: self.held_file(draft, shelf, place),
            link: self.web_address(draft.link.as_ref(), &place.key("link")),
            in_force_from: draft.in_force.and_then(|span| span.from).map(|day| day.0),
            in_force_to: draft.in_force.and_then(|span| span.to).map(|day| day.0),
            replaces: Vec::new(),
            replaced_by: Vec::new(),
            topics: self.held_topics(draft, shelf, place),
            note: self.optional(draft.note.as_ref(), place, "note"),
            is_unverified: draft.unverified,
            is_sample: draft.sample,
        })
    }

    fn span(&mut self, span: Option<&SpanDraft>, date: Option<DocumentDate>, place: &Place) {
        let place = place.key("in_force");
        let from = span.and_then(|span| span.from).map(|day| day.0);
        let to = span.and_then(|span| span.to).map(|day| day.0);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.error(
                &place.key("to"),
                say!(
                    "văn bản hết hiệu lực ({to}) trước khi có hiệu lực ({from})",
                    "the document ceases ({to}) before it takes effect ({from})"
                ),
                Some(say!(
                    "đổi chỗ hai ngày hoặc sửa năm",
                    "swap the two days, or mend the year"
                )),
            );
        }
        if let (Some(from), Some(DocumentDate::Day(issued))) = (from, date)
            && from < issued
        {
            self.warn(
                &place.key("from"),
                say!(
                    "văn bản có hiệu lực ({from}) trước ngày ban hành ({issued})",
                    "the document takes effect ({from}) before it was issued ({issued})"
                ),
                Some(say!(
                    "so lại hai ngày với văn bản",
                    "compare both days with the document"
                )),
            );
        }
    }

    fn held_file(&mut self, draft: &HoldingDraft, shelf: &Shelf, place: &Place) -> Option<String> {
        let written = draft.file.as_ref()?;
        let path = written.trim_start_matches('/');
        if shelf.media.contains_key(path) {
            return Some(path.to_owned());
        }
        let known = shelf.media.keys().map(String::as_str);
        let near = crate::diagnostic::nearest(path, known);
        let help = match near {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => say!(
                "chép tệp vào thư mục media/ rồi viết `file: media/van-ban.pdf`; chưa có tệp thì bỏ dòng này",
                "copy it into media/ and write `file: media/document.pdf`; leave the line out while there is none"
            ),
        };
        let path = &**written;
        self.error(
            &place.key("file"),
            say!("không có tệp `{path}`", "there is no file `{path}`"),
            Some(help),
        );
        None
    }

    /// An address on the web that a page links to.
    pub(super) fn web_address(&mut self, link: Option<&Words>, place: &Place) -> Option<String> {
        let link = &**link?;
        let host = link
            .strip_prefix("https://")
            .or_else(|| link.strip_prefix("http://"));
        if host.is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace)) {
            return Some(link.to_owned());
        }
        self.error(
            place,
            say!(
                "`{link}` không phải địa chỉ trang web",
                "`{link}` is not a web address"
            ),
            Some(say!("bắt đầu bằng https://", "begin with https://")),
        );
        None
    }

    fn held_topics(&mut self, draft: &HoldingDraft, shelf: &Shelf, place: &Place) -> Vec<String> {
        let topics = shelf.plan.map(|plan| plan.topics.as_slice());
        let topics = topics.unwrap_or_default();
        let mut held = Vec::new();
        for (index, id) in draft.topics.0.iter().enumerate() {
            if topics.iter().any(|topic| topic.id == **id) {
                held.push(id.to_string());
                continue;
            }
            let known = topics.iter().map(|topic| topic.id.as_str());
            let place = place.key("topics").index(index);
            self.unknown(say!("nội dung (topic)", "topic"), id, known, &place);
        }
        held
    }

    /// Positions of the documents that are named by id or number.
    fn others(
        &mut self,
        names: &[Words],
        held: &[(usize, Document)],
        own: usize,
        place: &Place,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let place = place.index(index);
            let name = &**name;
            let is_named = |document: &Document| {
                document.id == name || document.number.as_deref().map(bare) == Some(bare(name))
            };
            let by_id = held.iter().position(|(_, document)| document.id == name);
            let mut by_name = (0..held.len()).filter(|at| is_named(&held[*at].1));
            let first = by_id.or_else(|| by_name.next());
            match first {
                None => {
                    let known = held.iter().flat_map(|(_, document)| {
                        document.number.as_deref().or(Some(document.id.as_str()))
                    });
                    let what = say!("văn bản trong documents.yaml", "document in documents.yaml");
                    self.unknown(what, name, known, &place);
                }
                Some(at) if at == own => self.error(
                    &place,
                    say!(
                        "văn bản không thể thay thế chính nó",
                        "a document cannot replace itself"
                    ),
                    None,
                ),
                Some(_) if by_id.is_none() && by_name.next().is_some() => self.error(
                    &place,
                    say!(
                        "có nhiều văn bản cùng số `{name}`",
                        "several documents have the number `{name}`"
                    ),
                    Some(say!(
                        "viết mã (`id`) của văn bản",
                        "write the `id` of the one"
                    )),
                ),
                Some(at) => found.push(at),
            }
        }
        found
    }

    /// Nothing takes the place of what took its own place.
    fn circles(&mut self, held: &[(usize, Document)], root: &Place) {
        for (index, document) in held {
            let mut open: Vec<&String> = document.replaced_by.iter().collect();
            let mut seen = BTreeSet::new();
            while let Some(id) = open.pop() {
                if *id == document.id {
                    let id = document.number.as_ref().unwrap_or(id);
                    self.error(
                        &root.index(*index),
                        say!(
                            "`{id}` thay thế một văn bản lại thay thế chính nó",
                            "`{id}` takes the place of what takes its own place"
                        ),
                        Some(say!(
                            "xem lại `replaces`, `replaced_by`: văn bản ban hành sau thay thế văn bản ban hành trước",
                            "look at `replaces` and `replaced_by`: the later document replaces the earlier one"
                        )),
                    );
                    return;
                }
                if seen.insert(id) {
                    let next = held.iter().find(|(_, other)| other.id == *id);
                    open.extend(next.iter().flat_map(|(_, other)| &other.replaced_by));
                }
            }
        }
    }

    fn same_document(&mut self, draft: &HoldingDraft, id: &str, place: &Place) {
        if draft.id.is_some() {
            return self.doubled(id, place);
        }
        let number = draft.number.as_deref().unwrap_or(id);
        self.error(
            &place.key("ref"),
            say!(
                "văn bản `{number}` đã có ở trên",
                "the document `{number}` is listed above already"
            ),
            Some(say!(
                "hai văn bản khác nhau cùng số thì đặt cho một văn bản một mã riêng: `id: {id}-2024`",
                "when two documents share the number, give one an id of its own: `id: {id}-2024`"
            )),
        );
    }
}

/// `new` takes the place of `old`; saying it on both sides is saying it once.
fn join(held: &mut [(usize, Document)], old: usize, new: usize) {
    let (old_id, new_id) = (held[old].1.id.clone(), held[new].1.id.clone());
    if !held[old].1.replaced_by.contains(&new_id) {
        held[old].1.replaced_by.push(new_id);
        held[new].1.replaces.push(old_id);
    }
}

/// By kind, from the law down; within a kind the newest first, what has no date last.
fn order(document: &Document) -> (bool, Option<DocumentKind>, Reverse<Option<Date>>, String) {
    let date = document.date.map(parts);
    (
        document.kind.is_none(),
        document.kind,
        Reverse(date),
        document.id.clone(),
    )
}

type Date = (i16, Option<i8>, Option<i8>);
