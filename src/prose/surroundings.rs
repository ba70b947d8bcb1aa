//! What prose asks of the site around it: addresses, pictures, and the few words of a page's own.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Severity, Text};

/// What prose asks of the site around it. Prose itself knows no route, no file and no other page.
pub trait Surroundings: Sync {
    /// The address for a link to another file or page as the author wrote it (`bai-khac.md`, `../pages/gioi-thieu.md#muc`,
    /// `/media/x.pdf`), ready for an `href` but not yet HTML-escaped; or the mistake. Never asked for `http:`, `https:`,
    /// `mailto:`, `tel:` or `#fragment`.
    fn link(&self, target: &str) -> Result<String, Mistake>;

    /// The address and size of a picture as the author wrote it, or the mistake. Never asked for an address with a scheme.
    fn image(&self, target: &str) -> Result<Image, Mistake>;

    /// True when the page around the text already has an element with this `id`: no heading gets it, and a link may lead to it.
    fn has_id(&self, _id: &str) -> bool {
        false
    }
}

/// Why a link or a picture is wrong; the place is prose's to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// Whether it stops publishing.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Option<Text>,
}

impl Mistake {
    /// A mistake that stops publishing.
    pub fn error(message: Text) -> Self {
        Self {
            severity: Severity::Error,
            message,
            help: None,
        }
    }

    /// The same mistake with what to write instead.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }
}

/// A picture as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Address for `src`, not yet HTML-escaped; empty when the picture is left out, and its words stand there instead.
    pub href: String,
    /// Width and height in CSS pixels; absent when they cannot be measured (an SVG without a size).
    pub size: Option<(u32, u32)>,
    /// The same picture in several widths: a `srcset`, not yet HTML-escaped.
    pub srcset: Option<String>,
    /// The same in AVIF.
    pub avif: Option<String>,
}

/// The words that prose itself adds to a page, in the language of the page. `{n}` and `{title}` stand for what is put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Heading above the footnotes: `Chú thích`.
    pub footnotes: String,
    /// Link from a footnote back to the text; `{n}` is its number: `Trở lại chỗ có chú thích {n}`.
    pub footnote_back: String,
    /// Link beside a heading to itself; `{title}` is its text: `Liên kết đến mục này: {title}`.
    pub heading_link: String,
    /// Name of a table as a region that scrolls; `{n}` counts from 1 within the text: `Bảng {n}`.
    pub table: String,
    /// Name of a code block as a region that scrolls; `{n}` counts from 1 within the text: `Đoạn mã {n}`.
    pub code: String,
    /// A task that is still open: `Chưa xong`.
    pub task_open: String,
    /// A task that is done: `Đã xong`.
    pub task_done: String,
    /// Title of `> [!NOTE]`: `Lưu ý`.
    pub note: String,
    /// Title of `> [!TIP]`: `Mẹo`.
    pub tip: String,
    /// Title of `> [!IMPORTANT]`: `Quan trọng`.
    pub important: String,
    /// Title of `> [!WARNING]`: `Cảnh báo`.
    pub warning: String,
    /// Title of `> [!CAUTION]`: `Thận trọng`.
    pub caution: String,
}
