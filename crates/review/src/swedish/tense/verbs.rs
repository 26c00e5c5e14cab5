//! The verbs of reports by their forms.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::swedish::word_set::WordSet;

/// Infinitives that do not end as others do.
pub(super) static SHORT_INFINITIVES: WordSet = WordSet::new(
    "\
    be bero bestå bidra bli bo bygga dra driva dö erhålla flyga fly få förbli förstå ge genomgå gå
    ha ingå klä le leva må nå omge se ses ske slå stå ta tas ges uppnå utgå uppstå återgå överge
    delta avstå pågå ingå uppgå övergå finnas hållas följas dras uppnås nås fås utgöra utse anse inse tillse förse utge
    avge",
);

/// Infinitives that stand after "kommer" without "att". Other words in -a are nouns or plurals there.
pub(super) static PLAIN_INFINITIVES: WordSet = WordSet::new(
    "\
    använda användas arbeta avsluta avslutas behöva behövas börja byta erbjuda erbjudas ersättas
    fortgå fortsätta följa förbättra förbättras förstärka förstärkas genomföra genomföras gälla
    hålla inleda inledas innebära inrätta inrättas införa införas kräva krävas kunna leda lägga
    läggas medföra medverka minska möta omfatta öka öppna öppnas pröva prövas prova provas påbörja
    påbörjas påverka påverkas satsa skapa skapas starta startas stärka stärkas stänga sätta testa
    testas utbilda utbildas utveckla utvecklas utöka utökas vara utse utses flytta flyttas bygga
    byggas anställa anställas färdigställa färdigställas underlätta fördjupa fördjupas samordna
    samordnas utreda utredas se titta söka sökas köpa köpas ordna ordnas",
);

/// Words that may stand between a finite verb and what it governs.
pub(super) static ADVERBS: WordSet = WordSet::new(
    "\
    även också inte ej då därför dock sedan successivt troligen troligtvis sannolikt
    förhoppningsvis alltså nu snart först istället gemensamt tillsammans löpande särskilt bland
    annat bl.a dessutom således därmed åter aktivt årligen alltid fortsatt nog säkert väl ju
    gradvis snabbt förmodligen möjligen endast bara redan därtill vidare äntligen även",
);

/// What is: present tense, passives too.
pub(super) static PRESENT: WordSet = WordSet::new(
    "\
    stäms stämmer läses revideras uppdateras utvärderas utvärderar präglas präglar presenteras
    presenterar fastställs fastställer behandlas bygger diskuteras lyfts lyfter tillämpas samlas
    samlar firar firas är finns pågår fortsätter fortgår arbetar ser visar planerar fungerar
    deltar erbjuder genomför genomförs utvecklar utvecklas följer följs gör görs ger ges får går
    tar tas blir står ligger leder innebär medför påverkar påverkas ökar minskar sjunker stiger
    bedömer bedöms pekar beräknar prognostiserar redovisar redovisas rapporterar beskriver
    beskrivs sker hålls håller startar startas påbörjas påbörjar inleds inleder införs inför
    behöver behövs kan måste vill bör märker märks upplever upplevs använder används kvarstår
    återstår saknas saknar har satsar driver bedriver bedrivs prövar prövas provar testar
    rekryterar anställer samarbetar samverkar uppgår uppnår uppfylls nås når klarar beror omfattar
    ingår lägger läggs fokuserar prioriterar prioriteras upprättar upprättas implementerar
    implementeras väntar träffar träffas möter möts utbildar utbildas gäller avser kompletteras
    kompletterar räcker vaknar flyttar öppnar stänger stängs byggs lämnar lämnas söker kommer
    skapar skapas syns ställer ställs tränar lär växer vänder serverar serveras handlar förbereder
    förbereds skiljer ansvarar fördelar pendlar sätter sätts provas testas säkrar säkras stärker
    stärks kostar tilldelas disponerar omsluter utgör utgörs anger anges stannar jobbar slutar väljer menar bidrar hjälper
    stödjer stöttar framgår avvaktar väntas förväntas beräknas planeras förbereds hoppas prognostiseras inträffar händer uppstår tillstöter räknar tror siktar vet inkommer tillhör motsvarar understiger överstiger drar landar hamnar rör övar reviderar kartlägger kartläggs styr styrs",
);

