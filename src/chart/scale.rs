//! From values to pixels, with round numbers to read them by.

/// A straight scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    low: f64,
    zero_at: f64,
    per_value: f64,
}

impl Scale {
    /// `low` lies at pixel `from`, `high` at pixel `to`; when they are the same everything lies in the middle.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let span = high - low;
        match span > 0.0 {
            true => Self {
                low,
                zero_at: from,
                per_value: (to - from) / span,
            },
            false => Self {
                low,
                zero_at: f64::midpoint(from, to),
                per_value: 0.0,
            },
        }
    }

    /// Where a value lies.
    pub fn at(&self, value: f64) -> f64 {
        self.zero_at + (value - self.low) * self.per_value
    }
}

/// About `count` round numbers from at or below `low` to at or above `high`; a single value gets one on either side.
pub(super) fn ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let (low, high) = match high > low {
        true => (low, high),
        false if low == 0.0 => (0.0, 1.0),
        false => (low - low.abs() * 0.05, low + low.abs() * 0.05),
    };
    let rough = (high - low) / count.max(1) as f64;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|round| round * power)
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(rough);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let steps = (last - first).clamp(1.0, 20.0) as u32;
    (0..=steps)
        .map(|at| (first + f64::from(at)) * step)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        for (low, high, expected) in [
            (0.0, 10.0, &[0.0, 2.5, 5.0, 7.5, 10.0][..]),
            (82.3, 88.4, &[82.0, 84.0, 86.0, 88.0, 90.0]),
            (5.0, 5.0, &[4.75, 5.0, 5.25]),
        ] {
            let found = ticks(low, high, 4);
            assert!(
                found[0] <= low && *found.last().unwrap() >= high,
                "{found:?}"
            );
            if low < high {
                assert_eq!(found, expected);
            }
        }
    }
}
