//! The city's start page: did it become what the city promised?

use tertial_domain::assessment::Assessment;
use tertial_domain::ids::{GoalId, IndicatorId};
use tertial_domain::indicator::Polarity;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

use crate::reports::ReportLine;

/// Everything the start page shows for one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityStart {
    /// The city's name (the council's place in the organisation).
    pub city: String,
    /// The year shown: the latest with an annual report, unless another was asked for.
    pub year: OperatingYear,
    /// Years that have anything to show, latest first.
    pub years: Vec<OperatingYear>,
    /// The report that the grades come from (T1, T2 or VB), latest of the year.
    pub graded_by: Option<ReportKind>,
    /// How many area goals have each assessment.
    pub counts: GradeCounts,
    /// The focus goals with their area goals.
    pub focus_goals: Vec<FocusGoal>,
    /// Six figures worth an eye.
    pub figures: Vec<KeyFigure>,
    /// The latest documents.
    pub documents: Vec<ReportLine>,
    /// Documents in all.
    pub document_count: u64,
    /// First year of any document.
    pub first_year: Option<OperatingYear>,
}

/// Counts of assessments; a grade of another scale is counted by its code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GradeCounts {
    /// *Uppfylls helt*
    pub fully_met: u32,
    /// *Uppfylls delvis*
    pub partly_met: u32,
    /// *Uppfylls ej*
    pub not_met: u32,
    /// *Ingen*
    pub not_assessed: u32,
    /// *Svar saknas*
    pub missing: u32,
    /// Other grades of the city's own scale.
    pub other: Vec<(String, u32)>,
}

impl GradeCounts {
    /// Counts one more.
    pub fn add(&mut self, assessment: &Assessment) {
        match assessment {
            Assessment::Missing => self.missing += 1,
            Assessment::NotAssessed => self.not_assessed += 1,
            Assessment::Graded { grade, .. } => match grade.as_str() {
                "fully_met" => self.fully_met += 1,
                "partly_met" => self.partly_met += 1,
                "not_met" => self.not_met += 1,
                code => match self.other.iter_mut().find(|(found, _)| found == code) {
                    Some((_, count)) => *count += 1,
                    None => self.other.push((code.to_owned(), 1)),
                },
            },
        }
    }

    /// Grades and non-grades in all.
    pub fn total(&self) -> u32 {
        self.graded() + self.not_assessed + self.missing
    }

    /// Grades alone.
    pub fn graded(&self) -> u32 {
        let other: u32 = self.other.iter().map(|(_, count)| count).sum();
        self.fully_met + self.partly_met + self.not_met + other
    }
}

/// A focus goal with its area goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FocusGoal {
    /// The goal.
    pub id: GoalId,
    /// Printed number.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// One or two sentences from the city's report, if there is one.
    pub summary: Option<String>,
    /// The area goals below.
    pub area_goals: Vec<AreaGoal>,
}

/// An area goal with the city's assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaGoal {
    /// The goal.
    pub id: GoalId,
    /// Printed number.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// The council's own assessment where there is one, else `Missing`.
    pub assessment: Assessment,
    /// How the committees' assessments of it fall.
    pub counts: GradeCounts,
}

/// An indicator as a small picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Which way is better.
    pub polarity: Option<Polarity>,
    /// Year and outcome, oldest first; `None` is a gap.
    pub series: Vec<(OperatingYear, Option<rust_decimal::Decimal>)>,
    /// The latest outcome as printed.
    pub latest: Option<String>,
    /// The latest target as printed.
    pub target: Option<String>,
    /// The latest target as a number.
    pub target_number: Option<rust_decimal::Decimal>,
    /// Whether the latest outcome meets the target; `None` where it cannot be told.
    pub met: Option<bool>,
}
