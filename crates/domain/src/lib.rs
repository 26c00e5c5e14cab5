//! What a goal, an indicator, an outcome, a grade and a report are: the words and the rules.
//!
//! Start in [`report`] (one document as data), [`goal`] and [`indicator`] (what lives over the
//! years) and [`organisation`] (who, when). Everything here is pure: no clock, no files, no
//! database, no words for users.

pub mod activity;
pub mod annual_wheel;
pub mod assessment;
pub mod figure_table;
pub mod goal;
pub mod grant;
pub mod ids;
pub mod indicator;
pub mod name_key;
pub mod organisation;
pub mod outcome;
pub mod period;
pub mod permission;
pub mod problem;
pub mod quantity;
pub mod report;
pub mod report_title;
pub mod rich_text;
pub mod role;
pub mod sheet;
pub mod sign_in;
pub mod slug;
pub mod target;
pub mod text_place;
pub mod workflow;
pub mod year;
