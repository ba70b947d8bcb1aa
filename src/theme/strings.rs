//! The words of the theme in every language of a site: the built-in ones, with a site's own over them key by key.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use indexmap::IndexMap;

use crate::diagnostic::{Finding, Place, Spot, YamlPath, nearest};
use crate::language::Language;
use crate::page::{Phrase, Phrases, PhrasesByKey};
use crate::say;
use crate::source::{SourceTree, read_yaml};

use super::builtin;
use super::phrase::PhraseDraft;

/// The words of every language of a site.
pub(super) fn strings(
    tree: &SourceTree,
    languages: &[Language],
    findings: &mut Vec<Finding>,
) -> Phrases {
    let no_model = PhrasesByKey::new();
    let model = builtin_phrases("vi").unwrap_or(&no_model);
    let mut phrases = Phrases::default();
    for (at, language) in languages.iter().enumerate() {
        let file = format!("theme/strings/{language}.yaml");
        let own = own(tree, &file, model, findings);
        let words = match (builtin_phrases(language.tag()), own) {
            (Some(words), None) => Cow::Borrowed(words),
            (Some(words), Some(own)) => Cow::Owned(over(words, own)),
            (None, Some(words)) => {
                complete(&file, model, &words, findings);
                Cow::Owned(over(model, words))
            }
            (None, None) => {
                findings.push(no_words(at, language, &file));
                Cow::Owned(model.clone())
            }
        };
        phrases.languages.insert(language.clone(), words);
    }
    strangers(tree, languages, findings);
    phrases
}

/// Words with others over them.
fn over(words: &PhrasesByKey, own: PhrasesByKey) -> PhrasesByKey {
    let mut all = words.clone();
    all.extend(own);
    all
}

/// The built-in words of a language.
pub(super) fn builtin_phrases(tag: &str) -> Option<&'static PhrasesByKey> {
    builtin_words().get(tag)
}

/// The built-in words of every language.
pub(super) fn builtin_languages() -> impl Iterator<Item = &'static PhrasesByKey> {
    builtin_words().values()
}

/// The built-in words by language tag: a part of the program, read once.
fn builtin_words() -> &'static BTreeMap<String, PhrasesByKey> {
    static BUILT_IN: OnceLock<BTreeMap<String, PhrasesByKey>> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let languages = builtin::files("strings").into_iter();
        let languages = languages.filter_map(|(name, _)| {
            let drafts: IndexMap<String, PhraseDraft> = builtin::words(&format!("strings/{name}"))?;
            let words = drafts.into_iter().map(|(key, draft)| (key, draft.0));
            Some((name.strip_suffix(".yaml")?.to_owned(), words.collect()))
        });
        languages.collect()
    })
}

/// A site's own words of a language; a key that the theme does not know is a slip.
fn own(
    tree: &SourceTree,
    file: &str,
    model: &PhrasesByKey,
    findings: &mut Vec<Finding>,
) -> Option<PhrasesByKey> {
    let checked = read_yaml::<BTreeMap<String, PhraseDraft>>(file, tree.text(file)?);
    findings.extend(checked.findings);
    let mut words = PhrasesByKey::new();
    for (key, PhraseDraft(phrase)) in checked.value.unwrap_or_default() {
        match model.get(&key) {
            Some(original) => placeholders(file, &key, original, &phrase, findings),
            None => findings.push(unknown_key(file, &key, model)),
        }
        words.insert(key, phrase);
    }
    Some(words)
}

fn unknown_key(file: &str, key: &str, model: &PhrasesByKey) -> Finding {
    let place = Place {
        file: file.to_owned(),
        spot: Spot::Key(YamlPath::default().key(key)),
    };
    let message = say!(
        "giao diện sen không dùng cụm từ `{key}`",
        "the theme sen uses no phrase `{key}`"
    );
    let help = match nearest(key, model.keys().map(String::as_str)) {
        Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
        None => say!(
            "chỉ cần khi mẫu trang của riêng bạn dùng đến",
            "it is of use only to a template of your own"
        ),
    };
    Finding::warning(place, message).help(help)
}

