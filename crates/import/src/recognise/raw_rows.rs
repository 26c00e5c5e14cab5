//! Rows of tables in a PDF's raw text: of several ways to part a row's figures, the one that its
//! columns, its sums and its differences bear out.

use crate::recognise::raw_figures::{Way, distance, ways, worth};
use crate::recognise::raw_heads::Shape;
use crate::tidy_text::words::begins_with;

/// A row before its figures are parted.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawRow {
    pub(crate) name: String,
    pub(crate) parts: Vec<String>,
    /// What stands in the column with words.
    pub(crate) words: String,
    /// How many lines it takes.
    pub(crate) lines: usize,
    /// Its first line.
    pub(crate) number: u32,
    /// Whether a blank line stands before it.
    pub(crate) spaced: bool,
}

/// What a wrong way costs less than the right one at most, where it is still told for certain.
const CLEAR: f64 = 1.5;

/// Whether a row is the sum of those above it.
pub(crate) fn is_sum(name: &str) -> bool {
    ["summa", "totalt", "total", "samtliga", "delsumma"].iter().any(|word| begins_with(name, word))
}

/// The cells of rows, and the lines of those that could be parted in another way too.
pub(crate) fn settle_rows(
    rows: &[RawRow],
    shape: Shape,
    header: &[String],
) -> (Vec<Vec<String>>, Vec<u32>) {
    let heads = shape.heads;
    let found: Vec<Vec<Way>> = rows.iter().map(|row| ways(&row.parts, heads)).collect();
    let usual = usual_worth(&found, heads);
    let differs =
        header.last().is_some_and(|head| begins_with(head, "avvik") || begins_with(head, "differ"));
    let mut cells: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    let mut uncertain = Vec::new();
    let mut sums = vec![0.0; heads];
    for (row, ways) in rows.iter().zip(found) {
        let is_sum = is_sum(&row.name);
        let above = is_sum.then_some(sums.as_slice());
        let (figures, sure) = match best(ways, &usual, above, differs) {
            Some(best) => best,
            None => (at_the_end(&row.parts, heads), row.parts.is_empty()),
        };
        if !sure {
            uncertain.push(row.number);
        }
        for (total, figure) in sums.iter_mut().zip(&figures) {
            *total += worth(figure).unwrap_or(0.0);
        }
        if is_sum || row.parts.is_empty() {
            sums = vec![0.0; heads];
        }
        let words = shape.words.then(|| row.words.clone());
        cells.push(std::iter::once(row.name.clone()).chain(figures).chain(words).collect());
    }
    (cells, uncertain)
}

/// What the figures of each column are worth, in rows that have one way only.
fn usual_worth(found: &[Vec<Way>], heads: usize) -> Vec<Option<f64>> {
    let mut usual: Vec<Option<f64>> = vec![None; heads];
    for ways in found {
        let [way] = ways.as_slice() else { continue };
        for (usual, figure) in usual.iter_mut().zip(way) {
            let size = worth(figure).map(f64::abs);
            *usual = match (*usual, size) {
                (Some(most), Some(size)) => Some(most.max(size)),
                (most, size) => most.or(size),
            };
        }
    }
    usual
}

/// The best of several ways, and whether it is told for certain.
fn best(
    ways: Vec<Way>,
    usual: &[Option<f64>],
    sum: Option<&[f64]>,
    differs: bool,
) -> Option<(Way, bool)> {
    let single = ways.len() == 1;
    let mut ranked: Vec<(f64, Way)> =
        ways.into_iter().map(|way| (cost(&way, usual, sum, differs), way)).collect();
    ranked.sort_by(|one, other| one.0.total_cmp(&other.0));
    let gap = match ranked.as_slice() {
        [first, second, ..] => second.0 - first.0,
        _ => CLEAR,
    };
    ranked.into_iter().next().map(|(_, way)| (way, single || gap >= CLEAR))
}

