//! A site's folder on disk → its files in memory: texts decoded, of media only the head.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use loa::diagnostic::Text;
use loa::say;
use loa::source::{Media, SourceFile, SourceTree, decode, normal_name};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::manifest;

const TEXTS: [&str; 9] = [
    "yaml", "yml", "md", "csv", "html", "css", "js", "svg", "txt",
];

/// What a portal's own pages are made of, at the top of its folder.
const PORTAL: [&str; 3] = ["portal.yaml", "media", "theme"];

/// Reads a site's folder. `output` is never read as source, nor is anything hidden or left behind by office programs.
///
/// # Errors
/// Every file or folder that cannot be read, each with the reason.
pub fn read(folder: &Path, output: &Path) -> Result<SourceTree, Vec<Text>> {
    read_where(folder, output, |_| true)
}

/// Reads what the portal's own pages are made of, and nothing of the sites that lie beside it.
///
/// # Errors
/// As [`read`].
pub fn read_portal(folder: &Path, output: &Path) -> Result<SourceTree, Vec<Text>> {
    read_where(folder, output, |top| PORTAL.contains(&top))
}

fn read_where(
    folder: &Path,
    output: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<SourceTree, Vec<Text>> {
    let output = fs::canonicalize(output).ok();
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    let mut wrong = Vec::new();
    let entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let name = entry.file_name().to_str().unwrap_or_default();
            entry.depth() == 0
                || (entry.depth() > 1 || is_wanted(name)) && is_source(entry, output.as_deref())
        });
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                match slashed(entry.path().strip_prefix(folder).unwrap_or(entry.path())) {
                    Some(path) => found.push((path, entry.into_path())),
                    None => wrong.push(odd_name(entry.path())),
                }
            }
            Ok(_) => {}
            Err(error) => wrong.push(unwalkable(&error)),
        }
    }
    let read: Vec<(String, io::Result<SourceFile>)> = found
        .into_par_iter()
        .map(|(path, on_disk)| {
            let file = read_file(&path, &on_disk);
            (path, file)
        })
        .collect();
    let mut files = BTreeMap::new();
    for (path, file) in read {
        match file {
            Ok(file) => {
                let name = normal_name(&path);
                if files.insert(name, file).is_some() {
                    wrong.push(say!(
                        "Có hai tệp cùng tên `{path}` (chỉ khác cách mã hóa dấu). Hãy đổi tên một tệp.",
                        "Two files have the same name `{path}` (only their accents are encoded differently). Rename one."
                    ));
                }
            }
            Err(error) => wrong.push(unreadable(&path, &error)),
        }
    }
    let mut tree = SourceTree { files };
    if let Some(shared) = loa::draft::shared_folder(&tree) {
        read_shared(folder, &shared, &mut tree, &mut wrong);
    }
    if wrong.is_empty() {
        Ok(tree)
    } else {
        Err(wrong)
    }
}

/// Adds the records of a folder that several sites share, by their paths from the site's folder. A folder that is not there has none.
fn read_shared(folder: &Path, shared: &str, tree: &mut SourceTree, wrong: &mut Vec<Text>) {
    let below = format!("{shared}/procedures");
    let entries = WalkDir::new(folder.join(&below))
        .min_depth(1)
        .max_depth(1)
        .follow_links(true)
        .sort_by_file_name();
    let entries = entries
        .into_iter()
        .filter_entry(|entry| is_source(entry, None));
    for entry in entries
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        let Some(name) = entry.file_name().to_str() else {
            wrong.push(odd_name(entry.path()));
            continue;
        };
        let path = format!("{below}/{name}");
        match read_file(&path, entry.path()) {
            Ok(SourceFile::Media(_)) => {}
            Ok(file) => {
                tree.files.insert(normal_name(&path), file);
            }
            Err(error) => wrong.push(unreadable(&path, &error)),
        }
    }
}

fn unreadable(path: &str, error: &io::Error) -> Text {
    say!(
        "Không đọc được tệp `{path}` ({error}).",
        "The file `{path}` cannot be read ({error})."
    )
}

fn is_source(entry: &DirEntry, output: Option<&Path>) -> bool {
    let name = entry.file_name().to_string_lossy();
    let lower = name.to_lowercase();
    if name.starts_with('.') || name.starts_with("~$") {
        return false;
    }
    if matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "node_modules") {
        return false;
    }
    if !entry.file_type().is_dir() {
        return true;
    }
    // Any folder that Loa published into, whatever it is called and however it is reached.
    let public = entry.depth() == 1 && lower == "public";
    let published = manifest::is_in(entry.path());
    let is_output = output.is_some_and(|output| {
        entry.path().file_name() == output.file_name()
            && fs::canonicalize(entry.path()).is_ok_and(|path| path == output)
    });
    !(public || published || is_output)
}

fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn read_file(path: &str, on_disk: &Path) -> io::Result<SourceFile> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    // What lies in media/ is published byte for byte, whatever it is.
    let is_media = normal_name(path).starts_with("media/");
    if !is_media && TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text)) {
        return fs::read(on_disk).map(|bytes| decode(&bytes));
    }
    let file = File::open(on_disk)?;
    let size = file.metadata()?.len();
    let mut head = Vec::new();
    file.take(Media::HEAD as u64).read_to_end(&mut head)?;
    Ok(SourceFile::Media(Media {
        disk_path: path.to_owned(),
        size,
        head,
    }))
}

fn odd_name(path: &Path) -> Text {
    let path = path.display();
    say!(
        "Tên tệp `{path}` có ký tự không đọc được. Hãy đổi tên tệp.",
        "The file name `{path}` has unreadable characters. Rename the file."
    )
}

fn unwalkable(error: &walkdir::Error) -> Text {
    let path = error.path().map(Path::display);
    let path = path.map(|path| path.to_string()).unwrap_or_default();
    if error.loop_ancestor().is_some() {
        return say!(
            "`{path}` là một liên kết quay về thư mục chứa nó. Hãy xóa liên kết này.",
            "`{path}` is a link back to a folder that contains it. Remove the link."
        );
    }
    say!(
        "Không đọc được `{path}` ({error}).",
        "`{path}` cannot be read ({error})."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_is_read_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in [
            "site.yaml",
            "articles/to\u{302}i.md", // as a Mac spells `tôi`
            "media/anh.JPG",
            "media/Thumbs.db",
            "media/~$bao-cao.docx",
            ".git/config",
            "node_modules/x/a.md",
            "public/index.html",
            "web/index.html",
            "old/.loa/manifest.json",
            "old/index.html",
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "xin chào").unwrap();
        }
        let tree = read(root, &root.join("web")).unwrap();
        let names: Vec<&str> = tree.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["articles/tôi.md", "media/anh.JPG", "site.yaml"]);
        assert!(
            matches!(&tree.files["media/anh.JPG"], SourceFile::Media(media) if media.size == 9)
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_a_circle_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("vong")).unwrap();
        let wrong = read(folder.path(), Path::new("public")).unwrap_err();
        assert!(wrong[0].en.contains("is a link back"), "{wrong:?}");
    }
}
