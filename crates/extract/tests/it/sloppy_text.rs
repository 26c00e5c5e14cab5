//! What writers, converters and printers do to a text: small labels, lost blank lines, pages that
//! end anywhere.

use tertial_domain::report::{IndicatorField, Report};
use tertial_domain::rich_text::plain_text;

use crate::{assert_adds_up, draft};

fn report(text: &str) -> Report {
    let draft = draft(text, "rapport.txt");
    assert_adds_up(&draft);
    draft.report
}

/// Raw text of a PDF: words of narrow columns on lines of their own.
const RAW: &str = "Verksamhetsberättelse 2021 för Ekstads badhus\n\n\
    Uppföljning av Kommunfullmäktiges inriktningsmål\n\n\
    KF:s inriktningsmål:\n2. Ekstad rör på sig\n\n\
    Nämndmål:\nFler barn lär sig simma i vår bassäng än i någon annan stad\n\n● Uppfylls delvis\n\n\
    Förväntat resultat\n\nVarje barn i årskurs 3 klarar tvåhundra meter.\n\n\
    Indikator Periodens utfall Årsmål KF:s årsmål Period\n\n\
    Andel simkunniga barn 88 % 90 % 92 % VB 2021\n\n\
    Analys\nTvå skolor kom inte till bassängen.\n\n\
    Antal besök 41 40 öka VB 2021\n\n\
    Aktivitet Startdatum Slutdatum Avvikelse\n\n\
    Köpa in nya simdynor 2021-02-01 2021-05-31\n\n\
    Uppföljning av ekonomi\n\nBadhuset höll sin budget.\n";

#[test]
fn labels_may_stand_in_small_letters() {
    let badhus = report(RAW);
    assert_eq!(badhus.goals[0].goals[0].indicators.len(), 2);
    let small = ["KF:s inriktningsmål:", "Nämndmål:", "Förväntat resultat", "Analys"]
        .iter()
        .fold(RAW.to_owned(), |text, label| text.replace(label, &label.to_lowercase()));
    assert_ne!(small, RAW);
    assert_eq!(report(&small), badhus);
}

#[test]
fn a_small_label_within_a_sentence_is_no_label() {
    let text = "Nämndmål:\nFler badar\n\nAnalys\n\nBadhuset behöver en djupare\nanalys\nav varför \
        gästerna kommer.\n\nVi ser en\n\nutveckling\nsom går åt rätt håll.\n";
    let goal = report(text).goals.remove(0);
    assert_eq!(goal.texts.len(), 1);
}

#[test]
fn rows_are_told_from_text_without_blank_lines() {
    let dense = RAW.replace("\n\n", "\n").replace("\nAnalys", "\n\nAnalys");
    assert_eq!(report(&dense).goals, report(RAW).goals);
}

#[test]
fn a_page_may_end_in_a_name_a_title_and_after_a_label() {
    let badhus = report(RAW);
    for (at, number) in [("simkunniga", 2), ("bassäng än", 3), ("Analys", 4), ("nya", 5)] {
        let page = format!("{at}\n\nTjänsteutlåtande\nDnr 4.1/7/2022\nSid {number} (9)\n\n");
        let broken = RAW.replacen(&format!("{at} "), &page, 1).replacen(
            "Analys\n",
            &page,
            usize::from(at == "Analys"),
        );
        assert_ne!(broken, RAW);
        assert_eq!(report(&broken).goals, badhus.goals, "{at}");
    }
}

#[test]
fn what_rows_repeat_is_no_running_head() {
    let mut text = String::from("Nämndmål:\nFler badar\n\nAktivitet Startdatum Slutdatum\n\n");
    for number in 1..6 {
        let row = format!("Städa bassäng {number}\n\n2021-01-01 2021-12-31\n\n");
        text.push_str(&row);
        let page = format!("Sid {number} (9)\n\n");
        text.push_str(&page);
    }
    let goal = report(&text).goals.remove(0);
    assert_eq!(goal.activities.len(), 5);
    assert!(goal.activities.iter().all(|row| row.end.as_deref() == Some("2021-12-31")));
}

#[test]
fn a_page_may_end_between_a_row_and_its_label() {
    let text = |page: &str| {
        format!(
            "Nämndmål:\nFler badar\n\nAktivitet\tStartdatum\tSlutdatum\nStäda\t2021-01-01\t2021-02-01\n\
             {page}Analys\t\t\nDet gick fort.\t\t\nMåla\t2021-03-01\t2021-04-01\n"
        )
    };
    let page = "\nTjänsteutlåtande\nSid 2 (9)\n\n";
    assert_eq!(report(&text(page)).goals, report(&text("")).goals);
}

#[test]
fn the_latest_of_dated_outcomes_is_this_years() {
    let text = "Nämndmål:\nFler badar\n\nIndikator Utfall T2 \n2022\n\nUtfall \nT2 \n2021\n\nÅrsmål Period\n\n\
        Antal besök 41 38 40 T2 2022\n";
    let row = report(text).goals.remove(0).indicators.remove(0);
    assert_eq!(row.cell(IndicatorField::Outcome), Some("41"));
    assert_eq!(row.cell(IndicatorField::Previous), Some("38"));
    assert_eq!(row.cell(IndicatorField::Target), Some("40"));
}

#[test]
fn a_head_may_say_to_whom_without_a_colon_and_the_sender_beside_the_number() {
    let text = "Badförvaltningen\tTjänsteutlåtande\nEkstads badhus\tDnr BAD 2022-41\n\n\
        Till Badnämnden den 5 mars 2022\n\nVerksamhetsberättelse 2021 för Ekstads badhus\n\n\
        Inledning\n\nText.\n";
    let report = report(text);
    assert_eq!(report.recipient.as_deref(), Some("Badnämnden"));
    assert_eq!(report.head.meeting_date.as_deref(), Some("5 mars 2022"));
    assert_eq!(report.register_number.as_deref(), Some("BAD 2022-41"));
    assert_eq!(report.unit.as_deref(), Some("Ekstads badhus"));
}

#[test]
fn letters_drawn_as_one_are_letters() {
    let drawn = RAW.replace("fi", "\u{fb01}").replace("ff", "\u{fb00}");
    assert_eq!(report(&drawn), report(RAW));
    let text = "Övrigt\n\nVi fick o\u{fb00}ert på \u{fb02}era dynor.\n";
    assert_eq!(plain_text(&report(text).sections[0].blocks), "Vi fick offert på flera dynor.");
}

#[test]
fn money_in_raw_text_is_a_table() {
    let text = "Uppföljning av driftbudget\n\nBadhuset gick jämnt upp.\n\n\
        Tkr Budget 2021 Utfall \n2021 Avvikelse\nIntäkter 6 120 6 300 180\nKostnader\n\
        Personal -4 480 -4 440 40\n\nSid 2 (9)\n\nLokaler -1 350 -1 690 -340\n\n\
        Budget 2022 väntas bli stramare.\n";
    let report = report(text);
    let table = &report.tables[0];
    assert_eq!(table.header, ["Tkr", "Budget 2021", "Utfall 2021", "Avvikelse"]);
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.rows[3], ["Lokaler", "-1 350", "-1 690", "-340"]);
    let words = plain_text(&report.sections[0].blocks);
    assert_eq!(words, "Badhuset gick jämnt upp. Budget 2022 väntas bli stramare.");
}
