//! Markdown of the site rendered for the page it stands on.

use serde::Serialize;

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Text.
    pub text: String,
}
