//! A document of the library among everything that can be found: by its number, its name, and what it is about.

use std::sync::Arc;

use super::search_entry::SearchEntry;
use super::view::View;
use crate::site::{Document, Route};

impl View<'_> {
    /// A document as an entry of the search index.
    pub(super) fn found_document(&self, document: &Document) -> SearchEntry {
        let name = self.document_name(document);
        let title = document.title.as_ref().map(|title| self.word(title));
        let issuer = document.issuer.as_ref();
        let issuer = issuer.map(|issuer| self.party(issuer).wording.text);
        let mut summary = match &document.number {
            Some(_) => vec![name.text.clone()],
            None => Vec::new(),
        };
        summary.extend(issuer);
        summary.extend(document.summary.as_ref().map(|text| self.word(text).text));
        let note = document.note.as_ref().map(|note| self.word(note).text);
        SearchEntry {
            text: Arc::from(note.unwrap_or_default()),
            codes: Vec::from_iter(document.number.clone()),
            href: self.document_href(&document.id),
            ..self.found(
                "document",
                title.unwrap_or(name),
                summary.join(" · "),
                &Route::Documents(1),
            )
        }
    }
}
