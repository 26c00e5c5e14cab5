//! The words that say when, how and of whom a figure is.

/// Words of the year before.
pub(super) const BEFORE: &[&str] = &[
    "fjol",
    "fjolåret",
    "fjolårets",
    "föregående",
    "förra",
    "förrförra",
    "tidigare",
    "ifjol",
    "dessförinnan",
];
/// Parts of a year.
pub(super) const PARTS_OF_YEAR: &[&str] = &[
    "våren",
    "hösten",
    "sommaren",
    "vintern",
    "vårens",
    "vårterminen",
    "höstterminen",
    "kvartal",
    "kvartalet",
    "veckan",
    "halvår",
    "halvåret",
    "sommarveckorna",
    "semestern",
    "t1",
    "t2",
    "t3",
    "tertial",
    "tertialet",
    "tertialrapport",
    "delårsrapporten",
    "delåret",
];
/// Words that take the time back to the period that is reported.
pub(super) const NOW: &[&str] =
    &["nu", "rullande", "året", "årets", "perioden", "numera", "slutade", "helår"];
/// Beginnings of words of what measures: "stickprovet i december" is the year's.
pub(super) const MEASURES: &[&str] =
    &["stickprov", "mätning", "enkät", "undersökning", "inventering", "avstämning", "granskning"];
/// Beginnings of words of other bodies.
pub(super) const OTHERS: &[&str] = &[
    "staden",
    "stadsdel",
    "stadsledning",
    "kommun",
    "förvaltning",
    "rike",
    "nämnd",
    "länet",
    "regionen",
    "landet",
    "nationell",
    "genomsnittet",
    "snittet",
    "medelvärdet",
    "grannkommun",
];
/// Those that are beyond a committee too.
pub(super) const BEYOND_COMMITTEE: &[&str] = &[
    "staden",
    "stadsdel",
    "stadsledning",
    "kommun",
    "rike",
    "länet",
    "regionen",
    "landet",
    "nationell",
    "genomsnittet",
    "snittet",
    "medelvärdet",
    "grannkommun",
];
/// Beginnings of words of movement: what stands after "med" is how far.
pub(super) const MOVES: &[&str] = &[
    "öka",
    "ökning",
    "minsk",
    "sjunk",
    "sjönk",
    "steg",
    "stig",
    "höj",
    "sänk",
    "förbättr",
    "försämr",
    "uppgång",
    "nedgång",
    "växt",
    "växer",
    "överst",
    "överskr",
    "underskr",
    "skilj",
    "högre",
    "lägre",
    "ändra",
];
/// Beginnings of words whose "att" tells what is aimed at.
pub(super) const AIMS: &[&str] = &[
    "ambition",
    "mål",
    "syfte",
    "förhoppning",
    "avsikt",
    "strävan",
    "plan",
    "avser",
    "räknar",
    "hoppas",
    "tänk",
    "önska",
];
/// Words that wish, fear or suppose.
pub(super) const SUPPOSED: &[&str] = &[
    "skulle",
    "ska",
    "skall",
    "bör",
    "vill",
    "hoppas",
    "behöver",
    "oro",
    "farhåga",
    "farhågor",
    "risk",
    "siktar",
    "kunde",
];
