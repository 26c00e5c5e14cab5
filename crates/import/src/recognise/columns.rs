//! The columns of indicator and activity tables, told from their printed heads.

use tertial_domain::report::{ActivityField, IndicatorField};

use crate::recognise::title::year_in;
use crate::tidy_text::words::{holds, push_clean, squeezed};

/// The two tables that belong to goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// Indicators.
    Indicators,
    /// Activities.
    Activities,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// The name of the indicator or activity.
    Name,
    /// A field of an indicator.
    Indicator(IndicatorField),
    /// A field of an activity.
    Activity(ActivityField),
    /// Something else, with its printed head.
    Unknown(String),
}

/// Which of the two tables a header's first word announces.
pub(crate) fn kind_of(first: &str) -> Option<RowKind> {
    const LONGEST: usize = 48;
    if first.len() > LONGEST || !may_announce(first) {
        return None;
    }
    let key = squeezed(first);
    let short = key.len() <= 24;
    if short
        && (key.starts_with("indikator")
            || key.ends_with("indikator")
            || key.ends_with("indikatorer"))
    {
        Some(RowKind::Indicators)
    } else if short
        && (key.starts_with("aktivitet")
            || key.ends_with("aktivitet")
            || key.ends_with("aktiviteter"))
    {
        Some(RowKind::Activities)
    } else {
        None
    }
}

/// A quick look before the words are squeezed: "indikator" and "aktivitet" with their plurals
/// begin with "i" or "a", end with "r" or "t" and hold a "k".
fn may_announce(first: &str) -> bool {
    let bytes = first.as_bytes();
    let has_k = bytes.iter().any(|byte| matches!(byte, b'k' | b'K'));
    let mut letters = bytes.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80);
    let begins = |byte: &u8| matches!(byte, b'i' | b'I' | b'a' | b'A' | 0x80..);
    let ends = |byte: &u8| matches!(byte, b'r' | b'R' | b't' | b'T' | 0x80..);
    has_k && (letters.next().is_some_and(begins) || letters.next_back().is_some_and(ends))
}

/// Reads a header row; `None` where it announces neither table.
pub(crate) fn read(cells: &[&str], year: Option<i16>) -> Option<(RowKind, Vec<Column>)> {
    let named = cells.iter().position(|cell| !cell.trim().is_empty())?;
    let kind = kind_of(cells.get(named)?)?;
    let mut columns = Vec::with_capacity(cells.len());
    for (at, cell) in cells.iter().enumerate() {
        let column = if at == named { Column::Name } else { column(kind, cell) };
        columns.push(column);
    }
    let known = columns.iter().any(|column| !matches!(column, Column::Name | Column::Unknown(_)));
    if !known {
        return None;
    }
    settle_outcomes(&mut columns, cells, year);
    settle_repeated(&mut columns, cells);
    Some((kind, columns))
}

fn column(kind: RowKind, head: &str) -> Column {
    let key = squeezed(head);
    let field = match kind {
        RowKind::Indicators => indicator_field(&key).map(Column::Indicator),
        RowKind::Activities => activity_field(&key).map(Column::Activity),
    };
    field.unwrap_or_else(|| unknown(head))
}

fn unknown(head: &str) -> Column {
    let mut words = String::new();
    push_clean(&mut words, head);
    Column::Unknown(words)
}

fn activity_field(key: &str) -> Option<ActivityField> {
    if holds(key, "start") {
        Some(ActivityField::Start)
    } else if holds(key, "slut") {
        Some(ActivityField::End)
    } else if holds(key, "avvikelse") {
        Some(ActivityField::Deviation)
    } else {
        None
    }
}

