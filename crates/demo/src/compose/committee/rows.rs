//! Indicator rows of a committee or the council.

use tertial_domain::ids::OutcomeId;
use tertial_domain::outcome::Outcome;
use tertial_domain::report::{IndicatorField, IndicatorRow, ReportKind};
use tertial_domain::target::TargetOwner;

use super::Tree;
use crate::compose::results::{know_figure, say_sex};
use crate::compose::rows::{period, set_outcome};
use crate::compose::{paragraph, reference_day};
use crate::figures::{Figure, Number, print, values};
use crate::goals::{CouncilGoal, ThemeKind};
use crate::indicators::{CouncilTarget, Definition};
use crate::phrase::Slot;
use crate::targets::{Standing, committee_target, print_council_target, print_target, standing};
use crate::trade::Trade;
use crate::voice::Voice;

impl<'a> Tree<'a> {
    /// The rows of a plan: what will be measured, and against what.
    pub(super) fn planned_rows(&mut self, area: &CouncilGoal) -> Vec<IndicatorRow> {
        let themes = themes_of(area);
        let mut last = "";
        let mut planned: Vec<(&'static str, &'static Definition)> = self
            .tally
            .planned
            .iter()
            .filter(|((at, _), _)| self.scene.committee.is_none_or(|own| own == *at))
            .map(|((_, code), definition)| (*code, *definition))
            .collect();
        planned.sort_by_key(|(code, _)| *code);
        let mut rows = Vec::new();
        for (code, definition) in planned {
            let doubled = std::mem::replace(&mut last, code) == code || self.shown.contains(&code);
            let below = definition.owner == TargetOwner::Unit
                || (self.scene.committee.is_none() && definition.owner != TargetOwner::Council);
            if doubled
                || below
                || !themes.contains(&definition.theme)
                || !serves_area(definition, area)
            {
                continue;
            }
            self.shown.push(code);
            let mut row = IndicatorRow::new(definition.name.to_owned());
            self.draft.links.indicators.push(definition.id(self.scene.city.plan.seed));
            if self.scene.committee.is_some() && definition.is_committees_to_set() {
                let day = self.scene.year.first_day();
                let target = committee_target(definition, self.scene.who, day);
                row.set_cell(IndicatorField::Target, Some(print_target(definition, target)));
            }
            row.set_cell(IndicatorField::CouncilTarget, print_council_target(definition));
            let word = if definition.is_measured_in_tertials() { "Tertial" } else { "År" };
            row.set_cell(IndicatorField::Periodicity, Some(word.to_owned()));
            rows.push(row);
        }
        rows
    }

    pub(super) fn row(
        &mut self,
        voice: &mut Voice<'a, '_>,
        definition: &'static Definition,
        (figure, former): (&Figure, Number),
    ) -> IndicatorRow {
        let (city, year, kind) = (self.scene.city, self.scene.year, self.scene.kind);
        let mut row = IndicatorRow::new(definition.name.to_owned());
        self.draft.links.indicators.push(definition.id(city.plan.seed));
        set_outcome(&mut row, definition, figure);
        row.set_cell(IndicatorField::Previous, Some(print(definition, former.hundredths)));
        row.set_cell(IndicatorField::Period, Some(period(definition, year.number(), kind)));
        let council = print_council_target(definition);
        if let (None, CouncilTarget::Number(_) | CouncilTarget::Total(_)) =
            (self.scene.committee, definition.council)
        {
            row.set_cell(IndicatorField::Target, council.clone());
        }
        if self.scene.committee.is_some() && definition.is_committees_to_set() {
            let day = reference_day(year.number(), kind);
            let target = committee_target(definition, self.scene.who, day);
            row.set_cell(IndicatorField::Target, Some(print_target(definition, target)));
        }
        // The council does not set for itself what it leaves to the committees.
        let is_left = definition.council == CouncilTarget::SetByCommittee;
        if self.scene.committee.is_some() || !is_left {
            row.set_cell(IndicatorField::CouncilTarget, council);
        }
        if let Some(part) = kind.year_part() {
            let key = self.scene.who.key.named("outcome").named(definition.code);
            let id = OutcomeId::from_bits(key.year(year.number()).at(part as u64).id_bits());
            self.draft.outcomes.push(Outcome {
                id,
                indicator: definition.id(city.plan.seed),
                unit: self.scene.who.org.id,
                year,
                part,
                values: values(definition, figure),
                forecast: None,
                persons: figure.persons.and_then(|(persons, _)| u32::try_from(persons).ok()),
            });
        }
        let before = (figure.total.hundredths, former.hundredths);
        let target = self.target(definition, former.hundredths);
        let is_short =
            target.is_some_and(|target| standing(definition, before, target) != Standing::Met);
        let is_split = figure.women.is_some();
        if (is_split || is_short) && kind == ReportKind::AnnualReport {
            know_figure(voice, definition, figure);
            let trade = definition.trades.first().copied().unwrap_or(Trade::Administration);
            voice.lore = definition.theme.words(&city.words, trade).1;
            let own = city.words.trade(trade);
            voice.know(Slot::Women, own.women.to_owned());
            voice.know(Slot::Men, own.men.to_owned());
            let said = voice.paragraph(|voice, out| {
                if is_split {
                    say_sex(voice, out, figure);
                }
                voice.fact(out);
                if is_short {
                    voice.obstacle(out);
                }
            });
            row.analysis = vec![paragraph(said)];
        }
        row
    }
}

/// The themes whose indicators stand under an area goal.
pub(super) const fn themes_of(area: &CouncilGoal) -> &'static [ThemeKind] {
    match (area.set, area.number.as_bytes()) {
        (0, b"2.2") | (1, b"2.1" | b"2.2") => {
            &[ThemeKind::Environment, ThemeKind::Core, ThemeKind::SecondCore]
        }
        (0, b"3.3") | (1, b"3.1") => &[ThemeKind::Money, ThemeKind::Core, ThemeKind::SecondCore],
        (_, b"3.2") => &[ThemeKind::Staff],
        (1, b"3.4") => &[ThemeKind::Crisis, ThemeKind::Core, ThemeKind::SecondCore],
        _ => &[ThemeKind::Core, ThemeKind::SecondCore],
    }
}

/// Whether an indicator of a core theme belongs to the area goal of its trades.
pub(super) fn serves_area(definition: &Definition, area: &CouncilGoal) -> bool {
    match definition.theme {
        ThemeKind::Core | ThemeKind::SecondCore => definition.trades.iter().any(|trade| {
            let (old, new) = trade.core_areas();
            area.number == if area.set == 0 { old } else { new }
        }),
        ThemeKind::Environment if area.set == 1 => {
            (definition.code == "reused-furniture") == (area.number == "2.2")
        }
        ThemeKind::Environment | ThemeKind::Money | ThemeKind::Staff | ThemeKind::Crisis => true,
    }
}
