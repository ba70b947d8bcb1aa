//! A text that is asked for a shape: played where its tape is there, read where it is not.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::play::play;
use super::record::record;
use super::{Tape, Tapes};
use crate::memory::Mark;

/// What came of a text that was asked for a shape.
pub enum Heard<T> {
    /// It was read before, without any mistake.
    Played(T),
    /// It was read now, and its tape may be kept if nothing proves wrong with it.
    Read(Result<T, serde_yaml::Error>, Option<Fresh>),
}

/// A tape that was made a moment ago.
pub struct Fresh {
    mark: Mark,
    tape: Tape,
}

impl Fresh {
    /// Keeps it for the next process.
    pub fn keep(self, tapes: &Tapes) {
        tapes.keep(self.mark, &Arc::new(self.tape));
    }
}

/// Plays the tape of a text, or reads it.
pub fn hear<T: DeserializeOwned>(tapes: &Tapes, text: &str) -> Heard<T> {
    if !tapes.remembers() {
        return Heard::Read(serde_yaml::from_str(text), None);
    }
    let mark = Mark::of_texts([std::any::type_name::<T>(), text]);
    let known = tapes.find(mark).and_then(|tape| play(&tape));
    if let Some(value) = known {
        return Heard::Played(value);
    }
    match record(serde_yaml::Deserializer::from_str(text)) {
        Ok((value, tape)) => Heard::Read(Ok(value), Some(Fresh { mark, tape })),
        Err(error) => Heard::Read(Err(error), None),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Named(String),
        Measured { width: u8, height: Option<f64> },
        Pair(i8, bool),
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(untagged)]
    enum One {
        Number(i64),
        Many(Vec<One>),
        Words(String),
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Wrapped(u32);

    #[derive(Debug, Deserialize, PartialEq)]
    struct Shape {
        title: String,
        #[serde(default)]
        kinds: Vec<Kind>,
        wrapped: Option<Wrapped>,
        #[serde(default)]
        ones: Vec<One>,
        #[serde(default)]
        pair: (i32, char),
        huge: Option<i128>,
        nothing: Option<()>,
        #[serde(flatten)]
        rest: BTreeMap<String, serde_yaml::Value>,
    }

    /// The same, read three ways: plainly, while it is written down, and played back.
    fn three_ways<T: DeserializeOwned + Debug + PartialEq>(text: &str) -> Option<T> {
        let plain = serde_yaml::from_str::<T>(text).ok();
        let recorded = record::<T, _>(serde_yaml::Deserializer::from_str(text)).ok();
        let (recorded, tape) = recorded.unzip();
        assert_eq!(plain, recorded, "{text}");
        let played = tape.map(|tape| play(&tape));
        assert_eq!(
            plain,
            played.map(|played| played.expect("it is played")),
            "{text}"
        );
        plain
    }

    #[test]
    fn a_value_is_the_same_when_its_tape_is_played() {
        for (text, is_right) in [
            ("title: 049\n", true),
            (
                "title: a\nkinds: [plain, !named x, !measured {width: 3, height: ~}, !pair [1, true]]\n",
                true,
            ),
            (
                "title: a\nwrapped: 7\nones: [1, a, [2, [b]]]\npair: [-4, x]\n",
                true,
            ),
            (
                "title: a\nhuge: 170141183460469231731687303715884105727\nnothing: ~\n",
                true,
            ),
            (
                "title: a\nmore: {x: 1, y: [1.5, true, ~, z]}\nand: |\n  two\n  lines\n",
                true,
            ),
            ("title: &a b\nkinds: []\nalso: *a\n", true),
            ("kinds: [plain]\n", false),
            ("title: a\nkinds: [other]\n", false),
        ] {
            assert_eq!(three_ways::<Shape>(text).is_some(), is_right, "{text}");
        }
    }

    #[test]
    fn a_tape_of_other_questions_is_no_answer() {
        let record = |text| record::<Shape, _>(serde_yaml::Deserializer::from_str(text));
        let (_, tape) = record("title: a\nkinds: [plain]\n").unwrap();
        assert!(play::<Shape>(&tape).is_some());
        assert!(play::<Vec<String>>(&tape).is_none());
        assert!(play::<BTreeMap<String, String>>(&tape).is_none());
        for length in 0..tape.0.len() {
            let cut = Tape(tape.0[..length].to_vec());
            assert!(play::<Shape>(&cut).is_none(), "{length} bytes");
        }
    }
}
