//! A report from draft to decision, as three people's browsers meet it.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{StatusCode, header};
use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::ids::{PrincipalId, ReportId};
use tertial_domain::role::Role;
use tertial_testkit::clock::{self, TestClock};
use tertial_usecases::context::Clock;
use tertial_web::guest::Entrance;

use crate::city::{Answer, City};
use crate::sign_in::{Browser, HOST, PASSWORD, SENT, field};

struct Moved(TestClock);

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    fn today(&self) -> Date {
        clock::today()
    }
}

/// A city with a unit's draft, its manager, the committee's controller and who decides.
struct Town {
    city: City,
    clock: TestClock,
    report: ReportId,
}

impl Town {
    async fn build() -> Self {
        let clock = TestClock::default();
        let entrance = Entrance { host: HOST.to_owned(), is_secure: true };
        let city = City::behind_at(entrance, Arc::new(Moved(clock.clone()))).await;
        let (south, care) = (city.ekstad.south, city.ekstad.care);
        city.somebody("astrid", (Role::Reporter, south), PASSWORD).await;
        city.somebody("bo", (Role::Reviewer, care), PASSWORD).await;
        city.somebody("cecilia", (Role::Approver, care), PASSWORD).await;
        let report = city.write_unit_draft().await;
        Self { city, clock, report }
    }

    fn later(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    fn page(&self, name: &str) -> String {
        format!("/reports/{}{name}", self.report)
    }

    /// Opens a page and sends its form, with these fields besides the hidden ones.
    async fn take(&self, who: &Browser<'_>, (page, form): (&str, &str), more: &str) -> Answer {
        let shown = who.get(&self.page(page)).await;
        assert_eq!(shown.status, StatusCode::OK, "{page}: {}", shown.text());
        let target = self.page(form);
        let body = hidden(shown.text(), &target) + more;
        let answer = who.post(&target, &body).await;
        self.later(11);
        answer
    }

    async fn taken(&self, who: &Browser<'_>, page: (&str, &str), more: &str) {
        let answer = self.take(who, page, more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page:?}: {}", answer.text());
    }
}

/// The hidden fields of the form with a target.
fn hidden(page: &str, target: &str) -> String {
    let form = page.split(&format!("action=\"{target}\"")).nth(1);
    let form = form.unwrap_or_else(|| panic!("no form for {target} in {page}"));
    let form = form.split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for input in form.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = input.split_once("\" value=\"").unwrap();
        fields.push(format!("{name}={}", rest.split('"').next().unwrap()));
    }
    fields.join("&")
}

