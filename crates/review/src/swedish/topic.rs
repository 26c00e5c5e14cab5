//! What a goal or an indicator is about, so that evidence is held against the goal it belongs to.
//!
//! A title rarely repeats an indicator's name: "Enheten är en god arbetsgivare" is about sick leave
//! without saying so. Unknown topics tie nothing to anything.

use std::sync::LazyLock;

use crate::swedish::paragraph::Paragraph;

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Topics(u16);

/// Each topic's words by their beginnings; a leading "=" asks for the whole word.
const TOPICS: [&[&str]; 9] = [
    // A good place to work.
    &[
        "arbetsgivar",
        "arbetsmiljö",
        "arbetsvillkor",
        "arbetsklimat",
        "arbetsplats",
        "sjukfrånvaro",
        "korttidsfrånvaro",
        "långtidsfrånvaro",
        "frisknärvaro",
        "personalomsättning",
        "medskapande",
        "medarbetarengagemang",
        "medarbetarskap",
        "medarbetarindex",
        "=hme",
        "=ami",
        "trivselindex",
    ],
    // Nature and climate.
    &[
        "miljöansvar",
        "miljömedvet",
        "miljöpåverkan",
        "miljöbelastning",
        "=miljö",
        "=miljön",
        "ekologisk",
        "energi",
        "elanvändning",
        "klimat",
        "avfall",
        "matsvinn",
        "källsorter",
        "återvinn",
        "återbruk",
        "giftfri",
        "kemikalie",
        "växthus",
        "fossil",
        "koldioxid",
        "utsläpp",
        "hållbara inköp",
    ],
    // Money.
    &[
        "ekonomi",
        "=ekonomin",
        "budget",
        "kostnadseffektiv",
        "prognossäker",
        "resultatöverför",
        "nettokostnad",
        "intäkt",
        "skattemedl",
        "skattepengar",
        "=ramen",
        "underskott",
    ],
    // A say in one's own matters.
    &["delaktig", "inflytande", "påverka", "självbestäm", "medbestäm", "bestämma", "bestämmer"],
    // How one is met.
    &["bemöt", "respektfull"],
    // Safety.
    &["trygg", "otrygg", "=säker", "=säkra", "säkerhet", "våld", "brott"],
    // Work for those without.
    &["arbetsmarknad", "självförsörj", "sysselsättning", "feriejobb", "praktikplats", "=jobb"],
    // Treatment alike.
    &["diskriminer", "jämställ", "mänskliga", "likabehandl", "likvärdig"],
    // Getting in and through.
    &["tillgänglig", "framkomlig"],
];

/// A listed word with its topic.
struct Listed {
    topic: u16,
    word: &'static str,
    is_whole: bool,
}

impl Listed {
    fn is_in(&self, word: &str) -> bool {
        if self.is_whole { word == self.word } else { word.starts_with(self.word) }
    }
}

/// The listed words by their first byte: nearly every word of a text begins as few of them do.
static BY_OPENING: LazyLock<Vec<Vec<Listed>>> = LazyLock::new(|| {
    let mut all: Vec<Vec<Listed>> = std::iter::repeat_with(Vec::new).take(256).collect();
    for (topic, words) in TOPICS.iter().enumerate() {
        for listed in *words {
            let whole = listed.strip_prefix('=');
            let word = whole.unwrap_or(listed);
            let opening = word.bytes().next().and_then(|first| all.get_mut(usize::from(first)));
            if let Some(opening) = opening {
                opening.push(Listed { topic: 1 << topic, word, is_whole: whole.is_some() });
            }
        }
    }
    all
});

impl Topics {
    /// The topics that a text's words name.
    pub fn of(paragraph: &Paragraph<'_>) -> Self {
        let mut found = 0;
        for at in 0..paragraph.words.len() {
            let word = paragraph.word(at);
            let Some(first) = word.bytes().next() else { continue };
            let opening = BY_OPENING.get(usize::from(first)).map_or(&[][..], Vec::as_slice);
            for own in opening {
                if found & own.topic == 0 && own.is_in(word) {
                    found |= own.topic;
                }
            }
        }
        Self(found)
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a topic is in both.
    pub const fn share(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str) -> bool {
        Topics::of(&Paragraph::new(one)).share(Topics::of(&Paragraph::new(other)))
    }

    #[test]
    fn a_goal_is_tied_to_what_it_is_about() {
        assert!(share("Enheten är en god arbetsgivare", "Sjukfrånvaro dag 1-14"));
        assert!(share("Vi tar ansvar för miljön", "Andel inköpta ekologiska livsmedel"));
        assert!(share("Gästerna är delaktiga", "Andel som kan påverka sin insats"));
    }

    #[test]
    fn what_is_about_something_else_is_not() {
        assert!(!share("Enheten är kostnadseffektiv", "Sjukfrånvaro"));
        assert!(!share("Ledarskapet utgår från kvalitet", "Sjukfrånvaro"));
        assert!(!share("Gästerna är delaktiga", "Andel som blir väl bemötta"));
        assert!(!share("Gästerna trivs", "Andel anrop inom tre minuter"));
    }
}
