//! What speaks for and against a goal, and the grade that follows.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::period::YearPart;
use tertial_domain::target::TargetOwner;

use crate::activities::{PlannedActivity, last_day};
use crate::figures::{Figure, figure, forecast};
use crate::goals::ThemeKind;
use crate::indicators::{Definition, of_theme};
use crate::organisation::{Organisation, Reporter};
use crate::targets::{OwnTarget, Standing, own_target, standing, with_former};

/// An indicator as one report sees it.
pub(crate) struct Seen {
    pub(crate) definition: &'static Definition,
    /// None where the period has no measurement.
    pub(crate) now: Option<Figure>,
    /// The year before, for the same part of the year.
    pub(crate) former: Figure,
    /// The whole of the year before.
    pub(crate) last_year: Figure,
    pub(crate) forecast: Option<i64>,
    pub(crate) target: Option<OwnTarget>,
    pub(crate) standing: Option<Standing>,
}

impl Seen {
    /// What stands beside the outcome as last year's: for a sum that grows over the year the whole
    /// of it, otherwise the same part.
    pub(crate) const fn previous(&self) -> &Figure {
        if self.definition.is_cumulative() { &self.last_year } else { &self.former }
    }
}

/// The indicators of a unit's goal for a part of a year; a plan sees what was before.
pub(crate) fn seen(
    (unit, organisation): (&Reporter, &Organisation),
    theme: ThemeKind,
    (year, part): (i16, Option<YearPart>),
) -> Vec<Seen> {
    let Some(trade) = unit.trade else { return Vec::new() };
    let day = part.map_or_else(|| jiff::civil::date(year, 1, 1), |part| last_day(year, part));
    of_theme(trade, theme)
        .map(|definition| {
            let target = own_target(definition, unit, organisation, day);
            let last_year = figure(definition, unit, (year - 1, YearPart::FullYear));
            let measured =
                part.filter(|p| definition.is_measured_in_tertials() || *p == YearPart::FullYear);
            let (now, former) = match measured {
                Some(part) => {
                    let (now, former) = with_former(definition, unit, (year, part));
                    (Some(now), former)
                }
                None => (None, last_year),
            };
            let foreseen = measured
                .filter(|part| *part != YearPart::FullYear)
                .map(|part| forecast(definition, unit, (year, part)));
            let ends_at = foreseen.or(now.map(|figure| figure.total.hundredths));
            // A sum of a whole year is held against a whole year.
            let before = if definition.is_cumulative() { last_year } else { former };
            let standing = ends_at.zip(target).map(|(end, target)| {
                standing(definition, (end, before.total.hundredths), target.hundredths)
            });
            Seen { definition, now, former, last_year, forecast: foreseen, target, standing }
        })
        .collect()
}

/// The three grades, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    Not,
    Partly,
    Fully,
}

impl Grade {
    pub(crate) const fn better(self) -> Self {
        match self {
            Self::Not => Self::Partly,
            Self::Partly | Self::Fully => Self::Fully,
        }
    }

    pub(crate) const fn assessment(self, tense: AssessmentTense) -> Assessment {
        let grade = match self {
            Self::Not => GradeCode::NOT_MET,
            Self::Partly => GradeCode::PARTLY_MET,
            Self::Fully => GradeCode::FULLY_MET,
        };
        Assessment::Graded { grade, tense }
    }

    /// The name of the list with sentences that state it.
    pub(crate) const fn list(self, tense: AssessmentTense) -> &'static str {
        match (self, tense) {
            (Self::Fully, AssessmentTense::Final) => "grade.full.past",
            (Self::Partly, AssessmentTense::Final) => "grade.part.past",
            (Self::Not, AssessmentTense::Final) => "grade.not.past",
            (Self::Fully, AssessmentTense::Forecast) => "grade.full.now",
            (Self::Partly, AssessmentTense::Forecast) => "grade.part.now",
            (Self::Not, AssessmentTense::Forecast) => "grade.not.now",
        }
    }
}

/// The grade that indicators and activities support.
pub(crate) fn grade(seen: &[Seen], deviating: bool) -> Grade {
    let count = |wanted| seen.iter().filter(|s| s.standing == Some(wanted)).count();
    let (met, away) = (count(Standing::Met), count(Standing::Away));
    let (closer, flat) = (count(Standing::Closer), count(Standing::Flat));
    // The unit's own indicators hang on the goal itself: they decide that it is not met.
    let own = seen.iter().filter(|s| s.definition.owner != TargetOwner::Council);
    let mut own = own.filter_map(|s| s.standing).peekable();
    let is_own_lost = own.peek().is_some() && own.all(|standing| standing == Standing::Away);
    if is_own_lost || (met == 0 && away > closer) {
        Grade::Not
    } else if away + closer + flat > 0 || deviating {
        Grade::Partly
    } else {
        Grade::Fully
    }
}

/// Whether one of the activities is not according to plan.
pub(crate) fn any_deviates(activities: &[&PlannedActivity], (year, part): (i16, YearPart)) -> bool {
    activities.iter().any(|activity| activity.state(year, part) == ActivityState::Deviating)
}
