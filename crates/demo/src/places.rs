//! Names of places in Ekstad and of units that lie there.

use crate::random::Key;

const FIRST: [&str; 30] = [
    "Alm", "Björk", "Kvarn", "Hamn", "Lind", "Ask", "Rönn", "Hassel", "Sjö", "Norr", "Söder",
    "Öster", "Väster", "Kyrk", "Bro", "Kung", "Prost", "Smed", "Sten", "Gran", "Tall", "Vass",
    "Äppel", "Klock", "Mjöl", "Fisk", "Rå", "Gull", "Hav", "Skog",
];

/// A place's second part as a definite word, and as it joins another word.
const SECOND: [(&str, &str); 10] = [
    ("gården", "gårds"),
    ("backen", "backs"),
    ("dalen", "dals"),
    ("viken", "viks"),
    ("lunden", "lunds"),
    ("ängen", "ängs"),
    ("höjden", "höjds"),
    ("hagen", "hags"),
    ("kullen", "kulls"),
    ("udden", "udds"),
];

const QUARTERS: [&str; 4] = ["Norra", "Södra", "Östra", "Västra"];

/// How many different names one pattern can give.
const PLACE_COUNT: u64 = 300;

/// Fills a pattern such as "`{ortens} förskola`" with the place of a number.
///
/// Numbers below 300 give different places; each further 300 sets a quarter before the name.
pub(crate) fn fill(pattern: &str, number: u64) -> String {
    let first = FIRST.get(index(number % 30)).copied().unwrap_or("Ek");
    let second = (number / 30 + number % 30) % 10;
    let (definite, joined) = SECOND.get(index(second)).copied().unwrap_or(("backen", "backs"));
    let name = pattern
        .replace("{ortens}", &format!("{first}{definite}s"))
        .replace("{ortstam}", &format!("{first}{joined}"))
        .replace("{ort}", &format!("{first}{definite}"));
    match (number / PLACE_COUNT).checked_sub(1) {
        None => name,
        Some(round) => {
            let quarter = QUARTERS.get(index(round % 4)).copied().unwrap_or("Nya");
            match round / 4 {
                0 => format!("{quarter} {name}"),
                more => format!("{quarter} {name} {}", more + 1),
            }
        }
    }
}

fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// The place numbers of a trade in an order that the seed decides; each number comes once.
pub(crate) struct PlaceNumbers {
    offset: u64,
    taken: u64,
}

impl PlaceNumbers {
    /// Begins somewhere that the key decides.
    pub(crate) fn new(key: Key) -> Self {
        Self { offset: key.below(PLACE_COUNT), taken: 0 }
    }

    /// The next place number.
    pub(crate) fn take(&mut self) -> u64 {
        // 7 has no factor in common with 300, so a round visits each place once.
        let round = self.taken / PLACE_COUNT * PLACE_COUNT;
        let number = round + (self.offset + self.taken % PLACE_COUNT * 7) % PLACE_COUNT;
        self.taken += 1;
        number
    }
}

const FIRST_NAMES: [&str; 24] = [
    "Agnes", "Birgit", "Cecilia", "Desta", "Elin", "Farid", "Gunnar", "Hanna", "Ibrahim",
    "Johanna", "Karin", "Lars", "Mirja", "Nils", "Olga", "Pekka", "Rebecka", "Samir", "Tove",
    "Ulrik", "Vera", "Wilma", "Yusuf", "Åsa",
];

const LAST_NAMES: [&str; 24] = [
    "Almkvist",
    "Bergsjö",
    "Cedermark",
    "Dahlvik",
    "Ekbäck",
    "Fjällström",
    "Granlid",
    "Hedemora",
    "Ivarsdotter",
    "Junebro",
    "Kvarnlöf",
    "Lindåker",
    "Mossberg",
    "Nordhage",
    "Oxelgren",
    "Palmstedt",
    "Rönnholm",
    "Sandviken",
    "Tallroth",
    "Ulvsäter",
    "Vassgård",
    "Wikdal",
    "Åkerö",
    "Öberga",
];

/// The name of an invented officer.
pub(crate) fn officer(key: Key) -> String {
    let mut random = key.random();
    let first = random.pick(&FIRST_NAMES).copied().unwrap_or("Karin");
    let last = random.pick(&LAST_NAMES).copied().unwrap_or("Lindåker");
    format!("{first} {last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_place_number_is_given_once() {
        let mut numbers = PlaceNumbers::new(Key::root(1));
        let names: HashSet<String> =
            (0..2_000).map(|_| fill("Hemtjänsten {ort}", numbers.take())).collect();
        assert_eq!(names.len(), 2_000);
    }

    #[test]
    fn a_place_joins_other_words() {
        assert_eq!(fill("{ortens} förskola", 0), "Almgårdens förskola");
        assert_eq!(fill("{ortstam}skolan", 0), "Almgårdsskolan");
    }
}
