//! The way of a report from draft to decision, as data: which step leads where, whose it is to
//! take, and whose it is not because of what they did before.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::ids::PrincipalId;
use crate::permission::Act;
use crate::report::ReportState;

/// Something that a person does with a whole report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The unit says that it is ready (*klarmarkera*).
    HandIn,
    /// The unit takes it back before it is reviewed (*ta tillbaka*).
    TakeBack,
    /// The reviewer sends it back with questions (*återsända*).
    SendBack,
    /// The reviewer did not mean to.
    UndoSendBack,
    /// The reviewer has read it and lets it pass (*granska*).
    Review,
    /// The reviewer takes that back, as long as it is not adopted.
    UndoReview,
    /// The approver does not adopt it, but sends it back (*återremittera*).
    Decline,
    /// The approver did not mean to.
    UndoDecline,
    /// The approver adopts the version that was reviewed (*besluta*).
    Adopt,
    /// A new numbered version is begun beside an adopted one, with a reason (*rätta*).
    Correct,
    /// A correction that is a draft is given up; the adopted version stands.
    Abandon,
}

/// Where a step leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leads {
    /// The version that is worked on comes so far.
    To(ReportState),
    /// A correction is begun as a draft; the adopted version counts on.
    Opens,
    /// The correction is gone; the adopted version counts as before.
    Closes,
    /// The step cannot be taken from there.
    Nowhere,
}

/// What somebody has done with a report since it was last adopted, that keeps them from steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// Stored a version with other words.
    Wrote,
    /// Handed it in, also where that was taken back.
    HandedIn,
    /// Reviewed it, and the review stands.
    Reviewed,
}

/// How long a step may be undone by whoever took it, where nothing else has happened.
pub const UNDO_LASTS: SignedDuration = SignedDuration::from_secs(10);

impl Step {
    /// Every step.
    pub const ALL: [Self; 11] = [
        Self::HandIn,
        Self::TakeBack,
        Self::SendBack,
        Self::UndoSendBack,
        Self::Review,
        Self::UndoReview,
        Self::Decline,
        Self::UndoDecline,
        Self::Adopt,
        Self::Correct,
        Self::Abandon,
    ];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandIn => "hand_in",
            Self::TakeBack => "take_back",
            Self::SendBack => "send_back",
            Self::UndoSendBack => "undo_send_back",
            Self::Review => "review",
            Self::UndoReview => "undo_review",
            Self::Decline => "decline",
            Self::UndoDecline => "undo_decline",
            Self::Adopt => "adopt",
            Self::Correct => "correct",
            Self::Abandon => "abandon",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Where the step leads from a state: every cell is written out.
    pub const fn leads(self, from: ReportState) -> Leads {
        match self {
            Self::HandIn => match from {
                ReportState::Draft => Leads::To(ReportState::Ready),
                ReportState::Ready | ReportState::Reviewed | ReportState::Adopted => Leads::Nowhere,
            },
            Self::TakeBack | Self::SendBack => match from {
                ReportState::Ready => Leads::To(ReportState::Draft),
                ReportState::Draft | ReportState::Reviewed | ReportState::Adopted => Leads::Nowhere,
            },
            Self::UndoSendBack => match from {
                ReportState::Draft => Leads::To(ReportState::Ready),
                ReportState::Ready | ReportState::Reviewed | ReportState::Adopted => Leads::Nowhere,
            },
            Self::Review => match from {
                ReportState::Ready => Leads::To(ReportState::Reviewed),
                ReportState::Draft | ReportState::Reviewed | ReportState::Adopted => Leads::Nowhere,
            },
            Self::UndoReview => match from {
                ReportState::Reviewed => Leads::To(ReportState::Ready),
                ReportState::Draft | ReportState::Ready | ReportState::Adopted => Leads::Nowhere,
            },
            Self::Decline => match from {
                ReportState::Reviewed => Leads::To(ReportState::Draft),
                ReportState::Draft | ReportState::Ready | ReportState::Adopted => Leads::Nowhere,
            },
            Self::UndoDecline => match from {
                ReportState::Draft => Leads::To(ReportState::Reviewed),
                ReportState::Ready | ReportState::Reviewed | ReportState::Adopted => Leads::Nowhere,
            },
            Self::Adopt => match from {
                ReportState::Reviewed => Leads::To(ReportState::Adopted),
                ReportState::Draft | ReportState::Ready | ReportState::Adopted => Leads::Nowhere,
            },
            Self::Correct => match from {
                ReportState::Adopted => Leads::Opens,
                ReportState::Draft | ReportState::Ready | ReportState::Reviewed => Leads::Nowhere,
            },
            Self::Abandon => match from {
                ReportState::Draft => Leads::Closes,
                ReportState::Ready | ReportState::Reviewed | ReportState::Adopted => Leads::Nowhere,
            },
        }
    }

