//! All drafts → the site, with every mistake of meaning.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Checked, Place};
use crate::draft::{Drafts, SettingsDraft};
use crate::language::Language;
use crate::say;
use crate::source::SourceTree;

use super::article::{Article, Newsroom, StandingPage};
use super::check::Check;
use super::contact::Contacts;
use super::contest::Contest;
use super::contests::Grounds;
use super::coverage::of_procedures;
use super::holding::Shelf;
use super::infographic::Infographic;
use super::library::Library;
use super::measure::Known;
use super::media::MediaFile;
use super::output::{self, Log, Output};
use super::plan::Plan;
use super::portal::Portal;
use super::procedure::Procedure;
use super::quiz::Quiz;
use super::register::Counter;
use super::route::Route;
use super::series::Indexes;
use super::settings::{Settings, languages};
use super::synonym::Synonym;
use super::tv::Tv;
use super::unit::{Unit, Units};
use super::zone::Zone;

/// Everything the site means.
#[derive(Clone, Debug)]
pub struct Site {
    /// Whose, and how published.
    pub settings: Settings,
    /// The day on which the site is built; what "today" means anywhere in it.
    pub today: Date,
    /// Organisations and groups.
    pub units: Units,
    /// The plan.
    pub plan: Option<Plan>,
    /// Articles published by `today`, newest first.
    pub articles: Vec<Article>,
    /// Standing pages in menu order.
    pub pages: Vec<StandingPage>,
    /// Hotlines and feedback.
    pub contacts: Contacts,
    /// Indexes by year.
    pub indexes: Indexes,
    /// The library of documents.
    pub library: Library,
    /// Administrative procedures, in the order of the dictionary (by their names in the default language).
    pub procedures: Vec<Procedure>,
    /// Infographics, in the order of their files' names.
    pub infographics: Vec<Infographic>,
    /// Practice quizzes, in the order of their ids.
    pub quizzes: Vec<Quiz>,
    /// Contests, the latest first.
    pub contests: Vec<Contest>,
    /// Everyday words of the site's own.
    pub synonyms: Vec<Synonym>,
    /// The screen in the one-stop office.
    pub tv: Tv,
    /// What was done: articles of the site first, then what the site counts by itself, then the log, each in its order.
    pub outputs: Vec<Output>,
    /// What a portal knows of other sites; absent for the site of a unit.
    pub portal: Option<Portal>,
    /// Files below `media/`, by their path in the site's folder.
    pub media: BTreeMap<String, MediaFile>,
    /// Of the pictures that have to be made, those that are there; nothing when all will be made.
    pictures: Option<BTreeSet<String>>,
    /// The page made of each Markdown file (originals and translations), by its path in the site's folder.
    pub(super) routes_of_files: BTreeMap<String, Route>,
    /// Files of articles that are not published by `today`.
    pub(super) unpublished: BTreeSet<String>,
}

impl Site {
    /// The unit whose site it is.
    pub fn unit(&self) -> Option<&Unit> {
        self.units.unit(&self.settings.unit)
    }

    /// Leaves out all pictures that would have to be made but these, by their paths in the published site.
    pub fn keep_pictures(&mut self, there: &BTreeSet<String>) {
        for file in self.media.values_mut() {
            file.keep_renditions(|path| there.contains(path));
        }
        self.pictures = Some(there.clone());
    }

    /// True when a picture that has to be made may be named by a page.
    pub fn has_picture(&self, path: &str) -> bool {
        self.pictures
            .as_ref()
            .is_none_or(|there| there.contains(path))
    }

    /// The day on which names of units are read: the plan's first, so that old plans keep the names of their day.
    pub fn naming_day(&self) -> Date {
        self.plan
            .as_ref()
            .map_or(self.today, |plan| plan.active.from)
    }
}

/// Gives drafts their meaning. `today` decides what is published and what is stale; `base_url` goes before that of `site.yaml`.
pub fn check(
    tree: &SourceTree,
    drafts: &Drafts,
    today: Date,
    base_url: Option<&str>,
) -> Checked<Site> {
    let mut check = Check {
        languages: Vec::new(),
        findings: Vec::new(),
        unpublished: BTreeSet::new(),
        later: BTreeMap::new(),
        shared_folder: drafts.shared_folder.clone(),
        lost: drafts.lost.clone(),
    };
    let Some(settings_draft) = &drafts.settings else {
        return Checked {
            value: None,
            findings: check.findings,
        };
    };
    check.languages = languages(settings_draft, &mut check);
    let units = check.units(&drafts.units);
    let settings = check.settings(settings_draft, &units, base_url);
    let plan = drafts
        .plan
        .as_ref()
        .and_then(|plan| check.plan(plan, &units, has_procedures(drafts, settings_draft)));
    let media = check.media(tree);
    let room = Newsroom {
        tree,
        units: &units,
        plan: plan.as_ref(),
        today,
    };
    let articles = check.articles(&drafts.articles, &room);
    let pages = check.standing_pages(&drafts.pages, tree);
    let contacts = check.contacts(&drafts.contacts, &units, today);
    let indexes = check.indexes(&drafts.indexes, &units, today.year());
    let shelf = Shelf {
        units: &units,
        plan: plan.as_ref(),
        media: &media,
    };
    let library = check.library(&drafts.library, &shelf);
    let counter = Counter {
        units: &units,
        media: &media,
        today,
    };
    let records = check.records(drafts, settings_draft);
    let procedures = check.procedures(&records, &counter);
    let quizzes = check.quizzes(&drafts.quizzes);
    let zone = settings.as_ref().map_or(Zone::VIETNAM, |s| s.zone);
    let contests = check.contests(
        &drafts.contests,
        &Grounds {
            tree,
            units: &units,
            plan: plan.as_ref(),
            contacts: &contacts,
            zone,
            today,
        },
    );
    check.practised(&contests, &quizzes, today, zone);
    let known = Known {
        plan: plan.as_ref(),
        units: &units,
        indexes: &indexes,
        procedures: &procedures,
        contests: &contests,
    };
    let infographics = check.infographics(&drafts.infographics, &known);
    let synonyms = check.synonyms(&drafts.synonyms);
    let tv = check.tv(&drafts.tv, &media, today);
    let log = Log {
        units: &units,
        plan: plan.as_ref(),
        media: &media,
        today,
    };
    let mut outputs = output::of_articles(&articles, &settings_draft.unit);
    if let Some(plan) = &plan {
        outputs.extend(of_procedures(
            plan,
            &procedures,
            today,
            &settings_draft.unit,
        ));
    }
    outputs.extend(check.outputs(&drafts.outputs, &log));
    check.pictures(drafts, &media);
    // What a misshapen file means is not known in full: nothing is said of it, and a link to it is no mistake.
    check
        .findings
        .retain(|finding| !drafts.misshapen.contains(&finding.place.file));
    let mut routes_of_files = routes(&articles, &pages, &procedures);
    routes_of_files.extend(quizzes.iter().map(Quiz::route));
    routes_of_files.extend(
        drafts
            .misshapen
            .iter()
            .map(|file| (file.clone(), Route::NotFound)),
    );
    let site = settings.map(|settings| Site {
        routes_of_files,
        settings,
        today,
        units,
        plan,
        articles,
        pages,
        contacts,
        indexes,
        library,
        procedures,
        infographics,
        quizzes,
        contests,
        synonyms,
        tv,
        outputs,
        portal: None,
        media,
        pictures: None,
        unpublished: check.unpublished,
    });
    Checked {
        value: site,
        findings: check.findings,
    }
}

