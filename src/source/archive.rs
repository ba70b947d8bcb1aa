//! What stands inside an archive – a workbook, a document, a ZIP – as plain text, so that somebody can look for what must not be in it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// So many bytes of unpacked content are looked at per file: a bomb unpacks to more.
const MOST: u64 = 64 * 1024 * 1024;

/// An archive in an archive in an archive; nobody goes deeper by accident.
const DEPTH: usize = 3;

/// Ends of what a reader sees as one text: a cell, a paragraph, a row.
const ENDS: [&str; 10] = [
    "/si", "/is", "/v", "/c", "/row", "/w:p", "/a:p", "/text:p", "/text:h", "/comment",
];

/// The texts of every part of an archive, a line for each cell or paragraph; empty when the bytes are no archive that can be read.
/// What is locked with a password cannot be seen.
pub fn texts_inside(bytes: &[u8]) -> String {
    let (mut text, mut left) = (String::new(), MOST);
    unpack(bytes, DEPTH, &mut left, &mut text);
    text
}

fn unpack(bytes: &[u8], depth: usize, left: &mut u64, text: &mut String) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return;
    };
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else {
            continue;
        };
        let mut content = Vec::new();
        // What could be unpacked before an error counts, too.
        _ = part.take(*left).read_to_end(&mut content);
        *left -= (content.len() as u64).min(*left);
        if depth > 1 && content.starts_with(b"PK\x03\x04") {
            unpack(&content, depth - 1, left, text);
            continue;
        }
        let super::SourceFile::Text(content) = super::decode(&content) else {
            continue;
        };
        match content.starts_with('<') {
            true => plain(&content, text),
            false => text.push_str(&content),
        }
        text.push('\n');
    }
}

/// The text of some XML: what several formats make up a word of stays together, and ends of cells and paragraphs become ends of lines.
fn plain(xml: &str, text: &mut String) {
    for piece in xml.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        if ENDS.contains(&tag) || tag.starts_with("br") {
            text.push('\n');
        }
        match words.contains('&') {
            // The ampersand last: `&amp;lt;` is no `<`.
            true => text.push_str(
                &words
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&apos;", "'")
                    .replace("&#10;", "\n")
                    .replace("&amp;", "&"),
            ),
            false => text.push_str(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn cells_and_paragraphs_are_lines() {
        let strings = b"<sst><si><r><t>loa_</t></r><r><t>key: 1</t></r></si><si><t>a &amp;lt; b</t></si></sst>";
        let inner = packed(&[("xl/sharedStrings.xml", strings)]);
        let whole = packed(&[
            ("a/b.xlsx", &inner),
            ("c.txt", b"xin\r\n"),
            ("d.png", b"\x89PNG\xff"),
        ]);
        assert_eq!(texts_inside(&whole), "loa_key: 1\na &lt; b\n\nxin\n\n");
        assert_eq!(texts_inside(b"PK\x03\x04 and nothing else"), "");
    }
}
