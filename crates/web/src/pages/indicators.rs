//! Indicators: the list, and one indicator over the years.

use std::ops::Range;

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::IndicatorId;
use tertial_domain::indicator::Polarity;
use tertial_domain::outcome::Standing;
use tertial_domain::period::YearPart;
use tertial_domain::quantity::{UnitOfMeasure, Value};
use tertial_presentation::charts::{
    ChartContext, DumbbellRow, LinePeriod, WithinYear, dumbbell, line_with_target,
};
use tertial_presentation::format;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::status_mark::StatusMark;
use tertial_rollup::indicator_status::meets;
use tertial_usecases::figures::threshold;
use tertial_usecases::indicators::{
    self, IndicatorLine, IndicatorList, IndicatorPage, IndicatorPoint, PointTarget, Rollup,
};

use crate::asked::{Asked, Id};
use crate::charts::{self, Figure, Series};
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::markup::Markup;
use crate::pages::parts::Step;
use crate::reader::Reader;
use crate::words::{Message, Period, Say};

mod compare;

/// Lists the indicators.
pub(crate) async fn list(reader: Reader) -> Result<Response, Fault> {
    let list = indicators::list(reader.context(), reader.scope()).await?;
    reader.answer(&IndicatorsPage::new(reader.frame(Some(Section::Indicators)), list))
}

/// Shows an indicator for a unit.
pub(crate) async fn show(
    reader: Reader,
    Id(id): Id<IndicatorId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let unit = asked.value("unit")?;
    let page = indicators::show(reader.context(), reader.scope(), id, unit).await?;
    reader.answer(&OneIndicatorPage::new(reader.frame(Some(Section::Indicators)), page))
}

/// The list of indicators.
#[derive(Debug, Template)]
#[template(path = "indicators/list.html")]
pub struct IndicatorsPage {
    frame: Frame,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    line: IndicatorLine,
    picture: Markup,
}

impl IndicatorsPage {
    /// The page of a list.
    pub fn new(frame: Frame, list: IndicatorList) -> Self {
        let rows = list
            .indicators
            .into_iter()
            .enumerate()
            .map(|(place, line)| {
                let series = Series {
                    place,
                    name: &line.indicator.name,
                    years: &line.series,
                    unit: line.latest.as_ref().map(|latest| &latest.quantity.unit),
                    target: None,
                };
                Row { picture: charts::spark(frame.language, &series), line }
            })
            .collect();
        Self { frame, rows }
    }
}

impl Row {
    /// The latest figure with the time it is for.
    fn latest(&self) -> Option<(Value, Period)> {
        let latest = self.line.latest.as_ref()?;
        let period = Period { year: latest.year, part: latest.part };
        Some((Value::Number(latest.quantity.clone()), period))
    }
}

/// One indicator over the years for one place.
#[derive(Debug, Template)]
#[template(path = "indicators/show.html")]
pub struct OneIndicatorPage {
    frame: Frame,
    page: IndicatorPage,
    line: Figure,
    sexes: Option<Figure>,
    bars: Figure,
    standing: Option<StatusMark>,
    columns: Columns,
    shown: Range<usize>,
}

impl OneIndicatorPage {
    /// The page of an indicator.
    pub fn new(frame: Frame, mut page: IndicatorPage) -> Self {
        let language = frame.language;
        compare::rank(&mut page);
        let shown = compare::around_own(&page);
        let line = development(language, &page);
        let sexes = women_and_men(language, &page);
        let bars = compare::picture(language, &page, shown.clone());
        let standing = standing(&page);
        let columns = Columns::of(&page);
        Self { frame, page, line, sexes, bars, standing, columns, shown }
    }

    /// Which of the places the picture shows: "1 till 25 av 159, bäst först".
    fn compared(&self) -> Option<Message> {
        let latest = self.latest()?;
        let all = self.page.compared.len();
        let key = if all > self.shown.len() {
            "indicators-compared-some"
        } else {
            "indicators-compared-all"
        };
        let told = Message::new(key)
            .with("order", Message::new(compare::order(self.page.indicator.polarity)))
            .with(
                "year",
                match latest.part {
                    YearPart::FullYear => latest.year.to_string(),
                    YearPart::Tertial1 | YearPart::Tertial2 => {
                        Self::period(latest).brief(Localizer::of(self.frame.language))
                    }
                },
            );
        Some(told.with("first", self.shown.start + 1).with("last", self.shown.end).with("all", all))
    }

