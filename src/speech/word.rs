//! Where words begin and end.

/// A letter or a digit, as opposed to what stands between words.
pub(super) fn is_part(c: char) -> bool {
    is_usual_letter(c) || !is_usual_sign(c) && c.is_alphanumeric()
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
    text.find(|c: char| !is_small(c)).unwrap_or(text.len())
}

/// The same as `is_lowercase`, quicker for what Vietnamese is written with.
pub(super) fn is_small(c: char) -> bool {
    match c {
        'a'..='z' | 'à'..='ö' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => true,
        // Of each pair the second is the small one.
        'Ạ'..='ỹ' => u32::from(c) % 2 == 1,
        _ => !c.is_ascii() && c.is_lowercase(),
    }
}

/// The same as `is_uppercase`, quicker for what Vietnamese is written with.
pub(super) fn is_capital(c: char) -> bool {
    match c {
        'A'..='Z' => true,
        'Ạ'..='ỹ' => u32::from(c).is_multiple_of(2),
        _ => !c.is_ascii() && !is_small(c) && c.is_uppercase(),
    }
}

/// True of a character that is neither a blank of any kind nor a number beyond ASCII, as nearly all are; it may miss one.
pub(super) fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | 'À'..='ư' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

/// The same as `is_alphabetic`, quicker for what Vietnamese is written with.
fn is_letter(c: char) -> bool {
    is_usual_letter(c) || !is_usual_sign(c) && c.is_alphabetic()
}

/// True of what Vietnamese is written with and of its neighbours; it misses other letters.
fn is_usual_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | '\u{1e00}'..='\u{1eff}')
}

/// True of blanks, dashes, quotes and dots; it misses other signs.
fn is_usual_sign(c: char) -> bool {
    matches!(c, ' '..='/' | '\u{2000}'..='\u{206f}')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quicker_is_the_same_for_every_character() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            assert_eq!(is_small(c), c.is_lowercase(), "{c:?}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_part(c), c.is_alphanumeric(), "{c:?}");
            let is_rare = c.is_whitespace() && c != ' ' && c != '\n'
                || c.is_numeric() && !c.is_ascii()
                || "\u{ad}\u{200b}\u{feff}⁄".contains(c);
            assert!(!(is_common(c) && is_rare), "{c:?}");
        }
    }
}
