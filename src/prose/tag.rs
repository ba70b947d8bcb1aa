//! How one HTML tag is written: its name, its attributes, and where each stands.

use std::ops::Range;

/// A tag as the author wrote it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub name: &'a str,
    /// True for `</name>`.
    pub is_end: bool,
    pub attributes: Vec<Attribute<'a>>,
    /// Bytes from `<` to `>`, both included.
    pub length: usize,
}

/// An attribute; ranges count from the `<`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    /// As written, entities not yet decoded; empty when there is none.
    pub value: &'a str,
    pub range: Range<usize>,
    pub value_range: Range<usize>,
}

/// The tag that `text` begins with; `None` when its `<` is only a character.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'<') {
        return None;
    }
    let is_end = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(is_end);
    if !bytes.get(start)?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = skip(bytes, start, |b| {
        !b.is_ascii_whitespace() && b != b'/' && b != b'>'
    });
    let name = text.get(start..at)?;
    let mut attributes = Vec::new();
    loop {
        at = skip(bytes, at, |b| b.is_ascii_whitespace() || b == b'/');
        if *bytes.get(at)? == b'>' {
            return Some(Tag {
                name,
                is_end,
                attributes,
                length: at + 1,
            });
        }
        let attribute = attribute(text, at)?;
        at = attribute.range.end;
        attributes.push(attribute);
    }
}

fn attribute(text: &str, start: usize) -> Option<Attribute<'_>> {
    let bytes = text.as_bytes();
    // A name takes at least one byte, even an odd one such as `=`.
    let name_end = skip(bytes, start + 1, |b| {
        !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'=')
    });
    let name = text.get(start..name_end)?;
    let equals = skip(bytes, name_end, |b| b.is_ascii_whitespace());
    if bytes.get(equals) != Some(&b'=') {
        return Some(Attribute {
            name,
            value: "",
            range: start..name_end,
            value_range: start..name_end,
        });
    }
    let from = skip(bytes, equals + 1, |b| b.is_ascii_whitespace());
    let (value_range, end) = match *bytes.get(from)? {
        quote @ (b'"' | b'\'') => {
            let to = skip(bytes, from + 1, |b| b != quote);
            bytes.get(to)?;
            (from + 1..to, to + 1)
        }
        _ => {
            let to = skip(bytes, from, |b| !b.is_ascii_whitespace() && b != b'>');
            (from..to, to)
        }
    };
    Some(Attribute {
        name,
        value: text.get(value_range.clone())?,
        range: start..end,
        value_range,
    })
}

fn skip(bytes: &[u8], from: usize, goes_on: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let length = rest.iter().position(|byte| !goes_on(*byte));
    from + length.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_are_taken_apart() {
        let found = tag("<a href='x y' title=Tên open>chữ").unwrap();
        assert_eq!((found.name, found.length), ("a", 30));
        let attributes: Vec<_> = found.attributes.iter().map(|a| (a.name, a.value)).collect();
        assert_eq!(
            attributes,
            [("href", "x y"), ("title", "Tên"), ("open", "")]
        );
        assert!(tag("</div >").unwrap().is_end);
        assert_eq!(tag("<br/>").unwrap().length, 5);
    }

    #[test]
    fn other_text_is_no_tag() {
        for text in [
            "< a>",
            "<",
            "<3",
            "<a",
            "<a href=\"x>",
            "<a href",
            "<a href=",
            "<!-- -->",
            "</>",
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
    }
}
