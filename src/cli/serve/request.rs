//! Reads one request within limits of size and time; everything that a page's visitor does not send is refused.

use std::io::{self, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::address::Guard;

/// The longest head of a request, in bytes.
const LONGEST: usize = 16 * 1024;

/// How long a visitor may take to ask.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What somebody asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// Only what would come before the bytes is wanted.
    pub is_head: bool,
    /// The path as it was sent.
    pub path: String,
    /// What stands after `?`.
    pub query: String,
    /// What the visitor has already, as it was told with it.
    pub known: Option<String>,
}

/// Why a request is not answered with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody there, or nothing asked.
    Silent,
    /// Not HTTP as browsers write it.
    Malformed,
    /// Took too long.
    Slow,
    /// Another method than GET or HEAD.
    Method,
    /// A head without end.
    TooLong,
    /// Meant for another host.
    Host,
}

/// Reads one request.
///
/// # Errors
/// Why it is refused.
pub fn read(stream: &mut TcpStream, guard: &Guard) -> Result<Request, Refusal> {
    let until = Instant::now() + PATIENCE;
    let mut head = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Refusal::Slow);
        }
        match stream.read(&mut piece) {
            Ok(0) if head.is_empty() => return Err(Refusal::Silent),
            Ok(0) => return Err(Refusal::Malformed),
            Ok(length) => head.extend_from_slice(&piece[..length]),
            Err(error) if is_timeout(&error) && head.is_empty() => return Err(Refusal::Silent),
            Err(error) if is_timeout(&error) => return Err(Refusal::Slow),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Refusal::Silent),
        }
        if let Some(end) = end_of_head(&head) {
            return understand(&head[..end], guard);
        }
        if head.len() > LONGEST {
            return Err(Refusal::TooLong);
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    use io::ErrorKind::{TimedOut, WouldBlock};
    matches!(error.kind(), TimedOut | WouldBlock)
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n")
}

fn understand(head: &[u8], guard: &Guard) -> Result<Request, Refusal> {
    if head.len() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let head = std::str::from_utf8(head).map_err(|_| Refusal::Malformed)?;
    let mut lines = head.split("\r\n");
    let first: Vec<&str> = lines.next().unwrap_or("").split(' ').collect();
    let [method, target, "HTTP/1.1" | "HTTP/1.0"] = first[..] else {
        return Err(Refusal::Malformed);
    };
    let (mut host, mut known) = (None, None);
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(Refusal::Malformed)?;
        // A name with spaces, or a line that goes on with the one before: two readers could read two things.
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(Refusal::Malformed);
        }
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "host" if host.is_some() => return Err(Refusal::Malformed),
            "host" => host = Some(value),
            "if-none-match" => known = Some(value.to_owned()),
            _ => {}
        }
    }
    if !host.is_some_and(|host| guard.admits(host)) {
        return Err(Refusal::Host);
    }
    let is_head = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Refusal::Method),
    };
    // `GET http://host/path`: the host that counts is the one named there.
    let target = match target.split_once("://") {
        Some(("http", rest)) => {
            let (named, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !guard.admits(named) {
                return Err(Refusal::Host);
            }
            path
        }
        _ => target,
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(Request {
        is_head,
        path: path.to_owned(),
        query: query.to_owned(),
        known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Result<Request, Refusal> {
        understand(
            head.replace('\n', "\r\n").as_bytes(),
            &Guard::new("127.0.0.1"),
        )
    }

    #[test]
    fn a_browser_is_understood() {
        let request =
            read("GET /a/b.html?x=1 HTTP/1.1\nHost: localhost:1\nIf-None-Match: \"a\"").unwrap();
        assert_eq!(
            (request.path.as_str(), request.query.as_str()),
            ("/a/b.html", "x=1")
        );
        assert_eq!(request.known.as_deref(), Some("\"a\""));
        assert!(read("HEAD / HTTP/1.0\nhost:127.0.0.1").unwrap().is_head);
        let whole = read("GET http://localhost/x HTTP/1.1\nHost: localhost").unwrap();
        assert_eq!(whole.path, "/x");
    }

    #[test]
    fn anything_else_is_refused() {
        for (head, expected) in [
            ("POST / HTTP/1.1\nHost: localhost", Refusal::Method),
            ("GET / HTTP/1.1\nHost: evil.example", Refusal::Host),
            ("GET / HTTP/1.1", Refusal::Host),
            ("POST / HTTP/1.1\nHost: evil.example", Refusal::Host),
            (
                "GET http://evil.example/ HTTP/1.1\nHost: localhost",
                Refusal::Host,
            ),
            (
                "GET / HTTP/1.1\nHost: localhost\nHost: evil.example",
                Refusal::Malformed,
            ),
            ("GET / HTTP/2.0\nHost: localhost", Refusal::Malformed),
            ("GET  / HTTP/1.1\nHost: localhost", Refusal::Malformed),
            ("GET /\nHost: localhost", Refusal::Malformed),
            ("GET / HTTP/1.1\nHost : localhost", Refusal::Malformed),
            (
                "GET / HTTP/1.1\nHost: localhost\n folded",
                Refusal::Malformed,
            ),
            ("GET / HTTP/1.1\nno colon", Refusal::Malformed),
            ("", Refusal::Malformed),
        ] {
            assert_eq!(read(head), Err(expected), "{head}");
        }
    }
}
