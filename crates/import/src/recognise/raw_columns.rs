//! Which columns the values of a raw row stand in: every way to put them in order into the columns
//! is weighed; what all ways that are as likely agree on is certain.

use tertial_domain::report::IndicatorField;

use crate::recognise::columns::Column;
use crate::recognise::raw_figures::{magnitude, may_join, ways, worth};
use crate::recognise::raw_values::Item;

use IndicatorField as F;

/// A row's values in their columns.
pub(crate) struct Settled {
    /// Column and value.
    pub(crate) cells: Vec<(usize, String)>,
    /// Fields whose column could not be told for certain.
    pub(crate) uncertain: Vec<IndicatorField>,
}

/// What fills one cell.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Figure(Figure),
    Words(String),
    Lacking(String),
    Nothing,
}

/// A figure, with what its way is weighed by.
#[derive(Debug, Clone, PartialEq)]
struct Figure {
    text: String,
    worth: f64,
    /// The logarithm of its worth.
    size: f64,
    /// Whether groups of digits were put together.
    grouped: bool,
    /// Whether a unit or a per cent sign stands after it.
    has_unit: bool,
}

impl Figure {
    fn new(text: String, grouped: bool) -> Self {
        let worth = worth(&text).unwrap_or(0.0);
        let has_unit = !text.ends_with(|c: char| c.is_ascii_digit());
        Self { text, worth, size: magnitude(worth), grouped, has_unit }
    }
}

/// One way: for each slot the cell in it, and how much speaks against it.
struct Placed {
    sequence: usize,
    cells: Cells,
    /// What the figures themselves say against it.
    evidence: f64,
    /// What is unusual in it.
    oddness: f64,
}

/// By slot, the cell in it.
type Cells = [Option<u8>; MOST_SLOTS];

/// A table has no more columns with figures than this.
const MOST_SLOTS: usize = 10;

/// Ways whose evidence differs by less than this are as likely.
const CLEAR: f64 = 1.5;

/// Most rows have no more ways than this.
const USUAL_WAYS: usize = 20;

/// More groups of digits after each other than this are figures that stand alone.
const LONGEST_RUN: usize = 6;

/// What the figures say weighs so much more than what is usual.
const EVIDENCE: f64 = 8.0;

/// The columns that take figures, by their place.
pub(crate) fn slots(columns: &[Column]) -> Vec<usize> {
    let takes = |column: &Column| match column {
        Column::Indicator(field) => !matches!(field, F::Period | F::Periodicity),
        Column::Unknown(head) => head.starts_with("utfall"),
        Column::Name | Column::Activity(_) => false,
    };
    let found = columns.iter().enumerate().filter(|(_, column)| takes(column));
    found.map(|(at, _)| at).take(MOST_SLOTS).collect()
}

/// The fewest cells that items may fill: groups of digits put together as far as they go.
pub(crate) fn fewest_cells(items: &[Item]) -> usize {
    let fewest = |run: &[Item]| match (run.len(), parts_of(run)) {
        (0 | 1, _) | (_, None) => run.len(),
        (length, _) if length > LONGEST_RUN => length,
        (length, Some(parts)) => {
            (1..length).find(|cells| !ways(&parts, *cells).is_empty()).unwrap_or(length)
        }
    };
    runs(items).map(fewest).sum()
}

/// Groups of digits that may be put together, and items that stand alone.
fn runs(items: &[Item]) -> impl Iterator<Item = &[Item]> {
    items.chunk_by(|one, next| match (one, next) {
        (Item::Part(one), Item::Part(next)) => may_join(one, next),
        _ => false,
    })
}

fn parts_of(run: &[Item]) -> Option<Vec<String>> {
    run.iter()
        .map(|item| match item {
            Item::Part(part) => Some(part.clone()),
            Item::Words(_) | Item::Lacking(_) | Item::Nothing => None,
        })
        .collect()
}

