//! Why a value cannot be made, with the path to it: serde's errors kept as kinds instead of English sentences.

use serde::de::{self, Expected, Unexpected};

use crate::diagnostic::{Step, YamlPath};

/// Why a value cannot be made, and of which value that is said.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub why: Why,
    /// True when the key itself is wrong, not its value.
    pub of_key: bool,
    /// From the value up to the root.
    steps: Vec<Step>,
}

/// serde's kinds of errors, kept apart so that each becomes a sentence of its own.
#[derive(Debug)]
pub(crate) enum Why {
    UnknownKey(String, &'static [&'static str]),
    MissingKey(&'static str),
    UnknownWord(String, &'static [&'static str]),
    WrongKind { found: Found, expected: String },
    WrongLength { found: usize, expected: String },
    DoubledKey(&'static str),
    Custom(String),
}

/// What stands there instead.
#[derive(Debug, PartialEq)]
pub(crate) enum Found {
    Nothing,
    List,
    Map,
    Text(String),
}

impl Wrong {
    pub fn new(why: Why) -> Self {
        Self {
            why,
            of_key: false,
            steps: Vec::new(),
        }
    }

    pub fn below(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub fn path(&self) -> YamlPath {
        YamlPath(self.steps.iter().rev().cloned().collect())
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.why)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::new(Why::Custom(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Why::WrongKind {
            found: match found {
                Unexpected::Unit | Unexpected::Option => Found::Nothing,
                Unexpected::Seq => Found::List,
                Unexpected::Map => Found::Map,
                Unexpected::Str(text) | Unexpected::Other(text) => Found::Text(text.to_owned()),
                Unexpected::Bool(value) => Found::Text(value.to_string()),
                Unexpected::Unsigned(value) => Found::Text(value.to_string()),
                Unexpected::Signed(value) => Found::Text(value.to_string()),
                Unexpected::Float(value) => Found::Text(value.to_string()),
                other => Found::Text(other.to_string()),
            },
            expected: expected.to_string(),
        })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(found: usize, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        Self::new(Why::WrongLength { found, expected })
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownWord(word.to_owned(), known))
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownKey(field.to_owned(), known))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Why::MissingKey(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Why::DoubledKey(field))
    }
}
