//! How an answer could be told: beside its question in any notation, hidden in an encoding, as a hash to try out, by its explanation.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// One question with what is right.
#[derive(Clone, Debug)]
pub struct Solved {
    /// Id of its bank.
    pub bank: String,
    /// Its id.
    pub id: String,
    /// What counts as right, in the form of a key.
    pub answers: Vec<String>,
    /// Why.
    pub explanation: String,
}

/// Everything to look for.
pub struct Needles {
    /// Ids with what must not stand beside them.
    beside: Vec<(String, Vec<String>)>,
    /// What must not stand anywhere, by its first eight bytes.
    plain: HashMap<[u8; BEGINNING], Vec<(String, Vec<u8>)>>,
}

/// How many bytes every needle has at least.
const BEGINNING: usize = 8;

/// What may stand between a question and its answer.
const BETWEEN: [&str; 8] = ["\t", ":", ": ", "=", ",", "|", ";", " "];

/// Names under which an answer could stand.
const NAMES: [&str; 5] = ["answer", "right", "correct", "solution", "dap-an"];

impl Needles {
    pub fn new(solved: &[&Solved]) -> Self {
        let beside = solved.iter().map(|one| {
            let words = one.answers.iter().cloned().chain(truth(one));
            (one.id.clone(), words.collect())
        });
        let mut plain: HashMap<_, Vec<_>> = HashMap::new();
        for one in solved {
            for needle in hidden(one) {
                let bytes = needle.into_bytes();
                let beginning = bytes[..BEGINNING].try_into().unwrap();
                plain
                    .entry(beginning)
                    .or_default()
                    .push((one.id.clone(), bytes));
            }
        }
        Self {
            beside: beside.collect(),
            plain,
        }
    }

    /// What of it is told.
    pub fn found_in(&self, bytes: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for (at, window) in bytes.windows(BEGINNING).enumerate() {
            let window: [u8; BEGINNING] = window.try_into().unwrap();
            let begun = self.plain.get(&window).into_iter().flatten();
            for (id, needle) in begun.filter(|(_, needle)| bytes[at..].starts_with(needle)) {
                found.push(format!("{id}: {}", String::from_utf8_lossy(needle)));
            }
        }
        let text = String::from_utf8_lossy(bytes);
        let reversed: String = text.chars().rev().collect();
        for (id, answers) in &self.beside {
            let backwards: String = id.chars().rev().collect();
            let turned: Vec<String> = answers
                .iter()
                .map(|one| one.chars().rev().collect())
                .collect();
            let rotated: Vec<String> = answers.iter().map(|one| rot13(one)).collect();
            if tells(&text, id, answers)
                || tells(&text, &backwards, &turned)
                || tells(&reversed, id, answers)
                || tells(&text, &rot13(id), &rotated)
            {
                found.push(id.clone());
            }
            // The answer before the question.
            if tells(&reversed, &backwards, &turned) {
                found.push(format!("{id}, behind its answer"));
            }
        }
        found
    }
}

/// True when one of the answers, or a word that names one, is the first word behind the id.
fn tells(text: &str, id: &str, answers: &[String]) -> bool {
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '-') {
            return false;
        }
        let behind = &text[at + id.len()..];
        if behind.starts_with(|c: char| c.is_alphanumeric()) {
            return false;
        }
        let skipped = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
        let between = &behind[..behind.len() - skipped.len()];
        let is_near = between.len() <= 12 && !between.contains("</");
        let word = |word: &str| {
            let rest = skipped.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        let names = NAMES.iter().any(|name| word(name));
        is_near && (names || answers.iter().any(|answer| word(answer)))
    })
}

