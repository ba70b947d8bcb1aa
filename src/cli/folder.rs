//! Which folder is the site, and which may take its pages: calls that could only do harm are refused before anything is read.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use loa::diagnostic::Text;
use loa::say;
use walkdir::WalkDir;

/// Names within a site's folder that are read; pages must not be written among them.
const CONTENTS: [&str; 9] = [
    "outputs",
    "articles",
    "pages",
    "procedures",
    "infographics",
    "quizzes",
    "contests",
    "media",
    "theme",
];

/// A folder that holds a site.
///
/// # Errors
/// When it does not, with the folders near it that do.
pub fn site(folder: &Path) -> Result<(), Text> {
    let shown = folder.display();
    if folder.join("site.yaml").is_file() {
        return Ok(());
    }
    let near = nearby(folder);
    let (vi, en) = if near.is_empty() {
        (String::new(), String::new())
    } else {
        let list = near.join("`, `");
        (
            format!(" Gần đó có: `{list}`."),
            format!(" Near it there are: `{list}`."),
        )
    };
    if folder.is_dir() {
        Err(say!(
            "Thư mục `{shown}` không có tệp site.yaml nên không phải là thư mục trang.{vi}",
            "The folder `{shown}` has no file site.yaml and therefore is no site's folder.{en}",
        ))
    } else if folder.exists() {
        Err(say!(
            "`{shown}` không phải là thư mục. Hãy ghi thư mục có tệp site.yaml.{vi}",
            "`{shown}` is no folder. Name the folder that has the file site.yaml.{en}",
        ))
    } else {
        Err(say!(
            "Không có thư mục `{shown}`.{vi}",
            "There is no folder `{shown}`.{en}",
        ))
    }
}

fn nearby(folder: &Path) -> Vec<String> {
    // A folder that does not exist was probably misspelt: look beside it.
    let start = folder
        .ancestors()
        .find(|ancestor| ancestor.is_dir())
        .unwrap_or(Path::new("."));
    let mut starts = vec![start.to_path_buf()];
    if start.as_os_str().is_empty() {
        starts = vec![PathBuf::from(".")];
    }
    let above: Option<PathBuf> = fs::canonicalize(start).ok().and_then(|path| {
        path.ancestors()
            .skip(1)
            .find(|a| has_site(a))
            .map(Path::to_path_buf)
    });
    let mut found: Vec<String> = above
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    for start in starts {
        let entries = WalkDir::new(&start)
            .max_depth(3)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
            })
            .take(2000)
            .flatten();
        found.extend(
            entries
                .filter(|entry| entry.file_type().is_dir() && has_site(entry.path()))
                .map(|entry| {
                    let path = entry.path();
                    let short = path.strip_prefix("./").unwrap_or(path);
                    short.display().to_string()
                }),
        );
    }
    found.truncate(5);
    found
}

fn has_site(folder: &Path) -> bool {
    folder.join("site.yaml").is_file()
}

/// Whether pages may be written to `output`.
///
/// # Errors
/// When the output folder is, contains, or lies among the contents of the site's folder, also through links.
pub fn output(folder: &Path, output: &Path) -> Result<(), Text> {
    let shown = output.display();
    if output.exists() && !output.is_dir() {
        return Err(say!(
            "`{shown}` là một tệp, không phải thư mục. Hãy chọn thư mục khác bằng `-o`.",
            "`{shown}` is a file, no folder. Choose another folder with `-o`."
        ));
    }
    let (folder, output) = (real(folder), real(output));
    if folder == output {
        return Err(say!(
            "Nơi ghi trang trùng với thư mục nội dung `{shown}`. Hãy chọn thư mục khác bằng `-o`, ví dụ `-o public`.",
            "The output folder is the site's own folder `{shown}`. Choose another with `-o`, such as `-o public`."
        ));
    }
    if folder.starts_with(&output) {
        return Err(say!(
            "Nơi ghi trang `{shown}` chứa thư mục nội dung. Hãy chọn thư mục khác bằng `-o`.",
            "The output folder `{shown}` contains the site's folder. Choose another with `-o`."
        ));
    }
    if let Ok(within) = output.strip_prefix(&folder) {
        let first = within.iter().next().unwrap_or(OsStr::new(""));
        let first = first.to_string_lossy().to_lowercase();
        if CONTENTS.contains(&first.as_str()) {
            return Err(say!(
                "Nơi ghi trang `{shown}` nằm trong phần nội dung `{first}`. Hãy chọn thư mục khác bằng `-o`, ví dụ `-o public`.",
                "The output folder `{shown}` lies among the contents `{first}`. Choose another with `-o`, such as `-o public`."
            ));
        }
    }
    Ok(())
}

/// The path without links and `..`, also when its end does not exist yet.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut known = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                known.pop();
            }
            Component::CurDir => {}
            part => known.push(part),
        }
        // Link by link, so that `..` after a link leaves the folder it leads to.
        if let Ok(real) = fs::canonicalize(&known) {
            known = real;
        }
    }
    known
}
