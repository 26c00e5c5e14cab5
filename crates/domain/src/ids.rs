//! Identities as types: two of the same kind cannot be mixed up with two of another.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// The text is not a 128-bit identity in hexadecimal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identity: {0:?}")]
pub struct IdError(pub String);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes 128 bits made elsewhere: this room has neither clock nor randomness.
            pub const fn from_bits(bits: u128) -> Self {
                Self(Uuid::from_u128(bits))
            }

            /// The 128 bits, for ordering and hashing outside the process.
            pub const fn bits(self) -> u128 {
                self.0.as_u128()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0.hyphenated(), f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text).map(Self).map_err(|_| IdError(text.to_owned()))
            }
        }
    )+ };
}

ids! {
    /// An authority of its own (*myndighet*): a committee or the council. Drafts stop at its border.
    AuthorityId;
    /// A place in the organisation, the same through renaming and moving.
    UnitId;
    /// A council's goals of one term or year (*målstruktur*).
    GoalSetId;
    /// One goal in one goal set.
    GoalId;
    /// Goals that continue each other over goal sets, as a person has said.
    LineageId;
    /// An indicator, the same over the years.
    IndicatorId;
    /// A target in a target's history.
    TargetId;
    /// An outcome of an indicator for a unit and a period.
    OutcomeId;
    /// An activity, the same over the years.
    ActivityId;
    /// A report of a unit for a year and kind.
    ReportId;
    /// One frozen or living version of a report.
    ReportVersionId;
    /// A document that was read in.
    ImportId;
    /// A person's answer to a finding of the review.
    FindingAnswerId;
    /// A step that was taken with a report.
    StepId;
    /// A question or a piece of advice about a place of a report.
    QuestionId;
    /// A person or program that acts.
    PrincipalId;
    /// A role that a person was given at a place.
    GrantId;
    /// One sign-in of a person in one browser.
    SessionId;
    /// A caller's own name of a write, so that a retry is the same write.
    IdempotencyKey;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_reads_what_it_writes() {
        let id = UnitId::from_bits(0x0192_0000_0000_7000_8000_0000_0000_0001);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("x".parse::<UnitId>(), Err(IdError("x".to_owned())));
    }
}
