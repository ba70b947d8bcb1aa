//! An infographic, checked: its blocks, what their figures are, and where those were read.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{BlockDraft, ComparisonDraft, FactDraft, InfographicDraft, StepsDraft};
use crate::language::{Language, Localized};
use crate::say;

use super::check::Check;
use super::diagram::Diagram;
use super::kind::PictureShape;
use super::measure::{Figure, Known};
use super::series::Citation;

/// One infographic.
#[derive(Clone, Debug)]
pub struct Infographic {
    /// Id, fit for an address: the name of its file.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Title, in every language it is in.
    pub title: Localized<String>,
    /// One or two sentences.
    pub summary: Option<Localized<String>>,
    /// The day of which its figures tell; nothing when that is the day of the build.
    pub date: Option<Date>,
    /// True for made-up figures.
    pub is_sample: bool,
    /// The blocks, most important first.
    pub blocks: Vec<Block>,
    /// Where figures written by hand were read.
    pub sources: Vec<Citation>,
}

/// One block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where it stands.
    pub place: Place,
    /// What it shows.
    pub content: Content,
    /// The pictures it may stand in; never empty.
    pub shapes: Vec<PictureShape>,
}

/// What a block shows.
#[derive(Clone, Debug)]
pub enum Content {
    /// One figure, very large.
    Headline(Fact),
    /// A few figures.
    Tiles(Vec<Fact>),
    /// A chart.
    Diagram(Box<Diagram>),
    /// What to do, in order.
    Steps(Option<Localized<String>>, Steps),
    /// Two figures against each other.
    Comparison(Box<Comparison>),
    /// What somebody said.
    Quote {
        /// The words.
        text: Localized<String>,
        /// Who.
        by: Localized<String>,
    },
}

/// A figure and what it says.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The figure.
    pub figure: Figure,
    /// What it says.
    pub text: Localized<String>,
}

/// Steps.
#[derive(Clone, Debug)]
pub enum Steps {
    /// Written by hand.
    Own(Vec<Localized<String>>),
    /// Those of a procedure, by its position.
    Procedure(usize),
}

/// Two figures against each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What is compared.
    pub title: Option<Localized<String>>,
    /// The first.
    pub before: Fact,
    /// The second.
    pub after: Fact,
    /// What follows from it.
    pub note: Option<Localized<String>>,
}

/// More tiles are a table.
const TILES: usize = 8;

/// More steps are a text.
const STEPS: usize = 12;

impl Infographic {
    /// The languages it is in.
    pub fn languages(&self) -> Vec<Language> {
        let titles = self.title.iter().filter(|(_, title)| !title.is_empty());
        titles.map(|(language, _)| language.clone()).collect()
    }

    /// What its blocks say, without figures.
    pub fn texts(&self) -> impl Iterator<Item = &Localized<String>> {
        self.blocks.iter().flat_map(|block| match &block.content {
            Content::Headline(fact) => vec![&fact.text],
            Content::Tiles(facts) => facts.iter().map(|fact| &fact.text).collect(),
            Content::Diagram(diagram) => vec![&diagram.title],
            Content::Steps(title, Steps::Own(steps)) => title.iter().chain(steps).collect(),
            Content::Steps(title, Steps::Procedure(_)) => title.iter().collect(),
            Content::Comparison(pair) => {
                let sides = [&pair.before.text, &pair.after.text];
                let around = pair.title.iter().chain(&pair.note);
                sides.into_iter().chain(around).collect()
            }
            Content::Quote { text, by } => vec![text, by],
        })
    }
}

impl Check {
    /// All of them, in the order of their files' names.
    pub(super) fn infographics(
        &mut self,
        drafts: &[(String, InfographicDraft)],
        known: &Known,
    ) -> Vec<Infographic> {
        let mut ids = BTreeSet::new();
        let mut all = Vec::new();
        for (file, draft) in drafts {
            let name = file.rsplit('/').next().unwrap_or(file);
            let name = name.trim_end_matches(".yaml").trim_end_matches(".yml");
            let place = Place::file(file);
            let id = self.id(name, &place);
            if !ids.insert(id.clone()) || id == "index" {
                self.error(
                    &place,
                    say!(
                        "không đặt tên tệp này là `{name}` được",
                        "this file cannot be called `{name}`"
                    ),
                    Some(say!("đặt một tên khác", "choose another name")),
                );
                continue;
            }
            all.push(self.infographic(id, file, draft, known));
        }
        all
    }

