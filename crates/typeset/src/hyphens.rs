//! Which paragraphs are set without looking where their words could be hyphenated.
//!
//! Typst finds the best lines of a paragraph by trying every break, and most breaks are those inside
//! words. A line that ends with a hyphen costs so much that it is worth it only where a line would
//! be very short else. Here the best lines without hyphens are found from the letters' widths
//! alone, which is cheap: where they cost less than one hyphen, Typst would choose no hyphen either
//! and is told not to look.

use tertial_report::template::FontFamily;
use typst::text::FontInstance;

use crate::fonts::FONTS;
use crate::printable::ZERO_WIDTH_SPACE;

/// Width of running text, as in the template: 140 mm in points.
const MEASURE: f64 = 140.0 / 25.4 * 72.0;

/// Size of running text in points, as in the template.
const SIZE: f64 = 10.5;

/// What one line with a hyphen costs at least, as Typst counts with the template's costs of hyphens:
/// (1 + 3 · 135)².
const HYPHEN_COST: f64 = 406.0 * 406.0;

/// What is found here may cost so many times as much in truth: widths here lack what pairs of
/// letters are moved.
const DOUBT: f64 = 1.6;

/// So much longer may a line be by these widths that fits when its letters are moved.
const KERNED: f64 = 1.01;

/// A space may be stretched by this much of itself before its line counts as loose.
const STRETCH: f64 = 0.5;

/// Whether the lines of a paragraph of plain running text may end within a word.
pub(crate) fn may_help(text: &str, family: FontFamily) -> bool {
    let Some(font) = FONTS.regular(family) else { return true };
    if text.contains(ZERO_WIDTH_SPACE) {
        return true;
    }
    let words: Vec<f64> = text.split(' ').map(|word| width(font, word)).collect();
    let space = width(font, " ");
    let Some(cost) = Costs::of(&words, space, MEASURE).several else { return true };
    // Where words are not hyphenated, Typst would rather have no word alone on the last line.
    let alone = Costs::of(&words, space, MEASURE * KERNED).alone;
    HYPHEN_COST < cost * DOUBT || alone.is_some_and(|alone| alone < cost * DOUBT)
}

/// Points from the start of a word to its end.
fn width(font: &FontInstance, word: &str) -> f64 {
    let advance = |letter| font.x_advance(font.ttf().glyph_index(letter)?.0);
    word.chars().filter_map(advance).map(|advance| advance.get() * SIZE).sum()
}

/// What the best lines cost, if there are any: a word may be wider than a line.
struct Costs {
    /// With several words on the last line, or with one line in all.
    several: Option<f64>,
    /// With one word alone on the last line.
    alone: Option<f64>,
}

impl Costs {
    fn of(words: &[f64], space: f64, measure: f64) -> Self {
        // The best lines up to each word, by how many words they hold.
        let mut best = Vec::with_capacity(words.len() + 1);
        best.push(Some(0.0));
        let mut alone = None;
        for end in 1..=words.len() {
            let is_last = end == words.len();
            let mut cheapest: Option<f64> = None;
            let mut natural = -space;
            for (start, word) in words.iter().enumerate().take(end).rev() {
                natural += space + word;
                if measure < natural {
                    break;
                }
                let Some(before) = best.get(start).copied().flatten() else { continue };
                let spaces = end - start - 1;
                if is_last && spaces == 0 && start != 0 {
                    alone = Some(before);
                    continue;
                }
                let line = if is_last { 1.0 } else { line_cost(measure - natural, spaces, space) };
                cheapest = Some(cheapest.map_or(before + line, |least| least.min(before + line)));
            }
            best.push(cheapest);
        }
        Self { several: best.pop().flatten(), alone }
    }
}

/// What Typst counts for a line that is no last one and lacks so many points of the full width.
fn line_cost(lacking: f64, spaces: usize, space: f64) -> f64 {
    let spaces = f64::from(u16::try_from(spaces).unwrap_or(u16::MAX));
    let stretch = spaces * space * STRETCH;
    let ratio = if lacking <= stretch {
        lacking / stretch.max(f64::EPSILON)
    } else {
        1.0 + (lacking - stretch) / spaces.max(1.0) / (SIZE / 2.0)
    };
    (1.0 + 100.0 * ratio.clamp(0.0, 10.0).powi(3)).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_and_even_lines_need_no_hyphens() {
        assert!(!may_help("Antalet besök ökade under året.", FontFamily::Serif));
        let even = "ord och ord ".repeat(60);
        assert!(!may_help(even.trim_end(), FontFamily::Serif));
        assert!(!may_help("", FontFamily::Sans));
    }

    #[test]
    fn long_words_may_need_hyphens() {
        let long = "verksamhetsutvecklingsorganisationerna ".repeat(12);
        assert!(may_help(long.trim_end(), FontFamily::Serif));
        assert!(may_help(&"å".repeat(200), FontFamily::Sans));
        assert!(may_help("ett\u{200b}två", FontFamily::Serif));
    }
}
