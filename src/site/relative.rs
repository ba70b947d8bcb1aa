//! Links between files of one folder: from one to the other, and back to what they name.

/// The relative link from one published file to another: `("units/a.html", "index.html")` → `../index.html`.
pub fn relative(from: &str, to: &str) -> String {
    let pairs = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b);
    let slashes = (1..).zip(pairs).filter(|(_, (byte, _))| *byte == b'/');
    let shared = slashes.last().map_or(0, |(end, _)| end);
    let ups = from[shared..].bytes().filter(|byte| *byte == b'/').count();
    let mut link = String::with_capacity(ups * 3 + to.len() - shared);
    for _ in 0..ups {
        link.push_str("../");
    }
    link.push_str(&to[shared..]);
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
            (
                "topics/a/page-2.html",
                "topics/ab/page-2.html",
                "../ab/page-2.html",
            ),
            ("topics/a", "topics/a/b", "a/b"),
            ("thủ/ý.html", "thủ/ỷ.html", "ỷ.html"),
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
