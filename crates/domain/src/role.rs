//! What a person is at a place, and what that lets them see and do there. Two tables and the rule
//! of what has crossed an authority's border; nothing else decides.

use crate::organisation::OrgLevel;
use crate::permission::Act;
use crate::report::ReportState;

/// What a person is at a place and at what is below it, for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads what has been handed in (*läsare*).
    Reader,
    /// Writes a part of a report for a workplace or a planning group (*medskapare*).
    Contributor,
    /// Writes the place's plans and reports and hands them in: the unit's manager or the deputy
    /// (*rapportör*).
    Reporter,
    /// Reads what is handed in against its evidence and sends it back (*controller*).
    Reviewer,
    /// Adopts what has been reviewed (*beslutande*).
    Approver,
    /// Opens the year and owns the council's goals, indicators and targets (*stadsledningskontor*).
    CityOffice,
    /// Gives and ends roles; sees no more of the contents than everybody (*behörighetsadministratör*).
    Administrator,
    /// Reads what has been handed in, and the log (*revisor*).
    Auditor,
}

/// How a report's place lies to the place of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the role's own place.
    Own,
    /// Below it, in the same authority.
    Below,
    /// Below it, in another authority: a committee's under the council.
    BelowAcross,
    /// Above it.
    Above,
    /// Elsewhere in the same authority.
    Beside,
    /// Elsewhere, in another authority.
    Elsewhere,
}

/// How much of a place's reports is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// What is adopted: public.
    Adopted,
    /// That, and what the authority has handed over its border.
    HandedOver,
    /// That, and what has been handed in within the authority.
    HandedIn,
    /// Drafts too.
    Work,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::Reader,
        Self::Contributor,
        Self::Reporter,
        Self::Reviewer,
        Self::Approver,
        Self::CityOffice,
        Self::Administrator,
        Self::Auditor,
    ];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Contributor => "contributor",
            Self::Reporter => "reporter",
            Self::Reviewer => "reviewer",
            Self::Approver => "approver",
            Self::CityOffice => "city_office",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// How much the role sees of the reports of a place that lies so to its own.
    ///
    /// A draft stops at its authority's border: across it only what was handed over is seen.
    pub const fn sight(self, relation: Relation) -> Sight {
        match relation {
            Relation::Own | Relation::Below => match self {
                Self::Administrator => Sight::Adopted,
                Self::Reader | Self::Auditor => Sight::HandedIn,
                Self::Contributor
                | Self::Reporter
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice => Sight::Work,
            },
            Relation::BelowAcross => match self {
                Self::Contributor | Self::Reporter | Self::Administrator => Sight::Adopted,
                Self::Reader
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice
                | Self::Auditor => Sight::HandedOver,
            },
            Relation::Above | Relation::Beside | Relation::Elsewhere => Sight::Adopted,
        }
    }

    /// Whether the role may do an act at its own place and at what is below it in its authority.
    ///
    /// In which states a report allows the act is [`Act::is_open_in`]'s to say.
    pub const fn allows(self, act: Act) -> bool {
        match act {
            Act::ReadFacts | Act::ReadReport => true,
            Act::AnswerFinding | Act::CorrectReport => match self {
                Self::Reporter | Self::Reviewer => true,
                Self::Reader
                | Self::Contributor
                | Self::Approver
                | Self::CityOffice
                | Self::Administrator
                | Self::Auditor => false,
            },
            Act::ChangeReport | Act::AnswerQuestion => match self {
                Self::Contributor | Self::Reporter => true,
                Self::Reader
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice
                | Self::Administrator
                | Self::Auditor => false,
            },
            Act::CompileReport | Act::HandInReport | Act::PlanYear => match self {
                Self::Reporter => true,
                Self::Reader
                | Self::Contributor
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice
                | Self::Administrator
                | Self::Auditor => false,
            },
            Act::ReviewReport => self.reviews(),
            Act::AdoptReport => self.adopts(),
            Act::AskQuestion => self.reviews() || self.adopts(),
            Act::FollowReports => self.follows(),
            Act::WriteStructure | Act::ImportDocument | Act::OpenYear => match self {
                Self::CityOffice => true,
                Self::Reader
                | Self::Contributor
                | Self::Reporter
                | Self::Reviewer
                | Self::Approver
                | Self::Administrator
                | Self::Auditor => false,
            },
            Act::DirectYear => self.directs(),
            Act::ManagePeople => match self {
                Self::Administrator => true,
                Self::Reader
                | Self::Contributor
                | Self::Reporter
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice
                | Self::Auditor => false,
            },
            Act::VerifyLog => match self {
                Self::Auditor => true,
                Self::Reader
                | Self::Contributor
                | Self::Reporter
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice
                | Self::Administrator => false,
            },
            // The program's own upkeep is nobody's by a role.
            Act::Maintain => false,
        }
    }

    const fn follows(self) -> bool {
        match self {
            Self::Reviewer | Self::Approver | Self::CityOffice => true,
            Self::Reader
            | Self::Contributor
            | Self::Reporter
            | Self::Administrator
            | Self::Auditor => false,
        }
    }

    const fn directs(self) -> bool {
        match self {
            Self::Reporter | Self::CityOffice => true,
            Self::Reader
            | Self::Contributor
            | Self::Reviewer
            | Self::Approver
            | Self::Administrator
            | Self::Auditor => false,
        }
    }

    const fn reviews(self) -> bool {
        match self {
            Self::Reviewer => true,
            Self::Reader
            | Self::Contributor
            | Self::Reporter
            | Self::Approver
            | Self::CityOffice
            | Self::Administrator
            | Self::Auditor => false,
        }
    }

    const fn adopts(self) -> bool {
        match self {
            Self::Approver => true,
            Self::Reader
            | Self::Contributor
            | Self::Reporter
            | Self::Reviewer
            | Self::CityOffice
            | Self::Administrator
            | Self::Auditor => false,
        }
    }

    /// Whether the role changes anything at all in its authority.
    pub fn writes(self) -> bool {
        Act::ALL.into_iter().any(|act| {
            let reads = matches!(
                act,
                Act::ReadFacts | Act::ReadReport | Act::FollowReports | Act::VerifyLog
            );
            !reads && self.allows(act)
        })
    }

    /// Whether giving it takes a second person: it reaches further than reports.
    pub const fn takes_two(self) -> bool {
        match self {
            Self::CityOffice | Self::Administrator | Self::Auditor => true,
            Self::Reader | Self::Contributor | Self::Reporter | Self::Reviewer | Self::Approver => {
                false
            }
        }
    }

    /// The roles that a holder of this one may give to others at places below their own.
    ///
    /// A deputy gets the same role by [`crate::grant::may_give`], not by this table.
    pub const fn gives(self, given: Self) -> bool {
        match self {
            Self::Administrator => match given {
                Self::Reader
                | Self::Contributor
                | Self::Reporter
                | Self::Reviewer
                | Self::Approver
                | Self::CityOffice
                | Self::Administrator
                | Self::Auditor => true,
            },
            Self::Reader
            | Self::Contributor
            | Self::Reporter
            | Self::Reviewer
            | Self::Approver
            | Self::CityOffice
            | Self::Auditor => false,
        }
    }
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 6] =
        [Self::Own, Self::Below, Self::BelowAcross, Self::Above, Self::Beside, Self::Elsewhere];
}

