//! The same page in other languages, and what a reader has to know about the language of this one.

use super::head::is_in;
use super::kind::{LanguageLink, Notice};
use super::sheet::Sheet;
use super::view::View;
use crate::language::Language;

/// The page in every language of the site it has; nothing when that is one.
pub(super) fn languages(view: &View, sheet: &Sheet) -> Vec<LanguageLink> {
    let link = |language: &Language| LanguageLink {
        tag: language.tag().to_owned(),
        name: view.desk.phrases.get(language, "language_name").to_owned(),
        href: view.href_in(&view.route, language),
        is_current: language == view.language,
        is_translated: is_in(sheet, language),
    };
    let languages = view.site.settings.languages.iter();
    let languages = languages.filter(|language| !sheet.is_exact || is_in(sheet, language));
    let languages: Vec<_> = languages.collect();
    match languages[..] {
        [_] => Vec::new(),
        _ => languages.into_iter().map(link).collect(),
    }
}

/// What has to be said about the language of the text.
pub(super) fn notice(view: &View, sheet: &Sheet) -> Option<Notice> {
    let default = view.site.settings.default_language();
    if view.language == default {
        return None;
    }
    let kind = match is_in(sheet, view.language) {
        false => "untranslated",
        true if sheet.has_authority => "translation",
        true => return None,
    };
    Some(Notice {
        kind,
        href: view.href_in(&view.route, default),
        language_name: view.desk.phrases.get(default, "language_name").to_owned(),
        tag: default.tag().to_owned(),
    })
}
