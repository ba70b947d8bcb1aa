//! The figures behind a picture, written as the page's language writes them.

use serde::Serialize;

/// The figures behind a picture: the first cell of a row names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The first rows in one sentence, for who cannot see the picture and was given no description.
    pub(super) fn spoken(&self) -> String {
        const ROWS: usize = 12;
        let rows = self.rows.iter().take(ROWS).map(|row| {
            let (name, values) = row
                .split_first()
                .map_or(("", &[][..]), |(name, values)| (name, values));
            match values {
                [one] => format!("{name}: {one}"),
                _ => {
                    let heads = self.columns.iter().skip(1);
                    let named: Vec<_> = heads
                        .zip(values)
                        .map(|(head, value)| format!("{head} {value}"))
                        .collect();
                    format!("{name}: {}", named.join(", "))
                }
            }
        });
        let said: Vec<_> = rows.collect();
        let rest = if self.rows.len() > ROWS { "; …" } else { "" };
        format!("{}{rest}", said.join("; "))
    }
}
