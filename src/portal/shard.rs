//! Which part of many sites one of several machines builds: the same on every machine, whatever else it knows.

use std::fmt;
use std::str::FromStr;

/// Part K of N, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

impl Shard {
    /// The ids of this part: those at the positions K, K + N, K + 2N … (from 1) of all ids in the order of their bytes. Every id is in
    /// exactly one part, and no part has more than one more than another.
    pub fn ids<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let mut sorted: Vec<&str> = ids.into_iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        let own = sorted.into_iter().skip(self.number - 1);
        own.step_by(self.of).collect()
    }
}

impl FromStr for Shard {
    type Err = ();

    /// Reads `3/8`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, of) = text.split_once('/').ok_or(())?;
        let (number, of) = (number.parse().map_err(drop)?, of.parse().map_err(drop)?);
        let is_part = (1..=of).contains(&number);
        is_part.then_some(Self { number, of }).ok_or(())
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_in_exactly_one_part() {
        let ids: Vec<String> = (0..23).map(|n| format!("xa-{n}")).collect();
        let all = || ids.iter().map(String::as_str);
        let mut met = Vec::new();
        for number in 1..=8 {
            let part = Shard { number, of: 8 }.ids(all());
            assert!((2..=3).contains(&part.len()), "{part:?}");
            assert_eq!(part, Shard { number, of: 8 }.ids(all().rev()));
            met.extend(part);
        }
        met.sort_unstable();
        let mut all: Vec<&str> = all().collect();
        all.sort_unstable();
        assert_eq!(met, all);
    }

    #[test]
    fn parts_as_people_write_them() {
        for (text, expected) in [
            ("1/1", Some((1, 1))),
            ("3/8", Some((3, 8))),
            ("0/8", None),
            ("9/8", None),
            ("1/0", None),
            ("a/b", None),
            ("3", None),
        ] {
            let found = text.parse::<Shard>().ok();
            assert_eq!(found.map(|s| (s.number, s.of)), expected, "{text}");
        }
    }
}
