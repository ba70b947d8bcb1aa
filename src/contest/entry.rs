//! One entry as it travels: a self-contained JSON object, version 1, whose bytes are what is hashed.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::Offset;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What an entry says of its own form.
pub const ENTRY_VERSION: &str = "entry-1";

/// What an entrant handed in, as they sent it; nothing in it has been held against the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id of the contest.
    pub contest: String,
    /// Id of the round.
    pub round: String,
    /// Id of the group.
    pub group: String,
    /// Code of the entrant.
    pub code: String,
    /// Which attempt, from 1.
    pub attempt: u16,
    /// What was asked of them, by name of the field, in the order of the rules.
    pub fields: Vec<(String, String)>,
    /// Ids of what they agreed to.
    pub consents: Vec<String>,
    /// Answers in canonical text by id of the question, in the order of the paper; what was not answered is absent.
    pub answers: Vec<(String, String)>,
    /// What they guessed, as they wrote it.
    pub prediction: Option<String>,
    /// When they began, by their own clock.
    pub started: Timestamp,
    /// When they finished, by their own clock.
    pub finished: Timestamp,
    /// A random mark of the browser they used; absent when they refused it.
    pub device: Option<String>,
}

/// An entry whose checksum was right, or that was just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedEntry {
    /// What it says.
    pub entry: Entry,
    /// SHA-256 of its JSON, as hex: two entries with the same hash are one.
    pub hash: String,
}

impl Entry {
    /// What they gave for a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, text)| text.as_str())
    }

    /// The JSON object, byte for byte as the entry page writes it; instants at this distance from UTC in minutes.
    pub fn json(&self, offset_minutes: i32) -> String {
        let offset = Offset::from_seconds(offset_minutes * 60).unwrap_or(Offset::UTC);
        let shown = |instant: Timestamp| instant.display_with_offset(offset).to_string();
        let shape = Shape {
            loa: ENTRY_VERSION.to_owned(),
            contest: self.contest.clone(),
            round: self.round.clone(),
            group: self.group.clone(),
            code: self.code.clone(),
            attempt: self.attempt,
            fields: Pairs(self.fields.clone()),
            consents: self.consents.clone(),
            answers: Pairs(self.answers.clone()),
            prediction: self.prediction.clone(),
            started: shown(self.started),
            finished: shown(self.finished),
            device: self.device.clone(),
        };
        // Strings and numbers alone: there is nothing in it that could not be written.
        serde_json::to_string(&shape).unwrap_or_default()
    }

    /// Reads the JSON object.
    ///
    /// # Errors
    /// What the reader stumbled over, in its own words; the version when it is another one.
    pub(super) fn from_json(json: &[u8]) -> Result<Self, Misread> {
        let shape: Shape = match serde_json::from_slice(json) {
            Ok(shape) => shape,
            Err(error) => {
                // An entry of a later version may well have another shape; its version is the better reason.
                let version = serde_json::from_slice::<Version>(json).map(|version| version.loa);
                return Err(match version {
                    Ok(version) if version != ENTRY_VERSION => Misread::Version(version),
                    _ => Misread::Shape(error.to_string()),
                });
            }
        };
        if shape.loa != ENTRY_VERSION {
            return Err(Misread::Version(shape.loa));
        }
        let instant = |text: &str| {
            let parsed = text.parse::<Timestamp>();
            parsed.map_err(|_| Misread::Shape(format!("`{}`", text.escape_debug())))
        };
        Ok(Self {
            started: instant(&shape.started)?,
            finished: instant(&shape.finished)?,
            contest: shape.contest,
            round: shape.round,
            group: shape.group,
            code: shape.code,
            attempt: shape.attempt,
            fields: shape.fields.0,
            consents: shape.consents,
            answers: shape.answers.0,
            prediction: shape.prediction,
            device: shape.device,
        })
    }
}

/// Why some JSON is no entry.
pub(super) enum Misread {
    /// It is one of another version.
    Version(String),
    /// It has another shape.
    Shape(String),
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    loa: String,
    contest: String,
    round: String,
    group: String,
    code: String,
    attempt: u16,
    fields: Pairs,
    consents: Vec<String>,
    answers: Pairs,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prediction: Option<String>,
    started: String,
    finished: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<String>,
}

#[derive(serde::Deserialize)]
struct Version {
    loa: String,
}

/// An object whose keys keep their order and stand once.
struct Pairs(Vec<(String, String)>);

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs: Vec<(String, String)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, String>()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
