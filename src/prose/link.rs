//! Links: which addresses are allowed, where they lead, and where they stand in the Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::element::Content;
use super::open::Open;
use super::text::escape;
use super::writer::{Events, Writer};
use crate::diagnostic::nearest;
use crate::say;
use crate::source::slug;

/// An address that may be written.
struct Address {
    href: String,
    is_external: bool,
}

impl Writer<'_> {
    /// Opens the link that starts at `at`, or only its text when it leads nowhere.
    pub(super) fn link(&mut self, events: Events<'_, '_>, at: usize) {
        self.expect_phrasing();
        let Some((
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }),
            range,
        )) = events.get(at)
        else {
            return;
        };
        let end = end_of(events, at, TagEnd::Link);
        let spot = self.destination(*link_type, dest_url, id, range, events, at, end);
        let title = (!title.is_empty()).then(|| title.as_ref());
        if self.is_in_link() {
            self.warn(
                spot,
                say!(
                    "Liên kết nằm trong một liên kết khác",
                    "A link within another link"
                ),
                None,
            );
            self.inline("", "");
            return;
        }
        if !has_content(&events[at + 1..end]) {
            self.warn(
                range.clone(),
                say!("Liên kết không có chữ nào để bấm", "The link has no text"),
                Some(say!(
                    "Viết nơi liên kết dẫn đến vào giữa hai ngoặc vuông: `[Tên trang]({dest_url})`",
                    "Write where the link leads between the brackets: `[Name of the page]({dest_url})`"
                )),
            );
            self.inline("", "");
            return;
        }
        let target = match link_type {
            LinkType::Email if !dest_url.starts_with("mailto:") => format!("mailto:{dest_url}"),
            _ => dest_url.to_string(),
        };
        match self.address(&target, spot) {
            Some(address) => self.open_link(&address.href, address.is_external, title),
            None => self.inline("", ""),
        }
    }

    /// Opens the author's own `<a href>`; gives what closes it, and whether it is a link.
    pub(super) fn author_link(
        &mut self,
        target: &str,
        spot: Range<usize>,
        attributes: &str,
    ) -> (&'static str, bool) {
        let html = match self.address(target, spot) {
            Some(address) => {
                let mut html = String::from("<a");
                html.push_str(attributes);
                push_href(&mut html, &address.href, address.is_external);
                (html, "</a>", true)
            }
            None => (format!("<span{attributes}>"), "</span>", false),
        };
        self.sheet.html.push_str(&html.0);
        (html.1, html.2)
    }

    /// Opens a link with a checked address.
    pub(super) fn open_link(&mut self, href: &str, is_external: bool, title: Option<&str>) {
        let html = &mut self.sheet.html;
        html.push_str("<a");
        if let Some(title) = title {
            html.push_str(" title=\"");
            escape(html, title);
            html.push('"');
        }
        if is_external {
            push_href(html, &encode(href), true);
        } else {
            push_href(html, href, false);
        }
        self.open.push(Open {
            author: None,
            content: Content::Phrasing,
            close: "</a>",
            is_link: true,
            has_summary: false,
        });
    }

    fn address(&mut self, target: &str, spot: Range<usize>) -> Option<Address> {
        let target = target.trim();
        let local = |href: String| Address {
            href,
            is_external: false,
        };
        if target.is_empty() || target == "#" {
            self.error(
                spot,
                say!("Liên kết không dẫn đến đâu", "The link leads nowhere"),
                Some(say!(
                    "Viết địa chỉ trong ngoặc tròn: `[chữ](bai-khac.md)`",
                    "Write an address between the parentheses: `[text](bai-khac.md)`"
                )),
            );
            return None;
        }
        if let Some(fragment) = target.strip_prefix('#') {
            let fragment = percent_decode(fragment);
            let mut href = String::from("#");
            href.push_str(&encode(&fragment));
            self.fragments.push((fragment, spot));
            return Some(local(href));
        }
        let has_control = target.chars().any(char::is_control);
        match scheme(target) {
            Some(scheme) if !has_control => match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Some(Address {
                    href: encode(target),
                    is_external: true,
                }),
                "mailto" | "tel" => Some(local(encode(target))),
                _ => self.refuse(spot, scheme),
            },
            _ if has_control || target.starts_with("//") || target.starts_with("\\\\") => {
                self.refuse(spot, target)
            }
            _ => match self.surroundings.link(target) {
                Ok(href) if scheme(&href).is_none() => Some(local(href)),
                Ok(href) => Some(Address {
                    href: encode(&href),
                    is_external: true,
                }),
                Err(mistake) => {
                    self.mistake(spot, mistake);
                    None
                }
            },
        }
    }

    fn refuse(&mut self, spot: Range<usize>, what: &str) -> Option<Address> {
        self.error(
            spot,
            say!(
                "Liên kết bắt đầu bằng `{what}` không được phép",
                "A link that begins with `{what}` is not allowed"
            ),
            Some(say!(
                "Dùng `https://…`, `mailto:…`, `tel:…`, hoặc đường dẫn đến một tệp của trang như `../pages/gioi-thieu.md`",
                "Use `https://…`, `mailto:…`, `tel:…`, or the path of a file of the site such as `../pages/gioi-thieu.md`"
            )),
        );
        None
    }

    /// `[text][name]` whose `[name]: address` is missing.
    pub(super) fn broken_reference(&mut self, range: Range<usize>) {
        let source = self
            .markdown
            .get(range.clone())
            .unwrap_or_default()
            .to_owned();
        self.warn(
            range,
            say!(
                "`{source}` trông như một liên kết nhưng không có địa chỉ",
                "`{source}` looks like a link but has no address"
            ),
            Some(say!(
                "Viết `[chữ](địa chỉ)`, hoặc thêm một dòng `[tên]: địa chỉ`",
                "Write `[text](address)`, or add a line `[name]: address`"
            )),
        );
    }

    /// Checks the links to `#…` of this text once all its ids are known.
    pub(super) fn check_fragments(&mut self) {
        for (fragment, spot) in std::mem::take(&mut self.fragments) {
            if self.ids.contains(&fragment) || self.surroundings.has_id(&fragment) {
                continue;
            }
            let wanted = slug(&fragment);
            let known = nearest(&wanted, self.ids.iter().map(String::as_str));
            let help = known.map(|known| say!("Có phải `#{known}`?", "Did you mean `#{known}`?"));
            self.error(
                spot,
                say!(
                    "Trang này không có mục nào tên `#{fragment}`",
                    "Nothing on this page is called `#{fragment}`"
                ),
                help,
            );
        }
    }

    /// The bytes of the address of a link or picture, at its definition for `[text][name]`.
    #[expect(clippy::too_many_arguments, reason = "all parts of one event")]
    pub(super) fn destination(
        &self,
        kind: LinkType,
        address: &str,
        id: &str,
        range: &Range<usize>,
        events: Events<'_, '_>,
        at: usize,
        end: usize,
    ) -> Range<usize> {
        let (from, range, opening) = match kind {
            LinkType::Autolink | LinkType::Email => return range.start + 1..range.end - 1,
            LinkType::Inline => {
                let inner = if end > at + 1 {
                    events[end - 1].1.end
                } else {
                    range.start + 1
                };
                (inner, range.clone(), "](")
            }
            _ => match self.references.get(id) {
                Some(definition) => (definition.span.start, definition.span.clone(), "]:"),
                None => return range.clone(),
            },
        };
        self.address_in(from..range.end, opening, address)
            .unwrap_or(range)
    }

    fn address_in(
        &self,
        range: Range<usize>,
        opening: &str,
        address: &str,
    ) -> Option<Range<usize>> {
        let source = self.markdown.get(range.clone())?;
        let after = source.find(opening)? + opening.len();
        let rest = source[after..].trim_start();
        let bracketed = rest.strip_prefix('<');
        let rest = bracketed.unwrap_or(rest);
        let start = range.end - rest.len();
        let length = if bracketed.is_some() {
            rest.find('>')?
        } else if rest.starts_with(address) {
            address.len()
        } else {
            // Written with escapes: up to the title or the end.
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            length - usize::from(opening == "](" && rest[..length].ends_with(')'))
        };
        (length > 0).then_some(start..start + length)
    }
}

