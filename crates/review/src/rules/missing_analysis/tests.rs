//! Firing and silent examples of the rule.

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::IndicatorField::{Outcome, Previous, Target};
use tertial_domain::report::{ActivityRow, Report, ReportKind};
use tertial_domain::rich_text::Block;

use crate::rule::Rule;
use crate::rules::example::{
    found, goal, goal_with, indicator, paragraphs, report, report_with, section, table,
};

const RULE: Rule = Rule::MissingAnalysis;

#[test]
fn a_missed_target_asks_for_words() {
    let cells = [(Outcome, "7 %"), (Previous, "6 %"), (Target, "5 %")];
    let mut baths = report_with(vec![indicator("Sjukfrånvaro", &cells)]);
    assert_eq!(found(RULE, &baths), ["goals/0/indicators/0 indicator"]);
    baths.goals[0].goals =
        vec![goal_with(GoalLevel::Unit, "Laget", &[(GoalText::Analysis, "Sjukfrånvaron är hög.")])];
    assert!(found(RULE, &baths).is_empty(), "the analysis below speaks of it");
    baths.goals[0].goals.clear();
    baths.goals[0].indicators[0].analysis = paragraphs(&["Två är långtidssjuka."]);
    assert!(found(RULE, &baths).is_empty());
    let met = [(Outcome, "4 %"), (Previous, "6 %"), (Target, "5 %")];
    assert!(found(RULE, &report_with(vec![indicator("Sjukfrånvaro", &met)])).is_empty());
}

#[test]
fn a_deficit_asks_for_words() {
    let with = |words: &[&str], amount: &str| {
        let mut economy = section("Uppföljning av driftbudget", words);
        economy.blocks.push(Block::Table(0));
        let rows = ["Intäkter | 900", "Kostnader | 1 100", amount];
        Report {
            sections: vec![economy],
            tables: vec![table("| Utfall", &rows)],
            ..report(ReportKind::AnnualReport, 2021)
        }
    };
    let bare = with(&["Beloppen anges i tkr"], "Resultat netto | -200");
    assert_eq!(found(RULE, &bare), ["sections/0 deficit"]);
    assert!(found(RULE, &with(&["Vattnet kostade mer."], "Resultat | -200")).is_empty());
    assert!(found(RULE, &with(&[], "Resultat netto | 200")).is_empty());
}

#[test]
fn a_graded_goal_with_figures_and_no_words() {
    let mut unit = goal(GoalLevel::Unit, "Vattnet är varmt");
    unit.assessment =
        Assessment::Graded { grade: GradeCode::FULLY_MET, tense: AssessmentTense::Final };
    unit.indicators = vec![indicator("Antal grader", &[(Outcome, "26")])];
    let mut baths = Report { goals: vec![unit], ..report(ReportKind::AnnualReport, 2021) };
    assert_eq!(found(RULE, &baths), ["goals/0 goal"]);
    baths.goals[0].indicators.clear();
    assert_eq!(found(RULE, &baths), ["goals/0 goal"], "the grade is doubted beside it");
    baths.goals[0].activities = vec![ActivityRow {
        name: "Byta panna".to_owned(),
        analysis: paragraphs(&["Pannan är bytt."]),
        ..ActivityRow::default()
    }];
    baths.kind = Some(ReportKind::AnnualPlan);
    assert!(found(RULE, &baths).is_empty(), "a plan has no analysis");
}

#[test]
fn accounts_and_what_only_looks_like_one() {
    let with = |texts: &[(GoalText, &str)]| {
        let mut unit = goal_with(GoalLevel::Unit, "Vattnet är varmt", texts);
        unit.assessment =
            Assessment::Graded { grade: GradeCode::PARTLY_MET, tense: AssessmentTense::Final };
        Report { goals: vec![unit], ..report(ReportKind::AnnualReport, 2021) }
    };
    let expected = (GoalText::ExpectedResult, "Badgästerna fryser inte.");
    for analysis in [
        "",
        "…",
        "Analys saknas",
        "Skrivs av Moa i mellandagarna.",
        "Text inväntas från driften",
        "(fylls i före nyår)",
        "Kompletteras med siffror senare.",
        "TBD",
        "Underlag saknas ännu",
        "Återkommer",
    ] {
        let baths = with(&[expected, (GoalText::Analysis, analysis)]);
        assert_eq!(found(RULE, &baths), ["goals/0 goal"], "{analysis}");
        assert_eq!(found(Rule::GradeWithoutEvidence, &baths).len(), 1, "{analysis}");
    }
    for analysis in ["Pannan höll hela vintern.", "Ingen gäst frös.", "Nytt värmeverk i mars."]
    {
        assert!(found(RULE, &with(&[expected, (GoalText::Analysis, analysis)])).is_empty());
    }
    let mut told = with(&[expected]);
    let later = paragraphs(&["Pannan byttes i mars och sedan dess har ingen gäst frusit."]);
    told.goals[0].add_text(GoalText::ExpectedResult, later);
    assert!(found(RULE, &told).is_empty(), "told as a paragraph of its own");
    let followed_up = "Pannan byttes i mars och 61 gäster har badat varmt.";
    assert!(found(RULE, &with(&[expected, (GoalText::FollowUp, followed_up)])).is_empty());
    let way = "Vi följer upp med en enkät varje kvartal.";
    assert_eq!(found(RULE, &with(&[expected, (GoalText::FollowUp, way)])), ["goals/0 goal"]);
    for worked in [
        "Gruppen träffades tre gånger och bytte två pannor.",
        "Badvakterna bytte två pannor under hösten.",
        "Läget stämdes av i två omgångar. Badvakterna övade fyra eftermiddagar.",
    ] {
        let mut baths = with(&[expected, (GoalText::FollowUp, worked)]);
        let name = "Byta två pannor".to_owned();
        baths.goals[0].activities = vec![ActivityRow { name, ..ActivityRow::default() }];
        assert_eq!(found(RULE, &baths), ["goals/0 goal"], "{worked}");
    }
}
