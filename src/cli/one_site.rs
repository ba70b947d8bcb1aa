//! One site's folder → its output folder, without a word: what came of it is told by whoever asked for it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use loa::diagnostic::{Checked, Finding, Severity, Text};
use loa::say;
use loa::source::SourceTree;
use loa::{Built, Options, Summary};

use super::bar::Bar;
use super::shared::Shared;
use super::write::{Output, Published, Unpublished};
use super::{disk, folder, manifest};

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
    built: loa::Memory,
}

/// What came of a build.
#[derive(Debug)]
pub struct SiteOutcome {
    /// Everything found, warnings of a published site among them.
    pub findings: Vec<Finding>,
    /// The files that findings are about, to show their lines; possibly more.
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
    // A folder that must not be written to is refused before anything is read, and what a killed build left is finished
    // even if this one finds mistakes; a folder that does not exist is made only for a site without any.
    let there = output.exists();
    let opened = there.then(|| Output::open(output)).transpose();
    let opened = opened.map_err(|wrong| unpublished(wrong, outcome))?;
    job.bar.begin(say!("Đọc các tệp", "Reading files"), 0);
    outcome.tree = disk::read(&job.folder, output).map_err(NotDone::Disk)?;
    let made = || opened.as_ref().map(Output::made).unwrap_or_default();
    let options = Options {
        today: day(job.as_of, &outcome.tree),
        base_url: job.base_url.clone(),
        pictures: job.no_images.then(made),
    };
    job.bar.begin(say!("Dựng các trang", "Building pages"), 0);
    let Checked { value, findings } = loa::build_again(&mut memory.built, &outcome.tree, &options);
    outcome.findings = findings;
    let stops = |finding: &Finding| job.strict || finding.severity == Severity::Error;
    let value = value.filter(|_| !outcome.findings.iter().any(stops));
    let Built {
        tree,
        summary,
        report,
    } = value.ok_or(NotDone::Findings)?;
    let opened = opened.map_or_else(|| Output::open(output), Ok);
    let opened = opened.map(|opened| opened.sharing(job.shared.clone()));
    let opened = opened.map(|opened| opened.telling(job.bar.clone()));
    job.bar.begin(say!("Ghi các trang", "Writing pages"), 0);
    let published = opened.and_then(|opened| opened.publish(&tree, &job.folder, job.no_images));
    let published = published.map_err(|wrong| unpublished(wrong, outcome))?;
    if job.shared.is_some() {
        let kept = manifest::save(&manifest::report(output), &report);
        kept.map_err(|error| unpublished(error.into(), outcome))?;
    }
    Ok(Done { summary, published })
}

/// Today is today where the site is, wherever the machine stands.
pub fn day(as_of: Option<Date>, tree: &SourceTree) -> Date {
    as_of.unwrap_or_else(|| loa::day_of(tree, Timestamp::now()))
}

/// Where a site's pages go when nobody says it.
pub fn own_output(folder: &Path) -> PathBuf {
    folder.join("public")
}

fn unpublished(unpublished: Unpublished, outcome: &mut SiteOutcome) -> NotDone {
    match unpublished {
        Unpublished::Refused(wrong) => NotDone::Call(wrong),
        Unpublished::Failed(wrong) => NotDone::Disk(vec![wrong]),
        Unpublished::Wrong(late) => {
            outcome.findings.extend(late);
            NotDone::Findings
        }
    }
}
