//! Sentences that tell a unit's own figures, in the forms that people write.

use tertial_domain::quantity::Quantity;
use tertial_domain::report::ReportKind;

use super::Scene;
use super::facts::{RowFacts, Standing};
use crate::faults::numbers::spell;
use crate::faults::wordings::{capitalised, clean, fill};
use crate::figures::plain_quantity;
use crate::indicators::Definition;
use crate::voice::{TRIES, Voice};

/// Slots of a sentence with what they hold.
pub(super) type Slots<'a> = [(&'a str, String)];

/// Adds a sentence of a list: one that the report has not said, where the list has one.
pub(super) fn say(voice: &mut Voice<'_, '_>, out: &mut String, list: &str, slots: &Slots<'_>) {
    let lines = clean().lines(list);
    let mut said = String::new();
    for _ in 0..TRIES {
        let Some(line) = voice.random.pick(&lines) else { return };
        said = fill(line, slots);
        if voice.is_new(&said) {
            break;
        }
    }
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(&said);
}

/// "final" or "forecast"
pub(super) const fn tense(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualReport | ReportKind::AnnualPlan => "final",
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => "forecast",
    }
}

/// A figure of an indicator in running text.
pub(super) fn told(voice: &mut Voice<'_, '_>, definition: &Definition, hundredths: i64) -> String {
    let quantity: Quantity = plain_quantity(definition, hundredths, None);
    spell(quantity.number, &quantity.unit, &mut voice.random)
}

/// Adds what an indicator's row says: where it went, how it stands to its target.
pub(super) fn say_row(
    voice: &mut Voice<'_, '_>,
    out: &mut String,
    (scene, row): (Scene<'_>, &RowFacts),
) {
    let definition = row.definition;
    let outcome = row.at(scene.kind);
    let slots = [
        ("I", definition.phrase.to_owned()),
        ("u", told(voice, definition, outcome)),
        ("f", told(voice, definition, row.before)),
        ("m", told(voice, definition, row.target)),
        ("p", told(voice, definition, row.outcome)),
        ("år", scene.year.to_string()),
        ("förra", (scene.year - 1).to_string()),
    ];
    let annual = scene.kind == ReportKind::AnnualReport;
    let way = match (annual, outcome > row.before) {
        (true, true) => "up.final",
        (true, false) => "down.final",
        (false, _) => "up.now",
    };
    say(voice, out, way, &slots);
    let verdict = match (annual, row.standing) {
        (true, Standing::Met) if row.bare => "bare.met.final",
        (true, _) if row.bare => "bare.away.final",
        (false, Standing::Met) if row.bare => "bare.met.now",
        (false, _) if row.bare => "bare.away.now",
        (true, Standing::Met) => "met.final",
        (true, Standing::Short) => "short.final",
        (true, Standing::Away) => "away.final",
        (false, Standing::Met) => "met.now",
        (false, Standing::Short) => "short.now",
        (false, Standing::Away) => "away.now",
    };
    say(voice, out, verdict, &slots);
}

/// Adds what a row says of women and men.
pub(super) fn say_sexes(
    voice: &mut Voice<'_, '_>,
    out: &mut String,
    (scene, row): (Scene<'_>, &RowFacts),
) {
    let Some((women, men)) = row.by_sex(row.at(scene.kind)) else { return };
    let (them, others) = (voice.about.trade.women, voice.about.trade.men);
    let staff = row.definition.theme == crate::goals::ThemeKind::Staff;
    let (them, others) = if staff { ("kvinnor", "män") } else { (them, others) };
    let slots = [
        ("kvinnor", them.to_owned()),
        ("Kvinnor", capitalised(them)),
        ("män", others.to_owned()),
        ("w", told(voice, row.definition, women)),
        ("k", told(voice, row.definition, men)),
    ];
    say(voice, out, "sexes", &slots);
}

/// The name of the list with sentences that state a grade.
pub(super) const fn grade_list(grade: Standing, kind: ReportKind) -> &'static str {
    let annual = matches!(kind, ReportKind::AnnualReport);
    match (grade, annual) {
        (Standing::Met, true) => "grade.fully.final",
        (Standing::Short, true) => "grade.partly.final",
        (Standing::Away, true) => "grade.not.final",
        (Standing::Met, false) => "grade.fully.forecast",
        (Standing::Short, false) => "grade.partly.forecast",
        (Standing::Away, false) => "grade.not.forecast",
    }
}

/// A loose fact, seldom enough that the same kind of fact does not come twice with two numbers.
pub(super) fn at_times_a_fact(voice: &mut Voice<'_, '_>, out: &mut String) {
    if out.is_empty() || voice.random.chance(30) {
        voice.fact(out);
    }
}
