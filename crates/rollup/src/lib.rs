//! Arithmetic on the organisation tree: adding up, small groups, status, trends.
