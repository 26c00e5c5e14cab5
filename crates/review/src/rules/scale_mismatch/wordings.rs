//! Ways in which one amount gets a thousand times too large or too small.

use super::*;
use crate::rules::example::{found, report_on_budget};

fn says(text: &str) -> bool {
    !found(SPEC.rule, &report_on_budget(text)).is_empty()
}

#[test]
fn a_thousand_times_is_seen_in_many_words() {
    let missed: Vec<&str> = [
        "Personalen kostade 31,7 tkr under året.",
        "Vi slutar på minus 375 mnkr.",
        "Hyrorna uppgick till 6 465 kronor.",
        "Maten gick på två komma fem tkr.",
        "Underskottet stannade vid 0,4 tkr.",
        "Avgifterna inbringade 4 510 mkr.",
        "Bemanningen drog över budgeten med 740 kronor.",
        "Festivalen kostade 2,4 mnkr. Av de 2,4 tkr stod sponsorer för hälften.",
        "Ett statsbidrag på 480 000 kr söktes. Statsbidraget på 480 000 tkr beviljades i maj.",
        "Bidraget blev 17,3 mnkr (17 300 mnkr).",
        "Vi fick 480 tkr för läckan, en ersättning (0,48 tkr) från bolaget.",
        "Avtalet har höjts från 640 tkr till 672 mnkr.",
        "Livsmedlen kostade 2,48 miljarder kronor.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn the_right_scale_is_left_alone_in_many_words() {
    let wrong: Vec<&str> = [
        "Personalen kostade 31,7 mnkr under året.",
        "Hyrorna uppgick till 6 465 000 kronor.",
        "En ny diskmaskin kostade 31 tkr.",
        "Bidraget blev 17,3 mnkr (17 300 tkr).",
        "Avtalet har höjts från 640 tkr till 1,2 mnkr.",
        "Maten kostar i snitt 2,5 tkr per barn.",
        "Kommunen som helhet går back 375 mnkr.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
