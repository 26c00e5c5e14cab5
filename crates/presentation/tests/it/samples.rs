//! Charts about the fictional city Ekstad: one of each kind, for snapshots and the gallery.

use jiff::civil::{Date, date};
use tertial_domain::annual_wheel::Nearness;
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{MoneyScale, Quantity, Value};
use tertial_domain::target::Target;
use tertial_presentation::charts::{
    Bar, Chart, ChartContext, DumbbellRow, FlowArea, FlowFocus, GradeCount, LinePeriod, SparkPoint,
    Sparkline, Waterfall, WaterfallStep, Wheel, WheelMark, WithinYear, annual_wheel,
    bar_with_target, dumbbell, goal_flow, grade_bar, line_with_target, sparkline, waterfall,
};
use tertial_presentation::language::Language;
use tertial_presentation::status_mark::StatusMark;

/// A printed figure, or the reason why there is none.
pub(crate) fn value(text: &str) -> Value {
    match text {
        "saknas" => Value::Missing,
        "mäts inte" => Value::NotMeasured,
        "ej aktuellt" => Value::NotApplicable,
        "för få" => Value::Suppressed,
        _ => Value::Number(Quantity::read(text).expect("a figure")),
    }
}

fn year(number: i16) -> OperatingYear {
    OperatingYear::new(number).expect("a year")
}

/// Every kind of chart with a name.
pub(crate) fn all(language: Language) -> Vec<(&'static str, Chart)> {
    let context = |id, title| ChartContext { language, id, title };
    vec![
        ("sparkline", sparkline(&context("spark", "Sjukfrånvaro i Stöd och omsorg"), &spark())),
        (
            "line_by_tertial",
            line_with_target(&context("line", "Sjukfrånvaro"), WithinYear::Level, &sick_leave()),
        ),
        (
            "line_by_sex",
            line_with_target(&context("sexes", "Sjukfrånvaro"), WithinYear::Level, &by_sex()),
        ),
        (
            "line_with_gaps",
            line_with_target(&context("gaps", "Nöjda deltagare"), WithinYear::Level, &with_gaps()),
        ),
        (
            "line_part_of_a_year",
            line_with_target(&context("visits", "Antal besök"), WithinYear::Accumulates, &visits()),
        ),
        (
            "line_flat",
            line_with_target(&context("flat", "Antal platser"), WithinYear::Level, &flat()),
        ),
        ("bar_with_target", bar_with_target(&context("bars", "Sjukfrånvaro"), &bars())),
        ("grade_bar", grade_bar(&context("grades", "Enhetsmål 2026"), &grades())),
        ("goal_flow", goal_flow(&context("flow", "Röda tråden 2026"), &flow())),
        ("dumbbell", dumbbell(&context("dumb", "Kvinnor och män"), &dumbbells())),
        ("waterfall", waterfall(&context("money", "Från budget till prognos"), &money())),
        ("annual_wheel", annual_wheel(&context("wheel", "Årshjulet"), &wheel())),
        ("empty", line_with_target(&context("empty", "Inget ännu"), WithinYear::Level, &[])),
    ]
}

fn spark() -> Sparkline {
    let figures = ["9,6 %", "9,7 %", "8,8 %", "saknas", "8,4 %", "7,9 %"];
    let points = (2021..)
        .zip(figures)
        .map(|(year, figure)| SparkPoint { label: format!("T2 {year}"), value: value(figure) });
    let target = Quantity::read("7,5 %");
    Sparkline { points: points.collect(), target, scale: None, is_own: false }
}

fn sick_leave() -> Vec<LinePeriod> {
    let rows: [(i16, [&str; 3], &str); 6] = [
        (2021, ["9,8", "9,6", "9,1"], "9,0"),
        (2022, ["10,4", "9,7", "9,2"], "9,0"),
        (2023, ["9,0", "8,8", "8,7"], "8,5"),
        (2024, ["8,9", "8,6", "8,5"], "8,5"),
        (2025, ["8,6", "8,4", "8,2"], "8,0"),
        (2026, ["8,1", "7,9", ""], "7,5"),
    ];
    let mut periods = Vec::new();
    for (number, figures, target) in rows {
        for (part, figure) in YearPart::ALL.into_iter().zip(figures) {
            if figure.is_empty() {
                continue;
            }
            let is_last = number == 2026 && part == YearPart::Tertial2;
            periods.push(LinePeriod {
                year: year(number),
                part,
                outcome: BySex { total: Some(value(&format!("{figure} %"))), ..BySex::default() },
                target: Target::read(&format!("högst {target} %")),
                forecast: is_last.then(|| value("7,6 %")),
            });
        }
    }
    periods
}

