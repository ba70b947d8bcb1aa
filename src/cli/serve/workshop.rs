//! Builds the site again whenever its files changed, shows it when it is good, and tells what is wrong when it is not.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use loa::diagnostic::{Checked, Finding, Severity, Text};
use loa::{Built, Early, Memory, Options, Summary};

use super::super::bar::Bar;
use super::super::one_site::day;
use super::super::report::{self, Report};
use super::args::Call;
use super::notice::Notice;
use super::pictures::Pictures;
use super::shelf::{Shelf, Suspicion};
use super::shown::{Changes, Shown};
use super::watch::{Wake, Watch};
use super::words;

/// Everything that building again and again needs.
pub struct Workshop<'c> {
    /// What was asked for.
    pub call: &'c Call,
    /// The files.
    pub shelf: Shelf,
    /// What visitors see.
    pub shown: Arc<Shown>,
    /// Pictures.
    pub pictures: Arc<Pictures>,
    /// What changes.
    pub watch: Watch,
    memory: Memory,
    bar: Bar,
    /// The folder of others that is listened to.
    shared: Option<String>,
    day: Option<Date>,
    is_gone: bool,
    is_deaf: bool,
    /// Warnings that were printed, so that they are not printed after each save.
    printed: Vec<Finding>,
    late: Vec<Finding>,
    /// What the last build found.
    findings: Vec<Finding>,
}

