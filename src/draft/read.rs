//! All files of a site's folder → all drafts, with every mistake of shape.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use crate::diagnostic::{Checked, Finding, Place, Severity, YamlPath, nearest};
use crate::say;
use crate::source::{SourceFile, SourceTree, read_csv, read_front_matter, read_yaml};

use super::contest_folder::contests;
use super::shared::normal_folder;
use super::{
    ArticleDraft, ContactsDraft, ContestFolder, IndexesDraft, InfographicDraft, LibraryDraft,
    MarkdownDraft, OutputDraft, PageDraft, PlanDraft, ProcedureDraft, QuizDraft, SettingsDraft,
    SynonymDraft, TvDraft, UnitsDraft,
};

/// Everything authors wrote, by file.
#[derive(Debug, Default)]
pub struct Drafts {
    /// `site.yaml`; absent only beside an error.
    pub settings: Option<SettingsDraft>,
    /// `plan.yaml`.
    pub plan: Option<PlanDraft>,
    /// `units.yaml`.
    pub units: UnitsDraft,
    /// `contacts.yaml`.
    pub contacts: ContactsDraft,
    /// `indexes.yaml`.
    pub indexes: IndexesDraft,
    /// `synonyms.yaml`.
    pub synonyms: Vec<SynonymDraft>,
    /// `documents.yaml`.
    pub library: LibraryDraft,
    /// `tv.yaml`.
    pub tv: TvDraft,
    /// `articles/**/*.md`, translations among them.
    pub articles: Vec<MarkdownDraft<ArticleDraft>>,
    /// `outputs/*.yaml`, each entry with its place.
    pub outputs: Vec<(Place, OutputDraft)>,
    /// Files in which something has the wrong shape: what they mean is not known in full.
    pub misshapen: BTreeSet<String>,
    /// `pages/*.md`, translations among them.
    pub pages: Vec<MarkdownDraft<PageDraft>>,
    /// `quizzes/*.yaml`, each with the path of its file.
    pub quizzes: Vec<(String, QuizDraft)>,
    /// `contests/*/`, by id.
    pub contests: BTreeMap<String, ContestFolder>,
    /// `procedures/*.yaml`, each with the path of its file.
    pub procedures: Vec<(String, ProcedureDraft)>,
    /// `infographics/*.yaml`, each with the path of its file.
    pub infographics: Vec<(String, InfographicDraft)>,
    /// The folder shared with other sites, from the site's own; nothing when `site.yaml` names none.
    pub shared_folder: Option<String>,
    /// `procedures/*.yaml` of that folder.
    pub shared_procedures: Vec<(String, ProcedureDraft)>,
}

/// What may stand at the top of a site's folder.
const KNOWN: &[&str] = &[
    "site.yaml",
    "plan.yaml",
    "units.yaml",
    "contacts.yaml",
    "synonyms.yaml",
    "documents.yaml",
    "tv.yaml",
    "indexes.yaml",
    "articles",
    "contests",
    "outputs",
    "pages",
    "procedures",
    "infographics",
    "quizzes",
    "media",
    "theme",
];

/// `site.yaml` alone, when it can be read.
pub fn read_settings(tree: &SourceTree) -> Option<SettingsDraft> {
    yaml(tree, "site.yaml", &mut Vec::new())
}

/// Reads every file that has a meaning; a file or folder without one gets a warning.
pub fn read(tree: &SourceTree) -> Checked<Drafts> {
    let mut findings = unknown_names(tree);
    findings.extend(undecodable(tree));
    if !tree.files.contains_key("site.yaml") {
        let message = say!("không có tệp `site.yaml`", "there is no file `site.yaml`");
        let help = say!(
            "tạo tệp này; ít nhất cần ba dòng: unit, title, languages",
            "make one; it needs at least three lines: unit, title, languages"
        );
        findings.push(Finding::error(Place::file("site.yaml"), message).help(help));
    }
    let mut drafts = Drafts {
        misshapen: BTreeSet::new(),
        settings: yaml(tree, "site.yaml", &mut findings),
        plan: yaml(tree, "plan.yaml", &mut findings),
        units: yaml(tree, "units.yaml", &mut findings).unwrap_or_default(),
        contacts: yaml(tree, "contacts.yaml", &mut findings).unwrap_or_default(),
        indexes: yaml(tree, "indexes.yaml", &mut findings).unwrap_or_default(),
        synonyms: yaml(tree, "synonyms.yaml", &mut findings).unwrap_or_default(),
        library: yaml(tree, "documents.yaml", &mut findings).unwrap_or_default(),
        tv: yaml(tree, "tv.yaml", &mut findings).unwrap_or_default(),
        articles: markdown(tree, "articles", &mut findings),
        outputs: outputs(tree, &mut findings),
        pages: markdown(tree, "pages", &mut findings),
        quizzes: files(tree, "quizzes", &mut findings),
        procedures: files(tree, "procedures", &mut findings),
        infographics: files(tree, "infographics", &mut findings),
        contests: contests(tree, &mut findings),
        shared_folder: None,
        shared_procedures: Vec::new(),
    };
    let shared = drafts.settings.as_ref().and_then(|s| s.shared.as_ref());
    if let Some(folder) = shared.and_then(|shared| normal_folder(shared)) {
        let records = format!("{folder}/procedures");
        drafts.shared_procedures = files(tree, &records, &mut findings);
        drafts.shared_folder = Some(folder);
    }
    let wrong = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    drafts.misshapen = wrong.map(|finding| finding.place.file.clone()).collect();
    Checked::new(drafts, findings)
}

