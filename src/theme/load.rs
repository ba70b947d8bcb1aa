//! The theme of a site: the built-in one with the site's own files over it.

use std::collections::BTreeMap;

use super::assets::{Asset, assets};
use super::builtin::{self, PREFIX};
use super::engine::{self, Engine};
use super::mistake::file_of;
use super::strings::{builtin_languages, strings};
use super::synonyms::synonyms;
use crate::diagnostic::{Checked, Finding, Place, nearest};
use crate::language::Language;
use crate::page::Phrases;
use crate::say;
use crate::site::Synonym;
use crate::source::SourceTree;

/// The theme of a site.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its words in every language of the site.
    pub phrases: Phrases,
    /// Everyday words by language of the site.
    pub synonyms: BTreeMap<Language, Vec<Synonym>>,
    /// Its templates by language; missing only beside an error.
    pub engines: BTreeMap<Language, Engine>,
    /// The art of pictures for sharing: an SVG with boxes.
    pub share: String,
    /// The fonts of that art: WOFF2.
    pub fonts: Vec<&'static [u8]>,
    /// Its files by their path in the published site.
    pub assets: BTreeMap<String, Asset>,
}

/// What is a part of the program, to be made ready while a site is read: side by side.
pub fn warm() -> [fn(); 2] {
    [
        || drop(builtin_languages()),
        || drop(assets(&SourceTree::default())),
    ]
}

/// Loads the theme for the languages of a site.
pub fn load(tree: &SourceTree, languages: &[Language]) -> Checked<Theme> {
    let mut findings = Vec::new();
    let phrases = strings(tree, languages, &mut findings);
    let (assets, css) = assets(tree);
    let own = own_templates(tree, &mut findings);
    let engines = match engine::read(&own) {
        Ok(templates) => {
            let words = phrases.languages.iter();
            let engine = |words| Engine::new(templates.as_ref(), words, &css);
            words
                .map(|(language, words)| (language.clone(), engine(words.clone())))
                .collect()
        }
        Err(mistakes) => {
            findings.extend(mistakes);
            BTreeMap::new()
        }
    };
    let theme = Theme {
        synonyms: synonyms(tree, languages, &mut findings),
        phrases,
        engines,
        share: share(tree),
        fonts: fonts(),
        assets,
    };
    Checked::new(theme, findings)
}

/// The site's own art for sharing, or the theme's.
fn share(tree: &SourceTree) -> String {
    let own = tree.text("theme/share.svg");
    own.or_else(|| builtin::text("share.svg"))
        .unwrap_or_default()
        .to_owned()
}

fn fonts() -> Vec<&'static [u8]> {
    let files = builtin::files("assets/fonts").into_iter();
    let woff2 = files.filter(|(name, _)| name.ends_with(".woff2"));
    woff2.map(|(_, bytes)| bytes).collect()
}

/// The site's own templates that can be read, by name; each that cannot is told by itself.
fn own_templates<'a>(
    tree: &'a SourceTree,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, &'a str> {
    let builtin = builtin::templates();
    let texts: Vec<(&str, &str)> = tree.texts_in("theme/templates", &[".html"]).collect();
    let mut own = BTreeMap::new();
    for (path, text) in &texts {
        let name = path.trim_start_matches("theme/templates/");
        let is_used = || {
            texts
                .iter()
                .any(|(other, text)| other != path && text.contains(&format!("\"{name}\"")))
        };
        if !builtin.contains_key(name) && !is_used() {
            findings.push(unused(name, builtin.keys().map(String::as_str)));
        }
        if let Some(mistake) = unreadable(name, text) {
            findings.push(mistake);
        } else {
            own.insert(name.to_owned(), *text);
        }
    }
    own
}

/// A template that is wrong whatever stands around it.
fn unreadable(name: &str, text: &str) -> Option<Finding> {
    let error = tera::Tera::new().add_raw_template(name, text).err()?;
    match error.kind() {
        tera::ErrorKind::SyntaxError(_) => super::mistake::findings(&error, &[], &[name]).pop(),
        _ => None,
    }
}

fn unused<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Finding {
    let finding = Finding::warning(
        Place::file(&file_of(name)),
        say!(
            "không trang nào dùng mẫu `{name}`",
            "no page uses the template `{name}`"
        ),
    );
    match nearest(name, known) {
        Some(near) => finding.help(say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?")),
        None => finding.help(say!(
            "đặt tên như mẫu có sẵn để thay nó, hoặc dùng nó trong một mẫu khác; mẫu có sẵn vẫn gọi được bằng `{PREFIX}…`",
            "name it like a built-in template to replace that one, or use it in another; the built-in ones are still there as `{PREFIX}…`"
        )),
    }
}
