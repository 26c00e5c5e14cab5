//! Short accounts of many reports: a page for politicians and the month's report for those who
//! lead. Made from facts here, and drawn as a document like any other.

mod draw;
mod monthly;
mod summary;
mod templated;

pub use draw::{document, document_by};
pub use monthly::{CommitteeMonth, MonthlyFacts, Moved, monthly};
pub use summary::{
    ANSWERERS_MAX, BARS_MAX, GOALS_MAX, GradeMoves, MoneyOutlook, SummaryFacts, summary,
};
