//! Where a period stands on the line of time, where values are missing, where targets step.

use rust_decimal::Decimal;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Value;
use tertial_domain::target::Target;

use super::{LinePeriod, number};
use crate::wording;

/// The periods' places: three slots a year, or one where only whole years are given.
pub(super) struct Timeline {
    slots: Vec<f64>,
    years: Vec<OperatingYear>,
    slots_per_year: f64,
    first: f64,
    last: f64,
}

/// A stretch without a value, with the key of the word that says why.
pub(super) struct Gap {
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) word: &'static str,
}

/// A stretch with one target.
pub(super) struct TargetStep {
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) bounds: [Option<Decimal>; 2],
}

/// A mark on the axis.
pub(super) struct Tick {
    pub(super) slot: f64,
    pub(super) begins_year: bool,
}

/// The periods in order of time, one for each part of a year.
pub(super) fn ordered(periods: &[LinePeriod]) -> Vec<&LinePeriod> {
    let mut ordered: Vec<&LinePeriod> = periods.iter().collect();
    ordered.sort_by_key(|period| (period.year, period.part));
    ordered.reverse();
    ordered.dedup_by_key(|period| (period.year, period.part));
    ordered.reverse();
    ordered
}

/// The forecast of the last period that has one, while its year has no whole-year outcome.
pub(super) fn open_forecast(periods: &[&LinePeriod]) -> Option<(OperatingYear, Decimal)> {
    let made = periods.iter().rev().find(|period| period.forecast.is_some())?;
    let value = made.forecast.as_ref().and_then(number)?;
    let later = periods.iter().any(|period| {
        period.outcome.total.as_ref().and_then(number).is_some()
            && (period.year > made.year
                || (period.year == made.year && period.part == YearPart::FullYear))
    });
    (!later).then_some((made.year, value))
}

/// The numbers that a period's target draws: one, two for a range, none for words.
pub(super) fn bounds_of(period: &LinePeriod) -> [Option<Decimal>; 2] {
    match &period.target {
        Some(Target::AtLeast(bound) | Target::AtMost(bound) | Target::Exactly(bound)) => {
            [Some(bound.number), None]
        }
        Some(Target::Between(low, high)) => [Some(low.number), Some(high.number)],
        Some(Target::Increase | Target::Decrease | Target::SetByCommittee | Target::None)
        | None => [None, None],
    }
}

impl Timeline {
    /// `None` without periods.
    pub(super) fn of(periods: &[&LinePeriod], forecast: Option<OperatingYear>) -> Option<Self> {
        let whole_years = periods.iter().all(|period| period.part == YearPart::FullYear);
        let mut timeline = Self {
            slots: Vec::new(),
            years: periods.iter().map(|period| period.year).collect(),
            slots_per_year: if whole_years { 1.0 } else { 3.0 },
            first: 0.0,
            last: 0.0,
        };
        timeline.years.extend(forecast);
        timeline.years.sort_unstable();
        timeline.years.dedup();
        let slot = |period: &&LinePeriod| timeline.slot(period.year, period.part);
        let slots: Vec<f64> = periods.iter().map(slot).collect();
        timeline.first = *slots.first()?;
        let foretold = forecast.map(|year| timeline.slot(year, YearPart::FullYear));
        timeline.last = slots.iter().copied().chain(foretold).fold(timeline.first, f64::max);
        timeline.slots = slots;
        Some(timeline)
    }

    /// The place of a part of a year.
    pub(super) fn slot(&self, year: OperatingYear, part: YearPart) -> f64 {
        let within = match part {
            YearPart::Tertial1 => 0.0,
            YearPart::Tertial2 => 1.0,
            YearPart::FullYear => self.slots_per_year - 1.0,
        };
        f64::from(year.number()).mul_add(self.slots_per_year, within)
    }

    /// How far along the axis a slot is, 0 to 1, with a little air at both ends.
    pub(super) fn part_of(&self, slot: f64) -> f64 {
        let air = if self.slots_per_year > 1.0 { 0.5 } else { 0.25 };
        let (first, last) = (self.first - air, self.last + air);
        ((slot - first) / (last - first)).clamp(0.0, 1.0)
    }

