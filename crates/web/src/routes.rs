//! Every route, in reading order. There is no other way to register one.

use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use tertial_domain::permission::Act;
use tertial_usecases::sign_in::openid::RETURN_PATH;

use crate::limits::Limits;
use crate::links::BACK_CHANNEL;
use crate::pages::workflow::{
    adopted, adoption, changes, correction, hand_in, sending_back, steps, talk,
};
use crate::pages::{
    about, account, activities, board, compilation, goals, health, imports, indicators, language,
    log, openid, people, reports, review, search, sheets, sign_in, start, subscription, units,
    word, years,
};
use crate::route::Audit::{Answer, Change, Compilation, Export, Nothing, People, SignIn, Year};
use crate::route::Cache::{Ask, Forever, Never};
use crate::route::Method::{Get, Post};
use crate::route::Policy::{self, Anyone, Door, Secret, SignedIn};
use crate::route::{Method, Route, Rules, assemble, route};
use crate::state::WebState;
use crate::{assets, headers, middleware};

const FACTS: Policy = Policy::May(Act::ReadFacts);
const REPORT: Policy = Policy::May(Act::ReadReport);
const ANSWER: Policy = Policy::May(Act::AnswerFinding);
const COMPILE: Policy = Policy::May(Act::CompileReport);
const PAGE: Limits = Limits::PAGE;
const DOCUMENT: Limits = Limits::DOCUMENT;
const TEXT: Limits = Limits::TEXT;

const WITH_DATA: &str = "/reports/{id}/pdf-data";

const COMPILED: &str = "/units/{id}/compilation";
const CHANGE: Policy = Policy::May(Act::ChangeReport);
const WORD: &str = "/reports/{id}/word";
const WORD_DIFFERENCES: &str = "/reports/{id}/word/differences";
const UPLOAD: Limits = Limits::UPLOAD;
const FOLLOW: Policy = Policy::May(Act::FollowReports);
const PEOPLE: Policy = Policy::May(Act::ManagePeople);
const SESSION_END: &str = "/account/sessions/{id}/end";
const SESSIONS_END: &str = "/account/sessions/end";
const PASSWORD: &str = "/account/password";
const CALENDAR: &str = "/account/calendar";
const CALENDAR_END: &str = "/account/calendar/end";
const CODES_OFF: &str = "/account/codes/off";
const PASSWORD_DOOR: &str = "/sign-in/password";
const IDENTITIES: &str = "/people/{id}/identities";
const IDENTITY_END: &str = "/people/{id}/identities/end";
const ROLE_CONFIRM: &str = "/people/{id}/roles/{grant}/confirm";
const ROLE_END: &str = "/people/{id}/roles/{grant}/end";
const PLAN: &str = "/units/{id}/years/{year}";
const CHANGES: &str = "/units/{id}/years/{year}/changes";
const WITHDRAWAL: &str = "/reports/{id}/answers/{answer}/withdrawal";

const HANDING_IN: Policy = Policy::May(Act::HandInReport);
const REVIEW: Policy = Policy::May(Act::ReviewReport);
const ADOPT: Policy = Policy::May(Act::AdoptReport);
const CORRECT: Policy = Policy::May(Act::CorrectReport);
const ASK: Policy = Policy::May(Act::AskQuestion);
const TALK: Policy = Policy::May(Act::AnswerQuestion);
const HAND_IN: &str = "/reports/{id}/hand-in";
const SEND_BACK: &str = "/reports/{id}/send-back";
const UNDO_REVIEW: &str = "/reports/{id}/undo-review";
const DECLINE: &str = "/reports/{id}/decline";
const ADOPTION: &str = "/reports/{id}/adoption";
const CORRECTION: &str = "/reports/{id}/correction";
const QUESTION_ANSWER: &str = "/reports/{id}/questions/{question}/answer";
const QUESTION_SETTLED: &str = "/reports/{id}/questions/{question}/settled";
const ADOPTED: &str = "/reports/{id}/adopted/{version}";
const MANIFEST: &str = "/reports/{id}/adopted/{version}/manifest";
const ADOPTED_PDF: &str = "/reports/{id}/adopted/{version}/pdf";
const ADOPTED_PDF_DATA: &str = "/reports/{id}/adopted/{version}/pdf-data";
const ADOPTED_WORD: &str = "/reports/{id}/adopted/{version}/docx";
const ADOPTED_DATA: &str = "/reports/{id}/adopted/{version}/json";

fn table() -> Vec<Route> {
    let city = [city(), ways(), of_many(), years()];
    let people = [door(), own_and_people(), subscriptions(), anyones()];
    city.into_iter().chain(people).flatten().collect()
}

