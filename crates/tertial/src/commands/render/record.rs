//! What a folder of documents holds: a line for each, written as soon as its document is whole. An
//! interrupted run goes on from it, and whoever is sent the folder can check it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::files;
use crate::stop::{Stop, StopKind};

/// The name of the list in its folder.
pub(super) const NAME: &str = "documents.csv";

/// The columns: the document's file, the SHA-256 of everything that it was made from (data, words,
/// program), the SHA-256 of the file, and its size.
const HEAD: [&str; 4] = ["file", "made_from", "sha256", "bytes"];

/// A list larger than this is none of ours.
const BYTES_MAX: usize = 64 << 20;

/// What the list of a folder said when the run began.
#[derive(Debug)]
pub(super) struct Record {
    folder: PathBuf,
    entries: BTreeMap<String, Entry>,
}

/// The list as it grows.
#[derive(Debug)]
pub(super) struct Journal {
    folder: PathBuf,
    entries: BTreeMap<String, Entry>,
}

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The SHA-256 of everything that it was made from.
    pub(super) made_from: String,
    /// The SHA-256 of the file.
    pub(super) sha256: String,
    /// Bytes of the file.
    pub(super) bytes: usize,
}

impl Entry {
    /// The entry of a document.
    pub(super) fn of(made_from: String, document: &[u8]) -> Self {
        Self { made_from, sha256: fingerprint(&[document]), bytes: document.len() }
    }
}

/// The SHA-256 of several things after each other, each with its length before it.
pub(super) fn fingerprint(things: &[&[u8]]) -> String {
    let mut sum = Sha256::new();
    if let [thing] = things {
        sum.update(thing);
    } else {
        for thing in things {
            sum.update(thing.len().to_le_bytes());
            sum.update(thing);
        }
    }
    crate::children::identity(&sum.finalize(), None)
}

impl Record {
    /// Reads the list of a folder. A line that was cut short by the end of a run is left out.
    pub(super) fn open(folder: &Path) -> Result<Self, Stop> {
        files::make_folder(folder)?;
        let path = folder.join(NAME);
        let bytes = match files::read(&path, BYTES_MAX) {
            Ok(bytes) => bytes,
            Err(_) if !path.exists() => Vec::new(),
            Err(stop) => return Err(stop),
        };
        Ok(Self { folder: folder.to_owned(), entries: read(&bytes) })
    }

    /// Goes on with the list; a line that was cut short goes.
    pub(super) fn journal(&self) -> Result<Journal, Stop> {
        let journal = Journal { folder: self.folder.clone(), entries: self.entries.clone() };
        journal.write()?;
        Ok(journal)
    }

    /// Whether a document is there, whole and made from the same.
    pub(super) fn holds(&self, file: &str, made_from: &str) -> bool {
        let Some(entry) = self.entries.get(file).filter(|entry| entry.made_from == made_from)
        else {
            return false;
        };
        let bytes = files::read_start(&self.folder.join(file), entry.bytes.saturating_add(1));
        bytes.is_ok_and(|bytes| fingerprint(&[&bytes]) == entry.sha256)
    }
}

impl Journal {
    /// Writes a document and notes it.
    pub(super) fn keep(&mut self, file: String, entry: Entry, document: &[u8]) -> Result<(), Stop> {
        files::write(&self.folder.join(&file), document)?;
        files::append(&self.folder.join(NAME), &line(&file, &entry)?)?;
        self.entries.insert(file, entry);
        Ok(())
    }

    /// Writes the list anew, in the order of the names.
    pub(super) fn write(&self) -> Result<(), Stop> {
        let mut list = line_of(&HEAD)?;
        for (file, entry) in &self.entries {
            list.extend(line(file, entry)?);
        }
        files::write(&self.folder.join(NAME), &list)
    }
}

fn read(bytes: &[u8]) -> BTreeMap<String, Entry> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(b';').from_reader(bytes);
    let whole = reader.records().filter_map(Result::ok).filter_map(|record| {
        let field = |at: usize| record.get(at).map(str::to_owned);
        let bytes = record.get(3)?.parse().ok()?;
        Some((field(0)?, Entry { made_from: field(1)?, sha256: field(2)?, bytes }))
    });
    // A name is one file of this folder.
    whole.filter(|(file, _)| Path::new(file).components().count() == 1).collect()
}

fn line(file: &str, entry: &Entry) -> Result<Vec<u8>, Stop> {
    line_of(&[file, &entry.made_from, &entry.sha256, &entry.bytes.to_string()])
}

fn line_of(fields: &[&str]) -> Result<Vec<u8>, Stop> {
    let fault = |error: String| Stop::new(StopKind::Internal, "fault").with("reason", &error);
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(fields).map_err(|error| fault(error.to_string()))?;
    writer.into_inner().map_err(|error| fault(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_was_cut_short_goes_on_from_what_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Record::open(folder.path()).unwrap().journal().unwrap();
        for name in ["b.pdf", "a.pdf"] {
            let entry = Entry::of(format!("of {name}"), name.as_bytes());
            journal.keep(name.to_owned(), entry, name.as_bytes()).unwrap();
        }
        files::append(&folder.path().join(NAME), b"c.pdf;of c").unwrap();
        let again = Record::open(folder.path()).unwrap();
        assert!(again.holds("a.pdf", "of a.pdf"));
        assert!(!again.holds("a.pdf", "of another"), "the data changed");
        assert!(!again.holds("c.pdf", "of c"), "cut short");
        files::write(&folder.path().join("b.pdf"), b"b.pd").unwrap();
        assert!(!again.holds("b.pdf", "of b.pdf"), "somebody changed the file");
        again.journal().unwrap();
        let list = files::read(&folder.path().join(NAME), BYTES_MAX).unwrap();
        let list = String::from_utf8(list).unwrap();
        let files: Vec<_> = list.lines().map(|line| line.split(';').next().unwrap()).collect();
        assert_eq!(files, ["file", "a.pdf", "b.pdf"]);
    }

    #[test]
    fn a_list_cannot_name_what_stands_outside_its_folder() {
        let read = read(b"file;made_from;sha256;bytes\n../a;x;y;1\n/etc/a;x;y;1\na;x;y;1\n");
        assert_eq!(read.into_keys().collect::<Vec<_>>(), ["a"]);
    }
}
