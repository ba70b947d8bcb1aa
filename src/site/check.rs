//! What every check needs: the site's languages, and a place to put findings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Finding, Place, Severity, Spot, Text, nearest};
use crate::draft::{TextDraft, Words};
use crate::language::{Language, Localized};
use crate::say;

/// A closed list with names.
pub(super) trait Named: Sized {
    /// Every name.
    const NAMES: &'static [&'static str];

    /// The member of this name.
    fn named(name: &str) -> Option<Self>;
}

/// Findings so far, and the languages texts may have; the first is the default.
pub(super) struct Check {
    pub(super) languages: Vec<Language>,
    pub(super) findings: Vec<Finding>,
    /// Files of texts that are drafts or dated after today: a link to one is no mistake, but leads nowhere yet.
    pub(super) unpublished: BTreeSet<String>,
    /// Days of log entries after today with their places, by file.
    pub(super) later: BTreeMap<String, Vec<(Date, Place)>>,
    /// The folder shared with other sites: its texts may have languages that this site has not.
    pub(super) shared_folder: Option<String>,
    /// Ids in files of the wrong shape: whoever names one of them is not told that it is unknown.
    pub(super) lost: BTreeSet<String>,
}

impl Check {
    /// Reports a mistake.
    pub(super) fn error(&mut self, place: &Place, message: Text, help: Option<Text>) {
        self.findings
            .push(Finding::new(Severity::Error, place.clone(), message, help));
    }

    /// Reports something to look at.
    pub(super) fn warn(&mut self, place: &Place, message: Text, help: Option<Text>) {
        self.findings.push(Finding::new(
            Severity::Warning,
            place.clone(),
            message,
            help,
        ));
    }

    /// A text in the site's languages; the default language has to be among them.
    pub(super) fn text(&mut self, draft: &TextDraft, place: &Place) -> Localized<String> {
        let default = self.languages[0].clone();
        let by_language = match draft {
            TextDraft::Plain(text) => return Localized::only(default, text.clone()),
            TextDraft::ByLanguage(texts) => texts,
        };
        let mut texts = BTreeMap::new();
        for (tag, text) in by_language {
            match tag.parse::<Language>() {
                Ok(language) if self.languages.contains(&language) => {
                    texts.insert(language, text.clone());
                }
                Ok(_) if self.is_shared(&place.file) => {}
                _ => {
                    let known = self.tags();
                    self.error(
                        &key_of(place, tag),
                        say!(
                            "trang này không có ngôn ngữ `{tag}`",
                            "this site has no language `{tag}`"
                        ),
                        Some(say!(
                            "các ngôn ngữ trong site.yaml: {known}; hoặc thêm `{tag}` vào đó",
                            "the languages in site.yaml: {known}; or add `{tag}` there"
                        )),
                    );
                }
            }
        }
        let in_default = texts.entry(default.clone()).or_default();
        if in_default.is_empty() {
            self.error(
                place,
                say!(
                    "thiếu văn bản bằng ngôn ngữ mặc định `{default}`",
                    "the text in the default language `{default}` is missing"
                ),
                Some(say!(
                    "thêm dòng `{default}: …`",
                    "add a line `{default}: …`"
                )),
            );
        }
        Localized::new(texts)
    }

    /// True for a file that other sites read too.
    pub(super) fn is_shared(&self, file: &str) -> bool {
        let rest = self
            .shared_folder
            .as_ref()
            .and_then(|folder| file.strip_prefix(folder.as_str()));
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// A text that may be left out.
    pub(super) fn optional(
        &mut self,
        draft: Option<&TextDraft>,
        place: &Place,
        key: &str,
    ) -> Option<Localized<String>> {
        draft.map(|draft| self.text(draft, &place.key(key)))
    }

    /// The member of a closed list.
    pub(super) fn named<T: Named>(&mut self, name: &str, place: &Place) -> Option<T> {
        let member = T::named(name);
        if member.is_none() {
            let known = T::NAMES.join(", ");
            let help = match nearest(name, T::NAMES.iter().copied()) {
                Some(near) => say!(
                    "có phải ý bạn là `{near}`? Các từ dùng được: {known}",
                    "did you mean `{near}`? Known are: {known}"
                ),
                None => say!("các từ dùng được: {known}", "known are: {known}"),
            };
            self.error(
                place,
                say!(
                    "`{name}` không dùng được ở đây",
                    "`{name}` cannot stand here"
                ),
                Some(help),
            );
        }
        member
    }

    /// A list of members of a closed list.
    pub(super) fn all_named<T: Named>(
        &mut self,
        names: &[Words],
        place: &Place,
        key: &str,
    ) -> Vec<T> {
        let place = place.key(key);
        names
            .iter()
            .enumerate()
            .filter_map(|(index, name)| self.named(name, &place.index(index)))
            .collect()
    }

    /// An id: ASCII letters, digits and single hyphens, so that it can stand in an address.
    pub(super) fn id(&mut self, id: &str, place: &Place) -> String {
        let slug = crate::source::slug(id);
        if slug != id {
            self.error(
                place,
                say!(
                    "mã `{id}` không dùng được trong địa chỉ trang",
                    "the id `{id}` cannot stand in an address"
                ),
                Some(say!(
                    "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối: `{slug}`",
                    "use lower-case letters without marks, digits and hyphens only: `{slug}`"
                )),
            );
        }
        slug
    }

    /// Reports the second of two things with the same id, at its `id` key.
    pub(super) fn doubled(&mut self, id: &str, place: &Place) {
        self.error(
            &place.key("id"),
            say!(
                "mã `{id}` đã được dùng ở trên",
                "the id `{id}` is used above already"
            ),
            Some(say!("đặt một mã khác", "choose another id")),
        );
    }

    /// Reports an id that names nothing, with the nearest one that does; not one that may be left out only because its file has a mistake.
    pub(super) fn unknown<'a>(
        &mut self,
        what: Text,
        id: &str,
        known: impl Iterator<Item = &'a str>,
        place: &Place,
    ) {
        if self.lost.contains(id) {
            return;
        }
        let (vi, en) = (what.vi, what.en);
        let known: Vec<&str> = known.collect();
        let some = known
            .iter()
            .take(12)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let more = if known.len() > 12 { ", …" } else { "" };
        let help = match nearest(id, known.iter().copied()) {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None if known.is_empty() => say!(
                "chưa có {vi} nào trên trang này",
                "this site has no {en} yet"
            ),
            None => say!("các mã đang có: {some}{more}", "there are: {some}{more}"),
        };
        self.error(
            place,
            say!(
                "không có {vi} nào mang mã `{id}`",
                "there is no {en} with the id `{id}`"
            ),
            Some(help),
        );
    }

    fn tags(&self) -> String {
        self.languages
            .iter()
            .map(Language::tag)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The place of a key itself rather than of its value.
pub(super) fn key_of(place: &Place, key: &str) -> Place {
    let inner = place.key(key);
    match inner.spot {
        Spot::Value(path) => Place {
            file: inner.file,
            spot: Spot::Key(path),
        },
        _ => inner,
    }
}
