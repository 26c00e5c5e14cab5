//! What single words hint at, looked up once a word, so that rules pass over paragraphs that cannot
//! concern them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a word, or any word of a paragraph, hints at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints(u8);

impl Hints {
    /// Something to come: "kommer", "ska", "planeras".
    pub const FUTURE: Self = Self(1);
    /// A part of the year, or a report by its name: "tertial", "T2", "verksamhetsplanen".
    pub const PERIOD: Self = Self(1 << 1);

    /// What is left of a year: "resten", "senare", "före".
    pub const REST_OF_YEAR: Self = Self(1 << 2);

    /// When something was: "fjol", "januari", "våren", "nu".
    pub const TIME: Self = Self(1 << 3);

    /// What is planned, expected or hoped for, in other words than "ska" and "kommer".
    pub const OUTLOOK: Self = Self(1 << 4);
    /// Someone's illness or family: "stroke", "utmattning", "vårdnadstvist".
    pub const PRIVATE_MATTER: Self = Self(1 << 5);

    /// Whether any of the hints is among these.
    pub const fn has(self, hints: Self) -> bool {
        self.0 & hints.0 != 0
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const FUTURE: &str = "kommer ska skall planeras planerar planerad planerat planerade inplanerad \
    inplanerat inplanerade avser ämnar tänker tänkt tänkta siktar räknar hoppas beräknas väntas \
    förväntas bedöms förbereds inför avsikt ambition planer återstår kvarstår vill bokad bokat \
    bokade inbokad inbokat inbokade schemalagd schemalagt schemalagda tidsatt tidsatta beräknad \
    beräknat beräknade aviserad aviserat aviserade utsatt utsatta satsar prognostiseras tror \
    förväntar förutsätter beräknar prognostiserar förutser förutspår planen tanken avsikten \
    ambitionen förhoppningen målsättningen intentionen idén plan tanke troligt sannolikt \
    osannolikt osäkert oklart tveksamt emot tidigt återkommer lär torde bör hinner prognosen \
    bedömningen bedömer trolig sannolik osäker oviss ovisst otroligt uppskjuten uppskjutet \
    uppskjutna framflyttad framflyttat framflyttade senarelagd senarelagt senarelagda beställd \
    beställt beställda preliminär preliminärt preliminära ser pekar förhoppning målsättning strävan \
    intention önskan förväntan förväntningen bokat lagt kallat";
const OUTLOOK: &str = "planeras förbereds väntar planerad planerat planerade tänkt tänkta inplanerad \
    inplanerat inplanerade bokad bokat bokade inbokad inbokat inbokade schemalagd schemalagt \
    schemalagda tidsatt tidsatta beräknad beräknat beräknade aviserad aviserat aviserade utsatt \
    utsatta uppskjuten uppskjutet uppskjutna framflyttad framflyttat framflyttade senarelagd \
    senarelagt senarelagda preliminär preliminärt preliminära beställd beställt beställda inlagd \
    inlagt inlagda vikt vikta reserverad reserverat reserverade utlyst utlysta spikad spikat \
    spikade insatt insatta framskjuten framskjutet framskjutna avsatt avsatta lagt kallat vänta \
    emotse lovat lovar utlovar planerar avser ämnar tänker siktar räknar satsar avsikt ambition \
    planer vill återstår kvarstår beräknas väntas förväntas bedöms hoppas prognostiseras tror \
    förväntar förutsätter beräknar prognostiserar förutser förutspår bedömer pekar förhoppning \
    målsättning plan tanke strävan intention önskan planen tanken avsikten ambitionen \
    förhoppningen målsättningen intentionen idén prognosen bedömningen förväntan förväntningen \
    troligt sannolikt osannolikt osäkert oklart tveksamt otroligt trolig sannolik osäker oviss \
    ovisst ser tidigt förhoppningsvis vet återkommer lär torde bör hinner mål";
const REST_OF_YEAR: &str =
    "ut kvar jul julen resten återstoden senare längre före innan årsskiftet del delen";
const PERIOD: &str = "månader månaderna januari-april januari-augusti januari t1 t2 t1:s t2:s t1:n t2:n tertial tertialet tertialen tertialrapport \
    tertialrapporten tertialuppföljning tertialuppföljningen period perioden delår delårsrapport \
    delårsrapporten hittills långt helårsprognosen årsprognosen verksamhetsplan verksamhetsplanen \
    verksamhetsberättelse verksamhetsberättelsen årsberättelse berättelsen vp vb vp:n vb:n";

const TIME: &str = "fjol fjolåret fjolårets föregående förra förrförra tidigare ifjol dessförinnan \
    januari februari mars april maj juni juli augusti september oktober november december våren \
    hösten sommaren vintern vårens vårterminen höstterminen kvartal kvartalet veckan halvår \
    halvåret sommarveckorna semestern t1 t2 t3 tertial tertialet tertialrapport delårsrapporten \
    delåret nu rullande året årets perioden numera slutade helår";

const PRIVATE_MATTER: &str = "cancer cancern bröstcancer prostatacancer lungcancer hudcancer tumör \
    hjärntumör leukemi stroke hjärtinfarkt hjärtattack blodpropp hjärnblödning utmattning \
    utmattningssyndrom utmattningsdepression utbrändhet depression depressionen demens \
    demenssjukdom demensdiagnos alzheimer alzheimers parkinson parkinsons diabetes epilepsi psykos \
    schizofreni bipolär ätstörning anorexi adhd autism ms ms-diagnos als hiv missbruk alkoholmissbruk \
    drogmissbruk alkoholproblem missbruksproblem spelmissbruk spelberoende spelberoendet missfall \
    självmordsförsök ångest panikångest migrän graviditetskomplikationer hjärnskakning cancerdiagnos \
    skilsmässa skilsmässan separation separationen vårdnadstvist vårdnadstvisten sjukskriven \
    sjukskriva sjukskrevs sjukskrivits långtidssjukskriven heltidssjukskriven deltidssjukskriven \
    självmord abort narkotikamissbruk bröstcancern alkoholism utbränd utbränt deprimerad missbrukare \
    kvinnojour kvinnojouren omhändertagits omhändertagna omhändertogs lvu diagnos diagnosen";

/// Keys are spread already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = key(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

static LEXICON: LazyLock<HashMap<u64, Hints, BuildHasherDefault<AsIs>>> = LazyLock::new(|| {
    let mut lexicon: HashMap<u64, Hints, BuildHasherDefault<AsIs>> = HashMap::default();
    let lists = [
        (FUTURE, Hints::FUTURE),
        (PERIOD, Hints::PERIOD),
        (REST_OF_YEAR, Hints::REST_OF_YEAR),
        (TIME, Hints::TIME),
        (OUTLOOK, Hints::OUTLOOK),
        (PRIVATE_MATTER, Hints::PRIVATE_MATTER),
    ];
    for (words, hint) in lists {
        for word in words.split_whitespace() {
            let hints = lexicon.entry(key(word.as_bytes())).or_default();
            *hints = hints.and(hint);
        }
    }
    lexicon
});

/// What a word's key hints at.
pub fn hints(key: u64) -> Hints {
    LEXICON.get(&key).copied().unwrap_or_default()
}

/// The key of a word in small letters: the same for the same word, and for few others (FNV-1a).
pub fn key(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_word_hints_and_another_does_not() {
        assert!(hints(key(b"ska")).has(Hints::FUTURE));
        assert!(hints(key("tertial".as_bytes())).has(Hints::PERIOD));
        assert_eq!(hints(key(b"hund")), Hints::default());
    }
}