    /// The act by which a role allows the step.
    pub const fn act(self) -> Act {
        match self {
            Self::HandIn | Self::TakeBack => Act::HandInReport,
            Self::SendBack | Self::UndoSendBack | Self::Review | Self::UndoReview => {
                Act::ReviewReport
            }
            Self::Decline | Self::UndoDecline | Self::Adopt => Act::AdoptReport,
            Self::Correct | Self::Abandon => Act::CorrectReport,
        }
    }

    /// Whether whoever has had such a hand in the report may not take the step: nobody approves
    /// what they wrote or handed in, and whoever reviewed it does not adopt it.
    pub const fn is_barred_by(self, hand: Hand) -> bool {
        match self {
            Self::Review => match hand {
                Hand::Wrote | Hand::HandedIn => true,
                Hand::Reviewed => false,
            },
            Self::Adopt => match hand {
                Hand::Wrote | Hand::HandedIn | Hand::Reviewed => true,
            },
            Self::HandIn
            | Self::TakeBack
            | Self::SendBack
            | Self::UndoSendBack
            | Self::UndoReview
            | Self::Decline
            | Self::UndoDecline
            | Self::Correct
            | Self::Abandon => false,
        }
    }

    /// The step that undoes this one. What is adopted stays so.
    pub const fn undone_by(self) -> Option<Self> {
        match self {
            Self::HandIn => Some(Self::TakeBack),
            Self::SendBack => Some(Self::UndoSendBack),
            Self::Review => Some(Self::UndoReview),
            Self::Decline => Some(Self::UndoDecline),
            Self::Correct => Some(Self::Abandon),
            Self::TakeBack
            | Self::UndoSendBack
            | Self::UndoReview
            | Self::UndoDecline
            | Self::Adopt
            | Self::Abandon => None,
        }
    }

    /// The step that must be the last one before this, taken by the same person within
    /// [`UNDO_LASTS`]; `None` where the step may be taken whenever the state allows it.
    const fn undoes_at_once(self) -> Option<Self> {
        match self {
            Self::UndoSendBack => Some(Self::SendBack),
            Self::UndoDecline => Some(Self::Decline),
            Self::HandIn
            | Self::TakeBack
            | Self::SendBack
            | Self::Review
            | Self::UndoReview
            | Self::Decline
            | Self::Adopt
            | Self::Correct
            | Self::Abandon => None,
        }
    }
}

/// A version of a report, and what its bytes are known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pinned<H> {
    /// Its number, from 1.
    pub number: u32,
    /// The fingerprint of its bytes.
    pub hash: H,
}

/// A step that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken<H> {
    /// Which.
    pub step: Step,
    /// Who.
    pub by: PrincipalId,
    /// When.
    pub at: Timestamp,
    /// Of which version; of a correction that is begun, the one that it begins as.
    pub version: Pinned<H>,
}

/// A step that somebody wants to take, and the version that they looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<H> {
    /// Which.
    pub step: Step,
    /// Who.
    pub by: PrincipalId,
    /// When.
    pub at: Timestamp,
    /// The number that they saw.
    pub number: u32,
    /// The fingerprint that they saw; adopting takes one.
    pub hash: Option<H>,
}

/// How a report stands: the version that is worked on, and what was done since it was last adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<H> {
    /// How far the version has come.
    pub state: ReportState,
    /// Whether an adopted version stands beside it.
    pub is_correction: bool,
    /// The version.
    pub working: Pinned<H>,
    /// The steps since the last adoption, the first first.
    pub taken: Vec<Taken<H>>,
    /// Who stored a version with other words since.
    pub writers: BTreeSet<PrincipalId>,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be taken from this state.
    NotFromHere {
        /// The state.
        state: ReportState,
    },
    /// There is another version than the one that was looked at.
    AnotherVersion {
        /// The number that was seen.
        seen: u32,
        /// The number now.
        now: u32,
    },
    /// What would be adopted is not, byte for byte, what was reviewed.
    NotWhatWasReviewed,
    /// What the person did before keeps them from it.
    OwnHand(Hand),
    /// It can be undone no more: too long ago, by somebody else, or something came after.
    TooLateToUndo,
}

