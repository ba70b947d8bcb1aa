//! The rules of real contests (domain/contests.md), each with the case that decides in it.

use loa::contest::{Drawer, Verdict, reason, result};
use loa::site::{
    Attempt, AttemptScope, Attempts, Collective, Pillar, Prediction, PredictionKind,
    PredictionScope, Prize, PrizeScope, RankingKey, Stratum, Team, Zone,
};

use crate::rules::{any, contest, group, plain_bank, round, vi};
use crate::sheet::{Sheet, codes, flags, on_time, timed};

fn sheet(questions: usize, per_paper: u16, change: impl Fn(&mut loa::site::Contest)) -> Sheet {
    let (bank, key) = plain_bank("vong-1", questions, &[]);
    let mut contest = contest(bank, vec![any(per_paper)]);
    change(&mut contest);
    Sheet::new(contest, &[("vong-1", key)])
}

fn attempts(most: u16, scope: AttemptScope, counts: Attempt) -> Attempts {
    Attempts {
        most,
        scope,
        counts,
    }
}

/// Hải Dương 2024: 20 questions in 20 minutes, at most three attempts, the best one kept.
#[test]
fn hai_duong_keeps_the_best_of_three() {
    let sheet = sheet(60, 20, |contest| {
        contest.paper.time_limit = Some(20 * 60);
        contest.attempts = attempts(3, AttemptScope::Contest, Attempt::Best);
    });
    let tries = [(1, 12, "10"), (2, 17, "11"), (3, 15, "12"), (4, 20, "13")];
    let arrivals = tries.map(|(attempt, right, hour)| {
        let entry = sheet.entry_in(0, "can-bo", "A1", attempt, right);
        on_time(timed(entry, &format!("2024-07-02T{hour}:00:00+07:00"), 600))
    });
    let graded = sheet.grade(arrivals.to_vec());
    let counting: Vec<_> = graded.counting().map(|(_, entry)| entry.score).collect();
    assert_eq!(counting, [17]);
    assert_eq!(
        flags(&graded, "A1"),
        ["attempt_number"],
        "the fourth is told, with all right answers"
    );
    let replaced = graded
        .entries
        .iter()
        .filter(|entry| entry.verdict == Verdict::Replaced);
    assert_eq!(replaced.count(), 2);
    let first = sheet_with(&sheet, Attempt::First);
    assert_eq!(
        first
            .grade(arrivals.to_vec())
            .counting()
            .map(|(_, e)| e.score)
            .collect::<Vec<_>>(),
        [12]
    );
    let last = sheet_with(&sheet, Attempt::Last);
    assert_eq!(
        last.grade(arrivals.to_vec())
            .counting()
            .map(|(_, e)| e.score)
            .collect::<Vec<_>>(),
        [15]
    );
}

fn sheet_with(sheet: &Sheet, counts: Attempt) -> Sheet {
    let mut contest = sheet.contest.clone();
    contest.attempts.counts = counts;
    Sheet::new(
        contest,
        &[("vong-1", sheet.keys.banks["vong-1"].key.clone())],
    )
}

