//! A YAML document as a tree that still knows the bytes of each value, from saphyr-parser's events.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use crate::diagnostic::{Step, YamlPath};

/// How many values the aliases of one document may stand for; far above any real file.
const MOST_REPEATED: usize = 100_000;
/// How deep values may be nested.
const DEEPEST: usize = 100;

/// One value.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Its bytes in the text; of an alias, the bytes of the alias.
    pub span: Range<usize>,
    /// What it holds.
    pub shape: Shape,
    /// Left out because it is wrong; it keeps its place so that positions in lists stay those of the file.
    pub gone: bool,
}

/// What a value holds.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// Text as written, without quotes; `plain` when it had none (only then it may be a number, a boolean or null).
    Scalar { text: String, plain: bool },
    /// Entries in order.
    List(Vec<Node>),
    /// Keys in the order of the file.
    Map(Vec<Pair>),
    /// Stands in for a missing value while the rest of the file is looked through; the number says which guess it is at.
    Guess(usize),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    /// The key.
    pub key: String,
    /// Its bytes in the text.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

/// What a document that is no usable YAML is refused for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The parser's own words, at a byte of the text.
    Syntax { at: usize, words: String },
    /// A second document begins at a byte of the text.
    SecondDocument { at: usize },
    /// Aliases (`*x`) or nesting make it unreasonably large.
    TooLarge { at: usize },
}

/// A document with the keys that stand twice in one map.
pub(crate) struct Document {
    /// The root; nothing in an empty document or one of comments only.
    pub root: Option<Node>,
    /// Each second occurrence of a key: its name, the bytes of the first and of the second. The second is `gone` in the tree.
    pub doubled: Vec<(String, Range<usize>, Range<usize>)>,
}

/// Reads one document.
pub(crate) fn parse(text: &str) -> Result<Document, Refusal> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        bytes: ByteOf::new(text),
        text,
        anchors: BTreeMap::new(),
        budget: MOST_REPEATED,
        doubled: Vec::new(),
    };
    let mut root = None;
    while let Some((event, span)) = reader.next()? {
        match event {
            Event::DocumentStart(_) if root.is_some() => {
                return Err(Refusal::SecondDocument {
                    at: reader.bytes.of(span.start.index()),
                });
            }
            Event::DocumentStart(_) => {
                let first = reader.expect()?;
                root = Some(reader.node(first, 0)?);
            }
            _ => {}
        }
    }
    // `Some` of an empty plain scalar is what a file of comments becomes.
    let root = root.filter(|node| !node.is_nothing() || !node.span.is_empty());
    Ok(Document {
        root,
        doubled: reader.doubled,
    })
}

impl Node {
    /// True for a value that is not there: `title:` and nothing behind it.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.shape, Shape::Scalar { text, plain: true } if text.is_empty())
    }

    /// The value one step further.
    pub fn step(&self, step: &Step) -> Option<&Node> {
        match (&self.shape, step) {
            (Shape::Map(pairs), Step::Key(key)) => pairs
                .iter()
                .find(|pair| pair.key == *key)
                .map(|pair| &pair.value),
            (Shape::List(entries), Step::Index(index)) => entries.get(*index),
            _ => None,
        }
    }

    /// The value at a path, for changing it.
    pub fn at_mut(&mut self, path: &YamlPath) -> Option<&mut Node> {
        path.0
            .iter()
            .try_fold(self, |node, step| match (&mut node.shape, step) {
                (Shape::Map(pairs), Step::Key(key)) => pairs
                    .iter_mut()
                    .find(|pair| pair.key == *key)
                    .map(|pair| &mut pair.value),
                (Shape::List(entries), Step::Index(index)) => entries.get_mut(*index),
                _ => None,
            })
    }

    fn count(&self) -> usize {
        1 + match &self.shape {
            Shape::List(entries) => entries.iter().map(Node::count).sum(),
            Shape::Map(pairs) => pairs.iter().map(|pair| 1 + pair.value.count()).sum(),
            Shape::Scalar { .. } | Shape::Guess(_) => 0,
        }
    }

    /// An alias shows where it stands itself, not where its anchor stands.
    fn move_to(&mut self, span: &Range<usize>) {
        match &mut self.shape {
            Shape::List(entries) => {
                for entry in entries {
                    entry.move_to(span);
                }
            }
            Shape::Map(pairs) => {
                for pair in pairs {
                    pair.key_span = span.clone();
                    pair.value.move_to(span);
                }
            }
            Shape::Scalar { .. } | Shape::Guess(_) => {}
        }
        self.span = span.clone();
    }
}

