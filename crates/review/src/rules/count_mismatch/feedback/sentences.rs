//! Whether a sentence tells how many views and complaints there are, and which.

use std::ops::Range;

use tertial_domain::quantity::UnitOfMeasure;

use super::super::table_counts::counts_time;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

/// Words that make a count one of some, or of another time.
const SOME: &[&str] = &[
    "varav",
    "vanligast",
    "vanligaste",
    "annat",
    "dessa",
    "gällde",
    "gäller",
    "gällt",
    "rör",
    "rörde",
    "handlade",
    "handlar",
    "avsåg",
    "avser",
    "föregående",
    "förra",
    "fjol",
    "tidigare",
    "besvarades",
    "besvarats",
    "besvarat",
    "svarat",
    "svarade",
    "andra",
    "flera",
    "ytterligare",
    "från",
    "om",
    "innan",
    "möten",
    "muntliga",
    "skriftliga",
    "anonyma",
    "ledde",
    "lett",
];

/// "De är åtta till antalet", "I år blev det 21": after a sentence whose one plural they are.
fn means_them(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let is_noun = |at: usize| {
        ["synpunkt", "klagomål"].iter().any(|stem| paragraph.word(at).starts_with(stem))
    };
    // "21. Så många klagomål kom in i år."
    let next = paragraph.sentences.get(sentence + 1);
    let is_told_next = next.is_some_and(|next| {
        paragraph.word(next.start) == "så"
            && paragraph.word(next.start + 1) == "många"
            && next.clone().any(is_noun)
    });
    if is_told_next && paragraph.sentences.get(sentence).is_some_and(|own| own.len() <= 2) {
        return only_count(paragraph, sentence).is_some();
    }
    let (Some(own), Some(before)) = (
        paragraph.sentences.get(sentence),
        sentence.checked_sub(1).and_then(|at| paragraph.sentences.get(at)),
    ) else {
        return false;
    };
    let Some(count) = only_count(paragraph, sentence) else { return false };
    // "Hur många klagomål kom in i år? 21."
    let is_bare_count = own.len() <= 2;
    let asks = |range: &Range<usize>, first: &str| {
        range.clone().any(is_noun)
            && paragraph.word(range.start) == first
            && matches!(paragraph.word(range.start + 1), "många")
    };
    if is_bare_count && asks(before, "hur") {
        return true;
    }
    let is_copula = |at: usize| matches!(paragraph.word(at), "är" | "var" | "blev" | "uppgick");
    let is_pronoun = |at: usize| matches!(paragraph.word(at), "de" | "det" | "antalet" | "summan");
    let says = (own.start..count.word).any(|at| {
        is_copula(at) && (is_pronoun(at + 1) || at.checked_sub(1).is_some_and(is_pronoun))
    });
    // Nothing of its own is counted: "De är åtta.", "De är åtta till antalet."
    let rest = paragraph.word(count.word_end);
    let is_bare = count.word_end >= own.end
        || matches!(rest, "till" | "stycken" | "st" | "i" | "totalt" | "sammanlagt" | "allt");
    says && is_bare
        && own.len() <= 9
        && before.clone().any(is_noun)
        && paragraph.figures_in(sentence - 1).all(|figure| figure.kind == FigureKind::Year)
}

