//! The suggested grade with its reasons, by the city's published rule. The machine never grades alone.
//!
//! *Fully*: the right way with a strong trend; *partly*: the right way, or a mixed picture; *not*:
//! the wrong way. Weighed from indicators, the grades below and activities, always with the counts.

use tertial_domain::assessment::GradeCode;

use crate::facts::{Facts, GoalFacts};
use crate::place::{GoalPart, GoalPath, Place};

pub mod activities;
pub mod evidence;
pub mod standing;

use activities::ActivityCounts;
use evidence::{GoalEvidence, Link, LinkedIndicator, gather};
use standing::{Limits, Standing};

/// A grade that the evidence points to, to be shown beside the human's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The goal.
    pub goal: GoalPath,
    /// The grade; none where the evidence does not reach.
    pub grade: Option<GradeCode>,
    /// How much stands behind it.
    pub strength: Strength,
    /// Why, the counts first.
    pub reasons: Vec<Reason>,
    /// How many indicators were held against a target for it.
    pub against_targets: usize,
}

/// The reason of a suggestion that undone activities, and not its figures, keep from "fully".
pub(crate) const WHY_UNDONE: &str = "why-undone";

/// How much stands behind a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Nothing that could be read.
    None,
    /// Only activities, or indicators of the same topic.
    Weak,
    /// One indicator of the goal's own matter, or the grades below.
    Fair,
    /// Two or more indicators of the goal's own matter.
    Firm,
}

impl Strength {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Firm => "firm",
        }
    }
}

/// One reason. Its words stand under `suggestion-` and the code in the locales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which reason.
    pub code: &'static str,
    /// What it speaks of.
    pub place: Place,
    /// Which way it points; none for counts.
    pub standing: Option<Standing>,
    /// Named values for the words.
    pub arguments: Vec<(&'static str, String)>,
}

/// A suggestion for every goal of a follow-up that has anything to go by, in document order.
pub fn suggestions(facts: &Facts<'_>) -> Vec<Suggestion> {
    if !facts.is_follow_up() {
        return Vec::new();
    }
    let limits = Limits::of(facts);
    facts
        .goals
        .iter()
        .map(|goal| weigh(goal, &gather(facts, goal), limits))
        .filter(|suggestion| !suggestion.reasons.is_empty())
        .collect()
}

/// Weighs what stands behind one goal's grade.
pub fn weigh(goal: &GoalFacts<'_>, evidence: &GoalEvidence<'_, '_>, limits: Limits) -> Suggestion {
    let standings: Vec<Standing> = evidence.indicators.iter().filter_map(standing_of).collect();
    let of = |standing| standings.iter().filter(|own| **own == standing).count();
    let below = evidence.below;
    let strong = of(Standing::Strong) + below.fully;
    let wrong = of(Standing::Wrong) + below.not;
    let all = standings.len() + below.all();
    let activities = ActivityCounts::of(evidence);
    let by_figures = (all > 0).then(|| {
        if share(strong, all) >= limits.fully_percent {
            GradeCode::FULLY_MET
        } else if share(wrong, all) >= limits.not_percent {
            GradeCode::NOT_MET
        } else {
            GradeCode::PARTLY_MET
        }
    });
    // What came to nothing above says little of one goal below it.
    let many_undone = !activities.are_above
        && activities.undone > 0
        && share(activities.undone, activities.told()) >= limits.undone_percent;
    let (grade, why) = match by_figures {
        Some(grade) if grade == GradeCode::FULLY_MET && many_undone => {
            (Some(GradeCode::PARTLY_MET), WHY_UNDONE)
        }
        Some(grade) if grade == GradeCode::FULLY_MET => (Some(grade), "why-fully"),
        Some(grade) if grade == GradeCode::NOT_MET => (Some(grade), "why-not"),
        Some(grade) => (Some(grade), "why-partly"),
        None => (by_activities(&activities), "why-activities"),
    };
    Suggestion {
        goal: goal.path.clone(),
        strength: strength(evidence, grade.is_some()),
        reasons: reasons(goal, evidence, (&activities, grade.as_ref().map(|_| why))),
        grade,
        against_targets: own_matter(evidence).filter(|one| has_target(one)).count(),
    }
}

/// What the activities alone point to.
const fn by_activities(counts: &ActivityCounts) -> Option<GradeCode> {
    match (counts.done, counts.undone, counts.going()) {
        // One activity that came to nothing says little of the way things go.
        (0, 0 | 1, _) => None,
        (_, 0, _) if counts.overdue == 0 => Some(GradeCode::FULLY_MET),
        (0, _, 0) => Some(GradeCode::NOT_MET),
        _ => Some(GradeCode::PARTLY_MET),
    }
}

fn standing_of(indicator: &LinkedIndicator<'_, '_>) -> Option<Standing> {
    indicator.judged.as_ref().map(|judged| judged.standing)
}

fn has_target(indicator: &LinkedIndicator<'_, '_>) -> bool {
    indicator.judged.as_ref().is_some_and(|judged| judged.meets_target.is_some())
}

fn own_matter<'e, 'f, 'a>(
    evidence: &'e GoalEvidence<'f, 'a>,
) -> impl Iterator<Item = &'e LinkedIndicator<'f, 'a>> {
    evidence.indicators.iter().filter(|one| one.link >= Link::Words)
}

