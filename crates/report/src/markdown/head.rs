//! Title, head and proposed decisions, and the legend at the end.

use tertial_domain::report::{Report, ReportKind};

use super::written::{self, Spot};
use super::{code, sign};
use crate::document::{Document, LabelledLines};

/// Writes everything before the body.
pub(super) fn write(document: &Document, report: &Report, out: &mut String) {
    let kind = report.kind.map_or("-", ReportKind::code);
    let year = report.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
    out.extend(["<!-- ", code::FORM, " ", kind, " ", &year, " -->\n\n# "]);
    let title = report.title.as_deref().filter(|title| !title.is_empty());
    if let Some(title) = title {
        written::plain(title, Spot::Heading, out);
    } else {
        written::plain(document.title.as_str(), Spot::Heading, out);
        out.push('\n');
        out.push_str(&code::comment(["untitled"]));
    }
    out.push_str("\n\n");
    if let Some(caution) = &document.caution {
        out.push_str("> ");
        written::strong(caution, out);
        out.push_str("\n\n");
    }
    facts(document, report, out);
    if report.proposed_decisions.is_empty() {
        return;
    }
    out.push_str("## ");
    let heading = document.cover.decisions.as_ref().map_or("–", |shown| &shown.heading);
    written::plain(heading, Spot::Heading, out);
    out.push('\n');
    out.push_str(&code::comment(["decisions"]));
    out.push_str("\n\n");
    for (decision, number) in report.proposed_decisions.iter().zip(1_usize..) {
        let mut line = format!("{number}. ");
        written::plain(decision, Spot::Start, &mut line);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
}

/// A fact of the head: its code, the label that a person sees, its words.
struct Fact<'a> {
    code: &'static str,
    label: &'a str,
    words: &'a str,
}

/// The head as a list; the codes before it say what each item is.
fn facts(document: &Document, report: &Report, out: &mut String) {
    let facts = gathered(document, report);
    if facts.is_empty() {
        return;
    }
    out.push_str(&code::comment(["head"].into_iter().chain(facts.iter().map(|fact| fact.code))));
    out.push_str("\n\n");
    for Fact { label, words, .. } in facts {
        let mut line = String::from("- ");
        if !label.is_empty() {
            written::strong(label, &mut line);
            line.push(' ');
        }
        let spot = if label.is_empty() { Spot::Start } else { Spot::Within };
        written::plain(words, spot, &mut line);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
}

fn gathered<'a>(document: &'a Document, report: &'a Report) -> Vec<Fact<'a>> {
    let cover = &document.cover;
    let label =
        |lines: &'a Option<LabelledLines>| lines.as_ref().map_or("", |lines| lines.label.as_str());
    // A number is shown with its word before it.
    let word = |shown: Option<&'a String>, words: &str| {
        let shown = shown.and_then(|shown| shown.strip_suffix(words));
        shown.map_or("", |word| word.trim_matches([' ', '\u{a0}', '\u{2068}']))
    };
    let other = |lines: &'a [String]| {
        let given = || lines.iter().filter(|line| !line.trim().is_empty());
        let found = cover.others.iter().find(|other| other.lines.iter().eq(given()));
        found.map_or("", |found| found.label.as_str())
    };
    let head = &report.head;
    let shown_phone = cover.case_officer.as_ref().and_then(|officer| officer.lines.last());
    let dnr = report.register_number.as_deref().unwrap_or_default();
    let phone = head.phone.as_deref().unwrap_or_default();
    let single: [(&'static str, &'a str, Option<&'a String>); 9] = [
        ("administration", "", head.administration.as_ref()),
        ("committee", "", report.committee.as_ref()),
        ("unit", "", report.unit.as_ref()),
        (
            "register_number",
            word(cover.register_number.as_ref(), dnr),
            report.register_number.as_ref(),
        ),
        ("date", "", report.date.as_ref()),
        ("case_officer", label(&cover.case_officer), report.case_officer.as_ref()),
        ("phone", word(shown_phone, phone), head.phone.as_ref()),
        ("recipient", label(&cover.recipient), report.recipient.as_ref()),
        ("meeting_date", "", head.meeting_date.as_ref()),
    ];
    let single = single
        .into_iter()
        .filter_map(|(code, label, words)| Some(Fact { code, label, words: words? }));
    let lists = [
        ("signatory", label(&cover.signatories), &head.signatories),
        (
            "related_register_number",
            other(&head.related_register_numbers),
            &head.related_register_numbers,
        ),
        ("address", "", &head.addresses),
    ];
    let many = lists
        .into_iter()
        .flat_map(|(code, label, all)| all.iter().map(move |words| Fact { code, label, words }));
    single.chain(many).collect()
}

/// The legend closes the file: what the signs mean.
pub(super) fn legend(document: &Document, out: &mut String) {
    if !document.legend.is_empty() {
        out.push_str(&code::comment(["legend"]));
        out.push_str("\n\n");
    }
    for (at, entry) in document.legend.iter().enumerate() {
        let mut line = format!("> {} ", sign(entry.mark.sign));
        written::plain(&entry.mark.word, Spot::Within, &mut line);
        line.push_str(": ");
        written::plain(&entry.meaning, Spot::Within, &mut line);
        out.push_str(&line);
        // Each on a line of its own.
        out.push_str(if at + 1 < document.legend.len() { "\\\n" } else { "\n" });
    }
}
