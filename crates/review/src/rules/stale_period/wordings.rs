//! Many ways to speak of another year as the current one, and to refer to it.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{Report, ReportKind};

use crate::rule::Rule;
use crate::rules::example::{found, goal_with, report};

/// Not of 2021, in its annual report.
const IN_A_REPORT: &[&str] = &[
    "Det som beskrivs här gäller 2020.",
    "Verksamhetsår: 2020",
    "Avser perioden: januari–december 2020.",
    "Så ser vårt 2020 ut i korthet.",
    "2020 går mot sitt slut och enheten är nöjd.",
    "När vi nu stänger böckerna för 2020 är resultatet gott.",
    "Den här sammanställningen är enhetens redovisning av 2020.",
    "Rapporten har 2020 som redovisningsår.",
    "Uppföljningen som du läser nu behandlar 2020.",
    "Vår berättelse om 2020 börjar med ekonomin.",
    "2020 års mål är uppfyllda.",
    "Vi kan nu lägga 2020 bakom oss.",
    "För 2020 redovisar enheten att målet är uppfyllt.",
    "På följande sidor redogör enheten för 2020.",
    "Här kan du läsa om vad enheten har gjort 2020.",
    "Arbetet har hela 2020 gått enligt plan och det gör vi nu bokslut över.",
    "Samtliga aktiviteter i VP 2020 är nu avslutade.",
    "Årets siffror, alltså de för 2020, är goda.",
    "Det år som vi nu redovisar, 2019, har varit lugnt.",
    "Denna berättelse handlar om 2020.",
    "Med 2020 avslutat blickar vi tillbaka.",
    "I skrivande stund återstår bara några dagar av 2020.",
    "Denna verksamhetsplan beskriver målen.",
    "I den här tertialrapporten redovisas läget efter fyra månader.",
    "Året som nu läggs till handlingarna är 2020.",
    "Redovisningen i det följande täcker hela 2020.",
    "Perioden 1 januari till 31 december 2020 är vad den här texten handlar om.",
    "Summa summarum blir 2020 ett bra år för hemtjänsten.",
    "Enhetens berättelse för 2020 inleds med en sammanfattning.",
    "2020 lider mot sitt slut.",
    "Vi är nöjda med 2020 och de resultat som redovisas i denna skrift.",
    "Allt det vi gjort 2020 får plats på de här sidorna.",
    "Återblick på 2020: vi har arbetat med att räkna hjälpmedlen.",
    "Läsaren får här en bild av hemtjänsten under 2020.",
    "Sammantaget bedömer vi att 2020 är ett av våra bättre år.",
    "Vår redogörelse för 2020 är indelad i fyra avsnitt.",
    "Utfallet i tabellerna är per 31 december 2020.",
    "Vi summerar härmed ett händelserikt 2020.",
    "2020 har passerat och vi redovisar här vad som hänt.",
    "Utfallen nedan visar hur hemtjänsten ligger till efter 2020.",
    "Vår bedömning är att målet för 2020 är helt uppfyllt.",
    "Så här sammanfattar vi 2020.",
    "Detta dokument är hemtjänstens uppföljning av verksamhetsplanen för 2020.",
    "Årsberättelse 2020 för hemtjänsten.",
    "De målvärden som anges är satta för 2020 och har följts upp i denna redovisning.",
];

/// Not of 2021, in its plan.
const IN_A_PLAN: &[&str] = &[
    "Målsättningen för 2020 är att alla får en plan.",
    "Det här vill vi åstadkomma 2020.",
    "Innan 2020 är slut ska alla ha fått utbildning.",
    "Planen sträcker sig från januari till december 2020.",
    "2020 blir ett år av utveckling för enheten.",
    "Planperiod: 2020",
    "Vi går nu in i 2020 med nya krafter.",
    "Denna plan upphör att gälla den 31 december 2020.",
    "Vår inriktning 2020 är att öka delaktigheten.",
    "Nya rutiner införs i mars 2020.",
    "Aktiviteterna ska vara genomförda senast i december 2020.",
    "De mål vi har satt upp 2020 redovisas här nedan.",
    "Uppföljning sker i T2 2020.",
    "I denna plan finns målen för 2019.",
    "Planeringsåret är 2020.",
    "Allt som står i den här planen ska vara genomfört när 2020 är till ända.",
    "Vårt fokus under 2020 blir att räkna hjälpmedlen.",
    "Handlingarna ovan ska vara klara i god tid före sommaren 2020.",
    "Aktiviteterna nedan löper under hela 2020.",
    "Inför 2020 har vi valt ut tre områden som vi ska räkna hjälpmedlen.",
    "I planen, som avser 2020, beskrivs hur enheten ska nå målen.",
    "Under kommande verksamhetsår, 2020, är målet att räkna hjälpmedlen.",
    "Verksamhetsplanen är styrande för hemtjänsten under 2020.",
    "Vi kommer 2020 att räkna hjälpmedlen.",
    "Följande mål gäller under 2020.",
];

