//! The fictional city Ekstad: an organisation with a history, its goals, figures and reports.
//!
//! Start in [`city`]: [`city::city`] makes the organisation, goals, indicators and targets from a
//! [`plan::CityPlan`], and [`city::City::reports`] writes the reports one at a time. The same plan
//! gives the same city. Pure: no clock, no files, no randomness but the seed.

mod phrase;
pub mod plan;
mod random;
pub mod trade;
mod words;
