//! Firing and silent examples of the rule.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::IndicatorField::{Outcome, Previous, Target};
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorRow, Report, ReportKind};

use crate::rule::Rule;
use crate::rules::example::{found, goal, goal_with, indicator, paragraphs, report, table};

const FULLY: GradeCode = GradeCode::FULLY_MET;

/// A unit goal graded fully under a committee goal and an area goal with these indicators.
fn home_help(unit: GoalNode, indicators: Vec<IndicatorRow>) -> Report {
    let mut committee = goal(GoalLevel::Committee, "Hemtjänsten i Ekstad är pålitlig");
    let mut area = goal(GoalLevel::Area, "Ekstads äldre får hjälp i tid");
    area.indicators = indicators;
    committee.goals = vec![unit];
    area.goals = vec![committee];
    Report { goals: vec![area], ..report(ReportKind::AnnualReport, 2021) }
}

fn graded(title: &str, expected: &str, analysis: &str, grade: GradeCode) -> GoalNode {
    let texts = [(GoalText::ExpectedResult, expected), (GoalText::Analysis, analysis)];
    let mut unit = goal_with(GoalLevel::Unit, title, &texts);
    unit.assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
    unit
}

fn sick_leave(now: &str, before: &str) -> IndicatorRow {
    indicator("Sjukfrånvaro", &[(Outcome, now), (Previous, before)])
}

