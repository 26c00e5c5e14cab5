//! The ways in which a reader may add up a table: a printed sum is wrong only when none of them gives it.

use rust_decimal::Decimal;

use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind, Side};

/// One way of adding up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What it gives.
    pub sum: Decimal,
    /// The figures that were added.
    pub figures: Vec<Decimal>,
    /// The rows that they stand in, as places in [`FigureTable::rows`].
    pub rows: Vec<(usize, Decimal)>,
}

impl Way {
    fn of(rows: Vec<(usize, Decimal)>) -> Option<Self> {
        let figures: Vec<Decimal> = rows.iter().map(|(_, figure)| *figure).collect();
        let mut sum = Decimal::ZERO;
        for figure in &figures {
            sum = sum.checked_add(*figure)?;
        }
        (!rows.is_empty()).then_some(Self { sum, figures, rows })
    }
}

/// A printed sum held against the figures that it should be the sum of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What is printed.
    pub printed: Decimal,
    /// The way of adding up that gives it, else the one that comes nearest.
    pub way: Way,
    /// How much the printed sum is over that way's.
    pub by: Decimal,
    /// Whether no more than rounding is between them.
    pub agrees: bool,
}

/// Holds a printed sum against the ways of adding up. None without a way, or where the figures are
/// too large to be subtracted.
pub fn held(table: &FigureTable, printed: Decimal, ways: Vec<Way>) -> Option<Held> {
    let mut nearest: Option<Held> = None;
    for way in ways {
        let by = printed.checked_sub(way.sum)?;
        let figures = way.figures.iter().copied().chain([printed]);
        let agrees = by.abs() <= table.tolerance(figures);
        let is_nearer = nearest.as_ref().is_none_or(|best| by.abs() < best.by.abs());
        let is_better = nearest.as_ref().is_none_or(|best| agrees && !best.agrees);
        let is_worse = nearest.as_ref().is_some_and(|best| best.agrees && !agrees);
        if is_better || is_nearer && !is_worse {
            nearest = Some(Held { printed, way, by, agrees });
        }
    }
    nearest
}

/// Ways to get a row's own sum from its other columns. None where the columns are not parts of it.
pub fn ways_across(table: &FigureTable, row: &Row, column: usize) -> Vec<Way> {
    let figures = |kind: ColumnKind| {
        let columns = table.columns.iter().enumerate();
        columns
            .filter(move |(at, own)| *at != column && own.kind == kind)
            .filter_map(|(at, _)| row.figure(at))
            .collect::<Vec<Decimal>>()
    };
    let plain = |figures: Vec<Decimal>| {
        let sum = figures.iter().copied().sum();
        Way { sum, figures, rows: Vec::new() }
    };
    match table.columns.get(column).map(|column| column.kind) {
        Some(ColumnKind::Total) => {
            let year_parts = figures(ColumnKind::YearPart);
            if !year_parts.is_empty() {
                // In some tables the last period holds the whole year already.
                let last = year_parts.last().copied().unwrap_or_default();
                return vec![plain(year_parts), plain(vec![last])];
            }
            let others = figures(ColumnKind::Other);
            let is_alone = table
                .columns
                .iter()
                .enumerate()
                .all(|(at, own)| at == column || own.kind == ColumnKind::Other && at < column);
            if is_alone && others.len() >= 2 { vec![plain(others)] } else { Vec::new() }
        }
        Some(ColumnKind::Variance) => {
            let budget = figures(ColumnKind::Budget);
            let reached = [ColumnKind::Actual, ColumnKind::Forecast].map(figures).concat();
            let (Some(&budget), false) = (budget.first(), reached.is_empty()) else {
                return Vec::new();
            };
            let differences = reached.iter().flat_map(|&reached| {
                [budget - reached, reached - budget].map(|sum| Way {
                    sum,
                    figures: vec![budget, reached],
                    rows: Vec::new(),
                })
            });
            differences.collect()
        }
        Some(
            ColumnKind::Budget
            | ColumnKind::Actual
            | ColumnKind::Forecast
            | ColumnKind::YearPart
            | ColumnKind::Other,
        )
        | None => Vec::new(),
    }
}

