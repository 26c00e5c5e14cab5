//! Counts in a text held against the table of its section: by the row and the column that its words name.

mod words;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::report::PlainTable;

use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::Place;
use crate::rules::sum_mismatch::shown;
use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::related;
use crate::swedish::scope::{Role, Time, clause, month_name, scope, segment};
use crate::swedish::tie::KeyWords;

use super::SPEC;
pub(super) use words::counts_time;
use words::{
    differs, is_count, is_label, is_of_a_rest, is_of_all, is_of_columns_year, is_part_of_year,
};

/// A table of counts with the words that name its rows and columns.
struct Counts<'t> {
    at: usize,
    plain: &'t PlainTable,
    table: FigureTable,
    /// The telling words of each row's label.
    rows: Vec<KeyWords>,
    /// The telling words of each figure column's header.
    columns: Vec<KeyWords>,
}

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings) {
    for (at, plain) in facts.report.tables.iter().enumerate() {
        let Some(counts) = Counts::new(at, plain) else { continue };
        let own = plain.section.map(Place::Section);
        let under = name_key(plain.under.as_deref().unwrap_or_default());
        let texts = facts.passages.iter().filter(|passage| {
            own.as_ref() == Some(&passage.place)
                || passage.heading.is_some_and(|heading| name_key(heading) == under)
        });
        for passage in texts {
            let is_told =
                out.found.iter().any(|own| own.rule == SPEC.rule && own.place == passage.place);
            let found = passage
                .paragraphs
                .iter()
                .filter(|_| !is_told)
                .find_map(|paragraph| counts.contradicted(facts, passage, paragraph));
            out.extend(found);
        }
    }
}

impl<'t> Counts<'t> {
    /// A table whose figures all count things.
    fn new(at: usize, plain: &'t PlainTable) -> Option<Self> {
        let table = FigureTable::new(plain);
        let figures = table.rows.iter().flat_map(|row| row.figures.iter().flatten());
        if !table.holds_only_counts(plain) || figures.count() <= 2 {
            return None;
        }
        let rows = table.rows.iter().map(|row| KeyWords::new(&row.label)).collect();
        let header = |at: usize| plain.header.get(at).map_or("", String::as_str);
        let columns = table.columns.iter().map(|own| KeyWords::new(header(own.at))).collect();
        Some(Self { at, plain, table, rows, columns })
    }

    /// The first count of a paragraph that its row and column contradict.
    fn contradicted(
        &self,
        facts: &Facts<'_>,
        passage: &Passage<'_>,
        paragraph: &Paragraph<'_>,
    ) -> Option<Finding> {
        (0..paragraph.sentences.len()).find_map(|sentence| {
            let range = paragraph.sentences.get(sentence)?.clone();
            let figures: Vec<&Figure> =
                paragraph.figures_in(sentence).filter(|own| is_count(paragraph, own)).collect();
            let mut column = None;
            figures.iter().enumerate().find_map(|(place, figure)| {
                let segment = segment(paragraph, &range, &figures, place);
                let by_noun = self.column_named(paragraph, figure, &segment);
                column = by_noun.or(column);
                let own = column.or_else(|| self.only_column())?;
                if is_of_a_rest(paragraph, &clause(paragraph, &range, figure)) {
                    return None;
                }
                let told = Told {
                    figure,
                    of: share(paragraph, &figures, place, &range),
                    segment,
                    sentence: range.clone(),
                    column: own,
                };
                let told_by_noun = by_noun.is_some();
                self.wrong(facts, paragraph, &told, told_by_noun).map(|row| {
                    self.finding(passage, paragraph.sentence(sentence), figure, (row, own))
                })
            })
        })
    }

