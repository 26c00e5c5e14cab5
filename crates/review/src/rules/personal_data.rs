//! Something that looks like a personal identity number, or a client's address or telephone.
//!
//! **Means:** the text holds digits that are a personal identity number (form, day and check digit; also
//! coordination numbers), a day of birth, a private mail address, a telephone or street address that
//! stands with a single person, or the illness or family matter of someone who is named or pointed out.
//!
//! **Why it matters:** a report becomes a public document and is spread in copies. A client's number in it
//! cannot be taken back.
//!
//! **Fires:** "Brukaren (811228-9874) har klagat." and "Hans dotter nås på 070-174 06 58."
//!
//! **Silent:** the office's own telephone and address, names and numbers in the head, organisation numbers,
//! register numbers, dates, amounts, "gruppbostaden på Solvägen 3". A personal identity number is quoted in
//! part only: a finding must not spread it.

mod addresses;
mod contacts;
mod mail;
mod matters;
mod persons;

use tertial_domain::report::{ActivityField, IndicatorField, Report};

use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::swedish::identity_numbers::{IdentityNumber, identity_numbers};

/// `personal-data`
pub const SPEC: Spec =
    Spec { rule: Rule::PersonalData, severity: Severity::Error, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    numbers_in_head(facts.report, out);
    for passage in &facts.passages {
        if let Some(heading) = passage.heading {
            numbers(heading, &passage.place, out);
        }
        for paragraph in &passage.paragraphs {
            numbers(paragraph.text, &passage.place, out);
        }
        if !is_about_the_office(facts, passage) {
            passage
                .paragraphs
                .iter()
                .flat_map(|paragraph| contacts::of_persons(paragraph))
                .for_each(|contact| out.push(contact.finding(&passage.place)));
        }
        let matters = passage.paragraphs.iter().filter_map(|own| matters::private_matter(own));
        out.extend(matters.map(|matter| matter.finding(&passage.place)));
    }
    numbers_in_rows(facts, out);
    for (table, rows) in facts.report.tables.iter().enumerate() {
        numbers_in(&rows.header, &Place::Table { table, row: None }, out);
        for (row, cells) in rows.rows.iter().enumerate() {
            numbers_in(cells, &Place::Table { table, row: Some(row) }, out);
        }
    }
}

fn numbers_in_head(report: &Report, out: &mut Findings) {
    let head = &report.head;
    let fields = [&report.title, &report.unit, &report.recipient, &report.case_officer];
    fields.into_iter().flatten().for_each(|words| numbers(words, &Place::Head, out));
    numbers_in(&report.proposed_decisions, &Place::Head, out);
    numbers_in(&head.addresses, &Place::Head, out);
    numbers_in(&head.signatories, &Place::Head, out);
}

/// Goals' titles and the names and printed cells of their rows.
fn numbers_in_rows(facts: &Facts<'_>, out: &mut Findings) {
    for goal in &facts.goals {
        numbers(&goal.node.title, &goal.place(GoalPart::Whole), out);
        for (at, indicator) in goal.node.indicators.iter().enumerate() {
            numbers(&indicator.name, &goal.place(GoalPart::Indicator(at, None)), out);
            for field in IndicatorField::ALL {
                if let Some(cell) = indicator.cell(field) {
                    numbers(cell, &goal.place(GoalPart::Indicator(at, Some(field))), out);
                }
            }
        }
        for (at, activity) in goal.node.activities.iter().enumerate() {
            numbers(&activity.name, &goal.place(GoalPart::Activity(at, None)), out);
            if let Some(cell) = &activity.deviation {
                let part = GoalPart::Activity(at, Some(ActivityField::Deviation));
                numbers(cell, &goal.place(part), out);
            }
        }
    }
}

fn numbers_in(texts: &[String], place: &Place, out: &mut Findings) {
    for text in texts {
        numbers(text, place, out);
    }
}

/// Every personal identity number of a text. A wrong check digit is forgiven where the words say
/// that it is one.
fn numbers(text: &str, place: &Place, out: &mut Findings) {
    if text.len() < 10 {
        return;
    }
    for number in identity_numbers(text) {
        let is_one = number.check_digit_fits && !is_called_another(text, &number);
        if is_one || is_called_one(text, &number) {
            let day = text.get(number.start..number.day_end).unwrap_or_default();
            let reason = if number.is_coordination { "coordination" } else { "identity" };
            out.push(
                Finding::new(Rule::PersonalData, reason, place.clone())
                    .with("shown", format!("{day}…"))
                    .quote(place.clone(), day),
            );
        }
    }
}

/// "personnummer 811228-9875", "pnr: …"
fn is_called_one(text: &str, number: &IdentityNumber) -> bool {
    let before = text.get(..number.start).unwrap_or_default().to_lowercase();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let last: Vec<&str> = words.by_ref().take(3).collect();
    // "pers.nr", "p nr"
    let is_parted = matches!(
        last.as_slice(),
        ["nr" | "nummer", "pers" | "person" | "p" | "samordn" | "samordnings" | "födelse", ..]
    );
    is_parted
        || last.iter().any(|word| {
            matches!(*word, "pnr" | "pn" | "persnr" | "personnr")
                || ["personnum", "personum", "samordningsn", "födelsenum", "personbeteckning"]
                    .iter()
                    .any(|beginning| word.starts_with(beginning))
        })
}

/// "artikelnr 8804123377": ten or twelve digits together that the words call another number.
fn is_called_another(text: &str, number: &IdentityNumber) -> bool {
    let is_together = number.end == number.day_end + 4;
    let before = text.get(..number.start).unwrap_or_default().to_lowercase();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let word = words.next().unwrap_or_default();
    is_together
        && !is_called_one(text, number)
        && (["nr", "nummer", "numret"].iter().any(|ending| word.ends_with(ending))
            || matches!(word, "isbn" | "bankgiro" | "plusgiro" | "ocr" | "konto"))
}

/// Whether a text is where the office tells how it is reached.
fn is_about_the_office(facts: &Facts<'_>, passage: &Passage<'_>) -> bool {
    let Place::Section(at) = passage.place else { return false };
    let heading = facts.report.sections.get(at).map_or("", |section| section.heading.as_str());
    let lower = heading.to_lowercase();
    ["administrativ", "kontakt", "adress", "organisation"].iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod phrasings;
#[cfg(test)]
mod tests;
