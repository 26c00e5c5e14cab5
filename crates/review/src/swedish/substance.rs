//! Whether words tell anything: a figure, an act, a result, or at least the matter itself.
//!
//! "Vi fortsätter att arbeta med detta", "Målet är uppfyllt", "Se ovan": true perhaps, and empty.

use std::ops::Range;

use crate::swedish::fulfilment::{is_past, is_supine, says_nothing};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::same_word;
use crate::swedish::word_set::WordSet;

/// So many words that name a matter make a text that tells something.
const TELLING_MIN_WORDS: usize = 2;

/// Words that any goal's text could hold: they tell nothing of this one.
static EMPTY: WordSet = WordSet::new(
    "likväl oavsett verkligen väg behöver behövs bit kvar finns återstår steg genomsyrar vi oss vår vårt våra jag man det detta den denna dessa de dem här där sig sin sitt sina \
    som att och samt men eller så också även ändå dock i på med för av till från om under över \
    inom vid hos mot efter genom enligt utifrån en ett nu sedan trots eftersom då därför \
    bakgrund bl.a t.ex utan väldigt mycket mer mest ganska helt fullt ut fortfarande hela allt \
    vad vilket varje dag året årets år perioden periodens är var har hade ha haft blir bli \
    blev blivit vara varit ska skall skulle kan kunna kunnat kunde kommer vill får fått måste \
    bör inte ej inget inga ingen ingenting något någon några fortsätter fortsätta fortsatte \
    fortsatt fortsatta fortlöpande löpande kontinuerligt vidare framåt framöver tidigare pågår \
    pågående pågått fortgår löper löpt rullar rullat rullade flutit flyter flöt gång fungerar fungerat gör göra görs gjort gjorts \
    sker skett går gått gick arbetar arbeta arbetat arbetas arbetats jobbar jobba jobbat \
    strävar sträva strävat verkar försöker försökt följer följs följt följts planerat planerad \
    planenligt lagt tagit tar ser sett mål målet målen enhetsmål enhetsmålet enhetsmålen \
    nämndmålet åtagandet målsättningen målområdet uppfyllt uppfylls uppfyller uppfylld \
    uppfyllda uppfyllts uppfyllas uppnått uppnås uppnåtts uppnår uppnådd måluppfyllelse \
    måluppfyllelsen når nått nås nåtts nåddes nådde bedöms bedömer bedömt bedömning \
    bedömningen bedömas anser anses tycker delvis resultat resultatet förväntat förväntade \
    arbete arbetet arbetssätt arbetssättet verksamhet verksamheten verksamhetens enhet enheten \
    enhetens området område frågan frågorna fråga frågor insatser insatserna uppdrag uppdraget \
    fokus utveckling utvecklingen utveckla utvecklas utvecklar utvecklingsarbete \
    utvecklingsarbetet förbättra förbättras förbättringsarbete förbättringsarbetet bra gott \
    god goda väl fint fin positivt positiv rätt håll åt riktning viktigt viktig viktiga \
    prioriterat prioriterad prioriterar levande aktivt medvetet ständigt hårt bästa kämpat \
    kämpar ansträngt möjligt möjliga förutsättningar förutsättningarna nöjda stolta nöjd \
    tillfredsställande engagerat se ovan nedan ovanstående nedanstående föregående avsnitt \
    avsnittet text texten kommentar kommentarer analys analysen rubrik rubriken rapport \
    rapporten tillägga tillägg rapportera redovisa redovisas redovisat kommentera notera \
    anmärka övrigt särskilt beskrivs beskrivits framgår hänvisas hänvisning nämnts sagts ok \
    okej",
);

/// The words of an account that tells nothing; `None` where it tells something, or is blank.
///
/// `title` is the goal's own: to say it again is to tell nothing.
pub fn empty_phrase<'p>(
    paragraphs: impl Iterator<Item = &'p Paragraph<'p>>,
    title: &Paragraph<'_>,
) -> Option<&'p str> {
    let mut telling = 0;
    let mut first = None;
    for paragraph in paragraphs.filter(|paragraph| !says_nothing(paragraph.text)) {
        if !paragraph.figures.is_empty() {
            return None;
        }
        first = first.or_else(|| Some(paragraph.sentence(0)));
        for at in 0..paragraph.words.len() {
            let word = paragraph.word(at);
            if is_empty(paragraph, at) {
                continue;
            }
            let is_act = is_supine(word) || is_past(word);
            if is_act {
                return None;
            }
            let repeats = (0..title.words.len()).any(|own| same_word(title.word(own), word));
            telling += usize::from(!repeats);
            if telling >= TELLING_MIN_WORDS {
                return None;
            }
        }
    }
    first
}

/// How many words of a stretch name a matter.
pub fn telling_words(paragraph: &Paragraph<'_>, words: Range<usize>) -> usize {
    words.filter(|&at| !is_empty(paragraph, at)).count()
}

fn is_empty(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.word(at);
    // "enligt plan" is empty, "en skriven plan" is not.
    let is_plan = || {
        word.starts_with("plan")
            && at.checked_sub(1).is_some_and(|at| paragraph.word(at) == "enligt")
    };
    EMPTY.contains(word) || is_plan()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_phrase(text: &str) -> bool {
        let title = Paragraph::new("Hyresgästerna är delaktiga");
        let paragraph = Paragraph::new(text);
        empty_phrase(std::iter::once(&paragraph), &title).is_some()
    }

    #[test]
    fn a_phrase_tells_nothing() {
        for text in [
            "Vi fortsätter att arbeta med detta.",
            "Målet är uppfyllt.",
            "Målet bedöms vara helt uppfyllt.",
            "Se ovan.",
            "Inget att tillägga.",
            "Arbetet pågår enligt plan.",
            "Arbetet löper på bra och vi fortsätter i samma riktning.",
            "Enheten arbetar kontinuerligt med frågan.",
            "Vi jobbar vidare.",
            "Vi har gjort vårt bästa utifrån våra förutsättningar.",
            "Detta är ett prioriterat område för enheten.",
            "Fungerar bra.",
            "God måluppfyllelse.",
            "Vi är på god väg men har en bit kvar.",
            "Vi fortsätter att utveckla hyresgästernas delaktighet.",
        ] {
            assert!(is_phrase(text), "{text}");
        }
    }

    #[test]
    fn a_figure_an_act_or_a_matter_is_told() {
        for text in [
            "Nio av tio hyresgäster svarar att de får vara med.",
            "Husmöten hölls i mars.",
            "Samtliga trapphus har fått en anslagstavla.",
            "Vi har fikat.",
            "Målet uppfylls genom husmöten varje månad.",
            "Alla mål lagas i huset.",
            "Se vidare under ekonomi och lokaler.",
            "Se ovan. Två nya tvättstugor.",
        ] {
            assert!(!is_phrase(text), "{text}");
        }
    }
}
