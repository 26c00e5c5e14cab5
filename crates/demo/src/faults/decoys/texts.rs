//! Sentences with years, futures and numbers that are right where they stand.

use tertial_domain::report::{OutlineEntry, ReportKind, Section};
use tertial_domain::rich_text::{Block, RichText};

use crate::faults::hand::{Done, Hand};
use crate::faults::planted::{check_digit, usual_spots};
use crate::faults::spots::add_sentence;

fn add(hand: &mut Hand<'_>, says: &str) -> Option<Done> {
    let spots = usual_spots(&hand.case.report);
    let spot = hand.pick(&spots)?;
    let blocks = spot.blocks_mut(&mut hand.case.report)?;
    add_sentence(blocks, says, &mut hand.random);
    Some(Done::at(spot.place(), says))
}

/// The next year in an annual report, named as such; or a whole section about it.
pub(super) fn right_future(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.case.report.kind != Some(ReportKind::AnnualReport) {
        return None;
    }
    if hand.random.chance(70) {
        let says = hand.decoy_wording("future-tense", &[])?;
        return add(hand, &says);
    }
    let next = hand.year() + 1;
    let headings = [
        format!("Inför {next}"),
        format!("Utveckling {next}"),
        format!("Planer för {next}"),
        format!("Fokus {next}"),
        format!("Verksamheten {next}"),
    ];
    let heading = hand.pick(&headings)?;
    let text = hand.decoy_wording("future-tense.section", &[])?;
    let report = &mut hand.case.report;
    let at = report.sections.len();
    report.sections.push(Section {
        heading: heading.clone(),
        level: 1,
        blocks: vec![Block::Paragraph(RichText::plain(text))],
    });
    report.outline.push(OutlineEntry::Section(at));
    Some(Done::at(format!("sections/{at}"), heading).also(["head".to_owned()]))
}

/// Another year, named as another year.
pub(super) fn named_year(hand: &mut Hand<'_>) -> Option<Done> {
    let says = hand.decoy_wording("stale-period", &[])?;
    add(hand, &says)
}

/// The same few words in two places.
pub(super) fn short_repetition(hand: &mut Hand<'_>) -> Option<Done> {
    let says = hand.decoy_wording("repeated-text", &[])?;
    let spots = usual_spots(&hand.case.report);
    let (first, second) = (hand.pick(&spots)?, hand.pick(&spots)?);
    for spot in [&first, &second] {
        let blocks = spot.blocks_mut(&mut hand.case.report)?;
        blocks.push(Block::Paragraph(RichText::plain(says.clone())));
    }
    Some(Done::at(first.place(), says).also([second.place()]))
}

/// Numbers with many digits that are nobody's: organisations, accounts, diaries, offices.
pub(super) fn harmless_numbers(hand: &mut Hand<'_>) -> Option<Done> {
    // An organisation number has a month of twenty or more; it passes the same check.
    let nine = format!(
        "{}{}{}",
        hand.random.between(212_000, 212_099),
        hand.random.between(1, 9),
        hand.random.between(10, 99)
    );
    let organisation = format!("{}-{}{}", nine.get(..6)?, nine.get(6..)?, check_digit(&nine));
    // A date and four digits whose check digit is wrong.
    let eight = format!("{}", hand.random.between(500_101_100, 500_101_999));
    let right = check_digit(&eight);
    let wrong = (right + 1 + u32::try_from(hand.random.between(0, 7)).ok()?) % 10;
    let reference = format!("{}-{}{wrong}", eight.get(..6)?, eight.get(6..)?);
    let slots = [
        ("orgnr", organisation),
        ("fel_pnr", reference),
        ("dnr", hand.random.between(100, 999).to_string()),
        ("konto", hand.random.between(40_000_000, 79_999_999).to_string()),
    ];
    let says = hand.decoy_wording("personal-data", &slots)?;
    add(hand, &says)
}
