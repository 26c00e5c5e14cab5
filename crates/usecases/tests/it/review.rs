//! The review of stored reports: made once, with history, answered, withdrawn and made again.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::permission::{Purpose, Scope};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_review::Rule;
use tertial_testkit::clock;
use tertial_testkit::databases::principal;
use tertial_testkit::on_both_backends;
use tertial_usecases::context::{Clock, Context};
use tertial_usecases::failure::Failure;
use tertial_usecases::once::REMEMBERED;
use tertial_usecases::reports;
use tertial_usecases::review::answers::{FindingName, answer, withdraw};
use tertial_usecases::review::beside::SiblingMemory;
use tertial_usecases::review::overview::{
    Overview, OverviewFilter, OverviewOrder, everything, overview,
};
use tertial_usecases::review::stored::{ReportReview, catch_up, of_page, of_report, waiting};
use tertial_usecases::review::told::ToldFinding;

use tertial_usecases::upkeep::forget_old_writes;

use crate::setting::{annual_report, context, read, reader};

fn swedish() -> &'static Localizer {
    Localizer::of(Language::Swedish)
}

fn keeper() -> Scope {
    Scope::operator(principal(), Purpose::Maintenance)
}

/// Reports of 2023 and 2024 with the same texts.
async fn two_years(context: &Context) -> (ReportId, ReportId) {
    let first = annual_report(2023, "79 %", "Uppfylls delvis");
    let second = annual_report(2024, "82 %", "Uppfylls helt");
    let first = read(context, "a.txt", &first).await.unwrap().report;
    (first, read(context, "b.txt", &second).await.unwrap().report)
}

async fn review(context: &Context, id: ReportId) -> ReportReview {
    of_report(context, &reader(), id, &mut SiblingMemory::default(), swedish()).await.unwrap()
}

async fn list(context: &Context, filter: OverviewFilter) -> Overview {
    overview(context, &reader(), &filter, swedish()).await.unwrap()
}

/// A form that was shown just now.
fn once(context: &Context, report: ReportId) -> (ReportId, IdempotencyKey) {
    (report, IdempotencyKey::from_bits(context.ids.next()))
}

fn named(finding: &ToldFinding) -> FindingName {
    let rule = finding.rule.code().to_owned();
    FindingName { rule, fingerprint: finding.fingerprint_text() }
}

#[test]
fn rules_that_need_last_year_speak_when_it_is_there_and_say_so_when_not() {
    on_both_backends(async |database| {
        let context = context(database);
        let (first, second) = two_years(&context).await;
        let repeated = Rule::RepeatedText;
        let name = swedish().text("rule-repeated-text");
        let alone = review(&context, first).await;
        assert!(alone.silent.iter().any(|(rule, _)| *rule == name), "{:?}", alone.silent);
        assert!(alone.open.iter().all(|finding| finding.rule != repeated));
        let with_history = review(&context, second).await;
        assert!(with_history.silent.iter().all(|(rule, _)| *rule != name));
        assert!(with_history.open.iter().any(|finding| finding.rule == repeated));
    });
}

#[test]
fn a_kept_review_says_what_one_made_now_says() {
    on_both_backends(async |database| {
        let context = context(database);
        let (_, id) = two_years(&context).await;
        let made_now = review(&context, id).await;
        assert_eq!(catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await, Ok(2));
        assert_eq!(review(&context, id).await, made_now);
        let page = reports::show(&context, &reader(), id, None).await.unwrap();
        let beside = of_page(&context, &reader(), &page, swedish()).await.unwrap();
        assert_eq!(beside, made_now);
        let counts = page.line.review.unwrap();
        let all = counts.errors + counts.warnings + counts.hints;
        assert_eq!(all as usize, made_now.open.len());
    });
}

#[test]
fn each_review_is_made_once_and_again_when_last_years_report_changes() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        assert_eq!(waiting(&context, &keeper(), 10).await, Ok(2));
        assert_eq!(catch_up(&context, &keeper(), 1, &mut SiblingMemory::default()).await, Ok(1));
        assert_eq!(catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await, Ok(1));
        assert_eq!(catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await, Ok(0));
        let changed = annual_report(2023, "78 %", "Uppfylls ej");
        read(&context, "a2.txt", &changed).await.unwrap();
        assert_eq!(waiting(&context, &keeper(), 10).await, Ok(2), "2023 itself, and 2024");
        assert_eq!(catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await, Ok(2));
    });
}

