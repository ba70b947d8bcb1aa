//! The templates of one language, ready to render.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use super::builtin::{self, PREFIX};
use super::escape::escape;
use super::filter;
use super::format::Format;
use super::mistake;
use super::pieces::Pieces;
use super::special::is_special_template;
use super::strings::builtin_languages;
use crate::diagnostic::Finding;
use crate::memory::Mark;
use crate::page::{Frame, Page, PhrasesByKey};
use crate::site::PageKind;

/// The templates of one language.
#[derive(Clone, Debug)]
pub struct Engine {
    tera: Arc<Tera>,
    format: Arc<Format>,
    /// What all pages of the language see beside the page itself: cheap to hand on, a value is shared.
    shared: Vec<(&'static str, Value)>,
    /// What tells one index of the search from another; for templates that name it, since every name in sight makes others harder to find.
    index_version: Value,
    pieces: Pieces,
    /// Of the style sheet and the site's own templates.
    mark: Mark,
    /// Of what is shared but the index; worked out when somebody asks.
    common: OnceLock<Mark>,
    index: Mark,
    is_index_everywhere: bool,
    own: Vec<String>,
}

/// Why a page could not be rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Name of the template, and where in it.
    pub spot: (String, usize),
    /// The same as a finding.
    pub finding: Box<Finding>,
}

/// What all templates see beside the page and the frame.
#[derive(Serialize)]
struct Assets<'a> {
    css: &'a str,
}

impl Engine {
    /// An engine of templates that were read, a site's `own` among them, and the words of one language.
    pub(super) fn new(
        tera: &Arc<Tera>,
        own: &BTreeMap<String, &str>,
        phrases: &PhrasesByKey,
        css: &str,
    ) -> Self {
        let own_texts = own.iter().flat_map(|(name, text)| [name.as_str(), *text]);
        let names_index = |(name, text): (&String, &&str)| {
            name != "search.html" && text.contains("index_version")
        };
        Self {
            tera: Arc::clone(tera),
            format: Arc::new(Format::new(phrases)),
            shared: vec![
                ("t", words(phrases)),
                ("assets", Value::from_serializable(&Assets { css })),
            ],
            index_version: Value::from(""),
            pieces: Pieces::default(),
            mark: Mark::of_texts([css].into_iter().chain(own_texts)),
            common: OnceLock::new(),
            index: Mark::default(),
            is_index_everywhere: own.iter().any(names_index),
            own: own.keys().cloned().collect(),
        }
    }

    /// Gives the templates what all pages of the language share, and what tells one search index from another.
    pub fn share(&mut self, frame: &Frame, index_version: &str) {
        self.shared.retain(|(name, _)| *name != "site");
        let site = Value::from_serializable(frame);
        self.shared.push(("site", site));
        self.index_version = Value::from(index_version);
        self.common = OnceLock::new();
        self.index = Mark::of_texts([index_version]);
        self.pieces = Pieces::default();
    }

    /// True when a page names the index of the search: the page of the search does, others only in a site's own templates.
    pub fn names_index(&self, page: &Page) -> bool {
        page.kind == PageKind::Search || self.is_index_everywhere
    }

    /// What tells this engine from one that would render the same page in another way.
    pub fn mark(&self, page: &Page) -> Mark {
        let common = self.common.get_or_init(|| {
            let shared = self.shared.iter();
            let shared = shared.filter(|(name, _)| ["t", "site"].contains(name));
            let marks = shared.map(|(_, value)| Mark::of_value(value).unwrap_or_default());
            Mark::of_marks(std::iter::once(self.mark).chain(marks))
        });
        match self.names_index(page) {
            true => common.and(self.index),
            false => *common,
        }
    }

    /// Renders a page to the end of `out`.
    ///
    /// # Errors
    /// When the template asks for something that is not there.
    pub fn render(&self, page: &Page, out: &mut Vec<u8>) -> Result<(), Failure> {
        filter::in_language(&self.format, || self.rendered(page, out))
    }

