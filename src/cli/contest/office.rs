//! A contest of a site, opened for its organiser: rules, banks, key, and what must lie outside the site's folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use loa::contest::{KeyFile, instant, read_key, sha256};
use loa::diagnostic::{Checked, Finding, Severity, Text, Tongue};
use loa::say;
use loa::site::{Contest, Settings};
use loa::source::{SourceFile, SourceTree, decode};

use crate::cli::report::{self, Report};
use crate::cli::words::{count, wrong_call};
use crate::cli::{disk, folder};

/// What a part of `loa contest` came to: an exit code, after everything was said.
pub(super) type Refused = u8;

/// A contest, read from its site.
pub(super) struct Office {
    /// The site's folder.
    pub(super) folder: PathBuf,
    /// Its files.
    pub(super) tree: SourceTree,
    /// Its settings.
    pub(super) settings: Settings,
    /// The contest.
    pub(super) contest: Contest,
    /// The tongue of the terminal.
    pub(super) tongue: Tongue,
}

impl Office {
    /// Opens the contest of this id, or the only one of the site.
    pub(super) fn open(folder: &Path, id: Option<&str>, tongue: Tongue) -> Result<Self, Refused> {
        folder::site(folder).map_err(|wrong| complain(&wrong, tongue, 2))?;
        let output = crate::cli::one_site::own_output(folder);
        let tree = disk::read(folder, &output).map_err(|wrong| {
            wrong.iter().for_each(|one| _ = complain(one, tongue, 1));
            1
        })?;
        let today = loa::day_of(&tree, Timestamp::now());
        let drafts = loa::draft::read(&tree);
        let mut findings = drafts.findings;
        let mut site = None;
        if let Some(drafts) = drafts.value.filter(loa::draft::Drafts::can_be_judged) {
            let checked = loa::site::check(&tree, &drafts, today, None);
            findings.extend(checked.findings);
            site = checked.value;
        }
        // Mistakes elsewhere in the site are told by `loa check`; here only those of contests stand in the way.
        findings.retain(|finding| is_about_contests(finding) || site.is_none());
        report_findings(&findings, &tree, folder, tongue)?;
        let Some(site) = site else { return Err(1) };
        let names: Vec<&str> = site
            .contests
            .iter()
            .map(|contest| contest.id.as_str())
            .collect();
        let names = names.join(", ");
        let mut contests = site.contests;
        let found = match id {
            Some(id) => contests.iter().position(|contest| contest.id == id),
            None => (contests.len() == 1).then_some(0),
        };
        let Some(found) = found else {
            let wrong = match id {
                Some(id) => say!(
                    "Trang này không có cuộc thi `{id}`. Các cuộc thi: {names}.",
                    "The site has no contest `{id}`. Its contests: {names}."
                ),
                None => say!(
                    "Hãy ghi rõ cuộc thi nào bằng `--contest`. Các cuộc thi của trang: {names}.",
                    "Say which contest with `--contest`. Those of the site: {names}."
                ),
            };
            return Err(complain(&wrong, tongue, 2));
        };
        Ok(Self {
            folder: folder.to_path_buf(),
            contest: contests.swap_remove(found),
            settings: site.settings,
            tree,
            tongue,
        })
    }

    /// Reads the key and holds it against the banks.
    pub(super) fn key(&self, file: &Path) -> Result<KeyFile, Refused> {
        outside(&self.folder, file).map_err(|wrong| complain(&wrong, self.tongue, 2))?;
        let shown = file.display().to_string();
        let text = read_text(file).map_err(|wrong| complain(&wrong, self.tongue, 2))?;
        let languages = &self.settings.languages;
        let Checked { value, findings } = read_key(&shown, &text, &self.contest, languages);
        let mut tree = SourceTree::default();
        tree.files.insert(shown, SourceFile::Text(text));
        report_findings(&findings, &tree, Path::new(""), self.tongue)?;
        value.ok_or(1)
    }

