//! All pages of the site in all its languages, and what they share.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Checked, Finding};
use crate::language::Language;
use crate::progress::Standing;
use crate::site::{Route, Site};

use super::around::page;
use super::articles::pages;
use super::frame::{Frame, frame};
use super::index::Index;
use super::kind::Page;
use super::phrases::Phrases;
use super::procedure_list::{lists, procedure_list};
use super::procedures::fields;
use super::progress::{self, Download, Ledger};
use super::prose::Prose;
use super::search_entry::{SearchEntry, astray, entries};
use super::view::{Desk, View, has_hotlines};
use super::{
    annex, article, articles, bulletin, contest, home, hotlines, indexes, infographic, library,
    not_found, paper, plan, procedure, procedures, quiz, quizzes, script, search, share, standing,
    topic, tv, unit, units,
};

/// Every page of the site, and what all pages of a language share.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The pages: routes in a fixed order, each in every language.
    pub pages: Vec<Page>,
    /// What the pages of a language share.
    pub frames: BTreeMap<Language, Frame>,
    /// What can be found, by language.
    pub search: BTreeMap<Language, Vec<SearchEntry>>,
}

/// Takes pages with what all pages of each language share.
type Take<'a> = dyn FnMut(&BTreeMap<Language, Frame>, Vec<Page>) + 'a;

/// Pages that somebody waits for.
pub struct Wanted<'a> {
    /// Paths of their files.
    pub paths: &'a BTreeSet<String>,
    /// Takes them with the frames of the site as soon as they can be made, before all others.
    pub take: &'a mut Take<'a>,
}

/// Makes every page. `downloads` are the figures as files, with addresses from the top of the site. Findings are the mistakes in the Markdown of articles and standing pages.
pub fn all(
    site: &Site,
    (standing, downloads): (Option<&Standing>, &[Download]),
    phrases: &Phrases,
    prose: &Prose,
    wanted: Option<Wanted>,
) -> Checked<Pages> {
    let index = Index::new(site);
    let ledger = standing.and_then(|standing| Ledger::new(site, standing));
    let mut findings = prose.findings(site);
    let fields = fields(site);
    let lists = lists(site, &fields);
    let desk = Desk {
        site,
        index: &index,
        phrases,
        texts: &prose.texts,
        scripts: &prose.scripts,
        ledger: ledger.as_ref(),
        fields: &fields,
        lists: &lists,
        downloads,
        codes: Default::default(),
    };
    let languages = &site.settings.languages;
    let frames = languages
        .iter()
        .map(|language| (language.clone(), frame(&View::top(&desk, language))));
    let frames: BTreeMap<Language, Frame> = frames.collect();
    let jobs: Vec<(What, &Language)> = everything(&desk)
        .into_iter()
        .flat_map(|what| languages.iter().map(move |language| (what, language)))
        .collect();
    if let Some(wanted) = wanted.filter(|_| !findings.iter().any(Finding::stops)) {
        let first = jobs.par_iter().filter(|(what, language)| {
            let path = route(&desk, *what).map(|route| route.path(language, &languages[0]));
            path.is_some_and(|path| wanted.paths.contains(&path))
        });
        let first = first.filter_map(|(what, language)| one(&desk, *what, language));
        (wanted.take)(&frames, first.collect());
    }
    // With a place for each job, so that no page is moved when all are there.
    let pages: Vec<Option<Page>> = jobs
        .par_iter()
        .map(|(what, language)| one(&desk, *what, language))
        .collect();
    #[expect(
        clippy::filter_map_identity,
        reason = "collected in the same place, which `flatten` is not"
    )]
    let pages: Vec<Page> = pages.into_iter().filter_map(|page| page).collect();
    let search: Vec<_> = languages
        .par_iter()
        .map(|one| entries(&desk, one))
        .collect();
    findings.extend(infographic::findings(&pages));
    findings.extend(astray(&site.synonyms, &search));
    let pages = Pages {
        pages,
        frames,
        search: languages.iter().cloned().zip(search).collect(),
    };
    Checked::new(pages, findings)
}

/// A page to make: kinds of which there are many by their position in the site's list.
#[derive(Clone, Copy)]
enum What {
    Home,
    Plan,
    Annex,
    Units,
    Unit(usize),
    Group(usize),
    Articles(usize),
    Article(usize),
    Topic(usize, usize),
    Script(usize),
    Share(usize),
    Short(usize),
    Bulletin,
    Hotlines,
    Documents(usize),
    Indexes,
    Procedures,
    Procedure(usize),
    ProcedureList(usize, usize),
    Quizzes,
    Quiz(usize),
    Progress,
    ProgressUnit(usize),
    Obligation(usize),
    ProgressMonth(usize),
    Contests,
    Contest(usize),
    ContestEntry(usize, usize),
    ContestResults(usize, usize),
    ContestKey(usize, usize),
    ContestPrivacy(usize),
    Standing(usize),
    Infographics,
    Infographic(usize),
    Search,
    Tv,
    Guide(usize),
    QrSheet(usize),
    Poster,
    Leaflet,
    Paper,
    NotFound,
}

