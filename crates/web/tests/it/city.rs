//! A small Ekstad behind real pages, and a browser that asks for them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use tertial_domain::activity::ActivityState;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::{ImportId, PrincipalId, ReportId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::problem::Problem;
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, OutlineEntry, Report, ReportKind,
    ReportState, Section,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::role::Role;
use tertial_domain::slug::Slug;
use tertial_testkit::databases::operator;
use tertial_testkit::{Database, Ekstad, clock};
use tertial_usecases::audit::check_log;
use tertial_usecases::context::{Clock, Context, NewIds, NewSecret};
use tertial_usecases::founding::Founding;
use tertial_usecases::people::{self, RoleOrder};
use tertial_usecases::report_facts::{Figures, GoalLinks, ReportOrder};
use tertial_usecases::review::beside::SiblingMemory;
use tertial_usecases::sign_in::accounts;
use tertial_usecases::sign_in::openid::Provider;
use tertial_web::guest::Entrance;
use tertial_web::routes::router;
use tertial_web::state::{Incident, WebState};
use tower::ServiceExt;

use crate::samples::{grade, year};

/// The city, its pages, and what the log was told.
pub(crate) struct City {
    pub(crate) ekstad: Ekstad,
    pub(crate) report: ReportId,
    pub(crate) incidents: Arc<Mutex<Vec<Incident>>>,
    pages: Router,
    context: Context,
    database: Database,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    pub(crate) fn header(&self, name: &HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        clock::now()
    }
    fn today(&self) -> Date {
        clock::today()
    }
}

struct Counter(AtomicU64);

impl NewIds for Counter {
    fn next(&self) -> u128 {
        let count = u128::from(self.0.fetch_add(1, Ordering::SeqCst));
        0x019b_0000_0000_7000_8000_0000_0000_0000 + count
    }
}

impl City {
    pub(crate) async fn found() -> Self {
        Self::found_with(None, Arc::new(Noon)).await
    }

    /// The same city behind a door.
    pub(crate) async fn behind(entrance: Entrance) -> Self {
        Self::found_with(Some((entrance, None)), Arc::new(Noon)).await
    }

    /// The same city behind a door, in a time that a test moves.
    pub(crate) async fn behind_at(entrance: Entrance, clock: Arc<dyn Clock>) -> Self {
        Self::found_with(Some((entrance, None)), clock).await
    }

    /// The same city, whose people sign in through the city's own sign-in.
    pub(crate) async fn through(
        (entrance, provider): (Entrance, Provider),
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self::found_with(Some((entrance, Some(provider))), clock).await
    }

    /// Its pages, to be served.
    pub(crate) fn pages(&self) -> Router {
        self.pages.clone()
    }

    /// What every use case is given.
    pub(crate) const fn context(&self) -> &Context {
        &self.context
    }

    /// Enters somebody with a role, who has chosen a password.
    pub(crate) async fn somebody(
        &self,
        login: &str,
        (role, place): (Role, UnitId),
        password: &str,
    ) -> PrincipalId {
        let (context, owner) = (&self.context, operator());
        let person = people::enter(context, &owner, (login, None)).await.unwrap();
        self.give(person, (role, place)).await;
        accounts::give_login(context, &owner, (person, login)).await.unwrap();
        let link = accounts::make_link(context, &owner, person).await.unwrap();
        accounts::choose_by_link(context, &link, password).await.unwrap();
        person
    }

    /// Gives somebody a role.
    pub(crate) async fn give(&self, person: PrincipalId, (role, place): (Role, UnitId)) {
        let validity = Validity::since(date(2026, 1, 1));
        let order = RoleOrder { person, role, place, validity, as_deputy: false };
        people::give(&self.context, &operator(), order).await.unwrap();
    }

