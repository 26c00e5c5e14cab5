//! A short account of many reports (*sammanfattning, ledningsrapport*): sentences, pictures and
//! tables, as data. It is made of reports and is none itself: nothing in it is stored as truth.

use crate::quantity::{MoneyScale, Quantity};

/// A short account, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its title: "Sammanfattning: Tertialrapport 2 2026".
    pub title: String,
    /// Whose it is.
    pub subtitle: Option<String>,
    /// What stands in it.
    pub parts: Vec<SheetPart>,
}

/// One part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetPart {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Short sentences, one under the other.
    List(Vec<String>),
    /// A table in words.
    Table(SheetTable),
    /// A picture with its title.
    Picture {
        /// What it shows.
        title: String,
        /// What it is drawn from.
        picture: Picture,
    },
}

/// A table in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetTable {
    /// What it is.
    pub caption: String,
    /// The header row.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// What a picture is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// Goals by grade, as one bar.
    Grades(GradeTally),
    /// Those who answer by the goals that they answer for (*målkarta*).
    HeatMap {
        /// The goals.
        columns: Vec<String>,
        /// Who answers, with a tally for each column.
        rows: Vec<(String, Vec<GradeTally>)>,
    },
    /// Figures of one unit of measure against their targets.
    Bars(Vec<SheetBar>),
    /// From one amount of money to another.
    Waterfall(SheetWay),
}

/// How many goals are fully met, partly met, not met, not assessed and unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GradeTally(pub [u32; 5]);

/// A figure with its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetBar {
    /// What it is a figure of.
    pub name: String,
    /// The figure.
    pub value: Quantity,
    /// The target, where it is a number.
    pub target: Option<Quantity>,
    /// Whether the figure meets it, where that can be told.
    pub is_met: Option<bool>,
}

/// The way from one amount of money to another, in öre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetWay {
    /// Where it starts.
    pub start: (String, i64),
    /// What was added or taken away.
    pub steps: Vec<(String, i64)>,
    /// What the end is called.
    pub end_label: String,
    /// The scale that amounts are printed in.
    pub scale: MoneyScale,
}
