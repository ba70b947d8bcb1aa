//! One entry of the log as a person would have written it in YAML.

use jiff::civil::Date;

use super::{Count, Many, OutputDraft, TextDraft, Words};

/// How days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayForm {
    /// `30/06/2024`.
    Slashes,
    /// `2024-06-30`.
    Hyphens,
}

impl DayForm {
    /// The form that a log has already: that of its last `date:`; with slashes, as people write here, when it has none.
    pub fn of(text: &str) -> Self {
        let last = text
            .lines()
            .rev()
            .find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix("date:"));
        match last {
            Some(day) if !day.contains('/') => Self::Hyphens,
            _ => Self::Slashes,
        }
    }

    fn write(self, date: Date) -> String {
        match self {
            Self::Slashes => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Self::Hyphens => date.to_string(),
        }
    }
}

impl OutputDraft {
    /// The entry as an item of a list at the left edge, keys in the order of the documentation, nothing that was left out.
    pub fn to_yaml(&self, days: DayForm) -> String {
        let mut lines = vec![format!("date: {}", days.write(self.date.0))];
        let mut line = |key: &str, value: Option<String>| {
            lines.extend(value.map(|value| format!("{key}: {value}")));
        };
        let word = |words: &Option<Words>| words.as_ref().map(|words| scalar(words));
        let count = |count: Option<Count>| count.map(|Count(n)| n.to_string());
        line("unit", Some(scalar(&self.unit)));
        line("kind", Some(scalar(&self.kind)));
        line("channel", word(&self.channel));
        line("title", Some(text(&self.title)));
        line("topics", list(&self.topics, |id| scalar(id)));
        line("obligations", list(&self.obligations, |id| scalar(id)));
        line("period", word(&self.period));
        line("link", word(&self.link));
        line(
            "evidence",
            match self.evidence.0.as_slice() {
                [one] => Some(text(one)),
                _ => list(&self.evidence, text),
            },
        );
        line("quantity", count(self.quantity));
        line("minutes", count(self.minutes));
        line("people", count(self.people));
        line("covered", count(self.covered));
        line("total", count(self.total));
        line("language", word(&self.language));
        line("note", self.note.as_ref().map(text));
        line("sample", self.sample.then(|| "true".to_owned()));
        format!("- {}\n", lines.join("\n  "))
    }
}

fn list<T>(many: &Many<T>, write: impl Fn(&T) -> String) -> Option<String> {
    let entries: Vec<String> = many.0.iter().map(write).collect();
    (!entries.is_empty()).then(|| format!("[{}]", entries.join(", ")))
}

/// Words of a person: always in quotes, as in the examples, because nobody knows what they hold.
fn text(draft: &TextDraft) -> String {
    match draft {
        TextDraft::Plain(text) if text.starts_with("media/") => scalar(text),
        TextDraft::Plain(text) => quoted(text),
        TextDraft::ByLanguage(texts) => {
            let texts = texts
                .iter()
                .map(|(tag, text)| format!("{}: {}", scalar(tag), quoted(text)));
            format!("{{{}}}", texts.collect::<Vec<_>>().join(", "))
        }
    }
}

/// An id, a name of a closed list, a period or an address: bare where YAML cannot take it for anything else.
pub(super) fn scalar(text: &str) -> String {
    let is_word = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/' | b'.'))
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    let is_address = (text.starts_with("https://") || text.starts_with("http://"))
        && !text.ends_with(':')
        && text.bytes().all(|b| b.is_ascii_graphic())
        && !text.contains([',', '[', ']', '{', '}', '"', '\'']);
    let is_other = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n"
    );
    let is_number = text.parse::<f64>().is_ok() && text.len() != 4;
    if (is_word(text) && !is_other && !is_number) || is_address {
        text.to_owned()
    } else {
        quoted(text)
    }
}

pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What YAML 1.1 takes for a line break, and what cannot be seen.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draft::Day;
    use crate::source::read_yaml;

    fn draft(title: &str, words: &str) -> OutputDraft {
        OutputDraft {
            date: Day::parse("30/6/2024").unwrap(),
            unit: Words("van-phong".to_owned()),
            kind: Words("news_item".to_owned()),
            channel: None,
            title: TextDraft::Plain(title.to_owned()),
            topics: Many(vec![Words("a".to_owned()), Words(words.to_owned())]),
            obligations: Many::default(),
            period: Some(Words(words.to_owned())),
            link: Some(Words("https://vi-du.example/?a=1#b".to_owned())),
            evidence: Many(vec![TextDraft::Plain("media/anh.jpg".to_owned())]),
            quantity: Some(Count(2)),
            minutes: None,
            people: None,
            covered: None,
            total: None,
            language: None,
            note: None,
            sample: false,
        }
    }

    #[test]
    fn an_entry_looks_as_if_written_by_hand() {
        let written = draft("Tin: \"một\"", "2024-Q2").to_yaml(DayForm::Slashes);
        assert_eq!(
            written,
            "- date: 30/06/2024\n  unit: van-phong\n  kind: news_item\n  title: \"Tin: \\\"một\\\"\"\n  topics: [a, 2024-Q2]\n  period: 2024-Q2\n  link: https://vi-du.example/?a=1#b\n  evidence: media/anh.jpg\n  quantity: 2\n"
        );
    }

    #[test]
    fn days_are_written_as_the_log_writes_them() {
        for (text, form) in [
            ("", DayForm::Slashes),
            ("- date: 2024-01-02\n", DayForm::Hyphens),
            ("- date: 2024-01-02\n-   date: 3/2/2024\n", DayForm::Slashes),
        ] {
            assert_eq!(DayForm::of(text), form, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_it_was(title in "\\PC{1,20}", words in "[ -~đệ\u{2028}]{1,12}") {
            prop_assume!(!title.trim().is_empty() && !words.trim().is_empty());
            let draft = draft(title.trim(), words.trim());
            let text = draft.to_yaml(DayForm::Hyphens);
            let read = read_yaml::<Vec<OutputDraft>>("a.yaml", &text);
            prop_assert_eq!(read.value, Some(vec![draft]), "{}", text);
        }
    }
}
