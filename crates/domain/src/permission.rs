//! Who asks, from where, for what: the scope that every query applies, and what its asker may do.
//! What a role allows stands in `role.rs`.

use jiff::civil::Date;

use crate::ids::{AuthorityId, PrincipalId, UnitId};
use crate::report::ReportState;
use crate::role::Role;

/// Why data is asked for; written to the log where that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A page or an answer to a person.
    Read,
    /// A change.
    Write,
    /// Reading in old documents.
    Import,
    /// Making a demonstration city.
    Demonstration,
    /// The program's own upkeep: migration, verification.
    Maintenance,
    /// Finding out who somebody is.
    SignIn,
}

impl Purpose {
    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Import => "import",
            Self::Demonstration => "demonstration",
            Self::Maintenance => "maintenance",
            Self::SignIn => "sign-in",
        }
    }
}

/// Which rows a scope reaches. There is no "empty means all".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everything in this installation.
    Installation,
    /// One authority, and in it these places with what is below them.
    Authority {
        /// The authority.
        authority: AuthorityId,
        /// Places valid today.
        places: Vec<UnitId>,
    },
    /// What a person's roles let them see on a day; the queries look the roles up themselves, so
    /// that one that has ended counts no more in the next query.
    Person {
        /// The day on which roles and places count.
        today: Date,
        /// The roles that the person had when the request came, and where.
        held: Vec<Held>,
    },
}

/// A role that counts, where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// The place.
    pub place: UnitId,
    /// The place's authority.
    pub authority: AuthorityId,
}

/// Who asks, what they reach and why. Every read and write takes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    principal: PrincipalId,
    asker: Asker,
    reach: Reach,
    purpose: Purpose,
    is_proved: bool,
    overseen: Vec<AuthorityId>,
}

/// What kind of asker it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asker {
    /// Whoever sits at this machine, where there is no sign-in.
    LocalReader,
    /// The program itself, started by whoever owns the database file.
    Operator,
    /// Somebody who has signed in, with the roles they were given.
    Person,
    /// The program itself while it finds out who somebody is; it may do nothing else.
    Door,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Read organisation, goals, indicators and activities.
    ReadFacts,
    /// Read a report.
    ReadReport,
    /// Read in a document.
    ImportDocument,
    /// Write the organisation, goal sets and definitions.
    WriteStructure,
    /// Answer a finding of the review with a motive, or withdraw an answer.
    AnswerFinding,
    /// Store a committee's report that is compiled from its units', as a draft.
    CompileReport,
    /// Write the words of a report that is a draft.
    ChangeReport,
    /// Hand a report in, or take it back before it is reviewed.
    HandInReport,
    /// Review a report that is handed in, send it back, or undo either.
    ReviewReport,
    /// Adopt a report that is reviewed, or decline it.
    AdoptReport,
    /// Begin a correction of an adopted report, or give it up.
    CorrectReport,
    /// Ask about a place of a report, or advise on it.
    AskQuestion,
    /// Answer what was asked about a report.
    AnswerQuestion,
    /// Open a year, or undo that; say the council's part of it.
    OpenYear,
    /// Say a committee's part of a year that was opened: goals, targets, activities, deadlines.
    DirectYear,
    /// Begin a place's plan and follow-ups in a year that was opened, and answer what changed above.
    PlanYear,
    /// Enter people, give and end their roles.
    ManagePeople,
    /// Read and verify the event log.
    VerifyLog,
    /// Forget what may be forgotten, and note that a back-up was restored.
    Maintain,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 19] = [
        Self::ReadFacts,
        Self::ReadReport,
        Self::ImportDocument,
        Self::WriteStructure,
        Self::AnswerFinding,
        Self::CompileReport,
        Self::ChangeReport,
        Self::HandInReport,
        Self::ReviewReport,
        Self::AdoptReport,
        Self::CorrectReport,
        Self::AskQuestion,
        Self::AnswerQuestion,
        Self::OpenYear,
        Self::DirectYear,
        Self::PlanYear,
        Self::ManagePeople,
        Self::VerifyLog,
        Self::Maintain,
    ];

    /// Whether a report in a state is open to the act, whoever asks; `None` is no report yet, or
    /// an act that is about none.
    pub const fn is_open_in(self, state: Option<ReportState>) -> bool {
        match self {
            // A draft may be written and followed by another; what has come further is somebody's word.
            Self::CompileReport | Self::ChangeReport => match state {
                Some(ReportState::Draft) | None => true,
                Some(ReportState::Ready | ReportState::Reviewed | ReportState::Adopted) => false,
            },
            Self::HandInReport => match state {
                Some(ReportState::Draft | ReportState::Ready) => true,
                Some(ReportState::Reviewed | ReportState::Adopted) | None => false,
            },
            Self::ReviewReport | Self::AskQuestion | Self::AnswerQuestion => match state {
                Some(ReportState::Draft | ReportState::Ready | ReportState::Reviewed) => true,
                Some(ReportState::Adopted) | None => false,
            },
            Self::AdoptReport => match state {
                Some(ReportState::Draft | ReportState::Reviewed) => true,
                Some(ReportState::Ready | ReportState::Adopted) | None => false,
            },
            Self::CorrectReport => match state {
                Some(ReportState::Draft | ReportState::Adopted) => true,
                Some(ReportState::Ready | ReportState::Reviewed) | None => false,
            },
            Self::ReadFacts
            | Self::ReadReport
            | Self::ImportDocument
            | Self::WriteStructure
            | Self::AnswerFinding
            | Self::OpenYear
            | Self::DirectYear
            | Self::PlanYear
            | Self::ManagePeople
            | Self::VerifyLog
            | Self::Maintain => true,
        }
    }
}

