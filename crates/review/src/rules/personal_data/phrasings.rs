//! Further ways in which a text tells of single persons.

use super::*;
use crate::rules::example::{found, report, section};
use tertial_domain::report::ReportKind;

fn says(text: &str) -> bool {
    let base = report(ReportKind::AnnualReport, 2021);
    let sections = vec![section("Verksamhet", &[text])];
    !found(Rule::PersonalData, &Report { sections, ..base }).is_empty()
}

#[test]
fn personal_matter_is_seen_in_words_of_all_kinds() {
    let missed: Vec<&str> = [
        "Vår kurator insjuknade i bröstcancer i mars och har varit borta sedan dess.",
        "Under hösten blev Alva Ek sjukskriven för utmattning.",
        "Brukaren A.L. har fått diagnosen demens och flyttat till särskilt boende.",
        "Gruppledaren drabbades av en hjärtinfarkt på vägen till arbetet.",
        "Klienten Bertil har återfallit i missbruk efter sommaren.",
        "Eva Lind genomgår en svår skilsmässa och arbetar halvtid.",
        "Portkoden till Solvägen 12 (kund Eva Ek) byts varje månad.",
        "Hembesök gjordes på Storgatan 5 hos deltagaren Ivar Sund.",
        "Efter renoveringen av Åsgränd 4 flyttar brukaren Alva E tillbaka.",
        "Skolsköterskan fick en stroke i april och tjänsten är vakant.",
        "Eleven Sara N utreds för autism sedan i höstas.",
        "Ärendet om Maria Holms vårdnadstvist har tagit mycket tid.",
        "Per Ask avled i cancer i november och saknas av alla.",
        "Patrullen åker via Solvägen 3, eftersom Eva Ek som bor där behöver tillsyn.",
        "Domstolen gick på Eva Eks linje och hemtjänst ska ges i bostaden på Solvägen 3.",
        "Hyresgästen Alva Ek i stödlägenheten på Solvägen 3 har klagat på grannarna.",
        "Den anhöriga har ringt igen. Vi har lovat att höra av oss på 070-174 06 80.",
        "Anmälan om Alva Ek, hemmahörande på Solvägen 3, har utretts.",
        "Matlådan till Alva Ek ska lämnas på Solvägen 3 före klockan tolv.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn what_is_no_personal_matter_is_left_alone_in_words_of_all_kinds() {
    let wrong: Vec<&str> = [
        "Enhetschefen har föreläst om demens för anhöriga.",
        "Två medarbetare har varit sjukskrivna för utmattning.",
        "Samordnaren har gått en kurs om diabetes.",
        "En av brukarna har fått en stroke under året.",
        "Skolsköterskan har infört en rutin för epilepsi.",
        "Nyckelskåpet på Storgatan 5 har bytts ut efter synpunkter från brukarna.",
        "Handledaren Alva Ek höll en temadag om missbruk.",
        "Stödgruppen för barn till föräldrar med missbruk leds av kuratorn.",
        "Mottagningen på Hamngatan 2 har en ny kurator, Eva Ek.",
        "Projektledaren har sökt medel för arbete mot spelberoende.",
        "Biblioteket på Storgatan 5 fick besök av författaren Eva Ek.",
        "Grupp A har flest personer med demens.",
        "Utställningen på Hamngatan 2 invigdes av konstnären Eva Ek.",
        "Anhöriga har ringt ofta. Receptionen svarar på 0900-121 42.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
