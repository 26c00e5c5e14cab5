//! Roles as they are given to people: where, from when, until when, by whom; and who may give them.

use jiff::civil::Date;

use crate::ids::{GrantId, PrincipalId, UnitId};
use crate::period::Validity;
use crate::role::{Relation, Role};

/// A role that a person has at a place for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The grant.
    pub id: GrantId,
    /// Who has it.
    pub person: PrincipalId,
    /// What.
    pub role: Role,
    /// Where: the place and what is below it in its authority.
    pub place: UnitId,
    /// When, as local days.
    pub validity: Validity,
    /// Whose deputy (*vikarie*) the person is by it.
    pub deputy_for: Option<PrincipalId>,
    /// How far it has come.
    pub status: GrantStatus,
}

/// Whether a grant counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrantStatus {
    /// It waits for a second person: roles at the council reach the whole city.
    Offered,
    /// It counts while its days last.
    Active,
    /// Somebody ended it before its days were over.
    Ended,
}

impl GrantStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Offered, Self::Active, Self::Ended];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Active => "active",
            Self::Ended => "ended",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

impl Grant {
    /// Whether it counts on a day.
    pub fn counts_on(&self, day: Date) -> bool {
        match self.status {
            GrantStatus::Active => self.validity.contains(day),
            GrantStatus::Offered | GrantStatus::Ended => false,
        }
    }
}

/// What somebody wants to give, as the rule needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gift {
    /// To whom.
    pub to: PrincipalId,
    /// Which role.
    pub role: Role,
    /// When.
    pub validity: Validity,
    /// Whether the receiver stands in for the giver.
    pub as_deputy: bool,
}

/// Whether the holder of a grant may give a role at a place that lies so to the grant's own.
///
/// An administrator gives roles at places below the own one, never at it, and never to
/// themselves. Whoever has a role may let a deputy have the same one at the same place or below,
/// within the days that the own role lasts and with an end.
pub fn may_give(held: &Grant, place: Relation, gift: Gift, today: Date) -> bool {
    if !held.counts_on(today) || gift.to == held.person {
        return false;
    }
    if gift.as_deputy {
        let is_there = match place {
            Relation::Own | Relation::Below => true,
            Relation::BelowAcross | Relation::Above | Relation::Beside | Relation::Elsewhere => {
                false
            }
        };
        // A deputy appoints no deputy: the one who answers for the place does.
        return is_there
            && held.deputy_for.is_none()
            && gift.role == held.role
            && gift.role != Role::Administrator
            && lasts_within(gift.validity, held.validity);
    }
    let is_below = match place {
        Relation::Below | Relation::BelowAcross => true,
        Relation::Own | Relation::Above | Relation::Beside | Relation::Elsewhere => false,
    };
    is_below && held.role.gives(gift.role)
}

/// Whether a deputy's days have an end and lie within the giver's.
fn lasts_within(inner: Validity, outer: Validity) -> bool {
    let Some(end) = inner.until() else { return false };
    inner.from() >= outer.from() && outer.until().is_none_or(|outer| end <= outer)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn held(role: Role) -> Grant {
        Grant {
            id: GrantId::from_bits(1),
            person: PrincipalId::from_bits(1),
            role,
            place: UnitId::from_bits(1),
            validity: Validity::since(date(2026, 1, 1)),
            deputy_for: None,
            status: GrantStatus::Active,
        }
    }

    fn gift(role: Role, as_deputy: bool) -> Gift {
        let validity = Validity::new(date(2026, 7, 1), Some(date(2026, 8, 1))).unwrap();
        Gift { to: PrincipalId::from_bits(2), role, validity, as_deputy }
    }

    const TODAY: Date = date(2026, 6, 1);

    #[test]
    fn an_administrator_gives_below_and_never_at_the_own_place() {
        for role in Role::ALL {
            let held = held(Role::Administrator);
            for relation in Relation::ALL {
                let is_below = matches!(relation, Relation::Below | Relation::BelowAcross);
                assert_eq!(may_give(&held, relation, gift(role, false), TODAY), is_below);
            }
        }
    }

    #[test]
    fn nobody_gives_themselves_anything() {
        for role in Role::ALL {
            for relation in Relation::ALL {
                for as_deputy in [false, true] {
                    let to_self = Gift { to: held(role).person, ..gift(role, as_deputy) };
                    assert!(!may_give(&held(role), relation, to_self, TODAY));
                }
            }
        }
    }

    #[test]
    fn a_deputy_gets_the_same_role_within_the_same_days_and_with_an_end() {
        let manager = held(Role::Reporter);
        assert!(may_give(&manager, Relation::Own, gift(Role::Reporter, true), TODAY));
        assert!(!may_give(&manager, Relation::Own, gift(Role::Approver, true), TODAY));
        assert!(!may_give(&manager, Relation::Above, gift(Role::Reporter, true), TODAY));
        let endless =
            Gift { validity: Validity::since(date(2026, 7, 1)), ..gift(Role::Reporter, true) };
        assert!(!may_give(&manager, Relation::Own, endless, TODAY));
        let short = Grant {
            validity: Validity::new(date(2026, 1, 1), Some(date(2026, 7, 15))).unwrap(),
            ..held(Role::Reporter)
        };
        assert!(!may_give(&short, Relation::Own, gift(Role::Reporter, true), TODAY));
        let deputy = Grant { deputy_for: Some(PrincipalId::from_bits(9)), ..manager };
        assert!(!may_give(&deputy, Relation::Own, gift(Role::Reporter, true), TODAY));
    }

    #[test]
    fn a_grant_counts_in_its_days_and_when_it_is_active() {
        let grant = held(Role::Reader);
        assert!(grant.counts_on(TODAY));
        assert!(!grant.counts_on(date(2025, 12, 31)));
        for status in [GrantStatus::Offered, GrantStatus::Ended] {
            assert!(!Grant { status, ..grant.clone() }.counts_on(TODAY));
            assert!(!may_give(
                &Grant { status, ..held(Role::Administrator) },
                Relation::Below,
                gift(Role::Reader, false),
                TODAY
            ));
        }
    }
}