impl Scope {
    /// Whoever reads on this machine's own address: sees everything, changes nothing but answers
    /// and drafts.
    pub const fn local_reader(principal: PrincipalId) -> Self {
        Self {
            principal,
            asker: Asker::LocalReader,
            reach: Reach::Installation,
            purpose: Purpose::Read,
            is_proved: false,
            overseen: Vec::new(),
        }
    }

    /// The program started by the owner of the database.
    pub const fn operator(principal: PrincipalId, purpose: Purpose) -> Self {
        Self {
            principal,
            asker: Asker::Operator,
            reach: Reach::Installation,
            purpose,
            is_proved: true,
            overseen: Vec::new(),
        }
    }

    /// Whoever stands at the door and has not said who they are, or is saying it. It reaches what
    /// sign-in needs, and no act is open to it.
    pub const fn door(principal: PrincipalId) -> Self {
        Self {
            principal,
            asker: Asker::Door,
            reach: Reach::Installation,
            purpose: Purpose::SignIn,
            is_proved: false,
            overseen: Vec::new(),
        }
    }

    /// A person who has signed in, with the roles that count on the day.
    pub const fn person(principal: PrincipalId, today: Date, held: Vec<Held>) -> Self {
        Self {
            principal,
            asker: Asker::Person,
            reach: Reach::Person { today, held },
            purpose: Purpose::Read,
            is_proved: false,
            overseen: Vec::new(),
        }
    }

    /// The same person, who has just proved who they are.
    #[must_use]
    pub const fn proved(mut self) -> Self {
        self.is_proved = true;
        self
    }

    /// The same person, whose roles reach down into these other authorities.
    #[must_use]
    pub fn overseeing(mut self, authorities: Vec<AuthorityId>) -> Self {
        self.overseen = authorities;
        self
    }

    /// The authorities in whose logs the asker's acts are noted besides their own: those below a
    /// place whose roles or structure they see to.
    pub fn overseen(&self) -> &[AuthorityId] {
        &self.overseen
    }

    /// Whether the asker has proved lately enough who they are for what takes a fresh proof: giving
    /// roles, and adopting a report. The owner of the database proves it by having the database.
    pub const fn is_proved(&self) -> bool {
        self.is_proved
    }

    /// The same asker, narrowed to one authority and places in it.
    #[must_use]
    pub fn within(mut self, authority: AuthorityId, places: Vec<UnitId>) -> Self {
        self.reach = Reach::Authority { authority, places };
        self
    }

    /// Who asks.
    pub const fn principal(&self) -> PrincipalId {
        self.principal
    }

    /// As what.
    pub const fn asker(&self) -> Asker {
        self.asker
    }

    /// What they reach.
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Why.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Whether there is any place at which the asker may do an act: what a menu shows and what a
    /// route lets in. What a report's place and state add is [`Self::may_about`]'s to say.
    pub fn may(&self, act: Act) -> bool {
        match self.asker {
            Asker::Operator => operator_may(act),
            Asker::LocalReader => local_reader_may(act),
            Asker::Door => false,
            Asker::Person => self.held().iter().any(|held| held.role.allows(act)),
        }
    }

