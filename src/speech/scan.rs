//! A way through one text: what has been read, what comes, and what has been said so far.

use super::word::{capital, is_part, plain};
use crate::source::{has_pair, is_one_line};

/// What was said for a piece of text.
pub(super) struct Said {
    /// How many bytes of the text it stands for.
    pub bytes: usize,
    /// The words.
    pub words: String,
    /// What it was.
    pub kind: Kind,
}

/// What a piece of text was: the next one may go on with it (`ngày 1 và 2/9`, `quý I, II`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Words,
    Number,
    Day,
    Roman,
    Phone,
}

impl Said {
    /// Words for the part of `text` before `rest`, which is its end.
    pub fn new(text: &str, rest: &str, words: String, kind: Kind) -> Self {
        Self {
            bytes: text.len() - rest.len(),
            words,
            kind,
        }
    }
}

/// Words between two things of a kind: `từ 1/7 đến hết 15/7`.
const LINKS: [&str; 8] = ["và", "đến", "tới", "hết", "hoặc", "ngày", "quý", ""];

/// The way through a text.
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// What was said last, and where its text ended.
    last: Option<(Kind, usize)>,
    out: String,
    /// True once something said was glued to its neighbour, or a sign between words was taken away: what stands there now may have to be said again.
    is_rough: bool,
}

impl<'t> Scan<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            last: None,
            is_rough: false,
            out: String::with_capacity(text.len() * 2),
        }
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// What has been read.
    pub fn read(&self) -> &'t str {
        &self.text[..self.at]
    }

    /// True when no word is going on; behind something said a new one begins.
    pub fn is_at_start(&self) -> bool {
        !self.read().ends_with(is_part) || self.just_said().is_some()
    }

    /// The word before, `back` words ago (0 is the nearest), in lower case; empty across the end of a sentence.
    pub fn before(&self, back: usize) -> String {
        let mut words = self.sentence().split_whitespace().rev();
        words.nth(back).map(plain).unwrap_or_default()
    }

    /// What has been read of the sentence.
    pub fn sentence(&self) -> &'t str {
        let read = self.read();
        let end = read.rfind(['\n', '?', '!', ';']).map_or(0, |at| at + 1);
        let dot = read.rfind(". ").map_or(0, |at| at + 1);
        // A dot behind digits or a single letter ends no sentence.
        let is_dot = dot > 1 && {
            let word = read[..dot - 1].rsplit(' ').next().unwrap_or_default();
            word.chars().filter(|c| c.is_lowercase()).count() > 1
        };
        &read[end.max(if is_dot { dot } else { 0 })..]
    }

    /// True when what comes goes on with something of that kind.
    pub fn goes_on(&self, kind: Kind) -> bool {
        self.last.is_some_and(|(last, end)| {
            last == kind
                && self.text[end..self.at]
                    .split([' ', ',', '-', '–'])
                    .all(|word| LINKS.contains(&word.to_lowercase().as_str()))
        })
    }

    /// What was said last, when nothing has been read since.
    pub fn just_said(&self) -> Option<Kind> {
        self.last
            .filter(|(_, end)| *end == self.at)
            .map(|(kind, _)| kind)
    }

    /// What was said last, when only blanks have been read since.
    pub fn lately_said(&self) -> Option<Kind> {
        let (kind, end) = self.last?;
        self.text[end..self.at].trim().is_empty().then_some(kind)
    }

    /// True when nothing of the line has been read but blanks.
    pub fn is_line_start(&self) -> bool {
        let line = self.read().rsplit('\n').next().unwrap_or_default();
        line.trim().is_empty()
    }

    /// Takes over so many bytes as they are.
    pub fn copy(&mut self, bytes: usize) {
        self.out.push_str(&self.rest()[..bytes]);
        self.at += bytes;
    }

    /// Passes over so many bytes.
    pub fn skip(&mut self, bytes: usize) {
        self.is_rough = true;
        self.at += bytes;
    }

    /// Says something; words that have just been said are not said again (`ngày 01/7` → ngày mùng một…).
    pub fn say(&mut self, said: Said) {
        let words = match said.kind {
            Kind::Words | Kind::Day => fresh(&self.out, &said.words),
            _ => &said.words,
        };
        if self.out.ends_with(is_part) && !words.is_empty() {
            self.is_rough = true;
            self.out.push(' ');
        }
        if self.is_sentence_start() {
            // `P.` before a capital is a ward.
            self.is_rough |= !self.out.is_empty();
            self.out.push_str(&capital(words));
        } else {
            self.out.push_str(words);
        }
        self.at += said.bytes;
        self.last = Some((said.kind, self.at));
        if self.rest().starts_with(is_part) {
            self.is_rough = true;
            self.out.push(' ');
        }
    }

    /// Puts words between blanks.
    pub fn put(&mut self, words: &str) {
        if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        self.out.push_str(words);
        self.out.push(' ');
    }

    /// A short break, unless there is one already.
    pub fn pause(&mut self) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        let is_needed = self
            .out
            .chars()
            .next_back()
            .is_some_and(|c| is_part(c) || "\"”’%".contains(c));
        self.out.push_str(if is_needed { ", " } else { " " });
    }

    /// What was said, with single blanks and none before a mark.
    pub fn finish(self) -> (String, bool) {
        let is_rough = self.is_rough;
        let mut clean = String::with_capacity(self.out.len());
        for line in self.out.split('\n') {
            if !clean.is_empty() {
                clean.push('\n');
            }
            if is_clean(line) {
                clean.push_str(line);
                continue;
            }
            for word in line.split_whitespace() {
                let is_mark = word.starts_with([',', '.', ';', '?', '!', '…']);
                if !(clean.is_empty() || clean.ends_with('\n') || is_mark) {
                    clean.push(' ');
                }
                clean.push_str(word);
            }
        }
        let is_rough = is_rough || clean != self.out;
        (clean, is_rough)
    }

    fn is_sentence_start(&self) -> bool {
        let said = self
            .out
            .trim_end_matches(|c: char| c.is_whitespace() || "\"“‘'".contains(c));
        said.is_empty()
            || said.ends_with(['.', '?', '!'])
            || self.out.trim_end_matches(' ').ends_with('\n')
    }
}

/// True of a line as it has to be, as most are; it may miss one.
fn is_clean(line: &str) -> bool {
    let is_mark = |byte: u8| {
        [b',', b'.', b';', b'?', b'!', 0xe2]
            .iter()
            .fold(0, |found, mark| found | u8::from(byte == *mark))
    };
    is_one_line(line)
        && !has_pair(line.as_bytes(), |one, next| {
            u8::from(one == b' ') & is_mark(next)
        })
}

/// The words without those at their beginning that `out` ends with.
fn fresh<'w>(out: &str, words: &'w str) -> &'w str {
    let before: Vec<String> = out
        .rsplit(' ')
        .skip_while(|word| word.is_empty())
        .take(6)
        .map(str::to_lowercase)
        .collect();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(words.match_indices(' ').map(|(at, _)| at + 1))
        .chain([words.len()])
        .collect();
    let most = before.len().min(starts.len() - 1);
    for count in (1..=most).rev() {
        let first = words[..starts[count]].trim_end().to_lowercase();
        let tail: Vec<&str> = before[..count].iter().rev().map(String::as_str).collect();
        if tail.join(" ") == first {
            return &words[starts[count]..];
        }
    }
    words
}
