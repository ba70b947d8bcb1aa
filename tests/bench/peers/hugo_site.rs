//! The same site for Hugo: the texts of a generated Loa site as its content, and templates of similar richness, written for this.
//!
//! What is the same: both languages, every article with contents, related and neighbouring articles, its page to be read aloud, its post
//! ready to copy and its short address; lists by pages of 20, topics, units, procedures by field, each procedure's sheet to print with its
//! QR code, feed, sitemap, an index for search with the same excerpts, a page for missing addresses, one frame with menu, languages,
//! contacts and Open Graph on each. What Hugo does not do here, Loa does besides: the plan and its progress with charts, words spelled for
//! search, abbreviations read out, the other sheets to print, calendars of deadlines, checks of every link and field.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const CONFIG: &str = "\
baseURL: https://example.vn/
title: Trang mẫu
defaultContentLanguage: vi
defaultContentLanguageInSubdir: false
uglyURLs: true
enableRobotsTXT: true
pagination: {pagerSize: 20}
taxonomies: {topic: topics, unit: units, field: fields}
related: {threshold: 80, indices: [{name: topics, weight: 100}, {name: date, weight: 10}]}
markup: {goldmark: {renderer: {unsafe: true}}}
outputFormats:
  script: {path: scripts, mediaType: text/html, baseName: script, isHTML: true}
  share: {path: share, mediaType: text/html, baseName: share, isHTML: true}
  guide: {path: guides, mediaType: text/html, baseName: guide, isHTML: true}
  index: {mediaType: application/json, baseName: search-index}
outputs:
  home: [html, rss, index]
  section: [html, rss]
languages:
  vi:
    contentDir: content/vi
    weight: 1
    params: &vi {skip: Đến nội dung, menu: Mục lục trang, search: Tìm kiếm, contacts: Liên hệ, more: Xem thêm, related: Cùng nội dung, older: Cũ hơn, newer: Mới hơn, on: Đăng ngày, minutes: phút đọc, read_aloud: Bản đọc trên loa, to_share: Bài để chia sẻ, copy: Chép bài, code: Mã số, time: Thời hạn, dossier: Hồ sơ, bases: Căn cứ, topics: Nội dung, units: Đơn vị, fields: Lĩnh vực, all: Tất cả}
  en:
    contentDir: content/en
    weight: 2
    params: {skip: To the text, menu: Contents, search: Search, contacts: Contacts, more: More, related: On the same topic, older: Older, newer: Newer, on: Published on, minutes: minutes, read_aloud: To be read aloud, to_share: To be shared, copy: Copy, code: Code, time: Time limit, dossier: Dossier, bases: Legal bases, topics: Topics, units: Units, fields: Fields, all: All}
";

const BASE: &str = r##"<!doctype html>
<html lang="{{ site.Language.Lang }}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}{{ if not .IsHome }} – {{ site.Title }}{{ end }}</title>
<meta name="description" content="{{ with .Description }}{{ . }}{{ else }}{{ .Summary | plainify | truncate 300 }}{{ end }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<link rel="stylesheet" href="{{ "css/main.css" | relURL }}">
<link rel="alternate" type="application/rss+xml" title="{{ site.Title }}" href="{{ "index.xml" | relLangURL }}">
<meta property="og:type" content="{{ if .IsPage }}article{{ else }}website{{ end }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:url" content="{{ .Permalink }}">
{{ if .IsPage }}<meta property="article:published_time" content="{{ .Date.Format "2006-01-02" }}">{{ end }}
<meta name="twitter:card" content="summary">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" (cond .IsPage "NewsArticle" "WebPage") "headline" .Title "datePublished" (.Date.Format "2006-01-02") "inLanguage" site.Language.Lang | jsonify | safeJS }}</script>
</head>
<body>
<a class="skip" href="#main">{{ site.Params.skip }}</a>
<header><div class="masthead"><a class="brand" href="{{ "/" | relLangURL }}"><span>{{ site.Title }}</span></a>
<form role="search" action="{{ "search.html" | relLangURL }}"><label for="q">{{ site.Params.search }}</label><input id="q" name="q" type="search"></form>
<nav class="languages"><ul>{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" hreflang="{{ .Language.Lang }}"{{ if eq .Language.Lang $.Language.Lang }} aria-current="true"{{ end }}>{{ .Language.Lang }}</a></li>{{ end }}</ul></nav></div>
<nav class="menu" aria-label="{{ site.Params.menu }}"><ul>{{ $here := .Section }}{{ range site.Home.Sections }}<li><a href="{{ .RelPermalink }}"{{ if eq .Section $here }} aria-current="true"{{ end }}>{{ .Title }}</a></li>{{ end }}
{{ range $name := slice "topics" "units" "fields" }}<li><a href="{{ printf "%s.html" $name | relLangURL }}">{{ index site.Params $name }}</a></li>{{ end }}</ul></nav></header>
<main id="main">
<nav class="crumbs"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}<li>{{ .Title }}</li></ol></nav>
{{ block "main" . }}{{ end }}
</main>
<footer><section><h2>{{ site.Title }}</h2><p>{{ now.Format "2/1/2006" }}</p></section>
<section><h2>{{ site.Params.contacts }}</h2><ul><li>1900 0000</li><li>a@example.vn</li></ul></section>
<section><h2>{{ site.Params.more }}</h2><ul><li><a href="{{ "search.html" | relLangURL }}">{{ site.Params.search }}</a></li><li><a href="{{ "index.xml" | relLangURL }}">RSS</a></li></ul></section></footer>
</body>
</html>
"##;

