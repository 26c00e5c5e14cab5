//! The document as the data that the template draws. Every word passes one function on its way.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tertial_report::document::{
    Alignment, Block, Cell, CellRole, Cover, Document, Figure, GoalHeading, HeadingLevel, Inline,
    LabelledLines, Language, LanguageTag, LinkTarget, List, ListOrder, PagePart, Row, RowRole, Run,
    Sign, StatusMark, Table,
};
use tertial_report::outline;
use tertial_report::template::{FontFamily, Look};

use crate::columns::{self, Layout};
use crate::hyphens;
use crate::printable::{ZERO_WIDTH_SPACE, printable};

/// A heading's words are bookmarks and names of parts too, where no long text has room: more words
/// than this stand as a paragraph under the heading.
const HEADING_CHARACTERS_MAX: usize = 1_000;

/// Names of tables and pictures, which are read aloud and not seen, end here.
const NAME_CHARACTERS_MAX: usize = 4_000;

/// A header stands again on every page of its table; with longer words it is a row like others.
const HEADER_CHARACTERS_MAX: usize = 160;

/// Words of signs, kinds of goal and the foot end here: they are ours or a city's, and short.
const WORD_CHARACTERS_MAX: usize = 80;

/// Lines of the running head end here.
const RUNNING_CHARACTERS_MAX: usize = 48;

/// The document as data. `text` is given every word that a person or a message file wrote.
pub(crate) fn data(
    document: &Document,
    has_attached: bool,
    text: &mut dyn FnMut(&str) -> String,
) -> Value {
    let body = document.layout.look.fonts.body;
    let mut writer = Writer { text, signs: BTreeSet::new(), body };
    let frame = &document.frame;
    let attached = has_attached.then(|| {
        json!({
            "data": writer.cut(&frame.attached_data, WORD_CHARACTERS_MAX),
            "tables": writer.cut(&frame.attached_tables, WORD_CHARACTERS_MAX),
        })
    });
    let mut data = writer.document(document);
    if let Value::Object(parts) = &mut data {
        parts.insert("attached".to_owned(), attached.into());
    }
    data
}

