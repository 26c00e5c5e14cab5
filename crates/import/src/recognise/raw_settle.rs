//! What only all raw tables of a document together can tell: whether the forecast's column is used.

use std::rc::Rc;

use tertial_domain::report::{IndicatorField, IndicatorRow, ReportKind};

use crate::draft::{Notice, NoticeKind};
use crate::read::Reader;
use crate::recognise::columns::Column;
use crate::recognise::raw_values::RawValues;
use crate::tidy_text::hyphenation::join_known_words;

/// Rows of raw tables whose columns could not be told, until the document has been read.
#[derive(Default)]
pub(crate) struct RawRows {
    open: Vec<OpenRow>,
    /// Whether some row has a forecast for certain.
    has_forecast: bool,
    /// How many rows have a value in every column but one.
    nearly_full: usize,
}

struct OpenRow {
    goal: u32,
    place: usize,
    values: RawValues,
    columns: Rc<[Column]>,
    /// The line that the notice is about.
    line: u32,
}

const FORECAST: Column = Column::Indicator(IndicatorField::Forecast);

impl Reader<'_> {
    /// Notes a row that is about to be entered.
    pub(crate) fn note_raw_row(
        &mut self,
        goal: u32,
        row: &IndicatorRow,
        values: RawValues,
        line: u32,
    ) {
        let Some(rows) = &self.last_rows else { return };
        if !rows.columns.contains(&FORECAST) {
            return;
        }
        let forecast = IndicatorField::Forecast;
        self.raw_rows.has_forecast |=
            row.cell(forecast).is_some() && !row.uncertain.contains(&forecast);
        if row.uncertain.is_empty() {
            return;
        }
        self.raw_rows.nearly_full += usize::from(values.leaves_one_empty(&rows.columns));
        let columns = rows.columns.clone();
        let place = self.tree.node(goal).map_or(0, |node| node.indicators.len());
        self.raw_rows.open.push(OpenRow { goal, place, values, columns, line });
    }

    /// At the year's end there is nothing left to foretell: where rows fill every column but one
    /// again and again, and none has a forecast for certain, the forecast's column is the empty one,
    /// and what was uncertain for its sake is told.
    pub(crate) fn settle_raw_rows(&mut self) {
        const FEWEST: usize = 3;
        let rows = std::mem::take(&mut self.raw_rows);
        let annual = self.report.kind == Some(ReportKind::AnnualReport);
        if !annual || rows.has_forecast || rows.nearly_full < FEWEST {
            return;
        }
        for open in rows.open {
            let without: Vec<Column> = open
                .columns
                .iter()
                .map(|column| match column {
                    column if *column == FORECAST => Column::Unknown(String::new()),
                    column => column.clone(),
                })
                .collect();
            let vocabulary = self.vocabulary;
            let node = self.tree.node(open.goal);
            let Some(row) = node.and_then(|node| node.indicators.get_mut(open.place)) else {
                continue;
            };
            let target = row.cell(IndicatorField::CouncilTarget).map(str::to_owned);
            for field in IndicatorField::ALL {
                row.set_cell(field, None);
            }
            open.values.fill(row, &without);
            let again = row.cell(IndicatorField::CouncilTarget);
            let again = again.map(|again| join_known_words(again, vocabulary));
            let grown = target.filter(|target| {
                again.as_ref().is_some_and(|again| target.starts_with(again.as_str()))
            });
            row.set_cell(IndicatorField::CouncilTarget, grown.or(again));
            if row.uncertain.is_empty() {
                let settled = Notice { kind: NoticeKind::UncertainCells, line: open.line };
                self.drop_notice(settled);
            }
        }
    }
}
