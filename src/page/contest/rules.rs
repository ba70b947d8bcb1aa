//! The rules of one contest, with its rounds and where everything else of it stands.

use serde::Serialize;

use super::card::RoundView;
use crate::page::contact::ContactCard;
use crate::page::kind::Body;
use crate::page::link::{Link, PartyLink};
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Contest, Prize, Route, Target};

/// One contest.
#[derive(Clone, Debug, Serialize)]
pub struct ContestPage {
    /// What it is called.
    pub title: Wording,
    /// What it is about.
    pub summary: Option<Wording>,
    /// True when it is made up.
    pub is_sample: bool,
    /// Which decision issued its rules.
    pub decision: Option<Wording>,
    /// Who organises it.
    pub organiser: Option<PartyLink>,
    /// The obligation of the plan that it fulfils.
    pub obligation: Option<Link>,
    /// Whom to ask, and to complain to.
    pub contact: Option<ContactCard>,
    /// Its rounds, by time.
    pub rounds: Vec<RoundView>,
    /// Who may take part.
    pub groups: Vec<GroupView>,
    /// Who must not.
    pub excluded: Vec<Wording>,
    /// Questions on a paper.
    pub questions: u32,
    /// How many of which content; empty when all come from the whole bank.
    pub strata: Vec<StratumView>,
    /// Whether everybody gets them in another order.
    pub is_shuffled: bool,
    /// Minutes to answer in.
    pub minutes: Option<u32>,
    /// How many times one may enter.
    pub attempts: u16,
    /// `round` or `contest`.
    pub attempt_scope: &'static str,
    /// `first`, `best` or `last`.
    pub attempt_counts: &'static str,
    /// What is guessed (`prediction_<kind>` in the theme).
    pub prediction: Option<&'static str>,
    /// Over what: `round` or `contest`.
    pub prediction_scope: &'static str,
    /// Digits after the comma.
    pub prediction_decimals: u8,
    /// By what entries are ranked, in order (`ranking_<key>` in the theme).
    pub ranking: Vec<&'static str>,
    /// What can be won.
    pub prizes: Vec<PrizeView>,
    /// What teams can win.
    pub team_prizes: Vec<PrizeView>,
    /// Smallest participation of a team, in percent, when teams compete.
    pub floor_percent: Option<u8>,
    /// How many teams there are.
    pub teams: usize,
    /// What to read before.
    pub study: Vec<Link>,
    /// Banks with what was promised of their keys.
    pub banks: Vec<BankView>,
    /// Address of the privacy notice.
    pub privacy: String,
}

/// Who may take part.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// Name.
    pub name: Wording,
    /// Youngest age.
    pub min_age: Option<u8>,
}

/// So many questions of a content.
#[derive(Clone, Debug, Serialize)]
pub struct StratumView {
    /// `pillar_<pillar>` in the theme; absent for any.
    pub pillar: Option<&'static str>,
    /// How many.
    pub count: u16,
}

/// What can be won.
#[derive(Clone, Debug, Serialize)]
pub struct PrizeView {
    /// Name.
    pub name: Wording,
    /// How many.
    pub count: u16,
    /// Đồng each.
    pub value: Option<u64>,
    /// Who can win it; absent for all.
    pub group: Option<Wording>,
    /// `round` or `contest`.
    pub scope: &'static str,
}

/// A bank and its promise.
#[derive(Clone, Debug, Serialize)]
pub struct BankView {
    /// Id.
    pub id: String,
    /// Rounds that draw from it.
    pub rounds: Vec<Wording>,
    /// What was promised of its key.
    pub commitment: Option<String>,
    /// Address of the key, once it is revealed.
    pub key: Option<String>,
}

