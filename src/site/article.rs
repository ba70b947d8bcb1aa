//! Articles and standing pages with their translations brought together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{ArticleDraft, MarkdownDraft, PageDraft};
use crate::language::Localized;
use crate::say;
use crate::source::SourceTree;

use super::check::Check;
use super::plan::Plan;
use super::translation::{front, version};
use super::unit::Units;

/// Address of an article within `articles/`.
pub type ArticleId = String;

/// A news item or article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Id, fit for an address.
    pub id: ArticleId,
    /// Its short stable address within `b/`.
    pub short: String,
    /// Day of publication.
    pub date: Date,
    /// Day of the last change worth telling.
    pub updated: Option<Date>,
    /// Ids of topics of the plan.
    pub topics: Vec<String>,
    /// Id of the unit that wrote it.
    pub unit: Option<String>,
    /// Picture, by its path in the site's folder.
    pub image: Option<String>,
    /// True for a made-up article.
    pub is_sample: bool,
    /// Its text in every language it was written in; the default language is always there.
    pub versions: Localized<Version>,
}

/// A standing page.
#[derive(Clone, Debug)]
pub struct StandingPage {
    /// Id, fit for an address.
    pub id: String,
    /// Place in the menu; `None` for the footer only.
    pub order: Option<u32>,
    /// True for a made-up page.
    pub is_sample: bool,
    /// Its text in every language it was written in.
    pub versions: Localized<Version>,
}

/// A text in one language.
#[derive(Clone, Debug)]
pub struct Version {
    /// The file it stands in.
    pub file: String,
    /// Where its Markdown begins in that file, in bytes.
    pub body_at: usize,
    /// Its Markdown.
    pub markdown: String,
    /// Title.
    pub title: String,
    /// Summary, where the author wrote one.
    pub summary: Option<String>,
    /// What the picture shows.
    pub image_alt: Option<String>,
}

/// What articles may refer to.
pub(super) struct Newsroom<'a> {
    pub(super) tree: &'a SourceTree,
    pub(super) units: &'a Units,
    pub(super) plan: Option<&'a Plan>,
    pub(super) today: Date,
}

impl Check {
    /// Articles, newest first; drafts left out.
    pub(super) fn articles(
        &mut self,
        drafts: &[MarkdownDraft<ArticleDraft>],
        room: &Newsroom,
    ) -> Vec<Article> {
        let mut articles = Vec::new();
        let mut addresses = BTreeMap::new();
        let mut shorts = BTreeMap::new();
        for family in self.families(drafts) {
            let draft = family.original;
            let id = self.address(draft, draft.front.slug.as_deref(), &mut addresses);
            let short = self.short(draft, &id, &mut shorts);
            let place = front(&draft.file);
            if draft.front.date.is_none() {
                self.error(
                    &place,
                    say!(
                        "bài này thiếu `date` (ngày đăng)",
                        "this article has no `date`"
                    ),
                    Some(say!(
                        "thêm dòng `date: 2024-06-30` vào giữa hai dòng ---",
                        "add a line `date: 2024-06-30` between the two ---"
                    )),
                );
            }
            let date = draft.front.date.map_or(room.today, |day| day.0);
            self.referred(&draft.front, room, &place);
            let version = |d: &MarkdownDraft<ArticleDraft>| {
                version(
                    d,
                    room.tree,
                    &d.front.title,
                    d.front.summary.as_deref(),
                    d.front.image_alt.as_deref(),
                )
            };
            let versions = self.versions(&family, version);
            if draft.front.draft || date > room.today {
                self.unpublished.extend(family.files());
                continue;
            }
            articles.push(Article {
                id,
                short,
                date,
                updated: draft.front.updated.map(|d| d.0),
                topics: draft
                    .front
                    .topics
                    .0
                    .iter()
                    .map(|topic| topic.to_string())
                    .collect(),
                unit: draft.front.unit.as_ref().map(|unit| unit.to_string()),
                image: draft
                    .front
                    .image
                    .as_ref()
                    .map(|image| image.trim_start_matches('/').to_owned()),
                is_sample: draft.front.sample,
                versions,
            });
        }
        articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
        articles
    }

    /// Standing pages in menu order.
    pub(super) fn standing_pages(
        &mut self,
        drafts: &[MarkdownDraft<PageDraft>],
        tree: &SourceTree,
    ) -> Vec<StandingPage> {
        let mut pages = Vec::new();
        let mut addresses = BTreeMap::new();
        for family in self.families(drafts) {
            let draft = family.original;
            let id = self.address(draft, draft.front.slug.as_deref(), &mut addresses);
            let version = |d: &MarkdownDraft<PageDraft>| {
                version(d, tree, &d.front.title, d.front.summary.as_deref(), None)
            };
            let versions = self.versions(&family, version);
            let order = draft.front.order.map(|order| order.0);
            pages.push(StandingPage {
                id,
                order,
                is_sample: draft.front.sample,
                versions,
            });
        }
        pages.sort_by_key(|page| (page.order.unwrap_or(u32::MAX), page.id.clone()));
        pages
    }

    /// Topics, unit and dates of an article.
    fn referred(&mut self, draft: &ArticleDraft, room: &Newsroom, place: &Place) {
        if let Some(unit) = &draft.unit {
            self.existing_unit(unit, room.units, &place.key("unit"));
        }
        let topics = room
            .plan
            .map(|plan| plan.topics.as_slice())
            .unwrap_or_default();
        for (index, id) in draft.topics.0.iter().enumerate() {
            if !topics.iter().any(|topic| topic.id == **id) {
                let known = topics.iter().map(|topic| topic.id.as_str());
                self.unknown(
                    say!("nội dung (topic)", "topic"),
                    id,
                    known,
                    &place.key("topics").index(index),
                );
            }
        }
        if let (Some(date), Some(updated)) = (draft.date, draft.updated)
            && updated < date
        {
            self.error(
                &place.key("updated"),
                say!(
                    "ngày cập nhật đứng trước ngày đăng",
                    "the update stands before the publication"
                ),
                None,
            );
        }
        if let (Some(date), Some(plan)) = (draft.date, room.plan) {
            if date.0.year() < plan.year - 1 || date.0.year() > plan.year + 1 {
                let year = plan.year;
                self.error(
                    &place.key("date"),
                    say!(
                        "ngày {} cách xa năm của kế hoạch ({year})",
                        "{} is far from the plan's year ({year})",
                        date.0
                    ),
                    Some(say!("kiểm tra lại năm", "check the year")),
                );
            } else if date.0 > room.today {
                self.warn(
                    &place.key("date"),
                    say!(
                        "bài đề ngày trong tương lai nên chưa được đăng",
                        "the article is dated in the future and not published yet"
                    ),
                    Some(say!(
                        "bài sẽ xuất hiện khi dựng lại từ ngày đó",
                        "it appears when the site is built on or after that day"
                    )),
                );
            }
        }
    }
}
