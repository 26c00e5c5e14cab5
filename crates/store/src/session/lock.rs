//! One process at a time writes a SQLite file: a lock on a file beside it.

#![expect(clippy::disallowed_methods, reason = "this room has a door to the file system")]

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// File systems on which file locks and shared memory are not what SQLite's log needs.
const NETWORK_FILE_SYSTEMS: [&str; 10] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs"];

/// A lock that ends with the process, however that ends.
pub(super) struct FileLock(#[expect(dead_code, reason = "held, never used")] File);

impl FileLock {
    /// Locks `<database>.lock`, which stays behind and means nothing without its lock.
    pub(super) fn take(database: &Path) -> Result<Self, StoreError> {
        let path = beside(database, ".lock");
        let unusable = |reason| StoreError::Unusable { path: path.clone(), reason };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: database.to_owned() }),
            Err(TryLockError::Error(reason)) => Err(unusable(reason)),
        }
    }
}

fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Refuses a file on a network file system, where the system tells.
pub(super) fn refuse_network(database: &Path) -> Result<(), StoreError> {
    let absolute = std::path::absolute(database).unwrap_or_else(|_| database.to_owned());
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mountinfo") else { return Ok(()) };
    match network_file_system(&mounts, &absolute) {
        Some(kind) => {
            Err(StoreError::NetworkFileSystem { path: database.to_owned(), kind: kind.to_owned() })
        }
        None => Ok(()),
    }
}

/// The kind of the file system that a path is on, when it is one of the network's.
fn network_file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mut nearest: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        // "36 35 98:0 /root /mnt/data rw - nfs4 server:/data rw": the dash ends optional fields.
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (before.split(' ').nth(4), after.split(' ').next()) else {
            continue;
        };
        let point = point.replace("\\040", " ");
        let depth = Path::new(&point).components().count();
        let nearer = nearest.is_none_or(|(found, _)| depth >= found);
        if nearer && path.starts_with(&point) {
            nearest = Some((depth, kind));
        }
    }
    let (_, kind) = nearest?;
    NETWORK_FILE_SYSTEMS.contains(&kind).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n\
        40 22 0:35 / /mnt/city\\040data rw shared:2 - nfs4 files.example:/ekstad rw\n\
        41 40 0:36 / /mnt/city\\040data/local rw - xfs /dev/vdb rw\n";

    #[test]
    fn a_network_file_system_is_known_by_the_nearest_mount() {
        let on = |path: &str| network_file_system(MOUNTS, Path::new(path));
        assert_eq!(on("/mnt/city data/ekstad.db"), Some("nfs4"));
        assert_eq!(on("/mnt/city data/local/ekstad.db"), None);
        assert_eq!(on("/srv/ekstad.db"), None);
        assert_eq!(network_file_system("nonsense", Path::new("/x")), None);
    }
}
