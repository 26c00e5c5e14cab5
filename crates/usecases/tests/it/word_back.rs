//! Word files that come back to a stored report: shown, taken, refused, and never over what
//! somebody else has written since.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;
use tertial_domain::assessment::GradingScale;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::period::OperatingYear;
use tertial_domain::problem::Problem;
use tertial_domain::report::{
    GoalNode, IndicatorField, IndicatorRow, OutlineEntry, Report, ReportKind, ReportState, Section,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_exchange::report_json::{self, ReadLimits};
use tertial_exchange::word_back::{self, Limits};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose};
use tertial_report::docx::{Origin, returnable};
use tertial_report::stamp::Stamp;
use tertial_testkit::{Database, Ekstad, clock, on_both_backends};
use tertial_usecases::context::{Context, RenderOrder, SourceFile};
use tertial_usecases::failure::Failure;
use tertial_usecases::founding::Founding;
use tertial_usecases::report_facts::{Figures, GoalLinks, ReportOrder};
use tertial_usecases::reports;
use tertial_usecases::reports::word_back::{
    DifferenceKind, WordChoice, WordOutcome, differences, page, take,
};

use crate::setting::{context, operator, reader};

const ID: ReportId = ReportId::from_bits(0x019b_0000_0000_7000_8000_0001_0000_0000);

fn paragraph(words: &str) -> Block {
    Block::Paragraph(RichText::plain(words.to_owned()))
}

fn draft() -> Report {
    let mut indicator = IndicatorRow::new("Nöjda gäster".to_owned());
    indicator.set_cell(IndicatorField::Outcome, Some("92 %".to_owned()));
    indicator.set_cell(IndicatorField::Target, Some("minst 90 %".to_owned()));
    let mut goal = GoalNode::new(GoalLevel::Unit, None, "Varje gäst väljer sin dag".to_owned());
    goal.add_text(GoalText::Analysis, vec![paragraph("Gästerna odlar.")]);
    goal.indicators.push(indicator);
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: OperatingYear::new(2025),
        title: Some("Verksamhetsberättelse 2025".to_owned()),
        unit: Some("Ekstads dagcenter".to_owned()),
        outline: vec![OutlineEntry::Section(0), OutlineEntry::Goals],
        sections: vec![Section {
            heading: "Sammanfattning".to_owned(),
            level: 1,
            blocks: vec![paragraph("Dagcentret hade ett lugnt år.")],
        }],
        goals: vec![goal],
        ..Report::default()
    }
}

/// A Word file of a report that says which data it was made of.
fn word(report: &Report, digest: &str) -> Vec<u8> {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let document = compose(report, &Setting { localizer, organisation: None, scale: &scale });
    let issued = date(2026, 9, 8).at(8, 0, 0, 0);
    let stamp = Stamp { issued, identity: digest.to_owned(), version: None, digest: None };
    let origin = Origin { digest: digest.to_owned(), ..Origin::default() };
    returnable(&document, &stamp, &origin).unwrap()
}

fn printed(order: &RenderOrder) -> Vec<u8> {
    let report = report_json::read(&order.report_json, &ReadLimits::DEFAULT).unwrap();
    let digest = tertial_store::fingerprint::Fingerprint::of(&order.report_json).to_string();
    word(&report, &digest)
}

async fn city(database: &Database, state: ReportState) -> Context {
    let mut context = context(database);
    context.render = Arc::new(|order| Box::pin(async move { Ok(printed(&order)) }));
    context.read_word = Arc::new(|file: SourceFile| {
        Box::pin(async move {
            let read = word_back::read(&file.bytes, &Limits::DOCUMENT);
            read.map(Box::new).map_err(|error| Problem::new(error.code()))
        })
    });
    let ekstad = Ekstad::build(database.store()).await;
    let order = ReportOrder {
        id: ID,
        unit: ekstad.south,
        authority: ekstad.care_authority,
        year: OperatingYear::new(2025).unwrap(),
        kind: ReportKind::AnnualReport,
        state,
        confirmed: true,
        report: draft(),
        links: vec![GoalLinks {
            goal: Some(ekstad.unit_goal),
            indicators: vec![Some(ekstad.indicator)],
            activities: Vec::new(),
        }],
        figures: Figures::Printed,
    };
    let prepared = order.prepare(context.ids.as_ref(), clock::now());
    let mut founding = Founding::begin(&context, &operator()).await.unwrap();
    founding.reports(vec![prepared]).await.unwrap();
    founding.finish().await.unwrap();
    context
}

/// The file of the version that is the latest now, with other words in it.
async fn file(context: &Context, edit: impl Fn(&mut Report)) -> SourceFile {
    let shown = reports::show(context, &reader(), ID, None).await.unwrap();
    let mut report = shown.report;
    edit(&mut report);
    SourceFile { name: "vb.docx".to_owned(), bytes: word(&report, &shown.version.sha256) }
}

fn choice(base: u32, key: u128, places: &[&str]) -> WordChoice {
    let places: BTreeSet<String> = places.iter().map(|place| (*place).to_owned()).collect();
    WordChoice { key: IdempotencyKey::from_bits(key), base, places }
}

fn says(report: &mut Report, words: &str) {
    report.sections[0].blocks = vec![paragraph(words)];
}

