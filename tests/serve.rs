//! `loa serve` asked as a browser asks, and as nobody should: what it serves, what it refuses, and that an edit is seen whatever made it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

#[path = "serve/server.rs"]
mod server;
#[path = "serve/watching.rs"]
mod watching;

use std::fs;
use std::io::{Read, Write};

use server::{ARTICLE, PAGE, SITE, Server, put};

fn edited(text: &str) -> String {
    ARTICLE.replace("Xin chào", text)
}

#[test]
fn it_serves_what_a_host_would() {
    let more = [
        ("media/bang.ics", "BEGIN:VCALENDAR\r\n"),
        ("media/tờ.pdf", "%PDF-"),
    ];
    let article = format!("{ARTICLE}\n[Lịch](../media/bang.ics), [tờ](<../media/tờ.pdf>)\n");
    let mut files = [&SITE[..], &more].concat();
    files[2].1 = &article;
    let server = Server::start(&files, &["--base", "/a/b/"]);
    let page = server.get("");
    assert_eq!((page.status, server.base.as_str()), (200, "/a/b/"));
    assert!(page.text().contains("Xã Mẫu") && page.text().contains("src=\"/a/b/.loa/live.js\""));
    for (name, mime) in [
        ("index.html", "text/html; charset=utf-8"),
        ("en/", "text/html; charset=utf-8"),
        ("assets/sen.css", "text/css; charset=utf-8"),
        ("assets/search-page.js", "text/javascript; charset=utf-8"),
        ("assets/favicon.svg", "image/svg+xml"),
        ("assets/favicon-32.png", "image/png"),
        ("feed.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("media/bang.ics", "text/calendar; charset=utf-8"),
        (".loa/live.js", "text/javascript; charset=utf-8"),
        (".loa/live.css", "text/css; charset=utf-8"),
    ] {
        let answer = server.get(name);
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.line("Content-Type"), Some(mime), "{name}");
        assert_eq!(answer.line("X-Content-Type-Options"), Some("nosniff"));
        let length = answer.line("Content-Length").unwrap();
        assert_eq!(length, answer.body.len().to_string(), "{name}");
        let head = server.ask("HEAD", &format!("/a/b/{name}"), "");
        assert_eq!((head.status, head.body.len()), (200, 0), "{name}");
        assert_eq!(head.line("Content-Length"), Some(length), "{name}");
        let tag = answer.line("ETag").unwrap();
        let again = server.ask(
            "GET",
            &format!("/a/b/{name}"),
            &format!("If-None-Match: {tag}\r\n"),
        );
        assert_eq!((again.status, again.body.len()), (304, 0), "{name}");
    }
    assert_eq!(server.get("media/bang.ics").text(), "BEGIN:VCALENDAR\r\n");
    for path in ["/", "/a/b"] {
        let answer = server.ask("GET", path, "");
        assert_eq!(
            (answer.status, answer.line("Location")),
            (302, Some("/a/b/")),
            "{path}"
        );
    }
    let folder = server.get("en");
    assert_eq!(
        (folder.status, folder.line("Location")),
        (302, Some("/a/b/en/"))
    );
    let written = fs::read_dir(server.path("")).unwrap().count();
    assert_eq!(written, 4, "nothing was written into the folder");
}

#[test]
fn what_is_missing_has_the_sites_own_page() {
    let server = Server::start(&SITE, &["--base", "/a/b/"]);
    for (name, words, base) in [
        ("khong/co.html", "Không tìm thấy trang", "/a/b/"),
        ("en/no/such/page", "Page not found", "/a/b/en/"),
        // A folder without a page of its own is a missing page, never a list of files.
        ("assets/", "Không tìm thấy trang", "/a/b/"),
    ] {
        let answer = server.get(name);
        assert_eq!(answer.status, 404, "{name}");
        let text = answer.text();
        assert!(text.contains(&format!("<base href=\"{base}\">")), "{name}");
        assert!(text.contains(words), "{name}");
    }
    let picture = server.get("media/khong-co.png");
    assert_eq!(
        (picture.status, picture.line("Content-Type")),
        (404, Some("text/plain; charset=utf-8"))
    );
    assert_eq!(server.ask("GET", "/elsewhere.html", "").status, 404);
    assert_eq!(server.get(".loa/manifest.json").status, 404);
}

