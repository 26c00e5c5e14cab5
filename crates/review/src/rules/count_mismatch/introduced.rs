//! A count that a text introduces a table with: "Under året kom det in 1 284 felanmälningar. De fördelar sig så här."

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
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::{Role, Time, month_name, scope};
use crate::swedish::tie::{KeyWords, same_word};

use super::SPEC;
use super::table_counts::counts_time;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings) {
    let tables: Vec<Whole<'_>> = facts
        .report
        .tables
        .iter()
        .enumerate()
        .filter_map(|(at, plain)| Whole::new(at, plain))
        .collect();
    if tables.is_empty() {
        return;
    }
    for passage in &facts.passages {
        let is_told =
            out.found.iter().any(|own| own.rule == SPEC.rule && own.place == passage.place);
        let found = passage
            .paragraphs
            .iter()
            .filter(|paragraph| !is_told && !paragraph.figures.is_empty())
            .find_map(|paragraph| contradicted(facts, &tables, passage, paragraph));
        out.extend(found);
    }
}

/// A table of counts with what it gives in all.
struct Whole<'t> {
    at: usize,
    plain: &'t PlainTable,
    /// The totals that a reader takes, with the words over their columns.
    totals: Vec<(KeyWords, Decimal)>,
    /// Which of them is of all, where the table has several.
    main: Option<usize>,
    /// The row where it stands, if it does.
    row: Option<usize>,
    /// Every sum and cell that a text may mean.
    known: Vec<Decimal>,
    /// The words of its heading and of what its rows are.
    words: KeyWords,
}

impl<'t> Whole<'t> {
    fn new(at: usize, plain: &'t PlainTable) -> Option<Self> {
        let table = FigureTable::new(plain);
        let items: Vec<_> = table.rows.iter().filter(|row| row.kind == RowKind::Item).collect();
        if !table.holds_only_counts(plain) || items.len() < 2 {
            return None;
        }
        let sum_row = table.rows.iter().rev().find(|row| row.kind == RowKind::Sum);
        let mut groups: Vec<&str> = items.iter().map(|row| row.group.as_str()).collect();
        groups.dedup();
        let sum_of = |passes: &dyn Fn(&Row) -> bool, column: usize| -> Decimal {
            let own = items.iter().filter(|row| passes(row));
            own.filter_map(|row| row.figure(column)).sum()
        };
        let group_sum = |group: &str, column: usize| sum_of(&|row| row.group == group, column);
        let is_praise = |row: &Row| {
            [&row.label, &row.group].iter().any(|name| name_key(name).starts_with("beröm"))
        };
        let header = |at: usize| plain.header.get(at).map_or("", String::as_str);
        let mut known: Vec<Decimal> =
            table.rows.iter().flat_map(|row| row.figures.iter().copied().flatten()).collect();
        let mut totals = Vec::new();
        for (at, column) in table.columns.iter().enumerate() {
            let printed = sum_row.and_then(|row| row.figure(at));
            let last = groups.last().map(|group| group_sum(group, at));
            let total = printed.or(last).unwrap_or_default();
            let praise = sum_of(&is_praise, at);
            // With or without praise, and every group by itself.
            known.extend([total.saturating_sub(praise), total.saturating_add(praise)]);
            known.extend(groups.iter().map(|group| group_sum(group, at)));
            known.push(sum_of(&|_| true, at));
            totals.push((KeyWords::new(header(column.at)), total));
        }
        let first = table.columns.first().map_or(1, |column| column.at);
        let named = (0..first).map(header).chain(plain.under.as_deref());
        Some(Self {
            at,
            plain,
            main: table.column(ColumnKind::Total).or_else(|| (totals.len() == 1).then_some(0)),
            totals,
            row: sum_row.map(|row| row.at),
            known,
            words: KeyWords::new(&named.collect::<Vec<_>>().join(" ")),
        })
    }

