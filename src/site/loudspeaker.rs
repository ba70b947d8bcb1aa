//! How the site's articles are read on the loudspeaker, checked.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::draft::{Count, LoudspeakerDraft};
use crate::language::Localized;
use crate::say;

use super::check::{Check, key_of};

/// How articles are read aloud.
#[derive(Clone, Debug)]
pub struct Loudspeaker {
    /// Name of the station, as it is said; made from the unit's name when absent.
    pub station: Option<Localized<String>>,
    /// First words, with `{station}` in them; the theme's when absent.
    pub opening: Option<Localized<String>>,
    /// Last words; the theme's when absent.
    pub closing: Option<Localized<String>>,
    /// Syllables read in a minute.
    pub syllables_per_minute: u32,
    /// The longest session, in minutes.
    pub session_minutes: u32,
    /// How many articles the bulletin tells of at most.
    pub bulletin_articles: u32,
    /// Abbreviations of the place: written form → words.
    pub abbreviations: BTreeMap<String, String>,
}

impl Default for Loudspeaker {
    /// 140 syllables a minute: the middle of what announcers read (130–160). 15 minutes: the longest session of an urban
    /// ward after the rules of Hà Nội of 2021; other places set their own.
    fn default() -> Self {
        Self {
            station: None,
            opening: None,
            closing: None,
            syllables_per_minute: 140,
            session_minutes: 15,
            bulletin_articles: 4,
            abbreviations: BTreeMap::new(),
        }
    }
}

impl Check {
    /// The loudspeaker of a site; the usual one where nothing is written.
    pub(super) fn loudspeaker(&mut self, draft: Option<&LoudspeakerDraft>) -> Loudspeaker {
        let usual = Loudspeaker::default();
        let Some(draft) = draft else {
            return usual;
        };
        let place = Place::file("site.yaml").key("loudspeaker");
        let mut count = |written: Option<Count>, key: &str, least: u32, most: u32, usual: u32| {
            let Some(Count(number)) = written else {
                return usual;
            };
            if !(least..=most).contains(&number) {
                self.error(
                    &place.key(key),
                    say!(
                        "`{key}` là {number}, phải từ {least} đến {most}",
                        "`{key}` is {number}; it has to be from {least} to {most}"
                    ),
                    Some(say!(
                        "thường dùng: {usual}; bỏ dòng này đi cũng được {usual}",
                        "usual is {usual}; without the line it is {usual} too"
                    )),
                );
            }
            number.clamp(least, most)
        };
        let pace = usual.syllables_per_minute;
        let syllables_per_minute = count(
            draft.syllables_per_minute,
            "syllables_per_minute",
            60,
            300,
            pace,
        );
        let limit = usual.session_minutes;
        let session_minutes = count(draft.session_minutes, "session_minutes", 1, 120, limit);
        let told = usual.bulletin_articles;
        let bulletin_articles = count(draft.bulletin_articles, "bulletin_articles", 1, 20, told);
        Loudspeaker {
            station: self.optional(draft.station.as_ref(), &place, "station"),
            opening: self.optional(draft.opening.as_ref(), &place, "opening"),
            closing: self.optional(draft.closing.as_ref(), &place, "closing"),
            syllables_per_minute,
            session_minutes,
            bulletin_articles,
            abbreviations: self.abbreviations(draft, &place.key("abbreviations")),
        }
    }

    fn abbreviations(
        &mut self,
        draft: &LoudspeakerDraft,
        place: &Place,
    ) -> BTreeMap<String, String> {
        let mut abbreviations = BTreeMap::new();
        for (written, spoken) in &draft.abbreviations {
            let is_written = written.starts_with(char::is_alphabetic);
            // What holds itself would grow each time it is read.
            let mut words = spoken.split(|c: char| !c.is_alphanumeric());
            if !is_written || words.any(|word| word == written) {
                self.error(
                    &key_of(place, written),
                    say!(
                        "`{written}` không đọc được thành lời như vậy",
                        "`{written}` cannot be read out like this"
                    ),
                    Some(say!(
                        "bên trái là chữ viết tắt bắt đầu bằng chữ cái, bên phải là lời đọc đầy đủ, ví dụ `KP: khu phố`",
                        "on the left the abbreviation, beginning with a letter; on the right all its words, for example `KP: khu phố`"
                    )),
                );
                continue;
            }
            abbreviations.insert(written.clone(), spoken.to_string());
        }
        abbreviations
    }
}