/// A placeholder that the original has not is never filled in.
fn placeholders(
    file: &str,
    key: &str,
    original: &Phrase,
    phrase: &Phrase,
    findings: &mut Vec<Finding>,
) {
    let known = names(original);
    let place = Place::file(file).key(key);
    for name in names(phrase).difference(&known) {
        let list = known
            .iter()
            .map(|name| format!("{{{name}}}"))
            .collect::<Vec<_>>()
            .join(", ");
        findings.push(
            Finding::warning(
                place.clone(),
                say!(
                    "`{{{name}}}` sẽ không được thay bằng gì cả",
                    "nothing is put in for `{{{name}}}`"
                ),
            )
            .help(match list.as_str() {
                "" => say!(
                    "cụm từ này không có chỗ điền",
                    "this phrase has no placeholders"
                ),
                _ => say!(
                    "các chỗ điền của cụm từ này: {list}",
                    "the placeholders of this phrase: {list}"
                ),
            }),
        );
    }
}

fn names(phrase: &Phrase) -> BTreeSet<&str> {
    let forms = phrase.forms().into_iter();
    let parts = forms.flat_map(|form| form.split('{').skip(1));
    parts
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

/// A language that the theme does not know needs every word.
fn complete(file: &str, model: &PhrasesByKey, words: &PhrasesByKey, findings: &mut Vec<Finding>) {
    let missing: Vec<&str> = model
        .keys()
        .filter(|key| !words.contains_key(*key))
        .map(String::as_str)
        .collect();
    if missing.is_empty() {
        return;
    }
    let (count, list) = (missing.len(), missing.join(", "));
    findings.push(
        Finding::error(
            Place::file(file),
            say!("còn thiếu {count} cụm từ", "{count} phrases are missing"),
        )
        .help(say!("thêm: {list}", "add: {list}")),
    );
}

fn no_words(at: usize, language: &Language, file: &str) -> Finding {
    let place = Place::file("site.yaml").key("languages").index(at);
    Finding::error(
        place,
        say!(
            "giao diện sen chưa có chữ bằng ngôn ngữ `{language}`",
            "the theme sen has no words in `{language}`"
        ),
    )
    .help(say!(
        "tạo tệp `{file}` với đủ các cụm từ",
        "make a file `{file}` with every phrase"
    ))
}

/// Files of words for languages that the site does not have.
fn strangers(tree: &SourceTree, languages: &[Language], findings: &mut Vec<Finding>) {
    for (path, _) in tree.texts_in("theme/strings", &[".yaml", ".yml"]) {
        let name = path.trim_start_matches("theme/strings/");
        if languages
            .iter()
            .all(|language| name != format!("{language}.yaml"))
        {
            let list = languages
                .iter()
                .map(|language| format!("{language}.yaml"))
                .collect::<Vec<_>>()
                .join(", ");
            findings.push(
                Finding::warning(
                    Place::file(path),
                    say!("Loa không đọc tệp này", "Loa does not read this file"),
                )
                .help(say!(
                    "các tệp được đọc: {list}",
                    "files that are read: {list}"
                )),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_languages_have_the_same_phrases_and_placeholders() {
        let (vi, en) = (
            builtin_phrases("vi").unwrap(),
            builtin_phrases("en").unwrap(),
        );
        let keys = |words: &PhrasesByKey| words.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(vi), keys(en));
        for (key, phrase) in vi {
            // Patterns of dates put the same parts differently.
            if !key.starts_with("date_") {
                assert_eq!(names(phrase), names(&en[key]), "{key}");
            }
        }
    }

    #[test]
    fn every_name_of_a_closed_list_has_a_label() {
        use crate::site::*;
        let words = builtin_phrases("vi").unwrap();
        for (prefix, list) in [
            ("plan_kind_", PlanKind::NAMES),
            ("instrument_", InstrumentKind::NAMES),
            ("recipient_", RecipientRole::NAMES),
            ("pillar_", Pillar::NAMES),
            ("unit_kind_", UnitKind::NAMES),
            ("per_", Per::NAMES),
            ("output_", OutputKind::NAMES),
            ("channel_", ChannelKind::NAMES),
            ("contact_kind_", ContactKind::NAMES),
            ("contact_purpose_", ContactPurpose::NAMES),
            ("contact_level_", ContactLevel::NAMES),
        ] {
            for name in list {
                assert!(
                    words.contains_key(&format!("{prefix}{name}")),
                    "{prefix}{name}"
                );
            }
        }
    }
}