/// Every way to read items as cells, with no more cells than there are slots.
fn sequences(items: &[Item], most: usize) -> Vec<Vec<Cell>> {
    const MOST: usize = 40;
    let mut found: Vec<Vec<Cell>> = vec![Vec::new()];
    for run in runs(items) {
        if run.len() == 1 || run.len() > LONGEST_RUN {
            for start in &mut found {
                start.extend(run.iter().map(cell_of));
            }
            continue;
        }
        let options = cells_of(run, most);
        let longer = found.iter().flat_map(|start| {
            options.iter().map(move |option| [start.as_slice(), option].concat())
        });
        found = longer.filter(|cells| cells.len() <= most).take(MOST).collect();
    }
    found.retain(|cells| cells.len() <= most);
    found
}

/// An item that stands alone.
fn cell_of(item: &Item) -> Cell {
    match item {
        Item::Part(part) => Cell::Figure(Figure::new(part.clone(), false)),
        Item::Words(words) => Cell::Words(words.clone()),
        Item::Lacking(words) => Cell::Lacking(words.clone()),
        Item::Nothing => Cell::Nothing,
    }
}

/// Every way to put groups of digits together.
fn cells_of(run: &[Item], most: usize) -> Vec<Vec<Cell>> {
    let parts = parts_of(run).unwrap_or_default();
    let lengths = (1..=parts.len().min(most)).rev();
    let found = lengths.flat_map(|length| ways(&parts, length));
    let figure = |text: String| {
        let grouped = !parts.contains(&text);
        Cell::Figure(Figure::new(text, grouped))
    };
    found.map(|way| way.into_iter().map(figure).collect()).collect()
}

/// Puts items into columns.
pub(crate) fn settle(items: &[Item], columns: &[Column]) -> Settled {
    let slots = slots(columns);
    let fields: Vec<Option<F>> = slots
        .iter()
        .map(|at| match columns.get(*at) {
            Some(Column::Indicator(field)) => Some(*field),
            _ => None,
        })
        .collect();
    let sequences = sequences(items, slots.len());
    let mut places = [None; 9];
    for (slot, field) in fields.iter().enumerate() {
        if let Some(place) = field.and_then(|field| places.get_mut(field as usize)) {
            *place = Some(slot);
        }
    }
    if let ([cells], true) =
        (sequences.as_slice(), sequences.iter().all(|s| s.len() == slots.len()))
        && cells.iter().zip(&fields).all(|(cell, field)| may_stand(cell, *field))
    {
        let printed = slots.iter().zip(cells).filter_map(|(at, cell)| Some((*at, printed(cell)?)));
        let cells = printed.map(|(at, text)| (at, text.to_owned())).collect();
        return Settled { cells, uncertain: Vec::new() };
    }
    let full = sequences.iter().any(|cells| cells.len() == slots.len());
    let mut found: Vec<Placed> = Vec::with_capacity(USUAL_WAYS);
    let mut least = f64::INFINITY;
    for (at, cells) in sequences.iter().enumerate() {
        let shape = Shape::of(cells, full && cells.len() < slots.len());
        let mut search = Search {
            fields: &fields,
            cells,
            sequence: at,
            shape,
            slots: places,
            found: &mut found,
            least: &mut least,
        };
        search.go_on(&mut [None; MOST_SLOTS], 0, 0);
    }
    let total = |placed: &Placed| placed.evidence * EVIDENCE + placed.oddness;
    let best = found.iter().min_by(|one, other| total(one).total_cmp(&total(other)));
    let Some(best) = best else { return Settled { cells: Vec::new(), uncertain: Vec::new() } };
    let value = |placed: &Placed, slot: usize| {
        let cell = placed.cells.get(slot).copied().flatten()?;
        sequences.get(placed.sequence)?.get(usize::from(cell))
    };
    let likely = |placed: &&Placed| placed.evidence < best.evidence + CLEAR;
    let mut settled = Settled { cells: Vec::new(), uncertain: Vec::new() };
    for (slot, (at, field)) in slots.iter().zip(&fields).enumerate() {
        let Some(text) = value(best, slot).and_then(printed) else { continue };
        settled.cells.push((*at, text.to_owned()));
        let agreed =
            found.iter().filter(likely).all(|other| value(other, slot) == value(best, slot));
        if let (Some(field), false) = (field, agreed) {
            settled.uncertain.push(*field);
        }
    }
    settled
}

