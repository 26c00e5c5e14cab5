//! The words by which a text says which cell its figure is, or that it is another one.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::word_set::WordSet;

/// Beginnings of words that name the outcome without the indicator's own name.
const OUTCOME: &[&str] = &[
    "utfall",
    "periodutfall",
    "resulta",
    "siffra",
    "mätning",
    "andelen",
    "antalet",
    "indexet",
    "nivån",
    "värde",
];
/// Ends of compounds that do so too: "slutsiffran", "helårsresultatet".
const OUTCOME_ENDS: &[&str] = &[
    "siffra",
    "siffran",
    "utfall",
    "utfallet",
    "resultat",
    "resultatet",
    "mätningen",
    "noteringen",
    "mätvärde",
    "mätvärdet",
    "indexvärde",
    "indexvärdet",
];
/// Beginnings of words that name a target.
pub(super) const TARGET: &[&str] = &["mål", "årsmål"];
/// Words that say where a value stands, with "vi" or a workplace as the one who reached it.
pub(super) const REACHED: &[&str] = &[
    "kom",
    "låg",
    "ligger",
    "nådde",
    "når",
    "hamnade",
    "hamnar",
    "landade",
    "landar",
    "hade",
    "har",
    "redovisar",
    "redovisade",
    "stannar",
    "stannade",
    "visar",
    "visade",
    "uppgick",
    "uppgår",
    "uppvisar",
    "uppvisade",
    "fick",
    "får",
    "fått",
    "kommer",
    "noterar",
    "noterade",
    "noterades",
    "redovisa",
    "redovisas",
    "redovisades",
    "visa",
    "nå",
    "uppmättes",
    "uppmäts",
    "noteras",
    "finner",
    "fann",
    "anges",
    "angavs",
    "läses",
    "lyder",
    "löd",
    "utvisar",
    "skrev",
    "mättes",
    "mätte",
    "noterat",
    "uppnådde",
    "uppnår",
    "slutade",
    "slutar",
    "parkerade",
    "blev",
    "är",
    "var",
    "hamnat",
    "landat",
    "legat",
    "nått",
    "stannat",
    "haft",
];
/// Words that make the figure another one: a change, another group, place, period or measure.
pub(super) const OTHER: &[&str] = &[
    "procentenheter",
    "arbetsplats",
    "arbetsplatserna",
    "procentenhet",
    "staden",
    "stadens",
    "stadsdelen",
    "förvaltningen",
    "förvaltningens",
    "kommunen",
    "kommunens",
    "riket",
    "rikets",
    "snittet",
    "genomsnittet",
    "genomsnitt",
    "snitt",
    "medelvärdet",
    "nämnden",
    "nämndens",
    "svarsfrekvens",
    "svarsfrekvensen",
    "budget",
    "våren",
    "hösten",
    "sommaren",
    "kvartal",
    "kvartalet",
    "veckan",
    "korttids",
    "korttidsfrånvaron",
    "korttidsfrånvaro",
    "långtidsfrånvaron",
    "långtidsfrånvaro",
    "långtidssjukfrånvaron",
    "varav",
    "dessa",
    "respektive",
    "svarade",
    "svarat",
    "svarar",
    "bland",
    "hos",
    "åringar",
    "nästa",
    "yngre",
    "äldre",
    "nyanställda",
    "början",
    "starten",
    "inledningsvis",
    "ursprungligen",
    "kommande",
    "framöver",
    "flesta",
    "grupp",
    "gruppen",
    "avdelning",
    "avdelningen",
    "frågan",
    "högst",
    "lägst",
    "längst",
    "kortast",
    "snabbast",
    "enstaka",
    "kf",
    "kf:s",
    "kommunfullmäktiges",
    "ökning",
    "minskning",
    "avdelningarna",
    "gräns",
    "gränsen",
    "grannkommunen",
    "grannkommunens",
    "grannenheten",
    "grannenhetens",
];
/// Words that make what follows a wish, a duty or a belief.
pub(super) const WISHES: &[&str] = &[
    "skulle", "ska", "skall", "bör", "tror", "hoppas", "hoppades", "vill", "ville", "kommer",
    "borde", "önskar", "behöver", "behövde", "måste", "krävs",
];
/// Words that tell a figure and say nothing of what it is.
pub(super) static TELLING: WordSet = WordSet::new(
    "\
    vi oss enheten enhetens det den detta dessa vår våra vårt man som är var blev ger gav ledde
    leder till på i om med för en ett året årets år perioden periodens helåret hela nu idag dag
    slut slutligen alltså därmed därför sammantaget sammanlagt totalt trots glädjande nog tyvärr
    endast bara exakt precis jämnt fina höga låga god bra nöjda nöjd stolta glada att ha har hade
    haft kommit kom komma upp ner ned nått når nådde hamnat hamnar hamnade landat landar landade
    legat ligger låg fick får fått uppmättes uppmätts uppmäts mättes noterades noterar noterade
    redovisas redovisar redovisades redovisa visar visade visat pekar framgår ser kan konstatera
    konstateras konstaterar glädjas stannade stannar stannat slutar slutade uppgår uppgick kvar
    uppföljning uppföljningen avstämning avstämningen egenkontroll egenkontrollen enkät enkäten
    undersökning undersökningen systemet statistik statistiken tabell tabellen redovisning
    redovisningen efter enligt rättning justering senaste och så här av även också lyckats lyckades
    uppnå uppnått uppnådde uppnår betyg betyget facit noteras värde värdet ända dagar veckor timmar minuter månader
    åter återigen alltjämt fortfarande faktiskt egentligen allt samtliga uppgifter uppgifterna underlag
    underlaget inkomna inlämnade samlade slutliga uppe nere precis strax rapporten sist ut helhet
    tillsammans gemensamt rent konkret siffror siffrorna sammanvägt vägt ihop räknar räkna ser
    vad nuläget nuläge läget räknat in sett gång gången denna vilket innebär betyder därav varpå något lite lätt väl i-år jämn
    gruppen gemensam vårens höstens senast varken mer mindre eller förvånande överraskande väntat",
);
/// Words of the year before.
pub(super) const BEFORE: &[&str] = &[
    "fjol",
    "fjolåret",
    "föregående",
    "förra",
    "fjolårets",
    "tidigare",
    "ifjol",
    "innan",
    "dessförinnan",
    "förut",
];
/// Words that begin a new clause.
pub(super) const CLAUSE: &[&str] =
    &["och", "o", "men", "medan", "samt", "jämfört", "mot", "vilket", "där", "varav", "jämfört"];

