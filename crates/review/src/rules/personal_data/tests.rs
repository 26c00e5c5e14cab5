//! What the rule says and leaves alone.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::ReportKind;

use super::*;
use crate::rules::example::{findings, found, goal_with, report, section, table};

fn in_analysis(words: &str) -> Vec<String> {
    let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
    let base = report(ReportKind::AnnualReport, 2021);
    let all = found(Rule::PersonalData, &Report { goals: vec![goal], ..base });
    all.iter().filter_map(|one| one.split(' ').nth(1)).map(str::to_owned).collect()
}

#[test]
fn a_number_fires_wherever_it_stands_and_is_not_spread() {
    assert_eq!(in_analysis("Brukaren (811228-9874) har klagat."), ["identity"]);
    assert_eq!(in_analysis("Personnummer 811228-9875 saknas."), ["identity"]);
    assert_eq!(in_analysis("Hen har 701063-2391."), ["coordination"]);
    let mut base = report(ReportKind::AnnualPlan, 2021);
    base.tables = vec![table("Namn | Nummer", &["Ek | 19811228-9874"])];
    let all = findings(Rule::PersonalData, &base);
    assert_eq!(all.first().unwrap().place.to_string(), "tables/0/rows/0");
    assert_eq!(all.first().unwrap().evidence.first().unwrap().quote, "19811228");
}

#[test]
fn a_person_s_telephone_and_address_fire() {
    for words in [
        "Hans dotter nås på 070-174 06 58.",
        "Brukaren har telefon 08-465 004 12 och ringer ofta.",
        "Ring anhörig på +46 70 174 06 58 före besök.",
        "En av våra klienter, mobil 0701740658, vill byta dag.",
        "Deltagaren nås på tfn 0980-319 212 efter lunch.",
        "Alva Ek nås på 070-174 06 58.",
        "Hemnummer 08-465 004 12, ring före besök.",
    ] {
        assert_eq!(in_analysis(words), ["telephone"], "{words}");
    }
    for words in [
        "Brukaren bor på Solvägen 3 och vill flytta.",
        "Vi hälsade på hemma hos henne på Storgatan 12 B i maj.",
        "Klienten är bosatt på Ekbacken 7, lgh 1102.",
        "Kundens hemadress är Åsgränd 4.",
        "Hon är folkbokförd på Solvägen 3.",
        "Klagomålet kom från familjen på Solvägen 17 B, 3 tr.",
        "En brukare som bor på Solvägen 17 väntade på samordnaren i två timmar.",
        "Enhetschefen besökte mannen på Storgatan 5.",
        "Alva Ek bor på Storgatan 5.",
        "Familjen bor på Storgatan 5 och har fått ny kontaktperson.",
        "Hyresgästen på Åsgränd 4 har klagat på värmen.",
    ] {
        assert_eq!(in_analysis(words), ["address"], "{words}");
    }
    assert_eq!(in_analysis("Brukaren, född 1952-03-14, trivs."), ["birthday"]);
}

#[test]
fn the_whole_sentence_is_quoted_unless_an_identity_number_stands_in_it() {
    let quote = |words: &str| {
        let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
        let base = report(ReportKind::AnnualReport, 2021);
        let all = findings(Rule::PersonalData, &Report { goals: vec![goal], ..base });
        all.last().unwrap().evidence[0].quote.clone()
    };
    let words = "Mamman, som ringer ofta, nås på 070-174 06 58.";
    assert_eq!(quote(words), words);
    assert_eq!(quote("Mamman, 811228-9874, nås på 070-174 06 58."), "070");
}

