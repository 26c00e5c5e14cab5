//! The goal chain of Ekstad.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, ReportId};
use tertial_domain::period::YearPart;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::ReportKind;
use tertial_usecases::figures::Latest;
use tertial_usecases::goals::{
    ChainGap, ChainGoal, GoalActivity, GoalAnswer, GoalChain, GoalIndicator, GoalPage,
};
use tertial_usecases::overview::GradeCounts;

use super::{COMMITTEES, committees, grade, unit_id, year, years};

pub fn goal_id(number: u128) -> GoalId {
    GoalId::from_bits(0x0197_0000_0000_7000_8000_0001_0000_0000 + number)
}

/// Number, title, the council's grade, and unit goals fully, partly, not met and not assessed.
pub const AREAS: [(&str, &str, char, [u32; 4]); 11] = [
    ("1.1", "Skolan ger alla barn samma chans", 'd', [31, 18, 4, 5]),
    ("1.2", "Den som behöver stöd får det i tid", 'd', [42, 14, 3, 4]),
    ("1.3", "Äldre bestämmer över sin vardag", 'h', [27, 9, 2, 3]),
    ("1.4", "Kultur och fritid finns nära alla", 'h', [24, 6, 0, 8]),
    ("2.1", "Stadens utsläpp minskar varje år", 'e', [19, 16, 5, 6]),
    ("2.2", "Staden återbrukar mer och köper mindre", 'h', [22, 11, 1, 5]),
    ("2.3", "Vatten, mark och luft blir renare", 'd', [7, 4, 1, 2]),
    ("3.1", "Ekonomin är i balans", 'h', [48, 29, 11, 2]),
    ("3.2", "Staden är en arbetsplats där man stannar", 'h', [51, 33, 6, 3]),
    ("3.3", "Fler försörjer sig själva", 'h', [8, 6, 3, 1]),
    ("3.4", "Staden klarar kriser", 'd', [20, 25, 9, 14]),
];

pub const FOCUS: [(&str, &str, &str); 3] = [
    (
        "1",
        "Ett Ekstad att växa upp och åldras i",
        "Skolan och äldreomsorgen går åt rätt håll. Väntetiden till stöd är fortfarande för lång för vuxna.",
    ),
    (
        "2",
        "Ett Ekstad som klarar klimatet",
        "Utsläppen minskar, men inte i den takt som krävs för att nå målet 2030.",
    ),
    (
        "3",
        "Ordning på pengarna och bra jobb",
        "Ekonomin är i balans för fjärde året. Sjukfrånvaron sjunker och fler har fått arbete.",
    ),
];

/// A letter a committee in the order of `COMMITTEES`; a dot is no goal.
const MATRIX: [&str; 11] = [
    "....d..d.",
    "d...d..hd",
    "..h.s...d",
    ".hh.h..hd",
    ".h.e.ddd.",
    ".hhshd.dh",
    "..s..dd..",
    "ehhed.ddd",
    "ehheddddd",
    "dh..ds.d.",
    "ed.eeed.d",
];

pub fn counts(of: [u32; 4]) -> GradeCounts {
    let [fully_met, partly_met, not_met, not_assessed] = of;
    GradeCounts { fully_met, partly_met, not_met, not_assessed, ..GradeCounts::default() }
}

fn unit_goal(number: u128, owner: &str, title: &str, letter: char) -> ChainGoal {
    ChainGoal {
        id: goal_id(number),
        level: GoalLevel::Unit,
        number: None,
        title: title.to_owned(),
        owner: Some(owner.to_owned()),
        assessment: grade(letter),
        unit_counts: GradeCounts::default(),
        goals: Vec::new(),
    }
}

fn units_of(area: usize, committee: &str) -> Vec<ChainGoal> {
    if area != 1 || committee != "Socialnämnden" {
        return Vec::new();
    }
    vec![
        unit_goal(
            1,
            "Almgårdens dagliga verksamhet",
            "Deltagarna väljer själva vad de arbetar med",
            'h',
        ),
        unit_goal(2, "Boendestöd Norra", "Den boende planerar sin egen vecka", 'h'),
        unit_goal(3, "Kvarnbackens stödboende", "Nycklar, mat och sällskap är ens eget val", 'd'),
        unit_goal(4, "Enheten för ledsagning", "Ledsagning inom en vecka", 'e'),
    ]
}

fn area(place: usize) -> ChainGoal {
    let (number, title, letter, units) = AREAS[place];
    let goals = COMMITTEES
        .iter()
        .zip(MATRIX[place].chars())
        .enumerate()
        .filter(|(_, (_, letter))| *letter != '.')
        .map(|(column, (committee, letter))| ChainGoal {
            id: goal_id(1_000 + (place * 20 + column) as u128),
            level: GoalLevel::Committee,
            number: None,
            title: format!("{committee} och målet att {}", title.to_lowercase()),
            owner: Some((*committee).to_owned()),
            assessment: grade(letter),
            unit_counts: if letter == 's' {
                GradeCounts::default()
            } else {
                counts([3 + column as u32, 2, u32::from(letter == 'e'), 1])
            },
            goals: units_of(place, committee),
        })
        .collect();
    ChainGoal {
        id: goal_id(100 + place as u128),
        level: GoalLevel::Area,
        number: Some(number.to_owned()),
        title: title.to_owned(),
        owner: None,
        assessment: grade(letter),
        unit_counts: counts(units),
        goals,
    }
}

