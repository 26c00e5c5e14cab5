//! Indicators and activities as performance indicators, and back.

use jiff::civil::Date;
use tertial_domain::activity::ActivityState;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{
    ActivityField, ActivityRow, IndicatorField, IndicatorRow, Report, ReportKind, read_date,
};
use tertial_domain::target::Target;

use super::labelled::{Entries, entries};
use super::xml::Element;

/// What tells an activity from an indicator: work in progress, measured in words.
const ACTIVITY_STAGE: &str = "Output_Processing";

/// The days that the figures of a report are about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Days {
    year: Option<OperatingYear>,
    end: Option<Date>,
}

impl Days {
    pub(super) fn of(report: &Report) -> Self {
        let (month, day) = match report.kind.and_then(ReportKind::year_part) {
            Some(YearPart::Tertial1) => (4, 30),
            Some(YearPart::Tertial2) => (8, 31),
            Some(YearPart::FullYear) | None => (12, 31),
        };
        let end = report.year.and_then(|year| Date::new(year.number(), month, day).ok());
        Self { year: report.year, end }
    }

    /// The first and last day that the report is about.
    pub(super) fn of_report(self) -> Option<(Date, Date)> {
        Some((self.year?.first_day(), self.end?))
    }

    /// The first and last day of a column.
    fn of_field(self, field: IndicatorField) -> Option<(Date, Date)> {
        let whole = |year: OperatingYear| Some((year.first_day(), year.end().yesterday().ok()?));
        match field {
            IndicatorField::Outcome | IndicatorField::OutcomeMen | IndicatorField::OutcomeWomen => {
                self.of_report()
            }
            IndicatorField::Previous => whole(self.year?.previous()?),
            IndicatorField::Forecast
            | IndicatorField::Target
            | IndicatorField::CouncilTarget
            | IndicatorField::Period
            | IndicatorField::Periodicity => whole(self.year?),
        }
    }
}

/// An indicator's row as an element.
pub(super) fn indicator(row: &IndicatorRow, at: usize, identifier: String, days: Days) -> Element {
    use IndicatorField::{
        CouncilTarget, Forecast, Outcome, OutcomeMen, OutcomeWomen, Period, Periodicity, Previous,
        Target as Goal,
    };
    let result = |name, field| value(name, row, field, days);
    let instance = |results: Vec<Option<Element>>| {
        let results: Vec<Element> = results.into_iter().flatten().collect();
        (!results.is_empty()).then(|| Element::new("MeasurementInstance").with_all(results))
    };
    let instances = [
        instance(vec![
            result("TargetResult", Goal),
            result("TargetResult", CouncilTarget),
            result("TargetResult", Forecast),
            result("ActualResult", Outcome),
        ]),
        instance(vec![result("ActualResult", OutcomeWomen)]),
        instance(vec![result("ActualResult", OutcomeMen)]),
        instance(vec![result("ActualResult", Previous)]),
    ];
    let unit = IndicatorField::ALL.into_iter().find_map(|field| quantity(row, field));
    let unit = unit.map(|quantity| quantity.unit.symbol().to_owned()).unwrap_or_default();
    let mut other = Entries::default();
    other.fact("period", row.cell(Period).unwrap_or_default());
    other.fact("periodicity", row.cell(Periodicity).unwrap_or_default());
    let doubts: Vec<&str> = row.uncertain.iter().map(|field| field.code()).collect();
    other.fact("uncertain", &doubts.join(" "));
    if !row.analysis.is_empty() {
        other.text("analysis", &row.analysis);
    }
    if !row.comment.is_empty() {
        other.text("comment", &row.comment);
    }
    Element::new("PerformanceIndicator")
        .told("PerformanceIndicatorType", "Quantitative")
        .with(Element::words("SequenceIndicator", at.to_string()))
        .with(Element::words("MeasurementDimension", row.name.as_str()))
        .with(Element::words("UnitOfMeasurement", unit))
        .with(Element::words("Identifier", identifier))
        .with_all(instances.into_iter().flatten())
        .with_all(other.finish().map(|text| Element::words("OtherInformation", text)))
}

/// The number that a cell gives: a target's bound counts.
fn quantity(row: &IndicatorRow, field: IndicatorField) -> Option<Quantity> {
    row.quantity(field).or_else(|| match row.target(field)? {
        Target::AtLeast(bound) | Target::AtMost(bound) | Target::Exactly(bound) => Some(bound),
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    })
}

/// A cell as a result: its days, its number, and its words as they are printed.
fn value(
    name: &'static str,
    row: &IndicatorRow,
    field: IndicatorField,
    days: Days,
) -> Option<Element> {
    let printed = row.cell(field)?;
    let number = quantity(row, field);
    let rule = row.target(field).and_then(|target| rule(&target));
    let descriptor = Element::new("Descriptor")
        .with(Element::words("DescriptorName", field.code()))
        .with(Element::words("DescriptorValue", printed));
    Some(
        Element::new(name)
            .with_all(dated(days.of_field(field)))
            .with_all(
                number.map(|number| Element::words("NumberOfUnits", number.number.to_string())),
            )
            .with(descriptor)
            .with_all(rule.map(|rule| Element::words("Description", rule))),
    )
}

/// The code of a target that is more than a number.
const fn rule(target: &Target) -> Option<&'static str> {
    match target {
        Target::AtLeast(_) => Some("at_least"),
        Target::AtMost(_) => Some("at_most"),
        Target::Between(..) => Some("between"),
        Target::Increase => Some("increase"),
        Target::Decrease => Some("decrease"),
        Target::SetByCommittee => Some("set_by_committee"),
        Target::Exactly(_) | Target::None => None,
    }
}

