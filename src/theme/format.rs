//! Dates and numbers as a language writes them: pure formatting, with the patterns from the theme's words.

use std::collections::BTreeMap;

use crate::page::{PhrasesByKey, fill_with};

/// How one language writes dates and numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    /// Patterns of dates by their form.
    dates: BTreeMap<String, String>,
    /// Names of months, January first.
    months: Vec<String>,
    /// What parts groups of three digits.
    group: String,
    /// What parts a number from its fraction.
    decimal: String,
}

/// A date of which a part may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Partial {
    Day(u16, u16, u16),
    Month(u16, u16),
    Year(u16),
}

impl Format {
    /// The format of a language from its phrases.
    pub fn new(phrases: &PhrasesByKey) -> Self {
        let phrase = |key: &str| phrases.get(key).map(|phrase| phrase.form(0).to_owned());
        let dates = phrases.iter().filter_map(|(key, phrase)| {
            let form = key.strip_prefix("date_")?;
            Some((form.to_owned(), phrase.form(0).to_owned()))
        });
        let months = (1..=12).map(|month| phrase(&format!("month_{month}")));
        Self {
            dates: dates.collect(),
            months: months.map(Option::unwrap_or_default).collect(),
            group: phrase("number_group").unwrap_or_default(),
            decimal: phrase("number_decimal").unwrap_or_else(|| ".".to_owned()),
        }
    }

    /// `2024-03-14`, `2024-03` or `2024` in a form of the theme (`date_<form>`); `None` when it is no date or the form is unknown.
    pub fn date(&self, text: &str, form: &str) -> Option<String> {
        if form == "iso" {
            return Some(text.to_owned());
        }
        let (pattern, year, month, day) = match partial(text)? {
            Partial::Day(year, month, day) => (self.dates.get(form)?, year, month, day),
            Partial::Month(year, month) => (self.partial_pattern(form, "month")?, year, month, 0),
            Partial::Year(year) => (self.partial_pattern(form, "year")?, year, 0, 0),
        };
        let month_at = usize::from(month).checked_sub(1);
        let name = month_at.and_then(|at| self.months.get(at));
        Some(fill_with(pattern, |part, text| {
            match part {
                "d" => put(text, day, 1),
                "dd" => put(text, day, 2),
                "m" => put(text, month, 1),
                "mm" => put(text, month, 2),
                // Official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I) write 0 before days below 10 and before months 1 and 2.
                "formal_m" => put(text, month, if month <= 2 { 2 } else { 1 }),
                "month" => text.push_str(name.map_or("", String::as_str)),
                "y" => put(text, year, 1),
                _ => return false,
            }
            true
        }))
    }

    /// The pattern of a date that is not whole: the form's own, or the one for all forms.
    fn partial_pattern(&self, form: &str, part: &str) -> Option<&String> {
        let own = self.dates.get(&format!("{form}_{part}"));
        own.or_else(|| self.dates.get(part))
    }

    /// A whole number with its groups of three: `1234567` → `1.234.567`.
    pub fn integer(&self, number: i128) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() * 2);
        if number < 0 {
            text.push('-');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        text
    }

    /// A number with the decimals it has: `1234.5` → `1.234,5`.
    pub fn decimal(&self, number: f64) -> String {
        let text = number.to_string();
        let Some((whole, fraction)) = text.split_once('.') else {
            return text.parse().map_or(text, |whole| self.integer(whole));
        };
        let separator = &self.decimal;
        let sign = if whole == "-0" { "-" } else { "" };
        let whole = whole
            .parse()
            .map_or_else(|_| whole.to_owned(), |whole| self.integer(whole));
        format!("{sign}{whole}{separator}{fraction}")
    }
}

/// Writes a part of a date with at least so many digits: a page may have hundreds of dates.
fn put(text: &mut String, number: u16, digits: u32) {
    for place in (0..5).rev() {
        let unit = 10_u16.pow(place);
        if number >= unit || place < digits {
            text.push(char::from(b'0' + (number / unit % 10) as u8));
        }
    }
}

fn partial(text: &str) -> Option<Partial> {
    let mut parts = text.split('-');
    let two = |part: &str| part.parse::<u8>().ok().map(u16::from);
    let year: u16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let date = match (parts.next(), parts.next()) {
        (None, _) => Partial::Year(year),
        (Some(month), None) => Partial::Month(year, two(month)?),
        (Some(month), Some(day)) => Partial::Day(year, two(month)?, two(day)?),
    };
    parts.next().is_none().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::super::strings::builtin_phrases;
    use super::*;

    fn format(tag: &str) -> Format {
        Format::new(builtin_phrases(tag).unwrap())
    }

    #[test]
    fn dates_as_each_language_writes_them() {
        let (vi, en) = (format("vi"), format("en"));
        for (date, form, in_vi, in_en) in [
            ("2024-03-14", "short", "14/3/2024", "14 March 2024"),
            (
                "2024-03-14",
                "long",
                "ngày 14 tháng 3 năm 2024",
                "14 March 2024",
            ),
            (
                "2024-02-05",
                "formal",
                "ngày 05 tháng 02 năm 2024",
                "5 February 2024",
            ),
            ("2024-03", "long", "tháng 3 năm 2024", "March 2024"),
            ("2024", "long", "năm 2024", "2024"),
            ("2024-03", "short", "3/2024", "March 2024"),
            ("2024", "short", "2024", "2024"),
            ("2024-03-14", "iso", "2024-03-14", "2024-03-14"),
        ] {
            assert_eq!(vi.date(date, form).as_deref(), Some(in_vi), "{date} {form}");
            assert_eq!(en.date(date, form).as_deref(), Some(in_en), "{date} {form}");
        }
        assert_eq!(vi.date("hôm nay", "short"), None);
        assert_eq!(vi.date("2024-03-14", "dài"), None);
    }

    #[test]
    fn numbers_as_each_language_writes_them() {
        let (vi, en) = (format("vi"), format("en"));
        for (number, in_vi, in_en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1200, "1.200", "1,200"),
            (-1234567, "-1.234.567", "-1,234,567"),
        ] {
            assert_eq!(
                (vi.integer(number), en.integer(number)),
                (in_vi.to_owned(), in_en.to_owned())
            );
        }
        for (number, in_vi, in_en) in [
            (1234.5, "1.234,5", "1,234.5"),
            (-0.25, "-0,25", "-0.25"),
            (12.0, "12", "12"),
        ] {
            assert_eq!(
                (vi.decimal(number), en.decimal(number)),
                (in_vi.to_owned(), in_en.to_owned())
            );
        }
    }
}