    /// Whether a slot is the whole year's outcome.
    pub(super) fn ends_year(&self, slot: f64) -> bool {
        self.slots_per_year < 2.0 || slot.rem_euclid(self.slots_per_year) > 1.5
    }

    /// A mark for every slot of every year that is shown, within the axis.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let parts: &[YearPart] =
            if self.slots_per_year > 1.0 { &YearPart::ALL } else { &[YearPart::FullYear] };
        let mut ticks = Vec::new();
        for year in &self.years {
            for (index, part) in parts.iter().enumerate() {
                let slot = self.slot(*year, *part);
                if (self.first..=self.last).contains(&slot) {
                    ticks.push(Tick { slot, begins_year: index == 0 });
                }
            }
        }
        ticks
    }

    /// Each year with the middle of what is shown of it.
    pub(super) fn years(&self) -> Vec<(f64, OperatingYear)> {
        let middle = |year: &OperatingYear| {
            let low = self.slot(*year, YearPart::Tertial1).max(self.first);
            let high = self.slot(*year, YearPart::FullYear).min(self.last);
            (f64::midpoint(low, high), *year)
        };
        self.years.iter().map(middle).collect()
    }

    /// The stretches of the line that hang together: neighbours at most a year apart.
    pub(super) fn runs(&self, values: &[(f64, Option<Decimal>)]) -> Vec<Vec<(f64, Decimal)>> {
        let mut runs: Vec<Vec<(f64, Decimal)>> = Vec::new();
        let mut open = false;
        for (slot, value) in values {
            let Some(value) = value else {
                open = false;
                continue;
            };
            let near = |run: &&mut Vec<(f64, Decimal)>| {
                run.last().is_some_and(|(last, _)| slot - last <= self.slots_per_year + 0.5)
            };
            match runs.last_mut().filter(near) {
                Some(run) if open => run.push((*slot, *value)),
                _ => runs.push(vec![(*slot, *value)]),
            }
            open = true;
        }
        runs
    }

    /// Where an outcome is said to be missing, not measured, not applicable or hidden.
    pub(super) fn gaps(&self, periods: &[&LinePeriod]) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = Vec::new();
        for (index, period) in periods.iter().enumerate() {
            let word = period
                .outcome
                .total
                .as_ref()
                .and_then(|value: &Value| wording::absent_value_short(value));
            let Some(word) = word else { continue };
            let (from, until) = self.stretch(index);
            match gaps.last_mut() {
                Some(gap) if gap.word == word && (from - gap.until).abs() < 0.01 => {
                    gap.until = until;
                }
                _ => gaps.push(Gap { from, until, word }),
            }
        }
        gaps
    }

    /// The targets as steps; equal neighbours are one.
    pub(super) fn target_steps(&self, periods: &[&LinePeriod]) -> Vec<TargetStep> {
        let mut steps: Vec<TargetStep> = Vec::new();
        for (index, period) in periods.iter().enumerate() {
            let bounds = bounds_of(period);
            if bounds == [None, None] {
                continue;
            }
            let (from, mut until) = self.stretch(index);
            if index + 1 == periods.len() {
                until = until.max(self.last + 0.5);
            }
            match steps.last_mut() {
                Some(step) if step.bounds == bounds && (from - step.until).abs() < 0.01 => {
                    step.until = until;
                }
                _ => steps.push(TargetStep { from, until, bounds }),
            }
        }
        steps
    }

    /// The stretch that belongs to a period: half way to its neighbours, at most one slot and a
    /// half.
    fn stretch(&self, index: usize) -> (f64, f64) {
        let slot = self.slots.get(index).copied().unwrap_or(self.first);
        let reach = if self.slots_per_year > 1.0 { 1.5 } else { 0.5 };
        let before = index.checked_sub(1).and_then(|before| self.slots.get(before));
        let after = self.slots.get(index + 1);
        let from = before.map_or(slot - 0.5, |before| f64::midpoint(*before, slot));
        let until = after.map_or(slot + 0.5, |after| f64::midpoint(slot, *after));
        (from.max(slot - reach), until.min(slot + reach))
    }
}
