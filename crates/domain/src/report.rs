//! One plan or report as data: what every reader gives and every writer takes.

use jiff::civil::Date;

use crate::assessment::{Assessment, AssessmentTense};
use crate::goal::{GoalLevel, GoalText};
use crate::period::{OperatingYear, YearPart};
use crate::quantity::{MoneyScale, Quantity, fold_blanks};
use crate::rich_text::Block;
use crate::target::Target;

/// Which of the year's four documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportKind {
    /// *Verksamhetsplan, VP*
    AnnualPlan,
    /// *Tertialrapport 1, T1*
    TertialReport1,
    /// *Tertialrapport 2, T2*
    TertialReport2,
    /// *Verksamhetsberättelse, VB*
    AnnualReport,
}

impl ReportKind {
    /// Every kind in the order of the year.
    pub const ALL: [Self; 4] =
        [Self::AnnualPlan, Self::TertialReport1, Self::TertialReport2, Self::AnnualReport];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AnnualPlan => "annual_plan",
            Self::TertialReport1 => "tertial_report_1",
            Self::TertialReport2 => "tertial_report_2",
            Self::AnnualReport => "annual_report",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The tense of its grades; a plan carries none.
    pub const fn assessment_tense(self) -> Option<AssessmentTense> {
        match self {
            Self::AnnualPlan => None,
            Self::TertialReport1 | Self::TertialReport2 => Some(AssessmentTense::Forecast),
            Self::AnnualReport => Some(AssessmentTense::Final),
        }
    }

    /// How much of the year its outcomes cover; a plan has none.
    pub const fn year_part(self) -> Option<YearPart> {
        match self {
            Self::AnnualPlan => None,
            Self::TertialReport1 => Some(YearPart::Tertial1),
            Self::TertialReport2 => Some(YearPart::Tertial2),
            Self::AnnualReport => Some(YearPart::FullYear),
        }
    }
}

/// Where a report is on its way to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportState {
    /// *Utkast*
    Draft,
    /// *Klarmarkerad*
    Ready,
    /// *Granskad*
    Reviewed,
    /// *Beslutad*
    Adopted,
}

impl ReportState {
    /// Every state on the way.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Ready, Self::Reviewed, Self::Adopted];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ready => "ready",
            Self::Reviewed => "reviewed",
            Self::Adopted => "adopted",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The structured document: head, narrative, goal tree, tables, in the words that were printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Which document it is, where the text says so.
    pub kind: Option<ReportKind>,
    /// The year it is about.
    pub year: Option<OperatingYear>,
    /// The title as printed.
    pub title: Option<String>,
    /// The unit, where the head names it.
    pub unit: Option<String>,
    /// The committee, where the head names it as the document's own.
    pub committee: Option<String>,
    /// *Dnr*, as printed: many forms exist.
    pub register_number: Option<String>,
    /// The document's date, as printed.
    pub date: Option<String>,
    /// *Handläggare*
    pub case_officer: Option<String>,
    /// *Till*
    pub recipient: Option<String>,
    /// The rest of the head.
    pub head: Head,
    /// *Förslag till beslut*, one string each.
    pub proposed_decisions: Vec<String>,
    /// The reading order of what follows.
    pub outline: Vec<OutlineEntry>,
    /// Narrative outside the goal tree; every heading is an entry.
    pub sections: Vec<Section>,
    /// The top of the goal tree, in document order.
    pub goals: Vec<GoalNode>,
    /// Tables that are neither indicator nor activity tables.
    pub tables: Vec<PlainTable>,
}

/// What else a *tjänsteutlåtande*'s head holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// *Förvaltning*
    pub administration: Option<String>,
    /// Address lines.
    pub addresses: Vec<String>,
    /// *Telefon*
    pub phone: Option<String>,
    /// The day of the committee's meeting, as printed.
    pub meeting_date: Option<String>,
    /// Those who sign.
    pub signatories: Vec<String>,
    /// Other register numbers that the head refers to.
    pub related_register_numbers: Vec<String>,
}

/// One step of the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutlineEntry {
    /// A section by its place in [`Report::sections`].
    Section(usize),
    /// The whole goal tree.
    Goals,
    /// A table by its place in [`Report::tables`] that no section's blocks hold.
    Table(usize),
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading as printed.
    pub heading: String,
    /// 1 is the top.
    pub level: u8,
    /// The text under it; empty for a bare heading.
    pub blocks: Vec<Block>,
}

/// A goal as it stands in a document, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalNode {
    /// Focus, area, committee or unit.
    pub level: GoalLevel,
    /// The printed number without a trailing dot; never a key.
    pub number: Option<String>,
    /// The title without its number.
    pub title: String,
    /// What the document says of its fulfilment.
    pub assessment: Assessment,
    /// The labelled texts, in document order; each label at most once.
    pub texts: Vec<(GoalText, Vec<Block>)>,
    /// Rows of its indicator tables.
    pub indicators: Vec<IndicatorRow>,
    /// Rows of its activity tables.
    pub activities: Vec<ActivityRow>,
    /// Goals below.
    pub goals: Vec<GoalNode>,
}