/// Whether a sentence speaks of all views and complaints.
pub(super) fn is_of_all(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    // "klagomålsgruppen" is none of them.
    let is_noun = |word: &str| {
        matches!(
            word,
            "synpunkt"
                | "synpunkten"
                | "synpunkter"
                | "synpunkterna"
                | "klagomål"
                | "klagomålet"
                | "klagomålen"
                | "synp"
                | "klagom"
                | "synpunkts"
                | "synpunkternas"
                | "klagomålens"
        )
    };
    let count = only_count(paragraph, sentence).map_or(range.end, |figure| figure.word);
    // "till ett antal av 21", "någon lämnat en synpunkt eller ett klagomål": not one of them.
    let is_number = |at: usize| {
        let next = paragraph.word(at + 1);
        paragraph.word(at) == "ett"
            && next != "antal"
            && next != "enda"
            && !(at >= 1 && matches!(paragraph.word(at - 1), "varenda" | "vartenda"))
            // "vart och ett har tagits på allvar"
            && !(at >= 2 && matches!(paragraph.word(at - 2), "vart" | "vartenda"))
            && !(is_noun(next) && paragraph.word(at.saturating_sub(1)) == "eller")
    };
    // "Vad gäller synpunkter och klagomål har": the topic. "21 klagomål, varav flertalet": a whole.
    let is_some = |at: usize| {
        let word = paragraph.word(at);
        let is_topic = word == "gäller"
            && at < range.start + 3
            && (at + 1..at + 4).any(|near| is_noun(paragraph.word(near)));
        // "det handlar om 21", "det rör sig om 21": how many.
        let is_size = count > range.start && paragraph.word(count - 1) == "om" && at < count;
        // "har registrerat och besvarat 21": all of them both.
        let is_whole = matches!(paragraph.word(count.saturating_sub(1)), "samtliga" | "alla");
        // "21 klagomål, och vi har svarat på varenda en"
        let is_of_each = at > count
            && (at + 1..(at + 5).min(range.end)).any(|near| {
                matches!(paragraph.word(near), "varenda" | "alla" | "samtliga" | "allihop")
            });
        // "räknat från nyårsdagen", "från året"
        let is_since = word == "från"
            && (at + 1..at + 4).any(|near| {
                let next = paragraph.word(near);
                next.starts_with("nyår")
                    || matches!(next, "året" | "januari" | "årets" | "årsskiftet" | "år")
            });
        let is_joined = at < count
            && (is_whole
                || paragraph.word(at.saturating_sub(1)) == "och"
                || paragraph.word(at + 1) == "och");
        let is_harmless = match word {
            _ if is_of_each || is_since => true,
            "varav" => at > count,
            "handlar" | "handlade" | "rör" | "rörde" | "om" => is_size,
            _ => is_joined && word.starts_with("besvara"),
        };
        SOME.contains(&word) && !is_topic && !is_harmless
    };
    // "21 synpunkter (exkl. beröm)": what is left out.
    let is_left_out = |at: usize| {
        (at.saturating_sub(2).max(range.start)..at).any(|near| {
            let word = paragraph.word(near);
            word.starts_with("exkl")
                || matches!(word, "förutom" | "utom" | "utan" | "oräknat" | "undantaget")
        })
    };
    let tells_some = |at: usize| {
        is_some(at) || is_number(at) || paragraph.word(at).starts_with("beröm") && !is_left_out(at)
    };
    let has_noun = range.clone().any(|at| is_noun(paragraph.word(at)));
    (has_noun || means_them(paragraph, sentence)) && !range.clone().any(tells_some)
}

/// "sex rörde annat.", "kategorin annat": the row's name at the end of what it says, not "annat stöd".
pub(super) fn is_topic(paragraph: &Paragraph<'_>, range: &Range<usize>, key: &str) -> bool {
    const TOPICS: &[&str] = &[
        "rör",
        "rörde",
        "berör",
        "gällde",
        "gäller",
        "avsåg",
        "avser",
        "om",
        "kategorin",
        "ämnet",
        "ämne",
        "rubriken",
        "posten",
        "på",
        "som",
        "handlade",
        "området",
        "under",
        "ämneskod",
        "kod",
        "koden",
        "kategori",
        "rubrik",
        "etiketten",
        "etikett",
        "gruppen",
        "ämnesområdet",
        "ämnesområde",
        "raden",
        "facket",
    ];
    range.clone().any(|at| {
        let next = paragraph.word(at + 1);
        let is_last = at + 1 >= range.end
            || !paragraph.between(at).trim().is_empty()
            || matches!(next, "och" | "har" | "är" | "fick" | "i" | "uppgår" | "står" | "finns");
        paragraph.word(at) == key
            && is_last
            && (at == range.start || TOPICS.contains(&paragraph.word(at - 1)))
    })
}

/// Whether a sentence speaks of what the table leaves out: another unit's, not counted, or a number of
/// something else than views.
pub(super) fn is_of_others(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    // "Av 21 tillfrågade hade ingen några klagomål", "där ingen registrering gjordes"
    let is_none = range.clone().any(|at| {
        matches!(paragraph.word(at), "ingen" | "inget")
            && (at + 1..(at + 5).min(range.end)).any(|near| {
                let word = paragraph.word(near);
                word.starts_with("synpunkt") || word.starts_with("klagomål")
            })
    });
    if is_none {
        return true;
    }
    if only_count(paragraph, sentence).is_some_and(|own| counts_others(paragraph, &range, own)) {
        return true;
    }
    range.clone().any(|at| {
        let next = paragraph.word(at + 1);
        matches!(paragraph.word(at), "annan" | "andra" | "annat")
            && (next.starts_with("enhet") || next.starts_with("verksamhet"))
            || paragraph.word(at).starts_with("ingår") && next == "inte"
            // "fyra av synpunkterna ledde till": what came of them.
            || matches!(paragraph.word(at), "ledde" | "lett" | "resulterade" | "resulterat")
                && paragraph.figures_in(sentence).any(|own| paragraph.word(own.word_end) == "av")
    })
}

