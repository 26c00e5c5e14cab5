//! The document as the data that the template draws. Every word passes one function on its way.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tertial_report::document::{
    Alignment, Block, Cell, CellRole, Cover, Document, Figure, GoalHeading, HeadingLevel, Inline,
    LabelledLines, Language, List, ListOrder, PagePart, Row, RowRole, Run, Sign, StatusMark,
    Table,
};
use tertial_report::outline;

use crate::columns;

/// Rows with more characters than this may be broken over pages: they could outgrow one.
const UNBROKEN_ROW_CHARACTERS_MAX: usize = 900;

/// The document as data. `text` is given every word that a person or a message file wrote.
pub(crate) fn data(document: &Document, text: &mut dyn FnMut(&str) -> String) -> Value {
    Writer { text, signs: BTreeSet::new() }.document(document)
}

struct Writer<'a> {
    text: &'a mut dyn FnMut(&str) -> String,
    signs: BTreeSet<Sign>,
}

impl Writer<'_> {
    fn document(mut self, document: &Document) -> Value {
        let frame = &document.frame;
        let has_heading = document.cover.decisions.is_some()
            || !document.legend.is_empty()
            || document.blocks.iter().any(|block| block.level().is_some());
        let (language, region) = match document.language {
            Language::Swedish => ("sv", "SE"),
            Language::English => ("en", "GB"),
        };
        json!({
            "language": language,
            "region": region,
            "title": self.words(document.title.as_str()),
            "has-heading": has_heading,
            "subtitle": self.optional(document.subtitle.as_ref()),
            "organisation": self.optional(document.organisation.as_ref()),
            "cover": self.cover(&document.cover),
            "frame": {
                "contents": self.words(&frame.contents),
                "legend": self.words(&frame.legend),
                "legend-sign": self.words(&frame.legend_sign),
                "legend-meaning": self.words(&frame.legend_meaning),
                "page": frame.page.0.iter().map(|part| match part {
                    PagePart::Words(words) => json!({ "words": self.words(words) }),
                    PagePart::Number => json!("number"),
                    PagePart::Total => json!("total"),
                }).collect::<Vec<_>>(),
            },
            "has-contents": document.blocks.iter().any(|b| outline::contents_level(b).is_some()),
            "contents-depth": outline::contents_depth(&document.blocks).number(),
            "legend": document.legend.iter().map(|entry| json!({
                "mark": self.mark(&entry.mark),
                "meaning": self.words(&entry.meaning),
            })).collect::<Vec<_>>(),
            "blocks": document.blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>(),
            "signs": self.drawings(),
        })
    }

    fn words(&mut self, words: &str) -> String {
        (self.text)(words)
    }

    fn optional(&mut self, words: Option<&String>) -> Value {
        words.map_or(Value::Null, |words| self.words(words).into())
    }

    fn lines(&mut self, lines: &[String]) -> Vec<String> {
        lines.iter().map(|line| self.words(line)).collect()
    }

    fn cover(&mut self, cover: &Cover) -> Value {
        let people = [&cover.case_officer, &cover.recipient].into_iter().flatten();
        json!({
            "kind": self.words(&cover.kind),
            "administration": self.optional(cover.administration.as_ref()),
            "unit": self.optional(cover.unit.as_ref()),
            "register-number": self.optional(cover.register_number.as_ref()),
            "date": self.optional(cover.date.as_ref()),
            "people": people.chain(&cover.others).map(|LabelledLines { label, lines }| json!({
                "label": self.words(label),
                "lines": self.lines(lines),
            })).collect::<Vec<_>>(),
            "decisions": cover.decisions.as_ref().map(|proposed| json!({
                "heading": self.words(&proposed.heading),
                "items": self.items(&proposed.decisions),
            })),
            "addresses": self.lines(&cover.addresses),
        })
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Heading(heading) => json!({
                "is": "heading",
                "level": heading.level.number(),
                "number": self.optional(heading.number.as_ref()),
                "text": self.inlines(&heading.text),
            }),
            Block::Goal(goal) => self.goal(goal),
            Block::Label(label) => self.label(label.level, &label.text),
            Block::Paragraph(text) => json!({ "is": "paragraph", "text": self.inlines(text) }),
            Block::List(List { order, items }) => json!({
                "is": match order {
                    ListOrder::Unordered => "list",
                    ListOrder::Ordered => "counted",
                },
                "items": self.items(items),
            }),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn goal(&mut self, goal: &GoalHeading) -> Value {
        json!({
            "is": "goal",
            "level": goal.level.number(),
            "kind": self.words(&goal.kind),
            "number": self.optional(goal.number.as_ref()),
            "text": self.inlines(&goal.text),
            "mark": self.optional_mark(goal.status.as_ref()),
            "own": goal.own,
        })
    }

    fn label(&mut self, level: HeadingLevel, text: &str) -> Value {
        json!({ "is": "label", "level": level.number(), "text": self.words(text) })
    }

    fn figure(&mut self, figure: &Figure) -> Value {
        json!({
            "is": "figure",
            "svg": dressed(&figure.svg),
            "alternative": self.words(&figure.alternative),
            "caption": self.optional(figure.caption.as_ref()),
        })
    }

    fn mark(&mut self, mark: &StatusMark) -> Value {
        self.signs.insert(mark.sign);
        json!({ "sign": sign_name(mark.sign), "word": self.words(&mark.word) })
    }

    fn optional_mark(&mut self, mark: Option<&StatusMark>) -> Value {
        mark.map_or(Value::Null, |mark| self.mark(mark))
    }

    /// The drawings of the signs that the document uses, once each.
    fn drawings(&self) -> Value {
        let drawings = self.signs.iter().map(|sign| (sign_name(*sign).to_owned(), sign.svg_for_print().into()));
        Value::Object(drawings.collect::<Map<_, _>>())
    }

    fn items(&mut self, items: &[Vec<Inline>]) -> Vec<Value> {
        items.iter().map(|item| self.inlines(item)).collect()
    }

    /// Runs as a list: a string is plain words, an object has marks, nothing is a new line.
    fn inlines(&mut self, inlines: &[Inline]) -> Value {
        let pieces = inlines.iter().map(|inline| match inline {
            Inline::Run(run) => self.run(run),
            Inline::Break => Value::Null,
        });
        Value::Array(pieces.collect())
    }

    fn run(&mut self, run: &Run) -> Value {
        let words = self.words(&run.text);
        let Run { text: _, strong, emphasis, link, language } = run;
        if !strong && !emphasis && link.is_none() && language.is_none() {
            return words.into();
        }
        json!({
            "words": words,
            "strong": strong,
            "emphasis": emphasis,
            "link": link.as_ref().map(|target| target.as_str()),
            "language": language.map(|language| language.code()),
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let columns = table.columns().iter().map(|column| {
            json!({
                "heading": columns::breakable(&self.words(&column.heading)),
                "number": column.alignment == Alignment::Number,
            })
        });
        let columns: Vec<_> = columns.collect();
        json!({
            "is": "table",
            "caption": self.words(table.caption()),
            "columns": columns,
            "has-header": table.has_header(),
            "widths": columns::shares(table),
            "rows": table.rows().iter().map(|row| self.row(row)).collect::<Vec<_>>(),
        })
    }

    fn row(&mut self, row: &Row) -> Value {
        match row {
            Row::Cells { role, cells } => {
                let characters = cells.iter().map(columns::cell_characters).max().unwrap_or(0);
                json!({
                    "sum": *role == RowRole::Sum,
                    "breakable": UNBROKEN_ROW_CHARACTERS_MAX < characters * cells.len(),
                    "cells": cells.iter().map(|cell| self.cell(cell)).collect::<Vec<_>>(),
                })
            }
            Row::Full { label, paragraphs } => json!({
                "label": self.optional(label.as_ref()),
                "paragraphs": self.items(paragraphs),
            }),
        }
    }

    fn cell(&mut self, cell: &Cell) -> Value {
        json!({
            "header": cell.role == CellRole::RowHeader,
            "number": cell.alignment == Alignment::Number,
            "unbroken": cell.unbroken,
            "mark": self.optional_mark(cell.mark.as_ref()),
            "text": self.inlines(&cell.text),
        })
    }
}

const fn sign_name(sign: Sign) -> &'static str {
    match sign {
        Sign::Disc => "disc",
        Sign::Diamond => "diamond",
        Sign::Square => "square",
        Sign::Dash => "dash",
        Sign::DashedRing => "dashed-ring",
        Sign::Check => "check",
        Sign::Play => "play",
        Sign::Warning => "warning",
        Sign::Ring => "ring",
        Sign::Question => "question",
        Sign::HalfRing => "half-ring",
    }
}

/// A picture's classes get the colours of paper: a page's style sheet does not reach into a PDF.
fn dressed(svg: &str) -> String {
    let style = include_str!("../templates/charts.css");
    let begins = svg.find("<svg").unwrap_or(0);
    match svg.get(begins..).and_then(|rest| rest.find('>')).map(|at| begins + at + 1) {
        Some(inside) => match svg.split_at_checked(inside) {
            Some((head, tail)) => format!("{head}<style>{style}</style>{tail}"),
            None => svg.to_owned(),
        },
        None => svg.to_owned(),
    }
}