fn strength(evidence: &GoalEvidence<'_, '_>, is_graded: bool) -> Strength {
    let judged = own_matter(evidence).filter(|one| one.judged.is_some()).count();
    match judged {
        _ if !is_graded => Strength::None,
        0 if evidence.below.all() > 0 => Strength::Fair,
        0 => Strength::Weak,
        1 => Strength::Fair,
        _ => Strength::Firm,
    }
}

/// A part of a whole in per cent, rounded down.
pub(crate) fn share(part: usize, whole: usize) -> i64 {
    let percent = (part * 100).checked_div(whole).unwrap_or(0);
    i64::try_from(percent).unwrap_or(i64::MAX)
}

fn reasons(
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
    (activities, why): (&ActivityCounts, Option<&'static str>),
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let whole = |code, arguments| {
        let place = goal.place(GoalPart::Whole);
        Reason { code, place, standing: None, arguments }
    };
    let judged = || evidence.indicators.iter().filter_map(|one| one.judged.as_ref());
    let with_target = || judged().filter(|judged| judged.meets_target.is_some());
    let of = |standing| with_target().filter(|judged| judged.standing == standing).count();
    if with_target().next().is_some() {
        let counts = vec![
            ("met", of(Standing::Strong).to_string()),
            ("all_count", with_target().count().to_string()),
            ("closer_count", of(Standing::Weak).to_string()),
            ("wrong_count", of(Standing::Wrong).to_string()),
        ];
        reasons.push(whole("indicator-counts", counts));
    }
    let below = evidence.below;
    if below.all() > 0 {
        let arguments = vec![
            ("fully", below.fully.to_string()),
            ("partly", below.partly.to_string()),
            ("not", below.not.to_string()),
        ];
        reasons.push(whole("grades-below", arguments));
    }
    let (counts, undone) = activities.reasons(goal, evidence);
    reasons.extend(counts);
    // What the grade follows from is said where there is something that it follows from.
    reasons.extend(why.filter(|_| !reasons.is_empty()).map(|code| whole(code, Vec::new())));
    reasons.extend(evidence.indicators.iter().filter_map(indicator_reason));
    reasons.extend(undone);
    reasons
}

fn indicator_reason(indicator: &LinkedIndicator<'_, '_>) -> Option<Reason> {
    let judged = indicator.judged.as_ref()?;
    let cell = |field| indicator.facts.row.cell(field).unwrap_or_default().to_owned();
    let code = match (judged.standing, judged.target_field) {
        (Standing::Strong, _) => "indicator-strong",
        (Standing::Weak, _) => "indicator-weak",
        (Standing::Wrong, Some(_)) => "indicator-wrong",
        (Standing::Wrong, None) => "indicator-worse",
    };
    let mut arguments =
        vec![("name", indicator.facts.row.name.clone()), ("value", cell(judged.field))];
    let second = judged.target_field.map_or_else(
        || ("previous", cell(tertial_domain::report::IndicatorField::Previous)),
        |field| ("target", cell(field)),
    );
    arguments.push(second);
    Some(Reason { code, place: indicator.place(), standing: Some(judged.standing), arguments })
}

#[cfg(test)]
mod tests {
    use tertial_domain::report::IndicatorField::{Outcome, Previous, Target};
    use tertial_domain::report::Report;

    use super::*;
    use crate::facts::History;
    use crate::rules::example::{indicator, report_with};
    use crate::settings::Settings;
    use crate::vocabulary::Vocabulary;

    fn suggested(report: &Report) -> (Option<GradeCode>, Vec<String>) {
        let settings = Settings::default();
        let facts = Facts::new(report, History::default(), Vocabulary::built_in(), &settings);
        let first = suggestions(&facts).remove(0);
        let values = first.reasons.iter().map(|reason| {
            let values: Vec<&str> = reason.arguments.iter().map(|(_, v)| v.as_str()).collect();
            format!("{} {}", reason.code, values.join(" "))
        });
        (first.grade, values.collect())
    }

    #[test]
    fn a_mixed_picture_is_partly_and_the_counts_are_printed() {
        let report = report_with(vec![
            indicator("Sjukfrånvaro", &[(Outcome, "5 %"), (Previous, "6 %"), (Target, "5,5 %")]),
            indicator(
                "Sjukfrånvaro dag 1-14",
                &[(Outcome, "3 %"), (Previous, "2 %"), (Target, "2 %")],
            ),
        ]);
        let (grade, reasons) = suggested(&report);
        assert_eq!(grade, Some(GradeCode::PARTLY_MET));
        assert_eq!(reasons[0], "indicator-counts 1 2 0 1");
        assert_eq!(reasons[1], "why-partly ");
        assert_eq!(reasons[3], "indicator-wrong Sjukfrånvaro dag 1-14 3 % 2 %");
    }

    #[test]
    fn all_strong_is_fully_and_all_wrong_is_not() {
        let one = |outcome| {
            report_with(vec![indicator(
                "Sjukfrånvaro",
                &[(Outcome, outcome), (Previous, "6 %"), (Target, "5,5 %")],
            )])
        };
        assert_eq!(suggested(&one("5 %")).0, Some(GradeCode::FULLY_MET));
        assert_eq!(suggested(&one("7 %")).0, Some(GradeCode::NOT_MET));
        assert_eq!(suggested(&one("5,8 %")).0, Some(GradeCode::PARTLY_MET));
    }
}
