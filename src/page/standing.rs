//! A standing page: about, how to, privacy.

use std::sync::Arc;

use serde::Serialize;

use super::kind::Body;
use super::sheet::Sheet;
use super::text::HeadingView;
use super::view::View;
use super::words::Wording;

/// A standing page.
#[derive(Clone, Debug, Serialize)]
pub struct StandingPageBody {
    /// Title.
    pub title: Wording,
    /// Summary, where the author wrote one.
    pub summary: Option<Wording>,
    /// Safe HTML; print it with `| safe`, inside an element with `lang` when `lang` is there.
    pub html: Arc<str>,
    /// Language of the HTML when it is not the page's.
    pub lang: Option<String>,
    /// Headings of the text.
    pub headings: Vec<HeadingView>,
    /// True for a made-up page.
    pub is_sample: bool,
}

/// A standing page, by its position in the site's list; nothing when it has no text at all.
pub(super) fn standing(view: &View, at: usize) -> Option<Sheet> {
    let page = &view.site.pages[at];
    let (language, version) = page
        .versions
        .best(view.site.settings.preference(view.language))?;
    let shown = view.desk.texts.page(at, view.language_at());
    let word = |text: &str| Wording::in_language(text, language, view.language);
    let title = word(&version.title);
    let body = StandingPageBody {
        title: title.clone(),
        summary: version.summary.as_deref().map(word),
        html: shown.html.clone(),
        lang: title.lang.clone(),
        headings: shown.headings.clone(),
        is_sample: page.is_sample,
    };
    Some(Sheet {
        section: format!("page-{}", page.id),
        description: shown.summary.clone(),
        here: Some(title.clone()),
        translations: Some(
            page.versions
                .iter()
                .map(|(language, _)| language.clone())
                .collect(),
        ),
        ..Sheet::new(title.text, Body::Standing(Box::new(body)))
    })
}
