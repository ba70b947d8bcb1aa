//! Questions in Markdown: a numbered line asks, a task list below it tells what is right (`- [x]`), a quotation why (`>`).

use std::collections::BTreeSet;
use std::ops::Range;

use super::found::{Found, Gathering, Imported};
use super::plain::{BASIS, after_label};
use crate::diagnostic::{Checked, Place};
use crate::say;

/// Reads every question of a Markdown text. `# …` is the title, a heading below names the content of what follows.
pub fn read_task_list(file: &str, text: &str, taken: &BTreeSet<String>) -> Checked<Imported> {
    let mut all = Gathering::new(taken);
    let mut open: Option<Open> = None;
    let mut pillar = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        let said = line.trim();
        if said.is_empty() {
            continue;
        }
        if let Some(heading) = said.strip_prefix('#') {
            close(&mut open, file, &mut all);
            match heading.strip_prefix('#') {
                None if all.imported.title.is_none() => {
                    all.imported.title = Some(heading.trim().to_owned());
                }
                _ => heading.trim_matches('#').trim().clone_into(&mut pillar),
            }
        } else if let Some(asked) = numbered(said) {
            close(&mut open, file, &mut all);
            let mut found = Found {
                text: asked.to_owned(),
                ..Found::default()
            };
            // A heading that is no content of the reform only parts the list.
            let key = super::pillar::key_of(&pillar);
            if key != pillar {
                found.pillar = key;
            }
            open = Some(Open {
                found,
                span,
                last: Last::Text,
            });
        } else if let Some(question) = &mut open {
            question.span.end = span.end;
            question.take(said);
        } else {
            all.wrong(
                &Place::bytes(file, span),
                say!(
                    "dòng này đứng trước câu hỏi đầu tiên",
                    "this line stands before the first question"
                ),
                Some(say!(
                    "câu hỏi bắt đầu bằng số: `1. Câu hỏi?`; tên bộ câu hỏi: `# Tên`",
                    "a question begins with its number: `1. Question?`; the title: `# Title`"
                )),
            );
        }
    }
    close(&mut open, file, &mut all);
    Checked::new(all.imported, all.findings)
}

/// A question whose lines are still read.
struct Open {
    found: Found,
    span: Range<usize>,
    last: Last,
}

/// What a line without a mark goes on with.
enum Last {
    Text,
    Choice,
    Explanation,
    Basis,
}

impl Open {
    fn take(&mut self, said: &str) {
        let found = &mut self.found;
        if let Some((is_right, choice)) = ticked(said) {
            let letter = char::from(b'a' + u8::try_from(found.choices.len().min(25)).unwrap_or(0));
            if is_right {
                found.answer.push(letter.to_string());
            }
            found.choices.push(choice.to_owned());
            self.last = Last::Choice;
        } else if let Some(why) = said.strip_prefix('>') {
            let why = why.trim();
            match after_label(why, &BASIS) {
                Some(basis) => {
                    basis.clone_into(&mut found.basis);
                    self.last = Last::Basis;
                }
                None => {
                    join(&mut found.explanation, why);
                    self.last = Last::Explanation;
                }
            }
        } else {
            match self.last {
                Last::Text => join(&mut found.text, said),
                Last::Explanation => join(&mut found.explanation, said),
                Last::Basis => join(&mut found.basis, said),
                Last::Choice => {
                    if let Some(choice) = found.choices.last_mut() {
                        join(choice, said);
                    }
                }
            }
        }
    }
}

fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

fn close(open: &mut Option<Open>, file: &str, all: &mut Gathering) {
    let Some(Open {
        mut found, span, ..
    }) = open.take()
    else {
        return;
    };
    let place = Place::bytes(file, span);
    if found.answer.is_empty() {
        all.wrong(
            &place,
            say!(
                "câu hỏi này chưa đánh dấu phương án đúng",
                "no answer of this question is ticked"
            ),
            Some(say!(
                "viết `- [x] phương án đúng` và `- [ ] phương án sai`",
                "write `- [x] right` and `- [ ] wrong`"
            )),
        );
        return;
    }
    let choices: Vec<String> = found.choices.iter().map(|c| c.to_lowercase()).collect();
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    if let (["đúng", "sai"] | ["true", "false"], [letter]) =
        (choices.as_slice(), found.answer.as_slice())
    {
        let truth = if letter == "a" { "true" } else { "false" };
        found.kind = "true_false";
        found.answer = vec![truth.to_owned()];
        found.choices.clear();
    } else if found.answer.len() > 1 {
        found.kind = "multiple";
    }
    all.take(place, found);
}

/// `12. …`, `12) …`, `Câu 12: …`.
fn numbered(said: &str) -> Option<&str> {
    let rest = said
        .strip_prefix("Câu ")
        .or_else(|| said.strip_prefix("câu "));
    let rest = rest.unwrap_or(said);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].strip_prefix(['.', ')', ':'])?;
    (digits > 0 && (after.is_empty() || after.starts_with(' '))).then(|| after.trim())
}

/// `- [x] …`.
fn ticked(said: &str) -> Option<(bool, &str)> {
    let rest = said.strip_prefix(['-', '*', '+'])?.trim_start();
    let rest = rest.strip_prefix('[')?;
    let (mark, text) = rest.split_once(']')?;
    match mark.trim() {
        "" => Some((false, text.trim())),
        "x" | "X" | "✓" => Some((true, text.trim())),
        _ => None,
    }
}
