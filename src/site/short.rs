//! Short stable addresses of articles: written by the author, or made from the id.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::draft::{ArticleDraft, MarkdownDraft};
use crate::say;

use super::check::Check;
use super::translation::front;

/// Without vowels no word arises by chance; without 0, 1, l and o nobody mistakes a sign on paper.
const SIGNS: &[u8] = b"23456789bcdfghjkmnpqrstvwxz";

/// How many signs a made address has: among 500 articles two are the same once in three thousand sites.
const LENGTH: usize = 6;

/// The longest that an author may choose.
const LONGEST: usize = 20;

/// The short address made from an id: the same as long as the id is.
fn derived(id: &str) -> String {
    // FNV-1a: the same in every version of Rust.
    let mut hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^= hash >> 32;
    let base = SIGNS.len() as u64;
    let sign = |_| {
        let sign = SIGNS[(hash % base) as usize];
        hash /= base;
        char::from(sign)
    };
    (0..LENGTH).map(sign).collect()
}

/// Which article has a short address.
pub(super) struct Taken {
    file: String,
    id: String,
}

impl Taken {
    fn by(file: &str, id: &str) -> Self {
        Self {
            file: file.to_owned(),
            id: id.to_owned(),
        }
    }
}

impl Check {
    /// The short address of an article; two with the same one are a mistake.
    pub(super) fn short(
        &mut self,
        draft: &MarkdownDraft<ArticleDraft>,
        id: &str,
        taken: &mut BTreeMap<String, Taken>,
    ) -> String {
        let written = draft.front.short.as_ref();
        let place = match written {
            Some(_) => front(&draft.file).key("short"),
            None => Place::file(&draft.file),
        };
        let short = match written {
            Some(written) => self.id(written, &place),
            None => derived(id),
        };
        let is_reserved = matches!(short.as_str(), "con" | "prn" | "aux" | "nul" | "index");
        if is_reserved || short.is_empty() || short.len() > LONGEST {
            self.error(
                &place,
                say!(
                    "địa chỉ ngắn `{short}` không dùng được",
                    "the short address `{short}` cannot be used"
                ),
                Some(say!(
                    "từ 1 đến {LONGEST} chữ không dấu, chữ số, gạch nối, ví dụ `short: khai-sinh`",
                    "1 to {LONGEST} letters without marks, digits and hyphens, for example `short: birth`"
                )),
            );
        } else if let Some(taken) = taken.insert(short.clone(), Taken::by(&draft.file, id))
            // Two files with one id have been told of already.
            && (taken.id != id || written.is_some())
        {
            let other = taken.file;
            self.error(
                &place,
                say!(
                    "hai bài có cùng địa chỉ ngắn `{short}`: bài kia là {other}",
                    "two articles have the same short address `{short}`: the other is {other}"
                ),
                Some(say!(
                    "đặt địa chỉ ngắn khác cho một bài: `short: …`",
                    "give one of them another: `short: …`"
                )),
            );
        }
        short
    }
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn an_id_keeps_its_short_address() {
        // Printed on paper: these must never change.
        assert_eq!(derived("loa-khu-pho"), "5pvp2g");
        assert_eq!(derived("ban-tin-ba-phut"), "4wkdwd");
        assert_eq!(derived("").len(), 6);
    }
}
