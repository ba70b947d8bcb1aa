//! Everything that can be found, as one neutral list in each language: what it is, what it says, where it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::search::lists;
use super::text::Shown;
use super::view::{Desk, View};
use super::words::Wording;
use crate::diagnostic::Finding;
use crate::language::{Language, Localized};
use crate::say;
use crate::site::{Contact, ContactKind, Obligation, Plan, Route, Synonym, Topic, Unit};
use crate::source::{folded, spelled};

/// One thing that can be found.
#[derive(Clone, Debug)]
pub struct SearchEntry {
    /// Name of its kind, one of [`SEARCH_KINDS`]; its label is the theme's (`search_kind_<kind>`).
    pub kind: &'static str,
    /// Title, with its language when that is not the page's.
    pub title: Wording,
    /// What is shown below the title when nothing of the text was looked for; may be empty.
    pub summary: String,
    /// All its text without markup.
    pub text: Arc<str>,
    /// Headings and words it is known by, looked for but not shown.
    pub keywords: Vec<String>,
    /// Codes and numbers it goes by, the former ones among them.
    pub codes: Vec<String>,
    /// Address from the search page.
    pub href: String,
}

/// The kinds, in the order in which entries stand.
pub const SEARCH_KINDS: [&str; 11] = [
    "procedure",
    "document",
    "contact",
    "unit",
    "contest",
    "page",
    "infographic",
    "quiz",
    "article",
    "topic",
    "obligation",
];

/// Everything that can be found in a language, kind by kind.
pub(super) fn entries(desk: &Desk, language: &Language) -> Vec<SearchEntry> {
    let view = View::new(desk, Route::Search, language);
    let site = desk.site;
    let mut entries: Vec<SearchEntry> = Vec::new();
    let procedures = site.procedures.iter();
    entries.extend(procedures.map(|procedure| view.found_procedure(procedure)));
    let documents = site.library.documents.iter();
    entries.extend(documents.map(|document| view.found_document(document)));
    entries.extend(
        site.contacts
            .channels
            .iter()
            .map(|one| view.found_contact(one)),
    );
    entries.extend(site.units.units().iter().map(|unit| view.found_unit(unit)));
    entries.extend(site.units.groups().iter().map(|group| {
        let route = Route::Unit(group.id.clone());
        let note = view.plain(group.note.as_ref());
        view.found("unit", view.word(&group.name), note, &route)
    }));
    entries.extend(site.contests.iter().map(|one| view.found_contest(one)));
    entries.extend(view.found_lists());
    entries.extend((0..site.pages.len()).filter_map(|at| view.found_page(at)));
    entries.extend((0..site.infographics.len()).filter_map(|at| view.found_infographic(at)));
    entries.extend(site.quizzes.iter().map(|quiz| view.found_quiz(quiz)));
    entries.extend((0..site.articles.len()).filter_map(|at| view.found_article(at)));
    if let Some(plan) = &site.plan {
        entries.extend(plan.topics.iter().map(|topic| view.found_topic(topic)));
        if desk.ledger.is_some() {
            let obligations = plan.obligations.iter();
            entries.extend(obligations.map(|one| view.found_obligation(one)));
        }
    }
    entries
}

