//! The words that documents print, read once from a city's data file.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use memchr::memmem;

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode, GradingScale};
use tertial_domain::goal::{GoalLevel, GoalText};

/// What a known word or phrase is, when it stands alone on a line or before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// The label of a goal's level.
    Level(GoalLevel),
    /// The label of a goal's text.
    Text(GoalText),
    /// Words that mean such a label where they stand as a heading, and nothing in running text.
    TextHeading(GoalText),
    /// A heading above a goal's table, which says no more than the table.
    TableCaption,
    /// The heading of the list of contents.
    Contents,
    /// The heading of the goal tree.
    GoalsHeading,
    /// A heading that stands outside the goal tree, with its usual level.
    Section(u8),
}

/// What a known word means; some headings are labels of a goal's text too.
#[derive(Debug, Clone, Copy)]
struct Known {
    word: Word,
    section_level: Option<u8>,
    /// Whether it is the heading of the goal tree too.
    goals: bool,
}

/// The known words of one city.
pub(crate) struct Vocabulary {
    words: HashMap<&'static str, Known, FixedWords>,
    joined_words: HashSet<&'static str, FixedWords>,
    heading_starts: Vec<&'static str>,
    grades: HashMap<String, Option<GradeCode>, FixedWords>,
    level_starts: Vec<[Option<char>; 2]>,
    /// The start of every verb that says a grade: "uppfylls", "uppnås".
    spoken_verb: memmem::Finder<'static>,
    /// The first letters of printed grades without such a verb.
    grade_starts: Vec<char>,
    /// By first byte: a bit for the second byte of every word, where both are ASCII.
    starts: [u128; 128],
    /// By first byte: a bit for each length that a word has.
    lengths: [u128; 256],
    /// Bytes of the longest word.
    longest: usize,
}

/// What every verb that says a grade begins with.
const SPOKEN_VERB: &str = "upp";

static STOCKHOLM: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("../../vocabularies/stockholm.toml")));

