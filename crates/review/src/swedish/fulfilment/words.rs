//! The words by which doing and not doing are told.

/// Words before a supine: "har genomfört", "hade kunnat".
pub(super) const AUXILIARY: &[&str] = &["har", "hade", "ha", "kunnat", "blivit"];

/// Words that say by themselves that a thing was done or is being done as it should.
pub(super) const DONE: &[&str] = &[
    "ja",
    "klar",
    "klart",
    "klara",
    "genomförd",
    "genomförda",
    "genomfört",
    "genomförs",
    "genomförts",
    "genomför",
    "utfört",
    "utförts",
    "utförd",
    "infört",
    "införts",
    "införd",
    "slutförd",
    "slutfört",
    "slutförts",
    "avslutad",
    "avslutat",
    "avslutats",
    "färdig",
    "färdigt",
    "färdigställd",
    "färdigställt",
    "deltagit",
    "deltog",
    "deltar",
    "gör",
    "görs",
    "gjort",
    "gjorts",
    "sker",
    "skett",
    "uppfyllt",
    "uppfylls",
    "uppnått",
    "uppnåtts",
    "används",
    "använder",
    "arbetar",
    "följs",
    "följer",
    "hölls",
    "höll",
    "öppnade",
    "startade",
    "erbjuder",
    "erbjuds",
    "löpande",
    "kontinuerligt",
];

/// Words that say that a thing has begun or is to come.
pub(super) const BEGUN: &[&str] = &[
    "påbörjats",
    "påbörjat",
    "påbörjades",
    "påbörjad",
    "påbörjade",
    "påbörjas",
    "inletts",
    "inleddes",
    "planeras",
    "planerad",
    "planerat",
    "planerats",
];

/// Words that say by themselves that a thing came to nothing or was put off.
pub(super) const CANCELLED: &[&str] = &[
    "uteblev",
    "uteblivit",
    "uteblir",
    "uteblivna",
    "inställd",
    "inställda",
    "inställt",
    "inställdes",
    "senarelagts",
    "senarelades",
    "senareläggs",
    "senarelagd",
    "senarelagt",
    "framflyttad",
    "framflyttat",
    "framflyttats",
    "framflyttas",
    "framflyttade",
    "uppskjuten",
    "uppskjutet",
    "uppskjutits",
    "uppskjutna",
    "framskjuten",
    "framskjutet",
    "framskjutits",
    "strukits",
    "ströks",
    "struken",
    "strukits",
    "nedprioriterats",
    "nedprioriterat",
    "nedprioriterades",
    "bortprioriterats",
    "bortprioriterat",
    "bortprioriterades",
    "bordlagts",
    "utgår",
    "utgått",
    "utgick",
    "ogjort",
];

/// Verbs that say so with a small word soon after: "ställdes tyvärr in", "läggs på is".
pub(super) const CANCELLED_WITH: &[(&[&str], &[&str])] = &[
    (&["ställdes", "ställts", "ställs", "ställt"], &["in"]),
    (&["skjutits", "sköts", "skjuts", "skjutit", "sköt"], &["upp", "fram", "framtiden"]),
    (&["flyttats", "flyttades", "flyttas", "flyttat"], &["fram", "framåt"]),
    (&["lagts", "läggs", "lades", "ligger", "lagt"], &["is", "ned", "ner"]),
    (&["prioriterats", "prioriterades", "prioriterat"], &["bort", "ned", "ner"]),
    (&["runnit", "rann"], &["sanden"]),
];

/// Words that say that a thing was held back.
pub(super) const HAMPERED: &[&str] = &[
    "begränsad",
    "begränsat",
    "begränsade",
    "begränsats",
    "begränsades",
    "begränsningar",
    "svårt",
    "svårigheter",
    "svårare",
    "tappat",
    "tappade",
    "bristande",
    "personalbrist",
    "dröjt",
    "dröjde",
    "dröjer",
    "kvarstår",
    "återstår",
    "saknar",
    "saknas",
    "saknats",
    "saknades",
    "avbrutits",
    "avbröts",
    "avbruten",
    "avbrutet",
];

