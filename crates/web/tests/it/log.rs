//! The page of the log, from what an auditor may read to what stands on it.

use jiff::civil::date;
use tertial_domain::period::Validity;
use tertial_domain::permission::Scope;
use tertial_domain::role::Role;
use tertial_presentation::language::Language;
use tertial_testkit::clock;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_usecases::audit::{LogQuestion, check_log, read_log};
use tertial_usecases::people::{RoleOrder, confirm, enter, give};
use tertial_web::frame::{Frame, Who};
use tertial_web::page::html;
use tertial_web::pages::log::EventsPage;

use crate::city::City;

#[tokio::test]
async fn an_auditor_reads_the_own_authoritys_events_in_words() {
    let city = City::found().await;
    let context = city.context();
    for (authority, words) in
        [(city.ekstad.care_authority, "gården <ny>"), (city.ekstad.school_authority, "skolan")]
    {
        let mut session = context.store.write(&operator()).await.unwrap();
        let mut event = event("finding-answered", "finding-answer", "one");
        event.authority = Some(authority);
        event.payload = words.as_bytes().to_vec();
        session.log(event).unwrap();
        session.commit().await.unwrap();
    }
    let person = enter(context, &operator(), ("Rut Revisor", None)).await.unwrap();
    let validity = Validity::since(date(2026, 1, 1));
    let role = Role::Auditor;
    let order = RoleOrder { person, role, place: city.ekstad.care, validity, as_deputy: false };
    let grant = give(context, &operator(), order).await.unwrap();
    // A role that reaches far waits for a second person, unless the owner of the database gave it.
    let _ = confirm(context, &operator(), grant).await;
    let mut session = context.store.read(&operator()).await.unwrap();
    let held = session.held(person, clock::today()).await.unwrap();
    drop(session);
    let auditor = Scope::person(person, clock::today(), held);
    check_log(context, &operator()).await.unwrap();
    let question = LogQuestion::default();
    let page = read_log(context, &auditor, &question).await.unwrap();
    let frame = Frame {
        language: Language::Swedish,
        section: None,
        here: "/log".to_owned(),
        who: Who::Local,
    };
    let shown = html(&EventsPage::new(frame, question, page), Language::Swedish).unwrap();
    for words in
        ["svarade på en iakttagelse", "gården &#60;ny&#62;", "kedjan håller, till händelse"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("skolan") && !shown.contains("Hela installationen"), "{shown}");
}
