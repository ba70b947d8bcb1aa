//! Time limits and fees in one line of words, for screens and sheets that have no room for a table.

use super::phrases::fill;
use super::submission::{FeeView, TimeView};
use super::view::View;
use crate::site::Procedure;

impl View<'_> {
    /// How long it takes, by every way that differs; nothing when nobody knows.
    pub(super) fn time_in_brief(&self, procedure: &Procedure) -> Option<String> {
        let times = self.times(procedure);
        let rows = times.iter().map(|row| {
            let words = self.time_words(&row.time)?;
            let words = self.marked(words, row.time.is_unverified && !procedure.is_sample);
            Some(self.by(&row.methods, words))
        });
        joined(rows.collect())
    }

    /// What it costs, by every way that differs, and that some pay less; nothing when the record does not say.
    pub(super) fn fee_in_brief(&self, procedure: &Procedure) -> Option<String> {
        let fees = self.fees(procedure);
        let rows = fees.iter().map(|row| {
            let fee = row.fee.as_ref()?;
            let words = self.fee_words(fee)?;
            let words = self.marked(words, fee.is_unverified && !procedure.is_sample);
            Some(self.by(&row.methods, words))
        });
        joined(rows.collect())
    }

    fn time_words(&self, time: &TimeView) -> Option<String> {
        let (key, n) = match (time.whole, time.decimal, time.unit) {
            (Some(whole), _, Some(unit)) => (format!("time_{unit}"), whole.to_string()),
            (_, Some(part), Some(unit)) => {
                let point = self.phrase("number_decimal");
                (
                    format!("time_part_{unit}"),
                    part.to_string().replace('.', point),
                )
            }
            _ => return time.text.as_ref().map(|text| clause(&text.text)),
        };
        let form = u64::from(time.whole.unwrap_or(2));
        let form = self.desk.phrases.form(self.language, &key, form);
        Some(fill(form, &[("n", &n)]))
    }

    /// That some are exempt comes first: what stands at the end of a line may be cut, and a number alone misleads those who are.
    fn fee_words(&self, fee: &FeeView) -> Option<String> {
        let unit = fee.unit.as_ref();
        let figure = fee.amount.map(|amount| match amount {
            0 => self.phrase("fee_none").to_owned(),
            _ => {
                let currency = format!("currency_{}", fee.currency);
                let currency = self.desk.phrases.get(self.language, &currency);
                let unit = unit.map_or(String::new(), |unit| format!("/{}", unit.text));
                format!("{} {currency}{unit}", self.grouped_figure(amount))
            }
        });
        let note = fee.note.as_ref().map(|note| clause(&note.text));
        let words = figure.or(note)?;
        Some(match fee.exemptions {
            Some(_) => format!("{}; {words}", self.phrase("fee_some_exempt")),
            None => words,
        })
    }

    /// What is sample content as a whole is marked as such; else each word that nobody compared with the portal.
    fn marked(&self, words: String, is_unverified: bool) -> String {
        match is_unverified {
            true => format!("{words} ({})", self.phrase("procedure_unchecked")),
            false => words,
        }
    }

    /// Words that hold for some ways only name them first.
    fn by(&self, methods: &[&'static str], words: String) -> String {
        if methods.is_empty() {
            return words;
        }
        let names: Vec<&str> = methods
            .iter()
            .map(|method| match *method {
                "in_person" => self.phrase("submission_in_person"),
                "online" => self.phrase("submission_online"),
                _ => self.phrase("submission_postal"),
            })
            .collect();
        format!("{} {words}", names.join(", ").to_lowercase())
    }

    fn grouped_figure(&self, amount: u32) -> String {
        let digits = amount.to_string();
        let first = digits.len() % 3;
        let mut groups: Vec<&str> = Vec::new();
        if first > 0 {
            groups.push(&digits[..first]);
        }
        for at in (first..digits.len()).step_by(3) {
            groups.push(&digits[at..at + 3]);
        }
        groups.join(self.phrase("number_group"))
    }
}

/// Several ways on one line, each once.
fn joined(rows: Vec<Option<String>>) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for row in rows.into_iter().flatten() {
        if !words.contains(&row) {
            words.push(row);
        }
    }
    (!words.is_empty()).then(|| words.join("; "))
}

/// A sentence as part of another.
fn clause(text: &str) -> String {
    text.trim().trim_end_matches('.').to_owned()
}
