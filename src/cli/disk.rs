//! A site's folder on disk → its files in memory: texts decoded, of media only the head.

use std::cmp::Ordering;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use loa::diagnostic::Text;
use loa::say;
use loa::source::{Media, SourceFile, SourceTree, decode, normal_name};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_64;

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
    read_found(folder, find(folder, output))
}

/// Reads what the portal's own pages are made of, and nothing of the sites that lie beside it.
///
/// # Errors
/// As [`read`].
pub fn read_portal(folder: &Path, output: &Path) -> Result<SourceTree, Vec<Text>> {
    read_found(folder, find_portal(folder, output))
}

/// The files that the portal's own pages are made of, in order.
pub fn find_portal(folder: &Path, output: &Path) -> Found {
    find_where(folder, output, |top| PORTAL.contains(&top))
}

fn read_found(folder: &Path, found: Found) -> Result<SourceTree, Vec<Text>> {
    let Found { files, mut wrong } = found;
    let mut tree = SourceTree::default();
    for (path, file) in read_all(files, &mut wrong) {
        if tree.files.insert(normal_name(&path), file).is_some() {
            wrong.push(twice(&path));
        }
    }
    if let Some(shared) = loa::draft::shared_folder(&tree) {
        let found = find_shared(folder, &shared);
        wrong.extend(found.wrong);
        for (path, file) in read_all(found.files, &mut wrong) {
            tree.files.insert(normal_name(&path), file);
        }
    }
    if wrong.is_empty() {
        Ok(tree)
    } else {
        Err(wrong)
    }
}

/// What lies in a folder, before any of it is read.
#[derive(Default)]
pub struct Found {
    /// Each file by its path in the tree as the disk spells it, and where it is.
    pub files: Vec<(String, PathBuf)>,
    /// What cannot be walked through.
    pub wrong: Vec<Text>,
}

/// The files of a site's folder, in order.
pub fn find(folder: &Path, output: &Path) -> Found {
    find_where(folder, output, |_| true)
}

fn find_where(folder: &Path, output: &Path, is_wanted: impl Fn(&str) -> bool) -> Found {
    let output = fs::canonicalize(output).ok();
    let mut found = Found::default();
    let entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by(by_name)
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
                    Some(path) => found.files.push((path, entry.into_path())),
                    None => found.wrong.push(odd_name(entry.path())),
                }
            }
            Ok(_) => {}
            Err(error) => found.wrong.push(unwalkable(&error)),
        }
    }
    found
}

/// The order of two entries of one folder: all but their names is the same, and need not be cut off first.
fn by_name(one: &DirEntry, other: &DirEntry) -> Ordering {
    one.path().as_os_str().cmp(other.path().as_os_str())
}

/// The records of a folder that several sites share, by their paths from the site's folder. A folder that is not there has none.
pub fn find_shared(folder: &Path, shared: &str) -> Found {
    let below = format!("{shared}/procedures");
    let mut found = Found::default();
    let entries = WalkDir::new(folder.join(&below))
        .min_depth(1)
        .max_depth(1)
        .follow_links(true)
        .sort_by(by_name)
        .into_iter()
        .filter_entry(|entry| is_source(entry, None));
    for entry in entries
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        match entry.file_name().to_str() {
            None => found.wrong.push(odd_name(entry.path())),
            Some(name) if is_text(name) => {
                let path = format!("{below}/{name}");
                found.files.push((path, entry.into_path()));
            }
            Some(_) => {}
        }
    }
    found
}

fn read_all(files: Vec<(String, PathBuf)>, wrong: &mut Vec<Text>) -> Vec<(String, SourceFile)> {
    let read: Vec<(String, io::Result<SourceFile>)> = files
        .into_par_iter()
        .map(|(path, on_disk)| {
            let file = read_file(&path, &on_disk);
            (path, file)
        })
        .collect();
    let kept = read.into_iter().filter_map(|(path, file)| match file {
        Ok(file) => Some((path, file)),
        Err(error) => {
            wrong.push(unreadable(&path, &error));
            None
        }
    });
    kept.collect()
}

/// Two files that differ only in how their accents are encoded.
pub fn twice(path: &str) -> Text {
    say!(
        "Có hai tệp cùng tên `{path}` (chỉ khác cách mã hóa dấu). Hãy đổi tên một tệp.",
        "Two files have the same name `{path}` (only their accents are encoded differently). Rename one."
    )
}

/// A file that is there and cannot be read.
pub fn unreadable(path: &str, error: &io::Error) -> Text {
    say!(
        "Không đọc được tệp `{path}` ({error}).",
        "The file `{path}` cannot be read ({error})."
    )
}

fn is_source(entry: &DirEntry, output: Option<&Path>) -> bool {
    is_named_as_source(entry.file_name())
        && (!entry.file_type().is_dir() || is_read(entry.path(), entry.depth(), output))
}

/// A name that people give; not what is hidden, nor what office programs leave behind.
pub fn is_named_as_source(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let lower = name.to_lowercase();
    let hidden = name.starts_with('.') || name.starts_with("~$");
    !(hidden || matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "node_modules"))
}

/// A folder that is looked into: not one that Loa published into, whatever it is called and however it is reached.
fn is_read(folder: &Path, depth: usize, output: Option<&Path>) -> bool {
    let name = folder.file_name();
    let public = depth == 1 && name.is_some_and(|name| name.eq_ignore_ascii_case("public"));
    let is_output = output.is_some_and(|output| {
        name == output.file_name() && fs::canonicalize(folder).is_ok_and(|path| path == output)
    });
    !(public || is_output || manifest::is_in(folder))
}

/// Whether the folder at this path below a site's folder is looked into; empty for the site's own.
pub fn is_looked_into(folder: &Path, below: &Path, output: Option<&Path>) -> bool {
    let mut place = folder.to_path_buf();
    below.iter().enumerate().all(|(depth, name)| {
        place.push(name);
        is_named_as_source(name) && is_read(&place, depth + 1, output)
    })
}

/// The path with `/`; nothing when a name of it is no Unicode.
pub fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// One file of the tree by its path as the disk spells it.
pub fn read_file(path: &str, on_disk: &Path) -> io::Result<SourceFile> {
    read_hashed(path, on_disk).map(|(file, _)| file)
}

/// The same with XXH3 of its bytes, where all of them were read.
pub fn read_hashed(path: &str, on_disk: &Path) -> io::Result<(SourceFile, Option<u64>)> {
    // What lies in media/ is published byte for byte, whatever it is.
    let is_media = normal_name(path).starts_with("media/");
    if !is_media && is_text(path) {
        let bytes = fs::read(on_disk)?;
        return Ok((decode(&bytes), Some(xxh3_64(&bytes))));
    }
    let file = File::open(on_disk)?;
    let size = file.metadata()?.len();
    let mut head = Vec::new();
    file.take(Media::HEAD as u64).read_to_end(&mut head)?;
    let inside = match head.starts_with(b"PK\x03\x04") {
        true => inside(on_disk)?,
        false => String::new(),
    };
    let media = SourceFile::Media(Media {
        disk_path: path.to_owned(),
        size,
        head,
        inside,
    });
    Ok((media, None))
}

/// What a workbook, a document or an archive has inside: a key pasted into one would get published with it.
#[cfg(feature = "excel")]
fn inside(on_disk: &Path) -> io::Result<String> {
    Ok(loa::source::texts_inside(&fs::read(on_disk)?))
}

#[cfg(not(feature = "excel"))]
fn inside(_on_disk: &Path) -> io::Result<String> {
    Ok(String::new())
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
