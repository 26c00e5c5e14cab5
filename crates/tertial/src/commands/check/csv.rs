//! A check as a table for a spreadsheet: semicolons and a byte order mark, as Excel in Swedish expects.

use tertial_presentation::localizer::Localizer;
use tertial_usecases::review::told::severity_key;

use super::sheet::Sheet;
use crate::stop::{Stop, StopKind};

/// The columns, by the keys of their words.
const COLUMNS: [&str; 12] = [
    "cli-check-column-file",
    "cli-check-column-unit",
    "cli-check-column-year",
    "cli-check-column-kind",
    "cli-check-column-severity",
    "cli-check-column-rule",
    "cli-check-column-place",
    "cli-check-column-where",
    "cli-check-column-line",
    "cli-check-column-words",
    "cli-check-column-evidence",
    "cli-check-column-answer",
];

/// Writes everything.
pub(super) fn print(sheet: &Sheet, words: &Localizer) -> Result<Vec<u8>, Stop> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let fault = |error: ::csv::Error| Stop::new(StopKind::Internal, "fault").with("reason", &error);
    writer.write_record(COLUMNS.map(|key| words.text(key).into_owned())).map_err(fault)?;
    for document in &sheet.documents {
        let open = document.findings.iter().map(|finding| (finding, ""));
        let answered = document.answered.iter();
        let answered = answered.map(|(finding, motive)| (finding, motive.as_str()));
        for (finding, motive) in open.chain(answered) {
            let told = &finding.told;
            let quotes: Vec<&str> =
                told.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
            let row = [
                document.path.display().to_string(),
                document.unit.clone().unwrap_or_default(),
                document.year.map(|year| year.to_string()).unwrap_or_default(),
                document.kind.unwrap_or_default().to_owned(),
                words.text(severity_key(told.severity)).into_owned(),
                told.rule.code().to_owned(),
                told.place.clone(),
                told.place_words.clone(),
                finding.lines.map(|lines| lines.first.to_string()).unwrap_or_default(),
                told.words.clone(),
                quotes.join(" | "),
                motive.to_owned(),
            ];
            writer.write_record(row.map(harmless)).map_err(fault)?;
        }
    }
    writer
        .into_inner()
        .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error.error()))
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn words_of_a_document_are_no_formula() {
        assert_eq!(harmless("=HYPERLINK(1)".to_owned()), "'=HYPERLINK(1)");
        assert_eq!(harmless("7,1 %".to_owned()), "7,1 %");
    }
}
