//! A report as the document that its page shows, with room for notes at every place of it.

use std::collections::HashSet;

use tertial_domain::assessment::GradingScale;
use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose};
use tertial_report::html;

/// A report as an HTML fragment, cut where notes may stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportDocument {
    /// The fragment in reading order.
    pub pieces: Vec<DocumentPiece>,
    /// Every place that links find, as the report's data names it.
    pub places: HashSet<String>,
}

/// A stretch of a document, up to where notes may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentPiece {
    /// The markup.
    pub markup: String,
    /// The place whose notes may stand after it.
    pub notes_of: Option<String>,
}

/// A report as a document, in the words of the document's own language.
///
/// The one text that a page may show without escaping: every word of a person has gone through the
/// document's escaping.
pub fn document(report: &Report, organisation: Option<&str>) -> ReportDocument {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let document = compose(report, &Setting { localizer, organisation, scale: &scale });
    let pieces = html::pieces(&document).into_iter();
    ReportDocument {
        pieces: pieces
            .map(|piece| DocumentPiece { markup: piece.markup, notes_of: piece.notes_of })
            .collect(),
        places: html::places(&document).map(str::to_owned).collect(),
    }
}

/// The fragment of a report's page under which a place is found.
pub fn anchor_of(place: &str) -> String {
    html::anchor_of(place)
}