    /// Whether a text stands with the table.
    fn is_beside(&self, passage: &Passage<'_>) -> bool {
        let under = self.plain.under.as_deref().map(name_key);
        self.plain.section.map(Place::Section).as_ref() == Some(&passage.place)
            || passage.heading.is_some_and(|heading| Some(name_key(heading)) == under)
    }

    /// The total of a table that a text leads into with a count of nearly as many, whatever the text
    /// calls them: "personalen rapporterade 46 tillbud. De fördelar sig så här:".
    fn led_into(&self, passage: &Passage<'_>, said: Decimal) -> Option<(&Self, Decimal)> {
        let (_, total) = self.totals.get(self.main?)?;
        let is_near = (*total - said).abs() * Decimal::from(3) <= *total;
        (is_near && *total > Decimal::TEN && self.is_beside(passage)).then_some((self, *total))
    }

    /// The total of what a word names, where the table counts that.
    fn total(&self, noun: &str, is_beside: bool) -> Option<Decimal> {
        let over = |(words, _): &&(KeyWords, Decimal)| {
            words.words().iter().any(|own| same_word(own, noun))
        };
        let total = self.totals.iter().find(over).or_else(|| {
            let general = ["anmälningar", "ärenden", "synpunkter", "klagomål"];
            let is_general = general.iter().any(|end| noun.ends_with(end));
            let is_named = self.words.words().iter().any(|own| same_word(own, noun));
            self.totals.get(self.main?).filter(|_| is_beside && (is_named || is_general))
        });
        total.map(|(_, total)| *total).filter(|total| *total > Decimal::TEN)
    }
}

/// The count of a sentence that introduces a table, when the table gives another one.
fn contradicted(
    facts: &Facts<'_>,
    tables: &[Whole<'_>],
    passage: &Passage<'_>,
    paragraph: &Paragraph<'_>,
) -> Option<Finding> {
    paragraph.sentences.iter().enumerate().find_map(|(sentence, range)| {
        let figure = paragraph.figures_in(sentence).find(|own| is_count(own))?;
        let noun = named_before(paragraph, range, figure)
            .unwrap_or_else(|| paragraph.word(figure.word_end));
        let leads_in = leads_in(paragraph, sentence, figure);
        let tells_all = leads_in || tells_all(paragraph, range);
        if noun.chars().count() < 4 || !tells_all || tells_some(paragraph, range) {
            return None;
        }
        let of = |is_beside: bool| {
            let own = tables.iter().filter(move |own| !is_beside || own.is_beside(passage));
            own.filter_map(move |own| Some((own, own.total(noun, is_beside)?)))
        };
        let mut told: Vec<(&Whole<'_>, Decimal)> = of(true).collect();
        if told.is_empty() && leads_in {
            told = tables.iter().filter_map(|own| own.led_into(passage, figure.number)).collect();
        }
        if told.is_empty() {
            told = of(false).collect();
        }
        let (table, total) = *told.first()?;
        let said = figure.number;
        let is_known = told.iter().any(|(own, total)| own.known.contains(&said) || *total == said);
        let apart = (total - said).abs();
        // A slip, not another thing; away from the table only a small one.
        let least = match (leads_in, table.is_beside(passage)) {
            (true, true) => Decimal::from(3),
            (false, true) => Decimal::from(4),
            (_, false) => Decimal::from(20),
        };
        let is_like = apart * least <= total;
        // "via stadens app": what leads into the unit's own table is the unit's.
        let is_now = is_of_now(facts, paragraph, range, figure, leads_in);
        if is_known || !is_like || !is_now {
            return None;
        }
        let place = Place::Table { table: table.at, row: table.row };
        let words = table.plain.header.first().filter(|words| !words.trim().is_empty());
        let words = words.or(table.plain.under.as_ref()).cloned().unwrap_or_default();
        Some(
            Finding::new(SPEC.rule, "text", passage.place.clone())
                .with("said", shown(said))
                .with("total", shown(total))
                .quote(passage.place.clone(), paragraph.sentence(sentence))
                .quote(place, words),
        )
    })
}

/// Whether a sentence with one count leads into a table: a colon ends it or the next one, or the next
/// one says that they are divided.
fn leads_in(paragraph: &Paragraph<'_>, sentence: usize, figure: &Figure) -> bool {
    let is_only = paragraph
        .figures_in(sentence)
        .all(|own| std::ptr::eq(own, figure) || own.kind == FigureKind::Year);
    let ends_with_colon = |at: usize| paragraph.sentence(at).trim_end().ends_with(':');
    let next = paragraph.sentences.get(sentence + 1).cloned().unwrap_or(0..0);
    let is_divided = next.clone().any(|at| paragraph.word(at).starts_with("fördel"))
        && sentence + 2 == paragraph.sentences.len()
        && paragraph.figures_in(sentence + 1).next().is_none();
    is_only
        && !counts_time(paragraph.word(figure.word_end))
        && (ends_with_colon(sentence) || is_divided)
}

/// "Antalet synpunkter uppgick till 208": what is counted stands before the count.
fn named_before<'p>(
    paragraph: &'p Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &Figure,
) -> Option<&'p str> {
    let opens = (sentence.start..figure.word)
        .find(|&at| matches!(paragraph.word(at), "antalet" | "antal"))?;
    (figure.word <= opens + 6).then(|| paragraph.word(opens + 1))
}

