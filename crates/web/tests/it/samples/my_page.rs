//! A person's own page: a manager in the middle of September, and somebody with nothing to do.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use tertial_domain::annual_wheel::{AnnualWheel, Occasion};
use tertial_domain::ids::{GoalId, IndicatorId, ReportId, UnitId};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::workflow::Step;
use tertial_usecases::my_page::{
    ChangeKind, Document, Happened, MyPage, MyPlace, Need, News, NewsLine, Task, WordKind,
};

use super::year;

const UNIT: UnitId = UnitId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_0011);
const COMMITTEE: UnitId = UnitId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_0012);
const CITY: UnitId = UnitId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_0013);
const REPORT: ReportId = ReportId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_0014);

pub const fn today() -> Date {
    date(2026, 9, 8)
}

fn at(day: i8) -> Timestamp {
    let at = date(2026, 9, day).at(9, 42, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    at.unwrap().timestamp()
}

fn document(number: i16, kind: ReportKind, state: Option<ReportState>) -> Document {
    Document {
        report: state.map(|_| REPORT),
        place: UNIT,
        place_name: "Almgårdens dagliga verksamhet".to_owned(),
        year: year(number),
        kind,
        state,
        is_correction: false,
    }
}

fn task(need: Need, document: Document, due_on: Option<Date>) -> Task {
    Task { need, document, due_on, questions: 0, last: None }
}

fn wheel() -> AnnualWheel {
    let hand_in = |number, kind, on| (on, Occasion::HandIn(year(number), kind), UNIT);
    AnnualWheel::new(
        today(),
        [
            (date(2026, 6, 11), Occasion::Duty("Brandövning".to_owned()), UNIT),
            hand_in(2026, ReportKind::TertialReport2, date(2026, 9, 18)),
            (date(2026, 10, 12), Occasion::Duty("Medarbetarsamtal".to_owned()), UNIT),
            hand_in(2027, ReportKind::AnnualPlan, date(2026, 12, 4)),
            hand_in(2026, ReportKind::AnnualReport, date(2027, 1, 29)),
            hand_in(2027, ReportKind::TertialReport1, date(2027, 5, 20)),
        ],
    )
}

fn place() -> MyPlace {
    MyPlace {
        id: UNIT,
        name: "Almgårdens dagliga verksamhet".to_owned(),
        roles: vec![Role::Reporter],
        above: vec![(COMMITTEE, "Socialnämnden".to_owned()), (CITY, "Ekstads stad".to_owned())],
    }
}

fn news(change: ChangeKind, kind: WordKind, words: [Option<&str>; 2]) -> News {
    let goal = GoalId::from_bits(5);
    let indicator = IndicatorId::from_bits(6);
    let [words, before] = words.map(|words| words.map(str::to_owned));
    let is_target = kind == WordKind::Target;
    News {
        place_name: "Socialnämnden".to_owned(),
        line: NewsLine {
            change,
            kind,
            year: year(2026),
            place: COMMITTEE,
            goal: Some((goal, "Stadens lokaler används av <fler>".to_owned())),
            indicator: is_target.then(|| (indicator, "Sjukfrånvaro".to_owned())),
            activity: None,
            words,
            before,
            decision: is_target.then(|| "SOC 2026/871".to_owned()),
            said_at: at(3),
        },
    }
}

/// Much to do.
pub fn page() -> MyPage {
    let draft = Some(ReportState::Draft);
    let mut back = task(
        Need::SentBack,
        document(2026, ReportKind::TertialReport2, draft),
        Some(date(2026, 9, 18)),
    );
    back.questions = 2;
    back.last = Some((Step::SendBack, at(7), Some("Prognosen behöver en förklaring.".to_owned())));
    let review = task(
        Need::ToReview,
        document(2026, ReportKind::TertialReport2, Some(ReportState::Ready)),
        None,
    );
    MyPage {
        places: vec![place()],
        tasks: vec![
            back,
            task(
                Need::Late,
                document(2026, ReportKind::TertialReport1, draft),
                Some(date(2026, 9, 5)),
            ),
            review,
            task(
                Need::ToAdopt,
                document(2025, ReportKind::AnnualReport, Some(ReportState::Reviewed)),
                None,
            ),
            task(
                Need::Later,
                document(2027, ReportKind::AnnualPlan, None),
                Some(date(2026, 12, 4)),
            ),
        ],
        waiting_besides: 3,
        since: Some(at(1)),
        happened: vec![Happened {
            document: document(2025, ReportKind::AnnualReport, Some(ReportState::Reviewed)),
            step: Step::Review,
            at: at(4),
            reason: None,
        }],
        news: vec![
            news(ChangeKind::New, WordKind::Goal, [None, None]),
            news(ChangeKind::Changed, WordKind::Target, [Some("7,5 %"), Some("8,0 %")]),
        ],
        wheel: wheel(),
    }
}

/// Nothing to do, and nothing set.
pub fn quiet() -> MyPage {
    MyPage {
        places: Vec::new(),
        tasks: Vec::new(),
        waiting_besides: 0,
        since: None,
        happened: Vec::new(),
        news: Vec::new(),
        wheel: AnnualWheel::new(today(), []),
    }
}
