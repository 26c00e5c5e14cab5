//! The annexes of a committee's plan: internal control, and risks weighed by likelihood and harm.

use tertial_domain::report::PlainTable;

use super::Tree;
use crate::compose::paragraph;
use crate::phrase::Slot;
use crate::random::Key;
use crate::voice::{Voice, in_words};

/// A process, what may go wrong in it, how that is checked, and how often.
type Check = [&'static str; 4];

const CHECKS: [Check; 12] = [
    ["Löneutbetalning", "Frånvaro registreras för sent", "Stickprov på 20 löner", "Varje tertial"],
    ["Inköp", "Köp görs utanför avtal", "Fakturor över 10 tkr jämförs med avtalen", "Varje månad"],
    ["Attest", "Samma person beställer och betalar", "Utdrag ur ekonomisystemet", "Varje kvartal"],
    [
        "Behörigheter",
        "Den som har slutat når systemen",
        "Listan stäms av mot personalen",
        "Två gånger om året",
    ],
    ["Delegation", "Beslut fattas av fel person", "Genomgång av 30 beslut", "En gång om året"],
    ["Diarieföring", "Handlingar registreras inte", "Brevlådorna gås igenom", "Varje kvartal"],
    ["Kontanter och kort", "Kvitton saknas", "Oanmäld kassakontroll", "Två gånger om året"],
    [
        "Upphandling",
        "Krav följs inte upp efter tilldelning",
        "Möte med tre leverantörer",
        "En gång om året",
    ],
    ["Synpunkter", "Svar ges efter mer än tio dagar", "Ärendelistan granskas", "Varje tertial"],
    ["Lokaler", "Brandskyddet kontrolleras inte", "Protokoll från rond begärs in", "Varje kvartal"],
    [
        "Personuppgifter",
        "Uppgifter sparas längre än tillåtet",
        "Gallring prövas i två system",
        "En gång om året",
    ],
    ["Statsbidrag", "Ansökan lämnas för sent", "Kalendern stäms av", "Varje månad"],
];

/// What may happen, how likely it is and how much harm it does, from one to five, and what is done.
type Risk = (&'static str, i64, i64, &'static str);

const RISKS: [Risk; 12] = [
    ("Vikarier går inte att få under sommaren", 4, 3, "Schemat läggs före april"),
    ("Ett långt strömavbrott stänger en verksamhet", 2, 5, "Reservkraft provas varje halvår"),
    ("Nyckelpersoner slutar samtidigt", 3, 3, "Två personer kan varje uppgift"),
    ("Intäkterna blir lägre än i budgeten", 3, 4, "Volymerna följs varje månad"),
    ("Ett system ligger nere i mer än ett dygn", 3, 4, "Pappersrutiner finns och övas"),
    ("En byggnad måste stängas för fukt", 2, 4, "Besiktning av hus äldre än 40 år"),
    ("Hot mot medarbetare ökar", 3, 4, "Riskbedömning före hembesök"),
    ("Felaktig information når invånarna", 3, 2, "Texter läses av två personer"),
    ("En leverantör går i konkurs", 2, 3, "Reservleverantör i varje avtal"),
    ("Smitta sprids i flera verksamheter", 2, 4, "Skyddsutrustning för tre veckor"),
    ("Beslut överklagas och blir liggande", 3, 2, "Mallar ses över med juristen"),
    ("Sjukfrånvaron stiger under vintern", 4, 3, "Samtal efter tredje tillfället"),
];

const CONTROL_HEADING: &str = "Bilaga 1. Internkontrollplan";
const RISK_HEADING: &str = "Bilaga 2. Väsentlighets- och riskanalys";

impl<'a> Tree<'a> {
    /// Adds the annexes of a plan.
    pub(super) fn annexes(&mut self, voice: &mut Voice<'a, '_>) {
        let key = self.scene.who.key.named("annex").year(self.scene.year.number());
        let mut checks: Vec<Check> = drawn(&CHECKS, key.named("checks"), 5);
        checks.sort_unstable();
        let header = ["Process", "Risk", "Kontroll", "Hur ofta"].map(str::to_owned).to_vec();
        let rows = checks.iter().map(|check| check.map(str::to_owned).to_vec()).collect();
        voice.know(Slot::Checks, in_words(i64::try_from(checks.len()).unwrap_or(0)));
        let said = told(voice, ["annex.control", "annex.control.next"]);
        self.annex(CONTROL_HEADING, said, (header, rows));
        let mut risks: Vec<Risk> = drawn(&RISKS, key.named("risks"), 6);
        risks.sort_by_key(|(_, likely, harm, _)| std::cmp::Reverse(likely * harm));
        let header = ["Risk", "Sannolikhet", "Konsekvens", "Värde", "Åtgärd"];
        let rows = risks
            .iter()
            .map(|(risk, likely, harm, act)| {
                let value = likely * harm;
                let numbers = [likely, harm, &value].map(ToString::to_string);
                let [likely, harm, value] = numbers;
                vec![(*risk).to_owned(), likely, harm, value, (*act).to_owned()]
            })
            .collect();
        voice.know(Slot::Risks, in_words(i64::try_from(risks.len()).unwrap_or(0)));
        voice.know(Slot::Heaviest, risks.first().map_or(0, |r| r.1 * r.2).to_string());
        let said = told(voice, ["annex.risk", "annex.risk.most"]);
        self.annex(RISK_HEADING, said, (header.map(str::to_owned).to_vec(), rows));
    }

    fn annex(
        &mut self,
        heading: &str,
        said: String,
        (header, rows): (Vec<String>, Vec<Vec<String>>),
    ) {
        let table = PlainTable { header, rows, ..PlainTable::default() };
        let block = self.draft.table(heading, table);
        self.draft.section(heading, 1, vec![paragraph(said), block]);
    }
}

/// A sentence from each list.
fn told(voice: &mut Voice<'_, '_>, lists: [&str; 2]) -> String {
    let words = voice.about.words;
    voice.paragraph(|voice, out| {
        for list in lists {
            voice.say(words.committee.of(list), out);
        }
    })
}

/// So many of a list and up to two more, each at most once.
fn drawn<T: Copy>(all: &[T], key: Key, least: usize) -> Vec<T> {
    let more = usize::try_from(key.named("more").below(3)).unwrap_or(0);
    let start = usize::try_from(key.named("start").below(all.len() as u64)).unwrap_or(0);
    // Steps that have no factor in common with the length meet each item once.
    let step = if key.named("step").chance(50) { 5 } else { 7 };
    let places = (0..(least + more).min(all.len())).map(|turn| (start + turn * step) % all.len());
    places.filter_map(|at| all.get(at)).copied().collect()
}
