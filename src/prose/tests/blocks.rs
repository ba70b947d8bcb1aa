//! Blocks of Markdown beside the HTML, the anchors and the notes expected of them.

use super::site::{expect, expect_notes, prose};
use crate::diagnostic::Text;

#[test]
fn blocks() {
    expect(&[
        (
            "Một\nhai *ba* **bốn** ~~năm~~ `<a>` &amp; \"sáu\" -- bảy",
            "<p>Một\nhai <em>ba</em> <strong>bốn</strong> <s>năm</s> <code>&lt;a&gt;</code> &amp; &quot;sáu&quot; -- bảy</p>",
        ),
        ("a  \nb", "<p>a<br>\nb</p>"),
        (
            "> > [!TIP]\n> > a",
            "<blockquote>\n<div class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Mẹo</p>\n<p>a</p>\n</div>\n</blockquote>",
        ),
        ("---", "<hr>"),
        (
            "3. ba\n4. bốn",
            "<ol start=\"3\">\n<li>ba</li>\n<li>bốn</li>\n</ol>",
        ),
        ("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>"),
        (
            "> [!NOTE]\n> Mang theo CCCD.",
            "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Lưu ý</p>\n<p>Mang theo CCCD.</p>\n</div>",
        ),
        (
            "- [ ] một\n- [x] hai",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> một</li>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"Đã xong\"> hai</li>\n</ul>",
        ),
        (
            "- [ ] một\n\n- hai",
            "<ul>\n<li class=\"task\"><p><input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> một</p>\n</li>\n<li><p>hai</p>\n</li>\n</ul>",
        ),
    ]);
}

#[test]
fn tables_scroll() {
    expect(&[(
        "| A | B | |\n|---|--:|:-:|\n| 1 | 2 | |",
        "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n<thead>\n<tr><th scope=\"col\">A</th><th scope=\"col\" class=\"align-right\">B</th><td class=\"align-center\"></td></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"align-right\">2</td><td class=\"align-center\"></td></tr>\n</tbody>\n</table></section>",
    )]);
}

#[test]
fn headings_get_vietnamese_anchors() {
    let prose = prose(
        "## Đăng ký khai sinh\n## Đăng ký *khai* sinh\n### 1. Mục tiêu\n## Nội dung\n## Riêng {#rieng-toi}\n## …\n[x](#rieng-toi) [y](#noi-dung)",
    );
    let ids: Vec<_> = prose
        .headings
        .iter()
        .map(|h| (h.level, h.id.as_str()))
        .collect();
    assert_eq!(
        ids,
        [
            (2, "dang-ky-khai-sinh"),
            (2, "dang-ky-khai-sinh-2"),
            (3, "muc-1-muc-tieu"),
            (2, "noi-dung-2"),
            (2, "rieng-toi"),
            (2, "muc"),
        ]
    );
    assert_eq!(prose.headings[1].text, "Đăng ký khai sinh");
    assert_eq!(prose.notes, []);
    expect(&[(
        "# Một",
        "<div class=\"heading\"><h2 id=\"mot\">Một</h2><a class=\"anchor\" href=\"#mot\" aria-label=\"Đến mục: Một\"><span aria-hidden=\"true\">#</span></a></div>",
    )]);
}

#[test]
fn heading_levels() {
    for (markdown, levels, skipped) in [
        (
            "# A\n## B\n###### C",
            [2, 3, 6].as_slice(),
            Some("###### C"),
        ),
        ("## A\n### B", &[2, 3], None),
        ("### A", &[3], Some("### A")),
        ("## A\n#### B", &[2, 4], Some("#### B")),
    ] {
        let prose = prose(markdown);
        let found: Vec<_> = prose.headings.iter().map(|h| h.level).collect();
        assert_eq!(found, levels, "{markdown}");
        let note = prose
            .notes
            .first()
            .map(|note| markdown[note.range.clone()].trim_end());
        assert_eq!(note, skipped, "{markdown}");
    }
    assert_eq!(
        prose("# A\n### B").notes[0].help.as_ref().unwrap().en,
        "Use `## B`"
    );
    assert_eq!(
        prose("## A\n#### B").notes[0].help.as_ref().unwrap().en,
        "Use `### B`"
    );
}

