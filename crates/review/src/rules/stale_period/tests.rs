//! What the rule says and leaves alone.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::Report;

use super::*;
use crate::rules::example::{
    found, goal_with, indicator, paragraphs, report, report_with, section,
};

fn says(kind: ReportKind, words: &str) -> Vec<String> {
    let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
    let all = found(Rule::StalePeriod, &Report { goals: vec![goal], ..report(kind, 2021) });
    all.iter().filter_map(|one| one.split(' ').nth(1)).map(str::to_owned).collect()
}

#[test]
fn a_part_of_the_year_told_as_now_fires() {
    for words in [
        "Under tertial 2 fortsätter rekryteringen.",
        "Under period två fortsätter det planerade arbetet att påverkas.",
        "Vi ser redan under T2 att åtgärderna ger effekt.",
        "I andra tertialet arbetar gruppen med scheman.",
        "Under T1 kommer alla att gå kursen.",
        "Hittills i år har elva personer flyttat in.",
        "Helårsprognosen visar ett överskott.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words).len(), 1, "{words}");
    }
    let words = "Under tertial 1 pågår rekryteringen.";
    assert_eq!(says(ReportKind::TertialReport2, words), ["part"]);
    assert_eq!(says(ReportKind::TertialReport1, words), Vec::<String>::new());
}

#[test]
fn another_report_s_name_or_year_fires() {
    for words in [
        "I denna tertialrapport redovisas arbetet.",
        "Den här verksamhetsplanen bygger på samtal i gruppen.",
        "Nämnden godkänner verksamhetsberättelse för 2020.",
        "I VB 2020 redovisar vi hur målen nåtts.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words), ["name"], "{words}");
    }
    let base = report(ReportKind::AnnualPlan, 2021);
    let sections = vec![section("Verksamhetsplan 2020", &["Vi är elva."])];
    let all = found(Rule::StalePeriod, &Report { sections, ..base });
    assert_eq!(all, ["sections/0 name"]);
}

