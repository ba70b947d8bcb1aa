//! Eight parts in processes of their own, joined: the same bytes as one build.

use std::path::PathBuf;
use std::process::Command;

use super::sample::{AS_OF, Sample, files, loa, said};

fn parts(sample: &Sample, of: usize) -> Vec<PathBuf> {
    let parts: Vec<PathBuf> = (1..=of)
        .map(|n| sample.beside(&format!("part-{n}")))
        .collect();
    let running: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let shard = format!("{}/{of}", at + 1);
            let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
            command.args(["build", "--as-of", AS_OF, "--shard", &shard, "-o"]);
            command
                .arg(part)
                .arg(&sample.portal)
                .output()
                .map(|out| (out, shard))
        })
        .collect();
    for run in running {
        let (output, shard) = run.unwrap();
        assert!(
            output.status.code().is_some_and(|code| code != 2),
            "{shard}: {}",
            said(&output)
        );
    }
    parts
}

fn merge(sample: &Sample, parts: &[PathBuf], out: &str) -> std::process::Output {
    let mut arguments = vec!["portal", "merge", "--lang", "en", "--from"];
    arguments.push(sample.portal.to_str().unwrap());
    let out = sample.beside(out);
    arguments.extend(["-o", out.to_str().unwrap()]);
    arguments.extend(parts.iter().map(|part| part.to_str().unwrap()));
    loa(&arguments)
}

#[test]
fn eight_parts_are_one_build_byte_for_byte() {
    let sample = Sample::new(19);
    let whole = sample.build(&[]);
    assert!(whole.status.success(), "{}", said(&whole));
    let parts = parts(&sample, 8);
    let joined = merge(&sample, &parts, "joined");
    assert_eq!(joined.status.code(), Some(0), "{}", said(&joined));
    let (one, eight) = (files(&sample.out), files(&sample.beside("joined")));
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        files.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&one), names(&eight));
    for (path, bytes) in &one {
        assert!(eight[path] == *bytes, "{path} differs");
    }
    // Joined once more over itself, and over what one machine built.
    let again = merge(&sample, &parts, "joined");
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(merge(&sample, &parts, "out").status.code(), Some(0));
    assert!(files(&sample.out) == one);
}

#[test]
fn what_failed_in_a_part_keeps_its_state_in_the_whole() {
    let sample = Sample::new(5);
    let first = parts(&sample, 2);
    assert_eq!(merge(&sample, &first, "out").status.code(), Some(0));
    let before = files(&sample.out.join("sites/xa-3"));
    super::sample::put(&sample.portal, "xa-3/site.yaml", "unit: [\n");
    for part in &first {
        std::fs::remove_dir_all(part).unwrap();
    }
    let second = parts(&sample, 2);
    let run = merge(&sample, &second, "out");
    assert_eq!(run.status.code(), Some(3), "{}", said(&run));
    assert_eq!(files(&sample.out.join("sites/xa-3")), before);
    assert!(
        sample
            .read("en/units/xa-3.html")
            .contains("has mistakes at the moment")
    );
}

#[test]
fn parts_that_do_not_belong_together_are_refused() {
    let sample = Sample::new(4);
    let two = parts(&sample, 2);
    let three = sample.beside("three");
    let run = sample.build(&["--shard", "1/3", "-o", three.to_str().unwrap()]);
    assert!(run.status.success(), "{}", said(&run));
    for (parts, expected) in [
        (vec![two[0].clone()], "missing: 2/2"),
        (vec![two[0].clone(), two[0].clone()], "missing: 2/2"),
        (vec![two[0].clone(), three.clone()], "not of one build"),
        (
            vec![sample.portal.clone()],
            "no output of `loa build --shard`",
        ),
    ] {
        let run = merge(&sample, &parts, "refused");
        assert_eq!(run.status.code(), Some(2), "{expected}");
        assert!(said(&run).contains(expected), "{expected}: {}", said(&run));
    }
}
