//! A sentence cut into clauses, each with the verb that tells its time. Verbs are known by their form
//! and by their place: Swedish puts the verb of a main clause second, and after its subject.

use std::ops::Range;

use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{Tense, is_event, tense_of};
use crate::swedish::word_set::WordSet;

/// What a clause is to the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It says something by itself.
    Main,
    /// "som …", ", där …": tells which.
    Relative,
    /// "när …", "innan …", "så snart …": tells when.
    Time,
    /// "om …" first in a sentence or after a comma.
    Condition,
    /// "att …" with a verb of its own.
    That,
    /// "hur …", "vad …", "oklart om …"
    Question,
    /// "eftersom …", "medan …"
    Reason,
}

/// A clause of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its words.
    pub words: Range<usize>,
    /// What it is to the sentence.
    pub opening: Opening,
    /// Its finite verb, if it has one.
    pub verb: Option<Verb>,
}

/// A finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Its word.
    pub at: usize,
    /// The time that it speaks of.
    pub tense: Tense,
}

/// Words that stand before the verb and only tell when.
static TIME_WORDS: WordSet = WordSet::new(
    "\
    under i på till inför från fram före efter vid senast den det de av hela sista första andra
    tredje fjärde slutet början mitten halvåret halvan hösten våren sommaren vintern höst vår
    sommar senhösten vårterminen höstterminen år året årets års vecka kvartal kvartalet tertial
    tertialet t1 t2 någon gång senare redan först sedan runt kring omkring preliminärt troligen
    troligtvis sannolikt förhoppningsvis och med inom kort nu snart därefter månad månaden lagom jul
    årsskiftet halvårsskiftet utgången ingången dag dagen perioden så som planerat",
);
/// Words before a form in -de that make it an attribute: "den utökade bemanningen".
static DETERMINERS: WordSet = WordSet::new(
    "den det de denna detta dessa en ett vår vårt våra sin sitt sina alla nya nytt ny mer mest \
    väl av samt fler övriga samtliga med för i",
);
/// Words that a verb in the infinitive follows, which has the form of a passive.
static BINDING: WordSet = WordSet::new(
    "att ska skall kan kunna kunde skulle bör måste får vill behöver kommer hinner brukar ha",
);
/// Pronouns and other short subjects.
static SUBJECTS: WordSet = WordSet::new("vi jag man hon han ni du enheten");
/// Verbs in the present that reports use of time and of themselves.
static MORE_VERBS: WordSet = WordSet::new(
    "\
    redogör berättar talar behandlar skildrar innefattar sträcker speglar återger blickar räknar tror
    hoppas siktar tyder lovar återkommer hinner faller utfaller upphör tycks verkar artar ter lutar
    närmar stundar nalkas förestår åstadkommer",
);
/// Words that end as definite nouns do and are none.
static NO_SUBJECTS: WordSet = WordSet::new(
    "\
    sedan medan innan annan redan vilken ingen genom sådan någon tidigare senare vidare nästan egen
    liten öppen vuxen given erfaren välkommen mogen skriven bättre större mindre mycket inget något
    annat vilket endast snarare därefter oftare närmare fortfarande ytterligare enligt inklusive",
);
/// Words that ask, where what is asked follows.
static ASKING: WordSet = WordSet::new("hur vad vem vilka vilken vart varför huruvida vems");
/// Words that "om" follows as a question.
static BEFORE_IF: WordSet = WordSet::new(
    "se veta vet säga oklart osäkert ovisst bedöma avgöra oavsett även tveksamt fråga sia utvisa \
    visa sig",
);
/// How a stretch of time ends.
static ENDINGS: WordSet = WordSet::new(
    "slut ända över förbi summeras avslutas stängs tillända gått kommer börjar nalkas",
);

/// The clauses of a sentence, in order.
pub fn clauses(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut current = opened(paragraph, sentence.start, sentence).unwrap_or(Opening::Main);
    let mut first = sentence.start;
    let mut verb: Option<Verb> = None;
    for at in sentence.clone() {
        if at > first
            && let Some(opening) = begins(paragraph, at, sentence, verb.is_some())
        {
            found.push(Clause { words: first..at, opening: current, verb });
            (first, current, verb) = (at, opening, None);
        }
        let Some(tense) = finite(paragraph, at, first..sentence.end) else { continue };
        let is_joined = at > first && matches!(paragraph.word(at - 1), "och" | "samt" | "eller");
        if verb.is_none() {
            verb = Some(Verb { at, tense });
        } else if current != Opening::Main && !is_joined {
            // "När året är slut | ska allt vara klart": the second verb is of another clause.
            found.push(Clause { words: first..at, opening: current, verb });
            (first, current, verb) = (at, Opening::Main, Some(Verb { at, tense }));
        }
    }
    found.push(Clause { words: first..sentence.end, opening: current, verb });
    found
}