impl View<'_> {
    /// An entry with nothing but a title and one text.
    pub(super) fn found(
        &self,
        kind: &'static str,
        title: Wording,
        summary: String,
        route: &Route,
    ) -> SearchEntry {
        SearchEntry {
            kind,
            title,
            text: Arc::from(summary.as_str()),
            summary,
            keywords: Vec::new(),
            codes: Vec::new(),
            href: self.href(route),
        }
    }

    fn found_contact(&self, contact: &Contact) -> SearchEntry {
        let key = |prefix: &str, name: &str| format!("{prefix}{name}");
        let phrase = |key: String| self.desk.phrases.get(self.language, &key).to_owned();
        let is_phone = matches!(contact.kind, ContactKind::Phone | ContactKind::CallCentre);
        let digits: String = contact.value.chars().filter(char::is_ascii_digit).collect();
        let purposes = contact.purposes.iter();
        let purposes = purposes.map(|one| phrase(key("contact_purpose_", one.name())));
        let unit = contact
            .unit
            .as_ref()
            .map(|id| self.party_of(id).wording.text);
        let more = [
            self.plain(contact.hours.as_ref()),
            self.plain(contact.note.as_ref()),
            unit.unwrap_or_default(),
        ];
        let kind = phrase(key("contact_kind_", contact.kind.name()));
        SearchEntry {
            text: Arc::from(more.join("\n")),
            keywords: purposes.collect(),
            codes: Vec::from_iter(is_phone.then_some(digits)),
            href: self.anchor(&Route::Hotlines, &contact.id),
            ..self.found(
                "contact",
                self.word(&contact.name),
                format!("{kind}: {}", contact.value),
                &Route::Hotlines,
            )
        }
    }

    fn found_unit(&self, unit: &Unit) -> SearchEntry {
        let mut names: Vec<String> = unit
            .names
            .iter()
            .map(|name| self.word(&name.value).text)
            .collect();
        names.extend(unit.short.as_ref().map(|short| self.word(short).text));
        let above = unit.parent_on(self.site.naming_day());
        let above = above.map(|id| self.party_of(id).wording.text);
        let role = match &unit.role {
            Some(role) => self.word(role).text,
            None => above.clone().unwrap_or_default(),
        };
        let more = [
            role.clone(),
            above.unwrap_or_default(),
            self.plain(unit.note.as_ref()),
        ];
        SearchEntry {
            text: Arc::from(more.join("\n")),
            keywords: names,
            ..self.found(
                "unit",
                self.word(unit.name_on(self.site.naming_day())),
                role,
                &Route::Unit(unit.id.clone()),
            )
        }
    }

    /// The pages that are lists themselves; the plan with all its text.
    fn found_lists(&self) -> Vec<SearchEntry> {
        let one = |(route, key): (Route, &'static str)| {
            let entry = self.found(
                "page",
                Wording::own(self.phrase(key)),
                String::new(),
                &route,
            );
            match (&self.site.plan, &route) {
                (Some(plan), Route::Plan) => self.found_plan(plan),
                (Some(plan), Route::Annex) => SearchEntry {
                    text: Arc::from(self.annex_text(plan)),
                    ..entry
                },
                (_, Route::Hotlines) => {
                    let contacts = &self.site.contacts;
                    let said = contacts.received.iter().chain(&contacts.not_received);
                    let said: Vec<String> = said.map(|text| self.word(text).text).collect();
                    SearchEntry {
                        text: Arc::from(said.join("\n")),
                        ..entry
                    }
                }
                (_, Route::Indexes) => SearchEntry {
                    // Known by their names: PAR INDEX, SIPAS.
                    keywords: self.index_names(),
                    ..entry
                },
                _ => entry,
            }
        };
        lists(self).into_iter().map(one).collect()
    }

    fn index_names(&self) -> Vec<String> {
        let series = self.site.indexes.series.iter();
        let names = series.map(|series| {
            let key = format!("index_{}", series.kind.name());
            self.desk.phrases.get(self.language, &key).to_owned()
        });
        names.collect()
    }

    fn found_plan(&self, plan: &Plan) -> SearchEntry {
        let items = [&plan.objectives, &plan.requirements, &plan.audiences];
        let items = items.into_iter().flatten().map(|item| &item.text);
        let channels = plan.channels.iter().map(|channel| &channel.text);
        let duties = plan.responsibilities.iter().map(|duty| &duty.text);
        let titles = plan
            .legal_bases
            .iter()
            .filter_map(|base| base.title.as_ref());
        let texts = items
            .chain(channels)
            .chain(duties)
            .chain(&plan.funding)
            .chain(titles);
        let mut text: Vec<String> = texts.map(|text| self.word(text).text).collect();
        text.extend(
            plan.legal_bases
                .iter()
                .filter_map(|base| base.number.clone()),
        );
        SearchEntry {
            text: Arc::from(text.join("\n")),
            codes: Vec::from_iter(plan.instrument.number.clone()),
            keywords: vec![self.phrase("section_plan").to_owned()],
            ..self.found("page", self.word(&plan.title), String::new(), &Route::Plan)
        }
    }

    fn annex_text(&self, plan: &Plan) -> String {
        let rows = plan.annex.iter().flat_map(|annex| &annex.rows);
        let tasks = rows
            .flat_map(|row| row.walk())
            .map(|row| self.word(&row.task).text);
        tasks.collect::<Vec<_>>().join("\n")
    }

    fn found_page(&self, at: usize) -> Option<SearchEntry> {
        let page = &self.site.pages[at];
        let preference = self.site.settings.preference(self.language);
        let (language, version) = page.versions.best(preference)?;
        let shown = self.desk.texts.page(at, self.language_at());
        let title = Wording::in_language(version.title.as_str(), language, self.language);
        Some(self.found_text("page", title, shown, &Route::Page(page.id.clone())))
    }

    /// A text written in Markdown: all its words, and what its headings name.
    fn found_text(
        &self,
        kind: &'static str,
        title: Wording,
        shown: &Shown,
        route: &Route,
    ) -> SearchEntry {
        let headings = shown.headings.iter();
        SearchEntry {
            text: shown.plain.clone(),
            keywords: headings.map(|heading| heading.text.clone()).collect(),
            ..self.found(kind, title, shown.summary.clone(), route)
        }
    }

    fn found_article(&self, at: usize) -> Option<SearchEntry> {
        let article = &self.site.articles[at];
        let (language, version) = self.version(article)?;
        let shown = self.desk.texts.article(at, self.language_at());
        let title = Wording::in_language(version.title.as_str(), language, self.language);
        Some(self.found_text("article", title, shown, &Route::Article(article.id.clone())))
    }

    fn found_infographic(&self, at: usize) -> Option<SearchEntry> {
        let one = self.site.infographics.get(at)?;
        let summary = self.plain(one.summary.as_ref());
        let texts = one.texts().map(|text| self.word(text).text);
        let text: Vec<String> = std::iter::once(summary.clone()).chain(texts).collect();
        let route = Route::Infographic(one.id.clone());
        Some(SearchEntry {
            text: Arc::from(text.join("\n")),
            ..self.found("infographic", self.word(&one.title), summary, &route)
        })
    }

    fn found_topic(&self, topic: &Topic) -> SearchEntry {
        let name = self.word(topic.name.as_ref().unwrap_or(&topic.text));
        let text = self.word(&topic.text).text;
        let summary = if text == name.text {
            String::new()
        } else {
            text
        };
        let route = Route::Topic(topic.id.clone(), 1);
        self.found("topic", name, summary, &route)
    }

    fn found_obligation(&self, obligation: &Obligation) -> SearchEntry {
        let owners = self.parties_of(obligation.owner.ids());
        let owners: Vec<String> = owners.into_iter().map(|owner| owner.wording.text).collect();
        let route = Route::Obligation(obligation.id.clone());
        let what = self.word(&obligation.what);
        self.found("obligation", what, owners.join("; "), &route)
    }

    fn plain(&self, text: Option<&Localized<String>>) -> String {
        text.map(|text| self.word(text).text).unwrap_or_default()
    }
}

