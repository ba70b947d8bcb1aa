//! Addresses nobody can take down by ear: of web pages and of e-mail.

use super::lexicon::Lexicon;
use super::scan::{Kind, Said, Scan};

const SCHEMES: [&str; 3] = ["https://", "http://", "www."];

/// Endings by which a name without a scheme is seen to be one of a web site.
const DOMAINS: [&str; 9] = [
    ".vn", ".com", ".org", ".net", ".gov", ".edu", ".info", ".example", ".html",
];

/// A web or e-mail address; one that the lexicon knows is read as it says.
pub(super) fn address(scan: &Scan, lexicon: &Lexicon) -> Option<Said> {
    let text = scan.rest();
    let end = text
        .find(|c: char| c.is_whitespace() || "\"<>“”(),;".contains(c))
        .unwrap_or(text.len());
    if !text[..end].contains(['.', '@']) {
        return None;
    }
    let whole = text[..end].trim_end_matches(['.', '?', '!', ':', '…', '’', '\'', ']']);
    let bare = SCHEMES.iter().fold(whole, |rest, scheme| {
        rest.strip_prefix(scheme).unwrap_or(rest)
    });
    let host = bare.split('/').next().unwrap_or_default();
    let is_mail = whole
        .split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let is_host = |name: &str| {
        let dot = name.rfind('.').unwrap_or(0);
        dot > 0 && DOMAINS.contains(&&name[dot..]) && name.is_ascii()
    };
    if !is_mail && bare.len() == whole.len() && !is_host(host) {
        return None;
    }
    let words = match lexicon.spoken(bare.trim_end_matches('/')) {
        Some(spoken) => spoken.to_owned(),
        None if is_mail => "địa chỉ thư điện tử trên trang web".to_owned(),
        None => "địa chỉ trên trang web".to_owned(),
    };
    Some(Said {
        bytes: whole.len(),
        words,
        kind: Kind::Words,
    })
}
