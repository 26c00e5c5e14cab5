//! Further ways in which people say which way the money went.

use super::*;
use crate::rules::example::{found, report_on_budget};

fn says(text: &str) -> bool {
    !found(SPEC.rule, &report_on_budget(text)).is_empty()
}

#[test]
fn turned_sign_is_seen_in_words_of_all_kinds() {
    let missed: Vec<&str> = [
        "Vid årets slut står 375 tkr outnyttjade.",
        "Totalt sett blev intäkterna 375 tkr större än kostnaderna.",
        "Slutresultatet: 375 tkr till godo.",
        "Ramen räckte med god marginal, 375 tkr.",
        "Enheten klarade budgeten med 375 tkr i marginal.",
        "Efter bokslut finns 375 tkr över.",
        "Vi spräckte livsmedelsbudgeten med 120 tkr.",
        "Personalbudgeten har ett oförbrukat utrymme om 740 tkr.",
        "Ett plusresultat, 375 tkr, kan bokföras för året.",
        "En positiv avvikelse på 375 tkr redovisas, till största delen beroende på höga avgifter.",
        "Det ekonomiska utfallet hamnade 375 tkr på rätt sida om nollan.",
        "Hyrorna kostade oss 65 tkr mindre än vi hade avsatt.",
        "Kostnaderna blev 375 tkr lägre än intäkterna.",
        "Nettot är till vår fördel med 375 tkr.",
        "Enheten är 375 tkr bättre än ett nollresultat.",
        "Enheten fick in 375 tkr mer än den gjorde av med.",
        "Vi har 375 tkr att lägga i resultatfonden.",
        "Ett överskott kunde väntas; det blev 375 tkr.",
        "Enheten slutade 375 tkr över nollan.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn what_is_no_turned_sign_is_left_alone_in_words_of_all_kinds() {
    let wrong: Vec<&str> = [
        "En negativ budgetavvikelse på 375 tkr kan noteras, i huvudsak hänförlig till personalkostnader.",
        "Vi spräckte ramen med 375 tkr.",
        "Kostnaderna blev 375 tkr större än intäkterna.",
        "Livsmedelsbudgeten har 120 tkr outnyttjade.",
        "Ekonomin går inte ihop, det fattas 375 tkr.",
        "Det finns ett hål på 375 tkr i budgeten.",
        "Det gick inte att lämna något över; vi är 375 tkr back.",
        "Intäkterna täckte inte kostnaderna, det skiljde 375 tkr.",
        "Av de 120 tkr som blev över på maten gick en del till utflykter.",
        "Avgifterna inbringade 310 tkr mer än budgeterat.",
        "För hyrorna gick det åt 65 tkr för mycket.",
        "Enheten har förlorat 375 tkr.",
        "Vi är skyldiga 375 tkr.",
        "Enheten gjorde av med 375 tkr mer än den hade fått.",
        "Avvikelsen är ogynnsam, 375 tkr.",
        "Underskottet, 375 tkr, hade varit större utan det som blev över i livsmedelsbudgeten.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