/// Ways to get a sum, a result or what remains after a fund from the rows above it.
pub fn ways_down(table: &FigureTable, at: usize, column: usize) -> Vec<Way> {
    let Some(row) = table.rows.get(at) else { return Vec::new() };
    let above = Above { rows: table.rows.get(..at).unwrap_or_default(), column };
    match row.kind {
        RowKind::Sum => sums(&above, row),
        RowKind::Result => results(&above, row),
        RowKind::AfterFund => after_funds(&above),
        RowKind::Heading | RowKind::Item | RowKind::Part | RowKind::Fund => Vec::new(),
    }
}

/// The rows above a sum, in one column.
struct Above<'t> {
    rows: &'t [Row],
    column: usize,
}

impl Above<'_> {
    /// The rows from `first` that pass, with their figures.
    fn figures(&self, first: usize, passes: impl Fn(usize, &Row) -> bool) -> Vec<(usize, Decimal)> {
        self.rows
            .iter()
            .enumerate()
            .skip(first)
            .filter(|(at, row)| passes(*at, row))
            .filter_map(|(at, row)| Some((at, row.figure(self.column)?)))
            .collect()
    }

    /// Whether a part's whole has a figure of its own, so that the part is not added again.
    fn whole_has_figure(&self, part: usize) -> bool {
        let before = self.rows.get(..part).unwrap_or_default();
        before
            .iter()
            .rev()
            .find(|row| row.kind != RowKind::Part)
            .is_some_and(|row| row.kind == RowKind::Item && row.figure(self.column).is_some())
    }

    fn last(&self, passes: impl Fn(&Row) -> bool) -> Option<(usize, Decimal)> {
        self.figures(0, |_, row| passes(row)).pop()
    }
}

fn is_item(row: &Row) -> bool {
    matches!(row.kind, RowKind::Item | RowKind::Part | RowKind::Fund)
}

/// The same figures with those of costs turned around.
fn with_costs_taken_off(above: &Above<'_>, rows: &[(usize, Decimal)]) -> Vec<(usize, Decimal)> {
    rows.iter()
        .map(|&(at, figure)| match above.rows.get(at).map(|row| row.side) {
            Some(Side::Cost) => (at, -figure),
            Some(Side::Income | Side::Unknown) | None => (at, figure),
        })
        .collect()
}

/// "Växter och material" among costs: what is not called an income is a cost.
fn with_all_but_income_taken_off(
    above: &Above<'_>,
    rows: &[(usize, Decimal)],
) -> Vec<(usize, Decimal)> {
    let side = |at: usize| above.rows.get(at).map(|row| row.side);
    rows.iter()
        .map(|&(at, figure)| (at, if side(at) == Some(Side::Income) { figure } else { -figure }))
        .collect()
}

