//! One entry held against the rules of its round: drawn again, scored, and everything said about it that it shows by itself.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::site::{AskedField, Contest, EntrantGroup, EntryField, Key, Round, Team, Zone};

use super::arrival::Arrival;
use super::code::normal_code;
use super::digest::sha256;
use super::draw::Drawer;
use super::entry::Entry;
use super::flag::Flag;
use super::key_file::KeyFile;
use super::letter::Unreadable;
use super::prediction;
use super::score::score;
use super::spoof::{comparable, strange};

/// Seconds that a page may take to hand a paper in after its time is up.
pub const GRACE_SECONDS: u32 = 10;
/// So far a clock may be ahead before somebody is told, in seconds.
pub const CLOCK_SECONDS: i64 = 300;

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It counts.
    Counts,
    /// It is right, but another attempt of the same entrant counts.
    Replaced,
    /// It does not count, for the reason its flags give.
    Void,
}

impl Verdict {
    /// One word for it in audit sheets and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Replaced => "replaced",
            Self::Void => "void",
        }
    }
}

/// An entry with all that was found out about it.
#[derive(Clone, Debug)]
pub struct JudgedEntry {
    /// The entry as it came.
    pub arrival: Arrival,
    /// The entrant's code in its one form; empty when there is none.
    pub code: String,
    /// The mark of the entrant in audit sheets.
    pub person: String,
    /// Position of its round in the rules.
    pub round: Option<usize>,
    /// Position of the team in the rules.
    pub team: Option<usize>,
    /// Right answers.
    pub score: u16,
    /// Questions of the paper.
    pub of: u16,
    /// Per question of the paper by its position in the sorted bank: whether it was answered right.
    pub marks: Vec<(String, bool)>,
    /// Wrong answers that were given, as one text; nothing when there are fewer than [`LEAST_MISTAKES`](super::LEAST_MISTAKES).
    pub mistakes: Option<(String, usize)>,
    /// What they guessed, in steps of the last decimal.
    pub prediction: Option<u64>,
    /// What they took, in seconds.
    pub seconds: Option<u32>,
    /// Everything said about it, in order.
    pub flags: Vec<Flag>,
    /// What became of it.
    pub verdict: Verdict,
}

impl JudgedEntry {
    /// What it says, when it says anything.
    pub fn entry(&self) -> Option<&Entry> {
        self.arrival.entry.as_ref().ok()
    }

    /// When it was handed in: receipt decides; without one, the entrant's clock.
    pub fn submitted(&self) -> Option<Timestamp> {
        self.arrival
            .received
            .or_else(|| self.entry().map(|entry| entry.finished))
    }

    /// Says something about it, once.
    pub(super) fn flag(&mut self, flag: Flag) {
        if let Err(at) = self.flags.binary_search(&flag) {
            if flag.voids() {
                self.verdict = Verdict::Void;
            }
            self.flags.insert(at, flag);
        }
    }
}

/// What entries of a contest are held against, looked up once for all of them.
pub(super) struct Bench<'c> {
    pub(super) contest: &'c Contest,
    pub(super) zone: Zone,
    secret: String,
    /// Per round and group: its papers and its key.
    drawers: BTreeMap<(usize, &'c str), (Drawer<'c>, &'c Key)>,
    teams: BTreeMap<String, usize>,
}

impl<'c> Bench<'c> {
    pub(super) fn new(contest: &'c Contest, keys: &'c KeyFile, zone: Zone) -> Self {
        let mut drawers = BTreeMap::new();
        for (at, round) in contest.rounds.iter().enumerate() {
            for (group, bank) in &round.banks {
                let drawer = Drawer::new(contest, round, group);
                if let (Some(drawer), Some(key)) = (drawer, keys.banks.get(bank)) {
                    drawers.insert((at, group.as_str()), (drawer, &key.key));
                }
            }
        }
        let mut teams = BTreeMap::new();
        for (at, team) in contest.teams.iter().enumerate() {
            for (_, name) in team.name.iter() {
                teams.insert(comparable(name), at);
            }
        }
        // An id goes before a name that happens to read like it.
        teams.extend(
            contest
                .teams
                .iter()
                .enumerate()
                .map(|(at, Team { id, .. })| (comparable(id), at)),
        );
        Self {
            contest,
            zone,
            secret: keys.secret(),
            drawers,
            teams,
        }
    }

    /// Judges one entry by itself.
    pub(super) fn judge(&self, mut arrival: Arrival) -> JudgedEntry {
        let entry = std::mem::replace(&mut arrival.entry, Err(Unreadable::NoCode));
        let mut judged = JudgedEntry {
            code: String::new(),
            person: String::new(),
            round: None,
            team: None,
            score: 0,
            of: 0,
            marks: Vec::new(),
            mistakes: None,
            prediction: None,
            seconds: None,
            flags: Vec::new(),
            verdict: Verdict::Counts,
            arrival,
        };
        match &entry {
            Ok(entry) => self.hold(&mut judged, entry),
            Err(wrong) => judged.flag(Flag::Unreadable(wrong.clone())),
        }
        judged.arrival.entry = entry;
        judged
    }