/// Huế 2025: officials and citizens with questions of their own, once a week, how many had everything right.
#[test]
fn hue_counts_one_entry_a_week_and_the_nearest_guess_wins() {
    let (officials, key) = plain_bank("can-bo", 40, &[]);
    let (citizens, other_key) = plain_bank("nguoi-dan", 40, &[]);
    let mut rules = contest(officials, vec![any(15)]);
    rules.banks.insert("nguoi-dan".to_owned(), citizens);
    rules.groups.push(group("nguoi-dan"));
    rules.rounds[0].banks = [("can-bo", "can-bo"), ("nguoi-dan", "nguoi-dan")]
        .map(|(g, b)| (g.to_owned(), b.to_owned()))
        .into();
    rules.ranking = vec![RankingKey::Score, RankingKey::Prediction, RankingKey::Draw];
    rules.prediction = Some(Prediction {
        kind: PredictionKind::CountAllCorrect,
        scope: PredictionScope::Round,
        decimals: 0,
    });
    let prize = |group: &str| Prize {
        name: vi("Giải Nhất"),
        count: 1,
        value: Some(800_000),
        group: Some(group.to_owned()),
        scope: PrizeScope::Round,
    };
    rules.prizes = vec![prize("can-bo"), prize("nguoi-dan")];
    let sheet = Sheet::new(rules, &[("can-bo", key), ("nguoi-dan", other_key)]);
    let guess = |group: &str, code: &str, right: usize, guess: &str| {
        let mut entry = sheet.entry_in(0, group, code, 1, right);
        entry.prediction = Some(guess.to_owned());
        on_time(entry)
    };
    let mut again = guess("can-bo", "C1", 15, "3");
    again.entry.as_mut().unwrap().prediction = Some("2".to_owned());
    again.hash.replace_range(..2, "ff");
    again.received = again
        .received
        .map(|at| at + jiff::SignedDuration::from_secs(60));
    let arrivals = vec![
        guess("can-bo", "C1", 15, "18"),
        again,
        guess("can-bo", "C2", 15, "15"),
        guess("can-bo", "C3", 14, "3"),
        guess("nguoi-dan", "D1", 15, "20"),
        guess("nguoi-dan", "D2", 9, "3"),
    ];
    let graded = sheet.grade(arrivals);
    assert_eq!(
        graded.actual,
        Some(3),
        "C1, C2 and D1; both groups together"
    );
    assert_eq!(codes(&graded, 0), ["C2", "C1", "C3"]);
    assert_eq!(codes(&graded, 1), ["D1", "D2"]);
    assert_eq!(flags(&graded, "C1"), ["same_attempt"]);
    let ranked = &graded.rankings[0].ranked;
    let rules = sheet.contest.prediction.as_ref();
    let why = reason(&ranked[0], &ranked[1], rules, Zone::VIETNAM);
    assert_eq!(why.vi, "hạng 1 vì dự đoán lệch 12, hạng 2 lệch 15");
    assert_eq!(
        why.en,
        "rank 1 for a prediction off by 12, rank 2 is off by 15"
    );
    let why = reason(&ranked[1], &ranked[2], rules, Zone::VIETNAM);
    assert_eq!(why.vi, "hạng 2 vì đúng 15 câu, hạng 3 đúng 14 câu");
    let public = result(&graded, "");
    let winners: Vec<_> = public
        .groups
        .values()
        .map(|group| group.ranking[0].prize.as_deref())
        .collect();
    assert_eq!(winners, [Some("Giải Nhất"), Some("Giải Nhất")]);
    assert_eq!(
        (public.received, public.entrants, public.all_right),
        (6, 5, 3)
    );
    assert_eq!(public.bands, [3, 1, 1, 0]);
}

/// Bộ GTVT 2020: 15 questions, 2 + 2 + 4 + 2 + 2 + 1 + 2 by content.
#[test]
fn gtvt_draws_by_content() {
    use Pillar::{
        Apparatus, CivilService, DigitalGovernment, Direction, Institutional, Procedures,
        PublicFinance,
    };
    let pillars = [
        Direction,
        Institutional,
        Procedures,
        Apparatus,
        CivilService,
        PublicFinance,
        DigitalGovernment,
    ];
    let counts = [2, 2, 4, 2, 2, 1, 2];
    let (bank, _) = plain_bank("vong-1", 70, &pillars);
    let strata = pillars.iter().zip(counts).map(|(pillar, count)| Stratum {
        pillar: Some(*pillar),
        count,
    });
    let contest = contest(bank, strata.collect());
    let drawer = Drawer::new(&contest, &contest.rounds[0], "can-bo").unwrap();
    for code in ["A1", "B2", "C3", "0912345678"] {
        let paper: Vec<_> = drawer.questions(code, 1).collect();
        let found =
            pillars.map(|pillar| paper.iter().filter(|q| q.pillar == Some(pillar)).count() as u16);
        assert_eq!(found, counts, "{code}");
        let mut ids: Vec<_> = paper.iter().map(|q| &q.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 15, "no question twice");
    }
}

/// A city's contest: the percentage of entrants with everything right, five decimals.
#[test]
fn a_percentage_has_five_decimals() {
    let sheet = sheet(10, 10, |contest| {
        contest.ranking = vec![RankingKey::Prediction, RankingKey::Draw];
        contest.prediction = Some(Prediction {
            kind: PredictionKind::PercentAllCorrect,
            scope: PredictionScope::Round,
            decimals: 5,
        });
    });
    let cases = [
        ("A1", 10, "66,66666"),
        ("A2", 10, "66.66667"),
        ("A3", 1, "87,65432"),
        ("A4", 10, "nhiều"),
        ("A5", 9, "66,6667"),
    ];
    let arrivals = cases.map(|(code, right, guess)| {
        let mut entry = sheet.entry(code, right);
        entry.prediction = Some(guess.to_owned());
        on_time(entry)
    });
    let graded = sheet.grade(arrivals.to_vec());
    assert_eq!(graded.actual_shown().as_deref(), Some("60.00000"));
    assert_eq!(codes(&graded, 0), ["A1", "A2", "A5", "A3", "A4"]);
    assert_eq!(flags(&graded, "A4"), ["unreadable_prediction"]);
    let ranked = &graded.rankings[0].ranked;
    let why = reason(
        &ranked[0],
        &ranked[1],
        sheet.contest.prediction.as_ref(),
        Zone::VIETNAM,
    );
    assert_eq!(
        why.vi,
        "hạng 1 vì dự đoán lệch 6,66666, hạng 2 lệch 6,66667"
    );
}

