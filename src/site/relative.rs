//! Links between files of one folder: from one to the other, and back to what they name.

/// The relative link from one published file to another: `("units/a.html", "index.html")` → `../index.html`.
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from[..from.len() - 1]
        .iter()
        .zip(&to[..to.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let mut link = "../".repeat(from.len() - 1 - shared);
    link.push_str(&to[shared..].join("/"));
    link
}

/// The other way round, as authors and pages write links: `("articles/2024/a.md", "../../media/x.png")` → `media/x.png`; `None` when it leaves the folder. `/` before it means the top, `\` is read as `/`.
pub fn resolve(file: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    if link.starts_with('/') {
        parts.clear();
    }
    for part in link.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{relative, resolve};

    #[test]
    fn links_are_relative() {
        for (from, to, expected) in [
            ("index.html", "plan.html", "plan.html"),
            ("units/a.html", "index.html", "../index.html"),
            ("units/a.html", "units/b.html", "b.html"),
            ("en/units/a.html", "units/a.html", "../../units/a.html"),
            ("index.html", "en/index.html", "en/index.html"),
            ("topics/a/page-2.html", "topics/a.html", "../a.html"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} → {to}");
        }
    }

    #[test]
    fn links_of_pages_are_resolved() {
        for (from, to) in [
            ("en/articles/a.html", "en/index.html"),
            ("units/a.html", "units/index.html"),
        ] {
            assert_eq!(resolve(from, &relative(from, to)).as_deref(), Some(to));
        }
    }
}
