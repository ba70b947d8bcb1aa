//! The page on which one takes part: what is asked, and what the script needs to draw a paper.

use serde::Serialize;
use serde_json::{Value, json};

use super::card::RoundView;
use crate::language::Localized;
use crate::page::contact::ContactCard;
use crate::page::json_ld::inside_script;
use crate::page::kind::Body;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Contest, EntryField, Question, Round, RoundPhase, Route};

/// Taking part in a round.
#[derive(Clone, Debug, Serialize)]
pub struct ContestEntryPage {
    /// Title of the contest.
    pub title: Wording,
    /// True when it is made up.
    pub is_sample: bool,
    /// The round.
    pub round: RoundView,
    /// Groups: id, name, youngest age.
    pub groups: Vec<(String, Wording, Option<u8>)>,
    /// `issued`, `phone` or `email`.
    pub code: &'static str,
    /// What is asked.
    pub fields: Vec<FieldAsked>,
    /// Teams to choose from: id, name.
    pub teams: Vec<(String, Wording)>,
    /// What one is asked to agree to: id, purpose, whether one can take part without.
    pub consents: Vec<(String, Wording, bool)>,
    /// What is guessed (`prediction_<kind>`), and digits after the comma.
    pub prediction: Option<(&'static str, u8)>,
    /// Questions on a paper.
    pub questions: u32,
    /// Minutes to answer in.
    pub minutes: Option<u32>,
    /// How many times one may enter.
    pub attempts: u16,
    /// The same as numbers to choose from.
    pub attempt_numbers: Vec<u16>,
    /// `round` or `contest`.
    pub attempt_scope: &'static str,
    /// `first`, `best` or `last`.
    pub attempt_counts: &'static str,
    /// How an entry reaches the organiser.
    pub way: WayOfEntry,
    /// Whom to ask.
    pub contact: Option<ContactCard>,
    /// Everything the script needs, as JSON that can stand inside a `<script>`; absent before the day on which the round opens.
    pub paper: Option<String>,
    /// Address of the rules.
    pub rules: String,
    /// Address of the privacy notice.
    pub privacy: String,
}

/// A field of the form.
#[derive(Clone, Debug, Serialize)]
pub struct FieldAsked {
    /// Name (`entry_field_<name>` in the theme).
    pub name: &'static str,
    /// Whether an entry without it counts.
    pub is_required: bool,
    /// Why it is needed.
    pub why: Option<Wording>,
    /// Longest answer, in characters.
    pub longest: u16,
}

/// How an entry reaches the organiser.
#[derive(Clone, Debug, Serialize)]
pub struct WayOfEntry {
    /// A form endpoint.
    pub endpoint: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A Zalo number or address.
    pub zalo: Option<String>,
    /// Where to bring it.
    pub by_hand: Option<Wording>,
}

/// Words of the script, by their key in the theme.
const WORDS: [&str; 26] = [
    "entry_question",
    "entry_true",
    "entry_false",
    "entry_up",
    "entry_down",
    "entry_moved",
    "entry_several",
    "entry_order",
    "entry_short",
    "entry_left",
    "entry_last_minutes",
    "entry_time_over",
    "entry_answered",
    "entry_unanswered",
    "entry_missing",
    "entry_code_wrong",
    "entry_group_missing",
    "entry_consent_missing",
    "entry_number_wrong",
    "entry_not_open",
    "entry_is_closed",
    "entry_qr_part",
    "entry_copied",
    "entry_mail_subject",
    "entry_attempts_used",
    "entry_resumed",
];

/// Taking part, by the positions of contest and round.
pub(in crate::page) fn entry(view: &View, at: usize, round: usize) -> Option<Sheet> {
    let contest = view.site.contests.get(at)?;
    let round = contest.rounds.get(round)?;
    let title = view.word(&contest.title);
    let name = view.word(&round.name).text;
    let is_open = view.phase(round) == RoundPhase::Open;
    let intake = &contest.intake;
    let body = ContestEntryPage {
        is_sample: contest.is_sample,
        round: view.round(contest, round),
        groups: contest
            .groups
            .iter()
            .map(|group| (group.id.clone(), view.word(&group.name), group.min_age))
            .collect(),
        code: contest.code.name(),
        fields: view.fields_asked(contest),
        teams: contest
            .teams
            .iter()
            .map(|team| (team.id.clone(), view.word(&team.name)))
            .collect(),
        consents: contest
            .consents
            .iter()
            .map(|one| (one.id.clone(), view.word(&one.purpose), one.is_required))
            .collect(),
        prediction: contest
            .prediction
            .as_ref()
            .map(|one| (one.kind.name(), one.decimals)),
        questions: contest.questions_per_paper(),
        minutes: contest.paper.time_limit.map(|seconds| seconds / 60),
        attempts: contest.attempts.most,
        attempt_numbers: (1..=contest.attempts.most).collect(),
        attempt_scope: contest.attempts.scope.name(),
        attempt_counts: contest.attempts.counts.name(),
        way: WayOfEntry {
            endpoint: intake.endpoint.clone(),
            email: intake.email.clone(),
            zalo: intake.zalo.clone(),
            by_hand: view.maybe(intake.by_hand.as_ref()),
        },
        contact: view.contact_of(contest),
        paper: is_open.then(|| inside_script(&paper(view, contest, round))),
        rules: view.href(&Route::Contest(contest.id.clone())),
        privacy: view.href(&Route::ContestPrivacy(contest.id.clone())),
        title: title.clone(),
    };
    let values = [("title", title.text.as_str()), ("round", &name)];
    Some(Sheet {
        section: "contests".to_owned(),
        description: view.filled("description_contest_entry", &values),
        crumbs: view.way_to(contest),
        here: Some(Wording::own(name.as_str())),
        ..Sheet::new(
            view.filled("title_contest_entry", &values),
            Body::ContestEntry(Box::new(body)),
        )
    })
}

fn paper(view: &View, contest: &Contest, round: &Round) -> Value {
    let paper = &contest.paper;
    let text = |text: &Localized<String>| {
        let wording = view.word(text);
        match wording.lang {
            Some(lang) => json!([wording.text, lang]),
            None => json!([wording.text]),
        }
    };
    let question = |question: &Question| {
        let choices = question.choices.iter();
        let choices = choices.map(|choice| json!([choice.letter, text(&choice.text)]));
        json!({
            "id": question.id,
            "kind": question.kind.name(),
            "pillar": question.pillar.map(|pillar| pillar.name()),
            "text": text(&question.text),
            "choices": choices.collect::<Vec<_>>(),
        })
    };
    let mut banks = serde_json::Map::new();
    for id in round.banks.values() {
        let questions = contest.banks.get(id).map(|bank| &bank.questions);
        let questions = questions.into_iter().flatten().map(question);
        banks.insert(id.clone(), questions.collect());
    }
    let words = WORDS.map(|key| (key.trim_start_matches("entry_"), view.phrase(key)));
    let fields = contest.fields.iter().map(|one| one.field.name());
    let strata = paper.strata.iter();
    let strata = strata.map(|one| json!([one.pillar.map(|pillar| pillar.name()), one.count]));
    json!({
        "contest": contest.id,
        "round": round.id,
        "seed": round.seed,
        "opens": view.moment(round.opens).iso,
        "closes": view.moment(round.closes).iso,
        "offset": view.site.settings.zone.offset(),
        "limit": paper.time_limit,
        "strata": strata.collect::<Vec<_>>(),
        "shuffle_questions": paper.shuffles_questions,
        "shuffle_choices": paper.shuffles_choices,
        "code": contest.code.name(),
        "attempts": contest.attempts.most,
        "scope": contest.attempts.scope.name(),
        "fields": fields.collect::<Vec<_>>(),
        "decimals": contest.prediction.as_ref().map(|one| one.decimals),
        "comma": view.phrase("number_decimal"),
        "groups": round.banks,
        "banks": banks,
        "endpoint": contest.intake.endpoint,
        "email": contest.intake.email,
        "words": words.into_iter().map(|(key, word)| (key.to_owned(), word.into())).collect::<serde_json::Map<String, Value>>(),
    })
}

impl View<'_> {
    /// What is asked of an entrant.
    pub(super) fn fields_asked(&self, contest: &Contest) -> Vec<FieldAsked> {
        let fields = contest.fields.iter().map(|asked| FieldAsked {
            name: asked.field.name(),
            is_required: asked.is_required,
            why: self.maybe(asked.why.as_ref()),
            longest: longest(asked.field),
        });
        fields.collect()
    }
}

/// Characters that grading takes (more is flagged there).
fn longest(field: EntryField) -> u16 {
    match field {
        EntryField::Name => 80,
        EntryField::Team | EntryField::Workplace | EntryField::Email => 120,
        EntryField::Phone => 20,
        EntryField::Address => 200,
        EntryField::BirthYear => 4,
    }
}