    fn infographic(
        &mut self,
        id: String,
        file: &str,
        draft: &InfographicDraft,
        known: &Known,
    ) -> Infographic {
        let place = Place::file(file);
        let list = place.key("blocks");
        let mut blocks = Vec::new();
        let mut sources = Vec::new();
        for (at, draft) in draft.blocks.iter().enumerate() {
            let place = list.index(at);
            if let Some(source) = &draft.source {
                sources.extend(self.citation(Some(source), &place.key("source")));
            }
            blocks.extend(self.block(draft, &place, known));
        }
        let is_only_source = |draft: &BlockDraft| draft.source.is_some() && kinds(draft).is_empty();
        if draft.blocks.iter().all(is_only_source) {
            self.error(
                &list,
                say!("infographic này không có khối nội dung nào", "this infographic has no block to show"),
                Some(say!(
                    "thêm ít nhất một khối: `- headline: {{figure: …, text: …}}`, tiles, chart, steps, comparison hoặc quote",
                    "add at least one block: `- headline: {{figure: …, text: …}}`, tiles, chart, steps, comparison or quote"
                )),
            );
        }
        let by_hand = blocks.iter().find(|block| block.content.has_given());
        if let Some(block) = by_hand.filter(|_| sources.is_empty()) {
            self.error(
                &block.place,
                say!("số liệu tự ghi ở đây chưa có nguồn", "the figures written by hand here have no source"),
                Some(say!(
                    "thêm khối `- source: {{publisher: …, title: …, date: …}}`; không có nguồn thì đừng đăng",
                    "add a block `- source: {{publisher: …, title: …, date: …}}`; do not publish what has none"
                )),
            );
        }
        Infographic {
            id,
            file: file.to_owned(),
            title: self.text(&draft.title, &place.key("title")),
            summary: self.optional(draft.summary.as_ref(), &place, "summary"),
            date: draft.date.map(|day| day.0),
            is_sample: draft.sample,
            blocks,
            sources,
        }
    }

    fn block(&mut self, draft: &BlockDraft, place: &Place, known: &Known) -> Option<Block> {
        let kinds = kinds(draft);
        let only_source = kinds.is_empty() && draft.source.is_some();
        if only_source {
            return None;
        }
        if kinds.len() != 1 || draft.source.is_some() {
            let message = match kinds.len() {
                0 => say!("khối này để trống", "this block is empty"),
                _ => say!(
                    "một khối chỉ có một loại nội dung",
                    "a block shows one thing only"
                ),
            };
            self.error(
                place,
                message,
                Some(say!(
                    "mỗi dòng bắt đầu bằng `- ` là một khối: headline, tiles, chart, steps, comparison, quote hoặc source",
                    "every line that begins with `- ` is a block: headline, tiles, chart, steps, comparison, quote or source"
                )),
            );
            return None;
        }
        let content = self.content(draft, &place.key(kinds[0]), known)?;
        let shapes = draft.formats.as_ref();
        let mut shapes = shapes.map_or(Vec::new(), |names| {
            self.all_named(&names.0, place, "formats")
        });
        if shapes.is_empty() {
            shapes = PictureShape::ALL.to_vec();
        }
        Some(Block {
            place: place.key(kinds[0]),
            content,
            shapes,
        })
    }

