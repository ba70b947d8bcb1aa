//! From what a person calls a unit, a kind or a channel to its id.

use std::io::{self, BufRead, Write};

use loa::diagnostic::Text;
use loa::export::{Catalogue, Choice, Found};
use loa::say;

use super::ask::Dialogue;

/// The id, or what to write instead; `flag` is how the person gave it.
///
/// # Errors
/// When the words mean nothing, or more than one thing.
pub fn id(catalogue: &Catalogue, key: &str, flag: &str, written: &str) -> Result<String, Text> {
    match catalogue.find(key, written) {
        Found::One(choice) => Ok(choice.id.clone()),
        Found::Several(several) => {
            let list = list(&several);
            Err(say!(
                "`{flag} {written}` có thể là: {list}. Hãy ghi rõ một mã.",
                "`{flag} {written}` may be: {list}. Write one id."
            ))
        }
        Found::Nothing(near) if near.is_empty() => Err(say!(
            "Không có gì tên là `{written}`: trang này chưa có mục nào để chọn.",
            "Nothing is called `{written}`: this site has none to choose from."
        )),
        Found::Nothing(near) => {
            let list = list(&near);
            Err(say!(
                "Không có gì tên là `{written}` (`{flag}`). Gần nhất: {list}.",
                "Nothing is called `{written}` (`{flag}`). Nearest: {list}."
            ))
        }
    }
}

/// Asks until the answer means one thing; Enter is nothing unless it `must` be told.
pub fn ask<R: BufRead, W: Write>(
    dialogue: &mut Dialogue<R, W>,
    catalogue: &Catalogue,
    key: &str,
    question: &Text,
    must: bool,
) -> io::Result<Option<String>> {
    loop {
        let answer = dialogue.ask(question)?;
        if answer.is_empty() {
            if must {
                continue;
            }
            return Ok(None);
        }
        let some = match catalogue.find(key, &answer) {
            Found::One(choice) => return Ok(Some(choice.id.clone())),
            Found::Several(some) | Found::Nothing(some) => some,
        };
        let lines: Vec<Text> = some
            .iter()
            .map(|choice| say!("{} ({})", "{} ({})", choice.name, choice.id))
            .collect();
        let chosen = dialogue.choose(
            &lines,
            &say!(
                "Chọn số nào? (Enter: hỏi lại)",
                "Which number? (Enter: ask again)"
            ),
        )?;
        if let [one] = chosen[..] {
            return Ok(Some(some[one].id.clone()));
        }
    }
}

fn list(choices: &[&Choice]) -> String {
    let shown = choices
        .iter()
        .take(12)
        .map(|choice| format!("{} ({})", choice.id, choice.name));
    let more = if choices.len() > 12 { "; …" } else { "" };
    format!("{}{more}", shown.collect::<Vec<_>>().join("; "))
}
