//! What stands between the braces of a GIFT question.

use crate::diagnostic::Text;
use crate::say;

/// Answers as Loa writes them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    pub kind: &'static str,
    pub choices: Vec<String>,
    pub answer: Vec<String>,
    /// What is said to who answers right.
    pub feedback: String,
}

/// One answer: `=` or `~`, its weight in percent when it has one, its text and what is said to it.
struct One {
    is_right: bool,
    percent: Option<f64>,
    text: String,
    feedback: String,
}

/// Reads them.
///
/// # Errors
/// What is wrong, and what to do about it.
pub(super) fn read(inside: &str) -> Result<Answers, Box<(Text, Text)>> {
    let inside = inside.trim();
    if inside.is_empty() {
        return Err(refused(
            "câu tự luận không chấm tự động được",
            "an essay cannot be marked",
        ));
    }
    if inside.starts_with('#') {
        return Err(refused("câu trả lời bằng số", "a numerical question"));
    }
    if let Some(truth) = truth(inside) {
        return Ok(truth);
    }
    let all = split(inside);
    if all.iter().any(|one| find_arrow(&one.text)) {
        return Err(refused("câu ghép đôi", "a matching question"));
    }
    if all.is_empty() {
        return Err(Box::new((
            say!(
                "không hiểu các phương án trong ngoặc nhọn",
                "the answers in the braces cannot be read"
            ),
            say!(
                "phương án đúng bắt đầu bằng `=`, phương án sai bắt đầu bằng `~`",
                "a right answer begins with `=`, a wrong one with `~`"
            ),
        )));
    }
    let is_full = |one: &One| one.percent.is_none_or(|percent| percent >= 100.0);
    let feedback = all.iter().find(|one| counts(one));
    let feedback = feedback.map(|one| one.feedback.clone()).unwrap_or_default();
    if all.iter().all(|one| one.is_right) {
        let right = all.iter().filter(|one| is_full(one));
        return Ok(Answers {
            kind: "short",
            choices: Vec::new(),
            answer: right.map(|one| one.text.clone()).collect(),
            feedback,
        });
    }
    let letters = ('a'..='z').zip(&all).filter(|(_, one)| counts(one));
    let answer: Vec<String> = letters.map(|(letter, _)| letter.to_string()).collect();
    let is_weighted = all.iter().any(|one| !one.is_right && counts(one));
    let equals = all.iter().filter(|one| one.is_right).count();
    if answer.is_empty() {
        return Err(Box::new((
            say!("không có phương án nào đúng", "no answer is right"),
            say!(
                "ghi `=` trước phương án đúng, hoặc tỷ lệ: `~%50%…`",
                "write `=` before the right one, or shares: `~%50%…`"
            ),
        )));
    }
    // With radio buttons one can only choose one of several `=`; which is meant nobody knows.
    if equals > 1 && !is_weighted {
        return Err(Box::new((
            say!(
                "có {equals} phương án đúng (`=`) trong một câu chọn một",
                "{equals} answers are right (`=`) where one is chosen"
            ),
            say!(
                "để lại một dấu `=`; câu chọn nhiều thì ghi tỷ lệ cho từng phương án đúng: `~%50%…`",
                "leave one `=`; where several are chosen write their shares: `~%50%…`"
            ),
        )));
    }
    Ok(Answers {
        kind: if answer.len() > 1 { "multiple" } else { "" },
        choices: all.into_iter().map(|one| one.text).collect(),
        answer,
        feedback,
    })
}

/// True for what gives points.
fn counts(one: &One) -> bool {
    match one.percent {
        Some(percent) => percent > 0.0,
        None => one.is_right,
    }
}

fn refused(vi: &str, en: &str) -> Box<(Text, Text)> {
    Box::new((
        say!(
            "{vi}: Loa không có loại câu hỏi này",
            "{en}: Loa has no such kind of question"
        ),
        say!(
            "đổi thành câu chọn một, chọn nhiều, đúng/sai hoặc trả lời ngắn, rồi nhập lại",
            "make it single or multiple choice, true/false or a short answer, and import again"
        ),
    ))
}

/// `T`, `FALSE#said to a wrong answer#said to a right one`.
fn truth(inside: &str) -> Option<Answers> {
    let mut parts = inside.split('#').map(str::trim);
    let answer = match parts.next()?.to_uppercase().as_str() {
        "T" | "TRUE" => "true",
        "F" | "FALSE" => "false",
        _ => return None,
    };
    let said: Vec<String> = parts.map(unescaped).collect();
    Some(Answers {
        kind: "true_false",
        choices: Vec::new(),
        answer: vec![answer.to_owned()],
        feedback: said.last().cloned().unwrap_or_default(),
    })
}

/// Cuts at every `=` and `~` that is not escaped.
fn split(inside: &str) -> Vec<One> {
    let mut marks = Vec::new();
    let mut is_escaped = false;
    for (at, sign) in inside.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '=' | '~' => marks.push(at),
            _ => {}
        }
    }
    let ends = marks.iter().skip(1).copied().chain([inside.len()]);
    let cut = marks.iter().zip(ends);
    cut.map(|(from, to)| one(&inside[*from..to])).collect()
}

fn one(said: &str) -> One {
    let (is_right, rest) = (said.starts_with('='), said[1..].trim());
    let weighed = rest.strip_prefix('%').and_then(|rest| {
        let (percent, text) = rest.split_once('%')?;
        Some((percent.trim().parse().ok()?, text.trim()))
    });
    let (percent, rest) = match weighed {
        Some((percent, text)) => (Some(percent), text),
        None => (None, rest),
    };
    let (text, feedback) = match find(rest, '#') {
        Some(at) => (&rest[..at], unescaped(&rest[at + 1..])),
        None => (rest, String::new()),
    };
    One {
        is_right,
        percent,
        text: unescaped(text),
        feedback: feedback.trim().to_owned(),
    }
}

fn find_arrow(text: &str) -> bool {
    text.contains("->")
}

/// Where a sign first stands without `\` before it.
pub(super) fn find(text: &str, wanted: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, sign) in text.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            sign if sign == wanted => return Some(at),
            _ => {}
        }
    }
    None
}

/// How often it does.
pub(super) fn unescaped_count(text: &str, wanted: char) -> i32 {
    let (mut count, mut rest) = (0, text);
    while let Some(at) = find(rest, wanted) {
        count += 1;
        rest = &rest[at + wanted.len_utf8()..];
    }
    count
}

/// `\=` → `=`, `\n` → a line break.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => out.push('\n'),
                Some(sign) => out.push(sign),
                None => {}
            },
            sign => out.push(sign),
        }
    }
    out.trim().to_owned()
}
