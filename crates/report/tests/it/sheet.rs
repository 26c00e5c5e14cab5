//! Short accounts: what there is no room for is counted, and what is lacking is said.
#![expect(clippy::unwrap_used, reason = "tests")]

use tertial_domain::assessment::GradingScale;
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{MoneyScale, Quantity};
use tertial_domain::report::ReportKind;
use tertial_domain::sheet::{GradeTally, Picture, Sheet, SheetBar, SheetPart};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::Setting;
use tertial_report::document::Block;
use tertial_report::html;
use tertial_report::sheet::{
    ANSWERERS_MAX, BARS_MAX, CommitteeMonth, GOALS_MAX, GradeMoves, MoneyOutlook, MonthlyFacts,
    SummaryFacts, document, document_by, monthly, summary,
};

fn year() -> OperatingYear {
    OperatingYear::new(2026).unwrap()
}

fn swedish() -> &'static Localizer {
    Localizer::of(Language::Swedish)
}

fn quantity(text: &str) -> Quantity {
    Quantity::read(text).unwrap()
}

pub(crate) fn facts(answerers: usize, goals: usize, figures: usize) -> SummaryFacts {
    let bar = |at: usize| SheetBar {
        name: format!("Andel nöjda {at}"),
        value: quantity("82 %"),
        target: Some(quantity("85 %")),
        is_met: Some(at.is_multiple_of(2)),
    };
    SummaryFacts {
        place: "Äldrenämnden".to_owned(),
        year: year(),
        kind: ReportKind::TertialReport2,
        reports: (answerers, 2),
        goals: (0..goals).map(|at| format!("{at} Ett mål")).collect(),
        answerers: (0..answerers)
            .map(|at| {
                let not = u32::from(at == answerers - 1);
                (format!("Enhet {at}"), vec![GradeTally([1, 1, not, 0, 0]); goals])
            })
            .collect(),
        figures: (0..figures).map(bar).collect(),
        money: Some(MoneyOutlook {
            scale: MoneyScale::ThousandKrona,
            sums: vec![("Summa kostnader".to_owned(), -100_000_000, -103_000_000)],
            result: Some((0, -3_000_000)),
            before: Some(-1_000_000),
        }),
        before: Some(GradeMoves {
            kind: ReportKind::TertialReport1,
            year: year(),
            compared: 12,
            better: 2,
            worse: 1,
        }),
    }
}

