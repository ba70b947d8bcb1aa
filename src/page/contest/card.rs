//! Contests in a list: those that run or will, and those that are over.

use serde::Serialize;

use super::moment::MomentView;
use crate::page::kind::Body;
use crate::page::search_entry::SearchEntry;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Contest, Round, RoundPhase, Route};

/// All contests.
#[derive(Clone, Debug, Serialize)]
pub struct ContestsPage {
    /// Those of which a round is open or will be, the next first.
    pub current: Vec<ContestCard>,
    /// The others, the latest first.
    pub past: Vec<ContestCard>,
}

/// A contest in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ContestCard {
    /// What it is called.
    pub title: Wording,
    /// What it is about.
    pub summary: Option<Wording>,
    /// Its page.
    pub href: String,
    /// True when it is made up.
    pub is_sample: bool,
    /// Its rounds, by time.
    pub rounds: Vec<RoundView>,
}

/// A round in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RoundView {
    /// Id, unique in the contest.
    pub id: String,
    /// Its name.
    pub name: Wording,
    /// When it opens.
    pub opens: MomentView,
    /// When it closes.
    pub closes: MomentView,
    /// `upcoming`, `open`, `closed` or `released`, as of the day of the build (`round_<phase>` in the theme).
    pub phase: &'static str,
    /// The page on which one takes part, unless the round is over.
    pub entry: Option<String>,
    /// The same page once the round is over, for whoever has its address.
    pub page: Option<String>,
    /// What it came to, once that is released.
    pub results: Option<String>,
}

/// The list of contests.
pub(in crate::page) fn contests(view: &View) -> Sheet {
    let contests = view.site.contests.iter();
    let (current, past) = contests.partition(|one| is_current(view, one));
    let cards = |list: Vec<&Contest>| list.into_iter().map(|one| view.contest_card(one)).collect();
    let body = ContestsPage {
        current: cards(current),
        past: cards(past),
    };
    Sheet {
        section: "contests".to_owned(),
        description: view.filled("description_contests", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("section_contests").to_owned(),
            Body::Contests(Box::new(body)),
        )
    }
}

/// True while somebody can take part, or will be able to.
pub(super) fn is_current(view: &View, contest: &Contest) -> bool {
    contest.rounds.iter().any(|round| view.may_enter(round))
}

impl View<'_> {
    /// Where a round stands on the day of the build.
    pub(super) fn phase(&self, round: &Round) -> RoundPhase {
        round.phase(self.site.today, self.site.settings.zone)
    }

    /// True unless a round is over.
    pub(super) fn may_enter(&self, round: &Round) -> bool {
        matches!(self.phase(round), RoundPhase::Upcoming | RoundPhase::Open)
    }

    pub(super) fn contest_card(&self, contest: &Contest) -> ContestCard {
        ContestCard {
            title: self.word(&contest.title),
            summary: self.maybe(contest.summary.as_ref()),
            href: self.href(&Route::Contest(contest.id.clone())),
            is_sample: contest.is_sample,
            rounds: self.rounds_of(contest),
        }
    }

    /// A contest in search: its title, rounds and what it is about.
    pub(in crate::page) fn found_contest(&self, contest: &Contest) -> SearchEntry {
        let summary = self.maybe(contest.summary.as_ref());
        let summary = summary.map(|wording| wording.text).unwrap_or_default();
        let rounds = contest.rounds.iter();
        SearchEntry {
            keywords: rounds.map(|round| self.word(&round.name).text).collect(),
            ..self.found(
                "contest",
                self.word(&contest.title),
                summary,
                &Route::Contest(contest.id.clone()),
            )
        }
    }

    /// The contest that a front page should tell of: one that runs or will.
    pub(in crate::page) fn current_contest(&self) -> Option<ContestCard> {
        let contests = self.site.contests.iter();
        let mut current = contests.filter(|contest| is_current(self, contest));
        current
            .next_back()
            .map(|contest| self.contest_card(contest))
    }

    pub(super) fn rounds_of(&self, contest: &Contest) -> Vec<RoundView> {
        let rounds = contest.rounds.iter();
        rounds.map(|round| self.round(contest, round)).collect()
    }

    pub(super) fn round(&self, contest: &Contest, round: &Round) -> RoundView {
        let (contest, id) = (contest.id.clone(), round.id.clone());
        let entry = Route::ContestEntry(contest.clone(), id.clone());
        let results = Route::ContestResults(contest, id.clone());
        let phase = self.phase(round);
        RoundView {
            name: self.word(&round.name),
            opens: self.moment(round.opens),
            closes: self.end(round.closes),
            phase: phase.name(),
            entry: self.may_enter(round).then(|| self.href(&entry)),
            page: (!self.may_enter(round)).then(|| self.href(&entry)),
            results: (phase == RoundPhase::Released).then(|| self.href(&results)),
            id,
        }
    }
}
