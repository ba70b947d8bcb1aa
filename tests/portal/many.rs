//! Each site by itself: one that is broken stops nobody, one that did not change is not written, what all have is stored once.

use std::fs;

use super::sample::{Sample, files, loa, put, said};

#[test]
fn a_broken_site_keeps_its_last_good_state_and_stops_nobody() {
    let sample = Sample::new(3);
    let first = sample.build(&[]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let before = files(&sample.out);

    put(&sample.portal, "xa-1/plan.yaml", "title: [\n");
    put(
        &sample.portal,
        "xa-2/articles/moi.md",
        "---\ntitle: Tin mới\ndate: 2025-07-01\ntopics: [a]\n---\nMới.\n",
    );
    let second = sample.build(&[]);
    assert_eq!(second.status.code(), Some(3), "{}", said(&second));
    assert!(
        said(&second).contains("1 built, 1 unchanged, 1 failed"),
        "{}",
        said(&second)
    );
    assert!(said(&second).contains("plan.yaml:"), "where the mistake is");
    let after = files(&sample.out);
    let of = |files: &std::collections::BTreeMap<String, Vec<u8>>, id: &str| {
        let prefix = format!("sites/{id}/");
        let own = files.iter().filter(|(path, _)| path.starts_with(&prefix));
        own.map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&after, "xa-1"), of(&before, "xa-1"), "as it was");
    assert_eq!(of(&after, "xa-0"), of(&before, "xa-0"));
    assert!(after.contains_key("sites/xa-2/articles/moi.html"));
    assert!(sample.read("articles/index.html").contains("Tin mới"));
    let figures = sample.figures();
    assert_eq!(figures["units"][3]["has_failed"], true);
    assert!(
        sample
            .read("en/units/xa-1.html")
            .contains("has mistakes at the moment")
    );

    let check = loa(&["check", sample.portal.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(check.status.code(), Some(3));
    let status = loa(&["status", sample.portal.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(status.status.code(), Some(3));
    assert!(
        said(&status).contains("xa-1  cannot be read"),
        "{}",
        said(&status)
    );
    assert!(
        said(&status).contains("tinh  no site, no data"),
        "{}",
        said(&status)
    );
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let sample = Sample::new(2);
    assert!(sample.build(&[]).status.success());
    let before = files(&sample.out);
    let again = sample.build(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(json["summary"]["unchanged"], 2);
    assert_eq!(json["summary"]["built"], 0);
    assert_eq!(json["portal"]["written"], 0);
    assert_eq!(files(&sample.out), before);
}

#[test]
fn the_portals_own_pages_are_made_only_when_something_they_stand_on_changed() {
    let sample = Sample::new(2);
    let build = || {
        let built = sample.build(&["--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&built.stdout).unwrap();
        json["portal"]["as_before"] == true
    };
    // What was written a moment ago might be written again in the same tick of the clock.
    let settled = || (0..50).any(|_| build());
    assert!(!build(), "the first time");
    assert!(settled());
    let before = files(&sample.out);

    fs::remove_file(sample.out.join("en/units/xa-1.html")).unwrap();
    assert!(!build(), "a page is gone");
    assert_eq!(files(&sample.out), before);

    assert!(settled());
    put(&sample.portal, "xa-1/outputs/2025.yaml", "");
    assert!(!build(), "a site has another record");
    assert_ne!(
        sample.read("data/portal.json").as_bytes(),
        before["data/portal.json"]
    );

    assert!(settled());
    put(&sample.portal, "xa-1/plan.yaml", "title: [\n");
    assert!(!build(), "a site cannot be built");
    assert!(sample.read("en/units/xa-1.html").contains("has mistakes"));

    assert!(settled());
    let yaml = fs::read_to_string(sample.portal.join("portal.yaml")).unwrap();
    put(
        &sample.portal,
        "portal.yaml",
        &yaml.replace("Cổng mẫu", "Cổng khác"),
    );
    assert!(!build(), "it has another name");
    assert!(sample.read("index.html").contains("Cổng khác"));
}

#[cfg(unix)]
#[test]
fn what_all_have_is_stored_once_and_each_site_stands_alone() {
    use std::os::unix::fs::MetadataExt;
    let sample = Sample::new(3);
    assert!(sample.build(&[]).status.success());
    let css =
        |id: &str| fs::metadata(sample.out.join(format!("sites/{id}/assets/sen.css"))).unwrap();
    assert_eq!(css("xa-0").ino(), css("xa-2").ino());
    // No page of a site leads out of it.
    for (path, bytes) in files(&sample.out.join("sites/xa-0")) {
        if !path.ends_with(".html") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let depth = path.matches('/').count();
        for quote in text
            .split("href=\"")
            .skip(1)
            .chain(text.split("src=\"").skip(1))
        {
            let link = quote.split('"').next().unwrap();
            assert!(link.matches("../").count() <= depth, "{path}: {link}");
        }
    }
    // Nor does a copy of it miss anything that the site has.
    assert!(sample.out.join("sites/xa-0/assets/fonts").is_dir());
}

#[test]
fn a_site_without_a_unit_goes_and_nothing_else() {
    let sample = Sample::new(3);
    assert!(sample.build(&[]).status.success());
    put(&sample.out, "sites/cua-toi/ghi-chu.txt", "của tôi");
    let yaml = fs::read_to_string(sample.portal.join("portal.yaml")).unwrap();
    let without: String = yaml
        .lines()
        .filter(|line| !line.contains("id: xa-2,"))
        .map(|line| format!("{line}\n"))
        .collect();
    put(&sample.portal, "portal.yaml", &without);
    let run = sample.build(&[]);
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    assert!(!sample.out.join("sites/xa-2").exists());
    assert!(!sample.out.join("units/xa-2.html").exists());
    assert!(sample.out.join("sites/xa-1/index.html").is_file());
    assert!(sample.out.join("sites/cua-toi/ghi-chu.txt").is_file());
}

#[test]
fn a_folder_of_sites_needs_no_portal() {
    let sample = Sample::new(2);
    fs::remove_file(sample.portal.join("portal.yaml")).unwrap();
    let run = sample.build(&[]);
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    assert!(sample.out.join("xa-0/index.html").is_file());
    assert!(!sample.out.join("index.html").exists());
    let shard = loa(&[
        "build",
        sample.portal.join("xa-0").to_str().unwrap(),
        "--shard",
        "1/2",
    ]);
    assert_eq!(shard.status.code(), Some(2), "one site has no parts");
}

#[test]
fn an_output_among_the_sites_is_refused() {
    let sample = Sample::new(2);
    let inside = sample.portal.join("xa-0");
    let before = files(&sample.portal);
    let run = sample.build(&["-o", inside.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert_eq!(files(&sample.portal), before);
}
