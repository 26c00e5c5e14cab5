//! Templates as the commands find them: those of the product, and a city's own in files, each with
//! the logo beside it.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tertial_report::template::{BUILT_IN, BuiltIn, Template, TemplateError, TemplateSource};
use tertial_usecases::context::CityTemplate;

use crate::stop::{Stop, StopKind};
use crate::{files, folders, limits};

/// A template that was read.
#[derive(Debug, Clone)]
pub struct Known {
    /// The name by which it is asked for: a file's without its ending.
    pub name: String,
    /// Its file, for a city's own.
    pub path: Option<PathBuf>,
    /// What it is made of.
    pub source: TemplateSource,
    /// What it says.
    pub template: Template,
}

/// The templates of the product.
pub fn built_in() -> Result<Vec<Known>, Stop> {
    BUILT_IN.iter().map(|own| of_product(*own)).collect()
}

fn of_product(BuiltIn { name, text }: BuiltIn) -> Result<Known, Stop> {
    let source = TemplateSource { text: text.to_owned(), logo: None };
    let template = Template::read(&source).map_err(|error| refused(Path::new(name), &error))?;
    Ok(Known { name: name.to_owned(), path: None, source, template })
}

/// A city's own template.
pub fn read(path: &Path) -> Result<Known, Stop> {
    let text = text_of(path)?;
    let logo = match Template::logo_file(&text) {
        None => None,
        Some(file) => text_beside(path, &file)?,
    };
    let source = TemplateSource { text, logo };
    let template = Template::read(&source).map_err(|error| refused(path, &error))?;
    let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(Known { name, path: Some(path.to_owned()), source, template })
}

/// The templates in a folder, by name.
pub fn folder(folder: &Path) -> Result<Vec<Known>, Stop> {
    folders::templates(folder)?.iter().map(|path| read(path)).collect()
}

/// A city's own templates, where it has a folder of them.
pub fn of_city(path: Option<&Path>) -> Result<Vec<CityTemplate>, Stop> {
    let own = path.map(folder).transpose()?.unwrap_or_default();
    let pair = |Known { source, template, .. }| CityTemplate { source, template };
    Ok(own.into_iter().map(pair).collect())
}

/// The product's templates and those in a folder, which stand before one of the same name.
pub fn with_folder(path: Option<&Path>) -> Result<Vec<Known>, Stop> {
    let own = path.map(folder).transpose()?.unwrap_or_default();
    let mut all = built_in()?;
    all.retain(|known| own.iter().all(|own| own.name != known.name));
    all.extend(own);
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

/// The template of a name, else the one in a file.
pub fn named(wanted: &str) -> Result<Known, Stop> {
    match BUILT_IN.iter().find(|own| own.name == wanted) {
        Some(own) => of_product(*own),
        None if Path::new(wanted).extension().is_some() || wanted.contains('/') => {
            read(Path::new(wanted))
        }
        None => {
            let known: Vec<&str> = BUILT_IN.iter().map(|own| own.name).collect();
            Err(Stop::new(StopKind::User, "template-unknown")
                .with("name", &wanted)
                .with("known", &known.join(", ")))
        }
    }
}

/// What identifies a template: its text and its drawing, byte for byte.
pub fn digest(source: &TemplateSource) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(source.text.as_bytes());
    if let Some(logo) = &source.logo {
        // No text holds this byte: a drawing cannot pass for the end of one.
        digest.update([0xff]);
        digest.update(logo.as_bytes());
    }
    digest.finalize().into()
}

fn text_of(path: &Path) -> Result<String, Stop> {
    // More than a template may have, so that the reader says by how much it is too long.
    let bytes = files::read(path, limits::RULES_BYTES)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let sound = error.as_bytes().get(..at).unwrap_or_default();
        let line = String::from_utf8_lossy(sound).matches('\n').count() + 1;
        Stop::new(StopKind::Configuration, "template-not-utf8")
            .with("path", &path.display())
            .with("line", &line)
    })
}

/// A file beside the template; none where there is no such file, which the reader tells better.
fn text_beside(path: &Path, file: &str) -> Result<Option<String>, Stop> {
    let beside = path.with_file_name(file);
    if !beside.is_file() {
        return Ok(None);
    }
    text_of(&beside).map(Some)
}

fn refused(path: &Path, error: &TemplateError) -> Stop {
    Stop::new(StopKind::Configuration, error.code)
        .with("path", &path.display())
        .with("line", &error.line)
        .with("column", &error.column)
        .with("found", &error.found)
        .with("expected", &error.expected)
}
