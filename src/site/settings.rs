//! Whose site it is and how it is published, checked.

use crate::diagnostic::Place;
use crate::draft::{SettingsDraft, TextDraft};
use crate::language::{Language, Localized};
use crate::say;

use super::check::Check;
use super::loudspeaker::Loudspeaker;
use super::unit::Units;
use super::zone::Zone;

/// The settings of `site.yaml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Id of the unit whose site it is.
    pub unit: String,
    /// Title of the site.
    pub title: Localized<String>,
    /// One sentence about it.
    pub description: Option<Localized<String>>,
    /// The campaign in one sentence that people remember.
    pub message: Option<Localized<String>>,
    /// Languages, the default first.
    pub languages: Vec<Language>,
    /// Name of the theme.
    pub theme: String,
    /// Address under which it is published, ending in `/`.
    pub base_url: Option<String>,
    /// In which days begin and end.
    pub zone: Zone,
    /// The notice of a site with sample data.
    pub sample: Option<Localized<String>>,
    /// The emblem's path in the site's folder.
    pub emblem: Option<String>,
    /// How articles are read aloud.
    pub loudspeaker: Loudspeaker,
}

impl Settings {
    /// The default language.
    pub fn default_language(&self) -> &Language {
        &self.languages[0]
    }

    /// An address as it is used before a path: with a slash at its end; `None` when it is no http(s) address.
    pub fn base_url(text: &str) -> Option<String> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next()?;
        let is_clean = !text.contains(|c: char| c.is_whitespace() || "\"'<>?#".contains(c));
        (!host.is_empty() && is_clean).then(|| format!("{}/", text.trim_end_matches('/')))
    }
}

/// The languages of a draft, the default first; Vietnamese when none can be read.
pub(super) fn languages(draft: &SettingsDraft, findings: &mut Check) -> Vec<Language> {
    let place = Place::file("site.yaml").key("languages");
    let mut languages: Vec<Language> = Vec::new();
    for (index, tag) in draft.languages.0.iter().enumerate() {
        match tag.parse::<Language>() {
            Ok(language) if languages.contains(&language) => {
                findings.error(
                    &place.index(index),
                    say!(
                        "ngôn ngữ `{language}` được ghi hai lần",
                        "the language `{language}` stands here twice"
                    ),
                    None,
                );
            }
            Ok(language) => languages.push(language),
            Err(tag) => findings.error(
                &place.index(index),
                say!(
                    "`{tag}` không phải mã ngôn ngữ",
                    "`{tag}` is not a language tag"
                ),
                Some(say!(
                    "ví dụ: [vi, en]; tiếng Khmer là km",
                    "for example: [vi, en]; Khmer is km"
                )),
            ),
        }
    }
    if languages.is_empty() {
        findings.error(
            &place,
            say!(
                "`languages` cần ít nhất một ngôn ngữ",
                "`languages` needs at least one language"
            ),
            Some(say!(
                "ví dụ: `languages: [vi, en]`",
                "for example `languages: [vi, en]`"
            )),
        );
        languages.extend("vi".parse());
    }
    languages
}

impl Check {
    /// The settings; `base_url` of the command line goes before that of the file.
    pub(super) fn settings(
        &mut self,
        draft: &SettingsDraft,
        units: &Units,
        base_url: Option<&str>,
    ) -> Option<Settings> {
        let place = Place::file("site.yaml");
        let unit = self.existing_unit(&draft.unit, units, &place.key("unit"));
        let written = draft.base_url.as_ref().and_then(|text| {
            let url = Settings::base_url(text);
            if url.is_none() {
                self.error(
                    &place.key("base_url"),
                    say!(
                        "`{}` không phải địa chỉ trang web",
                        "`{}` is not a web address",
                        &**text
                    ),
                    Some(say!(
                        "ví dụ: https://cchc.vi-du.example/",
                        "for example https://par.unit.example/"
                    )),
                );
            }
            url
        });
        if let Some(theme) = draft.theme.as_ref().filter(|theme| &***theme != "sen") {
            let name = &**theme;
            self.error(
                &place.key("theme"),
                say!("không có giao diện `{name}`", "there is no theme `{name}`"),
                Some(say!("giao diện có sẵn: sen", "built in: sen")),
            );
        }
        let zone = draft
            .time_zone
            .as_ref()
            .map(|name| (name, Zone::parse(name)));
        if let Some((name, None)) = zone {
            let (name, known) = (&**name, Zone::names().collect::<Vec<_>>().join(", "));
            self.error(
                &place.key("time_zone"),
                say!(
                    "không có múi giờ `{name}`",
                    "there is no time zone `{name}`"
                ),
                Some(say!(
                    "viết một trong: {known}; nơi khác thì viết độ lệch, ví dụ \"+09:00\"",
                    "write one of: {known}; elsewhere write the offset, for example \"+09:00\""
                )),
            );
        }
        Some(Settings {
            title: self.text(&draft.title, &place.key("title")),
            description: self.optional(draft.description.as_ref(), &place, "description"),
            message: self.optional(draft.message.as_ref(), &place, "message"),
            languages: self.languages.clone(),
            theme: draft
                .theme
                .as_ref()
                .map_or("sen".to_owned(), |theme| theme.to_string()),
            base_url: base_url.and_then(Settings::base_url).or(written),
            zone: zone.and_then(|(_, zone)| zone).unwrap_or(Zone::VIETNAM),
            sample: draft
                .sample
                .as_ref()
                .map(|sample: &TextDraft| self.text(sample, &place.key("sample"))),
            emblem: draft
                .emblem
                .as_ref()
                .map(|emblem| emblem.trim_start_matches('/').to_owned()),
            loudspeaker: self.loudspeaker(draft.loudspeaker.as_ref()),
            unit: unit?,
        })
    }
}
