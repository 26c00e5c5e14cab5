//! The header of a table in a PDF's raw text: words of narrow columns, broken over lines.

use tertial_domain::report::{ActivityField, IndicatorField};

use crate::recognise::columns::{Column, RowKind, kind_of};
use crate::recognise::raw_table::RawKind;
use crate::recognise::symbols::strip_signs;
use crate::tidy_text::lines::Line;
use crate::tidy_text::page_furniture as furniture;
use crate::tidy_text::words::squeeze;

/// A header takes no more lines than this.
const MOST_LINES: usize = 48;
/// A header has no more letters than this, in bytes.
const MOST_LETTERS: usize = 420;

/// No head has more letters than this, in bytes.
const LONGEST_HEAD: usize = 32;

/// A printed head without blanks, and the column it means; `#` stands for a digit.
type Head = (&'static str, Meaning);

#[derive(Debug, Clone, Copy)]
enum Meaning {
    Field(IndicatorField),
    Activity(ActivityField),
    Other,
}

use IndicatorField as F;

/// Longer heads stand before those that begin them.
const INDICATOR_HEADS: [Head; 39] = [
    ("periodensutfallvb####", Meaning::Field(F::Previous)),
    ("periodensutfallt#####", Meaning::Field(F::Previous)),
    ("periodensutfall####", Meaning::Field(F::Previous)),
    ("periodensutfall", Meaning::Field(F::Outcome)),
    ("utfallmänpojkar", Meaning::Field(F::OutcomeMen)),
    ("utfallpojkarmän", Meaning::Field(F::OutcomeMen)),
    ("utfallmän", Meaning::Field(F::OutcomeMen)),
    ("utfallkvinnorflickor", Meaning::Field(F::OutcomeWomen)),
    ("utfallflickorkvinnor", Meaning::Field(F::OutcomeWomen)),
    ("utfallkvinnor", Meaning::Field(F::OutcomeWomen)),
    ("utfallvb####", Meaning::Field(F::Previous)),
    ("utfallt#####", Meaning::Field(F::Previous)),
    ("utfall####", Meaning::Field(F::Previous)),
    ("utfall", Meaning::Field(F::Outcome)),
    ("mänpojkar", Meaning::Field(F::OutcomeMen)),
    ("kvinnorflickor", Meaning::Field(F::OutcomeWomen)),
    ("prognoshelår####", Meaning::Field(F::Forecast)),
    ("prognosvb####", Meaning::Field(F::Forecast)),
    ("prognos####", Meaning::Field(F::Forecast)),
    ("prognosvb", Meaning::Field(F::Forecast)),
    ("prognosshelår", Meaning::Field(F::Forecast)),
    ("prognoshelår", Meaning::Field(F::Forecast)),
    ("helårsprognos", Meaning::Field(F::Forecast)),
    ("prognos", Meaning::Field(F::Forecast)),
    ("kfsårsmål####", Meaning::Field(F::CouncilTarget)),
    ("årsmål####", Meaning::Field(F::Target)),
    ("målvärde####", Meaning::Field(F::Target)),
    ("målvärde", Meaning::Field(F::Target)),
    ("mål####", Meaning::Field(F::Target)),
    ("kfsårsmål", Meaning::Field(F::CouncilTarget)),
    ("kommunfullmäktigesårsmål", Meaning::Field(F::CouncilTarget)),
    ("nämndensårsmål", Meaning::Field(F::Target)),
    ("enhetensårsmål", Meaning::Field(F::Target)),
    ("årsmål", Meaning::Field(F::Target)),
    ("periodicitet", Meaning::Field(F::Periodicity)),
    ("period", Meaning::Field(F::Period)),
    ("ansvarig", Meaning::Other),
    ("status", Meaning::Other),
    ("trend", Meaning::Other),
];

const ACTIVITY_HEADS: [Head; 8] = [
    ("startdatum", Meaning::Activity(ActivityField::Start)),
    ("slutdatum", Meaning::Activity(ActivityField::End)),
    ("avvikelser", Meaning::Activity(ActivityField::Deviation)),
    ("avvikelse", Meaning::Activity(ActivityField::Deviation)),
    ("start", Meaning::Activity(ActivityField::Start)),
    ("slut", Meaning::Activity(ActivityField::End)),
    ("ansvarig", Meaning::Other),
    ("status", Meaning::Other),
];

/// The letters of the first lines, and for each line and word how many letters end with it. Lines
/// are taken as they are needed.
struct Letters<'l, 's> {
    left: &'l [Line<'s>],
    all: String,
    ends: Vec<usize>,
    /// How many letters end with each word.
    word_ends: Vec<usize>,
}