impl Drafts {
    /// True when the rest of the site can still be judged: what everything refers to (site, units, plan) has its shape.
    pub fn can_be_judged(&self) -> bool {
        let all_hangs_on = ["site.yaml", "plan.yaml", "units.yaml"];
        let aside = |file: &String| !all_hangs_on.contains(&file.as_str());
        self.misshapen.iter().all(aside)
    }
}

fn yaml<T: DeserializeOwned>(
    tree: &SourceTree,
    file: &str,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let checked = read_yaml(file, tree.text(file)?);
    findings.extend(checked.findings);
    checked.value
}

fn markdown<F: DeserializeOwned>(
    tree: &SourceTree,
    folder: &str,
    findings: &mut Vec<Finding>,
) -> Vec<MarkdownDraft<F>> {
    let mut drafts = Vec::new();
    for (file, text) in tree.texts_in(folder, &[".md"]) {
        let checked = read_front_matter::<F>(file, text);
        findings.extend(checked.findings);
        if let Some((front, body)) = checked.value {
            drafts.push(MarkdownDraft {
                file: file.to_owned(),
                front,
                body,
            });
        }
    }
    drafts
}

/// Every YAML file of a folder, with its path.
fn files<T: DeserializeOwned>(
    tree: &SourceTree,
    folder: &str,
    findings: &mut Vec<Finding>,
) -> Vec<(String, T)> {
    let files = tree.texts_in(folder, &[".yaml", ".yml"]);
    let drafts = files.filter_map(|(file, _)| Some((file.to_owned(), yaml(tree, file, findings)?)));
    drafts.collect()
}

fn outputs(tree: &SourceTree, findings: &mut Vec<Finding>) -> Vec<(Place, OutputDraft)> {
    let tables = tree.texts_in("outputs", &[".csv"]);
    let mut files: Vec<_> = tables
        .map(|(file, text)| read_log_table(file, text))
        .collect();
    let lists = tree.texts_in("outputs", &[".yaml"]);
    files.extend(lists.map(|(file, text)| read_log(file, text)));
    let mut outputs = Vec::new();
    for checked in files {
        findings.extend(checked.findings);
        outputs.extend(checked.value.unwrap_or_default());
    }
    outputs
}

/// A log kept as a table (`outputs/*.csv`, or a sheet of a workbook as such a text); each entry with its place.
pub fn read_log_table(file: &str, text: &str) -> Checked<Vec<(Place, OutputDraft)>> {
    let checked = read_csv::<OutputDraft>(file, text, OutputDraft::key_of, OutputDraft::column_of);
    let entries = checked.value.unwrap_or_default().into_iter();
    let entries = entries.map(|(place, entry)| (place, entry.split()));
    Checked::new(entries.collect(), checked.findings)
}

/// A log kept as a list (`outputs/*.yaml`); each entry with its place.
pub fn read_log(file: &str, text: &str) -> Checked<Vec<(Place, OutputDraft)>> {
    // Nothing but comments is a log in which nothing stands yet.
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.starts_with('#'))
    {
        return Checked::new(Vec::new(), Vec::new());
    }
    let checked = read_yaml::<Vec<OutputDraft>>(file, text);
    let place = Place::value(file, YamlPath::default());
    let entries = checked.value.unwrap_or_default().into_iter().enumerate();
    let entries = entries.map(|(index, entry)| (place.index(index), entry));
    Checked::new(entries.collect(), checked.findings)
}

fn unknown_names(tree: &SourceTree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last = "";
    for path in tree.files.keys() {
        let top = path.split('/').next().unwrap_or(path);
        // What other sites share lies beside the site.
        if top == ".." || top == last || KNOWN.contains(&top) {
            continue;
        }
        last = top;
        // Notes an author keeps beside the site are welcome; what looks like content must not be passed over in silence.
        let meant = nearest(top, KNOWN.iter().copied());
        if meant.is_none() && !top.ends_with(".yaml") && !top.ends_with(".yml") {
            continue;
        }
        let message = say!("Loa không đọc `{top}`", "Loa does not read `{top}`");
        let finding = Finding::warning(Place::file(path), message);
        findings.push(match meant {
            Some(name) => {
                finding.help(say!("có phải ý bạn là `{name}`?", "did you mean `{name}`?"))
            }
            None => {
                let names = KNOWN.join(", ");
                finding.help(say!("Loa đọc: {names}", "Loa reads: {names}"))
            }
        });
    }
    findings
}

fn undecodable(tree: &SourceTree) -> impl Iterator<Item = Finding> + '_ {
    let files = tree
        .files
        .iter()
        .filter(|(_, file)| matches!(file, SourceFile::Undecodable));
    files.map(|(path, _)| {
        Finding::error(
            Place::file(path),
            say!(
                "tệp này không phải Unicode (có thể là TCVN3, VNI)",
                "this file is not Unicode (perhaps TCVN3 or VNI)"
            ),
        )
        .help(say!(
            "mở bằng phần mềm gõ tiếng Việt, chuyển mã sang Unicode rồi lưu lại dạng UTF-8",
            "convert it to Unicode with a Vietnamese input tool and save it as UTF-8"
        ))
    })
}
