//! Words by which a thing is told as stuck, as before, wished for or prepared. A star stands for any
//! ending.

use std::ops::Range;

use crate::swedish::paragraph::Paragraph;

/// Words that stand for the thing asked for.
pub(super) const PRO_FORMS: &[&str] = &[
    "detta",
    "det",
    "den",
    "sådan",
    "sådant",
    "sådana",
    "saken",
    "frågan",
    "uppdraget",
    "aktiviteten",
    "åtgärden",
    "insatsen",
    "arbetet",
    "detsamma",
];

/// Those whom things are done for, and words of any activity's name.
pub(super) const EMPTY_THINGS: &[&str] = &[
    "när",
    "minskning*",
    "ökning*",
    "öka*",
    "minska*",
    "antal*",
    "färre",
    "högre",
    "lägre",
    "även",
    "andra",
    "alla",
    "samtlig*",
    "varje",
    "införa",
    "inför*",
    "genomför*",
    "deltagar*",
    "kund*",
    "brukar*",
    "elev*",
    "barn*",
    "boende*",
    "personal*",
    "medarbetar*",
    "gemensam*",
    "lokala",
    "nya",
    "samlad*",
    "verksamhet*",
    "enhet*",
    "månad*",
    "vecka*",
    "kvartal*",
    "gånger",
    "skriva",
    "hålla",
    "håller",
    "ordna*",
    "hela",
    "minst",
    "inom",
    "sedan",
    "bättre",
    "fler",
    "mer",
    "egen",
    "eget",
    "egna",
    "ekstad*",
    "anhörig*",
    "medborgar*",
    "föräldrar*",
    "året",
    "gata*",
    "haft",
    "fått",
    "gått",
];

/// Words that a compound may end like without being of it: "frånvaron", "var".
pub(super) const SMALL_WORDS: &[&str] = &[
    "var", "har", "för", "till", "som", "att", "det", "den", "och", "men", "mot", "från", "över",
    "under", "vid", "per", "ena", "dag", "tid", "ett", "två", "tre", "man", "gör", "går", "ser",
    "tar", "får", "ska", "kan", "vill", "nog", "sig", "oss", "här", "där", "när", "hur", "vår",
    "våra", "ner", "bra", "inte", "alla", "sin", "mer", "utan", "ihop", "ben",
];

/// Words that say that it goes on as it did.
pub(super) const AS_BEFORE: &[&str] = &[
    "alltjämt",
    "fortfarande",
    "gamla",
    "gammal",
    "gammalt",
    "nuvarande",
    "oförändrad*",
    "oförändrat",
    "befintlig*",
    "fortsätta",
    "fortsätter",
    "fortsatt",
    "hittills",
    "alltid",
    "likadan*",
];

/// Names of what is done over a net or a screen.
pub(super) const DIGITAL: &[&str] = &[
    "digital*",
    "e-tjänst*",
    "nätet",
    "webb*",
    "app",
    "appen",
    "system*",
    "it-*",
    "elektronisk*",
    "surfplatt*",
    "datori*",
    "automatisk*",
    "internet",
];

/// Names of what it was to do away with.
pub(super) const ANALOGUE: &[&str] = &[
    "papper*",
    "pärm*",
    "penna*",
    "blankett*",
    "ringa",
    "ringer",
    "telefon*",
    "muntlig*",
    "brev*",
    "manuell*",
    "handskriv*",
    "lappar",
    "whiteboard*",
    "almanack*",
    "fax*",
];

/// Words that say that it has not come further.
pub(super) const STUCK: &[&str] = &[
    "dröj*",
    "utebl*",
    "kvarstå*",
    "återstå*",
    "avstanna*",
    "avvakta*",
    "vilar",
    "vilande",
    "vilat",
    "ogjor*",
    "orör*",
    "idéstadiet",
    "planeringsstadiet",
    "ritbordet",
    "skrivbordet",
    "startgroparna",
    "sparlåga",
    "malpåse",
    "oklart",
    "ovisst",
    "inställ*",
    "glömdes",
    "glömts",
    "bortglöm*",
    "skrinla*",
    "nedpriorit*",
    "bortpriorit*",
    "senareläg*",
    "senarela*",
    "framflytta*",
    "uppskjut*",
    "framskjut*",
    "bordlag*",
    "bordla*",
];

