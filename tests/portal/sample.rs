//! A small portal on disk, and what lies in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day everything is built for.
pub const AS_OF: &str = "2025-07-10";

/// A portal of communes `xa-0`, `xa-1` …, of which the first logged everything, the second half of it, the third nothing, and so on in turn.
pub struct Sample {
    folder: tempfile::TempDir,
    /// The folder with `portal.yaml`.
    pub portal: PathBuf,
    /// Where it is built.
    pub out: PathBuf,
}

impl Sample {
    /// A portal of some communes below a province that has no site, and of a former one.
    pub fn new(communes: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let portal = folder.path().join("portal");
        let mut yaml = "title: {vi: Cổng mẫu, en: Sample portal}\nlanguages: [vi, en]\nsample: Mẫu.\nunits:\n  - {id: tinh, kind: province, name: Tỉnh Mẫu}\n  - {id: xa-cu, kind: commune, name: Xã Cũ, active: {to: 2025-06-30}, successors: xa-0, website: https://xa-cu.vi-du.example/}\n".to_owned();
        for number in 0..communes {
            yaml.push_str(&format!(
                "  - {{id: xa-{number}, kind: commune, name: {{vi: Xã {number}, en: Commune {number}}}, parent: tinh, folder: xa-{number}}}\n"
            ));
            site(&portal.join(format!("xa-{number}")), number);
        }
        put(&portal, "portal.yaml", &yaml);
        let out = folder.path().join("out");
        Self {
            folder,
            portal,
            out,
        }
    }

    /// A folder beside the portal.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `loa build` of the portal.
    pub fn build(&self, more: &[&str]) -> Output {
        let (portal, out) = (self.portal.to_str().unwrap(), self.out.to_str().unwrap());
        let mut arguments = vec!["build", portal, "--as-of", AS_OF, "--lang", "en"];
        if !more.contains(&"-o") {
            arguments.extend(["-o", out]);
        }
        arguments.extend(more);
        loa(&arguments)
    }

    /// A published file as text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The figures of the portal.
    pub fn figures(&self) -> serde_json::Value {
        serde_json::from_str(&self.read("data/portal.json")).unwrap()
    }
}

/// Runs the binary.
pub fn loa(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
    command.args(arguments).env_remove("LOA_LANG");
    command.output().unwrap()
}

/// What a run said.
pub fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// Every file below a folder with its bytes, by its path; of what Loa keeps for itself only the records.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if !name.contains(".loa/") || name.ends_with(".loa/report.json") {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Writes a file, and the folders it needs.
pub fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn site(folder: &Path, number: usize) {
    put(
        folder,
        "site.yaml",
        &format!(
            "unit: xa\ntitle: {{vi: Trang xã {number}, en: Site of commune {number}}}\nlanguages: [vi, en]\n"
        ),
    );
    put(
        folder,
        "units.yaml",
        "units:\n  - {id: xa, kind: commune, name: Xã}\n  - {id: van-phong, kind: office, name: Văn phòng}\n",
    );
    put(
        folder,
        "plan.yaml",
        "title: Kế hoạch\nyear: 2025\nactive: {from: 2025-01-01, to: 2025-12-31}\ninstrument: {kind: plan, issuer: xa, date: 2025-01-01}\ntopics:\n  - {id: a, text: A}\nobligations:\n  - {id: tin, kind: quota, what: Tin mỗi tháng, owner: {unit: van-phong}, at_least: 1, per: month, counts: {kinds: [news_item]}}\n",
    );
    let months = match number % 3 {
        0 => 1..7,
        1 => 4..7,
        _ => 0..0,
    };
    let log: String = months
        .map(|month| format!("- {{date: 2025-{month:02}-05, unit: van-phong, kind: news_item, title: Tin tháng {month}}}\n"))
        .collect();
    put(folder, "outputs/2025.yaml", &log);
    put(
        folder,
        "articles/tin.md",
        &format!(
            "---\ntitle: Tin của xã {number}\ndate: 2025-06-{:02}\ntopics: [a]\nsummary: Đường liên xã đã làm xong.\n---\nNội dung.\n",
            1 + number % 28
        ),
    );
}
