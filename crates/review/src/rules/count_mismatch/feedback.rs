//! Views, complaints and praise: the table by source and by subject, and the text beside it.

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::UnitOfMeasure;

use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::money_text::is_of_another_time;
use crate::place::Place;
use crate::rules::sum_mismatch::shown;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::scope;
use crate::swedish::tie::{KeyWords, same_word};

use super::SPEC;
use super::table_counts::counts_time;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings) {
    by_table(facts, out);
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
            against_text(facts, (at, &table), passage, out);
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

/// Whether a row tells what was done about them: it is neither who said it nor what it is about.
fn is_of_handling(label: &str) -> bool {
    let key = name_key(label);
    let begins = |stem: &str| key.split(' ').any(|word| word.starts_with(stem));
    ["återkoppl", "åtgärd", "besvara", "handlagd", "avslutad", "kvarstå", "lex", "ivo", "utred"]
        .iter()
        .any(|stem| begins(stem))
        || key.starts_with("svar ")
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
        if is_of_handling(&row.label) {
            current = None;
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
        // Where the subjects' sum stands, or would stand.
        let last = subject.3.last().map_or(subject.2, |row| row.at);
        let after = table.rows.iter().find(|row| row.at > last);
        let end = after.filter(|row| row.kind == RowKind::Sum).map_or(last, |row| row.at);
        out.push(
            Finding::new(SPEC.rule, "groups", place(end))
                .with("source", shown(by_source))
                .with("subject", shown(by_subject))
                .quote(place(source.2), source.1.clone())
                .quote(place(subject.2), subject.1.clone()),
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

/// Counts in the text that the table contradicts: of one row, or of all.
fn against_text(
    facts: &Facts<'_>,
    (at, table): (usize, &FigureTable),
    passage: &Passage<'_>,
    out: &mut Findings,
) {
    let year = facts.year;
    let totals = totals(table);
    for paragraph in &passage.paragraphs {
        for sentence in 0..paragraph.sentences.len() {
            let Some(figure) = only_count(paragraph, sentence) else { continue };
            if is_of_another_time(paragraph, sentence, year) || is_of_others(paragraph, sentence) {
                continue;
            }
            if facts.is_of_others(&scope(paragraph, figure, year)) {
                continue;
            }
            let rows = rows_named(table, paragraph, sentence);
            let known: Vec<Total> = if rows.is_empty() {
                if !is_of_all(paragraph, sentence) {
                    continue;
                }
                totals.clone()
            } else {
                rows
            };
            let is_given = known.iter().any(|total| total.number == figure.number);
            let Some(total) = known.first().filter(|_| !is_given) else { continue };
            let mut finding = Finding::new(SPEC.rule, "text", passage.place.clone())
                .with("said", shown(figure.number))
                .with("total", shown(total.number))
                .quote(passage.place.clone(), paragraph.sentence(sentence));
            if let Some(row) = total.row {
                finding = finding.quote(Place::Table { table: at, row: Some(row) }, &*total.label);
            }
            out.push(finding);
            return;
        }
    }
}

/// A figure of the table that a text may mean.
#[derive(Debug, Clone)]
struct Total {
    number: Decimal,
    label: String,
    row: Option<usize>,
}

/// A row's figure for the whole period.
fn value(table: &FigureTable, row: &Row) -> Option<Decimal> {
    if let Some(total) = table.column(ColumnKind::Total) {
        return row.figure(total);
    }
    let figures: Vec<Decimal> = row.figures.iter().copied().flatten().collect();
    (!figures.is_empty()).then(|| figures.into_iter().sum())
}

/// Every figure that a reader may take as the table's total, the most natural first: the row of
/// sums, the subjects or the sources, or all rows; each with and without praise.
fn totals(table: &FigureTable) -> Vec<Total> {
    let is_praise = |row: &Row| {
        name_key(&row.label).contains("beröm") || name_key(&row.group).contains("beröm")
    };
    let sum_of = |passes: &dyn Fn(&Row) -> bool| -> Decimal {
        let rows = table
            .rows
            .iter()
            .filter(|row| row.kind == RowKind::Item && !is_of_handling(&row.label) && passes(row));
        rows.filter_map(|row| value(table, row)).sum()
    };
    let praise = sum_of(&is_praise);
    let mut found: Vec<Total> = Vec::new();
    let with_and_without = |number: Decimal, label: &str, row: Option<usize>| {
        [number, number - praise, number + praise].map(|number| Total {
            number,
            label: label.to_owned(),
            row,
        })
    };
    for row in table.rows.iter().filter(|row| row.kind == RowKind::Sum) {
        if let Some(number) = value(table, row) {
            found.extend(with_and_without(number, &row.label, Some(row.at)));
        }
    }
    let mut groups: Vec<&str> = table.rows.iter().map(|row| row.group.as_str()).collect();
    groups.dedup();
    for group in groups.iter().filter(|group| group_kind(group).is_some()) {
        let sum = sum_of(&|row: &Row| row.group == **group);
        found.extend(with_and_without(sum, group, None));
    }
    if found.is_empty() {
        found.extend(with_and_without(sum_of(&|_: &Row| true), "", None));
    }
    found
}

/// Words that make a count one of some, or of another time.
const SOME: &[&str] = &[
    "varav",
    "vanligast",
    "vanligaste",
    "annat",
    "dessa",
    "gällde",
    "gäller",
    "gällt",
    "rör",
    "rörde",
    "handlade",
    "handlar",
    "avsåg",
    "avser",
    "föregående",
    "förra",
    "fjol",
    "tidigare",
    "besvarades",
    "besvarats",
    "besvarat",
    "svarat",
    "svarade",
    "andra",
    "flera",
    "ytterligare",
    "från",
    "om",
    "innan",
    "möten",
    "muntliga",
    "skriftliga",
    "anonyma",
    "ledde",
    "lett",
];

/// Whether a sentence speaks of all views and complaints.
fn is_of_all(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    let mut words = range.map(|at| paragraph.word(at));
    let named =
        words.clone().any(|word| word.starts_with("synpunkt") || word.starts_with("klagomål"));
    named && !words.any(|word| SOME.contains(&word) || word.starts_with("beröm") || word == "ett")
}

/// The rows that a sentence names, by the telling words of their labels.
fn rows_named(table: &FigureTable, paragraph: &Paragraph<'_>, sentence: usize) -> Vec<Total> {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    let names_complaints = range.clone().any(|at| paragraph.word(at).starts_with("klagomål"));
    let is_grouped = table.rows.iter().any(|row| group_kind(&row.group).is_some());
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Item);
    let named = rows.filter_map(|row| {
        let label = if name_key(&row.label) == "antal" { &row.group } else { &row.label };
        let key = name_key(label);
        let is_noun = key.contains("klagomål") || key.contains("synpunkt");
        if is_noun || key.contains("beröm") && names_complaints {
            return None;
        }
        if key.starts_with("ann") || key.starts_with("övrig") {
            return None;
        }
        let telling = KeyWords::new(label);
        let first = telling.words().first()?;
        if is_grouped && group_kind(&row.group).is_none() && !key.contains("beröm") {
            return None;
        }
        let is_named = range.clone().any(|at| {
            let word = paragraph.word(at);
            word == first.as_str() || first.chars().count() > 4 && same_word(first, word)
        });
        let number = value(table, row).filter(|_| is_named)?;
        Some(Total { number, label: label.clone(), row: Some(row.at) })
    });
    named.collect()
}

/// Whether a sentence speaks of what the table leaves out: another unit's, or not counted.
fn is_of_others(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    range.clone().any(|at| {
        let next = paragraph.word(at + 1);
        matches!(paragraph.word(at), "annan" | "andra" | "annat")
            && (next.starts_with("enhet") || next.starts_with("verksamhet"))
            || paragraph.word(at).starts_with("ingår") && next == "inte"
            // "fyra av synpunkterna ledde till": what came of them.
            || matches!(paragraph.word(at), "ledde" | "lett" | "resulterade" | "resulterat")
                && paragraph.figures_in(sentence).any(|own| paragraph.word(own.word_end) == "av")
    })
}

/// The one count of a sentence, what counts time aside; none where it has several.
fn only_count<'p>(paragraph: &'p Paragraph<'_>, sentence: usize) -> Option<&'p Figure> {
    let range = paragraph.sentences.get(sentence)?.clone();
    let is_other = |figure: &Figure| {
        let next = paragraph.word(figure.word_end);
        counts_time(next)
            || ["arbetsplats", "enhet", "möte"].iter().any(|stem| next.starts_with(stem))
    };
    let mut figures = paragraph.figures_in(sentence).filter(|figure| {
        matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
            && !counts_time(paragraph.word(figure.word_end))
    });
    let figure = figures.next()?;
    let counts = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        && !figure.is_about
        && figure.until.is_none()
        && !is_other(figure);
    let is_other_time = range.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "föregående" | "förra" | "fjol" | "tidigare" | "innan" | "varav" | "snitt"
        )
    });
    (counts && !is_other_time && figures.next().is_none()).then_some(figure)
}

