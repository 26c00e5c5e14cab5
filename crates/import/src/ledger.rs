//! The ledger (*liggare*): what became of every line of the source.

/// What became of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Its words are in the report.
    Placed(Place),
    /// It belongs to the paper: page numbers, running heads, rules, lone signs.
    Furniture,
    /// It belongs to the list of contents.
    Contents,
    /// It has no place.
    Unplaced(Reason),
}

/// Where in the report a line's words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The document's head.
    Head,
    /// The document's title.
    Title,
    /// The heading of a section, by its place in the report.
    SectionHeading(u32),
    /// The text of a section.
    Section(u32),
    /// A level's label or a title of a goal; goals are counted in document order.
    GoalHeading(u32),
    /// The grade of a goal.
    Grade(u32),
    /// The label of a goal's text.
    TextLabel(u32),
    /// A text of a goal.
    GoalText(u32),
    /// The header of an indicator or activity table under a goal.
    TableHeader(u32),
    /// An indicator under a goal.
    Indicator(u32),
    /// An activity under a goal.
    Activity(u32),
    /// A table in the document's own words.
    Table(u32),
}

impl Place {
    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Title => "title",
            Self::SectionHeading(_) => "section_heading",
            Self::Section(_) => "section",
            Self::GoalHeading(_) => "goal_heading",
            Self::Grade(_) => "grade",
            Self::TextLabel(_) => "text_label",
            Self::GoalText(_) => "goal_text",
            Self::TableHeader(_) => "table_header",
            Self::Indicator(_) => "indicator",
            Self::Activity(_) => "activity",
            Self::Table(_) => "table",
        }
    }
}

/// Why a line has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It stands before any title or heading and is no known part of a head.
    BeforeFirstHeading,
    /// It stands in an indicator or activity table and belongs to no row.
    OutsideRow,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::BeforeFirstHeading, Self::OutsideRow];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BeforeFirstHeading => "before_first_heading",
            Self::OutsideRow => "outside_row",
        }
    }
}

/// A line with no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Counted from 1.
    pub line: u32,
    /// The line as it stands in the source, without blanks around it.
    pub text: String,
    /// Why.
    pub reason: Reason,
}

/// The fate of every line of the source that is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// Lines that are not blank.
    pub lines: u32,
    /// Lines whose words are in the report.
    pub placed: u32,
    /// Lines that belong to the paper.
    pub furniture: u32,
    /// Lines of the list of contents.
    pub contents: u32,
    /// Lines with no place.
    pub unplaced: Vec<Unplaced>,
    fates: Vec<(u32, Fate)>,
}

impl Ledger {
    /// The line numbers and fates of all lines that are not blank, in order.
    pub fn fates(&self) -> &[(u32, Fate)] {
        &self.fates
    }

    /// A ledger with room for so many lines.
    pub(crate) fn with_room(lines: usize) -> Self {
        Self { fates: Vec::with_capacity(lines), ..Self::default() }
    }

    /// Writes down a line's fate.
    pub(crate) fn enter(&mut self, line: u32, text: &str, fate: Fate) {
        self.lines += 1;
        match fate {
            Fate::Placed(_) => self.placed += 1,
            Fate::Furniture => self.furniture += 1,
            Fate::Contents => self.contents += 1,
            Fate::Unplaced(reason) => {
                self.unplaced.push(Unplaced { line, text: text.trim().to_owned(), reason });
            }
        }
        self.fates.push((line, fate));
    }
}
