//! A head whose parts stand in cells: rows of a table, or one line with commas.

use crate::ledger::{Fate, Place};
use crate::read::Reader;
use crate::recognise::table::{cells, is_pipe_rule};
use crate::tidy_text::lines::Line;
use crate::tidy_text::words::{begins_with, fold_key};

impl<'s> Reader<'s> {
    /// "Handläggare | Till" above their values: a head written as a table.
    pub(crate) fn labelled_columns(&mut self, line: &Line<'s>) -> bool {
        if !is_row(line) {
            return false;
        }
        if is_pipe_rule(line) {
            self.fate(Fate::Furniture);
            return true;
        }
        let labels = filled_cells(line);
        let rule = self.lines.get(self.at + 1).filter(|next| is_pipe_rule(next));
        let values = self.lines.get(self.at + 1 + usize::from(rule.is_some())).copied();
        let Some(values) = values.filter(|next| is_row(next) && !next.blank_before) else {
            return false;
        };
        let ruled = rule.is_some();
        let values = filled_cells(&values);
        let fits = labels.len() > 1 && labels.len() == values.len();
        if !fits || !labels.iter().all(|label| self.is_head_label(label)) {
            return false;
        }
        for (label, value) in labels.iter().zip(values) {
            let label = label.trim_end_matches(':');
            self.head_part(&format!("{label}: {value}"), 0);
        }
        self.placed(Place::Head);
        if ruled {
            self.fate(Fate::Furniture);
        }
        self.placed(Place::Head);
        true
    }

    fn is_head_label(&mut self, cell: &str) -> bool {
        const LABELS: [&str; 10] = [
            "handläggare",
            "ansvarig",
            "kontaktperson",
            "till",
            "datum",
            "dnr",
            "diarienummer",
            "telefon",
            "tfn",
            "tel",
        ];
        fold_key(cell, &mut self.key);
        LABELS.contains(&self.key.as_str())
    }
}

/// Whether a line has cells.
fn is_row(line: &Line<'_>) -> bool {
    line.has_tab || line.text.starts_with('|')
}

fn filled_cells<'s>(line: &Line<'s>) -> Vec<&'s str> {
    cells(line).into_iter().filter(|cell| !cell.is_empty()).collect()
}

/// The parts of a head's line that tabs, pipes or commas set apart; `None` for a line in one part.
pub(crate) fn head_cells<'p>(line: &Line<'p>, part: &'p str, whole: bool) -> Option<Vec<&'p str>> {
    if is_row(line) && whole {
        return Some(filled_cells(line));
    }
    let parted = begins_with(part, "tjänsteutlåtande,") && part.contains(", ");
    parted.then(|| part.split(',').map(str::trim).filter(|part| !part.is_empty()).collect())
}
