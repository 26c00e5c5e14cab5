//! Where a report stands, as its page shows it: four steps, what was done, and what whoever reads may
//! do now.

use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::permission::Scope;
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportState;
use tertial_domain::workflow::Step;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::workflow::GapReason;
use tertial_usecases::workflow::adopted::AdoptedVersion;
use tertial_usecases::workflow::questions::Question;
use tertial_usecases::workflow::standing::{ReportStanding, StepLine};

use super::step_key;
use crate::links;
use crate::words::Message;

/// Where a report stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    report: ReportId,
    /// The number of the version that the page shows.
    shown: u32,
    pub(crate) standing: ReportStanding,
    acts: Vec<Act>,
    undo: Option<(Step, IdempotencyKey)>,
    /// Why the last step was not taken.
    pub(crate) problems: Vec<ProblemText>,
}

/// Which of a report's versions a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The one that counts, and nothing is worked on beside it.
    Counting,
    /// The adopted one, while a correction is worked on.
    Adopted,
    /// A correction.
    Correction,
    /// One that another has followed.
    Old,
}

/// One of the four steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stage {
    pub(crate) word: &'static str,
    pub(crate) class: &'static str,
    pub(crate) is_here: bool,
}

/// Something that whoever reads may do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) word: &'static str,
    pub(crate) is_main: bool,
    pub(crate) href: String,
    /// The form's key; a step that takes words has a page of its own instead.
    pub(crate) key: Option<IdempotencyKey>,
}

impl Way {
    /// Where a report stands, for somebody who reads one version of it.
    pub fn new(report: ReportId, shown: u32, standing: ReportStanding, scope: &Scope) -> Self {
        let key = |step: Step| step_key(&report, &standing, (scope, step.code()));
        let waits = standing.questions.iter().any(Question::stops);
        let free = standing
            .steps
            .iter()
            .filter(|(step, problem)| problem.is_none() && !(waits && *step == Step::Review));
        let acts = free.filter_map(|(step, _)| act(&report, *step, key(*step))).collect();
        let undo =
            standing.undo.map(|offer| (offer.step, step_key(&report, &standing, (scope, "undo"))));
        Self { report, shown, acts, undo, standing, problems: Vec::new() }
    }

    pub(crate) fn is_of(&self) -> Shown {
        let working = self.standing.working.number;
        let counting = self.standing.counting;
        if self.shown == working {
            if working == counting { Shown::Counting } else { Shown::Correction }
        } else if self.shown == counting {
            Shown::Adopted
        } else {
            Shown::Old
        }
    }

    /// Whether the version that is worked on is the one that is shown.
    pub(crate) fn is_working(&self) -> bool {
        self.shown == self.standing.working.number
    }

    /// How far the version that is shown has come.
    pub(crate) fn state(&self) -> ReportState {
        match self.is_of() {
            Shown::Counting | Shown::Correction => self.standing.working.state,
            Shown::Adopted | Shown::Old => ReportState::Adopted,
        }
    }

    pub(crate) fn stages(&self) -> [Stage; 4] {
        let state = self.state();
        let is_back = self.is_working() && self.standing.working.is_sent_back;
        ReportState::ALL.map(|stage| {
            let is_here = stage == state;
            let (word, class) = match stage {
                ReportState::Draft if is_back && is_here => ("workflow-sent-back", "back"),
                stage if stage <= state => {
                    (tertial_presentation::wording::report_state(stage), "on")
                }
                stage => (tertial_presentation::wording::report_state(stage), ""),
            };
            Stage { word, class, is_here }
        })
    }

    /// What whoever reads may do, where the page shows what is worked on.
    pub(crate) fn acts(&self) -> &[Act] {
        if self.is_working() { &self.acts } else { &[] }
    }

