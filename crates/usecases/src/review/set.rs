//! A set of reports as each other's history: a unit's earlier reports, its committee's plan, its siblings.

use std::collections::HashMap;

use tertial_domain::name_key::name_key;
use tertial_domain::report::{Report, ReportKind};
use tertial_review::siblings::{Siblings, addressed_committee};

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

/// Whose reports are written side by side: the units' to one committee, of one kind and year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Family {
    /// The committee's name, folded; empty where the documents do not say.
    committee: String,
    /// The year they are about.
    year: i16,
    /// Which of the year's documents.
    kind: ReportKind,
}

/// The family of a unit's report; `None` for a committee's own, and where year or kind is not said.
pub fn family(report: &Report) -> Option<Family> {
    report.unit.as_ref()?;
    let committee = addressed_committee(report).map(name_key).unwrap_or_default();
    Some(Family { committee, year: report.year?.number(), kind: report.kind? })
}

/// What the reports of each family of a set have in common.
pub fn siblings<'r>(reports: impl IntoIterator<Item = &'r Report>) -> HashMap<Family, Siblings> {
    let mut families: HashMap<Family, Vec<&Report>> = HashMap::new();
    for report in reports {
        if let Some(family) = family(report) {
            families.entry(family).or_default().push(report);
        }
    }
    families.into_iter().map(|(family, reports)| (family, Siblings::of(reports))).collect()
}

#[cfg(test)]
mod tests {
    use tertial_domain::period::OperatingYear;

    use super::*;

    #[test]
    fn a_family_is_the_units_of_one_committee_year_and_kind() {
        let of = |unit: &str, recipient: &str, kind| Report {
            unit: Some(unit.to_owned()),
            recipient: Some(recipient.to_owned()),
            year: OperatingYear::new(2024),
            kind: Some(kind),
            ..Report::default()
        };
        let one = of("Almen", "Socialnämnden", ReportKind::AnnualReport);
        let two = of("Elmen", "SOCIALNÄMNDEN", ReportKind::AnnualReport);
        assert_eq!(family(&one), family(&two));
        let plan = of("Elmen", "Socialnämnden", ReportKind::AnnualPlan);
        assert_ne!(family(&one), family(&plan));
        let other = of("Duvan", "Kulturnämnden", ReportKind::AnnualReport);
        assert_ne!(family(&one), family(&other));
        let to_itself = of("Enen", "Enen", ReportKind::AnnualReport);
        let unsaid = Report { recipient: None, ..to_itself.clone() };
        assert_eq!(family(&to_itself), family(&unsaid));
        assert_eq!(family(&Report { unit: None, ..one.clone() }), None);
        assert_eq!(siblings([&one, &two, &plan, &other]).len(), 3);
    }

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