#[test]
fn an_answered_finding_waits_no_more_until_the_answer_is_withdrawn() {
    on_both_backends(async |database| {
        let context = context(database);
        let (_, id) = two_years(&context).await;
        catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await.unwrap();
        let before = review(&context, id).await;
        let name = named(&before.open[0]);
        for _ in 0..2 {
            let given =
                answer(&context, &reader(), once(&context, id), &name, " Samma läge i år. ").await;
            assert_eq!(given, Ok(()), "a second answer to the same finding is harmless");
        }
        let answered = review(&context, id).await;
        assert_eq!(answered.open.len(), before.open.len() - 1);
        assert_eq!(answered.answered.len(), 1);
        let (finding, kept) = &answered.answered[0];
        assert_eq!((finding, kept.motive.as_str()), (&before.open[0], "Samma läge i år."));
        let line = &list(&context, OverviewFilter::default()).await.lines[0];
        assert_eq!((line.report.id, line.counts.answered), (id, 1));
        for _ in 0..2 {
            assert_eq!(withdraw(&context, &reader(), once(&context, id), kept.id).await, Ok(()));
        }
        let now = review(&context, id).await;
        assert_eq!(now.answer_count, 1, "the next form is another one");
        assert_eq!(ReportReview { answer_count: 0, ..now }, before);
        assert_eq!(list(&context, OverviewFilter::default()).await.sum.answered, 0);
    });
}

#[test]
fn an_answer_needs_a_motive_and_a_finding_that_still_stands() {
    on_both_backends(async |database| {
        let context = context(database);
        let (_, id) = two_years(&context).await;
        let finding = named(&review(&context, id).await.open[0]);
        for unusable in ["", " \n ", &"å".repeat(2_001)] {
            let refused = answer(&context, &reader(), once(&context, id), &finding, unusable).await;
            assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
        }
        let stale = FindingName { fingerprint: "0".repeat(16), ..finding.clone() };
        let given = answer(&context, &reader(), once(&context, id), &stale, "Det stämmer.").await;
        assert_eq!(given, Err(Failure::Stale));
        let nowhere = ReportId::from_bits(7);
        let given =
            answer(&context, &reader(), once(&context, nowhere), &finding, "Det stämmer.").await;
        assert_eq!(given, Err(Failure::NotFound));
        assert!(review(&context, id).await.answered.is_empty());
    });
}

#[test]
fn an_answer_lasts_when_the_report_is_reviewed_again() {
    on_both_backends(async |database| {
        let context = context(database);
        let (_, id) = two_years(&context).await;
        let open = review(&context, id).await.open;
        let own = open.iter().find(|finding| finding.rule != Rule::RepeatedText).unwrap();
        answer(&context, &reader(), once(&context, id), &named(own), "Beslutat i nämnden.")
            .await
            .unwrap();
        let changed = annual_report(2023, "78 %", "Uppfylls ej");
        read(&context, "a2.txt", &changed).await.unwrap();
        catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await.unwrap();
        let again = review(&context, id).await;
        assert_eq!(again.answered.len(), 1);
        assert_eq!(&again.answered[0].0, own);
    });
}

#[test]
fn the_list_is_narrowed_counted_and_sorted_by_weight() {
    on_both_backends(async |database| {
        let context = context(database);
        let (first, second) = two_years(&context).await;
        let nothing = list(&context, OverviewFilter::default()).await;
        assert_eq!((nothing.total, nothing.waiting), (0, 2));
        catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await.unwrap();
        let latest = list(&context, OverviewFilter::default()).await;
        assert_eq!((latest.total, latest.waiting), (1, 0), "the latest year alone");
        assert_eq!(latest.lines[0].report.id, second);
        let unit = Some(latest.lines[0].report.unit);
        let filter = OverviewFilter { unit, ..OverviewFilter::default() };
        let of_unit = list(&context, filter.clone()).await;
        assert_eq!((of_unit.total, of_unit.year), (2, None), "every year of one unit");
        let weights: Vec<u32> = of_unit
            .lines
            .iter()
            .map(|line| line.counts.errors * 100 + line.counts.warnings * 30 + line.counts.hints)
            .collect();
        assert!(weights.is_sorted_by(|one, next| one >= next), "{weights:?}");
        let by_time = OverviewFilter { order: OverviewOrder::Time, ..filter.clone() };
        let by_time: Vec<ReportId> =
            list(&context, by_time).await.lines.iter().map(|line| line.report.id).collect();
        assert_eq!(by_time, [second, first], "the latest first");
        let rule = Some(Rule::RepeatedText);
        let repeated = list(&context, OverviewFilter { rule, ..filter.clone() }).await;
        assert_eq!(repeated.total, 1);
        assert!(repeated.rules.iter().any(|known| Some(known.rule) == rule && known.count > 0));
        let all = everything(&context, &reader(), &filter).await.unwrap();
        assert_eq!(all, of_unit.lines);
        assert!(all.iter().any(|line| line.report.id == first));
    });
}

