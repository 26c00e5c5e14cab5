//! Every limit that a request meets, in one place.

use std::time::Duration;

/// The longest path with its query, in bytes.
pub const ADDRESS_BYTES_MAX: usize = 2_048;

/// The longest query with which a browser comes back from the city's own sign-in, in bytes: some give
/// long codes.
pub const RETURN_BYTES_MAX: usize = 8_192;

/// The longest run of search words, in characters.
pub const SEARCH_WORDS_CHARACTERS_MAX: usize = 200;

/// The last page of a list that may be asked for.
pub const PAGE_NUMBER_MAX: u32 = 100_000;

/// Requests that are worked on at the same time; more wait for their turn.
pub const REQUESTS_AT_ONCE_MAX: usize = 64;

/// How long a request may wait for its turn.
pub const TURN_WAIT: Duration = Duration::from_secs(5);

/// The largest file that a person sends, in bytes.
pub const UPLOAD_BYTES_MAX: usize = 8 << 20;

/// What one route lets a request cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest query, in bytes.
    pub query_bytes_max: usize,
    /// The largest body, in bytes.
    pub body_bytes_max: usize,
    /// The longest time until the answer begins.
    pub time_max: Duration,
}

impl Limits {
    /// A page that is read: a short query, no body.
    pub const PAGE: Self =
        Self { query_bytes_max: 1_024, body_bytes_max: 0, time_max: Duration::from_secs(10) };

    /// A page with many boxes to tick: as long a query as an address may have.
    pub const CHOICES: Self =
        Self { query_bytes_max: 1_900, body_bytes_max: 0, time_max: Duration::from_secs(20) };

    /// A document that is made when it is asked for.
    pub const DOCUMENT: Self =
        Self { query_bytes_max: 256, body_bytes_max: 0, time_max: Duration::from_secs(90) };

    /// A small form.
    pub const FORM: Self =
        Self { query_bytes_max: 0, body_bytes_max: 4_096, time_max: Duration::from_secs(5) };

    /// A small form that freezes a report with all that its figures meant.
    pub const FREEZE: Self =
        Self { query_bytes_max: 0, body_bytes_max: 4_096, time_max: Duration::from_secs(20) };

    /// A form with a password, which may have to wait for its turn.
    pub const SIGN_IN: Self =
        Self { query_bytes_max: 0, body_bytes_max: 4_096, time_max: Duration::from_secs(15) };

    /// The way to the city's own sign-in: it may have to be asked for what it tells of itself.
    pub const WAY: Self =
        Self { query_bytes_max: 2_048, body_bytes_max: 0, time_max: Duration::from_secs(15) };

    /// The way back from there, with what it gives: a code, and whatever it adds.
    pub const WAY_BACK: Self = Self {
        query_bytes_max: RETURN_BYTES_MAX,
        body_bytes_max: 0,
        time_max: Duration::from_secs(25),
    };

    /// A word of the city's own sign-in that somebody is gone.
    pub const BACK_CHANNEL: Self =
        Self { query_bytes_max: 0, body_bytes_max: 20_480, time_max: Duration::from_secs(25) };

    /// A form with a text in a person's own words, long enough to be told that it is too long.
    pub const TEXT: Self =
        Self { query_bytes_max: 0, body_bytes_max: 65_536, time_max: Duration::from_secs(10) };

    /// A form about many reports, each of which is one write.
    pub const MANY: Self =
        Self { query_bytes_max: 0, body_bytes_max: 65_536, time_max: Duration::from_mins(1) };

    /// A file that a person sends, with room for how a form wraps it.
    pub const UPLOAD: Self = Self {
        query_bytes_max: 0,
        body_bytes_max: UPLOAD_BYTES_MAX * 2,
        time_max: Duration::from_secs(90),
    };

    /// A file that is part of the program.
    pub const FILE: Self =
        Self { query_bytes_max: 0, body_bytes_max: 0, time_max: Duration::from_secs(5) };
}
