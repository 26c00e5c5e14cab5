//! The only door to the time.

#![expect(clippy::disallowed_methods, reason = "reads the clock for everybody else")]

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tertial_usecases::context::Clock;

/// The city's time zone; its data is part of the program.
const CITY_TIME_ZONE: &str = "Europe/Stockholm";

/// The machine's clock, seen from the city.
#[derive(Debug, Clone)]
pub struct SystemClock {
    zone: TimeZone,
}

impl SystemClock {
    /// The clock in the city's time zone.
    pub fn new() -> Self {
        Self { zone: TimeZone::get(CITY_TIME_ZONE).unwrap_or(TimeZone::UTC) }
    }

    /// This instant, in whole microseconds: a database keeps no more.
    pub fn instant(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// The calendar day in the city.
    pub fn day(&self) -> jiff::civil::Date {
        self.zone.to_datetime(self.instant()).date()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        self.instant()
    }

    fn today(&self) -> jiff::civil::Date {
        self.day()
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

/// Measures how long something takes.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts to measure.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since then.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
