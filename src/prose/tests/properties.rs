//! Whatever an author writes, the HTML is safe and balanced.

use proptest::prelude::*;

use super::site::labels;
use crate::prose::{Image, Mistake, Surroundings, render};

/// A site on which every link and picture exists.
struct Anything;

impl Surroundings for Anything {
    fn link(&self, target: &str) -> Result<String, Mistake> {
        Ok(target.to_owned())
    }

    fn image(&self, target: &str) -> Result<Image, Mistake> {
        Ok(Image {
            href: target.to_owned(),
            size: Some((1, 1)),
            ..Image::default()
        })
    }
}

const VOID: [&str; 6] = ["br", "hr", "img", "input", "wbr", "meta"];
const ATTRIBUTES: &str = " alt aria-hidden aria-label aria-labelledby checked class colspan decoding dir disabled height href id lang loading open rel reversed role rowspan scope src start tabindex title type width ";
const PHRASING: &str = " p h2 h3 h4 h5 h6 span b i em strong a u s sup sub small code kbd abbr mark summary dt caption q ";
const BLOCKS: &str =
    " p div table ul ol dl details blockquote figure h2 h3 h4 h5 h6 hr pre section ";

/// The first promise that this HTML breaks.
fn broken(html: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if rest[..at].contains('>') {
            return Some(format!("bare > in {}", &rest[..at]));
        }
        if !rest[..at].trim().is_empty()
            && let Some(top) = open.last()
            && " table thead tbody tfoot tr ul ol dl ".contains(&format!(" {top} "))
        {
            return Some(format!("text in {top}"));
        }
        let Some(end) = rest[at..].find('>') else {
            return Some("unended tag".into());
        };
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Some(format!("</{name}> closes another"));
            }
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        if name.is_empty()
            || !name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        {
            return Some(format!("name {name}"));
        }
        if ["script", "style", "iframe", "svg", "object", "form"].contains(&name) {
            return Some(format!("element {name}"));
        }
        let spaced = format!(" {name} ");
        if BLOCKS.contains(&spaced)
            && let Some(inline) = open.iter().find(|o| PHRASING.contains(&format!(" {o} ")))
        {
            return Some(format!("<{name}> in <{inline}>"));
        }
        if name == "a" && open.iter().any(|o| o == "a") {
            return Some("a in a".into());
        }
        if let Some(problem) = attributes(&tag[name.len()..]) {
            return Some(problem);
        }
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
    }
    (!open.is_empty()).then(|| format!("open: {open:?}"))
}

fn attributes(mut rest: &str) -> Option<String> {
    let mut seen = Vec::new();
    while !rest.is_empty() {
        let trimmed = rest.strip_prefix(' ')?;
        let end = trimmed.find(['=', ' ']).unwrap_or(trimmed.len());
        let name = &trimmed[..end];
        if !ATTRIBUTES.contains(&format!(" {name} ")) {
            return Some(format!("attribute {name}"));
        }
        if seen.contains(&name) {
            return Some(format!("{name} twice"));
        }
        seen.push(name);
        rest = &trimmed[end..];
        if let Some(value) = rest.strip_prefix("=\"") {
            let Some(end) = value.find('"') else {
                return Some(format!("unended {name}"));
            };
            let cleaned: String = value[..end].chars().filter(|c| *c > ' ').collect();
            let cleaned = cleaned.to_ascii_lowercase();
            if ["href", "src"].contains(&name)
                && ["javascript:", "data:", "file:", "vbscript:"]
                    .iter()
                    .any(|s| cleaned.starts_with(s))
            {
                return Some(format!("address {cleaned}"));
            }
            rest = &value[end + 1..];
        }
    }
    None
}

fn check(markdown: &str) -> Result<(), TestCaseError> {
    let prose = render(markdown, &Anything, &labels());
    let problem = broken(&prose.html);
    prop_assert!(problem.is_none(), "{:?}\n{}", problem, prose.html);
    for note in &prose.notes {
        prop_assert!(markdown.get(note.range.clone()).is_some(), "{:?}", note);
    }
    let mut ids: Vec<_> = prose
        .html
        .match_indices(" id=\"")
        .map(|(at, _)| &prose.html[at + 5..])
        .collect();
    ids.iter_mut()
        .for_each(|id| *id = id.split('"').next().unwrap_or_default());
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    prop_assert_eq!(ids.len(), count, "ids are unique");
    Ok(())
}

/// Pieces that matter to Markdown or HTML, to be put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Đ",
        " ",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n    ",
        "# ",
        "\n## ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "\n```rust\n",
        "[",
        "](",
        ")",
        "]",
        "[a](b)",
        "![a](b)",
        "![",
        "[^a]",
        "\n[^a]: ",
        "[^b]: ",
        "\n[a]: x\n",
        "<",
        ">",
        "</",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<a href=x>",
        "<a href='javascript:x'>",
        "</a>",
        "<img src=x alt>",
        "<br/>",
        "<hr>",
        "<script>",
        "</script>",
        "<svg onload=x>",
        "<span lang=en",
        " onclick=\"x\"",
        " style='x'",
        "\"",
        "'",
        "=",
        "<!--",
        "-->",
        "<!",
        "<?",
        "&",
        "&lt;",
        "&#106;",
        "javascript:",
        "https://a.vn/",
        "\n| a | b |\n|---|--:|\n",
        "|",
        "\\",
        "\n- [ ] ",
        "{#a}",
        "\n===\n",
        "\n---\n",
        "> [!NOTE]\n",
        "<figure>",
        "<figcaption>",
        "<dl>",
        "<dt>",
        "<dd>",
        "\t",
        "\u{0}",
        "\u{7f}",
        "…",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_of_markup_become_safe_html(markdown in pieces()) {
        check(&markdown)?;
    }

    #[test]
    fn any_text_becomes_safe_html(markdown in "\\PC{0,200}") {
        check(&markdown)?;
    }
}
