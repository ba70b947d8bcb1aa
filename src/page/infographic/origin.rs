//! Where the figures of an infographic come from, gathered while they are looked up.

use jiff::civil::Date;

use crate::page::indexes::CitationView;
use crate::page::view::View;
use crate::site::{Citation, Infographic};

/// Where figures come from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    /// What was published elsewhere, each once.
    pub citations: Vec<CitationView>,
    /// True when some figure is one of progress.
    pub has_progress: bool,
    /// True when some figure is one of procedures.
    pub has_procedures: bool,
    /// True when some figure is one of a contest.
    pub has_contests: bool,
    /// True when something made-up was counted.
    pub has_samples: bool,
}

impl Origins {
    /// A figure that was published.
    pub fn cite(&mut self, view: &View, citation: Option<&Citation>) {
        let Some(citation) = citation else { return };
        let cited = view.citation(citation);
        if !self.citations.contains(&cited) {
            self.citations.push(cited);
        }
    }

    /// What is no citation, in words.
    pub fn own(&self, view: &View) -> Vec<String> {
        let mut own = Vec::new();
        if self.has_progress {
            let plan = view.site.plan.as_ref();
            let number = plan.and_then(|plan| plan.instrument.number.as_deref());
            own.push(match number {
                Some(number) => view.filled("infographic_from_progress", &[("number", number)]),
                None => view.phrase("infographic_from_plan").to_owned(),
            });
        }
        if self.has_procedures {
            own.push(view.phrase("infographic_from_procedures").to_owned());
        }
        if self.has_contests {
            own.push(view.phrase("infographic_from_contests").to_owned());
        }
        own
    }

    /// The day of which the figures tell, when they tell of one.
    pub fn day(&self, view: &View, infographic: &Infographic) -> Option<Date> {
        let ledger = view.desk.ledger.filter(|_| self.has_progress);
        let computed = ledger.map(|ledger| ledger.told_of(view.site));
        infographic.date.or(computed)
    }

    /// Everything in lines, for a picture.
    pub fn lines(&self, view: &View, infographic: &Infographic) -> Vec<String> {
        let cited = self.citations.iter().map(|one| {
            let title = one.title.as_ref().map(|title| title.text.clone());
            let date = one.date.as_deref().map(|date| view.partial_day(date));
            let parts = [Some(one.publisher.text.clone()), title, date];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        let all: Vec<String> = self.own(view).into_iter().chain(cited).collect();
        let mut lines = Vec::new();
        if !all.is_empty() {
            let sources = all.join("; ");
            lines.push(view.filled("infographic_sources", &[("sources", &sources)]));
        }
        if let Some(day) = self.day(view, infographic) {
            let day = view.notation().day(day);
            lines.push(view.filled("infographic_as_of", &[("date", &day)]));
        }
        lines
    }
}

impl View<'_> {
    /// `2024-03-14`, `2024-03` or `2024` as the language writes it.
    fn partial_day(&self, date: &str) -> String {
        let notation = self.notation();
        let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
        match date.len() {
            10 => day(date).map(|date| notation.day(date)),
            7 => day(&format!("{date}-01")).map(|date| notation.month(date)),
            _ => None,
        }
        .unwrap_or_else(|| date.to_owned())
    }
}
