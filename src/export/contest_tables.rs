//! A graded round as tables for the organiser: ranking, all entries, what to look at, questions, teams, how it came about.

use rayon::prelude::*;

use super::contest_words::{clock, field, label, name, names, reasons, unit, verdict};
use crate::contest::{Audit, Graded, Ranked, reason};
use crate::diagnostic::Text;
use crate::site::{EntryField, RoundResult};

/// A table with a name; all rows have as many cells as there are columns.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestTable {
    /// Name of the sheet.
    pub name: &'static str,
    /// Name of the file of its copy, without ending.
    pub file: &'static str,
    /// What the columns are called.
    pub columns: Vec<String>,
    /// What stands in them.
    pub rows: Vec<Vec<ContestCell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum ContestCell {
    /// Words, which are never a formula.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for ContestCell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for ContestCell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for ContestCell {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

fn number(number: Option<u32>) -> ContestCell {
    number.map_or_else(|| "".into(), ContestCell::from)
}

/// All tables of a graded round, with personal data: they stay with the organiser.
pub fn contest_tables(
    graded: &Graded<'_>,
    result: &RoundResult,
    audit: &Audit,
) -> Vec<ContestTable> {
    vec![
        ranking(graded),
        entries(graded),
        flags(graded),
        questions(result),
        teams(graded, result),
        record(graded, audit),
    ]
}

fn table(
    name: &'static str,
    file: &'static str,
    columns: &[&str],
    rows: Vec<Vec<ContestCell>>,
) -> ContestTable {
    ContestTable {
        name,
        file,
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows,
    }
}

fn ranking(graded: &Graded<'_>) -> ContestTable {
    let columns = [
        "Phạm vi",
        "Đối tượng",
        "Hạng",
        "Mã người thi",
        "Họ và tên",
        "Đơn vị",
        "Điểm",
        "Số câu",
        "Dự đoán lệch",
        "Giây",
        "Nộp lúc",
        "Giải",
        "Vì sao đứng trên người kế tiếp",
        "Why before the next",
        "Cần xem lại",
    ];
    let mut rows = Vec::new();
    for (scope, rankings, prizes) in [
        ("Vòng", &graded.rankings, &graded.prizes),
        ("Cả cuộc thi", &graded.overall, &graded.overall_prizes),
    ] {
        for ranking in rankings {
            let made = ranking.ranked.par_iter().enumerate().map(|(at, ranked)| {
                let judged = &graded.entries[ranked.contender.entry];
                let prize = prizes.get(&ranked.contender.entry);
                let prize =
                    prize.map(|prize| name(graded, &graded.grading.contest.prizes[*prize].name));
                let why = why(graded, ranked, ranking.ranked.get(at + 1));
                vec![
                    scope.into(),
                    ranking.group.as_str().into(),
                    ranked.rank.into(),
                    judged.code.as_str().into(),
                    field(judged, EntryField::Name).into(),
                    unit(graded, judged).into(),
                    ranked.contender.score.into(),
                    u32::from(judged.of).into(),
                    off_by(graded, ranked).into(),
                    number(ranked.contender.seconds.and_then(|s| s.try_into().ok())),
                    clock(graded, ranked.contender.submitted).into(),
                    prize.unwrap_or_default().into(),
                    why.vi.into(),
                    why.en.into(),
                    names(&judged.flags).into(),
                ]
            });
            rows.extend(made.collect::<Vec<_>>());
        }
    }
    table("Xếp hạng", "xep-hang", &columns, rows)
}

fn why(graded: &Graded<'_>, ranked: &Ranked, next: Option<&Ranked>) -> Text {
    let nothing = Text {
        vi: String::new(),
        en: String::new(),
    };
    let rules = graded.grading.contest.prediction.as_ref();
    next.map_or(nothing, |next| {
        reason(ranked, next, rules, graded.grading.zone)
    })
}

fn off_by(graded: &Graded<'_>, ranked: &Ranked) -> String {
    let rules = graded.grading.contest.prediction.as_ref();
    let steps = ranked.contender.off_by;
    let shown = rules
        .zip(steps)
        .map(|(rules, steps)| crate::contest::shown_prediction(rules, steps));
    shown.unwrap_or_default()
}

fn entries(graded: &Graded<'_>) -> ContestTable {
    let asked = &graded.grading.contest.fields;
    let mut columns = vec!["Bài (SHA-256)", "Mã người thi"];
    columns.extend(asked.iter().map(|asked| label(asked.field)));
    columns.extend([
        "Vòng",
        "Đối tượng",
        "Lượt",
        "Nhận lúc",
        "Bắt đầu",
        "Nộp (máy người thi)",
        "Giây",
        "Điểm",
        "Số câu",
        "Dự đoán",
        "Kết luận",
        "Lý do",
        "Nguồn",
    ]);
    let rows = graded.entries.par_iter().map(|judged| {
        let entry = judged.entry();
        let said = |text: Option<&str>| ContestCell::from(text.unwrap_or(""));
        let mut row: Vec<ContestCell> = vec![
            judged.arrival.hash.as_str().into(),
            judged.code.as_str().into(),
        ];
        row.extend(
            asked
                .iter()
                .map(|asked| ContestCell::from(field(judged, asked.field))),
        );
        row.extend([
            said(entry.map(|entry| entry.round.as_str())),
            said(entry.map(|entry| entry.group.as_str())),
            number(entry.map(|entry| entry.attempt.into())),
            clock(graded, judged.arrival.received).into(),
            clock(graded, entry.map(|entry| entry.started)).into(),
            clock(graded, entry.map(|entry| entry.finished)).into(),
            number(judged.seconds),
            u32::from(judged.score).into(),
            u32::from(judged.of).into(),
            said(entry.and_then(|entry| entry.prediction.as_deref())),
            verdict(judged.verdict).into(),
            reasons(graded, judged).into(),
            judged.arrival.sources.join("; ").into(),
        ]);
        row
    });
    table("Tất cả bài thi", "bai-thi", &columns, rows.collect())
}

fn flags(graded: &Graded<'_>) -> ContestTable {
    let columns = [
        "Loại",
        "Cờ",
        "Mã người thi",
        "Họ và tên",
        "Lý do",
        "Reason",
        "Bài (SHA-256)",
        "Nguồn",
    ];
    let mut rows = Vec::new();
    // What does not count first: somebody may complain about it.
    for voids in [true, false] {
        for judged in &graded.entries {
            for flag in judged.flags.iter().filter(|flag| flag.voids() == voids) {
                let Text { vi, en } = flag.text(graded.grading.zone);
                rows.push(vec![
                    if voids {
                        "Không tính".into()
                    } else {
                        "Cần xem lại".into()
                    },
                    flag.name().into(),
                    judged.code.as_str().into(),
                    field(judged, EntryField::Name).into(),
                    vi.into(),
                    en.into(),
                    judged.arrival.hash.as_str().into(),
                    judged.arrival.sources.join("; ").into(),
                ]);
            }
        }
    }
    table("Cần xem lại", "can-xem-lai", &columns, rows)
}

fn questions(result: &RoundResult) -> ContestTable {
    let rows = result.questions.iter().map(|question| {
        let share = (question.asked > 0).then(|| question.right as f64 / question.asked as f64);
        vec![
            question.id.as_str().into(),
            question.pillar.map_or("", |pillar| pillar.name()).into(),
            ContestCell::Number(question.asked as f64),
            ContestCell::Number(question.right as f64),
            share.map_or_else(
                || "".into(),
                |share| ContestCell::Number((share * 10_000.0).round() / 100.0),
            ),
        ]
    });
    table(
        "Thống kê câu hỏi",
        "cau-hoi",
        &[
            "Câu hỏi",
            "Nội dung",
            "Số lần hỏi",
            "Số lần đúng",
            "Đúng (%)",
        ],
        rows.collect(),
    )
}

fn teams(graded: &Graded<'_>, result: &RoundResult) -> ContestTable {
    let contest = graded.grading.contest;
    let rows = graded
        .teams
        .iter()
        .zip(&result.teams)
        .map(|(standing, team)| {
            let share = team.entrants as f64 * 100.0 / team.members.max(1) as f64;
            vec![
                number(team.rank),
                team.id.as_str().into(),
                name(graded, &contest.teams[standing.team].name).into(),
                ContestCell::Number(team.entrants as f64),
                ContestCell::Number(team.members as f64),
                ContestCell::Number((share * 100.0).round() / 100.0),
                ContestCell::Number(team.mean),
                team.prize.as_deref().unwrap_or("").into(),
            ]
        });
    let columns = [
        "Hạng",
        "Mã đơn vị",
        "Đơn vị",
        "Người dự thi",
        "Tổng số người",
        "Tỷ lệ tham gia (%)",
        "Điểm trung bình",
        "Giải",
    ];
    table("Đơn vị", "don-vi", &columns, rows.collect())
}

fn record(graded: &Graded<'_>, audit: &Audit) -> ContestTable {
    let grading = &graded.grading;
    let mut rows: Vec<Vec<ContestCell>> = Vec::new();
    let mut row = |what: &str, value: String| rows.push(vec![what.into(), value.into()]);
    row("Cuộc thi", grading.contest.id.clone());
    row("Vòng", graded.round().id.clone());
    row("Chấm lúc", clock(graded, Some(grading.at)));
    row(
        "Bài thi đã nhận",
        graded.of_this_round().count().to_string(),
    );
    row("Người có bài được tính", graded.entrants.to_string());
    row("Đúng tất cả các câu", graded.all_right.to_string());
    row(
        "Kết quả để so dự đoán",
        graded.actual_shown().unwrap_or_default(),
    );
    for (round, count) in &graded.elsewhere {
        row(
            "Bài của vòng khác, không xét ở đây",
            format!("{round}: {count}"),
        );
    }
    for (file, hash) in &grading.rules {
        row("Thể lệ và câu hỏi (SHA-256)", format!("{file} {hash}"));
    }
    for input in &grading.inputs {
        row(
            "Tệp bài thi (SHA-256)",
            format!("{} ({} bài)", input.sha256, input.entries),
        );
    }
    for exclusion in &grading.exclusions {
        row(
            "Ban Tổ chức loại",
            format!(
                "{}: {} ({})",
                exclusion.code, exclusion.reason, exclusion.by
            ),
        );
    }
    for note in &graded.notes {
        row("Lưu ý", note.vi.clone());
    }
    row("Mã băm cuối của bản kiểm tra", audit.last.clone());
    table("Nhật ký kiểm tra", "nhat-ky", &["Mục", "Nội dung"], rows)
}