/// What was: past tenses that do not end as most do.
pub(super) static PAST: WordSet = WordSet::new(
    "\
    blev fick gick gicks kom tog togs gav gavs var såg sågs stod låg drog drogs höll hölls fann
    fanns skrev skrevs beslöt beslöts bröt bröts steg sjönk föll slog slogs lät bjöd bjöds erbjöd
    erbjöds låste gjorde gjordes satte sattes lade lades sade sa bad drev drevs skedde ingick
    deltog avbröts uppstod bestod utgick kunde ville skulle bedrev bedrevs överskred underskred
    uppgick genomgick avstod frös växte föddes dog strök ströks försvann beskrev beskrevs upptog
    nådde nåddes bodde läste löste reste köpte sökte bytte mötte ledde kände hände sände utgjorde
    började lyfte hjälpte antog antogs vidtog vidtogs åtog inledde",
);

/// What a unit plans and does on a day: the active forms. With a day of a year that is over they are
/// a plan's words. States, and what merely befalls, are not among them.
const DONE_ON_A_DAY: &str = "\
    träder startar börjar påbörjar avslutar slutar ordnar anordnar arrangerar firar skickar öppnar
    flyttar utvärderar presenterar medverkar utbildar rekryterar lanserar levererar upphandlar
    beslutar fattar samlar testar prövar provar utökar kompletterar installerar reviderar
    uppdaterar kartlägger granskar inventerar lämnar publicerar återupptar pågår rullar kickar
    implementerar färdigställer målar asfalterar planterar monterar besiktigar delar drifttar
    certifierar introducerar jobbar stannar dukar handlar köper kallar kontaktar bokar ansöker
    anmäler vänder landar samverkar samråder diskuterar debatterar förhandlar analyserar
    sammanställer summerar sammanfattar redigerar formulerar antar kommunicerar informerar
    lyfter tittar kollar rondar städar sanerar tömmer packar lagar reparerar byter isolerar
    kopplar ansluter aktiverar avvecklar avtackar tackar välkomnar hälsar intervjuar frågar
    svarar återkopplar handleder coachar tränar övar repeterar skolar praktiserar auskulterar
    vikarierar tillträder schemalägger bemannar omorganiserar organiserar fördelar omfördelar
    sammanför sammanslår slår delas effektiviserar digitaliserar migrerar konverterar
    registrerar loggar mejlar ringer meddelar annonserar utlyser söker utser väljer nominerar
    belönar uppmärksammar invigs inviger avtäcker spelar uppträder reser åker vandrar besöker
    cyklar utflyktar övernattar badar odlar skördar sår gräver röjer fräser sopar plogar sandar
    saltar beskär fäller schaktar gjuter bygger renoverar rustar breddar lägger belägger
    dränerar spolar filmar trycker kopierar distribuerar översätter tolkar inleder slutför
    genomför håller gör bjuder inbjuder sänder stänger inför driftsätter sätter tar deltar
    anställer tillsätter träffar möter ersätter undersöker fortsätter infaller äger sker blir
    drar går får ges tas dras anlägger erbjuder kör skjuter förskjuter dröjer slutbesiktigar
    återgår övergår avgår släpper hämtar skriver hinner vidtar tillkommer bryter vidareutbildar
    vidtalar fastställer fortbildar avhjälper upprättar tecknar signerar undertecknar överlämnar
    övertar överlåter avropar beställer hyr säljer river utför
    senarelägger uppskjuter framflyttar breddinför";

/// Verbs for what is planned to be done on a day, in the present, active and passive.
pub(super) static EVENTS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let active = DONE_ON_A_DAY.split_whitespace();
    active.flat_map(|verb| [verb.to_owned(), passive(verb)]).collect()
});

/// "startar" – "startas", "bygger" – "byggs", "genomför" – "genomförs", "tar" – "tas".
fn passive(present: &str) -> String {
    let stem = match present.strip_suffix("er") {
        Some(stem) => stem,
        None if present.ends_with("ör") => present,
        None => present.strip_suffix('r').unwrap_or(present),
    };
    format!("{stem}s")
}

/// Words in -a that stand where an infinitive does and are none.
pub(super) static NO_INFINITIVES: WordSet = WordSet::new(
    "\
    alla andra flera många få sina våra mina dina deras dessa samma nya gamla unga äldre ofta bra
    extra egna olika stora små första båda vissa enstaka enskilda sista nästa friska sjuka ena
    samtliga enda sådana vilka bägge allra illa hemma borta inga högra vänstra södra norra östra
    västra goda barnens förra forna drygt cirka ca",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passives_are_made_by_rule() {
        for verb in ["startas", "byggs", "genomförs", "tas", "hålls", "driftsätts", "bjuds"] {
            assert!(EVENTS.contains(verb), "{verb}");
        }
        assert!(!EVENTS.contains("är") && !EVENTS.contains("visar"));
    }
}
