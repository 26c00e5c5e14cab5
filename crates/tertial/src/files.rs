//! Files that a person names: read within a limit, written whole or not at all.

#![expect(clippy::disallowed_methods, reason = "opens files for everybody else")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::stop::{Stop, StopKind};

/// What a file that stands for standard input is called.
pub const STANDARD_INPUT: &str = "-";

/// Reads a file, or standard input for `-`, if it has at most so many bytes.
pub fn read(path: &Path, bytes_max: usize) -> Result<Vec<u8>, Stop> {
    if path == Path::new(STANDARD_INPUT) {
        return read_within(io::stdin().lock(), path, bytes_max);
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    read_within(file, path, bytes_max)
}

/// Gives a file another name on the same file system. The system writes both when it will: a power
/// cut in the next half minute may lose them.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)
}

/// Reads a file, or as much of it as that.
pub fn read_start(path: &Path, bytes_max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_within(source: impl Read, path: &Path, bytes_max: usize) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
    let read = source.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() > bytes_max {
        let stop = Stop::new(StopKind::User, "file-over-limit").with("path", &path.display());
        return Err(stop.with("limit", &bytes_max));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Stop {
    let code = match error.kind() {
        io::ErrorKind::NotFound => "file-missing",
        io::ErrorKind::PermissionDenied => "file-forbidden",
        io::ErrorKind::IsADirectory => "file-is-folder",
        _ => "file-unreadable",
    };
    Stop::new(StopKind::User, code).with("path", &path.display()).with("reason", &error)
}

/// Writes a file under a passing name and gives it its own when it is whole.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let passing = PathBuf::from(name);
    let written = File::create(&passing)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&passing, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&passing);
        unwritable(path, &error)
    })
}

/// Adds bytes to the end of a file, which may be new.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let opened = fs::OpenOptions::new().create(true).append(true).open(path);
    let written = opened.and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| unwritable(path, &error))
}

/// Makes a folder with those above it; one that is there is well.
pub fn make_folder(path: &Path) -> Result<(), Stop> {
    fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &io::Error) -> Stop {
    let stop = Stop::new(StopKind::User, "file-unwritable");
    stop.with("path", &path.display()).with("reason", error)
}

/// Writes a new file that only its owner may read; one that is there already stays as it is.
pub fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let written = options
        .open(path)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| unwritable(path, &error))
}

/// The SHA-256 of the program that runs: another build may set the same words otherwise.
pub fn program_fingerprint() -> io::Result<Vec<u8>> {
    let mut program = File::open("/proc/self/exe")?;
    let mut sum = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        match program.read(&mut piece)? {
            0 => return Ok(sum.finalize().to_vec()),
            count => sum.update(piece.get(..count).unwrap_or_default()),
        }
    }
}

/// The file's name without its folders.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
