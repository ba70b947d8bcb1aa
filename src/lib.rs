//! Loa turns a folder of YAML and Markdown into the website of a public administration reform campaign.
//!
//! The whole pipeline on one screen: `SourceTree → Drafts → Site → Standing → Pages → PublicTree`. Nothing here reads a disk, a clock or
//! an environment; the same input gives the same bytes.

pub mod chart;
pub mod contest;
pub mod diagnostic;
pub mod draft;
pub mod export;
pub mod infographic;
pub mod language;
pub mod memory;
pub mod page;
pub mod picture;
pub mod portal;
pub mod progress;
pub mod prose;
pub mod publish;
pub mod site;
pub mod source;
pub mod speech;
mod summary;
pub mod theme;
mod understood;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Checked, Finding, Severity};
use crate::understood::{Outline, Understood};

pub use crate::summary::Summary;
pub use crate::understood::{LeftWork, Memory};

/// What a build is told from outside.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day on which the site is built.
    pub today: jiff::civil::Date,
    /// Address under which it is published; goes before that of `site.yaml`.
    pub base_url: Option<String>,
    /// In a hurry: of the pictures that are made (not copied) only these are published, and no page names another. All when absent.
    pub pictures: Option<BTreeSet<String>>,
}

/// Pages that somebody waits for while a site is built again.
pub struct Early<'a> {
    /// Paths of their files.
    pub paths: &'a BTreeSet<String>,
    /// Takes them as soon as they are made, before all others; not called when something is wrong by then. What comes out wrong
    /// afterwards is told by the build.
    pub show: &'a mut dyn FnMut(Vec<(String, publish::PublicFile)>),
}

/// A finished site.
#[derive(Clone, Debug)]
pub struct Built {
    /// Every file to publish.
    pub tree: publish::PublicTree,
    /// What it holds.
    pub summary: Summary,
    /// What a portal tells of it.
    pub report: portal::SiteReport,
}

/// The finished pages of a portal, without the sites they lead to.
#[derive(Clone, Debug)]
pub struct Portal {
    /// Every file to publish.
    pub tree: publish::PublicTree,
    /// HTML pages in all languages.
    pub pages: usize,
}

/// Which day an instant lies in where the site is; what is wrong with the zone that `site.yaml` names, its check tells.
pub fn day_of(source: &source::SourceTree, instant: jiff::Timestamp) -> jiff::civil::Date {
    let settings = draft::read_settings(source);
    let name = settings.and_then(|settings| settings.time_zone);
    let zone = name.and_then(|name| site::Zone::parse(&name));
    zone.unwrap_or(site::Zone::VIETNAM).day(instant)
}

/// The same for a portal, by the zone of `portal.yaml`.
pub fn portal_day(source: &source::SourceTree, instant: jiff::Timestamp) -> jiff::civil::Date {
    let draft = draft::read_portal(source).value.flatten();
    let name = draft.and_then(|draft| draft.time_zone);
    let zone = name.and_then(|name| site::Zone::parse(&name));
    zone.unwrap_or(site::Zone::VIETNAM).day(instant)
}

/// Builds the site in memory. The value is there only when nothing found is an error.
pub fn build(source: &source::SourceTree, options: &Options) -> Checked<Built> {
    build_again(&mut Memory::default(), source, options, None)
}

/// The same for somebody who takes each page of a large site when it is rendered: all of them are never in memory. What was taken is in
/// vain when there is no value.
pub fn build_out(
    memory: &mut Memory,
    source: &source::SourceTree,
    options: &Options,
    taker: publish::Taker,
) -> Checked<Built> {
    built(memory, source, options, (None, Some(taker)))
}

/// The same for a site that was perhaps built before.
pub fn build_again(
    memory: &mut Memory,
    source: &source::SourceTree,
    options: &Options,
    early: Option<Early>,
) -> Checked<Built> {
    built(memory, source, options, (early, None))
}