/// The same in pairs, the second soon after the first.
pub(super) const STUCK_PAIRS: &[(&[&str], &[&str])] = &[
    (&["framför"], &["oss"]),
    (&["tyst"], &["kring", "om", "runt"]),
    (&["skjut*", "sköts"], &["upp", "fram", "framtiden", "till"]),
    (&["flytta*"], &["fram", "framåt"]),
    (&["ställ*"], &["in"]),
    (
        &["lagt*", "läggs", "lades", "ligg*", "legat", "låg", "lägga*"],
        &["is", "ned", "ner", "nere", "hyllan"],
    ),
    (&["runnit", "rann", "rinner"], &["sanden"]),
    (&["fallit", "föll", "faller", "hamnat"], &["mellan", "bort", "glömska", "skymundan"]),
    (&["gått", "gick", "går"], &["stå"]),
    (&["kört", "körde", "suttit", "sitter"], &["fast"]),
    (&["stannat", "stannade", "stannar"], &["av", "på", "vid", "upp"]),
    (&["stå", "stått", "står", "fick"], &["tillbaka"]),
    (&["väntar", "vänta", "väntat"], &["alltjämt", "fortfarande", "ännu", "vänta"]),
    (&["få", "får", "fått", "fick"], &["vänta"]),
    (&["aldrig"], &["av", "någon", "något", "några", "igång", "blev", "blivit"]),
    (&["kvar"], &["göra", "lista", "listan"]),
    (&["på"], &["pappret", "papperet"]),
    (&["lyser", "lyste", "lyst"], &["frånvaro"]),
    (&["får"], &["återkomma"]),
    (&["blivit", "blev", "blir"], &["stående", "liggande", "hängande"]),
    (&["än"], &["länge"]),
    (&["hade"], &["givit", "gett", "varit", "behövt", "underlättat", "behövts"]),
    (&["hunnit", "hann", "hinner"], &["inte", "ej"]),
    (&["inte", "ej"], &["av", "hunnit", "klar", "klart", "klara", "färdig*", "igång", "börjat"]),
];

/// Words that tell what one would like, or means to do.
pub(super) const WISHED: &[&str] = &[
    "hoppas",
    "tänkt",
    "önskar",
    "vill",
    "borde",
    "vore",
    "bör",
    "lär",
    "ska",
    "skall",
    "skulle",
    "siktar",
    "planerar",
    "planeras",
    "småningom",
    "framöver",
    "avser",
    "ämnar",
    "strävar",
    "sikt",
];

/// Names of wishes: "vi har haft för avsikt" tells of nothing done.
pub(super) const WISH_NOUNS: &[&str] =
    &["avsikt", "avsikten", "ambition*", "tanken", "önskemål", "planer", "förhoppning*"];

/// The same in pairs.
pub(super) const WISHED_PAIRS: &[(&[&str], &[&str])] = &[
    (&["kommer"], &["att"]),
    (&["ser"], &["fram"]),
    (&["på"], &["gång", "tapeten", "agendan", "önskelistan"]),
];

/// What comes before a thing and is not the thing.
pub(super) const PREPARED: &[&str] = &[
    "inköp*",
    "beställ*",
    "bokat",
    "bokad*",
    "inbokad*",
    "offert*",
    "utkast*",
    "skiss*",
    "teckning*",
    "förslag*",
    "idé",
    "idéer",
    "idéerna",
    "tankar",
    "diskuter*",
    "diskussion*",
    "förbered*",
    "informationsbrev*",
    "inbjud*",
    "förstudie*",
    "utses",
    "utsedd",
    "arbetsgrupp*",
    "projektgrupp*",
    "upphandla*",
    "anlitat*",
    "bildats",
    "påbörj*",
    "inlett*",
    "inledd*",
];

/// Words that put a thing under another goal.
pub(super) const ELSEWHERE: &[&str] =
    &["annat", "andra", "omfattas", "ingår", "redovisas", "hör", "under", "utanför"];

/// Comparatives that with "än" set a limit.
pub(super) const LIMITS: &[&str] = &["längre", "mer", "fler", "högre", "senare", "större", "över"];

/// What is better absent, or was not needed.
pub(super) const WELCOME: &[&str] = &[
    "klagomål*",
    "synpunkt*",
    "avvikelse*",
    "brist*",
    "incident*",
    "olyck*",
    "problem*",
    "behöv*",
    "kräv*",
    "nödvändig*",
    "inträffa*",
    "uppstå*",
    "förekom*",
    "drabba*",
    "missat*",
    "missas*",
    "krångl*",
    "längre",
    "överklag*",
    "invänd*",
    "anmärkning*",
    "hinder",
    "fel",
    "ytterligare",
    "minska*",
    "försämra*",
    "ändra*",
    "tvek*",
    "svårt",
    "svår*",
];

/// Whether a word is in a list.
pub(super) fn is_listed(word: &str, list: &[&str]) -> bool {
    list.iter().any(|own| own.strip_suffix('*').map_or(word == *own, |stem| word.starts_with(stem)))
}

/// Whether a clause holds a pair of words, the second soon after the first.
pub(super) fn has_pair(
    paragraph: &Paragraph<'_>,
    clause: &Range<usize>,
    pairs: &[(&[&str], &[&str])],
) -> bool {
    clause.clone().any(|at| pair_at(paragraph, clause, at, pairs))
}

/// Whether a pair begins at a word.
pub(super) fn pair_at(
    paragraph: &Paragraph<'_>,
    clause: &Range<usize>,
    at: usize,
    pairs: &[(&[&str], &[&str])],
) -> bool {
    const REACH_WORDS: usize = 5;
    let until = clause.end.min(at + 1 + REACH_WORDS);
    pairs
        .iter()
        .filter(|(first, _)| is_listed(paragraph.word(at), first))
        .any(|(_, second)| (at + 1..until).any(|next| is_listed(paragraph.word(next), second)))
}