fn printed(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Figure(Figure { text, .. }) | Cell::Words(text) | Cell::Lacking(text) => Some(text),
        Cell::Nothing => None,
    }
}

/// What a sequence of cells is like, wherever they are put.
#[derive(Clone, Copy)]
struct Shape {
    /// How many targets in words it has.
    words: usize,
    /// What speaks against it.
    against: f64,
}

impl Shape {
    fn of(cells: &[Cell], leaves_slots: bool) -> Self {
        const NOT_FULL: f64 = 4.0;
        const NO_UNIT: f64 = 0.3;
        let unit =
            |cell: &Cell, has: bool| matches!(cell, Cell::Figure(figure) if figure.has_unit == has);
        let mut against = if leaves_slots { NOT_FULL } else { 0.0 };
        if cells.iter().any(|cell| unit(cell, true)) {
            let bare = cells.iter().filter(|cell| unit(cell, false)).count();
            against += NO_UNIT * f64::from(u32::try_from(bare).unwrap_or(0));
        }
        let words = cells.iter().filter(|cell| matches!(cell, Cell::Words(_))).count();
        Self { words, against }
    }
}

/// Puts one sequence of cells into the slots in every way that keeps their order.
struct Search<'a> {
    fields: &'a [Option<F>],
    cells: &'a [Cell],
    sequence: usize,
    shape: Shape,
    /// By field, its slot.
    slots: [Option<usize>; 9],
    found: &'a mut Vec<Placed>,
    /// The least evidence against a way so far.
    least: &'a mut f64,
}