/// Start and end as elements.
pub(super) fn dated(days: Option<(Date, Date)>) -> Vec<Element> {
    let Some((start, end)) = days else { return Vec::new() };
    vec![Element::words("StartDate", start.to_string()), Element::words("EndDate", end.to_string())]
}

/// An activity's row as an element.
pub(super) fn activity(row: &ActivityRow, at: usize, identifier: String) -> Element {
    let day = |printed: &Option<String>| printed.as_deref().and_then(read_date);
    let element = |name, day: Option<Date>| day.map(|day| Element::words(name, day.to_string()));
    let target = Element::new("TargetResult")
        .with_all(element("StartDate", day(&row.start)))
        .with_all(element("EndDate", day(&row.end)));
    let actual = row.state.map(|state| {
        let descriptor = Element::new("Descriptor")
            .with(Element::words("DescriptorName", "state"))
            .with(Element::words("DescriptorValue", state.code()));
        Element::new("ActualResult").with(descriptor)
    });
    let results: Vec<Element> =
        Some(target).filter(|found| !found.children.is_empty()).into_iter().chain(actual).collect();
    let instance =
        (!results.is_empty()).then(|| Element::new("MeasurementInstance").with_all(results));
    let mut other = Entries::default();
    other.fact("start", row.start.as_deref().unwrap_or_default());
    other.fact("end", row.end.as_deref().unwrap_or_default());
    other.fact("deviation", row.deviation.as_deref().unwrap_or_default());
    let doubts: Vec<&str> = row.uncertain.iter().map(|field| field.code()).collect();
    other.fact("uncertain", &doubts.join(" "));
    if !row.analysis.is_empty() {
        other.text("analysis", &row.analysis);
    }
    Element::new("PerformanceIndicator")
        .told("ValueChainStage", ACTIVITY_STAGE)
        .told("PerformanceIndicatorType", "Qualitative")
        .with(Element::words("SequenceIndicator", at.to_string()))
        .with(Element::words("MeasurementDimension", row.name.as_str()))
        .with(Element::new("UnitOfMeasurement"))
        .with(Element::words("Identifier", identifier))
        .with_all(instance)
        .with_all(other.finish().map(|text| Element::words("OtherInformation", text)))
}

/// A row as it is read.
#[derive(Debug)]
pub(super) enum ReadRow {
    Indicator(IndicatorRow),
    Activity(ActivityRow),
}

/// Reads a performance indicator.
pub(super) fn read(element: &Element) -> ReadRow {
    let name = element.said("MeasurementDimension").unwrap_or_default().to_owned();
    if element.attribute("ValueChainStage") == Some(ACTIVITY_STAGE) {
        ReadRow::Activity(read_activity(name, element))
    } else {
        ReadRow::Indicator(read_indicator(name, element))
    }
}

fn results<'e>(
    element: &'e Element,
    name: &'static str,
) -> impl Iterator<Item = &'e Element> + use<'e> {
    element.all("MeasurementInstance").flat_map(move |instance| instance.all(name))
}

fn read_indicator(name: String, element: &Element) -> IndicatorRow {
    let mut row = IndicatorRow::new(name);
    for (kind, usual) in
        [("TargetResult", IndicatorField::Target), ("ActualResult", IndicatorField::Outcome)]
    {
        for result in results(element, kind) {
            let descriptor = result.child("Descriptor");
            let named = descriptor.and_then(|told| told.said("DescriptorName"));
            let field = named.and_then(IndicatorField::from_code);
            let printed = match field.and(descriptor) {
                Some(told) => told.said("DescriptorValue").map(str::to_owned),
                // Another maker's result: a number in the unit that the indicator has.
                None => result.said("NumberOfUnits").map(|number| {
                    let unit = element.said("UnitOfMeasurement").unwrap_or_default();
                    format!("{} {unit}", number.replace('.', ",")).trim_end().to_owned()
                }),
            };
            let field = field.unwrap_or(usual);
            if row.cell(field).is_none() {
                row.set_cell(field, printed);
            }
        }
    }
    for entry in entries(element.said("OtherInformation").unwrap_or_default()) {
        match entry.label {
            "period" => row.set_cell(IndicatorField::Period, Some(entry.fact())),
            "periodicity" => row.set_cell(IndicatorField::Periodicity, Some(entry.fact())),
            "uncertain" => {
                let codes = entry.rest.split(' ');
                row.uncertain.extend(codes.filter_map(IndicatorField::from_code));
            }
            "analysis" => row.analysis.extend(entry.paragraphs()),
            _ => row.comment.extend(entry.paragraphs()),
        }
    }
    row
}

fn read_activity(name: String, element: &Element) -> ActivityRow {
    let mut row = ActivityRow { name, ..ActivityRow::default() };
    for entry in entries(element.said("OtherInformation").unwrap_or_default()) {
        match entry.label {
            "start" => row.start = Some(entry.fact()),
            "end" => row.end = Some(entry.fact()),
            "deviation" => row.deviation = Some(entry.fact()),
            "uncertain" => {
                let codes = entry.rest.split(' ');
                row.uncertain.extend(codes.filter_map(ActivityField::from_code));
            }
            _ => row.analysis.extend(entry.paragraphs()),
        }
    }
    for target in results(element, "TargetResult") {
        row.start = row.start.or_else(|| target.said("StartDate").map(str::to_owned));
        row.end = row.end.or_else(|| target.said("EndDate").map(str::to_owned));
    }
    let told = results(element, "ActualResult").find_map(|result| result.child("Descriptor"));
    let state = told.and_then(|told| told.said("DescriptorValue"));
    row.state = state.and_then(ActivityState::from_code);
    row
}