/// Beginnings of such words.
pub(super) const HAMPERED_STEMS: &[&str] =
    &["avstanna", "pausa", "försena", "försening", "omöjlig", "försämra", "misslyck"];

/// Words that give a reason; a star stands for any ending.
pub(super) const REASONS: &[&str] = &[
    "pga",
    "p.g.a",
    "eftersom",
    "då",
    "pandemi*",
    "corona*",
    "covid*",
    "sjukdom*",
    "sjukskriv*",
    "vakans*",
    "vakant*",
    "personalbrist*",
    "resursbrist*",
    "väntar",
    "inväntar",
    "orsak*",
    "anledning*",
    "beror",
    "berott",
    "beroende",
    "överklag*",
    "restriktion*",
    "konkurs*",
    "uppsagd*",
    "tidsbrist",
    "platsbrist",
    "föräldraledig*",
    "smittläge*",
    "tack",
];

/// Words that give a reason together.
pub(super) const REASON_PHRASES: &[&[&str]] = &[
    &["på", "grund", "av"],
    &["till", "följd", "av"],
    &["i", "och", "med"],
    &["i", "avvaktan"],
    &["därför", "att"],
    &["brist", "på"],
    &["beslut", "har"],
    &["har", "beslutat"],
    &["beslutades", "att"],
    &["i", "stället"],
    &["gav", "inte"],
];

/// Ends of supines that few other words share.
const SUPINE_ENDS: &[&str] = &[
    "at",
    "ats",
    "it",
    "its",
    "gjort",
    "gjorts",
    "fört",
    "förts",
    "lagt",
    "lagts",
    "nått",
    "nåtts",
    "skett",
    "fått",
    "gått",
    "sett",
    "setts",
    "kört",
    "körts",
    "lärt",
    "hjälpt",
    "köpt",
    "köpts",
    "byggt",
    "byggts",
    "använt",
    "använts",
    "ställt",
    "ställts",
    "följt",
    "följts",
    "möjliggjort",
    "hört",
    "hörts",
    "styrt",
    "sänkt",
    "höjt",
    "nyttjat",
    "hållits",
    "valt",
    "valts",
    "sålt",
    "nytt",
];

/// Words that end so and are none.
const NO_SUPINE: &[&str] = &[
    "privat",
    "resultat",
    "separat",
    "format",
    "mat",
    "dit",
    "vit",
    "apparat",
    "nytt",
    "kvalitet",
    "aktivitet",
    "annat",
    "enat",
    "klimat",
    "ständigt",
    "mandat",
    "certifikat",
    "begränsat",
];

/// Past tenses with no ending of their own.
const PAST: &[&str] = &[
    "blev",
    "kom",
    "gick",
    "hann",
    "fick",
    "kunde",
    "nådde",
    "deltog",
    "togs",
    "tog",
    "gavs",
    "gav",
    "hölls",
    "höll",
    "gjorde",
    "gjordes",
    "skrevs",
    "drevs",
    "valde",
    "startade",
    "fanns",
    "genomförde",
    "införde",
    "följde",
];

/// Words that end like a past tense and are none.
const NO_PAST: &[&str] = &[
    "hade",
    "både",
    "skulle",
    "glade",
    "samlade",
    "delade",
    "riktade",
    "sades",
    "dess",
    "alldeles",
    "ledes",
    "således",
    "likaledes",
    "särskilde",
];

/// Whether a word is a supine ("genomfört", "deltagit", "hållits").
pub(super) fn is_supine(word: &str) -> bool {
    word.chars().count() > 3
        && SUPINE_ENDS.iter().any(|end| word.ends_with(end))
        && !NO_SUPINE.contains(&word)
}

/// Whether a word is a verb in the past tense ("genomfördes", "startade", "blev").
pub(super) fn is_past(word: &str) -> bool {
    let ends = ["ade", "ades", "des", "tes"];
    PAST.contains(&word)
        || (word.chars().count() > 4
            && ends.iter().any(|end| word.ends_with(end))
            && !NO_PAST.contains(&word))
}
