//! Tables in a PDF's raw text, where nothing parts the cells: lists, money, indicators.

use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{IndicatorField as F, IndicatorRow, PlainTable, Report};
use tertial_domain::rich_text::plain_text;
use tertial_import::draft::NoticeKind;

use crate::{assert_adds_up, draft};

fn report(text: &str) -> Report {
    let draft = draft(text, "rapport.txt");
    assert_adds_up(&draft);
    draft.report
}

fn only_table(text: &str) -> PlainTable {
    let mut report = report(&format!("Övrigt\n\n{text}"));
    assert_eq!(report.tables.len(), 1, "{:?}", report.sections);
    report.tables.remove(0)
}

#[test]
fn a_list_of_parts_is_a_table() {
    let table = only_table(
        "Så många lån gjordes:\n Filial Antal lån\n\nHamnen 412 300\nNorr 38 650\nSumma 450 950\n\n\
         Hamnen är störst med 412 300 lån.\n",
    );
    assert_eq!(table.header, ["Filial", "Antal lån"]);
    assert_eq!(table.rows, [["Hamnen", "412 300"], ["Norr", "38 650"], ["Summa", "450 950"]]);
    let table = only_table("Från vem Antal\n\nBarn 14\nVuxna 9\nPersonal 2\nSumma 25\n");
    assert_eq!((table.header.len(), table.rows.len()), (2, 4));
}

#[test]
fn the_number_of_heads_tells_how_figures_are_parted() {
    let table =
        only_table("Orsak Hushåll Tkr\nSjukdom 402 38 640\nStudier 291 27 910\nSumma 693 66 550\n");
    assert_eq!(table.header, ["Orsak", "Hushåll", "Tkr"]);
    assert_eq!(table.rows[0], ["Sjukdom", "402", "38 640"]);
    assert_eq!(table.rows[2], ["Summa", "693", "66 550"]);
    assert_eq!(table.scale, Some(MoneyScale::ThousandKrona));
    let table = only_table(
        "Grupp Utfall T1 Utfall T2 Totalt ack.\nBeslut 7 9 16\nVäntetid 4 6 10\nSumma 11 15 26\n",
    );
    assert_eq!(table.header, ["Grupp", "Utfall T1", "Utfall T2", "Totalt ack."]);
    assert_eq!(table.rows[1], ["Väntetid", "4", "6", "10"]);
}

#[test]
fn money_may_stand_under_its_scale_alone() {
    let text = "Uppföljning av ekonomi\n\nBelopp i tkr\nIntäkter\nBidrag 2 640\nAvgifter 910\n\
        Summa intäkter 3 550\nKostnader\nLöner 2 105\nHyra för\nlokaler 1 340\nSumma kostnader 3 445\n\
        Resultat 105\n\nVi gick 105 tkr plus.\n";
    let report = report(text);
    let table = &report.tables[0];
    assert_eq!(table.scale, Some(MoneyScale::ThousandKrona));
    assert_eq!(table.rows.len(), 9);
    assert_eq!(table.rows[3], ["Summa intäkter", "3 550"]);
    assert_eq!(table.rows[6], ["Hyra för lokaler", "1 340"]);
    let words = plain_text(&report.sections[0].blocks);
    assert_eq!(words, "Belopp i tkr Vi gick 105 tkr plus.");
}

#[test]
fn rows_may_stand_apart() {
    let text = "Uppföljning av ekonomi\n\nBudget 2024 Utfall 2024\n\nIntäkter\n\nBidrag 1 200 1 346\n\n\
        Avgifter 400 382\n\nSumma intäkter 1 600 1 728\n\nInvesteringar\n\nEn buss.\n";
    let report = report(text);
    assert_eq!(report.tables[0].rows.len(), 4);
    assert_eq!(report.sections.len(), 2);
}

#[test]
fn running_text_with_figures_is_no_table() {
    let text = "Övrigt\n\nBiblioteket ligger på Storgatan 12\noch har öppet alla dagar till klockan 19\n\
        men stänger i juli 2024.\n\nTelefon 0555-10 20 30\nRum 14\n";
    assert!(report(text).tables.is_empty());
}

#[test]
fn an_announced_scale_is_the_tables() {
    let text = "Övrigt\n\nBelopp i mnkr\n\nVerksamhet\tBudget\tUtfall\nLån\t1,2\t1,3\n\n\
        Vi köpte hyllor för 20 tkr.\n\nFrån vem\tAntal\nBarn\t14\n";
    let report = report(text);
    assert_eq!(report.tables[0].scale, Some(MoneyScale::MillionKrona));
    assert_eq!(report.tables[1].scale, None);
}

/// The indicators under a unit's goal, below a header.
fn rows(header: &str, rows: &str) -> Vec<IndicatorRow> {
    let text = format!(
        "Verksamhetsberättelse VB 2024 för Ekstads bibliotek\n\nEnhetsmål:\nFler läser\n\n\
         {header}\n\n{rows}\n\nEkonomi\n\nBudgeten höll.\n"
    );
    report(&text).goals.remove(0).indicators
}

