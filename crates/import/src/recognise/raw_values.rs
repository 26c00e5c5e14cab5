//! The values at the end of an indicator's row whose cells stand without tabs: told by what they
//! are; which columns they stand in is told in [`raw_columns`](super::raw_columns).

use tertial_domain::report::{IndicatorField, IndicatorRow};

use crate::recognise::columns::Column;
use crate::recognise::raw_columns::{fewest_cells, settle, slots};
use crate::tidy_text::words::{begins_with, squeezed};

/// What stands in a cell of a row, or in part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    /// A figure, or a group of its digits.
    Part(String),
    /// A target in words.
    Words(String),
    /// "Mäts ej": words that say why there is no figure.
    Lacking(String),
    /// A dash.
    Nothing,
}

/// What the end of a row was read as.
#[derive(Debug, Clone)]
pub(crate) struct RawValues {
    /// How many words at the start are the name.
    pub(crate) name_words: usize,
    items: Vec<Item>,
    period: Option<String>,
    periodicity: Option<String>,
}

/// Reads values from the end of a row as far as the words are values.
pub(crate) fn read(words: &[&str], columns: &[Column]) -> RawValues {
    const MOST_ITEMS: usize = 20;
    let mut values =
        RawValues { name_words: words.len(), items: Vec::new(), period: None, periodicity: None };
    let mut rest = words;
    if has(columns, IndicatorField::Periodicity)
        && let Some((before, word)) = periodicity(rest)
    {
        values.periodicity = Some(word);
        rest = before;
    }
    if has(columns, IndicatorField::Period)
        && let Some((before, period)) = period(rest)
    {
        values.period = Some(period);
        rest = before;
    }
    let mut lengths = Vec::new();
    while let Some((before, item)) = last_item(rest, &values.items, columns) {
        if matches!(&item, Item::Part(part) if is_of_name(before, part, &values.items)) {
            break;
        }
        values.items.push(item);
        lengths.push(rest.len());
        rest = before;
        if values.items.len() >= MOST_ITEMS {
            break;
        }
    }
    values.items.reverse();
    values.name_words = rest.len();
    let most = slots(columns).len();
    while values.items.len() > most && fewest_cells(&values.items) > most {
        values.items.remove(0);
        values.name_words = lengths.pop().unwrap_or(values.name_words);
    }
    values
}

fn has(columns: &[Column], field: IndicatorField) -> bool {
    columns.contains(&Column::Indicator(field))
}

impl RawValues {
    /// Whether nothing but the name was found.
    pub(crate) const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.period.is_none() && self.periodicity.is_none()
    }

    /// Whether there is a figure or a target in words.
    pub(crate) const fn has_value(&self) -> bool {
        !self.items.is_empty()
    }

    /// Whether the row has its last cell.
    pub(crate) const fn is_complete(&self) -> bool {
        self.period.is_some() || self.periodicity.is_some()
    }

    /// Whether the values fill every column but one.
    pub(crate) fn leaves_one_empty(&self, columns: &[Column]) -> bool {
        fewest_cells(&self.items) + 1 == slots(columns).len()
    }

    /// Whether so many values stand before a period as only a row has.
    pub(crate) const fn ends_row(&self) -> bool {
        const FEWEST: usize = 2;
        self.is_complete() && self.items.len() >= FEWEST && self.name_words > 0
    }

    /// Gives the values to columns, and lists those whose column is a guess. What stands in a column
    /// without a field is given back with its column's place.
    pub(crate) fn fill(&self, row: &mut IndicatorRow, columns: &[Column]) -> Vec<(usize, String)> {
        row.set_cell(IndicatorField::Period, self.period.clone());
        row.set_cell(IndicatorField::Periodicity, self.periodicity.clone());
        let settled = settle(&self.items, columns);
        let mut unknown = Vec::new();
        for (at, words) in settled.cells {
            match columns.get(at) {
                Some(Column::Indicator(field)) => row.set_cell(*field, Some(words)),
                Some(Column::Name | Column::Activity(_) | Column::Unknown(_)) | None => {
                    unknown.push((at, words));
                }
            }
        }
        row.uncertain = settled.uncertain;
        unknown
    }
}

/// The last value of a row, and what stands before it.
fn last_item<'w, 'a>(
    words: &'w [&'a str],
    after: &[Item],
    columns: &[Column],
) -> Option<(&'w [&'a str], Item)> {
    const MOST_PHRASES: usize = 2;
    let phrases = after.iter().filter(|item| matches!(item, Item::Words(_))).count();
    if phrases < MOST_PHRASES
        && let Some((before, phrase)) = target_words(words)
    {
        let cells = fewest_cells(after);
        return (cells <= columns_after_target(columns)).then_some((before, Item::Words(phrase)));
    }
    if let Some((before, lacking)) = lacking_words(words) {
        return Some((before, Item::Lacking(lacking)));
    }
    let (last, before) = words.split_last()?;
    if matches!(*last, "-" | "–" | "—" | "−") && !after.is_empty() {
        return Some((before, Item::Nothing));
    }
    figure(words).map(|(before, figure)| (before, Item::Part(figure)))
}

