//! Counts of one thing that differ: by source and by subject, in text and table, a whole and its parts.
//!
//! Both cannot be right, and the reader does not know which one is. Fires: "57 kunder, uppdelat på 40 och 15";
//! "tre klagomål kom in" over a table whose total is 5; praise and complaints that are 12 by source and 10
//! by subject; "fyra hus: Almen, Björken och Eken"; women 20 and men 25 under a total of 50. Silent: rough
//! figures where the parts are rough, shares, lists that tell only some.

mod feedback;
mod introduced;
mod table_counts;

use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::IndicatorField;
use tertial_domain::rich_text::{Block, RichText};

use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::rules::ratio_disagrees_with_parts::adds_up;
use crate::rules::sum_mismatch::shown;
use crate::swedish::divided::divisions;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::parts::{count_before_list, counted_names};

/// `count-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::CountMismatch, severity: Severity::Error, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for passage in &facts.passages {
        for paragraph in &passage.paragraphs {
            divided(passage, paragraph, out);
            named(passage, paragraph, out);
        }
    }
    for (at, section) in facts.report.sections.iter().enumerate() {
        listed(&Place::Section(at), &section.blocks, out);
    }
    for goal in &facts.goals {
        for (label, blocks) in &goal.node.texts {
            listed(&goal.place(GoalPart::Text(*label)), blocks, out);
        }
        for (at, own) in goal.indicators.iter().enumerate() {
            if let Some(finding) = sexes(goal, at, own) {
                out.push(finding);
            }
        }
    }
    feedback::check(facts, out);
    table_counts::check(facts, out);
    introduced::check(facts, out);
}

/// A whole that its sentence divides into parts that do not give it.
fn divided(passage: &Passage<'_>, paragraph: &Paragraph<'_>, out: &mut Findings) {
    for division in divisions(paragraph) {
        let whole = division.whole.number;
        let sum = division.sum();
        let is_wrong = if division.is_all {
            (whole - sum).abs() > division.tolerance()
        } else {
            division.parts.iter().any(|&part| part > whole + division.tolerance())
        };
        // "588 elever, 301 flickor och 287 pojkar, fördelade på ...": the parts are of the first.
        let is_of_other = division.is_all
            && paragraph.sentence_of(division.whole.word).is_some_and(|at| {
                paragraph.figures_in(at).any(|own| {
                    own.word < division.whole.word
                        && matches!(own.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
                        && own.number == sum
                })
            });
        if !is_wrong || is_of_other || division.whole.until.is_some() {
            continue;
        }
        let reason = if division.is_all { "parts" } else { "part" };
        let parts: Vec<String> = division.parts.iter().map(|&part| shown(part)).collect();
        out.push(
            Finding::new(SPEC.rule, reason, passage.place.clone())
                .with("whole", shown(whole))
                .with("parts", parts.join(" + "))
                .with("sum", shown(sum))
                .with("difference", shown((whole - sum).abs()))
                .quote(passage.place.clone(), division.words),
        );
    }
}

/// A count before names that are not as many.
fn named(passage: &Passage<'_>, paragraph: &Paragraph<'_>, out: &mut Findings) {
    for list in counted_names(paragraph) {
        if list.figure.number != list.count.into() {
            out.push(list_finding(
                &passage.place,
                &shown(list.figure.number),
                list.count,
                list.words,
            ));
        }
    }
}

/// A count before a list that has another number of items.
fn listed(place: &Place, blocks: &[Block], out: &mut Findings) {
    for pair in blocks.windows(2) {
        let [Block::Paragraph(text), Block::BulletList(items) | Block::NumberedList(items)] = pair
        else {
            continue;
        };
        if !text.text().trim_end().ends_with(':') {
            continue;
        }
        let paragraph = Paragraph::new(text.text());
        let items: Vec<&str> =
            items.iter().map(RichText::text).filter(|item| !item.trim().is_empty()).collect();
        let Some(figure) = count_before_list(&paragraph) else { continue };
        if figure.number != items.len().into() {
            let said = shown(figure.number);
            let finding = list_finding(place, &said, items.len(), text.text());
            let quoted = |finding: Finding, item: &&str| finding.quote(place.clone(), *item);
            out.push(items.iter().fold(finding, quoted));
        }
    }
}

fn list_finding(place: &Place, said: &str, count: usize, words: &str) -> Finding {
    Finding::new(SPEC.rule, "list", place.clone())
        .with("said", said)
        .with("count", count.to_string())
        .quote(place.clone(), words)
}

/// Women and men that do not give the total of a count.
fn sexes(goal: &GoalFacts<'_>, at: usize, own: &IndicatorFacts<'_>) -> Option<Finding> {
    use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen};
    let read = |field| -> Option<Quantity> {
        let is_certain = !own.row.uncertain.contains(&field);
        own.row.quantity(field).filter(|_| is_certain)
    };
    let (total, men, women) = (read(Outcome)?, read(OutcomeMen)?, read(OutcomeWomen)?);
    let sum = men.number.checked_add(women.number)?;
    let is_mean =
        (men.number.min(women.number)..=men.number.max(women.number)).contains(&total.number);
    if !adds_up(own) || sum == total.number || is_mean {
        return None;
    }
    let place = |field| goal.place(GoalPart::Indicator(at, Some(field)));
    Some(
        Finding::new(SPEC.rule, "sexes", place(Outcome))
            .with("indicator", own.row.name.clone())
            .with("whole", total.printed.clone())
            .with("women", women.printed.clone())
            .with("men", men.printed.clone())
            .with("sum", shown(sum))
            .quote(place(Outcome), total.printed.clone())
            .quote(place(OutcomeWomen), women.printed.clone())
            .quote(place(OutcomeMen), men.printed.clone()),
    )
}

#[cfg(test)]
mod phrasings;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;
