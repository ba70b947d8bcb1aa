//! What a plain search does not see: packed texts of pictures, and parts of archives.

use std::io::{Cursor, Read};

/// Everything that lies packed inside some bytes, unpacked, with a name.
pub fn inside(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if bytes.starts_with(b"\x89PNG") {
        return texts_of_picture(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return parts_of_archive(bytes);
    }
    Vec::new()
}

#[cfg(feature = "images")]
fn texts_of_picture(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    // Texts may stand behind the pixels, too.
    reader.finish().unwrap();
    let info = reader.info();
    let packed = info.compressed_latin1_text.iter();
    let packed = packed.map(|text| (text.keyword.clone(), text.get_text().unwrap()));
    let unicode = info.utf8_text.iter();
    let unicode = unicode.map(|text| (text.keyword.clone(), text.get_text().unwrap()));
    let plain = info.uncompressed_latin1_text.iter();
    let plain = plain.map(|text| (text.keyword.clone(), text.text.clone()));
    let all = packed.chain(unicode).chain(plain);
    all.map(|(name, text)| (name, text.into_bytes())).collect()
}

#[cfg(not(feature = "images"))]
fn texts_of_picture(_bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    Vec::new()
}

#[cfg(feature = "excel")]
fn parts_of_archive(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.extend(inside(&content));
        parts.push((name, content));
    }
    parts
}

#[cfg(not(feature = "excel"))]
fn parts_of_archive(_bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    Vec::new()
}