const CARD: &str = r#"<li class="card"><h3><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></h3><p class="meta"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2/1/2006" }}</time>{{ range .GetTerms "topics" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>{{ with .Description }}<p>{{ . }}</p>{{ end }}</li>
"#;

const PAGER: &str = r#"{{ $p := .Paginator }}{{ if gt $p.TotalPages 1 }}<nav class="pages">{{ with $p.Prev }}<a rel="prev" href="{{ .URL }}">{{ site.Params.newer }}</a>{{ end }} {{ $p.PageNumber }}/{{ $p.TotalPages }} {{ with $p.Next }}<a rel="next" href="{{ .URL }}">{{ site.Params.older }}</a>{{ end }}</nav>{{ end }}
"#;

const HOME: &str = r#"{{ define "main" }}<h1>{{ site.Title }}</h1><ul class="figures">{{ range site.Home.Sections }}<li><b>{{ len .RegularPages }}</b> {{ .Title }}</li>{{ end }}</ul>
<section><h2>{{ site.Params.more }}</h2><ul>{{ range first 6 (where site.RegularPages "Section" "articles").ByDate.Reverse }}{{ partial "card.html" . }}{{ end }}</ul></section>{{ end }}
"#;

const SECTION: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}{{ partial "card.html" . }}{{ end }}</ul>{{ partial "pager.html" . }}{{ end }}
"#;

const TAXONOMY: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> ({{ .Count }})</li>{{ end }}</ul>{{ end }}
"#;

