//! The fonts in the file: Source Serif 4 for what the city says, Inter for tables and furniture.
//! Both under the Open Font License; its texts stand beside the fonts.

use std::sync::LazyLock;

use tertial_report::template::FontFamily;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// The regular, italic and bold cuts, unchanged as their makers ship them.
const FILES: [&[u8]; 8] = [
    include_bytes!("../fonts/SourceSerif4-Regular.otf"),
    include_bytes!("../fonts/SourceSerif4-It.otf"),
    include_bytes!("../fonts/SourceSerif4-Semibold.otf"),
    include_bytes!("../fonts/SourceSerif4-SemiboldIt.otf"),
    include_bytes!("../fonts/Inter-Regular.otf"),
    include_bytes!("../fonts/Inter-Italic.otf"),
    include_bytes!("../fonts/Inter-Medium.otf"),
    include_bytes!("../fonts/Inter-SemiBold.otf"),
];

/// Fonts and the book that finds them.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) cuts: Vec<Font>,
    regulars: [Option<FontInstance>; 2],
}

impl Fonts {
    /// The upright cut of running text.
    pub(crate) fn regular(&self, family: FontFamily) -> Option<&FontInstance> {
        let [serif, sans] = &self.regulars;
        match family {
            FontFamily::Serif => serif.as_ref(),
            FontFamily::Sans => sans.as_ref(),
        }
    }

    /// Whether one font has all these characters.
    pub(crate) fn any_has_all(&self, characters: &[char]) -> bool {
        self.cuts.iter().any(|font| {
            let coverage = &font.info().coverage;
            characters.iter().all(|&character| coverage.contains(character.into()))
        })
    }
}

/// The fonts, read once a process.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    let regulars = ["Source Serif 4", "Inter"].map(|family| {
        let variant = FontVariant::default();
        let regular = |font: &&Font| font.info().family == family && font.info().variant == variant;
        fonts.iter().find(regular).map(|font| instance(font, variant))
    });
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), cuts: fonts, regulars }
});

/// A cut whose letters can be measured; ours are the same at all sizes.
fn instance(font: &Font, variant: FontVariant) -> FontInstance {
    font.clone().instantiate(variant, Abs::pt(1.0), &FontVariations::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_with_the_letters_of_the_languages() {
        assert_eq!(FONTS.cuts.len(), FILES.len());
        for font in &FONTS.cuts {
            for character in "abcxyzåäöÅÄÖéüæøß0123456789,.–—−%§«»”’…".chars()
            {
                let covered = font.info().coverage.contains(character.into());
                assert!(covered, "{} lacks {character}", font.info().family);
            }
        }
    }
}