/// Not of 2021, in its first tertial report.
const IN_A_TERTIAL: &[&str] = &[
    "Målet nås sannolikt innan 2020 är slut.",
    "Ännu återstår två tredjedelar av 2020.",
    "Årets första tertial, 2020, präglas av stor frånvaro.",
    "Rapporten sträcker sig till och med april 2020.",
    "Bedömning helår 2020: målet nås.",
    "Under hösten 2020 planerar enheten att räkna hjälpmedlen.",
    "I december 2020 väntas målet vara nått.",
    "Till årsskiftet 2020 räknar vi med att målet är nått.",
    "Läget just nu, april 2020, är stabilt.",
    "Denna verksamhetsberättelse visar läget.",
    "Enheten följer planen för 2020 och räknar med att nå målet.",
    "Det är för tidigt att säga hur 2020 kommer att sluta.",
    "Under resterande delen av 2020 ligger fokus på bemanningen.",
    "Läget efter fyra månader 2020 beskrivs nedan.",
    "Återstoden av 2020 ägnar vi åt att räkna hjälpmedlen.",
    "Årsprognos 2020: enligt budget.",
    "Vi har nått halvvägs in i 2020 och kan konstatera att planen håller.",
    "När 2020 summeras i december lär målet vara nått.",
    "Vi ser ljust på det som är kvar av 2020.",
    "Rapporten gäller första tertialet 2020.",
    "Så långt 2020 har målet hållits.",
];

/// Earlier years that an annual report refers to.
const REFERRED_TO: &[&str] = &[
    "Avtalet från 2020 gäller fortfarande.",
    "Målet är detsamma som 2020.",
    "Utfallet 2020 var lägre.",
    "Den enkät som gjordes 2020 visar samma sak.",
    "Rutinen infördes 2020 och fungerar väl.",
    "Nivån är oförändrad sedan 2020.",
    "Under 2020 var frånvaron högre, men nu sjunker den.",
    "Resultatet är lägre än 2020.",
    "Satsningen inleddes hösten 2020 och pågår fortfarande.",
    "Lokalerna byggdes om 2019.",
    "Enheten har sedan 2020 en ny chef.",
    "Lagen, som trädde i kraft den 1 juli 2020, ställer nya krav.",
    "Projektet pågår 2020–2022.",
    "Från och med 2020 rapporteras alla händelser i systemet.",
    "Den metod som köptes in 2020 används nu av alla.",
    "2020 var ett tungt år, men i år har det vänt.",
    "Efter pandemiåret 2020 är besöken åter fler.",
    "Nivån från 2020 är svår att nå.",
    "Handlingsplanen beslutades i december 2020 och gäller i två år.",
    "Det arbete som påbörjades 2020 har fortsatt.",
    "Diagrammet visar utvecklingen 2019–2021.",
    "Budgetunderskottet 2020 är nu täckt.",
    "Skillnaden mot 2020 är stor.",
    "I tabellen redovisas 2020 inom parentes.",
    "Utfallet för 2020 redovisas inom parentes.",
    "Siffrorna inom parentes avser 2020.",
    "Kolumnen längst till höger visar 2020.",
    "Utbildningen, framtagen 2020, ges nu till alla.",
    "Bygget är klart sedan december 2020.",
    "Enheten bildades den 1 januari 2020 och består av två grupper.",
    "Verksamhetsplan för 2019 låg till grund för arbetet då.",
    "Statistik från 2020 visar att var femte gäst flyttar.",
    "Vi har återgått till 2020 års bemanning.",
    "Målet nåddes inte heller 2020.",
    "Samma mönster sågs 2020, och orsaken är densamma.",
    "I denna rapport jämförs utfallet med 2020.",
    "Målen i denna rapport antogs i november 2020.",
    "Så var det också 2020.",
    "Beläggningen är tillbaka där den låg i december 2020.",
    "Den som började 2020 har nu gått hela utbildningen.",
    "Hyresavtalet från 2020 är uppsagt.",
    "I fjol, 2020, stängdes två grupper.",
    "Rutinen antogs av ledningsgruppen 2020 och är oförändrad.",
    "Målet sattes 2020 utifrån då kända siffror.",
    "Det är tredje året i rad som målet nås, även 2020 och 2019 klarade enheten det.",
    "Branden 2020 påverkar fortfarande verksamheten.",
    "Utvärderingen av 2020 års satsning är klar och visar goda resultat.",
    "Medarbetarenkäten görs vartannat år, senast 2020.",
    "Allt det vi planerade 2020 är nu genomfört.",
    "Att 2020 var ett så bra år gör att vi nu har råd med detta.",
    "Bilden av hemtjänsten var densamma 2020.",
    "Gruppen startade hösten 2020 och har i dag nio deltagare.",
    "En återblick: 2020 fanns två grupper, i dag finns fem.",
    "Utfallet är det bästa sedan 2019.",
    "Vårt avtal med leverantören tecknades i december 2020 och löper ut nästa år.",
    "Revisionen som genomfördes 2020 ligger till grund för årets förbättringar.",
    "Beslutet från 2020 ligger fast.",
    "Ombyggnaden som pågick hela 2020 är färdig.",
    "Klagomålen minskar, från 14 under 2020 till 9.",
    "Den organisation som infördes 2020 har satt sig.",
    "Resultatet ska ses i ljuset av att 2020 var ett undantagsår.",
    "Det stora tappet skedde 2020 och har ännu inte återhämtats.",
    "Enligt den undersökning som gjordes 2019 är gästerna nöjda.",
    "Riktlinjen från 2019 revideras nästa år.",
    "Två av de tjänster som drogs in 2020 är nu återbesatta.",
    "Avtalet ingicks i maj 2020 och sträcker sig över tre år.",
    "Hösten 2020 startade en utbildning som nu är avslutad.",
    "Den minskning som syns beror på att 2020 innehöll en engångskostnad.",
    "Frånvaron är nästan halverad mot 2020.",
    "Med 2020 som utgångspunkt har antalet besök ökat med nio procent.",
    "Diagrammet visar 2020 i ljusgrått och 2021 i mörkgrått.",
    "Enheten bytte namn 2020.",
];

