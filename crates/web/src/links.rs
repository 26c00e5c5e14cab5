//! Where everything is: the one place that writes addresses of our own pages.

use std::fmt::Write;

use tertial_domain::ids::{
    FindingAnswerId, GoalId, ImportId, IndicatorId, PrincipalId, QuestionId, ReportId, UnitId,
};
use tertial_domain::period::OperatingYear;
use tertial_domain::slug::Slug;
use tertial_presentation::language::Language;
use tertial_review::Rule;
use tertial_usecases::sign_in::Token;

/// A report as a document.
pub(crate) fn report(id: &ReportId) -> String {
    format!("/reports/{id}")
}

/// The door, and where to go from there.
pub(crate) fn door(back: &str) -> String {
    if back == "/" {
        "/sign-in".to_owned()
    } else {
        format!("/sign-in?return_to={}", encoded(back))
    }
}

/// Where the city's own sign-in says that somebody is gone.
pub(crate) const BACK_CHANNEL: &str = "/sign-in/back-channel";

/// The way to the city's own sign-in, and from there to a page.
pub(crate) fn way(back: &str) -> String {
    with_query(
        "/sign-in/openid",
        &[("return_to", Some(back.to_owned()).filter(|back| back != "/"))],
    )
}

/// Where somebody proves anew who they are, and where to go from there.
pub(crate) fn proof(back: &str) -> String {
    format!("/account/proof?return_to={}", encoded(back))
}

/// A link to choose a password by.
pub(crate) fn invitation(token: &Token) -> String {
    format!("/link/{}", token.text())
}

/// A person's dates as a calendar.
pub(crate) fn calendar(token: &Token, language: Language) -> String {
    with_language(format!("/calendar/{}.ics", token.text()), language)
}

/// A person's reminders as a feed.
pub(crate) fn feed(token: &Token, language: Language) -> String {
    with_language(format!("/feed/{}.xml", token.text()), language)
}

/// Swedish is what an address without a word of it gives.
fn with_language(address: String, language: Language) -> String {
    match language {
        Language::Swedish => address,
        Language::English => format!("{address}?language={}", language.code()),
    }
}

/// A person with their roles.
pub(crate) fn person(id: &PrincipalId) -> String {
    format!("/people/{id}")
}

/// One version of a report.
pub(crate) fn report_version(id: &ReportId, version: u32) -> String {
    format!("/reports/{id}?version={version}")
}

/// One version of a report under its public name: the address to cite.
pub(crate) fn cited(slug: &Slug, version: u32) -> String {
    format!("/r/{slug}/{version}")
}

/// A place in a report. The words of a heading are no part of it: they stand in a list of findings
/// above the document too, and a browser would stop there.
pub(crate) fn report_place(id: &ReportId, anchor: &str) -> String {
    format!("/reports/{id}#{}", encoded(anchor))
}

/// A place in one version of a report: places move when a report is corrected.
pub(crate) fn version_place(id: &ReportId, version: u32, anchor: &str) -> String {
    format!("/reports/{id}?version={version}#{}", encoded(anchor))
}

/// A report as PDF.
pub(crate) fn report_pdf(id: &ReportId) -> String {
    format!("/reports/{id}/pdf")
}

/// A report as PDF with its data attached.
pub(crate) fn report_pdf_with_data(id: &ReportId) -> String {
    format!("/reports/{id}/pdf-data")
}

/// A report as a Word file.
pub(crate) fn report_word(id: &ReportId) -> String {
    format!("/reports/{id}/docx")
}

/// One place of a report as a Word file.
pub(crate) fn place_word(id: &ReportId, place: &str) -> String {
    with_query(&report_word(id), &[("place", Some(place.to_owned()))])
}

/// The page to which a report's Word file comes back.
pub(crate) fn word_back(id: &ReportId) -> String {
    format!("/reports/{id}/word")
}

/// What is different in a Word file that came back.
pub(crate) fn word_differences(id: &ReportId) -> String {
    format!("/reports/{id}/word/differences")
}

/// A report as a web page that needs no other file.
pub(crate) fn report_web_page(id: &ReportId) -> String {
    format!("/reports/{id}/html")
}

/// A report as Markdown.
pub(crate) fn report_markdown(id: &ReportId) -> String {
    format!("/reports/{id}/markdown")
}

