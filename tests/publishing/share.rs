//! Pictures for sharing: one for each page that people share, small enough, made once, and named only where they are.

use std::fs;

use super::{Site, files};

const BASE: [&str; 2] = ["--base-url", "https://example.vn/cchc/"];

#[test]
fn pages_that_are_shared_have_a_picture_that_is_made_once() {
    let site = Site::new();
    site.article("mot.md", "Chữ & dấu <Ệ> – một bài có tiêu đề rất dài để xem chữ xuống dòng ra sao trong khung của ảnh chia sẻ, dài hơn mọi tiêu đề người ta thường viết, rồi dài thêm nữa");
    site.article("hai.md", "ខ្មែរ");
    assert_eq!(site.run(&BASE).status.code(), Some(0));
    let made = files(&site.out());
    let pictures: Vec<&String> = made
        .keys()
        .filter(|path| path.starts_with("images/share/"))
        .collect();
    assert!(pictures.len() >= 3, "{pictures:?}");
    for path in &pictures {
        let bytes = &made[*path];
        let size = imagesize::blob_size(bytes).unwrap();
        assert_eq!((size.width, size.height), (1200, 630), "{path}");
        assert!(bytes.len() <= 100_000, "{path}: {}", bytes.len());
    }
    let page = String::from_utf8(made["articles/mot.html"].clone()).unwrap();
    for expected in [
        "property=\"og:image\" content=\"https://example.vn/cchc/images/share/articles/mot.png\"",
        "property=\"og:image:width\" content=\"1200\"",
        "property=\"og:image:alt\" content=\"Chữ &amp; dấu",
        "name=\"twitter:card\" content=\"summary_large_image\"",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    // Whoever draws it again would undo this: bytes that the manifest takes for those that were drawn.
    let path = site.out().join("images/share/articles/mot.png");
    fs::copy(site.out().join("images/share/index.png"), &path).unwrap();
    let manifest = site.out().join(".loa/manifest.json");
    let mut record: serde_json::Value =
        serde_json::from_slice(&fs::read(&manifest).unwrap()).unwrap();
    for key in ["size", "hash"] {
        record["files"]["images/share/articles/mot.png"][key] =
            record["files"]["images/share/index.png"][key].clone();
    }
    fs::write(&manifest, record.to_string()).unwrap();
    assert_eq!(site.run(&BASE).status.code(), Some(0));
    assert_eq!(fs::read(&path).unwrap(), made["images/share/index.png"]);
    site.article("mot.md", "Tiêu đề khác");
    assert_eq!(site.run(&BASE).status.code(), Some(0));
    assert_ne!(fs::read(&path).unwrap(), made["images/share/index.png"]);
}

#[test]
fn without_an_address_or_in_a_hurry_there_is_none() {
    let site = Site::new();
    site.article("mot.md", "Một");
    site.build();
    let hurried = [&BASE[..], &["--no-images"]].concat();
    for arguments in [&[][..], &hurried] {
        assert_eq!(site.run(arguments).status.code(), Some(0));
        let made = files(&site.out());
        assert!(made.keys().all(|path| !path.starts_with("images/share/")));
        let page = String::from_utf8(made["articles/mot.html"].clone()).unwrap();
        assert!(!page.contains("og:image"));
    }
}

#[test]
fn art_without_its_boxes_is_told() {
    let site = Site::new();
    fs::create_dir_all(site.root.join("theme")).unwrap();
    fs::write(
        site.root.join("theme/share.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    )
    .unwrap();
    let output = site.run(&BASE);
    let said = super::said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("theme/share.svg") && said.contains("1200 × 630"),
        "{said}"
    );
}