fn words(sheet: &Sheet) -> String {
    let lines = sheet.parts.iter().map(|part| match part {
        SheetPart::Heading(words) | SheetPart::Text(words) => words.clone(),
        SheetPart::List(lines) => lines.join("\n"),
        SheetPart::Table(table) => {
            let rows = table.rows.iter().map(|row| row.join(" | "));
            rows.collect::<Vec<_>>().join("\n")
        }
        SheetPart::Picture { title, .. } => title.clone(),
    });
    lines.collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

#[test]
fn what_a_page_has_no_room_for_is_counted() {
    let sheet = summary(&facts(12, 9, 9), swedish());
    let said = words(&sheet);
    for line in [
        "Sedan T1 2026 har 2 av 12 mål fått en bättre bedömning och 1 en sämre.",
        "5 av 9 indikatorer når sina mål. Når inte: Andel nöjda 1, Andel nöjda 3 och 2 till.",
        "Resultatet väntas bli −30 tkr, −30 tkr mot budget. I T1 2026 var det −10 tkr.",
        "Underlaget är 12 rapporter, varav 2 inte är beslutade.",
        "8 till ryms inte här. De som har svårast att nå sina mål visas. 3 mål till ryms inte här. \
         5 indikatorer till finns i rapporten.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    for part in &sheet.parts {
        match part {
            SheetPart::Picture { picture: Picture::HeatMap { columns, rows }, .. } => {
                assert_eq!((columns.len(), rows.len()), (GOALS_MAX, ANSWERERS_MAX));
                assert!(rows.iter().any(|(name, _)| name == "Enhet 11"), "the worst is shown");
            }
            SheetPart::Picture { picture: Picture::Bars(bars), .. } => {
                assert!(bars.len() <= BARS_MAX);
            }
            _ => {}
        }
    }
}

#[test]
fn what_it_stands_on_is_told_in_the_right_number() {
    for (reports, line) in [
        ((1, 0), "Underlaget är en rapport, beslutad."),
        ((1, 1), "Underlaget är en rapport, ännu inte beslutad."),
        ((3, 0), "Underlaget är 3 rapporter, beslutade."),
        ((3, 1), "Underlaget är 3 rapporter, varav en inte är beslutad."),
        ((0, 0), "Ingen rapport finns som underlag."),
    ] {
        let told = SummaryFacts { reports, ..facts(1, 1, 1) };
        let said = words(&summary(&told, swedish()));
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn a_year_that_is_over_has_its_result() {
    let told = SummaryFacts { kind: ReportKind::AnnualReport, ..facts(1, 1, 1) };
    let said = words(&summary(&told, swedish()));
    assert!(said.contains("Resultatet blev −30 tkr, −30 tkr mot budget."), "{said}");
}

#[test]
fn a_sheet_is_drawn_without_contents_and_with_every_picture() {
    let sheet = summary(&facts(3, 3, 3), swedish());
    let scale = GradingScale::stockholm();
    let setting = Setting { localizer: swedish(), organisation: Some("Ekstad"), scale: &scale };
    let drawn = document(&sheet, &setting);
    let figures = drawn.blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count();
    assert_eq!(figures, 3);
    let markup = html::html(&drawn);
    assert!(!markup.contains("class=\"toc\""), "one page has no contents");
    assert_eq!(markup.matches("<h1").count(), 1);
}

#[test]
fn a_month_says_what_is_lacking() {
    let committee = CommitteeMonth {
        name: "Äldrenämnden".to_owned(),
        result: None,
        sick_leave: None,
        overdue: 4,
        late: (1, 9),
        grades: GradeTally([3, 2, 0, 0, 0]),
        by_goal: Vec::new(),
        findings: None,
    };
    let facts = MonthlyFacts {
        place: "Ekstad".to_owned(),
        month_ends: jiff::civil::date(2026, 9, 30),
        kind: ReportKind::TertialReport2,
        year: year(),
        committees: vec![committee],
        goals: Vec::new(),
        moved: Vec::new(),
        monthly_indicators: 0,
    };
    let said = words(&monthly(&facts, swedish()));
    for line in [
        "Läget den 30 september 2026.",
        "ur Tertialrapport 2 2026",
        "Äldrenämnden | – | – | – | –",
        "Äldrenämnden | 4 | 1 av 9 | 3 / 2 / 0 | inte gjord",
        "Ingen indikator rapporteras varje månad.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

fn headings(document: &tertial_report::document::Document) -> Vec<String> {
    let said = document.blocks.iter().filter_map(|block| match block {
        Block::Label(label) => Some(label.text.clone()),
        Block::Figure(figure) => Some(format!("[{}]", figure.alternative())),
        _ => None,
    });
    said.map(|words| words.chars().take(24).collect()).collect()
}

#[test]
fn a_template_orders_a_sheet_and_loses_nothing_of_it() {
    let own = "name = \"Sidan\"\ndocument = \"summary\"\n[look]\naccent = \"#005a3c\"\n\
        [[section]]\nkind = \"chart\"\nchart = \"budget_waterfall\"\nheading = \"Så går det\"\n\
        [[section]]\nkind = \"page_break\"\n\
        [[section]]\nkind = \"text\"\nheading = \"Indikatorerna\"\n";
    let template = crate::template::read(own).unwrap();
    let scale = GradingScale::stockholm();
    let setting = Setting { localizer: swedish(), organisation: None, scale: &scale };
    let sheet = summary(&facts(2, 3, 6), &template.localizer());
    let plain = document(&sheet, &setting);
    let ordered = document_by(&template, &sheet, &setting);
    let pictures = |document| -> Vec<String> {
        headings(document).into_iter().filter(|words| words.starts_with('[')).collect()
    };
    let (own, usual) = (headings(&ordered), pictures(&plain));
    assert_eq!((own[0].as_str(), own[2].as_str()), ("Så går det", "Indikatorerna"));
    assert_eq!(pictures(&ordered), [2, 1, 0].map(|at: usize| usual[at].clone()));
    assert_eq!(ordered.blocks.len(), plain.blocks.len());
    assert_eq!(ordered.layout.page_breaks.len(), 1);
    assert_eq!(ordered.layout.look, template.look);
}

#[test]
fn a_page_is_one_sheet_with_its_title() {
    let scale = GradingScale::stockholm();
    let setting = Setting { localizer: swedish(), organisation: None, scale: &scale };
    let markup = html::html(&document(&summary(&facts(2, 3, 6), swedish()), &setting));
    assert_eq!(markup.matches("class=\"sheet").count(), 1);
    assert_eq!(markup.matches("<div").count(), markup.matches("</div>").count());
}