fn focus(place: usize) -> ChainGoal {
    let (number, title, _) = FOCUS[place];
    let goals: Vec<ChainGoal> =
        (0..AREAS.len()).filter(|at| AREAS[*at].0.starts_with(number)).map(area).collect();
    let sum =
        |pick: fn(&GradeCounts) -> u32| goals.iter().map(|goal| pick(&goal.unit_counts)).sum();
    ChainGoal {
        id: goal_id(50 + place as u128),
        level: GoalLevel::Focus,
        number: Some(number.to_owned()),
        title: title.to_owned(),
        owner: None,
        assessment: Assessment::NotAssessed,
        unit_counts: counts([
            sum(|counts| counts.fully_met),
            sum(|counts| counts.partly_met),
            sum(|counts| counts.not_met),
            sum(|counts| counts.not_assessed),
        ]),
        goals,
    }
}

pub fn chain() -> GoalChain {
    let gap = |number: u128, title: &str, owner: &str| ChainGap {
        id: goal_id(number),
        title: title.to_owned(),
        owner: Some(owner.to_owned()),
    };
    GoalChain {
        year: year(2025),
        years: years(),
        goal_set: Some("Budget 2025".to_owned()),
        committees: committees(),
        committee: None,
        forecast: None,
        focus_goals: (0..FOCUS.len()).map(focus).collect(),
        gaps: vec![
            gap(102, "1.3 Äldre bestämmer över sin vardag", "Socialnämnden"),
            gap(106, "2.3 Vatten, mark och luft blir renare", "Kultur- och fritidsnämnden"),
            gap(109, "3.3 Fler försörjer sig själva", "Stadsbyggnadsnämnden"),
            gap(105, "2.2 Staden återbrukar mer och köper mindre", "Räddningsnämnden"),
        ],
    }
}

pub fn empty_chain() -> GoalChain {
    GoalChain {
        goal_set: None,
        years: Vec::new(),
        focus_goals: Vec::new(),
        gaps: Vec::new(),
        ..chain()
    }
}

fn report_id(number: u128) -> ReportId {
    ReportId::from_bits(0x0197_0000_0000_7000_8000_0002_0000_0000 + number)
}

pub fn page() -> GoalPage {
    let mut chain = chain();
    let focus = chain.focus_goals.remove(0);
    let area = focus.goals[1].clone();
    let goal = area
        .goals
        .iter()
        .find(|goal| goal.owner.as_deref() == Some("Socialnämnden"))
        .unwrap()
        .clone();
    let answer = |number, year_number, kind, letter| GoalAnswer {
        report: report_id(number),
        unit: unit_id(104),
        unit_name: "Socialnämnden".to_owned(),
        year: year(year_number),
        kind,
        assessment: grade(letter),
    };
    GoalPage {
        goal,
        owner: Some(unit_id(104)),
        assessed_in: Some((report_id(1), ReportKind::AnnualReport, year(2025))),
        above: vec![focus, area],
        goal_set: "Budget 2025".to_owned(),
        lineage: vec![(
            "Budget 2024".to_owned(),
            goal_id(900),
            "Personer med funktionsnedsättning väljer själva".to_owned(),
        )],
        assessments: vec![
            answer(1, 2025, ReportKind::AnnualReport, 'd'),
            answer(2, 2025, ReportKind::TertialReport2, 'd'),
            answer(3, 2025, ReportKind::TertialReport1, 'h'),
        ],
        indicators: vec![
            GoalIndicator {
                id: IndicatorId::from_bits(1),
                name: "Aktuell genomförandeplan".to_owned(),
                latest: Some((
                    unit_id(104),
                    Latest {
                        year: year(2025),
                        part: YearPart::FullYear,
                        quantity: Quantity::read("86 %").unwrap(),
                    },
                )),
            },
            GoalIndicator {
                id: IndicatorId::from_bits(2),
                name: "Väntetid till stöd".to_owned(),
                latest: None,
            },
        ],
        activities: vec![
            GoalActivity {
                id: ActivityId::from_bits(1),
                name: "Rita om verkstäderna så att arbetet syns".to_owned(),
                state: Some(ActivityState::Done),
                report: Some(report_id(1)),
            },
            GoalActivity {
                id: ActivityId::from_bits(2),
                name: "Skriva om alla genomförandeplaner".to_owned(),
                state: None,
                report: None,
            },
        ],
    }
}

pub fn bare_page() -> GoalPage {
    GoalPage {
        goal: unit_goal(7, "Vuxenenheten", "Ingen <blir> stående & väntar", 's'),
        owner: None,
        assessed_in: None,
        above: Vec::new(),
        goal_set: "Budget 2025".to_owned(),
        lineage: Vec::new(),
        assessments: Vec::new(),
        indicators: Vec::new(),
        activities: Vec::new(),
    }
}
