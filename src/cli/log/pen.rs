//! Writes entries into `outputs/<year>.yaml` so that nothing that was there can be lost.
//!
//! 1. The new file is the old one's bytes with the entries behind; it is read again, and must hold every old entry and just the new ones.
//! 2. It is written beside the old one and synced. Another loa that writes to the same folder is refused meanwhile.
//! 3. Right before the rename the file on disk is compared, byte by byte, with the one that was read: whoever saved it in between
//!    loses nothing, this run does.
//! 4. Entries of several years go into several files: all are written beside before the first is renamed, and a rename that fails
//!    takes back those before it. A power cut between two renames leaves whole files; the same import again adds what is not there yet.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use loa::diagnostic::Text;
use loa::draft::{DayForm, OutputDraft};
use loa::say;
use loa::site::is_log_kept;
use loa::source::{SourceFile, append, decode};

use super::book::Book;

/// What a new file of the log begins with.
const HEAD: &str = "\
# Nhật ký việc đã làm. Mỗi việc bắt đầu bằng `- date:`, các dòng sau thụt vào hai dấu cách.
# Ghi thêm: loa log add; nhập từ Excel: loa log import; kiểm tra: loa check.

";

/// One file of the log, before and after.
pub struct Leaf {
    /// Its path in the site's folder.
    pub file: String,
    /// How many entries are new.
    pub added: usize,
    path: PathBuf,
    before: Option<Vec<u8>>,
    after: Vec<u8>,
}

/// The files as they will be; nothing is written yet.
///
/// # Errors
/// Why a file cannot be added to.
pub fn prepare(book: &Book, entries: &[OutputDraft]) -> Result<Vec<Leaf>, Text> {
    let mut years: BTreeMap<i16, Vec<OutputDraft>> = BTreeMap::new();
    for entry in entries {
        let year = years.entry(entry.date.0.year()).or_default();
        year.push(entry.clone());
    }
    let leaves = years
        .iter()
        .map(|(year, entries)| leaf(book, &format!("outputs/{year}.yaml"), entries));
    leaves.collect()
}

fn leaf(book: &Book, file: &str, entries: &[OutputDraft]) -> Result<Leaf, Text> {
    let in_folder = book.folder.join(file);
    // A link stays a link: what it leads to is replaced.
    let path = fs::canonicalize(&in_folder).unwrap_or(in_folder);
    let before = read(&path).map_err(|error| unwritable(file, &error))?;
    let known = book.tree.text(file);
    let on_disk = before.as_deref().map(decode);
    let text = match &on_disk {
        None => None,
        Some(SourceFile::Text(text)) => Some(text.as_str()),
        Some(_) => {
            return Err(say!(
                "Tệp `{file}` không phải Unicode; hãy lưu lại dạng UTF-8.",
                "The file `{file}` is not Unicode; save it as UTF-8."
            ));
        }
    };
    // What was judged is what is on the disk.
    if text != known {
        return Err(changed(file));
    }
    let before_text = text.unwrap_or_default();
    let form = DayForm::of(before_text);
    let texts: Vec<String> = entries.iter().map(|entry| entry.to_yaml(form)).collect();
    let after = append(before.as_deref(), HEAD, &texts).map_err(|why| {
        let (vi, en) = (why.vi, why.en);
        say!(
            "Không ghi thêm được vào `{file}`: {vi}.",
            "Nothing can be added to `{file}`: {en}."
        )
    })?;
    match decode(&after) {
        SourceFile::Text(text) if is_log_kept(before_text, &text, entries) => Ok(Leaf {
            file: file.to_owned(),
            added: entries.len(),
            path,
            before,
            after,
        }),
        _ => Err(say!(
            "Không ghi thêm được vào `{file}` mà giữ nguyên mọi việc đang có; hãy xem cuối tệp (dòng `...`, khối chữ chưa hết) rồi chạy lại.",
            "Nothing can be added to `{file}` with all its entries kept; look at its end (a line `...`, an open block of text) and run again."
        )),
    }
}

