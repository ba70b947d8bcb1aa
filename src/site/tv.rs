//! The screen in the one-stop office, checked: how it goes round, and its own announcements with the days on which they hold.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::{Place, Text};
use crate::draft::{Count, SlideDraft, SpanDraft, TvDraft};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::kind::SlideKind;
use super::media::MediaFile;

/// Everything of `tv.yaml`.
#[derive(Clone, Debug)]
pub struct Tv {
    /// Seconds for each slide; by the length of its text when absent.
    pub seconds: Option<u32>,
    /// True when it shows the time of day.
    pub has_clock: bool,
    /// Which kinds of slide in which order.
    pub show: Vec<SlideKind>,
    /// How many of the newest articles at most.
    pub articles: usize,
    /// Lines of the band below.
    pub ticker: Vec<Localized<String>>,
    /// Announcements that hold today or will.
    pub announcements: Vec<Announcement>,
}

/// An announcement.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Title.
    pub title: Localized<String>,
    /// Text in paragraphs with an empty line between two.
    pub text: Option<Localized<String>>,
    /// First day on which it is shown.
    pub from: Option<Date>,
    /// Last day, included.
    pub to: Option<Date>,
    /// Seconds.
    pub seconds: Option<u32>,
    /// Picture, by its path in the site's folder.
    pub image: Option<String>,
    /// What the picture shows.
    pub image_alt: Option<Localized<String>>,
    /// Address for a QR code.
    pub link: Option<String>,
    /// True for a made-up announcement.
    pub is_sample: bool,
}

/// How many articles are shown when nobody says.
const ARTICLES: usize = 3;

/// A slide goes by too fast below, and nobody waits for the next one above.
const SECONDS: std::ops::RangeInclusive<u32> = 5..=120;

/// Longest title, in characters: three lines that can be read from four metres.
const TITLE: usize = 120;

/// Longest address: a code for more is too fine for a phone two steps away.
const LINK: usize = 200;

impl Default for Tv {
    fn default() -> Self {
        Self {
            seconds: None,
            has_clock: true,
            show: SlideKind::ALL.to_vec(),
            articles: ARTICLES,
            ticker: Vec::new(),
            announcements: Vec::new(),
        }
    }
}

impl Check {
    /// The screen; a slide whose last day is over stays away with a warning.
    pub(super) fn tv(
        &mut self,
        draft: &TvDraft,
        media: &BTreeMap<String, MediaFile>,
        today: Date,
    ) -> Tv {
        let file = Place::file("tv.yaml");
        let mut announcements = Vec::new();
        for (index, slide) in draft.slides.iter().enumerate() {
            let place = file.key("slides").index(index);
            let announcement = self.announcement(slide, media, &place);
            if !self.is_over(&announcement, &place, today) {
                announcements.push(announcement);
            }
        }
        let ticker = draft.ticker.iter().enumerate();
        let show = draft.show.as_ref();
        Tv {
            seconds: self.seconds(draft.seconds, &file),
            has_clock: draft.clock.unwrap_or(true),
            show: show.map_or(SlideKind::ALL.to_vec(), |names| {
                self.all_named(&names.0, &file, "show")
            }),
            articles: draft.articles.map_or(ARTICLES, |count| count.0 as usize),
            ticker: ticker
                .map(|(index, line)| self.text(line, &file.key("ticker").index(index)))
                .collect(),
            announcements,
        }
    }

