//! A site's own templates, words and assets over the built-in ones.

use loa::build;
use loa::source::SourceFile;

use crate::small_site::{PLAN, SITE, UNITS, built, options, text, tree};

#[test]
fn a_site_overrides_the_theme_file_by_file() {
    let files = [
        ("theme/templates/404.html", "{% extends \"sen/404.html\" %}"),
        ("theme/templates/hotlines.html", "chưa dùng"),
        ("theme/strings/vi.yaml", "section_plan: Bản kế hoạch\n"),
        ("theme/assets/them.css", "body{color:red}"),
    ];
    let built = built(&files, None);
    assert!(text(&built, "index.html").contains("Bản kế hoạch"));
    assert!(text(&built, "assets/sen.css").ends_with("body{color:red}"));
    assert!(text(&built, "404.html").contains("<html"));
}

#[test]
fn mistakes_in_a_theme_are_found() {
    for (file, content, message) in [
        (
            "theme/templates/hom.html",
            "x",
            "No page uses the template `hom.html`",
        ),
        (
            "theme/templates/home.html",
            "{% if %}",
            "Mistake in the template",
        ),
        (
            "theme/templates/home.html",
            "{{ page | nothing }}",
            "Unknown filter",
        ),
        (
            "theme/templates/home.html",
            "{% extends \"bas.html\" %}",
            "There is no template `bas.html`",
        ),
        (
            "theme/templates/home.html",
            "{% extends \"home.html\" %}",
            "uses itself",
        ),
        (
            "theme/templates/home.html",
            "{{ page.nothing.at_all }}",
            "Mistake in the template",
        ),
        (
            "theme/strings/vi.yaml",
            "section_pla: x\n",
            "uses no phrase `section_pla`",
        ),
        (
            "theme/strings/vi.yaml",
            "title_page: \"{title} {m}\"\n",
            "Nothing is put in for `{m}`",
        ),
        (
            "theme/strings/km.yaml",
            "section_plan: x\n",
            "does not read this file",
        ),
    ] {
        let found = build(&tree(&[(file, content)]), &options(None));
        let messages: Vec<_> = found
            .findings
            .iter()
            .map(|f| (f.place.file.as_str(), f.message.en.as_str()))
            .collect();
        let hit = messages
            .iter()
            .any(|(at, text)| *at == file && text.contains(message));
        assert!(hit, "{file}: {content}\n{messages:#?}");
    }
}

#[test]
fn a_language_without_words_is_found() {
    let mut tree = tree(&[]);
    let site = SITE
        .replace("[vi, en]", "[vi, km]")
        .replace(", en: Sample site", "");
    tree.files
        .insert("site.yaml".to_owned(), SourceFile::Text(site));
    let drop = |text: &str| {
        SourceFile::Text(
            text.replace(", en: Plan 2024", "")
                .replace(", en: Department of Home Affairs", ""),
        )
    };
    tree.files.insert("plan.yaml".to_owned(), drop(PLAN));
    tree.files.insert("units.yaml".to_owned(), drop(UNITS));
    let found = build(&tree, &options(None));
    let messages: Vec<_> = found
        .findings
        .iter()
        .map(|f| f.message.en.as_str())
        .collect();
    assert_eq!(messages, ["The theme sen has no words in `km`."]);
}

#[test]
fn no_string_of_the_theme_is_written_twice() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/sen/strings");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let top = |line: &&str| !line.starts_with([' ', '#', '-', '\n']);
        let keys = text
            .lines()
            .filter(top)
            .filter_map(|line| line.split_once(':'));
        let mut seen = std::collections::BTreeSet::new();
        let twice: Vec<_> = keys
            .map(|(key, _)| key)
            .filter(|key| !seen.insert(*key))
            .collect();
        assert!(twice.is_empty(), "{}: {twice:?}", path.display());
    }
}