/// Writes them all, or none: when one cannot be put in its place, those before it get back what they held.
///
/// # Errors
/// Why nothing was written, or which files could not be put back.
pub fn write(folder: &Path, leaves: &[Leaf]) -> Result<(), Text> {
    let outputs = folder.join("outputs");
    let trouble = |error: io::Error| unwritable("outputs", &error);
    fs::create_dir_all(&outputs).map_err(trouble)?;
    let lock_path = outputs.join(".loa-log.lock");
    let lock = File::create(&lock_path).map_err(trouble)?;
    if let Err(TryLockError::WouldBlock) = lock.try_lock() {
        return Err(say!(
            "Một lệnh loa khác đang ghi nhật ký của trang này. Hãy chờ lệnh đó xong rồi chạy lại.",
            "Another loa is writing the log of this site. Wait until it is done and run again."
        ));
    }
    let written = leaves
        .iter()
        .try_for_each(|leaf| stage(leaf).map_err(|error| unwritable(&leaf.file, &error)))
        .and_then(|()| leaves.iter().try_for_each(is_unchanged))
        .and_then(|()| put_all(leaves));
    if written.is_err() {
        for leaf in leaves {
            let _ = fs::remove_file(beside(&leaf.path));
        }
    }
    let _ = fs::remove_file(lock_path);
    written
}

fn stage(leaf: &Leaf) -> io::Result<()> {
    let beside = beside(&leaf.path);
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&beside)?;
    file.write_all(&leaf.after)?;
    file.sync_all()?;
    if leaf.before.is_some() {
        let permissions = fs::metadata(&leaf.path)?.permissions();
        if permissions.readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        fs::set_permissions(&beside, permissions)?;
    }
    Ok(())
}

fn is_unchanged(leaf: &Leaf) -> Result<(), Text> {
    let now = read(&leaf.path).map_err(|error| unwritable(&leaf.file, &error))?;
    if now == leaf.before {
        Ok(())
    } else {
        Err(changed(&leaf.file))
    }
}

fn put_all(leaves: &[Leaf]) -> Result<(), Text> {
    for (at, leaf) in leaves.iter().enumerate() {
        let Err(wrong) = put(leaf) else { continue };
        let done = leaves[..at].iter();
        let kept = done.filter(|done| put_back(done).is_err());
        let kept: Vec<&str> = kept.map(|leaf| leaf.file.as_str()).collect();
        if kept.is_empty() {
            return Err(wrong);
        }
        let (vi, en, kept) = (wrong.vi, wrong.en, kept.join("`, `"));
        return Err(say!(
            "{vi} Riêng `{kept}` đã được ghi; chạy lại thì việc đã ghi không bị ghi trùng.",
            "{en} `{kept}` was written already; run again: what is there is not added twice."
        ));
    }
    Ok(())
}

