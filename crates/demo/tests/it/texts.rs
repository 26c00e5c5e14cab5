//! What the reports say: each paragraph once, in sound Swedish print.

use std::collections::HashSet;

use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block, RichText};

use crate::usual;

/// Every running text of a report, paragraph by paragraph and item by item.
fn paragraphs(report: &Report) -> Vec<&str> {
    let mut found = Vec::new();
    for section in &report.sections {
        collect(&section.blocks, &mut found);
    }
    for goal in report.walk_goals() {
        for (_, blocks) in &goal.texts {
            collect(blocks, &mut found);
        }
        for row in &goal.indicators {
            collect(&row.analysis, &mut found);
        }
        for row in &goal.activities {
            collect(&row.analysis, &mut found);
        }
    }
    found
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => found.push(text.text()),
            Block::BulletList(items) | Block::NumberedList(items) => {
                found.extend(items.iter().map(RichText::text));
            }
            Block::Table(_) => {}
        }
    }
}

fn check(text: &str) {
    for wrong in ["  ", " ,", " .", "..", "{", "}", ",.", ",,", "\u{1}", " ;", "?"] {
        assert!(!text.contains(wrong), "{wrong:?} in {text:?}");
    }
    assert_eq!(text, text.trim());
    let mut begins = true;
    for (at, letter) in text.char_indices() {
        if begins && letter.is_alphabetic() {
            assert!(letter.is_uppercase(), "a sentence begins small at {at} in {text:?}");
        }
        if letter.is_alphanumeric() {
            begins = false;
        }
        if letter == ' ' && text.get(..at).is_some_and(|before| before.ends_with('.')) {
            begins = true;
        }
    }
}

#[test]
fn no_long_paragraph_stands_twice_and_each_is_sound() {
    let mut seen = HashSet::new();
    let mut count = 0;
    for made in usual().reports() {
        for text in paragraphs(&made.report) {
            check(text);
            if text.chars().count() >= 60 {
                count += 1;
                assert!(seen.insert(text.to_owned()), "twice: {text}");
            }
        }
    }
    assert!(count > 100_000, "{count}");
}

#[test]
fn hardly_any_paragraph_had_to_name_its_report_to_be_its_own() {
    let mut forced = 0;
    for made in usual().reports() {
        forced += paragraphs(&made.report).iter().filter(|t| t.contains("Det gäller ")).count();
    }
    assert!(forced < 20, "{forced}");
}