/// How odd a way is: far from what its columns hold, no sum of the rows above, no difference.
fn cost(way: &Way, usual: &[Option<f64>], sum: Option<&[f64]>, differs: bool) -> f64 {
    const NO_SUM: f64 = 3.0;
    const NO_DIFFERENCE: f64 = 4.0;
    const CLOSE: f64 = 0.051;
    let sizes: Vec<Option<f64>> = way.iter().map(|figure| worth(figure)).collect();
    let mut cost = 0.0;
    for (size, usual) in sizes.iter().zip(usual) {
        if let (Some(size), Some(usual)) = (size, usual) {
            cost += distance(*size, *usual).min(6.0) / 2.0;
        }
    }
    if usual.iter().all(Option::is_none) {
        let first = sizes.iter().flatten().next().copied().unwrap_or(0.0);
        cost += sizes.iter().flatten().map(|size| distance(*size, first) / 2.0).sum::<f64>();
    }
    if let Some(sums) = sum {
        let summed = |(size, sum): (&Option<f64>, &f64)| {
            size.is_some_and(|size| (size - sum).abs() < CLOSE.max(sum.abs() / 1_000.0))
        };
        let matched = sizes.iter().zip(sums).filter(|pair| summed(*pair)).count();
        let missing = sizes.len().saturating_sub(matched);
        cost += NO_SUM * f64::from(u32::try_from(missing).unwrap_or(u32::MAX));
    }
    if differs && let Some((Some(last), others)) = sizes.split_last() {
        let pairs = others.iter().flatten().enumerate();
        let told = pairs.clone().any(|(at, one)| {
            pairs
                .clone()
                .skip(at + 1)
                .any(|(_, other)| ((one - other).abs() - last.abs()).abs() < CLOSE)
        });
        cost += if told { 0.0 } else { NO_DIFFERENCE };
    }
    cost
}

/// A row with fewer figures than there are heads: the last columns are the likeliest.
fn at_the_end(parts: &[String], heads: usize) -> Vec<String> {
    let empty = heads.saturating_sub(parts.len());
    let mut cells = vec![String::new(); empty];
    cells.extend(parts.iter().cloned());
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::raw_figures::last_parts;

    fn settle(lines: &[&str], header: &[&str]) -> (Vec<Vec<String>>, Vec<u32>) {
        let rows: Vec<RawRow> = (1..)
            .zip(lines)
            .map(|(number, line)| {
                let words: Vec<&str> = line.split(' ').collect();
                let (name, parts) = last_parts(&words);
                let name = words[..name].join(" ");
                RawRow { name, parts, lines: 1, number, ..RawRow::default() }
            })
            .collect();
        let header: Vec<String> = header.iter().map(|head| (*head).to_owned()).collect();
        settle_rows(&rows, Shape { heads: header.len() - 1, words: false }, &header)
    }

    #[test]
    fn a_sum_tells_how_its_figures_are_parted() {
        let lines =
            ["Sjuka 402 38 640", "Unga 148 12 385", "Summa 550 051 025", "Summa 1 210 111 000"];
        let (rows, _) = settle(&lines[..2], &["Orsak", "Hushåll", "Tkr"]);
        assert_eq!(rows[0], ["Sjuka", "402", "38 640"]);
        let (rows, uncertain) = settle(
            &["Sjuka 402 38 640", "Unga 808 72 360", "Summa 1 210 111 000"],
            &["Orsak", "Hushåll", "Tkr"],
        );
        assert_eq!(rows[2], ["Summa", "1 210", "111 000"]);
        assert!(uncertain.is_empty());
    }

    #[test]
    fn a_difference_tells_how_its_figures_are_parted() {
        let (rows, uncertain) =
            settle(&["Bidrag 14 554 980 13 574"], &["Tkr", "Budget", "Utfall", "Avvikelse"]);
        assert_eq!(rows[0], ["Bidrag", "14 554", "980", "13 574"]);
        assert!(uncertain.is_empty());
    }

    #[test]
    fn what_cannot_be_told_is_uncertain() {
        let (_, uncertain) = settle(&["Bidrag 141 204 168 312"], &["", "Utfall", "Budget", "Plan"]);
        assert_eq!(uncertain, [1]);
    }
}
