//! GIFT, the text format of Moodle's question banks: which part of the text is a question, and what stands around its answers.

use std::collections::BTreeSet;
use std::ops::Range;

use super::found::{Found, Gathering, Imported};
use super::gift_answer::{self, find, unescaped};
use super::plain::{plain, with_basis};
use crate::diagnostic::{Checked, Place};
use crate::say;

/// Reads every question of a GIFT text. What Loa has no kind of question for is told, with its place.
pub fn read_gift(file: &str, text: &str, taken: &BTreeSet<String>) -> Checked<Imported> {
    let mut all = Gathering::new(taken);
    let mut category = String::new();
    for block in blocks(text) {
        let place = Place::bytes(file, block.clone());
        let said = without_comments(&text[block]);
        let said = said.trim();
        match said.strip_prefix("$CATEGORY:") {
            Some(path) => {
                let (path, rest) = path.split_once('\n').unwrap_or((path, ""));
                let last = path.trim().rsplit('/').next().unwrap_or_default();
                // Only a category that names a content of the reform says something here.
                category = super::pillar::key_of(last);
                if category == last.trim() {
                    category.clear();
                }
                if !rest.trim().is_empty() {
                    question(rest.trim(), &category, &place, &mut all);
                }
            }
            None if said.is_empty() => {}
            None => question(said, &category, &place, &mut all),
        }
    }
    Checked::new(all.imported, all.findings)
}

/// Stretches of text between empty lines, except within braces.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let (mut at, mut start, mut depth) = (0, None, 0_i32);
    for line in text.split_inclusive('\n') {
        let is_comment = line.trim_start().starts_with("//");
        if line.trim().is_empty() && depth <= 0 {
            blocks.extend(start.take().map(|start| start..at));
            depth = 0;
        } else {
            if !line.trim().is_empty() && !is_comment {
                start.get_or_insert(at);
            }
            if !is_comment {
                let opened = gift_answer::unescaped_count(line, '{');
                depth += opened - gift_answer::unescaped_count(line, '}');
            }
        }
        at += line.len();
    }
    blocks.extend(start.map(|start| start..at));
    for block in &mut blocks {
        block.end = block.start + text[block.clone()].trim_end().len();
    }
    blocks
}

fn without_comments(block: &str) -> String {
    let lines = block.lines();
    let kept: Vec<&str> = lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    kept.join("\n")
}

fn question(said: &str, category: &str, place: &Place, all: &mut Gathering) {
    let (name, said) = titled(said);
    let Some(open) = find(said, '{') else {
        all.wrong(
            place,
            say!(
                "đoạn này không có đáp án trong ngoặc nhọn",
                "this has no answers in braces"
            ),
            Some(say!(
                "câu hỏi GIFT: nội dung, rồi các phương án trong ngoặc nhọn; đoạn giới thiệu thì bỏ đi",
                "a question in GIFT is its text and then its answers in braces; leave introductions out"
            )),
        );
        return;
    };
    let Some(close) = find(&said[open..], '}').map(|at| open + at) else {
        all.wrong(
            place,
            say!("thiếu dấu ngoặc nhọn đóng", "the closing brace is missing"),
            None,
        );
        return;
    };
    let (before, after) = (&said[..open], said[close + 1..].trim());
    let mut text = plain(&unescaped(formatted(before.trim())));
    if !after.is_empty() {
        // The answer fills a gap within the sentence.
        text = format!("{text} … {}", plain(&unescaped(after)));
    }
    let inside = &said[open + 1..close];
    let (answers, general) = match inside.split_once("####") {
        Some((answers, general)) => (answers, unescaped(general)),
        None => (inside, String::new()),
    };
    let read = match gift_answer::read(answers) {
        Ok(read) => read,
        Err(why) => {
            let (message, help) = *why;
            all.wrong(place, message, Some(help));
            return;
        }
    };
    let said = if general.trim().is_empty() {
        read.feedback
    } else {
        general
    };
    let (explanation, basis) = with_basis(&said);
    let found = Found {
        name: if name.is_empty() {
            String::new()
        } else {
            unescaped(name)
        },
        kind: read.kind,
        pillar: category.to_owned(),
        text,
        choices: read.choices.iter().map(|choice| plain(choice)).collect(),
        answer: read.answer,
        explanation,
        basis,
    };
    all.take(place.clone(), found);
}

/// `::name:: text`.
fn titled(said: &str) -> (&str, &str) {
    let Some(rest) = said.strip_prefix("::") else {
        return ("", said);
    };
    match rest.split_once("::") {
        Some((name, text)) => (name.trim(), text.trim_start()),
        None => ("", said),
    }
}

/// The text without the mark of its format: `[html]`, `[markdown]`.
fn formatted(text: &str) -> &str {
    let marks = ["[html]", "[moodle]", "[plain]", "[markdown]"];
    let mark = marks.iter().find_map(|mark| text.strip_prefix(mark));
    mark.unwrap_or(text)
}
