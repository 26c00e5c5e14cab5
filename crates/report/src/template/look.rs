//! Colours, fonts and logo.

use super::colour::{CONTRAST_LEAST, Colour};
use super::error::TemplateError;
use super::logo::Logo;
use super::reader::Reader;

/// How a document looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Links.
    pub accent: Colour,
    /// The bar along the goals that the writer answers for.
    pub thread: Colour,
    /// Which family of letters where.
    pub fonts: Fonts,
    /// The drawing on the cover.
    pub logo: Option<Logo>,
}

/// Which family of letters where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fonts {
    /// Running text.
    pub body: FontFamily,
    /// Title and headings.
    pub headings: FontFamily,
    /// Tables, labels and the frame.
    pub tables: FontFamily,
}

/// The families that are in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FontFamily {
    /// Source Serif 4.
    Serif,
    /// Inter.
    Sans,
}

impl FontFamily {
    /// Every family with its code.
    pub const ALL: [(&'static str, Self); 2] = [("serif", Self::Serif), ("sans", Self::Sans)];

    /// The stable code.
    pub fn code(self) -> &'static str {
        super::code_in(&Self::ALL, self)
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self { body: FontFamily::Serif, headings: FontFamily::Serif, tables: FontFamily::Sans }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self { accent: Colour::ACCENT, thread: Colour::THREAD, fonts: Fonts::default(), logo: None }
    }
}

/// Reads `[look]`.
pub(super) fn read(template: &Reader<'_>, drawing: Option<&str>) -> Result<Look, TemplateError> {
    let Some(table) = template.table("look", "look")? else { return Ok(Look::default()) };
    let usual = Look::default();
    Ok(Look {
        accent: colour(&table, "accent")?.unwrap_or(usual.accent),
        thread: colour(&table, "thread")?.unwrap_or(usual.thread),
        fonts: fonts(&table)?,
        logo: logo(&table, drawing)?,
    })
}

fn colour(table: &Reader<'_>, key: &str) -> Result<Option<Colour>, TemplateError> {
    let Some(word) = table.phrase(key, super::reader::WORD_CHARACTERS_MAX)? else {
        return Ok(None);
    };
    let Some(colour) = Colour::read(&word.value) else {
        return Err(table.refused("template-value-unknown", word.at, &word.value, "#1b4d89"));
    };
    let contrast = colour.contrast_on_white();
    if contrast < CONTRAST_LEAST {
        let found = format!("{}.{:02}", contrast / 100, contrast % 100);
        return Err(table.refused("template-contrast", word.at, &found, "4.5"));
    }
    Ok(Some(colour))
}

fn fonts(look: &Reader<'_>) -> Result<Fonts, TemplateError> {
    let usual = Fonts::default();
    let Some(table) = look.table("fonts", "look.fonts")? else { return Ok(usual) };
    let family = |key: &str| table.choice(key, &FontFamily::ALL);
    Ok(Fonts {
        body: family("body")?.unwrap_or(usual.body),
        headings: family("headings")?.unwrap_or(usual.headings),
        tables: family("tables")?.unwrap_or(usual.tables),
    })
}

fn logo(look: &Reader<'_>, drawing: Option<&str>) -> Result<Option<Logo>, TemplateError> {
    let Some(table) = look.table("logo", "look.logo")? else { return Ok(None) };
    let file = table.word("file")?.unwrap_or_default();
    let alternative = table.word("alternative")?.unwrap_or_default();
    let at = table.place_of("file");
    if !is_plain_name(&file) {
        return Err(table.refused("template-value-unknown", at, &file, "logo.svg"));
    }
    let Some(drawing) = drawing else {
        return Err(table.refused("template-logo-absent", at, &file, ""));
    };
    Logo::read(drawing, alternative)
        .map(Some)
        .map_err(|fault| table.refused(fault.code(), at, &fault.found(), &fault.expected()))
}

/// A file beside the template, never a way out of its folder.
pub(super) fn is_plain_name(file: &str) -> bool {
    let has_end =
        file.to_ascii_lowercase().strip_suffix(".svg").is_some_and(|stem| !stem.is_empty());
    has_end && !file.starts_with('.') && !file.contains(['/', '\\', '\0', ':'])
}