    /// Holds what an entry says against the rules.
    fn hold(&self, judged: &mut JudgedEntry, entry: &Entry) {
        judged.code = normal_code(self.contest.code, &entry.code);
        judged.person = person(&self.secret, &judged.code);
        if judged.code.is_empty() {
            judged.flag(Flag::NoCode);
        }
        if entry.contest != self.contest.id {
            judged.flag(Flag::OtherContest(entry.contest.clone()));
            return;
        }
        self.fields(judged, entry);
        let Some(at) = self
            .contest
            .rounds
            .iter()
            .position(|round| round.id == entry.round)
        else {
            judged.flag(Flag::UnknownRound(entry.round.clone()));
            return;
        };
        judged.round = Some(at);
        let round = &self.contest.rounds[at];
        self.times(judged, entry, round);
        self.age(judged, entry, round);
        let most = self.contest.attempts.most;
        if entry.attempt == 0 || entry.attempt > most {
            judged.flag(Flag::AttemptNumber {
                attempt: entry.attempt,
                most,
            });
        }
        match self.drawers.get(&(at, entry.group.as_str())) {
            Some((drawer, key)) => score(judged, entry, drawer, key),
            None => judged.flag(Flag::UnknownGroup(entry.group.clone())),
        }
        if let (Some(rules), Some(written)) = (&self.contest.prediction, &entry.prediction) {
            judged.prediction = prediction::read(rules, written);
            if judged.prediction.is_none() {
                judged.flag(Flag::UnreadablePrediction(
                    written.chars().take(40).collect(),
                ));
            }
        }
    }

    fn fields(&self, judged: &mut JudgedEntry, entry: &Entry) {
        for AskedField {
            field, is_required, ..
        } in &self.contest.fields
        {
            let text = entry.field(field.name()).unwrap_or("");
            if *is_required && text.trim().is_empty() {
                judged.flag(Flag::MissingField(*field));
            }
            let most = longest(*field);
            if text.chars().count() > most {
                judged.flag(Flag::TooLong {
                    field: field.name().to_owned(),
                    most,
                });
            }
            for what in strange(text) {
                // `+84…` is how a telephone number begins.
                if *field == EntryField::Phone
                    && what == super::spoof::Strange::Formula
                    && text.trim_start().starts_with('+')
                {
                    continue;
                }
                judged.flag(Flag::StrangeText {
                    field: field.name().to_owned(),
                    what,
                });
            }
        }
        let asked = |name: &str| {
            self.contest
                .fields
                .iter()
                .any(|asked| asked.field.name() == name)
        };
        for (name, _) in entry.fields.iter().filter(|(name, _)| !asked(name)) {
            judged.flag(Flag::UnaskedField(name.chars().take(40).collect()));
        }
        for consent in self
            .contest
            .consents
            .iter()
            .filter(|consent| consent.is_required)
        {
            if !entry.consents.contains(&consent.id) {
                judged.flag(Flag::MissingConsent(consent.id.clone()));
            }
        }
        let written = entry.field(EntryField::Team.name()).unwrap_or("");
        if !self.teams.is_empty() && !written.trim().is_empty() {
            judged.team = self.teams.get(&comparable(written)).copied();
            if judged.team.is_none() {
                judged.flag(Flag::UnknownTeam(written.chars().take(80).collect()));
            }
        }
    }

    fn times(&self, judged: &mut JudgedEntry, entry: &Entry, round: &Round) {
        let received = judged.arrival.received;
        let submitted = received.unwrap_or(entry.finished);
        if received.is_none() {
            judged.flag(Flag::NoReceipt);
        }
        if submitted >= round.closes {
            judged.flag(Flag::Late(submitted));
        } else if submitted < round.opens {
            judged.flag(Flag::Early(submitted));
        } else if entry.started < round.opens {
            judged.flag(Flag::StartedEarly(entry.started));
        }
        if received.is_some_and(|at| entry.finished.duration_since(at).as_secs() > CLOCK_SECONDS) {
            judged.flag(Flag::Future(entry.finished));
        }
        let seconds = entry.finished.duration_since(entry.started).as_secs();
        let Ok(seconds) = u32::try_from(seconds) else {
            judged.flag(Flag::Backwards);
            return;
        };
        judged.seconds = Some(seconds);
        if let Some(limit) = self
            .contest
            .paper
            .time_limit
            .filter(|limit| seconds > limit.saturating_add(GRACE_SECONDS))
        {
            judged.flag(Flag::OverTime { seconds, limit });
        }
    }

    fn age(&self, judged: &mut JudgedEntry, entry: &Entry, round: &Round) {
        let groups = &self.contest.groups;
        let group = groups.iter().find(|group| group.id == entry.group);
        let written = entry
            .field(EntryField::BirthYear.name())
            .unwrap_or("")
            .trim();
        if written.is_empty() {
            return;
        }
        let opened = i32::from(self.zone.day(round.opens).year());
        let year = written.parse::<i32>().ok();
        let Some(year) =
            year.filter(|year| written.len() == 4 && (opened - 120..=opened).contains(year))
        else {
            judged.flag(Flag::BadBirthYear);
            return;
        };
        if let Some(EntrantGroup {
            min_age: Some(least),
            ..
        }) = group
        {
            match opened - year - i32::from(*least) {
                ..0 => judged.flag(Flag::UnderAge(*least)),
                0 => judged.flag(Flag::PerhapsUnderAge(*least)),
                _ => {}
            }
        }
    }
}

/// The mark of a code in audit sheets: the same person has the same mark, and without the secret nobody can try codes out.
pub(super) fn person(secret: &str, code: &str) -> String {
    let mut mark = sha256(format!("loa-person-1\n{secret}\n{code}"));
    mark.truncate(24);
    mark
}

/// The longest text of a field, in characters.
pub fn longest(field: EntryField) -> usize {
    match field {
        EntryField::Name => 80,
        EntryField::Team | EntryField::Workplace | EntryField::Email => 120,
        EntryField::Phone => 20,
        EntryField::Address => 200,
        EntryField::BirthYear => 4,
    }
}
