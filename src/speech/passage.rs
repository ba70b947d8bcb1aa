//! Markdown → what is read aloud, paragraph by paragraph: no links, no pictures, no footnotes, tables row by row.

use pulldown_cmark::{BlockQuoteKind, Event, Options, Parser, Tag, TagEnd};

use super::sentence::{closed, without_pointers};

/// A piece of a text as it is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// A heading, said as a sentence.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// An item of a list or a row of a table.
    Item(String),
    /// A table too large to be followed by ear.
    LongTable,
    /// A block of code.
    Code,
}

/// The few words that are said for marks of Markdown, in the language of the text.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// Before an item of a numbered list; `{n}` is its number: `Thứ {n}:`.
    pub ordinal: String,
    /// `Lưu ý`
    pub note: String,
    /// `Mẹo`
    pub tip: String,
    /// `Quan trọng`
    pub important: String,
    /// `Cảnh báo`
    pub warning: String,
    /// `Thận trọng`
    pub caution: String,
}

/// A larger table is left to the eye.
const ROWS: usize = 10;
/// A wider one as well.
const COLUMNS: usize = 4;

/// Around the text of a link while a paragraph is put together.
pub(super) const LINK: [char; 2] = ['\u{e000}', '\u{e001}'];

/// In the place of the mark of a footnote.
pub(super) const FOOTNOTE: char = '\u{e002}';

/// What is read aloud of a Markdown text, in its order.
pub fn passages(markdown: &str, cues: &Cues) -> Vec<Passage> {
    passages_while(markdown, cues, |_| true)
}

/// Those before the first heading, up to the one behind which `goes_on` sees no need for more: what stands behind the heading is not even looked at.
pub fn passages_before_heading(
    markdown: &str,
    cues: &Cues,
    mut goes_on: impl FnMut(&Passage) -> bool,
) -> Vec<Passage> {
    let is_heading = |passage: &Passage| matches!(passage, Passage::Heading(_));
    let mut found = passages_while(before_heading(markdown), cues, |passage| {
        !is_heading(passage) && goes_on(passage)
    });
    found.pop_if(|last| is_heading(last));
    found
}

/// What stands before the first heading; all of it where the rest may tell what a link or a footnote there means.
fn before_heading(markdown: &str) -> &str {
    let is_heading = |at: &usize| {
        let line = markdown[at + 1..].trim_start_matches('#');
        line.starts_with([' ', '\n'])
    };
    let mut headings = markdown.match_indices("\n#").map(|(at, _)| at);
    let before = headings.find(is_heading).map(|at| &markdown[..=at]);
    before
        .filter(|before| !before.contains('['))
        .unwrap_or(markdown)
}

fn passages_while(
    markdown: &str,
    cues: &Cues,
    mut goes_on: impl FnMut(&Passage) -> bool,
) -> Vec<Passage> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut reader = Reader {
        cues,
        found: Vec::new(),
        text: String::new(),
        hidden: 0,
        lists: Vec::new(),
        cue: None,
        table: None,
    };
    let mut seen = 0;
    for event in Parser::new_ext(markdown, options) {
        reader.event(event);
        let is_enough = !reader.found[seen..].iter().all(&mut goes_on);
        if is_enough {
            return reader.found;
        }
        seen = reader.found.len();
    }
    reader.flush(Passage::Text);
    reader.found
}

/// A table while it is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
}

