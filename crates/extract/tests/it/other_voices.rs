//! Documents whose authors name and number things in their own way: titles, headings at one level,
//! other words above the goals' texts.

use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{GoalNode, IndicatorField, Report, ReportKind};
use tertial_domain::rich_text::plain_text;

use crate::{assert_adds_up, draft};

fn report(text: &str, name: &str) -> Report {
    let draft = draft(text, name);
    assert_adds_up(&draft);
    assert!(draft.ledger.unplaced.is_empty(), "{:?}", draft.ledger.unplaced);
    draft.report
}

fn text(goal: &GoalNode, label: GoalText) -> String {
    goal.text(label).map(plain_text).unwrap_or_default()
}

/// A table whose periods are of another year than the title.
const OLDER_PERIODS: &str = "\n\n## Uppföljning av mål\n\n**Enhetsmål:** Fler lånar böcker\n\n\
    | Indikator | Periodens utfall | Period |\n|---|---|---|\n| Antal lån | 412 | T1 2023 |\n";

#[test]
fn a_title_wins_over_the_periods_of_a_table() {
    let told = |head: &str| {
        let report = report(&format!("{head}{OLDER_PERIODS}"), "rapport.md");
        (report.kind, report.year.map(OperatingYear::number))
    };
    let (t1, t2) = (Some(ReportKind::TertialReport1), Some(ReportKind::TertialReport2));
    assert_eq!(told("# Tertialrapport 1 2025"), (t1, Some(2025)));
    assert_eq!(told("Tertial 1 2025"), (t1, Some(2025)));
    assert_eq!(told("# Ekstads bibliotek\n\n## Tertialrapport 2 2025"), (t2, Some(2025)));
    assert_eq!(told("# Tertialrapport 2\n\nKulturnämnden 2025"), (t2, Some(2025)));
    assert_eq!(told("# Delårsrapport per den 31 augusti 2025"), (t2, Some(2025)));
    assert_eq!(told("# Verksamhetsplan 2026"), (Some(ReportKind::AnnualPlan), Some(2026)));
    assert_eq!(told("# Verksamhetsberättelse 2020"), (Some(ReportKind::AnnualReport), Some(2020)));
    let late = "## Förslag till beslut\n\nNämnden godkänner.\n\n# Tertialrapport 1 2025";
    assert_eq!(told(late), (t1, Some(2025)));
}

#[test]
fn a_heading_above_the_title_is_the_senders_name() {
    let report =
        report("# Ekstads bibliotek\n\n## Tertialrapport 2 2025\n\n## Övrigt\n\nInget.\n", "a.md");
    assert_eq!(report.unit.as_deref(), Some("Ekstads bibliotek"));
    assert_eq!(report.title.as_deref(), Some("Tertialrapport 2 2025"));
    assert_eq!(report.sections.len(), 1);
}

/// Every heading has the same number of marks.
const ONE_LEVEL: &str = "## Verksamhetsberättelse 2024 för Ekstads bibliotek\n\n\
    ## Sammanfattande analys\n\nMånga kom.\n\n\
    ## Uppföljning av kommunfullmäktiges mål\n\n\
    ## KF:s inriktningsmål: 1. Ekstad läser\n\n## 1.2 Alla har nära till böcker\n\n\
    ## Uppfylls delvis\n\n## Nämndmål\n\nFler lånar böcker\n\n\
    ## Förväntat resultat\n\nLånen blir fler än 2023.\n\n\
    ## Måluppfyllelse\n\nLånen ökade i alla filialer utom en.\n\n\
    ## Indikatorer\n\n| Indikator | Periodens utfall | Period |\n|---|---|---|\n| Antal lån | 412 | VB 2024 |\n\n\
    ## Enhetsmål: Bokbussen kommer i tid\n\nUppfylls helt\n\n\
    ## Vad vi lovade\n\nBussen är aldrig mer än tio minuter sen.\n\n\
    ## Nästa steg\n\nVi köper en ny buss.\n\n\
    ## Uppföljning av ekonomi\n\nBudgeten höll.\n\n## Driftbudget\n\nInga avvikelser.\n\n\
    ## Övrigt\n\nInget.\n";

