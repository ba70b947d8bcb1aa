//! How long it takes from saving an article until `loa serve` shows it, on a site of many pages.
//!
//! `cargo bench --bench edit` (`-- ARTICLES EDITS FOLDER`; 1,340 articles in two languages make about 11,300 pages). A page is asked for again and
//! again, each time on a connection of its own, until the new words stand on it; the time begins when the file is closed. Not a test.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

mod generate;
mod random;

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Between two edits: what the one before set off is over, as when a person writes.
const PAUSE: Duration = Duration::from_millis(1500);

/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let number = |at: usize, otherwise: usize| {
        let given = arguments.get(at).and_then(|word| word.parse().ok());
        given.unwrap_or(otherwise)
    };
    let (articles, edits) = (number(0, 1_340), number(1, 40));
    let folder = arguments.get(2).map_or_else(default_folder, PathBuf::from);
    let folder = folder.join("loa-edit");
    let _ = fs::remove_dir_all(&folder);
    generate::site(&folder, articles);
    let port = free_port();
    let started = Instant::now();
    let server = Server(serve(&folder, port));
    while ask(port, "/").is_none_or(|page| !page.contains("200 OK")) {
        assert!(started.elapsed() < PATIENCE * 5, "the site is not shown");
        std::thread::sleep(Duration::from_millis(50));
    }
    println!(
        "{articles} articles × 2 in {}: shown after {:.2} s",
        folder.display(),
        started.elapsed().as_secs_f64()
    );
    let mut random = random::Random(u64::from(port));
    let mut times: Vec<f64> = (0..edits)
        .map(|edit| {
            std::thread::sleep(PAUSE);
            let article = random.below(articles);
            edited(&folder, port, article, edit)
        })
        .collect();
    drop(server);
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    println!(
        "  from saving to showing: median {:.1} ms, p95 {:.1} ms, slowest {:.1} ms ({edits} edits)",
        at(0.5),
        at(0.95),
        at(1.0)
    );
    let _ = fs::remove_dir_all(&folder);
}

/// Milliseconds until an edited article is shown.
fn edited(folder: &Path, port: u16, article: usize, edit: usize) -> f64 {
    let path = folder.join(format!("articles/2024/bai-{article}.md"));
    let page = format!("/articles/bai-{article}.html");
    // Somebody looks at it.
    assert!(ask(port, &page).is_some_and(|page| page.contains("200 OK")));
    let words = format!("sửa lần {edit} bài {article}");
    let text = fs::read_to_string(&path).expect("an article");
    fs::write(&path, format!("{text}\n\n{words}.\n")).expect("a save");
    let saved = Instant::now();
    while !ask(port, &page).is_some_and(|page| page.contains(&words)) {
        assert!(saved.elapsed() < PATIENCE, "{page} is not shown anew");
        std::thread::sleep(Duration::from_micros(500));
    }
    saved.elapsed().as_secs_f64() * 1000.0
}

/// What is answered; nothing while nobody is there.
fn ask(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

fn serve(folder: &Path, port: u16) -> Child {
    let binary = std::env::var("LOA_BINARY")
        .unwrap_or_else(|_| option_env!("CARGO_BIN_EXE_loa").unwrap_or("loa").to_owned());
    Command::new(binary)
        .arg("serve")
        .arg(folder)
        .args(["--as-of", "2024-12-31", "--no-images", "--port"])
        .arg(port.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("loa serves")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("its number").port()
}

fn default_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    match memory.is_dir() {
        true => memory.to_path_buf(),
        false => std::env::temp_dir(),
    }
}

/// Ends with the benchmark, also with one that fails.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