impl Search<'_> {
    fn go_on(&mut self, placed: &mut Cells, slot: usize, cell: usize) {
        const MOST: usize = 400;
        let left = self.fields.len() - slot;
        if self.cells.len() - cell > left || self.found.len() >= MOST {
            return;
        }
        let Some(field) = self.fields.get(slot) else {
            self.enter(placed);
            return;
        };
        let bound = self.bound_to_other_sex(placed, slot, *field);
        let stands = self.cells.get(cell).is_some_and(|cell| may_stand(cell, *field));
        if stands && bound != Some(false) {
            put(placed, slot, u8::try_from(cell).ok());
            self.go_on(placed, slot + 1, cell + 1);
            put(placed, slot, None);
        }
        if bound != Some(true) && self.cells.len() - cell < left {
            self.go_on(placed, slot + 1, cell);
        }
    }

    /// Whether the slot of one sex must be filled, or must be empty, for that of the other sex.
    fn bound_to_other_sex(&self, placed: &Cells, at: usize, field: Option<F>) -> Option<bool> {
        let other = match field {
            Some(F::OutcomeMen) => F::OutcomeWomen,
            Some(F::OutcomeWomen) => F::OutcomeMen,
            _ => return None,
        };
        let before = |field| self.slot(field).filter(|slot| *slot < at);
        let filled = |field| before(field).and_then(|slot| placed.get(slot));
        match (filled(other), filled(F::Outcome)) {
            _ if self.cells.len() == self.fields.len() => None,
            (Some(other), _) => Some(other.is_some()),
            (None, Some(None)) => Some(false),
            (None, _) => None,
        }
    }

    /// The slot of a field.
    fn slot(&self, field: F) -> Option<usize> {
        self.slots.get(field as usize).copied().flatten()
    }

    fn cell(&self, placed: &Cells, field: F) -> Option<&Cell> {
        let slot = self.slot(field)?;
        placed.get(slot).copied().flatten().and_then(|at| self.cells.get(usize::from(at)))
    }

    fn figure(&self, placed: &Cells, field: F) -> Option<&Figure> {
        match self.cell(placed, field)? {
            Cell::Figure(figure) => Some(figure),
            Cell::Words(_) | Cell::Lacking(_) | Cell::Nothing => None,
        }
    }

    /// The split by sex comes with the whole or not at all, and for both sexes.
    fn splits_whole(&self, placed: &Cells) -> bool {
        let has = |field| self.cell(placed, field).is_some();
        let known = |field| self.slot(field).is_some();
        let both = has(F::OutcomeMen) == has(F::OutcomeWomen)
            || !(known(F::OutcomeMen) && known(F::OutcomeWomen));
        let whole = has(F::Outcome) || !known(F::Outcome) || !has(F::OutcomeMen);
        both && whole
    }

    fn enter(&mut self, placed: &Cells) {
        if !self.splits_whole(placed) && self.cells.len() < self.fields.len() {
            return;
        }
        let evidence = self.evidence(placed);
        if evidence >= *self.least + CLEAR {
            return;
        }
        if evidence < *self.least {
            *self.least = evidence;
            self.found.retain(|placed| placed.evidence < evidence + CLEAR);
        }
        let oddness = self.oddness(placed);
        self.found.push(Placed { sequence: self.sequence, cells: *placed, evidence, oddness });
    }

    /// What the figures say against a way.
    fn evidence(&self, placed: &Cells) -> f64 {
        const NO_WHOLE: f64 = 3.0;
        const NOT_COUNCILS: f64 = 4.0;
        let mut against = 0.0;
        let usual = [F::Outcome, F::Previous, F::Target, F::Forecast, F::CouncilTarget]
            .into_iter()
            .find_map(|field| self.figure(placed, field).map(|figure| figure.size));
        for (field, at) in self.fields.iter().zip(placed) {
            let cell = at.and_then(|at| self.cells.get(usize::from(at)));
            if let (Some(Cell::Figure(figure)), Some(usual)) = (cell, usual) {
                let weight = if *field == Some(F::CouncilTarget) { 0.1 } else { 0.5 };
                against += (figure.size - usual).abs().min(6.0) * weight;
                against += if figure.grouped { 0.25 } else { 0.0 };
            }
        }
        against += self.shape.against;
        let sexes = [F::Outcome, F::OutcomeMen, F::OutcomeWomen]
            .map(|field| self.figure(placed, field).map(|figure| figure.worth));
        if let [Some(whole), Some(men), Some(women)] = sexes {
            let between = whole >= men.min(women) - 0.051 && whole <= men.max(women) + 0.051;
            let sum = (men + women - whole).abs() < 0.5;
            against += if sum && whole > 3.0 { -1.0 } else { 0.0 };
            against += if between || sum { 0.0 } else { NO_WHOLE };
        }
        let councils = matches!(self.cell(placed, F::CouncilTarget), Some(Cell::Words(_)));
        if self.shape.words == 1 && !councils && self.slot(F::CouncilTarget).is_some() {
            against += NOT_COUNCILS;
        }
        against
    }

    /// How unusual it is that just these columns are empty: targets are printed before outcomes,
    /// last year's outcome is known when this year's is not yet, the forecast is empty most often
    /// but for the split by sex.
    fn oddness(&self, placed: &Cells) -> f64 {
        let words = self.shape.words > 0;
        let plan = self.slot(F::Outcome).is_none();
        let mut odd = 0.0;
        for (field, at) in self.fields.iter().zip(placed) {
            if at.is_some() {
                continue;
            }
            odd += match field {
                Some(F::CouncilTarget) => 7.0,
                Some(F::Target) if plan => 8.0,
                Some(F::Target) if words => 3.0,
                Some(F::Target) => 6.0,
                Some(F::Previous) => 5.0,
                Some(F::Outcome) => 4.0,
                Some(F::Forecast) => 2.0,
                Some(F::OutcomeMen | F::OutcomeWomen) => 0.5,
                Some(F::Period | F::Periodicity) | None => 1.0,
            };
        }
        odd
    }
}

