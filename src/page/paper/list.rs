//! Everything of the site that is made to be printed or put on a screen, in one list.

use serde::Serialize;

use super::poster::has_poster;
use crate::page::bulletin;
use crate::page::kind::Body;
use crate::page::link::Link;
use crate::page::procedures;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Article, Quiz, Route};

/// Everything to print.
#[derive(Clone, Debug, Serialize)]
pub struct PaperPage {
    /// Groups in their order; none is empty.
    pub groups: Vec<PaperGroup>,
    /// True while nobody knows where the site will lie: codes of its own pages cannot be made yet.
    pub has_no_address: bool,
}

/// Sheets of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct PaperGroup {
    /// `wall`, `codes`, `guides`, `document`, `quizzes`, `speaker`, `screen`: title and hint are the theme's, `paper_<key>` and `paper_<key>_hint`.
    pub key: &'static str,
    /// The sheets.
    pub links: Vec<Link>,
}

/// Everything to print.
pub(in crate::page) fn list(view: &View) -> Sheet {
    let fields = procedures::fields(view.site);
    let codes = fields.iter().map(|field| Link {
        wording: view.field_name(field),
        href: Some(view.href(&Route::QrSheet(field.id.clone()))),
    });
    let guides = view.site.procedures.iter().map(|procedure| Link {
        wording: view.word(&procedure.name),
        href: Some(view.href(&Route::Guide(procedure.id.clone()))),
    });
    let poster = has_poster(view.site).then(|| view.section(&Route::Poster, "title_poster"));
    let leaflet = view.section(&Route::Leaflet, "title_leaflet");
    let plan = [
        (Route::Plan, "section_plan"),
        (Route::Annex, "section_annex"),
    ];
    let plan = plan.into_iter().filter(|(route, _)| view.has(route));
    let groups = [
        ("wall", poster.into_iter().chain([leaflet]).collect()),
        ("codes", codes.collect::<Vec<Link>>()),
        ("guides", guides.collect()),
        (
            "document",
            plan.map(|(route, key)| view.section(&route, key)).collect(),
        ),
        ("quizzes", quizzes(view)),
        ("speaker", scripts(view)),
        ("screen", vec![view.section(&Route::Tv, "title_tv")]),
    ];
    let groups = groups
        .into_iter()
        .filter(|(_, links)| !links.is_empty())
        .map(|(key, links)| PaperGroup { key, links });
    let page = PaperPage {
        groups: groups.collect(),
        has_no_address: view.site.settings.base_url.is_none(),
    };
    Sheet {
        section: "paper".to_owned(),
        description: view.filled("description_paper", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("title_paper").to_owned(),
            Body::Paper(Box::new(page)),
        )
    }
}

/// Practice quizzes: their pages print as a sheet of questions with the answers on the last page.
fn quizzes(view: &View) -> Vec<Link> {
    let link = |quiz: &Quiz| Link {
        wording: view.word(&quiz.title),
        href: Some(view.href(&Route::Quiz(quiz.id.clone()))),
    };
    view.site.quizzes.iter().map(link).collect()
}

/// How many articles to be read aloud; the others are found from their own pages.
const SCRIPTS: usize = 12;

/// The bulletin of the week and the newest articles, to be read aloud.
fn scripts(view: &View) -> Vec<Link> {
    let bulletin = bulletin::address(view).map(|href| Link {
        wording: Wording::own(view.phrase("section_bulletin")),
        href: Some(href),
    });
    let articles = view.site.articles.iter().enumerate();
    let is_own = |article: &Article| article.versions.get(view.language).is_some();
    let articles = articles
        .filter(|(_, article)| is_own(article))
        .take(SCRIPTS);
    let articles = articles.filter_map(|(at, article)| {
        Some(Link {
            wording: view.article_link(at)?.wording,
            href: Some(view.href(&Route::Script(article.id.clone()))),
        })
    });
    bulletin.into_iter().chain(articles).collect()
}
