//! Ways in which people tell an indicator's figure, and what they tell beside it.

use super::*;
use crate::rules::example::{found, indicator, paragraphs, report_with, section};
use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen, Previous, Target};
use tertial_domain::report::IndicatorRow;

/// Outcome, last year's and target, as printed.
type Cells<'a> = [&'a str; 3];

fn row(name: &str, [outcome, previous, target]: Cells<'_>) -> IndicatorRow {
    indicator(name, &[(Outcome, outcome), (Previous, previous), (Target, target)])
}

fn note(name: &str, cells: Cells<'_>, text: &str) -> bool {
    let mut row = row(name, cells);
    row.analysis = paragraphs(&[text]);
    !found(SPEC.rule, &report_with(vec![row])).is_empty()
}

fn summary(name: &str, cells: Cells<'_>, text: &str) -> bool {
    let mut report = report_with(vec![row(name, cells)]);
    report.sections.push(section("Sammanfattande analys", &[text]));
    !found(SPEC.rule, &report).is_empty()
}

#[test]
fn another_figure_is_seen_in_many_words() {
    let missed: Vec<&str> = [
        (
            "Andel elever som känner sig trygga",
            ["82 %", "79 %", "90 %"],
            "Trygghetsenkäten visar att 88 % av eleverna känner sig trygga, vilket gläder oss.",
        ),
        (
            "Sjukfrånvaro",
            ["6,8 %", "7,4 %", "6,5 %"],
            "Det är glädjande att sjukfrånvaron nu är nere på 6,2 procent.",
        ),
        (
            "Antal besök på öppna förskolan",
            ["1 240", "1 100", "1 200"],
            "Öppna förskolan hade 1 420 besök under året.",
        ),
        (
            "Andel genomförda medarbetarsamtal",
            ["94 %", "90 %", "100 %"],
            "Cheferna har hållit medarbetarsamtal med 84 procent av personalen.",
        ),
        (
            "Väntetid till bygglov, veckor",
            ["9", "12", "8"],
            "I snitt fick sökande vänta elva veckor på bygglov.",
        ),
        (
            "Andel fossilfria fordon",
            ["71 %", "60 %", "80 %"],
            "Sju av tjugo fordon drivs fossilfritt.",
        ),
        (
            "Andel brukare med aktuell genomförandeplan",
            ["92 %", "88 %", "95 %"],
            "Nästan alla har en plan; 98 procent av brukarnas genomförandeplaner är aktuella.",
        ),
        ("Antal planterade träd", ["310", "250", "300"], "Totalt planterades 130 träd."),
        (
            "Andel nöjda gäster",
            ["76 %", "70 %", "80 %"],
            "Resultatet har stigit från 70 % till 78 %.",
        ),
        (
            "Andel återlämnade böcker i tid",
            ["85 %", "83 %", "90 %"],
            "Böckerna kom tillbaka i tid i 95 % av fallen.",
        ),
    ]
    .into_iter()
    .filter(|(name, cells, text)| !note(name, *cells, text))
    .map(|(_, _, text)| text)
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn a_figure_is_tied_by_its_unit_its_digits_and_what_it_leans_on() {
    let missed: Vec<&str> = [
        ("Egen solel, MWh", ["241", "180", "230"], "Våra tak har levererat 214 MWh."),
        ("Antal meter ny cykelbana", ["1 340", "900", "1 300"], "Vi har öppnat 1 430 meter."),
        (
            "Antal dagar från ansökan till beslut",
            ["12", "17", "14"],
            "Den som söker har i genomsnitt väntat sexton dagar på beslut.",
        ),
        (
            "Andel medarbetare som rekommenderar sin arbetsplats",
            ["76 %", "71 %", "75 %"],
            "Sju av tio rekommenderade oss förra gången. I år är det 67 procent som gör det.",
        ),
        (
            "Andel planer klara inom 14 dagar",
            ["84 %", "79 %", "95 %"],
            "Drygt var fjärde plan blev klar för sent.",
        ),
        (
            "Andel elever med arbetsro",
            ["69 %", "66 %", "72 %"],
            "Skolan siktar på 74 procent under 2021.",
        ),
    ]
    .into_iter()
    .filter(|(name, cells, text)| !note(name, *cells, text))
    .map(|(_, _, text)| text)
    .collect();
    assert_eq!(missed, [""; 0]);
    let wrong: Vec<&str> = [
        ("Egen solel, MWh", ["241", "180", "230"], "Av elen har 124 MWh sålts."),
        (
            "Antal dagar från ansökan till beslut",
            ["12", "17", "14"],
            "Vi svarar alltid inom två dagar, och den som väntat längst fick vänta 21 dagar.",
        ),
        (
            "Andel planer klara inom 14 dagar",
            ["84 %", "79 %", "95 %"],
            "Ungefär var sjätte plan blev klar för sent.",
        ),
        (
            "Antal konserter",
            ["84", "77", "80"],
            "Våra 84 konserter fördelar sig på 37 i huset, 29 i skolor och 18 på torget.",
        ),
    ]
    .into_iter()
    .filter(|(name, cells, text)| note(name, *cells, text))
    .map(|(_, _, text)| text)
    .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_summary_is_read_too() {
    let cells = ["83 %", "80 %", "90 %"];
    let name = "Andel utredningar klara i tid";
    assert!(summary(name, cells, "Andelen utredningar som blev klara i tid ökade till 88 %."));
    assert!(!summary(name, cells, "Andelen utredningar som blev klara i tid ökade till 83 %."));
    assert!(!summary(name, cells, "Andelen nöjda klienter ökade till 88 %."));
    assert!(!summary(name, cells, "I staden blev 88 % av utredningarna klara i tid."));
}

#[test]
fn what_is_of_something_else_stays_unsaid_in_many_words() {
    let wrong: Vec<&str> = [
        (
            "Andel nöjda gäster",
            ["76 %", "70 %", "80 %"],
            "Vi behöver 4 procent fler nöjda gäster för att nå 80 procent.",
        ),
        (
            "Sjukfrånvaro",
            ["6,8 %", "7,4 %", "6,5 %"],
            "Under första kvartalet låg sjukfrånvaron på 9,1 procent.",
        ),
        (
            "Antal planterade träd",
            ["310", "250", "300"],
            "Av träden planterades 180 i Norra parken och 130 vid ån.",
        ),
        ("Andel nöjda gäster", ["76 %", "70 %", "80 %"], "Bland gästerna på Almen var 91 % nöjda."),
        (
            "Andel genomförda medarbetarsamtal",
            ["94 %", "90 %", "100 %"],
            "Sex procent återstår och hålls i januari.",
        ),
        (
            "Andel nöjda gäster",
            ["76 %", "70 %", "80 %"],
            "Svarsfrekvensen var 54 %, lägre än 61 % året innan.",
        ),
        ("Andel nöjda gäster", ["76 %", "70 %", "80 %"], "Tre av fyra gäster är nöjda."),
    ]
    .into_iter()
    .filter(|(name, cells, text)| note(name, *cells, text))
    .map(|(_, _, text)| text)
    .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn women_s_and_men_s_figures_are_held_against_their_cells() {
    let of = |text: &str| {
        let cells = [(Outcome, "80 %"), (OutcomeMen, "76 %"), (OutcomeWomen, "84 %")];
        let mut row = indicator("Andel nöjda gäster", &cells);
        row.analysis = paragraphs(&[text]);
        !found(SPEC.rule, &report_with(vec![row])).is_empty()
    };
    assert!(of("Kvinnorna är nöjdare, 84 procent, medan 71 procent av männen är nöjda."));
    assert!(!of("Bland kvinnor är 84 procent nöjda och bland män 76 procent."));
}

#[test]
fn changes_parts_and_what_is_left_out_are_no_outcome() {
    let bare = ["1 204", "1 118", "1 150"];
    let percent = ["87 %", "84 %", "95 %"];
    let wrong: Vec<&str> = [
        ("Antal anmälningar", bare, "Antalet har stigit med drygt sju procent, eller 86 stycken."),
        ("Andel nöjda gäster", percent, "På våning två är andelen 93 procent."),
        ("Andel nöjda gäster", percent, "Exklusive nya gäster är andelen 91 procent."),
        ("Andel nöjda gäster", percent, "Räknar vi bort sommaren är utfallet 91 procent."),
        ("Andel nöjda gäster", percent, "Bortsett från de nya är siffran 91 %."),
        (
            "Andel elever med frånvaro över 15 procent",
            percent,
            "Korttidsfrånvaron minskade till 3,1 %.",
        ),
        (
            "Antal boende som varit på utflykt",
            ["31", "22", "30"],
            "De boende har valt bland några av årets 12 utflykter.",
        ),
    ]
    .into_iter()
    .filter(|(name, cells, text)| note(name, *cells, text))
    .map(|(.., text)| text)
    .collect();
    assert_eq!(wrong, [""; 0]);
    assert!(note("Sjukfrånvaro", ["9,4 %", "9 %", "9 %"], "Vi ligger nu på 8,6 procent."));
}
