//! A report as a file to keep: its bytes, and what the file's name says of it.

use tertial_domain::ids::ReportId;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_report::document::Caution;
pub use tertial_report::form::Form;
use tertial_report::stamp::LogHead;
use tertial_report::template::{Audience, DocumentKind, Template, TemplateSource};
use tertial_store::ReadSession;
use tertial_store::reports::{StoredReport, VersionLine};

use super::{chosen, city_name, state_of};
use crate::compilation::is_compiled;
use crate::context::{CityTemplate, Context, RenderOrder};
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::workflow::adopted::{FrozenForm, served};
use crate::workflow::manifest::Manifest;

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

/// What of a report is wanted as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The form.
    pub form: Form,
    /// The one place of the report that is wanted; none for all of it.
    pub place: Option<String>,
    /// Whether the data is attached to a PDF.
    pub attach_data: bool,
}

impl From<Form> for Wanted {
    fn from(form: Form) -> Self {
        Self { form, place: None, attach_data: false }
    }
}

/// A version, or one place of it, as a document of a form. The same version gives the same bytes.
pub async fn document(
    context: &Context,
    scope: &Scope,
    version: (ReportId, Option<u32>),
    wanted: Wanted,
) -> Result<ReportFile, Failure> {
    if let Some(file) = frozen(context, scope, version, &wanted).await? {
        return Ok(file);
    }
    // The database is let go before the file is made: that takes its time.
    let (file, order) = {
        let mut session = context.store.read(scope).await?;
        let surroundings = Surroundings::load(&mut session).await?;
        let (stored, order) =
            surroundings.order((context, scope), &mut session, version, wanted).await?;
        (ReportFile::new(&stored, &surroundings.directory, Vec::new()), order)
    };
    let bytes = (context.render)(order).await.map_err(Failure::refused)?;
    Ok(ReportFile { bytes, ..file })
}

/// The kept file of an adopted version, where what is asked for is kept.
async fn frozen(
    context: &Context,
    scope: &Scope,
    version: (ReportId, Option<u32>),
    wanted: &Wanted,
) -> Result<Option<ReportFile>, Failure> {
    let form = FrozenForm::of(wanted.form, wanted.attach_data);
    let Some(form) = form.filter(|_| wanted.place.is_none()) else { return Ok(None) };
    let mut session = context.store.read(scope).await?;
    let (stored, shown, _) = found(&mut session, scope, version).await?;
    let Some(snapshot) = session.snapshot_of(shown.id).await? else { return Ok(None) };
    let directory = Directory::load(&mut session).await?;
    drop(session);
    let file = served(context, scope, (&snapshot, form)).await?;
    Ok(Some(ReportFile::new(&stored, &directory, file.bytes)))
}

/// What documents of stored reports say besides the reports' own words, loaded once for many.
pub(crate) struct Surroundings {
    pub(crate) directory: Directory,
    organisation: Option<String>,
}

impl Surroundings {
    pub(crate) async fn load(session: &mut ReadSession) -> Result<Self, Failure> {
        let directory = Directory::load(session).await?;
        let organisation = city_name(session, &directory).await?;
        Ok(Self { directory, organisation })
    }

    /// What makes the document of a version; the latest where none is named.
    pub(crate) async fn order(
        &self,
        (context, scope): (&Context, &Scope),
        session: &mut ReadSession,
        (id, version): (ReportId, Option<u32>),
        wanted: Wanted,
    ) -> Result<(StoredReport, RenderOrder), Failure> {
        let (stored, shown, report_json) = found(session, scope, (id, version)).await?;
        // A Word file that may come back stands in the report's own order: so it is read place by
        // place, whatever the template will be then.
        let state = state_of(session, &stored, shown.id).await?;
        let log = log_head(session, &shown).await?;
        let returns = wanted.form == Form::Word && state == ReportState::Draft && stored.confirmed;
        let order = RenderOrder {
            attach_data: wanted.attach_data,
            version: Some(shown.number),
            organisation: self.organisation.clone(),
            caution: Caution::of(state, stored.confirmed),
            template: if returns {
                None
            } else {
                self.template(context, session, &stored, shown.number).await?
            },
            report: Some(id),
            place: wanted.place,
            log,
            ..RenderOrder::of(report_json, wanted.form, shown.stored_at)
        };
        Ok((stored, order))
    }

    /// The city's template for a version of a report.
    async fn template(
        &self,
        context: &Context,
        session: &mut ReadSession,
        stored: &StoredReport,
        version: u32,
    ) -> Result<Option<TemplateSource>, Failure> {
        let Some(place) = self.directory.get(stored.unit) else { return Ok(None) };
        if place.level == OrgLevel::Committee
            && !context.templates.is_empty()
            && is_compiled(session, stored.id, version).await?
        {
            return Ok(template_of_compilation(context, stored.kind, stored.year));
        }
        let own = template_for(context, (stored.kind.into(), place.level), stored.year);
        Ok(own.map(|own| own.source.clone()))
    }
}

/// Where the log of events stood when a version was adopted here, if it was.
async fn log_head(
    session: &mut ReadSession,
    version: &VersionLine,
) -> Result<Option<LogHead>, Failure> {
    let Some(snapshot) = session.snapshot_of(version.id).await? else { return Ok(None) };
    let bytes = session.manifest(snapshot.sha256).await?.or_not_found()?;
    Manifest::read(&bytes)?.log_head()
}

/// The city's template for a document of this kind, of a place of this level, and year.
pub(crate) fn template_for(
    context: &Context,
    (document, level): (DocumentKind, OrgLevel),
    year: OperatingYear,
) -> Option<&CityTemplate> {
    let audience = match level {
        OrgLevel::Council => Audience::City,
        OrgLevel::Committee => Audience::Committee,
        OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => Audience::Unit,
    };
    let all = context.templates.iter();
    let known = all.clone().map(|own| &own.template);
    let chosen = Template::chosen(known, (document, audience), year)?;
    all.into_iter().find(|own| own.template == *chosen)
}

/// The template of a committee's report that is compiled: the one for compilations, else the one
/// for the report that it becomes.
pub(crate) fn template_of_compilation(
    context: &Context,
    kind: ReportKind,
    year: OperatingYear,
) -> Option<TemplateSource> {
    let of = |document| template_for(context, (document, OrgLevel::Committee), year);
    let own = of(DocumentKind::CommitteeCompilation).or_else(|| of(kind.into()));
    own.map(|own| own.source.clone())
}

/// A report with one version of it and that version's body.
async fn found(
    session: &mut ReadSession,
    scope: &Scope,
    (id, version): (ReportId, Option<u32>),
) -> Result<(StoredReport, VersionLine, Vec<u8>), Failure> {
    let stored = session.report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport)?;
    let versions = session.report_versions(id).await?;
    let shown = chosen(&versions, (version, stored.latest)).or_not_found()?.clone();
    let body = session.report_body(shown.id).await?.or_not_found()?;
    Ok((stored, shown, body))
}
