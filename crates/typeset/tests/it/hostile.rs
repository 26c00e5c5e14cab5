//! Words that look like markup, are endless, or are missing: printed as they stand or replaced by
//! a square, and never an error.

use proptest::prelude::*;
use tertial_domain::assessment::GradingScale;
use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::status_mark::Sign;
use tertial_report::compose::{Setting, compose};
use tertial_report::document::{
    Block, Cell, Column, Cover, Document, GoalHeading, Heading, HeadingLevel, Inline, Label,
    LabelledLines, LanguageTag, LegendEntry, LinkTarget, List, ListOrder, ProposedDecisions,
    RowRole, Run, StatusMark, Table, Title,
};
use tertial_report::outline;
use tertial_typeset::{CHARACTERS_MAX, TypesetError, typeset, typeset_with_data, unprintable};

use crate::reading::{assert_valid, assert_valid_with_data, folded, letters, pages, pdf, stamp};

/// Every sign that Typst gives a meaning, and some commands that must never run.
const MARKUP: [&str; 18] = [
    "#panic()",
    "#panic(\"nej\")",
    "#read(\"/etc/passwd\")",
    "$ sum_(i=1)^n $",
    "*fet* _kursiv_",
    "= Rubrik",
    "- punkt + siffra / term: ord",
    "@referens <etikett>",
    "`kod` ```rust kod```",
    "\\ \\# \\u{41}",
    "// inte en kommentar",
    "/* inte heller */",
    "a~b -? -- --- ...",
    "\"citat\" 'enkelt'",
    "[innehåll] {kod} (uttryck)",
    "https://ekstad.example/#x",
    "-> => 2x4 1/2",
    "#import \"@preview/x:0.1.0\"",
];

/// What would be markup in a web page, in XML, in Word and in a spreadsheet.
const OTHER_MARKUP: [&str; 12] = [
    "<script>alert(1)</script>",
    "<b onclick='x()'>fet</b>",
    "&amp; &lt; &#65; &nbsp;",
    "<!-- dold -->",
    "]]> <![CDATA[ dold ]]>",
    "<?xml version=\"1.0\"?>",
    "<!ENTITY x SYSTEM \"file:///etc/passwd\"> &x;",
    "<w:p><w:r><w:t>text</w:t></w:r></w:p>",
    "{ INCLUDETEXT \"c:\\\\boot.ini\" }",
    "{ HYPERLINK \"https://ekstad.example\" } { TOC \\o }",
    "=cmd|' /C calc'!A0",
    "%PDF-1.7 endobj endstream (text) Tj",
];

fn empty() -> Document {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    compose(&Report::default(), &Setting { localizer, organisation: None, scale: &scale })
}

/// A document with the same words in every place that holds words.
fn document_of(words: &str) -> Document {
    let mut document = empty();
    let text = vec![Inline::plain(words)];
    let marked = vec![
        Inline::Run(Run {
            text: words.to_owned(),
            strong: true,
            emphasis: true,
            link: LinkTarget::new("https://ekstad.example/"),
            language: LanguageTag::new("en"),
        }),
        Inline::Break,
        Inline::plain(words),
    ];
    let level = HeadingLevel::TOP;
    let mark = StatusMark { sign: Sign::Diamond, word: words.to_owned() };
    let mut table = Table::new(words, vec![Column::text(words), Column::number(words)]);
    table.push_row(RowRole::Plain, vec![Cell::row_header(words), Cell::number(words)]);
    table.push_full(Some(words.to_owned()), vec![text.clone(), marked.clone()]);
    table.push_row(RowRole::Sum, vec![Cell::status(mark.clone()), Cell::words(words)]);
    let table = table.measured_in(Some(words.to_owned())).noted(vec![words.to_owned(); 2]);
    document.title = Title::first_of([words, "Titel"]);
    document.subtitle = Some(words.to_owned());
    document.organisation = Some(words.to_owned());
    document.caution = Some(words.to_owned());
    document.imprint = Some(words.to_owned());
    document.cover = cover_of(words, &text);
    document.legend = vec![LegendEntry { mark: mark.clone(), meaning: words.to_owned() }];
    document.blocks = vec![
        Block::Heading(Heading {
            anchor: None,
            level,
            number: Some(words.to_owned()),
            text: text.clone(),
        }),
        Block::Goal(GoalHeading {
            anchor: None,
            level: level.deeper(),
            kind: words.to_owned(),
            number: None,
            text: text.clone(),
            status: Some(mark),
            own: true,
        }),
        Block::Label(Label { level: level.deeper().deeper(), text: words.to_owned() }),
        Block::Paragraph(marked),
        Block::List(List { order: ListOrder::Ordered, items: vec![text.clone(), Vec::new()] }),
        Block::Table(table),
        Block::List(List { order: ListOrder::Unordered, items: vec![text] }),
    ];
    document
}

/// A head with the same words in every place.
fn cover_of(words: &str, text: &[Inline]) -> Cover {
    let own = || Some(words.to_owned());
    let labelled = LabelledLines { label: words.to_owned(), lines: vec![words.to_owned(); 2] };
    let heading = words.to_owned();
    let decisions = ProposedDecisions { heading, decisions: vec![text.to_vec(); 2] };
    Cover {
        kind: own(),
        administration: own(),
        unit: own(),
        register_number: own(),
        date: own(),
        case_officer: Some(labelled.clone()),
        recipient: Some(labelled.clone()),
        others: vec![labelled.clone()],
        decisions: Some(decisions),
        signatories: Some(labelled),
        addresses: vec![words.to_owned()],
    }
}

