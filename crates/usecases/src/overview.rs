//! The city's start page: did it become what the city promised?

use std::collections::{BTreeMap, HashMap};

use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{GoalId, IndicatorId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_store::ReadSession;
use tertial_store::assessments::StoredAssessment;
use tertial_store::outcomes::StoredOutcome;
use tertial_store::page::PageRequest;
use tertial_store::targets::StoredTarget;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, permit};
pub use crate::figures::KeyFigure;
use crate::figures::key_figure;
use crate::follow_up::{self, Forecast};
use crate::goals::{goal_set_of, goals_standing, in_printed_order, latest_of_year};
use crate::reports::{ReportLine, city_name, lines};

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
    /// The follow-up that the year's status stands in, while it is a forecast.
    pub forecast: Option<Forecast>,
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
    /// How the committee goals below it are assessed by the committees that own them.
    pub counts: GradeCounts,
    /// Whether any of those assessments is a forecast.
    pub is_foretold: bool,
}

/// Figures on the start page.
const FIGURES: usize = 6;
/// Documents on the start page.
const DOCUMENTS: u32 = 8;

/// Everything the start page shows; the latest year with an annual report unless one is asked for.
pub async fn city_start(
    context: &Context,
    scope: &Scope,
    year: Option<OperatingYear>,
) -> Result<CityStart, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let years = session.report_years().await?;
    let year = match year {
        Some(year) => year,
        None => latest_concluded(&mut session, &years).await?.unwrap_or(current(context)?),
    };
    let assessments = session.assessments_of_year(year).await?;
    let top = directory.top().map(|top| (top.level, top.id));
    let own = top.map(|(_, id)| id);
    let goals = match goal_set_of(&mut session, year).await? {
        Some(set) => goals_standing(&mut session, set.id, &assessments).await?,
        None => Vec::new(),
    };
    let focus_goals = focus_goals(&goals, &assessments, own);
    let mut counts = GradeCounts::default();
    let area_goals = focus_goals.iter().flat_map(|focus| &focus.area_goals);
    area_goals.for_each(|goal| counts.add(&goal.assessment));
    let filter = tertial_store::reports::ReportFilter::default();
    let latest = session.reports(&filter, PageRequest::new(1, DOCUMENTS)).await?;
    let graded_by = latest_kind(&assessments, own);
    let forecast = match graded_by {
        Some(kind) => follow_up::after(&directory, (kind, year, None), &goals, &assessments),
        None => follow_up::newest(&directory, (year, None), &goals, &assessments),
    };
    Ok(CityStart {
        city: city_name(&mut session, &directory).await?.unwrap_or_default(),
        year,
        graded_by,
        forecast,
        counts,
        focus_goals,
        figures: figures(&mut session, top, year).await?,
        documents: lines(&mut session, &directory, &latest.rows).await?,
        document_count: latest.total,
        first_year: years.last().copied(),
        years,
    })
}

/// The latest year for which any annual report is there, else the latest with any report.
async fn latest_concluded(
    session: &mut ReadSession,
    years: &[OperatingYear],
) -> Result<Option<OperatingYear>, Failure> {
    let wanted = tertial_store::reports::ReportFilter {
        kind: Some(ReportKind::AnnualReport),
        ..tertial_store::reports::ReportFilter::default()
    };
    let concluded = session.reports(&wanted, PageRequest::new(1, 1)).await?;
    Ok(concluded.rows.first().map(|report| report.year).or_else(|| years.first().copied()))
}

fn current(context: &Context) -> Result<OperatingYear, Failure> {
    OperatingYear::new(context.clock.today().year())
        .ok_or_else(|| Failure::Internal("the clock shows a year outside 1900 to 2199".to_owned()))
}

fn latest_kind(assessments: &[StoredAssessment], own: Option<UnitId>) -> Option<ReportKind> {
    assessments.iter().filter(|a| own.is_none_or(|own| a.unit == own)).map(|a| a.kind).max()
}

fn focus_goals(
    goals: &[Goal],
    assessments: &[StoredAssessment],
    own: Option<UnitId>,
) -> Vec<FocusGoal> {
    let said = latest_of_year(assessments);
    let mut focus: Vec<&Goal> = goals.iter().filter(|g| g.level == GoalLevel::Focus).collect();
    in_printed_order(&mut focus);
    focus
        .into_iter()
        .map(|goal| FocusGoal {
            id: goal.id,
            number: goal.number.clone(),
            title: goal.title.clone(),
            summary: None,
            area_goals: area_goals(goal.id, goals, &said, own),
        })
        .collect()
}

fn area_goals(
    focus: GoalId,
    goals: &[Goal],
    said: &HashMap<(GoalId, UnitId), &StoredAssessment>,
    own: Option<UnitId>,
) -> Vec<AreaGoal> {
    let is_below = |goal: &&Goal| goal.level == GoalLevel::Area && goal.parent == Some(focus);
    let mut areas: Vec<&Goal> = goals.iter().filter(is_below).collect();
    in_printed_order(&mut areas);
    areas
        .into_iter()
        .map(|goal| {
            let mut counts = GradeCounts::default();
            let mut is_foretold = false;
            let is_below = |below: &&Goal| {
                below.level == GoalLevel::Committee && below.parent == Some(goal.id)
            };
            for below in goals.iter().filter(is_below) {
                let answer = said.get(&(below.id, below.owner));
                let answer = answer.map_or(&Assessment::Missing, |answer| &answer.assessment);
                let forecast = AssessmentTense::Forecast;
                is_foretold |=
                    matches!(answer, Assessment::Graded { tense, .. } if *tense == forecast);
                counts.add(answer);
            }
            let council = own.and_then(|own| said.get(&(goal.id, own)));
            AreaGoal {
                id: goal.id,
                number: goal.number.clone(),
                title: goal.title.clone(),
                assessment: council.map_or(Assessment::Missing, |a| a.assessment.clone()),
                counts,
                is_foretold,
            }
        })
        .collect()
}

/// The indicators with the longest history for the top of the organisation.
async fn figures(
    session: &mut ReadSession,
    own: Option<(OrgLevel, UnitId)>,
    year: OperatingYear,
) -> Result<Vec<KeyFigure>, Failure> {
    let Some(own) = own else { return Ok(Vec::new()) };
    let (level, own) = own;
    let outcomes = session.outcomes_of_unit(own, None).await?;
    let targets = session.targets_of_unit(own, None).await?;
    let indicators = session.indicators().await?;
    let mut by_indicator: BTreeMap<IndicatorId, Vec<&StoredOutcome>> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.outcome.year <= year) {
        by_indicator.entry(outcome.outcome.indicator).or_default().push(outcome);
    }
    let mut figures: Vec<KeyFigure> = by_indicator
        .into_iter()
        .filter_map(|(id, outcomes)| {
            let indicator = indicators.iter().find(|indicator| indicator.id == id)?;
            let of_indicator = targets.iter().filter(|target| target.indicator == id);
            let of_indicator: Vec<&StoredTarget> = of_indicator.collect();
            let figure = key_figure(indicator, level, (&outcomes, &of_indicator));
            let last = figure.latest.as_ref()?.year;
            (last.number() + 1 >= year.number()).then_some(figure)
        })
        .collect();
    let has_target = |figure: &KeyFigure| figure.target.is_some();
    figures.sort_by_key(|figure| std::cmp::Reverse((has_target(figure), figure.series.len())));
    figures.truncate(FIGURES);
    Ok(figures)
}
