//! Whether words tell women's and men's figures apart, or why they are not told apart.

use std::ops::Range;

use crate::swedish::event::is_denial;
use crate::swedish::figures::FigureKind;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::word_set::WordSet;

/// Which sex a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// *kvinnor, flickor*
    Women,
    /// *män, pojkar*
    Men,
}

/// The sex that a word names, in any of its forms.
pub fn sex_of(word: &str) -> Option<Sex> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if begins(&["kvinn", "flick", "tjejer", "damer"]) {
        return Some(Sex::Women);
    }
    let is_men = matches!(word, "män" | "männen" | "männens" | "mäns")
        || begins(&["pojkar", "killar", "herrar"]);
    is_men.then_some(Sex::Men)
}

/// The sexes whose figures a paragraph gives: a figure in a sentence that names the sex, one for
/// each that is named.
pub fn sexes_told(paragraph: &Paragraph<'_>) -> Vec<Sex> {
    let mut told = Vec::new();
    for (at, range) in paragraph.sentences.iter().enumerate() {
        let mut named: Vec<Sex> =
            range.clone().filter_map(|at| sex_of(paragraph.word(at))).collect();
        named.dedup();
        let figures = paragraph
            .figures_in(at)
            .filter(|figure| matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled))
            .count();
        named.truncate(figures);
        told.extend(named);
    }
    told
}

/// Whether a paragraph says why the sexes are not told apart, or that it is told elsewhere.
pub fn says_why_not_split(paragraph: &Paragraph<'_>) -> bool {
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    paragraph.sentences.iter().any(|sentence| {
        let has = |test: &dyn Fn(&str) -> bool| sentence.clone().any(|at| test(paragraph.word(at)));
        let is_on_sex = has(&|word| {
            sex_of(word).is_some() || begins(word, &["könsuppdel", "könsfördel", "könsindel"])
        }) || has(&|word| {
            matches!(word, "kön" | "könen" | "könet" | "könstillhörighet" | "juridiskt")
        });
        // "bryta ner på kön"; "bryta frånvaron" is another breaking.
        let breaks_down = sentence.clone().any(|at| {
            matches!(paragraph.word(at), "bryta" | "bryts" | "brytas" | "brutit" | "brutits")
                && matches!(paragraph.word(at + 1), "ner" | "ned" | "upp" | "på")
        });
        let is_on_split = breaks_down
            || has(&|word| {
                begins(word, &["uppdel", "könsuppdel", "könsfördel", "särredovis"])
                    || matches!(word, "dela" | "delas" | "delat" | "delats" | "nedbruten")
                    || matches!(word, "fördelat" | "fördelning" | "fördelningen")
            });
        let is_hidden = has(&|word| {
            begins(word, &["sekretess", "anonym", "röja", "utpeka", "integritet", "identifier"])
        }) || sentence.clone().any(|at| {
            matches!(
                (paragraph.word(at), paragraph.word(at + 1)),
                ("pekas" | "peka", "ut") | ("känns" | "kännas" | "känna", "igen")
            )
        });
        if is_told_shortly(paragraph, sentence)
            || is_on_sex && is_held_back_for_few(paragraph, sentence)
        {
            return true;
        }
        let is_few = has(&|word| {
            matches!(word, "få" | "fåtal" | "färre" | "litet" | "små" | "liten" | "endast")
        }) && has(&|word| {
            begins(word, &["svar", "person", "underlag", "grupp", "individ", "deltagare"])
        });
        let is_denied = has(&is_denial);
        let names_sex = has(&|word| matches!(word, "kön" | "könen" | "könet"));
        let is_unknown = has(&|word| {
            begins(word, &["saknar", "saknas", "okän", "otillgänglig", "omöjlig", "svår"])
                || matches!(word, "utan" | "fattas")
        });
        is_hidden
            || (is_on_split && (is_on_sex || is_denied))
            || (is_few && (is_on_sex || is_on_split))
            || (names_sex && (is_denied || is_unknown) && !is_only_named(paragraph))
    })
}

/// "Kv/m redovisas ej, < 5 pers."
fn is_told_shortly(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let names_both = sentence.clone().any(|at| {
        matches!(paragraph.word(at), "kv" | "kvi" | "k")
            && matches!(paragraph.word(at + 1), "m" | "män")
    });
    let is_under = sentence.clone().any(|at| {
        at > sentence.start
            && paragraph.between(at - 1).contains('<')
            && paragraph.begins_with_digit(at)
    });
    names_both && (is_under || sentence.clone().any(|at| is_denial(paragraph.word(at))))
}

/// Words for how few there are.
static FEW: WordSet = WordSet::new(
    "få fåtal färre litet liten små endast bara ringa under enstaka ensam två tre fyra fem",
);

/// "De är dolda eftersom antalet män är under fem", "könen slås ihop, bara en man har svarat".
fn is_held_back_for_few(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let has = |test: &dyn Fn(&str) -> bool| sentence.clone().any(|at| test(paragraph.word(at)));
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is_held_back = has(&|word| begins(word, &["dold", "dölj", "slås", "samman", "utelämn"]))
        || has(&is_denial)
            && has(&|word| begins(word, &["visa", "redovis", "anges", "lämnas", "publicer"]));
    is_held_back && has(&|word| FEW.contains(word))
}

/// "oavsett kön" says nothing of figures.
fn is_only_named(paragraph: &Paragraph<'_>) -> bool {
    paragraph.lower.contains("oavsett kön") || paragraph.lower.contains("oberoende av kön")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_by_sex() {
        let both = |text: &str| sexes_told(&Paragraph::new(text)).len() >= 2;
        assert!(both("Flickor 239, pojkar 224."));
        assert!(both("Kvinnornas värde är 6,9 %. Männens är 6,2 %."));
        assert!(both("Bland männen var 89 procent nöjda och bland kvinnorna 91 procent."));
        assert!(!both("Kvinnorna är i majoritet."));
        assert!(!both("Flickorna drar upp snittet. Pojkarna är på väg upp."));
        assert!(!both("Kvinnor och män är lika nöjda."));
    }

    #[test]
    fn reasons_for_not_telling_apart() {
        let why = |text: &str| says_why_not_split(&Paragraph::new(text));
        assert!(why("Underlaget är för litet för att könsuppdelas."));
        assert!(why("Endast fyra är män och därför redovisas ingen könsuppdelning."));
        assert!(why("Värdet visas inte av hänsyn till sekretessen."));
        assert!(why("Statistiken kan inte delas upp på kvinnor och män."));
        assert!(why("Den ena gruppen är mycket liten, varför värdet inte delas upp."));
        assert!(why("Systemet skiljer inte på kön."));
        assert!(why("Källan går inte att bryta ner på män och kvinnor."));
        assert!(!why("Skillnaden mellan könen har minskat, och det är vi nöjda med."));
        assert!(!why("Kvinnorna är inte lika nöjda."));
        assert!(why("Uppgift om kön saknas i källan."));
        assert!(why("Kv/m redovisas ej, < 5 pers."));
        assert!(why("Könen slås ihop, bara en man har svarat."));
        assert!(why("Kvinnor och män är dolda eftersom antalet män är under fem."));
        assert!(why("Med tanke på integriteten anges bara den gemensamma siffran."));
        assert!(!why("Två män och fyra kvinnor har börjat under året."));
        assert!(!why("Den långa frånvaron har inte gått att bryta."));
        assert!(!why("De anställda har inte varit delaktiga."));
        assert!(!why("Alla är välkomna oavsett kön."));
        assert!(!why("Kvinnorna är i majoritet bland de boende."));
    }
}
