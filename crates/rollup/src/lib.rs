//! Arithmetic on the organisation: adding up, status against targets, small groups, printed sums.
//!
//! A roll-up is computed and never stored as truth, and it says what it stands on.

pub mod adding_up;
pub mod aggregate;
pub mod coverage;
pub mod grade_count;
pub mod indicator_status;
pub mod lines;
pub mod suppression;