fn by_sex() -> Vec<LinePeriod> {
    let rows: [(i16, &str, &str, &str, &str); 8] = [
        (2019, "8,9 %", "9,6 %", "6,9 %", "9,0 %"),
        (2020, "9,9 %", "10,4 %", "8,3 %", "9,0 %"),
        (2021, "9,1 %", "9,9 %", "7,0 %", "9,0 %"),
        (2022, "9,2 %", "10,0 %", "7,1 %", "9,0 %"),
        (2023, "8,7 %", "9,4 %", "6,8 %", "8,5 %"),
        (2024, "8,5 %", "9,2 %", "6,6 %", "8,5 %"),
        (2025, "8,2 %", "8,9 %", "6,4 %", "8,0 %"),
        (2026, "7,6 %", "8,3 %", "5,9 %", "7,5 %"),
    ];
    let period = |(number, total, women, men, target): (i16, &str, &str, &str, &str)| LinePeriod {
        year: year(number),
        part: YearPart::FullYear,
        outcome: BySex {
            total: Some(value(total)),
            women: Some(value(women)),
            men: Some(value(men)),
            other: None,
        },
        target: Target::read(target),
        forecast: None,
    };
    rows.into_iter().map(period).collect()
}

fn with_gaps() -> Vec<LinePeriod> {
    let rows: [(i16, &str, &str); 8] = [
        (2019, "82 %", "öka"),
        (2020, "mäts inte", "80-85 %"),
        (2021, "mäts inte", "80-85 %"),
        (2022, "84 %", "80-85 %"),
        (2023, "87 %", "85-90 %"),
        (2024, "för få", "85-90 %"),
        (2025, "86 %", "85-90 %"),
        (2026, "saknas", "85-90 %"),
    ];
    let period = |(number, total, target): (i16, &str, &str)| LinePeriod {
        year: year(number),
        part: YearPart::FullYear,
        outcome: BySex { total: Some(value(total)), ..BySex::default() },
        target: Target::read(target),
        forecast: (number == 2026).then(|| value("88 %")),
    };
    rows.into_iter().map(period).collect()
}

/// Whole years, and three years' figures by the end of August; that of April belongs to neither.
fn visits() -> Vec<LinePeriod> {
    let rows = [
        (2022, YearPart::FullYear, "517 715 st"),
        (2023, YearPart::FullYear, "529 402 st"),
        (2024, YearPart::Tertial2, "358 116 st"),
        (2024, YearPart::FullYear, "541 870 st"),
        (2025, YearPart::Tertial2, "371 204 st"),
        (2025, YearPart::FullYear, "568 038 st"),
        (2026, YearPart::Tertial1, "190 552 st"),
        (2026, YearPart::Tertial2, "383 381 st"),
    ];
    let period = |(number, part, total): (i16, YearPart, &str)| LinePeriod {
        year: year(number),
        part,
        outcome: BySex { total: Some(value(total)), ..BySex::default() },
        target: Target::read("minst 560 000 st"),
        forecast: (number == 2026).then(|| value("579 000 st")),
    };
    rows.into_iter().map(period).collect()
}

fn flat() -> Vec<LinePeriod> {
    let period = |number| LinePeriod {
        year: year(number),
        part: YearPart::FullYear,
        outcome: BySex { total: Some(value("12 500 st")), ..BySex::default() },
        target: None,
        forecast: None,
    };
    (2022..=2026).map(period).collect()
}

fn bars() -> Vec<Bar> {
    let rows = [
        ("Råsens korttidsboende", "5,8 %", StatusMark::TARGET_REACHED),
        ("Ungdomsmottagningen", "för få", StatusMark::NOT_COMPARABLE),
        ("Boendestöd Norra", "6,6 %", StatusMark::TARGET_REACHED),
        ("Almgårdens dagliga verksamhet", "7,9 %", StatusMark::ON_THE_WAY),
        ("Enheten för ledsagning och avlösning i Västra Ekstad", "9,1 %", StatusMark::ON_THE_WAY),
        ("Vuxenenheten", "10,3 %", StatusMark::WRONG_WAY),
    ];
    let bar = |(name, figure, mark): (&str, &str, StatusMark)| Bar {
        name: name.to_owned(),
        value: value(figure),
        target: Quantity::read("7,5 %"),
        mark: Some(mark),
        is_own: name.starts_with("Almgården"),
    };
    rows.into_iter().map(bar).collect()
}

fn grades() -> Vec<GradeCount> {
    GradeCount::of_grades([299, 171, 45, 41, 12])
}

