//! The page of an infographic: everything its pictures say as text, and the pictures to take away.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use super::composed::Composed;
use super::diagram::capital;
use super::figure::FactView;
use super::picture::{Drawn, PictureView};
use crate::diagnostic::Finding;
use crate::page::chart::ChartView;
use crate::page::indexes::CitationView;
use crate::page::kind::{Body, Page};
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Route;

/// An infographic.
#[derive(Clone, Debug, Serialize)]
pub struct InfographicPage {
    /// Title.
    pub title: Wording,
    /// One or two sentences.
    pub summary: Option<Wording>,
    /// The blocks, in the author's order.
    pub blocks: Vec<BlockView>,
    /// Where figures were read.
    pub citations: Vec<CitationView>,
    /// Where computed figures come from, in words.
    pub origins: Vec<String>,
    /// The day of which the figures tell.
    pub as_of: Option<Date>,
    /// True when some of it is made up.
    pub is_sample: bool,
    /// The pictures; empty while none is made.
    pub pictures: Vec<PictureView>,
    /// The file it is written in.
    #[serde(skip)]
    pub file: String,
    /// What is to be drawn, in this language.
    #[serde(skip)]
    pub drawn: Vec<Drawn>,
    /// What came up while it was laid out.
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

/// One block.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum BlockView {
    /// One figure, very large.
    Headline { fact: FactView },
    /// A few figures.
    Tiles { facts: Vec<FactView> },
    /// A chart.
    Chart {
        title: Wording,
        chart: Box<ChartView>,
    },
    /// What to do, in order.
    Steps {
        title: Option<Wording>,
        steps: Vec<Wording>,
    },
    /// Two figures against each other.
    Comparison {
        title: Option<Wording>,
        sides: Vec<FactView>,
        note: Option<Wording>,
    },
    /// What somebody said.
    Quote { text: Wording, by: Wording },
}

/// The page of an infographic, by its position.
pub(in crate::page) fn infographic(view: &View, at: usize) -> Option<Sheet> {
    let infographic = view.site.infographics.get(at)?;
    let languages = infographic.languages();
    let default = view.site.settings.default_language();
    let is_own = languages.contains(view.language);
    let composed = Composed::new(view, infographic);
    let mut findings = composed.findings.clone();
    let (laid, shown_in) = match is_own {
        true => (
            view.laid(infographic, &composed, &mut findings),
            view.language,
        ),
        false => {
            // The pictures of the original: how high they are only its layout tells.
            let original = View::new(view.desk, view.route.clone(), default);
            let composed = Composed::new(&original, infographic);
            let laid = original.laid(infographic, &composed, &mut Vec::new());
            (laid, default)
        }
    };
    let pictures = view.picture_views(infographic, shown_in, &laid);
    let title = view.word(&infographic.title);
    let summary = view.maybe(infographic.summary.as_ref());
    let as_of = composed.origins.day(view, infographic);
    let description = match &summary {
        Some(summary) => summary.text.clone(),
        None => view.filled(
            "description_infographic",
            &[("title", &title.text), ("site", &view.site_title())],
        ),
    };
    let schema = json!({
        "@type": "CreativeWork",
        "name": title.text,
        "description": description,
        "inLanguage": shown_in.tag(),
        "url": view.absolute(&view.path),
        "dateModified": as_of.map(|day| day.to_string()),
        "publisher": view.site.unit().map(|unit| json!({
            "@type": "GovernmentOrganization", "name": view.party_of(&unit.id).wording.text,
        })),
    });
    let body = InfographicPage {
        file: infographic.file.clone(),
        summary,
        citations: composed.origins.citations.clone(),
        origins: composed
            .origins
            .own(view)
            .iter()
            .map(|one| capital(one))
            .collect(),
        as_of,
        is_sample: composed.is_sample(infographic),
        blocks: composed.blocks,
        pictures,
        drawn: match is_own {
            true => view.to_draw(infographic, laid),
            false => Vec::new(),
        },
        findings: if is_own { findings } else { Vec::new() },
        title: title.clone(),
    };
    Some(Sheet {
        section: "infographics".to_owned(),
        description,
        crumbs: vec![view.section(&Route::Infographics, "section_infographics")],
        here: Some(title.clone()),
        translations: Some(languages),
        schema: Some(schema),
        ..Sheet::new(title.text, Body::Infographic(Box::new(body)))
    })
}

/// What came up while pictures were laid out, each thing once however many languages say it.
pub(in crate::page) fn findings(pages: &[Page]) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    for page in pages {
        let Body::Infographic(body) = &page.body else {
            continue;
        };
        for finding in &body.findings {
            let is_known = |other: &Finding| {
                other.place == finding.place && other.message.en == finding.message.en
            };
            if !all.iter().any(is_known) {
                all.push(finding.clone());
            }
        }
    }
    all
}