    /// SHA-256 of the contest's rules and banks as they are read.
    pub(super) fn rules(&self) -> BTreeMap<String, String> {
        let below = format!("contests/{}/", self.contest.id);
        let files = self.tree.files.keys().filter_map(|path| {
            let name = path.strip_prefix(&below)?;
            let is_rule = name == "contest.yaml" || name.starts_with("banks/");
            let text = self.tree.text(path).filter(|_| is_rule)?;
            Some((name.to_owned(), sha256(text)))
        });
        files.collect()
    }
}

fn is_about_contests(finding: &Finding) -> bool {
    let file = &finding.place.file;
    file.starts_with("contests/") || file == "site.yaml"
}

fn report_findings(
    findings: &[Finding],
    tree: &SourceTree,
    folder: &Path,
    tongue: Tongue,
) -> Result<(), Refused> {
    let report = Report::new(findings, tree);
    let (errors, warnings) = (
        report.count(Severity::Error),
        report.count(Severity::Warning),
    );
    if errors + warnings > 0 {
        report.print(folder, tongue);
    }
    match errors {
        0 => Ok(()),
        _ => Err(complain(&count(errors, warnings), tongue, 1)),
    }
}

/// Says what went wrong; the exit code.
pub(super) fn complain(wrong: &Text, tongue: Tongue, code: u8) -> u8 {
    report::complain(&wrong_call(wrong, tongue));
    code
}

/// A text file, as office programs write it.
pub(super) fn read_text(file: &Path) -> Result<String, Text> {
    let shown = file.display();
    let bytes = fs::read(file).map_err(|error| {
        say!(
            "Không đọc được tệp `{shown}` ({error}).",
            "The file `{shown}` cannot be read ({error})."
        )
    })?;
    match decode(&bytes) {
        SourceFile::Text(text) => Ok(text),
        _ => Err(say!(
            "Tệp `{shown}` không phải tệp chữ Unicode.",
            "The file `{shown}` is no Unicode text."
        )),
    }
}

/// Refuses a path inside any site's folder: what lies there may get published.
pub(super) fn outside(site: &Path, path: &Path) -> Result<(), Text> {
    let nearest = path
        .ancestors()
        .find(|ancestor| ancestor.exists() && !ancestor.as_os_str().is_empty());
    let there = fs::canonicalize(nearest.unwrap_or(Path::new("."))).unwrap_or_default();
    let site = fs::canonicalize(site).unwrap_or_default();
    let is_in_site = there.starts_with(&site)
        || there
            .ancestors()
            .any(|above| above.join("site.yaml").is_file());
    if !is_in_site {
        return Ok(());
    }
    let shown = path.display();
    Err(say!(
        "`{shown}` nằm trong thư mục của một trang; đáp án, bài thi và bảng kết quả đầy đủ phải nằm ngoài.",
        "`{shown}` lies in a site's folder; keys, entries and full results have to lie outside."
    ))
}

/// The instant meant by `--as-of`, now when it is absent.
pub(super) fn moment(word: Option<&str>, settings: &Settings) -> Result<Timestamp, Text> {
    let Some(word) = word else {
        // What stands in files has whole seconds.
        let now = Timestamp::now();
        return Ok(Timestamp::from_second(now.as_second()).unwrap_or(now));
    };
    instant(word, settings.zone).ok_or_else(|| {
        say!(
            "`--as-of {word}` không phải là một thời điểm. Hãy viết như `2024-07-15 08:00` hoặc `2024-07-15T08:00:00+07:00`.",
            "`--as-of {word}` is no instant. Write it like `2024-07-15 08:00` or `2024-07-15T08:00:00+07:00`."
        )
    })
}

/// Writes a file completely or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Text> {
    let shown = path.display();
    let unwritten = |error: std::io::Error| {
        say!(
            "Không ghi được `{shown}` ({error}).",
            "`{shown}` cannot be written ({error})."
        )
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    fs::create_dir_all(folder.unwrap_or(Path::new("."))).map_err(unwritten)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".loa-new");
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        _ = fs::remove_file(&beside);
        unwritten(error)
    })
}
