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
    /// The heading of the list of contents.
    Contents,
    /// The heading of the goal tree.
    GoalsHeading,
    /// A heading that stands outside the goal tree, with its usual level.
    Section(u8),
}

/// The known words of one city.
pub(crate) struct Vocabulary {
    words: HashMap<&'static str, Word, FixedWords>,
    both: HashMap<&'static str, u8, FixedWords>,
    joined_words: HashSet<&'static str>,
    heading_starts: Vec<&'static str>,
    grades: HashMap<String, Option<GradeCode>, FixedWords>,
    level_starts: HashSet<[Option<char>; 2]>,
    /// The start of every verb that says a grade: "uppfylls", "uppnås".
    spoken_verb: memmem::Finder<'static>,
    /// By first byte: a bit for each length that a word has.
    lengths: [u128; 256],
    /// Bytes of the longest word.
    longest: usize,
}

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
            both: HashMap::default(),
            joined_words: HashSet::new(),
            heading_starts: Vec::new(),
            grades: printed_grades(GradingScale::stockholm()),
            level_starts: HashSet::new(),
            spoken_verb: memmem::Finder::new("upp"),
            lengths: [0; 256],
            longest: 0,
        };
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
        if let Word::Level(_) = meaning {
            let mut start = word.chars();
            self.level_starts.insert([start.next(), start.next()]);
        }
        if let Word::Section(level) = meaning {
            self.both.insert(word, level);
        }
        self.words.entry(word).or_insert(meaning);
    }

    /// Whether some word has the length and the first byte of a key.
    fn may_know(&self, key: &str) -> bool {
        let Some(first) = key.as_bytes().first() else { return false };
        let lengths = self.lengths.get(usize::from(*first)).copied().unwrap_or(0);
        key.len() < 128 && lengths & (1 << key.len()) != 0
    }

    /// What a folded word is.
    pub(crate) fn word(&self, key: &str) -> Option<Word> {
        if self.may_know(key) { self.words.get(key).copied() } else { None }
    }

    /// The usual level of a section's heading; some headings are labels of a goal's text too.
    pub(crate) fn section_level(&self, key: &str) -> Option<u8> {
        if self.may_know(key) { self.both.get(key).copied() } else { None }
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
