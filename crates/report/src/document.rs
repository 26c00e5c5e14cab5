//! The format-neutral document: what a plan or report says, in reading order, before it becomes
//! a web page, a PDF or a Word file. Plain data; every writer draws the same thing from it.

use std::ops::Range;

mod caution;
mod figure;
mod layout;
mod length;
mod mark;
mod table;
mod text;

pub use self::caution::Caution;
pub use self::figure::Figure;
pub use self::layout::Layout;
pub use self::mark::{LegendEntry, StatusMark};
pub use self::table::{Alignment, Cell, CellRole, Column, Row, RowRole, Table};
pub(crate) use self::text::words_of;
pub use self::text::{Inline, List, ListOrder, Run, Title};
pub use tertial_domain::rich_text::{LanguageTag, LinkTarget};
pub use tertial_presentation::language::Language;
pub use tertial_presentation::status_mark::Sign;

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language that the document is written in.
    pub language: Language,
    /// The document's name: "Verksamhetsberättelse 2025".
    pub title: Title,
    /// Whose it is: the unit or committee.
    pub subtitle: Option<String>,
    /// The city or body that publishes it, for its running head and metadata.
    pub organisation: Option<String>,
    /// What every page says first where the document is not the adopted one: "Utkast".
    pub caution: Option<String>,
    /// What every page says last: which version it is, and what data it was made from.
    pub imprint: Option<String>,
    /// The head of an official report (*tjänsteutlåtande*).
    pub cover: Cover,
    /// What a legend of the symbols in the document says; empty when it uses none.
    pub legend: Vec<LegendEntry>,
    /// The body in reading order. Heading levels never skip: [`crate::outline::normalise`].
    pub blocks: Vec<Block>,
    /// Where in the body the report's own places begin, in order. A table knows its place itself.
    pub places: Vec<PlaceMark>,
    /// The words of the frame around the text, in the document's language.
    pub frame: FrameWords,
    /// How it is laid out: colours, fonts, pages.
    pub layout: Layout,
}

/// Where a place of the report begins: what links go to and notes stand beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceMark {
    /// The first of its blocks, counted in [`Document::blocks`].
    pub block: usize,
    /// Its address in the report's data: `goals/0/goals/1/texts/analysis`.
    pub place: String,
    /// Its own text, without the heading over it, counted in [`Document::blocks`]. Empty where
    /// nothing is written yet; none for a place that holds no text, such as a goal.
    pub text: Option<Range<usize>>,
}

/// The head of an official report, as far as the report knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// What kind of paper it is: "Tjänsteutlåtande". None where no head says that it is one.
    pub kind: Option<String>,
    /// The administration (*förvaltning*).
    pub administration: Option<String>,
    /// The unit (*enhet*) that wrote it.
    pub unit: Option<String>,
    /// The register number with its word: "Dnr SOC 2026/118".
    pub register_number: Option<String>,
    /// The document's date.
    pub date: Option<String>,
    /// *Handläggare*, with the telephone number under it.
    pub case_officer: Option<LabelledLines>,
    /// *Till*, with the day of the meeting under it.
    pub recipient: Option<LabelledLines>,
    /// Other facts of the head: related register numbers.
    pub others: Vec<LabelledLines>,
    /// *Förslag till beslut*
    pub decisions: Option<ProposedDecisions>,
    /// *Undertecknas av*: each line is a person, with room above the name to sign.
    pub signatories: Option<LabelledLines>,
    /// Street and mail addresses at the foot of the first page.
    pub addresses: Vec<String>,
}

impl Cover {
    /// Whether the paper has a head of its own. One without begins with its title, and its
    /// contents follow on the same page.
    pub const fn is_head(&self) -> bool {
        let people = self.case_officer.is_some() || self.recipient.is_some();
        let signed = self.decisions.is_some() || self.signatories.is_some();
        let facts = self.register_number.is_some() || self.date.is_some();
        let lists = !self.others.is_empty() || !self.addresses.is_empty();
        people || signed || facts || lists || self.administration.is_some()
    }
}

