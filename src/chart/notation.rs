//! How a language writes the numbers and dates of a chart; the patterns come from whoever draws, so a new language needs no code here.

use jiff::civil::Date;

/// How one language writes numbers and dates, and the few words a chart needs of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// Between groups of three digits: `.` in 1.234,5.
    pub group: String,
    /// Before decimals: `,` in 1.234,5.
    pub decimal: String,
    /// A day, with `{d}`, `{m}`, `{month}`, `{y}`: `{d}/{m}/{y}`.
    pub day: String,
    /// A month of a year: `{m}/{y}`.
    pub month: String,
    /// Names of the months, January first; used for `{month}`.
    pub months: Vec<String>,
    /// Where a value is missing: "không có số liệu".
    pub no_data: String,
    /// What small parts are gathered under: "Khác".
    pub other: String,
    /// A sum: "Tổng".
    pub total: String,
    /// The first column of a table of charts that name none: "Nội dung".
    pub what: String,
    /// The second: "Giá trị".
    pub value: String,
    /// Columns of a timeline: "Từ ngày", "Đến ngày".
    pub from: String,
    /// Columns of a timeline: "Đến ngày".
    pub to: String,
}

impl Notation {
    /// A number with at most `decimals` decimals, zeros at its end left out: `1.234,5`.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{:.*}", decimals, value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        let is_zero = fraction.is_empty() && whole.bytes().all(|digit| digit == b'0');
        let mut written = String::with_capacity(text.len() * 2);
        if value < 0.0 && !is_zero {
            written.push('−');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                written.push_str(&self.group);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push_str(&self.decimal);
            written.push_str(fraction);
        }
        written
    }

    /// A number with at most two decimals in a unit: `{n}%`, `{n} điểm`; an empty unit is the number alone.
    pub fn quantity(&self, value: f64, unit: &str) -> String {
        let number = self.number(value, 2);
        match unit.contains("{n}") {
            true => unit.replace("{n}", &number),
            false => number,
        }
    }

    /// A day: `30/6/2024`.
    pub fn day(&self, date: Date) -> String {
        self.filled(&self.day, date)
    }

    /// A month of a year: `6/2024`.
    pub fn month(&self, date: Date) -> String {
        self.filled(&self.month, date)
    }

    fn filled(&self, pattern: &str, date: Date) -> String {
        let at = usize::try_from(date.month() - 1).unwrap_or_default();
        let name = self.months.get(at).map_or("", String::as_str);
        pattern
            .replace("{d}", &date.day().to_string())
            .replace("{m}", &date.month().to_string())
            .replace("{month}", name)
            .replace("{y}", &date.year().to_string())
    }
}
