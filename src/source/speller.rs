//! Words spelled by number: texts say the same few thousand words again and again, each is worked out once.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use super::spelling::{runs, word};

/// Spells texts, and remembers every run of letters it has met. A term is the same number as long as the speller lives.
#[derive(Debug)]
pub struct Speller {
    /// Canonical terms by their number.
    terms: Vec<String>,
    numbers: BTreeMap<String, u32>,
    /// Runs that were met, with where their terms begin and end in `spelled`.
    runs: Vec<(String, u32, u32)>,
    spelled: Vec<u32>,
    /// Positions of runs + 1 by their hash, 0 where there is none; never iterated, so its order decides nothing.
    slots: Vec<u32>,
}

/// Runs a new speller has room for; a power of two.
const ROOM: usize = 1 << 12;

impl Default for Speller {
    fn default() -> Self {
        Self {
            terms: Vec::new(),
            numbers: BTreeMap::new(),
            runs: Vec::new(),
            spelled: Vec::new(),
            slots: vec![0; ROOM],
        }
    }
}

impl Speller {
    /// The numbers of all terms of a text, in its order: the parts of each word, then the whole of a code.
    pub fn terms(&mut self, text: &str, terms: &mut Vec<u32>) {
        for run in runs(text) {
            let at = self.run(run);
            let (_, from, to) = &self.runs[at];
            terms.extend_from_slice(&self.spelled[*from as usize..*to as usize]);
        }
    }

    /// Every term by its number.
    pub fn into_terms(self) -> Vec<String> {
        self.terms
    }

    fn run(&mut self, run: &str) -> usize {
        let slot = self.slot(run);
        match self.slots[slot] {
            0 => self.learn(run, slot),
            known => known as usize - 1,
        }
    }

    /// Where the run is, or where it has its place.
    fn slot(&self, run: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = xxh3_64(run.as_bytes()) as usize & last;
        while let Some(known) = (self.slots[slot] as usize).checked_sub(1) {
            if self.runs[known].0 == run {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }

    fn learn(&mut self, run: &str, slot: usize) -> usize {
        let from = self.spelled.len() as u32;
        let word = word(run);
        for term in word.parts.into_iter().chain(word.joined) {
            let next = self.terms.len() as u32;
            let number = *self.numbers.entry(term.clone()).or_insert(next);
            if number == next {
                self.terms.push(term);
            }
            self.spelled.push(number);
        }
        let at = self.runs.len();
        let to = self.spelled.len() as u32;
        self.runs.push((run.to_owned(), from, to));
        self.slots[slot] = at as u32 + 1;
        if self.runs.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for at in 0..self.runs.len() {
                let slot = self.slot(&self.runs[at].0);
                self.slots[slot] = at as u32 + 1;
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SpelledWord, spelled};

    #[test]
    fn a_speller_spells_as_everybody_does() {
        let many: Vec<String> = (0..5_000)
            .map(|at| format!("Từ{at} thuỷ-lợi 36/KH-{at}"))
            .collect();
        let mut speller = Speller::default();
        let mut numbers = Vec::new();
        let mut expected = Vec::new();
        for text in many.iter().chain(&many) {
            speller.terms(text, &mut numbers);
            for SpelledWord { parts, joined } in spelled(text) {
                expected.extend(parts);
                expected.extend(joined);
            }
        }
        let terms = speller.into_terms();
        let found: Vec<&String> = numbers.iter().map(|at| &terms[*at as usize]).collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>());
    }
}
