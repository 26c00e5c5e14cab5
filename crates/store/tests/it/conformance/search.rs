//! Full-text search, the same hits on both databases.

use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_store::WriteSession;
use tertial_store::page::PageRequest;
use tertial_store::provenance::RowVersion;
use tertial_store::search::{SearchText, SearchWords};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

async fn found(database: &Database, typed: &str) -> Vec<String> {
    let Some(asked) = SearchWords::read(typed) else { return Vec::new() };
    found_by(database, &asked, None).await
}

async fn found_by(
    database: &Database,
    asked: &SearchWords,
    year: Option<OperatingYear>,
) -> Vec<String> {
    let mut session = database.store().read(&operator()).await.unwrap();
    let hits = session.search(asked, year, PageRequest::new(1, 20)).await.unwrap();
    assert_eq!(hits.total, hits.hits.len() as u64);
    let marked = |hit: &tertial_store::search::SearchHit| {
        let pieces = hit.excerpt.iter();
        pieces
            .filter(|piece| piece.is_hit)
            .map(|piece| piece.text.as_str())
            .collect::<Vec<_>>()
            .join("+")
    };
    hits.hits.iter().map(|hit| format!("{} {}", hit.anchor, marked(hit))).collect()
}

async fn store_texts(session: &mut WriteSession, ekstad: &mut Ekstad, texts: &[(&str, &str)]) {
    let mut new = ekstad.report(ReportKind::AnnualReport, year(), "90");
    new.version.facts.texts = texts
        .iter()
        .map(|(anchor, words)| SearchText {
            anchor: (*anchor).to_owned(),
            heading: "Rubrik".to_owned(),
            words: (*words).to_owned(),
        })
        .collect();
    session.create_reports(&[new]).await.unwrap();
    session.log(event("report-stored", "report", "x")).unwrap();
}

#[test]
fn swedish_forms_of_a_word_find_each_other() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let texts = [
            ("a", "Vi köpte nya böcker till hyllorna."),
            ("b", "Backarna sandades. Idén kom från personalen på T1-mötet 2025."),
            ("c", "Trädgården blommade, och böckerna lästes i trädgårdsgruppen."),
        ];
        store_texts(&mut session, &mut ekstad, &texts).await;
        session.commit().await.unwrap();
        let cases = [
            ("böckernas", &["a böcker", "c böckerna"][..]),
            ("BÖCKER", &["a böcker", "c böckerna"]),
            ("backe", &["b Backarna"]),
            ("bocker", &[]),
            ("idé", &["b Idén"]),
            ("träd", &["c Trädgården+trädgårdsgruppen"]),
            ("böcker trädgård", &["c Trädgården+böckerna+trädgårdsgruppen"]),
            ("böcker backar", &[]),
            ("t1 2025", &["b T1+2025"]),
            ("rubrik hylla", &["a hyllorna"]),
            ("åäö", &[]),
        ];
        for (typed, expected) in cases {
            let mut hits = found(database, typed).await;
            hits.sort();
            assert_eq!(hits, expected, "{typed:?}");
        }
    });
}

#[test]
fn words_without_dots_and_rings_find_those_with_them() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let texts = [("a", "Hemtjänsten växte."), ("b", "Vi mätte sjukfrånvaro för båda.")];
        store_texts(&mut session, &mut ekstad, &texts).await;
        session.commit().await.unwrap();
        let cases = [
            ("hemtjansten", &["a Hemtjänsten"][..]),
            ("SJUKFRANVARO bada", &["b sjukfrånvaro+båda"]),
            ("hemtjönsten", &[]),
        ];
        for (typed, expected) in cases {
            assert_eq!(found(database, typed).await, Vec::<String>::new(), "{typed:?}");
            let asked = SearchWords::read_without_marks(typed).unwrap();
            assert_eq!(found_by(database, &asked, None).await, expected, "{typed:?}");
        }
    });
}

