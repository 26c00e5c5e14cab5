//! Views, complaints and praise: the table by source and by subject, and the text beside it.

mod sentences;
mod totals;

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use tertial_domain::name_key::name_key;

use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::money_text::is_of_another_time;
use crate::place::Place;
use crate::rules::sum_mismatch::shown;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::scope;
use crate::swedish::tie::{KeyWords, same_word};

use super::SPEC;
use sentences::{is_of_all, is_of_others, is_topic, only_count, tells_a_view};
use totals::{Total, totals, value};

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
            let is_told =
                out.found.iter().any(|own| own.rule == SPEC.rule && own.place == passage.place);
            if !is_told {
                against_text(facts, (at, &table), passage, out);
            }
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
            // "Av årets 181 synpunkter handlar en tredjedel om buller": of all, not of the row.
            let is_whole = paragraph.sentences.get(sentence).is_some_and(|own| {
                paragraph.word(own.start) == "av"
                    && figure.word == own.start + 2
                    && matches!(paragraph.word(own.start + 1), "årets" | "våra" | "samtliga")
            });
            let rows = if is_whole { Vec::new() } else { rows_named(table, paragraph, sentence) };
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
        if key == "annat" || key == "övrigt" {
            let number = value(table, row).filter(|_| is_topic(paragraph, &range, &key))?;
            return Some(Total { number, label: label.clone(), row: Some(row.at) });
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
        let counts_senders = only_count(paragraph, sentence).is_some_and(|figure| {
            let noun = paragraph.word(figure.word_end);
            let is_sender = noun == first.as_str() || same_word(first, noun);
            is_sender && !range.clone().any(|at| tells_a_view(paragraph.word(at)))
        });
        let number = value(table, row).filter(|_| is_named && !counts_senders)?;
        Some(Total { number, label: label.clone(), row: Some(row.at) })
    });
    named.collect()
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
