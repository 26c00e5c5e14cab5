//! Firing and silent examples of the rule.

use tertial_domain::activity::ActivityState;
use tertial_domain::goal::GoalLevel;
use tertial_domain::report::{ActivityRow, Report, ReportKind};

use crate::rule::Rule;
use crate::rules::example::{found, goal, paragraphs, report};

fn garden(name: &str, end: &str, answer: &str) -> Report {
    let mut committee = goal(GoalLevel::Committee, "Ekstad blommar");
    committee.activities = vec![ActivityRow {
        name: name.to_owned(),
        start: Some("2021-01-01".to_owned()),
        end: Some(end.to_owned()),
        analysis: if answer.is_empty() { Vec::new() } else { paragraphs(&[answer]) },
        ..ActivityRow::default()
    }];
    Report { goals: vec![committee], ..report(ReportKind::AnnualReport, 2021) }
}

fn fires(name: &str, end: &str, answer: &str) -> Vec<String> {
    found(Rule::OverdueActivity, &garden(name, end, answer))
}

#[test]
fn due_and_not_done() {
    for answer in [
        "Vi har inte infört handdatorer ännu.",
        "Enheten har under året inte genomfört några särskilda insatser.",
        "Ej påbörjat.",
        "Handdatorerna har inte köpts in.",
        "Införandet är inte klart.",
        "Införandet är försenat.",
        "Arbetet har avstannat under hösten.",
    ] {
        assert_eq!(
            fires("Handdatorer införs", "2021-12-31", answer),
            ["goals/0/activities/0 undone"],
            "{answer}"
        );
    }
    assert_eq!(fires("Handdatorer införs", "2021-06-30", ""), ["goals/0/activities/0 silent"]);
    assert_eq!(
        fires("Visstidsanställning ska fasas ut", "2021-12-31", "I parken används sådan."),
        ["goals/0/activities/0 still-there"]
    );
    for answer in ["Arbetet pågår.", "Ligger kvar på listan.", "Delvis.", "Vi ser över det."] {
        assert_eq!(
            fires("Handdatorer införs", "2021-06-30", answer),
            ["goals/0/activities/0 open"],
            "{answer}"
        );
    }
    assert_eq!(
        fires("Handdatorer införs", "2021-12-31", "Införandet har påbörjats."),
        ["goals/0/activities/0 begun"]
    );
}

#[test]
fn done_explained_marked_or_not_yet_due() {
    for answer in [
        "Enhetschefen gör detta.",
        "Har inte införts på grund av leveransproblem.",
        "Handdatorer har införts i alla lag.",
        "Ej genomfört då upphandlingen överklagades.",
        "Samtalen uppskattas.",
        "Det har varit svårt att få tag i handdatorer.",
    ] {
        assert!(fires("Handdatorer införs", "2021-12-31", answer).is_empty(), "{answer}");
    }
    assert!(fires("Handdatorer införs", "2022-06-30", "Inte infört.").is_empty());
    assert!(fires("Fortsätta arbeta med bin", "2021-12-31", "Arbetet pågår.").is_empty());
    let mut marked = garden("Handdatorer införs", "2021-12-31", "Inte infört.");
    marked.goals[0].activities[0].deviation = Some("Avvikelse".to_owned());
    assert!(found(Rule::OverdueActivity, &marked).is_empty());
    let mut done = garden("Handdatorer införs", "2021-12-31", "");
    done.goals[0].activities[0].state = Some(ActivityState::Done);
    assert!(found(Rule::OverdueActivity, &done).is_empty());
}

#[test]
fn answers_in_other_words() {
    for (name, answer) in [
        ("Bygga ett utekök på gården", "Marken ligger där den låg och något kök syns inte till."),
        (
            "Alla grupper får en egen nyckelskåp",
            "Skåpen har blivit stående hos tillverkaren i Ekhamn.",
        ),
        (
            "Ta fram en plan för värmeböljor",
            "Planen är alltjämt en punkt på ledningsgruppens lista.",
        ),
        ("Anordna en kulturkväll för äldre", "Kvällen föll bort."),
        ("Byta låssystem i trapphusen", "Trapphusen har sina gamla cylindrar kvar."),
        ("Digital journal i skolhälsovården", "Sköterskorna för journal i pärmar."),
        ("Skriva en välkomstbroschyr", "Texten till broschyren är inte påbörjad."),
        ("Provtrycka alla brandposter", "Brandposterna har vi inte rört."),
        ("Rusta upp bryggan vid Ekviken", "Upprustningen får vänta."),
        ("Intervjua avgående medarbetare", "Vi har ambitionen att intervjua dem som slutar."),
        ("Starta ett elevkafé", "Kaféet finns än så länge bara i elevrådets drömmar."),
        ("Utbilda kökspersonalen i allergier", "Hittills har ingen i köket gått utbildningen."),
    ] {
        assert_eq!(fires(name, "2021-10-31", answer).len(), 1, "{answer}");
    }
    for (name, answer) in [
        ("Bygga ett utekök på gården", "Sedan i maj grillar barnen sin korv där varje fredag."),
        ("Ta fram en plan för värmeböljor", "Planen ligger på intranätet och övades i juni."),
        ("Anordna en kulturkväll för äldre", "Sextiotvå gäster dansade till orkestern Ekarna."),
        ("Byta låssystem i trapphusen", "Det sista trapphuset fick sina cylindrar i september."),
        ("Rusta upp bryggan vid Ekviken", "Bryggan får vänta sedan länsstyrelsen sagt nej."),
        ("Skriva en välkomstbroschyr", "Ej gjort. Kommunikatören blev långvarigt borta."),
        ("Starta ett elevkafé", "Kaféet drivs av nionde klass och går runt."),
        ("Provtrycka alla brandposter", "Hälften är provade. Resten var avstängda för grävning."),
    ] {
        assert!(fires(name, "2021-10-31", answer).is_empty(), "{answer}");
    }
}