    fn content(&mut self, draft: &BlockDraft, place: &Place, known: &Known) -> Option<Content> {
        if let Some(fact) = &draft.headline {
            return Some(Content::Headline(self.fact(fact, place, known)?));
        }
        if let Some(tiles) = &draft.tiles {
            self.between(tiles.0.len(), (1, TILES), place);
            let facts = tiles.0.iter().enumerate();
            let facts: Vec<Fact> = facts
                .filter_map(|(at, fact)| self.fact(fact, &place.index(at), known))
                .collect();
            return (!facts.is_empty()).then_some(Content::Tiles(facts));
        }
        if let Some(chart) = &draft.chart {
            let diagram = self.diagram(chart, place, known)?;
            return Some(Content::Diagram(Box::new(diagram)));
        }
        if let Some(steps) = &draft.steps {
            return self.steps_block(steps, place, known);
        }
        if let Some(comparison) = &draft.comparison {
            return self.comparison(comparison, place, known);
        }
        let quote = draft.quote.as_ref()?;
        Some(Content::Quote {
            text: self.text(&quote.text, &place.key("text")),
            by: self.text(&quote.by, &place.key("by")),
        })
    }

    fn fact(&mut self, draft: &FactDraft, place: &Place, known: &Known) -> Option<Fact> {
        let figure = self.figure(&draft.figure, &place.key("figure"), known);
        let text = self.text(&draft.text, &place.key("text"));
        Some(Fact {
            figure: figure?,
            text,
        })
    }

    fn steps_block(&mut self, draft: &StepsDraft, place: &Place, known: &Known) -> Option<Content> {
        let title = self.optional(draft.title.as_ref(), place, "title");
        if let Some(id) = &draft.procedure {
            let at = self.known_procedure(id, &place.key("procedure"), known)?;
            return Some(Content::Steps(title, Steps::Procedure(at)));
        }
        self.between(draft.list.len(), (1, STEPS), &place.key("list"));
        let steps = draft.list.iter().enumerate();
        let steps: Vec<_> = steps
            .map(|(at, step)| self.text(step, &place.key("list").index(at)))
            .collect();
        (!steps.is_empty()).then_some(Content::Steps(title, Steps::Own(steps)))
    }

    fn comparison(
        &mut self,
        draft: &ComparisonDraft,
        place: &Place,
        known: &Known,
    ) -> Option<Content> {
        let sides = place.key("sides");
        self.between(draft.sides.0.len(), (2, 2), &sides);
        let [before, after] = draft.sides.0.as_slice() else {
            return None;
        };
        let before = self.fact(before, &sides.index(0), known);
        let after = self.fact(after, &sides.index(1), known);
        Some(Content::Comparison(Box::new(Comparison {
            title: self.optional(draft.title.as_ref(), place, "title"),
            before: before?,
            after: after?,
            note: self.optional(draft.note.as_ref(), place, "note"),
        })))
    }

    fn between(&mut self, count: usize, (least, most): (usize, usize), place: &Place) {
        if (least..=most).contains(&count) {
            return;
        }
        let help = match least == most {
            true => say!("cần đúng {least} mục", "exactly {least} are needed"),
            false => say!(
                "cần từ {least} đến {most} mục",
                "there have to be {least} to {most}"
            ),
        };
        self.error(
            place,
            say!("ở đây có {count} mục", "there are {count} here"),
            Some(help),
        );
    }
}

fn kinds(draft: &BlockDraft) -> Vec<&'static str> {
    let given = [
        ("headline", draft.headline.is_some()),
        ("tiles", draft.tiles.is_some()),
        ("chart", draft.chart.is_some()),
        ("steps", draft.steps.is_some()),
        ("comparison", draft.comparison.is_some()),
        ("quote", draft.quote.is_some()),
    ];
    let given = given.into_iter().filter(|(_, is_given)| *is_given);
    given.map(|(name, _)| name).collect()
}

impl Content {
    /// True when some of its figures were written by hand.
    pub fn has_given(&self) -> bool {
        match self {
            Self::Headline(fact) => fact.figure.is_given(),
            Self::Tiles(facts) => facts.iter().any(|fact| fact.figure.is_given()),
            Self::Diagram(diagram) => diagram.is_given(),
            Self::Comparison(pair) => pair.before.figure.is_given() || pair.after.figure.is_given(),
            Self::Steps(..) | Self::Quote { .. } => false,
        }
    }
}
