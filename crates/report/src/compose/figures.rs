//! Pictures of a report's own figures. Silent where fewer than two of them can be compared.

use std::collections::HashMap;

use tertial_domain::assessment::Assessment;
use tertial_domain::outcome::BySex;
use tertial_domain::period::YearPart;
use tertial_domain::quantity::{Quantity, UnitOfMeasure, Value};
use tertial_domain::report::{IndicatorField, IndicatorRow, Report};
use tertial_domain::target::Target;
use tertial_presentation::charts::{
    Bar, Chart, ChartContext, DumbbellRow, GradeCount, LinePeriod, WithinYear, bar_with_target,
    dumbbell, grade_bar, line_with_target, waterfall,
};
use tertial_presentation::format;
use tertial_presentation::localizer::Argument;
use tertial_presentation::status_mark::StatusMark;

use super::{Setting, goals, money};
use crate::document::Figure;
use crate::template::ChartKind;

/// More bars or rows than this are another picture.
const ROWS_MAX: usize = 12;

/// The pictures of one kind, no more than `most`, for the section of a template at this place.
pub(super) fn figures(
    kind: ChartKind,
    (section, most): (usize, usize),
    report: &Report,
    setting: &Setting<'_>,
) -> Vec<Figure> {
    let drawer = Drawer { report, setting, kind, section };
    match kind {
        ChartKind::GoalStatus => drawer.goal_status().into_iter().collect(),
        ChartKind::TargetBars => drawer.target_bars(most),
        ChartKind::WomenMen => drawer.women_men(most),
        ChartKind::Trend => drawer.trends(most),
        ChartKind::BudgetWaterfall => drawer.waterfalls(most),
    }
}

struct Drawer<'a> {
    report: &'a Report,
    setting: &'a Setting<'a>,
    kind: ChartKind,
    section: usize,
}

