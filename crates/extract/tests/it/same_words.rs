//! The same report written in other ways says the same.

use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::report::{IndicatorField, Report};
use tertial_domain::rich_text::plain_text;

use crate::{assert_adds_up, draft};

/// A small report of Ekstad with a table under a goal and a section after it.
const PARK: &str = "Verksamhetsberättelse 2023 för Ekstads parkenhet\n\n\
    Uppföljning av Kommunfullmäktiges inriktningsmål\n\n\
    KF:s inriktningsmål:\n1. Ekstad blommar året om\n\n● Uppfylls helt\n\n\
    Indikator\tPeriodens utfall\tÅrsmål\tPeriod\n\
    Andel nöjda besökare\t81 %\t80 %\t2023\nAnalys\t\t\t\nDe nya bänkarna är många.\t\t\t\n\
    Antal planterade träd\t140\t120\t2023\n\n\
    Parkerna är öppna även på vintern.\n\n\
    Uppföljning av ekonomi\n\nEnheten höll sin budget under hela året.\n";

fn report(text: &str) -> Report {
    let draft = draft(text, "rapport.txt");
    assert_adds_up(&draft);
    draft.report
}

/// The report with every line that has words written in another way.
fn each_line(write: impl Fn(&str) -> String) -> String {
    let lines = PARK.split('\n');
    let lines: Vec<String> =
        lines.map(|line| if line.is_empty() { String::new() } else { write(line) }).collect();
    lines.join("\n")
}

#[test]
fn the_text_says_what_it_says() {
    let park = report(PARK);
    let goal = &park.goals[0];
    assert_eq!(goal.assessment.grade(), Some(&GradeCode::FULLY_MET));
    assert_eq!(goal.indicators.len(), 2);
    assert_eq!(plain_text(&goal.indicators[0].analysis), "De nya bänkarna är många.");
    assert_eq!(goal.indicators[1].cell(IndicatorField::Target), Some("120"));
    assert_eq!(park.sections.last().unwrap().heading, "Uppföljning av ekonomi");
}

#[test]
fn tabs_at_the_end_of_lines_part_nothing() {
    let park = report(PARK);
    let everywhere = |line: &str| format!("{line}\t");
    assert_eq!(report(&each_line(everywhere)), park);
    let prose =
        |line: &str| if line.contains('\t') { line.to_owned() } else { format!("{line}\t\t") };
    assert_eq!(report(&each_line(prose)), park);
    assert_eq!(report(&each_line(|line| line.trim_end().to_owned())), park);
}

#[test]
fn letters_and_blanks_may_be_written_in_other_ways() {
    let park = report(PARK);
    let decomposed: String = PARK
        .chars()
        .flat_map(|letter| match letter {
            'å' => vec!['a', '\u{30a}'],
            'ä' => vec!['a', '\u{308}'],
            'ö' => vec!['o', '\u{308}'],
            'Å' => vec!['A', '\u{30a}'],
            other => vec![other],
        })
        .collect();
    assert_eq!(report(&decomposed), park);
    assert_eq!(report(&PARK.replace(' ', "\u{a0}")), park);
    assert_eq!(report(&PARK.replace("et", "e\u{200b}t").replace("en", "e\u{ad}n")), park);
    let numbered = PARK.replacen("\n\n", "\n\nDnr\u{a0}4.1/812/2023\n\n", 1);
    assert_eq!(report(&numbered).register_number.as_deref(), Some("4.1/812/2023"));
}

#[test]
fn a_grade_may_stand_after_a_list_sign() {
    let park = report(PARK);
    for sign in ["•", "*", "l", "·"] {
        assert_eq!(report(&PARK.replace('●', sign)), park, "{sign}");
    }
}

#[test]
fn a_table_with_text_under_it_ends() {
    let text = "KF:s inriktningsmål: 1. Träd\n\nIndikator\tÅrsmål\tPeriod\nAntal träd\t4\t2023\n\n\
        Fler träd växer.\t\n";
    let goal = report(text).goals.remove(0);
    assert_eq!(goal.indicators.len(), 1);
    assert_eq!(plain_text(&goal.texts[0].1), "Fler träd växer.");
}

#[test]
fn a_raw_activity_may_begin_with_the_letter_that_a_head_could_end_with() {
    let text = "KF:s inriktningsmål:\n1. Ekstad blommar\n\n\
        Aktivitet Startdatum Slutdatum Avvikelse\n\nRita en ny park 2023-01-01 2023-12-31\n";
    let activity = report(text).goals.remove(0).activities.remove(0);
    assert_eq!(activity.name, "Rita en ny park");
    assert_eq!(activity.start.as_deref(), Some("2023-01-01"));
}