    /// Whose turn it is, where it is not the reader's.
    pub(crate) fn waits_for(&self) -> Option<&'static str> {
        let is_readers = self.acts().iter().any(|act| act.is_main);
        match self.state() {
            _ if is_readers || !self.is_working() => None,
            ReportState::Draft => Some("workflow-waits-draft"),
            ReportState::Ready => Some("workflow-waits-ready"),
            ReportState::Reviewed => Some("workflow-waits-reviewed"),
            ReportState::Adopted => None,
        }
    }

    /// Steps that the reader's roles would allow, each with why it is not theirs to take.
    pub(crate) fn barred(&self) -> Vec<(&'static str, Problem)> {
        if !self.is_working() {
            return Vec::new();
        }
        let waiting = self.standing.questions.iter().filter(|question| question.stops()).count();
        let own = |(step, problem): &(Step, Option<Problem>)| match problem {
            Some(problem) if is_worth_saying(problem) => Some((word(*step)?, problem.clone())),
            None if *step == Step::Review && waiting > 0 => {
                let problem = Problem::new("questions-wait").with("count", waiting.to_string());
                Some((word(*step)?, problem))
            }
            Some(_) | None => None,
        };
        self.standing.steps.iter().filter_map(own).collect()
    }

    /// The reader's own last step, with the key of the form that undoes it.
    pub(crate) fn undo(&self) -> Option<(String, IdempotencyKey)> {
        let (step, key) = self.undo.filter(|_| self.is_working())?;
        Some((format!("workflow-done-{}", step.code().replace('_', "-")), key))
    }

    /// Why it was sent back, where that is what is to be done about it now.
    pub(crate) fn returned(&self) -> Option<&StepLine> {
        let is_back = self.is_working() && self.standing.working.is_sent_back;
        self.standing.history.first().filter(|_| is_back)
    }

    /// Why it was handed in with things missing, as long as somebody is to judge it.
    pub(crate) fn gaps(&self) -> &[GapReason] {
        let is_judged = match self.standing.working.state {
            ReportState::Ready | ReportState::Reviewed => self.is_working(),
            ReportState::Draft | ReportState::Adopted => false,
        };
        let handed_in = self.standing.history.iter().find(|line| line.step == Step::HandIn);
        handed_in.filter(|_| is_judged).map_or(&[], |line| &line.gaps)
    }

    /// Questions that are not settled, the first first.
    pub(crate) fn open_questions(&self) -> Vec<&Question> {
        if !self.is_working() {
            return Vec::new();
        }
        self.standing.questions.iter().filter(|question| question.settled.is_none()).collect()
    }

    pub(crate) fn anchor(question: &Question) -> String {
        super::talk::anchor(question)
    }

    /// Why what is shown corrects the adopted version, if it does.
    pub(crate) fn correcting(&self) -> Option<&str> {
        let is_correction = self.is_of() == Shown::Correction;
        self.standing.working.correction.as_deref().filter(|_| is_correction)
    }

    /// The decision on the version that is shown.
    pub(crate) fn decision(&self) -> Option<&AdoptedVersion> {
        self.standing.adopted.iter().find(|version| version.number == self.shown)
    }

    pub(crate) fn adopted_href(&self, number: u32) -> String {
        links::adopted(&self.report, number)
    }

    pub(crate) fn version_href(&self, number: u32) -> String {
        links::report_version(&self.report, number)
    }

    /// The way to what has changed: since it was adopted, else since the version before.
    pub(crate) fn changes_href(&self) -> Option<String> {
        let adopted = self.standing.adopted.iter().find(|one| one.number < self.shown);
        let from = adopted.map_or_else(|| self.shown.checked_sub(1), |one| Some(one.number))?;
        (from > 0).then(|| links::changes(&self.report, from, self.shown))
    }

    pub(crate) fn undo_href(&self) -> String {
        links::workflow(&self.report, "undo")
    }

    pub(crate) fn version(&self) -> Message {
        Message::new("workflow-version").with("number", u64::from(self.shown))
    }

    /// "Dnr SN 2026/14, beslutad 4 september 2026".
    pub(crate) fn decided(version: &AdoptedVersion) -> Message {
        Message::new("workflow-decided")
            .with("day", version.decision.decided_on)
            .with("number", &version.decision.register_number)
    }

    pub(crate) fn corrected_by(number: u32) -> Message {
        Message::new("workflow-corrected-by").with("number", u64::from(number))
    }

    pub(crate) fn correction(&self) -> Message {
        let state = tertial_presentation::wording::report_state(self.standing.working.state);
        Message::new("workflow-correction-beside")
            .with("number", u64::from(self.standing.working.number))
            .with("state", Message::new(state))
    }

    /// "Astrid Ek klarmarkerade version 2".
    pub(crate) fn did(line: &StepLine) -> Message {
        let who = match &line.by_name {
            Some(name) => crate::words::Word::from(name),
            None => Message::new("workflow-somebody").into(),
        };
        Message::new(did(line.step)).with("who", who).with("number", u64::from(line.number))
    }

    pub(crate) fn register(decision: &tertial_usecases::workflow::Decision) -> Message {
        Message::new("workflow-decided")
            .with("day", decision.decided_on)
            .with("number", &decision.register_number)
    }
}

/// What a reader can do something about, or wonders at.
fn is_worth_saying(problem: &Problem) -> bool {
    matches!(problem.code.as_ref(), "step-by-own-hand" | "step-not-what-was-reviewed")
}

/// The step's name on its button; what undoes at once stands in its note.
const fn word(step: Step) -> Option<&'static str> {
    Some(match step {
        Step::HandIn => "workflow-hand-in",
        Step::TakeBack => "workflow-take-back",
        Step::SendBack => "workflow-send-back",
        Step::Review => "workflow-review",
        Step::UndoReview => "workflow-undo-review",
        Step::Decline => "workflow-decline",
        Step::Adopt => "workflow-adopt",
        Step::Correct => "workflow-correct",
        Step::Abandon => "workflow-abandon",
        Step::UndoSendBack | Step::UndoDecline => return None,
    })
}

const fn did(step: Step) -> &'static str {
    match step {
        Step::HandIn => "workflow-did-hand-in",
        Step::TakeBack => "workflow-did-take-back",
        Step::SendBack => "workflow-did-send-back",
        Step::UndoSendBack => "workflow-did-undo-send-back",
        Step::Review => "workflow-did-review",
        Step::UndoReview => "workflow-did-undo-review",
        Step::Decline => "workflow-did-decline",
        Step::UndoDecline => "workflow-did-undo-decline",
        Step::Adopt => "workflow-did-adopt",
        Step::Correct => "workflow-did-correct",
        Step::Abandon => "workflow-did-abandon",
    }
}

fn act(report: &ReportId, step: Step, key: IdempotencyKey) -> Option<Act> {
    let (page, is_main, takes_words) = match step {
        Step::HandIn => ("hand-in", true, true),
        Step::TakeBack => ("take-back", false, false),
        Step::SendBack => ("send-back", false, true),
        Step::Review => ("pass", true, false),
        Step::UndoReview => ("undo-review", false, false),
        Step::Decline => ("decline", false, true),
        Step::Adopt => ("adoption", true, true),
        Step::Correct => ("correction", false, true),
        Step::Abandon => ("abandon", false, false),
        Step::UndoSendBack | Step::UndoDecline => return None,
    };
    let key = (!takes_words).then_some(key);
    Some(Act { word: word(step)?, is_main, href: links::workflow(report, page), key })
}
