//! Ekstad as the pages see it: one rich sample of every page's facts, for tests and the preview.
#![expect(
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "shared by two test programs, each of which uses a part"
)]

#[path = "samples/board.rs"]
mod board;
#[path = "samples/figures.rs"]
mod figures;
#[path = "samples/goals.rs"]
mod goals;
#[path = "samples/log.rs"]
mod log;
#[path = "samples/my_page.rs"]
mod my_page;
#[path = "samples/places.rs"]
mod places;
#[path = "samples/reports.rs"]
mod reports;
#[path = "samples/review.rs"]
mod review;
#[path = "samples/word.rs"]
mod word;

use rust_decimal::Decimal;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::ids::UnitId;
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{Quantity, Value};
use tertial_presentation::language::Language;
use tertial_usecases::activities::ActivityFilter;
use tertial_usecases::audit::LogQuestion;
use tertial_usecases::reports::ReportFilter;
use tertial_usecases::review::overview::OverviewFilter;
use tertial_usecases::search::SearchQuestion;
use tertial_web::fault::Fault;
use tertial_web::frame::{Frame, Section, Who};
use tertial_web::page::html;
use tertial_web::pages;

/// A page's path and its HTML.
pub struct Sample {
    /// The path it would have.
    pub path: &'static str,
    /// The page.
    pub html: String,
}