    fn announcement(
        &mut self,
        draft: &SlideDraft,
        media: &BTreeMap<String, MediaFile>,
        place: &Place,
    ) -> Announcement {
        let title = self.text(&draft.title, &place.key("title"));
        let longest = title.iter().map(|(_, text)| text.chars().count()).max();
        if let Some(length) = longest.filter(|length| *length > TITLE) {
            self.warn(
                &place.key("title"),
                say!(
                    "tiêu đề dài {length} ký tự, trên màn hình chỉ đủ chỗ cho {TITLE} ký tự",
                    "the title has {length} characters, the screen has room for {TITLE} characters"
                ),
                Some(say!(
                    "rút gọn tiêu đề, chuyển phần còn lại xuống `text`",
                    "shorten it and say the rest in `text`"
                )),
            );
        }
        self.days(draft, place);
        if let Some(image) = &draft.image {
            self.picture(image, &place.key("image"), media);
            if draft.image_alt.is_none() {
                self.picture_without_words(&place.key("image"));
            }
        }
        if draft.text.is_none() && draft.image.is_none() {
            self.error(
                place,
                say!(
                    "trang chiếu này chưa có gì ngoài tiêu đề",
                    "this slide has nothing but a title"
                ),
                Some(say!(
                    "thêm `text: …` hoặc `image: media/…`",
                    "add `text: …` or `image: media/…`"
                )),
            );
        }
        Announcement {
            title,
            text: self.optional(draft.text.as_ref(), place, "text"),
            from: draft.from.map(|day| day.0),
            to: draft.to.map(|day| day.0),
            seconds: self.seconds(draft.seconds, place),
            image: draft
                .image
                .as_ref()
                .map(|image| image.trim_start_matches('/').to_owned()),
            image_alt: self.optional(draft.image_alt.as_ref(), place, "image_alt"),
            link: draft
                .link
                .as_ref()
                .and_then(|link| self.slide_link(link, &place.key("link"))),
            is_sample: draft.sample,
        }
    }

    /// The two days in their order.
    fn days(&mut self, draft: &SlideDraft, place: &Place) {
        let (Some(from), Some(to)) = (draft.from, draft.to) else {
            return;
        };
        let span = SpanDraft {
            from: Some(from),
            to: Some(to),
        };
        let around = super::when::Window {
            from: from.0,
            to: to.0,
        };
        self.window(Some(&span), place, around);
    }

    /// True for a slide whose last day is over, which is told at that day.
    fn is_over(&mut self, slide: &Announcement, place: &Place, today: Date) -> bool {
        let Some(to) = slide.to.filter(|to| *to < today) else {
            return false;
        };
        self.warn(
            &place.key("to"),
            say!(
                "trang chiếu này chỉ có hiệu lực đến hết ngày {to}, màn hình không chiếu nữa",
                "this slide ended on {to}, the screen does not show it any more"
            ),
            Some(say!(
                "xóa trang chiếu này, hoặc sửa `to` nếu nội dung còn hiệu lực",
                "remove the slide, or mend `to` if it still holds"
            )),
        );
        true
    }

    fn seconds(&mut self, seconds: Option<Count>, place: &Place) -> Option<u32> {
        let seconds = seconds?.0;
        if !SECONDS.contains(&seconds) {
            let (least, most) = (SECONDS.start(), SECONDS.end());
            self.error(
                &place.key("seconds"),
                say!(
                    "{seconds} giây: mỗi trang chiếu cần từ {least} đến {most} giây",
                    "{seconds} seconds: a slide needs {least} to {most}"
                ),
                Some(say!(
                    "bỏ dòng này thì Loa tự tính theo độ dài của chữ",
                    "without this line Loa goes by the length of the text"
                )),
            );
        }
        Some(seconds)
    }

    fn slide_link(&mut self, link: &str, place: &Place) -> Option<String> {
        let is_address = ["https://", "http://", "tel:"]
            .iter()
            .any(|scheme| link.starts_with(scheme) && link.len() > scheme.len());
        let problem: Option<Text> = if !is_address || link.contains(char::is_whitespace) {
            Some(say!(
                "`{link}` không phải địa chỉ trang web hay số điện thoại",
                "`{link}` is neither a web address nor a telephone number"
            ))
        } else if link.len() > LINK {
            Some(say!(
                "địa chỉ dài quá {LINK} ký tự: mã QR sẽ quá nhỏ để quét",
                "the address is longer than {LINK} characters: its QR code would be too fine to scan"
            ))
        } else {
            None
        };
        match problem {
            None => Some(link.to_owned()),
            Some(problem) => {
                let help = say!(
                    "ví dụ: `link: https://dichvucong.gov.vn` hoặc `link: tel:18001096`",
                    "for example `link: https://dichvucong.gov.vn` or `link: tel:18001096`"
                );
                self.error(place, problem, Some(help));
                None
            }
        }
    }
}
