//! A site's folder on disk → its files in memory: texts decoded, of media only the head.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use loa::diagnostic::Text;
use loa::say;
use loa::source::{Media, SourceFile, SourceTree, decode, normal_name};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_64;

use super::last_build::Source;
use super::manifest;
use super::stamp::{self, Stamp};

const TEXTS: [&str; 9] = [
    "yaml", "yml", "md", "csv", "html", "css", "js", "svg", "txt",
];

/// What a portal's own pages are made of, at the top of its folder.
const PORTAL: [&str; 3] = ["portal.yaml", "media", "theme"];

/// A file of a site's folder before it is read.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its path from the site's folder, NFC.
    pub path: String,
    /// The same as the disk spells it.
    disk_path: String,
    on_disk: PathBuf,
    /// How it lies there; nothing when the disk does not tell.
    pub stamp: Option<Stamp>,
    is_shared: bool,
}

/// The files of a site's folder before they are read.
#[derive(Debug)]
pub struct Folder {
    /// The files in the order of their paths.
    pub files: Vec<Found>,
    /// `site.yaml` alone, for what has to be known first.
    pub settings: SourceTree,
    /// When they were looked at.
    pub seen: i64,
}

/// What was read, and how each file was.
pub type Contents = (SourceTree, Vec<(String, Source)>);

/// Reads a site's folder. `output` is never read as source, nor is anything hidden or left behind by office programs.
///
/// # Errors
/// Every file or folder that cannot be read, each with the reason.
pub fn read(folder: &Path, output: &Path) -> Result<SourceTree, Vec<Text>> {
    let (tree, _) = walk(folder, output)?.read(SourceTree::default(), &[])?;
    Ok(tree)
}

/// Reads what the portal's own pages are made of, and nothing of the sites that lie beside it.
///
/// # Errors
/// As [`read`].
pub fn read_portal(folder: &Path, output: &Path) -> Result<SourceTree, Vec<Text>> {
    let folder = walk_where(folder, output, |top| PORTAL.contains(&top))?;
    let (tree, _) = folder.read(SourceTree::default(), &[])?;
    Ok(tree)
}

/// Looks which files there are, without reading them.
///
/// # Errors
/// Every folder that cannot be read, each with the reason.
pub fn walk(folder: &Path, output: &Path) -> Result<Folder, Vec<Text>> {
    walk_where(folder, output, |_| true)
}

fn walk_where(
    folder: &Path,
    output: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Folder, Vec<Text>> {
    let seen = stamp::now();
    let output = fs::canonicalize(output).ok();
    let mut files: Vec<Found> = Vec::new();
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
                    Some(path) => files.push(Found::new(path, entry.into_path(), false)),
                    None => wrong.push(odd_name(entry.path())),
                }
            }
            Ok(_) => {}
            Err(error) => wrong.push(unwalkable(&error)),
        }
    }
    let mut settings = SourceTree::default();
    if let Ok(bytes) = fs::read(folder.join("site.yaml")) {
        settings
            .files
            .insert("site.yaml".to_owned(), decode(&bytes));
    }
    if let Some(shared) = loa::draft::shared_folder(&settings) {
        files.extend(shared_files(folder, &shared, &mut wrong));
    }
    files.par_iter_mut().for_each(|file| {
        let metadata = fs::metadata(&file.on_disk);
        file.stamp = metadata.ok().map(|metadata| Stamp::of(&metadata));
    });
    files.sort_by(|one, other| one.path.cmp(&other.path));
    for pair in files.windows(2).filter(|pair| pair[0].path == pair[1].path) {
        let path = &pair[0].path;
        wrong.push(say!(
            "Có hai tệp cùng tên `{path}` (chỉ khác cách mã hóa dấu). Hãy đổi tên một tệp.",
            "Two files have the same name `{path}` (only their accents are encoded differently). Rename one."
        ));
    }
    match wrong.is_empty() {
        true => Ok(Folder {
            files,
            settings,
            seen,
        }),
        false => Err(wrong),
    }
}