    async fn found_with(
        entrance: Option<(Entrance, Option<Provider>)>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let database = Database::sqlite().await;
        let ekstad = Ekstad::build(database.store()).await;
        let context = Context {
            store: database.store().clone(),
            clock,
            ids: Arc::new(Counter(AtomicU64::new(1))),
            secrets: counted_secrets(),
            rulebook: Arc::default(),
            templates: Arc::default(),
            log_watch: Arc::default(),
            board_memory: Arc::default(),
            parse: Arc::new(|_| Box::pin(async { Err(Problem::new("not-here")) })),
            read_word: Arc::new(|_| Box::pin(async { Err(Problem::new("not-here")) })),
            render: Arc::new(|order| {
                Box::pin(async move {
                    // The one way for a test to see what a panic behind a page becomes.
                    assert!(order.version != Some(1), "the printer jammed");
                    Ok(b"%PDF-1.7".to_vec())
                })
            }),
        };
        let report = ReportId::from_bits(0x019b_0000_0000_7000_8000_0001_0000_0000);
        write_report(&context, &ekstad, report).await;
        let incidents = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&incidents);
        let reader = PrincipalId::from_bits(7);
        let state = WebState::new(context.clone(), reader, move |incident| {
            log.lock().unwrap().push(incident.clone());
        });
        let state = match entrance {
            Some((entrance, None)) => state.behind(entrance),
            Some((entrance, Some(provider))) => state.behind(entrance).through(provider),
            None => state,
        };
        Self { ekstad, report, incidents, pages: router(state), context, database }
    }

    /// Reviews what waits, as the program does beside its pages.
    pub(crate) async fn catch_up(&self) {
        tertial_usecases::review::stored::catch_up(
            &self.context,
            &operator(),
            100,
            &mut SiblingMemory::default(),
        )
        .await
        .unwrap();
    }

    /// Stores a draft of the care committee's for 2025, about its own goal and its unit's activity.
    pub(crate) async fn write_draft(&self, report: Report) -> ReportId {
        let ekstad = &self.ekstad;
        let id = ReportId::from_bits(0x019b_0000_0000_7000_8000_0002_0000_0000);
        let order = ReportOrder {
            id,
            unit: ekstad.care,
            authority: ekstad.care_authority,
            year: year(2025),
            kind: ReportKind::AnnualReport,
            state: ReportState::Draft,
            confirmed: true,
            report,
            links: vec![GoalLinks {
                goal: Some(ekstad.committee_goal),
                indicators: Vec::new(),
                activities: vec![Some(ekstad.activity)],
            }],
            figures: Figures::Printed,
        };
        let prepared = order.prepare(self.context.ids.as_ref(), clock::now());
        let mut founding = Founding::begin(&self.context, &operator()).await.unwrap();
        founding.reports(vec![prepared]).await.unwrap();
        founding.finish().await.unwrap();
        id
    }

    /// Stores a draft of the southern unit's for 2025, as somebody stands for it.
    pub(crate) async fn write_unit_draft(&self) -> ReportId {
        let ekstad = &self.ekstad;
        let id = ReportId::from_bits(0x019b_0000_0000_7000_8000_0003_0000_0000);
        let order = ReportOrder {
            id,
            unit: ekstad.south,
            authority: ekstad.care_authority,
            year: year(2024),
            kind: ReportKind::AnnualReport,
            state: ReportState::Draft,
            confirmed: true,
            report: Report { year: Some(year(2024)), ..annual_report() },
            links: vec![GoalLinks {
                goal: Some(ekstad.unit_goal),
                indicators: vec![Some(ekstad.indicator)],
                activities: vec![Some(ekstad.activity)],
            }],
            figures: Figures::Printed,
        };
        let prepared = order.prepare(self.context.ids.as_ref(), clock::now());
        let mut founding = Founding::begin(&self.context, &operator()).await.unwrap();
        founding.reports(vec![prepared]).await.unwrap();
        founding.finish().await.unwrap();
        id
    }

    /// Asks as a browser on this machine does.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, headers, "").await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if headers.iter().all(|(name, _)| *name != "host") {
            request = request.header(header::HOST, "127.0.0.1:8080");
        }
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.pages.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Tampers with the event log, and checks it as the server does when it starts.
    pub(crate) async fn break_log(&self) {
        let cut = "delete from event_head where chain = 'installation'";
        self.database.tamper(cut).await.unwrap();
        check_log(&self.context, &operator()).await.unwrap();
    }

    /// Every path of the table, with identities of things that are there.
    pub(crate) fn paths(&self) -> Vec<String> {
        let unit = annual_report().unit.unwrap_or_default();
        let slug = Slug::of_report(ReportKind::AnnualReport, year(2025), &unit, self.report);
        let slug = slug.to_string();
        let stylesheet = tertial_web::assets::all().last().unwrap().href();
        tertial_web::routes::inventory()
            .into_iter()
            .map(|(_, path, _)| {
                let id = match path.split('/').nth(1).unwrap_or_default() {
                    "goals" => self.ekstad.unit_goal.to_string(),
                    "indicators" => self.ekstad.indicator.to_string(),
                    "units" if path.contains("/compilation") || path.contains("/monthly") => {
                        self.ekstad.care.to_string()
                    }
                    "units" => self.ekstad.south.to_string(),
                    "people" | "account" => PrincipalId::from_bits(1).to_string(),
                    "imports" => ImportId::from_bits(1).to_string(),
                    _ => self.report.to_string(),
                };
                if path == "/static/{name}" {
                    stylesheet.clone()
                } else {
                    path.replace("{id}", &id)
                        .replace("{grant}", &PrincipalId::from_bits(1).to_string())
                        .replace("{file}", &("ab".repeat(32) + ".ics"))
                        .replace("{question}", &PrincipalId::from_bits(1).to_string())
                        .replace("{token}", &"ab".repeat(32))
                        .replace("{slug}", &slug)
                        .replace("{version}", "1")
                        .replace("{form}", "pdf")
                        .replace("{year}", "2027")
                }
            })
            .collect()
    }
}