#[test]
fn markup_of_other_forms_is_printed_as_it_stands() {
    let document = document_of(&OTHER_MARKUP.join(" "));
    let file = typeset_with_data(&document, &stamp(), b"{}").unwrap();
    assert_valid_with_data(&file);
    let printed = letters(&file);
    for sign in OTHER_MARKUP {
        let count = printed.matches(&folded(sign)).count();
        assert!(10 < count, "{sign:?} stands {count} times");
    }
}

#[test]
fn words_of_two_hundred_letters_stay_on_the_page_and_whole() {
    let word: String = "Ansvarsfördelningsutredningsprocess".chars().cycle().take(200).collect();
    let file = pdf(&document_of(&format!("{word} {word}")));
    assert_valid(&file);
    assert!(10 < letters(&file).matches(&word).count());
}

#[test]
fn a_table_of_thousands_of_rows_is_whole() {
    const ROWS: usize = 2_500;
    let mut table = Table::new("Lista", vec![Column::text("Post"), Column::number("Tkr")]);
    for row in 0..ROWS {
        let name = format!("Post{row:05}");
        table.push_row(RowRole::Plain, vec![Cell::row_header(name), Cell::number("1")]);
    }
    let mut document = empty();
    document.blocks = vec![Block::Table(table)];
    let file = pdf(&document);
    let pages = pages(&file);
    let printed = pages.concat();
    for row in 0..ROWS {
        assert!(printed.contains(&format!("Post{row:05}")), "row {row}");
    }
    assert_eq!(printed.matches("PostTkr").count(), pages.len(), "a head on every page");
}

#[test]
fn markup_in_words_is_printed_as_it_stands() {
    let words = MARKUP.join(" ");
    let file = pdf(&document_of(&words));
    assert_valid(&file);
    let printed = letters(&file);
    for sign in MARKUP {
        // Once in the title, the heading, the contents list, the goal, the table, ...
        let count = printed.matches(&folded(sign)).count();
        assert!(10 < count, "{sign:?} stands {count} times");
    }
}

#[test]
fn nothing_at_all_is_a_document() {
    assert_valid(&pdf(&empty()));
    assert_valid(&pdf(&document_of("")));
    let mut without_columns = empty();
    let mut table = Table::new("", Vec::new());
    table.push_full(None, Vec::new());
    without_columns.blocks = vec![Block::Table(table), Block::Table(Table::new("", Vec::new()))];
    assert_valid(&pdf(&without_columns));
}

#[test]
fn words_that_no_font_has_become_squares() {
    let words =
        "👩‍👩‍👧 שלום مرحبا \u{f0fc} a\u{30a} x\u{302}\u{320}\u{489} \u{1}\u{feff} \u{202e}abc 漢字";
    let document = document_of(words);
    let lacking = unprintable(&document);
    assert!(lacking.contains(&'👩') && lacking.contains(&'漢'), "{lacking:?}");
    assert!(!lacking.contains(&'å') && !lacking.contains(&'x'), "{lacking:?}");
    let file = pdf(&document);
    assert_valid(&file);
    assert!(letters(&file).contains("å"));
}

#[test]
fn endless_words_stay_on_the_page() {
    for endless in ["å".repeat(10_000), "#".repeat(10_000)] {
        let file = pdf(&document_of(&endless));
        assert_valid(&file);
        assert!(letters(&file).matches(endless.chars().next().unwrap()).count() > 150_000);
    }
}

#[test]
fn a_text_without_end_is_refused_before_the_work() {
    let mut document = empty();
    let words = "ord ".repeat(CHARACTERS_MAX / 4 + 1);
    document.blocks = vec![Block::Paragraph(vec![Inline::plain(words)])];
    let refused = typeset(&document, &stamp());
    assert!(matches!(refused, Err(TypesetError::TooLong { .. })), "{refused:?}");
}

fn block() -> impl Strategy<Value = Block> {
    let words = "\\PC{0,40}|[#$*_=<>@`\\\\\\[\\]{}()/~\"'. \n-]{0,20}";
    let inlines = proptest::collection::vec(
        (words, any::<bool>(), any::<bool>()).prop_map(|(text, strong, emphasis)| {
            Inline::Run(Run { text, strong, emphasis, ..Run::default() })
        }),
        0..4,
    );
    let level = (1_usize..8).prop_map(HeadingLevel::nearest);
    let cells = proptest::collection::vec((words, any::<bool>()), 0..6);
    let rows = proptest::collection::vec(cells, 0..5);
    prop_oneof![
        (level, inlines.clone()).prop_map(|(level, text)| {
            Block::Heading(Heading { anchor: None, level, number: None, text })
        }),
        inlines.clone().prop_map(Block::Paragraph),
        proptest::collection::vec(inlines, 0..4)
            .prop_map(|items| Block::List(List { order: ListOrder::Unordered, items })),
        (words, rows).prop_map(|(caption, rows)| Block::Table(table(&caption, rows))),
    ]
}

fn table(caption: &str, rows: Vec<Vec<(String, bool)>>) -> Table {
    let mut table = Table::new(caption, vec![Column::text(caption)]);
    for row in rows {
        let cells = row.into_iter().map(|(words, is_number)| {
            if is_number { Cell::number(words) } else { Cell::row_header(words) }
        });
        table.push_row(RowRole::Plain, cells.collect());
    }
    table
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_document_is_a_valid_file(mut blocks in proptest::collection::vec(block(), 0..8)) {
        outline::normalise(&mut blocks);
        let mut document = empty();
        document.blocks = blocks;
        assert_valid(&pdf(&document));
    }
}
