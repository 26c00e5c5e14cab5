//! What the rules see: the report taken apart once, its history, and what is known of its words.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::civil::Date;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, Report, ReportKind, read_date,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::target::Target;

use crate::place::{GoalPart, GoalPath, Note, Place};
use crate::settings::Settings;
use crate::siblings::Siblings;
use crate::suggest::evidence::Ties;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::Scope;
use crate::vocabulary::{Known, Vocabulary};

/// What is known beside the report. Empty where nothing is: the rules that need it then say so.
#[derive(Debug, Clone, Copy, Default)]
pub struct History<'a> {
    /// The unit's own earlier plans and reports, latest first.
    pub earlier: &'a [&'a Report],
    /// The goals and targets from above: the committee's plan of the same year.
    pub above: Option<&'a Report>,
    /// What the units under the same committee wrote in the same kind of report of the year.
    pub siblings: Option<&'a Siblings>,
}

/// One report ready for the rules.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The report itself.
    pub report: &'a Report,
    /// Its kind, where the document says so.
    pub kind: Option<ReportKind>,
    /// The year it is about.
    pub year: Option<i16>,
    /// The last day that it accounts for: 30 April, 31 August or 31 December; none for a plan.
    pub cut_off_on: Option<Date>,
    /// Every goal in document order.
    pub goals: Vec<GoalFacts<'a>>,
    /// Every running text in document order: sections, goals' texts, notes under rows.
    pub passages: Vec<Passage<'a>>,
    /// What is known beside it.
    pub history: History<'a>,
    /// What a city has chosen.
    pub settings: &'a Settings,
    /// Known indicators.
    pub vocabulary: &'a Vocabulary,
}

/// A goal with its place and its rows.
#[derive(Debug)]
pub struct GoalFacts<'a> {
    /// The goal.
    pub node: &'a GoalNode,
    /// Its address.
    pub path: GoalPath,
    /// The goal above, as a place in [`Facts::goals`].
    pub parent: Option<usize>,
    /// The goals right below, as places in [`Facts::goals`].
    pub children: Vec<usize>,
    /// Its indicators.
    pub indicators: Vec<IndicatorFacts<'a>>,
    /// Its activities.
    pub activities: Vec<ActivityFacts<'a>>,
    /// Its own texts and the notes under its rows, as places in [`Facts::passages`].
    pub passages: Vec<usize>,
    /// What was found to stand behind its grade, the first time that somebody asked.
    pub(crate) ties: OnceLock<Ties>,
}

/// A row of an indicator table, its cells understood once.
#[derive(Debug)]
pub struct IndicatorFacts<'a> {
    /// The row.
    pub row: &'a IndicatorRow,
    /// What the vocabulary knows of it.
    pub known: Option<&'a Known>,
    /// *Periodens utfall*
    pub outcome: Option<Quantity>,
    /// *Utfall förra året*
    pub previous: Option<Quantity>,
    /// *Prognos helår*
    pub forecast: Option<Quantity>,
    /// *Årsmål*; [`Target::None`] and words that are no target are both `None` here.
    pub target: Option<Target>,
    /// *KF:s årsmål*, in the same way.
    pub council_target: Option<Target>,
}

/// A row of an activity table with its days read.
#[derive(Debug)]
pub struct ActivityFacts<'a> {
    /// The row.
    pub row: &'a ActivityRow,
    /// First day.
    pub start_on: Option<Date>,
    /// Last day.
    pub end_on: Option<Date>,
}