fn routes(
    articles: &[Article],
    pages: &[StandingPage],
    procedures: &[Procedure],
) -> BTreeMap<String, Route> {
    let of = |versions: &crate::language::Localized<super::article::Version>, route: Route| {
        let files: Vec<_> = versions
            .iter()
            .map(|(_, version)| (version.file.clone(), route.clone()))
            .collect();
        files
    };
    let articles = articles
        .iter()
        .flat_map(|article| of(&article.versions, Route::Article(article.id.clone())));
    let pages = pages
        .iter()
        .flat_map(|page| of(&page.versions, Route::Page(page.id.clone())));
    // A shared record is linked to as if it were the site's own.
    let procedures = procedures.iter().map(|procedure| {
        let id = &procedure.id;
        let route = Route::Procedure(id.clone());
        (format!("procedures/{id}.yaml"), route)
    });
    articles.chain(pages).chain(procedures).collect()
}

/// True when there is some procedure to show, whatever is wrong with it.
fn has_procedures(drafts: &Drafts, settings: &SettingsDraft) -> bool {
    let lists = !settings.procedures.0.is_empty();
    !drafts.procedures.is_empty() || (lists && !drafts.shared_procedures.is_empty())
}

impl Check {
    /// Pictures named in front matter and settings exist, and say what they show.
    fn pictures(&mut self, drafts: &Drafts, media: &BTreeMap<String, MediaFile>) {
        if let Some(emblem) = drafts
            .settings
            .as_ref()
            .and_then(|settings| settings.emblem.as_ref())
        {
            self.picture(emblem, &Place::file("site.yaml").key("emblem"), media);
        }
        for article in &drafts.articles {
            let place = Place::file(&article.file);
            let Some(image) = &article.front.image else {
                continue;
            };
            self.picture(image, &place.key("image"), media);
            if article.front.image_alt.is_none() {
                self.picture_without_words(&place.key("image"));
            }
        }
    }

    /// Reports a picture that says nothing to those who cannot see it.
    pub(super) fn picture_without_words(&mut self, place: &Place) {
        self.error(
            place,
            say!(
                "ảnh này thiếu `image_alt` (ảnh cho thấy gì)",
                "this picture has no `image_alt` (what it shows)"
            ),
            Some(say!(
                "thêm một câu cho người không nhìn thấy ảnh: `image_alt: …`",
                "add a sentence for those who cannot see it: `image_alt: …`"
            )),
        );
    }

    /// A picture named by an author is there and is one.
    pub(super) fn picture(
        &mut self,
        path: &str,
        place: &Place,
        media: &BTreeMap<String, MediaFile>,
    ) {
        match media.get(path.trim_start_matches('/')) {
            Some(file) if file.is_picture() => {}
            Some(_) => self.error(
                place,
                say!("`{path}` không phải là ảnh", "`{path}` is not a picture"),
                None,
            ),
            None => self.unknown_picture(path, place, media),
        }
    }

    fn unknown_picture(&mut self, path: &str, place: &Place, media: &BTreeMap<String, MediaFile>) {
        let near = crate::diagnostic::nearest(path, media.keys().map(String::as_str));
        let help = match near {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => say!(
                "chép ảnh vào thư mục media/ rồi viết `media/tên-ảnh.png`",
                "copy it into media/ and write `media/name.png`"
            ),
        };
        self.error(
            place,
            say!("không có ảnh `{path}`", "there is no picture `{path}`"),
            Some(help),
        );
    }
}

/// The site's languages with the reader's first: the order in which a text is looked for.
impl Settings {
    /// The reader's language, then the default, then the others.
    pub fn preference<'a>(&'a self, reader: &'a Language) -> impl Iterator<Item = &'a Language> {
        std::iter::once(reader).chain(self.languages.iter())
    }
}