    /// Whether the asker may do an act about a report in a state, with these roles at its place.
    ///
    /// `at_place` is what the store says of the place for a person; nobody else has roles.
    pub fn may_about(&self, act: Act, state: Option<ReportState>, at_place: &[Role]) -> bool {
        let is_allowed = match self.asker {
            Asker::Operator => operator_may(act),
            Asker::LocalReader => local_reader_may(act),
            Asker::Door => false,
            Asker::Person => at_place.iter().any(|role| role.allows(act)),
        };
        is_allowed && act.is_open_in(state)
    }

    /// The roles of a person, wherever they are; nobody else has any.
    pub fn held(&self) -> &[Held] {
        match &self.reach {
            Reach::Person { held, .. } => held,
            Reach::Installation | Reach::Authority { .. } => &[],
        }
    }
}

/// What the owner of the database may do: everything but what takes a person to answer for.
const fn operator_may(act: Act) -> bool {
    match act {
        Act::ReadFacts
        | Act::ReadReport
        | Act::ImportDocument
        | Act::WriteStructure
        | Act::AnswerFinding
        | Act::CompileReport
        | Act::ChangeReport
        | Act::OpenYear
        | Act::DirectYear
        | Act::PlanYear
        | Act::ManagePeople
        | Act::VerifyLog
        | Act::Maintain => true,
        Act::HandInReport
        | Act::ReviewReport
        | Act::AdoptReport
        | Act::CorrectReport
        | Act::AskQuestion
        | Act::AnswerQuestion => false,
    }
}

/// What whoever sits at this machine may do where there is no sign-in.
const fn local_reader_may(act: Act) -> bool {
    match act {
        Act::ReadFacts
        | Act::ReadReport
        | Act::AnswerFinding
        | Act::CompileReport
        | Act::ChangeReport
        | Act::PlanYear => true,
        Act::OpenYear
        | Act::DirectYear
        | Act::ImportDocument
        | Act::WriteStructure
        | Act::HandInReport
        | Act::ReviewReport
        | Act::AdoptReport
        | Act::CorrectReport
        | Act::AskQuestion
        | Act::AnswerQuestion
        | Act::ManagePeople
        | Act::VerifyLog
        | Act::Maintain => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOMEBODY: PrincipalId = PrincipalId::from_bits(1);

    fn askers() -> [Scope; 2] {
        [Scope::local_reader(SOMEBODY), Scope::operator(SOMEBODY, Purpose::Write)]
    }

    #[test]
    fn a_compilation_never_follows_what_is_more_than_a_draft() {
        for scope in askers() {
            assert!(scope.may_about(Act::CompileReport, None, &[]));
            for state in ReportState::ALL {
                let is_draft = state == ReportState::Draft;
                assert_eq!(scope.may_about(Act::CompileReport, Some(state), &[]), is_draft);
                assert_eq!(scope.may_about(Act::ChangeReport, Some(state), &[]), is_draft);
            }
        }
    }

    #[test]
    fn a_local_reader_answers_findings_writes_drafts_and_changes_nothing_else() {
        let [reader, operator] = askers();
        assert!(reader.may(Act::AnswerFinding));
        for act in [Act::ImportDocument, Act::WriteStructure, Act::VerifyLog, Act::Maintain] {
            assert!(!reader.may(act));
            assert!(operator.may(act));
        }
    }

    #[test]
    fn nobody_does_anything_at_the_door() {
        let door = Scope::door(SOMEBODY);
        for act in Act::ALL {
            assert!(!door.may(act), "{act:?}");
            for role in Role::ALL {
                assert!(!door.may_about(act, None, &[role]), "{act:?}");
            }
        }
    }

    #[test]
    fn a_person_may_what_a_role_at_the_place_allows_and_nothing_without_one() {
        let today = jiff::civil::date(2026, 11, 22);
        let nobody = Scope::person(SOMEBODY, today, Vec::new());
        for act in Act::ALL {
            assert!(!nobody.may(act), "{act:?}");
            assert!(!nobody.may_about(act, None, &[]), "{act:?}");
        }
        for role in Role::ALL {
            let (place, authority) = (UnitId::from_bits(2), AuthorityId::from_bits(3));
            let person = Scope::person(SOMEBODY, today, vec![Held { role, place, authority }]);
            for act in Act::ALL {
                assert_eq!(person.may(act), role.allows(act));
                // The role is held, but not at the place that the act is about.
                assert!(!person.may_about(act, None, &[]));
                let is_let = role.allows(act) && act.is_open_in(None);
                assert_eq!(person.may_about(act, None, &[role]), is_let);
            }
            assert!(!person.may(Act::Maintain));
        }
    }
}
