//! A committee's report from its units': what it says, and that its figures are the units'.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::fmt::Write as _;

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{Goal, GoalLevel, GoalText};
use tertial_domain::ids::{GoalId, GoalSetId, IndicatorId, UnitId};
use tertial_domain::indicator::{Aggregation, Indicator};
use tertial_domain::outcome::BySex;
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{MoneyScale, Quantity, Share, UnitOfMeasure, Value};
use tertial_domain::report::{
    GoalNode, IndicatorField, IndicatorRow, PlainTable, Report, ReportKind, ReportState, Section,
};
use tertial_domain::rich_text::{Block, RichText, plain_text};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compilation::{
    AbsentUnit, Choices, CompilationFacts, Compiled, OwnReport, ReportLinks, TextName, UnitReport,
    compile,
};
use tertial_rollup::coverage::PlaceFigures;
use tertial_rollup::grade_count::GradeLimits;

const COMMITTEE: UnitId = UnitId::from_bits(1);
pub(crate) const FOCUS: GoalId = GoalId::from_bits(1);
pub(crate) const AREA: GoalId = GoalId::from_bits(2);
pub(crate) const OWN: GoalId = GoalId::from_bits(3);
pub(crate) const SATISFIED: IndicatorId = IndicatorId::from_bits(1);

fn goal(id: GoalId, level: GoalLevel, parent: Option<GoalId>, title: &str) -> Goal {
    let number = (level != GoalLevel::Unit).then(|| format!("{}", id.bits()));
    let (goal_set, owner) = (GoalSetId::from_bits(1), COMMITTEE);
    Goal { id, goal_set, level, parent, owner, number, title: title.to_owned(), lineage: None }
}

fn indicator() -> Indicator {
    Indicator {
        id: SATISFIED,
        name: "Andel nöjda gäster".to_owned(),
        owner: None,
        unit: None,
        polarity: None,
        aggregation: Some(Aggregation::RatioOfSums),
        individual_based: Some(true),
        council_target_scope: None,
        periodicity: None,
    }
}

fn share(numerator: u32, denominator: u32) -> Option<Value> {
    let share = Share::new(numerator.into(), denominator.into())?;
    let number = share.percent()?.round_dp(1);
    let (printed, unit) = (format!("{number} %"), UnitOfMeasure::Percent);
    Some(Value::Number(Quantity { printed, number, unit, share: Some(share) }))
}

pub(crate) fn words(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(RichText::plain(text.to_owned()))]
}

fn money(staff: &str, rooms: &str, sum: &str) -> PlainTable {
    let row = |name: &str, amount: &str| vec![name.to_owned(), amount.to_owned()];
    PlainTable {
        under: Some("Uppföljning av ekonomi".to_owned()),
        section: Some(0),
        header: vec!["Post".to_owned(), "Utfall".to_owned()],
        rows: vec![row("Personal", staff), row("Lokaler", rooms), row("Summa kostnader", sum)],
        scale: Some(MoneyScale::ThousandKrona),
    }
}

fn unit(at: u128, name: &str, grade: GradeCode, analysis: &str) -> UnitReport {
    let mut own = GoalNode::new(GoalLevel::Unit, None, format!("Målet på {name}"));
    own.assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
    own.texts.push((GoalText::Analysis, words(analysis)));
    own.indicators.push(IndicatorRow::new("Andel nöjda gäster".to_owned()));
    let report = Report {
        sections: vec![Section {
            heading: "Uppföljning av ekonomi".to_owned(),
            level: 1,
            blocks: vec![Block::Table(0)],
        }],
        tables: vec![money("−100", "−20", "−120")],
        goals: vec![own],
        ..Report::default()
    };
    let values = BySex { total: share(8, 10), women: share(5, 6), ..BySex::default() };
    UnitReport {
        unit: UnitId::from_bits(at),
        name: name.to_owned(),
        version: 1,
        state: ReportState::Adopted,
        confirmed: true,
        sha256: "0123456789abcdef".to_owned(),
        is_later: false,
        report,
        links: ReportLinks {
            goals: vec![Some(GoalId::from_bits(at))],
            indicators: vec![vec![Some(SATISFIED)]],
            activities: vec![Vec::new()],
        },
        figures: vec![(SATISFIED, PlaceFigures { values, forecast: share(9, 10), persons: None })],
    }
}

pub(crate) fn facts() -> CompilationFacts {
    let long = "Flera gäster uteblev under våren, och vi hann inte ringa upp alla i tid.";
    let units = vec![
        unit(
            11,
            "Almgården",
            GradeCode::FULLY_MET,
            "Allt gick som vi hade tänkt oss i år, och mer.",
        ),
        unit(12, "Björkbacken", GradeCode::PARTLY_MET, long),
        unit(13, "Cedergården", GradeCode::NOT_MET, "Se ovan."),
    ];
    let mut goals = vec![
        goal(FOCUS, GoalLevel::Focus, None, "Ett Ekstad att åldras i"),
        goal(AREA, GoalLevel::Area, Some(FOCUS), "Äldre bestämmer själva"),
        goal(OWN, GoalLevel::Committee, Some(AREA), "Gästerna väljer sin dag"),
    ];
    let of_units = units.iter().map(|unit| {
        let id = unit.links.goals[0].unwrap();
        goal(id, GoalLevel::Unit, Some(OWN), "Enhetens mål")
    });
    goals.extend(of_units);
    CompilationFacts {
        committee: COMMITTEE,
        committee_name: "Äldrenämnden".to_owned(),
        year: OperatingYear::new(2025).unwrap(),
        kind: ReportKind::AnnualReport,
        goals,
        indicators: vec![indicator()],
        units,
        absent: vec![AbsentUnit {
            unit: UnitId::from_bits(14),
            name: "Dalgården".to_owned(),
            draft: Some(2),
        }],
        own: None,
        goes_on_from: None,
        model: None,
        targets: Vec::new(),
        grade_limits: GradeLimits { fully_percent: 100, not_percent: 100 },
        small_group_limit: 5,
    }
}

