//! Files of back-ups: passing names, sums, and names that are given once everything is on the disk.

#![expect(clippy::disallowed_methods, reason = "this room has a door to the file system")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::BackupFault;
use crate::fingerprint::Fingerprint;

/// Bytes that are read at once.
const PIECE_BYTES: usize = 1 << 20;
/// A note of a sum is this long at most.
const NOTE_BYTES_MAX: u64 = 8_192;
/// The first bytes of every SQLite file.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// What the system said of a file.
pub(super) fn refused(path: &Path) -> impl FnOnce(io::Error) -> BackupFault + use<> {
    let path = path.to_owned();
    move |reason| match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => BackupFault::Full { path },
        _ => BackupFault::File { path, reason },
    }
}

/// A file's name with something after it.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn refuse_present(path: &Path) -> Result<(), BackupFault> {
    match path.symlink_metadata() {
        Ok(_) => Err(BackupFault::Present { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(refused(path)(error)),
    }
}

/// A file under a name that says that it is not done; it goes with this value.
pub(super) struct Passing(PathBuf);

impl Passing {
    /// An empty one that only its owner may read, in the folder of what it will be.
    pub(super) fn beside(target: &Path) -> Result<Self, BackupFault> {
        let path = beside(target, &format!(".{}.part", std::process::id()));
        // One of an earlier process with the same number, which was ended in the midst of it.
        let _ = fs::remove_file(&path);
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        made.map(|_| Self(path)).map_err(refused(target))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        // It is there no more where it got its name; SQLite's journal is, where the disk was full.
        let _ = fs::remove_file(&self.0);
        let _ = fs::remove_file(beside(&self.0, "-journal"));
    }
}

/// Length and SHA-256 of what is said to be a SQLite file, with its head looked at first.
pub(super) fn measure(path: &Path) -> Result<(u64, Fingerprint), BackupFault> {
    let mut file = File::open(path).map_err(refused(path))?;
    let mut sum = Sha256::new();
    let mut head = Vec::new();
    let mut size_bytes = 0_u64;
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let count = file.read(&mut piece).map_err(refused(path))?;
        let read = piece.get(..count).unwrap_or_default();
        if count == 0 {
            break;
        }
        let missing = 100_usize.saturating_sub(head.len()).min(count);
        head.extend_from_slice(read.get(..missing).unwrap_or_default());
        sum.update(read);
        size_bytes += u64::try_from(count).unwrap_or(u64::MAX);
    }
    check_head(path, &head, size_bytes)?;
    Ok((size_bytes, Fingerprint::from_digest(sum.finalize().into())))
}

/// Whether a file begins as SQLite's do, and is as long as it says.
fn check_head(path: &Path, head: &[u8], found_bytes: u64) -> Result<(), BackupFault> {
    let path = path.to_owned();
    if head.is_empty() {
        return Err(BackupFault::Empty { path });
    }
    if !head.starts_with(MAGIC) {
        return Err(BackupFault::NotSqlite { path });
    }
    let number = |at: usize, length: usize| -> Option<u64> {
        let bytes = head.get(at..at.checked_add(length)?)?;
        Some(bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
    };
    let page_bytes = match number(16, 2) {
        // The largest page does not fit into its two bytes.
        Some(1) => Some(65_536),
        other => other,
    };
    let expected_bytes = match (page_bytes, number(28, 4)) {
        (Some(page), Some(pages)) => page.saturating_mul(pages),
        _ => 512,
    };
    if found_bytes < expected_bytes {
        return Err(BackupFault::CutOff { path, expected_bytes, found_bytes });
    }
    Ok(())
}

/// Gives a verified copy its name: its bytes are on the disk first, then the note of its sum, then
/// the name; a file of that name that came meanwhile stays.
pub(super) fn publish(
    passing: Passing,
    target: &Path,
    sum: Fingerprint,
) -> Result<(), BackupFault> {
    let refuse = || refused(target);
    File::open(passing.path()).and_then(|file| file.sync_all()).map_err(refuse())?;
    write_note(target, sum)?;
    give_name(passing.path(), target).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => BackupFault::Present { path: target.to_owned() },
        _ => refuse()(error),
    })?;
    drop(passing);
    sync_folder(target).map_err(refuse())
}

