//! The blocks of an infographic in one language: once for the page, once for its pictures.

use super::figure::FactView;
use super::origin::Origins;
use super::page::BlockView;
use crate::chart::{Chart, Flaw};
use crate::diagnostic::{Finding, Place, Text};
use crate::infographic::{Block, Composition, Foot};
use crate::page::view::View;
use crate::say;
use crate::site::{Content, Infographic, PictureShape, Route, Steps};

/// Everything of an infographic in one language.
pub(super) struct Composed {
    pub blocks: Vec<BlockView>,
    /// The position of a block, the shapes it may stand in, and what stands there; nothing for the headline.
    drawn: Vec<(usize, Vec<PictureShape>, Option<Block>)>,
    headline: Option<(usize, FactView)>,
    pub origins: Origins,
    pub findings: Vec<Finding>,
}

impl Composed {
    /// Looks everything up.
    pub fn new(view: &View, infographic: &Infographic) -> Self {
        let mut origins = Origins::default();
        for source in &infographic.sources {
            origins.cite(view, Some(source));
        }
        let mut composed = Self {
            blocks: Vec::new(),
            drawn: Vec::new(),
            headline: None,
            origins,
            findings: Vec::new(),
        };
        for (at, block) in infographic.blocks.iter().enumerate() {
            composed.add(view, at, &block.content, &block.shapes, &block.place);
        }
        composed
    }

    fn add(
        &mut self,
        view: &View,
        at: usize,
        content: &Content,
        shapes: &[PictureShape],
        place: &Place,
    ) {
        let shapes = shapes.to_vec();
        match content {
            Content::Headline(fact) => {
                let fact = view.fact(fact, &mut self.origins);
                // The first is the one that is shown very large; another is a tile by itself.
                if self.headline.is_none() {
                    self.headline = Some((at, fact.clone()));
                    self.drawn.push((at, shapes, None));
                } else {
                    let tile = Block::Tiles(vec![fact.composed()]);
                    self.drawn.push((at, shapes, Some(tile)));
                }
                self.blocks.push(BlockView::Headline { fact });
            }
            Content::Tiles(facts) => {
                let facts = facts.iter();
                let facts: Vec<_> = facts
                    .map(|fact| view.fact(fact, &mut self.origins))
                    .collect();
                let tiles = facts.iter().map(FactView::composed).collect();
                self.drawn.push((at, shapes, Some(Block::Tiles(tiles))));
                self.blocks.push(BlockView::Tiles { facts });
            }
            Content::Diagram(diagram) => {
                let title = view.word(&diagram.title);
                let chart = view.diagram(diagram, &mut self.origins);
                // What is computed may not be there yet: then the block waits.
                if !self.is_sound(view, &chart, place, diagram.is_given()) {
                    return;
                }
                let shown = view.chart(&format!("block-{}", at + 1), &title.text, &chart);
                let drawn = Block::Chart(title.text.clone(), chart);
                self.drawn.push((at, shapes, Some(drawn)));
                if let Some(chart) = shown {
                    let chart = Box::new(chart);
                    self.blocks.push(BlockView::Chart { title, chart });
                }
            }
            Content::Steps(title, steps) => {
                let steps = match steps {
                    Steps::Own(steps) => view.words(steps),
                    Steps::Procedure(at) => {
                        self.origins.has_procedures = true;
                        let procedure = view.site.procedures.get(*at);
                        self.origins.has_samples |= procedure.is_some_and(|one| one.is_sample);
                        let case = procedure.and_then(|one| one.steps.first());
                        case.map_or(Vec::new(), |case| view.words(&case.steps))
                    }
                };
                let title = view.maybe(title.as_ref());
                let texts = steps.iter().map(|step| step.text.clone()).collect();
                let head = title.as_ref().map(|title| title.text.clone());
                let drawn = Block::Steps(head.unwrap_or_default(), texts);
                if !steps.is_empty() {
                    self.drawn.push((at, shapes, Some(drawn)));
                    self.blocks.push(BlockView::Steps { title, steps });
                }
            }
            Content::Comparison(pair) => {
                let title = view.maybe(pair.title.as_ref());
                let sides = [&pair.before, &pair.after];
                let sides = sides.map(|fact| view.fact(fact, &mut self.origins));
                let note = view.maybe(pair.note.as_ref());
                let text = |text: &Option<crate::page::Wording>| {
                    text.as_ref()
                        .map(|text| text.text.clone())
                        .unwrap_or_default()
                };
                let drawn = Block::Comparison {
                    title: text(&title),
                    sides: Box::new([sides[0].composed(), sides[1].composed()]),
                    note: text(&note),
                };
                self.drawn.push((at, shapes, Some(drawn)));
                let sides = sides.to_vec();
                self.blocks
                    .push(BlockView::Comparison { title, sides, note });
            }
            Content::Quote { text, by } => {
                let (text, by) = (view.word(text), view.word(by));
                let drawn = Block::Quote(text.text.clone(), by.text.clone());
                self.drawn.push((at, shapes, Some(drawn)));
                self.blocks.push(BlockView::Quote { text, by });
            }
        }
    }