impl<'c> Workshop<'c> {
    /// Nothing is read yet.
    pub fn new(
        call: &'c Call,
        output: PathBuf,
        (shown, pictures): (Arc<Shown>, Arc<Pictures>),
        watch: Watch,
    ) -> Self {
        Self {
            call,
            shelf: Shelf::new(&call.site.folder, &output),
            shown,
            pictures,
            watch,
            memory: Memory::remembering(),
            bar: Bar::new(call.site.tongue),
            shared: None,
            day: None,
            is_gone: false,
            is_deaf: false,
            printed: Vec::new(),
            late: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Reads everything and builds for the first time.
    pub fn begin(&mut self) {
        // Listening comes first: what is saved while everything is read is heard.
        self.listen();
        self.bar.begin(words::reading(), 0);
        self.look(&Suspicion::All);
        if self.find_shared() {
            self.listen();
        }
        let start = Instant::now();
        if let Some((summary, _)) = self.build() {
            let took = start.elapsed();
            report::line(&words::built(&summary, took), self.call.site.tongue);
        }
    }

    /// Builds until the person has seen enough.
    pub fn go_on(mut self) -> ExitCode {
        loop {
            match self.watch.next() {
                Wake::Stop => {
                    self.shown.end();
                    return ExitCode::SUCCESS;
                }
                Wake::Late(finding) => self.add(*finding),
                Wake::CacheFailed(error) => {
                    let text = words::cache_failed(&error);
                    report::line(&text, self.call.site.tongue);
                }
                Wake::Look(suspicion) => self.wake(suspicion),
            }
        }
    }

    fn wake(&mut self, suspicion: Option<Suspicion>) {
        let site = &self.call.site;
        if !site.folder.join("site.yaml").is_file() && !site.folder.is_dir() {
            if !std::mem::replace(&mut self.is_gone, true) {
                self.refuse(&[words::gone(&site.folder)]);
            }
            return;
        }
        let came_back = std::mem::replace(&mut self.is_gone, false);
        let start = Instant::now();
        let changed = if came_back || !self.watch.is_same() {
            self.listen();
            self.look(&Suspicion::All)
        } else {
            suspicion.map_or_else(Vec::new, |suspicion| self.look(&suspicion))
        };
        let today = day(site.as_of, &self.shelf.tree);
        if changed.is_empty() && !came_back && self.day == Some(today) {
            return;
        }
        if self.find_shared() {
            self.listen();
            self.look(&Suspicion::All);
        }
        if let Some((_, changes)) = self.build() {
            self.tell(&changed, &changes, start.elapsed());
        }
    }

    /// Looks at files; which did change.
    fn look(&mut self, suspicion: &Suspicion) -> Vec<String> {
        let start = Instant::now();
        let changed = self.shelf.refresh(suspicion);
        if *suspicion == Suspicion::All {
            self.watch.looked(start.elapsed());
        }
        changed
    }

    /// True when another folder is shared than before.
    fn find_shared(&mut self) -> bool {
        let is_new = self.shelf.shared != self.shared;
        self.shared.clone_from(&self.shelf.shared);
        is_new
    }

    fn listen(&mut self) {
        if let Err(error) = self.watch.listen(self.shared.as_deref())
            && !std::mem::replace(&mut self.is_deaf, true)
        {
            report::line(&words::deaf(&error), self.call.site.tongue);
        }
    }

    /// Builds; what it holds and what changed, when it is good.
    fn build(&mut self) -> Option<(Summary, Changes)> {
        self.late.clear();
        let site = &self.call.site;
        let tree = &self.shelf.tree;
        let wrong = self.shelf.wrong();
        self.bar.rest();
        if !wrong.is_empty() {
            self.refuse(&wrong);
            return None;
        }
        let today = day(site.as_of, tree);
        self.day = Some(today);
        let options = Options {
            today,
            base_url: site.base_url.clone(),
            pictures: site.no_images.then(|| self.pictures.there()),
        };
        self.bar.begin(words::building(), 0);
        // Warnings that stop a strict build are known at its end only.
        let wanted = self.shown.now().wanted();
        let mut show = |pages| self.shown.show_early(pages);
        let early = (!site.strict).then_some(Early {
            paths: &wanted,
            show: &mut show,
        });
        let memory = &mut self.memory;
        let Checked { value, findings } = loa::build_again(memory, tree, &options, early);
        self.bar.rest();
        self.findings = match site.strict {
            true => findings.into_iter().map(strictly).collect(),
            false => findings,
        };
        let stops = |finding: &Finding| finding.severity == Severity::Error;
        let value = value.filter(|_| !self.findings.iter().any(stops));
        let notice = Arc::new(Notice::new(&self.findings, tree, &[], site.tongue));
        let Some(Built { tree, summary, .. }) = value else {
            self.shown.complain(notice);
            self.print();
            report::line(&words::not_shown(), site.tongue);
            return None;
        };
        let stamp = |disk_path: &str| self.shelf.stamp(disk_path);
        let changes = self.shown.show(tree, &stamp, notice);
        self.print();
        Some((summary, changes))
    }

    /// Nothing could be read; the last good site stays.
    fn refuse(&mut self, wrong: &[Text]) {
        let tongue = self.call.site.tongue;
        self.findings.clear();
        let notice = Notice::new(&[], &self.shelf.tree, wrong, tongue);
        self.shown.complain(Arc::new(notice));
        for wrong in wrong {
            report::complain(&super::super::words::wrong_call(wrong, tongue));
        }
        report::line(&words::not_shown(), tongue);
    }

    /// A picture that somebody wanted to see is wrong.
    fn add(&mut self, finding: Finding) {
        if self.late.contains(&finding) {
            return;
        }
        self.late.push(finding);
        let all = [self.findings.as_slice(), &self.late].concat();
        let site = &self.call.site;
        let notice = Notice::new(&all, &self.shelf.tree, &[], site.tongue);
        self.shown.complain(Arc::new(notice));
        let last = self.late.len() - 1;
        Report::new(&self.late[last..], &self.shelf.tree).print(&site.folder, site.tongue);
    }

    /// Prints mistakes, and warnings that were not printed yet.
    fn print(&mut self) {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let all = self.findings.iter();
        let new = all.filter(|finding| is_error(finding) || !self.printed.contains(finding));
        let new: Vec<Finding> = new.cloned().collect();
        let site = &self.call.site;
        Report::new(&new, &self.shelf.tree).print(&site.folder, site.tongue);
        // While there are mistakes, what else is wrong is not known.
        if !new.iter().any(is_error) {
            self.printed.clone_from(&self.findings);
        }
    }

    fn tell(&self, changed: &[String], changes: &Changes, took: Duration) {
        let zone = loa::draft::read_settings(&self.shelf.tree)
            .and_then(|settings| loa::site::Zone::parse(&settings.time_zone?));
        let zone = zone.unwrap_or(loa::site::Zone::VIETNAM);
        let line = words::rebuilt(zone.clock(Timestamp::now()), changed, changes, took);
        report::line(&line, self.call.site.tongue);
    }
}

fn strictly(finding: Finding) -> Finding {
    Finding {
        severity: Severity::Error,
        ..finding
    }
}