/// What begins at a word, if a clause does.
fn begins(
    paragraph: &Paragraph<'_>,
    at: usize,
    sentence: &Range<usize>,
    has_verb: bool,
) -> Option<Opening> {
    if let Some(opening) = opened(paragraph, at, sentence) {
        return Some(opening);
    }
    if !has_verb {
        return None;
    }
    let is_apart = paragraph.between(at - 1).contains([',', '–', ':', '(']);
    let word = paragraph.word(at);
    let joins = matches!(word, "och" | "men" | "utan" | "så" | "samt");
    let next = paragraph.word(at + 1);
    let has_own_verb = || {
        let subject = at + 1 + usize::from(joins);
        SUBJECTS.contains(word)
            || SUBJECTS.contains(next)
            || (at..subject + 4)
                .any(|verb| verb < sentence.end && tense_of(paragraph, verb, sentence).is_some())
    };
    (is_apart && (joins || has_own_verb()) || matches!(word, "men")).then_some(Opening::Main)
}

/// Which kind of clause a word opens by itself.
fn opened(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<Opening> {
    let word = paragraph.word(at);
    let next = paragraph.word(at + 1);
    let is_first = at == sentence.start;
    let is_apart = is_first || paragraph.between(at - 1).contains([',', '–', '(']);
    let before = if is_first { "" } else { paragraph.word(at - 1) };
    let opening = match word {
        "som" | "vars" if !starts_with_digit(next) && !matches!(next, "mest" | "planerat") => {
            Opening::Relative
        }
        "där" | "vilket" | "varefter" | "varvid" if is_apart => Opening::Relative,
        "när" => Opening::Time,
        "då" if is_apart && !is_first => Opening::Time,
        "innan" | "tills" | "förrän" if is_clause_of_time(paragraph, at, sentence) => {
            Opening::Time
        }
        "snart" | "fort" if before == "så" => Opening::Time,
        "att" if matches!(before, "efter" | "tills") => Opening::Time,
        "om" | "ifall" if is_apart => Opening::Condition,
        "om" | "ifall" if BEFORE_IF.contains(before) => Opening::Question,
        "att" if !is_infinitive_near(paragraph, at) => Opening::That,
        "eftersom" | "medan" => Opening::Reason,
        _ if ASKING.contains(word) => Opening::Question,
        _ => return None,
    };
    Some(opening)
}

/// "innan året är slut" has a verb of its own, "innan årets slut ska vi" has none.
fn is_clause_of_time(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let reach = at + 1..(at + 8).min(sentence.end);
    let verb = reach.clone().find(|&at| tense_of(paragraph, at, sentence).is_some());
    verb.is_some_and(|verb| {
        let is_time_alone = (at + 1..verb).all(|at| is_time_word(paragraph, at));
        !is_time_alone
            || (verb..(verb + 5).min(sentence.end)).any(|at| ENDINGS.contains(paragraph.word(at)))
    })
}

fn is_infinitive_near(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let is_infinitive = |word: &str| {
        word.chars().count() > 1
            && (word.ends_with('a') || word.ends_with("as"))
            && !matches!(word, "alla" | "många" | "flera" | "andra" | "våra" | "sina" | "dessa")
            || matches!(word, "få" | "ge" | "gå" | "se" | "bli" | "nå" | "ske" | "stå" | "ta")
    };
    (at + 1..at + 3).any(|next| is_infinitive(paragraph.word(next)))
        && !SUBJECTS.contains(paragraph.word(at + 1))
}

/// The time of a word in a clause, where it is the clause's finite verb by its form or its place.
fn finite(paragraph: &Paragraph<'_>, at: usize, clause: Range<usize>) -> Option<Tense> {
    let word = paragraph.word(at);
    let before = if at > clause.start { paragraph.word(at - 1) } else { "" };
    let is_passive = word.ends_with('s');
    if is_passive && (BINDING.contains(before) || is_bound_behind(paragraph, at, clause.start)) {
        return None;
    }
    // "inför hösten" is no verb, "vi inför" is.
    if word == "inför" && !is_subject(before) && !SUBJECTS.contains(paragraph.word(at + 1)) {
        return None;
    }
    if let Some(tense) = tense_of(paragraph, at, &clause) {
        let is_attribute = tense == Tense::Past && word.ends_with('e') && is_determined(before);
        return (!is_attribute).then_some(tense);
    }
    if is_event(word) || MORE_VERBS.contains(word) {
        return Some(Tense::Present);
    }
    if at == clause.start || is_time_word(paragraph, at) {
        return None;
    }
    let opens = |at: usize| {
        let word = paragraph.word(at);
        matches!(word, "som" | "när" | "innan" | "om" | "snart") || ASKING.contains(word)
    };
    let first = clause.start + usize::from(opens(clause.start));
    // "… till årets slut 2021 krävs": what stands before the verb ends with a year.
    let is_after_year = before.len() == 4 && before.starts_with("20");
    let is_placed = is_subject(before)
        || is_after_year
        || (first..at).all(|at| is_time_word(paragraph, at))
        || before == "som" && word.ends_with('s');
    if is_placed { by_form(word) } else { None }
}

/// "ska inte delas", "kan alltid nås": a word between.
fn is_bound_behind(paragraph: &Paragraph<'_>, at: usize, first: usize) -> bool {
    let two = at.checked_sub(2).filter(|at| *at >= first).map(|at| paragraph.word(at));
    two.is_some_and(|two| BINDING.contains(two) && two != "att")
}

fn is_determined(before: &str) -> bool {
    DETERMINERS.contains(before)
}

/// The time that an unknown verb's ending tells.
fn by_form(word: &str) -> Option<Tense> {
    let length = word.chars().count();
    let is_plain = word.chars().all(char::is_alphabetic);
    if length < 4 || !is_plain || matches!(word, "eller" | "samtliga" | "bland" | "inte" | "både")
    {
        return None;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if ends(&["de", "des", "te", "tes"]) && !ends(&["ande", "ende"]) {
        return Some(Tense::Past);
    }
    let is_present = ends(&["ar", "er", "ör", "yr"])
        || (length > 4
            && ends(&["as", "ds", "gs", "ks", "ls", "ms", "ns", "ps", "rs", "ts", "vs", "js"])
            && !ends(&["ets", "ens"]));
    is_present.then_some(Tense::Present)
}

/// Whether a verb may follow a word as its subject: a pronoun or a noun in its definite form.
fn is_subject(word: &str) -> bool {
    const DEFINITE: [&str; 7] = ["en", "et", "arna", "erna", "orna", "an", "are"];
    SUBJECTS.contains(word)
        || (word.chars().count() > 4
            && DEFINITE.iter().any(|ending| word.ends_with(ending))
            && !NO_SUBJECTS.contains(word)
            && !TIME_WORDS.contains(word))
}

fn is_time_word(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.word(at);
    TIME_WORDS.contains(word) || is_month(word) || starts_with_digit(word)
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Opening, Option<String>)> {
        let paragraph = Paragraph::new(text);
        let all = 0..paragraph.words.len();
        clauses(&paragraph, &all)
            .into_iter()
            .map(|clause| {
                let verb = clause.verb.map(|verb| paragraph.word(verb.at).to_owned());
                (paragraph.quote(clause.words).to_owned(), clause.opening, verb)
            })
            .collect()
    }

    fn verbs(text: &str) -> Vec<String> {
        read(text).into_iter().filter_map(|(_, _, verb)| verb).collect()
    }

    #[test]
    fn each_clause_has_its_own_verb() {
        assert_eq!(verbs("När 2021 är slut ska alla ha gått kursen."), ["är", "ska"]);
        assert_eq!(verbs("Året vi lämnar bakom oss är 2020."), ["lämnar"]);
        assert_eq!(
            verbs("Den period som redovisas började på nyårsdagen."),
            ["redovisas", "började"]
        );
        assert_eq!(verbs("Det är svårt att säga hur 2021 slutar."), ["är", "slutar"]);
        assert_eq!(verbs("Innan årets slut ska vi ha hunnit dit."), ["ska"]);
        assert_eq!(verbs("Rutinen infördes 2020, och den fungerar väl."), ["infördes", "fungerar"]);
    }

    #[test]
    fn a_verb_that_nobody_has_listed_is_seen_by_its_place() {
        assert_eq!(verbs("Under hösten 2021 besiktas alla hissar."), ["besiktas"]);
        assert_eq!(verbs("I mars 2021 grundmålar gruppen staketet."), ["grundmålar"]);
        assert_eq!(verbs("Samordnaren provkör bussen i maj."), ["provkör"]);
        assert_eq!(verbs("I maj 2021 besiktades alla hissar."), ["besiktades"]);
        assert_eq!(verbs("Den utökade gruppen, åtta personer."), Vec::<String>::new());
    }
}
