//! The templates of one language, ready to render.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use bumpalo::Bump;
use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::builtin::{self, PREFIX};
use super::escape::escape;
use super::filter;
use super::format::Format;
use super::mistake;
use super::pieces::{Pieces, Place};
use super::score::{Node, Scene, Store, Value, Words, play};
use crate::diagnostic::Finding;
use crate::memory::Mark;
use crate::page::{Frame, Page, PhrasesByKey};
use crate::site::PageKind;

/// The templates of one language.
#[derive(Clone, Debug)]
pub struct Engine {
    /// A site's own templates over the built-in ones; the built-in ones alone are played from their score.
    own: Option<Own>,
    format: Arc<Format>,
    words: Arc<Words>,
    css: String,
    /// What all pages of the language show.
    shared: Arc<Shared>,
    /// The same for Tera, with the words and the style sheet; made when somebody asks.
    known: OnceLock<Vec<(&'static str, tera::Value)>>,
    /// What tells one index of the search from another; for templates that name it, since every name in sight makes others harder to find.
    index_version: String,
    pieces: Pieces,
    /// Of the style sheet and the site's own templates.
    mark: Mark,
    /// Of what is shared but the index; worked out when somebody asks.
    common: OnceLock<Mark>,
    index: Mark,
}

/// What all pages of the language show.
#[derive(Debug)]
struct Shared {
    store: Store,
    assets: Node,
    site: Node,
}

/// The templates of a site that has some of its own.
#[derive(Clone, Debug)]
pub(super) struct Own {
    tera: Arc<Tera>,
    names: Vec<String>,
    names_index: bool,
    mark: Mark,
}

thread_local! {
    /// Where the values of a page lie while it is played, and what is made of them: used again for the next one.
    static DESK: RefCell<(Store, Bump)> = RefCell::default();
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

impl Shared {
    fn new(css: &str, site: Option<&Frame>) -> Self {
        let mut store = Store::default();
        let assets = store.keep(&Assets { css }).unwrap_or(Node::Nothing);
        let site = store.keep(&site).unwrap_or(Node::Nothing);
        Self {
            store,
            assets,
            site,
        }
    }

    fn value(&self, node: Node) -> Value<'_> {
        Value::of(&self.store, node)
    }
}

impl Engine {
    /// An engine of a site's own templates, if it has some, and the words of one language.
    pub(super) fn new(own: Option<&Own>, phrases: Cow<'static, PhrasesByKey>, css: &str) -> Self {
        let own_mark = own.map(|own| own.mark).unwrap_or_default();
        Self {
            own: own.cloned(),
            format: Arc::new(Format::new(&phrases)),
            words: Arc::new(Words::new(phrases)),
            css: css.to_owned(),
            shared: Arc::new(Shared::new(css, None)),
            known: OnceLock::new(),
            index_version: String::new(),
            pieces: Pieces::default(),
            mark: Mark::of_texts([css]).and(own_mark),
            common: OnceLock::new(),
            index: Mark::default(),
        }
    }

    /// Gives the templates what all pages of the language share, and what tells one search index from another.
    pub fn share(&mut self, frame: &Frame, index_version: &str) {
        self.shared = Arc::new(Shared::new(&self.css, Some(frame)));
        index_version.clone_into(&mut self.index_version);
        self.known = OnceLock::new();
        self.common = OnceLock::new();
        self.index = Mark::of_texts([index_version]);
        self.pieces = Pieces::default();
    }

    /// True when a page names the index of the search: the page of the search does, others only in a site's own templates.
    pub fn names_index(&self, page: &Page) -> bool {
        page.kind == PageKind::Search || self.is_index_everywhere()
    }

    /// True when a site's own templates name that index.
    fn is_index_everywhere(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.names_index)
    }

