//! Persons stand behind the outcome, and women and men are not told apart.
//!
//! The law asks for statistics on persons to be split by sex; a total can hide a gap. Fires: "Sjukfrånvaro"
//! 6,2 % with both cells empty, and what the unit itself has split in its latest reports. Silent: no outcome,
//! money and energy, a row whose columns are uncertain, a note that says why (few persons, no split
//! available), and indicators that are not known.

use tertial_domain::goal::GoalText;
use tertial_domain::name_key::name_key;
use tertial_domain::report::IndicatorField;

use crate::facts::{Facts, GoalFacts, IndicatorFacts};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::{copies, notes};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::own_texts;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::sexes::{Sex, says_why_not_split, sexes_told};

/// `missing-sex-split`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingSexSplit, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    for goal in &facts.goals {
        for copies in copies(goal) {
            let Some(own) = copies.fullest(goal) else { continue };
            let Some(outcome) = own.row.cell(IndicatorField::Outcome) else { continue };
            let given: Vec<Sex> = SEXES
                .into_iter()
                .filter_map(|(field, sex)| copies.cell(goal, field).map(|_| sex))
                .collect();
            let is_split = given.len() == SEXES.len();
            let reason = if given.is_empty() { "total-only" } else { "one-sex" };
            let is_silent = is_split || !is_of_persons(facts, own);
            if is_silent || is_explained(facts, goal, copies.fullest, &given) {
                continue;
            }
            let place = goal.place(GoalPart::Indicator(copies.fullest, None));
            let cell = GoalPart::Indicator(copies.fullest, Some(IndicatorField::Outcome));
            out.push(
                Finding::new(SPEC.rule, reason, place)
                    .with("indicator", own.row.name.clone())
                    .with("outcome", outcome)
                    .quote(goal.place(cell), outcome),
            );
        }
    }
}

const SEXES: [(IndicatorField, Sex); 2] =
    [(IndicatorField::OutcomeMen, Sex::Men), (IndicatorField::OutcomeWomen, Sex::Women)];

/// Whether a figure on persons stands in the outcome's own column. That the unit has split it before
/// says more than its name.
fn is_of_persons(facts: &Facts<'_>, own: &IndicatorFacts<'_>) -> bool {
    let known = own.known.and_then(|known| known.individual_based);
    own.outcome.is_some()
        && !own.row.uncertain.contains(&IndicatorField::Outcome)
        && (known.unwrap_or_else(|| counts_persons(&own.row.name)) || was_split(facts, own))
}

/// Whether women and men were told apart in the unit's latest reports.
fn was_split(facts: &Facts<'_>, own: &IndicatorFacts<'_>) -> bool {
    /// The plan and the two tertials of this year, and last year as a whole.
    const REPORTS: usize = 4;
    let key = name_key(&own.row.name);
    let rows = facts.history.earlier.iter().take(REPORTS).flat_map(|report| report.walk_goals());
    rows.flat_map(|goal| &goal.indicators).any(|row| {
        let is_split = SEXES.iter().all(|(field, _)| row.quantity(*field).is_some());
        is_split && name_key(&row.name) == key
    })
}

/// "Antal unga som har fått ...": persons who are, have or do something are counted one by one. What
/// is counted for each of something ("Antal barn per avdelning") is a measure of another thing.
fn counts_persons(name: &str) -> bool {
    const PERSONS: &[&str] = &[
        "unga",
        "ungdomar",
        "barn",
        "elever",
        "personer",
        "deltagare",
        "kunder",
        "brukare",
        "boende",
        "medarbetare",
        "anställda",
        "föräldrar",
        "klienter",
        "vuxna",
        "kvinnor",
        "studerande",
        "hyresgäster",
        "vårdtagare",
        "omsorgstagare",
        "biståndstagare",
        "äldre",
        "nyanlända",
        "praktikanter",
        "feriearbetare",
        "lärare",
        "chefer",
    ];
    let name = Paragraph::new(name);
    let is_share = matches!(name.word(0), "antal" | "andel" | "antalet" | "andelen");
    let person = (1..name.words.len().min(4)).find(|&at| PERSONS.contains(&name.word(at)));
    let is_per_other = (0..name.words.len()).any(|at| matches!(name.word(at), "per" | "platser"));
    is_share && !is_per_other && person.is_some_and(|at| matches!(name.word(at + 1), "som" | "med"))
}

