//! Whether a key may stand twice in one map, told from the lines of a file without reading it.

use std::collections::BTreeSet;

use crate::source::has_byte;

/// False only when no key stands twice in one map of `text`. To find out which takes the slower parser, and most files are spared it. An
/// odd way of writing counts as "may".
pub(super) fn may_repeat_keys(text: &str) -> bool {
    let is_odd = |byte| matches!(byte, b'?' | b'\\' | b'\t');
    if has_byte(text, is_odd) || text.contains("<<") {
        return true;
    }
    let mut maps = Maps::default();
    text.lines().any(|line| maps.may_repeat(line))
}

/// The maps that are open where a line begins, each with the column of its keys and the keys it has.
#[derive(Default)]
struct Maps<'t> {
    open: Vec<(usize, BTreeSet<&'t str>)>,
}

impl<'t> Maps<'t> {
    fn may_repeat(&mut self, line: &'t str) -> bool {
        let mut rest = line.trim_start_matches(' ');
        let mut column = line.len() - rest.len();
        // A new thing of a list: what is open further in was the one before.
        while let Some(inner) = rest
            .strip_prefix('-')
            .filter(|inner| inner.is_empty() || inner.starts_with(' '))
        {
            self.close_beyond(column);
            let inner = inner.trim_start_matches(' ');
            column += rest.len() - inner.len();
            rest = inner;
        }
        if rest.is_empty() || rest.starts_with('#') {
            return false;
        }
        let (mut double, mut single, mut depth) = (0, 0, 0);
        for byte in rest.bytes() {
            match byte {
                b'"' => double += 1,
                b'\'' => single += 1,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
        }
        // Something goes on in the next line that is not told by its column.
        if double % 2 == 1 || single % 2 == 1 || depth != 0 {
            return true;
        }
        let is_flow = rest.starts_with(['{', '[']);
        if !is_flow
            && let Some(key) = keys(rest).next()
            && !self.map_at(column).insert(key)
        {
            return true;
        }
        // All others of the line as if they were of one map.
        let mut inside = BTreeSet::new();
        let mut others = keys(rest).skip(usize::from(!is_flow));
        others.any(|key| !inside.insert(key))
    }

    fn map_at(&mut self, column: usize) -> &mut BTreeSet<&'t str> {
        self.close_beyond(column);
        if self.open.last().is_none_or(|(last, _)| *last < column) {
            self.open.push((column, BTreeSet::new()));
        }
        let last = self.open.len() - 1;
        &mut self.open[last].1
    }

    fn close_beyond(&mut self, column: usize) {
        while self.open.last().is_some_and(|(last, _)| *last > column) {
            self.open.pop();
        }
    }
}

/// The last word before each colon of a line: two ways to write a key have it in common.
fn keys(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices(':').map(|(at, _)| {
        let key = line[..at].trim_end().trim_end_matches(['"', '\'']);
        let start = key
            .rfind(|c: char| c.is_whitespace() || matches!(c, '{' | '[' | ',' | '"' | '\''))
            .map_or(0, |start| start + 1);
        &key[start..]
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::node::parse;
    use super::*;

    #[test]
    fn a_key_of_each_thing_of_a_list_stands_once() {
        for (text, expected) in [
            ("a: 1\nb: 2\n", false),
            ("a: 1\na: 2\n", true),
            ("- a: 1\n  b: 2\n- a: 3\n  b: 4\n", false),
            ("- a: 1\n  b: 2\n  a: 3\n", true),
            ("x:\n- a: 1\n- a: 2\ny: 1\n", false),
            ("x:\n- a: 1\n- a: 2\nx: 1\n", true),
            ("x:\n  a: 1\ny:\n  a: 2\n", false),
            ("x:\n  a: 1\ny: 2\nx: 3\n", true),
            ("- {a: 1, b: 2}\n- {a: 1, b: 2}\n", false),
            ("- {a: 1, a: 2}\n", true),
            ("x: {a: 1}\ny: {a: 1}\n", false),
            ("- - a: 1\n  - a: 2\n- - a: 3\n", false),
            ("- - a: 1\n    a: 2\n", true),
            ("-\n  a: 1\n-\n  a: 1\n", false),
            ("a: |\n  x: 1\n  y: 2\nb: >\n  x: 1\n", false),
            ("- a: \"x\ny: z\"\n  a: 2\n", true),
            ("a b: 1\na  b : 2\n", true),
            ("\"a\": 1\n'a': 2\n", true),
        ] {
            assert_eq!(may_repeat_keys(text), expected, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Lines put together at random: whatever the parser finds twice may stand there twice.
        #[test]
        fn what_stands_twice_may_stand_twice(lines in prop::collection::vec(
            (0_usize..4, prop::sample::select(vec![
                "a: 1", "a: 2", "b:", "b: x", "\"a\": 1", "'b' : 2", "- a: 1", "- b: 2", "- - a: 1", "-", "- x", "a:", "c: {a: 1, b: 2}",
                "- {a: 1, b: 'x: y'}", "c: {a: 1,", "a: 2}", "c: \"x", "x: y\"", "c: |", "c: >", "# a: 1", "&n a: 1", "c: [a: 1]", "",
            ])), 1..9))
        {
            let text: String = lines
                .iter()
                .map(|(depth, line)| format!("{}{line}\n", "  ".repeat(*depth)))
                .collect();
            if let Ok(document) = parse(&text) {
                prop_assert!(document.doubled.is_empty() || may_repeat_keys(&text), "{}", text);
            }
        }
    }
}