struct Writer<'a> {
    text: &'a mut dyn FnMut(&str) -> String,
    signs: BTreeSet<Sign>,
    body: FontFamily,
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
            "title": self.cut(document.title.as_str(), HEADING_CHARACTERS_MAX),
            "metadata": {
                "title": self.metadata(document.title.as_str(), HEADING_CHARACTERS_MAX),
                "author": document
                    .organisation
                    .as_ref()
                    .map(|own| self.metadata(own, RUNNING_CHARACTERS_MAX)),
            },
            "title-rest": self.rest(&[Inline::plain(document.title.as_str())]),
            "has-heading": has_heading,
            "subtitle": self.optional(document.subtitle.as_ref()),
            "organisation": self.optional(document.organisation.as_ref()),
            "caution": document.caution.as_ref().map(|words| self.cut(words, WORD_CHARACTERS_MAX)),
            "imprint": document.imprint.as_ref().map(|words| self.cut(words, WORD_CHARACTERS_MAX)),
            "running": self.running(document),
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
            "look": look(&document.layout.look),
            "has-contents": document.layout.has_contents
                && document.blocks.iter().any(|b| outline::contents_level(b).is_some()),
            "contents-depth": outline::contents_depth(&document.blocks).number(),
            "legend": document.legend.iter().map(|entry| json!({
                "mark": self.mark(&entry.mark),
                "meaning": self.words(&entry.meaning),
            })).collect::<Vec<_>>(),
            "blocks": self.blocks(document),
            "signs": self.drawings(),
        })
    }

    fn blocks(&mut self, document: &Document) -> Vec<Value> {
        let mut blocks = Vec::with_capacity(document.blocks.len());
        for (at, block) in document.blocks.iter().enumerate() {
            if document.layout.page_breaks.contains(&at) {
                blocks.push(json!({ "is": "page-break" }));
            }
            blocks.push(self.block(block));
        }
        blocks
    }

    fn words(&mut self, words: &str) -> String {
        (self.text)(words)
    }

    fn optional(&mut self, words: Option<&String>) -> Value {
        words.map_or(Value::Null, |words| self.words(words).into())
    }

    /// Words, no more than so many characters of them.
    fn cut(&mut self, words: &str, characters_max: usize) -> String {
        let words = self.words(words);
        match words.char_indices().nth(characters_max) {
            Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
            None => words,
        }
    }

    /// Words for the file's metadata, which stand in it as they are: two words with which a file's
    /// parts end are parted, so that no reader takes them for that.
    fn metadata(&mut self, words: &str, characters_max: usize) -> String {
        let words = self.cut(words, characters_max).replace(ZERO_WIDTH_SPACE, "");
        words.replace("endstream", "end stream").replace("endobj", "end obj")
    }

    /// What stands at the head of every page but the first.
    fn running(&mut self, document: &Document) -> Value {
        let cover = &document.cover;
        let mut line =
            |words: Option<&String>| words.map(|words| self.cut(words, RUNNING_CHARACTERS_MAX));
        json!({
            "left": [
                line(document.organisation.as_ref()),
                line(cover.unit.as_ref().or(cover.administration.as_ref())),
            ],
            "middle": [line(cover.kind.as_ref()), line(cover.register_number.as_ref())],
            "date": line(cover.date.as_ref()),
        })
    }

    /// The words of a heading, number first; a heading without words is a dash.
    fn heading(&mut self, number: Option<&String>, text: &[Inline]) -> Value {
        let words = text.iter().map(Inline::words).collect::<String>();
        let all = match number {
            Some(number) => format!("{number} {words}"),
            None => words,
        };
        let cut = self.cut(&all, HEADING_CHARACTERS_MAX);
        if cut.chars().all(|c| c.is_whitespace() || c == ZERO_WIDTH_SPACE) {
            json!(["–"])
        } else if HEADING_CHARACTERS_MAX < all.chars().count() {
            json!([cut])
        } else {
            let number = number.map(|number| Inline::plain(format!("{number} ")));
            let all: Vec<Inline> = number.into_iter().chain(text.iter().cloned()).collect();
            self.inlines(&all)
        }
    }

    /// The words of a heading once more, where the heading had no room for them.
    fn rest(&mut self, text: &[Inline]) -> Value {
        let characters: usize = text.iter().map(|inline| inline.words().chars().count()).sum();
        if HEADING_CHARACTERS_MAX < characters { self.inlines(text) } else { Value::Null }
    }

    fn lines(&mut self, lines: &[String]) -> Vec<String> {
        lines.iter().map(|line| self.words(line)).collect()
    }

    fn cover(&mut self, cover: &Cover) -> Value {
        let people = [&cover.case_officer, &cover.recipient].into_iter().flatten();
        json!({
            "is-head": cover.is_head(),
            "kind": self.optional(cover.kind.as_ref()),
            "administration": self.optional(cover.administration.as_ref()),
            "unit": self.optional(cover.unit.as_ref()),
            "register-number": self.optional(cover.register_number.as_ref()),
            "date": self.optional(cover.date.as_ref()),
            "people":
                people.chain(&cover.others).map(|it| self.labelled(it)).collect::<Vec<_>>(),
            "signatories": cover.signatories.as_ref().map(|it| self.labelled(it)),
            "decisions": cover.decisions.as_ref().map(|proposed| json!({
                "heading": self.heading(None, &[Inline::plain(&*proposed.heading)]),
                "items": self.items(&proposed.decisions),
            })),
            "addresses": self.lines(&cover.addresses),
        })
    }

    fn labelled(&mut self, LabelledLines { label, lines }: &LabelledLines) -> Value {
        json!({ "label": self.words(label), "lines": self.lines(lines) })
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Heading(heading) => json!({
                "is": "heading",
                "level": heading.level.number(),
                "text": self.heading(heading.number.as_ref(), &heading.text),
                "rest": self.rest(&heading.text),
            }),
            Block::Goal(goal) => self.goal(goal),
            Block::Label(label) => self.label(label.level, &label.text),
            Block::Paragraph(text) => self.paragraph(text),
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

    fn paragraph(&mut self, text: &[Inline]) -> Value {
        let pieces = self.inlines(text);
        let plain: Option<String> =
            pieces.as_array().and_then(|pieces| pieces.iter().map(Value::as_str).collect());
        let hyphens = plain.is_none_or(|plain| hyphens::may_help(&plain, self.body));
        json!({ "is": "paragraph", "text": pieces, "hyphens": hyphens })
    }

    fn goal(&mut self, goal: &GoalHeading) -> Value {
        json!({
            "is": "goal",
            "level": goal.level.number(),
            "kind": self.cut(&goal.kind, WORD_CHARACTERS_MAX),
            "text": self.heading(goal.number.as_ref(), &goal.text),
            "rest": self.rest(&goal.text),
            "mark": self.optional_mark(goal.status.as_ref()),
            "own": goal.own,
        })
    }

    fn label(&mut self, level: HeadingLevel, text: &str) -> Value {
        let text = [Inline::plain(text)];
        json!({
            "is": "label",
            "level": level.number(),
            "text": self.heading(None, &text),
            "rest": self.rest(&text),
        })
    }

    fn figure(&mut self, figure: &Figure) -> Value {
        json!({
            "is": "figure",
            "svg": figure.print_svg(),
            "width": figure.width_px(),
            "alternative": self.cut(&figure.alternative(), NAME_CHARACTERS_MAX),
            "caption": figure.caption().map(|caption| self.words(caption)),
        })
    }

    fn mark(&mut self, mark: &StatusMark) -> Value {
        self.signs.insert(mark.sign);
        json!({ "sign": sign_name(mark.sign), "word": self.cut(&mark.word, WORD_CHARACTERS_MAX) })
    }

    fn optional_mark(&mut self, mark: Option<&StatusMark>) -> Value {
        mark.map_or(Value::Null, |mark| self.mark(mark))
    }

    /// The drawings of the signs that the document uses, once each.
    fn drawings(&self) -> Value {
        let drawings = self
            .signs
            .iter()
            .map(|sign| (sign_name(*sign).to_owned(), sign.svg_for_print().into()));
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
            "link": link.as_ref().map(LinkTarget::as_str),
            "language": language.as_ref().map(LanguageTag::language),
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let headings = table.columns().iter().map(|column| column.heading.chars().count());
        let repeats = headings.max().unwrap_or(0) <= HEADER_CHARACTERS_MAX;
        let columns = table.columns().iter().map(|column| {
            let heading = if repeats { column.heading.as_str() } else { "" };
            json!({
                "heading": columns::breakable(&self.words(heading)),
                "number": column.alignment == Alignment::Number,
            })
        });
        let columns: Vec<_> = columns.collect();
        let layout = Layout::of(table);
        let mut rows = Vec::new();
        for (at, row) in table.rows().iter().enumerate() {
            rows.push(self.row((row, texts_under(table, at)), &layout));
        }
        if !repeats {
            let cells = table.columns().iter().map(|column| Cell::words(&*column.heading));
            let row = Row::Cells { role: RowRole::Plain, cells: cells.collect() };
            rows.insert(0, self.row((&row, &[]), &layout));
        }
        json!({
            "is": "table",
            "caption": self.cut(table.caption(), NAME_CHARACTERS_MAX),
            "measure": table.measure().map(|measure| self.words(measure)),
            "columns": columns,
            "has-header": repeats && table.has_header(),
            "size": layout.size.decipoints(),
            "widths": layout.shares,
            "rows": rows,
            "notes": table.notes().iter().map(|note| self.words(note)).collect::<Vec<_>>(),
        })
    }

    /// A row, with the texts under it that belong to it.
    fn row(&mut self, (row, under): (&Row, &[Row]), layout: &Layout) -> Value {
        match row {
            Row::Cells { role, cells } => json!({
                "sum": *role == RowRole::Sum,
                "breakable": layout.is_breakable(cells, under),
                "texts": under.len(),
                "cells": cells.iter().map(|cell| self.cell(cell)).collect::<Vec<_>>(),
            }),
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
            "doubt": self.optional_mark(cell.doubt.as_ref()),
        })
    }
}

/// Colours and fonts by name; the logo holds shapes alone.
fn look(look: &Look) -> Value {
    let Look { accent, thread, fonts, logo } = look;
    json!({
        "accent": accent.to_string(),
        "thread": thread.to_string(),
        "body": fonts.body.code(),
        "headings": fonts.headings.code(),
        "tables": fonts.tables.code(),
        "logo": logo.as_ref().map(|logo| json!({
            "svg": logo.svg(),
            "proportion": logo.proportion(),
            "alternative": printable(logo.alternative()),
        })),
    })
}

/// The texts over the whole width that belong to a row.
fn texts_under(table: &Table, at: usize) -> &[Row] {
    let after = table.rows().get(at + 1..).unwrap_or_default();
    let count = after.iter().take_while(|row| matches!(row, Row::Full { .. })).count();
    after.get(..count).unwrap_or_default()
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