impl<H: Copy + PartialEq> Standing<H> {
    /// Whether a person has had such a hand in the report.
    pub fn has_hand(&self, person: PrincipalId, hand: Hand) -> bool {
        match hand {
            Hand::Wrote => self.writers.contains(&person),
            Hand::HandedIn => {
                self.taken.iter().any(|taken| taken.step == Step::HandIn && taken.by == person)
            }
            Hand::Reviewed => self.review().is_some_and(|review| review.by == person),
        }
    }

    /// The review that stands: what was sent back or reopened since is reviewed anew.
    pub fn review(&self) -> Option<&Taken<H>> {
        let mut reviews: Vec<&Taken<H>> = Vec::new();
        let mut declined: Option<&Taken<H>> = None;
        for taken in &self.taken {
            match taken.step {
                Step::Review => reviews.push(taken),
                Step::Decline => declined = reviews.pop(),
                Step::UndoDecline => reviews.extend(declined.take()),
                Step::UndoReview => drop(reviews.pop()),
                Step::HandIn
                | Step::TakeBack
                | Step::SendBack
                | Step::UndoSendBack
                | Step::Adopt
                | Step::Correct
                | Step::Abandon => {}
            }
        }
        reviews.pop()
    }

    /// Where a step leads, or why it is not taken. What the person's roles allow is asked before.
    pub fn decide(&self, wanted: &Wanted<H>) -> Result<Leads, Refusal> {
        let leads = match wanted.step.leads(self.state) {
            Leads::Nowhere => return Err(Refusal::NotFromHere { state: self.state }),
            Leads::Closes if !self.is_correction => {
                return Err(Refusal::NotFromHere { state: self.state });
            }
            leads @ (Leads::To(_) | Leads::Opens | Leads::Closes) => leads,
        };
        let (seen, now) = (wanted.number, self.working.number);
        if seen != now || wanted.hash.is_some_and(|hash| hash != self.working.hash) {
            return Err(Refusal::AnotherVersion { seen, now });
        }
        if let Some(hand) = self.barring_hand(wanted) {
            return Err(Refusal::OwnHand(hand));
        }
        if let Some(undone) = wanted.step.undoes_at_once() {
            self.undoable(wanted, undone)?;
        }
        if wanted.step == Step::Adopt {
            let reviewed = self.review().map(|review| review.version);
            if wanted.hash.is_none() || reviewed != Some(self.working) {
                return Err(Refusal::NotWhatWasReviewed);
            }
        }
        Ok(leads)
    }

    /// The step that a person may undo now, and the one that undoes it.
    pub fn undo(&self, by: PrincipalId, at: Timestamp) -> Option<(Step, Step)> {
        let last = self.taken.last().filter(|last| last.by == by)?;
        let undoing = last.step.undone_by()?;
        (last.version == self.working && lasts(last.at, at)).then_some((last.step, undoing))
    }

    fn barring_hand(&self, wanted: &Wanted<H>) -> Option<Hand> {
        let hands = [Hand::Wrote, Hand::HandedIn, Hand::Reviewed];
        let mut barring = hands.into_iter().filter(|hand| wanted.step.is_barred_by(*hand));
        barring.find(|hand| self.has_hand(wanted.by, *hand))
    }

    fn undoable(&self, wanted: &Wanted<H>, undone: Step) -> Result<(), Refusal> {
        let last = self.taken.last().filter(|last| {
            last.step == undone && last.by == wanted.by && last.version == self.working
        });
        match last {
            Some(last) if lasts(last.at, wanted.at) => Ok(()),
            Some(_) | None => Err(Refusal::TooLateToUndo),
        }
    }
}

/// Whether a step may still be undone.
fn lasts(taken: Timestamp, now: Timestamp) -> bool {
    now.duration_since(taken) <= UNDO_LASTS
}

#[cfg(test)]
mod tests;
