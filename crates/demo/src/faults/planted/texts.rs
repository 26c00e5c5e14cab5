//! Sentences that do not belong: futures, other years, repetitions, persons.

use tertial_domain::goal::GoalText;
use tertial_domain::report::{IndicatorField, Report, ReportKind};
use tertial_domain::rich_text::{Block, RichText};

use crate::faults::hand::{Done, Hand, row_place};
use crate::faults::spots::{Spot, add_sentence, is_apart, text_spots};
use crate::random::Random;

/// The spots where a sentence about the year would stand.
pub(in crate::faults) fn usual_spots(report: &Report) -> Vec<Spot> {
    let fits = |spot: &Spot| match spot {
        Spot::Section(_) => !is_apart(report, spot),
        Spot::Text(_, label) => !matches!(label, GoalText::Development | GoalText::ExpectedResult),
        Spot::Row(..) | Spot::Activity(..) => true,
    };
    text_spots(report).into_iter().filter(fits).collect()
}

fn add(hand: &mut Hand<'_>, spots: &[Spot], says: &str) -> Option<Done> {
    let spot = hand.pick(spots)?;
    let blocks = spot.blocks_mut(&mut hand.case.report)?;
    add_sentence(blocks, says, &mut hand.random);
    Some(Done::at(spot.place(), says))
}

/// An annual report speaks of its own year as still to come.
pub(super) fn future(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.case.report.kind != Some(ReportKind::AnnualReport) {
        return None;
    }
    let says = hand.wording("future-tense", &[])?;
    add(hand, &usual_spots(&hand.case.report), &says)
}

/// A sentence or a cell gives another year as the current one.
pub(super) fn stale(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.follows_up() && hand.random.chance(12) {
        return stale_cell(hand);
    }
    let list = match hand.case.report.kind? {
        ReportKind::AnnualReport => "stale-period.annual_report",
        ReportKind::AnnualPlan => "stale-period.annual_plan",
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => "stale-period.tertial",
    };
    let says = hand.wording(list, &[])?;
    add(hand, &usual_spots(&hand.case.report), &says)
}

fn stale_cell(hand: &mut Hand<'_>) -> Option<Done> {
    let year = hand.year();
    let old = year - i16::try_from(hand.random.between(1, 2)).ok()?;
    let (now, then) = (year.to_string(), old.to_string());
    let (path, at) = hand
        .pick_row(|row| row.cell(IndicatorField::Period).is_some_and(|cell| cell.contains(&now)))?;
    let row = hand.row_mut(&path, at)?;
    let cell = row.cell(IndicatorField::Period)?.replace(&now, &then);
    let note = cell.clone();
    row.set_cell(IndicatorField::Period, Some(cell));
    Some(Done::at(format!("{}/period", row_place(&path, at)), note))
}

/// How many letters make a repetition worth a remark. Two goals may well be followed up or staffed in
/// the same way, and a line or two on it may be the same.
const fn noticed_from(spot: &Spot) -> usize {
    match spot {
        Spot::Text(_, GoalText::FollowUp | GoalText::ResourceUse) => 160,
        Spot::Section(_) | Spot::Text(..) | Spot::Row(..) | Spot::Activity(..) => 100,
    }
}

/// The paragraphs of a report that are long enough to be noticed, with their spots.
fn paragraphs(report: &Report) -> Vec<(Spot, String)> {
    let mut found = Vec::new();
    for spot in text_spots(report).into_iter().filter(|spot| !is_apart(report, spot)) {
        for block in spot.blocks(report).unwrap_or_default() {
            if let Block::Paragraph(text) = block
                && text.text().chars().count() >= noticed_from(&spot)
            {
                found.push((spot.clone(), text.text().to_owned()));
            }
        }
    }
    found
}

/// A paragraph stands a second time, or as it stood in last year's report of the same kind.
pub(super) fn repeated(hand: &mut Hand<'_>) -> Option<Done> {
    let (kind, year) = (hand.case.report.kind, hand.year());
    let is_last =
        |old: &&Report| old.kind == kind && old.year.is_some_and(|then| then.number() == year - 1);
    let old = hand.case.earlier.iter().find(is_last);
    let (from, source) = match old {
        Some(old) if hand.random.chance(40) => ("last year", paragraphs(old)),
        _ => ("this report", paragraphs(&hand.case.report)),
    };
    let says_nothing_of_the_year = |(_, text): &(Spot, String)| {
        !text.contains(&year.to_string()) && !text.contains(&(year - 1).to_string())
    };
    let fit: Vec<(Spot, String)> = source.into_iter().filter(says_nothing_of_the_year).collect();
    let spots = usual_spots(&hand.case.report);
    let (to, spot, text) = (0..20).find_map(|_| {
        let (spot, text) = hand.pick(&fit)?;
        let near: Vec<Spot> = spots
            .iter()
            .filter(|other| (from != "this report" || **other != spot) && is_alike(other, &spot))
            .cloned()
            .collect();
        Some((hand.pick(&near)?, spot, text))
    })?;
    let blocks = to.blocks_mut(&mut hand.case.report)?;
    blocks.push(Block::Paragraph(RichText::plain(text.clone())));
    Some(Done::at(to.place(), format!("from {from}, {}: {text}", spot.place())))
}

