//! From a finding's place to a line and a column: which bytes of its file a YAML path means.

use std::collections::BTreeMap;
use std::ops::Range;

use super::SourceTree;
use super::front_matter::split;
use super::yaml::{Node, Shape, parse};
use crate::diagnostic::{Place, Spot, Step, YamlPath};

/// Where a finding stands in its file, as people count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes meant, within the text of the file; nothing for a file as a whole or one that is no text.
    pub range: Option<Range<usize>>,
}

/// Finds places, and reads each file only once however many findings it has.
pub struct Locator<'t> {
    tree: &'t SourceTree,
    roots: BTreeMap<String, Option<(usize, Node)>>,
}

/// One place; for several use a [`Locator`].
pub fn locate(tree: &SourceTree, place: &Place) -> Located {
    Locator::new(tree).locate(place)
}

impl<'t> Locator<'t> {
    /// For the findings about one folder.
    pub fn new(tree: &'t SourceTree) -> Self {
        Self {
            tree,
            roots: BTreeMap::new(),
        }
    }

    /// The line, the column and the bytes of a place. A YAML path that leads nowhere (a key that is missing) is the key
    /// of the nearest value on the way that is there.
    pub fn locate(&mut self, place: &Place) -> Located {
        let Some(text) = self.tree.text(&place.file) else {
            return WHOLE;
        };
        let range = match &place.spot {
            Spot::Whole => return WHOLE,
            Spot::Bytes(range) | Spot::Row { bytes: range, .. } => within(text, range.clone()),
            Spot::Value(path) => self.yaml(&place.file, text, path, false),
            Spot::Key(path) => self.yaml(&place.file, text, path, true),
        };
        let (line, column) = line_and_column(text, range.start);
        Located {
            line,
            column,
            range: Some(range),
        }
    }

    fn yaml(&mut self, file: &str, text: &str, path: &YamlPath, key: bool) -> Range<usize> {
        let root = self
            .roots
            .entry(file.to_owned())
            .or_insert_with(|| read_root(file, text));
        match root {
            Some((offset, root)) => {
                let part = &text[*offset..];
                let range = find(part, root, path, key);
                within(text, range.start + *offset..range.end + *offset)
            }
            None => first_line(text, 0),
        }
    }
}

const WHOLE: Located = Located {
    line: 1,
    column: 1,
    range: None,
};

fn read_root(file: &str, text: &str) -> Option<(usize, Node)> {
    let part = if file.ends_with(".md") {
        split(text).ok()?.yaml
    } else {
        0..text.len()
    };
    let root = parse(&text[part.clone()]).ok()?.root?;
    Some((part.start, root))
}

fn find(text: &str, root: &Node, path: &YamlPath, key: bool) -> Range<usize> {
    let mut node = root;
    let mut name: Option<Range<usize>> = None;
    for step in &path.0 {
        // A list of one may be written without the list.
        if *step == Step::Index(0) && !matches!(node.shape, Shape::List(_)) {
            continue;
        }
        let Some(next) = node.step(step) else {
            // What is missing is shown at what it is missing from.
            return name.unwrap_or_else(|| first_line(text, node.span.start));
        };
        name = match (&node.shape, step) {
            (Shape::Map(pairs), Step::Key(key)) => pairs
                .iter()
                .find(|pair| pair.key == *key)
                .map(|pair| pair.key_span.clone()),
            _ => None,
        };
        node = next;
    }
    match name {
        Some(name) if key || shows_nothing(text, node) => name,
        _ => first_line_of(text, node.span.clone()),
    }
}

/// A value that is empty or a block of many lines says less than its key.
fn shows_nothing(text: &str, node: &Node) -> bool {
    let block = matches!(node.shape, Shape::List(_) | Shape::Map(_))
        && !text[node.span.start..].starts_with(['[', '{']);
    node.span.is_empty() || (block && text[node.span.clone()].contains('\n'))
}

fn first_line_of(text: &str, span: Range<usize>) -> Range<usize> {
    let length = text[span.clone()].find('\n').unwrap_or(span.len());
    span.start..span.start + text[span.start..span.start + length].trim_end().len()
}

fn first_line(text: &str, start: usize) -> Range<usize> {
    first_line_of(text, start.min(text.len())..text.len())
}

/// A range that surely lies on characters of the text: a finding must never break its own report.
fn within(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor(text, range.start);
    start..floor(text, range.end).max(start)
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    (
        before.matches('\n').count() + 1,
        before[start..].chars().count() + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    const TEXT: &str = "# Kế hoạch\ntitle: Đổi mới sáng tạo\ntopics: [giáo dục, y tế]\nunits:\n- id: a\n  name: {vi: Sở Nội vụ, en: Home Affairs}\n- id: b\n  lead:\n  note: |\n    Dòng một\n    dòng hai\n\n- xin\n";

    fn tree(file: &str, text: &str) -> SourceTree {
        let mut tree = SourceTree::default();
        tree.files
            .insert(file.to_owned(), SourceFile::Text(text.to_owned()));
        tree
    }

    fn path(text: &str) -> YamlPath {
        text.split('.')
            .filter(|step| !step.is_empty())
            .fold(YamlPath::default(), |path, step| match step.parse() {
                Ok(index) => path.index(index),
                Err(_) => path.key(step),
            })
    }

    #[test]
    fn paths_become_lines_and_columns() {
        for (steps, key, expected) in [
            ("title", false, (2, 8, "Đổi mới sáng tạo")),
            ("title", true, (2, 1, "title")),
            ("topics.1", false, (3, 20, "y tế")),
            ("topics", false, (3, 9, "[giáo dục, y tế]")),
            ("title.0", false, (2, 8, "Đổi mới sáng tạo")),
            ("units", false, (4, 1, "units")),
            ("units.0", false, (5, 3, "id: a")),
            ("units.0.name.en", false, (6, 29, "Home Affairs")),
            ("units.0.name.km", false, (6, 3, "name")),
            ("units.0.count", false, (5, 3, "id: a")),
            ("units.1.lead", false, (8, 3, "lead")),
            ("units.1.note", false, (10, 5, "Dòng một")),
            ("units.2", false, (13, 3, "xin")),
            ("", false, (2, 1, "title: Đổi mới sáng tạo")),
            ("nothing", false, (2, 1, "title: Đổi mới sáng tạo")),
        ] {
            for (file, head) in [("a.yaml", ""), ("a.md", "---\n")] {
                let text = if head.is_empty() {
                    TEXT.to_owned()
                } else {
                    format!("---\n{TEXT}---\nXin: chào\n")
                };
                let spot = if key {
                    Spot::Key(path(steps))
                } else {
                    Spot::Value(path(steps))
                };
                let place = Place {
                    file: file.to_owned(),
                    spot,
                };
                let located = locate(&tree(file, &text), &place);
                let shown = located.range.map_or("", |range| &text[range]);
                let line = located.line - head.lines().count();
                assert_eq!((line, located.column, shown), expected, "{file} {steps}");
            }
        }
    }

    #[test]
    fn a_place_never_breaks_a_report() {
        let tree = tree("a.yaml", "đ: [\n");
        for spot in [
            Spot::Whole,
            Spot::Value(path("a.b")),
            Spot::Bytes(1..1),
            Spot::Bytes(50..90),
        ] {
            let file = "a.yaml".to_owned();
            assert!(locate(&tree, &Place { file, spot }).line >= 1);
        }
        assert_eq!(locate(&tree, &Place::file("b.yaml")), WHOLE);
    }
}