const WITHOUT_FORECAST: &str = "Indikator Periodens utfall Utfall män/ pojkar Utfall kvinnor/ flickor Utfall VB 2023 Årsmål KF:s årsmål Period";
const WITH_FORECAST: &str = "Indikator Periodens utfall Utfall män/ pojkar Utfall kvinnor/ flickor \
    Utfall VB 2023 Prognos helår Årsmål KF:s årsmål Period";

#[test]
fn figures_of_thousands_are_told_by_the_sexes_and_the_columns() {
    let row =
        rows(WITHOUT_FORECAST, "Antal låntagare 1 486 512 974 1 402 1 450 öka VB 2024").remove(0);
    assert_eq!(row.name, "Antal låntagare");
    assert_eq!(row.cell(F::Outcome), Some("1 486"));
    assert_eq!(row.cell(F::OutcomeWomen), Some("974"));
    assert_eq!(row.cell(F::Target), Some("1 450"));
    assert!(row.uncertain.is_empty());
    let row =
        rows("Indikator Årsmål KF:s årsmål Periodicitet", "Meritvärde i årskurs 9 228 235 År");
    assert_eq!((row[0].cell(F::Target), row[0].cell(F::CouncilTarget)), (Some("228"), Some("235")));
}

#[test]
fn words_of_a_target_stand_in_its_column_and_a_names_words_in_the_name() {
    let header = "Indikator Årsmål KF:s årsmål Periodens utfall Utfall män/ pojkar Utfall kvinnor/ \
        flickor Period";
    let found = rows(header, "Sjukfrånvaro 6,5 % tas fram av nämnden 7,0 % 4,9 % 7,6 % VB 2024");
    assert_eq!(found[0].cell(F::Target), Some("6,5 %"));
    assert_eq!(found[0].cell(F::OutcomeWomen), Some("7,6 %"));
    assert!(found[0].uncertain.is_empty());
    let found =
        rows(WITHOUT_FORECAST, "Antal planer som tas fram av nämnden 14 6 8 12 15 16 VB 2024");
    assert_eq!(found[0].name, "Antal planer som tas fram av nämnden");
    assert_eq!(found[0].cell(F::CouncilTarget), Some("16"));
}

#[test]
fn a_forecast_that_no_row_has_leaves_the_other_columns_certain() {
    let four = "Andel läsande barn 76 % 73 % 75 % 75 % 2024\n\n\
        Andel nöjda 84 % 86 % 83 % 81 83 % 85 % 2024\n\n\
        Sjukfrånvaro 5,9 % 3,9 % 6,3 % 7,0 % 6,5 % tas fram av nämnden VB 2024\n\n\
        Antal sena lån 57 31 26 64 60 minska VB 2024";
    let found = rows(WITH_FORECAST, four);
    assert!(found.iter().all(|row| row.uncertain.is_empty()), "{found:?}");
    assert_eq!(found[0].cell(F::Previous), Some("73 %"));
    assert_eq!(found[1].cell(F::Previous), Some("81"));
    let foretold = format!("{four}\n\nAntal lån 57 31 26 64 60 60 61 VB 2024");
    let found = rows(WITH_FORECAST, &foretold);
    assert!(found[4].uncertain.is_empty());
    assert!(!found[0].uncertain.is_empty());
}

#[test]
fn a_percent_sign_alone_belongs_to_its_figure() {
    let found =
        rows(WITHOUT_FORECAST, "Andel köp i tid 100,4 \n% \n\n101,3 \n% \n\n102 % 100 % VB 2024");
    assert_eq!(found[0].cell(F::Outcome), Some("100,4 %"));
    assert_eq!(found[0].cell(F::Previous), Some("101,3 %"));
}

#[test]
fn a_sum_row_that_could_be_parted_in_two_ways_is_told_or_noted() {
    let sure = draft(
        "Övrigt\n\nOrsak Hushåll Tkr\nSjukdom 402 38 640\nStudier 808 72 360\nSumma 1 210 111 000\n",
        "rapport.txt",
    );
    assert_eq!(sure.report.tables[0].rows[2], ["Summa", "1 210", "111 000"]);
    assert!(sure.notices.iter().all(|notice| notice.kind != NoticeKind::UncertainCells));
}

#[test]
fn years_may_be_heads() {
    let table = only_table(
        "Händelser 2022 2023 2024\nFall 141 204 168\nFel dos 63 71 58\nSumma 204 275 226\n",
    );
    assert_eq!(table.header, ["Händelser", "2022", "2023", "2024"]);
    assert_eq!(table.rows[0], ["Fall", "141", "204", "168"]);
}

