//! A site with a contest whose rounds lie around now, and entries for it.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use loa::contest::{Entry, seal};
use tempfile::TempDir;

pub const CONTEST: &str = "tim-hieu";

/// A site's folder and, beside it, where the database lies.
pub struct Grounds {
    folder: TempDir,
}

impl Grounds {
    /// Three rounds: `dong` closed an hour ago, `mo` closes in as many seconds, `sau` opens in a day.
    pub fn new(closes_in: i64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let grounds = Self { folder };
        let site = grounds.site();
        let now = Timestamp::now();
        let at = |seconds: i64| {
            let instant = now + SignedDuration::from_secs(seconds);
            instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
        };
        let round = |id: &str, opens: i64, closes: i64| {
            format!(
                "  - {{id: {id}, name: Vòng {id}, opens: \"{}\", closes: \"{}\", seed: {}, bank: chung}}\n",
                at(opens),
                at(closes),
                &loa::contest::sha256(id)[..12],
            )
        };
        let rounds = [
            round("dong", -7200, -3600),
            round("mo", -3600, closes_in),
            round("sau", 86_400, 172_800),
        ];
        let write = |path: &str, text: &str| {
            let path = site.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "site.yaml",
            "unit: xa-mau\ntitle: Xã Mẫu\nlanguages: [vi, en]\nbase_url: https://cchc.example.vn/thi/\n",
        );
        write(
            "units.yaml",
            "units:\n  - {id: xa-mau, kind: commune, name: UBND xã Mẫu}\n",
        );
        write(
            &format!("contests/{CONTEST}/contest.yaml"),
            &format!(
                "title: Cuộc thi thử\ngroups:\n  - {{id: can-bo, name: Cán bộ}}\npaper: {{questions: 2}}\nrounds:\n{}\
                 code: issued\nfields:\n  - {{field: name}}\nconsents:\n  - {{id: cham-thi, purpose: Chấm thi, required: true}}\n\
                 privacy: {{controller: UBND xã Mẫu, purpose: Chấm thi, keep_until: 2099-12-31}}\nintake: {{email: cuocthi@vi-du.example}}\n",
                rounds.concat()
            ),
        );
        write(
            &format!("contests/{CONTEST}/banks/chung.yaml"),
            "questions:\n  - {id: mot, text: \"Một cộng một bằng mấy?\", choices: [Một, Hai, Ba]}\n\
             \x20 - {id: hai, text: \"Hai cộng hai bằng mấy?\", choices: [Bốn, Năm, Sáu]}\n\
             \x20 - {id: ba, text: \"Ba cộng ba bằng mấy?\", choices: [Bảy, Tám, Sáu]}\n",
        );
        grounds
    }

    /// The site's folder.
    pub fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("bai.db")
    }

    /// The folder around both.
    pub fn around(&self) -> &Path {
        self.folder.path()
    }
}

/// Somebody's entry for a round; another `n` is another entrant.
pub fn entry(round: &str, n: usize) -> Entry {
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    Entry {
        contest: CONTEST.to_owned(),
        round: round.to_owned(),
        group: "can-bo".to_owned(),
        code: format!("XM{n:06}"),
        attempt: 1,
        fields: vec![pair("name", &format!("Người Thi Mẫu {n}"))],
        consents: vec!["cham-thi".to_owned()],
        answers: vec![pair("mot", "b"), pair("ba", "c")],
        prediction: None,
        started: "2024-07-08T09:00:00+07:00".parse().unwrap(),
        finished: "2024-07-08T09:12:31+07:00".parse().unwrap(),
        device: Some(format!("{n:016x}")),
    }
}

/// The same as a text code.
pub fn code(round: &str, n: usize) -> String {
    seal(&entry(round, n), 420)
}
