//! The plan as it was published: header, bases, objectives, topics, channels, annex, obligations, recipients.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{Count, ItemDraft, PlanDraft, RecipientDraft, TopicDraft, Words};
use crate::language::Localized;
use crate::say;

use super::annex::Annex;
use super::check::Check;
use super::document::{DocumentDate, Instrument, Reference};
use super::kind::{ChannelKind, Pillar, PlanKind, RecipientRole};
use super::obligation::{Around, Obligation};
use super::unit::{Party, Units};
use super::when::Window;

/// The plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its title.
    pub title: Localized<String>,
    /// What span it is for.
    pub kind: PlanKind,
    /// What it calls its work, where that is not what the theme says.
    pub wording: Option<Localized<String>>,
    /// Its calendar year.
    pub year: i16,
    /// When it is carried out: from its issue (or the year's first day, where that is not known) to the year's end, unless said.
    pub active: Window,
    /// The document.
    pub instrument: Instrument,
    /// Căn cứ.
    pub legal_bases: Vec<Reference>,
    /// Mục đích, mục tiêu.
    pub objectives: Vec<Item>,
    /// Yêu cầu.
    pub requirements: Vec<Item>,
    /// True when both are one printed list (in `objectives`).
    pub objectives_and_requirements: bool,
    /// Đối tượng.
    pub audiences: Vec<Item>,
    /// Nội dung.
    pub topics: Vec<Topic>,
    /// Hình thức.
    pub channels: Vec<Channel>,
    /// Phụ lục.
    pub annex: Option<Annex>,
    /// What it asks.
    pub obligations: Vec<Obligation>,
    /// Tổ chức thực hiện, in words.
    pub responsibilities: Vec<Responsibility>,
    /// Kinh phí.
    pub funding: Option<Localized<String>>,
    /// Nơi nhận.
    pub recipients: Vec<Recipient>,
    /// Peculiarities of the printed copy.
    pub notes: Vec<Localized<String>>,
}

/// A printed point.
#[derive(Clone, Debug)]
pub struct Item {
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text.
    pub text: Localized<String>,
}

/// A topic of the plan.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Id.
    pub id: String,
    /// Label, verbatim.
    pub label: Option<String>,
    /// Short name.
    pub name: Option<Localized<String>>,
    /// Text.
    pub text: Localized<String>,
    /// Pillars of PAR it belongs to.
    pub pillars: Vec<Pillar>,
    /// Documents it names.
    pub documents: Vec<Reference>,
}

/// A channel of the plan.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text.
    pub text: Localized<String>,
    /// Kinds of channel in it.
    pub kinds: Vec<ChannelKind>,
}

/// What the body lays on a unit, in words.
#[derive(Clone, Debug)]
pub struct Responsibility {
    /// On whom.
    pub unit: Party,
    /// What.
    pub text: Localized<String>,
    /// Ids of the obligations that follow from it.
    pub obligations: Vec<String>,
}

/// A line of "Nơi nhận".
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Who.
    pub text: Localized<String>,
    /// What for.
    pub role: Option<RecipientRole>,
}

impl Plan {
    /// The obligation of this id.
    pub fn obligation(&self, id: &str) -> Option<&Obligation> {
        self.obligations
            .iter()
            .find(|obligation| obligation.id == id)
    }

    /// The topic of this id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }
}

impl Check {
    /// The plan of `plan.yaml`.
    pub(super) fn plan(
        &mut self,
        draft: &PlanDraft,
        units: &Units,
        has_procedures: bool,
    ) -> Option<Plan> {
        let place = Place::file("plan.yaml");
        let instrument = self.instrument(&draft.instrument, units, &place.key("instrument"));
        let Count(year) = draft.year;
        let whole_year = i16::try_from(year)
            .ok()
            .filter(|y| (1990..=2200).contains(y))
            .and_then(Window::year);
        let Some(mut around) = whole_year else {
            self.error(
                &place.key("year"),
                say!(
                    "`{year}` không phải là năm của một kế hoạch",
                    "`{year}` is not the year of a plan"
                ),
                Some(say!(
                    "viết năm bằng bốn chữ số, ví dụ 2024",
                    "write four digits, for example 2024"
                )),
            );
            return None;
        };
        if let Some(DocumentDate::Day(issued)) = instrument.as_ref().and_then(|i| i.date) {
            around.from = around.from.max(issued.min(around.to));
        }
        let active = self.window(draft.active.as_ref(), &place.key("active"), around);
        let topics = self.topics(&draft.topics, units, &place.key("topics"));
        let obligations = self.obligations(
            &draft.obligations,
            &Around {
                units,
                topics: &topics,
                window: active,
                has_procedures,
            },
            &place.key("obligations"),
        );
        let annex = draft
            .annex
            .as_ref()
            .map(|annex| self.annex(annex, units, &place.key("annex")));
        let plan = Plan {
            title: self.text(&draft.title, &place.key("title")),
            kind: match &draft.kind {
                Some(kind) => self
                    .named(kind, &place.key("kind"))
                    .unwrap_or(PlanKind::Annual),
                None => PlanKind::Annual,
            },
            wording: self.optional(draft.wording.as_ref(), &place, "wording"),
            year: around.to.year(),
            active,
            instrument: instrument?,
            legal_bases: self.references(&draft.legal_bases, units, &place.key("legal_bases")),
            objectives: self.items(&draft.objectives, &place.key("objectives")),
            requirements: self.items(&draft.requirements, &place.key("requirements")),
            objectives_and_requirements: draft.objectives_and_requirements,
            audiences: self.items(&draft.audiences, &place.key("audiences")),
            topics,
            channels: self.plan_channels(draft, &place.key("channels")),
            annex,
            obligations,
            responsibilities: self.responsibilities(draft, units, &place.key("responsibilities")),
            funding: self.optional(draft.funding.as_ref(), &place, "funding"),
            recipients: self.recipients(&draft.recipients, &place.key("recipients")),
            notes: draft
                .notes
                .iter()
                .enumerate()
                .map(|(i, note)| self.text(note, &place.key("notes").index(i)))
                .collect(),
        };
        self.annex_obligations(draft, &place);
        Some(plan)
    }

