//! Pages per second on a generated site of 5,000 articles × 2 languages, and the ratio of the build to a plain write of the same bytes.
//!
//! `cargo bench --bench build` (or `-- ARTICLES FOLDER`, for instance `-- 500 /dev/shm`). Not a test: nothing here can fail for being slow.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

mod generate;
mod random;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let articles: usize = arguments
        .first()
        .and_then(|n| n.parse().ok())
        .unwrap_or(5_000);
    let folder = arguments
        .get(1)
        .map_or_else(default_folder, PathBuf::from)
        .join("loa-bench");
    let _ = fs::remove_dir_all(&folder);
    let source = folder.join("site");
    let started = Instant::now();
    generate::site(&source, articles);
    println!(
        "generated {articles} articles × 2 languages in {} ({:.1?})",
        folder.display(),
        started.elapsed()
    );

    let mut builds = Vec::new();
    let mut writes = Vec::new();
    let mut shape = (0, 0, 0);
    for round in 0..ROUNDS {
        let public = folder.join(format!("public-{round}"));
        builds.push(build(&source, &public));
        let files = read(&public);
        shape = (
            files.len(),
            files
                .iter()
                .filter(|(path, _)| path.extension().is_some_and(|e| e == "html"))
                .count(),
            files.iter().map(|(_, bytes)| bytes.len()).sum(),
        );
        let copy = folder.join(format!("plain-{round}"));
        writes.push(write(&copy, &files));
        let _ = fs::remove_dir_all(&copy);
        if round + 1 < ROUNDS {
            let _ = fs::remove_dir_all(&public);
        }
    }
    let again = build(&source, &folder.join(format!("public-{}", ROUNDS - 1)));
    let (files, pages, bytes) = shape;
    let (build_time, write_time) = (median(&mut builds), median(&mut writes));
    println!("{pages} pages, {files} files, {:.1} MB", bytes as f64 / 1e6);
    println!(
        "cold build   {build_time:.3?} (median of {ROUNDS}) = {:.0} pages a second",
        pages as f64 / build_time.as_secs_f64()
    );
    println!("plain write  {write_time:.3?} (median of {ROUNDS}, one thread, folders made first)");
    println!(
        "ratio        {:.2} (build ÷ plain write, same run)",
        build_time.as_secs_f64() / write_time.as_secs_f64()
    );
    println!("again, nothing changed {again:.3?}");
    let _ = fs::remove_dir_all(&folder);
}

fn default_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    }
}

fn build(source: &Path, public: &Path) -> Duration {
    let started = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["build", "--as-of", "2024-12-31", "-o"])
        .args([public, source])
        .output()
        .expect("the binary runs");
    let elapsed = started.elapsed();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    elapsed
}

fn read(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((
                    path.strip_prefix(folder).expect("below").to_owned(),
                    fs::read(&path).expect("a file"),
                ));
            }
        }
    }
    files
}

fn write(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Duration {
    for (path, _) in files {
        fs::create_dir_all(folder.join(path).parent().expect("a parent")).expect("a folder");
    }
    let started = Instant::now();
    for (path, bytes) in files {
        fs::write(folder.join(path), bytes).expect("a write");
    }
    started.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
