//! A report as a file to keep: its bytes, and what the file's name says of it.

use tertial_domain::ids::ReportId;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_presentation::language::Language;
use tertial_report::document::Caution;
pub use tertial_report::form::Form;
use tertial_store::ReadSession;
use tertial_store::reports::{StoredReport, VersionLine};

use super::{chosen, city_name};
use crate::context::{Context, RenderOrder};
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};

/// A report as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// Which document.
    pub kind: ReportKind,
    /// Which year.
    pub year: OperatingYear,
    /// The unit's name then.
    pub unit_name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl ReportFile {
    fn new(stored: &StoredReport, directory: &Directory, bytes: Vec<u8>) -> Self {
        Self {
            kind: stored.kind,
            year: stored.year,
            unit_name: directory.name_in(stored.unit, stored.year),
            bytes,
        }
    }
}

/// The Report JSON of a version, byte for byte as its SHA-256 was taken.
pub async fn json(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    version: Option<u32>,
) -> Result<ReportFile, Failure> {
    let mut session = context.store.read(scope).await?;
    let (stored, _, body) = found(&mut session, scope, (id, version)).await?;
    let directory = Directory::load(&mut session).await?;
    Ok(ReportFile::new(&stored, &directory, body))
}

/// A version, or one place of it, as a document of a form. The same version gives the same bytes.
pub async fn document(
    context: &Context,
    scope: &Scope,
    (id, version): (ReportId, Option<u32>),
    (form, place): (Form, Option<String>),
) -> Result<ReportFile, Failure> {
    // The database is let go before the file is made: that takes its time.
    let (file, order) = {
        let mut session = context.store.read(scope).await?;
        let (stored, shown, report_json) = found(&mut session, scope, (id, version)).await?;
        let directory = Directory::load(&mut session).await?;
        let order = RenderOrder {
            report_json,
            form,
            language: Language::Swedish,
            issued: shown.stored_at,
            version: Some(shown.number),
            organisation: city_name(&mut session, &directory).await?,
            caution: Caution::of(stored.state, stored.confirmed),
            report: Some(id),
            place,
        };
        (ReportFile::new(&stored, &directory, Vec::new()), order)
    };
    let bytes = (context.render)(order).await.map_err(Failure::refused)?;
    Ok(ReportFile { bytes, ..file })
}

/// A report with one version of it and that version's body.
async fn found(
    session: &mut ReadSession,
    scope: &Scope,
    (id, version): (ReportId, Option<u32>),
) -> Result<(StoredReport, VersionLine, Vec<u8>), Failure> {
    let stored = session.report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport, Some(stored.state))?;
    let versions = session.report_versions(id).await?;
    let shown = chosen(&versions, version).or_not_found()?.clone();
    let body = session.report_body(shown.id).await?.or_not_found()?;
    Ok((stored, shown, body))
}
