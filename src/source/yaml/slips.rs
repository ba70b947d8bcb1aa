//! The usual slips in writing YAML, each recognised by the look of its line.

use std::ops::Range;

use super::syntax::Told;
use crate::say;

pub(super) fn control(text: &str) -> Option<Told> {
    let (at, character) = text
        .char_indices()
        .find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t' | '\u{85}'))?;
    let code = character as u32;
    Some((
        at..at + character.len_utf8(),
        say!(
            "Ở đây có một ký tự điều khiển không nhìn thấy (U+{code:04X}).",
            "There is an invisible control character here (U+{code:04X})."
        ),
        say!(
            "Hãy xóa ký tự này; nó thường lọt vào khi dán từ Word hoặc Excel.",
            "Delete it; it usually comes in by pasting from Word or Excel."
        ),
    ))
}

pub(super) fn tab(text: &str, here: &Range<usize>) -> Option<Told> {
    // The parser may stop on the line above: a plain value goes on until something ends it.
    let next = line(text, (here.end + 1).min(text.len()));
    [here.clone(), next].into_iter().find_map(|range| {
        let indent: &str = &text[range.clone()];
        let indent = &indent[..indent.len() - indent.trim_start().len()];
        let at = range.start + indent.find('\t')?;
        Some((
            at..at + 1,
            say!(
                "Dòng này được thụt vào bằng phím Tab.",
                "This line is indented with a tab."
            ),
            say!(
                "Hãy thay mỗi Tab bằng hai dấu cách.",
                "Replace each tab by two spaces."
            ),
        ))
    })
}

pub(super) fn quotes(text: &str, at: usize, words: &str) -> Told {
    if words.contains("trailing") {
        let here = line(text, at);
        return (
            at..here.end.max(at),
            say!(
                "Sau dấu nháy đóng còn có chữ.",
                "There is text after the closing quote."
            ),
            say!(
                "Dấu nháy phải bao trọn giá trị; nếu bên trong có dấu ' thì bao bằng \"…\", nếu có dấu \" thì bao bằng '…'.",
                "The quotes must surround the whole value; if it contains ' surround it by \"…\", if it contains \" by '…'."
            ),
        );
    }
    if words.contains("escape") {
        let here = line(text, at);
        return (
            at..here.end,
            say!(
                "Trong dấu nháy kép, dấu `\\` có nghĩa riêng.",
                "Within double quotes, `\\` has a meaning of its own."
            ),
            say!(
                "Hãy dùng dấu nháy đơn '…', hoặc viết `\\\\` thay cho `\\`.",
                "Use single quotes '…', or write `\\\\` for `\\`."
            ),
        );
    }
    let quote = &text[at..(at + 1).min(text.len())];
    (
        at..line(text, at).end,
        say!(
            "Dấu nháy mở ở đây không được đóng.",
            "The quote opened here is not closed."
        ),
        say!(
            "Hãy thêm dấu nháy {quote} vào cuối giá trị.",
            "Add the closing {quote} at the end of the value."
        ),
    )
}

pub(super) fn colon(text: &str, at: usize, here: &Range<usize>) -> Told {
    let before = &text[here.start..at.max(here.start)];
    if before.contains(": ") {
        let value = here.start + before.find(": ").map_or(0, |colon| colon + 2);
        return (
            value..here.end,
            say!(
                "Giá trị này có dấu hai chấm `: ` ở giữa.",
                "This value has a colon `: ` inside."
            ),
            say!(
                "Hãy đặt cả giá trị trong dấu nháy: \"…: …\".",
                "Put the whole value in quotes: \"…: …\"."
            ),
        );
    }
    let Some(above) = previous(text, here) else {
        return indentation(text, here.clone());
    };
    let content = text[above.clone()].trim();
    let deeper = indent(text, here) > indent(text, &above);
    if !deeper && !content.contains(": ") && !content.ends_with(':') {
        return no_colon(text, &above);
    }
    indentation(text, here.clone())
}

