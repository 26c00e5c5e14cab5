//! Whatever a chart is given, it is well formed, inside its frame and says nothing unescaped.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tertial_domain::annual_wheel::Nearness;
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{MoneyScale, Quantity, UnitOfMeasure, Value};
use tertial_domain::target::Target;
use tertial_presentation::charts::{
    Bar, Chart, ChartContext, DumbbellRow, FlowArea, FlowFocus, GradeCount, LinePeriod, SparkPoint,
    Sparkline, Waterfall, WaterfallStep, Wheel, WheelMark, WithinYear, annual_wheel,
    bar_with_target, dumbbell, goal_flow, grade_bar, line_with_target, sparkline, waterfall,
};
use tertial_presentation::language::Language;
use tertial_presentation::status_mark::StatusMark;

const CONTEXT: ChartContext<'static> =
    ChartContext { language: Language::Swedish, id: "x\"<1>", title: "<script>&\u{1}\"'" };

/// Looks at every drawing of a chart.
fn check(chart: &Chart) -> Result<(), TestCaseError> {
    let drawings = [Some(chart.svg()), chart.svg_narrow(), Some(chart.svg_for_print())];
    for svg in drawings.into_iter().flatten() {
        let document = roxmltree::Document::parse(&svg)
            .map_err(|error| TestCaseError::fail(format!("{error}: {svg}")))?;
        let root = document.root_element();
        let view: Vec<f64> =
            root.attribute("viewBox").unwrap().split(' ').map(|it| it.parse().unwrap()).collect();
        let (width, height) = (view[2], view[3]);
        prop_assert!(width > 0.0 && height > 0.0 && height < 20_000.0, "{svg}");
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            prop_assert!(node.attribute("style").is_none() && !node.has_tag_name("script"));
            let is_frame = node.ancestors().any(|it| it.has_tag_name("defs"));
            // A sign is drawn in its own 16 by 16; its group's place is checked instead.
            let in_sign = node.ancestors().skip(1).any(|it| it.has_tag_name("g"));
            if !is_frame && !in_sign {
                check_element(node, width, height)?;
            }
        }
    }
    for row in &chart.table.rows {
        prop_assert_eq!(row.cells.len() + 1, chart.table.columns.len());
    }
    let table = chart.table.html(&chart.title);
    prop_assert!(roxmltree::Document::parse(&table).is_ok(), "{}", table);
    Ok(())
}

fn check_element(
    node: roxmltree::Node<'_, '_>,
    width: f64,
    height: f64,
) -> Result<(), TestCaseError> {
    let number = |name: &str| {
        node.attribute(name).map_or(0.0, |text| text.parse::<f64>().unwrap_or(f64::NAN))
    };
    let inside =
        |x: f64, y: f64| (-0.6..=width + 0.6).contains(&x) && (-0.6..=height + 0.6).contains(&y);
    let points: Vec<(f64, f64)> = match node.tag_name().name() {
        "rect" => {
            let (x, y) = (number("x"), number("y"));
            prop_assert!(number("width") >= 0.0 && number("height") >= 0.0);
            vec![(x, y), (x + number("width"), y + number("height"))]
        }
        "circle" => vec![(number("cx"), number("cy"))],
        "text" => vec![(number("x"), number("y"))],
        "polyline" => pairs(&node.attribute("points").unwrap().replace(',', " ")),
        "path" => pairs(&node.attribute("d").unwrap().replace(['M', 'L', 'C'], " ")),
        "g" => {
            let place = node.attribute("transform").unwrap();
            pairs(place.trim_start_matches("translate(").trim_end_matches(')'))
        }
        _ => vec![],
    };
    for (x, y) in points {
        prop_assert!(inside(x, y), "{x}, {y} outside {width} by {height}: {:?}", node);
    }
    Ok(())
}

fn pairs(list: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> =
        list.split_whitespace().map(|it| it.parse().unwrap_or(f64::NAN)).collect();
    assert_eq!(numbers.len() % 2, 0, "{list}");
    numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Almgårdens dagliga verksamhet <&\"'> \u{0}\u{b}".to_owned()),
        Just("ordutanblanksteg".repeat(12)),
        "\\PC{0,40}",
    ]
}

fn decimals() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (-10_000_i64..10_000, 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => (any::<i64>(), 0_u32..28).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => Just(Decimal::MAX),
        1 => Just(Decimal::MIN),
        1 => Just(Decimal::ZERO),
        1 => Just(Decimal::new(1, 28)),
    ]
}

fn quantities() -> impl Strategy<Value = Quantity> {
    let units = prop_oneof![
        Just(UnitOfMeasure::Plain),
        Just(UnitOfMeasure::Percent),
        Just(UnitOfMeasure::MillionKrona),
        texts().prop_map(UnitOfMeasure::Other),
    ];
    (decimals(), units).prop_map(|(number, unit)| Quantity {
        printed: String::new(),
        number,
        unit,
        share: None,
    })
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => quantities().prop_map(Value::Number),
        1 => Just(Value::Missing),
        1 => Just(Value::NotApplicable),
        1 => Just(Value::NotMeasured),
        1 => Just(Value::Suppressed),
    ]
}

