//! What a round came to: winners with masked names, the number that decided ties, and figures on everybody.

use serde::Serialize;

use super::card::RoundView;
use super::moment::MomentView;
use crate::chart::{Bars, Chart, Direction, Series};
use crate::page::chart::ChartView;
use crate::page::contact::ContactCard;
use crate::page::kind::Body;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Contest, GroupResult, RankedEntrant, RoundPhase, RoundResult, Route};

/// What a round came to.
#[derive(Clone, Debug, Serialize)]
pub struct ContestResultsPage {
    /// True when the contest is made up.
    pub is_sample: bool,
    /// The round.
    pub round: RoundView,
    /// When the result was released.
    pub released: Option<MomentView>,
    /// Entries that came in.
    pub received: u64,
    /// Entrants with an entry that counts.
    pub entrants: u64,
    /// Entrants with every answer right.
    pub all_right: u64,
    /// What was guessed (`prediction_<kind>`), and what came out.
    pub actual: Option<(&'static str, String)>,
    /// By what entries were ranked, in order.
    pub ranking: Vec<&'static str>,
    /// Rankings by group.
    pub groups: Vec<GroupOfResults>,
    /// Rankings by group over the whole contest, where there are any.
    pub overall: Vec<GroupOfResults>,
    /// Teams in the order of the collective ranking.
    pub teams: Vec<TeamView>,
    /// Smallest participation of a team, in percent.
    pub floor_percent: Option<u8>,
    /// Questions, the one that fewest got right first.
    pub questions: Vec<QuestionShare>,
    /// Entrants by band of the score.
    pub bands: Option<ChartView>,
    /// Entries by day.
    pub days: Option<ChartView>,
    /// The keys that are revealed, for the rounds that drew from them.
    pub keys: Vec<String>,
    /// Last hash of the audit sheet, as hex.
    pub audit: String,
    /// The figures as files.
    pub json: String,
    /// The same as a table of the rankings.
    pub csv: String,
    /// Whom to complain to.
    pub contact: Option<ContactCard>,
}

/// A ranking.
#[derive(Clone, Debug, Serialize)]
pub struct GroupOfResults {
    /// Id of the group.
    pub id: String,
    /// Its name.
    pub name: Wording,
    /// Entrants with an entry that counts.
    pub entrants: u64,
    /// Mean of their scores.
    pub mean: f64,
    /// The first of the ranking.
    pub ranking: Vec<RankedView>,
    /// True when somebody guessed.
    pub has_predictions: bool,
    /// True when times are known.
    pub has_times: bool,
}

/// Somebody in a ranking.
#[derive(Clone, Debug, Serialize)]
pub struct RankedView {
    /// 1 is the best.
    pub rank: u32,
    /// Name, masked.
    pub name: String,
    /// Unit; may be empty.
    pub unit: String,
    /// Right answers.
    pub score: u16,
    /// Of how many questions.
    pub of: u16,
    /// What they guessed.
    pub prediction: Option<String>,
    /// How far it was off.
    pub off_by: Option<String>,
    /// Minutes and seconds they took: `4:31`.
    pub time: Option<String>,
    /// Which key put them before the next one (`decided_<key>` in the theme).
    pub decided_by: Option<&'static str>,
    /// Name of the prize.
    pub prize: Option<Wording>,
}

/// A team.
#[derive(Clone, Debug, Serialize)]
pub struct TeamView {
    /// Place; absent below the floor.
    pub rank: Option<u32>,
    /// Name.
    pub name: Wording,
    /// Members with an entry that counts.
    pub entrants: u64,
    /// Members in all.
    pub members: u64,
    /// Participation in percent, with one decimal.
    pub percent: f64,
    /// Mean of their scores.
    pub mean: f64,
    /// Name of the prize.
    pub prize: Option<Wording>,
}

/// How many got a question right.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionShare {
    /// What was asked.
    pub text: Wording,
    /// `pillar_<pillar>` in the theme.
    pub pillar: Option<&'static str>,
    /// On how many papers it stood.
    pub asked: u64,
    /// Right answers in percent, with one decimal.
    pub percent: f64,
}