#[test]
fn headings_at_one_level_are_told_by_their_words() {
    let report = report(ONE_LEVEL, "rapport.md");
    let headings: Vec<(&str, u8)> =
        report.sections.iter().map(|section| (section.heading.as_str(), section.level)).collect();
    assert_eq!(
        headings,
        [
            ("Sammanfattande analys", 1),
            ("Uppföljning av kommunfullmäktiges mål", 1),
            ("Uppföljning av ekonomi", 1),
            ("Driftbudget", 2),
            ("Övrigt", 1),
        ]
    );
    let goals: Vec<(GoalLevel, &str)> =
        report.walk_goals().map(|goal| (goal.level, goal.title.as_str())).collect();
    assert_eq!(
        goals,
        [
            (GoalLevel::Focus, "Ekstad läser"),
            (GoalLevel::Area, "Alla har nära till böcker"),
            (GoalLevel::Committee, "Fler lånar böcker"),
            (GoalLevel::Unit, "Bokbussen kommer i tid"),
        ]
    );
    let goals: Vec<&GoalNode> = report.walk_goals().collect();
    let partly = matches!(&goals[1].assessment,
        Assessment::Graded { grade, .. } if *grade == GradeCode::PARTLY_MET);
    assert!(partly, "{:?}", goals[1].assessment);
    assert_eq!(text(goals[2], GoalText::ExpectedResult), "Lånen blir fler än 2023.");
    assert_eq!(text(goals[2], GoalText::Analysis), "Lånen ökade i alla filialer utom en.");
    assert_eq!(goals[2].indicators.len(), 1);
    assert_eq!(
        text(goals[3], GoalText::Body),
        "Vad vi lovade Bussen är aldrig mer än tio minuter sen."
    );
    assert_eq!(text(goals[3], GoalText::Development), "Vi köper en ny buss.");
}

#[test]
fn plain_headings_are_told_by_their_words_and_numbers() {
    let text_of = "Verksamhetsberättelse 2024 för Ekstads bibliotek\n\n\
        Uppföljning av kommunfullmäktiges mål\n\n1. Ekstad läser\n\n\
        1.2 Alla har nära till böcker\n\nUppfylls delvis\n\n\
        Enhetsmål: Bokbussen kommer i tid\n\nUppfylls helt\n\n\
        Förväntat resultat\nBussen är aldrig sen.\n\n\
        Vad blev det av målet?\nDen kom i tid alla dagar utom två.\n\n\
        Så arbetar vi\nFöraren ringer i förväg.\n\nEkonomi\n\nBudgeten höll.\n";
    let report = report(text_of, "rapport.txt");
    let goals: Vec<&GoalNode> = report.walk_goals().collect();
    assert_eq!(goals.len(), 3);
    assert_eq!((goals[0].level, goals[0].title.as_str()), (GoalLevel::Focus, "Ekstad läser"));
    assert_eq!(text(goals[2], GoalText::ExpectedResult), "Bussen är aldrig sen.");
    assert_eq!(text(goals[2], GoalText::Analysis), "Den kom i tid alla dagar utom två.");
    assert_eq!(text(goals[2], GoalText::WorkingMethod), "Föraren ringer i förväg.");
}

#[test]
fn numbered_headings_are_goals_where_a_goals_parts_follow() {
    let text_of = "# Verksamhetsplan 2026 för Ekstads bibliotek\n\n## 1. Inledning\n\nVi planerar.\n\n\
        ## 2. Ekstad läser\n\n### 2.1 Alla har nära till böcker\n\n\
        **Enhetsmål:** Bokbussen kommer i tid\n\n**Arbetssätt**\n\nVi ringer.\n\n\
        ## 3. Uppföljning av ekonomi\n\n### 3.1 Driftbudget\n\nBudgeten räcker.\n";
    let report = report(text_of, "plan.md");
    let goals: Vec<(GoalLevel, &str)> =
        report.walk_goals().map(|goal| (goal.level, goal.title.as_str())).collect();
    assert_eq!(
        goals,
        [
            (GoalLevel::Focus, "Ekstad läser"),
            (GoalLevel::Area, "Alla har nära till böcker"),
            (GoalLevel::Unit, "Bokbussen kommer i tid"),
        ]
    );
    assert_eq!(report.sections.len(), 3, "{:?}", report.sections);
}

#[test]
fn other_words_above_a_text_are_its_label() {
    let labelled = |heading: &str| {
        let text_of = format!(
            "Enhetsmål:\nBokbussen kommer i tid\n\nFörväntat resultat\n\nBussen är aldrig sen.\n\n\
             {heading}\n\nDet gick som vi hade tänkt oss.\n"
        );
        let goal = report(&text_of, "rapport.txt").goals.remove(0);
        assert_eq!(text(&goal, GoalText::ExpectedResult), "Bussen är aldrig sen.", "{heading}");
        goal.texts.iter().map(|(label, _)| *label).find(|label| *label != GoalText::ExpectedResult)
    };
    for heading in ["Måluppfyllelse", "Så gick det", "Resultat och analys", "Hur har det gått?"]
    {
        assert_eq!(labelled(heading), Some(GoalText::Analysis), "{heading}");
    }
    assert_eq!(labelled("Så arbetar vi"), Some(GoalText::WorkingMethod));
    assert_eq!(labelled("Hur vet vi att vi lyckats?"), Some(GoalText::FollowUp));
    assert_eq!(labelled("Vägen framåt"), Some(GoalText::Development));
    assert_eq!(labelled("Vilken effekt fick insatserna?"), Some(GoalText::Body));
}

