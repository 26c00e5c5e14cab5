//! What the units of a committee wrote in the same kind of report of a year: who else has a paragraph.
//!
//! Made once for all of them. It keeps no text, only a hash of each paragraph that is long enough for
//! nobody to write it twice by chance.

use tertial_domain::name_key::name_key;
use tertial_domain::report::Report;
use tertial_domain::rich_text::Block;

use crate::facts::texts;

/// The fewest words that a paragraph is remembered from.
pub const REMEMBERED_MIN_WORDS: usize = 12;

/// The long paragraphs of units' reports, and whose they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Siblings {
    units: Vec<Unit>,
    /// A paragraph's hash and the place of a unit that has it: in order, each pair once.
    paragraphs: Vec<(u64, usize)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    key: String,
    name: String,
}

/// Who else has a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared<'s> {
    /// One of the units.
    pub unit: &'s str,
    /// How many others there are beside it.
    pub more: usize,
}

impl Siblings {
    /// The paragraphs of several reports. One that does not say whose it is has nothing to be named
    /// by and is left out.
    pub fn of<'r>(reports: impl IntoIterator<Item = &'r Report>) -> Self {
        let mut all = Self::default();
        reports.into_iter().for_each(|report| all.add(report));
        all.finish();
        all
    }

    /// Puts in order what was added one by one; until then nothing is found.
    pub fn finish(&mut self) {
        self.paragraphs.sort_unstable();
        self.paragraphs.dedup();
        self.paragraphs.shrink_to_fit();
    }

    /// Adds the paragraphs of a report; [`Self::finish`] must come after the last one.
    pub fn add(&mut self, report: &Report) {
        let Some(name) = report.unit.as_deref() else { return };
        let own = self.unit(report).unwrap_or_else(|| {
            self.units.push(Unit { key: name_key(name), name: name.trim().to_owned() });
            self.units.len() - 1
        });
        report.sections.iter().for_each(|section| self.remember(own, &section.blocks));
        for goal in report.walk_goals() {
            goal.texts.iter().for_each(|(_, blocks)| self.remember(own, blocks));
            for row in &goal.indicators {
                self.remember(own, &row.analysis);
                self.remember(own, &row.comment);
            }
            goal.activities.iter().for_each(|row| self.remember(own, &row.analysis));
        }
    }

    fn remember(&mut self, own: usize, blocks: &[Block]) {
        let hashes = texts(blocks).filter_map(|text| folded(text, REMEMBERED_MIN_WORDS));
        self.paragraphs.extend(hashes.map(|hash| (hash, own)));
    }

    /// The place of a unit among them.
    pub fn unit(&self, report: &Report) -> Option<usize> {
        let key = name_key(report.unit.as_deref()?);
        self.units.iter().position(|unit| unit.key == key)
    }

    /// Which other unit has a paragraph of at least so many words, word for word. A text that most
    /// of three or more units have is the committee's own and nobody's copy.
    pub fn sharing(&self, own: Option<usize>, text: &str, least: usize) -> Option<Shared<'_>> {
        let hash = folded(text, least.max(REMEMBERED_MIN_WORDS))?;
        let first = self.paragraphs.partition_point(|(other, _)| *other < hash);
        let holders = self.paragraphs.iter().skip(first).take_while(|(other, _)| *other == hash);
        let others: Vec<usize> =
            holders.map(|(_, unit)| *unit).filter(|unit| Some(*unit) != own).collect();
        let having = others.len() + 1;
        let is_template = having >= 3 && having * 2 > self.units.len();
        let unit = others.first().and_then(|at| self.units.get(*at)).filter(|_| !is_template)?;
        Some(Shared { unit: &unit.name, more: others.len() - 1 })
    }
}

/// The committee that a unit's report is addressed to, where it says so; some are addressed to the
/// unit itself.
pub fn addressed_committee(report: &Report) -> Option<&str> {
    report.recipient.as_deref().filter(|name| {
        let key = name_key(name);
        key.contains("nämnd") || key.contains("styrelse")
    })
}

/// A hash of a text's words in small letters; none for too few words.
fn folded(text: &str, least: usize) -> Option<u64> {
    const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let (mut hash, mut words, mut is_within) = (SEED, 0, false);
    let mut add = |code: u32| hash = (hash ^ u64::from(code)).wrapping_mul(PRIME);
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            is_within = false;
            continue;
        }
        if !is_within {
            is_within = true;
            words += 1;
            add(u32::from(' '));
        }
        if letter.is_ascii() {
            add(u32::from(letter.to_ascii_lowercase()));
        } else {
            letter.to_lowercase().for_each(|small| add(u32::from(small)));
        }
    }
    (words >= least).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::section;

    const ANSWER: &str = "Vi bakade bröd med gästerna varje torsdag, och doften av bröd drog ut \
                          fler ur sina rum än förr.";

    fn of_unit(name: &str, texts: &[&str]) -> Report {
        Report {
            unit: Some(name.to_owned()),
            sections: vec![section("Övrigt", texts)],
            ..Report::default()
        }
    }

    fn shared(all: &Siblings, own: &Report) -> Option<(String, usize)> {
        all.sharing(all.unit(own), ANSWER, 12).map(|found| (found.unit.to_owned(), found.more))
    }

    #[test]
    fn another_unit_with_the_same_paragraph_is_named() {
        let capitals = ANSWER.to_uppercase().replace(',', " –");
        let (one, two) = (of_unit("Almen", &[ANSWER, ANSWER]), of_unit("Björken", &[&capitals]));
        let rest = [of_unit("Cedern", &["Annat."]), of_unit("Duvan", &[])];
        let all = Siblings::of([&one, &two].into_iter().chain(&rest));
        assert_eq!(shared(&all, &one), Some(("Björken".to_owned(), 0)));
        assert_eq!(shared(&all, &two), Some(("Almen".to_owned(), 0)));
        assert_eq!(
            shared(&Siblings::of([&one]), &one),
            None,
            "twice in one report is no sibling's"
        );
        assert_eq!(all.sharing(None, "Annat.", 1), None, "too short to be remembered");
        let written_since = of_unit("Duvan", &[ANSWER]);
        assert_eq!(shared(&all, &written_since), None, "three of four");
        let fifth = Siblings::of([&one, &of_unit("Cedern", &[]), &of_unit("Duvan", &[])]);
        assert_eq!(shared(&fifth, &written_since), Some(("Almen".to_owned(), 0)));
    }

    #[test]
    fn what_most_units_have_is_the_committee_s_own() {
        let units = ["Almen", "Björken", "Cedern", "Duvan", "Enen", "Fyren"];
        let with = |count: usize| {
            let reports: Vec<Report> = units
                .iter()
                .enumerate()
                .map(|(at, name)| of_unit(name, if at < count { &[ANSWER] } else { &[] }))
                .collect();
            shared(&Siblings::of(&reports), &reports[0])
        };
        assert_eq!(with(1), None);
        assert_eq!(with(3), Some(("Björken".to_owned(), 1)), "half of them");
        assert_eq!(with(4), None, "most of them");
    }
}