pub(super) fn no_colon(text: &str, range: &Range<usize>) -> Told {
    let start = range.end - text[range.clone()].trim_start().len();
    let content = text[start..range.end].trim_end();
    let range = start..start + content.len();
    if let Some((key, value)) = content.split_once(':') {
        let value = value.trim();
        return (
            range,
            say!(
                "Thiếu dấu cách sau dấu hai chấm.",
                "The space after the colon is missing."
            ),
            say!("Hãy viết `{key}: {value}`.", "Write `{key}: {value}`."),
        );
    }
    match content.strip_prefix('-') {
        Some(entry) if !entry.starts_with(['-', ' ']) => (
            range,
            say!(
                "Thiếu dấu cách sau dấu gạch đầu dòng.",
                "The space after the dash is missing."
            ),
            say!("Hãy viết `- {entry}`.", "Write `- {entry}`."),
        ),
        _ => (
            range,
            say!("Dòng này không có dấu hai chấm.", "This line has no colon."),
            say!(
                "Mỗi dòng ghi `mục: giá trị`. Nếu đây là phần tiếp của dòng trên, hãy thụt nó vào.",
                "Each line is `key: value`. If this continues the line above, indent it."
            ),
        ),
    }
}

pub(super) fn brackets(text: &str, at: usize, here: Range<usize>) -> Told {
    let mut open = Vec::new();
    for (position, character) in text[..at].char_indices() {
        match character {
            '[' | '{' => open.push((position, character)),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    match open.pop() {
        Some((position, character)) => {
            let close = if character == '[' { ']' } else { '}' };
            (
                position..line(text, position).end,
                say!(
                    "Dấu `{character}` mở ở đây không được đóng.",
                    "The `{character}` opened here is not closed."
                ),
                say!(
                    "Hãy thêm `{close}`, hoặc đặt cả giá trị trong dấu nháy nếu đó là chữ.",
                    "Add `{close}`, or put the whole value in quotes if it is text."
                ),
            )
        }
        None => (
            at..here.end.max(at),
            say!("Dấu ngoặc này bị thừa.", "This bracket is one too many."),
            say!(
                "Hãy xóa nó, hoặc đặt cả giá trị trong dấu nháy nếu đó là chữ.",
                "Delete it, or put the whole value in quotes if it is text."
            ),
        ),
    }
}

pub(super) fn start_character(text: &str, at: usize) -> Told {
    let character = text[at..].chars().next().unwrap_or(' ');
    (
        at..line(text, at).end,
        say!(
            "Giá trị không được bắt đầu bằng `{character}`.",
            "A value must not begin with `{character}`."
        ),
        say!(
            "Hãy đặt cả giá trị trong dấu nháy: \"{character}…\".",
            "Put the whole value in quotes: \"{character}…\"."
        ),
    )
}

pub(super) fn indentation(text: &str, here: Range<usize>) -> Told {
    let start = here.start + indent(text, &here);
    (
        start..here.end.max(start),
        say!(
            "Dòng này thụt vào không khớp với các dòng trên.",
            "This line is not indented like the lines above."
        ),
        say!(
            "Các mục ngang hàng phải thụt vào bằng nhau; mục con thụt vào thêm hai dấu cách; không trộn dòng `- ` với dòng `mục:`.",
            "Keys side by side are indented alike, keys below by two more spaces; do not mix lines `- ` with lines `key:`."
        ),
    )
}

fn indent(text: &str, range: &Range<usize>) -> usize {
    let content = &text[range.clone()];
    content.len() - content.trim_start_matches(' ').len()
}

/// The bytes of the line at a byte, without its line feed.
pub(super) fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    start..end
}

/// The last line above that says something.
pub(super) fn previous(text: &str, here: &Range<usize>) -> Option<Range<usize>> {
    let mut end = here.start.checked_sub(1)?;
    loop {
        let range = line(text, end);
        let content = text[range.clone()].trim();
        if !content.is_empty() && !content.starts_with('#') {
            return Some(range);
        }
        end = range.start.checked_sub(1)?;
    }
}
