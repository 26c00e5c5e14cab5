//! Many rows in few statements.

use std::fmt::Write as _;

use crate::cell::Cell;
use crate::error::StoreError;
use crate::session::{Placeholders, WriteSession};
use crate::statement::Statement;

/// Values in one statement at most: SQLite takes 32,766, PostgreSQL 65,535.
const VALUES_MAX: usize = 8_192;
/// Rows in one statement at most.
const ROWS_MAX: usize = 128;

/// Where rows go.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// Names; `stems::tsvector` is the column `stems` with its value cast from text.
    pub(crate) columns: &'static [&'static str],
}

impl Table {
    fn statement(&self, row_count: usize, (style, ending): (Placeholders, &str)) -> String {
        let columns: Vec<(&str, Option<&str>)> = self
            .columns
            .iter()
            .map(|column| match column.split_once("::") {
                Some((name, kind)) => (name, Some(kind)),
                None => (*column, None),
            })
            .collect();
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let mut sql = format!("insert into {} ({}) values ", self.name, names.join(", "));
        let mut number = 1;
        for row in 0..row_count {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for (column, (_, kind)) in columns.iter().enumerate() {
                let comma = if column > 0 { ", " } else { "" };
                let value = style.value(number);
                // Writing to a string cannot fail.
                let _ = match kind {
                    Some(kind) => write!(sql, "{comma}cast({value} as {kind})"),
                    None => write!(sql, "{comma}{value}"),
                };
                number += 1;
            }
            sql.push(')');
        }
        sql.push_str(ending);
        sql
    }
}

impl WriteSession {
    /// Inserts rows, each with as many cells as the table has columns.
    ///
    /// Statements take a power of two rows, so that a handful of prepared texts serves any count.
    pub(crate) async fn insert(
        &mut self,
        table: &'static Table,
        rows: Vec<Vec<Cell>>,
    ) -> Result<(), StoreError> {
        self.insert_ending(table, rows, "").await
    }

    /// Inserts those of the rows whose key is not there yet.
    pub(crate) async fn insert_unless_there(
        &mut self,
        table: &'static Table,
        rows: Vec<Vec<Cell>>,
    ) -> Result<(), StoreError> {
        self.insert_ending(table, rows, " on conflict do nothing").await
    }

    async fn insert_ending(
        &mut self,
        table: &'static Table,
        rows: Vec<Vec<Cell>>,
        ending: &'static str,
    ) -> Result<(), StoreError> {
        let most = (VALUES_MAX / table.columns.len().max(1)).clamp(1, ROWS_MAX);
        let mut left = rows.len();
        let mut rows = rows.into_iter();
        while left > 0 {
            let wanted = left.min(most);
            let row_count =
                if wanted.is_power_of_two() { wanted } else { wanted.next_power_of_two() / 2 };
            let mut cells = Vec::with_capacity(row_count * table.columns.len());
            rows.by_ref().take(row_count).for_each(|row| cells.extend(row));
            let sql = table.statement(row_count, (self.placeholders(), ending));
            self.run(Statement::composed(sql, cells)).await?;
            left -= row_count;
        }
        Ok(())
    }
}