fn sums(above: &Above<'_>, row: &Row) -> Vec<Way> {
    let opens = |row: &Row| matches!(row.kind, RowKind::Heading | RowKind::Sum | RowKind::Result);
    let mut starts: Vec<usize> = vec![0];
    starts
        .extend(above.rows.iter().enumerate().filter(|(_, row)| opens(row)).map(|(at, _)| at + 1));
    // A new group in a column of its own opens a block too.
    starts.extend((1..above.rows.len()).filter(|&at| {
        let group = |at: usize| above.rows.get(at).map(|row| row.group.as_str());
        group(at) != group(at - 1)
    }));
    starts.sort_unstable();
    starts.dedup();
    let mut found: Vec<Way> = Vec::new();
    for &start in starts.iter().rev() {
        let items = above.figures(start, |_, row| is_item(row));
        let wholes = above.figures(start, |at, row| {
            is_item(row) && !(row.kind == RowKind::Part && above.whole_has_figure(at))
        });
        let sub_totals = above.figures(start, |_, row| row.kind == RowKind::Sum);
        let last_sub_total = sub_totals.last().map_or(start, |(at, _)| at + 1);
        let loose = above.figures(last_sub_total, |_, row| is_item(row));
        let mut mixed = sub_totals.clone();
        mixed.extend(loose);
        let turned = with_costs_taken_off(above, &items);
        let turned_sub_totals = with_costs_taken_off(above, &sub_totals);
        let results = above.figures(start, |_, row| row.kind == RowKind::Result);
        // "Summa kostnader" right under one row of income adds up the costs alone.
        let own_side = above.figures(start, |_, above| {
            is_item(above) && row.side != Side::Unknown && above.side == row.side
        });
        for rows in [items, wholes, sub_totals, mixed, turned, turned_sub_totals, results, own_side]
        {
            found.extend(Way::of(rows));
        }
    }
    // A single row over its sum proves nothing unless it agrees.
    let is_told = found.iter().any(|way| way.rows.len() >= 2);
    let is_only_label = row.label.chars().filter(|c| c.is_alphabetic()).count() < 2;
    if is_told && !is_only_label { found } else { Vec::new() }
}

fn results(above: &Above<'_>, row: &Row) -> Vec<Way> {
    let sub_totals = above.figures(0, |_, row| row.kind == RowKind::Sum);
    let items = above.figures(0, |_, row| is_item(row));
    let has = |rows: &[(usize, Decimal)], side: Side| {
        rows.iter().any(|(at, _)| above.rows.get(*at).is_some_and(|row| row.side == side))
    };
    let is_told = |rows: &[(usize, Decimal)]| has(rows, Side::Income) && has(rows, Side::Cost);
    if !is_told(&sub_totals) && !is_told(&items) {
        return Vec::new();
    }
    let mut ways: Vec<Way> = Vec::new();
    let last = |side: Side| above.last(|row| row.kind == RowKind::Sum && row.side == side);
    if let (Some(income), Some((at, cost))) = (last(Side::Income), last(Side::Cost)) {
        ways.extend(Way::of(vec![income, (at, -cost)]));
        ways.extend(Way::of(vec![income, (at, cost)]));
    }
    for rows in [&items, &sub_totals] {
        if is_told(rows) {
            ways.extend(Way::of(with_costs_taken_off(above, rows)));
            ways.extend(Way::of(with_all_but_income_taken_off(above, rows)));
            ways.extend(Way::of(rows.clone()));
        }
    }
    if let Some((at, earlier)) = above.last(|row| row.kind == RowKind::Result) {
        let mut rows = vec![(at, earlier)];
        rows.extend(above.figures(at + 1, |_, row| is_item(row)));
        let turned = with_costs_taken_off(above, &rows);
        ways.extend(Way::of(rows));
        ways.extend(Way::of(turned));
    }
    // A net cost is printed without its sign.
    if row.label.to_lowercase().starts_with("netto") {
        let turned: Vec<Way> = ways
            .iter()
            .filter_map(|way| Way::of(way.rows.iter().map(|(at, f)| (*at, -*f)).collect()))
            .collect();
        ways.extend(turned);
    }
    ways
}

fn after_funds(above: &Above<'_>) -> Vec<Way> {
    let Some((at, result)) = above.last(|row| row.kind == RowKind::Result) else {
        return Vec::new();
    };
    let funds = above.figures(at + 1, |_, row| is_item(row));
    let mut ways = vec![vec![(at, result)]];
    for (row, fund) in funds.into_iter().take(4) {
        let mut longer = Vec::with_capacity(ways.len() * 2);
        for way in ways {
            for signed in [fund, -fund] {
                let mut rows = way.clone();
                rows.push((row, signed));
                longer.push(rows);
            }
        }
        ways = longer;
    }
    ways.into_iter().filter_map(Way::of).collect()
}