fn put(placed: &mut Cells, slot: usize, cell: Option<u8>) {
    if let Some(place) = placed.get_mut(slot) {
        *place = cell;
    }
}

/// Whether a cell may stand in a column: a target in words is a target.
fn may_stand(cell: &Cell, field: Option<F>) -> bool {
    match cell {
        Cell::Words(_) => matches!(field, Some(F::Target | F::CouncilTarget)),
        Cell::Figure(..) | Cell::Lacking(_) | Cell::Nothing => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, fields: &[F]) -> (Vec<(F, String)>, Vec<F>) {
        let columns: Vec<Column> = std::iter::once(Column::Name)
            .chain(fields.iter().map(|field| Column::Indicator(*field)))
            .collect();
        let items: Vec<Item> = text
            .split(" | ")
            .flat_map(|part| match part {
                "tas fram av nämnden" => vec![Item::Words(part.to_owned())],
                "-" => vec![Item::Nothing],
                _ => part.split(' ').map(|word| Item::Part(word.replace('_', " "))).collect(),
            })
            .collect();
        let settled = settle(&items, &columns);
        let named = settled.cells.into_iter().filter_map(|(at, text)| match columns.get(at) {
            Some(Column::Indicator(field)) => Some((*field, text)),
            _ => None,
        });
        (named.collect(), settled.uncertain)
    }

    const WITHOUT_FORECAST: [F; 6] =
        [F::Outcome, F::OutcomeMen, F::OutcomeWomen, F::Previous, F::Target, F::CouncilTarget];

    #[test]
    fn the_sexes_tell_how_figures_are_parted() {
        let (cells, uncertain) =
            settled("1 486 512 974 1 402 1 450 | tas fram av nämnden", &WITHOUT_FORECAST);
        let texts: Vec<&str> = cells.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["1 486", "512", "974", "1 402", "1 450", "tas fram av nämnden"]);
        assert!(uncertain.is_empty());
    }

    #[test]
    fn figures_of_three_digits_stand_apart_where_the_columns_are_as_many() {
        let fields = [F::Target, F::CouncilTarget];
        let (cells, uncertain) = settled("228 235", &fields);
        assert_eq!(cells, [(F::Target, "228".to_owned()), (F::CouncilTarget, "235".to_owned())]);
        assert!(uncertain.is_empty());
    }

    #[test]
    fn words_part_the_columns_before_them_from_those_after() {
        let fields = [F::Target, F::CouncilTarget, F::Outcome, F::OutcomeMen, F::OutcomeWomen];
        let (cells, uncertain) = settled("2,0_% | tas fram av nämnden | 2,2_%", &fields);
        assert_eq!(cells[0], (F::Target, "2,0 %".to_owned()));
        assert_eq!(cells[2], (F::Outcome, "2,2 %".to_owned()));
        assert!(uncertain.is_empty());
    }

    #[test]
    fn a_split_by_sex_is_certain_where_it_must_be_one() {
        let (cells, uncertain) =
            settled("2,2 1,9 2,4 2,5 | tas fram av nämnden", &WITHOUT_FORECAST);
        assert_eq!(cells[1], (F::OutcomeMen, "1,9".to_owned()));
        assert_eq!(uncertain, [F::Previous]);
    }

    #[test]
    fn a_dash_holds_its_column() {
        let fields = [F::Outcome, F::Previous, F::Target];
        let (cells, uncertain) = settled("- | 40 | 45", &fields);
        assert_eq!(cells, [(F::Previous, "40".to_owned()), (F::Target, "45".to_owned())]);
        assert!(uncertain.is_empty());
    }
}
