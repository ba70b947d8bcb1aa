//! Writes answers: a file from memory or from the disk, a refusal, or a stream of news – each with the headers that keep strangers out.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::request::{PATIENCE, Refusal};

/// What is answered.
pub struct Answer {
    /// `200 OK`
    pub status: &'static str,
    /// The media type.
    pub mime: &'static str,
    /// The bytes.
    pub body: Body,
    /// What tells these bytes from others, if a visitor may keep them.
    pub tag: Option<String>,
    /// Where the visitor shall go instead.
    pub location: Option<String>,
}

/// Where bytes come from.
pub enum Body {
    /// Memory.
    Bytes(Arc<Vec<u8>>),
    /// A file on the disk, piece by piece: a film does not go through memory.
    Disk(File),
}

impl Answer {
    /// Bytes in memory.
    pub fn bytes(status: &'static str, mime: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            status,
            mime,
            body: Body::Bytes(Arc::new(bytes)),
            tag: None,
            location: None,
        }
    }

    /// A sentence.
    pub fn text(status: &'static str, text: &str) -> Self {
        let bytes = format!("{text}\n").into_bytes();
        Self::bytes(status, "text/plain; charset=utf-8", bytes)
    }

    /// Go there.
    pub fn redirect(location: String) -> Self {
        let mut answer = Self::text("302 Found", &location);
        answer.location = Some(location);
        answer
    }

    /// Why a request is refused, in the words of HTTP: no person reads it who did not write the request by hand.
    pub fn refusal(refusal: Refusal) -> Self {
        let status = match refusal {
            Refusal::Silent | Refusal::Malformed => "400 Bad Request",
            Refusal::Slow => "408 Request Timeout",
            Refusal::Method => "405 Method Not Allowed",
            Refusal::TooLong => "431 Request Header Fields Too Large",
            Refusal::Host => "421 Misdirected Request",
        };
        Self::text(status, status)
    }

    /// Writes it, without its body when only the head is wanted; `known` is what the visitor has.
    pub fn send(
        mut self,
        stream: &mut TcpStream,
        is_head: bool,
        known: Option<&str>,
    ) -> io::Result<()> {
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut length = match &self.body {
            Body::Bytes(bytes) => bytes.len() as u64,
            Body::Disk(file) => file.metadata()?.len(),
        };
        let is_known = |tag: &str| known.is_some_and(|known| known.split(", ").any(|k| k == tag));
        let unchanged = self.tag.as_deref().is_some_and(is_known);
        if unchanged {
            self.status = "304 Not Modified";
        }
        let mut head = format!("HTTP/1.1 {}\r\n{}", self.status, common());
        if unchanged {
            length = 0;
        } else {
            head += &format!(
                "Content-Type: {}\r\nContent-Length: {length}\r\n",
                self.mime
            );
        }
        match &self.tag {
            // `no-cache` is: keep it, but ask each time.
            Some(tag) => head += &format!("ETag: {tag}\r\nCache-Control: no-cache\r\n"),
            None => head += "Cache-Control: no-store\r\n",
        }
        if let Some(location) = &self.location {
            head += &format!("Location: {location}\r\n");
        }
        if self.status.starts_with("405") {
            head += "Allow: GET, HEAD\r\n";
        }
        head += "\r\n";
        let body = match &self.body {
            Body::Bytes(bytes) if !is_head && length > 0 => bytes.as_slice(),
            _ => &[],
        };
        // One write where it fits: the last packet of two would wait for the first to be acknowledged.
        stream.write_all(&[head.as_bytes(), body].concat())?;
        if let Body::Disk(file) = self.body
            && !is_head
        {
            // A file that grows meanwhile must not send more than was promised.
            io::copy(&mut file.take(length), stream)?;
        }
        Ok(())
    }
}

/// The head of a stream of news.
pub fn open_news(stream: &mut TcpStream) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    let common = common();
    let head = format!(
        "HTTP/1.1 200 OK\r\n{common}Content-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n"
    );
    stream.write_all(head.as_bytes())
}

/// What every answer says: nothing of it may be taken apart by pages from elsewhere, and it runs as strictly as on the strictest host.
fn common() -> &'static str {
    "Connection: close\r\n\
     X-Content-Type-Options: nosniff\r\n\
     Cross-Origin-Resource-Policy: same-origin\r\n\
     Content-Security-Policy: default-src 'self'\r\n\
     Referrer-Policy: same-origin\r\n"
}

/// Ends a connection so that what was written arrives although the visitor was still talking.
pub fn part(mut stream: TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let until = Instant::now() + Duration::from_secs(1);
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    let mut ignored = [0; 16 * 1024];
    while Instant::now() < until && stream.read(&mut ignored).is_ok_and(|length| length > 0) {}
}