/// A label with one or more lines of text under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledLines {
    /// The label: "Handläggare".
    pub label: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// The decisions that the report asks for (*förslag till beslut*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedDecisions {
    /// The heading.
    pub heading: String,
    /// One decision an entry, in order.
    pub decisions: Vec<Vec<Inline>>,
}

/// Words of the frame: contents list, legend, page number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameWords {
    /// "Innehåll"
    pub contents: String,
    /// "Teckenförklaring"
    pub legend: String,
    /// "Tecken", the legend's first column.
    pub legend_sign: String,
    /// "Betyder", the legend's second column.
    pub legend_meaning: String,
    /// "Tabell", before a table's number.
    pub table: String,
    /// "Sid 1 (20)"
    pub page: PagePhrase,
    /// What an attached file of the report's data is.
    pub attached_data: String,
    /// What an attached file of the document's tables is.
    pub attached_tables: String,
}

/// How a page is counted: the phrase's pieces in order ("Sid ", number, " (", total, ")").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePhrase(pub Vec<PagePart>);

/// One piece of a [`PagePhrase`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePart {
    /// Words as they stand.
    Words(String),
    /// This page's number.
    Number,
    /// How many pages there are.
    Total,
}

/// One piece of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of the narrative.
    Heading(Heading),
    /// A goal with its level, number and status: a heading too.
    Goal(GoalHeading),
    /// A label over a short text ("Analys", "Förväntat resultat"): a heading outside the contents.
    Label(Label),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
}

/// A depth from 1 to 6; the document's title stands above 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// The level right under the title.
    pub const TOP: Self = Self(1);
    /// The deepest level that a document may have.
    pub const DEEPEST: Self = Self(6);

    /// The nearest level to a depth: at least 1, at most 6.
    pub fn nearest(depth: usize) -> Self {
        u8::try_from(depth)
            .map_or(Self::DEEPEST, |depth| Self(depth.clamp(Self::TOP.0, Self::DEEPEST.0)))
    }

    /// The level as a number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The next deeper level; the deepest stays.
    #[must_use]
    pub fn deeper(self) -> Self {
        Self::nearest(usize::from(self.0) + 1)
    }
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The name under which links find it ("section-2"), the same as a search gives.
    pub anchor: Option<String>,
    /// Its depth.
    pub level: HeadingLevel,
    /// Its number as printed, if it has one.
    pub number: Option<String>,
    /// Its words.
    pub text: Vec<Inline>,
}

/// The heading of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalHeading {
    /// The name under which links find it ("goal-4"), the same as a search gives.
    pub anchor: Option<String>,
    /// Its depth.
    pub level: HeadingLevel,
    /// Which kind of goal: "Enhetsmål".
    pub kind: String,
    /// Its number as printed, if it has one.
    pub number: Option<String>,
    /// Its words.
    pub text: Vec<Inline>,
    /// The grade, shown under the heading.
    pub status: Option<StatusMark>,
    /// Whether this is the goal of the one who writes, set off with a bar.
    pub own: bool,
}

/// A heading over a short text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its depth.
    pub level: HeadingLevel,
    /// Its word: "Analys".
    pub text: String,
}

impl Block {
    /// The depth, for the kinds of block that are headings.
    pub const fn level(&self) -> Option<HeadingLevel> {
        match self {
            Self::Heading(heading) => Some(heading.level),
            Self::Goal(goal) => Some(goal.level),
            Self::Label(label) => Some(label.level),
            Self::Paragraph(_) | Self::List(_) | Self::Table(_) | Self::Figure(_) => None,
        }
    }

    /// The depth to change, for the kinds of block that are headings.
    pub(crate) const fn level_mut(&mut self) -> Option<&mut HeadingLevel> {
        match self {
            Self::Heading(heading) => Some(&mut heading.level),
            Self::Goal(goal) => Some(&mut goal.level),
            Self::Label(label) => Some(&mut label.level),
            Self::Paragraph(_) | Self::List(_) | Self::Table(_) | Self::Figure(_) => None,
        }
    }
}

impl Document {
    /// The tables of the body, in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(_)
            | Block::Goal(_)
            | Block::Label(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Figure(_) => None,
        })
    }
}
