//! Links and pictures beside the HTML and the notes expected of them.

use super::site::{expect, expect_notes, prose};
use crate::diagnostic::Severity;

#[test]
fn links() {
    expect(&[
        (
            "[a](bai.md#muc)",
            "<p><a href=\"../bai.html#muc\">a</a></p>",
        ),
        (
            "[a](https://x.vn/đ?a=1&b \"Tên\")",
            "<p><a title=\"Tên\" href=\"https://x.vn/%C4%91?a=1&amp;b\" rel=\"noopener external\">a</a></p>",
        ),
        (
            "[a](https://x.vn/?a=1&b=2 \"Tên\")",
            "<p><a title=\"Tên\" href=\"https://x.vn/?a=1&amp;b=2\" rel=\"noopener external\">a</a></p>",
        ),
        (
            "[a][b]\n\n[b]: bai.md",
            "<p><a href=\"../bai.html\">a</a></p>",
        ),
        (
            "<a@b.vn> <tel:1022>",
            "<p><a href=\"mailto:a@b.vn\">a@b.vn</a> <a href=\"tel:1022\">tel:1022</a></p>",
        ),
        (
            "Xem https://x.vn/a_b_c?d=1&e=2.",
            "<p>Xem <a href=\"https://x.vn/a_b_c?d=1&amp;e=2\" rel=\"noopener external\">https://x.vn/a_b_c?d=1&amp;e=2</a>.</p>",
        ),
        (
            "`https://x.vn` [https://x.vn](bai.md)",
            "<p><code>https://x.vn</code> <a href=\"../bai.html\">https://x.vn</a></p>",
        ),
    ]);
}

#[test]
fn wrong_links() {
    expect_notes(&[
        (
            "Xem [*bài* `x`]( mat.md \"t\").",
            "<p>Xem <em>bài</em> <code>x</code>.</p>",
            "mat.md",
            "no mat.md",
        ),
        ("[a](<mat a.md>)", "<p>a</p>", "mat a.md", "no mat a.md"),
        (
            "[a][b]\n\n[b]: mat.md 'T'",
            "<p>a</p>",
            "mat.md",
            "no mat.md",
        ),
        (
            "[a](javascript:alert(1))",
            "<p>a</p>",
            "javascript:alert(1)",
            "`javascript`",
        ),
        (
            "[a](JAVA&#115;cript:x)",
            "<p>a</p>",
            "JAVA&#115;cript:x",
            "not allowed",
        ),
        (
            "[a](java&#10;script:x)",
            "<p>a</p>",
            "java&#10;script:x",
            "not allowed",
        ),
        (
            "[a](data:text/html,x)",
            "<p>a</p>",
            "data:text/html,x",
            "`data`",
        ),
        (
            "<file:///c:/x>",
            "<p>file:///c:/x</p>",
            "file:///c:/x",
            "`file`",
        ),
        ("[a](//x.vn)", "<p>a</p>", "//x.vn", "not allowed"),
        ("[a]()", "<p>a</p>", "[a]()", "leads nowhere"),
        ("[](bai.md)", "<p></p>", "[](bai.md)", "no text"),
        ("[a][mat]", "<p>[a][mat]</p>", "[a][mat]", "has no address"),
        (
            "<a href=\"javascript:x\">a</a>",
            "<p><span>a</span></p>",
            "javascript:x",
            "`javascript`",
        ),
        (
            "<a href='bai.md'>[a](bai.md)</a>",
            "<p><a href=\"../bai.html\">a</a></p>",
            "bai.md",
            "within another",
        ),
    ]);
    let prose = prose("## Đăng ký\n\n[x](#dang-kí)");
    assert_eq!(prose.notes[0].severity, Severity::Error);
    assert_eq!(
        prose.notes[0].help.as_ref().unwrap().en,
        "Did you mean `#dang-ky`?"
    );
    assert_eq!(prose.notes[0].range, 19..28);
}

#[test]
fn pictures() {
    let image = "<img src=\"media/a.png\" alt=\"Ảnh &quot;một&quot;\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\">";
    let only = |before: &str, after: &str| format!("{before}{image}{after}");
    expect(&[
        ("![Ảnh \"một\"](a.png)", &only("<figure>", "</figure>")),
        (
            "![Ảnh \"*một*\"](a.png \"Lời <b>\")",
            &only(
                "<figure>",
                "<figcaption>Lời &lt;b&gt;</figcaption></figure>",
            ),
        ),
        ("Chữ ![Ảnh \"một\"](a.png)", &only("<p>Chữ ", "</p>")),
        (
            "<img src=b.svg alt=''>",
            "<img src=\"media/b.svg\" alt=\"\" loading=\"lazy\" decoding=\"async\">",
        ),
    ]);
    expect_notes(&[
        (
            "![](b.svg)",
            "<figure><img src=\"media/b.svg\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>",
            "![](b.svg)",
            "no alternative",
        ),
        (
            "![x](mat.png 'T')",
            "<figure>x<figcaption>T</figcaption></figure>",
            "mat.png",
            "no mat.png",
        ),
        (
            "a ![x](https://x.vn/a.png)",
            "<p>a x</p>",
            "https://x.vn/a.png",
            "not in the site",
        ),
    ]);
}