fn built(
    memory: &mut Memory,
    source: &source::SourceTree,
    options: &Options,
    (early, taker): (Option<Early>, Option<publish::Taker>),
) -> Checked<Built> {
    let mut prepared = prepare(source, options, memory, early);
    let ready = prepared.ready.take();
    let mut findings = prepared.findings;
    let built = ready.and_then(|mut ready| {
        if !memory.readings.remembers() {
            // Pages have what they need of it: both at once would be too much for an old PC.
            ready.understood.prose = page::Prose::default();
        }
        let understood = &ready.understood;
        let (site, data) = (&understood.site, &understood.figures.open_data);
        let built = is_clean(&findings).then(|| {
            let (theme, data) = (&understood.theme, data.clone());
            let renderer = publish::Renderer {
                rendered: &memory.pages,
                searched: &memory.search,
                taker,
            };
            let public = publish::public(site, ready.pages, data, theme, renderer);
            findings.extend(public.findings);
            let (summary, report) = (ready.summary, ready.report);
            public.value.map(|tree| Built {
                tree,
                summary,
                report,
            })
        });
        memory.keep(ready.understood, prepared.is_new);
        built.flatten()
    });
    Checked {
        value: built.filter(|_| is_clean(&findings)),
        findings,
    }
}

/// Everything of [`build`] but putting pages through templates.
pub fn check(source: &source::SourceTree, options: &Options) -> Checked<Summary> {
    let Prepared {
        ready, findings, ..
    } = prepare(source, options, &mut Memory::default(), None);
    Checked {
        value: ready
            .filter(|_| is_clean(&findings))
            .map(|ready| ready.summary),
        findings,
    }
}

/// What a site means, for those who hold its contests; there whenever its files could be understood at all, whatever else was found.
pub fn site(source: &source::SourceTree, options: &Options) -> Checked<site::Site> {
    let drafts = draft::read(source);
    let mut findings = drafts.findings;
    let judged = drafts.value.filter(draft::Drafts::can_be_judged);
    let checked = judged
        .map(|drafts| site::check(source, &drafts, options.today, options.base_url.as_deref()));
    let value = checked.and_then(|checked| {
        findings.extend(checked.findings);
        checked.value
    });
    Checked { value, findings }
}

/// Who is behind, and what falls due within `days_ahead` days.
pub fn status(
    source: &source::SourceTree,
    options: &Options,
    days_ahead: i32,
) -> Checked<progress::Digest> {
    let Prepared {
        ready,
        mut findings,
        ..
    } = prepare(source, options, &mut Memory::default(), None);
    // Nothing is published here: a result that was not out yet on a day gone by is no mistake, and `check` tells all others of contests.
    findings.retain(|finding| !finding.place.file.starts_with("contests/"));
    let ready = ready.filter(|_| is_clean(&findings));
    let digest = ready.and_then(|ready| {
        let Understood { site, figures, .. } = &ready.understood;
        let standing = figures.standing.as_ref()?;
        Some(progress::digest(site, standing, days_ahead))
    });
    Checked {
        value: digest,
        findings,
    }
}

/// What each site of a portal or of a folder tells of itself, without putting pages through templates.
pub fn report(source: &source::SourceTree, options: &Options) -> Checked<portal::SiteReport> {
    let Prepared {
        ready, findings, ..
    } = prepare(source, options, &mut Memory::default(), None);
    let ready = ready.filter(|_| is_clean(&findings));
    Checked {
        value: ready.map(|ready| ready.report),
        findings,
    }
}

/// `portal.yaml`, checked: whose sites there are and where they lie. `there` are the folders that hold one.
pub fn portal_site(
    source: &source::SourceTree,
    there: &BTreeSet<String>,
    options: &Options,
) -> Checked<site::Site> {
    let draft = draft::read_portal(source);
    let mut findings = draft.findings;
    let checked = draft.value.flatten().map(|draft| {
        let base_url = options.base_url.as_deref();
        site::check_portal(source, &draft, there, options.today, base_url)
    });
    let value = checked.and_then(|checked| {
        findings.extend(checked.findings);
        checked.value
    });
    Checked {
        value: value.filter(|_| is_clean(&findings)),
        findings,
    }
}

