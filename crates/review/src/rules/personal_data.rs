//! Something that looks like a personal identity number, or a client's address or telephone.
//!
//! **Means:** the text holds digits that are a personal identity number (form, day and check digit; also
//! coordination numbers), a day of birth, or a telephone or street address that stands with a single person.
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
        if number.check_digit_fits || is_called_one(text, &number) {
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
    words.by_ref().take(2).any(|word| {
        matches!(word, "pnr" | "pn" | "persnr" | "personnr")
            || word.starts_with("personnum")
            || word.starts_with("samordningsnum")
    })
}

/// Whether a text is where the office tells how it is reached.
fn is_about_the_office(facts: &Facts<'_>, passage: &Passage<'_>) -> bool {
    let Place::Section(at) = passage.place else { return false };
    let heading = facts.report.sections.get(at).map_or("", |section| section.heading.as_str());
    let lower = heading.to_lowercase();
    ["administrativ", "kontakt", "adress", "organisation"].iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use tertial_domain::goal::{GoalLevel, GoalText};
    use tertial_domain::report::ReportKind;

    use super::*;
    use crate::rules::example::{findings, found, goal_with, report, section, table};

    fn in_analysis(words: &str) -> Vec<String> {
        let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
        let base = report(ReportKind::AnnualReport, 2021);
        let all = found(Rule::PersonalData, &Report { goals: vec![goal], ..base });
        all.iter().filter_map(|one| one.split(' ').nth(1)).map(str::to_owned).collect()
    }

    #[test]
    fn a_number_fires_wherever_it_stands_and_is_not_spread() {
        assert_eq!(in_analysis("Brukaren (811228-9874) har klagat."), ["identity"]);
        assert_eq!(in_analysis("Personnummer 811228-9875 saknas."), ["identity"]);
        assert_eq!(in_analysis("Hen har 701063-2391."), ["coordination"]);
        let mut base = report(ReportKind::AnnualPlan, 2021);
        base.tables = vec![table("Namn | Nummer", &["Ek | 19811228-9874"])];
        let all = findings(Rule::PersonalData, &base);
        assert_eq!(all.first().unwrap().place.to_string(), "tables/0/rows/0");
        assert_eq!(all.first().unwrap().evidence.first().unwrap().quote, "19811228");
    }

    #[test]
    fn a_person_s_telephone_and_address_fire() {
        for words in [
            "Hans dotter nås på 070-174 06 58.",
            "Brukaren har telefon 08-465 004 12 och ringer ofta.",
            "Ring anhörig på +46 70 174 06 58 före besök.",
            "En av våra klienter, mobil 0701740658, vill byta dag.",
            "Deltagaren nås på tfn 0980-319 212 efter lunch.",
            "Alva Ek nås på 070-174 06 58.",
            "Hemnummer 08-465 004 12, ring före besök.",
        ] {
            assert_eq!(in_analysis(words), ["telephone"], "{words}");
        }
        for words in [
            "Brukaren bor på Solvägen 3 och vill flytta.",
            "Vi hälsade på hemma hos henne på Storgatan 12 B i maj.",
            "Klienten är bosatt på Ekbacken 7, lgh 1102.",
            "Kundens hemadress är Åsgränd 4.",
            "Hon är folkbokförd på Solvägen 3.",
            "Klagomålet kom från familjen på Solvägen 17 B, 3 tr.",
            "En brukare som bor på Solvägen 17 väntade på samordnaren i två timmar.",
            "Enhetschefen besökte mannen på Storgatan 5.",
            "Alva Ek bor på Storgatan 5.",
            "Familjen bor på Storgatan 5 och har fått ny kontaktperson.",
            "Hyresgästen på Åsgränd 4 har klagat på värmen.",
        ] {
            assert_eq!(in_analysis(words), ["address"], "{words}");
        }
        assert_eq!(in_analysis("Brukaren, född 1952-03-14, trivs."), ["birthday"]);
    }

    #[test]
    fn the_whole_sentence_is_quoted_unless_an_identity_number_stands_in_it() {
        let quote = |words: &str| {
            let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
            let base = report(ReportKind::AnnualReport, 2021);
            let all = findings(Rule::PersonalData, &Report { goals: vec![goal], ..base });
            all.last().unwrap().evidence[0].quote.clone()
        };
        let words = "Mamman, som ringer ofta, nås på 070-174 06 58.";
        assert_eq!(quote(words), words);
        assert_eq!(quote("Mamman, 811228-9874, nås på 070-174 06 58."), "070");
    }

    #[test]
    fn what_is_the_office_s_own_is_left_alone() {
        for words in [
            "Enhetschefen nås på 08-465 004 12.",
            "Ring växeln, 08-465 004 00, för mer information.",
            "Gruppbostaden på Solvägen 3 har fem lägenheter.",
            "Kontoret flyttade till Storgatan 12 i maj.",
            "De boende på Solvägen 3 fick nya kök.",
            "Åtta personer bor på Storgatan 5.",
            "Barnen på förskolan vid Solvägen 3 odlar.",
            "Familjerna får hjälp i lokalen på Storgatan 12.",
            "Brukaren tog emot oss på kontoret på Storgatan 12.",
            "Brukarna kan ringa kontaktcenter på 08-465 004 00.",
            "Vi hade 1 250 besök 2021, 1 180 besök 2020.",
            "Brukaren deltog 2021-03-14 och 2021-05-02.",
            "Kostnaden per brukare var 08-10 tkr, 12 345 678 kr totalt.",
            "Organisationsnummer 212000-0142, dnr 2021-0174-0658.",
        ] {
            assert_eq!(in_analysis(words), Vec::<String>::new(), "{words}");
        }
        let base = report(ReportKind::AnnualPlan, 2021);
        let own = section("Administrativa uppgifter", &["Chef för brukaren: 08-465 004 12."]);
        let all = found(Rule::PersonalData, &Report { sections: vec![own], ..base });
        assert_eq!(all, Vec::<String>::new());
    }
}
