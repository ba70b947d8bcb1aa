//! Text that is no YAML at all: what the parser stumbled over, told by the shape of the line rather than in its words.

use std::ops::Range;

use super::node::Refusal;
use super::slips::{
    brackets, colon, control, indentation, line, no_colon, previous, quotes, start_character, tab,
};
use crate::diagnostic::{Finding, Place, Text};
use crate::say;

/// A refusal as a finding; `offset` is where the YAML begins in its file.
pub(super) fn explain(file: &str, text: &str, offset: usize, refusal: &Refusal) -> Finding {
    let (range, message, help) = match refusal {
        Refusal::SecondDocument { at } => (
            line(text, *at),
            say!(
                "Dòng `---` ở đây bắt đầu một tài liệu thứ hai.",
                "The line `---` begins a second document here."
            ),
            say!(
                "Hãy xóa dòng này: mỗi tệp chỉ có một tài liệu.",
                "Remove this line: a file holds one document."
            ),
        ),
        Refusal::TooLarge { at } => (
            line(text, *at),
            say!(
                "Tệp lặp lại hoặc lồng nhau quá nhiều.",
                "The file repeats or nests itself too much."
            ),
            say!(
                "Hãy ghi thẳng giá trị thay cho `*tên`, và bớt các mục lồng nhau.",
                "Write the values out instead of `*name`, and nest less."
            ),
        ),
        Refusal::Syntax { at, words } => by_shape(text, (*at).min(text.len()), words),
    };
    let range = range.start + offset..range.end + offset;
    Finding::error(Place::bytes(file, range), message).help(help)
}

/// The bytes meant, what is wrong, what to write instead.
pub(super) type Told = (Range<usize>, Text, Text);

fn by_shape(text: &str, at: usize, words: &str) -> Told {
    let here = line(text, at);
    if let Some(told) = control(text).or_else(|| tab(text, &here)) {
        return told;
    }
    if words.contains("quoted scalar") {
        return quotes(text, at, words);
    }
    if words.contains("mapping values") {
        return colon(text, at, &here);
    }
    if words.contains("simple key") || words.contains("expected ':'") {
        return no_colon(text, &previous(text, &here).unwrap_or(here));
    }
    if words.contains("block sequence entries") {
        return (
            here,
            say!(
                "Danh sách không được bắt đầu trên cùng dòng với tên mục.",
                "A list must not begin on the line of its key."
            ),
            say!(
                "Hãy xuống dòng rồi ghi `- ` cho từng ý; nếu là chữ thì đặt trong dấu nháy \"…\".",
                "Begin a new line with `- ` for each entry; if it is text, put it in quotes \"…\"."
            ),
        );
    }
    if words.contains("bracket") || words.contains("',' or") || words.contains("':' indicator") {
        return brackets(text, at, here);
    }
    if words.contains("unexpected character") || words.contains("cannot start any token") {
        return start_character(text, at);
    }
    if words.contains("anchor") {
        return (
            at..here.end,
            say!(
                "Giá trị không được bắt đầu bằng `*` hoặc `&`.",
                "A value must not begin with `*` or `&`."
            ),
            say!(
                "Hãy đặt cả giá trị trong dấu nháy: \"*…\".",
                "Put the whole value in quotes: \"*…\"."
            ),
        );
    }
    if words.contains("expected '-' indicator") || words.contains("expected key") {
        return indentation(text, here);
    }
    (
        here,
        say!(
            "Chỗ này không đúng cách ghi YAML ({words}).",
            "This is not valid YAML ({words})."
        ),
        say!(
            "Hãy xem lại dấu hai chấm, dấu nháy và số dấu cách đầu dòng, ở dòng này và dòng trên.",
            "Check the colons, quotes and the spaces at the start of this line and the one above."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::diagnostic::Spot;
    use serde_yaml::Value;

    #[test]
    fn each_slip_is_told_in_plain_words_at_its_place() {
        for (text, shown, message) in [
            ("a: b\n\tc: d\n", "\t", "This line is indented with a tab."),
            ("a:\n\t- b\n", "\t", "This line is indented with a tab."),
            ("a: b: c\n", "b: c", "This value has a colon `: ` inside."),
            (
                "a: Kế hoạch: năm\n",
                "Kế hoạch: năm",
                "This value has a colon `: ` inside.",
            ),
            (
                "title:Đổi mới\nb: c\n",
                "title:Đổi mới",
                "The space after the colon is missing.",
            ),
            (
                "t: \"abc\nb: c\n",
                "\"abc",
                "The quote opened here is not closed.",
            ),
            (
                "t: 'abc\nb: c\n",
                "'abc",
                "The quote opened here is not closed.",
            ),
            (
                "a: 'it's'\n",
                "s'",
                "There is text after the closing quote.",
            ),
            (
                "a: \"x\\q\"\n",
                "\"x\\q\"",
                "Within double quotes, `\\` has a meaning of its own.",
            ),
            (
                "a: 1\n  b: 2\n",
                "b: 2",
                "This line is not indented like the lines above.",
            ),
            (
                "a:\n  b: 2\n c: 3\n",
                "c: 3",
                "This line is not indented like the lines above.",
            ),
            (
                "- a\nb: c\n",
                "b: c",
                "This line is not indented like the lines above.",
            ),
            ("a: @x\n", "@x", "A value must not begin with `@`."),
            ("a: *x\n", "*x", "A value must not begin with `*` or `&`."),
            (
                "a: [1, 2\nb: 3\n",
                "[1, 2",
                "The `[` opened here is not closed.",
            ),
            ("a: ]\n", "]", "This bracket is one too many."),
            ("key\nb: c\n", "key", "This line has no colon."),
            (
                "a: - b\n",
                "a: - b",
                "A list must not begin on the line of its key.",
            ),
            (
                "a:\n  - x\n  -y\n",
                "-y",
                "The space after the dash is missing.",
            ),
            (
                "a: b\n---\nc: d\n",
                "---",
                "The line `---` begins a second document here.",
            ),
            (
                "a: x\u{1}y\n",
                "\u{1}",
                "There is an invisible control character here (U+0001).",
            ),
            (
                "a: &x\n  - *x\n",
                "  - *x",
                "The file repeats or nests itself too much.",
            ),
        ] {
            let findings = read::<Value>("a.yaml", text).findings;
            let Some(finding) = findings.first() else {
                panic!("nothing found in {text:?}");
            };
            let Spot::Bytes(range) = &finding.place.spot else {
                panic!("{:?}", finding.place);
            };
            assert_eq!(
                (&text[range.clone()], finding.message.en.as_str()),
                (shown, message),
                "{text:?}"
            );
            assert!(finding.help.is_some(), "{text:?}");
        }
    }
}