/// How many figures may stand after a target in words: more, and the words belong to the name.
fn columns_after_target(columns: &[Column]) -> usize {
    let is_target = |column: &Column| {
        matches!(column, Column::Indicator(IndicatorField::Target | IndicatorField::CouncilTarget))
    };
    let slots = slots(columns);
    let target = slots.iter().position(|at| columns.get(*at).is_some_and(is_target));
    target.map_or(0, |at| slots.len() - at - 1)
}

/// "Mäts ej", "uppgift saknas": words in place of a figure.
fn lacking_words<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], String)> {
    const PHRASES: [&str; 9] = [
        "mätsej",
        "mätsinte",
        "ejmätt",
        "uppgiftsaknas",
        "värdesaknas",
        "ingenmätning",
        "mätningsaknas",
        "ejaktuellt",
        "ejtillgängligt",
    ];
    let (before, phrase) = words.split_at_checked(words.len().checked_sub(2)?)?;
    let last = phrase.last()?;
    if last.starts_with(|c: char| c.is_ascii_digit() || c == '%') {
        return None;
    }
    PHRASES.contains(&squeezed(&phrase.concat()).as_str()).then(|| (before, phrase.join(" ")))
}

/// "tas fram av nämnden" in any broken form, "öka", "minska".
fn target_words<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], String)> {
    const MOST_WORDS: usize = 10;
    const STARTS: [&str; 4] = ["tas", "fastställs", "beslutas", "sätts"];
    let (last, before) = words.split_last()?;
    if last.starts_with(|c: char| c.is_ascii_digit() || c == '%') {
        return None;
    }
    if matches!(
        squeezed(last).as_str(),
        "öka" | "minska" | "ökar" | "minskar" | "ökning" | "minskning"
    ) {
        return Some((before, (*last).to_owned()));
    }
    (2..=MOST_WORDS.min(words.len())).rev().find_map(|count| {
        let (before, phrase) = words.split_at_checked(words.len() - count)?;
        let first = phrase.first()?;
        let starts = |start: &&str| first.len() == start.len() && begins_with(first, start);
        if !STARTS.iter().any(starts) {
            return None;
        }
        let whole = squeezed(&phrase.concat());
        is_target_phrase(&whole).then(|| (before, phrase.join(" ")))
    })
}

/// Whether squeezed words are a target that someone else sets, whole or cut off by a page's end.
pub(crate) fn is_target_phrase(whole: &str) -> bool {
    const STARTS: [&str; 4] = ["tasframav", "fastställsav", "beslutasav", "sättsav"];
    const BODIES: [&str; 9] = [
        "",
        "nämnd",
        "nämnden",
        "nämndstyrelse",
        "nämndenstyrelsen",
        "stadsdelsnämnden",
        "facknämnden",
        "nämndochstyrelse",
        "respektivenämnd",
    ];
    let start = STARTS.iter().find_map(|start| whole.strip_prefix(start));
    start.is_some_and(|body| BODIES.iter().any(|known| known.starts_with(body)))
}

/// "7,1 %", "360 st", "945 `GWh`", "minst 90 %": a figure or its last group of digits.
fn figure<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], String)> {
    let (last, mut before) = words.split_last()?;
    let mut value = (*last).to_owned();
    if is_unit(last) {
        let (number, rest) = before.split_last()?;
        if !is_number(number) {
            return None;
        }
        value = format!("{number} {last}");
        before = rest;
    } else if !is_number(last.trim_end_matches('%')) {
        return None;
    }
    if let Some((word, rest)) = before.split_last()
        && matches!(*word, "minst" | "högst" | "max" | "lägst" | "≥" | "≤" | "<" | ">")
    {
        value = format!("{word} {value}");
        before = rest;
    }
    Some((before, value))
}

/// Whether a figure still belongs to the name: "inom 14 dagar" before shares, "i årskurs 9".
fn is_of_name(before: &[&str], figure: &str, later: &[Item]) -> bool {
    const OPEN: [&str; 9] =
        ["inom", "under", "över", "efter", "på", "än", "minst", "högst", "varje"];
    let Some(last) = before.last() else { return false };
    if is_counter(last) {
        return figure.len() <= 2 && figure.bytes().all(|byte| byte.is_ascii_digit());
    }
    let unit =
        |figure: &str| figure.rsplit(' ').next().filter(|word| is_unit(word)).map(str::to_owned);
    OPEN.contains(last)
        && !later.is_empty()
        && unit(figure).is_some()
        && later.iter().all(|item| match item {
            Item::Part(other) => unit(other) != unit(figure),
            Item::Words(_) | Item::Lacking(_) | Item::Nothing => true,
        })
}