impl GoalNode {
    /// A goal with nothing in it yet.
    pub const fn new(level: GoalLevel, number: Option<String>, title: String) -> Self {
        Self {
            level,
            number,
            title,
            assessment: Assessment::Missing,
            texts: Vec::new(),
            indicators: Vec::new(),
            activities: Vec::new(),
            goals: Vec::new(),
        }
    }

    /// The blocks of one labelled text.
    pub fn text(&self, label: GoalText) -> Option<&[Block]> {
        self.texts.iter().find(|(found, _)| *found == label).map(|(_, blocks)| blocks.as_slice())
    }

    /// Adds blocks to one labelled text.
    pub fn add_text(&mut self, label: GoalText, mut blocks: Vec<Block>) {
        match self.texts.iter_mut().find(|(found, _)| *found == label) {
            Some((_, present)) => present.append(&mut blocks),
            None => self.texts.push((label, blocks)),
        }
    }

    /// This goal and all below it, document order.
    pub fn walk(&self) -> GoalWalk<'_> {
        GoalWalk { stack: vec![self] }
    }
}

/// Goals in document order, each before the goals below it.
pub struct GoalWalk<'a> {
    stack: Vec<&'a GoalNode>,
}

impl<'a> Iterator for GoalWalk<'a> {
    type Item = &'a GoalNode;

    fn next(&mut self) -> Option<&'a GoalNode> {
        let goal = self.stack.pop()?;
        self.stack.extend(goal.goals.iter().rev());
        Some(goal)
    }
}

impl Report {
    /// Every goal in document order.
    pub fn walk_goals(&self) -> GoalWalk<'_> {
        GoalWalk { stack: self.goals.iter().rev().collect() }
    }
}

/// The columns of an indicator table that hold a printed cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorField {
    /// *Periodens utfall*
    Outcome,
    /// *Utfall män/pojkar*
    OutcomeMen,
    /// *Utfall kvinnor/flickor*
    OutcomeWomen,
    /// *Periodens utfall VB <förra året>*
    Previous,
    /// *Prognos helår*
    Forecast,
    /// *Årsmål*
    Target,
    /// *KF:s årsmål*
    CouncilTarget,
    /// *Period*
    Period,
    /// *Periodicitet*
    Periodicity,
}

impl IndicatorField {
    /// Every field in the order of the printed table.
    pub const ALL: [Self; 9] = [
        Self::Outcome,
        Self::OutcomeMen,
        Self::OutcomeWomen,
        Self::Previous,
        Self::Forecast,
        Self::Target,
        Self::CouncilTarget,
        Self::Period,
        Self::Periodicity,
    ];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::OutcomeMen => "outcome_men",
            Self::OutcomeWomen => "outcome_women",
            Self::Previous => "previous",
            Self::Forecast => "forecast",
            Self::Target => "target",
            Self::CouncilTarget => "council_target",
            Self::Period => "period",
            Self::Periodicity => "periodicity",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// The printed cells of a row after each other in one text: most rows have many cells and few words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Cells {
    printed: String,
    /// Where each field's cell ends, by [`IndicatorField`]; it begins where the one before ends.
    ends: [u32; 9],
}

impl Cells {
    fn range(&self, field: IndicatorField) -> std::ops::Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let at = field as usize;
        at.checked_sub(1).map_or(0, end)..end(at)
    }

    fn get(&self, field: IndicatorField) -> Option<&str> {
        self.printed.get(self.range(field)).filter(|cell| !cell.is_empty())
    }

    /// Sets a cell. A row's words beyond what 32 bits count are left as they were.
    fn set(&mut self, field: IndicatorField, words: String) {
        let range = self.range(field);
        let start = range.start;
        let kept = self.printed.len() - range.len();
        let Ok(own) = u32::try_from(words.len()) else { return };
        if u32::try_from(kept + words.len()).is_err() {
            return;
        }
        let before = u32::try_from(range.len()).unwrap_or(0);
        debug_assert!(self.printed.is_char_boundary(start), "cells end where characters end");
        if kept == 0 {
            self.printed = words;
        } else {
            self.printed.replace_range(range, &words);
        }
        for end in self.ends.iter_mut().skip(field as usize) {
            *end = *end - before + own;
        }
    }
}

/// A row of an indicator table: every cell in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndicatorRow {
    /// The indicator's name.
    pub name: String,
    cells: Cells,
    /// "Analys" under the row.
    pub analysis: Vec<Block>,
    /// "Kommentar" under the row.
    pub comment: Vec<Block>,
    /// Fields whose column could not be told for certain.
    pub uncertain: Vec<IndicatorField>,
}

