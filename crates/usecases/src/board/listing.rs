//! The board as a spreadsheet: what is shown, in the same order, with numbers and days as such.

use tertial_domain::permission::Scope;
use tertial_domain::quantity::Money;
use tertial_domain::report::ReportState;
use tertial_domain::workflow::Step;
use tertial_exchange::spreadsheet::{self, Cell, Column, Sheet};
use tertial_presentation::localizer::Localizer;
use tertial_presentation::{format, wording};

use crate::board::{BoardPart, BoardQuestion, BoardReport, BoardRow, day_of, everything};
use crate::context::Context;
use crate::failure::Failure;

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What it is called, without an ending.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The columns: the message of the heading, and the width in characters.
const COLUMNS: [(&str, u8); 24] = [
    ("board-unit", 36),
    ("filter-committee", 26),
    ("board-stage", 14),
    ("board-due", 12),
    ("board-days-left", 10),
    ("board-handed-in-on", 12),
    ("board-handed-in-by", 22),
    ("board-reviewed-on", 12),
    ("board-adopted-on", 12),
    ("board-sections-asked", 10),
    ("board-sections-filled", 10),
    ("board-missing", 10),
    ("review-severity-error", 9),
    ("review-severity-warning", 9),
    ("review-severity-hint", 9),
    ("grade-fully-met", 9),
    ("grade-partly-met", 9),
    ("grade-not-met", 9),
    ("grade-not-assessed", 9),
    ("grade-missing", 9),
    ("board-sick-leave", 12),
    ("board-budget-tkr", 14),
    ("board-questions", 9),
    ("board-touched-on", 12),
];

/// The board as an XLSX file.
pub async fn xlsx(
    context: &Context,
    scope: &Scope,
    question: &BoardQuestion,
    localizer: &Localizer,
) -> Result<Listing, Failure> {
    let (name, sheet) = sheet(context, scope, question, localizer).await?;
    let bytes = spreadsheet::xlsx(&sheet).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(Listing { name, bytes })
}

/// The board as CSV.
pub async fn csv(
    context: &Context,
    scope: &Scope,
    question: &BoardQuestion,
    localizer: &Localizer,
) -> Result<Listing, Failure> {
    let (name, sheet) = sheet(context, scope, question, localizer).await?;
    Ok(Listing { name, bytes: spreadsheet::csv(&sheet).into_bytes() })
}

async fn sheet(
    context: &Context,
    scope: &Scope,
    question: &BoardQuestion,
    localizer: &Localizer,
) -> Result<(String, Sheet), Failure> {
    let (rows, year, kind) = everything(context, scope, question).await?;
    let heading =
        |(key, width): (&str, u8)| Column { heading: localizer.text(key).into_owned(), width };
    let language = localizer.language();
    let report = format::report_name(language, kind, year);
    let sheet = Sheet {
        title: localizer.text_with("board-sheet-title", &[("report", report.into())]),
        language: language.code(),
        day: context.clock.today(),
        columns: COLUMNS.map(heading).into(),
        rows: rows.iter().map(|row| cells(row, localizer)).collect(),
    };
    Ok((format!("tertial-{year}-{}", kind.code().replace('_', "-")), sheet))
}

fn cells(row: &BoardRow, localizer: &Localizer) -> Vec<Cell> {
    let report = row.report.as_ref();
    let text = |words: Option<String>| words.map_or(Cell::Empty, Cell::Text);
    let on = |step| {
        let found = report.and_then(|report| report.steps.iter().find(|one| one.step == step));
        found.map_or(Cell::Empty, |one| Cell::Day(day_of(one.at)))
    };
    let by = report.and_then(BoardReport::handed_in).and_then(|step| step.by.clone());
    let mut cells = vec![
        Cell::Text(row.name.clone()),
        text(row.committee.clone()),
        Cell::Text(stage(row, localizer)),
        row.due.map_or(Cell::Empty, Cell::Day),
        row.days_left.map_or(Cell::Empty, |days| Cell::Number(days.into())),
        on(Step::HandIn),
        text(by),
        on(Step::Review),
        on(Step::Adopt),
    ];
    let Some(report) = report else {
        cells.resize(COLUMNS.len(), Cell::Empty);
        return cells;
    };
    let count = |found: Option<u32>| found.map_or(Cell::Empty, |found| Cell::Count(found.into()));
    let complete = report.completeness;
    let templated = complete.filter(|found| found.asked > 0);
    let grades = &report.grades;
    let graded = |found: u32| count((grades.total() > 0).then_some(found));
    cells.extend([
        count(templated.map(|found| found.asked)),
        count(templated.map(|found| found.filled)),
        count(complete.map(|found| found.missing)),
        count(report.findings.map(|found| found.errors)),
        count(report.findings.map(|found| found.warnings)),
        count(report.findings.map(|found| found.hints)),
        graded(grades.fully_met),
        graded(grades.partly_met),
        graded(grades.not_met),
        graded(grades.not_assessed),
        graded(grades.missing),
        report.sick_leave.as_ref().map_or(Cell::Empty, |found| Cell::Percent(found.now.number)),
        report.budget.map_or(Cell::Empty, |gap| Cell::Number(thousands(gap.ore))),
        Cell::Count(u64::try_from(report.questions).unwrap_or(u64::MAX)),
        report.touched.as_ref().map_or(Cell::Empty, |touched| Cell::Day(day_of(touched.at))),
    ]);
    cells
}

fn thousands(ore: i64) -> rust_decimal::Decimal {
    let scale = tertial_domain::quantity::MoneyScale::ThousandKrona;
    format::in_scale(Money { ore, scale })
}

fn stage(row: &BoardRow, localizer: &Localizer) -> String {
    let key = match row.stage() {
        BoardPart::NotBegun if row.sees_drafts => "board-not-begun",
        BoardPart::NotBegun => "board-not-seen",
        BoardPart::SentBack => "board-sent-back",
        BoardPart::Draft | BoardPart::All | BoardPart::Late | BoardPart::Untouched => {
            wording::report_state(ReportState::Draft)
        }
        BoardPart::Ready => wording::report_state(ReportState::Ready),
        BoardPart::Reviewed => wording::report_state(ReportState::Reviewed),
        BoardPart::Adopted => wording::report_state(ReportState::Adopted),
    };
    localizer.text(key).into_owned()
}
