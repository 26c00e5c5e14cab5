//! Further ways in which counts of one thing come apart; after "K:" of views and complaints.

use super::*;
use crate::rules::example::{found, report_beside, table};

fn says(text: &str) -> bool {
    if let Some(text) = text.strip_prefix("K:") {
        let rows = ["Brukare | 20", "Anhörig | 9", "Medarbetare | 5", "Summa | 34"];
        let table = table("Från vem | Antal", &rows);
        return !found(SPEC.rule, &report_beside("Synpunkter och klagomål", text, table))
            .is_empty();
    }
    let rows = ["Halk och fall | 17", "Hot | 9", "Kemikalier | 7", "Stöld | 8", "Summa | 41"];
    let table = table("Händelse | Antal", &rows);
    !found(SPEC.rule, &report_beside("Kvalitetsarbete", text, table)).is_empty()
}

#[test]
fn other_count_is_seen_in_words_of_all_kinds() {
    let missed: Vec<&str> = [
        "Under året rapporterade personalen 52 tillbud. De fördelar sig så här:",
        "Vi registrerade 46 händelser i systemet:",
        "Hittills har 52 avvikelser skrivits. Fördelningen framgår nedan:",
        "I appen fick stadens kontaktcenter in 47 händelser, fördelade enligt tabellen:",
        "44 händelser har anmälts av medarbetarna. Så fördelas de:",
        "Medarbetarna anmälde 45 tillbud och olyckor i år. De fördelas på följande sätt:",
        "K:Till ett antal av 31 har synpunkter och klagomål inkommit.",
        "K:31 gånger har någon hört av sig med en synpunkt eller ett klagomål.",
        "K:Här är alla synpunkter och klagomål. De var 31 till antalet.",
        "K:Det handlar om 31 synpunkter och klagomål i år.",
        "K:Vi har registrerat och besvarat 31 synpunkter och klagomål.",
        "K:Förvaltningens system visar 31 synpunkter och klagomål.",
        "K:När det gäller klagomål och synpunkter har totalt 31 registrerats.",
        "K:31 klagomål och synpunkter kom in, varav de flesta är besvarade.",
        "K:Antalet synpunkter och klagomål blev 31.",
        "K:Klagomål och synpunkter i år: 31 st.",
        "K:Inkommet: 31 synpunkter och klagomål (exkl. beröm).",
        "K:31 synpunkter och klagomål är inte så mycket, men vart och ett tas på allvar.",
        "K:Hur många klagomål kom in i år? 31.",
        "K:I systemet ligger 31 synpunkter och klagomål från året.",
        "K:Det blev 31 klagomål, och vi har svarat på varenda ett.",
        "K:Sammantaget har vi hanterat 31 klagomål och synpunkter.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn what_is_no_other_count_is_left_alone_in_words_of_all_kinds() {
    let wrong: Vec<&str> = [
        "Under året rapporterade personalen 41 tillbud. De fördelar sig så här:",
        "Vi har 46 medarbetare i tre grupper:",
        "Förra året registrerades 52 händelser. I år fördelar de sig så här:",
        "Vi följer upp händelserna 12 gånger per år. De fördelar sig så här:",
        "Utöver tabellen har 45 händelser rapporterats muntligt:",
        "Omkring 45 händelser har anmälts. De fördelar sig så här:",
        "K:34 synpunkter och klagomål kom in, varav de flesta är besvarade.",
        "K:Ett klagomål ledde till en ny rutin.",
        "K:12 av synpunkterna gällde maten.",
        "K:Under året har 26 medarbetare övat på att ta emot klagomål.",
        "K:Någon har lämnat synpunkter på maten 3 gånger.",
        "K:Vad gäller klagomål om lokaler är det 7 i år.",
        "K:Sex klagomål besvarades samma dag.",
        "K:Inom avdelningen registrerades 36 synpunkter och klagomål, varav 34 hos oss.",
        "K:Det hölls 39 öppna kvällar, där ingen registrering av synpunkter gjordes.",
        "K:Av 41 tillfrågade hade ingen några klagomål.",
        "K:Klagomålsgruppen har haft 12 sammanträden.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