/// What a site's own synonyms lead to and nothing in any language of the site says.
pub(super) fn astray(synonyms: &[Synonym], all: &[Vec<SearchEntry>]) -> Vec<Finding> {
    if synonyms.is_empty() {
        return Vec::new();
    }
    let mut known: BTreeSet<String> = BTreeSet::new();
    for entry in all.iter().flatten() {
        let texts = [entry.title.text.as_str(), &entry.summary, &entry.text].into_iter();
        let more = entry
            .keywords
            .iter()
            .chain(&entry.codes)
            .map(String::as_str);
        for word in texts.chain(more).flat_map(spelled) {
            known.extend(word.parts.iter().map(|part| folded(part)));
        }
    }
    let is_known = |text: &str| {
        let mut parts = spelled(text).into_iter().flat_map(|word| word.parts);
        parts.all(|part| known.contains(&folded(&part)))
    };
    let mut findings = Vec::new();
    for (entry, synonym) in synonyms.iter().enumerate() {
        for (at, find) in synonym.find.iter().enumerate() {
            if !is_known(find) {
                let message = say!(
                    "không trang nào có `{find}`, nên lời này không dẫn tới đâu",
                    "no page says `{find}`, so this leads nowhere"
                );
                findings.push(
                    Finding::warning(Synonym::place(entry, at), message).help(say!(
                        "viết đúng lời dùng trên trang, ví dụ tên của thủ tục",
                        "write what the site calls it, for example the name of a procedure"
                    )),
                );
            }
        }
    }
    findings
}
