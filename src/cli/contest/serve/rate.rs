//! How often somebody may send: a bucket of tokens for each origin and one for all, in memory that does not grow with the number of origins.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::address::Origin;

/// How many origins are remembered at most, twice: those seen lately and those seen before.
const REMEMBERED: usize = 32_768;

/// How fast a bucket fills, and how much is in it at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Tokens a second.
    pub per_second: f64,
    /// Tokens in a full bucket.
    pub at_once: f64,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    filled: Instant,
}

impl Bucket {
    /// Takes a token, or tells how long it takes until there is one.
    fn take(&mut self, pace: Pace, now: Instant) -> Result<(), Duration> {
        let passed = now.saturating_duration_since(self.filled).as_secs_f64();
        self.tokens = (self.tokens + passed * pace.per_second).min(pace.at_once);
        self.filled = now;
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return Ok(());
        }
        Err(Duration::from_secs_f64(
            (1.0 - self.tokens) / pace.per_second,
        ))
    }
}

/// All buckets.
#[derive(Debug)]
pub struct Limits {
    each: Pace,
    all: Pace,
    everybody: Bucket,
    /// Two generations: when the young one is full it becomes the old one, and the old one is forgotten.
    young: HashMap<Origin, Bucket>,
    old: HashMap<Origin, Bucket>,
    most: usize,
}

impl Limits {
    /// Full buckets.
    pub fn new(each: Pace, all: Pace, now: Instant) -> Self {
        Self {
            each,
            all,
            everybody: full(all, now),
            young: HashMap::new(),
            old: HashMap::new(),
            most: REMEMBERED,
        }
    }

    /// Lets somebody in, or tells how long to wait. Whose origin is not known counts among all only.
    pub fn admit(&mut self, origin: Option<Origin>, now: Instant) -> Result<(), Duration> {
        if let Some(origin) = origin {
            let (each, old) = (self.each, &mut self.old);
            if self.young.len() >= self.most && !self.young.contains_key(&origin) {
                *old = std::mem::take(&mut self.young);
            }
            let bucket = self
                .young
                .entry(origin)
                .or_insert_with(|| old.remove(&origin).unwrap_or(full(each, now)));
            bucket.take(each, now)?;
        }
        self.everybody.take(self.all, now)
    }
}

fn full(pace: Pace, now: Instant) -> Bucket {
    Bucket {
        tokens: pace.at_once,
        filled: now,
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const EACH: Pace = Pace {
        per_second: 1.0,
        at_once: 3.0,
    };
    const ALL: Pace = Pace {
        per_second: 1_000.0,
        at_once: 1_000_000.0,
    };

    fn origin(n: u32) -> Option<Origin> {
        Some(Origin::V4(Ipv4Addr::from_bits(n)))
    }

    #[test]
    fn a_bucket_empties_and_fills() {
        let start = Instant::now();
        let mut limits = Limits::new(EACH, ALL, start);
        let after = |seconds: f64| start + Duration::from_secs_f64(seconds);
        for _ in 0..3 {
            assert_eq!(limits.admit(origin(1), start), Ok(()));
        }
        assert_eq!(
            limits.admit(origin(1), after(0.25)),
            Err(Duration::from_millis(750))
        );
        assert_eq!(limits.admit(origin(2), start), Ok(()), "another one");
        assert_eq!(limits.admit(None, start), Ok(()), "an unknown one");
        assert_eq!(limits.admit(origin(1), after(1.5)), Ok(()));
        assert!(limits.admit(origin(1), after(1.5)).is_err());
        for _ in 0..3 {
            assert_eq!(
                limits.admit(origin(1), after(100.0)),
                Ok(()),
                "no more than full"
            );
        }
        assert!(limits.admit(origin(1), after(100.0)).is_err());
    }

    #[test]
    fn all_together_have_a_bucket_too() {
        let start = Instant::now();
        let all = Pace {
            per_second: 2.0,
            at_once: 5.0,
        };
        let mut limits = Limits::new(EACH, all, start);
        let admitted = (0..10).filter(|n| limits.admit(origin(*n), start).is_ok());
        assert_eq!(admitted.count(), 5);
    }

    #[test]
    fn memory_has_an_end_and_who_is_busy_is_remembered() {
        let start = Instant::now();
        let mut limits = Limits::new(EACH, ALL, start);
        limits.most = 100;
        for _ in 0..3 {
            limits.admit(origin(0), start).unwrap();
        }
        for n in 1..10_000 {
            limits.admit(origin(n), start).unwrap();
            if n % 50 == 0 {
                assert!(limits.admit(origin(0), start).is_err());
            }
        }
        assert!(limits.young.len() <= 100 && limits.old.len() <= 100);
    }
}
