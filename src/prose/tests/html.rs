//! The author's own HTML beside what becomes of it.

use super::site::{expect, expect_notes};

#[test]
fn author_html_passes() {
    expect(&[
        (
            "<span lang=\"en\">one-stop *shop*</span>",
            "<p><span lang=\"en\">one-stop <em>shop</em></span></p>",
        ),
        (
            "H<sub>2</sub>O <!-- ẩn --> <kbd>F5</kbd><br/>x",
            "<p>H<sub>2</sub>O  <kbd>F5</kbd><br>x</p>",
        ),
        (
            "<details open>\n<summary>Câu hỏi</summary>\n\nTrả *lời*.\n\n</details>",
            "<details open>\n<summary>Câu hỏi</summary>\n<p>Trả <em>lời</em>.</p>\n</details>",
        ),
        (
            "<table>\n<tbody><tr><th scope=row colspan=2>A&nbsp;&amp;</th>\n<tr><td>1<td>2\n</table>",
            "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n<tbody><tr><th scope=\"row\" colspan=\"2\">A\u{a0}&amp;</th>\n</tr><tr><td>1</td><td>2\n</td></tr></tbody></table></section>",
        ),
        (
            "<figure>\n\n![Cổng](b.svg)\n\n<figcaption>Lời *dẫn*</figcaption></figure>",
            "<figure>\n<img src=\"media/b.svg\" alt=\"Cổng\" loading=\"lazy\" decoding=\"async\">\n<figcaption>Lời *dẫn*</figcaption></figure>",
        ),
        ("<p>Một\n<p>Hai</p>", "<p>Một\n</p><p>Hai</p>"),
    ]);
}

#[test]
fn other_html_is_shown() {
    expect_notes(&[
        (
            "a <script>x</script>",
            "<p>a &lt;script&gt;x&lt;/script&gt;</p>",
            "<script>",
            "`<script>` cannot be used",
        ),
        (
            "<script>\nalert(1)\n</script>",
            "&lt;script&gt;\nalert(1)\n&lt;/script&gt;",
            "<script>",
            "cannot be used",
        ),
        (
            "<svg onload=x>",
            "&lt;svg onload=x&gt;",
            "<svg onload=x>",
            "cannot be used",
        ),
        (
            "a <b onclick=\"x()\">b</b>",
            "<p>a <b>b</b></p>",
            "onclick=\"x()\"",
            "`onclick`",
        ),
        (
            "a <b style='x'>b</b>",
            "<p>a <b>b</b></p>",
            "style='x'",
            "`style`",
        ),
        (
            "a <span lang=tiếng>b</span>",
            "<p>a <span>b</span></p>",
            "lang=tiếng",
            "not valid",
        ),
        ("a <b>b", "<p>a <b>b</b></p>", "<b>", "not closed"),
        (
            "*a <b>b* c</b>",
            "<p><em>a <b>b</b></em> c&lt;/b&gt;</p>",
            "<b>",
            "not closed",
        ),
        ("a </i>b", "<p>a &lt;/i&gt;b</p>", "</i>", "closes nothing"),
        (
            "a <div>b</div>",
            "<p>a &lt;div&gt;b&lt;/div&gt;</p>",
            "<div>",
            "cannot stand here",
        ),
        ("<td>x", "&lt;td&gt;x", "<td>", "cannot stand here"),
        (
            "> <div>\n> a\n\nb",
            "<blockquote>\n<div>\na\n</div></blockquote>\n<p>b</p>",
            "<div>",
            "not closed",
        ),
        (
            "> <table>\n> <tr\n> foo=1><td>x</table>",
            "<blockquote>\n<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n<tbody><tr><td>x</td></tr></tbody></table></section>\n</blockquote>",
            "foo=1",
            "`foo`",
        ),
        ("<b>\n\nx", "<b>\n</b><p>x</p>", "<b>", "not closed"),
        (
            "<table>x",
            "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Bảng 1\"><table></table></section>\nx",
            "<table>",
            "not closed",
        ),
        (
            "a <iframe src=x></iframe>",
            "<p>a &lt;iframe src=x&gt;&lt;/iframe&gt;</p>",
            "<iframe src=x>",
            "`<iframe>`",
        ),
        ("a <spam>x", "<p>a &lt;spam&gt;x</p>", "<spam>", "`<spam>`"),
        (
            "> [!NOTES]\n> x",
            "<blockquote>\n<p>[!NOTES]\nx</p>\n</blockquote>",
            "NOTES",
            "no alert",
        ),
        (
            "> [!TIP] x",
            "<blockquote>\n<p>[!TIP] x</p>\n</blockquote>",
            "TIP",
            "stand alone",
        ),
        (
            "<details>\n\nx\n\n</details>",
            "<details>\n<p>x</p>\n</details>",
            "<details>",
            "no `<summary>`",
        ),
        (
            "<details><summary>a</summary><summary>b</summary></details>",
            "<details><summary>a</summary>&lt;summary&gt;b&lt;/summary&gt;</details>",
            "<summary>",
            "cannot stand here",
        ),
    ]);
}