/// A report as StratML.
pub(crate) fn report_stratml(id: &ReportId) -> String {
    format!("/reports/{id}/stratml")
}

/// A report as data.
pub(crate) fn report_json(id: &ReportId) -> String {
    format!("/reports/{id}/json")
}

/// Where a finding of a report is answered.
pub(crate) fn answers(id: &ReportId) -> String {
    format!("/reports/{id}/answers")
}

/// Where an answer is withdrawn.
pub(crate) fn withdrawal(id: &ReportId, answer: &FindingAnswerId) -> String {
    format!("/reports/{id}/answers/{answer}/withdrawal")
}

/// A page or a step of a report's way from draft to decision.
pub(crate) fn workflow(id: &ReportId, page: &str) -> String {
    format!("/reports/{id}/{page}")
}

/// Where a question about a report is answered or settled.
pub(crate) fn question(id: &ReportId, question: &QuestionId, act: &str) -> String {
    format!("/reports/{id}/questions/{question}/{act}")
}

/// An adopted version with its files.
pub(crate) fn adopted(id: &ReportId, version: u32) -> String {
    format!("/reports/{id}/adopted/{version}")
}

/// A file of an adopted version, as it was made.
pub(crate) fn adopted_file(id: &ReportId, version: u32, form: &str) -> String {
    format!("/reports/{id}/adopted/{version}/{form}")
}

/// What has changed from one version to another.
pub(crate) fn changes(id: &ReportId, from: u32, to: u32) -> String {
    format!("/reports/{id}/changes?from={from}&to={to}")
}

/// A rule in the catalogue.
pub(crate) fn rule(rule: Rule) -> String {
    format!("/review/rules#{}", rule.code())
}

/// A unit's reports by the weight of what the review says.
pub(crate) fn review_of(unit: &UnitId) -> String {
    format!("/review?unit={unit}")
}

/// The goal chain of a year.
pub(crate) fn goals(year: OperatingYear) -> String {
    format!("/goals?year={year}")
}

/// A goal.
pub(crate) fn goal(id: &GoalId) -> String {
    format!("/goals/{id}")
}

/// An indicator over the years.
pub(crate) fn indicator(id: &IndicatorId) -> String {
    format!("/indicators/{id}")
}

/// An indicator over the years for one unit.
pub(crate) fn indicator_of(id: &IndicatorId, unit: &UnitId) -> String {
    format!("/indicators/{id}?unit={unit}")
}

/// A unit.
pub(crate) fn unit(id: &UnitId) -> String {
    format!("/units/{id}")
}

/// A committee's report compiled from its units'.
pub(crate) fn compilation(id: &UnitId) -> String {
    format!("/units/{id}/compilation")
}

/// A place's summary on one page.
pub(crate) fn summary(id: &UnitId) -> String {
    format!("/units/{id}/summary")
}

/// A place's report of a month.
pub(crate) fn monthly(id: &UnitId) -> String {
    format!("/units/{id}/monthly")
}

/// A document that was read in.
pub(crate) fn import(id: &ImportId) -> String {
    format!("/imports/{id}")
}

/// The names of a document that was read in that were not linked letter for letter.
pub(crate) fn uncertain_names(id: &ImportId) -> String {
    format!("/imports/{id}#uncertain-names")
}

/// A path with the parts of a query that have something to say.
pub(crate) fn with_query(path: &str, parts: &[(&str, Option<String>)]) -> String {
    let mut address = path.to_owned();
    let mut sign = '?';
    for (name, value) in parts {
        if let Some(value) = value {
            address.push(sign);
            sign = '&';
            address.push_str(name);
            address.push('=');
            address.push_str(&encoded(value));
        }
    }
    address
}

/// Percent-encodes everything but letters, digits and `-._~`.
pub(crate) fn encoded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            safe.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_holds_what_was_said_and_nothing_else() {
        let parts = [("year", Some("2025".to_owned())), ("kind", None)];
        assert_eq!(with_query("/reports", &parts), "/reports?year=2025");
        let words = [("q", Some("å & b".to_owned()))];
        assert_eq!(with_query("/search", &words), "/search?q=%C3%A5%20%26%20b");
        assert_eq!(with_query("/goals", &[("year", None)]), "/goals");
    }
}
