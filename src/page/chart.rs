//! Charts on a page: how its language writes numbers and dates, a narrow and a wide picture, and the figures behind them.

use serde::Serialize;

use super::view::View;
use crate::chart::{Caption, Chart, Notation, Style, Table, draw};

/// A chart as a page shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartView {
    /// The picture for a phone.
    pub narrow: String,
    /// The picture where there is room; absent when the narrow one does for all.
    pub wide: Option<String>,
    /// The figures behind it.
    pub table: Table,
}

/// What a phone of 320 px leaves beside the margins of a page.
const NARROW: f64 = 288.0;
/// As wide as running text.
const WIDE: f64 = 672.0;

const MONTHS: [&str; 12] = [
    "month_1", "month_2", "month_3", "month_4", "month_5", "month_6", "month_7", "month_8",
    "month_9", "month_10", "month_11", "month_12",
];

impl View<'_> {
    /// How the page's language writes numbers and dates in a chart.
    pub(super) fn notation(&self) -> Notation {
        let own = |key| self.phrase(key).to_owned();
        Notation {
            group: own("number_group"),
            decimal: own("number_decimal"),
            day: own("date_short"),
            month: own("date_short_month"),
            months: MONTHS.map(own).to_vec(),
            no_data: own("chart_no_data"),
            other: own("chart_other"),
            total: own("chart_total"),
            what: own("chart_what"),
            value: own("chart_value"),
            from: own("chart_from"),
            to: own("chart_to"),
        }
    }

    /// A chart in one size; `None` when no picture of these figures would be true. `id` is unique on the page.
    pub(super) fn small_chart(&self, id: &str, title: &str, chart: &Chart) -> Option<ChartView> {
        let drawing = self.drawn(id, title, chart, NARROW)?;
        Some(ChartView {
            narrow: drawing.0,
            wide: None,
            table: drawing.1,
        })
    }

    /// A chart in two sizes, of which a page shows one.
    pub(super) fn chart(&self, id: &str, title: &str, chart: &Chart) -> Option<ChartView> {
        let wide = self.drawn(&format!("{id}-wide"), title, chart, WIDE)?.0;
        Some(ChartView {
            wide: Some(wide),
            ..self.small_chart(id, title, chart)?
        })
    }

    fn drawn(&self, id: &str, title: &str, chart: &Chart, width: f64) -> Option<(String, Table)> {
        let notation = self.notation();
        let style = Style {
            id,
            width,
            notation: &notation,
            palette: None,
        };
        let caption = Caption {
            title,
            description: None,
        };
        let drawing = draw(chart, caption, &style).ok()?;
        Some((drawing.svg, drawing.table))
    }
}
