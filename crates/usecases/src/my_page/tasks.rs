//! What somebody is to do, in the order of need. Decides and reads nothing.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use tertial_domain::annual_wheel::AnnualWheel;
use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportState;
use tertial_domain::workflow::Step;
use tertial_store::my_page::WorkLine;
use tertial_store::workflow::{Question, StoredStep};

use super::dates::Surroundings;
use super::{Document, Need, Task};
use crate::workflow::standing::is_sent_back;

/// A last day is near for so long.
const SOON_DAYS: i32 = 14;
/// What is not begun is told of so long before its last day.
const AHEAD_DAYS: i32 = 60;

/// What is known of a person's reports.
pub(super) struct Known<'a> {
    pub(super) surroundings: &'a Surroundings,
    /// In the order of reports and turns.
    pub(super) steps: &'a [StoredStep],
    /// In the order of reports.
    pub(super) questions: &'a [Question],
}

impl Known<'_> {
    pub(super) fn document(&self, line: &WorkLine) -> Document {
        let place_name = if line.unit_name.is_empty() {
            self.surroundings.name(line.unit)
        } else {
            line.unit_name.clone()
        };
        Document {
            report: Some(line.id),
            place: line.unit,
            place_name,
            year: line.year,
            kind: line.kind,
            state: Some(line.state),
            is_correction: line.is_correction,
        }
    }

    fn steps_of(&self, report: ReportId) -> &[StoredStep] {
        let from = self.steps.partition_point(|step| step.report < report);
        let own = self.steps.get(from..).unwrap_or_default();
        own.get(..own.partition_point(|step| step.report == report)).unwrap_or_default()
    }

    fn last(&self, report: ReportId) -> Option<(Step, Timestamp, Option<String>)> {
        let last = self.steps_of(report).last()?;
        Some((last.taken.step, last.taken.at, last.reason.clone()))
    }

    fn open_questions(&self, report: ReportId) -> usize {
        let asked = self.questions.iter().filter(|question| question.report == report);
        asked.filter(|question| question.stops()).count()
    }

    /// What a report asks of whoever writes it.
    fn of_writer(&self, line: &WorkLine, today: Date) -> Option<Task> {
        let questions = self.open_questions(line.id);
        // A correction has no last day: the report was handed in by then.
        let due_on = if line.is_correction {
            None
        } else {
            self.surroundings.due_on(line.unit, (line.year, line.kind))
        };
        let was_sent_back = is_sent_back(self.steps_of(line.id));
        let need = match line.state {
            ReportState::Draft if was_sent_back && questions > 0 => Need::SentBack,
            ReportState::Draft => match nearness(due_on, today) {
                Need::Late => Need::Late,
                _ if was_sent_back => Need::ToHandInAgain,
                need => need,
            },
            ReportState::Ready | ReportState::Reviewed if questions > 0 => Need::Asked,
            ReportState::Ready | ReportState::Reviewed | ReportState::Adopted => return None,
        };
        let document = self.document(line);
        Some(Task { need, document, due_on, questions, last: self.last(line.id) })
    }

    fn of_judge(&self, line: &WorkLine) -> Option<Task> {
        let need = match line.state {
            ReportState::Ready => Need::ToReview,
            ReportState::Reviewed => Need::ToAdopt,
            ReportState::Draft | ReportState::Adopted => return None,
        };
        Some(Task { need, document: self.document(line), due_on: None, questions: 0, last: None })
    }

    /// The documents of a place that have a last day and are not begun.
    fn not_begun(&self, place: UnitId, work: &[WorkLine], today: Date) -> Vec<Task> {
        // Departments write none as a rule; where one does, its draft is on the list.
        let plans = self.surroundings.get(place).is_some_and(|place| match place.level {
            OrgLevel::Committee | OrgLevel::Unit => true,
            OrgLevel::Council | OrgLevel::Department | OrgLevel::Workplace => false,
        });
        if !plans {
            return Vec::new();
        }
        let (from, _) = AnnualWheel::months(today);
        let until = today.saturating_add(AHEAD_DAYS.days());
        let is_begun = |(year, kind)| {
            work.iter().any(|line| (line.unit, line.year, line.kind) == (place, year, kind))
        };
        let due = self.surroundings.due(place).into_iter();
        due.filter(|(document, on)| from <= *on && *on <= until && !is_begun(*document))
            .map(|((year, kind), on)| Task {
                need: nearness(Some(on), today),
                document: Document {
                    report: None,
                    place,
                    place_name: self.surroundings.name(place),
                    year,
                    kind,
                    state: None,
                    is_correction: false,
                },
                due_on: Some(on),
                questions: 0,
                last: None,
            })
            .collect()
    }
}

/// How much a document is needed that is not handed in.
fn nearness(due_on: Option<Date>, today: Date) -> Need {
    match due_on {
        Some(on) if on < today => Need::Late,
        Some(on) if on <= today.saturating_add(SOON_DAYS.days()) => Need::DueSoon,
        Some(_) | None => Need::Later,
    }
}

/// What somebody is to do with the reports of their own places and with those that wait for them.
pub(super) fn in_order(
    scope: &Scope,
    known: &Known<'_>,
    (work, waiting): (&[WorkLine], Vec<WorkLine>),
    today: Date,
) -> Vec<Task> {
    let writes = |place: UnitId, act| {
        scope.held().iter().any(|held| held.place == place && held.role.allows(act))
    };
    let own = work.iter().filter(|line| writes(line.unit, Act::ChangeReport));
    let mut tasks: Vec<Task> = own.filter_map(|line| known.of_writer(line, today)).collect();
    let mut places: Vec<UnitId> = scope
        .held()
        .iter()
        .filter(|held| held.role.allows(Act::HandInReport))
        .map(|held| held.place)
        .collect();
    places.sort_unstable();
    places.dedup();
    tasks.extend(places.into_iter().flat_map(|place| known.not_begun(place, work, today)));
    tasks.extend(waiting.iter().filter_map(|line| known.of_judge(line)));
    // Those that wait keep their order: what has waited longest comes first.
    tasks.sort_by_key(|task| (task.need, task.due_on.unwrap_or(Date::MAX)));
    tasks
}