    /// The column that the word after a count names, or a part of the year near it.
    fn column_named(
        &self,
        paragraph: &Paragraph<'_>,
        figure: &Figure,
        segment: &Range<usize>,
    ) -> Option<usize> {
        let by_time = self.table.columns.iter().position(|column| {
            let header = name_key(self.plain.header.get(column.at).map_or("", String::as_str));
            segment.clone().any(|at| is_part_of_year(&header, paragraph, at))
        });
        if by_time.is_some() {
            return by_time;
        }
        let after = figure.word_end..(figure.word_end + 2).min(segment.end);
        let words: Vec<usize> = after.chain(segment.start..figure.word).collect();
        words.into_iter().find_map(|at| {
            self.columns.iter().position(|column| {
                column.words().iter().any(|own| related(own, paragraph.word(at)))
            })
        })
    }

    /// The total's column, or the one that there is.
    fn only_column(&self) -> Option<usize> {
        self.table
            .column(ColumnKind::Total)
            .or_else(|| (self.table.columns.len() == 1).then_some(0))
    }

    /// The row that contradicts a count.
    fn wrong(
        &self,
        facts: &Facts<'_>,
        paragraph: &Paragraph<'_>,
        told: &Told<'_>,
        told_by_noun: bool,
    ) -> Option<&Row> {
        let scope = scope(paragraph, told.figure, facts.year);
        // The month that the report ends with is its own.
        let month = facts.cut_off_on.map_or("", |day| month_name(day.month()));
        let is_cut_off =
            facts.is_tertial() && told.sentence.clone().any(|at| paragraph.word(at) == month);
        let is_of_column = is_of_columns_year(self.header(told.column), paragraph, &told.sentence);
        let is_time = scope.time == Time::Now
            || is_of_column
            || is_cut_off
            || scope.time == Time::Other && self.is_of_year_parts(told.column);
        if !is_time || !matches!(scope.role, Role::Level) {
            return None;
        }
        let named = self.row_named(paragraph, &told.segment).or_else(|| {
            if let Share::Some(rest) = &told.of {
                return self.row_named(paragraph, rest);
            }
            let before = told.sentence.start..told.figure.word;
            let counts_all = is_of_all(paragraph, &told.sentence);
            self.row_named(paragraph, &before).filter(|_| !counts_all)
        });
        let is_noun_free = !told_by_noun && !self.is_counted(paragraph, told.figure);
        let row = match named {
            _ if told.of == Share::Whole => self.total()?,
            // "Av 126 arrangemang var 70 för barn": some of them.
            None if paragraph.word(told.sentence.start) == "av"
                && told.figure.word > told.sentence.start + 1 =>
            {
                return None;
            }
            Some(row) => row,
            None if told_by_noun || is_of_all(paragraph, &told.sentence) && !is_noun_free => {
                self.total()?
            }
            None => return None,
        };
        let cell = row.figure(told.column)?;
        let is_whole_row = matches!(row.kind, RowKind::Sum);
        let is_exact = told_by_noun
            || is_of_all(paragraph, &told.sentence)
            || self.tells_others_right(paragraph, told);
        let differs = differs(told.figure, cell, is_exact);
        // A figure of the same row, or of any row where none is named, may be what is meant.
        let elsewhere = self.table.rows.iter().filter(|other| is_whole_row || other.at == row.at);
        let is_elsewhere = elsewhere
            .flat_map(|other| other.figures.iter().flatten())
            .any(|other| *other == told.figure.number);
        let is_named_loosely = named.is_some() && is_noun_free && !self.lists(paragraph, told);
        (differs && !is_elsewhere && !is_named_loosely && !cell.is_zero()).then_some(row)
    }

    /// "Närstående lämnade 56, brukare 41 och medarbetare 12": two of three are their rows' own.
    fn tells_others_right(&self, paragraph: &Paragraph<'_>, told: &Told<'_>) -> bool {
        let is_right = |figure: &&Figure| {
            let cells = self.table.rows.iter().filter_map(|row| row.figure(told.column));
            told.sentence.contains(&figure.word)
                && !std::ptr::eq(*figure, told.figure)
                && cells.into_iter().any(|cell| cell == figure.number)
        };
        paragraph.figures.iter().filter(is_right).count() >= 2
    }

