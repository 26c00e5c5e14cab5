//! What the rule says and leaves alone.

use tertial_domain::report::Report;

use super::*;
use crate::rules::example::{found, goal_with, report, section};

fn in_analysis(words: &str) -> Vec<String> {
    let texts = [(GoalText::Analysis, words)];
    let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &texts);
    let base = report(ReportKind::AnnualReport, 2021);
    found(Rule::FutureTense, &Report { goals: vec![goal], ..base })
}

#[test]
fn a_plan_s_sentence_left_in_the_annual_report_fires() {
    for words in [
        "Under 2021 kommer dagverksamheten att starta en kör.",
        "Under året kommer vi att pröva kvällsöppet.",
        "En gemensam introduktion ska påbörjas under hösten 2021.",
        "Alla medarbetare ska gå utbildningen under året.",
        "Under 2021 planeras en flytt till Åsens gård.",
        "Vi planerar att anställa en samordnare i år.",
        "Nya rutiner är planerade att tas fram under 2021.",
        "Ombyggnaden beräknas vara klar i november 2021.",
        "Enheten avser att införa egenkontroll före årets slut.",
        "Inför 2021 ser vi ett behov av att minska bemanningen.",
        "Resten av året kommer arbetet medföra extra kostnader.",
        "Två nya platser kommer att öppnas senare i år.",
        "Under hösten ska en brukarenkät genomföras.",
        "Enheten bedöms nå årsmålet 2021 om utvecklingen håller i sig.",
        "Frågan kommer att följas upp i tertialrapport 2.",
        "Målsättningen är att köket ska vara klart i december 2021.",
        "Senare i år genomförs en uppföljning med gästerna.",
        "Resultatet för helåret beräknas bli bättre.",
        "Utfallet kommer att redovisas i verksamhetsberättelsen.",
        "Enheten har för avsikt att under 2021 se över sina scheman.",
        "Det återstår att under hösten 2021 införa egenkontroll.",
        "Vi vill under året utveckla vår matsal.",
        "Innan årets slut ska vi ha hunnit gå igenom varje plan.",
        "Under andra halvan av 2021 kommer vi bl.a. att utse en samordnare.",
    ] {
        let all = in_analysis(words);
        assert_eq!(all.len(), 1, "{words}");
        assert!(all.iter().all(|one| one.starts_with("goals/0/texts/analysis")), "{words}");
    }
}

