//! Texts that agree with their cells and texts that do not.

use super::*;
use crate::rules::example::{found, goal_with, indicator, paragraphs, report_with};
use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen, Previous};
use tertial_domain::goal::{GoalLevel, GoalText};

fn reasons(name: &str, outcome: &str, previous: &str, note: &str) -> Vec<String> {
    let mut row = indicator(name, &[(Outcome, outcome), (Previous, previous)]);
    row.analysis = paragraphs(&[note]);
    found(SPEC.rule, &report_with(vec![row]))
}

#[test]
fn another_figure_for_the_same_thing_is_said() {
    for (name, outcome, note) in [
        ("Sjukfrånvaro", "7,1 %", "Oktober visar 2,1 % och rullande tolv månader 7.17 %."),
        ("Andel nöjda gäster", "88 %", "Utfallet blev 84 procent."),
        ("Andel nöjda gäster", "88 %", "Andelen nöjda gäster ökade till 84 %."),
        ("Andel nöjda gäster", "88 %", "Resultatet ligger på 84 %, vilket är bra."),
        ("Andel nöjda gäster", "88 %", "Resultat: 84 %"),
        ("Andel nöjda gäster", "88 %", "Utfallet blev 84 procent, på Almen 79 och på Berga 89."),
        ("Sjukfrånvaro", "6,2 %", "Sjukfrånvaron uppgick till 7,4 procent under året."),
        ("Antal gäster", "411", "Antalet gäster var 398."),
        ("Andel nöjda gäster", "88 %", "Resultatet förbättrades från 75 % till 88 %."),
    ] {
        let found = reasons(name, outcome, "80 %", note);
        assert_eq!(found, ["goals/0/indicators/0 figure"], "{note}");
    }
}

#[test]
fn other_things_figures_are_left_alone() {
    for (name, outcome, note) in [
        ("Sjukfrånvaro", "7,1 %", "Rullande tolv månader är 7,14 %."),
        ("Sjukfrånvaro", "7,1 %", "I december var sjukfrånvaron 2,1 %."),
        ("Sjukfrånvaro", "7,1 %", "Korttidsfrånvaron var 2,1 %."),
        ("Sjukfrånvaro", "7,1 %", "Sjukfrånvaron i staden är 8,4 %."),
        ("Sjukfrånvaro", "7,1 %", "Sjukfrånvaron var 9,3 % 2015."),
        ("Sjukfrånvaro", "7,1 %", "Sjukfrånvaron är lägre än målet 8 %."),
        ("Andel nöjda gäster", "88 %", "Resultatet ökade med 8 procent."),
        ("Andel nöjda gäster", "88 %", "Resultatet ökade från 80 % till 88 %."),
        ("Andel nöjda gäster", "88 %", "Resultatet är 92 % för kvinnor och 84 % för män."),
        ("Andel nöjda gäster", "88 %", "Utfallet är cirka 90 %."),
        ("Andel nöjda gäster", "88 %", "Utfallet blev 88 %, mot 80 % i fjol."),
        ("Andel nöjda gäster", "88 %", "Svarsfrekvensen blev 61 %."),
        ("Andel nöjda gäster", "88 %", "På Almen är 75 procent nöjda."),
        ("Andel nöjda gäster", "88 %", "Tre hus har fått nya kök."),
        (
            "Andel nöjda gäster",
            "69 %",
            "För lunchen är siffran 71 procent, för kvällen 78 och för helgen 64.",
        ),
    ] {
        assert_eq!(reasons(name, outcome, "80 %", note), [""; 0], "{note}");
    }
    let mut row = indicator("Andel nöjda gäster", &[(Outcome, "88 %")]);
    row.analysis = paragraphs(&["Utfallet blev 84 procent."]);
    row.uncertain = vec![Outcome];
    assert_eq!(found(SPEC.rule, &report_with(vec![row])), [""; 0]);
}

#[test]
fn a_goal_s_analysis_names_the_indicator() {
    let of = |words: &str| {
        let row = indicator("Andel nöjda gäster", &[(Outcome, "88 %")]);
        let mut report = report_with(vec![row]);
        let unit = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
        report.goals[0].goals.push(unit);
        found(SPEC.rule, &report)
    };
    let place = ["goals/0/goals/0/texts/analysis figure"];
    assert_eq!(of("Andelen nöjda gäster blev 84 %."), place);
    assert_eq!(of("Andelen nöjda gäster blev 88 %."), [""; 0]);
    assert_eq!(of("Andelen trygga hus blev 84 %."), [""; 0]);
}

#[test]
fn one_workplace_with_two_figures_is_said() {
    let mut row = indicator("Andel ekologiska livsmedel", &[(Outcome, "40 %")]);
    row.analysis = paragraphs(&["Almen: 20 %", "Björken: 59 %", "Almen: 28 %"]);
    assert_eq!(found(SPEC.rule, &report_with(vec![row])), ["goals/0/indicators/0 twice"]);
}

#[test]
fn no_difference_is_said_where_there_is_one() {
    let of = |women: &str, words: &str| {
        let cells = [(Outcome, "80 %"), (OutcomeMen, "84 %"), (OutcomeWomen, women)];
        let mut row = indicator("Andel nöjda gäster", &cells);
        row.analysis = paragraphs(&[words]);
        found(SPEC.rule, &report_with(vec![row]))
    };
    let place = ["goals/0/indicators/0/analysis sexes"];
    assert_eq!(of("73 %", "Det finns ingen skillnad mellan kvinnor och män."), place);
    assert_eq!(of("73 %", "Inga större skillnader ses mellan könen."), place);
    assert_eq!(of("82 %", "Det finns ingen skillnad mellan kvinnor och män."), [""; 0]);
    assert_eq!(of("73 %", "Skillnaden mellan kvinnor och män är stor."), [""; 0]);
}