fn main_of(answer: &Answer) -> &str {
    answer.text().split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

fn has(answer: &Answer, words: &str) -> bool {
    main_of(answer).contains(words)
}

#[tokio::test]
async fn a_report_goes_from_draft_to_decision_and_is_corrected_by_three_people() {
    let town = Town::build().await;
    let astrid = Browser::signed_in(&town.city, "astrid").await;
    let bo = Browser::signed_in(&town.city, "bo").await;
    let cecilia = Browser::signed_in(&town.city, "cecilia").await;

    // What is missing is listed, and what does not stop does not stop.
    let draft = astrid.get(&town.page("")).await;
    assert!(has(&draft, "href=\"/reports/") && has(&draft, "Klarmarkera …"));
    assert!(has(&draft, "aria-current=\"step\""));
    let missing = astrid.get(&town.page("/hand-in")).await;
    let why = main_of(&missing).split("name=\"why-").nth(1).map(|rest| rest.split('"').next());
    let why = why.flatten().map_or_else(String::new, |name| format!("&why-{name}=M%C3%A4ts+sen."));
    town.taken(&astrid, ("/hand-in", "/hand-in"), &why).await;
    let judged = bo.get(&town.page("")).await;
    assert_eq!(has(&judged, "Mäts sen."), !why.is_empty());

    // The reviewer asks at a place and sends it back.
    let ready = bo.get(&town.page("")).await;
    assert!(has(&ready, "Markera som granskad") && has(&ready, "Fråga här"));
    assert!(has(&ready, "astrid klarmarkerade version 1."));
    let ask = "&kind=question&words=Hur+m%C3%A5nga+g%C3%A4ster+svarade%3F";
    town.taken(&bo, ("", "/questions"), ask).await;
    town.taken(&bo, ("/send-back", "/send-back"), "&reason=").await;
    let back = astrid.get(&town.page("")).await;
    assert!(has(&back, "Återsänd") && has(&back, "Hur många gäster svarade?"));

    // It is not handed in again before the question is answered, and a link says where.
    let missing = astrid.get(&town.page("/hand-in")).await;
    assert!(has(&missing, "Det här behöver göras först") && !has(&missing, "<form"));
    let answer = main_of(&back).split("/answer\"").next().unwrap();
    let question = answer.rsplit("/questions/").next().unwrap().to_owned();
    let target = format!("/questions/{question}/answer");
    town.taken(&astrid, ("", &target), "&words=92+av+100.").await;
    town.taken(&astrid, ("/hand-in", "/hand-in"), "").await;

    // The reviewer is content, and lets it pass.
    let target = format!("/questions/{question}/settled");
    assert!(has(&bo.get(&town.page("")).await, "92 av 100."));
    town.taken(&bo, ("", &target), "").await;
    town.taken(&bo, ("", "/pass"), "").await;

    // Adopted once: the page names the version, and there is no undoing.
    let asked = cecilia.get(&town.page("/adoption")).await;
    assert!(has(&asked, "version 1") && has(&asked, "kan inte ångras"));
    assert!(has(&asked, "bo granskade version 1."));
    let decision = "&register_number=SN+2026%2F14&day=2026-11-02";
    let adopted = town.take(&cecilia, ("/adoption", "/adoption"), decision).await;
    assert_eq!(adopted.header(&header::LOCATION), town.page("/adopted/1"), "{}", adopted.text());
    let page = cecilia.get(&town.page("/adopted/1")).await;
    assert!(has(&page, "SN 2026/14") && has(&page, "/adopted/1/pdf"), "{}", page.text());
    assert!(has(&page, "Händelse ") && has(&page, "Händelseloggen före beslutet"));
    assert!(!has(&cecilia.get(&town.page("")).await, "value=\"Ångra"));

    // The frozen bytes are what is fetched.
    let manifest = astrid.get(&town.page("/adopted/1/manifest")).await;
    assert!(manifest.text().contains("SN 2026/14") && manifest.text().contains("data"));
    let data = astrid.get(&town.page("/adopted/1/json")).await;
    assert_eq!(data.bytes, astrid.get(&town.page("/json")).await.bytes);

    // A correction is worked on beside it, and both stay with a link both ways.
    let none = town.take(&astrid, ("/correction", "/correction"), "&reason=").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun =
        town.take(&astrid, ("/correction", "/correction"), "&reason=Fel+antal+i+analysen.").await;
    assert_eq!(begun.header(&header::LOCATION), town.page("?version=2#standing"));
    let counting = astrid.get(&town.page("")).await;
    assert!(has(&counting, "En rättelse är på väg: version 2"), "{}", counting.text());
    assert!(!has(&counting, "Du läser en äldre version"));
    let working = astrid.get(&town.page("?version=2")).await;
    assert!(has(&working, "Det här är en rättelse") && has(&working, "Fel antal i analysen."));
    town.taken(&astrid, ("/hand-in", "/hand-in"), "").await;
    town.taken(&bo, ("?version=2", "/pass"), "").await;
    let decision = "&register_number=SN+2026%2F15&day=2026-11-02";
    town.taken(&cecilia, ("/adoption", "/adoption"), decision).await;
    assert!(has(&astrid.get(&town.page("/adopted/1")).await, "/adopted/2\""));
    assert!(has(&astrid.get(&town.page("/adopted/2")).await, "/adopted/1\""));
    let pdf = astrid.get(&town.page("/adopted/2/pdf")).await;
    assert_eq!(pdf.text(), "%PDF-1.7");
    let changes = astrid.get(&town.page("/changes?from=1&to=2")).await;
    assert!(has(&changes, "Inget har ändrats"));
    assert!(town.city.incidents.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_step_is_undone_for_ten_seconds_and_refused_in_words_after_that() {
    let town = Town::build().await;
    let astrid = Browser::signed_in(&town.city, "astrid").await;
    let shown = astrid.get(&town.page("/hand-in")).await;
    let body = hidden(shown.text(), &town.page("/hand-in"));
    let undo = |page: &Answer| hidden(page.text(), &town.page("/undo"));
    // The same form twice is one step.
    for _ in 0..2 {
        let answer = astrid.post(&town.page("/hand-in"), &body).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    let done = astrid.get(&town.page("")).await;
    assert!(has(&done, "Klarmarkerad.") && has(&done, ">Ångra<"));
    assert!(has(&done, "Vad som har hänt (ett steg)"));
    let undone = astrid.post(&town.page("/undo"), &undo(&done)).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert!(has(&astrid.get(&town.page("")).await, "Klarmarkera …"));

    let again = astrid.get(&town.page("/hand-in")).await;
    let body = hidden(again.text(), &town.page("/hand-in"));
    astrid.post(&town.page("/hand-in"), &body).await;
    let done = astrid.get(&town.page("")).await;
    town.later(11);
    let late = astrid.post(&town.page("/undo"), &undo(&done)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&late, "Det går inte att ångra längre.") && has(&late, "Ta tillbaka"));
    assert!(!has(&astrid.get(&town.page("")).await, ">Ångra<"));
}

#[tokio::test]
async fn nobody_judges_their_own_and_nothing_is_adopted_unseen_or_unproved() {
    let town = Town::build().await;
    let south = town.city.ekstad.south;
    let all = town.city.somebody("david", (Role::Reporter, south), PASSWORD).await;
    town.give(all, Role::Reviewer).await;
    let david = Browser::signed_in(&town.city, "david").await;
    let bo = Browser::signed_in(&town.city, "bo").await;
    let cecilia = Browser::signed_in(&town.city, "cecilia").await;
    town.taken(&david, ("/hand-in", "/hand-in"), "").await;
    let own = david.get(&town.page("")).await;
    assert!(has(&own, "Du har klarmarkerat rapporten. Någon annan behöver ta det här steget."));
    assert!(!has(&own, &town.page("/pass")));
    let key = field(own.text(), "key");
    let forced = david.post(&town.page("/pass"), &format!("seen=1&key={key}")).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", forced.text());
    assert!(has(&forced, "Du har klarmarkerat rapporten."));
    let stale = bo.post(&town.page("/pass"), &format!("seen=7&key={key}")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&stale, "Du såg version 7. Nu gäller version 1."));
    town.taken(&bo, ("", "/pass"), "").await;

    // The proof of signing in has grown old.
    let fresh = cecilia.get(&town.page("/adoption")).await;
    let body = hidden(fresh.text(), &town.page("/adoption"));
    let body = format!("{body}&register_number=SN+1&day=2026-11-02");
    town.later(601);
    let unproved = cecilia.get(&town.page("/adoption")).await;
    assert!(has(&unproved, "bekräfta vem du är") && !has(&unproved, "name=\"sha256\""));
    let refused = cecilia.post(&town.page("/adoption"), &body).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let proof = format!("password={SENT}&code=&return_to={}", town.page("/adoption"));
    let proved = cecilia.post("/account/proof", &proof.replace('/', "%2F")).await;
    assert_eq!(proved.header(&header::LOCATION), town.page("/adoption"), "{}", proved.text());
    let other = body.replace("sha256=", "sha256=00");
    let other = cecilia.post(&town.page("/adoption"), &other).await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
    let future = body.replace("2026-11-02", "2026-11-03");
    let future = cecilia.post(&town.page("/adoption"), &future).await;
    assert!(has(&future, "har inte varit än") && has(&future, "value=\"SN 1\""));
    let adopted = cecilia.post(&town.page("/adoption"), &body).await;
    assert_eq!(adopted.status, StatusCode::SEE_OTHER, "{}", adopted.text());
}

#[tokio::test]
async fn who_may_not_sees_no_step_no_question_and_no_draft() {
    let town = Town::build().await;
    let (south, school) = (town.city.ekstad.south, town.city.ekstad.school);
    town.city.somebody("reader", (Role::Reader, south), PASSWORD).await;
    town.city.somebody("other", (Role::Reviewer, school), PASSWORD).await;
    let astrid = Browser::signed_in(&town.city, "astrid").await;
    let bo = Browser::signed_in(&town.city, "bo").await;
    let reader = Browser::signed_in(&town.city, "reader").await;
    let other = Browser::signed_in(&town.city, "other").await;
    assert_eq!(reader.get(&town.page("")).await.status, StatusCode::NOT_FOUND);
    town.taken(&astrid, ("/hand-in", "/hand-in"), "").await;
    town.taken(&bo, ("", "/questions"), "&kind=advice&words=KANARIEORD").await;
    let seen = reader.get(&town.page("")).await;
    assert_eq!(seen.status, StatusCode::OK);
    for hidden in ["KANARIEORD", "Fråga här", "/pass", "/hand-in", "astrid", "Vad som har hänt"]
    {
        assert!(!has(&seen, hidden), "a reader sees {hidden}");
    }
    for page in ["", "/hand-in", "/send-back", "/changes", "/adopted/1", "/adopted/1/manifest"] {
        let answer = other.get(&town.page(page)).await;
        let is_closed = matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
        assert!(is_closed, "{page}: {}", answer.status);
    }
    let forced = other.post(&town.page("/pass"), &format!("seen=1&key={}", town.report)).await;
    assert_eq!(forced.status, StatusCode::NOT_FOUND);
    let asked = format!("place=report&kind=question&words=x&key={}", town.report);
    assert_eq!(other.post(&town.page("/questions"), &asked).await.status, StatusCode::NOT_FOUND);
    for step in ["/pass", "/send-back", "/adoption", "/questions"] {
        let answer = reader.post(&town.page(step), "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{step}");
    }
    // Words that nobody may write come back in their form.
    let personal = "&kind=question&words=Fr%C3%A5ga+811228-9874";
    let refused = town.take(&bo, ("", "/questions"), personal).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&refused, "personnummer") && has(&refused, "811228-9874</textarea>"));
}

impl Town {
    /// Gives somebody another role, at the committee.
    async fn give(&self, person: PrincipalId, role: Role) {
        self.city.give(person, (role, self.city.ekstad.care)).await;
    }
}
