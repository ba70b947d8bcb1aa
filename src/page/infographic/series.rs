//! Charts of an index: its values by year, and one year beside its means.

use super::diagram::{Figures, capital};
use super::origin::Origins;
use crate::page::view::View;
use crate::site::{DiagramKind, NEW_PROVINCES};

impl View<'_> {
    /// Values by year, with gaps and the break of the new provinces.
    pub(super) fn by_year(
        &self,
        of: Option<usize>,
        years: Option<(i16, i16)>,
        origins: &mut Origins,
    ) -> Figures {
        let mut figures = Figures::new(DiagramKind::Line, Vec::new());
        let Some(series) = of.and_then(|at| self.site.indexes.series.get(at)) else {
            return figures;
        };
        let known = series.scores.iter().filter(|score| score.value.is_some());
        let known: Vec<i16> = known.map(|score| score.year).collect();
        let all = known.first().copied().zip(known.last().copied());
        let Some((from, to)) = years.or(all) else {
            return figures;
        };
        let score = |year: i16| series.scores.iter().find(|score| score.year == year);
        let value = |year: i16| Some(score(year)?.value.as_ref()?.value);
        for year in from..=to {
            figures.labels.push(year.to_string());
            if let Some(score) = score(year).filter(|score| score.value.is_some()) {
                origins.cite(self, score.source.as_ref());
            }
        }
        figures.series = vec![(String::new(), (from..=to).map(value).collect())];
        let is_broken = series.kind.is_of_provinces() && from < NEW_PROVINCES;
        figures.breaks = (from..=to).position(|year| is_broken && year == NEW_PROVINCES);
        let max = series.max.as_ref().map(|max| max.value);
        let is_near = |max: &f64| (from..=to).filter_map(value).any(|one| one * 1.05 > *max);
        figures.limit = max.filter(is_near);
        figures
    }

    /// The value of a year beside the means of that year.
    pub(super) fn means_of(
        &self,
        of: Option<usize>,
        years: Option<(i16, i16)>,
        origins: &mut Origins,
    ) -> Figures {
        let mut values = Vec::new();
        if let Some(series) = of.and_then(|at| self.site.indexes.series.get(at)) {
            let last = series.means.last().map(|mean| mean.year);
            let year = years.map(|(year, _)| year).or(last);
            let score = series.scores.iter().find(|score| Some(score.year) == year);
            if let Some((score, value)) =
                score.and_then(|score| Some((score, score.value.as_ref()?)))
            {
                origins.cite(self, score.source.as_ref());
                let whose = series.whose.as_ref().map(|whose| self.party(whose));
                let own = self.site.unit().map(|unit| self.party_of(&unit.id));
                let name = whose.or(own).map(|name| name.wording.text);
                values.push((name.unwrap_or_default(), value.value));
            }
            let means = series.means.iter();
            for mean in means.filter(|mean| Some(mean.year) == year) {
                origins.cite(self, mean.source.as_ref());
                values.push((capital(&self.word(&mean.name).text), mean.value.value));
            }
        }
        Figures::new(DiagramKind::Bars, values)
    }
}