/// Quảng Nam youth 2014: a tie goes to who entered earlier.
#[test]
fn quang_nam_lets_the_earlier_entry_win() {
    let sheet = sheet(15, 15, |contest| {
        contest.ranking = vec![
            RankingKey::Score,
            RankingKey::Prediction,
            RankingKey::SubmittedAt,
            RankingKey::Draw,
        ];
        contest.prediction = Some(Prediction {
            kind: PredictionKind::CountEntrants,
            scope: PredictionScope::Round,
            decimals: 0,
        });
    });
    let cases = [("A1", "09:12:32"), ("A2", "09:12:31"), ("A3", "09:12:31")];
    let arrivals = cases.map(|(code, time)| {
        let mut entry = timed(
            sheet.entry(code, 15),
            &format!("2024-07-02T{time}+07:00"),
            300,
        );
        entry.prediction = Some("10".to_owned());
        on_time(entry)
    });
    let graded = sheet.grade(arrivals.to_vec());
    let order = codes(&graded, 0);
    assert_eq!(order[2], "A1", "a second later");
    let ranked = &graded.rankings[0].ranked;
    assert_eq!(ranked[0].decided_by, Some(RankingKey::Draw));
    assert_eq!(ranked[1].decided_by, Some(RankingKey::SubmittedAt));
    let why = reason(&ranked[1], &ranked[2], None, Zone::VIETNAM);
    assert_eq!(
        why.vi,
        "hạng 2 vì nộp lúc 09:12:31 ngày 2/7/2024, hạng 3 nộp lúc 09:12:32 ngày 2/7/2024"
    );
}

/// Hải Dương's collective prizes: half of a unit's people at least, then the mean score.
#[test]
fn teams_below_the_floor_are_listed_and_not_ranked() {
    let sheet = sheet(10, 10, |contest| {
        let team = |id: &str, name: &str, members| Team {
            id: id.to_owned(),
            name: vi(name),
            members,
        };
        contest.teams = vec![
            team("so-noi-vu", "Sở Nội vụ", 4),
            team("so-y-te", "Sở Y tế", 2),
            team("so-tai-chinh", "Sở Tài chính", 4),
            team("bql", "Ban Quản lý", 0),
        ];
        contest.fields.push(loa::site::AskedField {
            field: loa::site::EntryField::Team,
            is_required: false,
            why: None,
        });
        let prize = Prize {
            name: vi("Giải tập thể"),
            count: 1,
            value: None,
            group: None,
            scope: PrizeScope::Round,
        };
        contest.collective = Some(Collective {
            floor_percent: 50,
            prizes: vec![prize],
        });
    });
    let cases = [
        ("A1", "so-noi-vu", 10),
        ("A2", "SỞ  NỘI VỤ", 8),
        ("A3", "So\u{31b}\u{309} Y t\u{ea}\u{301}", 10),
        ("A4", "Sở Tài chính", 10),
        ("A5", "Sở Tài Chánh", 10),
    ];
    let arrivals = cases.map(|(code, team, right)| {
        let mut entry = sheet.entry(code, right);
        entry.fields.push(("team".to_owned(), team.to_owned()));
        on_time(entry)
    });
    let graded = sheet.grade(arrivals.to_vec());
    let found: Vec<_> = graded
        .teams
        .iter()
        .map(|t| {
            (
                sheet.contest.teams[t.team].id.as_str(),
                t.rank,
                t.entrants,
                t.prize,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("so-y-te", Some(1), 1, Some(0)),
            ("so-noi-vu", Some(2), 2, None),
            ("so-tai-chinh", None, 1, None),
            ("bql", None, 0, None),
        ]
    );
    assert_eq!(flags(&graded, "A5"), ["unknown_team"]);
}

/// Three weeks, a prize for all of them: scores add up.
#[test]
fn a_prize_of_the_whole_contest_goes_by_the_sum() {
    let sheet = sheet(10, 10, |contest| {
        contest.rounds.push(round(2, &["can-bo"], "vong-1"));
        contest.prizes = vec![Prize {
            name: vi("Giải chung cuộc"),
            count: 1,
            value: None,
            group: None,
            scope: PrizeScope::Contest,
        }];
    });
    let arrivals = [
        (0, "A1", 10),
        (1, "A1", 2),
        (0, "A2", 7),
        (1, "A2", 7),
        (1, "A3", 10),
    ];
    let arrivals = arrivals
        .map(|(round, code, right)| on_time(sheet.entry_in(round, "can-bo", code, 1, right)));
    let graded = sheet.grade_round(1, arrivals.to_vec(), Vec::new());
    assert_eq!(codes(&graded, 0), ["A3", "A2", "A1"], "the round by itself");
    let public = result(&graded, "");
    let overall = &public.overall["can-bo"].ranking;
    let scores: Vec<_> = overall.iter().map(|one| (one.score, one.of)).collect();
    assert_eq!(scores, [(14, 20), (12, 20), (10, 10)]);
    assert_eq!(overall[0].prize.as_deref(), Some("Giải chung cuộc"));
}
