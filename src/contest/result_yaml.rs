//! The public result as YAML: every text in quotes, every key in the order of the shape, so that the same result is the same file.

use std::fmt::Write;

use crate::site::{GroupResult, RankedEntrant, RoundResult};

/// The file `contests/<id>/results/<round>.yaml`.
pub fn result_yaml(result: &RoundResult) -> String {
    let mut text = String::from("# Do `loa contest grade` ghi; không sửa tay.\n");
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    let released = result.released.map(|at| quoted(&at.to_string()));
    line(format!(
        "released: {}",
        released.unwrap_or_else(|| "null".to_owned())
    ));
    line(format!("audit: {}", quoted(&result.audit)));
    line(format!("received: {}", result.received));
    line(format!("entrants: {}", result.entrants));
    line(format!("all_right: {}", result.all_right));
    if let Some(actual) = &result.actual {
        line(format!("actual: {}", quoted(actual)));
    }
    let [all, most, some, few] = result.bands;
    line(format!("bands: [{all}, {most}, {some}, {few}]"));
    map(
        &mut text,
        "by_day",
        result.by_day.iter(),
        |text, (day, count)| {
            line_of(text, &format!("  {}: {count}", quoted(day)));
        },
    );
    map(&mut text, "groups", result.groups.iter(), group);
    if !result.overall.is_empty() {
        map(&mut text, "overall", result.overall.iter(), group);
    }
    list(&mut text, "teams", result.teams.iter(), |text, team| {
        let mut parts = vec![format!("id: {}", quoted(&team.id))];
        parts.extend(team.rank.map(|rank| format!("rank: {rank}")));
        parts.push(format!("entrants: {}", team.entrants));
        parts.push(format!("members: {}", team.members));
        parts.push(format!("mean: {}", decimal(team.mean)));
        parts.extend(
            team.prize
                .as_ref()
                .map(|prize| format!("prize: {}", quoted(prize))),
        );
        line_of(text, &format!("  - {{{}}}", parts.join(", ")));
    });
    list(
        &mut text,
        "questions",
        result.questions.iter(),
        |text, question| {
            let mut parts = vec![format!("id: {}", quoted(&question.id))];
            parts.extend(
                question
                    .pillar
                    .map(|pillar| format!("pillar: {}", pillar.name())),
            );
            parts.push(format!("asked: {}", question.asked));
            parts.push(format!("right: {}", question.right));
            line_of(text, &format!("  - {{{}}}", parts.join(", ")));
        },
    );
    text
}

fn group(text: &mut String, (id, group): (&String, &GroupResult)) {
    line_of(text, &format!("  {}:", quoted(id)));
    line_of(text, &format!("    entrants: {}", group.entrants));
    line_of(text, &format!("    mean: {}", decimal(group.mean)));
    if group.ranking.is_empty() {
        line_of(text, "    ranking: []");
        return;
    }
    line_of(text, "    ranking:");
    for ranked in &group.ranking {
        line_of(text, &format!("      - {{{}}}", entrant(ranked)));
    }
}

fn entrant(ranked: &RankedEntrant) -> String {
    let mut parts = vec![
        format!("rank: {}", ranked.rank),
        format!("name: {}", quoted(&ranked.name)),
        format!("unit: {}", quoted(&ranked.unit)),
        format!("score: {}", ranked.score),
        format!("of: {}", ranked.of),
    ];
    let word = |key: &str, value: &Option<String>| {
        value
            .as_ref()
            .map(|value| format!("{key}: {}", quoted(value)))
    };
    parts.extend(word("prediction", &ranked.prediction));
    parts.extend(word("off_by", &ranked.off_by));
    parts.extend(ranked.seconds.map(|seconds| format!("seconds: {seconds}")));
    parts.extend(
        ranked
            .decided_by
            .map(|key| format!("decided_by: {}", key.name())),
    );
    parts.extend(word("prize", &ranked.prize));
    parts.join(", ")
}

fn map<T>(
    text: &mut String,
    key: &str,
    items: impl ExactSizeIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    opened(text, key, items.len(), "{}");
    items.for_each(|item| write(text, item));
}

fn list<T>(
    text: &mut String,
    key: &str,
    items: impl ExactSizeIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    opened(text, key, items.len(), "[]");
    items.for_each(|item| write(text, item));
}

fn opened(text: &mut String, key: &str, count: usize, nothing: &str) {
    match count {
        0 => line_of(text, &format!("{key}: {nothing}")),
        _ => line_of(text, &format!("{key}:")),
    }
}

fn line_of(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn decimal(number: f64) -> String {
    format!("{number:.2}")
}

/// A text between double quotes as YAML reads it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            // Writing into a text cannot fail.
            c if c.is_control() => _ = write!(quoted, "\\u{:04x}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