/// The same in a plan.
const REFERRED_TO_IN_A_PLAN: &[&str] = &[
    "Utfallet för 2020 är ännu inte klart.",
    "Under 2020 har enheten sett över sina rutiner.",
    "Resultatet 2020 var gott, och målet höjs.",
    "Arbetet som startade 2020 fortsätter.",
    "Årsmålet är högre än utfallet i T2 2020.",
    "Enligt VB 2019 var andelen 81 procent.",
    "Utgångspunkten är resultatet i VB 2019.",
    "Den omorganisation som genomfördes 2020 har satt sig.",
    "De mål som inte nåddes 2020 följer med in i den här planen.",
    "Planen bygger vidare på erfarenheterna från 2020.",
    "Vid uppföljningen 2020 framkom att rutinen är okänd för många.",
    "Sjukfrånvaron har under 2020 ökat, vilket planen tar fasta på.",
];

/// The same in a tertial report.
const REFERRED_TO_IN_A_TERTIAL: &[&str] = &[
    "Resultatet för 2020 är godkänt av nämnden.",
    "VB 2020 visar att målet inte nåddes.",
    "I bokslutet för 2020 fanns ett underskott.",
    "Enligt verksamhetsberättelsen 2020 var frånvaron hög.",
    "Jämförelsetalet avser samma period 2020.",
    "Överskottet från 2020 täcker kostnaden.",
    "Motsvarande period 2020 var resultatet sämre.",
    "Semesterlöneskulden från 2020 är nu reglerad.",
    "Ingående balans från 2020 är 312 tkr.",
    "Resultatet i bokslut 2020 var ett underskott.",
];

fn fires(kind: ReportKind, words: &str) -> bool {
    let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
    !found(Rule::StalePeriod, &Report { goals: vec![goal], ..report(kind, 2021) }).is_empty()
}

#[test]
fn what_was_written_for_another_year_fires_and_what_refers_to_one_does_not() {
    use ReportKind::{AnnualPlan, AnnualReport, TertialReport1};
    for (kind, stale, right) in [
        (AnnualReport, IN_A_REPORT, REFERRED_TO),
        (AnnualPlan, IN_A_PLAN, REFERRED_TO_IN_A_PLAN),
        (TertialReport1, IN_A_TERTIAL, REFERRED_TO_IN_A_TERTIAL),
    ] {
        let missed: Vec<&&str> = stale.iter().filter(|words| !fires(kind, words)).collect();
        assert_eq!(missed, Vec::<&&str>::new(), "{kind:?}");
        let said: Vec<&&str> = right.iter().filter(|words| fires(kind, words)).collect();
        assert_eq!(said, Vec::<&&str>::new(), "{kind:?}");
    }
}
