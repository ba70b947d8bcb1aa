//! What stands on the picture that is shown where a page is shared.

use super::kind::Body;
use super::sheet::Sheet;
use super::view::View;
use crate::site::{Format, Route};

/// The picture of one page, in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureForSharing {
    /// Path in the published site.
    pub path: String,
    /// Title of the page.
    pub title: String,
    /// The site, or that the page is a sample; may be empty.
    pub label: String,
    /// Whose page it is; may be empty.
    pub unit: String,
    /// The photo beside it, by its path in the site's folder.
    pub photo: Option<String>,
}

/// Width and height in pixels.
pub(super) const SIZE: (u32, u32) = (1200, 630);

/// Pages that people share have a picture of their own; the others show that of the front page.
fn has_own(route: &Route) -> bool {
    matches!(
        route,
        Route::Home
            | Route::Plan
            | Route::Article(_)
            | Route::Procedure(_)
            | Route::Quiz(_)
            | Route::Progress
            | Route::Hotlines
            | Route::Indexes
            | Route::Contest(_)
            | Route::ContestEntry(..)
            | Route::ContestResults(..)
            | Route::Page(_)
            | Route::Infographic(_)
    )
}

/// `articles/a.html` → `images/share/articles/a.png`.
fn path_of(page: &str) -> String {
    let stem = page.trim_end_matches(".html");
    format!("images/share/{stem}.png")
}

impl View<'_> {
    /// Path of the picture that a page shows, whose text lies at `kept`; nothing when the site's address is not known, or the picture is not made.
    pub(super) fn shared_picture(&self, sheet: &Sheet, kept: &str) -> Option<(String, bool)> {
        self.site.settings.base_url.as_ref()?;
        let is_own = has_own(sheet.stands_for.as_ref().unwrap_or(&self.route));
        let home = Route::Home.path(self.language, self.site.settings.default_language());
        let path = path_of(if is_own { kept } else { &home });
        (cfg!(feature = "images") && self.site.has_picture(&path)).then_some((path, is_own))
    }

    /// The picture of this page, when it is this page that has it.
    pub(super) fn picture_for_sharing(&self, sheet: &Sheet) -> Option<PictureForSharing> {
        let is_here = has_own(&self.route) && sheet.stands_for.is_none();
        let (path, _) = self.shared_picture(sheet, &self.path).filter(|_| is_here)?;
        let site_title = self.site_title();
        let is_sample = self.site.settings.sample.is_some();
        let sample = match &sheet.body {
            Body::Article(article) if article.is_sample => Some("sample_article"),
            _ => is_sample.then_some("sample_label"),
        };
        let sample = sample.map(|key| self.phrase(key).to_owned());
        let around = (site_title != sheet.title).then_some(site_title);
        let label: Vec<String> = sample.into_iter().chain(around).collect();
        let unit = self.site.unit();
        Some(PictureForSharing {
            path,
            title: sheet.title.clone(),
            label: label.join(" · "),
            unit: unit
                .map(|unit| self.party_of(&unit.id).wording.text)
                .unwrap_or_default(),
            photo: sheet
                .image
                .as_ref()
                .map(|(path, _)| path.clone())
                .filter(|path| self.is_photo(path)),
        })
    }

    /// True when its pixels can be read.
    fn is_photo(&self, path: &str) -> bool {
        let header = self.site.media.get(path).and_then(|file| file.header);
        header.is_some_and(|header| !matches!(header.format, Format::Avif | Format::Heic))
    }
}