    /// Whether the word after a count is a general one for what the table counts.
    fn is_counted(&self, paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
        let next = paragraph.word(figure.word_end);
        let heading = KeyWords::new(self.plain.under.as_deref().unwrap_or_default());
        let first = KeyWords::new(self.plain.header.first().map_or("", String::as_str));
        let general = ["ärende", "stycken", "st", "person", "synpunkt", "klagomål", "anmälning"];
        figure.unit == UnitOfMeasure::Pieces
            || general.iter().any(|own| next.starts_with(own))
            || heading.words().iter().chain(first.words()).any(|own| related(own, next))
    }

    /// Whether the sentence tells several rows, one after the other.
    fn lists(&self, paragraph: &Paragraph<'_>, told: &Told<'_>) -> bool {
        let label =
            |row: &KeyWords| told.sentence.clone().any(|at| is_label(row, paragraph.word(at)));
        self.rows.iter().filter(|row| label(row)).count() > 1
            || told.segment.len() < 8 && told.figure.number > Decimal::ONE
    }

    /// The one row whose label words name.
    fn row_named(&self, paragraph: &Paragraph<'_>, words: &Range<usize>) -> Option<&Row> {
        let mut named = self.table.rows.iter().enumerate().filter(|(at, row)| {
            row.kind == RowKind::Item
                && self.rows.get(*at).is_some_and(|label| {
                    words.clone().any(|at| is_label(label, paragraph.word(at)))
                })
        });
        let (_, row) = named.next()?;
        named.next().is_none().then_some(row)
    }

    fn total(&self) -> Option<&Row> {
        self.table.rows.iter().rev().find(|row| row.kind == RowKind::Sum)
    }

    fn header(&self, column: usize) -> &str {
        let at = self.table.columns.get(column).map_or(0, |column| column.at);
        self.plain.header.get(at).map_or("", String::as_str)
    }

    fn is_of_year_parts(&self, column: usize) -> bool {
        let header = name_key(self.header(column));
        matches!(header.as_str(), "vt" | "ht" | "t1" | "t2" | "t3" | "vb")
    }

    fn finding(
        &self,
        passage: &Passage<'_>,
        words: &str,
        figure: &Figure,
        (row, column): (&Row, usize),
    ) -> Finding {
        let cell = row.figure(column).unwrap_or_default();
        Finding::new(SPEC.rule, "text", passage.place.clone())
            .with("said", shown(figure.number))
            .with("total", shown(cell))
            .quote(passage.place.clone(), words)
            .quote(
                Place::Table { table: self.at, row: Some(row.at) },
                self.table.printed(self.plain, row, column),
            )
    }
}

/// A count with where its words stand.
struct Told<'p> {
    figure: &'p Figure,
    segment: Range<usize>,
    sentence: Range<usize>,
    column: usize,
    of: Share,
}

/// Where a count stands in "elva av nitton".
#[derive(Debug, PartialEq, Eq)]
enum Share {
    /// In none.
    No,
    /// It is the first; the words after the second say of what.
    Some(Range<usize>),
    /// It is the second.
    Whole,
}

fn share(
    paragraph: &Paragraph<'_>,
    figures: &[&Figure],
    place: usize,
    sentence: &Range<usize>,
) -> Share {
    let is_pair = |one: &Figure, other: &Figure| {
        paragraph.word(one.word_end) == "av" && other.word <= one.word_end + 2
    };
    let own = figures.get(place);
    let before = place.checked_sub(1).and_then(|at| figures.get(at));
    let after = figures.get(place + 1);
    match (own, before, after) {
        (Some(own), Some(before), _) if is_pair(before, own) => Share::Whole,
        (Some(own), _, Some(after)) if is_pair(own, after) => {
            let end = figures.get(place + 2).map_or(sentence.end, |next| next.word);
            Share::Some(after.word_end..end)
        }
        _ => Share::No,
    }
}
