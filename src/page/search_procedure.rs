//! A procedure among everything that can be found: by its name, its codes, what people call it, and all that its page says.

use std::sync::Arc;

use super::search_entry::SearchEntry;
use super::view::View;
use crate::language::Localized;
use crate::site::{Party, Procedure, Route};

impl View<'_> {
    /// A procedure as an entry of the search index.
    pub(super) fn found_procedure(&self, procedure: &Procedure) -> SearchEntry {
        let field = procedure.field.as_ref().map(|field| self.word(field).text);
        let mut summary: Vec<String> = Vec::from_iter(procedure.code.clone());
        summary.extend(field.clone());
        summary.extend(
            procedure
                .description
                .as_ref()
                .map(|text| self.word(text).text),
        );
        let known_by = procedure.keywords.iter().chain(&procedure.synonyms);
        let mut keywords: Vec<String> = known_by.map(|text| self.word(text).text).collect();
        keywords.extend(field);
        let mut codes = Vec::from_iter(procedure.code.clone());
        codes.extend(procedure.replaces.iter().cloned());
        SearchEntry {
            text: Arc::from(self.procedure_text(procedure)),
            keywords,
            codes,
            ..self.found(
                "procedure",
                self.word(&procedure.name),
                summary.join(" · "),
                &Route::Procedure(procedure.id.clone()),
            )
        }
    }

    /// What the page of a procedure says, one block a line.
    fn procedure_text(&self, procedure: &Procedure) -> String {
        let papers = procedure.dossier_cases.iter().flat_map(|case| {
            let items = case.items.iter().flat_map(|item| {
                let more = item.form.iter().chain(&item.note);
                std::iter::once(&item.name).chain(more)
            });
            case.name.iter().chain(items)
        });
        let steps = procedure.steps.iter();
        let steps = steps.flat_map(|case| case.name.iter().chain(&case.steps));
        let ways = procedure.submission_options.iter();
        let ways = ways.flat_map(|option| {
            let fee = option.fee.iter();
            let fee = fee.flat_map(|fee| fee.note.iter().chain(&fee.exemptions));
            option.note.iter().chain(&option.time_limit.text).chain(fee)
        });
        let bases = procedure.legal_bases.iter();
        let titles = bases.clone().filter_map(|base| base.title.as_ref());
        let single = [
            &procedure.conditions,
            &procedure.reception_address,
            &procedure.note,
        ];
        let texts: Vec<&Localized<String>> = papers
            .chain(&procedure.results)
            .chain(&procedure.audience)
            .chain(steps)
            .chain(ways)
            .chain(single.into_iter().flatten())
            .chain(titles)
            .collect();
        let mut lines: Vec<String> = texts.into_iter().map(|text| self.word(text).text).collect();
        lines.extend(bases.filter_map(|base| base.number.clone()));
        let bodies = [&procedure.executing_body, &procedure.competent_body];
        let bodies = bodies.into_iter().flatten();
        lines.extend(bodies.map(|body: &Party| self.party(body).wording.text));
        lines.join("\n")
    }
}
