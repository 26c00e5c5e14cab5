//! Reports out to Word and back: what a report of the demonstration city is after the way there
//! and back, and how many of its places were sent.

use jiff::civil::date;
use tertial_demo::city::city;
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::assessment::GradingScale;
use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block, LanguageTag, MarkKind, RichText};
use tertial_exchange::report_json::{WriteOptions, write};
use tertial_exchange::word_back::{Content, Limits, Returned, accept, compare, read};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose};
use tertial_report::docx::{Origin, returnable};
use tertial_report::narrow::narrowed;
use tertial_report::stamp::Stamp;

/// A digest as files name it.
pub(crate) const DIGEST: &str = "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90";

/// So many reports of cities, the same ones each time, spread over years and kinds. Every tenth
/// quotes other languages.
pub(crate) fn reports(count: usize) -> Vec<Report> {
    let mut found = Vec::new();
    for seed in 1..=100 {
        let plan = CityPlan { seed, scale: Scale::small() };
        let of_city = city(plan);
        let all: Vec<Report> = of_city.reports().map(|written| written.report).collect();
        let step = (all.len() * 2 / count.max(1)).clamp(1, 7);
        found.extend(all.into_iter().step_by(step));
        if found.len() >= count {
            break;
        }
    }
    found.truncate(count);
    for section in found.iter_mut().step_by(10).filter_map(|report| report.sections.first_mut()) {
        section.blocks.push(foreign());
    }
    found
}

/// A paragraph that quotes words in other languages.
pub(crate) fn foreign() -> Block {
    let mut text = RichText::plain("De sa: nous avons gagné. Then they left.".to_owned());
    for (words, tag) in [("nous avons gagné", "fr-FR"), ("Then they left", "en-GB")] {
        let start = text.text().find(words).unwrap();
        let kind = MarkKind::Language(LanguageTag::new(tag).unwrap());
        assert!(text.mark(start, start + words.len(), kind));
    }
    Block::Paragraph(text)
}

/// A report as a Word file that may come back; one place of it, or all.
pub(crate) fn sent(report: &Report, place: Option<&str>) -> Vec<u8> {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    let mut document = compose(report, &setting);
    if let Some(place) = place {
        document = narrowed(&document, place).unwrap();
    }
    let issued = date(2026, 9, 8).at(8, 0, 0, 0);
    let identity = format!("{DIGEST};1");
    let stamp = Stamp { issued, identity, version: Some(1), digest: None };
    let origin = Origin {
        report: Some("0199-linden".to_owned()),
        version: Some(1),
        digest: DIGEST.to_owned(),
        place: place.map(str::to_owned),
        ..Origin::default()
    };
    returnable(&document, &stamp, &origin).unwrap()
}

pub(crate) fn reading(bytes: &[u8]) -> Returned {
    read(bytes, &Limits::DOCUMENT).unwrap()
}

/// How many places a report has that a file holds: every text with a heading or label, every text
/// under a row that says something, every table.
pub(crate) fn places(report: &Report) -> usize {
    let texts: usize = report.walk_goals().map(|goal| goal.texts.len()).sum();
    let says = |blocks: &Vec<_>| usize::from(!blocks.is_empty());
    let rows: usize = report
        .walk_goals()
        .map(|goal| {
            let indicators = goal.indicators.iter();
            let indicators = indicators.map(|row| says(&row.analysis) + says(&row.comment));
            let activities = goal.activities.iter().map(|row| says(&row.analysis));
            indicators.sum::<usize>() + activities.sum::<usize>()
        })
        .sum();
    report.sections.len() + texts + rows + report.tables.len()
}

/// Every place of a file written into the report anew, whether it differs or not.
pub(crate) fn rewritten(report: &Report, back: &Returned) -> Report {
    let mut again = report.clone();
    let all: Vec<(_, Content)> =
        back.places.iter().map(|(place, content)| (place.clone(), content.clone())).collect();
    assert_eq!(accept(&mut again, &all), []);
    again
}

/// The report as data: the same data is the same report.
pub(crate) fn data(report: &Report) -> String {
    String::from_utf8(write(report, &WriteOptions { pretty: true, ..Default::default() })).unwrap()
}

/// Holds what came back against what was sent. Gives how many places came back as they were.
pub(crate) fn check(report: &Report, sent: &[u8], back: &[u8]) -> usize {
    let (sent, back) = (reading(sent), reading(back));
    let compared = compare(&sent, &back, &sent);
    assert_eq!(compared.differences, []);
    assert_eq!(compared.fixed, []);
    assert_eq!(back.notes, []);
    assert_eq!(compared.unchanged, places(report), "{:?}", report.title);
    assert_eq!(data(&rewritten(report, &back)), data(report));
    compared.unchanged
}
