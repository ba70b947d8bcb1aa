//! Bytes as an office computer writes them → text as the rest of Loa reads it: UTF-8 without BOM, LF, NFC.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::SourceFile;

/// Decodes a text file: UTF-8 with or without BOM, UTF-16 with BOM (Notepad, Excel); CRLF and CR become LF, NFD (a Mac)
/// becomes NFC. Bytes that are neither are [`SourceFile::Undecodable`]: an old TCVN3, VNI or Windows-1258 file cannot
/// be told from any other, and a wrong guess would be published.
pub fn decode(bytes: &[u8]) -> SourceFile {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    match encoding.decode_without_bom_handling_and_without_replacement(rest) {
        // A NUL is never text; it is what UTF-16 without BOM looks like when read as UTF-8.
        Some(text) if !text.contains('\0') => SourceFile::Text(nfc(line_feeds(text)).into_owned()),
        _ => SourceFile::Undecodable,
    }
}

/// A name as the disk spells it → the name as Loa spells it (NFC). A Mac may give NFD.
pub fn normal_name(name: &str) -> String {
    nfc(Cow::Borrowed(name)).into_owned()
}

fn line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

fn nfc(text: Cow<'_, str>) -> Cow<'_, str> {
    // The quick check costs a look-up per character and spares nearly every file the rewriting.
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(|unit: u16| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn what_notepad_excel_and_a_mac_write_reads_alike() {
        let text = "Đổi mới;sáng tạo\nNăm 2024\n";
        let nfd: String = text.nfd().collect();
        assert_ne!(nfd, text);
        for (name, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("BOM", format!("\u{FEFF}{text}").into_bytes()),
            ("CRLF", text.replace('\n', "\r\n").into_bytes()),
            ("CR", text.replace('\n', "\r").into_bytes()),
            ("NFD", nfd.into_bytes()),
            ("UTF-16 LE", utf16(text, true)),
            ("UTF-16 BE", utf16(&text.replace('\n', "\r\n"), false)),
        ] {
            match decode(&bytes) {
                SourceFile::Text(read) => assert_eq!(read, text, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
    }

    #[test]
    fn other_bytes_are_no_text() {
        for (name, bytes) in [
            ("TCVN3", b"C\xa9ng h\xd2a".to_vec()),
            ("half a UTF-16 unit", vec![0xFF, 0xFE, 0x41]),
            ("UTF-16 without BOM", utf16("xin", true)[2..].to_vec()),
        ] {
            assert!(matches!(decode(&bytes), SourceFile::Undecodable), "{name}");
        }
    }
}
