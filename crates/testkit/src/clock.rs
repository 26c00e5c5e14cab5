//! Time that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, date};

/// The instant at which tests take place: noon in Ekstad, UTC, on [`today`].
pub fn now() -> Timestamp {
    "2026-11-02T11:00:00Z".parse().unwrap()
}

/// The day on which tests take place.
pub const fn today() -> Date {
    date(2026, 11, 2)
}

/// A clock that starts at [`now`]. Clones show the same time.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(now().as_microsecond())))
    }
}

impl TestClock {
    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap()
    }

    /// Moves it on.
    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_micros()).unwrap(), Ordering::SeqCst);
    }
}
