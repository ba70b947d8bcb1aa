//! Articles and standing pages with their translations brought together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Place, Spot, YamlPath};
use crate::draft::{ArticleDraft, MarkdownDraft, PageDraft};
use crate::language::{Language, Localized};
use crate::say;
use crate::source::{SourceTree, slug};

use super::check::Check;
use super::plan::Plan;
use super::unit::Units;

/// Address of an article within `articles/`.
pub type ArticleId = String;

/// A news item or article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Id, fit for an address.
    pub id: ArticleId,
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

/// The files of one text: the original and its translations.
struct Family<'a, F> {
    original: &'a MarkdownDraft<F>,
    translations: BTreeMap<Language, &'a MarkdownDraft<F>>,
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
        for family in self.families(drafts) {
            let draft = family.original;
            let Some(id) = self.address(draft, draft.front.slug.as_deref(), &mut addresses) else {
                continue;
            };
            let place = front(&draft.file);
            let Some(date) = draft.front.date else {
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
                continue;
            };
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
            if draft.front.draft || date.0 > room.today {
                continue;
            }
            articles.push(Article {
                id,
                date: date.0,
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
            let Some(id) = self.address(draft, draft.front.slug.as_deref(), &mut addresses) else {
                continue;
            };
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

    /// Brings translations to their originals: `bai.en.md` belongs to `bai.md`.
    fn families<'a, F>(&mut self, drafts: &'a [MarkdownDraft<F>]) -> Vec<Family<'a, F>> {
        let files: BTreeSet<&str> = drafts.iter().map(|draft| draft.file.as_str()).collect();
        let mut originals: BTreeMap<&str, Family<'a, F>> = BTreeMap::new();
        let mut translations = Vec::new();
        for draft in drafts {
            let stem = draft.file.trim_end_matches(".md");
            let tag = stem
                .rsplit_once('.')
                .map(|(base, tag)| (base, tag, tag.parse::<Language>()));
            match tag {
                Some((base, tag, Ok(language))) if tag.len() <= 10 => {
                    translations.push((base, language, draft))
                }
                _ => {
                    originals.insert(
                        stem,
                        Family {
                            original: draft,
                            translations: BTreeMap::new(),
                        },
                    );
                }
            }
        }
        for (base, language, draft) in translations {
            let place = Place::file(&draft.file);
            if !self.languages.contains(&language) {
                self.error(
                    &place,
                    say!(
                        "tên tệp nói đây là bản `{language}`, nhưng trang không có ngôn ngữ này",
                        "the file's name says `{language}`, but the site has no such language"
                    ),
                    Some(say!(
                        "thêm `{language}` vào `languages` trong site.yaml, hoặc đổi tên tệp",
                        "add `{language}` to `languages` in site.yaml, or rename the file"
                    )),
                );
            } else if let Some(family) = originals.get_mut(base) {
                family.translations.insert(language, draft);
            } else {
                let near = crate::diagnostic::nearest(
                    base,
                    files.iter().map(|file| file.trim_end_matches(".md")),
                );
                let help = match near {
                    Some(near) => say!(
                        "có phải là bản dịch của `{near}.md`?",
                        "is it a translation of `{near}.md`?"
                    ),
                    None => say!(
                        "tạo tệp `{base}.md`, hoặc đổi tên tệp này cho khớp bản gốc",
                        "make `{base}.md`, or rename this file after its original"
                    ),
                };
                self.error(
                    &place,
                    say!(
                        "bản dịch này không có bản gốc `{base}.md`",
                        "this translation has no original `{base}.md`"
                    ),
                    Some(help),
                );
            }
        }
        originals.into_values().collect()
    }

    fn versions<F>(
        &mut self,
        family: &Family<F>,
        version: impl Fn(&MarkdownDraft<F>) -> Version,
    ) -> Localized<Version> {
        let default = self.languages[0].clone();
        let mut versions = BTreeMap::from([(default.clone(), version(family.original))]);
        for (language, draft) in &family.translations {
            if *language == default {
                self.error(
                    &Place::file(&draft.file),
                    say!(
                        "`{language}` là ngôn ngữ mặc định; bản gốc đã là bản `{language}`",
                        "`{language}` is the default language; the original is that version already"
                    ),
                    Some(say!("gộp hai tệp làm một", "make one file of the two")),
                );
                continue;
            }
            versions.insert(language.clone(), version(draft));
        }
        Localized::new(versions)
    }

    /// The id of a text, from its `slug` or its file's name; two with one id are a mistake.
    fn address<F>(
        &mut self,
        draft: &MarkdownDraft<F>,
        wanted: Option<&str>,
        taken: &mut BTreeMap<String, String>,
    ) -> Option<String> {
        let name = draft
            .file
            .rsplit('/')
            .next()
            .unwrap_or(&draft.file)
            .trim_end_matches(".md");
        let place = match wanted {
            Some(_) => front(&draft.file).key("slug"),
            None => Place::file(&draft.file),
        };
        let id = match wanted {
            Some(wanted) => self.id(wanted, &place),
            None => slug(name),
        };
        let is_reserved = matches!(id.as_str(), "" | "index" | "con" | "prn" | "aux" | "nul")
            || id.starts_with("page-");
        if is_reserved {
            self.error(
                &place,
                say!(
                    "địa chỉ `{id}` không dùng được",
                    "the address `{id}` cannot be used"
                ),
                Some(say!(
                    "đổi tên tệp, hoặc thêm `slug: …`",
                    "rename the file, or add `slug: …`"
                )),
            );
            return None;
        }
        if let Some(other) = taken.insert(id.clone(), draft.file.clone()) {
            self.error(
                &place,
                say!(
                    "hai tệp có cùng một địa chỉ `{id}`: tệp kia là {other}",
                    "two files have the same address `{id}`: the other is {other}"
                ),
                Some(say!(
                    "đổi tên một tệp, hoặc thêm `slug: …` cho một bài",
                    "rename one of them, or give one a `slug: …`"
                )),
            );
            return None;
        }
        Some(id)
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
        if let (Some(date), Some(updated)) = (draft.date, draft.updated) {
            if updated < date {
                self.error(
                    &place.key("updated"),
                    say!(
                        "ngày cập nhật đứng trước ngày đăng",
                        "the update stands before the publication"
                    ),
                    None,
                );
            }
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

/// The front matter of a file as a place to descend from.
fn front(file: &str) -> Place {
    Place {
        file: file.to_owned(),
        spot: Spot::Value(YamlPath::default()),
    }
}

fn version<F>(
    draft: &MarkdownDraft<F>,
    tree: &SourceTree,
    title: &str,
    summary: Option<&str>,
    image_alt: Option<&str>,
) -> Version {
    let text = tree.text(&draft.file).unwrap_or_default();
    Version {
        file: draft.file.clone(),
        body_at: draft.body.start,
        markdown: text.get(draft.body.clone()).unwrap_or_default().to_owned(),
        title: title.to_owned(),
        summary: summary.map(str::to_owned),
        image_alt: image_alt.map(str::to_owned),
    }
}
