//! What was adopted: a version with its decision, its manifest, and its files as they were made.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tertial_domain::ids::ReportId;
use tertial_presentation::format;
use tertial_presentation::language::Language;
use tertial_usecases::reports::files::{self, Form, ReportFile, Wanted};
use tertial_usecases::reports::{self, ReportLine};
use tertial_usecases::workflow::Fingerprint;
use tertial_usecases::workflow::adopted::{self, AdoptedVersion, FrozenForm, LogHead};

use super::{frame, trail};
use crate::asked::Ids;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::links;
use crate::pages::parts::Step as Crumb;
use crate::pages::reports::files::{disposition, kept};
use crate::pages::workflow::way::Way;
use crate::reader::Reader;
use crate::words::Message;

/// Shows what was adopted.
pub(crate) async fn show(
    reader: Reader,
    Ids(id, number): Ids<ReportId, u32>,
) -> Result<Response, Fault> {
    let version = found(&reader, id, number).await?;
    let (context, scope) = (reader.context(), reader.scope());
    let line = reports::show(context, scope, id, None).await?.line;
    let head = adopted::log_head(context, scope, (id, number)).await?;
    let frame = frame(&reader, links::adopted(&id, number));
    reader.answer(&AdoptedPage::new(frame, line, (version, head)))
}

async fn found(reader: &Reader, id: ReportId, number: u32) -> Result<AdoptedVersion, Fault> {
    let versions = adopted::versions(reader.context(), reader.scope(), id).await?;
    versions.into_iter().find(|version| version.number == number).ok_or(Fault::NotFound)
}

/// All that was frozen, byte for byte.
pub(crate) async fn manifest(
    reader: Reader,
    Ids(id, number): Ids<ReportId, u32>,
) -> Result<Response, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let (_, bytes) = adopted::manifest(context, scope, (id, number)).await?;
    let line = reports::show(context, scope, id, None).await?.line;
    let report = format::report_name(Language::Swedish, line.kind, line.year);
    let name = format!("manifest {report} {} {number}", line.unit_name);
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&name, "json")),
    ];
    Ok((headers, bytes).into_response())
}

/// The PDF that was made.
pub(crate) async fn pdf(reader: Reader, path: Ids<ReportId, u32>) -> Result<Response, Fault> {
    file(&reader, path, Form::Pdf.into()).await
}

/// The PDF that was made with its data attached.
pub(crate) async fn pdf_with_data(
    reader: Reader,
    path: Ids<ReportId, u32>,
) -> Result<Response, Fault> {
    file(&reader, path, Wanted { attach_data: true, ..Form::Pdf.into() }).await
}

/// The Word file that was made.
pub(crate) async fn word(reader: Reader, path: Ids<ReportId, u32>) -> Result<Response, Fault> {
    file(&reader, path, Form::Word.into()).await
}

/// The data, byte for byte.
pub(crate) async fn data(reader: Reader, path: Ids<ReportId, u32>) -> Result<Response, Fault> {
    file(&reader, path, Form::Json.into()).await
}

/// The bytes as they were made, never made again; a version that was not adopted has none.
async fn file(
    reader: &Reader,
    Ids(id, number): Ids<ReportId, u32>,
    wanted: Wanted,
) -> Result<Response, Fault> {
    found(reader, id, number).await?;
    let form = wanted.form;
    let (context, scope) = (reader.context(), reader.scope());
    let file: ReportFile = files::document(context, scope, (id, Some(number)), wanted).await?;
    Ok(kept(form.media_type(), form.code(), file))
}

/// A version that was adopted.
#[derive(Debug, Template)]
#[template(path = "workflow/adopted.html")]
pub struct AdoptedPage {
    frame: Frame,
    line: ReportLine,
    version: AdoptedVersion,
    head: Option<LogHead>,
}

/// A form in which it is kept.
struct Kept {
    name: &'static str,
    href: String,
    sha256: Option<Fingerprint>,
}

impl AdoptedPage {
    /// The page of a version.
    pub fn new(
        frame: Frame,
        line: ReportLine,
        (version, head): (AdoptedVersion, Option<LogHead>),
    ) -> Self {
        Self { frame, line, version, head }
    }

    fn sealed(head: &LogHead) -> Message {
        Message::new("adopted-head").with("number", head.number)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.frame, &self.line)
    }

    fn title(&self) -> Message {
        Message::new("adopted-title").with("number", u64::from(self.version.number))
    }

    fn decided(&self) -> Message {
        Way::decided(&self.version)
    }

    fn numbered(number: u32) -> Message {
        Message::new("workflow-version").with("number", u64::from(number))
    }

    fn files(&self) -> [Kept; 4] {
        [FrozenForm::Pdf, FrozenForm::Word, FrozenForm::PdfWithData, FrozenForm::Data].map(|form| {
            let (name, page) = match form {
                FrozenForm::Pdf => ("adopted-form-pdf", "pdf"),
                FrozenForm::PdfWithData => ("adopted-form-pdf-data", "pdf-data"),
                FrozenForm::Word => ("adopted-form-word", "docx"),
                FrozenForm::Data => ("adopted-form-data", "json"),
            };
            let made = self.version.files.iter().find(|(own, _)| *own == form);
            let href = links::adopted_file(&self.line.id, self.version.number, page);
            Kept { name, href, sha256: made.map(|(_, sha256)| *sha256) }
        })
    }

    fn manifest(&self) -> String {
        links::adopted_file(&self.line.id, self.version.number, "manifest")
    }

    fn other(&self, number: u32) -> String {
        links::adopted(&self.line.id, number)
    }

    fn changes(&self, from: u32, to: u32) -> String {
        links::changes(&self.line.id, from, to)
    }

    fn report(&self) -> String {
        links::report_version(&self.line.id, self.version.number)
    }
}
