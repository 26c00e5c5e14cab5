//! Title and head of the document.

use tertial_domain::report::{Report, ReportKind};
use tertial_domain::report_title::shown_title;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_presentation::{format, wording};

use super::text;
use crate::document::{Cover, LabelledLines, ProposedDecisions, Title};

/// The report's own title, else its kind and year, else the plainest word.
pub(super) fn title(report: &Report, localizer: &Localizer) -> Title {
    let own = shown_title(report.title.as_deref().unwrap_or_default());
    let kind = report.kind.map(|kind| kind_name(report, kind, localizer)).unwrap_or_default();
    let plainest = localizer.text("document-untitled");
    Title::first_of([own.as_ref(), &kind, &plainest])
}

/// Whose report it is, where the title does not say it already.
pub(super) fn subtitle(report: &Report) -> Option<String> {
    let owner = report.unit.as_ref().or(report.committee.as_ref())?;
    let title = report.title.as_deref().unwrap_or_default();
    let is_said = title.to_lowercase().contains(&owner.to_lowercase());
    (!is_said).then(|| owner.clone())
}

fn kind_name(report: &Report, kind: ReportKind, localizer: &Localizer) -> String {
    match report.year {
        Some(year) => format::report_name(localizer.language(), kind, year),
        None => localizer.text(wording::report_kind(kind)).into_owned(),
    }
}

/// The head as far as the report knows it.
pub(super) fn cover(report: &Report, localizer: &Localizer) -> Cover {
    let head = &report.head;
    let told = |key: &str, argument: &str, value: &str| {
        localizer.text_with(key, &[(argument, Argument::from(value))])
    };
    let phone = head.phone.as_deref().map(|phone| told("document-phone", "number", phone));
    let register_number = report
        .register_number
        .as_deref()
        .map(|number| told("document-register-number", "number", number));
    let labelled = |key: &str, lines: Vec<String>| {
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
        let label = localizer.text(key).into_owned();
        (!lines.is_empty()).then_some(LabelledLines { label, lines })
    };
    let officer = report.case_officer.clone().into_iter().chain(phone).collect();
    let recipient = report.recipient.clone().into_iter().chain(head.meeting_date.clone()).collect();
    let related = head.related_register_numbers.clone();
    let mut cover = Cover {
        kind: None,
        administration: head.administration.clone(),
        unit: report.unit.clone().or_else(|| report.committee.clone()),
        register_number,
        date: report.date.clone(),
        case_officer: labelled("document-case-officer", officer),
        recipient: labelled("document-recipient", recipient),
        others: labelled("document-related-register-numbers", related).into_iter().collect(),
        decisions: decisions(report, localizer),
        signatories: labelled("document-signatories", head.signatories.clone()),
        addresses: head.addresses.clone(),
    };
    cover.kind = cover.is_head().then(|| localizer.text("document-kind").into_owned());
    cover
}

fn decisions(report: &Report, localizer: &Localizer) -> Option<ProposedDecisions> {
    let decisions: Vec<_> = report
        .proposed_decisions
        .iter()
        .filter(|decision| !decision.trim().is_empty())
        .map(|decision| text::plain(decision))
        .collect();
    let heading = localizer.text("document-proposed-decisions").into_owned();
    (!decisions.is_empty()).then_some(ProposedDecisions { heading, decisions })
}
