//! The words by which a text's count is of a row, of a column, of all or of some.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::{related, stem};
use crate::swedish::tie::KeyWords;

pub(super) fn is_label(label: &KeyWords, word: &str) -> bool {
    label.words().iter().any(|own| {
        !matches!(stem(own), "övrig" | "total" | "summ") && !is_any_other(own) && related(own, word)
    })
}

/// "Annan eller okänd", "Annat": no name of its own.
fn is_any_other(word: &str) -> bool {
    matches!(word, "annan" | "annat" | "andra" | "okänd" | "okända")
}

/// Whether a count is not what a cell says. Rough figures may be a twentieth off; a part of a
/// row may be less than the row.
pub(super) fn differs(figure: &Figure, cell: Decimal, is_exact: bool) -> bool {
    let apart = (figure.number - cell).abs();
    if figure.is_about {
        return apart * Decimal::from(20) > cell;
    }
    let is_slip = figure.number * Decimal::from(3) > cell;
    apart > Decimal::ZERO && (figure.number > cell || is_exact && is_slip)
}

/// Whether a figure counts things: no share, time, year or label.
pub(super) fn is_count(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let next = paragraph.word(figure.word_end);
    let is_time = counts_time(next);
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        && figure.until.is_none()
        && figure.number.fract().is_zero()
        && !is_time
}

/// Whether a word is a stretch of time: "dagar", "arbetsdagar", "gånger".
pub(in crate::rules::count_mismatch) fn counts_time(word: &str) -> bool {
    ["år", "gång", "klock", "procent"].iter().any(|stem| word.starts_with(stem))
        || ["dag", "dagar", "dagars", "veckor", "vecka", "månader", "månad", "timmar", "timme"]
            .iter()
            .any(|end| word.ends_with(end))
        || word.starts_with("minut")
}

/// "VT" for "vårterminen", "T1" for "första tertialet".
pub(super) fn is_part_of_year(header: &str, paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.word(at);
    let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
    let is_tertial = word.starts_with("tertial");
    match header {
        "vt" => matches!(word, "vt" | "våren" | "vårterminen"),
        "ht" => matches!(word, "ht" | "hösten" | "höstterminen"),
        "t1" => word == "t1" || is_tertial && previous == "första",
        "t2" => word == "t2" || is_tertial && previous == "andra",
        "t3" | "vb" => word == header || is_tertial && matches!(previous, "tredje" | "sista"),
        _ => false,
    }
}

/// Whether the sentence speaks of the year that a column's header names.
pub(super) fn is_of_columns_year(
    header: &str,
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
) -> bool {
    let year = header.split_whitespace().find(|word| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
    });
    let mut years = paragraph
        .figures
        .iter()
        .filter(|own| own.kind == FigureKind::Year && sentence.contains(&own.word));
    year.and_then(|year| year.parse::<Decimal>().ok())
        .is_some_and(|year| years.next().is_some_and(|first| first.number == year))
        && years.next().is_none()
}

/// Whether words speak of what is left, lacking, added, compared, or of what was done about it.
pub(super) fn is_of_a_rest(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        [
            "ledig",
            "återstå",
            "kvarstå",
            "väntar",
            "tillkom",
            "saknas",
            "utöver",
            "ytterligare",
            "ledde",
            "lett",
            "resulter",
            "besvara",
            "återkoppl",
            "åtgärd",
            "hälften",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
            || matches!(word, "kvar" | "fler" | "färre" | "varje" | "per" | "plats")
                && paragraph.word(at + 1) != "än"
    })
}

/// Whether the sentence counts them all.
pub(super) fn is_of_all(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "totalt" | "sammanlagt" | "tillsammans" | "sammantaget" | "antalet" | "summan"
        )
    })
}