impl<'a> Drawer<'a> {
    fn rows(&self) -> impl Iterator<Item = &'a IndicatorRow> {
        self.report.walk_goals().flat_map(|goal| &goal.indicators)
    }

    fn figure(
        &self,
        number: usize,
        title: &str,
        draw: impl FnOnce(&ChartContext<'_>) -> Chart,
    ) -> Figure {
        let kind = self.kind.code().replace('_', "-");
        let id = format!("chart-{kind}-{}-{number}", self.section + 1);
        let language = self.setting.localizer.language();
        let chart = draw(&ChartContext { language, id: &id, title });
        let told = [("title", Argument::from(title))];
        Figure::new(chart, Some(self.setting.localizer.text_with("document-chart-caption", &told)))
    }

    fn goal_status(&self) -> Option<Figure> {
        let own = goals::own_level(self.report);
        let mut counts: Vec<GradeCount> = Vec::new();
        let mut graded = 0;
        for goal in self.report.walk_goals().filter(|goal| goal.level == own) {
            graded += usize::from(matches!(goal.assessment, Assessment::Graded { .. }));
            let mark = StatusMark::of_assessment(&goal.assessment, self.setting.scale);
            // The words of the template, which the picture's own do not know.
            let word = mark.word(self.setting.localizer).into_owned();
            let mark = StatusMark::own(mark.sign(), word);
            match counts.iter_mut().find(|known| known.mark == mark) {
                Some(known) => known.count += 1,
                None => counts.push(GradeCount { mark, count: 1 }),
            }
        }
        counts.sort_by_key(|count| count.mark.sign());
        let title = self.setting.localizer.text("document-chart-goal-status");
        (graded >= 2).then(|| self.figure(1, &title, |context| grade_bar(context, &counts)))
    }

    fn target_bars(&self, most: usize) -> Vec<Figure> {
        let bars = self.rows().filter_map(|row| {
            let outcome = row.quantity(IndicatorField::Outcome)?;
            let target = row.target(IndicatorField::Target).and_then(figure_of)?;
            (outcome.unit == target.unit).then(|| {
                let unit = outcome.unit.clone();
                let value = Value::Number(outcome);
                let name = row.name.clone();
                (unit, Bar { name, value, target: Some(target), mark: None, is_own: false })
            })
        });
        let groups = grouped(bars).into_iter().filter(|(_, bars)| bars.len() >= 2);
        let drawn = parts(groups).take(most).enumerate().map(|(at, (unit, bars))| {
            let title = self.measured("document-chart-target-bars", &unit);
            let said = Self::sentence(bars.iter().map(|bar| self.said_of_bar(bar)));
            self.figure(at + 1, &title, |context| bar_with_target(context, &bars).described(said))
        });
        drawn.collect()
    }

    fn women_men(&self, most: usize) -> Vec<Figure> {
        let rows = self.rows().filter_map(|row| {
            let women = row.quantity(IndicatorField::OutcomeWomen)?;
            let men = row.quantity(IndicatorField::OutcomeMen)?;
            (women.unit == men.unit).then(|| {
                let (unit, label) = (women.unit.clone(), row.name.clone());
                let (women, men) = (Value::Number(women), Value::Number(men));
                (unit, DumbbellRow { label, women, men })
            })
        });
        let drawn = parts(grouped(rows)).take(most).enumerate().map(|(at, (unit, rows))| {
            let title = self.measured("document-chart-women-men", &unit);
            let said = Self::sentence(rows.iter().map(|row| self.said_of_pair(row)));
            self.figure(at + 1, &title, |context| dumbbell(context, &rows).described(said))
        });
        drawn.collect()
    }

    fn trends(&self, most: usize) -> Vec<Figure> {
        let named = self.rows().filter_map(|row| Some((&row.name, self.periods(row)?)));
        let drawn = named.take(most).enumerate().map(|(at, (name, periods))| {
            self.figure(at + 1, name, |context| {
                line_with_target(context, WithinYear::Level, &periods)
            })
        });
        drawn.collect()
    }

    /// Last year and this. A part of a year is held against a whole one only for shares: what
    /// grows from month to month would look like a fall.
    fn periods(&self, row: &IndicatorRow) -> Option<[LinePeriod; 2]> {
        let (year, kind) = (self.report.year?, self.report.kind?);
        let part = kind.year_part()?;
        let number = |field| row.quantity(field);
        let now = number(IndicatorField::Outcome)?;
        let before = number(IndicatorField::Previous)?;
        let is_share = now.unit == UnitOfMeasure::Percent;
        if now.unit != before.unit || (part != YearPart::FullYear && !is_share) {
            return None;
        }
        let alike = |field| {
            let quantity: Option<Quantity> = number(field);
            quantity.filter(|quantity| quantity.unit == now.unit).map(Value::Number)
        };
        let outcome = BySex {
            women: alike(IndicatorField::OutcomeWomen),
            men: alike(IndicatorField::OutcomeMen),
            total: Some(Value::Number(now.clone())),
            other: None,
        };
        let last = BySex { total: Some(Value::Number(before)), ..BySex::default() };
        let target = row.target(IndicatorField::Target);
        let forecast = alike(IndicatorField::Forecast);
        Some([
            LinePeriod {
                year: year.previous()?,
                part: YearPart::FullYear,
                outcome: last,
                target: None,
                forecast: None,
            },
            LinePeriod { year, part, outcome, target, forecast },
        ])
    }

    fn waterfalls(&self, most: usize) -> Vec<Figure> {
        let ways = self.report.tables.iter().filter_map(|table| {
            let way = money::waterfall(table)?;
            let heading = table.under.as_deref().filter(|under| !under.trim().is_empty());
            Some((heading, way))
        });
        let drawn = ways.take(most).enumerate().map(|(at, (heading, way))| {
            let localizer = self.setting.localizer;
            let (from, to) = (Argument::from(&way.start.label), Argument::from(&way.end_label));
            let told = [("from", from), ("to", to)];
            let way_told = localizer.text_with("document-chart-waterfall", &told);
            let title = match heading {
                Some(heading) => format!("{heading}: {way_told}"),
                None => way_told,
            };
            self.figure(at + 1, &title, |context| waterfall(context, &way))
        });
        drawn.collect()
    }

    /// All that a picture shows, in words: rows are indicators here, not units or periods.
    fn sentence(said: impl Iterator<Item = String>) -> String {
        format!("{}.", said.collect::<Vec<_>>().join("; "))
    }

    fn said_of_bar(&self, bar: &Bar) -> String {
        let localizer = self.setting.localizer;
        let outcome = format::value_short(localizer.language(), &bar.value);
        let target = bar.target.as_ref();
        let target = target.map(|target| format::quantity(localizer.language(), target));
        let told = [
            ("name", Argument::from(&bar.name)),
            ("outcome", Argument::from(&outcome)),
            ("target", Argument::from(target.unwrap_or_default())),
        ];
        localizer.text_with("document-chart-bar", &told)
    }

    fn said_of_pair(&self, row: &DumbbellRow) -> String {
        let localizer = self.setting.localizer;
        let said = |value| format::value_short(localizer.language(), value);
        let told = [
            ("name", Argument::from(&row.label)),
            ("women", Argument::from(said(&row.women))),
            ("men", Argument::from(said(&row.men))),
        ];
        localizer.text_with("document-chart-pair", &told)
    }

    fn measured(&self, key: &str, unit: &UnitOfMeasure) -> String {
        let title = self.setting.localizer.text(key).into_owned();
        match unit.symbol() {
            "" => title,
            symbol => format!("{title} ({symbol})"),
        }
    }
}

/// The number of a target that has one.
fn figure_of(target: Target) -> Option<Quantity> {
    match target {
        Target::AtLeast(quantity) | Target::AtMost(quantity) | Target::Exactly(quantity) => {
            Some(quantity)
        }
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    }
}

/// Rows by their unit of measure, in the order in which units first come.
fn grouped<T>(rows: impl Iterator<Item = (UnitOfMeasure, T)>) -> Vec<(UnitOfMeasure, Vec<T>)> {
    let mut places: HashMap<UnitOfMeasure, usize> = HashMap::new();
    let mut groups: Vec<(UnitOfMeasure, Vec<T>)> = Vec::new();
    for (unit, row) in rows {
        let place = *places.entry(unit.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((unit, vec![row])),
        }
    }
    groups
}

/// Groups cut so that each has room in a picture.
fn parts<T: Clone>(
    groups: impl IntoIterator<Item = (UnitOfMeasure, Vec<T>)>,
) -> impl Iterator<Item = (UnitOfMeasure, Vec<T>)> {
    groups.into_iter().flat_map(|(unit, rows)| {
        let parts: Vec<_> =
            rows.chunks(ROWS_MAX).map(|part| (unit.clone(), part.to_vec())).collect();
        parts
    })
}
