//! Rust text as rules want to see it: the same lines and columns, with comments, literals and tests blanked out.

/// The text with comments and the inside of string and character literals replaced by blanks; every line break stays.
pub fn bare(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = token_end(&chars, at);
        let literal = end > at + 1;
        for &c in &chars[at..end] {
            out.push(if literal && c != '\n' { ' ' } else { c });
        }
        at = end;
    }
    out
}

/// Where the comment or literal that begins at `at` ends; `at + 1` if none begins there.
fn token_end(chars: &[char], at: usize) -> usize {
    let next = |n: usize| chars.get(at + n).copied().unwrap_or('\0');
    let within_word = at > 0 && is_word(chars[at - 1]);
    match chars[at] {
        '/' if next(1) == '/' => find(chars, at, |c, _| c == '\n'),
        '/' if next(1) == '*' => block_comment_end(chars, at),
        '"' => string_end(chars, at + 1),
        'r' if !within_word || chars[at - 1] == 'b' => {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            if next(1 + hashes) == '"' {
                raw_string_end(chars, at + 2 + hashes, hashes)
            } else {
                at + 1
            }
        }
        '\'' if next(1) == '\\' => find(chars, at + 3, |c, _| c == '\'') + 1,
        '\'' if next(2) == '\'' => at + 3,
        _ => at + 1,
    }
    .min(chars.len())
}

fn block_comment_end(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => depth += 1,
            ('*', Some('/')) => depth -= 1,
            _ => {
                i += 1;
                continue;
            }
        }
        i += 2;
        if depth == 0 {
            break;
        }
    }
    i
}

fn string_end(chars: &[char], from: usize) -> usize {
    let mut i = from;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    i
}

fn raw_string_end(chars: &[char], from: usize, hashes: usize) -> usize {
    let closes = |c: char, i: usize| {
        c == '"'
            && chars[i + 1..]
                .iter()
                .take(hashes)
                .filter(|h| **h == '#')
                .count()
                == hashes
    };
    find(chars, from, closes) + 1 + hashes
}

fn find(chars: &[char], from: usize, wanted: impl Fn(char, usize) -> bool) -> usize {
    (from..chars.len())
        .find(|&i| wanted(chars[i], i))
        .unwrap_or(chars.len())
}

/// Bare text with every item under `#[cfg(test)]` blanked as well.
pub fn shipped(bare: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut text = bare.to_owned();
    while let Some(start) = text.find(MARK) {
        let end = item_end(&text, start + MARK.len());
        let blank: String = text[start..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        text.replace_range(start..end, &blank);
    }
    text
}

/// Where an item ends: at its `;`, or at the brace that closes its first one.
fn item_end(text: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, c) in text[from..].char_indices() {
        match c {
            ';' if depth == 0 => return from + at + 1,
            '{' => depth += 1,
            '}' if depth <= 1 => return from + at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Every place of `needle` as a whole word or path, as byte offsets.
pub fn places(text: &str, needle: &str) -> Vec<usize> {
    let joins = |a: Option<char>, b: Option<char>| a.is_some_and(is_word) && b.is_some_and(is_word);
    text.match_indices(needle)
        .map(|(at, _)| at)
        .filter(|&at| !joins(text[..at].chars().next_back(), needle.chars().next()))
        .filter(|&at| {
            !joins(
                needle.chars().next_back(),
                text[at + needle.len()..].chars().next(),
            )
        })
        .collect()
}

/// The word that begins `text`, if one does.
pub fn word(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// The first word of each member of the `{…}` group that begins `text`, with its offset; members of inner groups are left out.
pub fn members(text: &str) -> Vec<(usize, &str)> {
    let (mut depth, mut expecting, mut found) = (0, true, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => expecting = true,
            c if depth == 1 && expecting && is_word(c) => {
                found.push((at, word(&text[at..])));
                expecting = false;
            }
            _ => {}
        }
    }
    found
}

/// The line of a byte offset, from 1.
pub fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
