//! What is read aloud, line by line, and how long that takes.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize, Serializer};

use super::phrases::{Phrases, fill};
use crate::language::Language;
use crate::memory::Mark;
use crate::prose::escape;
use crate::site::{Loudspeaker, Site, UnitKind, Version};
use crate::speech::{Cues, Passage, Voice, closed, passages, syllables};

/// A text to be read aloud.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    /// The lines, each a paragraph.
    pub lines: Vec<SpokenLine>,
    /// Syllables in all.
    pub syllables: usize,
    /// Syllables read in a minute.
    pub per_minute: u32,
    /// Whole minutes it takes, without `seconds`.
    pub minutes: usize,
    /// Seconds on top of them, in tens.
    pub seconds: usize,
    /// The longest session, in minutes.
    pub limit_minutes: u32,
    /// True when it takes longer.
    pub is_over: bool,
    /// Abbreviations nobody has told how to say.
    pub strangers: BTreeSet<String>,
}

/// What a paragraph to be read aloud is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// The announcer's own words.
    Cue,
    /// A heading.
    Heading,
    /// A paragraph.
    Text,
    /// One thing of a list.
    Item,
}

/// A paragraph to be read aloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenLine {
    /// What it is.
    pub kind: LineKind,
    /// The words.
    pub text: String,
}

/// A reading as templates see it.
#[derive(Serialize)]
struct Shown<'a> {
    /// The lines: `<h2>` for a heading, `<p>` for text, with the class `cue` for the announcer's own words and `item` for one thing of a list.
    html: String,
    syllables: usize,
    per_minute: u32,
    minutes: usize,
    seconds: usize,
    limit_minutes: u32,
    is_over: bool,
    strangers: &'a BTreeSet<String>,
}

/// Hands a reading to templates with its lines as HTML: for them it is one text.
pub(super) fn shown<S: Serializer>(
    reading: &Arc<Reading>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let shown = Shown {
        html: reading.html(),
        syllables: reading.syllables,
        per_minute: reading.per_minute,
        minutes: reading.minutes,
        seconds: reading.seconds,
        limit_minutes: reading.limit_minutes,
        is_over: reading.is_over,
        strangers: &reading.strangers,
    };
    shown.serialize(serializer)
}

impl Reading {
    fn html(&self) -> String {
        let mut html = String::new();
        for line in &self.lines {
            let (begin, end) = match line.kind {
                LineKind::Heading => ("\n<h2>", "</h2>"),
                LineKind::Text => ("\n<p>", "</p>"),
                LineKind::Cue => ("\n<p class=\"cue\">", "</p>"),
                LineKind::Item => ("\n<p class=\"item\">", "</p>"),
            };
            html.push_str(begin);
            escape(&mut html, &line.text);
            html.push_str(end);
        }
        html
    }

    /// Its words alone, a blank line between paragraphs; lines end as Notepad and speech software of Windows like them.
    pub fn plain(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\r\n\r\n") + "\r\n"
    }
}

/// Puts readings together in one language.
pub(super) struct Announcer<'a> {
    pub site: &'a Site,
    pub phrases: &'a Phrases,
    pub language: &'a Language,
    /// How to say what is written; a language without a voice is read as it stands.
    voice: Option<&'a Voice>,
    /// The first and the last words: the same of every article.
    ends: OnceLock<[SpokenLine; 2]>,
    /// What is said before a thing of a list or a note.
    cues: OnceLock<Cues>,
}

impl<'a> Announcer<'a> {
    pub fn new(
        site: &'a Site,
        phrases: &'a Phrases,
        voice: &'a Voice,
        language: &'a Language,
    ) -> Self {
        let is_spoken = language.tag() == "vi" || language.tag().starts_with("vi-");
        Self {
            site,
            phrases,
            language,
            voice: is_spoken.then_some(voice),
            ends: OnceLock::new(),
            cues: OnceLock::new(),
        }
    }

    /// The voice that knows the site's abbreviations.
    pub fn voice(site: &Site) -> Voice {
        let own = site.settings.loudspeaker.abbreviations.iter();
        Voice::new(own.map(|(written, spoken)| (written.as_str(), spoken.as_str())))
    }

    /// What tells this announcer from one who would say the same text in another way.
    pub fn mark(&self) -> Mark {
        let settings = self.settings();
        let phrases = self.phrases.languages.get(self.language);
        let around = Mark::of_texts([
            self.language.tag(),
            &self.station(),
            &format!("{settings:?}"),
        ]);
        around.and(phrases.and_then(Mark::of_value).unwrap_or_default())
    }

    /// What tells an article from one that sounds otherwise.
    pub fn article_mark(version: &Version) -> Mark {
        let summary = version.summary.as_deref().unwrap_or("\n");
        Mark::of_texts([version.title.as_str(), summary, &version.markdown])
    }

