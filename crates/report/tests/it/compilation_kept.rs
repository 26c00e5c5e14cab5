//! What a committee has written in its draft is there after compiling, and after compiling again.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::{ActivityId, IndicatorId};
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report, Section,
};
use tertial_domain::rich_text::{Block, plain_text};
use tertial_report::compilation::{
    Choices, CompilationFacts, Compiled, OwnReport, ReportLinks, Written,
};

use crate::compilation::{AREA, FOCUS, OWN, SATISFIED, compiled, facts, outline, words};

const ALONE: IndicatorId = IndicatorId::from_bits(9);
const ACTIVITY: ActivityId = ActivityId::from_bits(5);

fn row(name: &str, outcome: &str) -> IndicatorRow {
    let mut row = IndicatorRow::new(name.to_owned());
    row.set_cell(IndicatorField::Outcome, Some(outcome.to_owned()));
    row
}

/// A draft with something of everything, its goal under another spelling than the goal set's.
fn draft() -> OwnReport {
    let mut goal = GoalNode::new(GoalLevel::Committee, None, "Gästen väljer sin dag".to_owned());
    let grade = GradeCode::NOT_MET;
    goal.assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
    goal.texts.push((GoalText::Analysis, words("Nämnden ser att dagarna blev färre.")));
    goal.texts.push((GoalText::WorkingMethod, vec![Block::Table(1)]));
    goal.indicators.push(row("Andel nöjda gäster", "70 %"));
    goal.indicators.push(row("Antal utflykter", "12"));
    goal.indicators[0].set_cell(IndicatorField::Previous, Some("68 %".to_owned()));
    goal.activities
        .push(ActivityRow { name: "Öppna trädgården".to_owned(), ..Default::default() });
    let extra = GoalNode::new(GoalLevel::Committee, None, "Ett mål utanför budgeten".to_owned());
    let section =
        |heading: &str, level, blocks| Section { heading: heading.to_owned(), level, blocks };
    let table = |cell: &str| PlainTable {
        header: vec!["Del".to_owned(), "Antal".to_owned()],
        rows: vec![vec![cell.to_owned(), "4".to_owned()]],
        section: (cell == "Fritt").then_some(1),
        ..PlainTable::default()
    };
    let report = Report {
        outline: vec![
            OutlineEntry::Section(0),
            OutlineEntry::Section(1),
            OutlineEntry::Goals,
            OutlineEntry::Table(2),
        ],
        sections: vec![
            section("Sammanfattande analys", 1, words("Året var kort och stugan stängd.")),
            section("Medarbetare", 2, vec![words("Alla stannade.")[0].clone(), Block::Table(0)]),
        ],
        goals: vec![goal, extra],
        tables: vec![table("Fritt"), table("I arbetssättet"), table("Löst")],
        ..Report::default()
    };
    let links = ReportLinks {
        goals: vec![Some(OWN), None],
        indicators: vec![vec![Some(SATISFIED), Some(ALONE)], Vec::new()],
        activities: vec![vec![Some(ACTIVITY)], Vec::new()],
    };
    OwnReport { version: 1, report, links, figures: Vec::new() }
}

