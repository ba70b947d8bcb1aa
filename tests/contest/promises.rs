//! Properties of a grade: any entries in any order, the same bytes; what does not count decides nothing.

use std::collections::BTreeMap;

use loa::contest::{
    Arrival, Graded, Verdict, audit, normal_code, open, result, result_yaml, seal, verify_audit,
};
use loa::export::{contest_csv, contest_tables};
use loa::site::{
    Attempt, AttemptScope, Attempts, EntrantCode, Pillar, Prediction, PredictionKind,
    PredictionScope, Prize, PrizeScope, RankingKey, Stratum,
};
use proptest::prelude::*;

use crate::rules::{contest, plain_bank, vi};
use crate::sheet::{Sheet, came};

/// Twelve questions of two pillars, two attempts, a guess, all keys, a prize.
fn sheet(counts: Attempt) -> Sheet {
    let pillars = [Pillar::Procedures, Pillar::Institutional];
    let (bank, key) = plain_bank("vong-1", 12, &pillars);
    let strata = pillars.map(|pillar| Stratum {
        pillar: Some(pillar),
        count: 3,
    });
    let mut rules = contest(bank, strata.to_vec());
    rules.attempts = Attempts {
        most: 2,
        scope: AttemptScope::Round,
        counts,
    };
    rules.prediction = Some(Prediction {
        kind: PredictionKind::CountAllCorrect,
        scope: PredictionScope::Round,
        decimals: 0,
    });
    rules.ranking = vec![
        RankingKey::Score,
        RankingKey::Prediction,
        RankingKey::TimeTaken,
        RankingKey::SubmittedAt,
        RankingKey::Draw,
    ];
    rules.prizes = vec![Prize {
        name: vi("Giải Nhất"),
        count: 2,
        value: None,
        group: None,
        scope: PrizeScope::Round,
    }];
    Sheet::new(rules, &[("vong-1", key)])
}

/// Who, which attempt, how many right, how long, when it came, what they guessed, on which device.
type Draft = (u8, u16, usize, i64, Option<i64>, u8, Option<u8>);

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    let one = (
        0..12_u8,
        0..4_u16,
        0..7_usize,
        -5..900_i64,
        prop::option::of(-100..700_000_i64),
        0..9_u8,
        prop::option::of(0..4_u8),
    );
    prop::collection::vec(one, 0..30)
}

fn arrivals(sheet: &Sheet, drafts: &[Draft]) -> Vec<Arrival> {
    let made = drafts
        .iter()
        .map(|(who, attempt, right, seconds, received, guess, device)| {
            let mut entry = sheet.entry_in(0, "can-bo", &format!("A{who}"), *attempt, *right);
            entry.finished = entry.started + jiff::SignedDuration::from_secs(*seconds);
            entry.prediction = Some(guess.to_string());
            entry.device = device.map(|device| format!("d{device}"));
            let opens = sheet.contest.rounds[0].opens;
            came(
                entry,
                received.map(|after| opens + jiff::SignedDuration::from_secs(after)),
            )
        });
    made.collect()
}

