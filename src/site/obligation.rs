//! What a plan asks: the nine kinds of domain/plans.md, each with just the fields it needs.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::Place;
use crate::draft::{Count, CountsDraft, ObligationDraft, OwnerDraft, TextDraft};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::kind::{ChannelKind, OutputKind, Per};
use super::plan::Topic;
use super::unit::{Party, Units};
use super::when::{Deadline, Window};

/// One thing the plan asks of somebody.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// Id, unique in the plan.
    pub id: String,
    /// What is owed, in words.
    pub what: Localized<String>,
    /// Who owes it.
    pub owner: Owner,
    /// Who directs the one who performs it.
    pub director: Option<Party>,
    /// Who coordinates.
    pub coordinators: Vec<Party>,
    /// Where in the plan it stands.
    pub source: Option<Localized<String>>,
    /// A remark.
    pub note: Option<Localized<String>>,
    /// When it is in force.
    pub active: Window,
    /// What counts toward it.
    pub counts: Counts,
    /// What is asked.
    pub demand: Demand,
}

/// Who owes an obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// One unit.
    Unit(String),
    /// Every member of these groups (or units) by itself.
    Each(Vec<String>),
    /// The group as a whole.
    Together(String),
    /// Several units jointly.
    Leads(Vec<String>),
}

impl Owner {
    /// Ids of units and groups named.
    pub fn ids(&self) -> &[String] {
        match self {
            Self::Unit(id) | Self::Together(id) => std::slice::from_ref(id),
            Self::Each(ids) | Self::Leads(ids) => ids,
        }
    }
}

/// What counts toward an obligation; an empty list means any.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Kinds of output.
    pub kinds: Vec<OutputKind>,
    /// Kinds of channel.
    pub channels: Vec<ChannelKind>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Least length of each, in minutes.
    pub minimum_minutes: Option<u32>,
}

/// The kinds of obligation.
#[derive(Clone, Debug)]
pub enum Demand {
    /// At least n in every period.
    Quota {
        /// n.
        at_least: u32,
        /// The period.
        per: Per,
        /// True when a cut period asks for its share only (counting rule 2).
        is_prorated: bool,
    },
    /// One deliverable by a deadline.
    Once(Deadline),
    /// Steps in order, each with its deadline.
    Phased(Vec<Step>),
    /// A recurring report.
    Report {
        /// How often; `None` when the plan does not say or the report is part of another.
        per: Option<Per>,
        /// The day rule, where the plan has one.
        day: Option<DayRule>,
        /// To whom.
        to: Option<Party>,
        /// The periodic report it is part of.
        embedded_in: Option<Localized<String>>,
    },
    /// A share of something to reach.
    Coverage {
        /// Percent to reach, 1–100.
        target_percent: u32,
        /// Of what.
        of: Coverage,
    },
    /// "Thường xuyên": no number.
    Standing,
    /// Around a day.
    Event(Window),
    /// When something happens.
    Conditional {
        /// What sets it off.
        trigger: Localized<String>,
    },
    /// "Đề nghị": shown, never scored.
    Request,
}

impl Demand {
    /// The name authors write.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Quota { .. } => "quota",
            Self::Once(_) => "once",
            Self::Phased(_) => "phased",
            Self::Report { .. } => "report",
            Self::Coverage { .. } => "coverage",
            Self::Standing => "standing",
            Self::Event(_) => "event",
            Self::Conditional { .. } => "conditional",
            Self::Request => "request",
        }
    }
}

/// A step of a phased obligation.
#[derive(Clone, Debug)]
pub struct Step {
    /// Id, unique in the obligation.
    pub id: String,
    /// What is owed.
    pub what: Localized<String>,
    /// Its deadline.
    pub due: Deadline,
}

/// A day in the last month of each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayRule {
    /// Last day of the month that counts, 1–31: "trước ngày 5" → 4.
    pub last_day: u8,
}

/// What a share is taken of.
#[derive(Clone, Debug)]
pub enum Coverage {
    /// The procedures of this site, counted by itself; in other words where the plan has some.
    Procedures {
        /// Of what.
        of: Option<Localized<String>>,
    },
    /// What these words say, `total` of them where that is known.
    Words {
        /// Of what.
        of: Localized<String>,
        /// How many there are in all.
        total: Option<u32>,
    },
}

/// The first and last day that matter for an obligation with a deadline; for lists in order of time.
impl Obligation {
    /// The last day that counts, for what has one fixed deadline.
    pub fn last_day(&self) -> Option<Date> {
        match &self.demand {
            Demand::Once(due) => Some(due.last_day),
            Demand::Phased(steps) => steps.last().map(|step| step.due.last_day),
            Demand::Event(window) => Some(window.to),
            _ => None,
        }
    }
}

/// What an obligation may refer to.
pub(super) struct Around<'a> {
    pub(super) units: &'a Units,
    pub(super) topics: &'a [Topic],
    pub(super) window: Window,
    pub(super) has_procedures: bool,
}

