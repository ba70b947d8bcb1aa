//! Which questions an entrant gets: they follow from the code and the round's published seed, so anybody can draw the same paper again.
//!
//! The entry page draws with the same rules in JavaScript; `tests/contest/draw.json` holds both to each other.

use sha2::{Digest, Sha256};

use crate::site::{Contest, Paper, Question, QuestionKind, Round};

use super::digest::sha256;

/// A question on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnQuestion {
    /// Its id in the bank.
    pub id: String,
    /// The letters of its choices in the order in which they are shown; empty when there is nothing to choose.
    pub choices: Vec<char>,
}

/// Draws the papers of one round and group.
#[derive(Clone, Debug)]
pub struct Drawer<'c> {
    rules: &'c Paper,
    questions: Vec<&'c Question>,
    /// Per stratum: candidates by position in `questions`, and how many are drawn.
    strata: Vec<(Vec<usize>, usize)>,
    /// What the hash begins with: version, contest, round, group, seed.
    beginning: String,
}

impl<'c> Drawer<'c> {
    /// Nothing when the group has no bank in this round.
    pub fn new(contest: &'c Contest, round: &'c Round, group: &str) -> Option<Self> {
        let bank = contest.banks.get(round.banks.get(group)?)?;
        let mut questions: Vec<&Question> = bank.questions.iter().collect();
        // Everybody has the same order, whatever the order of the file.
        questions.sort_by(|one, other| one.id.as_bytes().cmp(other.id.as_bytes()));
        let strata = contest.paper.strata.iter().map(|stratum| {
            let fits =
                |question: &Question| stratum.pillar.is_none_or(|p| question.pillar == Some(p));
            let fitting = questions.iter().enumerate().filter(|(_, q)| fits(q));
            (
                fitting.map(|(at, _)| at).collect(),
                usize::from(stratum.count),
            )
        });
        let strata = strata.collect();
        let (contest_id, round_id, seed) = (&contest.id, &round.id, &round.seed);
        Some(Self {
            rules: &contest.paper,
            strata,
            questions,
            beginning: format!("loa-paper-1\n{contest_id}\n{round_id}\n{group}\n{seed}\n"),
        })
    }

    /// The paper of an entrant (`code` as [`normal_code`](super::normal_code) gives it), in the order in which it is shown. Attempts count from 1.
    pub fn paper(&self, code: &str, attempt: u16) -> Vec<DrawnQuestion> {
        let mut stream = self.stream(code, attempt);
        let mut drawn = self.draw(&mut stream);
        if self.rules.shuffles_questions {
            stream.shuffle(&mut drawn);
        }
        let shown = drawn.into_iter().map(|at| {
            let question = self.questions[at];
            let mut choices: Vec<char> = question.choices.iter().map(|c| c.letter).collect();
            let is_shuffled = matches!(
                question.kind,
                QuestionKind::Single | QuestionKind::Multiple | QuestionKind::Ordering
            );
            if self.rules.shuffles_choices && is_shuffled {
                stream.shuffle(&mut choices);
            }
            DrawnQuestion {
                id: question.id.clone(),
                choices,
            }
        });
        shown.collect()
    }

    /// The questions of a paper without their order: all that a grader needs, at a fifth of the cost.
    pub fn questions(&self, code: &str, attempt: u16) -> impl Iterator<Item = &'c Question> + '_ {
        let drawn = self.draw(&mut self.stream(code, attempt));
        drawn.into_iter().map(|at| self.questions[at])
    }

    fn stream(&self, code: &str, attempt: u16) -> Stream {
        Stream::new(format!("{}{code}\n{attempt}\n", self.beginning))
    }

    /// Stratum by stratum, without putting back.
    fn draw(&self, stream: &mut Stream) -> Vec<usize> {
        let mut is_drawn = vec![false; self.questions.len()];
        let mut drawn = Vec::new();
        for (fitting, count) in &self.strata {
            let left = fitting.iter().copied().filter(|at| !is_drawn[*at]);
            let mut candidates: Vec<usize> = left.collect();
            let count = (*count).min(candidates.len());
            for k in 0..count {
                let j = k + stream.below(candidates.len() - k);
                candidates.swap(k, j);
                is_drawn[candidates[k]] = true;
            }
            drawn.extend_from_slice(&candidates[..count]);
        }
        drawn
    }
}

/// The last key of a ranking: the smaller hex goes first.
pub fn tie_break(contest: &str, round: &Round, code: &str) -> String {
    let (round, seed) = (&round.id, &round.seed);
    sha256(format!("loa-draw-1\n{contest}\n{round}\n{seed}\n{code}"))
}

/// Numbers that follow from a text: block i is SHA-256 of the text and i, and gives eight big-endian numbers of 32 bits.
struct Stream {
    text: String,
    block: u32,
    numbers: [u32; 8],
    next: usize,
}

impl Stream {
    fn new(text: String) -> Self {
        Self {
            text,
            block: 0,
            numbers: [0; 8],
            next: 8,
        }
    }

    fn number(&mut self) -> u32 {
        if self.next == 8 {
            let hash = Sha256::digest(format!("{}{}", self.text, self.block));
            for (number, bytes) in self.numbers.iter_mut().zip(hash.chunks_exact(4)) {
                *number = bytes.iter().fold(0, |n, byte| n << 8 | u32::from(*byte));
            }
            self.block += 1;
            self.next = 0;
        }
        self.next += 1;
        self.numbers[self.next - 1]
    }

    /// A number below `n`, each as likely as the others: numbers beyond the last whole multiple of `n` are passed over.
    fn below(&mut self, n: usize) -> usize {
        let n = (n as u64).max(1);
        let limit = (1 << 32) / n * n;
        loop {
            let number = u64::from(self.number());
            if number < limit {
                return (number % n) as usize;
            }
        }
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// The first `count` numbers below `n` that follow from a text, for whoever writes the same in another language.
pub fn numbers_below(text: &str, n: u32, count: usize) -> Vec<usize> {
    let mut stream = Stream::new(text.to_owned());
    (0..count).map(|_| stream.below(n as usize)).collect()
}
