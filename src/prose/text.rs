//! Text on its way into HTML: escaping, decoding, and bare web addresses that become links.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;

use super::writer::{Events, Writer};
use crate::say;
use crate::source::has_byte;

impl Writer<'_> {
    /// Writes text into the HTML, escaped, and into the plain text.
    pub(super) fn text(&mut self, text: &str) {
        if !text.trim_ascii_start().is_empty() {
            self.expect_phrasing();
        }
        escape(&mut self.sheet.html, text);
        if text == "\n" {
            self.sheet.plain.push(' ');
        } else {
            self.sheet.plain.push_str(text);
        }
    }

    /// Writes the text event at `at`; with a web address in it, also the text events that continue it.
    pub(super) fn text_event(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let Some((Event::Text(text), range)) = events.get(at) else {
            return at + 1;
        };
        if text.starts_with('[') {
            self.undefined_footnote(range);
        }
        if !text.contains("://") || self.is_in_link() {
            self.text(text);
            return at + 1;
        }
        // An address with `_`, `*`, `&` … comes in several pieces.
        let mut whole = Cow::Borrowed(text.as_ref());
        let mut end = range.end;
        let mut next = at + 1;
        while let Some((Event::Text(more), more_range)) = events.get(next) {
            if more_range.start != end {
                break;
            }
            whole.to_mut().push_str(more);
            end = more_range.end;
            next += 1;
        }
        self.text_with_addresses(&whole);
        next
    }

    fn text_with_addresses(&mut self, text: &str) {
        let mut rest = text;
        while let Some(found) = web_address(rest) {
            self.text(&rest[..found.start]);
            let address = &rest[found.clone()];
            self.open_link(address, true, None);
            self.text(address);
            self.close_markdown();
            rest = &rest[found.end..];
        }
        self.text(rest);
    }

    /// `[^x]` without a definition reaches us as text that begins with its bracket.
    fn undefined_footnote(&mut self, range: &Range<usize>) {
        let before = self.markdown.get(..range.start).unwrap_or_default();
        let Some(rest) = self.markdown.get(range.start..) else {
            return;
        };
        let Some(label) = rest.strip_prefix("[^") else {
            return;
        };
        let Some(length) = label.find([']', '[', '\n', ' ']) else {
            return;
        };
        if length == 0 || !label[length..].starts_with(']') || before.ends_with('\\') {
            return;
        }
        let label = &label[..length];
        self.error(
            range.start..range.start + length + 3,
            say!(
                "Chú thích `[^{label}]` không có nội dung",
                "Footnote `[^{label}]` has no content"
            ),
            Some(say!(
                "Thêm một dòng `[^{label}]: nội dung chú thích`, hoặc bỏ `[^{label}]`",
                "Add a line `[^{label}]: the footnote's text`, or remove `[^{label}]`"
            )),
        );
    }
}

/// The first `http://` or `https://` address in a text, without the punctuation that ends a sentence.
fn web_address(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let colon = from + text.get(from..)?.find("://")?;
        from = colon + 3;
        let before = &text[..colon];
        let Some(start) = ["https", "http"]
            .iter()
            .find_map(|scheme| before.strip_suffix(scheme))
            .map(str::len)
        else {
            continue;
        };
        if text[..start].ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»`".contains(c);
        let length = text[start..].find(is_end).unwrap_or(text.len() - start);
        let mut address = &text[start..start + length];
        loop {
            let shorter = address.trim_end_matches(|c| "?!.,:;*_~'’…".contains(c));
            let unpaired = shorter.ends_with(')')
                && shorter.matches(')').count() > shorter.matches('(').count();
            let shorter = &shorter[..shorter.len() - usize::from(unpaired)];
            if shorter.len() == address.len() {
                break;
            }
            address = shorter;
        }
        if address.len() > from - start {
            return Some(start..start + address.len());
        }
    }
}

/// Appends text for HTML content or a double-quoted attribute.
pub(crate) fn escape(html: &mut String, text: &str) {
    if !has_byte(text, is_special) {
        html.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Characters that HTML forbids; NUL would become U+FFFD anyway.
            _ => "\u{FFFD}",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// True for a byte that `escape` cannot copy.
const fn is_special(byte: u8) -> bool {
    let is_allowed_control = matches!(byte, b'\t' | b'\n' | b'\r');
    (byte < 32 && !is_allowed_control) || matches!(byte, b'&' | b'<' | b'>' | b'"' | 127)
}

/// Text with its character references decoded: numbers, and the names that people use.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest reference that is known has 8 bytes between `&` and `;`.
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        let reference = end.and_then(|end| {
            let character = character(&rest[1..end])?;
            Some((character, end + 1))
        });
        let (character, length) = reference.unwrap_or(('&', 1));
        decoded.push(character);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "shy" => '\u{AD}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "times" => '×',
        "deg" => '°',
        "sup2" => '²',
        "sup3" => '³',
        "frac12" => '½',
        "plusmn" => '±',
        "le" => '≤',
        "ge" => '≥',
        "larr" => '←',
        "rarr" => '→',
        "copy" => '©',
        "reg" => '®',
        "sect" => '§',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{decode, web_address};

    #[test]
    fn addresses_end_before_punctuation() {
        for (text, expected) in [
            ("Xem https://a.vn/x.", Some("https://a.vn/x")),
            ("(http://a.vn/b_(c)).", Some("http://a.vn/b_(c)")),
            ("“https://a.vn”", Some("https://a.vn")),
            ("xhttp://a.vn", None),
            ("ftp://a và https://b.vn", Some("https://b.vn")),
            ("https://", None),
            ("https://...", None),
        ] {
            assert_eq!(
                web_address(text).map(|range| &text[range]),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn references_are_decoded() {
        assert_eq!(
            decode("A&nbsp;&lt;&#272;&#x110;&amp;&là;&"),
            "A\u{A0}<ĐĐ&&là;&"
        );
    }
}
