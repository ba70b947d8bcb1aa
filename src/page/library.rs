//! The library of documents: by kind, each with whether it holds today and what took its place.

use jiff::civil::Date;
use serde::Serialize;

use super::articles::Pager;
use super::document::partial_date;
use super::kind::Body;
use super::link::{Link, PartyLink};
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Document, DocumentKind, Route, Validity};

/// A page of the library.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentsPage {
    /// The documents by kind, from the law down.
    pub kinds: Vec<KindOfDocuments>,
    /// How many there are in all.
    pub count: usize,
    /// Where in the list this page is.
    pub pager: Pager,
    /// The day on which they are said to hold or not.
    pub as_of: Date,
}

/// The documents of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindOfDocuments {
    /// Name of the kind (`form_<kind>` in the theme); absent when it is not known.
    pub kind: Option<&'static str>,
    /// The documents, the newest first.
    pub documents: Vec<DocumentCard>,
}

/// One document.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentCard {
    /// Its place on the page.
    pub anchor: String,
    /// Kind and number, or its title: `Nghị định 118/2025/NĐ-CP`.
    pub name: Wording,
    /// Its title, where the name is not the title already.
    pub title: Option<Wording>,
    /// What it is about.
    pub summary: Option<Wording>,
    /// `2024-03-14`, `2024-03` or `2024`.
    pub date: Option<String>,
    /// Who issued it.
    pub issuer: Option<PartyLink>,
    /// `not_yet`, `in_force`, `replaced` or `ended`; absent when nothing tells.
    pub validity: Option<&'static str>,
    /// First day on which it holds.
    pub from: Option<Date>,
    /// Last day on which it holds.
    pub to: Option<Date>,
    /// Documents whose place it takes.
    pub replaces: Vec<Link>,
    /// Documents that take its place.
    pub replaced_by: Vec<Link>,
    /// The file.
    pub file: Option<FileLink>,
    /// Its address on the web.
    pub link: Option<String>,
    /// Topics of the plan.
    pub topics: Vec<Link>,
    /// A remark.
    pub note: Option<Wording>,
    /// True for what nobody compared with the document itself.
    pub is_unverified: bool,
    /// True for a made-up document.
    pub is_sample: bool,
}

/// A file to open or save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileLink {
    /// Relative address.
    pub href: String,
    /// Ending of its name in capitals: `PDF`.
    pub ending: String,
    /// Bytes.
    pub bytes: u64,
}

/// How many documents a page of the library shows.
const PER_PAGE: usize = 60;

/// How many pages the library has; an empty one has none.
pub(super) fn pages_of(documents: usize) -> usize {
    documents.div_ceil(PER_PAGE)
}

/// A page (from 1) of the library.
pub(super) fn documents(view: &View, page: usize) -> Sheet {
    let documents = &view.site.library.documents;
    let mut kinds: Vec<KindOfDocuments> = Vec::new();
    for document in documents.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) {
        let (kind, card) = (document.kind.map(DocumentKind::name), view.held(document));
        match kinds.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.documents.push(card),
            None => kinds.push(KindOfDocuments {
                kind,
                documents: vec![card],
            }),
        }
    }
    let body = DocumentsPage {
        kinds,
        count: documents.len(),
        pager: view.pager(page, pages_of(documents.len()), Route::Documents),
        as_of: view.site.today,
    };
    let title = view.paged_title(view.phrase("section_documents"), page);
    Sheet {
        section: "documents".to_owned(),
        description: view.filled("description_documents", &[("site", &view.site_title())]),
        ..Sheet::new(title, Body::Documents(Box::new(body)))
    }
}

/// Place of a document on its page; numbers begin with digits, places with a letter.
fn anchor(id: &str) -> String {
    format!("van-ban-{id}")
}

impl View<'_> {
    /// The word for a kind of document.
    pub(super) fn document_kind(&self, kind: DocumentKind) -> String {
        let key = format!("form_{}", kind.name());
        self.desk.phrases.get(self.language, &key).to_owned()
    }

    /// Where a document of the library stands.
    pub(super) fn document_href(&self, id: &str) -> String {
        let documents = &self.site.library.documents;
        let at = documents.iter().position(|document| document.id == id);
        let page = at.unwrap_or_default() / PER_PAGE + 1;
        self.anchor(&Route::Documents(page), &anchor(id))
    }

    /// What a document is called: kind and number, or its title.
    pub(super) fn document_name(&self, document: &Document) -> Wording {
        let kind = document.kind.map(|kind| self.document_kind(kind));
        match (&document.number, &document.title) {
            (Some(number), _) => Wording::own(match kind {
                Some(kind) => format!("{kind} {number}"),
                None => number.clone(),
            }),
            (None, Some(title)) => self.word(title),
            (None, None) => Wording::own(document.id.as_str()),
        }
    }

    fn documents_of(&self, ids: &[String]) -> Vec<Link> {
        let held = ids.iter().filter_map(|id| self.site.library.document(id));
        held.map(|document| Link {
            wording: self.document_name(document),
            href: Some(self.document_href(&document.id)),
        })
        .collect()
    }

    fn held(&self, document: &Document) -> DocumentCard {
        let library = &self.site.library;
        let validity = library.validity(document, self.site.today);
        DocumentCard {
            anchor: anchor(&document.id),
            name: self.document_name(document),
            title: document
                .number
                .as_ref()
                .and_then(|_| self.maybe(document.title.as_ref())),
            summary: self.maybe(document.summary.as_ref()),
            date: document.date.map(partial_date),
            issuer: document.issuer.as_ref().map(|issuer| self.party(issuer)),
            validity: validity.map(Validity::name),
            from: document.in_force_from,
            to: document.in_force_to,
            replaces: self.documents_of(&document.replaces),
            replaced_by: self.documents_of(&document.replaced_by),
            file: document.file.as_ref().and_then(|path| self.held_file(path)),
            link: document.link.clone(),
            topics: self.topic_links(&document.topics),
            note: self.maybe(document.note.as_ref()),
            is_unverified: document.is_unverified,
            is_sample: document.is_sample,
        }
    }

    fn held_file(&self, path: &str) -> Option<FileLink> {
        let file = self.site.media.get(path)?;
        let ending = file.public_path.rsplit_once('.').map(|(_, ending)| ending);
        Some(FileLink {
            href: self.file(&file.public_path),
            ending: ending.unwrap_or_default().to_uppercase(),
            bytes: file.bytes,
        })
    }
}
