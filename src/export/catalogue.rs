//! What may stand in the columns of the log: ids, and the words by which people know them.

use crate::draft::{OutputDraft, Words};
use crate::language::Localized;
use crate::page::Phrases;
use crate::site::{ChannelKind, OutputKind, Site};
use crate::source::slug;

/// Between a name and its id in a list to choose from: `Văn phòng · van-phong`.
const BETWEEN: &str = " · ";
/// How many characters of a name such a list shows.
const LONGEST: usize = 70;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the log holds.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Other names it is found by.
    also: Vec<String>,
}

impl Choice {
    fn new(id: &str, name: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            also: Vec::new(),
        }
    }

    /// Its names without marks and capitals.
    fn slugs(&self) -> Vec<String> {
        let names = std::iter::once(&self.name).chain(&self.also);
        names.map(|name| slug(name)).collect()
    }

    /// Name and id in one cell. No comma and no semicolon: they stand between two of them.
    pub fn shown(&self) -> String {
        let mut name = self.name.replace([',', ';', '|', '\n'], " ");
        if name.chars().count() > LONGEST {
            name = name.chars().take(LONGEST - 1).chain(['…']).collect();
        }
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{name}{BETWEEN}{}", self.id)
    }
}

/// What somebody's words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'c> {
    /// Just this.
    One(&'c Choice),
    /// One of these.
    Several(Vec<&'c Choice>),
    /// Nothing; these come nearest.
    Nothing(Vec<&'c Choice>),
}

/// Everything there is to choose from on a site.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Who can do something: units, and groups that nobody lists.
    pub units: Vec<Choice>,
    /// Kinds of output.
    pub kinds: Vec<Choice>,
    /// Kinds of channel.
    pub channels: Vec<Choice>,
    /// Topics of the plan.
    pub topics: Vec<Choice>,
    /// Obligations of the plan.
    pub obligations: Vec<Choice>,
}

impl Catalogue {
    /// In the site's default language.
    pub fn of(site: &Site, phrases: &Phrases) -> Self {
        let language = site.settings.default_language();
        let day = site.naming_day();
        let best = |text: &Localized<String>| {
            let found = text.best([language]).map(|(_, text)| text.clone());
            found.unwrap_or_default()
        };
        let named = |prefix: &str, names: &[&str]| {
            let choice = |name: &&str| {
                let key = format!("{prefix}_{name}");
                Choice::new(name, phrases.get(language, &key))
            };
            names.iter().map(choice).collect::<Vec<_>>()
        };
        let units = site.units.units().iter().map(|unit| {
            let mut also: Vec<String> = unit.names.iter().map(|name| best(&name.value)).collect();
            also.extend(unit.short.as_ref().map(best));
            Choice {
                also,
                ..Choice::new(&unit.id, &best(unit.name_on(day)))
            }
        });
        let unlisted = site.units.unlisted();
        let unlisted = unlisted.map(|group| Choice::new(&group.id, &best(&group.name)));
        let plan = site.plan.as_ref();
        let topics = plan.iter().flat_map(|plan| &plan.topics).map(|topic| {
            let name = topic.name.as_ref().unwrap_or(&topic.text);
            Choice::new(&topic.id, &best(name))
        });
        let obligations = plan
            .iter()
            .flat_map(|plan| &plan.obligations)
            .map(|obligation| Choice::new(&obligation.id, &best(&obligation.what)));
        Self {
            units: units.chain(unlisted).collect(),
            kinds: named("output", OutputKind::NAMES),
            channels: named("channel", ChannelKind::NAMES),
            topics: topics.collect(),
            obligations: obligations.collect(),
        }
    }

    /// What the column of this key takes; nothing for a column of free words.
    pub fn choices(&self, key: &str) -> &[Choice] {
        match key {
            "unit" => &self.units,
            "kind" => &self.kinds,
            "channel" => &self.channels,
            "topics" => &self.topics,
            "obligations" => &self.obligations,
            _ => &[],
        }
    }

    /// What `written` means in the column of this key: an id, `name · id`, a name, or a part of one – marks and capitals aside.
    pub fn find(&self, key: &str, written: &str) -> Found<'_> {
        let exact = self.exact(key, written);
        let wanted = slug(written);
        let part = |choice: &&Choice| {
            let inside = |name: &String| format!("-{name}-").contains(&format!("-{wanted}-"));
            !wanted.is_empty() && (choice.slugs().iter().any(inside) || inside(&choice.id))
        };
        let choices = self.choices(key);
        for found in [exact, choices.iter().filter(part).collect()] {
            match found.as_slice() {
                [] => {}
                [one] => return Found::One(one),
                _ => return Found::Several(found),
            }
        }
        let mut near: Vec<_> = choices
            .iter()
            .map(|choice| {
                let names = choice.slugs().into_iter().chain([slug(&choice.id)]);
                let far = names.map(|name| strsim::osa_distance(&wanted, &name)).min();
                (far.unwrap_or(usize::MAX), choice)
            })
            .collect();
        near.sort_by_key(|(far, _)| *far);
        near.truncate(5);
        Found::Nothing(near.into_iter().map(|(_, choice)| choice).collect())
    }

    /// Those of just this id, this `name · id` or this name.
    fn exact(&self, key: &str, written: &str) -> Vec<&Choice> {
        let choices = self.choices(key);
        let id = written.rsplit_once(BETWEEN).map_or(written, |(_, id)| id);
        if let Some(choice) = choices.iter().find(|choice| choice.id == id.trim()) {
            return vec![choice];
        }
        let wanted = slug(written);
        let whole = |choice: &&Choice| !wanted.is_empty() && choice.slugs().contains(&wanted);
        choices.iter().filter(whole).collect()
    }

    /// Names of a table's cells → the ids they stand for; what is not clear stays as written, for the checks to tell.
    pub fn put_ids(&self, draft: &mut OutputDraft) {
        let id = |key: &str, words: &mut Words| {
            if let [choice] = self.exact(key, words)[..] {
                words.0.clone_from(&choice.id);
            }
        };
        id("unit", &mut draft.unit);
        id("kind", &mut draft.kind);
        if let Some(channel) = &mut draft.channel {
            id("channel", channel);
        }
        for topic in &mut draft.topics.0 {
            id("topics", topic);
        }
        for obligation in &mut draft.obligations.0 {
            id("obligations", obligation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let unit = |id: &str, name: &str, short: &str| Choice {
            also: vec![short.to_owned()],
            ..Choice::new(id, name)
        };
        Catalogue {
            units: vec![
                unit("van-phong", "Văn phòng Ủy ban nhân dân", "VP"),
                unit("so-noi-vu", "Sở Nội vụ", "SNV"),
                unit("so-tu-phap", "Sở Tư pháp", "STP"),
            ],
            kinds: vec![
                Choice::new("news_item", "tin"),
                Choice::new("news_or_article", "tin, bài"),
                Choice::new("bulletin", "bản tin"),
            ],
            ..Catalogue::default()
        }
    }

    #[test]
    fn words_of_people_are_understood() {
        let catalogue = catalogue();
        for (key, written, id) in [
            ("unit", "van-phong", "van-phong"),
            ("unit", "sở nội vụ", "so-noi-vu"),
            ("unit", "so noi vu", "so-noi-vu"),
            ("unit", "Nội vụ", "so-noi-vu"),
            ("unit", "snv", "so-noi-vu"),
            ("unit", "Sở Nội vụ · so-noi-vu", "so-noi-vu"),
            ("kind", "tin", "news_item"),
            ("kind", "Tin, bài", "news_or_article"),
            ("kind", "tin bài · news_or_article", "news_or_article"),
            ("kind", "bản tin", "bulletin"),
        ] {
            match catalogue.find(key, written) {
                Found::One(choice) => assert_eq!(choice.id, id, "{written}"),
                other => panic!("{written}: {other:?}"),
            }
        }
        let Found::Several(several) = catalogue.find("unit", "sở") else {
            panic!("two departments");
        };
        assert_eq!(several.len(), 2);
        let Found::Nothing(near) = catalogue.find("unit", "sở nội vu vụ") else {
            panic!("no such unit");
        };
        assert_eq!(near[0].id, "so-noi-vu");
    }

    #[test]
    fn what_a_list_shows_is_understood() {
        let catalogue = catalogue();
        for key in ["unit", "kind"] {
            for choice in catalogue.choices(key) {
                assert_eq!(catalogue.find(key, &choice.shown()), Found::One(choice));
            }
        }
    }
}
