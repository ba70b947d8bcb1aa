//! The invented entries of the sample contest's first round: `LOA_BLESS=1 cargo test --test contest sample` writes them anew, the same every time.
//!
//! Afterwards `loa contest grade vong-1 sites/binh-dinh-2024 --key … --entries … -o … --as-of "2024-07-29 09:00" --release` makes the result.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use loa::contest::{Drawer, Entry, KeyFile, read_key, seal, sha256};
use loa::site::{Contest, Site, Zone};
use loa::source::{SourceFile, SourceTree};

pub const CONTEST: &str = "tim-hieu-cchc-2024";
const ENTRANTS: usize = 190;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The organiser's folder of the sample.
pub fn organiser() -> PathBuf {
    root().join("sites/organiser/binh-dinh").join(CONTEST)
}

#[test]
fn the_entries_of_the_sample_are_those_that_are_made() {
    let key = organiser().join(format!("{CONTEST}.key.yaml"));
    let Ok(key) = fs::read_to_string(key) else {
        return;
    };
    let site = site();
    let contest = site
        .contests
        .iter()
        .find(|contest| contest.id == CONTEST)
        .unwrap();
    let keys = read_key("key", &key, contest, &site.settings.languages);
    let made = entries(contest, &keys.value.unwrap(), site.settings.zone);
    for (name, text) in made {
        let file = organiser().join("vong-1").join(name);
        if std::env::var_os("LOA_BLESS").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &text).unwrap();
        }
        let known = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            known.replace("\r\n", "\n") == text,
            "{}: LOA_BLESS=1 writes it",
            file.display()
        );
    }
}

/// The site as it was after the first round had closed.
pub fn site() -> Site {
    let folder = root().join("sites/binh-dinh-2024");
    let mut tree = SourceTree::default();
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry
            .path()
            .strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        if entry.file_type().is_file() && path.ends_with(".yaml") {
            let text = fs::read_to_string(entry.path()).unwrap();
            tree.files.insert(path, SourceFile::Text(text));
        }
    }
    let drafts = loa::draft::read(&tree).value.unwrap();
    loa::site::check(&tree, &drafts, jiff::civil::date(2024, 12, 31), None)
        .value
        .unwrap()
}

/// A number below `n` that follows from who and what.
fn pick(who: usize, what: &str, n: usize) -> usize {
    let hash = sha256(format!("loa-sample-1/{who}/{what}"));
    usize::from_str_radix(&hash[..8], 16).unwrap() % n
}

/// A table as a form endpoint exports it, and some entry files as they come by mail.
fn entries(contest: &Contest, keys: &KeyFile, zone: Zone) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut files = Vec::new();
    for who in 1..=ENTRANTS {
        let attempts = 1 + u16::from(pick(who, "attempts", 6) == 0);
        for attempt in 1..=attempts {
            let entry = entry(contest, keys, who, attempt);
            let code = seal(&entry, zone.minutes());
            if pick(who, "by mail", 24) == 0 {
                files.push((
                    format!("thu/{}-{attempt}.loa-entry.txt", entry.code),
                    format!("{code}\n"),
                ));
                continue;
            }
            // Some send twice; some only after the round has closed.
            let late = if pick(who, "late", 60) == 0 {
                30 * 86_400
            } else {
                1
            };
            let received = entry.finished + SignedDuration::from_secs(late);
            let times = 1 + usize::from(pick(who, "twice", 30) == 0);
            for _ in 0..times {
                rows.push((received, code.clone()));
            }
        }
    }
    rows.sort();
    let mut table = String::from("received,entry\n");
    for (received, mut code) in rows {
        // One is damaged on its way.
        if table.lines().count() == 40 {
            let middle = code.len() / 2;
            let other = if &code[middle..=middle] == "A" {
                "B"
            } else {
                "A"
            };
            code.replace_range(middle..=middle, other);
        }
        let clock = zone.clock(received);
        table.push_str(&format!("{} {},{code}\n", clock.date(), clock.time()));
    }
    files.push(("bai-thi.csv".to_owned(), table));
    files
}

/// An entry that follows from who and which attempt.
pub fn entry(contest: &Contest, keys: &KeyFile, who: usize, attempt: u16) -> Entry {
    let round = &contest.rounds[0];
    let group =
        &contest.groups[usize::from(pick(who, "group", 4) == 0).min(contest.groups.len() - 1)].id;
    let code = format!("BD{who:04}");
    let bank = &contest.banks[&round.banks[group]];
    let drawer = Drawer::new(contest, round, group).unwrap();
    let skill = 55 + pick(who, "skill", 46) + usize::from(attempt) * 4;
    let mut answers = Vec::new();
    for drawn in drawer.paper(&code, attempt) {
        let question = bank.questions.iter().find(|q| q.id == drawn.id).unwrap();
        let right = &keys.banks[&bank.id].key.solutions[&drawn.id].right[0].0;
        let what = format!("{attempt}/{}", drawn.id);
        let answer = match pick(who, &what, 100) < skill {
            true => right.clone(),
            false if question.choices.is_empty() => if right == "t" { "f" } else { "t" }.to_owned(),
            false if right.len() > 1 => right.chars().rev().collect::<String>(),
            false => question.choices[pick(who, &format!("{what}/wrong"), question.choices.len())]
                .letter
                .to_string(),
        };
        // Letters of several right answers stand in the order of the alphabet.
        let is_order = question.kind == loa::site::QuestionKind::Ordering;
        let mut letters: Vec<char> = answer.chars().collect();
        if question.kind == loa::site::QuestionKind::Multiple && !is_order {
            letters.sort_unstable();
            if letters.iter().collect::<String>() == *right && pick(who, &what, 100) >= skill {
                letters.pop();
            }
        }
        answers.push((drawn.id, letters.into_iter().collect()));
    }
    let length = round.closes.duration_since(round.opens).as_secs() as usize - 86_400;
    let started = round.opens
        + SignedDuration::from_secs(
            (3600 + pick(who, "when", length) + usize::from(attempt) * 7200) as i64,
        );
    let took = if pick(who, "fast", 50) == 0 {
        15
    } else {
        240 + pick(who, &format!("took{attempt}"), 900)
    };
    let family = [
        "Trần", "Nguyễn", "Lê", "Phạm", "Võ", "Đặng", "Huỳnh", "Đinh",
    ][pick(who, "family", 8)];
    let middle = ["Thị", "Văn", "Thanh", "Minh"][pick(who, "middle", 4)];
    let team = &contest.teams[pick(who, "team", contest.teams.len().max(1))].id;
    let device = match pick(who, "device", 40) {
        0 => "mau-chung".to_owned(),
        _ => format!("mau{who:013}"),
    };
    Entry {
        contest: contest.id.clone(),
        round: round.id.clone(),
        group: group.clone(),
        code,
        attempt,
        fields: vec![
            // Nobody is called so: every name says that it is a sample.
            ("name".to_owned(), format!("{family} {middle} Mẫu {who:03}")),
            ("team".to_owned(), team.clone()),
        ],
        consents: contest
            .consents
            .iter()
            .filter(|consent| consent.is_required)
            .map(|consent| consent.id.clone())
            .collect(),
        answers,
        prediction: Some((2 + pick(who, "guess", 40)).to_string()),
        started,
        finished: started + SignedDuration::from_secs(took as i64),
        device: Some(device),
    }
}
