//! A report as a file to keep: PDF, Word, a web page and Markdown for people, Report JSON and
//! StratML for programs, with a name that says which report it is.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use tertial_domain::ids::ReportId;
use tertial_presentation::format;
use tertial_presentation::language::Language;
use tertial_usecases::reports::files::{self, Form, ReportFile, Wanted};

use crate::asked::{Asked, Id};
use crate::fault::Fault;
use crate::links::encoded;
use crate::reader::Reader;

/// A report as PDF.
pub(crate) async fn pdf(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    document(&reader, id, &asked, Form::Pdf).await
}

/// A report as PDF with its data attached.
pub(crate) async fn pdf_with_data(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    document(&reader, id, &asked, Wanted { attach_data: true, ..Form::Pdf.into() }).await
}

/// A report as a Word file.
pub(crate) async fn word(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    document(&reader, id, &asked, Form::Word).await
}

/// A report as one web page that needs no other file.
pub(crate) async fn web_page(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    document(&reader, id, &asked, Form::WebPage).await
}

/// A report as Markdown.
pub(crate) async fn markdown(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    document(&reader, id, &asked, Form::Markdown).await
}

/// A report as StratML Part 2.
pub(crate) async fn stratml(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    document(&reader, id, &asked, Form::StratMl).await
}

async fn document(
    reader: &Reader,
    id: ReportId,
    asked: &Asked,
    wanted: impl Into<Wanted>,
) -> Result<Response, Fault> {
    let version = asked.value("version")?;
    let wanted = Wanted { place: asked.words("place")?, ..wanted.into() };
    let form = wanted.form;
    let (context, scope) = (reader.context(), reader.scope());
    let file = files::document(context, scope, (id, version), wanted).await?;
    Ok(kept(form.media_type(), form.code(), file))
}

/// A report as Report JSON.
pub(crate) async fn json(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let version = asked.value("version")?;
    let file = files::json(reader.context(), reader.scope(), id, version).await?;
    Ok(kept("application/json", "json", file))
}

/// A file to be kept, under its report's name.
pub(crate) fn kept(media_type: &'static str, ending: &str, file: ReportFile) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&stem(&file), ending)),
    ];
    (headers, file.bytes).into_response()
}

/// The name of a report's file: "Verksamhetsberättelse 2025 Lindhagens dagliga verksamhet".
/// A report speaks Swedish whoever keeps it, and so does its file.
fn stem(file: &ReportFile) -> String {
    let report = format::report_name(Language::Swedish, file.kind, file.year);
    format!("{report} {}", file.unit_name)
}

/// Names are cut here: some file systems hold 255 bytes, and others' tools add to them.
const NAME_CHARACTERS_MAX: usize = 100;

/// Says that a file is to be kept, under its name (RFC 6266): once in letters that every program
/// knows, and once as it is spelled.
pub(crate) fn disposition(words: &str, ending: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    let name: String = name.chars().take(NAME_CHARACTERS_MAX).collect();
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "rapport" } else { name };
    let plain: String = name.chars().filter_map(plain).collect();
    let spelled = encoded(name);
    format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{spelled}.{ending}")
}

/// A letter as a program without others writes it; what has no such letter is left out.
const fn plain(letter: char) -> Option<char> {
    match letter {
        'å' | 'ä' | 'á' | 'à' => Some('a'),
        'Å' | 'Ä' | 'Á' | 'À' => Some('A'),
        'ö' | 'ø' => Some('o'),
        'Ö' | 'Ø' => Some('O'),
        'é' | 'è' | 'ê' => Some('e'),
        'É' | 'È' | 'Ê' => Some('E'),
        'ü' => Some('u'),
        'Ü' => Some('U'),
        letter if letter.is_ascii_alphanumeric() || letter == '-' => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        assert_eq!(disposition(words, "pdf"), expected, "{words:?}");
    }

    #[test]
    fn a_name_is_said_in_plain_letters_and_as_it_is_spelled() {
        check(
            "Verksamhetsberättelse 2025 Lindhagens dagliga verksamhet",
            "attachment; filename=\"Verksamhetsberattelse-2025-Lindhagens-dagliga-verksamhet.pdf\"; \
             filename*=UTF-8''Verksamhetsber%C3%A4ttelse-2025-Lindhagens-dagliga-verksamhet.pdf",
        );
    }

    #[test]
    fn a_name_cannot_end_its_header_or_name_a_folder() {
        check(
            "../Ås\"; x=\r\nSet-Cookie: a\\b",
            "attachment; filename=\"As-x-Set-Cookie-a-b.pdf\"; \
             filename*=UTF-8''%C3%85s-x-Set-Cookie-a-b.pdf",
        );
        check("…", "attachment; filename=\"rapport.pdf\"; filename*=UTF-8''rapport.pdf");
    }

    #[test]
    fn a_long_name_is_cut() {
        let long = disposition(&"ö".repeat(900), "pdf");
        assert!(long.contains(&format!("filename=\"{}.pdf\"", "o".repeat(NAME_CHARACTERS_MAX))));
    }
}
