//! The goal tree as JSON: goals, rows of indicators and activities, and what their cells mean.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow};
use tertial_domain::rich_text::Block;
use tertial_domain::target::Target;

use super::super::json_writer::JsonWriter;
use super::{key_list, key_plain, key_text, text};

/// The grade's tense where the document's kind has none.
pub(in super::super) const TENSE_WITHOUT_KIND: AssessmentTense = AssessmentTense::Final;

/// Writes a goal and all below it. `tense` is what the document's kind says of its grades.
pub(super) fn goal(json: &mut JsonWriter<'_>, goal: &GoalNode, tense: Option<AssessmentTense>) {
    json.object(|json| {
        key_plain(json, "level", Some(goal.level.code()));
        key_text(json, "number", goal.number.as_deref());
        key_text(json, "title", Some(&goal.title));
        assessment(json, &goal.assessment, tense.unwrap_or(TENSE_WITHOUT_KIND));
        json.key("texts");
        json.object(|json| {
            for (label, blocks) in &goal.texts {
                json.key(label.code());
                text::words(json, blocks);
            }
        });
        json.key("blocks");
        json.object(|json| {
            for (label, blocks) in &goal.texts {
                json.key(label.code());
                text::blocks(json, blocks);
            }
        });
        key_list(json, "indicators", &goal.indicators, indicator);
        key_list(json, "activities", &goal.activities, activity);
        key_list(json, "goals", &goal.goals, |json, below| self::goal(json, below, tense));
    });
}

/// The grade; its tense only where the document's kind does not already say it.
fn assessment(json: &mut JsonWriter<'_>, assessment: &Assessment, usual: AssessmentTense) {
    match assessment {
        Assessment::Graded { grade, tense } => {
            key_plain(json, "grade", Some(grade.as_str()));
            if *tense != usual {
                key_plain(json, "grade_tense", Some(tense.code()));
            }
        }
        Assessment::NotAssessed => key_plain(json, "grade", Some("not_assessed")),
        Assessment::Missing => key_plain(json, "grade", None),
    }
}

fn indicator(json: &mut JsonWriter<'_>, row: &IndicatorRow) {
    json.object(|json| {
        key_text(json, "name", Some(&row.name));
        for field in IndicatorField::ALL {
            key_text(json, field.code(), row.cell(field));
        }
        json.key("analysis");
        text::words(json, &row.analysis);
        json.key("comment");
        text::words(json, &row.comment);
        shaped(json, &[("analysis", &row.analysis), ("comment", &row.comment)]);
        json.key("values");
        json.object(|json| values(json, row));
        key_list(json, "uncertain", &row.uncertain, |json, field| json.plain(field.code()));
    });
}

fn activity(json: &mut JsonWriter<'_>, row: &ActivityRow) {
    json.object(|json| {
        key_text(json, "name", Some(&row.name));
        key_text(json, "start", row.start.as_deref());
        key_text(json, "end", row.end.as_deref());
        key_text(json, "deviation", row.deviation.as_deref());
        key_plain(json, "state", row.state.map(ActivityState::code));
        json.key("analysis");
        text::words(json, &row.analysis);
        shaped(json, &[("analysis", &row.analysis)]);
        key_list(json, "uncertain", &row.uncertain, |json, field| json.plain(field.code()));
    });
}

/// The shape of a row's texts, left out where the words say all.
fn shaped(json: &mut JsonWriter<'_>, texts: &[(&'static str, &Vec<Block>)]) {
    let mut with_shape = texts.iter().filter(|(_, blocks)| !text::words_say_all(blocks)).peekable();
    if with_shape.peek().is_none() {
        return;
    }
    json.key("blocks");
    json.object(|json| {
        for (key, blocks) in with_shape {
            json.key(key);
            text::blocks(json, blocks);
        }
    });
}

/// What was understood of the cells; cells that are words alone are left out.
fn values(json: &mut JsonWriter<'_>, row: &IndicatorRow) {
    for field in IndicatorField::ALL {
        match field {
            IndicatorField::Target | IndicatorField::CouncilTarget => {
                if row.cell(field).is_some()
                    && let Some(read) = row.target(field)
                {
                    json.key(field.code());
                    json.object(|json| target(json, &read));
                }
            }
            IndicatorField::Outcome
            | IndicatorField::OutcomeMen
            | IndicatorField::OutcomeWomen
            | IndicatorField::Previous
            | IndicatorField::Forecast
            | IndicatorField::Period
            | IndicatorField::Periodicity => {
                if row.cell(field).is_some_and(has_digit)
                    && let Some(read) = row.quantity(field)
                {
                    json.key(field.code());
                    json.object(|json| quantity(json, &read));
                }
            }
        }
    }
}

/// Words without a digit are no number: most cells that hold none are told so at once.
fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

fn quantity(json: &mut JsonWriter<'_>, quantity: &Quantity) {
    json.key("number");
    json.plain_parts(format_args!("{}", quantity.number));
    let symbol = quantity.unit.symbol();
    key_text(json, "unit", (!symbol.is_empty()).then_some(symbol));
}

fn target(json: &mut JsonWriter<'_>, target: &Target) {
    let mut rule = |code| key_plain(json, "rule", Some(code));
    match target {
        Target::AtLeast(least) => {
            rule("at_least");
            quantity(json, least);
        }
        Target::AtMost(most) => {
            rule("at_most");
            quantity(json, most);
        }
        Target::Exactly(exact) => {
            rule("exactly");
            quantity(json, exact);
        }
        Target::Between(low, high) => {
            rule("between");
            for (key, bound) in [("from", low), ("to", high)] {
                json.key(key);
                json.object(|json| quantity(json, bound));
            }
        }
        Target::Increase => rule("increase"),
        Target::Decrease => rule("decrease"),
        Target::SetByCommittee => rule("set_by_committee"),
        Target::None => rule("none"),
    }
}