fn targets() -> impl Strategy<Value = Target> {
    prop_oneof![
        quantities().prop_map(Target::AtLeast),
        quantities().prop_map(Target::AtMost),
        quantities().prop_map(Target::Exactly),
        (quantities(), quantities()).prop_map(|(low, high)| Target::Between(low, high)),
        Just(Target::Increase),
        Just(Target::SetByCommittee),
        Just(Target::None),
    ]
}

fn periods() -> impl Strategy<Value = LinePeriod> {
    let years = prop_oneof![4 => 2015_i16..2030, 1 => 1900_i16..2200];
    let outcome = (
        proptest::option::of(values()),
        proptest::option::of(values()),
        proptest::option::of(values()),
    );
    let rest = (proptest::option::of(targets()), proptest::option::of(values()));
    (years, 0_usize..3, outcome, rest).prop_map(|(year, part, (total, women, men), rest)| {
        LinePeriod {
            year: OperatingYear::new(year).unwrap(),
            part: YearPart::ALL[part],
            outcome: BySex { total, women, men, other: None },
            target: rest.0,
            forecast: rest.1,
        }
    })
}

fn counts() -> impl Strategy<Value = Vec<GradeCount>> {
    let count = prop_oneof![3 => 0_usize..40, 1 => Just(usize::MAX), 1 => 0_usize..100_000];
    proptest::array::uniform5(count).prop_map(GradeCount::of_grades)
}

fn marks() -> impl Strategy<Value = Option<StatusMark>> {
    proptest::option::of((0_usize..5).prop_map(|index| StatusMark::GRADES[index].clone()))
}

fn numbers() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(prop_oneof![Just("1.1".to_owned()), texts()])
}

fn focuses() -> impl Strategy<Value = FlowFocus> {
    let area = (numbers(), texts(), marks(), 0_usize..400, counts()).prop_map(
        |(number, title, mark, committee_goals, unit_goals)| FlowArea {
            number,
            title,
            mark,
            committee_goals,
            unit_goals,
        },
    );
    (numbers(), texts(), proptest::collection::vec(area, 0..6))
        .prop_map(|(number, title, areas)| FlowFocus { number, title, areas })
}

proptest! {
    #[test]
    fn a_sparkline_is_sound(
        points in proptest::collection::vec((texts(), values()), 0..200),
        target in proptest::option::of(quantities()),
        scale in proptest::option::of((decimals(), decimals())),
        is_own in any::<bool>(),
    ) {
        let points = points.into_iter().map(|(label, value)| SparkPoint { label, value }).collect();
        check(&sparkline(&CONTEXT, &Sparkline { points, target, scale, is_own }))?;
    }

    #[test]
    fn a_line_is_sound(periods in proptest::collection::vec(periods(), 0..40)) {
        check(&line_with_target(&CONTEXT, WithinYear::Level, &periods))?;
        check(&line_with_target(&CONTEXT, WithinYear::Accumulates, &periods))?;
    }

    #[test]
    fn bars_are_sound(
        rows in proptest::collection::vec(
            (texts(), values(), proptest::option::of(quantities()), marks(), any::<bool>()),
            0..70,
        ),
    ) {
        let bars: Vec<Bar> = rows
            .into_iter()
            .map(|(name, value, target, mark, is_own)| Bar { name, value, target, mark, is_own })
            .collect();
        check(&bar_with_target(&CONTEXT, &bars))?;
    }

    #[test]
    fn a_grade_bar_is_sound(counts in counts()) {
        check(&grade_bar(&CONTEXT, &counts))?;
    }

    #[test]
    fn a_goal_flow_is_sound(focuses in proptest::collection::vec(focuses(), 0..5)) {
        check(&goal_flow(&CONTEXT, &focuses))?;
    }

    #[test]
    fn a_dumbbell_is_sound(
        rows in proptest::collection::vec((texts(), values(), values()), 0..50),
    ) {
        let rows: Vec<DumbbellRow> = rows
            .into_iter()
            .map(|(label, women, men)| DumbbellRow { label, women, men })
            .collect();
        check(&dumbbell(&CONTEXT, &rows))?;
    }

    #[test]
    fn an_annual_wheel_is_sound(
        month in 1_i8..=12,
        day in 1_i8..=28,
        mut days in proptest::collection::vec((0_i32..366, texts()), 0..80),
    ) {
        let today = jiff::civil::date(2026, month, day);
        let (from, _) = tertial_domain::annual_wheel::AnnualWheel::months(today);
        days.sort();
        let marks = days.into_iter().map(|(after, name)| {
            let on = from.saturating_add(jiff::ToSpan::days(after));
            let nearness = if on < today { Nearness::Past } else { Nearness::Next };
            WheelMark { on, name, nearness }
        });
        check(&annual_wheel(&CONTEXT, &Wheel { from, today, marks: marks.collect() }))?;
    }

    #[test]
    fn a_waterfall_is_sound(
        start in (texts(), any::<i64>()),
        steps in proptest::collection::vec((texts(), any::<i64>()), 0..20),
        end_label in texts(),
        scale in 0_usize..3,
    ) {
        let step = |(label, ore)| WaterfallStep { label, ore };
        let money = Waterfall {
            start: step(start),
            steps: steps.into_iter().map(step).collect(),
            end_label,
            scale: MoneyScale::ALL[scale],
        };
        check(&waterfall(&CONTEXT, &money))?;
    }
}