/// Everything that is written of a grade.
fn bytes(graded: &Graded<'_>) -> String {
    let sheet = audit(graded);
    let public = result(graded, &sheet.last);
    let tables = contest_tables(graded, &public, &sheet);
    let tables: String = tables.iter().map(contest_csv).collect();
    format!("{}{}{tables}", sheet.text, result_yaml(&public))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_arrival_is_no_matter(drafts in drafts(), seed in any::<u64>(), which in 0..3_usize) {
        let sheet = sheet(Attempt::ALL[which]);
        let all = arrivals(&sheet, &drafts);
        let mut shuffled = all.clone();
        let mut state = seed | 1;
        for i in (1..shuffled.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            shuffled.swap(i, (state % (i as u64 + 1)) as usize);
        }
        // Some come twice.
        shuffled.extend(all.iter().take(3).cloned());
        prop_assert_eq!(bytes(&sheet.grade(all)), bytes(&sheet.grade(shuffled)));
    }

    #[test]
    fn an_entry_that_comes_late_changes_no_rank(drafts in drafts(), right in 0..7_usize) {
        let sheet = sheet(Attempt::Best);
        let all = arrivals(&sheet, &drafts);
        let ranks = |graded: &Graded<'_>| -> Vec<(String, u32)> {
            let ranked = graded.rankings[0].ranked.iter();
            ranked.map(|r| (graded.entries[r.contender.entry].arrival.hash.clone(), r.contender.score)).collect()
        };
        let before = ranks(&sheet.grade(all.clone()));
        let closes = sheet.contest.rounds[0].closes;
        let mut with_late = all;
        with_late.push(came(sheet.entry("LATE", right), Some(closes)));
        let graded = sheet.grade(with_late);
        prop_assert_eq!(before, ranks(&graded));
        prop_assert!(graded.entries.iter().any(|e| e.code == "LATE" && e.verdict == Verdict::Void));
    }

    #[test]
    fn figures_agree(drafts in drafts(), which in 0..3_usize) {
        let sheet = sheet(Attempt::ALL[which]);
        let graded = sheet.grade(arrivals(&sheet, &drafts));
        let mut entrants: BTreeMap<&str, u32> = BTreeMap::new();
        for (_, entry) in graded.counting() {
            prop_assert!(entry.score <= entry.of && entry.of == 6);
            *entrants.entry(&entry.code).or_default() += 1;
        }
        prop_assert!(entrants.values().all(|count| *count == 1), "one entry per entrant counts");
        let ranked = &graded.rankings[0].ranked;
        prop_assert_eq!(ranked.len(), entrants.len());
        for pair in ranked.windows(2) {
            let (one, next) = (&pair[0], &pair[1]);
            prop_assert_eq!(one.rank + 1, next.rank);
            prop_assert!(one.contender.score >= next.contender.score);
            prop_assert!(one.decided_by.is_some());
            if one.contender.score == next.contender.score {
                prop_assert!(one.contender.off_by <= next.contender.off_by);
            }
        }
        // What is void has a reason, and what has a reason of that kind is void.
        for entry in &graded.entries {
            let voided = entry.flags.iter().any(loa::contest::Flag::voids);
            prop_assert_eq!(voided, entry.verdict == Verdict::Void);
        }
        let public = result(&graded, "");
        prop_assert_eq!(public.bands.iter().sum::<u64>(), public.entrants);
        prop_assert_eq!(public.bands[0], public.all_right);
        prop_assert!(public.questions.iter().all(|q| q.right <= q.asked));
        prop_assert_eq!(public.questions.iter().map(|q| q.asked).sum::<u64>(), public.entrants * 6);
    }

    #[test]
    fn a_changed_sheet_does_not_verify(drafts in drafts(), line in any::<prop::sample::Index>(), byte in any::<prop::sample::Index>()) {
        let sheet = sheet(Attempt::First);
        let found = audit(&sheet.grade(arrivals(&sheet, &drafts)));
        let verified = verify_audit(&found.text).unwrap();
        prop_assert_eq!(&verified.last, &found.last);
        let lines: Vec<&str> = found.text.lines().collect();
        let at = 1 + line.index(lines.len() - 1);
        let without: Vec<&str> = lines.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, l)| *l).collect();
        let cut = verify_audit(&without.join("\n"));
        // Without its last line a sheet is whole, but ends in another hash than the published one.
        prop_assert!(cut.is_err() || cut.unwrap().last != found.last);
        let mut changed = found.text.clone().into_bytes();
        let from = found.text.find(lines[at]).unwrap();
        let place = from + byte.index(lines[at].len());
        changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
        prop_assert!(verify_audit(&String::from_utf8_lossy(&changed)).is_err());
    }

    #[test]
    fn a_code_is_read_as_it_was_written(name in "\\PC{0,30}", answers in prop::collection::btree_map("[a-z-]{1,12}", "\\PC{0,12}", 0..9), seconds in 0..100_000_i64) {
        let sheet = sheet(Attempt::First);
        let mut entry = sheet.entry("A1", 3);
        entry.fields[0].1 = name;
        entry.answers = answers.into_iter().collect();
        entry.finished = entry.started + jiff::SignedDuration::from_secs(seconds);
        prop_assert_eq!(open(&seal(&entry, 420)).unwrap().entry, entry);
    }

    #[test]
    fn nothing_that_comes_in_stops_the_reading(text in "(LOA1\\.|[ -~]|\\PC|\n){0,200}") {
        for arrival in loa::contest::arrivals_in("x", &text, None) {
            prop_assert!(!arrival.hash.is_empty());
        }
        for kind in EntrantCode::ALL {
            let once = normal_code(*kind, &text);
            prop_assert_eq!(normal_code(*kind, &once), once);
        }
    }
}