#[test]
fn what_is_right_in_an_annual_report_is_left_alone() {
    for words in [
        "Under 2022 kommer dagverksamheten att starta en kör.",
        "Nästa år ska alla gå utbildningen.",
        "Vi kommer att använda metoden i det individuella arbetet.",
        "Under hösten kommer en andra våg av smittan.",
        "Brukare kommer till oss under året.",
        "Vid årets slut är kön kortare än förut.",
        "Gästerna vill ha mer musik, vilket de fick under året.",
        "Före årets slut hade alla gått kursen.",
        "I maj beslutades att gruppen ska starta under 2021.",
        "Under året diskuterades hur lokalerna ska användas.",
        "Enligt verksamhetsplanen ska alla gå utbildningen under 2021. Så blev det.",
        "Under året ska kören starta. Detta har skett.",
        "Flera kurser planerades under året men ställdes in.",
        "Till våren kommer vi att öppna en ny grupp.",
        "Minst en gång per år ska varje larm provas.",
        "Vi kommer framöver att pröva kvällsöppet som vi gjort under året.",
        "Kursen planeras till 2022. Då kommer alla att delta under året.",
    ] {
        assert_eq!(in_analysis(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn the_genre_of_a_text_decides() {
    let words = "Under året ska köket byggas om.";
    let with = |level, label, words| {
        let goal = goal_with(level, "Gästerna trivs", &[(label, words)]);
        let base = report(ReportKind::AnnualReport, 2021);
        found(Rule::FutureTense, &Report { goals: vec![goal], ..base })
    };
    let none = Vec::<String>::new();
    assert_eq!(with(GoalLevel::Unit, GoalText::ExpectedResult, words), none);
    assert_eq!(with(GoalLevel::Unit, GoalText::Development, words), none);
    assert_eq!(with(GoalLevel::Committee, GoalText::Description, words), none);
    let dated = "Under 2021 kommer förskolan Ankan att öppna.";
    assert_eq!(with(GoalLevel::Committee, GoalText::Description, dated).len(), 1);
}

#[test]
fn headings_about_the_time_to_come_and_other_kinds_are_left_alone() {
    let words = &["Under året kommer köket att byggas om."];
    let of = |kind, heading| {
        let base = report(kind, 2021);
        let sections = vec![section(heading, words)];
        found(Rule::FutureTense, &Report { sections, ..base }).len()
    };
    assert_eq!(of(ReportKind::AnnualReport, "Sammanfattande analys"), 1);
    assert_eq!(of(ReportKind::AnnualReport, "Nästa år"), 0);
    assert_eq!(of(ReportKind::AnnualReport, "Utveckling"), 0);
    assert_eq!(of(ReportKind::AnnualReport, "Planer för 2022"), 0);
    assert_eq!(of(ReportKind::AnnualPlan, "Inledning"), 0);
    assert_eq!(of(ReportKind::TertialReport2, "Sammanfattande analys"), 0);
}

#[test]
fn a_day_a_month_or_a_season_of_the_year_that_is_told_as_to_come_fires() {
    let missed: Vec<&str> = [
        "Flytten till Åsens gård sker den 15 september 2021.",
        "Ny gruppledare tillträder i november 2021.",
        "Egenkontrollen görs om i oktober 2021 och resultatet tas med till ledningsgruppen.",
        "Vi hoppas att hissen är lagad till sommaren 2021.",
        "Två medarbetare börjar sin utbildning höstterminen 2021.",
        "Avsikten är att rutinen är på plats senast den 1 juni 2021.",
        "Upphandlingen drar ut på tiden men lär bli klar före årsskiftet.",
        "Hur det går med frånvaron under hösten 2021 är för tidigt att säga.",
        "Introduktionsdagen är bokad till den 7 september 2021.",
        "Det är oklart om lokalen hinner bli färdig i december 2021.",
        "Vi ser fram emot att välkomna nya gäster i augusti 2021.",
        "Den nya matsalen invigs 2021-10-04.",
        "Under det sista kvartalet 2021 provas ett nytt schema på plan två.",
        "Återstående intervjuer planeras in under november.",
        "Resterande del av året läggs fokus på bemötande.",
        "Efter semestern startar vi, närmare bestämt i vecka 34, och till årsskiftet är alla igång.",
        "Enkäten går ut i slutet av oktober 2021.",
        "Vikarien stannar året ut.",
        "Till sista december 2021 ska alla ha fått en mentor.",
        "Ej klar, beräknas bli färdig v. 46 2021.",
        "Kvar att göra innan året är slut är att skriva om rutinen.",
        "Nästa anhörigträff är den 18 november 2021.",
        "Planerat datum för sista besöket: 13 december 2021.",
        "Skyddsronden är uppskjuten till hösten 2021.",
        "I dagsläget ser det ut som att vi når målet till jul 2021.",
        "Vi avvaktar beslutet som väntas komma under oktober 2021.",
        "Försenad. Ny tidplan: klar senast den 15 december 2021.",
        "Installationen startar efter sommaren, troligen i september 2021.",
        "Allt pekar mot att gården går med överskott vid årets slut 2021.",
    ]
    .into_iter()
    .filter(|words| in_analysis(words).is_empty())
    .collect();
    assert_eq!(missed, Vec::<&str>::new());
}

#[test]
fn what_was_done_and_what_only_is_at_a_day_is_left_alone() {
    let said: Vec<&str> = [
        "I december 2021 är alla tjänster tillsatta.",
        "Den 31 december 2021 har enheten 41 medarbetare.",
        "Kursen som hölls i maj 2021 uppskattades.",
        "Sedan mars 2021 görs kontroller varje vecka.",
        "Från och med den 1 maj 2021 hålls mötena digitalt.",
        "I oktober 2021 flyttade gruppen till Åsens gård.",
        "Siffran avser december 2021.",
        "Vi tror att satsningen under hösten 2021 har gett resultat.",
        "Frånvaron i november 2021 beror på influensan.",
        "Enheten hoppas att den handledning som gavs hösten 2021 ger effekt.",
        "Arbetet som påbörjades i april 2021 fortsätter under 2022.",
        "Avtalet gäller till och med den 31 december 2021.",
        "Enligt planen skulle köket öppna i maj 2021, vilket också skedde.",
        "Budgeten beslutas av nämnden varje år i december.",
        "Efter årsskiftet 2021/22 startar en ny grupp.",
        "Stor del av året är matsalen öppen även för grannarna.",
        "Sedan flytten i november 2021 delar grupperna kök.",
        "Mätningen görs i mars varje år, senast i mars 2021.",
        "Året 2021 kommer att gå till historien som ett lugnt år.",
        "Siffrorna för november 2021 visar att fallen minskar.",
    ]
    .into_iter()
    .filter(|words| !in_analysis(words).is_empty())
    .collect();
    assert_eq!(said, Vec::<&str>::new());
}

#[test]
fn promises_forecasts_and_what_comes_after_a_season_fire() {
    let missed: Vec<&str> = [
        "Den fjärde gruppen inventeras i november 2021.",
        "Hyresvärden lovar att byta dörren under höstlovet 2021.",
        "Leverantören har lovat att leverera sängarna vecka 40 2021.",
        "Utbildningen startar efter semestrarna 2021.",
        "Under 2021 kommer medarbetarna få handledning varje månad.",
        "2021 blir ett utmanande år.",
        "Prognosen för 2021 visar ett underskott om 200 tkr.",
        "I tertialrapport 2 återkommer vi med en analys.",
        "Inköpen skjuts upp till efter bokslutet i augusti 2021.",
        "Bidraget beror på antalet barn i oktober 2021, som vi ännu inte vet.",
    ]
    .into_iter()
    .filter(|words| in_analysis(words).is_empty())
    .collect();
    assert_eq!(missed, Vec::<&str>::new());
    let said: Vec<&str> = [
        "Prognosen för 2021 höll.",
        "Prognosen för 2021 var ett underskott om 200 tkr.",
        "2021 blev ett utmanande år.",
        "Klagomål på maten återkommer under året.",
        "Efter sommaren 2021 fungerar larmet bättre.",
        "Lokalen används mer efter sommaren 2021.",
        "Leverantören höll vad den hade lovat i maj 2021.",
        "Vi vet inte varför frånvaron ökade i oktober 2021.",
    ]
    .into_iter()
    .filter(|words| !in_analysis(words).is_empty())
    .collect();
    assert_eq!(said, Vec::<&str>::new());
}
