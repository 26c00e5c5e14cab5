//! Input made to be slow or large: the work grows with its size and no faster.

use std::fmt::Write as _;

use tertial_extract::{ExtractError, Limits, read_source};
use tertial_import::read_report;

use crate::assert_adds_up;

/// A making of text from a count.
type Making = fn(usize) -> String;

/// Text that repeats one thing.
const MAKINGS: [(&str, Making); 28] = [
    ("one line", |n| "ord ".repeat(n)),
    ("one line of stars", |n| "*a ".repeat(n)),
    ("blank lines", |n| format!("a{}", "\n".repeat(n))),
    ("tabs", |n| format!("a\nb\tc\n{}", "\t".repeat(n))),
    ("headings", |n| "Sammanfattande analys\n\n".repeat(n)),
    ("marked headings", |n| "# Rubrik\n".repeat(n)),
    ("goals", |n| "Enhetsmål:\nMål\n\n".repeat(n)),
    ("goals without titles", |n| "KF:s inriktningsmål:\nNämndmål:\n".repeat(n)),
    ("numbered goals", |n| {
        format!(
            "Uppföljning av Kommunfullmäktiges inriktningsmål\n\n{}",
            "2.1 Ett mål\n\n".repeat(n)
        )
    }),
    ("one table", |n| format!("Enhetsmål:\nX\n\nIndikator\tÅrsmål\n{}", "Namn\t7 %\n".repeat(n))),
    ("one row goes on", |n| {
        format!("Enhetsmål:\nX\n\nIndikator\tÅrsmål\nNamn\t7\n{}", "och så vidare\n".repeat(n))
    }),
    ("repeated headers", |n| format!("Enhetsmål:\nX\n\n{}", "Indikator\tÅrsmål\n".repeat(n))),
    ("broken rows", |n| {
        format!("Enhetsmål:\nX\n\n{}", "Indikator\tÅrsmål\ndel av namn\t\n".repeat(n))
    }),
    ("raw headers", |n| {
        format!("Enhetsmål:\nX\n\n{}", "Aktivitet Startdatum Slutdatum\n".repeat(n))
    }),
    ("a raw row without end", |n| {
        format!("Enhetsmål:\nX\n\nIndikator Årsmål Period\n{}", "Ett namn 12\n\n".repeat(n))
    }),
    ("a raw row with years", |n| {
        format!("Enhetsmål:\nX\n\nIndikator Årsmål Period\n{}", "namn under 2018\n".repeat(n))
    }),
    ("raw activities without days", |n| {
        format!("Enhetsmål:\nX\n\nAktivitet Startdatum Slutdatum\n{}", "Göra något\n\n".repeat(n))
    }),
    ("page numbers", |n| "Sid 1 (2)\nDnr 1/2\n".repeat(n)),
    ("nothing but heads", |n| "Förslag till beslut\nHandläggare\nTill\n".repeat(n)),
    ("contents", |n| format!("Innehållsförteckning\n{}", "Mål....3\n".repeat(n))),
    ("contents without pages", |n| format!("Innehållsförteckning\n{}", "Mål\n".repeat(n))),
    ("unknown columns", |n| format!("Enhetsmål:\nX\n\nIndikator\tÅrsmål{}\n", "\tAnnat".repeat(n))),
    ("own goals", |n| own(&"## *Enhetsmål* A\n<!-- goal unit/9 -->\n\n".repeat(n))),
    ("own rows", |n| {
        let rows = "| a \\| b | **7** *x* | 8 | 9 |\n".repeat(n);
        own(&format!(
            "<!-- goal unit/1 -->\n\n<!-- indicators target outcome -->\n\n\
             | a | b | c |\n| --- | --- | --- |\n{rows}"
        ))
    }),
    ("own notes", |n| {
        own(&format!(
            "<!-- goal unit/1 -->\n\n<!-- activities start -->\n| a | b |\n| - | - |\n| c | d |\n\n{}",
            "<!-- note 1 analysis -->\n\n**c: Analys**\n\n".repeat(n)
        ))
    }),
    ("own signs", |n| own(&"*a **b [c](d <em>e &#1; \\".repeat(n))),
    ("own tables", |n| own(&"<!-- table under header=0 loose section=1 -->\n\n> a\n\n".repeat(n))),
    ("own lines", |n| own(&"- a\n  b\\\n".repeat(n))),
];

