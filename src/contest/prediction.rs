//! The question nobody can look up: what was guessed, what came out, how far apart they are – in whole steps of the last decimal.

use crate::site::{Prediction, PredictionKind};

/// What somebody wrote, in steps of the last decimal of the rules; `24,36582` with five decimals is 2 436 582. Numbers are read the Vietnamese
/// and the English way; a count may be written in groups of three.
pub fn read(rules: &Prediction, written: &str) -> Option<u64> {
    let text: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches('%');
    if rules.kind != PredictionKind::PercentAllCorrect {
        return whole(text);
    }
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let decimals = usize::from(rules.decimals);
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    // Zeros at the end say nothing more; other digits would be lost.
    let fraction = match fraction.len() > decimals {
        true => fraction.trim_end_matches('0'),
        false => fraction,
    };
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) || fraction.len() > decimals {
        return None;
    }
    let digits = format!("{whole}{fraction:0<decimals$}");
    (digits.len() <= 15).then(|| digits.parse().ok())?
}

fn whole(text: &str) -> Option<u64> {
    let mut groups = text.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_grouped =
        rest.is_empty() || first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let is_right = is_grouped && is_number(first) && rest.iter().all(|group| is_number(group));
    let digits = format!("{first}{}", rest.concat());
    (is_right && digits.len() <= 15).then(|| digits.parse().ok())?
}

/// What came out, in the same steps; a percentage is rounded to the nearest step, halves up.
pub fn actual(rules: &Prediction, entrants: u64, all_right: u64) -> u64 {
    match rules.kind {
        PredictionKind::CountAllCorrect => all_right,
        PredictionKind::CountEntrants => entrants,
        PredictionKind::PercentAllCorrect if entrants == 0 => 0,
        PredictionKind::PercentAllCorrect => {
            let steps = u128::from(all_right) * 100 * 10_u128.pow(rules.decimals.into());
            let entrants = u128::from(entrants);
            ((steps * 2 + entrants) / (entrants * 2)) as u64
        }
    }
}

/// Steps as a number with a point: `24.36582`.
pub fn shown(rules: &Prediction, steps: u64) -> String {
    let decimals = match rules.kind {
        PredictionKind::PercentAllCorrect => usize::from(rules.decimals),
        _ => 0,
    };
    if decimals == 0 {
        return steps.to_string();
    }
    let digits = format!("{steps:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    format!("{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::PredictionScope;

    fn rules(kind: PredictionKind, decimals: u8) -> Prediction {
        Prediction {
            kind,
            scope: PredictionScope::Round,
            decimals,
        }
    }

    #[test]
    fn numbers_as_people_write_them() {
        let percent = rules(PredictionKind::PercentAllCorrect, 5);
        let count = rules(PredictionKind::CountAllCorrect, 0);
        for (rules, written, expected) in [
            (&percent, "87,65432", Some(8_765_432)),
            (&percent, "87.65432 %", Some(8_765_432)),
            (&percent, "5", Some(500_000)),
            (&percent, "0,5", Some(50_000)),
            (&percent, "87,6543210", None),
            (&percent, "87,6543200", Some(8_765_432)),
            (&percent, "-1", None),
            (&percent, "", None),
            (&count, "5945", Some(5945)),
            (&count, "5.945", Some(5945)),
            (&count, "25 980", Some(25_980)),
            (&count, "5,9", None),
            (&count, "5945 người", None),
            (&count, "99999999999999999999", None),
        ] {
            assert_eq!(read(rules, written), expected, "{written}");
        }
        assert_eq!(actual(&percent, 24_399, 5945), 2_436_575);
        assert_eq!(shown(&percent, 2_436_575), "24.36575");
        assert_eq!(shown(&percent, 50), "0.00050");
        assert_eq!(actual(&percent, 0, 0), 0);
        assert_eq!(
            shown(
                &rules(PredictionKind::PercentAllCorrect, 0),
                actual(&rules(PredictionKind::PercentAllCorrect, 0), 3, 2)
            ),
            "67"
        );
    }
}