#[test]
fn heads_may_take_two_lines() {
    let text = "Uppföljning av ekonomi\n\n Budget Utfall Avvikelse \n 2024 2024 budget-utfall \n\
        Intäkter \nBidrag 1 250 1 100 -150 \nLivsmedel och \nförbrukning 3 150 3 020 130 \n";
    let table = report(text).tables.remove(0);
    assert_eq!(table.header, ["", "Budget 2024", "Utfall 2024", "Avvikelse budget-utfall"]);
    assert_eq!(table.rows[1], ["Bidrag", "1 250", "1 100", "-150"]);
    assert_eq!(table.rows[2], ["Livsmedel och förbrukning", "3 150", "3 020", "130"]);
}

#[test]
fn a_column_with_words_may_stand_last() {
    let table = only_table(
        "Från vem Utfall Utfall Totalt Åtgärder\nT1 T2 ack.\nBarn 3 2 5 Samtal\n\
         Vuxna 6 5 11 Nytt månadsbrev\nPersonal 1 0 1\nSumma 10 7 17\n",
    );
    assert_eq!(table.header, ["Från vem", "Utfall T1", "Utfall T2", "Totalt ack.", "Åtgärder"]);
    assert_eq!(table.rows[1], ["Vuxna", "6", "5", "11", "Nytt månadsbrev"]);
    assert_eq!(table.rows[3], ["Summa", "10", "7", "17", ""]);
}

#[test]
fn heads_of_indicators_may_carry_the_year() {
    let header = "Indikator Utfall \nVB 2024 \n\nUtfall \nmän/ \npojkar \n\nUtfall \nkvinnor/ \n\
        flickor \n\nUtfall \nVB 2023 \n\nÅrsmål \n2024 \n\nKF:s \nårsmål Period";
    let found = rows(header, "Andel nöjda barn 81 % 84 % 79 % 77 % 80 % 82 % 2024");
    assert_eq!(found[0].name, "Andel nöjda barn");
    assert_eq!(found[0].cell(F::Outcome), Some("81 %"));
    assert_eq!(found[0].cell(F::Previous), Some("77 %"));
    assert_eq!(found[0].cell(F::Target), Some("80 %"));
    let found = rows(header, "Antal fall per 1 000 dygn - 4,1 3,5 tas fram av nämnden VB 2024");
    assert_eq!(found[0].name, "Antal fall per 1 000 dygn");
    assert_eq!(found[0].cell(F::Outcome), None);
}

#[test]
fn a_rows_analysis_may_stand_apart_where_another_row_follows() {
    let found = rows(
        WITHOUT_FORECAST,
        "Andel nöjda 81 % 84 % 79 % 77 % 80 % 82 % 2024\n\nAnalys\n\nHyllorna är nya.\n\n\
         Andel lån i tid 93 % 93 % 94 % 90 % 95 % 94 % 2024\n\nAnalys\nBussen kom.",
    );
    assert_eq!(found.len(), 2);
    assert_eq!(plain_text(&found[0].analysis), "Hyllorna är nya.");
    assert_eq!(found[1].name, "Andel lån i tid");
}

#[test]
fn a_lone_row_with_a_forecast_is_not_taken_for_one_without() {
    let found = rows(
        WITH_FORECAST,
        "Andel nöjda 65 % 92 92 % öka 2024\n\nSjukfrånvaro 5,9 % 7,0 % öka 2024\n\n\
         Antal lån 4 5 öka 2024",
    );
    assert!(found.iter().all(|row| !row.uncertain.is_empty()), "{found:?}");
}

#[test]
fn names_may_hold_a_year_and_cells_may_be_empty() {
    let text = "Uppföljning av ekonomi\n\nUtfall i bokslut 2024\n\nKostnader\n\nLöner 2 105\n\nHyra 1 340\n\n\
        Resor\n\nSumma kostnader 3 445\n\nIntäkter\n\nBidrag 3 410\n\nSumma intäkter 3 410\n\n\
        I fond från 2023 512\n\nResultat 477\n\nInvesteringar\n\nEn buss.\n";
    let report = report(text);
    let table = &report.tables[0];
    assert_eq!(table.header, ["", "Utfall i bokslut 2024"]);
    assert_eq!(table.rows.len(), 10);
    assert_eq!(table.rows[3], ["Resor", ""]);
    assert_eq!(table.rows[8], ["I fond från 2023", "512"]);
    assert_eq!(report.sections.len(), 2);
}

#[test]
fn complaints_by_group_and_kind_are_a_table() {
    let table = only_table(
        "Grupp Kategori Utfall T1 Utfall T2 Utfall VB Totalt ack. Sammanfattning och planerade åtgärder\n\
         Från vem Barn 2 3 4 9\nFrån vem Vuxna 5 6 7 18 Ny skylt\nOm Böcker 7 9 11 27\n",
    );
    assert_eq!(table.header.len(), 6);
    assert_eq!(table.rows[1], ["Från vem Vuxna", "5", "6", "7", "18", "Ny skylt"]);
}
