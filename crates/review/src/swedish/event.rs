//! What a stretch of words tells as having happened: in the perfect, in the past, or as a result that
//! is there.

use std::ops::Range;

use crate::swedish::fulfilment::{is_past, is_supine};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::word_set::WordSet;

/// How far after "har" its supine may stand.
const REACH_WORDS: usize = 8;

/// Past tenses that no ending tells.
static PAST: WordSet = WordSet::new(
    "ägde åkte ångrade bad bands bar bars befann behöll besökte beslöt beslöts bestod bet bjöd \
    bjöds bodde bröt bröts byggde byggdes bytte byttes drack drev drog drogs dök fanns fann \
    fattades flög flöt flyttade frös fyllde följde föll fördes förde föreslog föreslogs fortsatte \
    gav gavs genomgick gick gjorde gjordes grep grävde grävdes gällde hann hjälpte hände hängde \
    hängdes hölls höll hörde innebar ingick kallade kom kopplade kunde kände köpte köpttes köptes \
    körde kördes lade lades lagade lagades ledde leddes lyckades lyfte lyftes lånade låg lånades \
    lärde lärdes läste lästes lät lämnade löd löste löstes lovade märkte märktes mätte mättes mötte \
    möttes nådde nåddes nämnde rann reste restes ringde ringdes röjde röjdes rörde sade sades satt \
    satte sattes skar skedde skickade skickades skrev skrevs skötte sköttes sköt slog slogs slöt \
    slöts slapp släppte släpptes smög sov spred spreds sprang stack stod steg stängde stängdes \
    ställde styrde såg sågs sålde såldes sände sändes sökte söktes sydde syddes tog togs tryckte \
    trycktes trädde tvättade tyckte tände tändes tänkte upphörde uppstod utgick utgjorde valde \
    valdes var vann vek visste visade visades växte åtog åt öppnade översteg drabbades blev",
);

/// Words that stand after "har" and end like a supine.
static NO_SUPINE: WordSet = WordSet::new(
    "samt fast fort kort lätt svårt gott nytt rätt natt punkt takt produkt objekt projekt kontakt \
    exakt direkt främst störst minst bäst först sist längst allt annat något inget inte snart trots \
    särskilt sitt mitt ditt vart ett vårt mycket bort brett tätt resultat klimat privat schemat \
    format mandat stort litet enkelt helt delvist stadigt bland redan ganska sett helst oftast mest \
    flest högst lägst tyst samråd konstant relevant",
);

/// Ends of adverbs and things that are no supines.
const NO_SUPINE_ENDS: &[&str] = &[
    "igt", "ivt", "alt", "ent", "ant", "iskt", "samt", "bart", "fullt", "löst", "et", "ets", "ist",
    "ekt", "akt",
];

/// Before a participle: "är", "blev", "står".
const BEING: &[&str] =
    &["är", "blev", "blivit", "var", "står", "sitter", "ligger", "hänger", "finns", "blir"];

/// Whether a word may be a supine where "har" stands before it.
pub fn is_supine_after_auxiliary(word: &str) -> bool {
    is_supine(word)
        || (word.chars().count() > 3
            && (word.ends_with('t') || word.ends_with("ts"))
            && !NO_SUPINE.contains(word)
            && !NO_SUPINE_ENDS.iter().any(|end| word.ends_with(end)))
        || matches!(word, "gett" | "bytt" | "satt" | "haft" | "suttit")
}

/// Whether a word is a verb in the past tense.
pub fn is_preterite(word: &str) -> bool {
    is_past(word) || PAST.contains(word)
}

/// Whether a word may be a participle: "ritad", "inköpt", "införda", "skriven".
fn is_participle(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "ad", "ade", "ats", "ört", "örd", "örda", "köpt", "köpta", "lagd", "lagda", "lagt", "satt",
        "satta", "tagen", "tagna", "taget", "skriven", "skrivna", "skrivet", "dragen", "dragna",
        "draget", "byggd", "byggda", "byggt", "bytta", "bytt", "gjord", "gjorda", "gjort",
        "ställd", "ställda", "ställt", "ryckt", "ryckta", "bjuden", "bjudna", "öst", "östa",
        "hängd", "hängda", "sydd", "sydda", "klar", "klara", "klart", "färdig", "färdiga",
        "färdigt", "igång", "läst", "lästa", "mätt", "mätta", "valda", "vald", "känd", "kända",
        "given", "givna", "sänd", "sända", "utlyst", "fylld", "fyllda", "röjd", "röjda", "sopad",
    ];
    word.chars().count() > 3 && ENDS.iter().any(|end| word.ends_with(end))
}

/// The words that tell that something has happened or is there as a result; none that are denied.
pub fn happened(paragraph: &Paragraph<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    words.clone().find_map(|at| {
        let found = perfect(paragraph, words, at)
            .or_else(|| is_preterite(paragraph.word(at)).then(|| at..at + 1))
            .or_else(|| result(paragraph, words, at))?;
        let near = found.start.saturating_sub(2).max(words.start)..words.end.min(found.end + 2);
        let is_denied = near.clone().any(|at| is_denial(paragraph.word(at)));
        (!is_denied).then_some(found)
    })
}

/// "har i maj hållit", "har alltid bytts"; "ska ha hållit" is a wish.
fn perfect(paragraph: &Paragraph<'_>, words: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !matches!(paragraph.word(at), "har" | "hade") {
        return None;
    }
    let until = words.end.min(at + 1 + REACH_WORDS);
    (at + 1..until)
        .find(|&next| is_supine_after_auxiliary(paragraph.word(next)))
        .map(|next| at..next + 1)
}

/// "är ritad", "står nu klara"
fn result(paragraph: &Paragraph<'_>, words: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !BEING.contains(&paragraph.word(at)) {
        return None;
    }
    let until = words.end.min(at + 5);
    (at + 1..until).find(|&next| is_participle(paragraph.word(next))).map(|next| at..next + 1)
}

/// Whether a word denies what stands around it.
pub fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "inte"
            | "ej"
            | "icke"
            | "aldrig"
            | "ingen"
            | "inget"
            | "inga"
            | "ingenting"
            | "knappast"
            | "varken"
            | "knappt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(text: &str) -> bool {
        let paragraph = Paragraph::new(text);
        happened(&paragraph, &(0..paragraph.words.len())).is_some()
    }

    #[test]
    fn what_has_happened_is_told_in_three_ways() {
        for text in [
            "Vi har under våren lärt oss sy.",
            "Lampan tändes i maj.",
            "Kartan är ritad.",
            "Ett fyrtiotal kom båda gångerna.",
            "Stolarna står nu klara i hallen.",
            "Gruppen drog upp riktlinjer.",
        ] {
            assert!(tells(text), "{text}");
        }
    }

    #[test]
    fn what_is_denied_wished_or_always_so_is_not() {
        for text in [
            "Vi har inte lärt oss sy.",
            "Lampan ska tändas i maj.",
            "Mötet bör hållas.",
            "Kartan är inte ritad.",
            "De gamla lamporna lyser.",
            "Rutinen gäller tills vidare.",
        ] {
            assert!(!tells(text), "{text}");
        }
    }
}