/// What the city plans and reports.
fn city() -> Vec<Route> {
    vec![
        route(Get, "/", FACTS, PAGE, Nothing, Never, start::home),
        route(Get, "/city", FACTS, PAGE, Nothing, Never, start::show),
        route(Get, "/reports", FACTS, PAGE, Nothing, Never, reports::list),
        route(Get, "/r/{slug}", REPORT, PAGE, Nothing, Never, reports::cited::latest),
        route(Get, "/r/{slug}/{version}", REPORT, PAGE, Nothing, Ask, reports::cited::version),
        route(Get, "/reports/{id}", REPORT, PAGE, Nothing, Ask, reports::show),
        route(Get, "/reports/{id}/pdf", REPORT, DOCUMENT, Export, Ask, reports::files::pdf),
        route(Get, WITH_DATA, REPORT, DOCUMENT, Export, Ask, reports::files::pdf_with_data),
        route(Get, "/reports/{id}/docx", REPORT, DOCUMENT, Export, Ask, reports::files::word),
        route(Get, "/reports/{id}/html", REPORT, DOCUMENT, Export, Ask, reports::files::web_page),
        route(
            Get,
            "/reports/{id}/markdown",
            REPORT,
            DOCUMENT,
            Export,
            Ask,
            reports::files::markdown,
        ),
        route(Get, "/reports/{id}/stratml", REPORT, DOCUMENT, Export, Ask, reports::files::stratml),
        route(Get, "/reports/{id}/json", REPORT, DOCUMENT, Export, Ask, reports::files::json),
        route(Get, WORD, REPORT, PAGE, Nothing, Never, word::page),
        route(Post, WORD_DIFFERENCES, CHANGE, UPLOAD, Nothing, Never, word::differences),
        route(Post, WORD, CHANGE, UPLOAD, Change, Never, word::take),
        route(Post, "/reports/{id}/answers", ANSWER, TEXT, Answer, Never, review::answers::give),
        route(Post, WITHDRAWAL, ANSWER, Limits::FORM, Answer, Never, review::answers::withdraw),
        route(Get, "/review", FACTS, PAGE, Nothing, Never, review::list),
        route(Get, "/review/rules", FACTS, PAGE, Nothing, Never, review::rules::show),
        route(Get, "/review/csv", FACTS, DOCUMENT, Export, Never, review::csv::show),
        route(Get, "/goals", FACTS, PAGE, Nothing, Never, goals::list),
        route(Get, "/goals/{id}", FACTS, PAGE, Nothing, Never, goals::show),
        route(Get, "/indicators", FACTS, PAGE, Nothing, Never, indicators::list),
        route(Get, "/indicators/{id}", FACTS, PAGE, Nothing, Never, indicators::show),
        route(Get, "/activities", FACTS, PAGE, Nothing, Never, activities::list),
        route(Get, "/units", FACTS, PAGE, Nothing, Never, units::list),
        route(Get, "/units/{id}", FACTS, PAGE, Nothing, Never, units::show),
        route(Get, COMPILED, REPORT, Limits::CHOICES, Nothing, Never, compilation::show),
        route(Post, COMPILED, COMPILE, TEXT, Compilation, Never, compilation::store),
        route(Get, "/units/{id}/summary", REPORT, PAGE, Nothing, Never, sheets::summary),
        route(
            Get,
            "/units/{id}/summary/{form}",
            REPORT,
            DOCUMENT,
            Export,
            Never,
            sheets::summary_file,
        ),
        route(Get, "/units/{id}/monthly", REPORT, PAGE, Nothing, Never, sheets::monthly),
        route(
            Get,
            "/units/{id}/monthly/{form}",
            REPORT,
            DOCUMENT,
            Export,
            Never,
            sheets::monthly_file,
        ),
        route(Get, "/search", FACTS, PAGE, Nothing, Never, search::show),
        route(Get, "/imports", FACTS, PAGE, Nothing, Never, imports::list),
        route(Get, "/imports/{id}", FACTS, PAGE, Nothing, Never, imports::show),
    ]
}

