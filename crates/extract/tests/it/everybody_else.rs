//! What a reader of `CommonMark` by another maker sees in our Markdown: the words of the report, and
//! no markup that a word could have made.

use std::collections::HashSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block, RichText};
use tertial_presentation::language::Language;

use crate::round_trip::{as_markdown, many_reports};

/// The words of each paragraph, item, cell and heading.
fn seen(text: &str) -> HashSet<String> {
    let mut seen = HashSet::new();
    let mut open = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) => open.push_str(&words),
            Event::SoftBreak | Event::HardBreak => open.push(' '),
            Event::Html(markup) => {
                let markup = markup.trim_end();
                assert!(
                    markup.starts_with("<!-- ") && markup.ends_with(" -->"),
                    "{markup}\n{text}"
                );
            }
            Event::InlineHtml(tag) => {
                let known = ["<strong>", "</strong>", "<em>", "</em>", "</span>"];
                let is_known = known.contains(&tag.as_ref()) || tag.starts_with("<span lang=\"");
                assert!(is_known, "{tag}\n{text}");
            }
            Event::Start(tag) => assert!(
                !matches!(tag, Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Strikethrough),
                "{tag:?}\n{text}"
            ),
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_),
            ) => {
                seen.insert(std::mem::take(&mut open));
            }
            Event::End(_) => {}
            other => panic!("{other:?}\n{text}"),
        }
    }
    seen
}

/// The words that must be there: texts, names and titles.
fn said(report: &Report) -> Vec<String> {
    let mut said: Vec<String> = report.proposed_decisions.clone();
    let mut blocks: Vec<&Block> = report.sections.iter().flat_map(|s| &s.blocks).collect();
    for goal in report.walk_goals() {
        blocks.extend(goal.texts.iter().flat_map(|(_, blocks)| blocks));
        for row in &goal.indicators {
            said.push(row.name.clone());
            blocks.extend(row.analysis.iter().chain(&row.comment));
        }
        for row in &goal.activities {
            said.push(row.name.clone());
            blocks.extend(&row.analysis);
        }
    }
    let words = |text: &RichText| text.text().to_owned();
    for block in blocks {
        match block {
            Block::Paragraph(text) => said.push(words(text)),
            Block::BulletList(items) | Block::NumberedList(items) => {
                said.extend(items.iter().map(words));
            }
            Block::Table(_) => {}
        }
    }
    // A character of nothing is the one that others put in its place.
    said.into_iter().map(|words| words.replace('\0', "\u{fffd}")).collect()
}

#[test]
fn everybody_else_sees_the_words_too() {
    for (at, report) in many_reports(45).iter().enumerate() {
        let text = as_markdown(report, Language::Swedish);
        let seen = seen(&text);
        for words in said(report).into_iter().filter(|words| !words.is_empty()) {
            assert!(seen.contains(&words), "report {at}: {words:?}\n{text}");
        }
    }
}
