//! The templates of one language, ready to render.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::builtin::{self, PREFIX};
use super::filter;
use super::mistake;
use crate::diagnostic::Finding;
use crate::page::{Frame, Page, Phrase};

/// The templates of one language.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
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
    /// An engine with the templates that were read, the names of a site's `own` among them, and the words of one language.
    pub(super) fn new(
        read: &Tera,
        own: &BTreeMap<String, &str>,
        phrases: &BTreeMap<String, Phrase>,
        css: &str,
    ) -> Self {
        let mut tera = read.clone();
        filter::register(&mut tera, phrases);
        let context = tera.global_context();
        context.insert("t", phrases);
        context.insert("assets", &Assets { css });
        Self {
            tera,
            own: own.keys().cloned().collect(),
        }
    }

    /// Reads the built-in templates and a site's `own` before them; they are the same in every language.
    pub(super) fn read(own: &BTreeMap<String, &str>) -> Result<Tera, Vec<Finding>> {
        if !own.is_empty() {
            return Self::parse(own);
        }
        // A part of the program, so that many sites in one process need not read them again.
        static BUILT_IN: OnceLock<Result<Tera, Vec<Finding>>> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::parse(own)).clone()
    }

    fn parse(own: &BTreeMap<String, &str>) -> Result<Tera, Vec<Finding>> {
        let mut tera = Tera::new();
        // A template that names a filter is read only where there is one, whatever it will do in a language.
        filter::register(&mut tera, &BTreeMap::new());
        let names: Vec<&str> = own.keys().map(String::as_str).collect();
        let builtin = builtin::templates();
        let known: Vec<&str> = builtin
            .keys()
            .map(String::as_str)
            .chain(names.iter().copied())
            .collect();
        let templates = builtin
            .iter()
            .map(|(name, text)| (format!("{PREFIX}{name}"), *text));
        let templates = templates.chain(own.iter().map(|(name, text)| (name.clone(), *text)));
        tera.set_fallback_prefixes([PREFIX])
            .and_then(|()| tera.add_raw_templates(templates.collect::<Vec<_>>()))
            .map_err(|error| mistake::findings(&error, &known, &names))?;
        Ok(tera)
    }

    /// Gives the templates what all pages of the language share, and what tells one search index from another.
    pub fn share(&mut self, frame: &Frame, index_version: &str) {
        let context = self.tera.global_context();
        context.insert("site", frame);
        context.insert("index_version", index_version);
    }

    /// Renders a page to the end of `out`.
    ///
    /// # Errors
    /// When the template asks for something that is not there.
    pub fn render(&self, page: &Page, out: &mut Vec<u8>) -> Result<(), Failure> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("root", &page.root);
        let name = format!("{}.html", page.kind.name());
        self.tera.render_to(&name, &context, out).map_err(|error| {
            let own: Vec<&str> = self.own.iter().map(String::as_str).collect();
            let spot = match error.kind() {
                ErrorKind::RenderingError(report) => {
                    (report.filename().to_owned(), report.span().range.start)
                }
                _ => (name.clone(), 0),
            };
            let finding = mistake::findings(&error, &[], &own).into_iter().next();
            let fallback = || {
                Finding::error(
                    mistake::place(&name, None, &own),
                    crate::say!("{error}", "{error}"),
                )
            };
            Failure {
                spot,
                finding: Box::new(finding.unwrap_or_else(fallback)),
            }
        })
    }
}