impl<'l, 's> Letters<'l, 's> {
    fn of(lines: &'l [Line<'s>]) -> Self {
        let left = lines.get(..lines.len().min(MOST_LINES)).unwrap_or(lines);
        Self { left, all: String::with_capacity(128), ends: Vec::new(), word_ends: Vec::new() }
    }

    /// Takes lines until so many letters are known, or the header can hold no more.
    fn reach(&mut self, length: usize) {
        while self.all.len() < length
            && let Some((line, rest)) = self.left.split_first()
        {
            let ends =
                line.has_tab || self.all.len() > MOST_LETTERS || line.text.len() > MOST_LETTERS;
            self.left = if ends { &[] } else { rest };
            if ends {
                return;
            }
            if !is_paper(line.text) {
                for word in line.text.split_whitespace() {
                    squeeze(word, &mut self.all);
                    self.word_ends.push(self.all.len());
                }
            }
            self.ends.push(self.all.len());
        }
    }

    /// The head that stands at a place and ends where a word ends.
    fn head_at(&mut self, at: usize, heads: &[Head]) -> Option<(&str, Meaning)> {
        self.reach(at + LONGEST_HEAD);
        let rest = self.all.get(at..)?;
        let (head, meaning) = heads.iter().find(|(head, _)| {
            begins(rest, head) && self.word_ends.binary_search(&(at + head.len())).is_ok()
        })?;
        Some((rest.get(..head.len())?, *meaning))
    }
}

