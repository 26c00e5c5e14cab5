//! Reads the whole of a template, and its own facts.

use tertial_domain::period::OperatingYear;
use tertial_presentation::language::Language;
use toml::Spanned;
use toml::de::{DeTable, Error};

use super::error::TemplateError;
use super::reader::Reader;
use super::{
    Audience, BYTES_MAX, DocumentKind, Template, TemplateSource, Years, look, sections, symbols,
    words,
};

const LANGUAGES: [(&str, Language); 2] = [("sv", Language::Swedish), ("en", Language::English)];

pub(super) fn read(source: &TemplateSource) -> Result<Template, TemplateError> {
    let text = source.text.as_str();
    if BYTES_MAX < text.len() {
        let (found, most) = (text.len().to_string(), BYTES_MAX.to_string());
        return Err(TemplateError::at("template-too-long", (text, 0), found, most));
    }
    let tree = parse(text)?;
    let table = Reader::new(text, "template", (tree.get_ref(), 0..0))?;
    let language = table.choice("language", &LANGUAGES)?.unwrap_or(Language::Swedish);
    Ok(Template {
        name: table.word("name")?.unwrap_or_default(),
        document: document(&table)?,
        audience: table.choice("for", &Audience::ALL)?.unwrap_or(Audience::Any),
        years: years(&table)?,
        language,
        look: look::read(&table, source.logo.as_deref())?,
        symbols: symbols::read(&table)?,
        words: words::read(&table)?,
        sections: sections::read(&table)?,
    })
}

pub(super) fn logo_file(text: &str) -> Option<String> {
    if BYTES_MAX < text.len() {
        return None;
    }
    let tree = parse(text).ok()?;
    let table = Reader::unchecked(text, tree.get_ref(), 0..0);
    let look = table.open_table("look").ok()??;
    let logo = look.open_table("logo").ok()??;
    let file = logo.word("file").ok()??;
    look::is_plain_name(&file).then_some(file)
}

fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, TemplateError> {
    DeTable::parse(text).map_err(|error: Error| {
        let at = error.span().map_or(0, |span| span.start);
        TemplateError::at("template-not-toml", (text, at), error.message(), "TOML")
    })
}

fn document(table: &Reader<'_>) -> Result<DocumentKind, TemplateError> {
    // The key is there: the table was checked.
    Ok(table.choice("document", &DocumentKind::ALL)?.unwrap_or(DocumentKind::AnnualReport))
}

fn years(table: &Reader<'_>) -> Result<Years, TemplateError> {
    let year = |key: &str| {
        let year = table.number(key, (1900, 2199))?;
        Ok::<_, TemplateError>(year.and_then(OperatingYear::new))
    };
    let years = Years { first: year("first_year")?, last: year("last_year")? };
    match (years.first, years.last) {
        (Some(first), Some(last)) if last < first => {
            let at = table.place_of("last_year");
            let found = last.number().to_string();
            let least = format!("≥ {}", first.number());
            Err(table.refused("template-out-of-range", at, &found, &least))
        }
        _ => Ok(years),
    }
}
