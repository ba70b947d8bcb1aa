//! Code blocks, coloured by classes; the grammars are loaded when the first block asks for them.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, TagEnd};
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::palette::class_of;
use super::text::escape;
use super::writer::{Events, Writer};
use crate::diagnostic::nearest;
use crate::say;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Names of a text that is no code.
const PLAIN: [&str; 4] = ["text", "txt", "plain", "plaintext"];

/// A block longer than this (bytes) stays without colours: grammars may take long over one huge line.
const LONGEST_COLOURED: usize = 64 * 1024;

impl Writer<'_> {
    /// Writes the code block at `at` whole; returns where to go on.
    pub(super) fn code_block(
        &mut self,
        events: Events<'_, '_>,
        at: usize,
        kind: &CodeBlockKind<'_>,
    ) -> usize {
        self.expect_flow();
        let mut code = String::new();
        let mut next = at + 1;
        while let Some((event, _)) = events.get(next) {
            match event {
                Event::Text(text) => code.push_str(text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
            next += 1;
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let language = info.split([' ', ',', '{', '\t']).next().unwrap_or_default();
        let syntax = events
            .get(at)
            .and_then(|(_, range)| self.syntax(language, range));
        self.codes += 1;
        let name = self.labels.code.replace("{n}", &self.codes.to_string());
        let html = &mut self.sheet.html;
        html.push_str("<pre class=\"code\" role=\"group\" tabindex=\"0\" aria-label=\"");
        escape(html, &name);
        html.push_str("\"><code");
        if !language.is_empty() {
            html.push_str(" class=\"language-");
            escape(html, language);
            html.push('"');
        }
        html.push('>');
        match syntax {
            Some(syntax) if code.len() <= LONGEST_COLOURED => {
                self.has_code = true;
                let start = html.len();
                if colour(html, &code, syntax).is_none() {
                    html.truncate(start);
                    escape(html, &code);
                }
            }
            _ => escape(html, &code),
        }
        html.push_str("</code></pre>\n");
        self.sheet.plain.push_str(&code);
        self.line_end();
        next
    }

    fn syntax(&mut self, language: &str, range: &Range<usize>) -> Option<&'static SyntaxReference> {
        if language.is_empty() || PLAIN.contains(&language) {
            return None;
        }
        let syntaxes = &*SYNTAXES;
        let found = syntaxes.find_syntax_by_token(language);
        if found.is_none() {
            let names = syntaxes.syntaxes().iter();
            let names: Vec<_> = names.map(|syntax| syntax.name.to_lowercase()).collect();
            let extensions = syntaxes.syntaxes().iter().flat_map(|s| &s.file_extensions);
            let known = extensions.map(String::as_str).filter(|name| name.len() > 1);
            let known = names.iter().map(String::as_str).chain(known);
            let help = match nearest(&language.to_lowercase(), known) {
                Some(known) => say!("Có phải `{known}`?", "Did you mean `{known}`?"),
                None => say!(
                    "Viết `text` nếu không cần tô màu",
                    "Write `text` if it needs no colours"
                ),
            };
            let source = self.markdown.get(range.clone()).unwrap_or_default();
            let start = range.start + source.find(language).unwrap_or(0);
            let end = (start + language.len()).min(range.end);
            self.warn(
                start..end,
                say!(
                    "Không biết ngôn ngữ `{language}` nên đoạn mã không được tô màu",
                    "Language `{language}` is unknown, so the code has no colours"
                ),
                Some(help),
            );
        }
        found
    }
}

/// Writes code with a `span` around each run of one colour; `None` when the grammar itself fails.
fn colour(html: &mut String, code: &str, syntax: &SyntaxReference) -> Option<()> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut current = None;
    let mut wanted = None;
    for line in LinesWithEndings::from(code) {
        let operations = state.parse_line(line, &SYNTAXES).ok()?;
        for (text, operation) in ScopeRegionIterator::new(&operations, line) {
            scopes.apply(operation).ok()?;
            if text.is_empty() {
                continue;
            }
            // Blanks have no colour of their own: they stay in the run before them.
            if !text.trim().is_empty() {
                wanted = class_of(scopes.as_slice());
            }
            if wanted != current {
                if current.is_some() {
                    html.push_str("</span>");
                }
                if let Some(class) = wanted {
                    html.push_str("<span class=\"");
                    html.push_str(class);
                    html.push_str("\">");
                }
                current = wanted;
            }
            escape(html, text);
        }
    }
    if current.is_some() {
        html.push_str("</span>");
    }
    Some(())
}