struct Reader<'c> {
    cues: &'c Cues,
    found: Vec<Passage>,
    text: String,
    /// How many elements are open that are not read.
    hidden: usize,
    /// Open lists, each with the number of its next item.
    lists: Vec<Option<u64>>,
    /// What is said before the next paragraph.
    cue: Option<String>,
    table: Option<Table>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.hidden == 0 => self.text.push_str(&text),
            Event::FootnoteReference(_) if self.hidden == 0 => self.text.push(FOOTNOTE),
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::Strikethrough => self.hidden += 1,
            Tag::MetadataBlock(_) | Tag::HtmlBlock => self.hidden += 1,
            Tag::CodeBlock(_) => {
                self.flush_open();
                self.hidden += 1;
            }
            Tag::Link { .. } if self.hidden == 0 => self.text.push(LINK[0]),
            Tag::List(first) => {
                self.flush_open();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush_open();
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.cue = Some(self.cues.ordinal.replace("{n}", &next.to_string()));
                    *next += 1;
                }
            }
            Tag::BlockQuote(kind) => {
                self.flush_open();
                let name = kind
                    .map(|kind| self.name(kind))
                    .filter(|name| !name.is_empty());
                self.cue = name.map(|name| format!("{name}:"));
            }
            Tag::Table(_) => self.table = Some(Table::default()),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::Strikethrough => self.show(),
            TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock => self.show(),
            TagEnd::CodeBlock => {
                self.show();
                if self.hidden == 0 {
                    self.found.push(Passage::Code);
                }
            }
            TagEnd::Link if self.hidden == 0 => self.text.push(LINK[1]),
            TagEnd::Heading(_) => self.flush(Passage::Heading),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) => self.flush_open(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => {
                let cell = without_pointers(&std::mem::take(&mut self.text));
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let table = self.table.take().unwrap_or_default();
                self.found.extend(read(&table.rows));
            }
            _ => {}
        }
    }

    fn show(&mut self) {
        self.hidden = self.hidden.saturating_sub(1);
    }

    fn name(&self, kind: BlockQuoteKind) -> &str {
        match kind {
            BlockQuoteKind::Note => &self.cues.note,
            BlockQuoteKind::Tip => &self.cues.tip,
            BlockQuoteKind::Important => &self.cues.important,
            BlockQuoteKind::Warning => &self.cues.warning,
            BlockQuoteKind::Caution => &self.cues.caution,
        }
    }

    fn flush_open(&mut self) {
        if self.lists.is_empty() {
            self.flush(Passage::Text);
        } else {
            self.flush(Passage::Item);
        }
    }

    fn flush(&mut self, kind: fn(String) -> Passage) {
        let text = without_pointers(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        let text = match self.cue.take() {
            Some(cue) => format!("{cue} {text}"),
            None => text,
        };
        self.found.push(kind(closed(&text)));
    }
}

/// A table row by row; the first row holds the names of its columns.
fn read(rows: &[Vec<String>]) -> Vec<Passage> {
    let Some((head, rows)) = rows.split_first() else {
        return Vec::new();
    };
    if rows.len() > ROWS || head.len() > COLUMNS {
        return vec![Passage::LongTable];
    }
    let row = |row: &Vec<String>| {
        let (first, rest) = row.split_first()?;
        let name = head.first().map(String::as_str).unwrap_or_default();
        // "0–10" says nothing without "Phút".
        let first = match is_figure(first) {
            true => format!("{name} {first}"),
            false => first.clone(),
        };
        let rest: Vec<(&String, &String)> = head
            .iter()
            .skip(1)
            .zip(rest)
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        let line = match rest.as_slice() {
            [(_, only)] if head.len() == 2 => format!("{first}: {only}"),
            _ => {
                let cells = rest.iter().map(|(name, cell)| closed(&named(name, cell)));
                let cells: Vec<String> = cells.collect();
                format!("{} {}", closed(&first), cells.join(" "))
            }
        };
        (!line.trim().is_empty()).then(|| Passage::Item(closed(&line)))
    };
    rows.iter().filter_map(row).collect()
}

/// A cell with the name of its column.
fn named(name: &str, cell: &str) -> String {
    let is_date = name.ends_with("ngày") && cell.starts_with(|c: char| c.is_ascii_digit());
    match name {
        "" => cell.to_owned(),
        _ if is_date => format!("{name} {cell}"),
        _ if name.ends_with(['?', ':']) => format!("{name} {}", closed(cell)),
        _ => format!("{name}: {cell}"),
    }
}