impl Sight {
    /// Whether a report of a place at this level, in this state, is seen.
    pub const fn shows(self, level: OrgLevel, state: ReportState) -> bool {
        match self {
            Self::Work => true,
            Self::HandedIn => match state {
                ReportState::Draft => false,
                ReportState::Ready | ReportState::Reviewed | ReportState::Adopted => true,
            },
            Self::HandedOver => has_crossed(level, state),
            Self::Adopted => match state {
                ReportState::Draft | ReportState::Ready | ReportState::Reviewed => false,
                ReportState::Adopted => true,
            },
        }
    }
}

/// Whether a report has left its authority: an adopted one is public, and a committee hands its
/// own report over to the council by handing it in. What units hand in stays inside until then.
pub const fn has_crossed(level: OrgLevel, state: ReportState) -> bool {
    match state {
        ReportState::Draft => false,
        ReportState::Adopted => true,
        ReportState::Ready | ReportState::Reviewed => match level {
            OrgLevel::Committee => true,
            OrgLevel::Council | OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => {
                false
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_stops_at_its_authoritys_border() {
        for role in Role::ALL {
            for relation in [Relation::BelowAcross, Relation::Elsewhere] {
                for level in OrgLevel::ALL {
                    let sight = role.sight(relation);
                    assert!(!sight.shows(level, ReportState::Draft), "{role:?} {relation:?}");
                }
            }
        }
    }

    #[test]
    fn whoever_is_neither_there_nor_above_sees_what_is_public_and_no_more() {
        for role in Role::ALL {
            for relation in [Relation::Above, Relation::Beside, Relation::Elsewhere] {
                for level in OrgLevel::ALL {
                    for state in ReportState::ALL {
                        let is_public = state == ReportState::Adopted;
                        assert_eq!(role.sight(relation).shows(level, state), is_public);
                    }
                }
            }
        }
    }

    #[test]
    fn more_sight_never_shows_less() {
        let sights = [Sight::Adopted, Sight::HandedOver, Sight::HandedIn, Sight::Work];
        for level in OrgLevel::ALL {
            for state in ReportState::ALL {
                let shown: Vec<bool> =
                    sights.iter().map(|sight| sight.shows(level, state)).collect();
                assert!(shown.is_sorted(), "{level:?} {state:?} {shown:?}");
            }
        }
    }

    #[test]
    fn an_administrator_reads_no_more_than_everybody_and_writes_no_report() {
        for relation in Relation::ALL {
            assert_eq!(Role::Administrator.sight(relation), Sight::Adopted);
        }
        for act in [Act::ChangeReport, Act::AnswerFinding, Act::CompileReport] {
            assert!(!Role::Administrator.allows(act));
        }
    }

    #[test]
    fn codes_are_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("owner"), None);
    }
}