#[test]
fn a_label_under_a_row_belongs_to_the_row_whatever_its_cells() {
    let park = report(PARK);
    let written = "Analys\t\t\t\nDe nya bänkarna är många.\t\t\t\n";
    let others = [
        "Analys\nDe nya bänkarna är många.\n",
        "Analys: De nya bänkarna är många.\n",
        "Analys De nya bänkarna är många.\n",
        "ANALYS\nDe nya bänkarna är många.\n",
        "<p>Analys</p> <p>De nya bänkarna är många.</p>\n",
        "Analys\n\nDe nya bänkarna är många.\n\n",
        "\nAnalys\nDe nya bänkarna är många.\n\n",
        "\nAnalys\n\nDe nya bänkarna är många.\n\n",
    ];
    for other in others {
        assert_eq!(report(&PARK.replace(written, other)), park, "{other}");
    }
    let comment = report(&PARK.replace(written, "KOMMENTAR\nDe nya bänkarna är många.\n"));
    assert_eq!(plain_text(&comment.goals[0].indicators[0].comment), "De nya bänkarna är många.");
}

#[test]
fn rows_of_a_pipe_table_go_on_after_a_text() {
    let text = "## Uppföljning av Kommunfullmäktiges inriktningsmål\n\n\
        ### KF:s inriktningsmål: 1. Ekstad blommar\n\n\
        | Indikator | Periodens utfall | Årsmål |\n|---|---|---|\n| Antal bänkar | 40 | 30 |\n\n\
        **Analys**\n\nTio av dem är nya.\n\n| Antal lekplatser | 6 | 5 |\n\n\
        | Besökare | Antal |\n|---|---|\n| Barn | 6 |\n";
    let report = draft(text, "rapport.md").report;
    let rows = &report.goals[0].indicators;
    assert_eq!(rows.len(), 2);
    assert_eq!(plain_text(&rows[0].analysis), "Tio av dem är nya.");
    assert_eq!(rows[1].cell(IndicatorField::Outcome), Some("6"));
    assert_eq!(report.tables.len(), 1);
}

#[test]
fn a_goals_analysis_stays_the_goals() {
    let text = "Enhetsmål:\nFler bänkar\n\nIndikator\tPeriodens utfall\tÅrsmål\n\
        Antal bänkar\t40\t30\n\nAnalys\n\nMålet är nått.\n\nTkr\tBudget\tUtfall\nLöner\t3\t4\n";
    let report = report(text);
    assert_eq!(plain_text(&report.goals[0].texts[0].1), "Målet är nått.");
    assert!(report.goals[0].indicators[0].analysis.is_empty());
    assert_eq!(report.tables.len(), 1);
}

#[test]
fn a_word_between_rows_of_money_is_a_row() {
    let text = "Uppföljning av ekonomi\n\nTkr\tBudget\tUtfall\nIntäkter\nBidrag\t3\t4\n\
        Kostnader\nLöner\t2\t2\n";
    let table = report(text).tables.remove(0);
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.rows[2][0], "Kostnader");
}

#[test]
fn names_in_a_table_lose_their_list_sign_and_keep_their_cells() {
    let park = report(PARK);
    assert_eq!(report(&PARK.replace("\nAn", "\n• An").replace("• Analys", "Analys")), park);
}

#[test]
fn images_titles_and_entities_are_markdown() {
    let park = draft(PARK, "rapport.md").report;
    let image = PARK.replace('●', "![Helt](helt.png)").replace("Antal", "![](pil.png) Antal");
    assert_eq!(draft(&image, "rapport.md").report, park);
    let entities = PARK.replace("höll sin", "h&ouml;ll&nbsp;sin");
    assert_eq!(draft(&entities, "rapport.md").report, park);
    let underlined = PARK.replace("ekonomi\n", "ekonomi\n-----\n");
    let headings = draft(&underlined, "rapport.md").report.sections;
    assert_eq!(headings.last().unwrap().heading, "Uppföljning av ekonomi");
}

#[test]
fn bold_labels_are_read_in_a_text_file() {
    let bold = PARK
        .replace("KF:s inriktningsmål:", "**KF:s inriktningsmål:**")
        .replace("● Uppfylls helt", "**Uppfylls helt**")
        .replace("Uppföljning av ekonomi", "**Uppföljning av ekonomi**");
    assert_eq!(report(&bold), report(PARK));
}

#[test]
fn headings_may_follow_each_other_without_a_blank_line() {
    let text = "Uppföljning av ekonomi\nUppföljning av driftbudget\nBudgeten räckte till allt.\n";
    let sections = report(text).sections;
    assert_eq!(sections.len(), 2);
    assert_eq!(plain_text(&sections[1].blocks), "Budgeten räckte till allt.");
}

