//! Faults planted on purpose in reports without one: what a check of reports is measured against.
//!
//! [`clean_cases`] writes whole reports in which no fault stands, [`plant`] puts one fault of a
//! [`FaultKind`] into a case, and [`decoy`] changes it in a way that looks like the fault and is
//! right. Nothing here knows how faults are looked for. The same seed gives the same result.

use tertial_domain::report::Report;

use crate::random::Key;

mod clean;
mod decoys;
mod hand;
mod kind;
mod numbers;
mod place;
mod planted;
mod spots;
mod wordings;

pub use clean::clean_cases;
pub use kind::FaultKind;
pub use place::{differences, place_exists};
pub use wordings::{WordingCount, Wordings, wording_count};

use hand::Hand;

/// A report with what a reader of it has at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// The report itself.
    pub report: Report,
    /// The unit's earlier reports, latest first.
    pub earlier: Vec<Report>,
    /// The committee's plan of the same year.
    pub above: Option<Report>,
}

/// A fault that stands in a case since [`plant`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// Which fault.
    pub kind: FaultKind,
    /// Where a reader would point: a path by indexes, such as
    /// `goals/0/goals/1/goals/2/indicators/0/outcome`, `sections/4` or `tables/1/rows/7`.
    pub place: String,
    /// Every path that was changed, the place or paths beside it.
    pub touched: Vec<String>,
    /// What was done, for whoever looks into a miss.
    pub note: String,
}

/// A change that looks like a fault and is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoy {
    /// The fault that it looks like.
    pub kind: FaultKind,
    /// Where it stands.
    pub place: String,
    /// Every path that was changed.
    pub touched: Vec<String>,
    /// What was done.
    pub note: String,
}

/// Plants one fault at a place that the seed decides; `None` when the report has no such place.
///
/// The case is unchanged when nothing is planted.
pub fn plant(
    case: &mut CaseFile,
    kind: FaultKind,
    wordings: Wordings,
    seed: u64,
) -> Option<Planted> {
    let random = Key::root(seed).named("fault").named(kind.code()).random();
    let done = planted::plant(&mut Hand::new(case, wordings, random), kind)?;
    Some(Planted { kind, place: done.place, touched: done.touched, note: done.note })
}

/// Cases with one fault each, from reports without one, until every kind has been planted `each`
/// times; no report is used twice for the same kind.
pub fn faulty_cases(
    seed: u64,
    wordings: Wordings,
    each: usize,
) -> impl Iterator<Item = (CaseFile, Planted)> {
    let mut counts = [0; FaultKind::ALL.len()];
    // A kind that half of the reports have no place for needs twice as many; more is never met.
    let clean = clean_cases(seed, each.saturating_mul(8)).zip(0_u64..);
    clean
        .map_while(move |(case, number)| {
            if counts.iter().all(|count| *count >= each) {
                return None;
            }
            let lacking = FaultKind::ALL.into_iter().zip(&mut counts);
            let made = lacking.filter(|(_, count)| **count < each).filter_map(|(kind, count)| {
                let mut changed = case.clone();
                let done = plant(&mut changed, kind, wordings, seed.wrapping_add(number))?;
                *count += 1;
                Some((changed, done))
            });
            Some(made.collect::<Vec<_>>())
        })
        .flatten()
}

/// Changes the case in a way that looks like the fault and is right, in open wordings; `None` when
/// it has no place for it.
pub fn decoy(case: &mut CaseFile, kind: FaultKind, seed: u64) -> Option<Decoy> {
    decoy_worded(case, kind, Wordings::Open, seed)
}

/// As [`decoy`], in the wordings that are asked for.
pub fn decoy_worded(
    case: &mut CaseFile,
    kind: FaultKind,
    wordings: Wordings,
    seed: u64,
) -> Option<Decoy> {
    let random = Key::root(seed).named("decoy").named(kind.code()).random();
    let done = decoys::decoy(&mut Hand::new(case, wordings, random), kind)?;
    Some(Decoy { kind, place: done.place, touched: done.touched, note: done.note })
}
