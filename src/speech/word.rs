//! Where words begin and end.

/// A letter or a digit, as opposed to what stands between words.
pub(super) fn is_part(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{1e00}'..='\u{1eff}') || c.is_alphanumeric()
}

/// How many bytes of ASCII digits the text begins with.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many bytes of blanks the text begins with.
pub(super) fn blanks(text: &str) -> usize {
    text.bytes().take_while(|b| *b == b' ').count()
}

/// How many bytes of letters the text begins with.
pub(super) fn letters(text: &str) -> usize {
    text.find(|c: char| !is_letter(c)).unwrap_or(text.len())
}

/// How many bytes of small letters the text begins with.
pub(super) fn small_letters(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_lowercase() || !c.is_ascii() && c.is_lowercase()))
        .unwrap_or(text.len())
}

/// The same as `is_alphabetic`, quicker for what Vietnamese is written with.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{1e00}'..='\u{1eff}') || c.is_alphabetic()
}

/// The digits at the beginning, when there are `least..=most` of them, and what follows.
pub(super) fn split_digits(text: &str, least: usize, most: usize) -> Option<(&str, &str)> {
    let count = digits(text);
    (least..=most)
        .contains(&count)
        .then(|| text.split_at(count))
}

/// True when no word goes on at the beginning of the text.
pub(super) fn is_end(text: &str) -> bool {
    !text.starts_with(is_part)
}

/// True when a figure could go on: a digit, or a separator with a digit behind it.
pub(super) fn figure_goes_on(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if is_part(c) => true,
        Some('.' | ',' | '/' | ':' | '-') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Lower case, without what clings to a word: `"Ngày,` → `ngày`.
pub(super) fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !is_part(c)).to_lowercase()
}

/// With its first letter in upper case.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let mut capital = String::with_capacity(words.len() + 2);
    capital.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    capital.push_str(chars.as_str());
    capital
}
