//! Text as learning systems keep it – with HTML in it – as plain words.

/// Without tags, with the signs that stand for others read, on one line.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let is_tag = rest[at + 1..]
            .chars()
            .next()
            .is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!');
        match rest[at..].find('>') {
            Some(end) if is_tag => {
                out.push(' ');
                rest = &rest[at + end + 1..];
            }
            // `a < b` is no tag.
            _ => {
                out.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    for (sign, meant) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        out = out.replace(sign, meant);
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

/// A label that people put before what they say: `Căn cứ: Điều 9` → `Điều 9`.
pub(super) fn after_label<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let (label, rest) = text.split_once(':')?;
    let label = label.trim().to_lowercase();
    labels.contains(&label.as_str()).then(|| rest.trim())
}

/// What stands before the basis of an answer.
pub(super) const BASIS: [&str; 4] = ["căn cứ", "căn cứ pháp lý", "basis", "legal basis"];

/// An explanation and the basis that stands at its end or on a line of its own.
pub(super) fn with_basis(text: &str) -> (String, String) {
    let (mut why, mut basis) = (Vec::new(), String::new());
    for line in text.lines().map(str::trim) {
        match after_label(line, &BASIS) {
            Some(found) => found.clone_into(&mut basis),
            None => why.push(line),
        }
    }
    (plain(&why.join(" ")), plain(&basis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_stay() {
        for (text, expected) in [
            ("<p>Một&nbsp;cửa</p>", "Một cửa"),
            ("a < b và c > d", "a < b và c > d"),
            ("A &amp; B<br/>C", "A & B C"),
        ] {
            assert_eq!(plain(text), expected);
        }
        let (why, basis) = with_basis("Vì thế.\nCăn cứ: Điều 9");
        assert_eq!((why.as_str(), basis.as_str()), ("Vì thế.", "Điều 9"));
    }
}
