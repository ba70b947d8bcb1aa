//! Loa turns a folder of YAML and Markdown into the website of a public administration reform campaign.

pub mod diagnostic;
pub mod draft;
pub mod language;
pub mod progress;
pub mod prose;
pub mod publish;
pub mod site;
pub mod source;

use diagnostic::Checked;
use publish::{PublicFile, PublicTree};
use source::{SourceFile, SourceTree};

/// What a build depends on besides the files: nothing else, so the same input gives the same bytes.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which progress and "latest" are computed.
    pub today: jiff::civil::Date,
    /// Where the site will be reached, for the few places that need whole addresses; overrides `site.yaml`.
    pub base_url: Option<String>,
}

/// A finished site.
#[derive(Clone, Debug)]
pub struct Built {
    /// Every file to publish.
    pub tree: PublicTree,
    /// What is in it.
    pub summary: Summary,
}

/// What a site holds, for the terminal.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The site's title in its first language.
    pub title: String,
    /// HTML pages in all languages.
    pub pages: usize,
    /// Articles, each counted once however many languages it has.
    pub articles: usize,
    /// Obligations of the plan.
    pub obligations: usize,
    /// Units and groups the plan names.
    pub units: usize,
    /// Codes of the site's languages, the first is the default.
    pub languages: Vec<String>,
}

/// Makes a site; a placeholder until the pipeline stands: each text as one page.
pub fn build(source: &SourceTree, _options: &Options) -> Checked<Built> {
    let mut tree = PublicTree::default();
    let mut findings = Vec::new();
    for (path, file) in &source.files {
        match file {
            SourceFile::Text(text) => {
                if path.ends_with(".yaml") {
                    findings.extend(source::read_yaml::<serde_yaml::Value>(path, text).findings);
                }
                let page = format!("{}.html", source::slug(path));
                let html = format!("<!doctype html><pre>{text}</pre>\n").repeat(200);
                tree.files
                    .insert(page, PublicFile::Bytes(html.into_bytes()));
            }
            SourceFile::Media(media) => {
                let copy = PublicFile::Copy(media.disk_path.clone());
                tree.files.insert(path.clone(), copy);
            }
            SourceFile::Undecodable => {}
        }
    }
    let index = PublicFile::Bytes(b"<!doctype html>\n".to_vec());
    tree.files.insert("index.html".to_owned(), index);
    let summary = Summary {
        pages: tree.files.len(),
        ..Summary::default()
    };
    Checked::new(Built { tree, summary }, findings)
}

/// Everything [`build`] does except making pages.
pub fn check(source: &SourceTree, options: &Options) -> Checked<Summary> {
    let drafts = draft::read(source);
    let mut findings = drafts.findings.clone();
    let bad = findings
        .iter()
        .any(|f| f.severity == diagnostic::Severity::Error);
    if !bad && let Some(d) = &drafts.value {
        let site = site::check(source, d, options.today, options.base_url.as_deref());
        findings.extend(site.findings);
    }
    Checked::new(Summary::default(), findings)
}