/// The field that a squeezed head names; every outcome with a year in its head is `Previous`.
pub(crate) fn indicator_field(key: &str) -> Option<IndicatorField> {
    let has = |word: &str| holds(key, word);
    if has("kvinn") || has("flick") {
        Some(IndicatorField::OutcomeWomen)
    } else if has("män") || has("pojk") {
        Some(IndicatorField::OutcomeMen)
    } else if has("prognos") {
        Some(IndicatorField::Forecast)
    } else if has("periodicitet") || has("frekvens") {
        Some(IndicatorField::Periodicity)
    } else if has("årsmål") || has("målvärde") || key.starts_with("mål") {
        let councils = has("kf") || has("kommunfullmäktige") || has("fullmäktige");
        Some(if councils { IndicatorField::CouncilTarget } else { IndicatorField::Target })
    } else if has("utfall") || key.starts_with("resultat") || has("föregående") {
        let dated = holds_year(key) || key.ends_with("vb") || has("föregående") || has("föreg");
        Some(if dated { IndicatorField::Previous } else { IndicatorField::Outcome })
    } else if key == "period" || key == "mätperiod" || key == "avserperiod" {
        Some(IndicatorField::Period)
    } else {
        None
    }
}

/// Whether a squeezed head holds a year: "utfallt22023".
fn holds_year(key: &str) -> bool {
    key.as_bytes().windows(4).any(|four| {
        (four.starts_with(b"19") || four.starts_with(b"20")) && four.iter().all(u8::is_ascii_digit)
    })
}

/// "Utfall 2023" is this year's outcome in 2023's report, and where no other outcome is printed.
fn settle_outcomes(columns: &mut [Column], cells: &[&str], year: Option<i16>) {
    let outcome = Column::Indicator(IndicatorField::Outcome);
    let previous = Column::Indicator(IndicatorField::Previous);
    let mut has_outcome = columns.contains(&outcome);
    let mut latest: Option<i16> = None;
    for (column, cell) in columns.iter_mut().zip(cells) {
        if *column != previous {
            continue;
        }
        let printed = year_in(cell);
        if !has_outcome && printed.is_some() && printed == year {
            *column = outcome.clone();
            has_outcome = true;
        } else {
            latest = latest.max(printed);
        }
    }
    for (column, cell) in columns.iter_mut().zip(cells) {
        if *column == previous && year_in(cell) < latest {
            *column = unknown(cell);
        }
    }
}

/// A field has one column; the same head a second time is unknown.
fn settle_repeated(columns: &mut [Column], cells: &[&str]) {
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let (Some(column), Some(cell)) = (rest.first_mut(), cells.get(at)) else { continue };
        if !matches!(column, Column::Unknown(_))
            && before.iter().take(64).any(|found| found == column)
        {
            *column = unknown(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(cells: &[&str], year: i16) -> Vec<Column> {
        read(cells, Some(year)).map(|(_, columns)| columns).unwrap_or_default()
    }

    #[test]
    fn heads_are_known_however_they_are_broken() {
        use IndicatorField as F;
        let columns = fields(
            &[
                "Indikator",
                "Periodens utfall",
                "Utfall män/ pojkar",
                "Utfall kvinn or/ flicko r",
                "Perio dens utfall VB 2017",
                "Progno s helår",
                "Årsmål",
                "KF:s årsmål",
                "Period",
            ],
            2018,
        );
        let expected: Vec<Column> = std::iter::once(Column::Name)
            .chain(
                [
                    F::Outcome,
                    F::OutcomeMen,
                    F::OutcomeWomen,
                    F::Previous,
                    F::Forecast,
                    F::Target,
                    F::CouncilTarget,
                    F::Period,
                ]
                .map(Column::Indicator),
            )
            .collect();
        assert_eq!(columns, expected);
    }

    #[test]
    fn the_years_of_outcomes_are_told_apart() {
        use IndicatorField as F;
        assert_eq!(
            fields(&["Indikator", "Utfall 2023", "Utfall 2022", "Utfall 2021", "Årsmål"], 2023),
            [
                Column::Name,
                Column::Indicator(F::Outcome),
                Column::Indicator(F::Previous),
                Column::Unknown("Utfall 2021".to_owned()),
                Column::Indicator(F::Target)
            ]
        );
    }
}