#[test]
fn the_newest_year_comes_first_and_one_year_can_be_asked_for() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let years = [year().number() - 1, year().number(), year().number() - 2];
        for (number, of) in years.into_iter().zip(["one", "two", "three"]) {
            let year = OperatingYear::new(number).unwrap();
            let mut new = ekstad.report(ReportKind::TertialReport1, year, "90");
            new.version.facts.texts = vec![SearchText {
                anchor: of.to_owned(),
                heading: "Rubrik".to_owned(),
                words: format!("Solrosor {}", "och solrosor ".repeat(usize::from(of == "three"))),
            }];
            session.create_reports(&[new]).await.unwrap();
        }
        session.log(event("report-stored", "report", "x")).unwrap();
        session.commit().await.unwrap();
        let asked = SearchWords::read("solros").unwrap();
        let anchors = async |year| {
            let hits = found_by(database, &asked, year).await;
            hits.iter().map(|hit| hit.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(anchors(None).await, ["two", "one", "three"]);
        assert_eq!(anchors(OperatingYear::new(years[0])).await, ["one"]);
        assert_eq!(anchors(OperatingYear::new(1999)).await, Vec::<String>::new());
    });
}

#[test]
fn what_is_typed_is_never_a_query() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let hostile = "'; drop table report; -- \" OR 1 NEAR(a b) ':* \\ $1 :A & | ! < ( ) { } \0";
        store_texts(&mut session, &mut ekstad, &[("a", &hostile.replace('\0', ""))]).await;
        session.commit().await.unwrap();
        let long = "böcker ".repeat(10_000);
        let typed = [
            hostile,
            "\"",
            "'",
            "*",
            "a*",
            "-a",
            "a:b",
            "^a",
            "a AND",
            "NOT a",
            "NEAR/3",
            "(",
            ")",
            "{a}",
            "a&",
            "|",
            "!a",
            "<->",
            ":*",
            "a:*",
            "\\",
            "$1",
            "%",
            "_",
            "\u{0}",
            "\u{ffff}",
            "ａ",
            "🙂",
            "ﷺ",
            "e\u{301}",
            "ß",
            "İ",
            &long,
            "drop table",
        ];
        for typed in typed {
            found(database, typed).await;
        }
        assert_eq!(found(database, "drop table").await, ["a drop+table"]);
    });
}

#[test]
fn the_latest_version_alone_is_found_and_pages_follow() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let new = ekstad.report(ReportKind::AnnualReport, year(), "90");
        let mut next = ekstad.version(ReportKind::AnnualReport, year(), "91");
        let text = |number: usize| SearchText {
            anchor: format!("goal-{number:02}"),
            heading: "Mål".to_owned(),
            words: "Solrosor överallt".to_owned(),
        };
        next.facts.texts = (0..25).map(text).collect();
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(std::slice::from_ref(&new)).await.unwrap();
        session.add_report_version(new.id, RowVersion::FIRST, &next).await.unwrap();
        session.log(event("report-stored", "report", "x")).unwrap();
        session.commit().await.unwrap();
        assert_eq!(found(database, "böcker").await, Vec::<String>::new());
        let asked = SearchWords::read("solros").unwrap();
        let mut session = database.store().read(&operator()).await.unwrap();
        let mut anchors = Vec::new();
        for number in 1..=3 {
            let hits = session.search(&asked, None, PageRequest::new(number, 10)).await.unwrap();
            assert_eq!((hits.total, hits.more), (25, false));
            anchors.extend(hits.hits.into_iter().map(|hit| hit.anchor));
        }
        assert_eq!(anchors, (0..25).map(|number| text(number).anchor).collect::<Vec<_>>());
        let hits = session.search(&asked, None, PageRequest::new(1, 1)).await.unwrap();
        assert_eq!((hits.hits[0].report_version, hits.hits[0].unit), (next.id, ekstad.south));
        assert_eq!(hits.hits[0].title, next.title);
    });
}
