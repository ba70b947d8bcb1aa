//! What a text asked of the site around it, and what it was told: when it would be told the same, it looks the same.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::prose::{Image, Mistake, Surroundings};

/// A question with its answer.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Asked {
    Link(String, Result<String, Mistake>),
    Image(String, Result<Image, Mistake>),
}

/// Surroundings that write down what they are asked.
pub(super) struct Asking<'a, S> {
    around: &'a S,
    asked: Mutex<Vec<Asked>>,
}

impl<'a, S: Surroundings> Asking<'a, S> {
    pub fn new(around: &'a S) -> Self {
        Self {
            around,
            asked: Mutex::default(),
        }
    }

    /// Everything that was asked.
    pub fn asked(self) -> Vec<Asked> {
        self.asked
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, asked: Asked) {
        let mut all = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(asked);
    }
}

impl<S: Surroundings> Surroundings for Asking<'_, S> {
    fn link(&self, target: &str) -> Result<String, Mistake> {
        let answer = self.around.link(target);
        self.note(Asked::Link(target.to_owned(), answer.clone()));
        answer
    }

    fn image(&self, target: &str) -> Result<Image, Mistake> {
        let answer = self.around.image(target);
        self.note(Asked::Image(target.to_owned(), answer.clone()));
        answer
    }

    /// Known of every page beforehand.
    fn has_id(&self, id: &str) -> bool {
        self.around.has_id(id)
    }
}

/// True when the same would be told today.
pub(super) fn answers_the_same(around: &impl Surroundings, asked: &[Asked]) -> bool {
    asked.iter().all(|asked| match asked {
        Asked::Link(target, answer) => around.link(target) == *answer,
        Asked::Image(target, answer) => around.image(target) == *answer,
    })
}