async fn write_report(context: &Context, ekstad: &Ekstad, id: ReportId) {
    let order = ReportOrder {
        id,
        unit: ekstad.south,
        authority: ekstad.care_authority,
        year: year(2025),
        kind: ReportKind::AnnualReport,
        state: ReportState::Adopted,
        confirmed: false,
        report: annual_report(),
        links: vec![GoalLinks {
            goal: Some(ekstad.unit_goal),
            indicators: vec![Some(ekstad.indicator)],
            activities: vec![Some(ekstad.activity)],
        }],
        figures: Figures::Printed,
    };
    let prepared = order.prepare(context.ids.as_ref(), clock::now());
    let mut founding = Founding::begin(context, &operator()).await.unwrap();
    founding.reports(vec![prepared]).await.unwrap();
    founding.finish().await.unwrap();
}

fn annual_report() -> Report {
    let paragraph = |text: &str| Block::Paragraph(RichText::plain(text.to_owned()));
    let mut indicator = IndicatorRow::new("Nöjda gäster".to_owned());
    indicator.set_cell(IndicatorField::Outcome, Some("92 %".to_owned()));
    indicator.set_cell(IndicatorField::Target, Some("minst 90 %".to_owned()));
    let mut goal = GoalNode::new(GoalLevel::Unit, None, "Varje gäst väljer sin dag".to_owned());
    goal.assessment = grade('h');
    goal.add_text(GoalText::Analysis, vec![paragraph("Gästerna odlar i <trädgården> & skrattar.")]);
    goal.indicators.push(indicator);
    goal.activities.push(ActivityRow {
        name: "Starta trädgårdsgrupp".to_owned(),
        state: Some(ActivityState::Done),
        ..ActivityRow::default()
    });
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: Some(year(2025)),
        title: Some("Verksamhetsberättelse 2025".to_owned()),
        unit: Some("Ekstads dagcenter".to_owned()),
        outline: vec![OutlineEntry::Section(0), OutlineEntry::Goals],
        sections: vec![Section {
            heading: "Sammanfattande analys".to_owned(),
            level: 1,
            blocks: vec![paragraph("Dagcentret hade ett lugnt år.")],
        }],
        goals: vec![goal],
        ..Report::default()
    }
}

/// Bytes that follow from a count: no two alike, and the same in each run.
fn counted_secrets() -> NewSecret {
    let count = AtomicU64::new(1);
    Arc::new(move || {
        let mut bytes = [0xa5; 32];
        let next = count.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().zip(next).for_each(|(byte, next)| *byte = next);
        Some(bytes)
    })
}