#[test]
fn footnotes() {
    expect(&[(
        "Một[^b] hai[^Đ] ba[^b].\n\n[^Đ]: Đ.\n[^b]: B *b*.",
        "<p>Một<sup class=\"footnote-ref\" id=\"fnref-b\"><a href=\"#fn-b\" role=\"doc-noteref\">1</a></sup> hai<sup class=\"footnote-ref\" id=\"fnref-d\"><a href=\"#fn-d\" role=\"doc-noteref\">2</a></sup> ba<sup class=\"footnote-ref\" id=\"fnref-b-2\"><a href=\"#fn-b\" role=\"doc-noteref\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"footnotes\">\n<h2 id=\"footnotes\">Chú thích</h2>\n<ol>\n\
         <li id=\"fn-b\"><p>B <em>b</em>. <a class=\"footnote-back\" href=\"#fnref-b\" role=\"doc-backlink\" aria-label=\"Trở lại 1\">↩</a> <a class=\"footnote-back\" href=\"#fnref-b-2\" role=\"doc-backlink\" aria-label=\"Trở lại 1-2\">↩<sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn-d\"><p>Đ. <a class=\"footnote-back\" href=\"#fnref-d\" role=\"doc-backlink\" aria-label=\"Trở lại 2\">↩</a></p>\n</li>\n\
         </ol>\n</section>",
    )]);
    for (markdown, spot, message) in [
        ("Một[^a].", "[^a]", "has no content"),
        ("Một.\n\n[^a]: x", "[^a]", "never mentions"),
        ("[^a]\n\n[^a]: x\n\n[^a]: y", "[^a]", "written twice"),
    ] {
        let prose = prose(markdown);
        assert_eq!(prose.notes.len(), 1, "{markdown}");
        assert_eq!(&markdown[prose.notes[0].range.clone()], spot, "{markdown}");
        assert!(prose.notes[0].message.en.contains(message), "{markdown}");
    }
    assert_eq!(prose("\\[^a] [^] [^ a]").notes, []);
}

#[test]
fn code_is_coloured_by_classes() {
    let prose = prose("```rust\nlet x = \"<a>\"; // c\n```");
    assert!(prose.has_code);
    assert_eq!(prose.notes, []);
    assert_eq!(
        prose.html,
        "<pre class=\"code\" role=\"group\" tabindex=\"0\" aria-label=\"Mã 1\"><code class=\"language-rust\"><span class=\"c-keyword\">let</span> x <span class=\"c-keyword\">= </span><span class=\"c-string\">&quot;&lt;a&gt;&quot;</span>; <span class=\"c-comment\">// c\n</span></code></pre>\n"
    );
    expect(&[(
        "    <a>",
        "<pre class=\"code\" role=\"group\" tabindex=\"0\" aria-label=\"Mã 1\"><code>&lt;a&gt;</code></pre>",
    )]);
    expect_notes(&[(
        "```yml2\na\n```",
        "<pre class=\"code\" role=\"group\" tabindex=\"0\" aria-label=\"Mã 1\"><code class=\"language-yml2\">a\n</code></pre>",
        "yml2",
        "`yml2` is unknown",
    )]);
    assert!(!super::site::prose("```text\na\n```").has_code);
}

#[test]
fn plain_text_and_summary() {
    let prose = prose(
        "## Mục\n\n> Trích\n\nĐoạn *một*[^a] ở\nđây.  \nHết.\n\n- a\n  - b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n[^a]: Chú <b>thích</b>.",
    );
    assert_eq!(prose.summary, "Đoạn một ở đây. Hết.");
    assert_eq!(
        prose.plain,
        "Mục\nTrích\nĐoạn một ở đây.\nHết.\na\nb\nx y\n1 2\nChú thích."
    );
    assert_eq!(prose.words, 15);
}

#[test]
fn messages_exist_in_both_languages() {
    for markdown in [
        "[a](x:y)",
        "![](a.png)",
        "<b>",
        "<x>",
        "#### a",
        "[^a]",
        "```xyzzyx\n```",
    ] {
        for note in prose(markdown).notes {
            let Text { vi, en } = note.message;
            assert!(!vi.is_empty() && vi != en, "{markdown}");
        }
    }
}
