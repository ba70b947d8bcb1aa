//! `search-index.js`: everything that can be found in one language, as a classic script, so that it loads from `file://` as well.

use std::collections::BTreeMap;

use serde::Serialize;

use super::postings::{Postings, Searched};
use crate::language::Language;
use crate::page::{Pages, Phrases, SEARCH_KINDS, SearchEntry};
use crate::site::{Route, Site, Synonym};
use crate::source::{line_beyond, one_line};

/// Version of the shape; `search.js` refuses any other.
const VERSION: u32 = 1;

/// Characters of text kept for all entries together, shared out evenly: small sites show the very sentence, large ones the beginning.
const TEXT_CHARACTERS: usize = 90_000;

/// Characters of text that every entry may keep however many there are.
const LEAST_CHARACTERS: usize = 140;

/// What the script says, by the phrases of the theme.
const WORDS: [&str; 7] = [
    "search_count",
    "search_none",
    "search_none_help",
    "search_nearest",
    "search_also",
    "search_inside",
    "search_more",
];

/// The index of a language.
#[derive(Serialize)]
struct Index<'a> {
    version: u32,
    language: &'a str,
    /// Names of kinds, and how many entries of each follow each other.
    kinds: Vec<(&'static str, usize)>,
    /// One line an entry.
    titles: String,
    texts: String,
    addresses: String,
    /// Languages of entries that are not in that of the index.
    languages: BTreeMap<usize, &'a str>,
    words: String,
    places: String,
    /// What is said and what is found.
    synonyms: Vec<(&'a [String], &'a [String])>,
    /// What the script says: a phrase, or the form for one and the form for all else.
    phrases: BTreeMap<&'static str, [&'a str; 2]>,
}

/// The path and the text of the index of a language.
pub(super) fn search_index(
    site: &Site,
    pages: &Pages,
    (phrases, built_in): (&Phrases, &BTreeMap<Language, Vec<Synonym>>),
    language: &Language,
    searched: &Searched,
) -> (String, String) {
    let entries = pages.search.get(language).map_or(&[][..], Vec::as_slice);
    let postings = Postings::new(entries, searched);
    let room = (TEXT_CHARACTERS / entries.len().max(1)).max(LEAST_CHARACTERS);
    let lines = |line: &dyn Fn(&SearchEntry) -> String| {
        entries.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let count = |kind: &'static str| entries.iter().filter(|entry| entry.kind == kind).count();
    let kinds = SEARCH_KINDS.iter().map(|kind| (*kind, count(kind)));
    let foreign = entries.iter().enumerate();
    let foreign = foreign.filter_map(|(at, entry)| Some((at, entry.title.lang.as_deref()?)));
    // A page that is not translated is found by the words of the language it is in.
    let default = site.settings.default_language();
    let own = [language, default]
        .into_iter()
        .take(if language == default { 1 } else { 2 });
    let lists = own.filter_map(|language| built_in.get(language)).flatten();
    let index = Index {
        version: VERSION,
        language: language.tag(),
        kinds: kinds.filter(|(_, count)| *count > 0).collect(),
        titles: lines(&|entry| one_line(&entry.title.text)),
        texts: lines(&|entry| excerpt(entry, room)),
        addresses: lines(&|entry| entry.href.clone()),
        languages: foreign.collect(),
        words: postings.words(),
        places: postings.places(),
        synonyms: lists
            .chain(&site.synonyms)
            .map(|one| (one.say.as_slice(), one.find.as_slice()))
            .collect(),
        phrases: said(phrases, language),
    };
    let beside = Route::Search.path(language, default);
    let path = beside.replace("search.html", "search-index.js");
    (path, script(&index))
}

/// The index as a script. It is as large as all texts together, so it is put together in one place.
fn script(index: &Index) -> String {
    let texts = [&index.titles, &index.texts, &index.addresses];
    let numbers = [&index.words, &index.places];
    let length: usize = texts.into_iter().chain(numbers).map(String::len).sum();
    let mut script = Vec::with_capacity(length + length / 16 + 4096);
    script.extend_from_slice(b"window.loaSearchIndex=");
    // Writing into memory does not fail.
    let _ = serde_json::to_writer(&mut script, index);
    script.extend_from_slice(b";\n");
    let mut script = String::from_utf8(script).unwrap_or_default();
    // Older browsers take these two for line breaks inside a string.
    for (line_end, written) in [("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")] {
        if script.contains(line_end) {
            script = script.replace(line_end, written);
        }
    }
    script
}

fn said<'a>(phrases: &'a Phrases, language: &Language) -> BTreeMap<&'static str, [&'a str; 2]> {
    let kinds = SEARCH_KINDS.iter().map(|kind| (*kind, kind_key(kind)));
    let keys = kinds.chain(WORDS.iter().map(|key| (*key, *key)));
    keys.map(|(name, key)| {
        let form = |n| phrases.form(language, key, n);
        (name, [form(1), form(2)])
    })
    .collect()
}

/// The phrase that names a kind.
fn kind_key(kind: &str) -> &'static str {
    match kind {
        "procedure" => "search_kind_procedure",
        "document" => "search_kind_document",
        "contact" => "search_kind_contact",
        "unit" => "search_kind_unit",
        "contest" => "search_kind_contest",
        "page" => "search_kind_page",
        "article" => "search_kind_article",
        "topic" => "search_kind_topic",
        _ => "search_kind_obligation",
    }
}

/// The summary, then as much of the text as there is room for, cut between words.
fn excerpt(entry: &SearchEntry, room: usize) -> String {
    let summary = one_line(&entry.summary);
    let text = line_beyond(&entry.text, room.max(summary.len()));
    let whole = match (summary.is_empty(), text.starts_with(&summary)) {
        (true, _) | (_, true) => text,
        (false, false) if text.is_empty() => summary,
        (false, false) => format!("{summary} … {text}"),
    };
    let Some((end, _)) = whole.char_indices().nth(room) else {
        return whole;
    };
    let cut = whole[..end].rfind(' ').unwrap_or(end);
    format!(
        "{}…",
        whole[..cut].trim_end_matches(['.', ',', ';', ':', '…', ' '])
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::page::Wording;

    #[test]
    fn an_excerpt_begins_with_the_summary_and_ends_between_words() {
        let of = |summary: &str, text: &str, room: usize| {
            let entry = SearchEntry {
                kind: "article",
                title: Wording::default(),
                summary: summary.to_owned(),
                text: Arc::from(text),
                keywords: Vec::new(),
                codes: Vec::new(),
                href: String::new(),
            };
            excerpt(&entry, room)
        };
        for (summary, text, room, expected) in [
            ("Một", "Hai ba", 90, "Một … Hai ba"),
            ("Một", "Một\nhai", 90, "Một hai"),
            ("", "Một  hai", 90, "Một hai"),
            ("Một", "", 90, "Một"),
            ("", "Một, hai ba bốn", 6, "Một…"),
            ("", "", 90, ""),
        ] {
            assert_eq!(of(summary, text, room), expected);
        }
    }
}
