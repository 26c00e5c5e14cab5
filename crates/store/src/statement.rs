//! Statements with values: how every query of this room reaches whichever database is running.

use sqlx::AssertSqlSafe;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::cell::Cell;
use crate::error::StoreError;
use crate::page::IDS_MAX;
use crate::reach;
use crate::session::{Placeholders, ReadSession, on_driver};

/// A row that both drivers can give.
pub(crate) trait Row:
    for<'r> sqlx::FromRow<'r, SqliteRow> + for<'r> sqlx::FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Row for T where
    T: for<'r> sqlx::FromRow<'r, SqliteRow> + for<'r> sqlx::FromRow<'r, PgRow> + Send + Unpin
{
}

/// Binds cells to a query of either driver.
macro_rules! bound {
    ($query:expr, $cells:expr) => {{
        let mut query = $query;
        for cell in $cells {
            query = match cell {
                Cell::Text(text) => query.bind(text),
                Cell::Integer(number) => query.bind(number),
                Cell::Boolean(truth) => query.bind(truth),
                Cell::Bytes(bytes) => query.bind(bytes),
            };
        }
        query
    }};
}

/// One SQL text with the values of its `$n`.
pub(crate) struct Statement {
    sql: String,
    cells: Vec<Cell>,
    /// Whether it holds a list, and so may have thousands of values.
    is_listing: bool,
}

impl Statement {
    /// A text from this program's own source, with values for its `$1`, `$2` … and markers for
    /// what the scope reaches (`reach.rs`).
    pub(crate) fn new(sql: &'static str, cells: Vec<Cell>) -> Self {
        Self { sql: sql.to_owned(), cells, is_listing: false }
    }

    /// Adds more of the program's own text.
    pub(crate) fn push(&mut self, sql: &'static str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds a value and its `$n` to the text.
    pub(crate) fn push_value(&mut self, cell: impl Into<Cell>) -> &mut Self {
        self.cells.push(cell.into());
        self.sql.push('$');
        self.sql.push_str(&self.cells.len().to_string());
        self
    }

    /// Adds "(…)" with all values, for `in`. The list is filled up to a power of two with its last
    /// value, so that few different texts need to be prepared; an empty list is `(null)`.
    pub(crate) fn push_list<T: Copy + Into<Cell>>(
        &mut self,
        values: &[T],
    ) -> Result<&mut Self, StoreError> {
        if values.len() > IDS_MAX {
            return Err(StoreError::TooMany { given: values.len(), most: IDS_MAX });
        }
        let Some(&last) = values.last() else { return Ok(self.push("(null)")) };
        self.is_listing = true;
        self.sql.push('(');
        let filled = values.len().next_power_of_two();
        let padding = std::iter::repeat_n(last, filled - values.len());
        for (index, value) in values.iter().copied().chain(padding).enumerate() {
            if index > 0 {
                self.sql.push_str(", ");
            }
            self.push_value(value);
        }
        Ok(self.push(")"))
    }

    /// A text that was put together from this program's own pieces.
    pub(crate) fn composed(sql: String, cells: Vec<Cell>) -> Self {
        Self { sql, cells, is_listing: false }
    }

    /// The text for whoever asks, and its values as a database takes them fastest.
    fn parts(self, session: &ReadSession) -> (String, Vec<Cell>) {
        let sql = reach::expanded(self.sql, session.scope().reach());
        match session.placeholders() {
            Placeholders::Bare if self.is_listing => by_order(&sql, &self.cells),
            Placeholders::Bare | Placeholders::Numbered => (sql, self.cells),
        }
    }
}

/// The same statement with `?` for every `$n`, and a value for each in their order.
fn by_order(sql: &str, cells: &[Cell]) -> (String, Vec<Cell>) {
    let mut pieces = sql.split('$');
    let mut text = String::with_capacity(sql.len());
    text.push_str(pieces.next().unwrap_or_default());
    let mut ordered = Vec::with_capacity(cells.len() + 1);
    for piece in pieces {
        let end = piece.find(|character: char| !character.is_ascii_digit());
        let (number, rest) = piece.split_at(end.unwrap_or(piece.len()));
        let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        ordered.push(place.and_then(|place| cells.get(place)).cloned().unwrap_or(Cell::Text(None)));
        text.push('?');
        text.push_str(rest);
    }
    (text, ordered)
}

impl ReadSession {
    /// Every row that a statement gives.
    pub(crate) async fn all<T: Row>(&mut self, statement: Statement) -> Result<Vec<T>, StoreError> {
        let (sql, cells) = statement.parts(self);
        on_driver!(self, connection => {
            bound!(sqlx::query_as::<_, T>(AssertSqlSafe(sql)), cells).fetch_all(connection).await
        })
    }

    /// The one row that a statement gives, if it does.
    pub(crate) async fn one<T: Row>(
        &mut self,
        statement: Statement,
    ) -> Result<Option<T>, StoreError> {
        let (sql, cells) = statement.parts(self);
        on_driver!(self, connection => {
            bound!(sqlx::query_as::<_, T>(AssertSqlSafe(sql)), cells)
                .fetch_optional(connection)
                .await
        })
    }

    /// The count that a statement gives.
    pub(crate) async fn count(&mut self, statement: Statement) -> Result<u64, StoreError> {
        let row: Option<(i64,)> = self.one(statement).await?;
        Ok(row.map_or(0, |(count,)| crate::row::total(count)))
    }

    /// Runs a statement and gives how many rows it touched. Private to writers.
    pub(crate) async fn run(&mut self, statement: Statement) -> Result<u64, StoreError> {
        let (sql, cells) = statement.parts(self);
        on_driver!(self, connection => {
            bound!(sqlx::query(AssertSqlSafe(sql)), cells)
                .execute(connection)
                .await
                .map(|done| done.rows_affected())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::cells;

    #[test]
    fn a_list_is_bound_by_order_with_repeated_values() {
        let mut statement = Statement::new("where ($1 is null or a = $1) and b in ", cells!["x"]);
        statement.push_list(&[7_i64, 8, 9]).unwrap().push(" and c = ").push_value("y");
        let (text, cells) = by_order(&statement.sql, &statement.cells);
        assert_eq!(text, "where (? is null or a = ?) and b in (?, ?, ?, ?) and c = ?");
        let shown: Vec<String> = cells
            .into_iter()
            .map(|cell| match cell {
                Cell::Text(text) => text.as_deref().unwrap_or_default().to_owned(),
                Cell::Integer(number) => number.unwrap_or_default().to_string(),
                Cell::Boolean(_) | Cell::Bytes(_) => String::new(),
            })
            .collect();
        assert_eq!(shown, ["x", "x", "7", "8", "9", "9", "y"]);
    }
}