    /// Printed points.
    pub(super) fn items(&mut self, drafts: &[ItemDraft], place: &Place) -> Vec<Item> {
        let item = |(index, draft): (usize, &ItemDraft)| Item {
            label: draft.label.as_ref().map(|label| label.to_string()),
            text: self.text(&draft.text, &place.index(index).key("text")),
        };
        drafts.iter().enumerate().map(item).collect()
    }

    fn topics(&mut self, drafts: &[TopicDraft], units: &Units, place: &Place) -> Vec<Topic> {
        let mut ids = BTreeSet::new();
        let mut topics = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let id = self.id(&draft.id, &place.key("id"));
            if !ids.insert(id.clone()) {
                self.doubled(&id, &place);
            }
            topics.push(Topic {
                id,
                label: draft.label.as_ref().map(|label| label.to_string()),
                name: self.optional(draft.name.as_ref(), &place, "name"),
                text: self.text(&draft.text, &place.key("text")),
                pillars: self.all_named(&draft.pillars.0, &place, "pillars"),
                documents: self.references(&draft.documents, units, &place.key("documents")),
            });
        }
        topics
    }

    fn plan_channels(&mut self, draft: &PlanDraft, place: &Place) -> Vec<Channel> {
        let mut channels = Vec::new();
        for (index, channel) in draft.channels.iter().enumerate() {
            let place = place.index(index);
            channels.push(Channel {
                label: channel.label.as_ref().map(|label| label.to_string()),
                text: self.text(&channel.text, &place.key("text")),
                kinds: self.all_named(&channel.kinds.0, &place, "kinds"),
            });
        }
        channels
    }

    fn responsibilities(
        &mut self,
        draft: &PlanDraft,
        units: &Units,
        place: &Place,
    ) -> Vec<Responsibility> {
        let mut responsibilities = Vec::new();
        for (index, responsibility) in draft.responsibilities.iter().enumerate() {
            let place = place.index(index);
            self.obligation_ids(
                &responsibility.obligations.0,
                draft,
                &place.key("obligations"),
            );
            let unit = self.party(&responsibility.unit, units, &place.key("unit"));
            let text = self.text(&responsibility.text, &place.key("text"));
            let obligations = responsibility
                .obligations
                .0
                .iter()
                .map(|id| id.to_string())
                .collect();
            responsibilities.extend(unit.map(|unit| Responsibility {
                unit,
                text,
                obligations,
            }));
        }
        responsibilities
    }

    fn recipients(&mut self, drafts: &[RecipientDraft], place: &Place) -> Vec<Recipient> {
        let recipient = |(index, draft): (usize, &RecipientDraft)| Recipient {
            text: self.text(&draft.text, &place.index(index).key("text")),
            role: draft
                .role
                .as_ref()
                .and_then(|role| self.named(role, &place.index(index).key("role"))),
        };
        drafts.iter().enumerate().map(recipient).collect()
    }

    fn obligation_ids(&mut self, ids: &[Words], draft: &PlanDraft, place: &Place) {
        let known = || draft.obligations.iter().map(|obligation| &*obligation.id);
        for (index, id) in ids.iter().enumerate() {
            if !known().any(|known| known == &**id) {
                self.unknown(
                    say!("nhiệm vụ (obligation)", "obligation"),
                    id,
                    known(),
                    &place.index(index),
                );
            }
        }
    }

    fn annex_obligations(&mut self, draft: &PlanDraft, place: &Place) {
        let Some(annex) = &draft.annex else { return };
        let mut rows: Vec<_> = annex
            .rows
            .iter()
            .enumerate()
            .map(|(i, row)| (row, place.key("annex").key("rows").index(i)))
            .collect();
        while let Some((row, place)) = rows.pop() {
            self.obligation_ids(&row.obligations.0, draft, &place.key("obligations"));
            rows.extend(
                row.rows
                    .iter()
                    .enumerate()
                    .map(|(i, row)| (row, place.key("rows").index(i))),
            );
        }
    }
}