#[test]
fn the_list_may_stand_in_the_order_of_names() {
    on_both_backends(async |database| {
        let context = context(database);
        let of = |name: &str| {
            annual_report(2024, "82 %", "Uppfylls helt").replace("Ängens förskola", name)
        };
        for (file, name) in [("a.txt", "Ängens förskola"), ("b.txt", "Åsens förskola")] {
            read(&context, file, &of(name)).await.unwrap();
        }
        read(&context, "c.txt", &of("Björkens förskola")).await.unwrap();
        catch_up(&context, &keeper(), 10, &mut SiblingMemory::default()).await.unwrap();
        let filter = OverviewFilter { order: OverviewOrder::Name, ..OverviewFilter::default() };
        let list = list(&context, filter.clone()).await;
        let names: Vec<&str> =
            list.lines.iter().map(|line| line.report.unit_name.as_str()).collect();
        assert_eq!(names, ["Björkens förskola", "Åsens förskola", "Ängens förskola"]);
        assert_eq!(everything(&context, &reader(), &filter).await.unwrap(), list.lines);
        for order in OverviewOrder::ALL {
            assert_eq!(OverviewOrder::from_code(order.code()), Some(order));
        }
    });
}

/// The clock of these tests, so much later.
struct LaterClock(SignedDuration);

impl Clock for LaterClock {
    fn now(&self) -> Timestamp {
        clock::now() + self.0
    }

    fn today(&self) -> Date {
        clock::today()
    }
}

#[test]
fn a_form_that_is_sent_twice_is_one_write_and_its_key_is_forgotten_after_a_week() {
    on_both_backends(async |database| {
        let mut context = context(database);
        let (id, _) = two_years(&context).await;
        let finding = review(&context, id).await.open.first().map(named).unwrap();
        let form = once(&context, id);
        let said = "Det stämmer.";
        let reader = reader();
        let (first, second) = tokio::join!(
            answer(&context, &reader, form, &finding, said),
            answer(&context, &reader, form, &finding, said),
        );
        assert_eq!((first, second), (Ok(()), Ok(())));
        let other = answer(&context, &reader, form, &finding, "Något annat.").await;
        assert_eq!(other, Err(Failure::Stale), "one key names one write");
        assert_eq!(review(&context, id).await.answered.len(), 1);

        assert_eq!(forget_old_writes(&context, &reader).await, Err(Failure::Forbidden));
        assert_eq!(forget_old_writes(&context, &keeper()).await, Ok(0));
        context.clock = Arc::new(LaterClock(REMEMBERED + SignedDuration::from_secs(1)));
        assert_eq!(forget_old_writes(&context, &keeper()).await, Ok(1));
    });
}

#[test]
fn what_another_unit_wrote_too_is_told() {
    on_both_backends(async |database| {
        let context = context(database);
        let same = "Vi bakade bröd med barnen varje torsdag, och doften av bröd drog ut fler ur \
                    sina rum än någonsin förr.";
        let mut ids = Vec::new();
        for (unit, text) in
            [("Ängens", same), ("Dungens", same), ("Strandens", "Inget."), ("Kullens", "Nej.")]
        {
            let report = annual_report(2024, "82 %", "Uppfylls helt")
                .replace("Ängens", unit)
                .replace("Gården fick nya gungor och två nya odlingslådor.", text);
            ids.push(read(&context, unit, &report).await.unwrap().report);
        }
        let repeated = |review: &ReportReview| {
            review.open.iter().filter(|finding| finding.rule == Rule::RepeatedText).count()
        };
        assert_eq!(catch_up(&context, &keeper(), 2, &mut SiblingMemory::default()).await, Ok(2));
        let mut memory = SiblingMemory::default();
        assert_eq!(catch_up(&context, &keeper(), 10, &mut memory).await, Ok(2));
        for (place, expected) in [(0, 1), (1, 1), (2, 0), (3, 0)] {
            assert_eq!(repeated(&review(&context, ids[place]).await), expected, "{place}");
        }
        // The first has its own words from now on: what is remembered of it is read again.
        let changed = annual_report(2024, "82 %", "Uppfylls helt");
        read(&context, "Ängens 2", &changed).await.unwrap();
        let second = of_report(&context, &reader(), ids[0], &mut memory, swedish()).await.unwrap();
        assert_eq!(repeated(&second), 0);
    });
}