fn area(
    number: &str,
    title: &str,
    mark: StatusMark,
    committee_goals: usize,
    counts: [usize; 5],
) -> FlowArea {
    FlowArea {
        number: Some(number.to_owned()),
        title: title.to_owned(),
        mark: Some(mark),
        committee_goals,
        unit_goals: GradeCount::of_grades(counts),
    }
}

fn flow() -> Vec<FlowFocus> {
    let focus = |number: &str, title: &str, areas| FlowFocus {
        number: Some(number.to_owned()),
        title: title.to_owned(),
        areas,
    };
    let (full, part) = (StatusMark::FULLY_MET, StatusMark::PARTLY_MET);
    vec![
        focus(
            "1",
            "Ett Ekstad att växa upp och åldras i",
            vec![
                area("1.1", "Skolan ger alla barn samma chans", part.clone(), 4, [31, 18, 4, 5, 0]),
                area(
                    "1.2",
                    "Den som behöver stöd får det i tid",
                    full.clone(),
                    5,
                    [42, 14, 3, 4, 0],
                ),
                area("1.3", "Äldre bestämmer över sin vardag", full.clone(), 3, [27, 9, 2, 3, 2]),
                area("1.4", "Kultur och fritid finns nära alla", full.clone(), 4, [24, 6, 0, 8, 0]),
            ],
        ),
        focus(
            "2",
            "Ett Ekstad som klarar klimatet",
            vec![
                area("2.1", "Stadens utsläpp minskar varje år", part.clone(), 8, [19, 16, 5, 6, 0]),
                area(
                    "2.2",
                    "Staden återbrukar mer och köper mindre, och det som köps håller länge, går att \
                     laga och kommer till användning hos fler",
                    part.clone(),
                    6,
                    [22, 11, 1, 5, 0],
                ),
                area("2.3", "Vatten, mark och luft blir renare", StatusMark::MISSING, 0, [0; 5]),
            ],
        ),
        focus(
            "3",
            "Ordning på pengarna och bra jobb",
            vec![
                area("3.1", "Ekonomin är i balans", part.clone(), 10, [48, 29, 11, 2, 0]),
                area(
                    "3.2",
                    "Staden är en arbetsplats där man stannar",
                    part.clone(),
                    10,
                    [51, 33, 6, 3, 0],
                ),
                area("3.3", "Fler försörjer sig själva", StatusMark::NOT_MET, 3, [8, 6, 3, 1, 0]),
                area("3.4", "Staden klarar kriser", part, 9, [20, 25, 9, 14, 0]),
            ],
        ),
    ]
}

fn dumbbells() -> Vec<DumbbellRow> {
    let rows = [
        ("2021", "9,9 %", "7,0 %"),
        ("2022", "10,0 %", "7,1 %"),
        ("2023", "9,4 %", "6,8 %"),
        ("2024", "9,2 %", "för få"),
        ("2025", "8,9 %", "8,9 %"),
        ("T2 2026", "8,6 %", "6,1 %"),
    ];
    let row = |(label, women, men): (&str, &str, &str)| DumbbellRow {
        label: label.to_owned(),
        women: value(women),
        men: value(men),
    };
    rows.into_iter().map(row).collect()
}

fn money() -> Waterfall {
    let step = |label: &str, thousands: i64| WaterfallStep {
        label: label.to_owned(),
        ore: thousands * 100_000,
    };
    Waterfall {
        start: step("Budget netto", 0),
        steps: vec![
            step("Ersättning per deltagare", -420),
            step("Bidrag", 90),
            step("Övriga intäkter", 15),
            step("Personal", -310),
            step("Övriga personalkostnader", 50),
            step("Köp och transporter", 110),
            step("Övriga kostnader", 45),
        ],
        end_label: "Prognos netto".to_owned(),
        scale: MoneyScale::ThousandKrona,
    }
}

fn wheel() -> Wheel {
    let mark = |on: Date, name: &str, nearness| WheelMark { on, name: name.to_owned(), nearness };
    Wheel {
        from: date(2026, 6, 1),
        today: date(2026, 9, 8),
        marks: vec![
            mark(date(2026, 8, 27), "Brandövning", Nearness::Past),
            mark(date(2026, 9, 18), "Tertialrapport 2 2026 lämnas in", Nearness::Next),
            mark(date(2027, 1, 29), "Verksamhetsplan 2027 lämnas in", Nearness::Coming),
            mark(date(2027, 1, 29), "Verksamhetsberättelse 2026 lämnas in", Nearness::Coming),
            mark(date(2027, 2, 2), "Medarbetarsamtal", Nearness::Coming),
        ],
    }
}
