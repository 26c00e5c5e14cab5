//! Reading whole documents: what Ekstad's reports say, what hostile bytes do, that nothing is lost.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests fail loudly, and read their documents and the clock"
)]

mod documents;
mod encodings;
mod everybody_else;
mod hostile;
mod nothing_lost;
mod other_voices;
mod out_and_back;
mod raw_tables;
#[path = "../../../exchange/tests/it/reports.rs"]
mod reports;
mod round_trip;
mod same_words;
mod sloppy_text;

use tertial_extract::{Limits, read_source};
use tertial_import::draft::Draft;
use tertial_import::read_report;

/// Reads a document's text.
fn draft(text: &str, name: &str) -> Draft {
    let source = read_source(text.as_bytes(), Some(name), &Limits::DOCUMENT).unwrap();
    read_report(&source)
}

/// Placed, furniture, contents and unplaced lines are all lines.
fn assert_adds_up(draft: &Draft) {
    let ledger = &draft.ledger;
    let unplaced = u32::try_from(ledger.unplaced.len()).unwrap();
    let sum = ledger.placed + ledger.furniture + ledger.contents + unplaced;
    assert_eq!(ledger.lines, sum, "the ledger adds up");
    assert_eq!(ledger.fates().len(), usize::try_from(ledger.lines).unwrap());
    assert!(ledger.fates().windows(2).all(|pair| pair[0].0 < pair[1].0), "lines in order");
    let report = &draft.report;
    assert_eq!(draft.provenance.sections.len(), report.sections.len());
    assert_eq!(draft.provenance.tables.len(), report.tables.len());
    let goals: Vec<_> = report.walk_goals().collect();
    assert_eq!(draft.provenance.goals.len(), goals.len());
    for (lines, goal) in draft.provenance.goals.iter().zip(goals) {
        assert_eq!(lines.indicators.len(), goal.indicators.len());
        assert_eq!(lines.activities.len(), goal.activities.len());
        assert!(lines.span.first <= lines.span.last);
    }
}
