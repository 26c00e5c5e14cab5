//! A follow-up says nothing before somebody does.

use super::*;
use crate::goal::GoalLevel;
use crate::rich_text::Block;
use crate::year::plan::NodeLinks;

fn plan() -> Begun {
    let mut focus = GoalNode::new(GoalLevel::Focus, Some("1".to_owned()), "Stad".to_owned());
    let mut own = GoalNode::new(GoalLevel::Unit, None, "Eget".to_owned());
    for label in GoalText::ALL {
        own.add_text(label, vec![paragraph("Ord.")]);
    }
    let mut row = IndicatorRow::new("Trivsel".to_owned());
    for field in IndicatorField::ALL {
        row.set_cell(field, Some(field.code().to_owned()));
    }
    own.indicators.push(row);
    let (name, deviation) = ("Odla".to_owned(), Some("Sen".to_owned()));
    own.activities.push(ActivityRow { name, deviation, ..ActivityRow::default() });
    focus.goals.push(own);
    let report =
        Report { unit: Some("Almgården".to_owned()), goals: vec![focus], ..Report::default() };
    let own = NodeLinks { indicators: vec![None], activities: vec![None], ..NodeLinks::default() };
    Begun { report, links: vec![NodeLinks::default(), own] }
}

#[test]
fn a_follow_up_has_the_plans_goals_and_rows_and_nothing_said_of_them() {
    let plan = plan();
    for kind in [ReportKind::TertialReport1, ReportKind::TertialReport2, ReportKind::AnnualReport] {
        let year = OperatingYear::new(2027).unwrap();
        let (title, headings) = ("T1".to_owned(), vec![("Ekonomi".to_owned(), 1)]);
        let begun = begin(&plan, &FollowUpFacts { kind, year, title, headings });
        assert_eq!(begun.links, plan.links);
        assert_eq!((begun.report.kind, begun.report.year), (Some(kind), Some(year)));
        assert_eq!(begun.report.sections.len(), 1);
        let titles = |report: &Report| {
            report.walk_goals().map(|goal| goal.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(titles(&begun.report), titles(&plan.report));
        let own = begun.report.walk_goals().last().unwrap();
        let labels: Vec<GoalText> = own.texts.iter().map(|(label, _)| *label).collect();
        assert_eq!(labels, [GoalText::Description, GoalText::ExpectedResult]);
        assert_eq!(own.assessment, Assessment::Missing);
        let row = own.indicators.first().unwrap();
        for field in IndicatorField::ALL {
            let is_planned = matches!(
                field,
                IndicatorField::Previous
                    | IndicatorField::Target
                    | IndicatorField::CouncilTarget
                    | IndicatorField::Periodicity
            );
            assert_eq!(row.cell(field).is_some(), is_planned, "{field:?}");
        }
        assert_eq!(own.activities.first().unwrap().deviation, None);
    }
}

fn paragraph(words: &str) -> Block {
    let mut text = crate::rich_text::RichText::default();
    text.push_str(words);
    Block::Paragraph(text)
}
