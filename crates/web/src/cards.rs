//! An indicator of one place as a small card, the same on every page that shows one.

use tertial_domain::period::YearPart;
use tertial_domain::quantity::Value;
use tertial_domain::target::Target;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::figures::{Binding, KeyFigure, threshold};

use crate::charts::{self, Series};
use crate::markup::Markup;
use crate::words::{Period, Say};

/// An indicator as a small picture with its latest figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Card {
    /// The indicator's own page.
    pub(crate) href: String,
    /// Its name.
    pub(crate) name: String,
    /// The series.
    pub(crate) picture: Markup,
    /// The latest outcome with the time it is for.
    pub(crate) latest: Option<(Value, Period)>,
    /// The target, and whether it is met.
    pub(crate) aim: Option<Aim>,
}

/// What a figure aims at, and whether it got there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Aim {
    binding: Binding,
    part: YearPart,
}

impl Card {
    /// The card of a figure, the one at this place on its page.
    pub(crate) fn new(
        language: Language,
        (place, href): (usize, String),
        figure: &KeyFigure,
    ) -> Self {
        let target = figure.target.as_ref().and_then(|binding| binding.target.as_ref());
        let series = Series {
            place,
            name: &figure.name,
            years: &figure.series,
            unit: figure.latest.as_ref().map(|latest| &latest.quantity.unit),
            target: target.and_then(threshold),
        };
        Self {
            href,
            name: figure.name.clone(),
            picture: charts::spark(language, &series),
            latest: figure.latest.as_ref().map(|latest| {
                let period = Period { year: latest.year, part: latest.part };
                (Value::Number(latest.quantity.clone()), period)
            }),
            aim: figure.latest.as_ref().and_then(|latest| {
                let binding = figure.target.clone()?;
                Some(Aim { binding, part: latest.part })
            }),
        }
    }
}

impl Say for Aim {
    fn say(&self, localizer: &Localizer) -> String {
        let Self { binding, part } = self;
        let target = match &binding.target {
            Some(target) => target.brief(localizer),
            None => binding.printed.clone(),
        };
        let is_whole = *part == YearPart::FullYear;
        let key = match (binding.met, &binding.target) {
            (Some(true), _) if is_whole => "indicators-target-reached",
            (Some(true), _) => "indicators-target-reached-so-far",
            (Some(false), _) if is_whole => "indicators-target-missed",
            (Some(false), _) => "indicators-target-missed-so-far",
            // Words that say who decides, or that nobody has, are no target to name one.
            (None, Some(Target::SetByCommittee | Target::None)) => return target,
            (None, _) => "indicators-target-is",
        };
        localizer.text_with(key, &[("target", target.as_str().into())])
    }
}
