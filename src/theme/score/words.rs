//! The phrases of a language with the places of those that templates name.

use std::borrow::Cow;

use super::built_in::PHRASES;
use super::value::Value;
use crate::page::PhrasesByKey;

/// The phrases of a language.
#[derive(Clone, Debug)]
pub(in crate::theme) struct Words {
    phrases: Cow<'static, PhrasesByKey>,
    /// Of the phrases that templates name, which ones they are.
    places: Vec<Option<usize>>,
}

impl Words {
    pub fn new(phrases: Cow<'static, PhrasesByKey>) -> Self {
        let places = PHRASES.iter().map(|key| phrases.get_index_of(*key));
        Self {
            places: places.collect(),
            phrases,
        }
    }

    /// All of them by key.
    pub fn phrases(&self) -> &PhrasesByKey {
        &self.phrases
    }

    /// The phrase with this number in the score.
    pub(super) fn phrase(&self, number: usize) -> Value<'_> {
        let place = self.places.get(number).copied().flatten();
        let phrase = place.and_then(|place| self.phrases.get_index(place));
        phrase.map_or(Value::Missing, |(_, phrase)| Value::of_phrase(phrase))
    }
}