/// Paths of the figures of a round from the top of the site: JSON, CSV.
pub fn contest_data_paths(contest: &Contest, round: &str) -> (String, String) {
    let path = |ending: &str| format!("data/contests/{}-{round}.{ending}", contest.id);
    (path("json"), path("csv"))
}

/// What a round came to, by the positions of contest and round.
pub(in crate::page) fn results(view: &View, at: usize, round: usize) -> Option<Sheet> {
    let contest = view.site.contests.get(at)?;
    let round = contest.rounds.get(round)?;
    let result = round.result.as_ref()?;
    if view.phase(round) != RoundPhase::Released {
        return None;
    }
    let banks = round.banks.values().filter_map(|id| contest.banks.get(id));
    let revealed = banks.filter(|bank| bank.revealed.is_some());
    let mut keys: Vec<String> = revealed
        .map(|bank| view.href(&Route::ContestKey(contest.id.clone(), bank.id.clone())))
        .collect();
    keys.sort();
    keys.dedup();
    let (json, csv) = contest_data_paths(contest, &round.id);
    let prediction = contest.prediction.as_ref();
    let of_groups = |groups: &std::collections::BTreeMap<String, GroupResult>| {
        let listed = contest.groups.iter();
        let listed = listed.filter_map(|group| Some((group, groups.get(&group.id)?)));
        listed
            .map(|(group, result)| view.group_of_results(&group.id, view.word(&group.name), result))
            .collect::<Vec<_>>()
    };
    let body = ContestResultsPage {
        is_sample: contest.is_sample,
        round: view.round(contest, round),
        released: result.released.map(|instant| view.moment(instant)),
        received: result.received,
        entrants: result.entrants,
        all_right: result.all_right,
        actual: prediction
            .zip(result.actual.as_ref())
            .map(|(one, actual)| (one.kind.name(), view.as_written(actual))),
        ranking: contest.ranking.iter().map(|key| key.name()).collect(),
        groups: of_groups(&result.groups),
        overall: of_groups(&result.overall),
        teams: view.teams_of(contest, result),
        floor_percent: contest.collective.as_ref().map(|one| one.floor_percent),
        questions: view.shares(contest, result),
        bands: view.bands(result),
        days: view.days(result),
        keys,
        audit: result.audit.clone(),
        json: view.file(&json),
        csv: view.file(&csv),
        contact: view.contact_of(contest),
    };
    let (title, name) = (view.word(&contest.title).text, body.round.name.text.clone());
    let values = [("title", title.as_str()), ("round", &name)];
    Some(Sheet {
        section: "contests".to_owned(),
        description: view.filled("description_contest_results", &values),
        crumbs: view.way_to(contest),
        here: Some(Wording::own(
            view.filled("section_contest_results", &values),
        )),
        ..Sheet::new(
            view.filled("title_contest_results", &values),
            Body::ContestResults(Box::new(body)),
        )
    })
}

