//! A set of reports as each other's history: a unit's earlier reports, its committee's plan, its siblings.

use std::collections::HashMap;

use tertial_domain::name_key::name_key;
use tertial_domain::report::{Report, ReportKind};

/// Whose report it is, of when, and which: what sets of documents are put in order by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The unit's (or committee's) name, folded.
    pub unit: String,
    /// The year it is about.
    pub year: i16,
    /// Which of the year's documents.
    pub kind: ReportKind,
}

/// Which report it is; `None` where the document does not say whose, when or which.
pub fn identity(report: &Report) -> Option<Identity> {
    let whose = report.unit.as_deref().or(report.committee.as_deref())?;
    Some(Identity { unit: name_key(whose), year: report.year?.number(), kind: report.kind? })
}

/// For each report of a set, the places of the same unit's reports before it, latest first:
/// those of the year before, and the plan of the same year.
pub fn earlier(identities: &[Option<Identity>]) -> Vec<Vec<usize>> {
    let mut units: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, identity) in identities.iter().enumerate() {
        if let Some(identity) = identity {
            units.entry(&identity.unit).or_default().push(at);
        }
    }
    let order = |at: usize| identities.get(at).and_then(Option::as_ref).map(|i| (i.year, i.kind));
    for places in units.values_mut() {
        places.sort_by_key(|&at| std::cmp::Reverse(order(at)));
    }
    let before = |own: &Identity| {
        let all = units.get(own.unit.as_str()).into_iter().flatten().copied();
        all.filter(|&at| {
            order(at).is_some_and(|(year, kind)| {
                (year, kind) < (own.year, own.kind) && own.year - year <= 1
            })
        })
        .collect()
    };
    identities.iter().map(|identity| identity.as_ref().map_or_else(Vec::new, before)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_s_history_is_its_own_unit_s_of_the_last_year() {
        let of = |unit: &str, year, kind| Some(Identity { unit: unit.to_owned(), year, kind });
        let set = [
            of("almgården", 2022, ReportKind::AnnualReport),
            of("almgården", 2023, ReportKind::AnnualPlan),
            of("björken", 2022, ReportKind::AnnualReport),
            of("almgården", 2023, ReportKind::AnnualReport),
            of("almgården", 2019, ReportKind::AnnualReport),
            None,
        ];
        assert_eq!(earlier(&set)[3], [1, 0]);
        assert_eq!(earlier(&set)[2], Vec::<usize>::new());
        assert_eq!(earlier(&set)[5], Vec::<usize>::new());
    }
}