/// A running text with its place.
#[derive(Debug)]
pub struct Passage<'a> {
    /// Its address.
    pub place: Place,
    /// The goal it belongs to, as a place in [`Facts::goals`].
    pub goal: Option<usize>,
    /// The heading over it; none inside the goal tree.
    pub heading: Option<&'a str>,
    /// Paragraphs and list items, in order.
    pub paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> Facts<'a> {
    /// Takes a report apart.
    pub fn new(
        report: &'a Report,
        history: History<'a>,
        vocabulary: &'a Vocabulary,
        settings: &'a Settings,
    ) -> Self {
        let year = report.year.map(OperatingYear::number);
        let mut facts = Self {
            report,
            kind: report.kind,
            year,
            cut_off_on: cut_off(report.kind, year),
            goals: Vec::new(),
            passages: Vec::new(),
            history,
            settings,
            vocabulary,
        };
        for (at, section) in report.sections.iter().enumerate() {
            let place = Place::Section(at);
            facts.add_passage(place, None, Some(&section.heading), &section.blocks);
        }
        for (at, goal) in report.goals.iter().enumerate() {
            facts.add_goal(goal, &GoalPath::top(at), None, vocabulary);
        }
        facts
    }

    /// Whether the report looks back: a tertial report or an annual report, not a plan.
    pub fn is_follow_up(&self) -> bool {
        match self.kind {
            Some(
                ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport,
            ) => true,
            Some(ReportKind::AnnualPlan) | None => false,
        }
    }

    /// Whether the report is of a part of the year, whose counts are not yet the year's.
    pub const fn is_tertial(&self) -> bool {
        matches!(self.kind, Some(ReportKind::TertialReport1 | ReportKind::TertialReport2))
    }

    /// Whether the report is a committee's own, so that "nämnden" is the one that reports.
    pub const fn is_of_committee(&self) -> bool {
        self.report.unit.is_none() && self.report.committee.is_some()
    }

    /// Whether a figure is of another body than the one that reports.
    pub fn is_of_others(&self, scope: &Scope) -> bool {
        scope.is_of_others && !(scope.is_of_committee && self.is_of_committee())
    }

    /// The passage at a place.
    pub fn passage(&self, place: &Place) -> Option<&Passage<'a>> {
        self.passages.iter().find(|passage| passage.place == *place)
    }

    fn add_goal(
        &mut self,
        node: &'a GoalNode,
        path: &GoalPath,
        parent: Option<usize>,
        vocabulary: &'a Vocabulary,
    ) {
        let own = self.goals.len();
        if let Some(parent) = parent.and_then(|parent| self.goals.get_mut(parent)) {
            parent.children.push(own);
        }
        self.goals.push(GoalFacts {
            node,
            path: path.clone(),
            parent,
            children: Vec::new(),
            indicators: node.indicators.iter().map(|row| understood(row, vocabulary)).collect(),
            activities: node.activities.iter().map(dated).collect(),
            passages: Vec::new(),
            ties: OnceLock::new(),
        });
        let place = |part| Place::Goal(path.clone(), part);
        for (label, blocks) in &node.texts {
            self.add_passage(place(GoalPart::Text(*label)), Some(own), None, blocks);
        }
        for (at, row) in node.indicators.iter().enumerate() {
            for (note, blocks) in [(Note::Analysis, &row.analysis), (Note::Comment, &row.comment)] {
                self.add_passage(place(GoalPart::IndicatorNote(at, note)), Some(own), None, blocks);
            }
        }
        for (at, row) in node.activities.iter().enumerate() {
            self.add_passage(place(GoalPart::ActivityNote(at)), Some(own), None, &row.analysis);
        }
        for (at, goal) in node.goals.iter().enumerate() {
            self.add_goal(goal, &path.below(at), Some(own), vocabulary);
        }
    }

    fn add_passage(
        &mut self,
        place: Place,
        goal: Option<usize>,
        heading: Option<&'a str>,
        blocks: &'a [Block],
    ) {
        let paragraphs: Vec<Paragraph<'a>> = texts(blocks).map(Paragraph::new).collect();
        if paragraphs.is_empty() && heading.is_none() {
            return;
        }
        let at = self.passages.len();
        self.passages.push(Passage { place, goal, heading, paragraphs });
        if let Some(goal) = goal.and_then(|goal| self.goals.get_mut(goal)) {
            goal.passages.push(at);
        }
    }
}

impl<'a> GoalFacts<'a> {
    /// An address of something of this goal.
    pub fn place(&self, part: GoalPart) -> Place {
        Place::Goal(self.path.clone(), part)
    }

    /// Its level.
    pub const fn level(&self) -> GoalLevel {
        self.node.level
    }

    /// The words under one label, paragraphs joined by a blank; empty where there are none.
    pub fn words(&self, label: GoalText) -> Cow<'a, str> {
        joined(self.node.text(label).unwrap_or_default())
    }
}

impl Passage<'_> {
    /// How many words it has.
    pub fn word_count(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.words.len()).sum()
    }
}

/// Every paragraph and list item that has words.
pub fn texts(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(text) => std::slice::from_ref(text),
            Block::BulletList(items) | Block::NumberedList(items) => items.as_slice(),
            Block::Table(_) => &[],
        })
        .map(RichText::text)
        .filter(|text| !text.trim().is_empty())
}

/// The words of blocks, joined by blanks; borrowed when there is only one paragraph.
pub fn joined(blocks: &[Block]) -> Cow<'_, str> {
    let mut all = texts(blocks);
    let Some(first) = all.next() else { return Cow::Borrowed("") };
    let Some(second) = all.next() else { return Cow::Borrowed(first) };
    let mut words = format!("{first} {second}");
    for text in all {
        words.push(' ');
        words.push_str(text);
    }
    Cow::Owned(words)
}

fn understood<'a>(row: &'a IndicatorRow, vocabulary: &'a Vocabulary) -> IndicatorFacts<'a> {
    let target = |field| row.target(field).filter(|target| *target != Target::None);
    IndicatorFacts {
        row,
        known: vocabulary.find(&row.name),
        outcome: row.quantity(IndicatorField::Outcome),
        previous: row.quantity(IndicatorField::Previous),
        forecast: row.quantity(IndicatorField::Forecast),
        target: target(IndicatorField::Target),
        council_target: target(IndicatorField::CouncilTarget),
    }
}

fn dated(row: &ActivityRow) -> ActivityFacts<'_> {
    let day = |cell: &Option<String>| cell.as_deref().and_then(read_date);
    ActivityFacts { row, start_on: day(&row.start), end_on: day(&row.end) }
}

/// The last day of what a report accounts for, by the usual calendar.
fn cut_off(kind: Option<ReportKind>, year: Option<i16>) -> Option<Date> {
    let (month, day) = match kind? {
        ReportKind::AnnualPlan => return None,
        ReportKind::TertialReport1 => (4, 30),
        ReportKind::TertialReport2 => (8, 31),
        ReportKind::AnnualReport => (12, 31),
    };
    Date::new(year?, month, day).ok()
}
