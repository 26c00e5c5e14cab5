//! How goals stand by those who answer for them: committees under the city's goals, units under a
//! committee's, a unit under those that it serves.

use std::collections::{BTreeMap, HashMap};

use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{GoalId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_domain::sheet::GradeTally;
use tertial_report::sheet::GradeMoves;
use tertial_store::assessments::StoredAssessment;

use crate::directory::Directory;
use crate::goals::{in_printed_order, printed};

/// Goals with those who answer for them.
pub(super) struct Standing {
    pub(super) goals: Vec<String>,
    pub(super) answerers: Vec<(UnitId, Vec<GradeTally>)>,
}

/// What is looked at: whose goals, at which level, in which report.
pub(super) struct View<'a> {
    pub(super) directory: &'a Directory,
    pub(super) goals: &'a [Goal],
    pub(super) place: UnitId,
    pub(super) level: OrgLevel,
}

impl View<'_> {
    /// The goals whose grades are looked at: the committees' own for the city, else the units'.
    fn answers(&self) -> impl Iterator<Item = &Goal> {
        let below = self.directory.within(self.place);
        let wanted = match self.level {
            OrgLevel::Council => GoalLevel::Committee,
            OrgLevel::Committee | OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => {
                GoalLevel::Unit
            }
        };
        self.goals
            .iter()
            .filter(move |goal| goal.level == wanted && below.binary_search(&goal.owner).is_ok())
    }

    /// Who answers for which goals above, as their own reports of a kind say.
    pub(super) fn standing(&self, said: &[StoredAssessment], kind: ReportKind) -> Standing {
        let graded = graded(said, kind);
        let by_id: HashMap<GoalId, &Goal> = self.goals.iter().map(|goal| (goal.id, goal)).collect();
        let mut cells: BTreeMap<UnitId, HashMap<GoalId, GradeTally>> = BTreeMap::new();
        let mut above: Vec<&Goal> = Vec::new();
        for goal in self.answers() {
            let Some(assessment) = graded.get(&(goal.id, goal.owner)) else { continue };
            let Some(parent) = goal.parent.and_then(|parent| by_id.get(&parent)) else { continue };
            if !above.iter().any(|known| known.id == parent.id) {
                above.push(parent);
            }
            let tally = cells.entry(goal.owner).or_default().entry(parent.id).or_default();
            count(tally, assessment);
        }
        in_printed_order(&mut above);
        let row = |(unit, cells): (UnitId, HashMap<GoalId, GradeTally>)| {
            let tally = |goal: &&Goal| cells.get(&goal.id).copied().unwrap_or_default();
            (unit, above.iter().map(tally).collect())
        };
        Standing {
            goals: above.iter().map(|goal| printed(goal)).collect(),
            answerers: cells.into_iter().map(row).collect(),
        }
    }

    /// How the grades have moved from one report to another.
    pub(super) fn moves(
        &self,
        (before, now): (&[StoredAssessment], &[StoredAssessment]),
        (year, kind, is_now): (OperatingYear, ReportKind, ReportKind),
    ) -> GradeMoves {
        let (before, now) = (graded(before, kind), graded(now, is_now));
        let mut moves = GradeMoves { kind, year, compared: 0, better: 0, worse: 0 };
        for goal in self.answers() {
            let key = (goal.id, goal.owner);
            let rank = |said: &HashMap<_, &Assessment>| rank(said.get(&key)?.grade()?);
            let (Some(before), Some(now)) = (rank(&before), rank(&now)) else { continue };
            moves.compared += 1;
            moves.better += usize::from(before < now);
            moves.worse += usize::from(now < before);
        }
        moves
    }
}

fn graded(said: &[StoredAssessment], kind: ReportKind) -> HashMap<(GoalId, UnitId), &Assessment> {
    let of_kind = said.iter().filter(|answer| answer.kind == kind);
    of_kind.map(|answer| ((answer.goal, answer.unit), &answer.assessment)).collect()
}

/// Better grades rank higher; a grade of another scale has no rank.
fn rank(grade: &GradeCode) -> Option<u8> {
    [GradeCode::NOT_MET, GradeCode::PARTLY_MET, GradeCode::FULLY_MET]
        .iter()
        .zip(1..)
        .find(|(known, _)| *known == grade)
        .map(|(_, rank)| rank)
}

fn count(GradeTally(counts): &mut GradeTally, assessment: &Assessment) {
    let [fully, partly, not, not_assessed, missing] = counts;
    let count = match assessment {
        Assessment::Missing => missing,
        Assessment::NotAssessed => not_assessed,
        Assessment::Graded { grade, .. } if *grade == GradeCode::FULLY_MET => fully,
        Assessment::Graded { grade, .. } if *grade == GradeCode::PARTLY_MET => partly,
        Assessment::Graded { grade, .. } if *grade == GradeCode::NOT_MET => not,
        // A city's own scale has no place among the five.
        Assessment::Graded { .. } => return,
    };
    *count = count.saturating_add(1);
}

/// All tallies of a row together.
pub(super) fn together(cells: &[GradeTally]) -> GradeTally {
    cells.iter().fold(GradeTally::default(), |GradeTally(sum), GradeTally(more)| {
        let mut pairs = sum.into_iter().zip(*more).map(|(one, other)| one.saturating_add(other));
        GradeTally(std::array::from_fn(|_| pairs.next().unwrap_or(0)))
    })
}