fn everything(desk: &Desk) -> Vec<What> {
    let (site, index, ledger) = (desk.site, desk.index, desk.ledger);
    let mut all = vec![What::Home];
    if let Some(plan) = &site.plan {
        all.push(What::Plan);
        all.extend(plan.annex.as_ref().map(|_| What::Annex));
    }
    all.push(What::Units);
    all.extend((0..site.units.units().len()).map(What::Unit));
    all.extend((0..site.units.groups().len()).map(What::Group));
    all.extend((1..=pages(site.articles.len())).map(What::Articles));
    all.extend((0..site.articles.len()).map(What::Article));
    for (at, topic) in site.plan.iter().flat_map(|plan| &plan.topics).enumerate() {
        let count = index
            .articles_by_topic
            .get(topic.id.as_str())
            .map_or(0, Vec::len);
        all.extend((1..=pages(count)).map(|page| What::Topic(at, page)));
    }
    for of in [What::Script, What::Share, What::Short] {
        all.extend((0..site.articles.len()).map(of));
    }
    all.push(What::Bulletin);
    if has_hotlines(site) {
        all.push(What::Hotlines);
    }
    all.extend((!site.indexes.series.is_empty()).then_some(What::Indexes));
    let documents = site.library.documents.len();
    all.extend((1..=library::pages_of(documents)).map(What::Documents));
    if !site.procedures.is_empty() {
        all.push(What::Procedures);
        all.extend((0..site.procedures.len()).map(What::Procedure));
        for (at, (_, pages)) in desk.lists.iter().enumerate() {
            all.extend((1..=*pages).map(|page| What::ProcedureList(at, page)));
        }
    }
    if !site.quizzes.is_empty() {
        all.push(What::Quizzes);
        all.extend((0..site.quizzes.len()).map(What::Quiz));
    }
    if let (Some(ledger), Some(plan)) = (ledger, &site.plan) {
        all.push(What::Progress);
        all.extend((0..ledger.units().len()).map(What::ProgressUnit));
        all.extend((0..plan.obligations.len()).map(What::Obligation));
        all.extend((0..ledger.months().len()).map(What::ProgressMonth));
    }
    all.extend(contests(site));
    all.extend((0..site.pages.len()).map(What::Standing));
    if !site.infographics.is_empty() {
        all.push(What::Infographics);
        all.extend((0..site.infographics.len()).map(What::Infographic));
    }
    all.push(What::Search);
    all.push(What::Tv);
    all.extend((0..site.procedures.len()).map(What::Guide));
    all.extend((0..desk.fields.len()).map(What::QrSheet));
    if paper::has_poster(site) {
        all.push(What::Poster);
    }
    all.extend([What::Leaflet, What::Paper]);
    all.push(What::NotFound);
    all
}

fn contests(site: &Site) -> Vec<What> {
    let mut all = Vec::from_iter((!site.contests.is_empty()).then_some(What::Contests));
    for (at, contest) in site.contests.iter().enumerate() {
        all.extend([What::Contest(at), What::ContestPrivacy(at)]);
        for round in 0..contest.rounds.len() {
            all.extend([
                What::ContestEntry(at, round),
                What::ContestResults(at, round),
            ]);
        }
        all.extend((0..contest.banks.len()).map(|bank| What::ContestKey(at, bank)));
    }
    all
}

