//! All files of a site's folder → all drafts, with every mistake of shape.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Checked, Finding, Place, Severity, YamlPath, nearest};
use crate::memory::Readings;
use crate::say;
use crate::source::{
    SourceFile, SourceTree, Tapes, read_csv, read_front_matter, read_yaml, read_yaml_again,
};

use super::contest_folder::contests;
use super::reader::{Reader, Shape};
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
    /// Ids that such files stand for, define or draw on: what carries them may have been left out, so that nothing is said of who names it.
    pub lost: BTreeSet<String>,
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

/// Keys whose value is an id that somebody else may name, or that nobody else has to.
const ID_KEYS: [&str; 2] = ["id:", "bank:"];

/// The ids in a file of which nothing else is known: those of its path, and those that stand behind a key.
fn ids(tree: &SourceTree, file: &str) -> BTreeSet<String> {
    let text = tree.text(file).unwrap_or_default();
    let keys = ID_KEYS.iter().flat_map(|key| text.split(key).skip(1));
    let values = keys.filter_map(|rest| {
        rest.trim_start_matches(' ')
            .split([',', '}', '\n', ' '])
            .next()
    });
    let names = file.split(['/', '.']);
    let ids = values.chain(names).map(|id| id.trim_matches(['"', '\'']));
    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// `site.yaml` alone, when it can be read.
pub fn read_settings(tree: &SourceTree) -> Option<SettingsDraft> {
    read_yaml("site.yaml", tree.text("site.yaml")?).value
}

/// Reads every file that has a meaning; a file or folder without one gets a warning.
pub fn read(tree: &SourceTree) -> Checked<Drafts> {
    let none = Readings::default();
    read_again(tree, (&none, &none), &Tapes::default())
}

/// The same where files were perhaps read before: of those only what changed is. `common` remembers those of the shared folder, `tapes` what texts said
/// to an earlier process.
pub fn read_again(
    tree: &SourceTree,
    (readings, common): (&Readings, &Readings),
    tapes: &Tapes,
) -> Checked<Drafts> {
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
    let mut reader = Reader {
        tree,
        readings,
        tapes,
        findings,
    };
    let mut drafts = Drafts {
        misshapen: BTreeSet::new(),
        lost: BTreeSet::new(),
        settings: reader.yaml("site.yaml"),
        plan: reader.yaml("plan.yaml"),
        units: reader.yaml("units.yaml").unwrap_or_default(),
        contacts: reader.yaml("contacts.yaml").unwrap_or_default(),
        indexes: reader.yaml("indexes.yaml").unwrap_or_default(),
        synonyms: reader.yaml("synonyms.yaml").unwrap_or_default(),
        library: reader.yaml("documents.yaml").unwrap_or_default(),
        tv: reader.yaml("tv.yaml").unwrap_or_default(),
        articles: markdown(&mut reader, "articles"),
        outputs: outputs(&mut reader),
        pages: markdown(&mut reader, "pages"),
        quizzes: reader.files("quizzes"),
        procedures: reader.files("procedures"),
        infographics: reader.files("infographics"),
        contests: contests(&mut reader),
        shared_folder: None,
        shared_procedures: Vec::new(),
    };
    let shared = drafts.settings.as_ref().and_then(|s| s.shared.as_ref());
    if let Some(folder) = shared.and_then(|shared| normal_folder(shared)) {
        let records = format!("{folder}/procedures");
        reader.readings = common;
        drafts.shared_procedures = reader.files(&records);
        drafts.shared_folder = Some(folder);
    }
    let findings = reader.findings;
    let wrong = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    drafts.misshapen = wrong.map(|finding| finding.place.file.clone()).collect();
    let lost = drafts.misshapen.iter().flat_map(|file| ids(tree, file));
    drafts.lost = lost.collect();
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

fn markdown<F: Shape>(reader: &mut Reader, folder: &str) -> Vec<MarkdownDraft<F>> {
    let texts = reader.texts(folder, &[".md"]);
    let tapes = reader.tapes;
    let draft = |(file, text): (&str, &str)| {
        let checked = read_front_matter::<F>(tapes, (file, text));
        checked.map(|(front, body)| MarkdownDraft {
            file: file.to_owned(),
            front,
            body,
        })
    };
    reader.all(&texts, draft)
}

fn outputs(reader: &mut Reader) -> Vec<(Place, OutputDraft)> {
    let tables = reader.texts("outputs", &[".csv"]);
    let lists = reader.texts("outputs", &[".yaml"]);
    let mut outputs = reader.all(&tables, |(file, text)| read_log_table(file, text));
    let tapes = reader.tapes;
    outputs.extend(reader.all(&lists, |(file, text)| list(tapes, file, text)));
    outputs.into_iter().flatten().collect()
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
    list(&Tapes::default(), file, text)
}

fn list(tapes: &Tapes, file: &str, text: &str) -> Checked<Vec<(Place, OutputDraft)>> {
    // Nothing but comments is a log in which nothing stands yet.
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.starts_with('#'))
    {
        return Checked::new(Vec::new(), Vec::new());
    }
    let checked = read_yaml_again::<Vec<OutputDraft>>(tapes, file, text);
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
