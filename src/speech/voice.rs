//! Written text → spoken text: at each word the rule that fits, the most particular first.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::lexicon::Lexicon;
use super::scan::{Kind, Said, Scan};
use super::word::{digits, is_capital, is_common, is_part, is_small, letters, small_letters};
use super::{calendar, clock, document, mark, number, phone, quantity, roman, web};

/// Reads written Vietnamese aloud.
///
/// What it gives back holds no ASCII digit; read again it stays the same.
#[derive(Clone, Debug)]
pub struct Voice {
    lexicon: Lexicon,
}

/// No text of sense needs more.
const PASSES: usize = 8;

/// What to say for what comes, if the rule fits.
type Rule = fn(&Scan) -> Option<Said>;

/// Rules for what begins with a figure; the first that fits is taken.
const FIGURES: [Rule; 12] = [
    phone::phone,
    phone::code,
    document::numbered,
    calendar::full_day,
    calendar::day_range,
    calendar::month_of_year,
    calendar::day_of_month,
    clock::time,
    calendar::spelled_day,
    calendar::lone_day,
    quantity::share,
    quantity::quantity,
];

impl Voice {
    /// A voice that knows the usual abbreviations, and `more` (written form, spoken form), which go before them.
    pub fn new<'a>(more: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let usual = Self {
            lexicon: Lexicon::usual(),
        };
        let more: Vec<(String, String)> = more
            .into_iter()
            .map(|(written, spoken)| (written.to_owned(), usual.read(spoken)))
            .collect();
        let mut lexicon = usual.lexicon;
        for (written, spoken) in more {
            lexicon.add(&written, &spoken);
        }
        Self { lexicon }
    }

    /// The text as it is read aloud; line breaks stay.
    pub fn read(&self, text: &str) -> String {
        let (mut read, mut is_rough) = self.once(&prepare(text));
        // What was glued to a figure (`4UBND`) stands alone only now; few texts need that, fewer need it twice.
        for _ in 0..PASSES {
            if !is_rough {
                break;
            }
            let (again, rough) = self.once(&read);
            is_rough = rough && again != read;
            read = again;
        }
        read
    }

    fn once(&self, text: &str) -> (String, bool) {
        let mut scan = Scan::new(text);
        while let Some(next) = scan.rest().chars().next() {
            if scan.is_at_start() && scan.just_said().is_none() {
                let plain = self.plain(scan.rest());
                if plain > 0 {
                    scan.copy(plain);
                    continue;
                }
            }
            let said = if scan.is_at_start() {
                self.at_start(&scan, next)
            } else {
                None
            };
            if let Some(said) = said {
                scan.say(said);
            } else if next.is_ascii_digit() {
                // Digits within a word: `A4`, `CO2`.
                let count = digits(scan.rest());
                let words = number::integer(&scan.rest()[..count]);
                let kind = Kind::Number;
                scan.say(Said {
                    bytes: count,
                    words,
                    kind,
                });
            } else if is_part(next) {
                scan.copy(letters(scan.rest()).max(next.len_utf8()));
            } else {
                mark::mark(&mut scan, next);
            }
        }
        scan.finish()
    }

    /// How many bytes the text begins with that no rule speaks of: words of nothing but small letters, each with a blank behind it.
    fn plain(&self, text: &str) -> usize {
        let mut end = 0;
        loop {
            let word = &text[end..];
            let small = small_letters(word);
            let begins = |word: &str| word.chars().next().is_some_and(|c| self.lexicon.has(c));
            if small == 0 || word.as_bytes().get(small) != Some(&b' ') || begins(word) {
                return end;
            }
            end += small + 1;
        }
    }

    /// Abbreviations left in a text that was read: nobody has told how to say them. Words in a line of capitals are none.
    pub fn strangers(read: &str) -> BTreeSet<String> {
        // Most lines have no two capitals side by side.
        let mut chars = read.chars();
        let mut next_is_capital = || chars.next().map(is_capital);
        let mut before = false;
        loop {
            match next_is_capital() {
                None => return BTreeSet::new(),
                Some(true) if before => break,
                Some(capital) => before = capital,
            }
        }
        let words: Vec<&str> = read
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !is_part(c)))
            .collect();
        let is_capitals = |word: &&str| -> bool {
            let count = word.chars().count();
            (2..9).contains(&count) && word.chars().all(char::is_uppercase)
        };
        let alone = |at: usize| {
            let beside = [at.checked_sub(1), Some(at + 1)];
            let mut beside = beside.into_iter().flatten().filter_map(|at| words.get(at));
            !beside.any(is_capitals)
        };
        let found = words.iter().enumerate();
        found
            .filter(|(at, word)| is_capitals(word) && alone(*at))
            .map(|(_, word)| (*word).to_owned())
            .collect()
    }

    fn at_start(&self, scan: &Scan, next: char) -> Option<Said> {
        // Of a word of nothing but small letters between blanks only an abbreviation could be made.
        if is_small(next) {
            let after = &scan.rest()[small_letters(scan.rest())..];
            if after.is_empty() || after.starts_with(' ') {
                return self.lexicon.abbreviation(scan);
            }
        }
        if let Some(said) = web::address(scan, &self.lexicon) {
            return Some(said);
        }
        if next.is_alphabetic() {
            let symbol = document::symbol(scan);
            let known = self.lexicon.abbreviation(scan);
            return match (known, symbol) {
                (Some(known), Some(symbol)) if symbol.bytes > known.bytes => Some(symbol),
                (Some(known), _) => Some(known),
                (None, symbol) => symbol.or_else(|| roman::roman(scan)),
            };
        }
        if let Some(said) = self.lexicon.echo(scan) {
            return Some(said);
        }
        if next.is_ascii_digit() || matches!(next, '(' | '+' | '-' | '−' | '$') {
            return FIGURES.iter().find_map(|rule| rule(scan));
        }
        None
    }
}

impl Default for Voice {
    fn default() -> Self {
        Self::new([])
    }
}

/// One kind of blank, and ASCII digits instead of `²`, `½` and the like.
fn prepare(text: &str) -> String {
    let mut ready = String::with_capacity(text.len());
    let mut chars = text.chars();
    loop {
        let rest = chars.as_str();
        let common = rest.find(|c| !is_common(c)).unwrap_or(rest.len());
        ready.push_str(&rest[..common]);
        chars = rest[common..].chars();
        let Some(c) = chars.next() else {
            return ready;
        };
        match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                let rest: String = chars.clone().take(4).collect();
                let is_group = ready.ends_with(|c: char| c.is_ascii_digit()) && digits(&rest) == 3;
                ready.push(if is_group { '.' } else { ' ' });
            }
            c if c.is_whitespace() => ready.push(' '),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            '⁄' => ready.push('/'),
            c if c.is_numeric() && !c.is_ascii() => {
                for plain in c.nfkc() {
                    ready.push(if plain == '⁄' { '/' } else { plain });
                }
            }
            c => ready.push(c),
        }
    }
}
