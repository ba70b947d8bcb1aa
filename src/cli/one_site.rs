//! One site's folder → its output folder, without a word: what came of it is told by whoever asked for it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use loa::diagnostic::{Checked, Finding, Severity, Text};
use loa::publish::Taker;
use loa::say;
use loa::source::SourceTree;
use loa::{Built, Memory, Options, Summary};
use rayon::prelude::*;

use super::bar::Bar;
use super::delivery::{Delivery, LARGE};
use super::found::{self, Folder};
use super::last_build::{Call, LastBuild, Source, program};
use super::shared::Shared;
use super::write::{Output, Published, Unpublished};
use super::{folder, last_build, leavings, manifest, room};

/// One site to build.
#[derive(Clone, Debug)]
pub struct SiteJob {
    /// The site's folder.
    pub folder: PathBuf,
    /// Where its pages go.
    pub output: PathBuf,
    /// The day to compute for; today where the site is when absent.
    pub as_of: Option<Date>,
    /// Where the site will be reached.
    pub base_url: Option<String>,
    /// No picture is made; those that are there stay.
    pub no_images: bool,
    /// Warnings count as errors.
    pub strict: bool,
    /// Tells a person who waits how far it is.
    pub bar: Bar,
    /// What it shares with other sites, when it is built among them; it then leaves a record of itself beside its pages.
    pub shared: Option<Shared>,
}

/// What is kept of one site between two builds in the same process.
#[derive(Debug, Default)]
pub struct SiteMemory {
    tree: SourceTree,
    sources: Vec<(String, Source)>,
    last: Option<LastBuild>,
}

/// What came of a build.
#[derive(Debug)]
pub struct SiteOutcome {
    /// Everything found, warnings of a published site among them.
    pub findings: Vec<Finding>,
    /// The files that findings are about, to show their lines.
    pub tree: SourceTree,
    /// What was published, or why nothing was; then the old site is as it was.
    pub result: Result<Done, NotDone>,
}

