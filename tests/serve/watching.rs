//! What an edit does, whatever made it: saved by renaming, deleted and made again, a theme, a mistake, a folder that goes, thousands of files.

use std::fs;

use super::edited;
use super::server::{ARTICLE, PAGE, SITE, Server, put};

#[test]
fn an_edit_is_seen_however_it_is_saved() {
    let mut server = Server::start(&SITE, &[]);
    let (mut news, mut home) = (server.news(PAGE), server.news("units/index.html"));
    assert_eq!(news.next()["reload"], false);
    home.next();

    server.put("articles/bai.md", &edited("Sửa một"));
    news.reload();
    assert!(server.get(PAGE).text().contains("Sửa một"));
    assert_eq!(home.next()["reload"], false, "another page did not change");
    server.says("articles/bai.md: ");

    // As vim and Word save: a new file takes the place of the old one.
    server.put("articles/bai.md.tmp", &edited("Sửa hai"));
    fs::rename(
        server.path("articles/bai.md.tmp"),
        server.path("articles/bai.md"),
    )
    .unwrap();
    news.reload();
    assert!(server.get(PAGE).text().contains("Sửa hai"));

    // Gone and written anew.
    fs::remove_file(server.path("articles/bai.md")).unwrap();
    news.reload();
    assert_eq!(server.get(PAGE).status, 404);
    server.put("articles/bai.md", &edited("Sửa ba"));
    news.reload();
    assert!(server.get(PAGE).text().contains("Sửa ba"));

    // In a folder that was not there.
    let mut other = server.news("articles/moi.html");
    server.put("articles/2024/thang-6/moi.md", &edited("Bài mới"));
    other.reload();
    assert!(server.get("articles/moi.html").text().contains("Bài mới"));
}

#[test]
fn a_theme_and_a_shared_folder_are_watched() {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in SITE {
        put(&root.path().join("site").join(path), text);
    }
    let own = format!("{}shared: ../chung\nprocedures: all\n", SITE[0].1);
    put(&root.path().join("site/site.yaml"), &own);
    const RECORD: &str = include_str!("../../sites/national/procedures/chung-thuc-chu-ky.yaml");
    put(
        &root.path().join("chung/procedures/chung-thuc.yaml"),
        RECORD,
    );
    let server = Server::within(root, &[], &[]);
    let mut news = server.news("index.html");
    news.next();

    // A style sheet alone changes without the page being loaded anew.
    server.put("theme/assets/them.css", "body { color: red }");
    let event = news.until(|event| event["changed"].to_string().contains("sen.css"));
    assert_eq!(event["reload"], false);
    assert!(server.get("assets/sen.css").text().contains("color: red"));

    server.put(
        "theme/templates/404.html",
        "{% extends \"base.html\" %}{% block main %}<p>Lạc đường</p>{% endblock %}",
    );
    news.until(|event| event["edition"].as_u64() > Some(2));
    assert!(server.get("khong-co").text().contains("Lạc đường"));

    // A mistake in what is shared is a mistake here.
    put(&server.beside("chung/procedures/sai.yaml"), "sai: [\n");
    assert!(
        news.errors(true)["notice"]["html"]
            .as_str()
            .unwrap()
            .contains("../chung/procedures/sai.yaml")
    );
    fs::remove_file(server.beside("chung/procedures/sai.yaml")).unwrap();
    news.errors(false);
}

#[test]
fn a_mistake_is_told_over_the_last_good_page_and_goes_when_it_is_mended() {
    let mut server = Server::start(&SITE, &[]);
    let mut news = server.news(PAGE);
    news.next();
    server.put("articles/bai.md", &ARTICLE.replace("title:", "titel:"));
    let notice = news.errors(true)["notice"].clone();
    let html = notice["html"].as_str().unwrap();
    assert!(
        html.contains("articles/bai.md:2:1") && html.contains("<mark>titel</mark>"),
        "{html}"
    );
    assert!(html.contains("Did you mean <code>title</code>?"), "{html}");
    assert!(notice["lead"].as_str().unwrap().contains("last good"));
    assert!(
        server.get(PAGE).text().contains("Xin chào"),
        "the last good page"
    );
    server.says("articles/bai.md:2:1");
    server.says("it is built again");
    server.put("articles/bai.md", ARTICLE);
    let mended = news.errors(false);
    assert_eq!(mended["reload"], false, "nothing is new on it");
}

#[test]
fn a_site_that_was_never_good_says_why_and_becomes_the_site() {
    let broken = [SITE[0], SITE[1], ("articles/bai.md", "---\ntitle: <b>\n")];
    let server = Server::start(&broken, &[]);
    let page = server.get(PAGE);
    assert_eq!(
        (page.status, page.line("Content-Type")),
        (503, Some("text/html; charset=utf-8"))
    );
    assert!(page.text().contains("articles/bai.md:") && !page.text().contains("<b>\n"));
    assert_eq!(server.get("assets/sen.css").status, 503);
    let mut news = server.news(PAGE);
    server.put("articles/bai.md", ARTICLE);
    news.reload();
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn a_folder_may_go_and_come_back() {
    for flags in [&[][..], &["--poll"]] {
        let mut server = Server::start(&SITE, flags);
        let mut news = server.news(PAGE);
        news.next();
        let (here, away) = (server.path(""), server.beside("away"));
        fs::rename(&here, &away).unwrap();
        news.errors(true);
        server.says("is not there any more");
        assert!(
            server.get(PAGE).text().contains("Xin chào"),
            "the last good page"
        );
        fs::write(away.join("articles/bai.md"), edited("Đã về")).unwrap();
        fs::rename(&away, &here).unwrap();
        news.until(|event| event["reload"] == true);
        assert!(server.get(PAGE).text().contains("Đã về"));
        // And it is heard again.
        server.put("articles/bai.md", &edited("Vẫn nghe"));
        news.reload();
        assert!(server.get(PAGE).text().contains("Vẫn nghe"));
    }
}

#[test]
fn thousands_of_files_are_one_build_or_a_few() {
    let mut server = Server::start(&SITE, &[]);
    let mut news = server.news(PAGE);
    let before = news.next()["edition"].as_u64().unwrap();
    for number in 0..5_000 {
        server.put(&format!("media/{}/{number}.txt", number % 50), "pulled");
    }
    server.put("articles/bai.md", &edited("Kéo về"));
    let event = news.until(|event| event["reload"] == true);
    assert!(server.get(PAGE).text().contains("Kéo về"));
    let builds = event["edition"].as_u64().unwrap() - before;
    assert!(builds <= 10, "{builds} builds");
    server.says("articles/bai.md");
}

#[test]
fn a_drive_that_tells_nothing_is_looked_through() {
    let server = Server::start(&SITE, &["--poll"]);
    let mut news = server.news(PAGE);
    news.next();
    server.put("articles/bai.md", &edited("Không ai báo"));
    news.reload();
    assert!(server.get(PAGE).text().contains("Không ai báo"));
}