/// Verbs of saying and looking, after a word for a duty: no wish for what the figure should be.
static SAYING: WordSet = WordSet::new(
    "\
    kommenteras kommentera veta nämnas nämna redovisas redovisa rapporteras rapportera framhållas
    framhålla noteras notera sägas säga lyftas lyfta förklaras förklara läsas läsa analyseras
    analysera redogöras redogöra beskrivas beskriva förstås påpekas tolkas tolka diskuteras ses se
    jämföras jämföra bedömas meddelas meddela anges ange föras konstateras konstatera tilläggas
    läggas lägga ligga stå gälla användas följas betonas betona understrykas poängteras erkännas medges berättas berätta",
);

/// "utfallet som ska kommenteras här", "den som undrar ska veta att …": what is to be said of it.
pub(super) fn is_to_be_said(paragraph: &Paragraph<'_>, wish: usize) -> bool {
    (wish + 1..wish + 4).any(|at| SAYING.contains(paragraph.word(at)))
}

/// "84 % är det årsmål som …", "84 procent är vårt mål": the aim named after its figure.
pub(super) fn is_named_as_target(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let after = figure.word_end;
    let is_target = |at: usize| {
        TARGET.iter().any(|stem| paragraph.word(at).starts_with(stem))
            && !paragraph.word(at).starts_with("måltid")
    };
    let is_verb = |at: usize| matches!(paragraph.word(at), "är" | "utgör" | "blir" | "gäller");
    // "Siffran 84 % som nämns på APT är årsmålet"
    let told_of = (after + 1..after + 7)
        .any(|at| paragraph.word(after) == "som" && is_verb(at) && is_target(at + 1));
    told_of
        || is_verb(after)
            && matches!(
                paragraph.word(after + 1),
                "målet" | "årsmålet" | "vårt" | "årets" | "det" | "enhetens" | "den" | "som"
            )
            && (after + 1..after + 4).any(is_target)
}

/// Beginnings of words that measure, report or sum up, whatever it is.
const REPORTING: &[&str] = &[
    "mät",
    "uppmät",
    "noter",
    "redovis",
    "rapport",
    "inrapport",
    "fastställ",
    "beräkn",
    "uträkn",
    "framräkn",
    "räknat",
    "räknats",
    "räknade",
    "registrer",
    "avläs",
    "summer",
    "konstater",
    "framgå",
    "sammanställ",
    "sammanräk",
    "bokslut",
    "årsbokslut",
    "avstäm",
    "genomgång",
    "slutred",
    "kvalitetssäkr",
    "verksamhetsberättelse",
    "helhet",
    "samlad",
    "slutlig",
    "definitiv",
    "egentlig",
    "faktisk",
];

/// Whether a word tells a figure, or how it was come by, and says nothing of what it is.
pub(in super::super) fn tells(word: &str) -> bool {
    TELLING.contains(word)
        || is_outcome(word)
        || REACHED.contains(&word)
        || REPORTING.iter().any(|stem| word.starts_with(stem))
}

