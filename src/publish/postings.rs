//! Which word stands in which entry, and how prominently: sorted, weighed and written small.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::memory::{Kept, Mark};
use crate::page::SearchEntry;
use crate::source::{Speller, folded};

/// In the text, once or twice.
const TEXT: u8 = 0;
/// In the summary, or three times and more in the text.
const OFTEN: u8 = 1;
/// In a heading or keyword.
const KEYWORD: u8 = 2;
/// In the title or a code.
const TITLE: u8 = 3;

/// How often a word of the text stands there to count as more than a passing one.
const OFTEN_TIMES: usize = 3;

/// Sites with fewer entries keep every word of every text.
const LARGE: usize = 200;

/// How many plain words of its text an entry of a large site may bring into the index on average: enough for all but the commonest words.
const WORDS_PER_ENTRY: usize = 130;

/// What stands before the postings of a word whose place in plain text is left out.
const COMMON: char = '!';

/// Digits of numbers: printable ASCII without what a JavaScript string would escape, the mark above, and blanks.
const DIGITS: &[u8] =
    b"#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// How many of them end a number; the others carry on.
const ENDING: u32 = 60;

/// Every word of all entries, with the entries it stands in.
pub(super) struct Postings {
    words: Vec<Posted>,
}

/// The entries a word stands in, by position, with how prominently.
type Places = Vec<(u32, u8)>;

/// How many entries are read by one speller.
const PIECE: usize = 500;

/// The words of entries that follow each other, with where each stands, counted from the first of them.
#[derive(Debug, Serialize, Deserialize)]
pub struct Piece(Vec<(String, Places)>);

/// Words of entries by what the entries say, from one build to the next.
pub type Searched = Kept<Piece>;

/// A word and where it stands.
struct Posted {
    folded: String,
    word: String,
    places: Places,
    is_common: bool,
}

impl Postings {
    /// The words of the entries, in the order of their letters without marks. On a large site the commonest words lose their places in
    /// plain text: they tell nobody anything, and are half of all places.
    pub fn new(entries: &[SearchEntry], searched: &Searched) -> Self {
        // A piece has its own speller: what a word is, is worked out once a piece instead of once a place.
        let pieces = entries.par_chunks(PIECE);
        let pieces: Vec<Arc<Piece>> = pieces
            .map(|piece| searched.recall(|| mark(piece), |_| true, || Arc::new(read(piece))))
            .collect();
        let mut by_word: BTreeMap<&str, Places> = BTreeMap::new();
        for (at, piece) in pieces.iter().enumerate() {
            let first = (at * PIECE) as u32;
            for (word, places) in &piece.0 {
                let places = places.iter().map(|(at, level)| (first + at, *level));
                by_word.entry(word).or_default().extend(places);
            }
        }
        let mut words: Vec<Posted> = by_word
            .into_iter()
            .map(|(word, places)| Posted {
                folded: folded(word),
                word: word.to_owned(),
                places,
                is_common: false,
            })
            .collect();
        words.sort_by(|a, b| (&a.folded, &a.word).cmp(&(&b.folded, &b.word)));
        if entries.len() >= LARGE {
            thin_out(&mut words, entries.len() * WORDS_PER_ENTRY);
        }
        Self { words }
    }

    /// All words, blanks between them.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self
            .words
            .iter()
            .map(|posted| posted.word.as_str())
            .collect();
        words.join(" ")
    }

    /// The places of each word in the same order, blanks between them: steps from entry to entry × 4 + level.
    pub fn places(&self) -> String {
        let mut text = String::new();
        for (at, posted) in self.words.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            if posted.is_common {
                text.push(COMMON);
            }
            let mut next = 0;
            for (entry, level) in &posted.places {
                write_number((entry - next) * 4 + u32::from(*level), &mut text);
                next = entry + 1;
            }
        }
        text
    }
}

