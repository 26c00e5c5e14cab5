//! Rows to domain values and back, on SQLite and PostgreSQL.
