//! A running `loa serve` with raw requests and its news; everything waits for what happens, nothing for time to pass.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Nothing takes as long; a test that waits for it has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A small site.
pub const SITE: [(&str, &str); 3] = [
    (
        "site.yaml",
        "unit: xa\ntitle: {vi: Xã Mẫu, en: Sample Commune}\nlanguages: [vi, en]\n",
    ),
    (
        "units.yaml",
        "units:\n  - {id: xa, kind: commune, name: {vi: UBND xã Mẫu, en: Sample Commune}}\n",
    ),
    ("articles/bai.md", ARTICLE),
];

/// An article of that site.
pub const ARTICLE: &str =
    "---\ntitle: Bài một\ndate: 2024-06-01\nunit: xa\nsummary: Tóm tắt.\n---\nXin chào bà con.\n";
/// Its page.
pub const PAGE: &str = "articles/bai.html";

/// A server, with its folder.
pub struct Server {
    child: Child,
    lines: Receiver<String>,
    /// Every line it said so far.
    pub said: Vec<String>,
    /// Where it listens: `127.0.0.1:40000`.
    pub host: String,
    /// Below which path the site stands.
    pub base: String,
    root: TempDir,
}

impl Server {
    /// Serves files, by path, with more flags.
    pub fn start(files: &[(&str, &str)], flags: &[&str]) -> Self {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            put(&root.path().join("site").join(path), text);
        }
        Self::within(root, flags, &[])
    }

    /// Serves the folder `site` of `root`.
    pub fn within(root: TempDir, flags: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_loa"))
            .args(["serve", "site", "--port", "0", "--lang", "en"])
            .args(flags)
            .current_dir(root.path())
            .env_remove("LOA_LANG")
            .env("LOA_CACHE", root.path().join("cache"))
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let (sender, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] = [
            Box::new(child.stdout.take().unwrap()),
            Box::new(child.stderr.take().unwrap()),
        ];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        let mut server = Self {
            child,
            lines,
            said: Vec::new(),
            host: String::new(),
            base: String::new(),
            root,
        };
        let line = server.says("The site is at http://");
        let address = line.split_once("http://").unwrap().1;
        let (host, base) = address.split_at(address.find('/').unwrap());
        (server.host, server.base) = (host.to_owned(), base.to_owned());
        server
    }

    /// The first line with these words, said already or waited for.
    pub fn says(&mut self, words: &str) -> String {
        if let Some(line) = self.said.iter().find(|line| line.contains(words)) {
            return line.clone();
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("never said {words:?}:\n{}", self.said.join("\n"));
            };
            self.said.push(line.clone());
            if line.contains(words) {
                return line;
            }
        }
    }

    /// A path in the site's folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join("site").join(path)
    }

    /// A path beside the site's folder.
    pub fn beside(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Writes a file of the site's folder.
    pub fn put(&self, path: &str, text: &str) {
        put(&self.path(path), text);
    }

    /// Sends bytes and gives the whole answer.
    pub fn raw(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        // Whoever is refused early hears it although he is still talking.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::parse(&bytes)
    }

    /// Asks for a path, from the root of the host.
    pub fn ask(&self, method: &str, path: &str, more: &str) -> Answer {
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{more}\r\n",
            self.host
        ))
    }

    /// Gets a file of the site.
    pub fn get(&self, name: &str) -> Answer {
        self.ask("GET", &format!("{}{name}", self.base), "")
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("somebody listens");
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The news for a page as a browser asks for it that has just got the page.
    pub fn news(&self, page: &str) -> News {
        let html = self.get(page).text();
        let value = |name: &str| {
            let (_, rest) = html.split_once(&format!(" data-{name}=\"")).expect(name);
            rest.split_once('"').unwrap().0.to_owned()
        };
        let mut stream = self.connect();
        let (seen, server, edition) = (value("seen"), value("server"), value("edition"));
        let path = format!(
            "{}.loa/events?page={page}&seen={seen}&server={server}&edition={edition}&notice=0",
            self.base
        );
        let host = &self.host;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut lines = BufReader::new(stream);
        loop {
            let mut line = String::new();
            lines.read_line(&mut line).unwrap();
            if line == "\r\n" {
                return News { lines };
            }
        }
    }

    /// Waits until it ended by itself; its exit code.
    pub fn ended(&mut self) -> Option<i32> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it goes on");
    }

    /// The number of its process.
    #[cfg(unix)]
    pub fn id(&self) -> String {
        self.child.id().to_string()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// News of one page.
pub struct News {
    lines: BufReader<TcpStream>,
}

impl News {
    /// The next event.
    pub fn next(&mut self) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            assert!(Instant::now() < until, "no news");
            let mut line = String::new();
            let length = self.lines.read_line(&mut line).expect("news");
            assert!(length > 0, "the line was cut");
            if let Some(event) = line.strip_prefix("data: ") {
                return serde_json::from_str(event).expect("JSON");
            }
        }
    }

    /// The first event that is meant.
    pub fn until(&mut self, is_meant: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self.next();
            if is_meant(&event) {
                return event;
            }
        }
    }

    /// Waits until the page is another.
    pub fn reload(&mut self) -> Value {
        self.until(|event| event["reload"] == true)
    }

    /// Waits until the page is told of mistakes, or of none.
    pub fn errors(&mut self, are_there: bool) -> Value {
        let is_meant = |event: &Value| {
            let errors = event["notice"]["errors"].as_u64();
            errors.is_some_and(|errors| (errors > 0) == are_there)
        };
        self.until(is_meant)
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no head: {}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).expect("ASCII");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Self {
            status: status.expect("a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// A line of the head.
    pub fn line(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Writes a file with the folders that it needs.
pub fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
