//! A site and its standing → the record it leaves of itself.

use std::collections::BTreeMap;

use super::report::{
    NewsReport, ObligationReport, OutputsReport, OwnersReport, PlanReport, SiteReport, Texts, texts,
};
use crate::language::Language;
use crate::progress::{Debtor, Period, Ranked, Standing, Track};
use crate::site::{Article, Demand, Obligation, Per, Route, Site};

/// How many articles a record tells of: more than any portal shows of one site.
const NEWS: usize = 30;

/// What a record tells of the pages themselves.
#[derive(Clone, Debug, Default)]
pub struct SiteContents {
    /// HTML pages in all languages.
    pub pages: usize,
    /// The summary shown of each article, in the order of the site's; may be shorter.
    pub summaries: Vec<Texts>,
}

/// Makes the record.
pub fn site_report(
    site: &Site,
    standing: Option<&Standing>,
    contents: &SiteContents,
) -> SiteReport {
    let settings = &site.settings;
    let obligations = site.plan.iter().flat_map(|plan| &plan.obligations);
    let tracks = standing.iter().flat_map(|standing| &standing.tracks);
    let (mut totals, mut quarters) = (Ranked::default(), BTreeMap::new());
    let obligations: Vec<ObligationReport> = obligations
        .zip(tracks)
        .map(|(obligation, track)| obligation_report(site, obligation, track))
        .collect();
    for obligation in &obligations {
        totals.join(&obligation.totals);
        for (quarter, ranked) in &obligation.quarters {
            let sum: &mut Ranked = quarters.entry(quarter.clone()).or_default();
            sum.join(ranked);
        }
    }
    let done = || site.outputs.iter().filter(|one| one.date <= site.today);
    let mut outputs: BTreeMap<String, OutputsReport> = BTreeMap::new();
    for output in done() {
        let sum = outputs.entry(output.kind.name().to_owned()).or_default();
        sum.times += 1;
        sum.quantity += u64::from(output.quantity);
    }
    SiteReport {
        version: SiteReport::VERSION,
        as_of: site.today,
        title: texts(&settings.title),
        languages: settings.languages.iter().map(ToString::to_string).collect(),
        is_sample: settings.sample.is_some(),
        pages: contents.pages,
        plan: site.plan.as_ref().map(|plan| PlanReport {
            title: texts(&plan.title),
            number: plan.instrument.number.clone(),
            year: plan.year,
            from: plan.active.from,
            to: plan.active.to,
        }),
        totals,
        quarters,
        obligations,
        owners: owners(standing),
        last_output: done().map(|output| output.date).max(),
        outputs,
        news: news(site, contents),
    }
}

fn obligation_report(site: &Site, obligation: &Obligation, track: &Track) -> ObligationReport {
    let (mut totals, mut quarters) = (Ranked::default(), BTreeMap::new());
    for owner in &track.owners {
        for (slot, cell) in track.cells(owner, site.today) {
            totals.add(cell.status);
            let quarter = Period::of(Per::Quarter, slot.due).key();
            let sum: &mut Ranked = quarters.entry(quarter).or_default();
            sum.add(cell.status);
        }
    }
    let default = site.settings.default_language();
    let route = Route::Obligation(obligation.id.clone());
    let path = |language: &Language| (language.to_string(), route.path(language, default));
    ObligationReport {
        id: obligation.id.clone(),
        what: texts(&obligation.what),
        kind: obligation.demand.name().to_owned(),
        level: match &obligation.demand {
            Demand::Quota { at_least, per, .. } => Some(format!("{at_least}/{}", per.name())),
            _ => None,
        },
        paths: site.settings.languages.iter().map(path).collect(),
        totals,
        quarters,
        outputs: track.owners.iter().map(|owner| owner.hits.len()).sum(),
    }
}

/// One who owes several things is one.
fn owners(standing: Option<&Standing>) -> OwnersReport {
    let mut by_owner: BTreeMap<&Debtor, Ranked> = BTreeMap::new();
    if let Some(standing) = standing {
        let scored = standing.tracks.iter().filter(|one| !one.slots.is_empty());
        for track in scored {
            for owner in &track.owners {
                let ranked = track.ranked(owner, standing.as_of);
                by_owner.entry(&owner.debtor).or_default().join(&ranked);
            }
        }
    }
    let count = |is: fn(&Ranked) -> bool| {
        let those = by_owner.values().filter(|ranked| is(ranked)).count();
        u32::try_from(those).unwrap_or(u32::MAX)
    };
    OwnersReport {
        all: count(|_| true),
        behind: count(|ranked| ranked.missed > 0),
        no_data: count(|ranked| ranked.due > 0 && ranked.no_data == ranked.due),
    }
}

fn news(site: &Site, contents: &SiteContents) -> Vec<NewsReport> {
    let articles = site.articles.iter().enumerate().take(NEWS);
    let news = articles.map(|(at, article)| {
        let summary = contents.summaries.get(at).cloned();
        of_article(site, article, summary.unwrap_or_default())
    });
    news.collect()
}

fn of_article(site: &Site, article: &Article, summary: Texts) -> NewsReport {
    let default = site.settings.default_language();
    let route = Route::Article(article.id.clone());
    let (mut title, mut paths) = (Texts::new(), Texts::new());
    for (language, version) in article.versions.iter() {
        title.insert(language.to_string(), version.title.clone());
        paths.insert(language.to_string(), route.path(language, default));
    }
    NewsReport {
        date: article.date,
        title,
        summary,
        paths,
        is_sample: article.is_sample,
    }
}