#[test]
fn a_word_within_a_sentence_is_no_heading() {
    let text_of = "Enhetsmål:\nBokbussen kommer i tid\n\nAnalys\n\nVi har sett goda\nResultat\n\
        av de nya turerna och av\n\nÅtgärder\n\nsom gjordes i våras.\n";
    let goal = report(text_of, "rapport.txt").goals.remove(0);
    assert_eq!(goal.texts.len(), 1, "{:?}", goal.texts);
}

#[test]
fn what_is_other_in_the_economy_is_told_from_what_is_other_in_all() {
    let text_of = "Innehållsförteckning\n\nEkonomi\t3\nKvalitetsarbete\t4\nÖvrigt\t5\n\n\
        Ekonomi\n\nBudgeten höll.\n\nInvesteringar\n\nEn buss.\n\nÖvrigt\n\nInget.\n\n\
        Kvalitetsarbete\n\nVi mäter.\n\nÖvrigt\n\nSlut.\n";
    let report = report(text_of, "rapport.txt");
    let levels: Vec<(&str, u8)> =
        report.sections.iter().map(|section| (section.heading.as_str(), section.level)).collect();
    assert_eq!(
        levels,
        [
            ("Ekonomi", 1),
            ("Investeringar", 2),
            ("Övrigt", 2),
            ("Kvalitetsarbete", 1),
            ("Övrigt", 1)
        ]
    );
}

#[test]
fn a_head_may_put_several_things_on_one_line() {
    let text_of = "Kulturförvaltningen, Ekstads stad\n\nHandläggare: Alva Ek, telefon 0555-10 20 30\n\
        Till: Ekstads bibliotek, APT 2025-02-03\n\nVerksamhetsberättelse 2024 för Ekstads bibliotek\n\n\
        Övrigt\n\nInget.\n";
    let report = report(text_of, "rapport.txt");
    assert_eq!(report.case_officer.as_deref(), Some("Alva Ek"));
    assert_eq!(report.head.phone.as_deref(), Some("0555-10 20 30"));
    assert_eq!(report.recipient.as_deref(), Some("Ekstads bibliotek"));
    assert_eq!(report.head.meeting_date.as_deref(), Some("2025-02-03"));
    assert_eq!(report.head.administration.as_deref(), Some("Kulturförvaltningen, Ekstads stad"));
}

#[test]
fn a_grade_may_stand_after_its_label() {
    let text_of = "# Verksamhetsberättelse 2024\n\n## Måluppfyllelse\n\n\
        ### Nämndens mål 1.1 – Böckerna är nära\n\n**Måluppfyllelse:** Målet är delvis uppfyllt\n\n\
        **Analys**\n\nTvå filialer saknas.\n";
    let goal = report(text_of, "rapport.md").goals.remove(0);
    assert_eq!((goal.number.as_deref(), goal.title.as_str()), (Some("1.1"), "Böckerna är nära"));
    let partly = matches!(&goal.assessment,
        Assessment::Graded { grade, .. } if *grade == GradeCode::PARTLY_MET);
    assert!(partly, "{:?}", goal.assessment);
    assert_eq!(goal.texts.len(), 1);
}

#[test]
fn chapters_may_be_numbered_all_through() {
    let text_of = "Kulturnämnden\n\nTERTIALRAPPORT 2 2024\n\nDatum 2024-09-10\n\n1 Sammanfattning\n\n\
        Allt väl.\n\n2 Måluppfyllelse\n\n2.1 Övergripande mål: Ekstad läser\n\n\
        Nämndmål 1: Fler lånar böcker\nBedömning: Bedöms uppfyllas\n\n\
        Indikator\tUtfall T2\tUtfall T2 2023\tMålvärde 2024\nAntal lån\t412\t390\t500\n\n\
        Kommentar\nBussen gick.\n\n3 Ekonomi\n\n3.1 Drift i siffror\n\n\
        Mnkr\tBudget\tUtfall\nBöcker\t1,2\t1,1\n";
    let report = report(text_of, "rapport.txt");
    assert_eq!(report.committee.as_deref(), Some("Kulturnämnden"));
    assert_eq!(report.date.as_deref(), Some("2024-09-10"));
    let headings: Vec<(&str, u8)> =
        report.sections.iter().map(|section| (section.heading.as_str(), section.level)).collect();
    assert_eq!(
        headings,
        [
            ("1 Sammanfattning", 1),
            ("2 Måluppfyllelse", 1),
            ("3 Ekonomi", 1),
            ("3.1 Drift i siffror", 2)
        ]
    );
    let goals: Vec<&GoalNode> = report.walk_goals().collect();
    assert_eq!((goals[0].level, goals[0].title.as_str()), (GoalLevel::Focus, "Ekstad läser"));
    assert_eq!(goals[1].level, GoalLevel::Committee);
    let row = &goals[1].indicators[0];
    assert_eq!(row.cell(IndicatorField::Outcome), Some("412"));
    assert_eq!(row.cell(IndicatorField::Previous), Some("390"));
}
