//! 100,000 entries of a round in one CSV: seconds of `loa contest grade` from the file to the last file written, and of its stages.
//!
//! `cargo bench --bench contest`, `cargo bench --bench contest -- ENTRIES TIMES`. `LOA_BINARY` measures another binary; `LOA_BENCH_KEEP=FOLDER` leaves
//! the entries and what was written there. Not a test: nothing here can fail for being slow.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use loa::contest::{
    Grading, KeyFile, TableRules, arrivals_in_table, audit, grade, read_key, result, result_yaml,
    seal,
};
use loa::export::{contest_csv, contest_tables};
use loa::site::{Contest, Site};
use loa::source::read_rows;
use rayon::prelude::*;

#[allow(dead_code, unused_imports)] // its test is another matter
#[path = "../contest/sample.rs"]
mod sample;

const ROUND: &str = "vong-1";

fn main() {
    let words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'));
    let numbers: Vec<usize> = words.map(|word| word.parse().expect("a number")).collect();
    let entries = numbers.first().copied().unwrap_or(100_000);
    let times = numbers.get(1).copied().unwrap_or(5).max(1);
    let mut site = sample::site();
    let contest = site
        .contests
        .iter()
        .position(|contest| contest.id == sample::CONTEST);
    let contest = site
        .contests
        .swap_remove(contest.expect("the sample contest"));
    let key = key_file();
    let text = fs::read_to_string(&key).expect("the key of the sample contest");
    let keys = read_key("key", &text, &contest, &site.settings.languages);
    let keys = keys.value.expect("a key that can be read");
    let table = table(&site, &contest, &keys, entries);
    println!("{entries} entries, {:.1} MB", table.len() as f64 / 1e6);
    command(&table, times);
    library(&site, &contest, &keys, &table, times);
}

fn key_file() -> PathBuf {
    sample::organiser().join(format!("{}.key.yaml", sample::CONTEST))
}

/// The table as a form endpoint exports it: every entry another one, one in six people with a second attempt.
fn table(site: &Site, contest: &Contest, keys: &KeyFile, entries: usize) -> String {
    let zone = site.settings.zone;
    let people: Vec<usize> = (1..=entries).collect();
    let rows = people.par_iter().flat_map_iter(|who| {
        (1..=1 + u16::from(who % 6 == 0)).map(|attempt| {
            let entry = sample::entry(contest, keys, *who, attempt);
            let received = zone.clock(entry.finished + SignedDuration::from_secs(1));
            let code = seal(&entry, zone.minutes());
            format!("{} {},{code}\n", received.date(), received.time())
        })
    });
    let mut rows: Vec<String> = rows.collect();
    rows.truncate(entries);
    rows.sort_unstable();
    format!("received,entry\n{}", rows.concat())
}

/// The command as an organiser calls it, each time into an empty folder; the same bytes every time.
fn command(table: &str, times: usize) {
    let kept = std::env::var_os("LOA_BENCH_KEEP").map(PathBuf::from);
    let memory = Path::new("/dev/shm");
    let scratch = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    let scratch = scratch.unwrap();
    let folder = kept.as_deref().unwrap_or(scratch.path());
    let file = folder.join("bai-thi.csv");
    fs::create_dir_all(folder).unwrap();
    fs::write(&file, table).unwrap();
    let binary = std::env::var_os("LOA_BINARY").unwrap_or(env!("CARGO_BIN_EXE_loa").into());
    let (mut took, mut processor, mut first) = (Vec::new(), Vec::new(), None);
    for _ in 0..times {
        let out = folder.join("ket-qua");
        _ = fs::remove_dir_all(&out);
        let mut call = Command::new(&binary);
        call.args(["contest", "grade", ROUND])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("sites/binh-dinh-2024"))
            .arg("--key")
            .arg(key_file())
            .arg("--entries")
            .arg(&file)
            .arg("-o")
            .arg(&out)
            .args(["--as-of", "2024-07-29 09:00"])
            .stdout(Stdio::null());
        let (before, start) = (children(), Instant::now());
        assert!(call.status().unwrap().success());
        took.push(start.elapsed());
        processor.push(children().zip(before).map(|(now, then)| now - then));
        let mut written = BTreeMap::new();
        for file in fs::read_dir(&out).unwrap() {
            let path = file.unwrap().path();
            written.insert(path.clone(), fs::read(path).unwrap());
        }
        assert!(
            *first.get_or_insert_with(|| written.clone()) == written,
            "the same input makes the same bytes"
        );
    }
    let files = first.unwrap();
    let bytes: usize = files.values().map(Vec::len).sum();
    took.sort();
    processor.sort_by(|one, other| one.partial_cmp(other).expect("no clock runs backwards"));
    println!(
        "command: {:.2} s (median of {times}), fastest {:.2} s; processor {:.2} s; {} files, {:.1} MB, the same bytes each time",
        took[times / 2].as_secs_f64(),
        took[0].as_secs_f64(),
        processor[times / 2].unwrap_or(f64::NAN),
        files.len(),
        bytes as f64 / 1e6
    );
}

/// Processor time of children that have ended, in seconds; nothing where the system does not tell.
fn children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let behind_name = stat.rsplit_once(')')?.1;
    let fields: Vec<f64> = behind_name
        .split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|word| word.parse().ok())
        .collect();
    Some(fields.iter().sum::<f64>() / 100.0)
}

/// The same work stage by stage, without disk.
fn library(site: &Site, contest: &Contest, keys: &KeyFile, table: &str, times: usize) {
    let mut stages: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let zone = site.settings.zone;
    for _ in 0..times {
        let all = Instant::now();
        let mut stage = |name: &'static str, since: Instant| {
            stages.entry(name).or_default().push(since.elapsed());
        };
        let at = Instant::now();
        let rows = read_rows("bai-thi.csv", table).value.unwrap();
        stage("1 split the table", at);
        let at = Instant::now();
        let rules = TableRules {
            contest,
            round: ROUND,
            zone,
        };
        let arrivals = arrivals_in_table("bai-thi.csv", &rows, rules).unwrap();
        drop(rows);
        stage("2 read entries", at);
        let at = Instant::now();
        let graded = grade(Grading {
            contest,
            round: ROUND,
            keys,
            arrivals,
            inputs: Vec::new(),
            exclusions: Vec::new(),
            rules: BTreeMap::new(),
            at: contest.rounds[1].opens,
            zone,
            languages: &site.settings.languages,
        })
        .unwrap();
        stage("3 judge, resolve, rank", at);
        let at = Instant::now();
        let sheet = audit(&graded);
        stage("4 audit sheet", at);
        let at = Instant::now();
        let public = result(&graded, &sheet.last);
        let yaml = result_yaml(&public);
        stage("5 public result", at);
        let at = Instant::now();
        let tables = contest_tables(&graded, &public, &sheet);
        stage("6 tables", at);
        let at = Instant::now();
        let csv: usize = tables
            .par_iter()
            .map(|table| contest_csv(table).len())
            .sum();
        stage("7 tables as CSV", at);
        #[cfg(feature = "excel")]
        {
            let at = Instant::now();
            let book = loa::export::contest_book(&tables, graded.grading.at).unwrap();
            assert!(book.len() > 1000);
            stage("8 workbook", at);
        }
        stage("all, one after the other", all);
        assert!(csv > 1000 && yaml.len() > 100);
    }
    for (name, mut took) in stages {
        took.sort();
        println!(
            "{name}: {:.3} s (median of {times}), fastest {:.3} s",
            took[times / 2].as_secs_f64(),
            took[0].as_secs_f64()
        );
    }
}