struct Reader<'t> {
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    bytes: ByteOf<'t>,
    text: &'t str,
    anchors: BTreeMap<usize, Node>,
    budget: usize,
    doubled: Vec<(String, Range<usize>, Range<usize>)>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Refusal> {
        match self.events.next_event() {
            None => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => Err(Refusal::Syntax {
                at: self.bytes.of(error.marker().index()),
                words: error.info().to_owned(),
            }),
        }
    }

    fn expect(&mut self) -> Result<(Event<'t>, Span), Refusal> {
        self.next()?.ok_or(Refusal::Syntax {
            at: self.text.len(),
            words: "unexpected end".to_owned(),
        })
    }

    fn node(&mut self, (event, span): (Event<'t>, Span), depth: usize) -> Result<Node, Refusal> {
        let start = self.bytes.of(span.start.index());
        let end = self.bytes.of(span.end.index());
        if depth > DEEPEST {
            return Err(Refusal::TooLarge { at: start });
        }
        let (anchor, shape, end) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && !tag.is_some_and(|tag| is_string(&tag));
                let text = text.into_owned();
                (anchor, Shape::Scalar { text, plain }, end)
            }
            Event::SequenceStart(anchor, _) => self.list(anchor, start, depth)?,
            Event::MappingStart(anchor, _) => self.map(anchor, start, depth)?,
            Event::Alias(anchor) => {
                let Some(target) = self.anchors.get(&anchor) else {
                    return Err(Refusal::TooLarge { at: start }); // an anchor inside itself never ends
                };
                let size = target.count();
                if size > self.budget {
                    return Err(Refusal::TooLarge { at: start });
                }
                self.budget -= size;
                let mut node = target.clone();
                node.move_to(&(start..end));
                return Ok(node);
            }
            _ => {
                return Err(Refusal::Syntax {
                    at: start,
                    words: "unexpected event".to_owned(),
                });
            }
        };
        let node = Node {
            span: trimmed(self.text, start..end),
            shape,
            gone: false,
        };
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(
        &mut self,
        anchor: usize,
        start: usize,
        depth: usize,
    ) -> Result<(usize, Shape, usize), Refusal> {
        let mut entries: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.expect()?;
            if matches!(event, Event::SequenceEnd) {
                let last = entries.last().map(|node| node.span.end);
                let end = self.end(start, last, &span);
                return Ok((anchor, Shape::List(entries), end));
            }
            entries.push(self.node((event, span), depth + 1)?);
        }
    }

    fn map(
        &mut self,
        anchor: usize,
        start: usize,
        depth: usize,
    ) -> Result<(usize, Shape, usize), Refusal> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut first: BTreeMap<String, Range<usize>> = BTreeMap::new();
        loop {
            let (event, span) = self.expect()?;
            if matches!(event, Event::MappingEnd) {
                let last = pairs.last().map(|p| p.value.span.end.max(p.key_span.end));
                let end = self.end(start, last, &span);
                return Ok((anchor, Shape::Map(pairs), end));
            }
            let name = self.node((event, span), depth + 1)?;
            let key = match name.shape {
                Shape::Scalar { text, .. } => text,
                _ => self.text[name.span.clone()].to_owned(),
            };
            let next = self.expect()?;
            let mut value = self.node(next, depth + 1)?;
            match first.get(&key) {
                Some(earlier) => {
                    value.gone = true;
                    let twice = (key.clone(), earlier.clone(), name.span.clone());
                    self.doubled.push(twice);
                }
                None => {
                    first.insert(key.clone(), name.span.clone());
                }
            }
            pairs.push(Pair {
                key,
                key_span: name.span,
                value,
            });
        }
    }

    /// The parser ends a block only where the next one begins; for a reader it ends with its last value.
    fn end(&mut self, start: usize, last: Option<usize>, span: &Span) -> usize {
        let flow = self.text[start..].starts_with(['[', '{']);
        match last {
            Some(last) if !flow => last,
            _ => self.bytes.of(span.end.index()),
        }
    }
}

fn is_string(tag: &Tag) -> bool {
    tag.is_yaml_core_schema() && tag.suffix == "str"
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let end = span.start.max(span.end);
    span.start..span.start + text[span.start..end].trim_end().len()
}

/// Positions counted in characters (saphyr-parser's) → positions in bytes. They nearly always grow, so it walks on.
struct ByteOf<'t> {
    text: &'t str,
    ascii: bool,
    characters: Peekable<CharIndices<'t>>,
    passed: usize,
}

impl<'t> ByteOf<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            ascii: text.is_ascii(),
            characters: text.char_indices().peekable(),
            passed: 0,
        }
    }

    fn of(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        if character < self.passed {
            // Back only by a few characters: an end that lies before the start of what was looked at already.
            let here = self
                .characters
                .peek()
                .map_or(self.text.len(), |(at, _)| *at);
            let back = self.text[..here].char_indices().rev();
            return back
                .take(self.passed - character)
                .last()
                .map_or(0, |(at, _)| at);
        }
        while self.passed < character && self.characters.next().is_some() {
            self.passed += 1;
        }
        self.characters
            .peek()
            .map_or(self.text.len(), |(at, _)| *at)
    }
}
