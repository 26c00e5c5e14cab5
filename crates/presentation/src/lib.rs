//! How facts look and sound: words, numbers, signs and charts.
//!
//! Start in [`localizer`] (words by key), [`wording`] (which key a domain value has) and
//! [`mod@format`] (numbers, dates, money). [`status_mark`] draws the signs and [`charts`] the
//! pictures. Every sentence that a user reads stands in `locales/`, and nowhere else.

pub mod charts;
pub mod format;
pub mod language;
mod locales;
pub mod localizer;
mod number;
pub mod sorting;
pub mod status_mark;
pub mod wording;