/// Whether a word says that a view was told, or by whom: "hört av sig", "klagat", "från".
pub(super) fn tells_a_view(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "hört",
        "hörde",
        "hör",
        "klagat",
        "klagar",
        "klagade",
        "lämn",
        "inlämn",
        "framför",
        "framfört",
        "skriv",
        "skrev",
        "skrivit",
        "inkom",
        "kommit",
        "kom",
        "från",
        "stod",
        "står",
        "svarar",
        "avsändare",
        "mejlat",
        "ringt",
        "kontakt",
        "synpunktslämn",
        "tyckt",
        "påpek",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// The one count of a sentence, what counts time aside; none where it has several.
pub(super) fn only_count<'p>(paragraph: &'p Paragraph<'_>, sentence: usize) -> Option<&'p Figure> {
    let range = paragraph.sentences.get(sentence)?.clone();
    // "21 gånger har någon lämnat en synpunkt": as many views.
    let says_someone = range.clone().any(|at| {
        let is_one = matches!(
            (paragraph.word(at), paragraph.word(at + 1)),
            ("en", "synpunkt") | ("ett", "klagomål")
        );
        // "21 gånger har någon hört av sig om bemötande"
        let is_heard = matches!(paragraph.word(at), "någon" | "folk" | "man" | "brukare" | "andra")
            && (at + 1..at + 4).any(|near| {
                let word = paragraph.word(near);
                ["hört", "hörde", "hör", "klagat", "klagade"].contains(&word)
                    // "21 gånger i år har någon lämnat synpunkter"
                    || paragraph.word(range.start + 1) == "gånger"
                        && ["lämnat", "lämnade", "framfört", "skickat"].contains(&word)
            });
        is_heard
            || is_one
                && !matches!(paragraph.word(at + 2), "på" | "om" | "mot" | "kring" | "gällande")
    });
    let counts_time = |word: &str| counts_time(word) && !(says_someone && word == "gånger");
    let is_other = |figure: &Figure| {
        let next = paragraph.word(figure.word_end);
        counts_time(next)
            || ["arbetsplats", "enhet", "möte"].iter().any(|stem| next.starts_with(stem))
    };
    let mut figures = paragraph.figures_in(sentence).filter(|figure| {
        matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
            && !counts_time(paragraph.word(figure.word_end))
    });
    let figure = figures.next()?;
    let counts = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        && !figure.is_about
        && figure.until.is_none()
        && !is_other(figure);
    let is_other_time = range.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "föregående" | "förra" | "fjol" | "tidigare" | "innan" | "snitt")
            || word == "varav" && at < figure.word
    });
    (counts && !is_other_time && figures.next().is_none()).then_some(figure)
}

/// "26 medarbetare har gått kursen i att ta emot klagomål": a number of those who did something else
/// than tell a view.
fn counts_others(paragraph: &Paragraph<'_>, range: &Range<usize>, count: &Figure) -> bool {
    const VIEWS: &[&str] = &["synpunkt", "anmäl", "kontakt", "reaktion", "komment", "stycken"];
    let ends_plural = |noun: &str| ["er", "ar", "or", "are"].iter().any(|end| noun.ends_with(end));
    // "39 öppna samtalskvällar": the noun behind its adjective.
    let next = paragraph.word(count.word_end);
    let is_behind = next.len() > 3
        && next.ends_with('a')
        && count.word_end + 1 < range.end
        && ends_plural(paragraph.word(count.word_end + 1));
    let noun = if is_behind { paragraph.word(count.word_end + 1) } else { next };
    let is_plural = ends_plural(noun);
    count.word_end < range.end
        && is_plural
        && !VIEWS.iter().any(|stem| noun.starts_with(stem))
        && !matches!(
            noun,
            "är" | "har" | "handlar" | "rör" | "gäller" | "avser" | "berör" | "under"
        )
        && !range.clone().any(|at| tells_a_view(paragraph.word(at)))
}
