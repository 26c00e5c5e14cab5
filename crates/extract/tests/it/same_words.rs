//! The same report written in other ways says the same.

use tertial_domain::assessment::GradeCode;
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