/// The way of a report from draft to decision.
fn ways() -> Vec<Route> {
    vec![
        route(Get, HAND_IN, HANDING_IN, PAGE, Nothing, Never, hand_in::show),
        route(Post, HAND_IN, HANDING_IN, TEXT, Change, Never, hand_in::take),
        route(
            Post,
            "/reports/{id}/take-back",
            HANDING_IN,
            Limits::FORM,
            Change,
            Never,
            steps::take_back,
        ),
        route(Get, SEND_BACK, REVIEW, PAGE, Nothing, Never, sending_back::show),
        route(Post, SEND_BACK, REVIEW, TEXT, Change, Never, sending_back::take),
        route(Post, "/reports/{id}/pass", REVIEW, Limits::FORM, Change, Never, steps::review),
        route(Post, UNDO_REVIEW, REVIEW, Limits::FORM, Change, Never, steps::undo_review),
        route(Get, DECLINE, ADOPT, PAGE, Nothing, Never, sending_back::show_declining),
        route(Post, DECLINE, ADOPT, TEXT, Change, Never, sending_back::decline),
        route(Get, ADOPTION, ADOPT, PAGE, Nothing, Never, adoption::show),
        route(Post, ADOPTION, ADOPT, Limits::FREEZE, Change, Never, adoption::take),
        route(Get, CORRECTION, CORRECT, PAGE, Nothing, Never, correction::show),
        route(Post, CORRECTION, CORRECT, TEXT, Change, Never, correction::take),
        route(Post, "/reports/{id}/abandon", CORRECT, Limits::FORM, Change, Never, steps::abandon),
        // Which step is undone, and whose it is, the report says.
        route(Post, "/reports/{id}/undo", REPORT, Limits::FORM, Change, Never, steps::undo),
        route(Post, "/reports/{id}/questions", ASK, TEXT, Change, Never, talk::ask),
        route(Post, QUESTION_ANSWER, TALK, TEXT, Change, Never, talk::answer),
        route(Post, QUESTION_SETTLED, ASK, Limits::FORM, Change, Never, talk::settle),
        route(Get, "/reports/{id}/changes", REPORT, PAGE, Nothing, Never, changes::show),
        route(Get, ADOPTED, REPORT, PAGE, Nothing, Never, adopted::show),
        route(Get, MANIFEST, REPORT, DOCUMENT, Export, Ask, adopted::manifest),
        route(Get, ADOPTED_PDF, REPORT, DOCUMENT, Export, Ask, adopted::pdf),
        route(Get, ADOPTED_PDF_DATA, REPORT, DOCUMENT, Export, Ask, adopted::pdf_with_data),
        route(Get, ADOPTED_WORD, REPORT, DOCUMENT, Export, Ask, adopted::word),
        route(Get, ADOPTED_DATA, REPORT, DOCUMENT, Export, Ask, adopted::data),
    ]
}

/// The reports of many places beside each other.
fn of_many() -> Vec<Route> {
    vec![
        route(Get, "/board", FOLLOW, PAGE, Nothing, Never, board::show),
        route(Get, "/board/xlsx", FOLLOW, DOCUMENT, Export, Never, board::files::xlsx),
        route(Get, "/board/csv", FOLLOW, DOCUMENT, Export, Never, board::files::csv),
        route(Post, "/board/act", FOLLOW, Limits::MANY, Change, Never, board::acts::act),
        route(Post, "/board/undo", FOLLOW, Limits::MANY, Change, Never, board::acts::undo),
    ]
}

/// The year: opened by the city office, planned and answered to by everybody else.
fn years() -> Vec<Route> {
    let (opens, plans) = (Policy::May(Act::OpenYear), Policy::May(Act::PlanYear));
    vec![
        route(Get, "/years", FACTS, PAGE, Nothing, Never, years::list),
        route(Get, "/years/{year}", FACTS, PAGE, Nothing, Never, years::show),
        route(Get, "/years/{year}/opening", opens, PAGE, Nothing, Never, years::opening::show),
        route(Post, "/years/{year}/opening", opens, TEXT, Year, Never, years::opening::open),
        route(Post, "/years/{year}/undoing", opens, Limits::FORM, Year, Never, years::undo),
        route(Get, PLAN, FACTS, PAGE, Nothing, Never, years::planning::show),
        route(Post, PLAN, plans, TEXT, Year, Never, years::planning::begin),
        route(Get, CHANGES, FACTS, PAGE, Nothing, Never, years::changes::show),
        route(Post, CHANGES, plans, TEXT, Year, Never, years::changes::answer),
    ]
}

/// Ways in and out.
fn door() -> Vec<Route> {
    vec![
        route(Get, "/sign-in", Door, PAGE, Nothing, Never, sign_in::show),
        route(Post, "/sign-in", Door, Limits::SIGN_IN, SignIn, Never, sign_in::enter),
        route(Get, PASSWORD_DOOR, Door, PAGE, Nothing, Never, sign_in::show_password),
        route(Post, PASSWORD_DOOR, Door, Limits::SIGN_IN, SignIn, Never, sign_in::break_glass),
        route(Get, "/sign-in/openid", Door, Limits::WAY, Nothing, Never, openid::depart),
        route(Get, RETURN_PATH, Door, Limits::WAY_BACK, SignIn, Never, openid::arrive),
        route(Post, BACK_CHANNEL, Door, Limits::BACK_CHANNEL, SignIn, Never, openid::leave),
        route(Post, "/sign-out", SignedIn, Limits::SIGN_IN, SignIn, Never, sign_in::leave),
        route(Get, "/link/{token}", Door, PAGE, Nothing, Never, sign_in::invitation),
        route(Post, "/link/{token}", Door, Limits::SIGN_IN, SignIn, Never, sign_in::choose),
    ]
}