    fn trail(&self) -> Vec<Step> {
        let words = Localizer::of(self.frame.language).text("menu-indicators").into_owned();
        vec![Step { href: "/indicators".to_owned(), words }]
    }

    fn latest(&self) -> Option<&IndicatorPoint> {
        self.page.points.last()
    }

    /// Whether the figure may still change.
    const fn is_preliminary(point: &IndicatorPoint) -> bool {
        match point.standing {
            Standing::Preliminary => true,
            Standing::Final => false,
        }
    }

    fn period(point: &IndicatorPoint) -> Period {
        Period { year: point.year, part: point.part }
    }

    fn lede(&self) -> Message {
        let localizer = Localizer::of(self.frame.language);
        let latest = self.latest().and_then(|point| Some((point, point.values.total.as_ref()?)));
        let told = |key| {
            Message::new(key)
                .with("direction", self.page.indicator.polarity.say(localizer))
                .with("unit", &self.page.unit_name)
        };
        match latest {
            Some((point, value)) => match self.so_far(point) {
                Some(until) => told("indicators-lede-so-far")
                    .with("until", Message::new(until))
                    .with("year", point.year)
                    .with("value", value.say(localizer)),
                None => told("indicators-lede-one").with("value", value.say(localizer)),
            },
            None => told("indicators-lede-nothing"),
        }
    }

    /// The message of how far a figure reaches that still grows.
    const fn so_far(&self, point: &IndicatorPoint) -> Option<&'static str> {
        so_far(&self.page, point)
    }

    /// A target in words; one that was not understood as it was printed.
    fn aim(target: &PointTarget, language: Language) -> String {
        match &target.target {
            Some(understood) => understood.say(Localizer::of(language)),
            None => target.printed.clone(),
        }
    }

    /// Whether it is a number, to be set as one.
    fn is_number(target: &PointTarget) -> bool {
        target.target.as_ref().is_some_and(|target| threshold(target).is_some())
    }

    fn change_of_target(point: &IndicatorPoint) -> Message {
        let mut targets = point.targets.iter().rev();
        let latest = targets.next();
        let before = targets.next();
        match (latest, before) {
            (Some(latest), Some(before)) => Message::new("indicators-target-changed")
                .with("before", &before.printed)
                .with("day", latest.valid_from),
            (Some(_) | None, _) => Message::new("indicators-target-unchanged"),
        }
    }

    fn added(&self, rollup: &Rollup) -> Message {
        let language = self.frame.language;
        let unit = self
            .page
            .indicator
            .unit
            .as_deref()
            .map_or(UnitOfMeasure::Plain, UnitOfMeasure::from_word);
        // Shares added anew have many digits; two say what can be said.
        let number = format::number_rounded(
            language,
            rollup.value.normalize(),
            rollup.value.normalize().scale().min(2),
        );
        Message::new("indicators-rollup")
            .with("value", format::with_unit(language, &number, &unit))
            .with("reporting", rollup.reporting)
            .with("expected", rollup.expected)
    }

    /// The same part of the year before, where the latest year is told by a part of it.
    fn year_before(&self) -> Option<(Period, &Value)> {
        let before = self.page.same_part.last()?;
        Some((Self::period(before), before.values.total.as_ref()?))
    }

    /// The part of the year that is told, latest year first, where earlier years have it too.
    fn as_far(&self) -> Vec<&IndicatorPoint> {
        let latest = self.latest().filter(|_| !self.page.same_part.is_empty());
        latest.into_iter().chain(self.page.same_part.iter().rev()).collect()
    }

    const fn individual(&self) -> &'static str {
        match self.page.indicator.individual_based {
            Some(true) => "indicators-individual",
            Some(false) => "indicators-not-individual",
            None => "indicators-individual-unknown",
        }
    }
}

