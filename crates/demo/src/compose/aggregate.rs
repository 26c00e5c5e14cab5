//! What the units of one round of reports add up to, for committees and the council.

use std::collections::{BTreeMap, HashMap};

use tertial_domain::indicator::Aggregation;

use super::evidence::Grade;
use crate::figures::{Figure, Number, from_parts, rounded};
use crate::goals::ThemeKind;
use crate::indicators::{Definition, Shape};
use crate::money::MoneyTable;
use crate::organisation::Reporter;

/// Units' grades under one goal: fully, partly, not.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Grades {
    pub(crate) fully: i64,
    pub(crate) partly: i64,
    pub(crate) not: i64,
}

impl Grades {
    pub(crate) const fn count(self) -> i64 {
        self.fully + self.partly + self.not
    }

    pub(crate) fn add(&mut self, grade: Grade) {
        match grade {
            Grade::Fully => self.fully += 1,
            Grade::Partly => self.partly += 1,
            Grade::Not => self.not += 1,
        }
    }

    /// The grade that the counts speak for.
    pub(crate) const fn sum(self) -> Grade {
        if self.fully * 10 >= self.count() * 7 && self.not * 8 <= self.count() {
            Grade::Fully
        } else if self.not * 2 >= self.count() {
            Grade::Not
        } else {
            Grade::Partly
        }
    }
}

/// A unit's goal under a committee goal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contribution {
    /// The unit's place in the organisation's list.
    pub(crate) unit: usize,
    pub(crate) theme: ThemeKind,
    pub(crate) grade: Option<Grade>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    part: i64,
    whole: i64,
}

impl Parts {
    const fn add(&mut self, (part, whole): (i64, i64)) {
        self.part += part;
        self.whole += whole;
    }
}

/// The sums of one indicator in one committee.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    total: Parts,
    women: Parts,
    men: Parts,
    former: Parts,
    persons: i64,
    smaller: i64,
}

/// Everything that the reports of one year and kind have said so far.
#[derive(Default)]
pub(crate) struct Tally {
    /// By the committee goal's place in the list of them.
    pub(crate) goals: HashMap<usize, Grades>,
    /// The unit goals under each committee goal.
    pub(crate) below: HashMap<usize, Vec<Contribution>>,
    /// The indicators that the units of a committee have in their plans, by code.
    pub(crate) planned: BTreeMap<(usize, &'static str), &'static Definition>,
    /// By committee and indicator code.
    sums: HashMap<(usize, &'static str), (&'static Definition, Sums)>,
    pub(crate) money: HashMap<usize, Vec<MoneyTable>>,
    /// How many units have reported, by committee.
    pub(crate) units: HashMap<usize, i64>,
}

impl Tally {
    /// Adds one unit's figure of an indicator.
    pub(crate) fn add_figure(
        &mut self,
        (committee, unit): (usize, &Reporter),
        definition: &'static Definition,
        (now, former): (&Figure, &Figure),
    ) {
        if definition.aggregation == Aggregation::None {
            return;
        }
        let weigh = |number: Number| match definition.shape {
            Shape::PersonShare | Shape::HourShare | Shape::CaseShare | Shape::PersonMean => {
                number.parts.unwrap_or((0, 0))
            }
            Shape::PersonCount | Shape::Amount => (number.hundredths, 1),
            Shape::Level if definition.aggregation == Aggregation::PlainMean => {
                (number.hundredths, 1)
            }
            Shape::Level => (number.hundredths * unit.people.max(1), unit.people.max(1)),
        };
        let entry = self.sums.entry((committee, definition.code));
        let (_, sums) = entry.or_insert_with(|| (definition, Sums::default()));
        sums.total.add(weigh(now.total));
        sums.former.add(weigh(former.total));
        if let (Some(women), Some(men)) = (now.women, now.men) {
            sums.women.add(weigh(women));
            sums.men.add(weigh(men));
        }
        if let Some((persons, smaller)) = now.persons {
            sums.persons += persons;
            sums.smaller += smaller;
        }
    }

    /// The indicators of a committee, or of the whole city, with figures of now and before, for
    /// goals of some themes.
    pub(crate) fn figures(
        &self,
        committee: Option<usize>,
        themes: &[ThemeKind],
    ) -> Vec<(&'static Definition, Figure, Number)> {
        let mut merged: Vec<(&'static Definition, Sums)> = Vec::new();
        let mut entries: Vec<_> = self.sums.iter().collect();
        entries.sort_by_key(|((at, code), _)| (*code, *at));
        for ((at, _), (definition, sums)) in entries {
            let wanted =
                committee.is_none_or(|own| own == *at) && themes.contains(&definition.theme);
            if !wanted {
                continue;
            }
            match merged.last_mut().filter(|(last, _)| last.code == definition.code) {
                Some((_, known)) => known.merge(sums),
                None => merged.push((definition, sums.clone())),
            }
        }
        merged
            .into_iter()
            .map(|(definition, sums)| {
                let (figure, former) = sums.figure(definition);
                (definition, figure, former)
            })
            .collect()
    }
}

impl Sums {
    fn merge(&mut self, other: &Self) {
        for (own, more) in [
            (&mut self.total, other.total),
            (&mut self.women, other.women),
            (&mut self.men, other.men),
            (&mut self.former, other.former),
        ] {
            own.add((more.part, more.whole));
        }
        self.persons += other.persons;
        self.smaller += other.smaller;
    }

    fn figure(&self, definition: &Definition) -> (Figure, Number) {
        let number = |parts: Parts| match definition.shape {
            Shape::PersonCount | Shape::Amount => {
                Number { hundredths: rounded(parts.part, definition.decimals), parts: None }
            }
            Shape::PersonShare
            | Shape::HourShare
            | Shape::CaseShare
            | Shape::PersonMean
            | Shape::Level => from_parts(definition, (parts.part, parts.whole.max(1))),
        };
        let split = definition.shape.is_individual() && self.women.whole > 0 && self.men.whole > 0;
        let figure = Figure {
            total: number(self.total),
            women: split.then(|| number(self.women)),
            men: split.then(|| number(self.men)),
            persons: (self.persons > 0).then_some((self.persons, self.smaller)),
        };
        (figure, number(self.former))
    }
}