fn reasons(report: &Report) -> Vec<String> {
    let all = found(Rule::GradeAboveEvidence, report);
    all.iter().map(|one| one.rsplit(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_promised_fall_that_became_a_rise() {
    let team =
        graded("Laget mår bra", "God stämning. Sjunkande sjukfrånvaro.", "Vi har fikat.", FULLY);
    let rose = home_help(team.clone(), vec![sick_leave("7,1 %", "5,7 %")]);
    assert_eq!(found(Rule::GradeAboveEvidence, &rose), ["goals/0/goals/0/goals/0/grade rose"]);
    assert!(reasons(&home_help(team.clone(), vec![sick_leave("5,1 %", "5,7 %")])).is_empty());
    // An indicator of another matter proves nothing.
    let other = indicator("Andel inköp från avtal", &[(Outcome, "80 %"), (Previous, "90 %")]);
    assert!(reasons(&home_help(team, vec![other])).is_empty());
}

#[test]
fn each_of_two_promised_things_is_held_against_its_own_figures() {
    let expected = "Sjukfrånvaron minskar och meritvärdet ökar mot förra året.";
    let school = || graded("Skolan lyckas", expected, "Vi har läst högt varje dag.", FULLY);
    let merits = |now: &str| {
        indicator("Genomsnittligt meritvärde i årskurs 9", &[(Outcome, now), (Previous, "226")])
    };
    let fell = home_help(school(), vec![sick_leave("5,1 %", "5,7 %"), merits("221")]);
    assert_eq!(reasons(&fell), ["fell"]);
    assert!(reasons(&home_help(school(), vec![merits("229")])).is_empty());
    // Another name for the same thing.
    let expected = "Medarbetarengagemanget ökar.";
    let team = graded("Laget trivs", expected, "Vi har ätit lunch ihop.", FULLY);
    let hme = indicator("HME", &[(Outcome, "74"), (Previous, "77")]);
    assert_eq!(reasons(&home_help(team, vec![hme])), ["fell"]);
}

#[test]
fn a_table_with_a_deficit_under_a_fully_met_economy_goal() {
    let economy = |header: &str, result: &str| {
        let told = "Inköpen har samordnats.";
        let unit = graded("Enheten har en ekonomi i balans", "Budgeten hålls.", told, FULLY);
        let rows = ["Intäkter | 9 000 | 9 100", "Kostnader | 9 000 | 9 400", result];
        let tables = vec![table(header, &rows)];
        Report { tables, ..home_help(unit, Vec::new()) }
    };
    let plain = economy("| Utfall 2021 | Utfall 2020", "Resultat netto | -300 | 20");
    assert_eq!(reasons(&plain), ["table"]);
    let deviation = economy("| Utfall | Avvikelse", "Nettokostnad | -9 400 | -300");
    assert_eq!(reasons(&deviation), ["table"]);
    let net = economy("| Budget | Utfall", "Resultat | -9 000 | -9 000");
    assert!(reasons(&net).is_empty(), "costs paid by taxes are no deficit");
    let balanced = economy("| Budget | Avvikelse", "Resultat | 0 | -3");
    assert!(reasons(&balanced).is_empty());
}

#[test]
fn the_analysis_may_tell_that_it_went_the_other_way() {
    for (expected, analysis) in [
        ("Minskad sjukfrånvaro.", "Sjukfrånvaron har ökat under året."),
        ("Fler besökare.", "Antalet besökare minskade med en tiondel."),
        ("Kortare köer och färre klagomål.", "Antalet klagomål steg från 4 till 9."),
        ("Minst 90 procent av gästerna är nöjda.", "84 procent av gästerna är nöjda."),
    ] {
        let unit = graded("Mötesplatsen i Ekstad", expected, analysis, FULLY);
        assert_eq!(reasons(&home_help(unit, Vec::new())), ["words"], "{analysis}");
    }
    for (expected, analysis) in [
        ("Minskad sjukfrånvaro.", "Sjukfrånvaron har minskat medan antalet besök ökat."),
        ("Fler besökare.", "Antalet besökare minskade 2019."),
        ("Minst 90 procent av gästerna är nöjda.", "94 procent av gästerna är nöjda."),
        ("Minst 90 procent av gästerna är nöjda.", "Näset: 84 procent av gästerna är nöjda."),
    ] {
        let unit = graded("Mötesplatsen i Ekstad", expected, analysis, FULLY);
        assert!(reasons(&home_help(unit, Vec::new())).is_empty(), "{analysis}");
    }
}

#[test]
fn a_missed_target_of_the_goal_s_own_matter() {
    let cells = [(Outcome, "7 %"), (Previous, "6 %"), (Target, "5 %")];
    let rows = || vec![indicator("Sjukfrånvaro", &cells)];
    let employer =
        graded("Enheten är en god arbetsgivare", "Trivsel.", "Vi har gjort klart schemat.", FULLY);
    assert_eq!(reasons(&home_help(employer, rows())), ["indicators"]);
    let costs = graded("Vi är kostnadseffektiva", "Låga kostnader.", "Vi delar lokal.", FULLY);
    assert!(reasons(&home_help(costs, rows())).is_empty());
    let argued = "Trots den högre sjukfrånvaron bedöms målet som uppfyllt.";
    let argued = graded("Enheten är en god arbetsgivare", "Trivsel.", argued, FULLY);
    assert!(reasons(&home_help(argued, rows())).is_empty());
}

#[test]
fn partly_is_too_much_when_everything_goes_the_wrong_way() {
    let cells = [(Outcome, "9 %"), (Previous, "6 %"), (Target, "5 %")];
    let unit =
        || graded("Laget", "Sjukfrånvaro under 5 %.", "Året har gått.", GradeCode::PARTLY_MET);
    let report = home_help(unit(), vec![indicator("Sjukfrånvaro", &cells)]);
    assert_eq!(reasons(&report), ["all-wrong"]);
    let better = [(Outcome, "5,5 %"), (Previous, "6 %"), (Target, "5 %")];
    assert!(reasons(&home_help(unit(), vec![indicator("Sjukfrånvaro", &better)])).is_empty());
}

#[test]
fn an_analysis_that_denies_its_grade() {
    for analysis in [
        "Målet har inte uppnåtts.",
        "Enhetsmålet uppfylls delvis.",
        "Vi når inte målet fullt ut.",
        "Kursen ställdes in.",
        "Två lag saknar plan. Mötena har skjutits upp. Arbetet har avstannat. Köket är öppet. \
         Lokalen är ljus. Maten är god. Dörren är grön.",
    ] {
        let unit = graded("Alla har en plan", "Planer finns.", analysis, FULLY);
        assert_eq!(reasons(&home_help(unit, Vec::new())).len(), 1, "{analysis}");
    }
    for analysis in [
        "Målet är uppnått.",
        "Inga klagomål har kommit in.",
        "Kursen hölls i mars. Ett möte ställdes in. Arton möten har hållits.",
    ] {
        let unit = graded("Alla har en plan", "Planer finns.", analysis, FULLY);
        assert!(reasons(&home_help(unit, Vec::new())).is_empty(), "{analysis}");
    }
}

#[test]
fn all_was_promised_and_some_was_reached() {
    let some = "Nio av elva gäster har en skriven plan.";
    let unit = graded("Ingen går utan plan", "Alla gäster har en skriven plan.", some, FULLY);
    assert_eq!(reasons(&home_help(unit, Vec::new())), ["not-all"]);
    let all = "Elva av elva gäster har en skriven plan.";
    let unit = graded("Ingen går utan plan", "Alla gäster har en skriven plan.", all, FULLY);
    assert!(reasons(&home_help(unit, Vec::new())).is_empty());
    let rest = "Maten lagas i huset. Planen hänger vid varje säng och läses ofta. Av 25 gäster \
                återstår två samtal om planen, och de är bokade.";
    let unit = || graded("Ingen går utan plan", "Alla gäster har en skriven plan.", rest, FULLY);
    let mut report = home_help(unit(), Vec::new());
    assert_eq!(reasons(&report), ["not-all"]);
    report.kind = Some(ReportKind::TertialReport2);
    assert_eq!(reasons(&report), [""; 0], "the year is not over");
    let talks = "Av 25 gäster har alla utom tre haft välkomstsamtal.";
    let unit = graded("Ingen går utan plan", "Alla gäster har en skriven plan.", talks, FULLY);
    assert!(reasons(&home_help(unit, Vec::new())).is_empty(), "talks are no plan");
}

#[test]
fn a_deficit_under_a_fully_met_economy_goal() {
    let deficit = |analysis| graded("Enheten har en budget i balans", "Noll.", analysis, FULLY);
    let told = home_help(deficit("Enheten redovisar ett underskott på 300 tkr."), Vec::new());
    assert_eq!(reasons(&told), ["deficit"]);
    for analysis in [
        "Föregående års underskott är återställt.",
        "Vi redovisar inget underskott.",
        "Resultatet är bättre än prognosen i T2, som var ett underskott på 900 tkr.",
        "I mars räknade vi med ett underskott.",
    ] {
        assert!(reasons(&home_help(deficit(analysis), Vec::new())).is_empty(), "{analysis}");
    }
}

#[test]
fn activities_of_the_same_matter_that_came_to_nothing() {
    let row = |name: &str, answer: &str, state| ActivityRow {
        name: name.to_owned(),
        analysis: paragraphs(&[answer]),
        state,
        ..ActivityRow::default()
    };
    let unit = graded("Enheten är jämställd", "Lika villkor.", "Vi arbetar nära gästerna.", FULLY);
    let mut report = home_help(unit, Vec::new());
    report.goals[0].goals[0].activities =
        vec![row("Alla lag går jämställdhetskursen.", "Lagen har inte gått kursen.", None)];
    assert_eq!(reasons(&report), ["activities"]);
    report.goals[0].goals[0].activities[0].state = Some(ActivityState::Done);
    assert!(reasons(&report).is_empty());
    report.goals[0].goals[0].activities =
        vec![row("Byta tak på stallet.", "Taket har inte bytts.", None)];
    assert!(reasons(&report).is_empty());
}

#[test]
fn lower_grades_below() {
    let unit = graded("Alla har en plan", "Planer.", "Vi fortsätter.", GradeCode::NOT_MET);
    let mut report = home_help(unit, Vec::new());
    report.goals[0].goals[0].assessment =
        Assessment::Graded { grade: FULLY, tense: AssessmentTense::Final };
    assert_eq!(found(Rule::GradeAboveEvidence, &report), ["goals/0/goals/0/grade grades-below"]);
}

#[test]
fn promises_and_accounts_in_other_words() {
    for (expected, analysis) in [
        (
            "Alla lägenheter har fått brandvarnare.",
            "I tjugo av femtio lägenheter sitter en varnare.",
        ),
        (
            "Samtliga chefer har gått kursen.",
            "Kursen har fyra chefer gått, åtta chefer har inte gjort det.",
        ),
        ("Antalet fallskador minskar.", "Vi räknade 31 fallskador. I fjol var de 22."),
        ("Färre sena ankomster.", "De sena ankomsterna har mångdubblats."),
        ("Besöken på museet ökar.", "Museet hade 4 100 besök mot 5 300 året innan."),
        ("Varje elev har en egen dator.", "Datorer saknas i årskurs fyra och fem."),
        ("Ansökningar besvaras inom tre veckor.", "Ansökningarna tog fem veckor i snitt."),
        (
            "En trygghetsvandring hålls i varje stadsdel.",
            "Någon vandring i Kvarnby har inte hållits.",
        ),
        ("Bussarna körs på biogas.", "Inga bussar körs på biogas."),
    ] {
        let unit = graded("Ekstad blir bättre", expected, analysis, FULLY);
        assert_eq!(reasons(&home_help(unit, Vec::new())).len(), 1, "{analysis}");
    }
    for (expected, analysis) in [
        ("Alla lägenheter har fått brandvarnare.", "Det sitter en varnare i varje lägenhet."),
        ("Antalet fallskador minskar.", "Vi räknade 18 fallskador. I fjol var de 22."),
        ("Ansökningar besvaras inom tre veckor.", "Ansökningarna besvarades på två veckor."),
        ("Besöken på museet ökar.", "Museet hade 6 100 besök mot 5 300 året innan."),
        ("Varje elev har en egen dator.", "Ingen elev har behövt dela dator."),
        ("Färre sena ankomster.", "De sena ankomsterna är inte längre ett bekymmer."),
    ] {
        let unit = graded("Ekstad blir bättre", expected, analysis, FULLY);
        assert_eq!(reasons(&home_help(unit, Vec::new())), [""; 0], "{analysis}");
    }
}