#[test]
fn it_refuses_what_no_browser_asks() {
    let server = Server::start(&SITE, &[]);
    put(&server.beside("secret.txt"), "secret");
    for path in [
        "/../secret.txt",
        "/../../etc/passwd",
        "/articles/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/site.yaml%00.html",
        "//etc/passwd",
        "/C:/Windows/win.ini",
        "/site.yaml",
        "/articles/bai.md",
        "/%",
        "/%ff",
    ] {
        let answer = server.ask("GET", path, "");
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(
            !answer.text().contains("secret") && !answer.text().contains("unit: xa"),
            "{path}"
        );
    }
    let host = &server.host;
    for (request, status) in [
        (
            "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(),
            421,
        ),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 421),
        (
            format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n"),
            421,
        ),
        (
            format!(
                "GET /.loa/events HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n",
                &host[10..]
            ),
            421,
        ),
        (
            format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc"),
            405,
        ),
        (format!("OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n"), 405),
        (format!("GET / HTTP/9\r\nHost: {host}\r\n\r\n"), 400),
        ("\0\0\0\0\r\n\r\n".to_owned(), 400),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n",
                "x".repeat(64 * 1024)
            ),
            431,
        ),
        (
            format!(
                "GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n",
                "x".repeat(1024 * 1024)
            ),
            431,
        ),
    ] {
        let answer = server.raw(&request);
        assert_eq!(
            answer.status,
            status,
            "{}",
            &request[..request.len().min(80)]
        );
    }
    for good in ["localhost", "127.0.0.1:1", "[::1]:99"] {
        let answer = server.raw(&format!("GET / HTTP/1.1\r\nHost: {good}\r\n\r\n"));
        assert_eq!(answer.status, 200, "{good}");
    }
}

#[test]
fn who_is_slow_keeps_nobody_waiting() {
    let server = Server::start(&SITE, &[]);
    let mut slow: Vec<_> = (0..60).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    }
    let listening: Vec<_> = (0..20).map(|_| server.news("index.html")).collect();
    assert_eq!(server.get("index.html").status, 200);
    // Who goes on talking late is still answered.
    let last = slow.last_mut().unwrap();
    write!(last, "st: {}\r\n\r\n", server.host).unwrap();
    let mut answer = String::new();
    last.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(listening);
}

#[cfg(feature = "images")]
#[test]
fn pictures_are_made_for_who_looks_even_when_none_can_be_kept() {
    const ADDRESS: [&str; 2] = ["--base-url", "https://example.vn/"];
    const PNG: &[u8] = b"\x89PNG";
    let place = |server: &Server| {
        let page = server.get(PAGE).text();
        let (_, rest) = page
            .split_once("https://example.vn/images/")
            .expect("a picture for sharing");
        format!("images/{}", rest.split_once('"').unwrap().0)
    };
    let server = Server::start(&SITE, &ADDRESS);
    let picture = server.get(&place(&server));
    assert_eq!(
        (picture.status, picture.line("Content-Type")),
        (200, Some("image/png"))
    );
    assert!(picture.body.starts_with(PNG));
    let cache = server.beside("cache/pictures");
    let kept: Vec<_> = fs::read_dir(cache)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read(&kept[0]).unwrap(), picture.body);

    // A disk that takes nothing: here, a file stands where the folder should be made.
    let root = tempfile::tempdir().unwrap();
    for (path, text) in SITE {
        put(&root.path().join("site").join(path), text);
    }
    put(&root.path().join("cache"), "no folder");
    let mut server = Server::within(root, &ADDRESS, &[]);
    let name = place(&server);
    assert_eq!(server.get(&name).body, picture.body);
    server.says("cannot be kept for the next time");
    assert_eq!(server.get(&name).body, picture.body);
    assert_eq!(server.get(PAGE).status, 200);

    let server = Server::start(&SITE, &[ADDRESS[0], ADDRESS[1], "--no-images"]);
    assert!(
        !server.get(PAGE).text().contains("example.vn/images/"),
        "none is named that is not there"
    );
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_asked() {
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(&SITE, &[]);
        let mut news = server.news(PAGE);
        news.next();
        let asked = std::process::Command::new("kill")
            .args([signal, &server.id()])
            .status();
        assert!(asked.unwrap().success());
        assert_eq!(server.ended(), Some(0), "{signal}");
    }
}

#[test]
fn a_call_that_makes_no_sense_is_refused() {
    let loa = |arguments: &[&str]| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_loa"))
            .args(arguments)
            .args(["--lang", "en"])
            .output()
            .unwrap();
        (run.status.code(), String::from_utf8(run.stderr).unwrap())
    };
    let server = Server::start(&SITE, &[]);
    let (site, port) = (server.path(""), &server.host[10..]);
    let site = site.to_str().unwrap();
    for (arguments, words) in [
        (vec!["serve", "/no/such/folder"], "There is no folder"),
        (
            vec!["serve", site, "--port", port],
            "Perhaps another program has it",
        ),
        (
            vec!["serve", site, "--host", "192.0.2.1"],
            "no address of this machine",
        ),
        (vec!["serve", site, "--port", "99999"], "is no port"),
        (vec!["serve", site, "--base", "/../"], "is no path"),
        (vec!["serve", site, "--opne"], "Did you mean `--open`?"),
    ] {
        let (code, said) = loa(&arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}
