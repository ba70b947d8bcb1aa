//! Style sheets and scripts without what only their author needs: comments, indentation, line breaks.

/// The same rules in fewer bytes. Strings stay as they are; nothing is understood or reordered.
pub(super) fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if first == '"' || first == '\'' {
            let length = string(rest, first);
            out.push_str(&rest[..length]);
            length
        } else if first.is_ascii_whitespace() {
            let after = rest.trim_start();
            space(&mut out, after);
            rest.len() - after.len()
        } else {
            if first == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(first);
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    out
}

/// A script of the theme without indentation and lines of comment. Everything else stays, line breaks among it: they can end a statement.
/// For scripts whose strings stay on their lines.
pub(super) fn squeezed_script(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Length of the string that `css` begins with, its quotes included.
fn string(css: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, char) in css.char_indices().skip(1) {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if char == quote => return at + quote.len_utf8(),
            _ => {}
        }
    }
    css.len()
}

/// One space, unless what stands before or after it parts words by itself. A space before `:`, `(` or `.` may mean something.
fn space(out: &mut String, after: &str) {
    let parts = |char: Option<char>| char.is_none_or(|char| matches!(char, '{' | '}' | ';' | ','));
    if !parts(out.chars().next_back()) && !parts(after.chars().next()) && !after.starts_with("/*") {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::{squeezed, squeezed_script};

    #[test]
    fn a_script_keeps_its_lines() {
        let script = "// why\n(function () {\n  // how\n  go(\"a // b\"); // here\n\n})();\n";
        let expected = "(function () {\ngo(\"a // b\"); // here\n})();\n";
        assert_eq!(squeezed_script(script), expected);
    }

    #[test]
    fn only_meaning_stays() {
        for (css, expected) in [
            ("/* a */\na {\n  color: red;\n}\n", "a{color: red}"),
            ("a,\nb c{x:y}", "a,b c{x:y}"),
            (
                "a::before{content:\"  /* no */ ; } \"}",
                "a::before{content:\"  /* no */ ; } \"}",
            ),
            (
                ".a :is(b){width:calc(1px + 2px)}",
                ".a :is(b){width:calc(1px + 2px)}",
            ),
            ("@media (x) and (y){a{b:c;}}", "@media (x) and (y){a{b:c}}"),
            ("a /* why */ b{}", "a b{}"),
            ("q{quotes:'\\'' \"x", "q{quotes:'\\'' \"x"),
        ] {
            assert_eq!(squeezed(css), expected);
        }
    }
}