/// Whether a paragraph of the one spot could stand in the other.
fn is_alike(one: &Spot, other: &Spot) -> bool {
    match (one, other) {
        (Spot::Text(_, one), Spot::Text(_, other)) => one == other,
        (Spot::Section(_), Spot::Section(_))
        | (Spot::Row(..) | Spot::Activity(..), Spot::Row(..) | Spot::Activity(..)) => true,
        _ => false,
    }
}

/// A sentence names a client by number, telephone or address.
pub(super) fn personal(hand: &mut Hand<'_>) -> Option<Done> {
    let number = identity_number(&mut hand.random);
    let phone = telephone(&mut hand.random);
    let (name, street) = (name(&mut hand.random), street(&mut hand.random));
    let slots = [
        ("pnr", number),
        ("tel", phone),
        ("namn", name),
        ("gata", street),
        ("postort", format!("990 {} Ekstad", hand.random.between(10, 29))),
    ];
    let says = hand.wording("personal-data", &slots)?;
    add(hand, &usual_spots(&hand.case.report), &says)
}

/// The check digit after nine digits (Luhn).
pub(in crate::faults) fn check_digit(nine: &str) -> u32 {
    let digits = nine.chars().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = digits
        .enumerate()
        .map(|(at, digit)| {
            let twice = digit * if at % 2 == 0 { 2 } else { 1 };
            twice / 10 + twice % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

/// A personal identity number or coordination number, with ten or twelve digits. The birth numbers
/// are those that the tax agency keeps for tests.
fn identity_number(random: &mut Random) -> String {
    let year = random.between(1921, 2016);
    let (month, day) = (random.between(1, 12), random.between(1, 28));
    let day = if random.chance(15) { day + 60 } else { day };
    let serial =
        if random.chance(50) { random.between(238, 239) } else { random.between(980, 989) };
    let short = format!("{:02}{month:02}{day:02}", year % 100);
    let check = check_digit(&format!("{short}{serial}"));
    let sign = match random.below(10) {
        0..7 if year <= 1925 => "+",
        0..7 => "-",
        7 => " ",
        _ => "",
    };
    let date = if random.chance(45) { format!("{}{short}", year / 100) } else { short };
    let sign = if date.len() == 8 && sign == "+" { "-" } else { sign };
    format!("{date}{sign}{serial}{check}")
}

/// A number from the series that is kept for films and books.
fn telephone(random: &mut Random) -> String {
    let last = random.between(605, 699);
    match random.below(6) {
        0 => format!("070-174 0{} {:02}", last / 100, last % 100),
        1 => format!("0701740{last}"),
        2 => format!("070-1740{last}"),
        3 => format!("+46 70 174 0{} {:02}", last / 100, last % 100),
        4 => format!("070 174 0{} {:02}", last / 100, last % 100),
        _ => format!("070/1740{last}"),
    }
}

fn name(random: &mut Random) -> String {
    const FIRST: [&str; 10] = [
        "Alva", "Bertil", "Cecilia", "Davor", "Elsa", "Farid", "Gunnel", "Hodan", "Ivar", "Jelena",
    ];
    const LAST: [&str; 8] = [
        "Ekvall",
        "Rönnholm",
        "Sjöstrand",
        "Almgren",
        "Hedbäck",
        "Björkdal",
        "Tallmark",
        "Lindhov",
    ];
    let first = random.pick(&FIRST).copied().unwrap_or("Alva");
    let last = random.pick(&LAST).copied().unwrap_or("Ekvall");
    format!("{first} {last}")
}

fn street(random: &mut Random) -> String {
    const STREETS: [&str; 8] = [
        "Lingonstigen",
        "Tallvägen",
        "Kvarngatan",
        "Rönnallén",
        "Hasselgatan",
        "Mosippevägen",
        "Backsippegränd",
        "Björkgatan",
    ];
    let street = random.pick(&STREETS).copied().unwrap_or("Tallvägen");
    let letter = if random.chance(30) { " B" } else { "" };
    format!("{street} {}{letter}", random.between(1, 88))
}
