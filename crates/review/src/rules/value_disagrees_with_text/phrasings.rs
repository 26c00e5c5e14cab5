//! Further ways in which people tell an indicator's figure; before the bar stands the indicator's name.

use super::*;
use crate::rules::example::{found, indicator, paragraphs, report_with};
use IndicatorField::{Outcome, Previous, Target};

fn says(told: &str) -> bool {
    let (name, text) = told.split_once('|').unwrap();
    let cells = match name {
        "Sjukfrånvaro" | "Sjukfrånvaro dag 1–14" => ["6,8 %", "7,4 %", "6,5 %"],
        "Aktivt medskapandeindex" => ["80", "77", "79"],
        _ => ["1 840", "1 700", "1 800"],
    };
    let [outcome, previous, target] = cells;
    let mut row = indicator(name, &[(Outcome, outcome), (Previous, previous), (Target, target)]);
    row.analysis = paragraphs(&[text]);
    !found(SPEC.rule, &report_with(vec![row])).is_empty()
}

#[test]
fn other_figure_is_seen_in_words_of_all_kinds() {
    let missed: Vec<&str> = [
        "Sjukfrånvaro|Inrapporterat till förvaltningen: 6,2 procent.",
        "Sjukfrånvaro|Utfall = 6,2 %",
        "Sjukfrånvaro|Trots vinterns influensa på avdelningen stannade sjukfrånvaron på 6,2 procent.",
        "Sjukfrånvaro|Hur gick det? 6,2 procent blev det till slut.",
        "Sjukfrånvaro|För perioden noteras 6,2 % i fråga om sjukfrånvaron.",
        "Sjukfrånvaro|Av sammanställningen framgår att vi hade 6,2 procent.",
        "Sjukfrånvaro|Resultatet? 6,2 procent.",
        "Aktivt medskapandeindex|Årets index blev 74, vilket vi är stolta över.",
        "Aktivt medskapandeindex|I enkäten fick vi 74.",
        "Antal deltagare i öppna kurser|Under året var det 1 480 personer som deltog i öppna kurser.",
        "Sjukfrånvaro|Ribban för året ligger på 5,9 procent.",
        "Sjukfrånvaro|Slutligt värde: 6,2 %, hämtat ur personalsystemet.",
        "Sjukfrånvaro|Utf. 6,2 %. Handlingsplanen är känd.",
        "Sjukfrånvaro|Det blev 6,2 procent o det är vi inte nöjda med.",
        "Sjukfrånvaro|Efter en lugn vår vid Almen hamnade resultatet på 6,2 procent.",
        "Sjukfrånvaro|Det bör nämnas att utfallet nu har räknats fram till 6,2 procent.",
        "Sjukfrånvaro|6,2 procent blev det till slut, trots allt slit.",
        "Sjukfrånvaro|Måttet visar 6,2 procent i år.",
        "Sjukfrånvaro|Värdet fastställdes till 6,2 procent vid genomgången i februari.",
        "Sjukfrånvaro|Vi kommer från 7,9 procent förra året.",
        "Sjukfrånvaro dag 1–14|Indikatorn ”Sjukfrånvaro dag 1–14” slutade på 6,2 procent.",
        "Sjukfrånvaro|Det utfall som ska kommenteras här är 6,2 procent.",
        "Sjukfrånvaro|Den som undrar ska veta att utfallet är 6,2 procent.",
        "Sjukfrånvaro|Vi räknade om flera gånger. Varje gång blev svaret 6,2 %.",
        "Sjukfrånvaro|Årsmålet? 6,1 procent, det kan alla.",
        "Sjukfrånvaro|Planen är tydlig: 6,1 % är det årsmål som gäller.",
        "Sjukfrånvaro|6,2 procent står det på tavlan, och det är enhetens utfall.",
        "Sjukfrånvaro|När alla räknas blir det 6,2 procent för oss, det är vårt resultat.",
        "Sjukfrånvaro|- Utfall: 6,2 % - Bortfall: inget - Nästa steg: samtal",
        "Sjukfrånvaro|Ingen hade trott att sjukfrånvaron skulle bli 6,2 %, men så blev det.",
        "Sjukfrånvaro|Tack vare friskvården på enheten landade frånvaron på 6,2 procent.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn what_is_no_other_figure_is_left_alone_in_words_of_all_kinds() {
    let wrong: Vec<&str> = [
        "Aktivt medskapandeindex|Vi lade 45 minuter på utfallet vid tre möten.",
        "Aktivt medskapandeindex|Utfallet togs upp av 12 chefer och i alla grupper.",
        "Sjukfrånvaro|Vid Almen blev utfallet 6,2 procent.",
        "Sjukfrånvaro|Männen är en femtedel av medarbetarna.",
        "Sjukfrånvaro|I gruppen Norr slutade sjukfrånvaron på 6,2 procent.",
        "Sjukfrånvaro|Rapporterat till avdelningen: 6,8 procent.",
        "Sjukfrånvaro|Av medarbetarna var 12 borta mer än en månad.",
        "Aktivt medskapandeindex|Index för ledarskap är 74 och för styrning 82.",
        "Antal deltagare i öppna kurser|Till en av träffarna kom 148 personer.",
        "Sjukfrånvaro|Nästa år sätter vi ribban vid 6,0 procent.",
        "Sjukfrånvaro|Svarsfrekvensen blev 84 procent.",
        "Sjukfrånvaro|Hur gick det? 6,8 procent blev det till slut.",
        "Sjukfrånvaro|Trots allt var frånvaron i december 9,1 procent.",
        "Sjukfrånvaro|Källa: personalsystemet, 97 procent av tidrapporterna inlämnade.",
        "Sjukfrånvaro|Vi hade 7,4 procent förut, det var i mätningen 2020.",
        "Sjukfrånvaro|Siffran 6,5 % som nämns på mötet är årsmålet, inget annat.",
        "Sjukfrånvaro|Grannkommunen hade 4,1 procent i en liknande mätning.",
        "Sjukfrånvaro|Utfallet är 3 procent bättre än väntat.",
        "Sjukfrånvaro|Av tabellen framgår att kommunen har 7,9 procent.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