/// The index of the end that belongs to the start at `at`.
pub(super) fn end_of(events: Events<'_, '_>, at: usize, end: TagEnd) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::Start(tag) if tag.to_end() == end => depth += 1,
            Event::End(tag) if *tag == end => {
                depth -= 1;
                if depth == 0 {
                    return index;
                }
            }
            _ => {}
        }
    }
    events.len()
}

fn has_content(events: Events<'_, '_>) -> bool {
    events.iter().any(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => !text.trim().is_empty(),
        Event::InlineHtml(html) => html.contains("alt="),
        _ => false,
    })
}

fn push_href(html: &mut String, href: &str, is_external: bool) {
    html.push_str(" href=\"");
    escape(html, href);
    html.push_str(if is_external {
        "\" rel=\"noopener external\">"
    } else {
        "\">"
    });
}

/// The scheme of an address: `mailto` of `mailto:a@b.vn`.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let is_scheme = bytes.next()?.is_ascii_alphabetic()
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// Percent-encodes what may not stand in an address; what is encoded already stays.
pub(super) fn encode(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            encoded.push(byte as char);
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(DIGITS[usize::from(byte >> 4)] as char);
            encoded.push(DIGITS[usize::from(byte & 15)] as char);
        }
    }
    encoded
}

fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}
