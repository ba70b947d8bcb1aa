//! What an address asks for: a file of the site by name, never a path on the disk – and whether the host it was asked under is this one.

use std::net::{IpAddr, Ipv6Addr};

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A name within the site: `tin/bai.html`, empty for its root, with `/` at the end for a folder.
    Name(String),
    /// The site's root was asked for without its last `/`, or from above.
    Above,
    /// Nothing that is served here.
    Elsewhere,
    /// No address that a browser makes of a link.
    Odd,
}

/// `/a/b/` of `a/b`, `/a/b` or `/a/b/`; nothing when it is no plain path.
pub fn base(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split('/').filter(|part| !part.is_empty()).collect();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    let is_plain = |part: &&str| part.chars().all(plain) && !part.starts_with('.');
    if !parts.iter().all(is_plain) {
        return None;
    }
    Some(
        parts
            .iter()
            .fold("/".to_owned(), |base, part| format!("{base}{part}/")),
    )
}

/// What the path of a request (`/a/b/tin/b%C3%A0i.html`) asks for on a site that stands below `base`.
pub fn asked(path: &str, base: &str) -> Asked {
    let Some(path) = decoded(path) else {
        return Asked::Odd;
    };
    if !path.starts_with('/') || path.chars().any(|c| c.is_control() || c == '\\') {
        return Asked::Odd;
    }
    if path.split('/').any(|part| matches!(part, "." | "..")) {
        return Asked::Odd;
    }
    match path.strip_prefix(base) {
        Some(name) if name.starts_with('/') || name.contains("//") => Asked::Elsewhere,
        Some(name) => Asked::Name(name.to_owned()),
        None if path == "/" || format!("{path}/") == base => Asked::Above,
        None => Asked::Elsewhere,
    }
}

/// `%C3%A0` → `à`; nothing when it is no UTF-8 or no escape.
pub fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The value of a key in `a=1&b=2`.
pub fn value(query: &str, key: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(name, _)| *name == key)?;
    decoded(value)
}

/// Under which hosts this server answers: a page of a stranger whose name was made to lead here (DNS rebinding) asks under that name.
pub struct Guard {
    chosen: String,
    is_open: bool,
}

impl Guard {
    /// For a server that was told to listen at `chosen`; at `0.0.0.0` or `::` people come by any number of this machine.
    pub fn new(chosen: &str) -> Self {
        let chosen = bare(chosen).to_lowercase();
        let is_open = chosen.parse().is_ok_and(|ip: IpAddr| ip.is_unspecified());
        Self { chosen, is_open }
    }

    /// Whether a request that names this host (`localhost:8080`) was meant for this server.
    pub fn admits(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else {
            return false;
        };
        let name = bare(name).trim_end_matches('.').to_lowercase();
        let number: Option<IpAddr> = name.parse().ok();
        name == "localhost"
            || name == self.chosen
            || number.is_some_and(|ip| self.is_open || ip.is_loopback())
    }
}

/// `[::1]` → `::1`.
fn bare(host: &str) -> &str {
    let within = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    within.unwrap_or(host)
}

fn without_port(host: &str) -> Option<&str> {
    let (name, port) = match host.rfind(']') {
        Some(end) => host.split_at(end + 1),
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.is_empty() || digits.parse::<u16>().is_ok(),
        None => port.is_empty(),
    };
    let is_name = match name.strip_prefix('[') {
        Some(within) => within
            .strip_suffix(']')
            .is_some_and(|ip| ip.parse::<Ipv6Addr>().is_ok()),
        None => !name.is_empty(),
    };
    (is_port && is_name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Asked {
        Asked::Name(name.to_owned())
    }

    #[test]
    fn only_names_within_the_site_are_asked_for() {
        for (path, expected) in [
            ("/a/b/", name("")),
            ("/a/b/tin/", name("tin/")),
            ("/a/b/tin/bai.html", name("tin/bai.html")),
            ("/a/b/b%C3%A0i.html", name("bài.html")),
            ("/", Asked::Above),
            ("/a/b", Asked::Above),
            ("/a", Asked::Elsewhere),
            ("/a/bc/x.html", Asked::Elsewhere),
            ("/a/b//etc/passwd", Asked::Elsewhere),
            ("/a/b/tin//x", Asked::Elsewhere),
            ("/a/b/../../x", Asked::Odd),
            ("/a/b/%2e%2e/x", Asked::Odd),
            ("/a/b/%2E./x", Asked::Odd),
            ("/a/b/..%2fx", Asked::Odd),
            ("/a/b/..%5cx", Asked::Odd),
            ("/a/b/x\\y", Asked::Odd),
            ("/a/b/x%00.html", Asked::Odd),
            ("/a/b/x%0d%0aSet-Cookie:a", Asked::Odd),
            ("/a/b/%C3", Asked::Odd),
            ("/a/b/%zz", Asked::Odd),
            ("/a/b/%2", Asked::Odd),
            ("a/b/", Asked::Odd),
            ("", Asked::Odd),
        ] {
            assert_eq!(asked(path, "/a/b/"), expected, "{path}");
        }
        assert_eq!(asked("/", "/"), name(""));
        assert_eq!(asked("/x.html", "/"), name("x.html"));
        // Twice encoded is once encoded, and no file has such a name.
        assert_eq!(asked("/%252e%252e/x", "/"), name("%2e%2e/x"));
    }

    #[test]
    fn a_base_is_a_plain_path() {
        for (written, expected) in [
            ("/", Some("/")),
            ("", Some("/")),
            ("/a/b/", Some("/a/b/")),
            ("a/b", Some("/a/b/")),
            ("/a//b", Some("/a/b/")),
            ("/a b/", None),
            ("/../", None),
            ("C:/Program Files/Git/a/", None),
            ("/a?x", None),
        ] {
            assert_eq!(base(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn strangers_are_not_admitted() {
        let own = Guard::new("127.0.0.1");
        for host in [
            "localhost",
            "LocalHost.:80",
            "127.0.0.1:5620",
            "127.0.0.2",
            "[::1]",
            "[::1]:5620",
        ] {
            assert!(own.admits(host), "{host}");
        }
        for host in [
            "",
            ":80",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.5",
            "localhost:x",
            "[::1",
            "[localhost]",
            "::1",
        ] {
            assert!(!own.admits(host), "{host}");
        }
        let open = Guard::new("0.0.0.0");
        assert!(open.admits("192.168.1.5:5620") && !open.admits("evil.example"));
        let named = Guard::new("may-xa.local");
        assert!(named.admits("may-xa.local:5620") && !named.admits("192.168.1.5"));
        assert!(Guard::new("::1").admits("[::1]:80"));
    }

    #[test]
    fn values_of_a_query_are_found() {
        let query = "page=tin%2Fb%C3%A0i.html&seen=a1&x";
        assert_eq!(value(query, "page").as_deref(), Some("tin/bài.html"));
        assert_eq!(value(query, "seen").as_deref(), Some("a1"));
        assert_eq!(value(query, "x"), None);
    }
}