/// Whether a figure is an exact count of things.
fn is_count(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        && figure.until.is_none()
        && !figure.is_about
        && figure.number.fract().is_zero()
}

/// "kom in", "har tagit emot", "sammanlagt": the sentence tells of all that there were.
fn tells_all(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "kom"
                | "kommit"
                | "inkom"
                | "inkommit"
                | "emot"
                | "mottagit"
                | "registrerats"
                | "registrerades"
                | "registrerat"
                | "lämnats"
                | "lämnades"
                | "handlagt"
                | "fick"
                | "fått"
                | "sammanlagt"
                | "totalt"
                | "tillsammans"
                | "antalet"
                | "utrett"
                | "utretts"
        )
    })
}

/// "varav 40 om buller", "av dem", "ytterligare": the sentence tells of some.
fn tells_some(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    paragraph.word(sentence.start) == "av"
        || is_of_a_larger_body(paragraph, sentence)
        || sentence.clone().any(|at| {
            matches!(
                paragraph.word(at),
                "ytterligare" | "dessutom" | "utöver" | "förutom" | "inte" | "ej" | "per"
            ) && !names_praise(paragraph, at, sentence)
        })
}

/// "inom avdelningen registrerades 35 klagomål, varav 31 hos oss": the whole is a larger body's.
fn is_of_a_larger_body(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let within = sentence.clone().find(|&at| matches!(paragraph.word(at), "varav" | "därav"));
    within.is_some_and(|at| {
        (at + 1..(at + 7).min(sentence.end)).any(|near| {
            matches!(
                (paragraph.word(near), paragraph.word(near + 1)),
                ("hos" | "till" | "för" | "på" | "från", "oss" | "enheten")
                    | ("vår" | "enhetens", _)
            )
        })
    })
}

/// "förutom de elva berömmen": what is left out is told, and the table has it apart.
fn names_praise(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> bool {
    (at..sentence.end).any(|near| paragraph.word(near).starts_with("beröm"))
}

/// Whether a count is of the report's own period.
fn is_of_now(
    facts: &Facts<'_>,
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &Figure,
    is_own: bool,
) -> bool {
    let scope = scope(paragraph, figure, facts.year);
    let month = facts.cut_off_on.map_or("", |day| month_name(day.month()));
    let is_cut_off = facts.is_tertial() && sentence.clone().any(|at| paragraph.word(at) == month);
    let is_now = scope.time == Time::Now || scope.time == Time::Other && is_cut_off;
    is_now && scope.role == Role::Level && (is_own || !facts.is_of_others(&scope))
}