pub fn year(number: i16) -> OperatingYear {
    OperatingYear::new(number).unwrap()
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn value(text: &str) -> Value {
    Value::Number(Quantity::read(text).unwrap())
}

pub fn unit_id(number: u128) -> UnitId {
    UnitId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// The final grade of a letter: h(elt), d(elvis), e(j), i(ngen), s(aknas).
pub fn grade(letter: char) -> Assessment {
    let graded = |grade| Assessment::Graded { grade, tense: AssessmentTense::Final };
    match letter {
        'h' => graded(GradeCode::FULLY_MET),
        'd' => graded(GradeCode::PARTLY_MET),
        'e' => graded(GradeCode::NOT_MET),
        'i' => Assessment::NotAssessed,
        _ => Assessment::Missing,
    }
}

/// Committees of Ekstad, Swedish order.
pub const COMMITTEES: [&str; 9] = [
    "Arbetsmarknadsnämnden",
    "Kommunstyrelsen",
    "Kultur- och fritidsnämnden",
    "Räddningsnämnden",
    "Socialnämnden",
    "Stadsbyggnadsnämnden",
    "Stadsmiljönämnden",
    "Utbildningsnämnden",
    "Äldrenämnden",
];

pub fn committees() -> Vec<(UnitId, String)> {
    COMMITTEES
        .iter()
        .zip(100..)
        .map(|(name, number)| (unit_id(number), (*name).to_owned()))
        .collect()
}

pub fn years() -> Vec<OperatingYear> {
    (2018..=2026).rev().map(year).collect()
}

fn known(language: Language, here: &str) -> Frame {
    let name = "Astrid Ek".to_owned();
    let who = Who::Known { name, manages_people: false, reads_log: false, follows_reports: false };
    Frame { language, section: Some(Section::MyPage), here: here.to_owned(), who }
}

fn frame(language: Language, section: Option<Section>, here: &str) -> Frame {
    Frame { language, section, here: here.to_owned(), who: Who::Local }
}

/// Every page in a language, rich and empty.
pub fn all(language: Language) -> Vec<Sample> {
    let mut samples = rich(language);
    samples.extend(audited(language));
    samples.extend(empty(language));
    samples.extend(faults(language));
    samples
}

fn rich(language: Language) -> Vec<Sample> {
    let framed = |section, here: &str| frame(language, Some(section), here);
    let mut samples = Vec::new();
    let mut add = |path, html: Result<String, askama::Error>| {
        samples.push(Sample { path, html: html.unwrap() });
    };
    let start = pages::start::StartPage::new(framed(Section::Start, "/"), reports::city());
    add("/", html(&start, language));
    let foretold =
        pages::start::StartPage::new(framed(Section::Start, "/"), reports::foretold_city());
    add("/forecast", html(&foretold, language));
    let own = |page| pages::my_page::HomePage::new(known(language, "/"), page, my_page::today());
    add("/my-page", html(&own(my_page::page()), language));
    add("/my-page-quiet", html(&own(my_page::quiet()), language));
    let filter = ReportFilter { year: Some(year(2025)), page: 2, ..ReportFilter::default() };
    let list = pages::reports::ReportsPage::new(
        framed(Section::Reports, "/reports?year=2025&page=2"),
        filter,
        reports::list(),
    );
    add("/reports", html(&list, language));
    let report = pages::reports::OneReportPage::new(
        framed(Section::Reports, "/reports/one"),
        reports::page(),
        review::margin(language, None).with_same_part(&reports::page().same_part),
    );
    add("/reports/one", html(&report, language));
    samples.extend(reviewed(language));
    let mut add = |path, html: Result<String, askama::Error>| {
        samples.push(Sample { path, html: html.unwrap() });
    };
    let chain = pages::goals::GoalsPage::new(framed(Section::Goals, "/goals"), goals::chain());
    add("/goals", html(&chain, language));
    let goal = pages::goals::OneGoalPage::new(framed(Section::Goals, "/goals/one"), goals::page());
    add("/goals/one", html(&goal, language));
    let list = pages::indicators::IndicatorsPage::new(
        framed(Section::Indicators, "/indicators"),
        figures::list(),
    );
    add("/indicators", html(&list, language));
    let indicator = pages::indicators::OneIndicatorPage::new(
        framed(Section::Indicators, "/indicators/one"),
        figures::page(),
    );
    add("/indicators/one", html(&indicator, language));
    let visits = pages::indicators::OneIndicatorPage::new(
        framed(Section::Indicators, "/indicators/visits"),
        figures::visits(),
    );
    add("/indicators/visits", html(&visits, language));
    let filter = ActivityFilter { page: 1, ..ActivityFilter::default() };
    let list = pages::activities::ActivitiesPage::new(
        framed(Section::Activities, "/activities"),
        filter,
        figures::activities(),
    );
    add("/activities", html(&list, language));
    let tree = pages::units::UnitsPage::new(framed(Section::Units, "/units"), None, places::tree());
    add("/units", html(&tree, language));
    let unit = pages::units::OneUnitPage::new(framed(Section::Units, "/units/one"), places::page());
    add("/units/one", html(&unit, language));
    samples.extend(found_and_read_in(language));
    samples.extend(words_back(language));
    samples
}

fn found_and_read_in(language: Language) -> Vec<Sample> {
    let framed = |section, here: &str| frame(language, Some(section), here);
    let mut samples = Vec::new();
    let mut add = |path, html: Result<String, askama::Error>| {
        samples.push(Sample { path, html: html.unwrap() });
    };
    let found = pages::search::FoundPage::new(
        frame(language, None, "/search?q=genomf%C3%B6randeplan"),
        &SearchQuestion { page: 1, ..SearchQuestion::default() },
        places::found(),
    );
    add("/search", html(&found, language));
    let list =
        pages::imports::ImportsPage::new(framed(Section::Imports, "/imports"), places::imports());
    add("/imports", html(&list, language));
    let import = pages::imports::OneImportPage::new(
        framed(Section::Imports, "/imports/one"),
        places::import(),
    );
    add("/imports/one", html(&import, language));
    let about = pages::about::AboutPage::new(frame(language, None, "/about"));
    add("/about", html(&about, language));
    let statement = pages::about::AccessibilityPage::new(frame(language, None, "/accessibility"));
    add("/accessibility", html(&statement, language));
    samples
}

fn audited(language: Language) -> Vec<Sample> {
    let page = |here: &str, question, log| {
        html(&pages::log::EventsPage::new(frame(language, None, here), question, log), language)
    };
    let action = Some("finding-answered".to_owned());
    let narrowed = LogQuestion { action, page: 2, ..LogQuestion::default() };
    let all = LogQuestion::default;
    let none = tertial_usecases::audit::LogPage::default;
    [
        ("/log", page("/log?action=finding-answered&page=2", narrowed.clone(), log::shown())),
        ("/log/broken", page("/log", all(), log::broken())),
        ("/log/none", page("/log", narrowed, none())),
        ("/empty/log", page("/log", all(), none())),
    ]
    .map(|(path, html)| Sample { path, html: html.unwrap() })
    .into()
}

fn words_back(language: Language) -> Vec<Sample> {
    let framed = |here: &str| frame(language, Some(Section::Reports), here);
    let mut samples = Vec::new();
    let mut add = |path, html: Result<String, askama::Error>| {
        samples.push(Sample { path, html: html.unwrap() });
    };
    let home = |page, refused| pages::word::WordHome::new(framed("/word"), page, refused);
    add("/word", html(&home(word::home(), None), language));
    add("/word/refused", html(&home(word::home(), Some(word::problem())), language));
    add("/word/adopted", html(&home(word::adopted(), None), language));
    let found =
        pages::word::DifferencesPage::of(framed("/word"), word::differences(), word::carried());
    add("/word/differences", html(&found, language));
    samples
}

fn reviewed(language: Language) -> Vec<Sample> {
    let framed = |section, here: &str| frame(language, Some(section), here);
    let mut samples = Vec::new();
    let mut add = |path, html: Result<String, askama::Error>| {
        samples.push(Sample { path, html: html.unwrap() });
    };
    let refused = pages::reports::OneReportPage::new(
        framed(Section::Reports, "/reports/one"),
        reports::page(),
        review::margin(language, Some("Något <nytt>")),
    );
    add("/reports/one/refused", html(&refused, language));
    let list = pages::review::ReviewPage::new(
        framed(Section::Review, "/review?rule=missing-outcome"),
        review::filter(),
        review::list(language),
    );
    add("/review", html(&list, language));
    let rules = pages::review::rules::RulesPage::new(
        framed(Section::Review, "/review/rules"),
        review::rules(language),
    );
    add("/review/rules", html(&rules, language));
    let changed = pages::review::answers::ChangedPage::new(
        framed(Section::Reports, "/reports/one"),
        reports::page().line.id,
        "Något <nytt>\noch en rad till".to_owned(),
    );
    add("/review/changed", html(&changed, language));
    let shown = |board| pages::board::BoardPage::new(framed(Section::Board, "/board"), board);
    add("/board", html(&shown(board::board()), language));
    add("/board/acted", html(&shown(board::board()).after(board::acted()), language));
    add("/empty/board", html(&shown(board::empty_board()), language));
    let empty = pages::review::ReviewPage::new(
        framed(Section::Review, "/review"),
        OverviewFilter::default(),
        review::empty_list(),
    );
    add("/empty/review", html(&empty, language));
    samples
}

fn empty(language: Language) -> Vec<Sample> {
    let framed = |here: &str| frame(language, None, here);
    let mut samples = Vec::new();
    let mut add = |path, html: Result<String, askama::Error>| {
        samples.push(Sample { path, html: html.unwrap() });
    };
    let start = pages::start::StartPage::new(framed("/"), reports::empty_city());
    add("/empty/", html(&start, language));
    let list = pages::reports::ReportsPage::new(
        framed("/reports"),
        ReportFilter::default(),
        reports::empty_list(),
    );
    add("/empty/reports", html(&list, language));
    let chain = pages::goals::GoalsPage::new(framed("/goals"), goals::empty_chain());
    add("/empty/goals", html(&chain, language));
    let goal = pages::goals::OneGoalPage::new(framed("/goals/one"), goals::bare_page());
    add("/empty/goals/one", html(&goal, language));
    let list = pages::indicators::IndicatorsPage::new(framed("/indicators"), figures::empty_list());
    add("/empty/indicators", html(&list, language));
    let indicator =
        pages::indicators::OneIndicatorPage::new(framed("/indicators/one"), figures::bare_page());
    add("/empty/indicators/one", html(&indicator, language));
    let filter = ActivityFilter { words: Some("<b>".to_owned()), ..ActivityFilter::default() };
    let list = pages::activities::ActivitiesPage::new(
        framed("/activities"),
        filter,
        figures::no_activities(),
    );
    add("/empty/activities", html(&list, language));
    let tree = pages::units::UnitsPage::new(framed("/units"), None, places::empty_tree());
    add("/empty/units", html(&tree, language));
    let unit = pages::units::OneUnitPage::new(framed("/units/one"), places::bare_page());
    add("/empty/units/one", html(&unit, language));
    let question = SearchQuestion { page: 1, ..SearchQuestion::default() };
    let found =
        pages::search::FoundPage::new(framed("/search?q=skjutts"), &question, places::not_found());
    add("/empty/search", html(&found, language));
    let long = pages::search::FoundPage::too_long(framed("/search"), "ord ".repeat(50));
    add("/empty/search-too-long", html(&long, language));
    let list = pages::imports::ImportsPage::new(framed("/imports"), places::no_imports());
    add("/empty/imports", html(&list, language));
    samples
}

fn faults(language: Language) -> Vec<Sample> {
    let mut samples = Vec::new();
    let faults = [
        ("/error/not-found", Fault::NotFound),
        ("/error/bad-address", Fault::BadAddress),
        ("/error/forbidden", Fault::Forbidden),
        ("/error/elsewhere", Fault::FromElsewhere),
        ("/error/host", Fault::WrongHost),
        ("/error/method", Fault::WrongMethod),
        ("/error/too-large", Fault::TooLarge),
        ("/error/stale", Fault::Stale),
        ("/error/unavailable", Fault::Unavailable("secret".to_owned())),
        ("/error/busy", Fault::Busy),
        ("/error/timed-out", Fault::TimedOut),
        ("/error/internal", Fault::Internal("secret".to_owned())),
    ];
    for (path, fault) in faults {
        let reference = Some("7f3a90c1".to_owned());
        let page = pages::errors::ErrorPage::new(frame(language, None, "/"), fault, reference);
        samples.push(Sample { path, html: html(&page, language).unwrap() });
    }
    samples
}