impl IndicatorRow {
    /// A row with a name and no cells.
    pub fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// A printed cell.
    pub fn cell(&self, field: IndicatorField) -> Option<&str> {
        self.cells.get(field)
    }

    /// Sets a printed cell; blank text empties it.
    pub fn set_cell(&mut self, field: IndicatorField, printed: Option<String>) {
        self.cells.set(field, printed.filter(|text| !text.trim().is_empty()).unwrap_or_default());
    }

    /// What a cell means as a number; `None` for words, targets and empty cells.
    pub fn quantity(&self, field: IndicatorField) -> Option<Quantity> {
        match field {
            IndicatorField::Period | IndicatorField::Periodicity => None,
            IndicatorField::Outcome
            | IndicatorField::OutcomeMen
            | IndicatorField::OutcomeWomen
            | IndicatorField::Previous
            | IndicatorField::Forecast
            | IndicatorField::Target
            | IndicatorField::CouncilTarget => self.cell(field).and_then(Quantity::read),
        }
    }

    /// What a target's cell means; `None` for an empty cell or words that are no known target.
    pub fn target(&self, field: IndicatorField) -> Option<Target> {
        match field {
            IndicatorField::Target | IndicatorField::CouncilTarget => {
                self.cell(field).and_then(Target::read)
            }
            IndicatorField::Outcome
            | IndicatorField::OutcomeMen
            | IndicatorField::OutcomeWomen
            | IndicatorField::Previous
            | IndicatorField::Forecast
            | IndicatorField::Period
            | IndicatorField::Periodicity => None,
        }
    }
}

/// A row of an activity table: every cell in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityRow {
    /// The activity's text.
    pub name: String,
    /// *Startdatum*, as printed.
    pub start: Option<String>,
    /// *Slutdatum*, as printed.
    pub end: Option<String>,
    /// *Avvikelse*, as printed.
    pub deviation: Option<String>,
    /// The state that a sign before the name tells.
    pub state: Option<crate::activity::ActivityState>,
    /// "Analys" under the row.
    pub analysis: Vec<Block>,
    /// Columns ("start", "end", "deviation") that could not be told for certain.
    pub uncertain: Vec<ActivityField>,
}

/// The columns of an activity table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityField {
    /// *Startdatum*
    Start,
    /// *Slutdatum*
    End,
    /// *Avvikelse*
    Deviation,
}

impl ActivityField {
    /// Every field in the order of the printed table.
    pub const ALL: [Self; 3] = [Self::Start, Self::End, Self::Deviation];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Deviation => "deviation",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// A table in the document's own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainTable {
    /// The heading that stands nearest above.
    pub under: Option<String>,
    /// That heading's place in [`Report::sections`], when it is a section.
    pub section: Option<usize>,
    /// The header row; empty when there is none.
    pub header: Vec<String>,
    /// The rows, cells as printed.
    pub rows: Vec<Vec<String>>,
    /// The scale of money in it, where the table or the text above says it.
    pub scale: Option<MoneyScale>,
}

/// Reads a printed day: "2018-01-01", "2018-1-1", "1 januari 2018", "1/1 2018" or "20180101".
pub fn read_date(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let folded = fold_blanks(text).to_lowercase();
    let numbers: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let day = |year: &str, month: i8, day: &str| {
        Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
    };
    match numbers.as_slice() {
        [year, month, date] if year.len() == 4 => day(year, month.parse().ok()?, date),
        [all] if all.len() == 8 => day(all.get(..4)?, all.get(4..6)?.parse().ok()?, all.get(6..)?),
        [date, month, year] if year.len() == 4 && folded.contains('/') => {
            day(year, month.parse().ok()?, date)
        }
        [date, year] if year.len() == 4 => {
            let index = MONTHS.iter().position(|month| folded.contains(month))?;
            day(year, i8::try_from(index + 1).ok()?, date)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_in_the_forms_that_documents_print() {
        assert_eq!(read_date("2018-01-31"), Some(date(2018, 1, 31)));
        assert_eq!(read_date("den 8 september 2026"), Some(date(2026, 9, 8)));
        assert_eq!(read_date("20180131"), Some(date(2018, 1, 31)));
        assert_eq!(read_date("2018-02-31"), None);
        assert_eq!(read_date("löpande"), None);
    }

    #[test]
    fn every_field_has_its_own_cell() {
        let mut row = IndicatorRow::new("Sjukfrånvaro".to_owned());
        for field in IndicatorField::ALL {
            row.set_cell(field, Some(field.code().to_owned()));
        }
        for field in IndicatorField::ALL {
            assert_eq!(row.cell(field), Some(field.code()));
            assert_eq!(IndicatorField::from_code(field.code()), Some(field));
        }
    }
}