/// A site that was published.
#[derive(Debug)]
pub struct Done {
    /// What it holds.
    pub summary: Summary,
    /// What was written.
    pub published: Published,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum NotDone {
    /// The findings say why.
    Findings,
    /// A call that makes no sense: exit code 2.
    Call(Text),
    /// The disk did not let it happen.
    Disk(Vec<Text>),
}

/// Builds one site and publishes it, unless something is wrong with it.
pub fn build_site(job: &SiteJob, memory: &mut SiteMemory) -> SiteOutcome {
    // On one of the threads that work: a further one, which only hands them work and waits, would ask for memory of its own all the same.
    rayon::scope(|_| built_site(job, memory))
}

fn built_site(job: &SiteJob, memory: &mut SiteMemory) -> SiteOutcome {
    let mut outcome = SiteOutcome {
        findings: Vec::new(),
        tree: SourceTree::default(),
        result: Err(NotDone::Findings),
    };
    outcome.result = folder::site(&job.folder)
        .and_then(|()| folder::output(&job.folder, &job.output))
        .map_err(NotDone::Call)
        .and_then(|()| build_into(job, memory, &mut outcome));
    outcome
}

fn build_into(
    job: &SiteJob,
    memory: &mut SiteMemory,
    outcome: &mut SiteOutcome,
) -> Result<Done, NotDone> {
    let output = &job.output;
    let place = || match &job.shared {
        Some(shared) => shared.beside(output),
        None => last_build::beside(output),
    };
    job.bar.begin(say!("Đọc các tệp", "Reading files"), 0);
    let last = memory.last.take();
    let look = || {
        let last = last.or_else(|| LastBuild::load(&place()?));
        (found::look(&job.folder, output), last)
    };
    // A folder that must not be written to is refused before anything is read, and what a killed build left is finished
    // even if this one finds mistakes; a folder that does not exist is made only for a site without any.
    let (opened, (found, last)) = if output.exists() {
        let opened = Output::open_beside(output, look);
        let (opened, looked) = opened.map_err(|wrong| unpublished(wrong, &memory.tree, outcome))?;
        (Some(opened), looked)
    } else {
        (None, look())
    };
    let found = found.map_err(NotDone::Disk)?;
    if found.files.len() >= room::MANY_FILES {
        room::in_small_pages();
    }
    let call = Call {
        program: program(),
        today: day(job.as_of, &found.settings),
        base_url: job.base_url.clone(),
        no_images: job.no_images,
        strict: job.strict,
    };
    // Among others a site has to leave a record of itself.
    let is_complete = job.shared.is_none() || manifest::report(output).is_file();
    if let (Some(opened), Some(mut last)) = (&opened, last) {
        let published = opened.as_before(&mut last, place, |last, is_stale| {
            is_complete && last.call == call && is_as_read(&found, &mut last.sources, is_stale)
        });
        let done = published.map(|published| again(&found, &last, published, outcome));
        memory.last = Some(last);
        if let Some(done) = done {
            return Ok(done);
        }
    }
    // Meanwhile somebody makes the theme ready.
    loa::theme::warm().into_iter().for_each(rayon::spawn);
    // Among many sites nothing is kept: most of them are the same again, and the others would fill the disk.
    let last = memory.last.take().map(Arc::new);
    let known = last.as_ref().filter(|_| job.shared.is_none());
    let kept = known.and_then(|last| Some((place()?, last)));
    let (tree, sources) = (
        std::mem::take(&mut memory.tree),
        std::mem::take(&mut memory.sources),
    );
    let before = || match (&kept, &job.shared) {
        (Some((place, last)), _) => leavings::load(place, output, Arc::clone(last)),
        (None, Some(shared)) => Memory::among(Arc::clone(&shared.readings)),
        (None, None) => Memory::default(),
    };
    let (read, mut before) = rayon::join(|| found.read(tree, &sources), before);
    let (tree, sources) = read.map_err(NotDone::Disk)?;
    let made = || opened.as_ref().map(Output::made).unwrap_or_default();
    let options = Options {
        today: call.today,
        base_url: call.base_url.clone(),
        pictures: job.no_images.then(made),
    };
    job.bar.begin(say!("Dựng các trang", "Building pages"), 0);
    let delivery = Delivery::new(job, opened, last.clone());
    let page = |path: &str, bytes: &[u8]| delivery.take(path, bytes);
    let taker = Taker {
        page: &page,
        at_least: LARGE,
    };
    let Checked { value, findings } = loa::build_out(&mut before, &tree, &options, taker);
    outcome.tree = about(&findings, &tree);
    outcome.findings = findings;
    memory.tree = tree;
    memory.sources.clone_from(&sources);
    let stops = |finding: &Finding| job.strict || finding.severity == Severity::Error;
    let value = value.filter(|_| !outcome.findings.iter().any(stops));
    let Some(Built {
        tree,
        summary,
        report,
    }) = value
    else {
        delivery.discard();
        return Err(NotDone::Findings);
    };
    job.bar.begin(say!("Ghi các trang", "Writing pages"), 0);
    let published = delivery.publish(&tree);
    let mut published = published.map_err(|wrong| unpublished(wrong, &memory.tree, outcome))?;
    if job.shared.is_some() {
        let kept = manifest::save(&manifest::report(output), &report);
        kept.map_err(|error| unpublished(error.into(), &memory.tree, outcome))?;
    }
    let last = LastBuild {
        call,
        sources,
        files: std::mem::take(&mut published.left),
        findings: outcome.findings.clone(),
        summary: summary.clone(),
    };
    if let Some(place) = place() {
        last.save(&place);
    }
    if let Some((place, _)) = kept {
        leavings::save(&place, &mut before, &last.files);
    }
    memory.last = Some(last);
    Ok(Done { summary, published })
}

/// True when every file is the one that was read then. What was read gets the stamps that will tell it sooner next time.
pub fn is_as_read(found: &Folder, sources: &mut [(String, Source)], is_stale: &AtomicBool) -> bool {
    let same_names = found.files.len() == sources.len();
    let mut pairs = found.files.iter().zip(&*sources);
    if !same_names || !pairs.all(|(file, (path, _))| file.path == *path) {
        return false;
    }
    let pairs = found.files.par_iter().zip(sources);
    pairs.all(|(file, (_, known))| {
        let is_same = file.is(known);
        if is_same && file.stamp != Some(known.stamp) {
            known.stamp = file.settled(found.seen);
            is_stale.store(true, Ordering::Relaxed);
        }
        is_same
    })
}

/// Nothing changed: what the last build told is told again.
fn again(
    found: &Folder,
    last: &LastBuild,
    published: Published,
    outcome: &mut SiteOutcome,
) -> Done {
    outcome.tree = found.only(&named(&last.findings));
    outcome.findings.clone_from(&last.findings);
    Done {
        summary: last.summary.clone(),
        published,
    }
}

/// The files that findings are about.
fn about(findings: &[Finding], tree: &SourceTree) -> SourceTree {
    let named = named(findings).into_iter();
    let files = named.filter_map(|path| Some((path.to_owned(), tree.files.get(path)?.clone())));
    SourceTree {
        files: files.collect(),
    }
}

fn named(findings: &[Finding]) -> BTreeSet<&str> {
    findings
        .iter()
        .map(|finding| finding.place.file.as_str())
        .collect()
}

/// Today is today where the site is, wherever the machine stands.
pub fn day(as_of: Option<Date>, tree: &SourceTree) -> Date {
    as_of.unwrap_or_else(|| loa::day_of(tree, Timestamp::now()))
}

/// Where a site's pages go when nobody says it.
pub fn own_output(folder: &Path) -> PathBuf {
    folder.join("public")
}

fn unpublished(unpublished: Unpublished, tree: &SourceTree, outcome: &mut SiteOutcome) -> NotDone {
    match unpublished {
        Unpublished::Refused(wrong) => NotDone::Call(wrong),
        Unpublished::Failed(wrong) => NotDone::Disk(vec![wrong]),
        Unpublished::Wrong(late) => {
            outcome.findings.extend(late);
            let tree = about(&outcome.findings, tree);
            outcome.tree.files.extend(tree.files);
            NotDone::Findings
        }
    }
}
