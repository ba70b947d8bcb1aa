//! What a killed build leaves: builds are killed at moments spread over their whole length.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use super::{Site, files, said};

#[test]
fn a_kill_at_any_moment_leaves_a_whole_site() {
    let mixed = killed(&Site::new());
    // Where the system cannot exchange folders, whole files are all that can be promised.
    if cfg!(target_os = "linux") {
        assert_eq!(mixed, 0);
    }
}

#[test]
fn a_kill_beside_foreign_files_leaves_whole_files() {
    let site = Site::new();
    site.build();
    fs::write(site.out().join("CNAME"), "example.vn").unwrap();
    killed(&site);
    let kept = fs::read_to_string(site.out().join("CNAME")).unwrap();
    assert_eq!(kept, "example.vn");
}

/// Kills builds at moments spread over the whole build; how many left some files of the old and some of the new site.
fn killed(site: &Site) -> usize {
    const ARTICLES: usize = 60;
    let version = |number: usize| {
        for article in 0..ARTICLES {
            // Some articles come and go, so that files are added and removed as well as replaced.
            let name = format!("bai-{}.md", article + number % 2 * 20);
            site.article(&name, &format!("Bài {article} bản {}", number % 2));
        }
        for gone in 0..20 {
            let gone = gone + (number + 1) % 2 * ARTICLES;
            let _ = fs::remove_file(site.root.join(format!("articles/bai-{gone}.md")));
        }
    };
    let mut whole = Vec::new();
    let mut longest = Duration::ZERO;
    for number in 0..2 {
        version(number);
        let reference = site.root.join(format!("reference-{number}"));
        let start = SystemTime::now();
        let output = site.run(&["-o", reference.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        longest = longest.max(start.elapsed().unwrap());
        let mut files = files(&reference);
        if let Ok(foreign) = fs::read(site.out().join("CNAME")) {
            files.insert("CNAME".to_owned(), foreign);
        }
        whole.push(files);
    }
    version(0);
    site.build();
    assert_eq!(files(&site.out()), whole[0]);
    let (mut untouched, mut mixed, mut done) = (0, 0, 0);
    for round in 0..40_u32 {
        let (old, new) = (&whole[round as usize % 2], &whole[(round as usize + 1) % 2]);
        version(round as usize + 1);
        let mut child = site.command(&[]);
        let child = child.stdout(Stdio::null());
        let mut child = child.stderr(Stdio::null()).spawn().unwrap();
        // Spread over the whole build, in an order that does not matter.
        std::thread::sleep(longest * (round * 7 % 40) / 36);
        child.kill().unwrap();
        child.wait().unwrap();
        let there = files(&site.out());
        for (path, bytes) in &there {
            let known = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(known, "round {round}: `{path}` is neither old nor new");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(
                there.contains_key(path),
                "round {round}: `{path}` is missing"
            );
        }
        match &there {
            there if there == old => untouched += 1,
            there if there == new => done += 1,
            _ => mixed += 1,
        }
        site.build();
        assert_eq!(&files(&site.out()), new, "round {round}");
        assert!(!site.out().join(".loa/new").exists());
        assert!(!site.root.join(".public.loa-new").exists());
        assert!(!site.out().join(".loa/journal.json").exists());
    }
    println!("killed: {untouched} before, {mixed} during, {done} after the swap");
    assert!(untouched > 0);
    mixed
}

#[test]
fn a_killed_swap_is_finished_even_by_a_build_that_fails() {
    let site = Site::new();
    site.build();
    let out = site.out();
    // What a kill right after the decision leaves: everything staged and the journal written, nothing moved.
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join(".loa/manifest.json")).unwrap()).unwrap();
    let journal = serde_json::json!({
        "clear": [], "put": ["index.html"], "remove": [], "manifest": manifest,
    });
    fs::create_dir_all(out.join(".loa/new")).unwrap();
    fs::write(out.join(".loa/new/index.html"), "mới").unwrap();
    fs::write(out.join(".loa/journal.json"), journal.to_string()).unwrap();
    fs::write(site.root.join("site.yaml"), "title: \"x\n").unwrap();
    assert_eq!(site.run(&[]).status.code(), Some(1));
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mới");
    assert!(!out.join(".loa/journal.json").exists());
}