impl View<'_> {
    fn group_of_results(&self, id: &str, name: Wording, result: &GroupResult) -> GroupOfResults {
        GroupOfResults {
            id: id.to_owned(),
            name,
            entrants: result.entrants,
            mean: hundredths(result.mean),
            has_predictions: result.ranking.iter().any(|one| one.prediction.is_some()),
            has_times: result.ranking.iter().any(|one| one.seconds.is_some()),
            ranking: result.ranking.iter().map(|one| self.ranked(one)).collect(),
        }
    }

    fn ranked(&self, one: &RankedEntrant) -> RankedView {
        RankedView {
            rank: one.rank,
            name: one.name.clone(),
            unit: one.unit.clone(),
            score: one.score,
            of: one.of,
            prediction: one.prediction.as_ref().map(|text| self.as_written(text)),
            off_by: one.off_by.as_ref().map(|text| self.as_written(text)),
            time: one.seconds.map(|n| format!("{}:{:02}", n / 60, n % 60)),
            decided_by: one.decided_by.map(|key| key.name()),
            prize: one.prize.as_ref().map(|name| self.prize_name(name)),
        }
    }

    /// A text that the grade wrote in the default language.
    fn prize_name(&self, name: &str) -> Wording {
        let default = self.site.settings.default_language();
        let contests = self.site.contests.iter();
        let prizes = contests.flat_map(|contest| {
            let collective = contest.collective.iter().flat_map(|one| &one.prizes);
            contest.prizes.iter().chain(collective)
        });
        let mut same = prizes.filter(|prize| prize.name.get(default).is_some_and(|n| n == name));
        match same.next() {
            Some(prize) => self.word(&prize.name),
            None => Wording::in_language(name, default, self.language),
        }
    }

    /// A number with the separator of the language; a point is how it is stored.
    fn as_written(&self, number: &str) -> String {
        number.replace('.', self.phrase("number_decimal"))
    }

    fn teams_of(&self, contest: &Contest, result: &RoundResult) -> Vec<TeamView> {
        let teams = result.teams.iter().map(|team| {
            let known = contest.teams.iter().find(|one| one.id == team.id);
            TeamView {
                rank: team.rank,
                name: known.map_or(Wording::own(team.id.as_str()), |one| self.word(&one.name)),
                entrants: team.entrants,
                members: team.members,
                percent: percent(team.entrants, team.members),
                mean: hundredths(team.mean),
                prize: team.prize.as_ref().map(|name| self.prize_name(name)),
            }
        });
        teams.collect()
    }

    fn shares(&self, contest: &Contest, result: &RoundResult) -> Vec<QuestionShare> {
        let known = contest.banks.values().flat_map(|bank| &bank.questions);
        let known: std::collections::BTreeMap<&str, _> = known
            .map(|question| (question.id.as_str(), question))
            .collect();
        let mut shares: Vec<QuestionShare> = result
            .questions
            .iter()
            .filter(|one| one.asked > 0)
            .map(|one| QuestionShare {
                text: known
                    .get(one.id.as_str())
                    .map_or(Wording::own(one.id.as_str()), |q| self.word(&q.text)),
                pillar: one.pillar.map(|pillar| pillar.name()),
                asked: one.asked,
                percent: percent(one.right, one.asked),
            })
            .collect();
        shares.sort_by(|a, b| a.percent.total_cmp(&b.percent));
        shares
    }

    fn bands(&self, result: &RoundResult) -> Option<ChartView> {
        let names = ["band_all", "band_most", "band_some", "band_few"];
        let names = names.map(|key| self.phrase(key).to_owned());
        self.bars("bands", "results_bands", names.to_vec(), &result.bands)
    }

    fn days(&self, result: &RoundResult) -> Option<ChartView> {
        let days = result.by_day.keys().map(|day| {
            let date: Option<jiff::civil::Date> = day.parse().ok();
            date.map_or(day.clone(), |date| {
                format!("{}/{}", date.day(), date.month())
            })
        });
        let counts: Vec<u64> = result.by_day.values().copied().collect();
        self.bars("days", "results_days", days.collect(), &counts)
    }

    fn bars(
        &self,
        id: &str,
        title: &'static str,
        categories: Vec<String>,
        counts: &[u64],
    ) -> Option<ChartView> {
        let values = counts.iter().map(|count| Some(*count as f64));
        let chart = Chart::Bars(Bars {
            categories,
            series: vec![Series {
                name: String::new(),
                values: values.collect(),
            }],
            is_stacked: false,
            direction: Direction::Standing,
            unit: String::new(),
        });
        let title = self.desk.phrases.get(self.language, title);
        self.chart(id, title, &chart)
    }
}

fn percent(part: u64, whole: u64) -> f64 {
    match whole {
        0 => 0.0,
        whole => (part as f64 * 1000.0 / whole as f64).round() / 10.0,
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