    fn rendered(&self, page: &Page, out: &mut Vec<u8>) -> Result<(), Failure> {
        let piece = |template: &str, known: &[(&'static str, Value)]| {
            let mut context = self.context(self.is_index_everywhere);
            for (name, value) in known {
                context.insert_value(*name, value.clone());
            }
            let text = self.tera.render(template, &context);
            let text = text.map_err(|error| self.failure(template, &error))?;
            Ok(text.trim().to_owned())
        };
        let frame = self.pieces.of(page, piece)?;
        let mut context = self.context(self.names_index(page));
        context.insert_value("frame", frame);
        context.insert("page", page);
        context.insert_value("root", Value::from(page.root.as_str()));
        let name = format!("{}.html", page.kind.name());
        let rendered = self.tera.render_to(&name, &context, out);
        rendered.map_err(|error| self.failure(&name, &error))
    }

    /// What every template of the language sees, with the index of the search when it is named.
    fn context(&self, names_index: bool) -> Context {
        let mut context = Context::new();
        if names_index {
            context.insert_value("index_version", self.index_version.clone());
        }
        for (name, value) in &self.shared {
            context.insert_value(*name, value.clone());
        }
        context
    }

    /// An error of the template called `name`, or of one it uses.
    fn failure(&self, name: &str, error: &tera::Error) -> Failure {
        let own: Vec<&str> = self.own.iter().map(String::as_str).collect();
        let spot = match error.kind() {
            ErrorKind::RenderingError(report) => {
                (report.filename().to_owned(), report.span().range.start)
            }
            _ => (name.to_owned(), 0),
        };
        let finding = mistake::findings(error, &[], &own).into_iter().next();
        let fallback = || {
            Finding::error(
                mistake::place(name, None, &own),
                crate::say!("{error}", "{error}"),
            )
        };
        Failure {
            spot,
            finding: Box::new(finding.unwrap_or_else(fallback)),
        }
    }
}

/// Phrases as templates see them. The built-in ones are a part of the program: made once a process.
fn words(phrases: &PhrasesByKey) -> Value {
    static BUILT_IN: OnceLock<Vec<(&PhrasesByKey, Value)>> = OnceLock::new();
    let value = |words| (words, Value::from_serializable(words));
    let built_in = BUILT_IN.get_or_init(|| builtin_languages().map(value).collect());
    let known = built_in
        .iter()
        .find(|(words, _)| std::ptr::eq(*words, phrases));
    known.map_or_else(
        || Value::from_serializable(phrases),
        |(_, value)| value.clone(),
    )
}

/// The built-in templates with a site's `own` before them, the same for all its languages; without own ones those for special pages may be left out. The
/// built-in ones alone are a part of the program: read once a process, however many sites ask for them.
///
/// # Errors
/// What is wrong with the site's own templates.
pub(super) fn read(
    own: &BTreeMap<String, &str>,
    has_special: bool,
) -> Result<Arc<Tera>, Vec<Finding>> {
    type Read = OnceLock<Result<Arc<Tera>, Vec<Finding>>>;
    static ALL: Read = OnceLock::new();
    static EVERYDAY: Read = OnceLock::new();
    let written_out = |is_wanted: fn(&str) -> bool| {
        let templates = builtin::TEMPLATES.iter().copied();
        let templates: Vec<_> = templates.filter(|(name, _)| is_wanted(name)).collect();
        parse(&templates, &BTreeMap::new()).map(Arc::new)
    };
    if !own.is_empty() {
        let written = builtin::templates();
        let written: Vec<(&str, &str)> = written
            .iter()
            .map(|(name, text)| (name.as_str(), *text))
            .collect();
        return parse(&written, own).map(Arc::new);
    }
    match ALL.get() {
        Some(all) => all.clone(),
        None if has_special => ALL.get_or_init(|| written_out(|_| true)).clone(),
        None => EVERYDAY
            .get_or_init(|| written_out(|name| !is_special_template(name)))
            .clone(),
    }
}

fn parse(builtin: &[(&str, &str)], own: &BTreeMap<String, &str>) -> Result<Tera, Vec<Finding>> {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    // A template that names a filter is read only where there is one.
    filter::register(&mut tera);
    let names: Vec<&str> = own.keys().map(String::as_str).collect();
    let known = builtin.iter().map(|(name, _)| *name);
    let known: Vec<&str> = known.chain(names.iter().copied()).collect();
    let templates = builtin
        .iter()
        .map(|(name, text)| (format!("{PREFIX}{name}"), *text));
    let templates = templates.chain(own.iter().map(|(name, text)| (name.clone(), *text)));
    tera.set_fallback_prefixes([PREFIX])
        .and_then(|()| tera.add_raw_templates(templates.collect::<Vec<_>>()))
        .map_err(|error| mistake::findings(&error, &known, &names))?;
    Ok(tera)
}
