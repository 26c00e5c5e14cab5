//! Places against each other: in order of their outcome, as many as a picture can hold.

use std::cmp::Ordering;
use std::ops::Range;

use tertial_domain::indicator::Polarity;
use tertial_domain::quantity::Value;
use tertial_presentation::charts::{Bar, ChartContext, bar_with_target};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::indicators::IndicatorPage;

use crate::charts::Figure;

/// So many places can be taken in at a glance.
const SHOWN_MAX: usize = 25;

/// Puts the places in order, the best first; the highest where better is not said. Places without
/// a figure stand last, in the order that they had.
pub(super) fn rank(page: &mut IndicatorPage) {
    let polarity = page.indicator.polarity;
    page.compared.sort_by(|(_, _, one), (_, _, other)| {
        let numbers = [one, other].map(|value| value.as_ref().and_then(Value::quantity));
        match numbers {
            [Some(one), Some(other)] => match polarity {
                Some(Polarity::LowerIsBetter) => one.number.cmp(&other.number),
                Some(Polarity::HigherIsBetter | Polarity::Neutral) | None => {
                    other.number.cmp(&one.number)
                }
            },
            [Some(_), None] => Ordering::Less,
            [None, Some(_)] => Ordering::Greater,
            [None, None] => Ordering::Equal,
        }
    });
}

/// The message of the order.
pub(super) const fn order(polarity: Option<Polarity>) -> &'static str {
    match polarity {
        Some(Polarity::LowerIsBetter) => "indicators-order-lowest",
        Some(Polarity::HigherIsBetter | Polarity::Neutral) | None => "indicators-order-highest",
    }
}

/// The places to draw: those around the place shown, or the first ones.
pub(super) fn around_own(page: &IndicatorPage) -> Range<usize> {
    let all = page.compared.len();
    let own = page.compared.iter().position(|(id, _, _)| *id == page.unit).unwrap_or(0);
    let start = own.saturating_sub(SHOWN_MAX / 2).min(all.saturating_sub(SHOWN_MAX));
    start..all.min(start + SHOWN_MAX)
}

/// The places as bars.
pub(super) fn picture(language: Language, page: &IndicatorPage, shown: Range<usize>) -> Figure {
    let bars: Vec<Bar> = page
        .compared
        .get(shown)
        .unwrap_or_default()
        .iter()
        .map(|(id, name, value)| Bar {
            name: name.clone(),
            value: value.clone().unwrap_or(Value::Missing),
            target: None,
            mark: None,
            is_own: *id == page.unit,
        })
        .collect();
    let title = Localizer::of(language).text("indicators-compared");
    let context = ChartContext { language, id: "bars", title: &title };
    Figure::from(&bar_with_target(&context, &bars))
}
