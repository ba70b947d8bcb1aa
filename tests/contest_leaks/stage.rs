//! The sample contest at one of its stages, built by the real binary.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::needles::Solved;

/// The site, and its organiser's folder.
pub const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sites/binh-dinh-2024");
pub const ORGANISER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/sites/organiser/binh-dinh/tim-hieu-cchc-2024"
);

const CONTEST: &str = "contests/tim-hieu-cchc-2024";

/// Every published file; the findings when nothing is.
pub fn build(
    today: &str,
    with_result: bool,
    with_key: bool,
) -> Result<BTreeMap<String, Vec<u8>>, String> {
    built(copy(with_result, with_key).path(), today)
}

/// A copy of the site, with or without what is published after round 1.
pub fn copy(with_result: bool, with_key: bool) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    walk(Path::new(SITE), "", &mut |path, from| {
        let is_result = path.starts_with(&format!("{CONTEST}/results/"));
        let is_key = path.starts_with(&format!("{CONTEST}/revealed/"));
        if (is_result && !with_result) || (is_key && !with_key) {
            return;
        }
        let to = folder.path().join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    });
    folder
}

/// What is published of a folder, without pictures.
pub fn built(site: &Path, today: &str) -> Result<BTreeMap<String, Vec<u8>>, String> {
    published(site, today, &["--no-images"])
}

/// The same with every picture, those for sharing among them.
#[allow(dead_code)] // without the feature `images` there are none
pub fn built_with_pictures(site: &Path, today: &str) -> Result<BTreeMap<String, Vec<u8>>, String> {
    published(site, today, &["--base-url", "https://cchc.example.vn/"])
}

fn published(
    site: &Path,
    today: &str,
    flags: &[&str],
) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("out");
    let run = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["build", "--as-of", today])
        .args(flags)
        .arg("-o")
        .arg(&to)
        .arg(site)
        .output()
        .unwrap();
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned());
    }
    let mut tree = BTreeMap::new();
    walk(&to, "", &mut |path, from| {
        tree.insert(path.to_owned(), fs::read(from).unwrap());
    });
    Ok(tree)
}

fn walk(folder: &Path, prefix: &str, visit: &mut impl FnMut(&str, &Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap().is_dir() {
            true => walk(&entry.path(), &format!("{path}/"), visit),
            false => visit(&path, &entry.path()),
        }
    }
}

/// The whole key of the sample: it is written in one form.
pub fn key() -> Vec<Solved> {
    let text = fs::read_to_string(format!("{ORGANISER}/tim-hieu-cchc-2024.key.yaml")).unwrap();
    let mut bank = String::new();
    let mut solved: Vec<Solved> = Vec::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        match (indent, line.split_once(':')) {
            (2, Some((name, _))) => bank = name.to_owned(),
            (6, Some((id, _))) => solved.push(Solved {
                bank: bank.clone(),
                id: id.to_owned(),
                answers: Vec::new(),
                explanation: String::new(),
            }),
            (8, Some(("answer", answer))) => solved.last_mut().unwrap().answers = answers(answer),
            (8, Some(("explanation", words))) => {
                solved.last_mut().unwrap().explanation = words.trim().trim_matches('"').to_owned();
            }
            _ => {}
        }
    }
    solved
}

/// In the form of the key: `b`, `acd`, `t`, words.
fn answers(written: &str) -> Vec<String> {
    let written = written.trim();
    match written {
        "true" => vec!["t".to_owned()],
        "false" => vec!["f".to_owned()],
        words if words.contains('"') => words
            .trim_matches(['[', ']'])
            .split("\", ")
            .map(|word| word.trim_matches('"').to_owned())
            .collect(),
        letters => vec![letters.replace(['[', ']', ',', ' '], "")],
    }
}

/// Hashes that are published on purpose: promises of keys, the audit sheet's last, salts of revealed keys, seeds.
pub fn public_hashes() -> BTreeSet<String> {
    let mut hashes = BTreeSet::new();
    walk(&Path::new(SITE).join(CONTEST), "", &mut |_, path| {
        let text = fs::read_to_string(path).unwrap();
        hashes.extend(crate::needles::hashes_in(text.as_bytes()));
    });
    hashes
}
