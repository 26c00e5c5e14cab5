//! The fictional city Ekstad: an organisation with a history, its goals, figures and reports.
//!
//! Start in [`city`]: [`city::city`] makes the organisation, goals, indicators and targets from a
//! [`plan::CityPlan`], and [`city::City::reports`] writes the reports one at a time. The same plan
//! gives the same city. [`faults`] plants faults in reports without one. Pure: no clock, no files,
//! no randomness but the seed.

mod activities;
mod almgarden;
pub mod city;
mod climate;
mod compose;
pub mod faults;
mod feedback;
mod figures;
mod goals;
mod indicators;
mod money;
mod organisation;
mod phrase;
mod places;
pub mod plan;
mod random;
mod targets;
pub mod trade;
mod voice;
mod words;