#[test]
fn a_head_may_be_a_table_or_one_line() {
    let title = "Verksamhetsplan 2021 för Ekstads parkenhet\n\nHandläggare: X\n";
    let pipes = "| Handläggare | Till |\n|---|---|\n| Alva Ek | Parknämnden |\n\n\
        # Verksamhetsplan 2021 för Ekstads parkenhet\n\n## Inledning\n\nText.\n";
    let piped = draft(pipes, "plan.md").report;
    assert_eq!(piped.case_officer.as_deref(), Some("Alva Ek"));
    assert_eq!(piped.recipient.as_deref(), Some("Parknämnden"));
    let tabs = format!("Handläggare\tTill\nAlva Ek\tParknämnden\n\n{title}");
    let tabbed = report(&tabs);
    assert_eq!(tabbed.case_officer.as_deref(), Some("Alva Ek"));
    assert_eq!(tabbed.recipient.as_deref(), Some("Parknämnden"));
    let line = format!("Tjänsteutlåtande, Dnr 4.1/812/2016, 2017-01-25, Sida 1 av 30\n\n{title}");
    let parted = report(&line);
    assert_eq!(parted.register_number.as_deref(), Some("4.1/812/2016"));
    assert_eq!(parted.date.as_deref(), Some("2017-01-25"));
    let phone = report(&format!("Ekgatan 3\n55510330\n\n{title}"));
    assert_eq!((phone.date, phone.head.phone.as_deref()), (None, Some("55510330")));
}

#[test]
fn what_announces_decisions_is_none() {
    let text = "Tertialrapport 2 2021 för Ekstads parkenhet\n\nFörslag till beslut\n\n\
        Nämnden beslutar följande:\n\n1. Rapporten godkänns.\n2. Träden vattnas.\n\n\
        Sammanfattande analys\n\nAllt gick bra.\n";
    assert_eq!(report(text).proposed_decisions, ["Rapporten godkänns.", "Träden vattnas."]);
}

#[test]
fn an_activity_after_a_blank_line_may_lack_its_last_cells() {
    let text = "Enhetsmål:\nFler bänkar\n\nAktivitet\tStartdatum\tSlutdatum\tAvvikelse\n\
        Måla bänkar\t2023-01-01\t2023-04-30\tAvvikelse\nAnalys\nFärgen tog slut.\n\n\
        Laga bänkar\t2023-05-01\t2023-08-31\n";
    let activities = report(text).goals.remove(0).activities;
    assert_eq!(activities.len(), 2);
    assert_eq!(activities[1].end.as_deref(), Some("2023-08-31"));
}

#[test]
fn a_page_may_end_between_a_goal_and_its_grade() {
    let page = |number: u32| format!("Tjänsteutlåtande\nSid {number} (9)\n\n");
    let goal = |number: u32| format!("KF:s inriktningsmål:\n{number}. Ekstad växer\n\n");
    let pages = (2..7).map(|number| format!("{}{}— Ingen\n\n", goal(number), page(number)));
    let text: String = std::iter::once("Verksamhetsplan 2023 för Ekstads parkenhet\n\n".to_owned())
        .chain(pages)
        .collect();
    let goals = report(&text).goals;
    assert_eq!(goals.len(), 5);
    assert!(
        goals
            .iter()
            .all(|goal| goal.assessment == Assessment::NotAssessed && goal.texts.is_empty())
    );
}

#[test]
fn a_pipe_table_may_stand_right_under_a_title() {
    let text = "## Uppföljning av Kommunfullmäktiges inriktningsmål\n### Enhetsmål:\n\
        ### Fler bänkar\n| Indikator | Årsmål |\n|---|---|\n| Antal bänkar | 30 |\n";
    let goal = draft(text, "rapport.md").report.goals.remove(0);
    assert_eq!((goal.title.as_str(), goal.indicators.len()), ("Fler bänkar", 1));
}

#[test]
fn known_headings_right_under_text_and_rows_end_what_was_before() {
    let text = "Innehållsförteckning\nUppföljning av ekonomi....4\n\nSammanfattande analys\n\
        Allt gick bra.\nUppföljning av Kommunfullmäktiges inriktningsmål\nKF:s inriktningsmål:\n\
        1. Ekstad blommar\nAnalys\nAllt växer.\nUppföljning av ekonomi\nTkr\tBudget\tUtfall\n\
        Löner\t3\t4\nÖvrigt\nInget att säga.\n";
    let report = report(text);
    let headings: Vec<&str> = report.sections.iter().map(|part| part.heading.as_str()).collect();
    assert_eq!(
        headings[1..],
        ["Uppföljning av Kommunfullmäktiges inriktningsmål", "Uppföljning av ekonomi", "Övrigt"]
    );
    assert_eq!(plain_text(&report.goals[0].texts[0].1), "Allt växer.");
}
