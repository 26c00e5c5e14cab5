//! Where a database is: a file for SQLite, or a `postgres://` address.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum StoreAddress {
    /// A SQLite file; it is made when it is not there.
    Sqlite(PathBuf),
    /// A `postgres://` or `postgresql://` address, password and all.
    Postgres(String),
}

impl StoreAddress {
    /// Reads what a person writes after `--database`.
    pub fn read(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Postgres(text.to_owned())
        } else {
            Self::Sqlite(PathBuf::from(text))
        }
    }
}

impl FromStr for StoreAddress {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::read(text))
    }
}

impl From<PathBuf> for StoreAddress {
    fn from(path: PathBuf) -> Self {
        Self::Sqlite(path)
    }
}

/// Shows a file's path, and of a server only that it is one: an address may hold a password.
impl fmt::Display for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

impl fmt::Debug for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreAddress({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_shows_a_password() {
        let address = StoreAddress::read("postgres://anna:secret@db.example/ekstad");
        assert_eq!(format!("{address} {address:?}"), "postgres://… StoreAddress(postgres://…)");
        assert_eq!(StoreAddress::read("ekstad.db"), StoreAddress::Sqlite("ekstad.db".into()));
    }
}
