//! The words by which a text says which way an amount of money went.

use std::ops::Range;

use super::rows::is_laid_in_fund;
use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;

/// Which way a text says that money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Good for the result: "överskott", "kvar", "billigare".
    Better,
    /// Bad for the result: "underskott", "fattas", "dyrare".
    Worse,
    /// More than the budget: good for an income, bad for a cost.
    More,
    /// Less than the budget.
    Less,
}

/// Words that say what a budget is.
fn is_budget(word: &str) -> bool {
    [
        "budget",
        "planera",
        "beräkna",
        "räkna",
        "avsatt",
        "ram",
        "beslutad",
        "tilldela",
        "kalkyl",
        "vänta",
        "förvänta",
        "tänkt",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

/// Which way a sentence says that an amount went: the word nearest to it decides.
pub(super) fn way(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &Figure,
) -> Option<Way> {
    let distance = |at: usize| {
        if at < figure.word {
            (figure.word - at) * 2
        } else {
            (at - figure.word_end.min(at)) * 2 + 1
        }
    };
    let told = sentence
        .clone()
        .filter(|at| !(figure.word..figure.word_end).contains(at))
        .filter_map(|at| Some((distance(at), way_of_word(paragraph, sentence, at, figure)?)))
        .min_by_key(|(distance, _)| *distance);
    let has_plus = paragraph.text.get(..figure.start).is_some_and(|text| text.ends_with('+'));
    let by_sign = match (figure.number.is_sign_negative(), has_plus) {
        (true, _) => Some(Way::Worse),
        (false, true) => Some(Way::Better),
        (false, false) => None,
    };
    let told = told.map(|(_, way)| way).or(by_sign);
    told.or_else(|| way_before(paragraph, sentence, figure)).or_else(|| {
        let is_broken = does_not_hold(paragraph, sentence);
        if is_broken { Some(Way::Worse) } else { None }
    })
}

/// "Ett underskott är oundvikligt; det beräknas till 276 tkr": what a pronoun takes up from the
/// sentence before, where that one tells no amount.
fn way_before(paragraph: &Paragraph<'_>, sentence: &Range<usize>, figure: &Figure) -> Option<Way> {
    let takes_up = matches!(
        paragraph.word(sentence.start),
        "det" | "detta" | "den" | "denna" | "summan" | "beloppet"
    ) && sentence.len() <= 12;
    let at = paragraph.sentence_of(sentence.start)?.checked_sub(1)?;
    let before = paragraph.sentences.get(at)?;
    let has_amount =
        paragraph.figures_in(at).any(|own| crate::money_text::kronor_in(&own.unit).is_some());
    if !takes_up || has_amount {
        return None;
    }
    before.clone().find_map(|near| {
        let word = paragraph.word(near);
        let is_denied = (near.saturating_sub(2).max(before.start)..near)
            .any(|at| matches!(paragraph.word(at), "inget" | "inte" | "utan" | "ej"));
        match word {
            _ if is_denied => None,
            _ if begins(word, &["undersko", "förlust", "minusresultat"]) => {
                way_of_word(paragraph, before, near, figure)
            }
            _ if begins(word, &["översko", "vinst", "plusresultat"]) => {
                way_of_word(paragraph, before, near, figure).or(Some(Way::Better))
            }
            _ => None,
        }
    })
}

/// Which way it went where what comes in is held against what goes out, both told by their verbs.
fn what_goes_in_and_out(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Way> {
    let goes_in = |at: usize| {
        matches!(
            (paragraph.word(at), paragraph.word(at + 1)),
            (
                "få" | "får" | "fick" | "fått" | "tar" | "ta" | "kommer" | "komma" | "drar" | "dra",
                "in"
            )
        ) || begins(paragraph.word(at), &["tjäna"])
    };
    let goes_out = |at: usize| {
        matches!(
            (paragraph.word(at), paragraph.word(at + 1), paragraph.word(at + 2)),
            ("gör" | "göra" | "gjort" | "gjorde", "av", "med")
                | ("betalar" | "betala" | "går" | "gå" | "lägger" | "betalat", "ut", _)
        ) || begins(paragraph.word(at), &["spender", "förbruka"])
    };
    // "gör av med 40 tkr mer än den har"
    let has = |at: usize| {
        matches!(paragraph.word(at), "har" | "äger" | "tilldelats" | "fått")
            && paragraph.word(at + 1) != "gjort"
    };
    let than = (at + 1..(at + 3).min(sentence.end)).find(|&at| paragraph.word(at) == "än")?;
    let (before, after) = (sentence.start..at, than..sentence.end);
    let more = paragraph.word(at).starts_with("mer");
    let is_in = before.clone().any(goes_in) && after.clone().any(goes_out);
    let is_out = before.clone().any(goes_out) && after.clone().any(|at| goes_in(at) || has(at));
    if is_in == is_out {
        return None;
    }
    Some(if is_in == more { Way::Better } else { Way::Worse })
}

/// "överskott", "nettounderskott", "positivt": the words themselves.
fn surplus_or_deficit(word: &str) -> Option<Way> {
    if word.contains("överskott") || begins(word, &["översko", "positiv"]) {
        return Some(Way::Better);
    }
    let is_deficit = word.contains("underskott") || begins(word, &["undersko", "negativ"]);
    is_deficit.then_some(Way::Worse)
}

/// Turns of phrase that say which way money went, whatever was budgeted: "under noll", "till vår fördel".
fn way_by_turn(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
    figure: &Figure,
) -> Option<Way> {
    let word = paragraph.word(at);
    let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
    let to_our = || {
        at >= 2
            && matches!(previous, "vår" | "enhetens" | "verksamhetens" | "skolans")
            && paragraph.word(at - 2) == "till"
    };
    // "bättre än ett nollresultat", "sämre än noll"
    let than_nothing = || {
        paragraph.word(at + 1) == "än"
            && (at + 2..at + 5).any(|near| {
                begins(paragraph.word(near), &["noll", "nolla"])
                    || matches!(paragraph.word(near), "balans" | "0")
            })
    };
    match word {
        "att" if at == figure.word_end && is_laid_in_fund(paragraph, at, figure) => {
            Some(Way::Better)
        }
        "skyldig" | "skyldiga" => Some(Way::Worse),
        _ if begins(word, &["ogynnsam", "ofördelaktig", "oförmånlig"]) => Some(Way::Worse),
        _ if begins(word, &["gynnsam", "fördelaktig", "förmånlig"]) => Some(Way::Better),
        // "40 tkr under noll", "över strecket"
        "under" | "över" if is_line(paragraph.word(at + 1)) => {
            Some(if word == "under" { Way::Worse } else { Way::Better })
        }
        // "därutöver har 40 tkr förbrukats", of money that has come to its end
        "därutöver" if sentence.clone().any(|near| paragraph.word(near) == "slut") => {
            Some(Way::Worse)
        }
        // "har inte behövt ta 40 tkr i anspråk"
        "anspråk" if denied_before(paragraph, sentence, at) => Some(Way::Better),
        // "för lite pengar"
        "lite" | "litet" if previous == "för" && of_money(paragraph, sentence) => Some(Way::Worse),
        _ if begins(word, &["förlust", "förlora"]) => Some(Way::Worse),
        // "till vår fördel", "till enhetens nackdel"
        "fördel" | "gagn" if to_our() => Some(Way::Better),
        "nackdel" if to_our() => Some(Way::Worse),
        "bättre" if than_nothing() => Some(Way::Better),
        "sämre" if than_nothing() => Some(Way::Worse),
        // "få in 40 tkr mer än den gör av med"
        "mer" | "mera" | "mindre" if what_goes_in_and_out(paragraph, sentence, at).is_some() => {
            what_goes_in_and_out(paragraph, sentence, at)
        }
        // "Intäkterna översteg kostnaderna med 40 tkr"
        _ => between_both(paragraph, sentence, at),
    }
}

fn way_of_word(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
    figure: &Figure,
) -> Option<Way> {
    if let Some(way) = way_by_turn(paragraph, sentence, at, figure) {
        return Some(way);
    }
    let word = paragraph.word(at);
    let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
    let follows = |within: usize| {
        (at + 1..(at + 1 + within).min(sentence.end)).any(|near| is_budget(paragraph.word(near)))
    };
    let names_budget = || sentence.clone().any(|near| is_budget(paragraph.word(near)));
    let is_near = at + 3 > figure.word && at < figure.word_end + 3;
    // "mer än vi fick"
    let than_given = || {
        paragraph.word(at + 1) == "än"
            && (at + 2..at + 5).any(|near| matches!(paragraph.word(near), "fick" | "fått"))
    };
    let is_denied = || {
        (at.saturating_sub(3).max(sentence.start)..at + 2)
            .any(|near| matches!(paragraph.word(near), "inte" | "ej"))
    };
    match word {
        "plus" | "billigare" | "plussidan" | "marginal" | "svarta" => Some(Way::Better),
        "minussidan" | "skuld" | "skulden" | "röda" | "sakna" | "saknat" => Some(Way::Worse),
        "bättre" if names_budget() => Some(Way::Better),
        "sämre" if names_budget() => Some(Way::Worse),
        "tillbaka" if begins(previous, &["lämna"]) => Some(Way::Better),
        "över" if is_near && ["blir", "blev", "bli", "blivit"].contains(&previous) => {
            Some(Way::Better)
        }
        "över" if matches!(previous, "pengar" | "medel" | "slantar") => Some(Way::Better),
        "utöver" if follows(3) => Some(Way::More),
        "kvar" | "utrymme" | "återstå" | "återstår" | "sparade" | "sparat" | "sparad"
            if is_near =>
        {
            Some(Way::Better)
        }
        "godo" if previous == "till" => Some(Way::Better),
        "tillgodo" | "resterar" | "vinst" if is_near => Some(Way::Better),
        "minus" | "back" | "fattas" | "fattades" | "fattats" | "saknas" | "saknades" | "dyrare" => {
            Some(Way::Worse)
        }
        "högre" | "mer" | "mera" if names_budget() || follows(6) || than_given() => {
            Some(Way::More)
        }
        "lägre" | "mindre" if names_budget() || follows(6) || than_given() => Some(Way::Less),
        _ if begins(word, &["förbruka", "använ", "utnyttja"]) && is_denied() => Some(Way::Better),
        "över"
            if follows(3)
                || ["drar", "drog", "dra", "dragit", "går", "gick"].contains(&previous)
                // "drog därmed över"
                || at >= 2 && begins(paragraph.word(at - 2), &["drar", "drog"]) =>
        {
            Some(Way::More)
        }
        // "får lägga 318 tkr till fonden"
        "till" if is_laid_in_fund(paragraph, at, figure) => Some(Way::Better),
        "under" if follows(4) => Some(Way::Less),
        "höga" if previous == "för" => Some(Way::More),
        "låga" if previous == "för" => Some(Way::Less),
        _ if begins(word, &["överskrid", "överskred", "överstig", "översteg", "överträff"]) => {
            Some(Way::More)
        }
        _ if begins(word, &["underskrid", "underskred", "understig", "understeg"]) => {
            Some(Way::Less)
        }
        _ => surplus_or_deficit(word).or_else(|| of_what_is_left(paragraph, sentence, at, figure)),
    }
}

/// Which way it went where income and costs are held against each other, wherever they stand in the
/// sentence: "Intäkterna torde komma att överstiga kostnaderna", "Kostnaderna blev 40 tkr lägre än
/// intäkterna".
fn between_both(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Way> {
    let word = paragraph.word(at);
    let is_more = begins(word, EXCEEDS);
    if !is_more && !begins(word, FALLS_SHORT) {
        return None;
    }
    // "Intäkterna", "de totala kostnaderna": all of them, not one of the posts.
    let is_income = |at: usize| match paragraph.word(at) {
        word if word.starts_with("intäkt") => Some(true),
        word if word.starts_with("kostnad") || word.starts_with("totalkostnad") => Some(false),
        _ => None,
    };
    let first_is_income = (sentence.start..at).rev().find_map(is_income)?;
    let second_is_income = (at + 1..sentence.end.min(at + 6)).find_map(is_income)?;
    if first_is_income == second_is_income {
        return None;
    }
    Some(if first_is_income == is_more { Way::Better } else { Way::Worse })
}

const EXCEEDS: &[&str] = &[
    "överstig",
    "översteg",
    "överskrid",
    "överskred",
    "överträff",
    "större",
    "högre",
    "fler",
    "mer",
];
const FALLS_SHORT: &[&str] =
    &["understig", "understeg", "underskrid", "underskred", "mindre", "lägre", "färre"];
/// Beginnings of words for money that nobody has used.
const UNUSED: &[&str] =
    &["oanvän", "oförbruk", "outnyttja", "ospender", "oupparbet", "ointeckn", "obrukad"];
/// Beginnings of words for a budget that did not hold.
const BROKEN: &[&str] = &[
    "spräck",
    "spruck",
    "sprick",
    "sprack",
    "övertrasser",
    "överutnyttj",
    "överförbruk",
    "överdrag",
    "överkostnad",
    "ofinansiera",
    "obalans",
    "merkostnad",
];

/// Words that say by themselves, or with their neighbours, that money is left or lacking.
fn of_what_is_left(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
    figure: &Figure,
) -> Option<Way> {
    let word = paragraph.word(at);
    let before = |stems: &[&str], reach: usize| {
        (at.saturating_sub(reach).max(sentence.start)..at)
            .any(|near| begins(paragraph.word(near), stems))
    };
    let is_near = at + 4 > figure.word && at < figure.word_end + 4;
    match word {
        // "Ekonomin går ihop med råge", "klarar ramen med marginal"
        "råge" | "marginal" if says_holds(paragraph, sentence) => Some(Way::Better),
        "sida" | "sidan" if before(&["rätt", "plus"], 1) => Some(Way::Better),
        "sida" | "sidan" if before(&["fel", "minus"], 1) => Some(Way::Worse),
        // "lämnade 40 tkr över", "har 40 tkr över": what is left, not what is beyond.
        "över" if at == figure.word_end && is_left_over(paragraph, sentence, at) => {
            Some(Way::Better)
        }
        "behållning" | "behållningen" | "oförbrukat" if is_near => Some(Way::Better),
        "hål" | "hålet" | "gap" | "gapet" | "brist" | "bristen" if is_near => Some(Way::Worse),
        "mycket" if is_near && before(&["för"], 1) => Some(Way::More),
        "lite" | "litet" if is_near && before(&["för"], 1) => Some(Way::Less),
        _ if begins(word, UNUSED) => Some(Way::Better),
        _ if begins(word, BROKEN) => Some(Way::Worse),
        _ => None,
    }
}

fn is_line(word: &str) -> bool {
    matches!(word, "noll" | "nollan" | "strecket" | "nollstrecket" | "nollinjen")
}

fn denied_before(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (sentence.start..at).any(|near| matches!(paragraph.word(near), "inte" | "ej"))
}

fn of_money(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| begins(paragraph.word(at), &["peng", "medel", "kassa"]))
}

/// "håller inte budgeten", "pengarna räckte inte": an amount beside it is what lacks.
fn does_not_hold(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let of_money = sentence.clone().any(|at| {
        begins(paragraph.word(at), &["budget", "ram", "peng", "ekonomi", "medel", "anslag"])
    });
    of_money
        && sentence.clone().any(|at| {
            begins(paragraph.word(at), &["håll", "höll", "klara", "räck", "går"])
                && (at + 1..at + 4).any(|near| matches!(paragraph.word(near), "inte" | "ej"))
        })
}

/// "går ihop", "klarar", "håller": a budget that held.
fn says_holds(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let says = |stems: &[&str]| sentence.clone().any(|at| begins(paragraph.word(at), stems));
    says(&["ihop", "klara", "håll", "höll", "inom", "runt", "råd"])
        && !says(&["över", "spräck", "inte", "ej"])
}

/// Whether an "över" after its amount ends what was said: no budget follows that it stands over.
fn is_left_over(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let ends = at + 1 >= sentence.end
        || !paragraph.between(at).trim().is_empty()
        || matches!(paragraph.word(at + 1), "när" | "vid" | "i" | "och" | "till" | "på" | "efter");
    let verb = (sentence.start..at).rev().take(6).any(|near| {
        begins(paragraph.word(near), &["lämna", "har", "hade", "finns", "fanns", "ge", "gav"])
            || matches!(
                paragraph.word(near),
                "får" | "fick" | "fått" | "blir" | "blev" | "bli" | "blivit" | "ger"
            )
    });
    let is_drawn = sentence.clone().any(|near| begins(paragraph.word(near), &["dra", "drog"]));
    ends && verb && !is_drawn
}

pub(super) fn begins(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem))
}