fn read(text: &str, name: &str) -> (f64, usize) {
    let limits = Limits { line_bytes: usize::MAX, ..Limits::DOCUMENT };
    let source = read_source(text.as_bytes(), Some(name), &limits).unwrap();
    let start = std::time::Instant::now();
    let draft = read_report(&source);
    let seconds = start.elapsed().as_secs_f64();
    assert_adds_up(&draft);
    (seconds, draft.notices.len())
}

/// A text of the product's own form.
fn own(body: &str) -> String {
    format!("<!-- tertial-markdown/1 annual_report 2025 -->\n\n{body}")
}

/// A hundred times the work of a quadratic reading would take minutes; this is a wide guard.
#[test]
fn no_text_takes_more_than_its_share_of_time() {
    const COUNT: usize = 20_000;
    const MOST_SECONDS: f64 = 20.0;
    for (what, make) in MAKINGS {
        for name in ["a.txt", "a.md"] {
            let (seconds, notices) = read(&make(COUNT), name);
            assert!(seconds < MOST_SECONDS, "{what} as {name}: {seconds} s");
            assert!(notices <= 4 * COUNT, "{what}: {notices} notices");
        }
    }
}

/// The counts of what is made grow as the input does.
#[test]
fn twice_the_goals_are_twice_the_goals() {
    let goals = |count: usize| {
        let mut text = String::new();
        for number in 0..count {
            let _ = write!(text, "Enhetsmål:\nMål nummer {number}\n\nAnalys\n\nText.\n\n");
        }
        let draft = crate::draft(&text, "a.txt");
        (draft.report.walk_goals().count(), draft.ledger.lines)
    };
    assert_eq!(goals(1_000), (1_000, 4_000));
    assert_eq!(goals(2_000), (2_000, 8_000));
}

#[test]
fn levels_nest_four_deep_and_no_deeper() {
    let text = "KF:s inriktningsmål:\nA\n\nKF:s mål för verksamhetsområdet:\nB\n\nNämndmål:\nC\n\n\
                Enhetsmål:\nD\n\n"
        .repeat(500);
    let draft = crate::draft(&text, "a.txt");
    assert_eq!(draft.report.goals.len(), 500);
    assert_eq!(draft.report.walk_goals().count(), 2_000);
    let deepest = &draft.report.goals[0].goals[0].goals[0].goals[0];
    assert_eq!(deepest.title, "D");
    assert!(deepest.goals.is_empty());
}

#[test]
fn a_large_text_has_words_enough_for_its_lines_and_cells() {
    let read = |text: &str| read_source(text.as_bytes(), None, &Limits::DOCUMENT).map(|_| ());
    let refused = |text: &str| matches!(read(text), Err(ExtractError::TooManyLines { .. }));
    assert!(refused(&"Ett mål\n".repeat(400_000)), "eight bytes a line");
    assert!(refused(&"a\tb\tc\td\te\n".repeat(400_000)), "two bytes a cell");
    assert!(read(&"Ett mål\n".repeat(140_000)).is_ok());
    assert!(read(&"Ett mål som enheten har\n".repeat(400_000)).is_ok());
}

#[test]
fn one_wide_row_does_not_widen_a_long_table() {
    let mut text = String::from("Övrigt\n\nTabellen.\n\n");
    text.push_str(&"a\t".repeat(60));
    text.push_str(&"\nIntäkter\t1".repeat(5_000));
    let draft = crate::draft(&text, "a.txt");
    assert_adds_up(&draft);
    let cells: usize = draft.report.tables[0].rows.iter().map(Vec::len).sum();
    assert!(cells < 50_000, "{cells} cells");
}