/// What a file held before, unless somebody has saved it since.
fn put_back(leaf: &Leaf) -> io::Result<()> {
    if read(&leaf.path)?.as_ref() != Some(&leaf.after) {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    match &leaf.before {
        None => fs::remove_file(&leaf.path),
        Some(before) => {
            let beside = beside(&leaf.path);
            let mut file = File::create(&beside)?;
            file.write_all(before)?;
            file.sync_all()?;
            fs::set_permissions(&beside, fs::metadata(&leaf.path)?.permissions())?;
            fs::rename(beside, &leaf.path)
        }
    }
}

fn put(leaf: &Leaf) -> Result<(), Text> {
    is_unchanged(leaf)?;
    fs::rename(beside(&leaf.path), &leaf.path).map_err(|error| unwritable(&leaf.file, &error))?;
    // So that a power cut cannot take the name back; where a folder cannot be synced, it is none of ours.
    if let Some(folder) = leaf
        .path
        .parent()
        .and_then(|folder| File::open(folder).ok())
    {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Hidden, so that no other loa reads it as a log.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.loa-new"))
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn changed(file: &str) -> Text {
    say!(
        "Tệp `{file}` vừa được người khác sửa; chưa ghi gì. Hãy chạy lại.",
        "The file `{file}` was changed by somebody else meanwhile; nothing was written. Run again."
    )
}

fn unwritable(file: &str, error: &io::Error) -> Text {
    say!(
        "Không ghi được `{file}` ({error}). Hãy xem tệp có đang mở ở chương trình khác, ổ đĩa còn chỗ và thư mục có cho ghi không.",
        "`{file}` cannot be written ({error}). See whether another program has it open, the disk has room and the folder may be written to."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(path: &Path, before: Option<&[u8]>) -> Leaf {
        Leaf {
            file: "outputs/2024.yaml".to_owned(),
            added: 1,
            path: path.to_path_buf(),
            before: before.map(<[u8]>::to_vec),
            after: b"new".to_vec(),
        }
    }

    #[test]
    fn whoever_saved_the_file_in_between_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let outputs = folder.path().join("outputs");
        fs::create_dir_all(&outputs).unwrap();
        let (one, two) = (outputs.join("2023.yaml"), outputs.join("2024.yaml"));
        fs::write(&one, "old").unwrap();
        fs::write(&two, "changed").unwrap();
        let leaves = [leaf(&one, Some(b"old")), leaf(&two, Some(b"old"))];
        let wrong = write(folder.path(), &leaves).unwrap_err();
        assert!(wrong.en.contains("changed by somebody else"), "{wrong:?}");
        let wrong = write(folder.path(), &[leaf(&two, None)]).unwrap_err();
        assert!(wrong.en.contains("changed by somebody else"), "{wrong:?}");
        assert_eq!(fs::read(&one).unwrap(), b"old");
        assert_eq!(fs::read(&two).unwrap(), b"changed");
        assert_eq!(
            fs::read_dir(&outputs).unwrap().count(),
            2,
            "nothing is left beside"
        );
        write(folder.path(), &leaves[..1]).unwrap();
        assert_eq!(fs::read(&one).unwrap(), b"new");
    }

    #[test]
    fn when_one_file_cannot_be_put_the_others_hold_what_they_held() {
        let folder = tempfile::tempdir().unwrap();
        let outputs = folder.path().join("outputs");
        fs::create_dir_all(&outputs).unwrap();
        let [new, one, two] = ["2022", "2023", "2024"].map(|year| outputs.join(year));
        for path in [&one, &two] {
            fs::write(path, "old").unwrap();
        }
        // Twice the same file: by the second time it is another one than was read.
        let twice = leaf(&two, Some(b"old"));
        let leaves = [
            leaf(&new, None),
            leaf(&one, Some(b"old")),
            leaf(&two, Some(b"old")),
            twice,
        ];
        let wrong = write(folder.path(), &leaves).unwrap_err();
        assert!(wrong.en.contains("nothing was written"), "{wrong:?}");
        for path in [&one, &two] {
            assert_eq!(fs::read(path).unwrap(), b"old");
        }
        assert!(!new.exists());
        let left = fs::read_dir(&outputs).unwrap().count();
        assert_eq!(left, 2, "nothing is left beside");
        write(folder.path(), &leaves[..3]).unwrap();
        for path in [&new, &one, &two] {
            assert_eq!(fs::read(path).unwrap(), b"new");
        }
    }

    #[test]
    fn what_somebody_saved_meanwhile_is_not_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2024.yaml");
        fs::write(&path, "theirs").unwrap();
        assert!(put_back(&leaf(&path, Some(b"old"))).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn a_second_loa_waits() {
        let folder = tempfile::tempdir().unwrap();
        let outputs = folder.path().join("outputs");
        fs::create_dir_all(&outputs).unwrap();
        let lock = File::create(outputs.join(".loa-log.lock")).unwrap();
        lock.try_lock().unwrap();
        let wrong = write(folder.path(), &[leaf(&outputs.join("2024.yaml"), None)]).unwrap_err();
        assert!(wrong.en.contains("Another loa"), "{wrong:?}");
    }
}
