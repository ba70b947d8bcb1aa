//! A template cut into texts and tags, and a tag into words: as Tera cuts them.

/// One piece of a template.
#[derive(Debug)]
pub enum Piece {
    /// What is printed as it stands.
    Text(String),
    /// `{{ … }}`
    Print(Vec<Word>),
    /// `{% … %}`
    Tag(Vec<Word>),
}

/// One word of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A name or a keyword.
    Name(String),
    /// A text between quotes.
    Quoted(String),
    /// A whole number.
    Whole(i64),
    /// An operator or a bracket.
    Sign(&'static str),
}

/// Longer ones first.
const SIGNS: [&str; 26] = [
    "...", "//", "==", "!=", ">=", "<=", "+", "-", "*", ".", ",", ":", "~", "|", "=", ">", "<",
    "(", ")", "[", "]", "{", "}", "@", "/", "%",
];

/// Cuts a template. A `-` inside its braces takes the blanks beside a tag away.
pub fn pieces(mut rest: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut is_tight = false;
    while !rest.is_empty() {
        let start = ["{{", "{%", "{#"].map(|start| rest.find(start).unwrap_or(rest.len()));
        let start = start.into_iter().min().unwrap_or(rest.len());
        let (text, from) = rest.split_at(start);
        let mut text = text;
        if !text.is_empty() && is_tight {
            text = text.trim_start();
            is_tight = false;
        }
        if from.as_bytes().get(2) == Some(&b'-') {
            text = text.trim_end();
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        let Some(opening) = from.get(..2) else { break };
        if opening == "{#" {
            let end = from.find("#}").expect("a comment does not end");
            is_tight |= from[..end].ends_with('-');
            rest = &from[end + 2..];
            continue;
        }
        let closing = if opening == "{{" { "}}" } else { "%}" };
        let inside = from[2..].strip_prefix('-').unwrap_or(&from[2..]);
        let (words, after, is_tight_after) = words(inside, closing);
        is_tight = is_tight_after;
        rest = after;
        pieces.push(match opening {
            "{{" => Piece::Print(words),
            _ => Piece::Tag(words),
        });
    }
    pieces
}

/// The words of a tag, what follows it, and whether it takes the blanks after it away.
fn words<'t>(mut rest: &'t str, closing: &str) -> (Vec<Word>, &'t str, bool) {
    let mut words = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(closing) {
            return (words, after, false);
        }
        if let Some(after) = rest
            .strip_prefix('-')
            .and_then(|rest| rest.strip_prefix(closing))
        {
            return (words, after, true);
        }
        let first = rest.chars().next().expect("a tag does not end");
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if first == '"' {
            let (quoted, after) = rest[1..]
                .split_once('"')
                .expect("a quoted text does not end");
            assert!(!quoted.contains('\\'), "`\\` in {quoted}");
            words.push(Word::Quoted(quoted.to_owned()));
            rest = after;
        } else if first.is_ascii_digit() {
            words.push(Word::Whole(rest[..length].parse().expect("a whole number")));
            rest = &rest[length..];
        } else if length > 0 {
            words.push(Word::Name(rest[..length].to_owned()));
            rest = &rest[length..];
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let sign = sign.unwrap_or_else(|| panic!("what does `{rest:.20}` begin with?"));
            words.push(Word::Sign(sign));
            rest = &rest[sign.len()..];
        }
    }
}
