//! What the review says, kept beside what it is about, and people's answers.

use tertial_domain::ids::FindingAnswerId;
use tertial_domain::report::ReportKind;
use tertial_store::reports::{NewReport, ReportFilter};
use tertial_store::reviews::{FindingAnswer, NewReview, ReviewCounts, StoredReview};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Ekstad, on_both_backends};

fn review(report: &NewReport, edition: &str, errors: u32) -> NewReview {
    let counts = ReviewCounts { errors, warnings: 2, hints: 3, answered: 1 };
    NewReview {
        review: StoredReview {
            version: report.version.id,
            report: report.id,
            authority: report.authority,
            edition: edition.to_owned(),
            reviewed_at: now(),
            counts,
            body: b"{}".to_vec(),
        },
        by_rule: vec![("sum-mismatch".to_owned(), errors), ("future-tense".to_owned(), 2)],
    }
}

#[test]
fn a_review_is_kept_found_by_rule_and_made_again() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let report = ekstad.report(ReportKind::AnnualReport, year(), "7,1 %");
        let everything = ReportFilter::default();
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(std::slice::from_ref(&report)).await.unwrap();
        let waiting = session.unreviewed("a", 10).await.unwrap();
        assert!(waiting.iter().any(|report| report.id == report.id));
        session.keep_reviews(&[review(&report, "a", 1)]).await.unwrap();
        session.keep_reviews(&[review(&report, "b", 4)]).await.unwrap();
        session.log(event("reports-reviewed", "review", "1")).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().write(&operator()).await.unwrap();
        let kept = session.review(report.version.id).await.unwrap().unwrap();
        assert_eq!(kept, review(&report, "b", 4).review);
        let lines = session.review_lines(&everything, Some("sum-mismatch")).await.unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].counts.errors, 4);
        let found = (lines[0].unit, lines[0].year, lines[0].kind);
        assert_eq!(found, (report.unit, report.year, report.kind));
        assert_eq!(session.review_lines(&everything, Some("other")).await.unwrap(), []);
        let narrow = ReportFilter {
            units: Some(vec![report.unit]),
            year: Some(report.year),
            kind: Some(report.kind),
        };
        let of_year = session.review_lines(&narrow, Some("sum-mismatch")).await.unwrap();
        assert_eq!(of_year, lines, "every way to narrow the list stands beside a rule");
        let counts = session.review_counts(&[report.version.id]).await.unwrap();
        assert_eq!(counts, lines);
        assert_eq!(session.review_counts(&[]).await.unwrap(), []);
        let named = session.reports_named(&[report.id]).await.unwrap();
        assert_eq!(named.len(), 1);
        assert_eq!(named[0].id, report.id);
        assert_eq!(session.reports_named(&[]).await.unwrap(), []);
        let rules = session.review_rules(&everything).await.unwrap();
        let expected = [("future-tense".to_owned(), 2), ("sum-mismatch".to_owned(), 4)];
        assert_eq!(rules, expected);
        let waiting = session.unreviewed("b", 10).await.unwrap();
        assert!(waiting.iter().all(|report| report.id != report.id));
        session.forget_reviews(&[report.id]).await.unwrap();
        assert_eq!(session.review(report.version.id).await.unwrap(), None);
        assert_eq!(session.review_rules(&everything).await.unwrap(), []);
    });
}

#[test]
fn an_answer_stands_until_it_is_withdrawn() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let report = ekstad.report(ReportKind::AnnualReport, year(), "7,1 %");
        let answer = FindingAnswer {
            id: FindingAnswerId::from_bits(0x77),
            report: report.id,
            authority: report.authority,
            rule: "future-tense".to_owned(),
            place: "goals/0/texts/analysis".to_owned(),
            fingerprint: "00ff".to_owned(),
            motive: "Gäller nästa år".to_owned(),
            principal: operator().principal(),
            answered_at: now(),
        };
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(&[report]).await.unwrap();
        session.answer_finding(&answer).await.unwrap();
        let standing = session.finding_answers(answer.report).await.unwrap();
        assert_eq!(standing, std::slice::from_ref(&answer));
        assert!(session.withdraw_finding_answer(answer.id, now()).await.unwrap());
        assert!(!session.withdraw_finding_answer(answer.id, now()).await.unwrap());
        assert_eq!(session.finding_answers(answer.report).await.unwrap(), []);
        assert_eq!(session.finding_answer_count(answer.report).await.unwrap(), 1);
    });
}
