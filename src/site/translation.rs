//! Brings the files of one text together: the original and its translations, under one address.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Place, Spot, YamlPath};
use crate::draft::MarkdownDraft;
use crate::language::{Language, Localized};
use crate::say;
use crate::source::{SourceTree, slug};

use super::article::Version;
use super::check::Check;

/// The files of one text: the original and its translations.
pub(super) struct Family<'a, F> {
    pub(super) original: &'a MarkdownDraft<F>,
    pub(super) translations: BTreeMap<Language, &'a MarkdownDraft<F>>,
}

impl<F> Family<'_, F> {
    /// Every file of the text.
    pub(super) fn files(&self) -> impl Iterator<Item = String> {
        let drafts = std::iter::once(self.original).chain(self.translations.values().copied());
        drafts.map(|draft| draft.file.clone())
    }
}

impl Check {
    /// Brings translations to their originals: `bai.en.md` belongs to `bai.md`.
    pub(super) fn families<'a, F>(&mut self, drafts: &'a [MarkdownDraft<F>]) -> Vec<Family<'a, F>> {
        let files: BTreeSet<&str> = drafts.iter().map(|draft| draft.file.as_str()).collect();
        let mut originals: BTreeMap<&str, Family<'a, F>> = BTreeMap::new();
        let mut translations = Vec::new();
        for draft in drafts {
            let stem = draft.file.trim_end_matches(".md");
            let tag = stem
                .rsplit_once('.')
                .map(|(base, tag)| (base, tag, tag.parse::<Language>()));
            match tag {
                Some((base, tag, Ok(language))) if tag.len() <= 10 => {
                    translations.push((base, language, draft))
                }
                _ => {
                    originals.insert(
                        stem,
                        Family {
                            original: draft,
                            translations: BTreeMap::new(),
                        },
                    );
                }
            }
        }
        for (base, language, draft) in translations {
            let place = Place::file(&draft.file);
            if !self.languages.contains(&language) {
                self.error(
                    &place,
                    say!(
                        "tên tệp nói đây là bản `{language}`, nhưng trang không có ngôn ngữ này",
                        "the file's name says `{language}`, but the site has no such language"
                    ),
                    Some(say!(
                        "thêm `{language}` vào `languages` trong site.yaml, hoặc đổi tên tệp",
                        "add `{language}` to `languages` in site.yaml, or rename the file"
                    )),
                );
            } else if let Some(family) = originals.get_mut(base) {
                family.translations.insert(language, draft);
            } else {
                let near = crate::diagnostic::nearest(
                    base,
                    files.iter().map(|file| file.trim_end_matches(".md")),
                );
                let help = match near {
                    Some(near) => say!(
                        "có phải là bản dịch của `{near}.md`?",
                        "is it a translation of `{near}.md`?"
                    ),
                    None => say!(
                        "tạo tệp `{base}.md`, hoặc đổi tên tệp này cho khớp bản gốc",
                        "make `{base}.md`, or rename this file after its original"
                    ),
                };
                self.error(
                    &place,
                    say!(
                        "bản dịch này không có bản gốc `{base}.md`",
                        "this translation has no original `{base}.md`"
                    ),
                    Some(help),
                );
            }
        }
        originals.into_values().collect()
    }

    pub(super) fn versions<F>(
        &mut self,
        family: &Family<F>,
        version: impl Fn(&MarkdownDraft<F>) -> Version,
    ) -> Localized<Version> {
        let default = self.languages[0].clone();
        let mut versions = BTreeMap::from([(default.clone(), version(family.original))]);
        for (language, draft) in &family.translations {
            if *language == default {
                self.error(
                    &Place::file(&draft.file),
                    say!(
                        "`{language}` là ngôn ngữ mặc định; bản gốc đã là bản `{language}`",
                        "`{language}` is the default language; the original is that version already"
                    ),
                    Some(say!("gộp hai tệp làm một", "make one file of the two")),
                );
                continue;
            }
            versions.insert(language.clone(), version(draft));
        }
        Localized::new(versions)
    }

    /// The id of a text, from its `slug` or its file's name; two with one id are a mistake, but links to either are none.
    pub(super) fn address<F>(
        &mut self,
        draft: &MarkdownDraft<F>,
        wanted: Option<&str>,
        taken: &mut BTreeMap<String, String>,
    ) -> String {
        let name = draft
            .file
            .rsplit('/')
            .next()
            .unwrap_or(&draft.file)
            .trim_end_matches(".md");
        let place = match wanted {
            Some(_) => front(&draft.file).key("slug"),
            None => Place::file(&draft.file),
        };
        let id = match wanted {
            Some(wanted) => self.id(wanted, &place),
            None => slug(name),
        };
        let is_reserved = matches!(id.as_str(), "" | "index" | "con" | "prn" | "aux" | "nul")
            || id.starts_with("page-");
        if is_reserved {
            self.error(
                &place,
                say!(
                    "địa chỉ `{id}` không dùng được",
                    "the address `{id}` cannot be used"
                ),
                Some(say!(
                    "đổi tên tệp, hoặc thêm `slug: …`",
                    "rename the file, or add `slug: …`"
                )),
            );
        } else if let Some(other) = taken.insert(id.clone(), draft.file.clone()) {
            self.error(
                &place,
                say!(
                    "hai tệp có cùng một địa chỉ `{id}`: tệp kia là {other}",
                    "two files have the same address `{id}`: the other is {other}"
                ),
                Some(say!(
                    "đổi tên một tệp, hoặc thêm `slug: …` cho một bài",
                    "rename one of them, or give one a `slug: …`"
                )),
            );
        }
        id
    }
}

/// The front matter of a file as a place to descend from.
pub(super) fn front(file: &str) -> Place {
    Place {
        file: file.to_owned(),
        spot: Spot::Value(YamlPath::default()),
    }
}

pub(super) fn version<F>(
    draft: &MarkdownDraft<F>,
    tree: &SourceTree,
    title: &str,
    summary: Option<&str>,
    image_alt: Option<&str>,
) -> Version {
    let text = tree.text(&draft.file).unwrap_or_default();
    Version {
        file: draft.file.clone(),
        body_at: draft.body.start,
        markdown: text.get(draft.body.clone()).unwrap_or_default().to_owned(),
        title: title.to_owned(),
        summary: summary.map(str::to_owned),
        image_alt: image_alt.map(str::to_owned),
    }
}
