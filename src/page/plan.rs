//! The plan: readable on a phone, and the formal document when printed.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::json;

use super::annex::AnnexTable;
use super::document::{InstrumentView, ReferenceView};
use super::kind::Body;
use super::link::{Link, PartyLink};
use super::obligation::ObligationView;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{InstrumentKind, Item, Party, Plan, Route, Topic, Window};

/// The plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Title.
    pub title: Wording,
    /// `annual`, `period`, `thematic`, `contest`.
    pub kind: &'static str,
    /// Calendar year.
    pub year: i16,
    /// When it is carried out.
    pub active: Window,
    /// `future`, `running` or `past`, as of today.
    pub state: &'static str,
    /// The document: when its kind is not `plan`, the plan is attached to it and has a header of its own.
    pub instrument: InstrumentView,
    /// True when the plan is attached to a decision or letter: two headers.
    pub is_attached: bool,
    /// Căn cứ.
    pub legal_bases: Vec<ReferenceView>,
    /// Mục đích, mục tiêu.
    pub objectives: Vec<Point>,
    /// Yêu cầu.
    pub requirements: Vec<Point>,
    /// True when both are one list (in `objectives`).
    pub objectives_and_requirements: bool,
    /// Đối tượng.
    pub audiences: Vec<Point>,
    /// Nội dung.
    pub topics: Vec<PlanTopic>,
    /// Hình thức.
    pub channels: Vec<PlanChannel>,
    /// Kinh phí.
    pub funding: Option<Wording>,
    /// Tổ chức thực hiện: per unit, in words, with what follows from them.
    pub responsibilities: Vec<ResponsibilityView>,
    /// Obligations that no responsibility names.
    pub other_obligations: Vec<ObligationView>,
    /// The annex, for print.
    pub annex: Option<AnnexTable>,
    /// Address of the annex.
    pub annex_href: Option<String>,
    /// Nơi nhận.
    pub recipients: Vec<RecipientView>,
    /// Peculiarities of the printed copy.
    pub notes: Vec<Wording>,
}

/// A printed point.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text and language.
    #[serde(flatten)]
    pub wording: Wording,
}

/// A topic in the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanTopic {
    /// Id.
    pub id: String,
    /// `id` attribute to give it.
    pub anchor: String,
    /// Label, verbatim.
    pub label: Option<String>,
    /// Short name, where it has one.
    pub name: Option<Wording>,
    /// Text.
    pub text: Wording,
    /// Names of pillars.
    pub pillars: Vec<&'static str>,
    /// Documents it names.
    pub documents: Vec<ReferenceView>,
    /// Address of its page.
    pub href: String,
    /// How many articles are about it.
    pub articles: usize,
}

/// A channel in the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanChannel {
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text.
    pub text: Wording,
    /// Names of kinds of channel.
    pub kinds: Vec<&'static str>,
}

/// What the body lays on somebody.
#[derive(Clone, Debug, Serialize)]
pub struct ResponsibilityView {
    /// On whom.
    pub unit: PartyLink,
    /// What.
    pub text: Wording,
    /// What follows from it.
    pub obligations: Vec<ObligationView>,
    /// On the page of a unit: the group through which it is meant.
    pub via: Option<Link>,
}

/// A line of "Nơi nhận".
#[derive(Clone, Debug, Serialize)]
pub struct RecipientView {
    /// Text and language.
    #[serde(flatten)]
    pub wording: Wording,
    /// `report` (b/c), `coordinate` (p/h), `carry_out` (t/h).
    pub role: Option<&'static str>,
}

