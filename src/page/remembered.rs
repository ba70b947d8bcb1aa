//! What takes long to make of texts, from one build to the next.

use super::reading::Reading;
use super::text::ShownText;
use crate::memory::Kept;

/// Texts as they were shown and read aloud.
#[derive(Debug, Default)]
pub struct Remembered {
    pub(super) texts: Kept<ShownText>,
    pub(super) readings: Kept<Reading>,
}

impl Remembered {
    /// One for a process that builds again and again.
    pub fn remembering() -> Self {
        Self {
            texts: Kept::remembering(),
            readings: Kept::remembering(),
        }
    }

    /// A build is over: what it did not ask for is forgotten.
    pub fn turn(&mut self) {
        self.texts.turn();
        self.readings.turn();
    }
}