impl Vocabulary {
    /// The words of Stockholm.
    pub(crate) fn stockholm() -> &'static Self {
        &STOCKHOLM
    }

    fn read(data: &'static str) -> Self {
        let mut vocabulary = Self {
            words: HashMap::default(),
            joined_words: HashSet::default(),
            heading_starts: Vec::new(),
            grades: printed_grades(GradingScale::stockholm()),
            level_starts: Vec::new(),
            spoken_verb: memmem::Finder::new(SPOKEN_VERB),
            grade_starts: Vec::new(),
            starts: [0; 128],
            lengths: [0; 256],
            longest: 0,
        };
        let plain = vocabulary.grades.keys().filter(|grade| !grade.contains(SPOKEN_VERB));
        vocabulary.grade_starts = plain.filter_map(|grade| grade.chars().next()).collect();
        let mut part = "";
        for line in data.lines().map(str::trim) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                part = name;
            } else if let Some((name, list)) = line.split_once(" = [") {
                let quoted = list.split('"').skip(1).step_by(2);
                quoted.for_each(|word| vocabulary.enter(part, name, word));
            }
        }
        vocabulary
    }

    fn enter(&mut self, part: &str, name: &str, word: &'static str) {
        let level = GoalLevel::from_code(name).map(Word::Level);
        let text = GoalText::from_code(name).map(Word::Text);
        let meaning = match (part, name) {
            ("goal_levels", _) => level,
            ("goal_texts", _) => text,
            ("goal_headings", _) => GoalText::from_code(name).map(Word::TextHeading),
            ("goal_tables", _) => Some(Word::TableCaption),
            ("contents", _) => Some(Word::Contents),
            ("sections", "goals") => Some(Word::GoalsHeading),
            ("sections", "top") => Some(Word::Section(1)),
            ("sections", _) => Some(Word::Section(2)),
            ("joined_words", _) => {
                self.joined_words.insert(word);
                None
            }
            _ => {
                self.heading_starts.push(word);
                None
            }
        };
        let Some(meaning) = meaning else { return };
        let first = word.as_bytes().first().map_or(0, |first| usize::from(*first));
        if let Some(lengths) = self.lengths.get_mut(first) {
            *lengths |= 1_u128.checked_shl(u32::try_from(word.len()).unwrap_or(128)).unwrap_or(0);
        }
        self.longest = self.longest.max(word.len());
        if let Some([first, second]) = word.as_bytes().first_chunk()
            && second.is_ascii()
            && let Some(seconds) = self.starts.get_mut(usize::from(*first))
        {
            *seconds |= 1 << *second;
        }
        if let Word::Level(_) = meaning {
            let mut start = word.chars();
            let start = [start.next(), start.next()];
            if !self.level_starts.contains(&start) {
                self.level_starts.push(start);
            }
        }
        let first = Known { word: meaning, section_level: None, goals: false };
        let known = self.words.entry(word).or_insert(first);
        known.goals |= meaning == Word::GoalsHeading;
        if let Word::Section(level) = meaning {
            known.section_level = Some(level);
        }
    }

    /// A quick look at text before it is folded: whether some word begins with its first two
    /// letters. Letters outside ASCII may begin anything.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        let Some([first, second]) = text.as_bytes().first_chunk() else { return false };
        if !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
            return true;
        }
        let seconds = self.starts.get(usize::from(first.to_ascii_lowercase()));
        seconds.is_some_and(|seconds| seconds & (1 << second.to_ascii_lowercase()) != 0)
    }

    /// Whether some word has the length and the first byte of a key.
    fn may_know(&self, key: &str) -> bool {
        let Some(first) = key.as_bytes().first() else { return false };
        let lengths = self.lengths.get(usize::from(*first)).copied().unwrap_or(0);
        key.len() < 128 && lengths & (1 << key.len()) != 0
    }

    /// What a folded word is.
    pub(crate) fn word(&self, key: &str) -> Option<Word> {
        self.known(key).map(|known| known.word)
    }

    /// The usual level of a section's heading.
    pub(crate) fn section_level(&self, key: &str) -> Option<u8> {
        self.known(key)?.section_level
    }

    /// Whether a folded word is the heading of the goal tree, where no goal is open.
    pub(crate) fn heads_goals(&self, key: &str) -> bool {
        self.known(key).is_some_and(|known| known.goals)
    }

    /// What a folded word is, and the usual level of a section's heading.
    pub(crate) fn word_and_section(&self, key: &str) -> (Option<Word>, Option<u8>) {
        let known = self.known(key);
        (known.map(|known| known.word), known.and_then(|known| known.section_level))
    }

    fn known(&self, key: &str) -> Option<Known> {
        if self.may_know(key) { self.words.get(key).copied() } else { None }
    }

    /// Bytes of the longest word: longer text need not be looked up.
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether text begins with the first letters of some level's label.
    pub(crate) fn begins_level(&self, text: &str) -> bool {
        let mut start = text.chars().take(2).flat_map(char::to_lowercase);
        let start = [start.next(), start.next()];
        self.level_starts.contains(&start)
    }

    /// A quick look at text before it is folded: whether it may be a grade.
    pub(crate) fn may_grade(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let is_p = |byte: u8| byte | 0x20 == b'p';
        let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or(&[]));
        pairs.fold(false, |found, (byte, next)| found | (is_p(*byte) & is_p(*next)))
            || text.chars().next().is_some_and(|c| {
                self.grade_starts.iter().any(|s| c.to_lowercase().any(|c| c == *s))
            })
    }

    /// Whether a folded line begins as headings do.
    pub(crate) fn begins_heading(&self, key: &str) -> bool {
        self.heading_starts.iter().any(|start| key.starts_with(start))
    }

    /// Whether a word in small letters is one that narrow columns break.
    pub(crate) fn is_joined_word(&self, word: &str) -> bool {
        self.joined_words.contains(word)
    }

    /// Reads a folded line as a grade: "uppfylls helt", "kf:s mål bedöms uppfyllas delvis".
    pub(crate) fn grade(&self, key: &str, tense: AssessmentTense) -> Option<Assessment> {
        const LONGEST: usize = 120;
        if key.len() > LONGEST {
            return None;
        }
        if let Some(grade) = self.grades.get(key) {
            let graded = |grade: &GradeCode| Assessment::Graded { grade: grade.clone(), tense };
            return Some(grade.as_ref().map_or(Assessment::NotAssessed, graded));
        }
        self.spoken_verb.find(key.as_bytes())?;
        let tense = if key.contains("bedöms") { AssessmentTense::Forecast } else { tense };
        spoken_grade(key).map(|grade| Assessment::Graded { grade, tense })
    }
}

