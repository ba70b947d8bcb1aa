//! The folder of records that several sites share, as `site.yaml` names it.

use crate::source::{SourceTree, read_yaml};

use super::SettingsDraft;

/// The folder that a site shares with others, from the site's own, with `/` and without one at its end; nothing when `site.yaml` names
/// none, or one that would only be there on a single machine.
pub fn shared_folder(tree: &SourceTree) -> Option<String> {
    let settings = read_yaml::<SettingsDraft>("site.yaml", tree.text("site.yaml")?).value?;
    normal_folder(&settings.shared?)
}

/// `.\..\national\` → `../national`; nothing for an absolute path or the site's folder itself.
pub fn normal_folder(written: &str) -> Option<String> {
    let slashed = written.replace('\\', "/");
    let is_absolute = slashed.starts_with('/') || slashed.contains(':');
    let parts: Vec<&str> = slashed
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect();
    (!is_absolute && !parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::normal_folder;

    #[test]
    fn folders_as_people_write_them() {
        for (written, expected) in [
            ("../national", Some("../national")),
            ("../national/", Some("../national")),
            ("..\\national\\", Some("../national")),
            ("./chung", Some("chung")),
            ("../../chung//tthc", Some("../../chung/tthc")),
            ("/srv/national", None),
            ("D:\\chung", None),
            (".", None),
        ] {
            assert_eq!(normal_folder(written).as_deref(), expected, "{written}");
        }
    }
}