pub(crate) fn compiled(facts: &CompilationFacts, choices: &Choices) -> Compiled {
    compile(facts, choices, Localizer::of(Language::Swedish))
}

/// The report as plain lines, in its reading order.
pub(crate) fn outline(report: &Report) -> String {
    let mut out = format!("{}\n", report.title.as_deref().unwrap_or_default());
    for section in &report.sections {
        let _ = writeln!(out, "\n# {}", section.heading);
        for block in &section.blocks {
            match block {
                Block::Table(at) => {
                    let table = &report.tables[*at];
                    let rows = std::iter::once(&table.header).chain(&table.rows);
                    for row in rows {
                        let _ = writeln!(out, "  {}", row.join(" | "));
                    }
                }
                other => {
                    let _ = writeln!(out, "  {}", plain_text(std::slice::from_ref(other)));
                }
            }
        }
        if section.heading.contains("inriktningsmål") {
            for goal in report.walk_goals() {
                let _ = writeln!(out, "  {:?} {} ({:?})", goal.level, goal.title, goal.assessment);
                for (_, blocks) in &goal.texts {
                    for block in blocks {
                        let _ = writeln!(out, "    {}", plain_text(std::slice::from_ref(block)));
                    }
                }
                for row in &goal.indicators {
                    let cells = IndicatorField::ALL.map(|field| row.cell(field).unwrap_or("·"));
                    let _ = writeln!(out, "    {}: {}", row.name, cells.join(" | "));
                    let _ = writeln!(out, "      {}", plain_text(&row.comment));
                }
            }
        }
    }
    out.replace('\u{a0}', " ")
}

#[test]
fn a_committees_report_from_three_units_of_four() {
    let mut facts = facts();
    let mut own = unit(1, "", GradeCode::FULLY_MET, "");
    own.report.tables = vec![money("−300", "−60", "−365")];
    own.figures[0].1.values.total = share(7, 10);
    let OwnParts { report, links, figures } =
        OwnParts { report: own.report, links: own.links, figures: own.figures };
    facts.own = Some(OwnReport { version: 1, report, links, figures });
    let compiled = compiled(&facts, &Choices::default());
    insta::assert_snapshot!(outline(&compiled.report));
    assert_eq!(compiled.links.goals, [Some(FOCUS), Some(AREA), Some(OWN)]);
}

struct OwnParts {
    report: Report,
    links: ReportLinks,
    figures: Vec<(IndicatorId, PlaceFigures)>,
}

#[test]
fn a_person_chooses_texts_and_grades() {
    let facts = facts();
    let texts =
        [TextName { unit: UnitId::from_bits(11), version: 1, goal: 0 }].into_iter().collect();
    let choices = Choices { texts: Some(texts), grades: [OWN].into_iter().collect() };
    let compiled = compiled(&facts, &choices);
    let own = compiled.report.walk_goals().nth(2).unwrap();
    assert_eq!(own.assessment.grade(), Some(&GradeCode::PARTLY_MET));
    let analysis = plain_text(own.text(GoalText::Analysis).unwrap());
    assert!(analysis.contains("Almgården: ”Allt gick som vi hade tänkt"), "{analysis}");
    assert!(!analysis.contains("Björkbacken"), "{analysis}");
    let name = TextName { unit: UnitId::from_bits(11), version: 3, goal: 12 };
    assert_eq!(name.to_string().parse(), Ok(name));
    assert!("0.12".parse::<TextName>().is_err());
}

#[test]
fn a_unit_without_a_value_changes_only_who_stands_behind() {
    let before = compiled(&facts(), &Choices::default());
    let mut more = facts();
    let mut silent = unit(15, "Ekhagen", GradeCode::FULLY_MET, "");
    silent.figures.clear();
    more.units.push(silent);
    let after = compiled(&more, &Choices::default());
    let added = |compiled: &Compiled| compiled.figures[0].added.clone().unwrap();
    assert_eq!(added(&before).values, added(&after).values);
    assert_eq!(added(&before).counted, added(&after).counted);
    assert_eq!(added(&after).left_out.len(), 1);
}

#[test]
fn nothing_reported_is_a_report_that_says_so() {
    let mut facts = facts();
    facts.units.clear();
    let compiled = compiled(&facts, &Choices::default());
    let text = outline(&compiled.report);
    assert!(text.contains("från 0 av 1 enheter"), "{text}");
    assert!(text.contains("Ingen enhet har ett mål under nämndmålet."), "{text}");
}