/// Whether the note under a row, or the goal's own text, gives the figures that are missing, or says why they are.
fn is_explained(facts: &Facts<'_>, goal: &GoalFacts<'_>, row: usize, given: &[Sex]) -> bool {
    let mut told = given.to_vec();
    let own = own_texts(facts, goal, &[GoalText::Analysis, GoalText::Body]);
    for paragraph in notes(facts, goal, row).chain(own).flat_map(|note| &note.paragraphs) {
        if says_why_not_split(paragraph) {
            return true;
        }
        told.extend(sexes_told(paragraph));
    }
    told.contains(&Sex::Women) && told.contains(&Sex::Men)
}

#[cfg(test)]
mod tests {
    use tertial_domain::report::Report;

    use super::*;
    use crate::facts::History;
    use crate::rules::example::{found, indicator, paragraphs, report_with};
    use crate::settings::Settings;
    use crate::vocabulary::Vocabulary;
    use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen};

    #[test]
    fn a_total_on_persons_is_not_enough() {
        let row = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %")]);
        let report = report_with(vec![row]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/0 total-only"]);
    }

    #[test]
    fn what_was_split_last_year_is_missed_this_year() {
        let name = "Andel glada åkerspöken";
        let bare = report_with(vec![indicator(name, &[(Outcome, "62 %")])]);
        let of = |earlier: &Report| {
            let settings = Settings::default();
            let history = History { earlier: &[earlier], ..History::default() };
            let facts = Facts::new(&bare, history, Vocabulary::built_in(), &settings);
            let all = crate::check(&facts).findings;
            all.iter().filter(|finding| finding.rule == SPEC.rule).count()
        };
        let cells = [(Outcome, "60 %"), (OutcomeMen, "58 %"), (OutcomeWomen, "61 %")];
        assert_eq!(of(&report_with(vec![indicator(&name.to_uppercase(), &cells)])), 1);
        assert_eq!(of(&report_with(vec![indicator(name, &cells[..1])])), 0);
        assert_eq!(of(&report_with(vec![indicator("Andel glada katter", &cells)])), 0);
    }

    #[test]
    fn one_sex_is_not_enough_either() {
        let row = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %"), (OutcomeMen, "5 %")]);
        let report = report_with(vec![row]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/0 one-sex"]);
    }

    #[test]
    fn money_unknown_names_and_split_rows_are_left_alone() {
        let split = [(Outcome, "6,2 %"), (OutcomeMen, "5 %"), (OutcomeWomen, "7 %")];
        let mut told = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %")]);
        told.analysis = paragraphs(&["Underlaget är för litet för att könsuppdelas."]);
        let mut uncertain = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %")]);
        uncertain.uncertain = vec![Outcome];
        for row in [
            indicator("Sjukfrånvaro", &split),
            indicator("Sjukfrånvaro", &[]),
            indicator("Andel elektroniska inköp", &[(Outcome, "92 %")]),
            indicator("Antal glada åkerspöken", &[(Outcome, "92")]),
            told,
            uncertain,
        ] {
            let name = row.name.clone();
            assert_eq!(found(SPEC.rule, &report_with(vec![row])), [""; 0], "{name}");
        }
    }

    #[test]
    fn notes_that_split_and_notes_that_do_not() {
        let with = |name: &str, note: &str| {
            let mut row = indicator(name, &[(Outcome, "62 %")]);
            row.analysis = paragraphs(&[note]);
            found(SPEC.rule, &report_with(vec![row]))
        };
        for (name, note) in [
            ("Andel elever som äter skollunch", "Männen i bespisningen har gjort ett fint arbete."),
            ("Andel kunder som är nöjda", "Kvinnorna svarar oftare än männen."),
            ("Antal unga som har fått praktik", "Sex av dem fortsatte."),
            ("Andel boende med en egen plan", "Kvinnor och män behandlas lika oavsett kön."),
            ("Andel medarbetare som trivs", "Sedan mars trivs fler."),
        ] {
            assert_eq!(with(name, note).len(), 1, "{note}");
        }
        for (name, note) in [
            ("Andel elever som äter skollunch", "58 procent av flickorna och 66 av pojkarna."),
            ("Andel kunder som är nöjda", "Männen: 60 %. Kvinnorna: 63 %."),
            ("Antal unga som har fått praktik", "Fyra tjejer och två killar."),
            ("Andel medarbetare som trivs", "För få män har svarat för att deras svar ska visas."),
            ("Andel boende med en egen plan", "Källan redovisar inte kön."),
            ("Antal barn per avdelning", "Fler barn än väntat."),
        ] {
            assert_eq!(with(name, note), [""; 0], "{note}");
        }
    }
}
