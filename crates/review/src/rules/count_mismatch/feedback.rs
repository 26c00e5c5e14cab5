//! Views, complaints and praise: the table by source and by subject, and the text beside it.

use rust_decimal::Decimal;
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::UnitOfMeasure;

use crate::facts::{Facts, Passage};
use crate::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use crate::finding::{Finding, Findings};
use crate::place::Place;
use crate::rules::sum_mismatch::shown;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

use super::SPEC;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings) {
    for (at, plain) in facts.report.tables.iter().enumerate() {
        let table = FigureTable::new(plain);
        let under = name_key(plain.under.as_deref().unwrap_or_default());
        let is_feedback = ["klagomål", "synpunkt"].iter().any(|word| under.contains(word));
        if !table.counts || !is_feedback {
            continue;
        }
        by_group(at, &table, out);
        let own = plain.section.map(Place::Section);
        let texts = facts.passages.iter().filter(|passage| {
            own.as_ref() == Some(&passage.place)
                || passage.heading.is_some_and(|heading| name_key(heading) == under)
        });
        for passage in texts {
            against_text(at, &table, passage, out);
        }
    }
}

/// What a group of rows tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GroupKind {
    /// Who said it.
    Source,
    /// What it is about.
    Subject,
}

fn group_kind(name: &str) -> Option<GroupKind> {
    let key = name_key(name);
    let has = |words: &[&str]| key.split(' ').any(|word| words.contains(&word));
    if has(&["från", "vem", "vilka", "avsändare", "källa", "lämnat", "lämnad", "inkommit"]) {
        return Some(GroupKind::Source);
    }
    has(&["om", "vad", "gäller", "ämne", "avser", "rör", "ärende", "orsak", "område", "innehåll"])
        .then_some(GroupKind::Subject)
}

/// Counts by source against counts by subject.
fn by_group(at: usize, table: &FigureTable, out: &mut Findings) {
    let mut groups: Vec<(GroupKind, String, usize, Vec<&Row>)> = Vec::new();
    let mut current: Option<usize> = None;
    let mut last_name = String::new();
    for row in &table.rows {
        let name = if row.kind == RowKind::Heading { &row.label } else { &row.group };
        if (row.kind == RowKind::Heading || !name.is_empty()) && *name != last_name {
            last_name.clone_from(name);
            current = group_kind(name).map(|kind| {
                groups.push((kind, name.clone(), row.at, Vec::new()));
                groups.len() - 1
            });
        }
        if row.kind == RowKind::Item
            && let Some((.., rows)) = current.and_then(|at| groups.get_mut(at))
        {
            rows.push(row);
        }
    }
    let group = |kind| groups.iter().find(|(own, _, _, rows)| *own == kind && rows.len() > 1);
    let (Some(source), Some(subject)) = (group(GroupKind::Source), group(GroupKind::Subject))
    else {
        return;
    };
    for column in columns_to_compare(table) {
        let sum = |rows: &[&Row]| rows.iter().filter_map(|row| row.figure(column)).sum::<Decimal>();
        let (by_source, by_subject) = (sum(&source.3), sum(&subject.3));
        if by_source == by_subject || by_source.is_zero() || by_subject.is_zero() {
            continue;
        }
        let place = |row: usize| Place::Table { table: at, row: Some(row) };
        out.push(
            Finding::new(SPEC.rule, "groups", place(subject.2))
                .with("source", shown(by_source))
                .with("subject", shown(by_subject))
                .quote(place(source.2), format!("{}: {}", source.1, shown(by_source)))
                .quote(place(subject.2), format!("{}: {}", subject.1, shown(by_subject))),
        );
        return;
    }
}

/// The total's column when there is one, else every column of a part of the year.
fn columns_to_compare(table: &FigureTable) -> Vec<usize> {
    table
        .column(ColumnKind::Total)
        .map_or_else(|| (0..table.columns.len()).collect(), |at| vec![at])
}

/// A count in the text that no total of the table gives.
fn against_text(at: usize, table: &FigureTable, passage: &Passage<'_>, out: &mut Findings) {
    let totals = totals(table);
    if totals.is_empty() {
        return;
    }
    let claim = passage.paragraphs.iter().find_map(claim);
    let Some((noun, number, words)) = claim else { return };
    let is_given = totals.iter().any(|total| total.number == number)
        || table.rows.iter().any(|row| {
            name_key(&row.label).contains(noun)
                && row.figures.iter().any(|figure| *figure == Some(number))
        });
    if is_given {
        return;
    }
    let Some(total) = totals.first() else { return };
    let row = Place::Table { table: at, row: total.row };
    out.push(
        Finding::new(SPEC.rule, "text", passage.place.clone())
            .with("said", shown(number))
            .with("total", shown(total.number))
            .quote(passage.place.clone(), words)
            .quote(row, format!("{} {}", total.label, shown(total.number))),
    );
}