/// The printed words of a scale; `None` stands for "not assessed here".
fn printed_grades(scale: GradingScale) -> HashMap<String, Option<GradeCode>, FixedWords> {
    let mut grades = HashMap::with_hasher(FixedWords::default());
    for word in scale.not_assessed_printed_as {
        grades.insert(word, None);
    }
    for step in scale.steps {
        for word in step.printed_as {
            grades.insert(word, Some(step.code.clone()));
        }
    }
    grades
}

/// A quick hash for tables whose words are fixed: nobody outside chooses what they hold.
type FixedWords = BuildHasherDefault<WordHasher>;

/// FNV with eight bytes at a time.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let word = chunk.iter().fold(0_u64, |word, byte| (word << 8) | u64::from(*byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(PRIME);
        }
        for byte in chunks.remainder() {
            self.0 = (self.0.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }
}

/// A whole sentence that says a grade and nothing else.
fn spoken_grade(key: &str) -> Option<GradeCode> {
    const SUBJECTS: [&str; 22] = [
        "prognos",
        "nämndmål",
        "enhetsmål",
        "målbedömning",
        "under",
        "året",
        "kf:s",
        "kommunfullmäktiges",
        "mål",
        "målet",
        "nämndmålet",
        "nämndens",
        "enhetsmålet",
        "enhetens",
        "inriktningsmålet",
        "inriktningsmål",
        "för",
        "verksamhetsområdet",
        "bedömning",
        "måluppfyllelse",
        "verksamhetsmålet",
        "status",
    ];
    let (mut verb, mut whole, mut partly, mut not) = (false, false, false, false);
    for word in key.split(' ').map(|word| word.trim_end_matches([':', ','])) {
        match word {
            "uppfylls" | "uppfyllas" | "uppfyllt" | "uppfyllts" | "uppfyllda" | "uppnås"
            | "uppnått" => verb = true,
            "helt" => whole = true,
            "delvis" => partly = true,
            "ej" | "inte" | "icke" => not = true,
            "bedöms" | "bedömts" | "att" | "ha" | "har" | "kommer" | "är" | "vara" | "bli" | "" =>
                {}
            _ if SUBJECTS.contains(&word) => {}
            _ => return None,
        }
    }
    match (verb, whole, partly, not) {
        (true, _, false, false) => Some(GradeCode::FULLY_MET),
        (true, false, true, false) => Some(GradeCode::PARTLY_MET),
        (true, _, false, true) => Some(GradeCode::NOT_MET),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_in_many_forms() {
        let vocabulary = Vocabulary::stockholm();
        let grade = |key: &str| {
            vocabulary.grade(key, AssessmentTense::Final).and_then(|a| a.grade().cloned())
        };
        assert_eq!(grade("uppfylls helt"), Some(GradeCode::FULLY_MET));
        assert_eq!(grade("kf:s mål bedöms uppfyllas"), Some(GradeCode::FULLY_MET));
        assert_eq!(grade("nämndmålet bedöms uppfyllas delvis"), Some(GradeCode::PARTLY_MET));
        assert_eq!(grade("målet uppfylls inte"), Some(GradeCode::NOT_MET));
        assert_eq!(grade("uppfylls av alla"), None);
        assert_eq!(grade("nämndens mål"), None);
        let ingen = vocabulary.grade("ingen", AssessmentTense::Final);
        assert_eq!(ingen, Some(Assessment::NotAssessed));
    }

    #[test]
    fn words_have_one_meaning_and_some_are_headings_too() {
        let vocabulary = Vocabulary::stockholm();
        assert_eq!(vocabulary.word("enhetsmål"), Some(Word::Level(GoalLevel::Unit)));
        assert_eq!(vocabulary.word("resursanvändning"), Some(Word::Text(GoalText::ResourceUse)));
        assert_eq!(vocabulary.section_level("resursanvändning"), Some(2));
        assert_eq!(vocabulary.section_level("övrigt"), Some(1));
    }
}