fn truth(one: &Solved) -> Vec<String> {
    let words: &[&str] = match one.answers[0].as_str() {
        "t" => &["true", "đúng", "Đúng"],
        "f" => &["false", "sai", "Sai"],
        _ => &[],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Texts that must not stand anywhere: the explanation, and every encoding of id and answer together.
fn hidden(one: &Solved) -> Vec<String> {
    let explanation = &one.explanation;
    let mut needles = vec![
        explanation.clone(),
        escaped(explanation),
        percent(explanation),
    ];
    for answer in &one.answers {
        for between in BETWEEN {
            let told = format!("{}{between}{answer}", one.id);
            needles.extend(in_base64(&told));
            needles.push(hex(told.as_bytes()));
            needles.push(hex(told.as_bytes()).to_uppercase());
            needles.push(percent(&told));
            needles.push(entities(&told));
            needles.extend(hashes(&told));
        }
        needles.extend(hashes(&format!("{}{answer}", one.id)));
        needles.extend(hashes(&format!("tim-hieu-cchc-2024\n{}\n{answer}", one.id)));
        needles.extend(hashes(&format!("{}\n{}\n{answer}", one.bank, one.id)));
        needles.extend(hashes(answer));
    }
    needles.retain(|needle| needle.len() >= BEGINNING);
    needles
}

/// Where in a longer text it stands is not known: three ways to begin, without the characters its neighbours share.
fn in_base64(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for shift in 0..3 {
        let padded = [vec![b' '; shift], text.as_bytes().to_vec()].concat();
        for written in [
            STANDARD_NO_PAD.encode(&padded),
            URL_SAFE_NO_PAD.encode(&padded),
        ] {
            let from = [0, 2, 3][shift];
            let whole = padded.len() / 3 * 4;
            found.push(written[from..whole].to_owned());
        }
    }
    found
}

fn hashes(text: &str) -> Vec<String> {
    let sha = Sha256::digest(text.as_bytes());
    vec![
        hex(&sha),
        STANDARD_NO_PAD.encode(sha),
        URL_SAFE_NO_PAD.encode(sha),
        format!("{:016x}", xxh3_64(text.as_bytes())),
        format!("{:032x}", xxh3_128(text.as_bytes())),
    ]
}

/// Runs of hex long enough to be a hash of anything.
pub fn hashes_in(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let runs = text.split(|c: char| !c.is_ascii_hexdigit());
    let long = runs.filter(|run| run.len() >= 12 && run.contains(|c: char| c.is_ascii_digit()));
    long.map(str::to_ascii_lowercase).collect()
}

/// Examples of everything that is looked for.
pub fn ways_to_tell(one: &Solved) -> Vec<String> {
    let (id, answer) = (&one.id, &one.answers[0]);
    let mut ways: Vec<String> = hidden(one);
    ways.extend(
        BETWEEN
            .iter()
            .map(|between| format!("x {id}{between}{answer} y")),
    );
    ways.extend([
        format!("{{\"{id}\":\"{answer}\"}}"),
        format!("{id}: {{answer: {answer}}}"),
        format!("<li id=\"{id}\" data-right=\"{answer}\">").replace("data-right", "answer"),
        format!("<li data-q=\"{id}\">{answer}</li>"),
        format!("\"{answer}\",\"{id}\""),
        rot13(&format!("{id}:{answer}")),
        format!("{id}:{answer}").chars().rev().collect(),
    ]);
    ways
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let parts = text.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    parts.collect()
}

fn entities(text: &str) -> String {
    text.chars()
        .map(|c| format!("&#{};", u32::from(c)))
        .collect()
}

/// As JSON in ASCII has it.
fn escaped(text: &str) -> String {
    let parts = text.chars().map(|c| match c.is_ascii() {
        true => c.to_string(),
        false => format!("\\u{:04x}", u32::from(c)),
    });
    parts.collect()
}

fn rot13(text: &str) -> String {
    let turned = text.chars().map(|c| match c {
        'a'..='z' => char::from((c as u8 - b'a' + 13) % 26 + b'a'),
        'A'..='Z' => char::from((c as u8 - b'A' + 13) % 26 + b'A'),
        c => c,
    });
    turned.collect()
}