/// The portal's own pages, made of what its sites tell of themselves: nothing of their pages is read again. `failed` are the units
/// whose site could not be built this time; their records are of an earlier day, or missing.
pub fn portal(
    source: &source::SourceTree,
    site: &site::Site,
    reports: &BTreeMap<String, portal::SiteReport>,
    failed: &[String],
) -> Checked<Portal> {
    let theme = theme::load(source, &site.settings.languages);
    let mut findings = theme.findings;
    let roll_up = portal::roll_up(site, reports, failed);
    let built = theme.value.and_then(|theme| {
        let data = publish::portal_data(site, &roll_up);
        let downloads: Vec<_> = data.iter().map(|file| file.download()).collect();
        let pages = page::portal_pages(site, &roll_up, &downloads, &theme.phrases);
        findings.extend(pages.findings);
        let pages = pages.value.filter(|_| is_clean(&findings))?;
        let count = pages.pages.len();
        let renderer = publish::Renderer {
            rendered: &publish::Rendered::default(),
            searched: &publish::Searched::default(),
            taker: None,
        };
        let public = publish::public(site, pages, data, &theme, renderer);
        findings.extend(public.findings);
        public.value.map(|tree| Portal { tree, pages: count })
    });
    Checked {
        value: built.filter(|_| is_clean(&findings)),
        findings,
    }
}

struct Prepared {
    ready: Option<Ready>,
    findings: Vec<Finding>,
    /// False when only texts were read again.
    is_new: bool,
}

struct Ready {
    understood: Understood,
    pages: page::Pages,
    summary: Summary,
    report: portal::SiteReport,
}

/// Every stage tells all it finds; meaning is not looked for in files whose shape is wrong, nor at all when everything hangs on one of them.
fn prepare(
    source: &source::SourceTree,
    options: &Options,
    memory: &mut Memory,
    early: Option<Early>,
) -> Prepared {
    let outline = memory.readings.remembers();
    let mut outline = outline.then(|| Outline::new(source, &format!("{options:?}")));
    if let (Some(before), Some(outline)) = (memory.understood.take(), &mut outline)
        && let Some(understood) = before.again(outline, source, &memory.prose)
    {
        return pages(understood, early, false);
    }
    let common = memory.common.as_deref().unwrap_or(&memory.readings);
    let drafts = draft::read_again(source, (&memory.readings, common), &memory.tapes);
    let mut findings = drafts.findings;
    let drafts = drafts.value.filter(draft::Drafts::can_be_judged);
    let checked = drafts
        .map(|drafts| site::check(source, &drafts, options.today, options.base_url.as_deref()));
    let site = checked.and_then(|checked| {
        findings.extend(checked.findings);
        checked.value
    });
    let Some(mut site) = site else {
        return Prepared::without_pages(findings);
    };
    if let Some(there) = &options.pictures {
        site.keep_pictures(there);
    }
    findings.extend(contest::broken_promises(&site));
    let theme = theme::load(source, &site.settings.languages);
    findings.extend(theme.findings);
    let Some(theme) = theme.value else {
        return Prepared::without_pages(findings);
    };
    let understood = Understood::new(site, theme, findings, &memory.prose, outline);
    pages(understood, early, true)
}

impl Prepared {
    fn without_pages(findings: Vec<Finding>) -> Self {
        Self {
            ready: None,
            findings,
            is_new: true,
        }
    }
}

/// A site that is understood → its pages.
fn pages(understood: Understood, early: Option<Early>, is_new: bool) -> Prepared {
    let Understood {
        site,
        theme,
        figures,
        prose,
        ..
    } = &understood;
    let mut findings = understood.findings.clone();
    let data = figures.open_data.iter();
    let downloads: Vec<_> = data.map(|file| file.download()).collect();
    let early = early.filter(|_| is_clean(&findings));
    let (paths, mut show) = early.map(|early| (early.paths, early.show)).unzip();
    let mut take = |frames: &_, pages| {
        let files = publish::early(theme, frames, pages);
        if let (Some(show), Some(files)) = (show.as_mut(), files) {
            show(files);
        }
    };
    let wanted = paths.map(|paths| page::Wanted {
        paths,
        take: &mut take,
    });
    let standing = figures.standing.as_ref();
    let made = page::all(site, (standing, &downloads), &theme.phrases, prose, wanted);
    findings.extend(made.findings);
    let told = made.value.map(|pages| {
        let report = portal::site_report(site, standing, &pages.contents(site));
        (Summary::of(site, &pages), report, pages)
    });
    let ready = told.map(|(summary, report, pages)| Ready {
        summary,
        report,
        understood,
        pages,
    });
    Prepared {
        ready,
        findings,
        is_new,
    }
}

fn is_clean(findings: &[Finding]) -> bool {
    findings
        .iter()
        .all(|finding| finding.severity != Severity::Error)
}
