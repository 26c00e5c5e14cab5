//! Which sign stands for which grade, and its word.

use tertial_domain::assessment::{GradeShape, GradingScale};

use super::error::TemplateError;
use super::reader::Reader;

/// Grades that a template may give a sign and a word, with the messages of their words.
const GRADES: [(&str, &str, &str); 3] = [
    ("fully_met", "grade-fully-met", "grade-fully-met-short"),
    ("partly_met", "grade-partly-met", "grade-partly-met-short"),
    ("not_met", "grade-not-met", "grade-not-met-short"),
];

const SHAPES: [(&str, GradeShape); 3] =
    [("disc", GradeShape::Disc), ("diamond", GradeShape::Diamond), ("square", GradeShape::Square)];

/// A template's choices, best grade first; what it does not choose is the city's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Symbols {
    signs: [Option<GradeShape>; 3],
    words: [Option<String>; 3],
}

impl Symbols {
    /// The messages that the words replace.
    pub(super) fn words(&self) -> impl Iterator<Item = (&'static str, String)> {
        GRADES.into_iter().zip(&self.words).flat_map(|((_, full, short), word)| {
            let told = word.iter().map(move |word| (full, word.clone()));
            told.chain(word.iter().map(move |word| (short, word.clone())))
        })
    }

    /// A scale with these signs.
    pub(super) fn on(&self, scale: &GradingScale) -> GradingScale {
        let mut scale = scale.clone();
        for ((code, _, _), sign) in GRADES.into_iter().zip(self.signs) {
            let step = scale.steps.iter_mut().find(|step| step.code.as_str() == code);
            if let (Some(step), Some(sign)) = (step, sign) {
                step.shape = sign;
            }
        }
        scale
    }
}

/// Reads `[symbols]`. Two grades with one sign could not be told apart.
pub(super) fn read(template: &Reader<'_>) -> Result<Symbols, TemplateError> {
    let Some(table) = template.table("symbols", "symbols")? else { return Ok(Symbols::default()) };
    let mut symbols = Symbols::default();
    let usual = [GradeShape::Disc, GradeShape::Diamond, GradeShape::Square];
    let rows = GRADES.into_iter().zip(&mut symbols.signs).zip(&mut symbols.words);
    let mut places = Vec::new();
    for (((grade, _, _), sign), word) in rows {
        let Some(chosen) = table.table(grade, "symbols.*")? else { continue };
        *sign = chosen.choice("sign", &SHAPES)?;
        *word = chosen.word("word")?;
        if sign.is_some() {
            places.push(chosen.place_of("sign"));
        }
    }
    let used: Vec<GradeShape> =
        symbols.signs.iter().zip(usual).map(|(own, usual)| own.unwrap_or(usual)).collect();
    let is_twice = (1..used.len()).any(|at| used.iter().take(at).any(|s| used.get(at) == Some(s)));
    if is_twice {
        let at = places.last().copied().unwrap_or_default();
        return Err(table.refused("template-twice", at, "sign", "disc, diamond, square"));
    }
    Ok(symbols)
}