impl Check {
    /// All obligations of the plan.
    pub(super) fn obligations(
        &mut self,
        drafts: &[ObligationDraft],
        around: &Around,
        place: &Place,
    ) -> Vec<Obligation> {
        let mut ids = BTreeSet::new();
        let mut obligations = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let id = self.id(&draft.id, &place.key("id"));
            if !ids.insert(id.clone()) {
                self.doubled(&id, &place);
            }
            let obligation = self.obligation(id, draft, around, &place);
            obligations.extend(obligation.map(|obligation| (place, obligation)));
        }
        self.overlaps(&obligations, around.units);
        let obligations = obligations.into_iter();
        obligations.map(|(_, obligation)| obligation).collect()
    }

    fn obligation(
        &mut self,
        id: String,
        draft: &ObligationDraft,
        around: &Around,
        place: &Place,
    ) -> Option<Obligation> {
        let active = self.window(draft.active.as_ref(), &place.key("active"), around.window);
        if draft.active.is_some() {
            self.inside(active.from, around.window, &place.key("active").key("from"));
            self.inside(active.to, around.window, &place.key("active").key("to"));
        }
        let what = self.text(&draft.what, &place.key("what"));
        let owner = self.owner(&draft.owner, around.units, &place.key("owner"));
        let director = draft
            .director
            .as_ref()
            .and_then(|d| self.party(d, around.units, &place.key("director")));
        let coordinators = self.parties(
            &draft.coordinators,
            around.units,
            &place.key("coordinators"),
        );
        let counts = self.counts(draft.counts.as_ref(), around.topics, &place.key("counts"));
        self.strangers(draft, place);
        let demand = self.demand(draft, around, active, place);
        Some(Obligation {
            id,
            what,
            owner: owner?,
            director,
            coordinators,
            source: self.optional(draft.source.as_ref(), place, "source"),
            note: self.optional(draft.note.as_ref(), place, "note"),
            active,
            counts,
            demand: demand?,
        })
    }

    fn owner(&mut self, draft: &OwnerDraft, units: &Units, place: &Place) -> Option<Owner> {
        let ways = [
            draft.unit.is_some(),
            draft.each.is_some(),
            draft.together.is_some(),
            draft.leads.is_some(),
        ];
        if ways.iter().filter(|way| **way).count() != 1 {
            self.error(
                place,
                say!("`owner` cần đúng một trong: unit, each, together, leads", "`owner` needs exactly one of: unit, each, together, leads"),
                Some(say!(
                    "`unit: so-noi-vu` (một đơn vị), `each: so-ban-nganh` (từng đơn vị trong nhóm), `together: …` (cả nhóm), `leads: [a, b]`",
                    "`unit: so-noi-vu`, `each: so-ban-nganh` (every member by itself), `together: …`, `leads: [a, b]`"
                )),
            );
            return None;
        }
        if let Some(id) = &draft.unit {
            return self
                .existing_unit(id, units, &place.key("unit"))
                .map(Owner::Unit);
        }
        if let Some(id) = &draft.together {
            return self
                .ids(std::slice::from_ref(id), units, &place.key("together"))
                .pop()
                .map(Owner::Together);
        }
        let (key, ids) = if let Some(each) = &draft.each {
            ("each", each)
        } else {
            ("leads", draft.leads.as_ref()?)
        };
        let found = self.ids(&ids.0, units, &place.key(key));
        match (found.is_empty(), key) {
            (true, _) => None,
            (false, "each") => Some(Owner::Each(found)),
            (false, _) => Some(Owner::Leads(found)),
        }
    }

    fn ids(&mut self, ids: &[crate::draft::Words], units: &Units, place: &Place) -> Vec<String> {
        let mut found = Vec::new();
        for (index, id) in ids.iter().enumerate() {
            if let Some(Party::Unit(id) | Party::Group(id)) = self.party(
                &TextDraft::Plain(id.to_string()),
                units,
                &place.index(index),
            ) {
                found.push(id)
            }
        }
        found
    }

    fn counts(&mut self, draft: Option<&CountsDraft>, topics: &[Topic], place: &Place) -> Counts {
        let Some(draft) = draft else {
            return Counts::default();
        };
        let known = || topics.iter().map(|topic| topic.id.as_str());
        let mut ids = Vec::new();
        for (index, id) in draft.topics.0.iter().enumerate() {
            if known().any(|topic| topic == &**id) {
                ids.push(id.to_string());
            } else {
                self.unknown(
                    say!("nội dung (topic)", "topic"),
                    id,
                    known(),
                    &place.key("topics").index(index),
                );
            }
        }
        Counts {
            kinds: self.all_named(&draft.kinds.0, place, "kinds"),
            channels: self.all_named(&draft.channels.0, place, "channels"),
            topics: ids,
            minimum_minutes: draft.minimum_minutes.map(|Count(minutes)| minutes),
        }
    }
}