/// Of all that is read of entries.
fn mark(entries: &[SearchEntry]) -> Mark {
    let said = entries.iter().map(|entry| {
        let (codes, keywords) = (&entry.codes, &entry.keywords);
        let (title, summary) = (&entry.title.text, &entry.summary);
        (title, codes, keywords, summary, &*entry.text)
    });
    Mark::of_value(&said.collect::<Vec<_>>()).unwrap_or_default()
}

/// Reads the words of entries that follow each other; where a word stands, in order.
fn read(entries: &[SearchEntry]) -> Piece {
    let mut speller = Speller::default();
    let mut places: Vec<Places> = Vec::new();
    let (mut weighed, mut text) = (Vec::new(), Vec::new());
    for (at, entry) in (0..).zip(entries) {
        weighed.clear();
        text.clear();
        weigh(entry, &mut speller, &mut weighed, &mut text);
        for word in weighed.chunk_by(|a, b| a.0 == b.0) {
            // In order, so that the last is the most prominent place.
            let Some((number, level)) = word.last() else {
                continue;
            };
            let number = *number as usize;
            if places.len() <= number {
                places.resize_with(number + 1, Vec::new);
            }
            places[number].push((at, *level));
        }
    }
    Piece(speller.into_terms().into_iter().zip(places).collect())
}

/// The numbers of the words of an entry with the levels at which they stand there, in order. `text` is room to work in.
fn weigh(
    entry: &SearchEntry,
    speller: &mut Speller,
    weighed: &mut Vec<(u32, u8)>,
    text: &mut Vec<u32>,
) {
    let mut put = |words: &str, level: u8| {
        text.clear();
        speller.terms(words, text);
        weighed.extend(text.iter().map(|number| (*number, level)));
    };
    put(&entry.title.text, TITLE);
    for code in &entry.codes {
        put(code, TITLE);
    }
    for keyword in &entry.keywords {
        put(keyword, KEYWORD);
    }
    put(&entry.summary, OFTEN);
    text.clear();
    speller.terms(&entry.text, text);
    text.sort_unstable();
    for same in text.chunk_by(|a, b| a == b) {
        let is_passing = same.len() < OFTEN_TIMES;
        weighed.push((same[0], if is_passing { TEXT } else { OFTEN }));
    }
    weighed.sort_unstable();
}

/// Takes the places in plain text from the commonest words until at most `room` of them are left.
fn thin_out(words: &mut [Posted], room: usize) {
    let plain = |posted: &Posted| {
        posted
            .places
            .iter()
            .filter(|(_, level)| *level == TEXT)
            .count()
    };
    let mut counts: Vec<(usize, usize)> = words.iter().map(plain).zip(0..).collect();
    counts.sort_by(|a, b| b.cmp(a));
    let mut left: usize = counts.iter().map(|(count, _)| count).sum();
    for (count, at) in counts {
        if left <= room {
            return;
        }
        left -= count;
        words[at].places.retain(|(_, level)| *level > TEXT);
        words[at].is_common = true;
    }
}