/// A total of the table.
struct Total {
    number: Decimal,
    label: String,
    row: Option<usize>,
}

/// Every figure that a reader may take as the table's total, the most natural first: the row of
/// sums or the sum of all rows, for the total's column or all parts of the year, with and
/// without praise.
fn totals(table: &FigureTable) -> Vec<Total> {
    let has_total = table.column(ColumnKind::Total).is_some();
    let value = |row: &Row| -> Option<Decimal> {
        let figures = columns_to_compare(table).into_iter().filter_map(|at| row.figure(at));
        let figures: Vec<Decimal> = figures.collect();
        if has_total { figures.first().copied() } else { Some(figures.into_iter().sum()) }
    };
    let is_praise =
        |row: &Row| name_key(&row.label).contains("beröm") || row.group.contains("Beröm");
    let items = || table.rows.iter().filter(|row| row.kind == RowKind::Item);
    let sum = |rows: &mut dyn Iterator<Item = &Row>| rows.filter_map(value).sum::<Decimal>();
    let praise = sum(&mut items().filter(|row| is_praise(row)));
    let mut found: Vec<Total> = Vec::new();
    let mut add = |number: Decimal, label: &str, row: Option<usize>| {
        for number in [number, number - praise, number + praise] {
            found.push(Total { number, label: label.to_owned(), row });
        }
    };
    for row in table.rows.iter().filter(|row| row.kind == RowKind::Sum) {
        for number in value(row).into_iter().chain(row.figures.iter().copied().flatten()) {
            add(number, &row.label, Some(row.at));
        }
    }
    let groups: std::collections::BTreeSet<&str> = items().map(|row| row.group.as_str()).collect();
    for group in &groups {
        add(sum(&mut items().filter(|row| row.group == *group)), group, None);
    }
    // Rows under headings of their own kind: each block is a total.
    let mut block = Decimal::ZERO;
    for row in &table.rows {
        match row.kind {
            RowKind::Item => block += value(row).unwrap_or_default(),
            RowKind::Heading => {
                add(block, &row.label, None);
                block = Decimal::ZERO;
            }
            RowKind::Part | RowKind::Sum | RowKind::Result | RowKind::Fund | RowKind::AfterFund => {
            }
        }
    }
    add(block, "", None);
    found.retain(|total| !total.number.is_zero() || praise.is_zero());
    found
}

/// Words that say that a count is of all that came.
const CAME: &[&str] = &[
    "inkom",
    "inkommit",
    "kom",
    "kommit",
    "totalt",
    "sammanlagt",
    "mottagit",
    "mottog",
    "tog",
    "tagit",
    "fick",
    "fått",
    "registrerats",
    "registrerades",
    "har",
    "inkomna",
    "lämnats",
    "lämnades",
];
/// Words that say that a count is of some.
const SOME: &[&str] = &[
    "varav",
    "dessa",
    "gällde",
    "gäller",
    "rör",
    "rörde",
    "handlade",
    "handlar",
    "från",
    "föregående",
    "förra",
    "tidigare",
    "besvarades",
    "besvarats",
    "andra",
    "flera",
];

/// A count of all views or complaints that came: the noun's stem, the number, the sentence.
fn claim<'p>(paragraph: &'p Paragraph<'_>) -> Option<(&'static str, Decimal, &'p str)> {
    (0..paragraph.sentences.len()).find_map(|sentence| {
        let range = paragraph.sentences.get(sentence)?.clone();
        let mut counts = paragraph
            .figures_in(sentence)
            .filter_map(|figure| Some((figure, noun(paragraph, figure)?)));
        let (figure, noun) = counts.next()?;
        // "två synpunkter och ett klagomål" is no single total.
        let is_alone =
            counts.next().is_none() && !range.clone().any(|at| paragraph.word(at) == "ett");
        let came = range.clone().any(|at| CAME.contains(&paragraph.word(at)));
        let only_some = range.clone().any(|at| SOME.contains(&paragraph.word(at)));
        (is_alone && came && !only_some)
            .then(|| (noun, figure.number, paragraph.sentence(sentence)))
    })
}

/// The noun that a count stands with.
fn noun(paragraph: &Paragraph<'_>, figure: &Figure) -> Option<&'static str> {
    let is_count = matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        && !figure.is_about;
    let near = figure.word_end..figure.word_end + 2;
    is_count.then(|| {
        near.into_iter().find_map(|at| {
            let word = paragraph.word(at);
            ["klagomål", "synpunkt"].into_iter().find(|noun| word.starts_with(noun))
        })
    })?
}
