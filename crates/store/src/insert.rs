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
        let mut row_text = String::new();
        for row in 0..row_count {
            // Bare values make every row alike.
            if row == 0 || matches!(style, Placeholders::Numbered) {
                row_text.clear();
                for (column, (_, kind)) in columns.iter().enumerate() {
                    row_text.push_str(if column == 0 { "(" } else { ", " });
                    let value = style.value(row * columns.len() + column + 1);
                    // Writing to a string cannot fail.
                    let _ = match kind {
                        Some(kind) => write!(row_text, "cast({value} as {kind})"),
                        None => write!(row_text, "{value}"),
                    };
                }
                row_text.push(')');
            }
            if row > 0 {
                sql.push_str(", ");
            }
            sql.push_str(&row_text);
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
