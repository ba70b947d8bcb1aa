//! Pages that a site has only when it has files for them. Read by `themes/build.rs` too, which keeps their templates apart.

/// The start of a file's path in a site, and how the names of templates begin that only such files call for. The other templates do without these, and a
/// site without such files does not wait until they are read.
const SPECIAL: [(&str, &[&str]); 5] = [
    (
        "contests/",
        &[
            "contest-entry",
            "contest-key",
            "contest-privacy",
            "contest-results",
            "contest.",
            "contests.",
        ],
    ),
    ("indexes.yaml", &["indexes."]),
    ("infographics/", &["infographic.", "infographics."]),
    ("portal.yaml", &["portal-"]),
    ("quizzes/", &["quiz"]),
];

/// True when a file of a site calls for templates that most sites do without.
pub fn is_special_file(path: &str) -> bool {
    SPECIAL.iter().any(|(start, _)| path.starts_with(start))
}

/// True for a template that only such files call for.
pub fn is_special_template(name: &str) -> bool {
    let mut starts = SPECIAL.iter().flat_map(|(_, names)| names.iter());
    starts.any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::is_special_file;

    #[test]
    fn files_of_a_site_tell_whether_it_may_have_special_pages() {
        for (path, expected) in [
            ("articles/contests.md", false),
            ("site.yaml", false),
            ("quizzes/mau.yaml", true),
            ("contests/tim-hieu/contest.yaml", true),
            ("indexes.yaml", true),
            ("portal.yaml", true),
        ] {
            assert_eq!(is_special_file(path), expected, "{path}");
        }
    }
}
