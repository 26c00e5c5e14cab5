//! Putting a back-up in a database's place: copied beside it, verified, brought up to date there
//! by whoever restores, and only then given its name.

#![expect(clippy::disallowed_methods, reason = "this room has a door to the file system")]

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tertial_domain::permission::Scope;

use super::{BackupFault, Verified, files, named, verify};
use crate::fingerprint::Fingerprint;
use crate::session::StoreOptions;
use crate::session::backup::{self as engine, Claim};

/// The files that SQLite keeps beside a database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What is to be put back, and where.
#[derive(Debug, Clone, Copy)]
pub struct RestoreOrder<'a> {
    /// The back-up.
    pub from: &'a Path,
    /// The database.
    pub database: &'a Path,
    /// Whether a database that is there gives way.
    pub replaces: bool,
    /// What its bytes are held against.
    pub sum: KnownSum,
}

/// The SHA-256 that a back-up's bytes are held against. Nine in ten changed bytes show by nothing
/// else: they stand inside texts and figures, where any byte is as good as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownSum {
    /// The one that is noted beside it.
    Noted,
    /// One that was kept elsewhere.
    Given(Fingerprint),
    /// Nobody knows it, and whoever restores takes that upon themselves.
    Lost,
}

/// A back-up on its way into a database's place, to which nobody else comes meanwhile.
///
/// Dropping it leaves everything as it was.
pub struct Restoring {
    database: PathBuf,
    folder: Folder,
    verified: Verified,
    _claim: Claim,
}

impl Restoring {
    /// Copies the back-up beside the database and verifies the copy.
    ///
    /// Errors: `Store(InUse)` where somebody has the database, `Present` where one is there that
    /// does not give way, `SumMissing`, `OtherSum`, and everything that [`verify`] finds.
    pub async fn begin(
        order: RestoreOrder<'_>,
        (options, scope): (&StoreOptions, &Scope),
    ) -> Result<Self, BackupFault> {
        let RestoreOrder { from, database, replaces, sum } = order;
        if !replaces {
            files::refuse_present(database)?;
        }
        let claim = Claim::take(database)?;
        files::refuse_unfinished(from)?;
        let known = match sum {
            KnownSum::Noted => Some(files::noted_sum(from)?),
            KnownSum::Given(sum) => Some(sum),
            KnownSum::Lost => None,
        };
        let folder = Folder::beside(database)?;
        copy(from, &folder.database(), database)?;
        let (_, found) = files::measure(&folder.database()).map_err(|fault| named(fault, from))?;
        if let Some(expected) = known.filter(|expected| *expected != found) {
            let path = from.to_owned();
            return Err(BackupFault::OtherSum { path, expected, found });
        }
        let verified =
            verify(&folder.database(), options, scope).await.map_err(|fault| named(fault, from))?;
        let database = database.to_owned();
        Ok(Self { database, folder, verified, _claim: claim })
    }

    /// The copy, to be opened, brought up to date and closed before it is put in place.
    pub fn copy(&self) -> PathBuf {
        self.folder.database()
    }

    /// What it holds.
    pub const fn verified(&self) -> &Verified {
        &self.verified
    }

    /// Gives the copy the database's name; gives the name under which the old one is kept.
    ///
    /// A crash in between leaves no database under the name, which everybody notices, and never
    /// one with another's write-ahead log.
    pub async fn put_in_place(self, at: Timestamp) -> Result<Option<PathBuf>, BackupFault> {
        let refuse = || files::refused(&self.database);
        let copy = self.folder.database();
        // Closed by whoever opened it, it is one file again.
        files::refuse_unfinished(&copy)?;
        File::open(&copy).and_then(|file| file.sync_all()).map_err(refuse())?;
        let kept = if self.database.exists() {
            // One that is damaged is kept as it is, with its log.
            let _ = engine::settle(&self.database).await;
            let moment = at.strftime("%Y%m%dT%H%M%SZ");
            let kept = files::beside(&self.database, &format!(".replaced-{moment}"));
            files::refuse_present(&kept)?;
            fs::rename(&self.database, &kept).map_err(refuse())?;
            Some(kept)
        } else {
            None
        };
        for suffix in BESIDE {
            let left = files::beside(&self.database, suffix);
            let moved = match &kept {
                Some(kept) => fs::rename(&left, files::beside(kept, suffix)),
                None => fs::remove_file(&left),
            };
            moved.or_else(absent_is_well).map_err(refuse())?;
        }
        fs::rename(&copy, &self.database).map_err(refuse())?;
        files::sync_folder(&self.database).map_err(refuse())?;
        Ok(kept)
    }
}

fn absent_is_well(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Copies a file into a new one that only its owner may read, on its way to a name.
fn copy(from: &Path, to: &Path, name: &Path) -> Result<(), BackupFault> {
    let mut source = File::open(from).map_err(files::refused(from))?;
    if source.metadata().is_ok_and(|found| found.is_dir()) {
        return Err(files::refused(from)(io::ErrorKind::IsADirectory.into()));
    }
    let mut target = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .map_err(files::refused(name))?;
    io::copy(&mut source, &mut target).map_err(files::refused(name))?;
    target.sync_all().map_err(files::refused(name))
}

/// A folder beside the database that goes with this value.
struct Folder(PathBuf);

impl Folder {
    fn beside(database: &Path) -> Result<Self, BackupFault> {
        let path = files::beside(database, &format!(".{}.restoring", std::process::id()));
        // One of an earlier process with the same number, which was ended in the midst of it.
        let _ = fs::remove_dir_all(&path);
        let made = DirBuilder::new().mode(0o700).create(&path);
        made.map(|()| Self(path)).map_err(files::refused(database))
    }

    fn database(&self) -> PathBuf {
        self.0.join("restored.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing that counts is in it any more.
        let _ = fs::remove_dir_all(&self.0);
    }
}
