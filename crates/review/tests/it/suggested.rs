//! The suggestion's reasons in words: they say the same as the table that the reader sees.

use tertial_domain::activity::ActivityState::{self, Deviating, Done, NotStarted, Ongoing};
use tertial_domain::goal::GoalLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, Report, ReportKind,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_review::suggest::{Reason, suggestions};
use tertial_review::{Facts, History, Settings, Vocabulary};

type Row<'a> = (&'a str, Option<ActivityState>, &'a str, &'a str);

fn goal(level: GoalLevel, rows: &[Row<'_>]) -> GoalNode {
    let activity = |(name, state, end, answer): &Row<'_>| ActivityRow {
        name: (*name).to_owned(),
        start: Some("2025-01-01".to_owned()),
        end: Some((*end).to_owned()),
        state: *state,
        analysis: vec![Block::Paragraph(RichText::plain((*answer).to_owned()))],
        ..ActivityRow::default()
    };
    let mut goal = GoalNode::new(level, None, "Parkerna är fria från skräp".to_owned());
    goal.activities = rows.iter().map(activity).collect();
    goal
}

fn report(goal: GoalNode) -> Report {
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: OperatingYear::new(2025),
        goals: vec![goal],
        ..Report::default()
    }
}

fn in_words(reason: &Reason, language: Language) -> String {
    let arguments: Vec<(&str, Argument<'_>)> = reason
        .arguments
        .iter()
        .map(|(name, value)| {
            let count = value.parse().ok().filter(|_| name.ends_with("count"));
            (*name, count.map_or_else(|| Argument::Text(value.into()), Argument::Count))
        })
        .collect();
    Localizer::of(language).text_with(&format!("suggestion-{}", reason.code), &arguments)
}

/// The grade and the reasons in Swedish.
fn told(report: &Report) -> (Option<String>, Vec<String>) {
    let settings = Settings::default();
    let facts = Facts::new(report, History::default(), Vocabulary::built_in(), &settings);
    let Some(first) = suggestions(&facts).into_iter().next() else { return (None, Vec::new()) };
    for language in Language::ALL {
        for reason in &first.reasons {
            let words = in_words(reason, language);
            assert!(!words.contains("suggestion-") && !words.contains('$'), "{words}");
        }
    }
    let words = first.reasons.iter().map(|reason| in_words(reason, Language::Swedish));
    (first.grade.map(|grade| grade.as_str().to_owned()), words.map(|words| clean(&words)).collect())
}

/// Without the marks that keep inserted words apart in either direction of writing.
fn clean(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn what_goes_on_is_not_said_to_be_done() {
    let rows: [Row<'_>; 5] = [
        ("Sätta ut kärl", Some(Done), "2025-05-31", "Kärlen är utsatta."),
        ("Rita en karta", Some(Done), "2025-10-31", ""),
        ("Städa stigar", Some(Ongoing), "2025-11-30", "Vi har genomfört tre städdagar."),
        ("Byta bänkar", Some(Ongoing), "2027-06-30", "Arbetet är genomfört i två parker."),
        ("Samla pant", Some(Deviating), "2025-11-30", ""),
    ];
    let (grade, words) = told(&report(goal(GoalLevel::Unit, &rows)));
    assert_eq!(grade.as_deref(), Some("partly_met"));
    assert_eq!(
        words[0],
        "Målets 5 aktiviteter: 2 genomförda, 1 avviker eller blev inte av, 1 pågår efter sitt \
         slutdatum, 1 räknas inte eftersom den slutar 2027."
    );
    assert!(words[1].contains("vilar på aktiviteterna"), "{}", words[1]);
    assert!(words[2].contains("Samla pant"), "{}", words[2]);
}

#[test]
fn a_tertial_tells_what_is_on_its_way() {
    let rows: [Row<'_>; 4] = [
        ("Sätta ut kärl", Some(Done), "2025-03-31", ""),
        ("Rita en karta", Some(Ongoing), "2025-10-31", "Kartan är klar för två parker."),
        ("Städa stigar", Some(Ongoing), "2025-11-30", ""),
        ("Byta bänkar", Some(NotStarted), "2025-12-31", ""),
    ];
    let mut report = report(goal(GoalLevel::Unit, &rows));
    report.kind = Some(ReportKind::TertialReport1);
    let (grade, words) = told(&report);
    assert_eq!(grade.as_deref(), Some("fully_met"));
    assert_eq!(
        words[0],
        "Målets 4 aktiviteter: 1 genomförd, 2 pågår enligt plan, 1 har inte börjat."
    );
}

#[test]
fn activities_above_are_said_to_be_above() {
    let mut area =
        goal(GoalLevel::Area, &[("Plocka skräp i alla parker", Some(Done), "2025-05-31", "")]);
    area.title = "Staden är ren".to_owned();
    area.goals = vec![goal(GoalLevel::Unit, &[])];
    let (_, words) = told_of_second(&report(area));
    assert!(words[0].starts_with("Aktiviteten ovanför målet"), "{words:?}");
}

fn told_of_second(report: &Report) -> (Option<String>, Vec<String>) {
    let settings = Settings::default();
    let facts = Facts::new(report, History::default(), Vocabulary::built_in(), &settings);
    let Some(last) = suggestions(&facts).into_iter().last() else { return (None, Vec::new()) };
    let words = last.reasons.iter().map(|reason| clean(&in_words(reason, Language::Swedish)));
    (last.grade.as_ref().map(|grade| grade.as_str().to_owned()), words.collect())
}

#[test]
fn no_indicator_at_its_target_says_which_way_it_goes() {
    let mut one = goal(GoalLevel::Unit, &[]);
    let mut row = IndicatorRow::new("Sjukfrånvaro".to_owned());
    for (field, cell) in [
        (IndicatorField::Outcome, "7,0 %"),
        (IndicatorField::Previous, "8,0 %"),
        (IndicatorField::Target, "6,5 %"),
    ] {
        row.set_cell(field, Some(cell.to_owned()));
    }
    one.indicators = vec![row.clone()];
    let (grade, words) = told(&report(one.clone()));
    assert_eq!(grade.as_deref(), Some("partly_met"));
    assert_eq!(words[0], "0 av 1 indikator når målet, 1 går åt rätt håll utan att nå det.");
    assert!(words[1].ends_with("uppfylls delvis."), "{}", words[1]);
    row.set_cell(IndicatorField::Previous, Some("6,8 %".to_owned()));
    one.indicators = vec![row];
    let (grade, words) = told(&report(one));
    assert_eq!(grade.as_deref(), Some("not_met"));
    assert!(words[0].contains("1 går åt fel håll"), "{}", words[0]);
    assert!(words[1].ends_with("uppfylls ej."), "{}", words[1]);
}