/// A second name for the file fails where there is one; a renaming would write over it.
fn give_name(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without second names.
        Err(_) if to.exists() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Keeps a copy that does not hold, where nobody takes it for one that does.
pub(super) fn keep_unsound(passing: Passing, target: &Path) -> Result<PathBuf, BackupFault> {
    let kept = beside(target, ".unsound");
    fs::rename(passing.path(), &kept).map_err(refused(&kept))?;
    drop(passing);
    Ok(kept)
}

pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

/// Where the sum of a back-up is noted, in the form that `sha256sum --check` reads.
pub(super) fn note_of(path: &Path) -> PathBuf {
    beside(path, ".sha256")
}

fn write_note(target: &Path, sum: Fingerprint) -> Result<(), BackupFault> {
    let note = note_of(target);
    let name = target.file_name().unwrap_or(target.as_os_str()).to_string_lossy();
    let passing = Passing::beside(&note)?;
    OpenOptions::new()
        .write(true)
        .open(passing.path())
        .and_then(|mut file| {
            file.write_all(format!("{sum}  {name}\n").as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(passing.path(), &note))
        .map_err(refused(&note))
}

/// The sum that was noted beside a back-up.
pub(super) fn noted_sum(path: &Path) -> Result<Fingerprint, BackupFault> {
    File::open(path).map_err(refused(path))?;
    let note = note_of(path);
    let file = File::open(&note).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => BackupFault::SumMissing { path: path.to_owned() },
        _ => refused(&note)(error),
    })?;
    let mut text = String::new();
    let read = file.take(NOTE_BYTES_MAX).read_to_string(&mut text);
    let sum = read.ok().and_then(|_| Fingerprint::read(text.split_whitespace().next()?));
    sum.ok_or(BackupFault::SumUnreadable { path: note })
}

/// Refuses a database that was copied with `cp` while it was open: its last words lie beside it.
pub(super) fn refuse_unfinished(path: &Path) -> Result<(), BackupFault> {
    for suffix in ["-wal", "-journal"] {
        let beside = beside(path, suffix);
        if beside.metadata().is_ok_and(|found| found.len() > 0) {
            return Err(BackupFault::Unfinished { beside });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_what_may_not_be_written() {
        let told = |kind: io::ErrorKind| refused(Path::new("copy.db"))(kind.into());
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
            assert!(matches!(told(kind), BackupFault::Full { .. }));
        }
        assert!(matches!(told(io::ErrorKind::PermissionDenied), BackupFault::File { .. }));
    }

    #[test]
    fn a_file_is_as_long_as_its_head_says() {
        let mut head = MAGIC.to_vec();
        head.resize(100, 0);
        head[16..18].copy_from_slice(&8_192_u16.to_be_bytes());
        head[28..32].copy_from_slice(&3_u32.to_be_bytes());
        let check = |head: &[u8], bytes| check_head(Path::new("copy.db"), head, bytes);
        assert!(check(&head, 3 * 8_192).is_ok());
        assert!(matches!(check(&head, 3 * 8_192 - 1), Err(BackupFault::CutOff { .. })));
        head[16..18].copy_from_slice(&1_u16.to_be_bytes());
        assert!(matches!(check(&head, 8_192), Err(BackupFault::CutOff { .. })), "64 kB a page");
        assert!(matches!(check(&head[..20], 20), Err(BackupFault::CutOff { .. })));
        assert!(matches!(check(b"", 0), Err(BackupFault::Empty { .. })));
        assert!(matches!(check(b"%PDF-1.7", 8), Err(BackupFault::NotSqlite { .. })));
    }
}
