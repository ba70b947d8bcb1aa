//! What is wrong, where, and what to write instead – in both languages Loa speaks to its users.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Whether a finding stops publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The site cannot be published as it is.
    Error,
    /// The site can be published, but somebody should look; `--strict` makes it an error.
    Warning,
}

/// The two languages in which Loa itself speaks on the terminal (not the languages of a site).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// One sentence of Loa's own, in both of its languages. Make one with [`say!`](crate::say).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both as whole sentences: a capital at the beginning, a stop at the end.
    fn sentence(self) -> Self {
        Self {
            vi: sentence(&self.vi),
            en: sentence(&self.en),
        }
    }

    /// The sentence in one tongue.
    pub fn get(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Vi => &self.vi,
            Tongue::En => &self.en,
        }
    }
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let mut sentence: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    sentence.push_str(characters.as_str());
    // A stop right after a number, an address or a bracket would seem a part of it.
    if sentence.ends_with(|last: char| last.is_alphabetic() || last == ')' || last == '`') {
        sentence.push('.');
    }
    sentence
}

/// `say!("vi {x}", "en {x}")`: the same sentence in Vietnamese and in English, formatted.
#[macro_export]
macro_rules! say {
    ($vi:literal, $en:literal $(, $arg:expr)* $(,)?) => {
        $crate::diagnostic::Text { vi: format!($vi $(, $arg)*), en: format!($en $(, $arg)*) }
    };
}

/// One step on the way to a value inside a YAML file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// A key of a map.
    Key(String),
    /// A position in a list, from 0.
    Index(usize),
}

/// The way from the root of a YAML file to one value: `obligations[3].owner`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct YamlPath(pub Vec<Step>);

impl YamlPath {
    /// The path with one more key.
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_owned()));
        Self(steps)
    }

    /// The path with one more list position (from 0).
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }
}

impl fmt::Display for YamlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Which part of a file a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// The file as a whole, or a file that is missing.
    Whole,
    /// A value in a YAML file, or in the front matter of a Markdown file.
    Value(YamlPath),
    /// The key of such a value (an unknown or a doubled key).
    Key(YamlPath),
    /// A row of a table: its bytes, and those of its cells by key.
    Row {
        /// The row's bytes.
        bytes: Range<usize>,
        /// The bytes of each cell, by the key it stands for.
        cells: BTreeMap<String, Range<usize>>,
    },
    /// A range of bytes of the file's text as [`source`](crate::source) holds it.
    Bytes(Range<usize>),
}

/// Where a finding is: a file of the site's folder (with `/`), and a spot in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Path relative to the site's folder, with `/`, NFC.
    pub file: String,
    /// The part of the file.
    pub spot: Spot,
}

impl Place {
    /// A whole file.
    pub fn file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            spot: Spot::Whole,
        }
    }

    /// A value of a YAML file.
    pub fn value(file: &str, path: YamlPath) -> Self {
        Self {
            file: file.to_owned(),
            spot: Spot::Value(path),
        }
    }

    /// A range of bytes of a file's text.
    pub fn bytes(file: &str, range: Range<usize>) -> Self {
        Self {
            file: file.to_owned(),
            spot: Spot::Bytes(range),
        }
    }

    /// The value under `key` of this value; a place that is no YAML value stays as it is.
    pub fn key(&self, key: &str) -> Self {
        if let Spot::Row { bytes, cells } = &self.spot {
            return Self::bytes(&self.file, cells.get(key).unwrap_or(bytes).clone());
        }
        self.step(|path| path.key(key))
    }

    /// The entry at `index` (from 0) of this list; a place that is no YAML value stays as it is.
    pub fn index(&self, index: usize) -> Self {
        self.step(|path| path.index(index))
    }

    fn step(&self, longer: impl Fn(&YamlPath) -> YamlPath) -> Self {
        let spot = match &self.spot {
            Spot::Whole => Spot::Value(longer(&YamlPath::default())),
            Spot::Value(path) => Spot::Value(longer(path)),
            other => other.clone(),
        };
        Self {
            file: self.file.clone(),
            spot,
        }
    }
}

/// One mistake, with its place and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Whether it stops publishing.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Option<Text>,
}

impl Finding {
    /// A finding with whatever is known of it.
    pub fn new(severity: Severity, place: Place, message: Text, help: Option<Text>) -> Self {
        Self {
            severity,
            place,
            message: message.sentence(),
            help: help.map(Text::sentence),
        }
    }

    /// A mistake that stops publishing.
    pub fn error(place: Place, message: Text) -> Self {
        Self::new(Severity::Error, place, message, None)
    }

    /// Something to look at.
    pub fn warning(place: Place, message: Text) -> Self {
        Self::new(Severity::Warning, place, message, None)
    }

    /// True for a mistake that stops publishing.
    pub fn stops(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same finding with what to write instead.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help.sentence());
        self
    }
}

/// A value and everything found on the way to it. The value is absent only when it cannot be made at all;
/// a value beside an error lets the next stage report too, and is never published.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// What was made, without the parts that are wrong.
    pub value: Option<T>,
    /// Everything found, in the order of reading.
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    /// A value with its findings.
    pub fn new(value: T, findings: Vec<Finding>) -> Self {
        Self {
            value: Some(value),
            findings,
        }
    }

    /// The same with what is made of its value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Checked<U> {
        Checked {
            value: self.value.map(make),
            findings: self.findings,
        }
    }

    /// True when nothing stops publishing.
    pub fn is_publishable(&self) -> bool {
        self.value.is_some() && !self.findings.iter().any(|f| f.severity == Severity::Error)
    }
}

/// The one of `known` nearest to `word`, when it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count().max(word.chars().count()) / 3).max(1)
        })
        .min()
        .map(|(_, candidate)| candidate)
}