const SINGLE: &str = r##"{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ with .Description }}<p class="lead">{{ . }}</p>{{ end }}
<p class="byline">{{ site.Params.on }} <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2/1/2006" }}</time>{{ range .GetTerms "units" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ .ReadingTime }} {{ site.Params.minutes }}</p>
{{ .TableOfContents }}{{ .Content }}</article>
<aside>{{ with .GetTerms "topics" }}<h2>{{ site.Params.topics }}</h2><ul>{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
{{ with site.RegularPages.Related . | first 3 }}<h2>{{ site.Params.related }}</h2><ul>{{ range . }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}
{{ with .OutputFormats.Get "script" }}<p><a href="{{ .RelPermalink }}">{{ site.Params.read_aloud }}</a></p>{{ end }}{{ with .OutputFormats.Get "share" }}<p><a href="{{ .RelPermalink }}">{{ site.Params.to_share }}</a></p>{{ end }}
<nav class="pages">{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</nav></aside>{{ end }}
"##;

const PROCEDURE: &str = r#"{{ define "main" }}<article><h1>{{ .Title }}</h1><dl><dt>{{ site.Params.code }}</dt><dd>{{ .Params.code }}</dd><dt>{{ site.Params.fields }}</dt><dd>{{ range .GetTerms "fields" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</dd><dt>{{ site.Params.time }}</dt><dd>{{ .Params.time_limit.text }}</dd></dl>
<h2>{{ site.Params.dossier }}</h2><table>{{ range .Params.dossier_cases }}{{ range .items }}<tr><td>{{ .name }}</td><td>{{ .originals | default 0 }}</td><td>{{ .copies | default 0 }}</td></tr>{{ end }}{{ end }}</table>
<h2>{{ site.Params.bases }}</h2><ul>{{ range .Params.legal_bases }}<li>{{ .title }}</li>{{ end }}</ul></article>
{{ with .OutputFormats.Get "guide" }}<p><a href="{{ .RelPermalink }}">{{ site.Params.dossier }}</a></p>{{ end }}{{ end }}
"#;

/// Without the frame, as Loa's sheets are. Hugo draws a QR code as a picture of its own.
const GUIDE: &str = r#"<!doctype html>
<html lang="{{ site.Language.Lang }}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="{{ "css/main.css" | relURL }}"></head>
<body><main><h1>{{ .Title }}</h1><p>{{ site.Params.code }} {{ .Params.code }}</p><h2>{{ site.Params.time }}</h2><p>{{ .Params.time_limit.text }}</p>
<h2>{{ site.Params.dossier }}</h2><ol>{{ range .Params.dossier_cases }}{{ range .items }}<li>{{ .name }} ({{ .originals | default 0 }}, {{ .copies | default 0 }})</li>{{ end }}{{ end }}</ol>
{{ with images.QR .Permalink }}<figure><img src="{{ .RelPermalink }}" width="{{ .Width }}" height="{{ .Height }}" alt=""></figure>{{ end }}<p>{{ .Permalink }}</p></main></body></html>
"#;

const SCRIPT: &str = r##"{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .WordCount }}</p><div class="script">{{ range split (plainify .Content) "\n" }}{{ with strings.TrimSpace . }}<p>{{ . }}</p>
{{ end }}{{ end }}</div><p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
"##;

const SHARE: &str = r##"{{ define "main" }}<h1>{{ site.Params.to_share }}</h1><textarea readonly rows="20">{{ .Title }}

{{ .Plain | truncate 800 }}

{{ .Permalink }}</textarea><p><button type="button" data-copy="post">{{ site.Params.copy }}</button> <a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
"##;

const INDEX: &str = r#"[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "title" $p.Title "href" $p.RelPermalink "kind" $p.Section "summary" $p.Description "text" ($p.Plain | truncate 140) "words" (delimit (uniq (split (lower $p.Plain) " ")) " ") | jsonify }}{{ end }}]
"#;

const SEARCH: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><form><input type="search" name="q"></form><script src="{{ "js/search.js" | relURL }}" defer></script>{{ end }}
"#;

const NOT_FOUND: &str = r#"{{ define "main" }}<h1>404</h1><p><a href="{{ "/" | relLangURL }}">{{ site.Title }}</a></p>{{ end }}
"#;

/// Writes the Hugo site of a Loa site into `folder`; `shared` is where its procedures lie, if it has any.
pub fn site(loa: &Path, shared: Option<&Path>, folder: &Path) {
    let put = |path: &str, text: &str| put(&folder.join(path), text);
    put("hugo.yaml", CONFIG);
    let layouts = [
        ("baseof.html", BASE),
        ("home.html", HOME),
        ("section.html", SECTION),
        ("term.html", SECTION),
        ("taxonomy.html", TAXONOMY),
        ("page.html", SINGLE),
        ("procedures/page.html", PROCEDURE),
        ("search.html", SEARCH),
        ("baseof.script.html", BASE),
        ("baseof.share.html", BASE),
        ("articles/page.script.html", SCRIPT),
        ("articles/page.share.html", SHARE),
        ("procedures/page.guide.html", GUIDE),
        ("home.index.json", INDEX),
        ("404.html", NOT_FOUND),
        ("_partials/card.html", CARD),
        ("_partials/pager.html", PAGER),
    ];
    for (name, text) in layouts {
        put(&format!("layouts/{name}"), text);
    }
    let style = "body{font-family:sans-serif;margin:0}main{max-width:60rem;margin:auto}.menu ul{display:flex}\n";
    put("static/css/main.css", &style.repeat(100));
    put("static/js/search.js", "fetch('search-index.json')\n");
    for (language, articles, procedures) in [
        ("vi", "Tin bài", "Thủ tục"),
        ("en", "Articles", "Procedures"),
    ] {
        let section = |name: &str, title: &str| {
            put(
                &format!("content/{language}/{name}/_index.md"),
                &format!("---\ntitle: {title}\n---\n"),
            );
        };
        section("articles", articles);
        if shared.is_some() {
            section("procedures", procedures);
        }
        put(
            &format!("content/{language}/search.md"),
            "---\ntitle: Tìm kiếm\nlayout: search\n---\n",
        );
    }
    articles_of(loa, folder);
    if let Some(shared) = shared {
        procedures_of(shared, folder);
    }
}

/// Tells when what Hugo built is not the whole site: once pages of several formats had one address, and the last of them took its place.
pub fn look_over(out: &Path) {
    let pages = |folder: &str| {
        let entries = fs::read_dir(out.join(folder)).into_iter().flatten();
        let names = entries.flatten().map(|entry| entry.file_name());
        names
            .filter(|name| name.to_string_lossy().starts_with("bai-"))
            .count()
    };
    let articles = pages("articles");
    for folder in ["scripts/articles", "share/articles", "en/articles"] {
        assert_eq!(pages(folder), articles, "pages of Hugo in {folder}");
    }
    let article = fs::read_to_string(out.join("articles/bai-1.html")).expect("an article");
    assert!(
        article.contains("<article>"),
        "Hugo's articles are articles"
    );
}

/// Front matter of a translation is filled up with that of the original, as Loa does by itself.
fn articles_of(loa: &Path, folder: &Path) {
    let mut originals: BTreeMap<String, String> = BTreeMap::new();
    let mut files = Vec::new();
    for year in fs::read_dir(loa.join("articles"))
        .expect("articles")
        .flatten()
    {
        files.extend(
            fs::read_dir(year.path())
                .expect("a year")
                .flatten()
                .map(|entry| entry.path()),
        );
    }
    // `bai-1.en.md` stands before `bai-1.md`: originals first.
    files.sort_by_key(|path| (path.to_string_lossy().ends_with(".en.md"), path.clone()));
    for path in files {
        let text = fs::read_to_string(&path).expect("an article");
        let (front, body) = text
            .trim_start_matches("---\n")
            .split_once("---\n")
            .expect("front matter");
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let stem = name
            .trim_end_matches(".md")
            .trim_end_matches(".en")
            .to_owned();
        let (language, inherited) = match name.ends_with(".en.md") {
            true => ("en", originals[&stem].clone()),
            false => {
                let kept = front.lines().filter(|line| {
                    line.starts_with("date:")
                        || line.starts_with("topics:")
                        || line.starts_with("unit:")
                });
                let kept: String = kept.map(|line| format!("{line}\n")).collect();
                originals.insert(stem.clone(), kept);
                ("vi", String::new())
            }
        };
        let front = format!("{front}{inherited}")
            .replace("summary:", "description:")
            .replace("unit: ", "units: ");
        let prefix = if language == "en" { "/en" } else { "" };
        let more = format!("outputs: [html, script, share]\naliases: [{prefix}/s/{stem}.html]\n");
        put(
            &folder.join(format!("content/{language}/articles/{stem}.md")),
            &format!("---\n{front}{more}---\n{body}"),
        );
    }
}

fn procedures_of(shared: &Path, folder: &Path) {
    for entry in fs::read_dir(shared.join("procedures"))
        .expect("procedures")
        .flatten()
    {
        let text = fs::read_to_string(entry.path()).expect("a record");
        let front = text
            .replace("name: \"Thủ tục", "title: \"Thủ tục")
            .replace("field: ", "fields: ");
        let stem = entry.file_name().to_string_lossy().replace(".yaml", "");
        for language in ["vi", "en"] {
            put(
                &folder.join(format!("content/{language}/procedures/{stem}.md")),
                &format!("---\noutputs: [html, guide]\n{front}---\n"),
            );
        }
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a write");
}