/// The records of a folder that several sites share, by their paths from the site's folder. A folder that is not there has none.
fn shared_files(folder: &Path, shared: &str, wrong: &mut Vec<Text>) -> Vec<Found> {
    let below = format!("{shared}/procedures");
    let entries = WalkDir::new(folder.join(&below))
        .min_depth(1)
        .max_depth(1)
        .follow_links(true)
        .sort_by_file_name();
    let entries = entries
        .into_iter()
        .filter_entry(|entry| is_source(entry, None));
    let mut files = Vec::new();
    for entry in entries
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        match entry.file_name().to_str() {
            Some(name) => {
                let path = format!("{below}/{name}");
                files.push(Found::new(path, entry.into_path(), true));
            }
            None => wrong.push(odd_name(entry.path())),
        }
    }
    files
}

impl Found {
    fn new(disk_path: String, on_disk: PathBuf, is_shared: bool) -> Self {
        Self {
            path: normal_name(&disk_path),
            disk_path,
            on_disk,
            stamp: None,
            is_shared,
        }
    }

    /// True when the bytes are those that were read before: the stamp says so, or else the bytes themselves.
    pub fn is(&self, known: &Source) -> bool {
        if self.stamp.is_some_and(|stamp| stamp == known.stamp) {
            return true;
        }
        let is_same_size = self.stamp.is_some_and(|stamp| stamp.size == known.size);
        let read = || fs::read(&self.on_disk).ok();
        is_same_size
            && known
                .hash
                .is_some_and(|hash| read().is_some_and(|bytes| xxh3_64(&bytes) == hash))
    }

    /// The stamp, when it will tell whether somebody wrote to the file after `seen`.
    pub fn settled(&self, seen: i64) -> Stamp {
        let stamp = self.stamp.filter(|stamp| stamp.is_settled(seen));
        stamp.unwrap_or_default()
    }

    fn read(&self) -> io::Result<(SourceFile, Option<u64>)> {
        let ending = self.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        // What lies in media/ is published byte for byte, whatever it is.
        let is_media = self.path.starts_with("media/");
        if !is_media && TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text)) {
            let bytes = fs::read(&self.on_disk)?;
            return Ok((decode(&bytes), Some(xxh3_64(&bytes))));
        }
        let file = File::open(&self.on_disk)?;
        let size = file.metadata()?.len();
        let mut head = Vec::new();
        file.take(Media::HEAD as u64).read_to_end(&mut head)?;
        let media = SourceFile::Media(Media {
            disk_path: self.disk_path.clone(),
            size,
            head,
        });
        Ok((media, None))
    }
}

impl Folder {
    /// Reads the files; of those that are as they were `known` when the tree `before` was read, what stands there is taken.
    ///
    /// # Errors
    /// Every file that cannot be read, with the reason.
    pub fn read(
        &self,
        mut before: SourceTree,
        known: &[(String, Source)],
    ) -> Result<Contents, Vec<Text>> {
        let looked: Vec<_> = self
            .files
            .par_iter()
            .map(|file| {
                let at = known.binary_search_by(|(path, _)| path.cmp(&file.path));
                let source = at.ok().map(|at| known[at].1);
                let is_known = |source: &Source| file.stamp == Some(source.stamp);
                match source.filter(is_known) {
                    Some(source) => (None, Ok(source)),
                    None => match file.read() {
                        Ok((content, hash)) => (
                            Some(content),
                            Ok(Source {
                                stamp: file.settled(self.seen),
                                size: file.stamp.map_or(0, |stamp| stamp.size),
                                hash,
                            }),
                        ),
                        Err(error) => (None, Err(error)),
                    },
                }
            })
            .collect();
        let (mut tree, mut sources) = (SourceTree::default(), Vec::new());
        let mut wrong = Vec::new();
        for (file, (content, source)) in self.files.iter().zip(looked) {
            match source {
                Ok(source) => sources.push((file.path.clone(), source)),
                Err(error) => wrong.push(unreadable(&file.path, &error)),
            }
            match content.or_else(|| before.files.remove(&file.path)) {
                // Of a shared folder only the records are of interest.
                Some(SourceFile::Media(_)) if file.is_shared => {}
                Some(content) => {
                    tree.files.insert(file.path.clone(), content);
                }
                None => {}
            }
        }
        match wrong.is_empty() {
            true => Ok((tree, sources)),
            false => Err(wrong),
        }
    }

    /// The files among these, to show their lines.
    pub fn only(&self, paths: &BTreeSet<&str>) -> SourceTree {
        let files = self
            .files
            .iter()
            .filter(|file| paths.contains(file.path.as_str()));
        let files = files.filter_map(|file| Some((file.path.clone(), file.read().ok()?.0)));
        SourceTree {
            files: files.collect(),
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