    /// True when there is something to draw; figures of which no picture would be true are reported.
    fn is_sound(&mut self, view: &View, chart: &Chart, place: &Place, is_given: bool) -> bool {
        let notation = view.notation();
        let style = crate::chart::Style {
            id: "judged",
            width: 640.0,
            notation: &notation,
            palette: None,
        };
        let Err(flaw) = crate::chart::scene(chart, &style) else {
            return true;
        };
        if flaw == Flaw::Empty && !is_given {
            return false;
        }
        let Text { vi, en } = flaw.text();
        self.findings.push(
            Finding::error(
                place.clone(),
                say!("không vẽ được biểu đồ này: {vi}", "this chart cannot be drawn: {en}"),
            )
            .help(say!(
                "sửa số liệu, hoặc chọn `kind` khác (bars, columns, line, donut, gauge, icons)",
                "mend the figures, or choose another `kind` (bars, columns, line, donut, gauge, icons)"
            )),
        );
        false
    }

    /// What a picture of a shape says.
    pub fn composition(
        &self,
        view: &View,
        infographic: &Infographic,
        shape: PictureShape,
    ) -> Composition {
        let shown = self
            .drawn
            .iter()
            .filter(|(_, shapes, _)| shapes.contains(&shape));
        let blocks = shown.filter_map(|(_, _, block)| block.clone()).collect();
        let headline = self.headline.as_ref().filter(|(at, _)| {
            let mut drawn = self.drawn.iter();
            drawn.any(|(of, shapes, _)| of == at && shapes.contains(&shape))
        });
        let title = view.word(&infographic.title).text;
        let site = view.site_title();
        let route = Route::Infographic(infographic.id.clone());
        let path = route.path(view.language, view.site.settings.default_language());
        let code = view.absolute(&path).unwrap_or_default();
        let unit = view.site.unit();
        let unit = unit.map(|unit| view.party_of(&unit.id).wording.text);
        Composition {
            label: if site == title { String::new() } else { site },
            mark: self.mark(view, infographic),
            title,
            headline: headline.map(|(_, fact)| fact.composed()),
            blocks,
            foot: Foot {
                unit: unit.unwrap_or_default(),
                sources: self.origins.lines(view, infographic),
                address: crate::page::qr::typed(&code).to_owned(),
                code,
            },
        }
    }

    /// True when some of it is made up.
    pub fn is_sample(&self, infographic: &Infographic) -> bool {
        infographic.is_sample || self.origins.has_samples
    }

    fn mark(&self, view: &View, infographic: &Infographic) -> String {
        match (self.is_sample(infographic), &view.site.settings.sample) {
            (true, _) => view.phrase("infographic_sample").to_owned(),
            (false, Some(_)) => view.phrase("sample_label").to_owned(),
            (false, None) => String::new(),
        }
    }
}
