//! What a plan asks: the nine kinds of domain/plans.md, each with just the fields it needs.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::Place;
use crate::draft::{
    Count, CountsDraft, DueDraft, ObligationDraft, OwnerDraft, StepDraft, TextDraft,
};
use crate::language::Localized;
use crate::say;

use super::check::{Check, key_of};
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
    /// The procedures of this site.
    Procedures,
    /// What these words say, `total` of them where that is known.
    Words {
        /// Of what.
        of: Localized<String>,
        /// How many there are in all.
        total: Option<u32>,
    },
}

const KINDS: [&str; 9] = [
    "quota",
    "once",
    "phased",
    "report",
    "coverage",
    "standing",
    "event",
    "conditional",
    "request",
];

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
            obligations.extend(self.obligation(id, draft, around, &place));
        }
        obligations
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
        let place_of = |index| {
            if ids.len() == 1 {
                place.clone()
            } else {
                place.index(index)
            }
        };
        let mut found = Vec::new();
        for (index, id) in ids.iter().enumerate() {
            match self.party(&TextDraft::Plain(id.to_string()), units, &place_of(index)) {
                Some(Party::Unit(id) | Party::Group(id)) => found.push(id),
                _ => {}
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

    fn demand(
        &mut self,
        draft: &ObligationDraft,
        around: &Around,
        active: Window,
        place: &Place,
    ) -> Option<Demand> {
        match &*draft.kind {
            "quota" => Some(Demand::Quota {
                at_least: self.needed(draft.at_least, draft, "at_least", place)?.0,
                per: self
                    .needed(draft.per.as_ref(), draft, "per", place)
                    .and_then(|per| self.named(per, &place.key("per")))?,
                is_prorated: draft.prorate.unwrap_or(false),
            }),
            "once" => {
                let due = self.needed(draft.due.as_ref(), draft, "due", place)?;
                self.deadline_inside(due, around.window, &place.key("due"))
                    .map(Demand::Once)
            }
            "phased" => self.steps(&draft.steps, around, place).map(Demand::Phased),
            "report" => self.report(draft, around, place),
            "coverage" => Some(Demand::Coverage {
                target_percent: self
                    .percent(Count(draft.target_percent.map_or(100, |p| p.0)), place)?,
                of: self.coverage(draft, around, place)?,
            }),
            "standing" => Some(Demand::Standing),
            "event" => self.event(draft, active, around.window, place),
            "conditional" => {
                let trigger = self.needed(draft.trigger.as_ref(), draft, "trigger", place)?;
                Some(Demand::Conditional {
                    trigger: self.text(trigger, &place.key("trigger")),
                })
            }
            "request" => Some(Demand::Request),
            other => {
                self.unknown_kind(other, &place.key("kind"));
                None
            }
        }
    }

    fn unknown_kind(&mut self, kind: &str, place: &Place) {
        let known = KINDS.join(", ");
        let help = match crate::diagnostic::nearest(kind, KINDS) {
            Some(near) => say!(
                "có phải ý bạn là `{near}`? Các loại: {known}",
                "did you mean `{near}`? The kinds are: {known}"
            ),
            None => say!("các loại: {known}", "the kinds are: {known}"),
        };
        self.error(
            place,
            say!(
                "không có loại nhiệm vụ `{kind}`",
                "there is no kind of obligation `{kind}`"
            ),
            Some(help),
        );
    }

    fn needed<T>(
        &mut self,
        value: Option<T>,
        draft: &ObligationDraft,
        key: &str,
        place: &Place,
    ) -> Option<T> {
        if value.is_none() {
            let kind = &*draft.kind;
            self.error(
                &place.key("kind"),
                say!(
                    "nhiệm vụ loại `{kind}` cần có `{key}`",
                    "an obligation of kind `{kind}` needs `{key}`"
                ),
                Some(say!(
                    "thêm dòng `{key}: …`, hoặc chọn loại khác",
                    "add a line `{key}: …`, or choose another kind"
                )),
            );
        }
        value
    }

    fn deadline_inside(
        &mut self,
        due: &DueDraft,
        window: Window,
        place: &Place,
    ) -> Option<Deadline> {
        let deadline = self.deadline(due, place)?;
        let key = if due.by.is_some() {
            "by"
        } else if due.before.is_some() {
            "before"
        } else if due.on_day.is_some() {
            "on"
        } else {
            "in"
        };
        self.inside(deadline.last_day, window, &place.key(key));
        Some(deadline)
    }

    fn steps(&mut self, drafts: &[StepDraft], around: &Around, place: &Place) -> Option<Vec<Step>> {
        let place = place.key("steps");
        if drafts.is_empty() {
            self.error(
                &place,
                say!(
                    "nhiệm vụ nhiều bước cần `steps`",
                    "a phased obligation needs `steps`"
                ),
                Some(say!(
                    "liệt kê từng bước: id, what, due",
                    "list each step: id, what, due"
                )),
            );
            return None;
        }
        let mut steps: Vec<Step> = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let id = self.id(&draft.id, &place.key("id"));
            if steps.iter().any(|step| step.id == id) {
                self.doubled(&id, &place);
            }
            let what = self.text(&draft.what, &place.key("what"));
            let Some(due) = self.deadline_inside(&draft.due, around.window, &place.key("due"))
            else {
                continue;
            };
            if steps
                .last()
                .is_some_and(|before| before.due.last_day > due.last_day)
            {
                self.error(
                    &place.key("due"),
                    say!(
                        "bước này đến hạn trước bước đứng trên nó",
                        "this step falls due before the one above it"
                    ),
                    Some(say!(
                        "xếp các bước theo thời hạn",
                        "put the steps in the order of their deadlines"
                    )),
                );
            }
            steps.push(Step { id, what, due });
        }
        Some(steps)
    }

    fn report(
        &mut self,
        draft: &ObligationDraft,
        around: &Around,
        place: &Place,
    ) -> Option<Demand> {
        let per = draft
            .per
            .as_ref()
            .and_then(|per| self.named(per, &place.key("per")));
        let to = draft
            .to
            .as_ref()
            .and_then(|to| self.party(to, around.units, &place.key("to")));
        let embedded_in = self.optional(draft.embedded_in.as_ref(), place, "embedded_in");
        let day = draft
            .due
            .as_ref()
            .and_then(|due| self.day_rule(due, per, &place.key("due")));
        Some(Demand::Report {
            per,
            day,
            to,
            embedded_in,
        })
    }

    fn day_rule(&mut self, due: &DueDraft, per: Option<Per>, place: &Place) -> Option<DayRule> {
        let last = match (due.before_day, due.by_day) {
            (Some(Count(day)), None) => day.checked_sub(1),
            (None, Some(Count(day))) => Some(day),
            _ => None,
        };
        let last_day = last
            .and_then(|day| u8::try_from(day).ok())
            .filter(|day| (1..=31).contains(day));
        if last_day.is_none() || per.is_none() {
            self.error(
                place,
                say!(
                    "thời hạn báo cáo cần `per` và một trong: before_day, by_day (1–31)",
                    "a report's deadline needs `per` and one of: before_day, by_day (1–31)"
                ),
                Some(say!(
                    "`before_day: 5`: trước ngày 5 của tháng cuối kỳ",
                    "`before_day: 5`: before the 5th of the period's last month"
                )),
            );
        }
        last_day.map(|last_day| DayRule { last_day })
    }

    fn percent(&mut self, percent: Count, place: &Place) -> Option<u32> {
        let Count(value) = percent;
        if !(1..=100).contains(&value) {
            self.error(
                &place.key("target_percent"),
                say!("tỷ lệ phải từ 1 đến 100", "a percentage is 1 to 100"),
                None,
            );
            return None;
        }
        Some(value)
    }

    fn coverage(
        &mut self,
        draft: &ObligationDraft,
        around: &Around,
        place: &Place,
    ) -> Option<Coverage> {
        let of = self.needed(draft.of.as_ref(), draft, "of", place)?;
        match of {
            TextDraft::Plain(word) if word == "procedures" && around.has_procedures => {
                Some(Coverage::Procedures)
            }
            words => Some(Coverage::Words {
                of: self.text(words, &place.key("of")),
                total: draft.total.map(|Count(total)| total),
            }),
        }
    }

    fn event(
        &mut self,
        draft: &ObligationDraft,
        active: Window,
        plan: Window,
        place: &Place,
    ) -> Option<Demand> {
        match (draft.on, &draft.window) {
            (Some(day), None) => {
                self.inside(day.0, plan, &place.key("on"));
                Some(Demand::Event(Window {
                    from: day.0,
                    to: day.0,
                }))
            }
            (None, Some(span)) => Some(Demand::Event(self.window(
                Some(span),
                &place.key("window"),
                active,
            ))),
            _ => {
                self.error(&place.key("kind"), say!("nhiệm vụ theo sự kiện cần `on` (một ngày) hoặc `window` (từ ngày, đến ngày)", "an event needs `on` (a day) or `window` (from, to)"), None);
                None
            }
        }
    }

    /// Fields that belong to another kind are mistakes: they would be passed over.
    fn strangers(&mut self, draft: &ObligationDraft, place: &Place) {
        let fields = [
            ("at_least", draft.at_least.is_some(), &["quota"][..]),
            ("per", draft.per.is_some(), &["quota", "report"]),
            ("prorate", draft.prorate.is_some(), &["quota"]),
            ("due", draft.due.is_some(), &["once", "report"]),
            ("steps", !draft.steps.is_empty(), &["phased"]),
            ("to", draft.to.is_some(), &["report"]),
            ("embedded_in", draft.embedded_in.is_some(), &["report"]),
            (
                "target_percent",
                draft.target_percent.is_some(),
                &["coverage"],
            ),
            ("of", draft.of.is_some(), &["coverage"]),
            ("total", draft.total.is_some(), &["coverage"]),
            ("trigger", draft.trigger.is_some(), &["conditional"]),
            ("on", draft.on.is_some(), &["event"]),
            ("window", draft.window.is_some(), &["event"]),
        ];
        let kind = &*draft.kind;
        for (field, is_there, kinds) in fields {
            if is_there && KINDS.contains(&kind) && !kinds.contains(&kind) {
                let belongs = kinds.join(", ");
                self.error(
                    &key_of(place, field),
                    say!(
                        "`{field}` không thuộc nhiệm vụ loại `{kind}`",
                        "`{field}` does not belong to an obligation of kind `{kind}`"
                    ),
                    Some(say!(
                        "`{field}` dùng cho loại: {belongs}",
                        "`{field}` is for: {belongs}"
                    )),
                );
            }
        }
    }
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
