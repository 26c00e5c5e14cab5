//! Who asks, from where, for what: the scope that every query applies, and the one table of acts.

use crate::ids::{AuthorityId, PrincipalId, UnitId};
use crate::report::ReportState;

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
        }
    }
}

/// Which authorities a scope reaches. There is no "empty means all".
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
}

/// Who asks, what they reach and why. Every read and write takes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    principal: PrincipalId,
    role: Role,
    reach: Reach,
    purpose: Purpose,
}

/// What a principal may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads what is shown on this machine's own address; the only person until sign-in exists.
    LocalReader,
    /// The program itself, started by whoever owns the database file.
    Operator,
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
    /// Verify the event log.
    VerifyLog,
    /// Forget what may be forgotten, and note that a back-up was restored.
    Maintain,
}

impl Scope {
    /// Whoever reads on this machine's own address: sees everything, changes nothing.
    pub const fn local_reader(principal: PrincipalId) -> Self {
        Self {
            principal,
            role: Role::LocalReader,
            reach: Reach::Installation,
            purpose: Purpose::Read,
        }
    }

    /// The program started by the owner of the database.
    pub const fn operator(principal: PrincipalId, purpose: Purpose) -> Self {
        Self { principal, role: Role::Operator, reach: Reach::Installation, purpose }
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
    pub const fn role(&self) -> Role {
        self.role
    }

    /// What they reach.
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The one authority, for the queries' filter; `None` is the whole installation.
    pub const fn authority(&self) -> Option<AuthorityId> {
        match &self.reach {
            Reach::Installation => None,
            Reach::Authority { authority, .. } => Some(*authority),
        }
    }

    /// Why.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }
}

/// Whether a role may do an act on something in a state. The one table; nothing else decides.
pub const fn may(role: Role, act: Act, state: Option<ReportState>) -> bool {
    match (role, act) {
        (Role::LocalReader, Act::ReadReport) => match state {
            Some(
                ReportState::Adopted
                | ReportState::Reviewed
                | ReportState::Ready
                | ReportState::Draft,
            )
            | None => true,
        },
        (Role::LocalReader, Act::ChangeReport) => match state {
            Some(ReportState::Draft) | None => true,
            Some(ReportState::Ready | ReportState::Reviewed | ReportState::Adopted) => false,
        },
        (
            Role::LocalReader,
            Act::ImportDocument | Act::WriteStructure | Act::VerifyLog | Act::Maintain,
        ) => false,
        // A draft may be followed by another; what has come further is the committee's own word.
        (Role::LocalReader | Role::Operator, Act::CompileReport) => match state {
            Some(ReportState::Draft) | None => true,
            Some(ReportState::Ready | ReportState::Reviewed | ReportState::Adopted) => false,
        },
        // Until there is sign-in, whoever sits at this machine reviews its reports and writes drafts.
        (Role::LocalReader, Act::ReadFacts | Act::AnswerFinding)
        | (
            Role::Operator,
            Act::ReadFacts
            | Act::ReadReport
            | Act::ImportDocument
            | Act::WriteStructure
            | Act::AnswerFinding
            | Act::ChangeReport
            | Act::VerifyLog
            | Act::Maintain,
        ) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compilation_never_follows_what_is_more_than_a_draft() {
        for role in [Role::LocalReader, Role::Operator] {
            assert!(may(role, Act::CompileReport, None));
            assert!(may(role, Act::CompileReport, Some(ReportState::Draft)));
            for state in [ReportState::Ready, ReportState::Reviewed, ReportState::Adopted] {
                assert!(!may(role, Act::CompileReport, Some(state)));
            }
        }
    }

    #[test]
    fn a_local_reader_answers_findings_writes_drafts_and_changes_nothing_else() {
        assert!(may(Role::LocalReader, Act::AnswerFinding, None));
        for state in ReportState::ALL {
            let is_draft = state == ReportState::Draft;
            assert_eq!(may(Role::LocalReader, Act::ChangeReport, Some(state)), is_draft);
        }
        for act in [Act::ImportDocument, Act::WriteStructure, Act::VerifyLog, Act::Maintain] {
            assert!(!may(Role::LocalReader, act, None));
            assert!(may(Role::Operator, act, None));
        }
    }
}