/// A number in as few digits as it needs; the last digit tells that it is the last.
fn write_number(number: u32, text: &mut String) {
    let carrying = DIGITS.len() as u32 - ENDING;
    let mut rest = number / ENDING;
    let mut before = Vec::new();
    while rest > 0 {
        before.push(ENDING + rest % carrying);
        rest /= carrying;
    }
    let digits = before.into_iter().rev().chain([number % ENDING]);
    text.extend(digits.map(|digit| char::from(DIGITS[digit as usize])));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::page::Wording;

    fn entry(title: &str, text: &str) -> SearchEntry {
        SearchEntry {
            kind: "article",
            title: Wording::own(title),
            summary: String::new(),
            text: Arc::from(text),
            keywords: Vec::new(),
            codes: Vec::new(),
            href: String::new(),
        }
    }

    fn read(places: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        let mut number = 0;
        for byte in places.bytes() {
            let digit = DIGITS.iter().position(|one| *one == byte).unwrap() as u32;
            if digit < ENDING {
                numbers.push(number * ENDING + digit);
                number = 0;
            } else {
                number = number * (DIGITS.len() as u32 - ENDING) + digit - ENDING;
            }
        }
        numbers
    }

    #[test]
    fn numbers_come_back() {
        assert_eq!(DIGITS.len(), 90);
        let numbers = [
            0,
            1,
            59,
            60,
            61,
            1_799,
            1_800,
            54_000,
            1_000_000,
            4_000_000_000,
        ];
        let mut text = String::new();
        for number in numbers {
            write_number(number, &mut text);
        }
        assert_eq!(read(&text), numbers);
    }

    #[test]
    fn a_word_keeps_its_most_prominent_place() {
        let entries = [
            entry("Khai tử", "khai sinh"),
            entry("Hộ tịch", "khai sinh, khai sinh, khai sinh; khai tử"),
        ];
        let postings = Postings::new(&entries, &Searched::default());
        assert_eq!(postings.words(), "hô. khai sinh tich. tư?");
        let places: Vec<Vec<u32>> = postings.places().split(' ').map(read).collect();
        // Steps × 4 + level: 3 the title, 1 often, 0 once.
        assert_eq!(
            places,
            [vec![7], vec![3, 1], vec![0, 1], vec![7], vec![3, 0]]
        );
    }

    #[test]
    fn a_large_site_leaves_the_commonest_words_of_plain_text_out() {
        let many: Vec<SearchEntry> = (0..LARGE)
            .map(|at| {
                let own: Vec<String> = (0..200)
                    .map(|word| format!("w{}", (at + word) % 400))
                    .collect();
                entry("bài", &format!("và {}", own.join(" ")))
            })
            .collect();
        let postings = Postings::new(&many, &Searched::default());
        let kept: usize = postings
            .words
            .iter()
            .map(|posted| posted.places.len())
            .sum();
        assert!(kept <= LARGE * (WORDS_PER_ENTRY + 1), "{kept}");
        let common = postings
            .words
            .iter()
            .find(|posted| posted.word == "va`")
            .unwrap();
        assert!(common.is_common && common.places.is_empty());
        let title = postings
            .words
            .iter()
            .find(|posted| posted.word == "bai`")
            .unwrap();
        assert_eq!(title.places.len(), LARGE);
    }

    /// What an earlier build read, and how often it was found.
    #[derive(Debug)]
    struct Earlier(BTreeMap<Mark, Arc<Piece>>, Arc<std::sync::Mutex<usize>>);

    impl crate::memory::Archive<Piece> for Earlier {
        fn find(&self, mark: Mark) -> Option<Arc<Piece>> {
            let piece = self.0.get(&mark)?;
            *self.1.lock().unwrap() += 1;
            Some(Arc::clone(piece))
        }
    }

    #[test]
    fn words_are_read_again_only_where_something_changed() {
        let text = |at: usize| format!("phường {at} trả kết quả");
        let mut entries: Vec<_> = (0..3 * PIECE).map(|at| entry("Bài", &text(at))).collect();
        let mut first = Searched::remembering();
        Postings::new(&entries, &first);
        let pieces = first.take().into_iter().collect();
        let found = Arc::default();
        let earlier = Earlier(pieces, Arc::clone(&found));
        entries[PIECE].keywords.push("UBND".to_owned());
        let again = Postings::new(&entries, &Searched::over(Box::new(earlier)));
        let fresh = Postings::new(&entries, &Searched::default());
        assert_eq!(*found.lock().unwrap(), 2);
        assert_eq!(again.words(), fresh.words());
        assert_eq!(again.places(), fresh.places());
        let mark_of = |entry: SearchEntry| mark(&[entry]);
        let as_code = SearchEntry {
            codes: vec!["UBND".to_owned()],
            ..entry("Bài", "")
        };
        let as_keyword = SearchEntry {
            keywords: vec!["UBND".to_owned()],
            ..entry("Bài", "")
        };
        assert_ne!(mark_of(as_code), mark_of(as_keyword));
    }
}
