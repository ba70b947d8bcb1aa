//! What a link in a text leads to: another text, a picture, a page of the site.

use crate::diagnostic::{Severity, Text, nearest};
use crate::say;

use super::relative::resolve;
use super::route::Route;
use super::whole::Site;

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page, in the reader's language, with the part behind `#`.
    Page(Route, Option<String>),
    /// A file below `media/`, by its path in the site's folder.
    Media(String),
}

/// Files of the site's folder that are pages of their own.
const FILES: [(&str, Route); 6] = [
    ("plan.yaml", Route::Plan),
    ("units.yaml", Route::Units),
    ("contacts.yaml", Route::Hotlines),
    ("documents.yaml", Route::Documents(1)),
    ("indexes.yaml", Route::Indexes),
    ("site.yaml", Route::Home),
];

/// A link that leads nowhere, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Astray {
    /// A warning when it will lead somewhere one day.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Option<Text>,
}

impl Site {
    /// What `link`, written in `file`, leads to: a path from that file (`../pages/a.md#b`) or, with `/` before it, from the site's folder.
    pub fn target(&self, file: &str, link: &str) -> Result<Target, Astray> {
        let (path, fragment) = match link.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (link, None),
        };
        let path = resolve(file, &decode(path)).ok_or_else(|| Astray {
            severity: Severity::Error,
            message: say!(
                "liên kết `{link}` ra ngoài thư mục của trang",
                "the link `{link}` leaves the site's folder"
            ),
            help: Some(say!(
                "chép tệp ấy vào thư mục media/ rồi liên kết tới đó",
                "copy the file into media/ and link to it there"
            )),
        })?;
        if let Some(route) = self.routes_of_files.get(&path) {
            return Ok(Target::Page(route.clone(), fragment));
        }
        if let Some((_, route)) = FILES.iter().find(|(name, _)| *name == path) {
            return Ok(Target::Page(route.clone(), fragment));
        }
        if self.media.contains_key(&path) {
            return Ok(Target::Media(path));
        }
        Err(self.nothing(link, &path))
    }

    fn nothing(&self, link: &str, path: &str) -> Astray {
        if self.unpublished.contains(path) {
            return Astray {
                severity: Severity::Warning,
                message: say!(
                    "liên kết `{link}` dẫn tới một bài chưa đăng",
                    "the link `{link}` leads to an article that is not published yet"
                ),
                help: Some(say!(
                    "chữ vẫn hiện, liên kết sẽ có khi bài ấy được đăng",
                    "its words are shown; the link appears when that article does"
                )),
            };
        }
        let known = self
            .routes_of_files
            .keys()
            .chain(self.media.keys())
            .map(String::as_str);
        let help = match nearest(path, known.chain(FILES.iter().map(|(name, _)| *name))) {
            Some(near) => say!(
                "có phải ý bạn là tệp `{near}`?",
                "did you mean the file `{near}`?"
            ),
            None if path.ends_with(".html") => say!(
                "liên kết tới tệp nguồn (.md), Loa tự đổi thành địa chỉ trang",
                "link to the source file (.md); Loa makes the address of it"
            ),
            None => say!(
                "kiểm tra tên tệp; tìm trong thư mục: {path}",
                "check the file's name; looked for: {path}"
            ),
        };
        Astray {
            severity: Severity::Error,
            message: say!(
                "liên kết `{link}` không dẫn tới đâu cả",
                "the link `{link}` leads nowhere"
            ),
            help: Some(help),
        }
    }
}

/// `%20` and its kind, as editors write them.
fn decode(link: &str) -> String {
    let bytes = link.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |byte: u8| (byte as char).to_digit(16);
        let escaped = (bytes[at] == b'%')
            .then(|| Some((hex(*bytes.get(at + 1)?)?, hex(*bytes.get(at + 2)?)?)))
            .flatten()
            .and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        decoded.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_from_the_file() {
        for (file, link, expected) in [
            ("articles/2024/a.md", "b.md", Some("articles/2024/b.md")),
            (
                "articles/2024/a.md",
                "../../media/x.png",
                Some("media/x.png"),
            ),
            ("articles/a.md", "/pages/b.md", Some("pages/b.md")),
            ("articles/a.md", "..\\pages\\b.md", Some("pages/b.md")),
            ("pages/a.md", "../../x", None),
        ] {
            assert_eq!(resolve(file, link).as_deref(), expected, "{link}");
        }
        assert_eq!(decode("%E1%BA%A3nh%201.png"), "ảnh 1.png");
        assert_eq!(decode("100%"), "100%");
    }
}
