//! What a template can do with a value: say it in words, or show its sign.
//!
//! The localizer travels beside the template (`render_with_values`), so page structs hold facts
//! and no language.
#![expect(
    unreachable_pub,
    clippy::inline_always,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the filter macro writes its types and methods so"
)]

use askama::{Result, Values, get_value};
use tertial_presentation::localizer::Localizer;
use tertial_review::Severity;

use crate::markup::Markup;
use crate::words::{Amount, Say, Show};

/// The name under which the localizer travels.
pub(crate) const LOCALIZER: &str = "localizer";

fn localizer(values: &dyn Values) -> Result<&Localizer> {
    get_value::<Localizer>(values, LOCALIZER)
}

/// The message of a key: `{{ "goals-title"|t }}`.
#[askama::filter_fn]
pub(crate) fn t(key: &str, values: &dyn Values) -> Result<String> {
    Ok(localizer(values)?.text(key).into_owned())
}

/// The name of the region that a table scrolls in: `{{ "goals-table"|table }}`.
#[askama::filter_fn]
pub(crate) fn table(key: &str, values: &dyn Values) -> Result<String> {
    let localizer = localizer(values)?;
    Ok(localizer.text_with("page-table", &[("name", localizer.text(key).into())]))
}

/// A count in words: `{{ list.total|counted("count-reports") }}`.
#[askama::filter_fn]
pub(crate) fn counted(amount: impl Amount, values: &dyn Values, key: &str) -> Result<String> {
    let arguments = [("count", amount.amount().into())];
    Ok(localizer(values)?.text_with(key, &arguments))
}

/// A value in words: `{{ goal.level|say }}`.
#[askama::filter_fn]
pub(crate) fn say(thing: impl Say, values: &dyn Values) -> Result<String> {
    Ok(thing.say(localizer(values)?))
}

/// A value where there is little room: `{{ document.kind|brief }}`.
#[askama::filter_fn]
pub(crate) fn brief(thing: impl Say, values: &dyn Values) -> Result<String> {
    Ok(thing.brief(localizer(values)?))
}

/// A value's sign with its word: `{{ goal.assessment|mark }}`.
#[askama::filter_fn]
pub(crate) fn mark(thing: impl Show, values: &dyn Values) -> Result<Markup> {
    Ok(Markup::of_mark(&thing.mark(), localizer(values)?))
}

/// A value's sign with its short word.
#[askama::filter_fn]
pub(crate) fn mark_brief(thing: impl Show, values: &dyn Values) -> Result<Markup> {
    Ok(Markup::of_short_mark(&thing.mark(), localizer(values)?))
}

/// How much a finding weighs, as a sign; the word stands beside it.
#[askama::filter_fn]
pub(crate) fn weight(severity: &Severity, _: &dyn Values) -> Result<Markup> {
    Ok(Markup::of_weight(*severity))
}

/// A value's sign alone, where the word stands beside it.
#[askama::filter_fn]
pub(crate) fn sign(thing: impl Show, _: &dyn Values) -> Result<Markup> {
    Ok(Markup::of_sign(thing.mark().sign()))
}
