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
pub mod page;
pub mod picture;
pub mod portal;
pub mod progress;
pub mod prose;
pub mod publish;
pub mod site;
pub mod source;
pub mod speech;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Checked, Finding, Severity};

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

/// What a site holds, to tell on the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Title in the default language.
    pub title: String,
    /// HTML pages in all languages.
    pub pages: usize,
    /// Articles, translations not counted.
    pub articles: usize,
    /// Obligations of the plan.
    pub obligations: usize,
    /// Units and groups.
    pub units: usize,
    /// Language tags, the default first.
    pub languages: Vec<String>,
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
    publish(prepare(source, options))
}

fn publish(prepared: Prepared) -> Checked<Built> {
    let Prepared {
        ready,
        mut findings,
    } = prepared;
    let built = ready.filter(|_| is_clean(&findings)).and_then(|ready| {
        let public = publish::public(&ready.site, ready.pages, ready.open_data, ready.theme);
        findings.extend(public.findings);
        let (summary, report) = (ready.summary, ready.report);
        public.value.map(|tree| Built {
            tree,
            summary,
            report,
        })
    });
    Checked {
        value: built.filter(|_| is_clean(&findings)),
        findings,
    }
}

/// Everything of [`build`] but putting pages through templates.
pub fn check(source: &source::SourceTree, options: &Options) -> Checked<Summary> {
    let Prepared { ready, findings } = prepare(source, options);
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
    } = prepare(source, options);
    // Nothing is published here: a result that was not out yet on a day gone by is no mistake, and `check` tells all others of contests.
    findings.retain(|finding| !finding.place.file.starts_with("contests/"));
    let ready = ready.filter(|_| is_clean(&findings));
    let digest = ready.and_then(|ready| {
        let standing = progress::standing(&ready.site, options.today)?;
        Some(progress::digest(&ready.site, &standing, days_ahead))
    });
    Checked {
        value: digest,
        findings,
    }
}

/// What each site of a portal or of a folder tells of itself, without putting pages through templates.
pub fn report(source: &source::SourceTree, options: &Options) -> Checked<portal::SiteReport> {
    let Prepared { ready, findings } = prepare(source, options);
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
        let public = publish::public(site, pages, data, theme);
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
}

struct Ready {
    site: site::Site,
    pages: page::Pages,
    open_data: Vec<publish::Dataset>,
    theme: theme::Theme,
    summary: Summary,
    report: portal::SiteReport,
}

/// Every stage tells all it finds; meaning is not looked for in files whose shape is wrong, nor at all when everything hangs on one of them.
fn prepare(source: &source::SourceTree, options: &Options) -> Prepared {
    let drafts = draft::read(source);
    let mut findings = drafts.findings;
    let mut ready = None;
    if let Some(drafts) = drafts.value.filter(draft::Drafts::can_be_judged) {
        let checked = site::check(source, &drafts, options.today, options.base_url.as_deref());
        findings.extend(checked.findings);
        if let Some(mut site) = checked.value {
            if let Some(there) = &options.pictures {
                site.keep_pictures(there);
            }
            findings.extend(contest::broken_promises(&site));
            let theme = theme::load(source, &site.settings.languages);
            findings.extend(theme.findings);
            if let Some(theme) = theme.value {
                let standing = progress::standing(&site, site.today);
                let open_data = publish::open_data(&site, standing.as_ref());
                let downloads: Vec<_> = open_data.iter().map(|file| file.download()).collect();
                let pages = page::all(&site, standing.as_ref(), &downloads, &theme.phrases);
                findings.extend(pages.findings);
                ready = pages.value.map(|pages| Ready {
                    summary: summary(&site, &pages),
                    report: portal::site_report(&site, standing.as_ref(), &pages.contents(&site)),
                    site,
                    pages,
                    open_data,
                    theme,
                });
            }
        }
    }
    Prepared { ready, findings }
}

fn summary(site: &site::Site, pages: &page::Pages) -> Summary {
    let settings = &site.settings;
    let title = settings.title.best([settings.default_language()]);
    Summary {
        title: title.map(|(_, title)| title.clone()).unwrap_or_default(),
        pages: pages.pages.len(),
        articles: site.articles.len(),
        obligations: site.plan.as_ref().map_or(0, |plan| plan.obligations.len()),
        units: site.units.units().len() + site.units.groups().len(),
        languages: settings.languages.iter().map(ToString::to_string).collect(),
    }
}

fn is_clean(findings: &[Finding]) -> bool {
    findings
        .iter()
        .all(|finding| finding.severity != Severity::Error)
}
