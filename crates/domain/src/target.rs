//! What an outcome is held against, and who decided it when.

use jiff::civil::Date;

use crate::ids::{IndicatorId, TargetId, UnitId};
use crate::period::OperatingYear;
use crate::quantity::{Quantity, fold_blanks};

/// A target (*årsmål*), which may be words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// At least this much.
    AtLeast(Quantity),
    /// At most this much.
    AtMost(Quantity),
    /// A number with no word for the direction: the indicator's polarity says which way it is read.
    Exactly(Quantity),
    /// From the first to the second, both included.
    Between(Quantity, Quantity),
    /// "öka"
    Increase,
    /// "minska"
    Decrease,
    /// "tas fram av nämnden": the committee sets its own.
    SetByCommittee,
    /// No target.
    None,
}

impl Target {
    /// Reads a printed target; text that is none of the known forms gives `None`.
    pub fn read(text: &str) -> Option<Self> {
        let folded = fold_blanks(text);
        let lower = folded.to_lowercase();
        if lower.is_empty() || matches!(lower.as_str(), "-" | "–" | "—") {
            return Some(Self::None);
        }
        if lower.starts_with("tas fram av") || lower.starts_with("fastställs av nämnd") {
            return Some(Self::SetByCommittee);
        }
        let word = lower.trim_start_matches("ska ").trim_end_matches('.');
        match word {
            "öka" | "ökar" | "ökning" | "ökande" => return Some(Self::Increase),
            "minska" | "minskar" | "minskning" | "minskande" | "sjunka" => {
                return Some(Self::Decrease);
            }
            _ => {}
        }
        read_bounded(&folded, &lower).or_else(|| Quantity::read(&folded).map(Self::Exactly))
    }
}

/// "minst 90 %", "högst 4", "90-95 %": the number keeps its own printed form.
fn read_bounded(folded: &str, lower: &str) -> Option<Target> {
    const AT_LEAST: [&str; 4] = ["minst ", "lägst ", "≥", ">="];
    const AT_MOST: [&str; 5] = ["högst ", "max ", "maximalt ", "≤", "<="];
    let after = |words: &[&str]| {
        let word = words.iter().find(|word| lower.starts_with(**word))?;
        let skip = word.chars().count();
        let rest: String = folded.chars().skip(skip).collect();
        Quantity::read(&rest)
    };
    if let Some(quantity) = after(&AT_LEAST) {
        return Some(Target::AtLeast(quantity));
    }
    if let Some(quantity) = after(&AT_MOST) {
        return Some(Target::AtMost(quantity));
    }
    let (low, high) = folded.split_once(['-', '–'])?;
    let (low, high) = (Quantity::read(low)?, Quantity::read(high)?);
    (low.number <= high.number).then_some(Target::Between(low, high))
}

/// What the council's target counts (*KF:s årsmål*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CouncilTargetScope {
    /// A threshold for each unit.
    Unit,
    /// The whole city's total, and no threshold for a unit.
    Total,
}

/// Who set a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetOwner {
    /// *Kommunfullmäktige*
    Council,
    /// *Nämnd*
    Committee,
    /// *Enhet*
    Unit,
}

impl TargetOwner {
    /// Every owner, from the top.
    pub const ALL: [Self; 3] = [Self::Council, Self::Committee, Self::Unit];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Committee => "committee",
            Self::Unit => "unit",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|owner| owner.code() == code)
    }
}

/// One target in an indicator's history of targets for a unit and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearTarget {
    /// This decision's identity.
    pub id: TargetId,
    /// The indicator it is for.
    pub indicator: IndicatorId,
    /// The unit it binds.
    pub unit: UnitId,
    /// The year it is for.
    pub year: OperatingYear,
    /// Who decided.
    pub owner: TargetOwner,
    /// The target itself.
    pub target: Target,
    /// As it was printed.
    pub printed: String,
    /// The day from which it holds; targets may change in mid-year.
    pub valid_from: Date,
    /// The decision, as a reference a person can look up.
    pub decision: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_may_be_words() {
        assert_eq!(Target::read("öka"), Some(Target::Increase));
        assert_eq!(Target::read("Tas fram av nämnd/ styrelse"), Some(Target::SetByCommittee));
        assert_eq!(Target::read(""), Some(Target::None));
        assert!(matches!(Target::read("minst 90 %"), Some(Target::AtLeast(_))));
        assert!(matches!(Target::read("högst 4"), Some(Target::AtMost(_))));
        assert!(matches!(Target::read("90-95 %"), Some(Target::Between(_, _))));
        assert!(matches!(Target::read("92 %"), Some(Target::Exactly(_))));
        assert_eq!(Target::read("enligt plan"), None);
    }
}