#[test]
fn chosen_words_become_a_new_version_with_the_same_figures() {
    on_both_backends(async |database| {
        let context = city(database, ReportState::Draft).await;
        assert_eq!(page(&context, &reader(), ID).await.unwrap().refusal, None);
        let edited = file(&context, |report| {
            says(report, "Dagcentret hade ett livligt år.");
            report.goals[0].texts[0].1 = vec![paragraph("Gästerna odlar tomater.")];
            report.goals[0].indicators[0]
                .set_cell(IndicatorField::Outcome, Some("99 %".to_owned()));
        })
        .await;
        let found = differences(&context, &reader(), ID, edited.clone()).await.unwrap();
        let places: Vec<String> =
            found.comparison.differences.iter().map(|own| own.place.to_string()).collect();
        assert_eq!(places, ["sections/0", "goals/0/texts/analysis"]);
        assert_eq!(found.comparison.fixed.len(), 1, "the figure");
        let before = reports::show(&context, &reader(), ID, None).await.unwrap();
        assert_eq!(before.versions.len(), 1, "looking writes nothing");

        let chosen = choice(1, 7, &["sections/0"]);
        for _ in 0..2 {
            let taken = take(&context, &reader(), (ID, edited.clone()), &chosen).await.unwrap();
            assert_eq!(taken, WordOutcome::Stored { version: 2 }, "sent twice, stored once");
        }
        let after = reports::show(&context, &reader(), ID, None).await.unwrap();
        let mut expected = draft();
        says(&mut expected, "Dagcentret hade ett livligt år.");
        assert_eq!((after.version.number, &after.report), (2, &expected));
        assert_eq!(after.goal_links, before.goal_links);
        assert_eq!(after.indicator_links, before.indicator_links);
        let mut session = context.store.read(&operator()).await.unwrap();
        let outcomes = session.outcomes_of_unit(after.line.unit, None).await.unwrap();
        assert_eq!(outcomes.len(), 1);
        let printed = outcomes[0].outcome.values.total.clone();
        assert!(format!("{printed:?}").contains("92"), "{printed:?}");
        let events = session.events_of("report", &ID.to_string()).await.unwrap();
        assert!(format!("{events:?}").contains("report-words-returned"));
    });
}

#[test]
fn nothing_is_written_over_what_has_changed_since() {
    on_both_backends(async |database| {
        let context = city(database, ReportState::Draft).await;
        let mine = file(&context, |report| says(report, "Ett livligt år.")).await;
        let theirs = file(&context, |report| says(report, "Ett stilla år.")).await;
        let taken = choice(1, 1, &["sections/0"]);
        take(&context, &reader(), (ID, theirs), &taken).await.unwrap();
        let late = choice(1, 2, &["sections/0"]);
        let outcome = take(&context, &reader(), (ID, mine.clone()), &late).await.unwrap();
        let WordOutcome::Stale(found) = outcome else { panic!("{outcome:?}") };
        assert_eq!((found.exported, found.latest), (1, 2));
        let [conflict] = found.comparison.differences.as_slice() else { panic!("{found:?}") };
        assert_eq!(conflict.kind, DifferenceKind::Conflict);
        // Chosen in sight of both, it is taken.
        let chosen = choice(2, 3, &["sections/0"]);
        let outcome = take(&context, &reader(), (ID, mine), &chosen).await.unwrap();
        assert_eq!(outcome, WordOutcome::Stored { version: 3 });
    });
}

#[test]
fn where_places_have_moved_since_every_change_is_a_question() {
    on_both_backends(async |database| {
        let context = city(database, ReportState::Draft).await;
        let mine = file(&context, |report| says(report, "Ett livligt år.")).await;
        let theirs = file(&context, |report| {
            let rows = &mut report.goals[0].texts[0].1;
            *rows = vec![paragraph("Gästerna odlar tomater.")];
        })
        .await;
        let taken = choice(1, 1, &["goals/0/texts/analysis"]);
        take(&context, &reader(), (ID, theirs), &taken).await.unwrap();
        let found = differences(&context, &reader(), ID, mine).await.unwrap();
        let [changed] = found.comparison.differences.as_slice() else { panic!("{found:?}") };
        assert_eq!(changed.kind, DifferenceKind::Changed, "nothing has moved");
        let mut comparison = found.comparison;
        comparison.doubt();
        assert!(!comparison.differences[0].kind.is_taken_unasked());
    });
}

#[test]
fn only_a_draft_is_written_in_and_only_by_its_own_file() {
    on_both_backends(async |database| {
        let context = city(database, ReportState::Adopted).await;
        let edited = file(&context, |report| says(report, "Ett livligt år.")).await;
        let refused = differences(&context, &reader(), ID, edited).await.unwrap_err();
        let Failure::Refused(problems) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].code, "word-back-adopted");
        assert!(page(&context, &reader(), ID).await.unwrap().refusal.is_some());
    });
    on_both_backends(async |database| {
        let context = city(database, ReportState::Draft).await;
        let other =
            SourceFile { name: "a.docx".to_owned(), bytes: word(&draft(), &"0".repeat(64)) };
        let refused = differences(&context, &reader(), ID, other).await.unwrap_err();
        let Failure::Refused(problems) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].code, "word-back-other-report");
        let edited = file(&context, |report| says(report, "Ett livligt år.")).await;
        let nothing = choice(1, 5, &["goals/0/texts/analysis"]);
        let refused = take(&context, &reader(), (ID, edited), &nothing).await.unwrap_err();
        let Failure::Refused(problems) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].code, "word-back-none-chosen");
    });
}