/// Whether a word is followed by a number that tells which.
fn is_counter(word: &str) -> bool {
    matches!(word, "årskurs" | "årskurserna" | "åk" | "klass" | "steg" | "nivå")
}

fn is_number(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '−', '+', '<', '>', '≥', '≤']);
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.ends_with(|c: char| c.is_ascii_digit())
        && bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "%" | "st"
            | "st."
            | "kr"
            | "tkr"
            | "Tkr"
            | "mnkr"
            | "mkr"
            | "GWh"
            | "MWh"
            | "kWh"
            | "ton"
            | "kg"
            | "dagar"
            | "timmar"
            | "min"
            | "minuter"
            | "veckor"
            | "månader"
            | "procent"
            | "personer"
            | "platser"
            | "m2"
            | "km"
    )
}

/// "VB 2018", "T1 2019", "2018" at the end.
fn period<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], String)> {
    let (year, before) = words.split_last()?;
    let sound = year.len() == 4
        && (year.starts_with("20") || year.starts_with("19"))
        && year.bytes().all(|byte| byte.is_ascii_digit());
    if !sound {
        return None;
    }
    match before.split_last() {
        Some((word, rest))
            if matches!(*word, "VB" | "VP" | "T1" | "T2" | "Tertial" | "tertial") =>
        {
            Some((rest, format!("{word} {year}")))
        }
        _ => Some((before, (*year).to_owned())),
    }
}

fn periodicity<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], String)> {
    const WORDS: [&str; 8] =
        ["År", "Tertial", "Månad", "Halvår", "Kvartal", "Vartannat", "Årligen", "Löpande"];
    let (last, before) = words.split_last()?;
    WORDS.contains(last).then(|| (before, (*last).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        use IndicatorField as F;
        let fields = [
            F::Outcome,
            F::OutcomeMen,
            F::OutcomeWomen,
            F::Previous,
            F::Forecast,
            F::Target,
            F::CouncilTarget,
            F::Period,
        ];
        std::iter::once(Column::Name).chain(fields.map(Column::Indicator)).collect()
    }

    fn row(text: &str) -> IndicatorRow {
        let words: Vec<&str> = text.split_whitespace().collect();
        let values = read(&words, &columns());
        let name = words.iter().take(values.name_words).copied().collect::<Vec<_>>().join(" ");
        let mut row = IndicatorRow::new(name);
        values.fill(&mut row, &columns());
        row
    }

    #[test]
    fn values_are_told_from_the_name() {
        use IndicatorField as F;
        let sick = row("Sjukfrånvaro dag 1-14 0,8 % 1,1 % tas fram av nämnd en VB 2019");
        assert_eq!(sick.name, "Sjukfrånvaro dag 1-14");
        assert_eq!(sick.cell(F::Outcome), Some("0,8 %"));
        assert_eq!(sick.cell(F::Previous), Some("1,1 %"));
        assert_eq!(sick.cell(F::Period), Some("VB 2019"));
        assert_eq!(sick.uncertain, [F::Outcome, F::Previous]);
    }

    #[test]
    fn a_whole_row_with_both_sexes_is_understood() {
        use IndicatorField as F;
        let row = row("Andel nöjda 91 % 93 % 90 % 93 % 92 % 89 % 2019");
        assert_eq!(row.cell(F::OutcomeMen), Some("93 %"));
        assert_eq!(row.cell(F::Target), Some("92 %"));
        assert_eq!(row.cell(F::CouncilTarget), Some("89 %"));
        assert_eq!(row.cell(F::Forecast), None);
    }

    #[test]
    fn a_figure_that_the_name_needs_stays_in_it() {
        use IndicatorField as F;
        let examined = row("Andel som görs inom 14 dagar 94 % 94 % 94 % 91 % 93 % 95 % VB 2019");
        assert_eq!(examined.name, "Andel som görs inom 14 dagar");
        assert_eq!(examined.cell(F::Outcome), Some("94 %"));
        let merits = row("Meritvärde i årskurs 9 224,1 218,0 230,2 220,5 225 230 2019");
        assert_eq!(merits.name, "Meritvärde i årskurs 9");
        assert_eq!(merits.cell(F::Outcome), Some("224,1"));
        let wait = row("Väntetid till besked 14 dagar 16 dagar 12 dagar 2019");
        assert_eq!(wait.name, "Väntetid till besked");
    }

    #[test]
    fn thousands_are_one_figure() {
        use IndicatorField as F;
        let energy = row("Energi 14 GWh 1 945 GWh VB 2019");
        assert_eq!(energy.name, "Energi");
        assert_eq!(energy.cell(F::CouncilTarget), Some("1 945 GWh"));
        assert_eq!(energy.cell(F::Target), Some("14 GWh"));
    }
}