fn is_figure(cell: &str) -> bool {
    let is_roman = !cell.is_empty() && cell.chars().all(|c| "IVX".contains(c));
    is_roman || cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(markdown: &str) -> Vec<String> {
        let cues = Cues {
            ordinal: "Thứ {n}:".to_owned(),
            note: "Lưu ý".to_owned(),
            ..Cues::default()
        };
        passages(markdown, &cues)
            .into_iter()
            .map(|passage| match passage {
                Passage::Heading(text) => format!("# {text}"),
                Passage::Text(text) => text,
                Passage::Item(text) => format!("- {text}"),
                Passage::LongTable => "[table]".to_owned(),
                Passage::Code => "[code]".to_owned(),
            })
            .collect()
    }

    #[test]
    fn what_the_ear_cannot_follow_is_left_out() {
        let markdown = "## Ai làm?\n\nHỏi [phường](a.md) *ngay*.[^1] ![ảnh](x.png)\n\n```\nx\n```\n\n[^1]: Chú thích.\n";
        assert_eq!(lines(markdown), ["# Ai làm?", "Hỏi phường ngay.", "[code]"]);
    }

    #[test]
    fn a_sentence_that_only_points_elsewhere_is_not_said() {
        assert_eq!(
            lines("Nộp ở phường. Muốn biết thêm, xem [bài này](b.md). Xin cảm ơn."),
            ["Nộp ở phường. Xin cảm ơn."]
        );
        assert_eq!(
            lines("Gửi theo [danh sách](c.md), nói rõ việc."),
            ["Gửi theo danh sách, nói rõ việc."]
        );
    }

    #[test]
    fn lists_become_sentences() {
        assert_eq!(
            lines("Có hai việc:\n\n1. **Gọn.** Một tin;\n2. Rõ\n\n- [ ] một,\n- hai\n"),
            [
                "Có hai việc:",
                "- Thứ 1: Gọn. Một tin.",
                "- Thứ 2: Rõ.",
                "- Một.",
                "- Hai."
            ]
        );
        assert_eq!(lines("> [!NOTE]\n> Đừng vội."), ["Lưu ý: Đừng vội."]);
    }

    #[test]
    fn tables_are_read_row_by_row() {
        assert_eq!(
            lines("| Phút | Làm gì |\n|---|---|\n| 0–10 | hỏi |\n| sau đó | ghi |\n"),
            ["- Phút 0–10: hỏi.", "- Sau đó: ghi."]
        );
        assert_eq!(
            lines("| Quý | Từ | Đến |\n|---|---|---|\n| I | 01/01 | 31/3 |\n"),
            ["- Quý I. Từ: 01/01. Đến: 31/3."]
        );
        assert_eq!(
            lines("| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n"),
            ["[table]"]
        );
    }

    #[test]
    fn what_stands_before_a_heading_is_enough_where_nothing_points_beyond() {
        for (markdown, expected) in [
            ("một\nhai\n\n## Ba\n\nbốn\n", "một\nhai\n\n"),
            ("một\n#hai\n\n# Ba\n", "một\n#hai\n\n"),
            (
                "[một]\n\n## Hai\n\n[một]: a.md\n",
                "[một]\n\n## Hai\n\n[một]: a.md\n",
            ),
            ("một\n", "một\n"),
            ("", ""),
        ] {
            assert_eq!(before_heading(markdown), expected, "{markdown:?}");
        }
        for markdown in ["Một.\n\nHai\n---\n\nBa.\n", "Một.\n\n## Hai\n\nBa.\n"] {
            let found = passages_before_heading(markdown, &Cues::default(), |_| true);
            assert_eq!(found, [Passage::Text("Một.".to_owned())], "{markdown:?}");
        }
    }
}
