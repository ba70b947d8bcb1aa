//! What takes long to make of texts, from one build to the next.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::reading::Reading;
use super::text::ShownText;
use crate::memory::{Kept, Mark};

/// Texts as they were shown and read aloud.
#[derive(Debug, Default)]
pub struct Remembered {
    pub(super) texts: Kept<ShownText>,
    pub(super) readings: Kept<Reading>,
}

/// The same as one process leaves it for the next.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LeftTexts {
    texts: Vec<(Mark, Arc<ShownText>)>,
    readings: Vec<(Mark, Arc<Reading>)>,
}

impl Remembered {
    /// One for a process that builds again and again.
    pub fn remembering() -> Self {
        Self::with(LeftTexts::default())
    }

    /// One that knows what an earlier process left.
    pub fn with(left: LeftTexts) -> Self {
        Self {
            texts: Kept::with(left.texts),
            readings: Kept::with(left.readings),
        }
    }

    /// A build is over: what it did not ask for is forgotten.
    pub fn turn(&mut self) {
        self.texts.turn();
        self.readings.turn();
    }

    /// What the last build asked for, for another process.
    pub fn leave(&mut self) -> LeftTexts {
        LeftTexts {
            texts: self.texts.take(),
            readings: self.readings.take(),
        }
    }
}