#[test]
fn what_is_the_office_s_own_is_left_alone() {
    for words in [
        "Enhetschefen nås på 08-465 004 12.",
        "Ring växeln, 08-465 004 00, för mer information.",
        "Gruppbostaden på Solvägen 3 har fem lägenheter.",
        "Kontoret flyttade till Storgatan 12 i maj.",
        "De boende på Solvägen 3 fick nya kök.",
        "Åtta personer bor på Storgatan 5.",
        "Barnen på förskolan vid Solvägen 3 odlar.",
        "Familjerna får hjälp i lokalen på Storgatan 12.",
        "Brukaren tog emot oss på kontoret på Storgatan 12.",
        "Brukarna kan ringa kontaktcenter på 08-465 004 00.",
        "Vi hade 1 250 besök 2021, 1 180 besök 2020.",
        "Brukaren deltog 2021-03-14 och 2021-05-02.",
        "Kostnaden per brukare var 08-10 tkr, 12 345 678 kr totalt.",
        "Organisationsnummer 212000-0142, dnr 2021-0174-0658.",
    ] {
        assert_eq!(in_analysis(words), Vec::<String>::new(), "{words}");
    }
    let base = report(ReportKind::AnnualPlan, 2021);
    let own = section("Administrativa uppgifter", &["Chef för brukaren: 08-465 004 12."]);
    let all = found(Rule::PersonalData, &Report { sections: vec![own], ..base });
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn other_ways_to_tell_who_someone_is_fire() {
    let missed: Vec<&str> = [
        "En av våra gäster, född den 9 april 1941, har flyttat.",
        "Hyresgästen (f. 1952-03-14) har sagt upp sitt avtal.",
        "Pojken är född 2012-05-01 och fyra sista är 9930.",
        "Beslutet gäller 81 12 28-9874.",
        "Ersättning har betalats till 811228 - 9874.",
        "Enligt journalen för 1981-12-28-9874 gavs stöd.",
        "Kunden 811228_9874 har klagat på fakturan.",
        "Dottern mejlar från alva.ek@gmail.example varje vecka.",
        "Svar har gått till ek_familjen@hotmail.example.",
        "Klaganden nås på alva@eksbygg.example.",
        "Barnet är placerat i familjehemmet på Storgatan 5.",
        "Han bor nu på Åsgatan 7 hos sin syster.",
        "Anmälaren, Alva Ek, tfn 070-174 06 58, vill vara anonym.",
        "Låntagaren har mobil 0701740658 och vill ha sms.",
        "Sven B bor på Storgatan 5 och behöver ledsagning.",
        "Grannen på Solvägen 3, tel 08-465 004 77, har nyckeln.",
        "En förälder, nåbar på 070 174 06 58, vill ha möte.",
        "Klagomål 3: Sven B, 070 174 06 58, ej återuppringd.",
        "Fru Ek på Åkervägen 14 har nu fast personal.",
        "Nyckel till Sven B., Storgatan 9, saknas.",
        "Skolskjuts har köpts in för en elev boende på Solvägen 41.",
        "Taxi har betalats till familjens bostad på Ringvägen 12.",
    ]
    .into_iter()
    .filter(|words| in_analysis(words).is_empty())
    .collect();
    assert_eq!(missed, Vec::<&str>::new());
}

#[test]
fn public_places_mails_and_numbers_are_left_alone() {
    let said: Vec<&str> = [
        "Vårdnadshavare når oss på 08-465 004 41 eller solgarden@ekstad.example.",
        "Brukaren kan mejla till enheten på solgarden@ekstads-stad.example.",
        "Föreningen nås på ekstad.seniorer@gmail.example.",
        "Artikelnummer 8112289874 har bytts ut.",
        "Grupp A på Solvägen 3 har fått ny chef.",
        "Familjehemsenheten på Storgatan 5 har nya lokaler.",
        "Selma, född den 20 november 1858, är vår mest lånade författare.",
        "Incidenten 2021-03-14 1430 är utredd.",
        "Vi öppnar 08.30-17.00 och har 12 platser.",
        "Vaktmästaren felanmäler till felanmalan@fastighet.example.",
        "De fyra sista veckorna 2021 var lugna.",
        "Enhetschefen Alva Ek nås på alva.ek@ekstad.example.",
        "Dataskyddsombud är Alva Ek, 08-465 004 02.",
        "En boende på Solvägen 3 fyllde hundra år.",
        "Klientmötena hålls på Storgatan 12, 3 tr, i våra nya lokaler.",
    ]
    .into_iter()
    .filter(|words| !in_analysis(words).is_empty())
    .collect();
    assert_eq!(said, Vec::<&str>::new());
}