#[test]
fn another_year_s_plan_that_is_followed_now_fires() {
    for words in [
        "Enheten utgår från nämndens verksamhetsplan för 2020.",
        "Arbetet följer verksamhetsplanen för år 2020.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words), ["year"], "{words}");
        assert_eq!(says(ReportKind::AnnualPlan, words).len(), 1, "{words}");
    }
    for words in [
        "Enheten utgick från verksamhetsplanen för 2020.",
        "Arbetet följer verksamhetsplanen för 2021.",
        "Verksamhetsplanen för 2020 byggde på en enkät.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn school_years_values_of_last_year_and_earlier_forecasts_are_left_alone() {
    for words in [
        "Därför redovisas här läsåret 2020/21.",
        "Under läsåret 2020/2021 arbetar skolan med läsning.",
        "Elva personer har slutat under året (2020: 14).",
        "Under året har vi tagit emot 19 klagomål, 2020: 23.",
        "I tertialrapport 1 var prognosen ett underskott på 200 tkr.",
        "Det är bättre än prognosen i tertialrapport 2, då vi räknade med 300 tkr.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words), Vec::<String>::new(), "{words}");
    }
    assert_eq!(
        says(ReportKind::AnnualReport, "I denna tertialrapport 1 2021 redovisas målen."),
        ["name"]
    );
}

#[test]
fn a_past_year_given_as_the_current_one_fires() {
    for words in [
        "Under 2020 har vi arbetat med att korta väntetiden.",
        "Under 2020 kommer enheten att införa egenkontroll.",
        "Enheten ska under 2020 se över sina scheman.",
        "Under 2020 arbetar enheten med sina scheman.",
        "I år, 2020, har elva personer flyttat in.",
        "Innevarande år (2020) är lugnare.",
        "Resultatet av årets medarbetarenkät 2020 har gåtts igenom.",
        "Denna rapport omfattar perioden januari–december 2020.",
        "Så här långt in på 2020 ser vi goda resultat.",
        "Årsmålet för 2020 bedöms kunna nås.",
        "Måluppfyllelsen för 2020 redovisas i det följande.",
        "Läget per den 31 december 2020 visar att kön är kort.",
        "Nu när 2020 är slut kan vi se att arbetet gett resultat.",
        "Verksamhetsberättelse 2020: gården har haft öppet varje dag.",
        "Vi bedömer att 2020 blir ett bra år.",
        "I år, 2020, genomfördes två studiebesök.",
        "Det gångna året, 2020, var lugnare än väntat.",
        "Verksamhetsåret 2020 präglades av flytten till Åsens gård.",
        "Rapporten avser perioden januari till december 2020.",
        "Enheten har 2020 haft öppet varje dag.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words).len(), 1, "{words}");
    }
    let plan = "Under 2020 kommer enheten att införa egenkontroll.";
    assert_eq!(says(ReportKind::AnnualPlan, plan), ["ahead-of-past"]);
}

#[test]
fn what_refers_to_another_time_is_left_alone() {
    for words in [
        "De flesta har under T2 upprättat handlingsplaner.",
        "Under tertial 2 upprättades handlingsplaner.",
        "Inför tertialrapporterna skickas ett underlag ut.",
        "Antalet besök ökade jämfört med 2020.",
        "Under 2020 genomfördes en brukarundersökning.",
        "Under slutet av 2020 förhandlas en omorganisation.",
        "Sedan 2019 har vi arbetat med metoden.",
        "Programmet gäller 2020–2023.",
        "Utfallet 2020 var 81 procent.",
        "Verksamheten har under 2020 haft en tung ekonomi men resultatet har förbättrats.",
        "Nämndens tertialrapport 2 visade ett underskott.",
        "På APT 2021-12-10 arbetade vi med VB 2021 och på APT 2022-01-07 fastställdes VB.",
        "Berättelsen gicks igenom på apt 2022-01-13.",
        "Enligt VP 2020 skulle köket byggas.",
        "Brukarundersökningen 2020 visar att de flesta är nöjda.",
        "Gården, som öppnade 2019, har elva platser.",
        "Utfallet har ökat från 81 procent 2020.",
        "Kön var kortare 2020 än i år.",
        "Årets utfall är bättre än 2020.",
        "Årets kö jämförs med 2020.",
        "Förra året, 2020, gjordes en större översyn.",
        "Föregående år (2020) var kön längre.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words), Vec::<String>::new(), "{words}");
    }
    let plan = "Under 2020 har vi arbetat med att korta väntetiden.";
    assert_eq!(says(ReportKind::AnnualPlan, plan), Vec::<String>::new());
}

#[test]
fn days_before_the_year_was_over_fire() {
    let words = "Verksamhetsberättelsen fastställdes på APT 2021-01-18.";
    assert_eq!(says(ReportKind::AnnualReport, words), ["settled"]);
    let dated = |kind, date: &str| {
        let base = report(kind, 2021);
        found(Rule::StalePeriod, &Report { date: Some(date.to_owned()), ..base })
    };
    assert_eq!(dated(ReportKind::AnnualReport, "2021-02-03"), ["head date"]);
    assert_eq!(dated(ReportKind::AnnualPlan, "2020-01-20"), ["head date"]);
    for (kind, date) in [
        (ReportKind::AnnualReport, "2022-01-20"),
        (ReportKind::AnnualReport, "2021-12-20"),
        (ReportKind::AnnualPlan, "2020-11-20"),
        (ReportKind::AnnualPlan, "2021-01-12"),
        (ReportKind::TertialReport1, "2021-05-12"),
    ] {
        assert_eq!(dated(kind, date), Vec::<String>::new(), "{date}");
    }
}

#[test]
fn a_row_s_period_of_last_year_s_report_fires() {
    let row = |period| {
        let cells = [(IndicatorField::Outcome, "12"), (IndicatorField::Period, period)];
        found(Rule::StalePeriod, &report_with(vec![indicator("Antal besök", &cells)]))
    };
    assert_eq!(row("VB 2020"), ["goals/0/indicators/0/period row"]);
    assert_eq!(row("VB 2021"), Vec::<String>::new());
    assert_eq!(row("2020"), ["goals/0/indicators/0/period row"]);
    let cells = [(IndicatorField::Outcome, "81 %"), (IndicatorField::Period, "2020")];
    let mut told = indicator("Andel nöjda", &cells);
    told.analysis = paragraphs(&["Enkäten gjordes hösten 2020."]);
    let all = found(Rule::StalePeriod, &report_with(vec![told]));
    assert_eq!(all, Vec::<String>::new(), "measured the year before, and told");
}

#[test]
fn figures_reports_and_frames_of_another_year_fire() {
    let missed: Vec<&str> = [
        "Prognosen för helåret 2020 är ett överskott om 120 tkr.",
        "Helårsprognosen 2020 pekar mot ett nollresultat.",
        "Utfallet avser kalenderåret 2020.",
        "Siffrorna omfattar januari till december 2020.",
        "Förra året (2019) var kön längre.",
        "Nästa år, 2021, blir inriktningen en annan.",
        "Enheten disponerar 14 mnkr enligt internbudget 2020.",
        "Brukarenkäten 2019 visar att gästerna är nöjda med maten i år.",
        "Enligt T2 2020, den senaste avstämningen, är läget gott.",
        "Läget vid årets slut, den 31 december 2020, var att alla platser var belagda.",
        "Ledningsgruppen gick igenom VB 2020 i januari 2022.",
        "Statistiken gäller perioden till och med december 2020.",
        "Redovisningen omfattar verksamhetsåret 2020.",
        "Vi räknar med att målet nås före årsskiftet 2020/21.",
        "Under perioden januari–december 2020 har elva personer flyttat in.",
        "Verksamhetsberättelsen 2020 beskriver hur enheten har arbetat.",
        "Arbetet utgår från budget för 2020.",
        "Måluppfyllelsen under tertial 2 är god och arbetet fortsätter enligt plan.",
        "I verksamhetsplanen för 2020 framgår att väntetiden ska kortas.",
        "Den ekonomiska ramen för 2020 är 34 mnkr och är oförändrad.",
        "Vid bokslutet 2020-12-31 redovisar gården ett överskott.",
        "Årets utfall, 91 %, avser mätningen i november 2020.",
        "Utfallet gäller T2.",
        "I skrivande stund, augusti 2020, ser resultaten lovande ut.",
        "Under januari–augusti pågår rekryteringen.",
    ]
    .into_iter()
    .filter(|words| says(ReportKind::AnnualReport, words).is_empty())
    .collect();
    assert_eq!(missed, Vec::<&str>::new());
    let tertial = [
        "Prognosen för 2020 är ett underskott.",
        "Utfallet till och med april 2020 är 4,1 mnkr.",
        "Vid utgången av tertial 1, den 30 april 2020, hade området 214 barn.",
    ];
    for words in tertial {
        assert_eq!(says(ReportKind::TertialReport1, words).len(), 1, "{words}");
    }
}

#[test]
fn what_is_of_another_year_and_says_so_is_left_alone() {
    let said: Vec<&str> = [
        "Förra året (2020) var kön längre.",
        "Nästa år, 2022, öppnar en ny grupp.",
        "Utfallet avser 2020 eftersom enkäten görs vartannat år.",
        "Prognosen för 2020 höll.",
        "I T2 2021 bedömdes målet nås delvis.",
        "Under tertial 3 genomförs alltid en brandövning.",
        "Enkäten 2020 visar 81 procent, och i år är resultatet 84 procent.",
        "Den 31 december 2020 hade enheten 41 platser; i dag är de 44.",
        "Budgeten för 2021 är 14 mnkr, vilket är mer än budgeten för 2020.",
        "Enheten tilldelades 14 mnkr i budgeten för 2020.",
        "Vid årsskiftet 2020/21 bytte enheten chef.",
        "Sedan årsskiftet 2020/21 hålls mötena digitalt.",
        "Enligt tertialrapport 2 2021, den senaste avstämningen, var läget gott.",
        "Aktiviteten fördes över från verksamhetsplan 2020.",
        "Verksamhetsberättelsen för 2020 finns på stadens webbplats.",
        "Fonden är på 412 tkr, varav 300 tkr är från 2020.",
        "En faktura från december 2020 belastar årets resultat.",
    ]
    .into_iter()
    .filter(|words| !says(ReportKind::AnnualReport, words).is_empty())
    .collect();
    assert_eq!(said, Vec::<&str>::new());
}

#[test]
fn a_line_over_the_accounts_of_another_year_fires() {
    let of = |title: &str| {
        let sections = vec![section("Driftbudget", &[title, "Årets kostnader blev lägre."])];
        found(Rule::StalePeriod, &Report { sections, ..report(ReportKind::AnnualReport, 2021) })
    };
    assert_eq!(of("Bokslut 2020"), ["sections/0 year"]);
    assert_eq!(of("Bokslut 2021"), Vec::<String>::new());
}

#[test]
fn the_reported_year_by_other_words_fires_and_a_cohort_does_not() {
    let missed: Vec<&str> = [
        "I år, det vill säga 2020, har vi fått fler gäster.",
        "Resultatet för helåret 2020 är ett överskott om 310 tkr.",
        "Vi vill tacka alla medarbetare för 2020.",
        "Enkäten gjordes i oktober 2020 och redovisas som årets värde.",
        "Under 2020 registrerades 12 synpunkter, som redovisas i denna rapport.",
        "Inget att rapportera i T1 2020.",
        "Alla deltog hösten 2020, det år som redovisas.",
        "Så här många gäster hade husen under 2020.",
        "Mätningen avser läget vid årsskiftet 2019/2020.",
    ]
    .into_iter()
    .filter(|words| says(ReportKind::AnnualReport, words).is_empty())
    .collect();
    assert_eq!(missed, Vec::<&str>::new());
    let said: Vec<&str> = [
        "Av de 40 som fick hjälp under 2020 har fem kommit tillbaka.",
        "Tidigare redovisning, i VB 2020, hade ett fel som härmed rättas.",
        "Gäster som flyttade in 2020 är fortfarande nöjda.",
        "De som slutade under 2020 har alla fått arbete.",
        "Så här såg det ut 2020.",
        "Ett tack riktades till alla för 2020.",
        "Två vikarier har slutat, mot sju under 2020, och det märks.",
        "Laget har röjt 12 stigar, mot tre under hela 2020 då stormen kom.",
    ]
    .into_iter()
    .filter(|words| !says(ReportKind::AnnualReport, words).is_empty())
    .collect();
    assert_eq!(said, Vec::<&str>::new());
}

#[test]
fn what_is_followed_or_ends_in_another_year_fires() {
    for words in [
        "Skötseln följer klippschemat för 2019, som fortfarande är det som gäller.",
        "Beräkningarna följer normen för 2019, som är den som tillämpas i dag.",
        "Den ordning som nu gäller för chefer löper ut den 31 december 2019.",
        "Redovisningen bygger på läget den 31 december 2020.",
        "Nästa avstämning görs i november 2020.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words).len(), 1, "{words}");
    }
    for words in [
        "Avtalet löpte ut den 31 december 2019 och förlängdes.",
        "Vi följer policyn från 2019.",
        "Träden planteras enligt planen för 2019–2023.",
        "Utfallet jämförs med läget den 31 december 2020.",
        "Nästa avstämning görs i november 2022.",
    ] {
        assert_eq!(says(ReportKind::AnnualReport, words), Vec::<String>::new(), "{words}");
    }
}