/// The plan.
pub(super) fn plan(view: &View, plan: &Plan) -> Sheet {
    let title = view.word(&plan.title);
    let instrument = view.instrument_name(&plan.instrument);
    let description = view.filled(
        "description_plan",
        &[("title", &title.text), ("instrument", &instrument)],
    );
    let mut shown = BTreeSet::new();
    let responsibilities = view.responsibilities(plan, &mut shown);
    let others = plan
        .obligations
        .iter()
        .filter(|obligation| !shown.contains(obligation.id.as_str()));
    let is_attached = plan.instrument.kind != InstrumentKind::Plan;
    let body = PlanPage {
        title: title.clone(),
        kind: plan.kind.name(),
        year: plan.year,
        active: plan.active,
        state: view.state(plan),
        instrument: view.instrument(&plan.instrument),
        is_attached,
        legal_bases: view.references(&plan.legal_bases),
        objectives: view.points(&plan.objectives),
        requirements: view.points(&plan.requirements),
        objectives_and_requirements: plan.objectives_and_requirements,
        audiences: view.points(&plan.audiences),
        topics: plan
            .topics
            .iter()
            .map(|topic| view.plan_topic(topic))
            .collect(),
        channels: plan
            .channels
            .iter()
            .map(|channel| PlanChannel {
                label: channel.label.clone(),
                text: view.word(&channel.text),
                kinds: channel.kinds.iter().map(|kind| kind.name()).collect(),
            })
            .collect(),
        funding: view.maybe(plan.funding.as_ref()),
        other_obligations: others
            .map(|obligation| view.obligation(obligation, true))
            .collect(),
        responsibilities,
        annex: plan.annex.as_ref().map(|annex| view.annex_table(annex)),
        annex_href: view.href_if(&Route::Annex),
        recipients: plan
            .recipients
            .iter()
            .map(|recipient| RecipientView {
                wording: view.word(&recipient.text),
                role: recipient.role.map(|role| role.name()),
            })
            .collect(),
        notes: view.words(&plan.notes),
    };
    let schema = json!({
        "@type": "Legislation",
        "name": title.text,
        "legislationIdentifier": plan.instrument.number,
        "legislationDate": body.instrument.date,
        "legislationPassedBy": { "@type": "GovernmentOrganization", "name": body.instrument.issuer.wording.text },
        "temporalCoverage": format!("{}/{}", plan.active.from, plan.active.to),
        "inLanguage": title.lang.clone().unwrap_or_else(|| view.language.to_string()),
    });
    Sheet {
        section: "plan".to_owned(),
        description,
        here: Some(Wording::own(view.phrase("section_plan"))),
        translations: Some(
            plan.title
                .iter()
                .map(|(language, _)| language.clone())
                .collect(),
        ),
        has_authority: true,
        schema: Some(schema),
        ..Sheet::new(title.text, Body::Plan(Box::new(body)))
    }
}

/// Where a topic stands in the plan.
pub(super) fn topic_anchor(id: &str) -> String {
    format!("noi-dung-{id}")
}

impl<'a> View<'a> {
    /// Whether a plan is to come, running or over.
    pub(super) fn state(&self, plan: &Plan) -> &'static str {
        let today = self.site.today;
        if today < plan.active.from {
            "future"
        } else if today > plan.active.to {
            "past"
        } else {
            "running"
        }
    }

    /// Printed points.
    pub(super) fn points(&self, items: &[Item]) -> Vec<Point> {
        let point = |item: &Item| Point {
            label: item.label.clone(),
            wording: self.word(&item.text),
        };
        items.iter().map(point).collect()
    }

    fn plan_topic(&self, topic: &Topic) -> PlanTopic {
        PlanTopic {
            id: topic.id.clone(),
            anchor: topic_anchor(&topic.id),
            label: topic.label.clone(),
            name: self.maybe(topic.name.as_ref()),
            text: self.word(&topic.text),
            pillars: topic.pillars.iter().map(|pillar| pillar.name()).collect(),
            documents: self.references(&topic.documents),
            href: self.href(&Route::Topic(topic.id.clone(), 1)),
            articles: self.articles_on(&topic.id),
        }
    }

    /// Each with what follows from it; an obligation that follows from two gets its anchor once.
    fn responsibilities(
        &self,
        plan: &'a Plan,
        shown: &mut BTreeSet<&'a str>,
    ) -> Vec<ResponsibilityView> {
        let mut views = Vec::new();
        for responsibility in &plan.responsibilities {
            let named = responsibility
                .obligations
                .iter()
                .filter_map(|id| plan.obligation(id));
            let obligations =
                named.map(|obligation| self.obligation(obligation, shown.insert(&obligation.id)));
            views.push(ResponsibilityView {
                unit: self.party(&responsibility.unit),
                text: self.word(&responsibility.text),
                obligations: obligations.collect(),
                via: None,
            });
        }
        views
    }

    /// What the body lays on a unit or group, itself or through one of these groups.
    pub(super) fn responsibilities_of(&self, id: &str, groups: &[&str]) -> Vec<ResponsibilityView> {
        let all = self
            .site
            .plan
            .iter()
            .flat_map(|plan| &plan.responsibilities);
        let of_unit = all.filter_map(|responsibility| {
            let (Party::Unit(named) | Party::Group(named)) = &responsibility.unit else {
                return None;
            };
            let is_direct = named == id;
            if !is_direct && !groups.contains(&named.as_str()) {
                return None;
            }
            let unit = self.party(&responsibility.unit);
            Some(ResponsibilityView {
                via: (!is_direct).then(|| Link {
                    wording: unit.wording.clone(),
                    href: unit.href.clone(),
                }),
                unit,
                text: self.word(&responsibility.text),
                obligations: Vec::new(),
            })
        });
        of_unit.collect()
    }
}
