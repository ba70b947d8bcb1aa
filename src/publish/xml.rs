//! The little of XML that a feed and a sitemap need.

/// Text that can stand in an element or an attribute; characters that XML does not allow are left out.
pub(super) fn escape(text: &str) -> String {
    // Most texts need nothing of it, which their bytes tell at once.
    let is_suspect = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0xef | 0..b' ');
    if !text.bytes().any(is_suspect) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(character),
            control if control < ' ' => {}
            '\u{fffe}' | '\u{ffff}' => {}
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_leaves_its_element() {
        assert_eq!(
            escape("a<b> & \"c\"\u{1}đ"),
            "a&lt;b&gt; &amp; &quot;c&quot;đ"
        );
    }
}