    /// One article between the first and the last words.
    pub fn article(&self, version: &Version) -> Reading {
        let mut lines = vec![
            self.opening(),
            self.cue("script_article", &[("title", &closed(&version.title))]),
        ];
        if let Some(summary) = &version.summary {
            lines.push(self.line(LineKind::Text, summary));
        }
        lines.extend(self.body(version));
        lines.push(self.closing());
        self.reading(lines)
    }

    /// The text of an article.
    pub fn body(&self, version: &Version) -> Vec<SpokenLine> {
        let said = passages(&version.markdown, self.cues()).into_iter();
        said.map(|passage| match passage {
            Passage::Heading(text) => self.line(LineKind::Heading, &text),
            Passage::Text(text) => self.line(LineKind::Text, &text),
            Passage::Item(text) => self.line(LineKind::Item, &text),
            Passage::LongTable => self.cue("script_long_table", &[]),
            Passage::Code => self.cue("script_code", &[]),
        })
        // A table of abbreviations and their words says each twice when read.
        .filter(|line| line.kind != LineKind::Item || !is_echo(&line.text))
        .collect()
    }

    fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| {
            let get = |key| self.phrases.get(self.language, key).to_owned();
            Cues {
                ordinal: get("script_item"),
                note: get("prose_note"),
                tip: get("prose_tip"),
                important: get("prose_important"),
                warning: get("prose_warning"),
                caution: get("prose_caution"),
            }
        })
    }

    /// The first words.
    pub fn opening(&self) -> SpokenLine {
        self.ends()[0].clone()
    }

    /// The last words.
    pub fn closing(&self) -> SpokenLine {
        self.ends()[1].clone()
    }

    fn ends(&self) -> &[SpokenLine; 2] {
        self.ends.get_or_init(|| {
            let settings = self.settings();
            let station = self.station();
            let ends = [
                (&settings.opening, "script_opening"),
                (&settings.closing, "script_closing"),
            ];
            ends.map(|(own, key)| {
                let own = own.as_ref().and_then(|own| own.get(self.language));
                let words = match own {
                    Some(own) => own.as_str(),
                    None => self.phrases.get(self.language, key),
                };
                self.line(LineKind::Cue, &fill(words, &[("station", &station)]))
            })
        })
    }

    /// A phrase of the theme as the announcer says it.
    pub fn cue<'k>(&'k self, key: &'k str, values: &[(&str, &str)]) -> SpokenLine {
        self.line(
            LineKind::Cue,
            &fill(self.phrases.get(self.language, key), values),
        )
    }

    /// A text as it is said.
    pub fn line(&self, kind: LineKind, text: &str) -> SpokenLine {
        let text = match self.voice {
            Some(voice) => voice.read(text),
            None => text.to_owned(),
        };
        SpokenLine { kind, text }
    }

    /// Lines with the time they take.
    pub fn reading(&self, lines: Vec<SpokenLine>) -> Reading {
        let settings = self.settings();
        let syllables: usize = lines.iter().map(|line| syllables(&line.text)).sum();
        let per_minute = settings.syllables_per_minute.max(1);
        let seconds = syllables.saturating_mul(60).div_ceil(per_minute as usize);
        let rounded = seconds.div_ceil(10) * 10;
        let strangers = lines.iter().map(|line| Voice::strangers(&line.text));
        Reading {
            strangers: match self.voice {
                Some(_) => strangers.flatten().collect(),
                None => BTreeSet::new(),
            },
            syllables,
            per_minute,
            minutes: rounded / 60,
            seconds: rounded % 60,
            limit_minutes: settings.session_minutes,
            is_over: seconds > settings.session_minutes as usize * 60,
            lines,
        }
    }

    fn settings(&self) -> &Loudspeaker {
        &self.site.settings.loudspeaker
    }

    fn station(&self) -> String {
        let own = self.settings().station.as_ref();
        if let Some(own) = own.and_then(|own| own.best(self.order())) {
            return own.1.clone();
        }
        let unit = self.site.unit();
        let name = unit.and_then(|unit| unit.name_on(self.site.today).best(self.order()));
        let name = name.map(|(_, name)| name.as_str()).unwrap_or_default();
        // A commune has a station of its own; an office speaks through others.
        let is_local = unit.is_some_and(|unit| {
            matches!(
                unit.kind,
                UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone
            )
        });
        let key = match is_local {
            true => "script_station",
            false => "script_station_office",
        };
        let committee = ["Ủy ban nhân dân ", "People's Committee of "];
        let place = committee.iter().find_map(|of| name.strip_prefix(of));
        let place = place.unwrap_or(name);
        let values = [("place", place), ("unit", name)];
        fill(self.phrases.get(self.language, key), &values)
    }

    fn order(&self) -> impl Iterator<Item = &Language> {
        self.site.settings.preference(self.language)
    }
}

/// `Ủy ban nhân dân: Ủy ban nhân dân.`
fn is_echo(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(first, second)| {
        first.to_lowercase() == second.trim_end_matches('.').to_lowercase()
    })
}
