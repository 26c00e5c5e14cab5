//! The values at the end of an indicator's row whose cells stand without tabs: told by what they
//! are, and given to columns by how many they are.

use tertial_domain::report::{IndicatorField, IndicatorRow};

use crate::recognise::columns::Column;
use crate::tidy_text::words::{begins_with, squeezed};

/// What the end of a row was read as.
pub(crate) struct RawValues {
    /// How many words at the start are the name.
    pub(crate) name_words: usize,
    figures: Vec<String>,
    words: Option<String>,
    period: Option<String>,
    periodicity: Option<String>,
}

/// Reads values from the end of a row as far as the words are values.
pub(crate) fn read(words: &[&str], columns: &[Column]) -> RawValues {
    let mut values = RawValues {
        name_words: words.len(),
        figures: Vec::new(),
        words: None,
        period: None,
        periodicity: None,
    };
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
    while let Some((before, value)) = last_value(rest, values.words.is_none()) {
        match value {
            RawValue::Figure(figure) if is_of_name(before, &figure, &values.figures) => break,
            RawValue::Figure(figure) => values.figures.push(figure),
            RawValue::Words(words) => values.words = Some(words),
        }
        rest = before;
        if values.figures.len() >= 9 {
            break;
        }
    }
    values.figures.reverse();
    values.name_words = rest.len();
    values
}

fn has(columns: &[Column], field: IndicatorField) -> bool {
    columns.contains(&Column::Indicator(field))
}

impl RawValues {
    /// Whether nothing but the name was found.
    pub(crate) const fn is_empty(&self) -> bool {
        self.figures.is_empty()
            && self.words.is_none()
            && self.period.is_none()
            && self.periodicity.is_none()
    }

    /// Whether there is a figure or a target in words.
    pub(crate) const fn has_value(&self) -> bool {
        !self.figures.is_empty() || self.words.is_some()
    }

    /// Whether the row has its last cell.
    pub(crate) const fn is_complete(&self) -> bool {
        self.period.is_some() || self.periodicity.is_some()
    }

    /// Gives the values to columns, and lists those whose column is a guess.
    pub(crate) fn fill(self, row: &mut IndicatorRow, columns: &[Column]) {
        row.set_cell(IndicatorField::Period, self.period);
        row.set_cell(IndicatorField::Periodicity, self.periodicity);
        let with_words = self.words.is_some();
        if let Some(words) = self.words {
            let field = if has(columns, IndicatorField::CouncilTarget) {
                IndicatorField::CouncilTarget
            } else {
                IndicatorField::Target
            };
            row.set_cell(field, Some(words));
        }
        let open: Vec<IndicatorField> = columns
            .iter()
            .filter_map(|column| match column {
                Column::Indicator(field) if is_figure(*field) => Some(*field),
                _ => None,
            })
            .filter(|field| row.cell(*field).is_none())
            .collect();
        let sure = self.figures.len() == open.len();
        let fields = if sure { open } else { likeliest(self.figures.len(), with_words, &open) };
        let mut left = self.figures.into_iter();
        for (field, figure) in fields.iter().zip(left.by_ref()) {
            row.set_cell(*field, Some(figure));
            if !sure {
                row.uncertain.push(*field);
            }
        }
        for figure in left {
            row.name.push(' ');
            row.name.push_str(&figure);
        }
    }
}

const fn is_figure(field: IndicatorField) -> bool {
    !matches!(field, IndicatorField::Period | IndicatorField::Periodicity)
}

/// The columns that so many figures most likely stand in.
///
/// Last year's figure is known when this year's is not yet measured, so a lone figure beside a
/// target in words is last year's; the split by sex comes with a whole row or not at all.
fn likeliest(count: usize, with_words: bool, open: &[IndicatorField]) -> Vec<IndicatorField> {
    use IndicatorField as F;
    let order: &[F] = match (with_words, count) {
        (true, 5) => &[F::Outcome, F::OutcomeMen, F::OutcomeWomen, F::Previous, F::Target],
        (true, _) => &[F::Previous, F::Outcome, F::Target, F::Forecast],
        (false, 6) => {
            &[F::Outcome, F::OutcomeMen, F::OutcomeWomen, F::Previous, F::Target, F::CouncilTarget]
        }
        (false, 2) => &[F::Target, F::CouncilTarget],
        (false, 1) => &[F::CouncilTarget],
        (false, _) => &[F::CouncilTarget, F::Target, F::Previous, F::Outcome, F::Forecast],
    };
    let plan = !open.contains(&F::Outcome);
    let order = if plan && count == 1 { &[F::Target, F::CouncilTarget] } else { order };
    let wished = order.iter().chain(&IndicatorField::ALL).filter(|field| open.contains(field));
    let mut chosen: Vec<F> = Vec::with_capacity(count);
    for field in wished {
        if chosen.len() < count && !chosen.contains(field) {
            chosen.push(*field);
        }
    }
    open.iter().copied().filter(|field| chosen.contains(field)).collect()
}

enum RawValue {
    Figure(String),
    Words(String),
}

/// The last value of a row, and what stands before it.
fn last_value<'w, 'a>(
    words: &'w [&'a str],
    words_wanted: bool,
) -> Option<(&'w [&'a str], RawValue)> {
    if words_wanted && let Some((before, phrase)) = target_words(words) {
        return Some((before, RawValue::Words(phrase)));
    }
    figure(words).map(|(before, figure)| (before, RawValue::Figure(figure)))
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

/// "7,1 %", "360 st", "1 945 `GWh`", "minst 90 %".
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
        if number.len() == 3 {
            before = thousands(before, &mut value);
        }
    } else if !is_number(last.trim_end_matches('%')) {
        return None;
    } else if last.len() == 3 && !last.contains([',', '.']) {
        before = thousands(before, &mut value);
    }
    if let Some((word, rest)) = before.split_last()
        && matches!(*word, "minst" | "högst" | "max" | "lägst" | "≥" | "≤" | "<" | ">")
    {
        value = format!("{word} {value}");
        before = rest;
    }
    Some((before, value))
}

/// The groups of three digits before the last one.
fn thousands<'w, 'a>(mut before: &'w [&'a str], value: &mut String) -> &'w [&'a str] {
    while let Some((group, rest)) = before.split_last() {
        let digits = group.trim_start_matches(['-', '−']);
        let sound = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if !sound || rest.last().is_some_and(|word| is_counter(word)) {
            break;
        }
        *value = format!("{group} {value}");
        before = rest;
        if group.len() < 3 {
            break;
        }
    }
    before
}

/// Whether a figure still belongs to the name: "inom 14 dagar" before shares, "i årskurs 9".
fn is_of_name(before: &[&str], figure: &str, later: &[String]) -> bool {
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
        && later.iter().all(|other| unit(other) != unit(figure))
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
        let words = ["Energi", "1", "945", "GWh"];
        assert_eq!(read(&words, &columns()).figures, ["1 945 GWh"]);
    }
}