fn one(desk: &Desk, what: What, language: &Language) -> Option<Page> {
    let site = desk.site;
    let plan_of = site.plan.as_ref();
    let view = View::new(desk, route(desk, what)?, language);
    let sheet = match what {
        What::Home => home::home(&view),
        What::Plan => plan::plan(&view, plan_of?),
        What::Annex => annex::annex(&view, plan_of?, plan_of?.annex.as_ref()?),
        What::Units => units::units(&view),
        What::Unit(at) => unit::unit(&view, &site.units.units()[at]),
        What::Group(at) => unit::group(&view, &site.units.groups()[at]),
        What::Articles(page) => articles::articles(&view, page),
        What::Article(at) => article::article(&view, at)?,
        What::Topic(at, page) => topic::topic(&view, plan_of?, &plan_of?.topics[at], page),
        What::Script(at) => script::script(&view, at)?,
        What::Share(at) => share::share(&view, at)?,
        What::Short(at) => share::short(&view, at)?,
        What::Bulletin => bulletin::bulletin(&view)?,
        What::Hotlines => hotlines::hotlines(&view),
        What::Indexes => indexes::indexes(&view),
        What::Documents(page) => library::documents(&view, page),
        What::Procedures => procedures::procedures(&view),
        What::Procedure(at) => procedure::procedure(&view, at),
        What::ProcedureList(at, page) => procedure_list(&view, &desk.lists.get(at)?.0, page)?,
        What::Quizzes => quizzes::quizzes(&view),
        What::Quiz(at) => quiz::quiz(&view, &site.quizzes[at]),
        What::Progress => progress::overall(&view, desk.ledger?),
        What::ProgressUnit(at) => {
            let ledger = desk.ledger?;
            progress::unit(&view, ledger, ledger.units()[at])
        }
        What::Obligation(at) => progress::obligation(&view, desk.ledger?, at),
        What::ProgressMonth(at) => progress::month(&view, desk.ledger?, at)?,
        What::Contests => contest::contests(&view),
        What::Contest(at) => contest::contest(&view, at)?,
        What::ContestEntry(at, round) => contest::entry(&view, at, round)?,
        What::ContestResults(at, round) => contest::results(&view, at, round)?,
        What::ContestKey(at, bank) => contest::key(&view, at, bank)?,
        What::ContestPrivacy(at) => contest::privacy(&view, at)?,
        What::Standing(at) => standing::standing(&view, at)?,
        What::Infographics => infographic::infographics(&view),
        What::Infographic(at) => infographic::infographic(&view, at)?,
        What::Search => search::search(&view),
        What::Tv => tv::tv(&view),
        What::Guide(at) => paper::guide(&view, at),
        What::QrSheet(at) => paper::qr_sheet(&view, desk.fields.get(at)?),
        What::Poster => paper::poster(&view),
        What::Leaflet => paper::leaflet(&view),
        What::Paper => paper::list(&view),
        What::NotFound => not_found::not_found(&view),
    };
    Some(page(&view, sheet))
}

fn route(desk: &Desk, what: What) -> Option<Route> {
    let site = desk.site;
    Some(match what {
        What::Home => Route::Home,
        What::Plan => Route::Plan,
        What::Annex => Route::Annex,
        What::Units => Route::Units,
        What::Unit(at) => Route::Unit(site.units.units()[at].id.clone()),
        What::Group(at) => Route::Unit(site.units.groups()[at].id.clone()),
        What::Articles(page) => Route::Articles(page),
        What::Article(at) => Route::Article(site.articles[at].id.clone()),
        What::Topic(at, page) => Route::Topic(site.plan.as_ref()?.topics[at].id.clone(), page),
        What::Script(at) => Route::Script(site.articles[at].id.clone()),
        What::Share(at) => Route::Share(site.articles[at].id.clone()),
        What::Short(at) => Route::Short(site.articles[at].short.clone()),
        What::Bulletin => Route::Bulletin,
        What::Hotlines => Route::Hotlines,
        What::Indexes => Route::Indexes,
        What::Documents(page) => Route::Documents(page),
        What::Procedures => Route::Procedures,
        What::Procedure(at) => Route::Procedure(site.procedures[at].id.clone()),
        What::ProcedureList(at, page) => Route::ProcedureList(desk.lists.get(at)?.0.clone(), page),
        What::Quizzes => Route::Quizzes,
        What::Quiz(at) => Route::Quiz(site.quizzes[at].id.clone()),
        What::Progress => Route::Progress,
        What::ProgressUnit(at) => Route::ProgressUnit(desk.ledger?.units()[at].to_owned()),
        What::Obligation(at) => Route::Obligation(site.plan.as_ref()?.obligations[at].id.clone()),
        What::ProgressMonth(at) => {
            let (year, month) = desk.ledger?.months()[at];
            Route::ProgressMonth(year, month)
        }
        What::Contests => Route::Contests,
        What::Contest(at) => Route::Contest(site.contests.get(at)?.id.clone()),
        What::ContestEntry(at, round) => {
            let contest = site.contests.get(at)?;
            Route::ContestEntry(contest.id.clone(), contest.rounds.get(round)?.id.clone())
        }
        What::ContestResults(at, round) => {
            let contest = site.contests.get(at)?;
            Route::ContestResults(contest.id.clone(), contest.rounds.get(round)?.id.clone())
        }
        What::ContestKey(at, bank) => {
            let contest = site.contests.get(at)?;
            Route::ContestKey(contest.id.clone(), contest.banks.keys().nth(bank)?.clone())
        }
        What::ContestPrivacy(at) => Route::ContestPrivacy(site.contests.get(at)?.id.clone()),
        What::Standing(at) => Route::Page(site.pages[at].id.clone()),
        What::Infographics => Route::Infographics,
        What::Infographic(at) => Route::Infographic(site.infographics[at].id.clone()),
        What::Search => Route::Search,
        What::Tv => Route::Tv,
        What::Guide(at) => Route::Guide(site.procedures[at].id.clone()),
        What::QrSheet(at) => Route::QrSheet(desk.fields.get(at)?.id.clone()),
        What::Poster => Route::Poster,
        What::Leaflet => Route::Leaflet,
        What::Paper => Route::Paper,
        What::NotFound => Route::NotFound,
    })
}