/// What is a person's own, and what those see to who see to people.
fn own_and_people() -> Vec<Route> {
    vec![
        route(Get, "/account", SignedIn, PAGE, Nothing, Never, account::show),
        route(Post, SESSION_END, SignedIn, Limits::FORM, SignIn, Never, account::end),
        route(Post, SESSIONS_END, SignedIn, Limits::FORM, SignIn, Never, account::end_others),
        route(Post, PASSWORD, SignedIn, Limits::SIGN_IN, SignIn, Never, account::password),
        route(Get, "/account/codes", SignedIn, PAGE, Nothing, Never, account::codes),
        route(Post, "/account/codes", SignedIn, Limits::FORM, SignIn, Never, account::codes_on),
        route(Post, CODES_OFF, SignedIn, Limits::FORM, SignIn, Never, account::codes_off),
        route(Get, "/account/proof", SignedIn, Limits::WAY, Nothing, Never, account::proof),
        route(Post, "/account/proof", SignedIn, Limits::SIGN_IN, SignIn, Never, account::prove),
        route(Get, "/people", PEOPLE, PAGE, Nothing, Never, people::list),
        route(Post, "/people", PEOPLE, Limits::FORM, People, Never, people::enter),
        route(Get, "/people/{id}", PEOPLE, PAGE, Nothing, Never, people::show),
        route(Post, "/people/{id}/roles", PEOPLE, Limits::FORM, People, Never, people::give),
        route(Post, ROLE_CONFIRM, PEOPLE, Limits::FORM, People, Never, people::confirm),
        route(Post, ROLE_END, PEOPLE, Limits::FORM, People, Never, people::end),
        route(Post, "/people/{id}/out", PEOPLE, Limits::FORM, People, Never, people::shut_out),
        route(Post, "/people/{id}/login", PEOPLE, Limits::FORM, People, Never, people::login),
        route(Post, "/people/{id}/link", PEOPLE, Limits::FORM, People, Never, people::link),
        route(Post, IDENTITIES, PEOPLE, Limits::FORM, People, Never, people::connect),
        route(Post, IDENTITY_END, PEOPLE, Limits::FORM, People, Never, people::disconnect),
        route(Get, "/log", Policy::May(Act::VerifyLog), PAGE, Nothing, Never, log::list),
    ]
}

/// What a person's own calendar and feed reader fetch.
fn subscriptions() -> Vec<Route> {
    vec![
        route(Post, CALENDAR, SignedIn, Limits::FORM, SignIn, Never, subscription::make),
        route(Post, CALENDAR_END, SignedIn, Limits::FORM, SignIn, Never, subscription::withdraw),
        route(Get, "/calendar/{file}", Secret, PAGE, Nothing, Never, subscription::calendar),
        route(Get, "/feed/{file}", Secret, PAGE, Nothing, Never, subscription::feed),
    ]
}

/// What is everyone's.
fn anyones() -> Vec<Route> {
    vec![
        route(Get, "/about", Anyone, PAGE, Nothing, Never, about::show),
        route(Get, "/accessibility", Anyone, PAGE, Nothing, Never, about::accessibility),
        route(Post, "/language", Anyone, Limits::FORM, Nothing, Never, language::choose),
        route(Get, "/static/{name}", Anyone, Limits::FILE, Nothing, Forever, assets::show),
        route(Get, "/healthz", Anyone, Limits::FILE, Nothing, Never, health::show),
    ]
}

/// Every route's method, path and rules, for tests and documentation.
pub fn inventory() -> Vec<(Method, &'static str, Rules)> {
    table().into_iter().map(|route| (route.method, route.path, route.rules)).collect()
}

/// The pages. What stands last here meets a request first.
pub fn router(state: WebState) -> Router {
    assemble(table(), &state)
        .layer(from_fn_with_state(state.clone(), middleware::origin::check))
        .layer(from_fn_with_state(state.clone(), middleware::guard::watch))
        .layer(from_fn_with_state(state.clone(), middleware::errors::dress))
        .layer(map_response(headers::set))
        .with_state(state)
}