/// Whether a word names the outcome, whatever the indicator is.
pub(super) fn is_outcome(word: &str) -> bool {
    matches!(word, "utf" | "svaret" | "facit")
        || OUTCOME.iter().any(|beginning| word.starts_with(beginning))
        || OUTCOME_ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a word stands in a printed name as it is.
pub(super) fn is_printed_in(name: &str, word: &str) -> bool {
    !word.is_empty()
        && name.split([' ', '\u{a0}', ',', '(', ')']).any(|own| own.eq_ignore_ascii_case(word))
}

/// "högre för kvinnor, 82 %": the word right before the figure.
pub(in super::super) fn is_of_women(word: &str) -> bool {
    word.starts_with("kvinn") || word.starts_with("flick")
}

pub(in super::super) fn is_of_men(word: &str) -> bool {
    matches!(word, "män" | "männen" | "pojkar" | "pojkarna")
}

/// "På plan ett är andelen 93 procent": of a part of the house.
pub(super) fn is_of_floor(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> bool {
    let noun = paragraph.word(clause.start + 1);
    matches!(paragraph.word(clause.start), "på" | "i" | "hos" | "vid" | "inom")
        && (noun == "plan"
            || ["våning", "avdelning", "korridor", "hus", "entré"]
                .iter()
                .any(|stem| noun.starts_with(stem)))
}

/// "har ökat med åtta procent, eller 86 stycken": the change once more, in another unit.
pub(super) fn retells_change(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let start = figure.word.saturating_sub(3);
    let Some(joined) = (start..figure.word).find(|&at| {
        matches!(paragraph.word(at), "eller" | "dvs" | "d.v.s" | "alltså" | "motsvarande")
    }) else {
        return false;
    };
    (joined.saturating_sub(5)..joined).any(|at| paragraph.word(at) == "med")
}

/// "Av skadorna skedde 28 på natten": the whole that a figure is a part of; not "Av tabellen framgår".
pub(super) fn opens_with_whole(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    const SOURCES: &[&str] = &[
        "tabell",
        "redovisning",
        "statistik",
        "underlag",
        "uppföljning",
        "mätning",
        "enkät",
        "rapport",
        "sammanställning",
        "system",
        "register",
        "registret",
    ];
    let next = paragraph.word(sentence.start + 1);
    paragraph.word(sentence.start) == "av" && !SOURCES.iter().any(|stem| next.starts_with(stem))
}

/// "84 % är ribban", "har satt ribban vid att 84 %": what is to be reached.
pub(super) fn is_the_bar(
    paragraph: &Paragraph<'_>,
    clause: &Range<usize>,
    figure: &Figure,
) -> bool {
    let is_bar = |at: usize| matches!(paragraph.word(at), "ribban" | "ribba");
    let after = figure.word_end..clause.end.min(figure.word_end + 3);
    let before = figure.word.saturating_sub(6).max(clause.start)..figure.word;
    let is_moved = clause
        .clone()
        .any(|at| matches!(paragraph.word(at), "höja" | "höjt" | "sänka" | "sänkt" | "nästa"));
    !is_moved && after.chain(before).any(is_bar)
}

pub(super) fn is_of_name(paragraph: &Paragraph<'_>, figure: &Figure, name: &str) -> bool {
    let printed = paragraph.text.get(figure.start..figure.end).unwrap_or_default();
    let digits = printed.split([' ', '\u{a0}', '%']).next().unwrap_or_default();
    // "dag 1–14" holds two.
    name.split([' ', '\u{a0}', '–', '-']).any(|word| word == digits)
}

/// "rullande tolv månader": the whole that sick leave is measured over.
pub(super) fn is_rolling(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.word(at);
    let near = at.saturating_sub(4)..at + 1;
    (word.starts_with("månader") || word.starts_with("tolvmånader") || word == "senaste")
        && near.into_iter().any(|at| paragraph.word(at).starts_with("rullande"))
}

/// "Index från 0 till 100", "på en skala mellan 1 och 5": the ends of a scale.
pub(super) fn is_scale(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &Figure,
) -> bool {
    let before = |back: usize| {
        figure.word.checked_sub(back).map(|at| paragraph.word(at)).unwrap_or_default()
    };
    let is_end = |number: Decimal| number.is_zero() || number == Decimal::ONE;
    let opens = matches!(before(1), "från" | "mellan" | "är")
        && is_end(figure.number)
        && matches!(paragraph.word(figure.word_end), "till" | "och" | "–" | "-");
    let closes = matches!(before(1), "till" | "och")
        && matches!(before(3), "från" | "mellan")
        && matches!(before(2), "0" | "1" | "noll" | "ett");
    let says = sentence.clone().any(|at| {
        ["skala", "maxvärde", "maxpoäng", "maximal", "maximum"]
            .iter()
            .any(|stem| paragraph.word(at).starts_with(stem))
    });
    opens || closes || says
}