/// Tables of one section that tell the same views, one by source and one by subject.
fn by_table(facts: &Facts<'_>, out: &mut Findings) {
    let tables: Vec<(usize, GroupKind, Decimal, &str)> = facts
        .report
        .tables
        .iter()
        .enumerate()
        .filter_map(|(at, plain)| {
            let heading = plain.header.first()?;
            let kind = group_kind(heading)?;
            let table = FigureTable::new(plain);
            let column = table.column(ColumnKind::Total).unwrap_or(0);
            let is_one = table.columns.len() == 1 || table.column(ColumnKind::Total).is_some();
            let items = table.rows.iter().filter(|row| row.kind == RowKind::Item);
            let sum: Decimal = items.filter_map(|row| row.figure(column)).sum();
            (is_one && table.counts && !sum.is_zero()).then_some((at, kind, sum, heading.as_str()))
        })
        .collect();
    for pair in tables.windows(2) {
        let [(one, one_kind, by_one, one_name), (other, other_kind, by_other, other_name)] = pair
        else {
            continue;
        };
        let under = |at: usize| {
            facts.report.tables.get(at).map(|table| (table.section, table.under.as_deref()))
        };
        if one_kind == other_kind || by_one == by_other || under(*one) != under(*other) {
            continue;
        }
        let (source, subject) =
            if *one_kind == GroupKind::Source { (by_one, by_other) } else { (by_other, by_one) };
        let place = |table: usize| Place::Table { table, row: None };
        out.push(
            Finding::new(SPEC.rule, "groups", place(*other))
                .with("source", shown(*source))
                .with("subject", shown(*subject))
                .quote(place(*one), *one_name)
                .quote(place(*other), *other_name),
        );
    }
}
