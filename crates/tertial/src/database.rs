//! Opening the database, and saying what is wrong with it in words for whoever owns it.

use std::path::Path;

use tertial_store::address::StoreAddress;
use tertial_store::error::SchemaFault;
use tertial_store::{Durability, Store, StoreError, StoreOptions};

use crate::clock::SystemClock;
use crate::stop::{Stop, StopKind};

/// Opens a database that may be new.
pub async fn open(address: &StoreAddress) -> Result<Store, Stop> {
    let options = StoreOptions::new(SystemClock::new().instant());
    Store::open(address, options).await.map_err(|error| stop(&error))
}

/// Makes a database in a file that nobody has seen: it is there for good once it is closed.
pub async fn make(path: &Path) -> Result<Store, Stop> {
    let mut options = StoreOptions::new(SystemClock::new().instant());
    options.durability = Durability::AtClose;
    let address = StoreAddress::Sqlite(path.to_owned());
    Store::open(&address, options).await.map_err(|error| stop(&error))
}

/// Opens a database that must be there.
pub async fn open_present(address: &StoreAddress) -> Result<Store, Stop> {
    refuse_missing(address)?;
    open(address).await
}

/// Refuses a file that is not there.
pub fn refuse_missing(address: &StoreAddress) -> Result<(), Stop> {
    if let StoreAddress::Sqlite(path) = address
        && !path.exists()
    {
        let stop = Stop::new(StopKind::Configuration, "database-missing");
        return Err(stop.with("path", &path.display()));
    }
    Ok(())
}

/// Opens a database that must be there, to read it beside whoever writes it.
pub async fn open_to_read(address: &StoreAddress) -> Result<Store, Stop> {
    refuse_missing(address)?;
    let options = StoreOptions::new(SystemClock::new().instant());
    Store::open_to_read(address, options).await.map_err(|error| stop(&error))
}

/// Refuses a file that is there already.
pub fn refuse_present(path: &Path) -> Result<(), Stop> {
    if path.exists() {
        let stop = Stop::new(StopKind::User, "demo-database-exists");
        return Err(stop.with("path", &path.display()));
    }
    Ok(())
}

/// What is wrong with a database, as a stop.
pub fn stop(error: &StoreError) -> Stop {
    let told = |kind, code| Stop::new(kind, code).with("reason", &error);
    match error {
        StoreError::InUse { path } => {
            told(StopKind::Unavailable, "database-in-use").with("path", &path.display())
        }
        StoreError::Unavailable(_) | StoreError::WriterEnded => {
            told(StopKind::Unavailable, "database-unavailable")
        }
        StoreError::Unusable { .. }
        | StoreError::NetworkFileSystem { .. }
        | StoreError::OldEngine { .. }
        | StoreError::ForeignSchema(SchemaFault::Later { .. } | SchemaFault::Changed { .. }) => {
            told(StopKind::Configuration, "database-unusable")
        }
        StoreError::ForeignSchema(SchemaFault::Earlier) => {
            told(StopKind::Configuration, "database-earlier")
        }
        StoreError::UnguardedRole { role } => {
            told(StopKind::Configuration, "database-role-unguarded").with("role", role)
        }
        StoreError::Conflict(_)
        | StoreError::Stale
        | StoreError::OutOfScope { .. }
        | StoreError::BrokenRow { .. }
        | StoreError::TooMany { .. }
        | StoreError::Unlogged
        | StoreError::Broken
        | StoreError::TimeLimit
        | StoreError::RolledBack
        | StoreError::CommitFailed(_)
        | StoreError::CommitUnknown => told(StopKind::Internal, "database-unavailable"),
    }
}