/// The rules of a contest, by its position.
pub(in crate::page) fn contest(view: &View, at: usize) -> Option<Sheet> {
    let contest = view.site.contests.get(at)?;
    let title = view.word(&contest.title);
    let summary = view.maybe(contest.summary.as_ref());
    let paper = &contest.paper;
    let prediction = contest.prediction.as_ref();
    let is_plain = paper.strata.iter().all(|stratum| stratum.pillar.is_none());
    let strata = paper.strata.iter().filter(|_| !is_plain);
    let body = ContestPage {
        title: title.clone(),
        is_sample: contest.is_sample,
        decision: view.maybe(contest.decision.as_ref()),
        organiser: contest.organiser.as_ref().map(|id| view.party_of(id)),
        obligation: view.obligation_of(contest),
        contact: view.contact_of(contest),
        rounds: view.rounds_of(contest),
        groups: groups(view, contest),
        excluded: view.words(&contest.excluded),
        questions: contest.questions_per_paper(),
        strata: strata
            .map(|stratum| StratumView {
                pillar: stratum.pillar.map(|pillar| pillar.name()),
                count: stratum.count,
            })
            .collect(),
        is_shuffled: paper.shuffles_questions || paper.shuffles_choices,
        minutes: paper.time_limit.map(|seconds| seconds / 60),
        attempts: contest.attempts.most,
        attempt_scope: contest.attempts.scope.name(),
        attempt_counts: contest.attempts.counts.name(),
        prediction: prediction.map(|one| one.kind.name()),
        prediction_scope: prediction.map_or("round", |one| one.scope.name()),
        prediction_decimals: prediction.map_or(0, |one| one.decimals),
        ranking: contest.ranking.iter().map(|key| key.name()).collect(),
        prizes: prizes(view, contest, &contest.prizes),
        team_prizes: contest
            .collective
            .as_ref()
            .map(|one| prizes(view, contest, &one.prizes))
            .unwrap_or_default(),
        floor_percent: contest.collective.as_ref().map(|one| one.floor_percent),
        teams: contest.teams.len(),
        study: study(view, contest),
        banks: banks(view, contest),
        privacy: view.href(&Route::ContestPrivacy(contest.id.clone())),
        summary: summary.clone(),
    };
    let description = match summary {
        Some(summary) => summary.text,
        None => view.filled("description_contest", &[("title", &title.text)]),
    };
    Some(Sheet {
        section: "contests".to_owned(),
        description,
        crumbs: vec![view.section(&Route::Contests, "section_contests")],
        ..Sheet::new(title.text, Body::Contest(Box::new(body)))
    })
}

fn groups(view: &View, contest: &Contest) -> Vec<GroupView> {
    let groups = contest.groups.iter().map(|group| GroupView {
        name: view.word(&group.name),
        min_age: group.min_age,
    });
    groups.collect()
}

fn prizes(view: &View, contest: &Contest, prizes: &[Prize]) -> Vec<PrizeView> {
    let prizes = prizes.iter().map(|prize| {
        let group = prize.group.as_ref();
        let group = group.and_then(|id| contest.groups.iter().find(|group| group.id == *id));
        PrizeView {
            name: view.word(&prize.name),
            count: prize.count,
            value: prize.value,
            group: group.map(|group| view.word(&group.name)),
            scope: prize.scope.name(),
        }
    });
    prizes.collect()
}

fn study(view: &View, contest: &Contest) -> Vec<Link> {
    let links = contest.study.iter().map(|link| {
        let is_away = link.target.starts_with("http");
        let inside = || match view.site.target(&contest.place.file, &link.target).ok()? {
            Target::Page(route, fragment) => Some(match fragment {
                Some(fragment) => view.anchor(&route, &fragment),
                None => view.href(&route),
            }),
            Target::Media(path) => Some(view.file(&view.site.media.get(&path)?.public_path)),
        };
        Link {
            wording: view.word(&link.title),
            href: if is_away {
                Some(link.target.clone())
            } else {
                inside()
            },
        }
    });
    links.collect()
}

fn banks(view: &View, contest: &Contest) -> Vec<BankView> {
    let banks = contest.banks.values().map(|bank| {
        let route = Route::ContestKey(contest.id.clone(), bank.id.clone());
        BankView {
            id: bank.id.clone(),
            rounds: contest
                .rounds_of(&bank.id)
                .map(|round| view.word(&round.name))
                .collect(),
            commitment: bank.commitment.clone(),
            key: bank.revealed.as_ref().map(|_| view.href(&route)),
        }
    });
    banks.collect()
}

impl View<'_> {
    fn obligation_of(&self, contest: &Contest) -> Option<Link> {
        let id = contest.obligation.as_ref()?;
        let plan = self.site.plan.as_ref()?;
        let obligation = plan.obligations.iter().find(|one| one.id == *id)?;
        let route = Route::Obligation(id.clone());
        Some(Link {
            wording: self.word(&obligation.what),
            href: self.desk.ledger.map(|_| self.href(&route)),
        })
    }

    pub(super) fn contact_of(&self, contest: &Contest) -> Option<ContactCard> {
        let id = contest.contact.as_ref()?;
        let channels = &self.site.contacts.channels;
        let channel = channels.iter().find(|channel| channel.id == *id)?;
        Some(self.contact(channel))
    }

    /// The way to a page of a contest: all contests, this one.
    pub(super) fn way_to(&self, contest: &Contest) -> Vec<Link> {
        vec![
            self.section(&Route::Contests, "section_contests"),
            Link {
                wording: self.word(&contest.title),
                href: Some(self.href(&Route::Contest(contest.id.clone()))),
            },
        ]
    }
}
