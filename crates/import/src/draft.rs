//! What reading gives: a report, where every fact came from, and what a person should look at.

use tertial_domain::report::Report;

use crate::ledger::Ledger;

/// A read document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The document as data.
    pub report: Report,
    /// The lines that every part of it came from.
    pub provenance: Provenance,
    /// What a person should look at.
    pub notices: Vec<Notice>,
    /// What became of every line.
    pub ledger: Ledger,
}

/// First and last source line of something; lines are counted from 1, both are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineSpan {
    /// The first line.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

impl LineSpan {
    /// A single line.
    pub const fn line(number: u32) -> Self {
        Self { first: number, last: number }
    }

    /// The span grown so that it holds a line.
    pub(crate) fn hold(&mut self, number: u32) {
        self.first = self.first.min(number);
        self.last = self.last.max(number);
    }
}

/// The source lines of a report's parts, in the order of the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The lines of the head, title included.
    pub head: Option<LineSpan>,
    /// One for each of the report's sections: its heading and its text.
    pub sections: Vec<LineSpan>,
    /// One for each goal, in the order of [`Report::walk_goals`].
    pub goals: Vec<GoalLines>,
    /// One for each of the report's tables.
    pub tables: Vec<LineSpan>,
}

/// The source lines of a goal and of the rows under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalLines {
    /// Heading, grade, texts and rows; not the goals below.
    pub span: LineSpan,
    /// One for each indicator.
    pub indicators: Vec<LineSpan>,
    /// One for each activity.
    pub activities: Vec<LineSpan>,
}

/// Something a person should look at, as a code and a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// The source line, counted from 1.
    pub line: u32,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// The kind of document was not printed as a title; it was told from periods and columns.
    KindInferred,
    /// The year was not printed in a title; it was told from periods and columns.
    YearInferred,
    /// The bytes were no UTF-8 and were read as Windows-1252.
    ReadAsWindows1252,
    /// Cells whose column could not be told for certain stand in the row.
    UncertainCells,
    /// A column of an indicator or activity table is unknown; its cells stand in a table of
    /// their own.
    UnknownColumn,
    /// A goal's heading has no title under it.
    GoalWithoutTitle,
    /// Text stands right under the document's title; it is a section with the title as heading.
    TextUnderTitle,
    /// A table has no header that is known; it stands as it was printed.
    TableWithoutHeader,
    /// A row has no place under any goal; its table stands as it was printed.
    RowsWithoutGoal,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::KindInferred,
        Self::YearInferred,
        Self::ReadAsWindows1252,
        Self::UncertainCells,
        Self::UnknownColumn,
        Self::GoalWithoutTitle,
        Self::TextUnderTitle,
        Self::TableWithoutHeader,
        Self::RowsWithoutGoal,
    ];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KindInferred => "kind_inferred",
            Self::YearInferred => "year_inferred",
            Self::ReadAsWindows1252 => "read_as_windows_1252",
            Self::UncertainCells => "uncertain_cells",
            Self::UnknownColumn => "unknown_column",
            Self::GoalWithoutTitle => "goal_without_title",
            Self::TextUnderTitle => "text_under_title",
            Self::TableWithoutHeader => "table_without_header",
            Self::RowsWithoutGoal => "rows_without_goal",
        }
    }
}
