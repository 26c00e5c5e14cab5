//! The fonts in the file: Source Serif 4 for what the city says, Inter for tables and furniture.
//! Both under the Open Font License; its texts stand beside the fonts.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
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
    pub(crate) fonts: Vec<Font>,
}

impl Fonts {
    /// Whether one font has all these characters.
    pub(crate) fn any_has_all(&self, characters: &[char]) -> bool {
        self.fonts.iter().any(|font| {
            let coverage = &font.info().coverage;
            characters.iter().all(|&character| coverage.contains(character.into()))
        })
    }
}

/// The fonts, read once a process.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_with_the_letters_of_the_languages() {
        assert_eq!(FONTS.fonts.len(), FILES.len());
        for font in &FONTS.fonts {
            for character in "abcxyzåäöÅÄÖéüæøß0123456789,.–—−%§«»”’…".chars()
            {
                let covered = font.info().coverage.contains(character.into());
                assert!(covered, "{} lacks {character}", font.info().family);
            }
        }
    }
}
