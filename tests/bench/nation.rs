//! A portal with all its sites in one process: cold, with nothing changed, and after a day on which one site in a hundred changed.
//!
//! `cargo bench --bench nation`                      100 communes × (24 articles + 40 procedures) × 2 languages
//! `cargo bench --bench nation -- --nation FOLDER`   34 provinces and 3,321 communes, about a million pages, by hand: see README.md
//! `cargo bench --bench nation -- --generate FOLDER` only writes the sites, for other generators to be measured on
//!
//! `LOA_BINARY` names another binary. `--sites N`, `--articles N`, `--procedures N` and `--at FOLDER` change the size and the place. Not a test: nothing here can fail for being slow.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

mod nation_sites;
mod random;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nation_sites::Shape;

/// The day the sites are built for.
const AS_OF: &str = "2025-11-20";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_nation = arguments.iter().any(|argument| argument == "--nation");
    let number = |name: &str, otherwise: usize| {
        let value = after(&arguments, name).and_then(|value| value.parse().ok());
        value.unwrap_or(otherwise)
    };
    let (provinces, communes) = if is_nation { (34, 3_321) } else { (0, 100) };
    let shape = Shape {
        provinces,
        communes: number("--sites", communes),
        articles: number("--articles", if is_nation { 16 } else { 24 }),
        procedures: number("--procedures", if is_nation { 30 } else { 40 }),
        is_bilingual: true,
    };
    if let Some(folder) = after(&arguments, "--generate") {
        let sites = nation_sites::portal(Path::new(&folder), &shape);
        println!("{} sites in {folder}", sites.len());
        return;
    }
    let place = after(&arguments, "--nation").or_else(|| after(&arguments, "--at"));
    let place = place.map_or_else(default_folder, PathBuf::from);
    measure(&place.join("loa-nation"), &shape);
}

/// The word behind a flag, unless it is another flag.
fn after(arguments: &[String], name: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == name)?;
    let value = arguments.get(at + 1)?;
    (!value.starts_with("--")).then(|| value.clone())
}

fn measure(folder: &Path, shape: &Shape) {
    let _ = fs::remove_dir_all(folder);
    let (source, public) = (folder.join("portal"), folder.join("public"));
    let started = Instant::now();
    let sites = nation_sites::portal(&source, shape);
    println!(
        "{} sites × ({} articles + {} procedures) × {} languages, generated in {:.1?} in {}",
        sites.len(),
        shape.articles,
        shape.procedures,
        if shape.is_bilingual { 2 } else { 1 },
        started.elapsed(),
        folder.display()
    );
    let cold = build(&source, &public);
    let (pages, files, bytes) = count(&public);
    println!("{pages} pages, {files} files, {:.2} GB", bytes as f64 / 1e9);
    println!(
        "cold                  {:>9.2?}, processor {:.2} s  {:.0} pages a second, at most {} MiB",
        cold.took,
        cold.processor,
        pages as f64 / cold.took.as_secs_f64(),
        cold.peak_mib
    );
    // What was written a moment ago is read once more to be compared; after that its stamp tells.
    told("nothing changed", &build(&source, &public));
    told("the same again", &build(&source, &public));
    let edited: Vec<&String> = sites.iter().step_by(100).collect();
    for site in &edited {
        nation_sites::edit(&source.join(site), 1);
    }
    told(
        &format!("{} sites changed", edited.len()),
        &build(&source, &public),
    );
    let _ = fs::remove_dir_all(folder);
}

fn told(what: &str, build: &Build) {
    println!(
        "{what:<21} {:>9.2?}, processor {:.2} s  at most {} MiB",
        build.took, build.processor, build.peak_mib
    );
}

struct Build {
    took: Duration,
    /// Seconds of processor time; 0 where the system does not tell.
    processor: f64,
    peak_mib: u64,
}

fn build(source: &Path, public: &Path) -> Build {
    let started = Instant::now();
    let binary = std::env::var("LOA_BINARY");
    let binary = binary.unwrap_or_else(|_| env!("CARGO_BIN_EXE_loa").to_owned());
    let mut child = Command::new(binary)
        .args(["build", "--as-of", AS_OF, "-o"])
        .args([public, source])
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let (mut peak_mib, mut seconds) = (0, 0.0_f64);
    let status = loop {
        peak_mib = peak_mib.max(resident(child.id()));
        seconds = seconds.max(processor(child.id()));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(status.success(), "the build failed");
    Build {
        took: started.elapsed(),
        processor: seconds,
        peak_mib,
    }
}

/// The most memory a process held so far, in MiB; 0 where the system does not tell.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}

/// Processor time a process used so far, in seconds (ticks of a hundredth, as Linux counts for programs).
fn processor(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    ticks as f64 / 100.0
}

/// Pages, files and bytes of a published portal; what Loa keeps for itself is left out.
fn count(folder: &Path) -> (usize, usize, u64) {
    let (mut pages, mut files, mut bytes) = (0, 0, 0);
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if entry.file_type().expect("a kind").is_dir() {
                if entry.file_name() != ".loa" {
                    open.push(path);
                }
                continue;
            }
            files += 1;
            bytes += entry.metadata().expect("a size").len();
            if path.extension().is_some_and(|ending| ending == "html") {
                pages += 1;
            }
        }
    }
    (pages, files, bytes)
}

fn default_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    }
}