/// Reads the header that begins on the first line.
pub(crate) fn read_header(lines: &[Line<'_>]) -> Option<RawKind> {
    let first = strip_signs(lines.first()?.text).0.split(char::is_whitespace).next()?;
    let kind = kind_of(first)?;
    let mut named = String::new();
    squeeze(first, &mut named);
    in_order(kind, named.len(), Letters::of(lines)).or_else(|| scattered(kind, lines))
}

/// Whether a line is of a page's head or foot: a page may end within a table's head.
fn is_paper(text: &str) -> bool {
    furniture::before_page_number(text) == Some("") || furniture::stands_beside_page_number(text)
}

/// Heads that follow each other in reading order.
fn in_order(kind: RowKind, named: usize, mut letters: Letters<'_, '_>) -> Option<RawKind> {
    let heads: &[Head] = match kind {
        RowKind::Indicators => &INDICATOR_HEADS,
        RowKind::Activities => &ACTIVITY_HEADS,
    };
    let mut columns = vec![Column::Name];
    let mut years: Vec<Option<i16>> = vec![None];
    let mut at = named;
    let mut best: Option<(usize, usize)> = None;
    while let Some((text, meaning)) = letters.head_at(at, heads) {
        columns.push(column(meaning, text));
        let dated = matches!(meaning, Meaning::Field(F::Previous));
        let year =
            text.len().checked_sub(4).and_then(|at| text.get(at..)).and_then(|y| y.parse().ok());
        years.push(year.filter(|_| dated));
        at += text.len();
        if let Some(line) = letters.ends.iter().position(|end| *end == at) {
            best = Some((line + 1, columns.len()));
        }
    }
    let (lines, width) = best?;
    columns.truncate(width);
    settle_outcomes(&mut columns, &years);
    let known = columns.iter().filter(|c| !matches!(c, Column::Name | Column::Unknown(_))).count();
    let previous = columns.iter().position(|c| *c == Column::Indicator(F::Previous));
    let previous_year = previous.and_then(|at| years.get(at).copied().flatten());
    (known > 0).then_some(RawKind { kind, columns, lines, previous_year })
}

/// Of several dated outcomes without one that is not, the latest is this period's; one more stays
/// last year's, and the rest have no field.
fn settle_outcomes(columns: &mut [Column], years: &[Option<i16>]) {
    let outcome = Column::Indicator(F::Outcome);
    let previous = Column::Indicator(F::Previous);
    let dated = || columns.iter().zip(years).filter(|(column, _)| **column == previous);
    let mut found: Vec<i16> = dated().filter_map(|(_, year)| *year).collect();
    found.sort_unstable();
    let latest = found.pop().filter(|_| !columns.contains(&outcome));
    let next = if latest.is_some() { found.pop() } else { None };
    if let (Some(latest), Some(next)) = (latest, next) {
        for (column, year) in columns.iter_mut().zip(years).filter(|(_, year)| year.is_some()) {
            match *year {
                Some(year) if year == latest => *column = outcome.clone(),
                Some(year) if year != next => *column = Column::Unknown(format!("utfall{year}")),
                _ => {}
            }
        }
    }
}

fn column(meaning: Meaning, text: &str) -> Column {
    match meaning {
        Meaning::Field(field) => Column::Indicator(field),
        Meaning::Activity(field) => Column::Activity(field),
        Meaning::Other => Column::Unknown(text.to_owned()),
    }
}

fn begins(rest: &str, head: &str) -> bool {
    rest.get(..head.len()).is_some_and(|start| {
        start.bytes().zip(head.bytes()).all(|(byte, pattern)| {
            if pattern == b'#' { byte.is_ascii_digit() } else { byte == pattern }
        })
    })
}

/// Heads whose lines were read across all columns at once: the words are known, their order is
/// not, and the usual order is taken.
fn scattered(kind: RowKind, lines: &[Line<'_>]) -> Option<RawKind> {
    if kind == RowKind::Activities {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut taken = 0;
    for line in lines.iter().take(MOST_LINES) {
        let mut own: Vec<String> = Vec::new();
        for word in strip_signs(line.text).0.split_whitespace() {
            let mut letters = String::new();
            squeeze(word, &mut letters);
            own.push(letters);
        }
        if line.has_tab || !own.iter().all(|word| is_fragment(word)) {
            break;
        }
        words.append(&mut own);
        taken += 1;
    }
    let has = |start: &str| words.iter().any(|word| word.starts_with(start));
    let year = words.iter().find_map(|word| {
        let digits = word.trim_start_matches("vb");
        (digits.len() == 4 && digits.starts_with("20")).then(|| digits.parse().ok()).flatten()
    });
    let candidates = [
        (F::Outcome, has("periodens") || has("utfall")),
        (F::OutcomeMen, has("män") || has("pojk")),
        (F::OutcomeWomen, has("kvinn")),
        (F::Previous, year.is_some()),
        (F::Forecast, has("progno")),
        (
            F::Target,
            words.iter().filter(|word| *word == "årsmål").count() > usize::from(has("kfs")),
        ),
        (F::CouncilTarget, has("kfs")),
        (F::Period, words.iter().any(|word| word == "period")),
        (F::Periodicity, has("periodic")),
    ];
    let fields = candidates.into_iter().filter(|(_, there)| *there).map(|(field, _)| field);
    let columns: Vec<Column> =
        std::iter::once(Column::Name).chain(fields.map(Column::Indicator)).collect();
    (columns.len() > 2).then_some(RawKind { kind, columns, lines: taken, previous_year: year })
}

/// Whether a line holds nothing but parts of a header's words.
pub(crate) fn is_part_of_header(text: &str) -> bool {
    let mut found = false;
    for word in text.split_whitespace() {
        let mut letters = String::new();
        squeeze(word, &mut letters);
        let fragment = is_fragment(&letters);
        found |= fragment;
        if !fragment && letters.len() > 1 {
            return false;
        }
    }
    found
}

/// Whether letters are a part of a header's word.
fn is_fragment(letters: &str) -> bool {
    const WORDS: [&str; 14] = [
        "indikator",
        "indikatorer",
        "periodens",
        "utfall",
        "män",
        "pojkar",
        "kvinnor",
        "flickor",
        "prognos",
        "helår",
        "årsmål",
        "kfs",
        "periodicitet",
        "vb",
    ];
    let digits = letters.trim_start_matches("vb");
    let year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    year || (!letters.is_empty()
        && letters.len() > 1
        && WORDS.iter().any(|word| word.contains(letters)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy_text::lines::cut;

    #[test]
    fn a_header_is_put_together_from_its_pieces() {
        let text = " Indikator Periodens \nutfall\n\nUtfall \nmän/ \npojkar\n\nUtfall \nkvinn\nor/ \nflicko\nr\n\n\
                    Perio\ndens \nutfall \nVB \n2023\n\nProgno\ns helår Årsmål KF:s \n\nårsmål Period\n\nNamn 7";
        let header = read_header(&cut(text)).unwrap();
        assert_eq!(header.columns.len(), 9);
        assert_eq!(header.lines, 18);
        assert_eq!(header.previous_year, Some(2023));
    }

    #[test]
    fn a_page_may_end_within_a_header() {
        let text = "Indikator Periodens \nutfall\n\nTjänsteutlåtande\nSid 2 (9)\n\nÅrsmål KF:s \n\n\
                    årsmål Period\n\nNamn 7";
        let header = read_header(&cut(text)).unwrap();
        assert_eq!((header.lines, header.columns.len()), (6, 5));
    }

    #[test]
    fn a_head_ends_where_its_word_ends() {
        let text = "Aktivitet Startdatum Slutdatum Avvikelse\nRinga grannar 2019-02-01 2019-03-01";
        let header = read_header(&cut(text)).unwrap();
        assert_eq!((header.lines, header.columns.len()), (1, 4));
    }

    #[test]
    fn a_header_read_across_is_known_by_its_words() {
        let text = "Indikator Periodens Utfall Utfall Prognos Årsmål KF:s Period\n\
                    utfall män/ kvinnor/ helår årsmål\npojkar flickor\nAntal platser";
        let header = read_header(&cut(text)).unwrap();
        assert_eq!(header.lines, 3);
        assert_eq!(header.columns.len(), 8);
    }
}
