//! What to bring: the papers of a dossier by case, with their forms, checked.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, nearest};
use crate::draft::{DossierCaseDraft, DossierItemDraft};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::media::MediaFile;

/// The papers of one case.
#[derive(Clone, Debug)]
pub struct DossierCase {
    /// The case; nothing when there is only one.
    pub name: Option<Localized<String>>,
    /// The papers in order.
    pub items: Vec<DossierItem>,
}

/// One paper.
#[derive(Clone, Debug)]
pub struct DossierItem {
    /// Tên giấy tờ.
    pub name: Localized<String>,
    /// Mẫu đơn, tờ khai.
    pub form: Option<Localized<String>>,
    /// Where the form is.
    pub form_link: Option<FormLink>,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
    /// A remark.
    pub note: Option<Localized<String>>,
}

/// Where a form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormLink {
    /// A file below `media/`, by its path in the site's folder.
    Media(String),
    /// An address.
    Web(String),
}

impl Check {
    /// The cases, in order.
    pub(super) fn dossier(
        &mut self,
        drafts: &[DossierCaseDraft],
        media: &BTreeMap<String, MediaFile>,
        place: &Place,
    ) -> Vec<DossierCase> {
        let mut cases = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let items = place.key("items");
            let item = |(index, item): (usize, &DossierItemDraft)| {
                self.dossier_item(item, media, &items.index(index))
            };
            let items = draft.items.iter().enumerate().map(item).collect();
            cases.push(DossierCase {
                items,
                name: self.optional(draft.name.as_ref(), &place, "name"),
            });
        }
        cases
    }

    fn dossier_item(
        &mut self,
        draft: &DossierItemDraft,
        media: &BTreeMap<String, MediaFile>,
        place: &Place,
    ) -> DossierItem {
        DossierItem {
            name: self.text(&draft.name, &place.key("name")),
            form: self.optional(draft.form.as_ref(), place, "form"),
            form_link: draft
                .form_link
                .as_ref()
                .and_then(|link| self.form_link(link, media, &place.key("form_link"))),
            originals: draft.originals.map_or(0, |count| count.0),
            copies: draft.copies.map_or(0, |count| count.0),
            note: self.optional(draft.note.as_ref(), place, "note"),
        }
    }

    fn form_link(
        &mut self,
        link: &str,
        media: &BTreeMap<String, MediaFile>,
        place: &Place,
    ) -> Option<FormLink> {
        if link.starts_with("https://") || link.starts_with("http://") {
            return Some(FormLink::Web(link.to_owned()));
        }
        let path = link.trim_start_matches('/');
        if media.contains_key(path) {
            return Some(FormLink::Media(path.to_owned()));
        }
        let help = match nearest(path, media.keys().map(String::as_str)) {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => say!(
                "chép biểu mẫu vào thư mục media/ rồi viết `media/tên-tệp.docx`, hoặc ghi địa chỉ https://…",
                "copy the form into media/ and write `media/name.docx`, or give an address https://…"
            ),
        };
        self.error(
            place,
            say!("không có biểu mẫu `{link}`", "there is no form `{link}`"),
            Some(help),
        );
        None
    }
}