fn assert_kept(compiled: &Compiled) {
    let report = &compiled.report;
    let text = outline(report);
    for own in [
        "Året var kort och stugan stängd.",
        "# Medarbetare",
        "Alla stannade.",
        "Fritt | 4",
        "Nämnden ser att dagarna blev färre.",
        "Ett mål utanför budgeten",
    ] {
        assert_eq!(text.matches(own).count(), 1, "{own}: {text}");
    }
    let (at, goal) =
        report.walk_goals().enumerate().find(|(_, goal)| !goal.activities.is_empty()).unwrap();
    assert_eq!(goal.title, "Gästen väljer sin dag");
    assert_eq!(goal.assessment.grade(), Some(&GradeCode::NOT_MET));
    assert_eq!(goal.activities[0].name, "Öppna trädgården");
    assert_eq!(compiled.links.activities[at], [Some(ACTIVITY)]);
    assert_eq!(compiled.links.goals, [Some(FOCUS), Some(AREA), Some(OWN), None]);
    assert_eq!(compiled.links.indicators[at], [Some(SATISFIED), Some(ALONE)]);
    assert_eq!(goal.indicators[0].cell(IndicatorField::Previous), Some("68 %"));
    assert_eq!(goal.indicators[1].cell(IndicatorField::Outcome), Some("12"));
    assert!(
        compiled
            .kept
            .iter()
            .any(|(id, fields)| { *id == ALONE && fields.contains(&IndicatorField::Outcome) })
    );
    let Some([Block::Table(held)]) = goal.text(GoalText::WorkingMethod) else { panic!("{text}") };
    assert_eq!(report.tables[*held].rows[0][0], "I arbetssättet");
    let loose = report.outline.iter().find_map(|entry| match entry {
        OutlineEntry::Table(at) => Some(*at),
        OutlineEntry::Section(_) | OutlineEntry::Goals => None,
    });
    assert_eq!(report.tables[loose.unwrap()].rows[0][0], "Löst");
    let free = report.tables.iter().find(|table| table.rows[0][0] == "Fritt").unwrap();
    assert_eq!(report.sections[free.section.unwrap()].heading, "Medarbetare");
}

/// The draft as the next compilation finds it.
fn next(facts: &mut CompilationFacts, compiled: &Compiled) {
    let before = facts.own.take().map(|own| own.report);
    let written = facts.goes_on_from.as_mut().unwrap();
    written.add(before.as_ref(), &compiled.report);
    let (report, links) = (compiled.report.clone(), compiled.links.clone());
    facts.own = Some(OwnReport { version: 2, report, links, figures: Vec::new() });
}

#[test]
fn what_the_committee_wrote_stays_however_often_it_is_compiled() {
    let mut facts = facts();
    facts.own = Some(draft());
    facts.goes_on_from = Some(Written::default());
    let first = compiled(&facts, &Choices::default());
    assert_kept(&first);
    next(&mut facts, &first);
    let second = compiled(&facts, &Choices::default());
    assert_kept(&second);
    assert_eq!(outline(&first.report), outline(&second.report));
    next(&mut facts, &second);
    let last = facts.own.as_mut().unwrap();
    let place = last.report.sections.iter().position(|found| found.heading == "Underlag").unwrap();
    last.report.sections[place].blocks.extend(words("Underlaget är gåtfullt."));
    facts.units.pop();
    let third = compiled(&facts, &Choices::default());
    assert_kept(&third);
    let text = outline(&third.report);
    assert!(text.contains("Underlaget är gåtfullt."), "{text}");
    assert!(text.contains("från 2 av 3 enheter"), "{text}");
    assert!(!text.contains("från 3 av 4 enheter"), "what was compiled gives way: {text}");
    assert!(!text.contains("Cedergården"), "{text}");
}

#[test]
fn a_grade_is_the_committees_until_the_suggestion_is_taken() {
    let mut facts = facts();
    facts.own = Some(draft());
    facts.goes_on_from = Some(Written::default());
    let grades = [OWN].into_iter().collect();
    let taken = compiled(&facts, &Choices { texts: None, grades });
    let goal = taken.report.walk_goals().nth(2).unwrap();
    assert_eq!(goal.assessment.grade(), Some(&GradeCode::PARTLY_MET));
    next(&mut facts, &taken);
    let after = compiled(&facts, &Choices::default());
    let goal = after.report.walk_goals().nth(2).unwrap();
    assert_eq!(goal.assessment.grade(), Some(&GradeCode::PARTLY_MET));
}

#[test]
fn a_compiled_figure_that_is_hidden_now_does_not_stay() {
    let mut facts = facts();
    facts.goes_on_from = Some(Written::default());
    let first = compiled(&facts, &Choices::default());
    let row =
        |compiled: &Compiled| compiled.report.walk_goals().nth(2).unwrap().indicators[0].clone();
    assert!(row(&first).cell(IndicatorField::OutcomeWomen).is_some());
    next(&mut facts, &first);
    for unit in &mut facts.units {
        unit.figures[0].1.values.women = None;
    }
    let second = compiled(&facts, &Choices::default());
    assert_eq!(row(&second).cell(IndicatorField::OutcomeWomen), None);
    assert_eq!(plain_text(&row(&second).comment), plain_text(&row(&first).comment));
}
