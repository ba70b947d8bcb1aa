//! The chart of an index: its values by year, with gaps where nothing was published and the break of the new provinces.

use crate::chart::{Break, Chart, Lines, Series};

use super::chart::ChartView;
use super::indexes::IndexYear;
use super::view::View;

impl View<'_> {
    /// Values by year; nothing when fewer than two years have one.
    pub(super) fn index_chart(
        &self,
        anchor: &str,
        title: &str,
        rows: &[IndexYear],
        max: Option<f64>,
    ) -> Option<ChartView> {
        let years: Vec<i16> = rows
            .iter()
            .flat_map(|row| row.year..=row.last_year)
            .collect();
        let number = |year: &i16| {
            let row = rows.iter().find(|row| row.year == *year);
            row.and_then(|row| row.score.as_ref()?.number)
        };
        let values: Vec<Option<f64>> = years.iter().map(number).collect();
        if values.iter().flatten().count() < 2 {
            return None;
        }
        let is_break = |year: &i16| rows.iter().any(|row| row.is_break && row.year == *year);
        let breaks = years.iter().position(is_break);
        // No grid line above what there can be.
        let is_near = |max: &f64| values.iter().flatten().any(|value| value * 1.05 > *max);
        let highest = max.filter(is_near);
        let chart = Chart::Lines(Lines {
            steps: years.iter().map(i16::to_string).collect(),
            series: vec![Series {
                name: String::new(),
                values,
            }],
            breaks: breaks
                .map(|before| Break {
                    before,
                    label: self.phrase("chart_break").to_owned(),
                })
                .into_iter()
                .collect(),
            unit: String::new(),
            limits: (None, highest),
        });
        self.small_chart(anchor, title, &chart)
    }
}