    /// What tells this engine from one that would render the same page in another way.
    pub fn mark(&self, page: &Page) -> Mark {
        let common = self.common.get_or_init(|| {
            let words = Mark::of_value(self.words.phrases()).unwrap_or_default();
            let site = self.shared.value(self.shared.site);
            let site = Mark::of_value(&site).unwrap_or_default();
            Mark::of_marks([self.mark, words, site])
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
        let frame = self
            .pieces
            .of(page, |template, place| self.piece(template, place))?;
        let name = format!("{}.html", page.kind.name());
        let is_played = self.own.is_none()
            && DESK.with_borrow_mut(|(store, made)| {
                store.clear();
                made.reset();
                let Ok(node) = store.keep(page) else {
                    return false;
                };
                let names_index = self.names_index(page);
                let index_version = names_index.then_some(Value::Text(&self.index_version));
                let scene = Scene {
                    page: Value::of(store, node),
                    frame: frame.value(),
                    index_version: index_version.unwrap_or(Value::Missing),
                    ..self.scene(&page.root)
                };
                played(&name, &scene, made, out)
            });
        if is_played {
            return Ok(());
        }
        let mut context = self.context(self.names_index(page));
        context.insert_value("frame", frame.for_tera().clone());
        context.insert("page", page);
        context.insert("root", &page.root);
        self.by_tera(&name, &context, out)
    }

    /// A part of the frame.
    fn piece(&self, template: &str, place: &Place) -> Result<String, Failure> {
        let mut scene = self.scene(&place.root);
        if let Some((section, is_exact)) = &place.section {
            scene.section = Value::Text(section);
            scene.is_exact = Value::Truth(*is_exact);
        }
        let mut out = Vec::new();
        if self.own.is_none() && played(template, &scene, &Bump::new(), &mut out) {
            return Ok(trimmed(&out));
        }
        let mut context = self.context(self.is_index_everywhere());
        context.insert("root", &place.root);
        if let Some((section, is_exact)) = &place.section {
            context.insert("section", section);
            context.insert("is_exact", is_exact);
        }
        self.by_tera(template, &context, &mut out)?;
        Ok(trimmed(&out))
    }

    /// Renders a template that was written by a site, or that nothing could be played of.
    fn by_tera(&self, name: &str, context: &Context, out: &mut Vec<u8>) -> Result<(), Failure> {
        let render = |tera: &Tera| tera.render_to(name, context, out);
        let rendered = filter::in_language(&self.format, || self.tera().and_then(render));
        debug_assert!(
            self.own.is_some() || rendered.is_err(),
            "the score of {name} stops where Tera goes on"
        );
        rendered.map_err(|error| self.failure(name, &error))
    }

    /// What every score of the language sees.
    fn scene<'a>(&'a self, root: &'a str) -> Scene<'a> {
        Scene {
            words: &self.words,
            format: &self.format,
            site: self.shared.value(self.shared.site),
            assets: self.shared.value(self.shared.assets),
            root: Value::Text(root),
            page: Value::Missing,
            frame: Value::Missing,
            index_version: Value::Missing,
            section: Value::Missing,
            is_exact: Value::Missing,
        }
    }

    /// What every template of the language sees, with the index of the search when it is named.
    fn context(&self, names_index: bool) -> Context {
        let known = self.known.get_or_init(|| {
            let shared = |node| tera::Value::from_serializable(&self.shared.value(node));
            vec![
                ("t", tera::Value::from_serializable(self.words.phrases())),
                ("assets", shared(self.shared.assets)),
                ("site", shared(self.shared.site)),
            ]
        });
        let mut context = Context::new();
        if names_index {
            context.insert("index_version", &self.index_version);
        }
        for (name, value) in known {
            context.insert_value(*name, value.clone());
        }
        context
    }

    /// The site's templates; the built-in ones are read when the first one is needed.
    fn tera(&self) -> Result<&Tera, tera::Error> {
        static BUILT_IN: OnceLock<Result<Tera, String>> = OnceLock::new();
        match &self.own {
            Some(own) => Ok(&own.tera),
            None => {
                let built_in = BUILT_IN.get_or_init(|| {
                    let read = parse(&BTreeMap::new());
                    read.map_err(|error| error.to_string())
                });
                built_in.as_ref().map_err(tera::Error::message)
            }
        }
    }

    /// An error of the template called `name`, or of one it uses.
    fn failure(&self, name: &str, error: &tera::Error) -> Failure {
        let own = self.own.iter().flat_map(|own| &own.names);
        let own: Vec<&str> = own.map(String::as_str).collect();
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

/// Plays the score of a template to the end of `out`. Where something is missing, nothing of it is left: Tera tells what.
fn played(name: &str, scene: &Scene<'_>, made: &Bump, out: &mut Vec<u8>) -> bool {
    let start = out.len();
    let is_played = play(name, scene, made, out).is_ok();
    if !is_played {
        out.truncate(start);
    }
    is_played
}

/// A part of the frame without what stands around it.
fn trimmed(part: &[u8]) -> String {
    String::from_utf8_lossy(part).trim().to_owned()
}

/// A site's `own` templates with the built-in ones behind them, the same for all its languages; nothing for a site without.
///
/// # Errors
/// What is wrong with the site's own templates.
pub(super) fn read(own: &BTreeMap<String, &str>) -> Result<Option<Own>, Vec<Finding>> {
    if own.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = own.keys().cloned().collect();
    let tera = parse(own).map_err(|error| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let built_in = builtin::templates();
        let known = built_in.keys().map(String::as_str);
        let known: Vec<&str> = known.chain(names.iter().copied()).collect();
        mistake::findings(&error, &known, &names)
    })?;
    let names_index =
        |(name, text): (&String, &&str)| name != "search.html" && text.contains("index_version");
    let texts = own.iter();
    let texts = texts.flat_map(|(name, text)| [name.as_str(), *text]);
    Ok(Some(Own {
        tera: Arc::new(tera),
        names_index: own.iter().any(names_index),
        mark: Mark::of_texts(texts),
        names,
    }))
}

fn parse(own: &BTreeMap<String, &str>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    // A template that names a filter is read only where there is one.
    filter::register(&mut tera);
    let built_in = builtin::templates().into_iter();
    let templates = built_in.map(|(name, text)| (format!("{PREFIX}{name}"), text));
    let templates = templates.chain(own.iter().map(|(name, text)| (name.clone(), *text)));
    tera.set_fallback_prefixes([PREFIX])
        .and_then(|()| tera.add_raw_templates(templates.collect::<Vec<_>>()))?;
    Ok(tera)
}