/// How the latest full year, or the forecast of it, stands against its target.
///
/// A part of a year is not held against the year's target: what is counted is still growing.
fn standing(page: &IndicatorPage) -> Option<StatusMark> {
    let latest = page.points.last()?;
    let whole = match latest.part {
        YearPart::FullYear => latest.values.total.as_ref(),
        YearPart::Tertial1 | YearPart::Tertial2 => latest.forecast.as_ref(),
    };
    let outcome = whole.and_then(Value::quantity)?;
    let target = latest.targets.last()?.target.as_ref()?;
    let earlier = page
        .points
        .iter()
        .filter(|point| point.part == YearPart::FullYear && point.year < latest.year)
        .filter_map(|point| point.values.total.as_ref().and_then(Value::quantity))
        .next_back();
    let polarity = page.indicator.polarity;
    if meets(outcome, target, polarity, earlier)? {
        return Some(StatusMark::TARGET_REACHED);
    }
    let earlier = earlier.filter(|earlier| earlier.unit == outcome.unit)?;
    let is_better = match polarity? {
        Polarity::HigherIsBetter => outcome.number > earlier.number,
        Polarity::LowerIsBetter => outcome.number < earlier.number,
        Polarity::Neutral => return None,
    };
    Some(if is_better { StatusMark::ON_THE_WAY } else { StatusMark::WRONG_WAY })
}

/// How far into its year a figure reaches that is still growing: that of August is no smaller
/// year.
const fn so_far(page: &IndicatorPage, point: &IndicatorPoint) -> Option<&'static str> {
    match (WithinYear::of(page.indicator.aggregation), point.part) {
        (WithinYear::Level, _) | (_, YearPart::FullYear) => None,
        (WithinYear::Accumulates, YearPart::Tertial1) => Some("indicators-until-april"),
        (WithinYear::Accumulates, YearPart::Tertial2) => Some("indicators-until-august"),
    }
}

fn has_sexes(page: &IndicatorPage) -> bool {
    page.points.iter().any(|point| point.values.women.is_some() || point.values.men.is_some())
}

fn development(language: Language, page: &IndicatorPage) -> Figure {
    let within_year = WithinYear::of(page.indicator.aggregation);
    // A share of April is a share like that of the year, and would only crowd its line; what grows
    // through the year is drawn apart, with the same months of each year.
    let apart: &[IndicatorPoint] = match within_year {
        WithinYear::Level => &[],
        WithinYear::Accumulates => &page.same_part,
    };
    let periods: Vec<LinePeriod> = page
        .points
        .iter()
        .chain(apart)
        .map(|point| LinePeriod {
            year: point.year,
            part: point.part,
            outcome: point.values.clone(),
            target: point.targets.last().and_then(|target| target.target.clone()),
            forecast: point.forecast.clone(),
        })
        .collect();
    let context = ChartContext { language, id: "line", title: &page.indicator.name };
    Figure::from(&line_with_target(&context, within_year, &periods))
}

fn women_and_men(language: Language, page: &IndicatorPage) -> Option<Figure> {
    if !has_sexes(page) {
        return None;
    }
    let rows: Vec<DumbbellRow> = page
        .points
        .iter()
        .filter(|point| so_far(page, point).is_none())
        .map(|point| DumbbellRow {
            label: format::period_short(language, point.year, point.part),
            women: point.values.women.clone().unwrap_or(Value::Missing),
            men: point.values.men.clone().unwrap_or(Value::Missing),
        })
        .collect();
    let title = Localizer::of(language).text("indicators-sexes");
    let context = ChartContext { language, id: "sexes", title: &title };
    Some(Figure::from(&dumbbell(&context, &rows)))
}

/// Which columns of the table year by year have anything in them.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one for each column that may be left out")]
struct Columns {
    sexes: bool,
    forecast: bool,
    target: bool,
    council_target: bool,
}

impl Columns {
    fn of(page: &IndicatorPage) -> Self {
        let any = |has: fn(&IndicatorPoint) -> bool| page.points.iter().any(has);
        Self {
            sexes: has_sexes(page),
            forecast: any(|point| point.forecast.is_some()),
            target: any(|point| !point.targets.is_empty()),
            council_target: any(|point| point.council_target.is_some()),
        }
    }

    /// How many columns there are: period, outcome and source always.
    fn count(self) -> usize {
        let optional = [self.forecast, self.target, self.council_target];
        3 + usize::from(self.sexes) * 2 + optional.into_iter().filter(|shown| *shown).count()
    }
}
