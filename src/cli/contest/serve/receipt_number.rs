//! Numbers of receipts: twelve characters that nobody guesses, without those that people confuse.

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;

/// A new number: 60 random bits.
///
/// # Errors
/// The system gives no random numbers.
pub fn fresh() -> Result<String, getrandom::Error> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect())
}

/// A number as somebody typed it: in any case, with or without dashes and spaces, `O` for `0`.
pub fn typed(word: &str) -> Option<String> {
    let number: Option<String> = word
        .chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c => (c.is_ascii() && ALPHABET.contains(&(c as u8))).then_some(c),
        })
        .collect();
    number.filter(|number| number.len() == LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        let number = fresh().unwrap();
        assert_eq!(typed(&number).as_ref(), Some(&number));
        assert_ne!(fresh().unwrap(), number);
        assert_eq!(typed("7k3m-9qxt 2abc").as_deref(), Some("7K3M9QXT2ABC"));
        assert_eq!(typed("oil0-9QXT-2ABC").as_deref(), Some("01109QXT2ABC"));
        for wrong in [
            "",
            "7K3M9QXT2AB",
            "7K3M9QXT2ABCD",
            "7K3M9QXT2ABU",
            "7K3M9QXT2ABạ",
            "%20",
        ] {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }
}
