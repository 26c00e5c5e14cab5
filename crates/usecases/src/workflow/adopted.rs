//! What was adopted: each version with its decision and its links to the one before and after, its
//! manifest, and its files, which are made once and served as they were made.

use tertial_domain::ids::ReportId;
use tertial_domain::permission::{Act, Purpose, Scope};
use tertial_report::form::Form;
pub use tertial_report::stamp::LogHead;
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::workflow::{Decision, KeptFile, Snapshot};

use super::manifest::Manifest;
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit};

/// A version that was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptedVersion {
    /// Its number.
    pub number: u32,
    /// The SHA-256 of all that was frozen.
    pub sha256: Fingerprint,
    /// The decision.
    pub decision: Decision,
    /// When it was adopted here.
    pub adopted_at: jiff::Timestamp,
    /// The number of the adopted version that it corrects.
    pub corrects: Option<u32>,
    /// Why.
    pub reason: Option<String>,
    /// The number of the adopted version that corrects it.
    pub corrected_by: Option<u32>,
    /// The forms that are there, with the SHA-256 of each.
    pub files: Vec<(FrozenForm, Fingerprint)>,
}

/// A form in which an adopted version is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FrozenForm {
    /// PDF.
    Pdf,
    /// PDF with the data attached.
    PdfWithData,
    /// Word.
    Word,
    /// Report JSON.
    Data,
}

impl FrozenForm {
    /// Every form, the quickest to make first.
    pub const ALL: [Self; 4] = [Self::Data, Self::Word, Self::Pdf, Self::PdfWithData];

    /// The stable code for storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::PdfWithData => "pdf+data",
            Self::Word => "docx",
            Self::Data => "json",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// The form of the file.
    pub const fn form(self) -> Form {
        match self {
            Self::Pdf | Self::PdfWithData => Form::Pdf,
            Self::Word => Form::Word,
            Self::Data => Form::Json,
        }
    }

    /// The form that is kept of what is asked for, if it is.
    pub(crate) const fn of(form: Form, attach_data: bool) -> Option<Self> {
        match form {
            Form::Pdf if attach_data => Some(Self::PdfWithData),
            Form::Pdf => Some(Self::Pdf),
            Form::Word => Some(Self::Word),
            Form::Json => Some(Self::Data),
            Form::WebPage | Form::Markdown | Form::StratMl => None,
        }
    }
}

/// A kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenFile {
    /// Its form.
    pub form: FrozenForm,
    /// The SHA-256 of the bytes.
    pub sha256: Fingerprint,
    /// The bytes, as they were made.
    pub bytes: Vec<u8>,
}

/// The adopted versions of a report, the latest first.
pub async fn versions(
    context: &Context,
    scope: &Scope,
    report: ReportId,
) -> Result<Vec<AdoptedVersion>, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    session.report(report).await?.or_not_found()?;
    let all = session.snapshots_of(report).await?;
    let mut versions = Vec::with_capacity(all.len());
    for one in &all {
        let files = session.snapshot_files(one.sha256).await?.into_iter();
        let files =
            files.filter_map(|(code, sha256)| Some((FrozenForm::from_code(&code)?, sha256)));
        let number_of = |wanted: &dyn Fn(&&Snapshot) -> bool| {
            all.iter().find(|other| wanted(other)).map(|other| other.number)
        };
        versions.push(AdoptedVersion {
            number: one.number,
            sha256: one.sha256,
            decision: one.decision.clone(),
            adopted_at: one.adopted.1,
            corrects: number_of(&|other| one.corrects == Some(other.version)),
            corrected_by: number_of(&|other| other.corrects == Some(one.version)),
            reason: one.reason.clone(),
            files: files.collect(),
        });
    }
    Ok(versions)
}

/// All that was frozen of a version, byte for byte as its SHA-256 was taken.
pub async fn manifest(
    context: &Context,
    scope: &Scope,
    (report, number): (ReportId, u32),
) -> Result<(Fingerprint, Vec<u8>), Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let snapshot = numbered(session.snapshots_of(report).await?, number)?;
    let bytes = session.manifest(snapshot.sha256).await?.or_not_found()?;
    Ok((snapshot.sha256, bytes))
}

/// Where the log of events stood before a version was adopted: what stands on its pages.
pub async fn log_head(
    context: &Context,
    scope: &Scope,
    version: (ReportId, u32),
) -> Result<Option<LogHead>, Failure> {
    let (_, bytes) = manifest(context, scope, version).await?;
    Manifest::read(&bytes)?.log_head()
}

/// A file of an adopted version, as it was made.
///
/// Made now, where that has not been done yet. Errors: `NotFound` where the version was not adopted
/// here.
pub async fn file(
    context: &Context,
    scope: &Scope,
    (report, number): (ReportId, u32),
    form: FrozenForm,
) -> Result<FrozenFile, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let snapshot = numbered(session.snapshots_of(report).await?, number)?;
    drop(session);
    served(context, scope, (&snapshot, form)).await
}

/// The kept file of a form, made first where it is not there.
pub(crate) async fn served(
    context: &Context,
    scope: &Scope,
    (snapshot, form): (&Snapshot, FrozenForm),
) -> Result<FrozenFile, Failure> {
    if let Some(file) = kept(context, scope, (snapshot, form)).await? {
        return Ok(file);
    }
    make(context, &program(scope), (snapshot, form)).await?;
    kept(context, scope, (snapshot, form)).await?.or_not_found()
}

async fn kept(
    context: &Context,
    scope: &Scope,
    (snapshot, form): (&Snapshot, FrozenForm),
) -> Result<Option<FrozenFile>, Failure> {
    let mut session = context.store.read(scope).await?;
    let kept = session.snapshot_file(snapshot.sha256, form.code()).await?;
    Ok(kept.map(|kept| FrozenFile { form, sha256: kept.sha256, bytes: kept.bytes }))
}

/// The kept file of the version that counts, where it was adopted here and the form is kept.
pub(crate) async fn kept_of_latest(
    context: &Context,
    scope: &Scope,
    report: ReportId,
    form: Form,
) -> Result<Option<Vec<u8>>, Failure> {
    let Some(form) = FrozenForm::of(form, false) else { return Ok(None) };
    let mut session = context.store.read(scope).await?;
    let stored = session.report(report).await?.or_not_found()?;
    let Some(snapshot) = session.snapshot_of(stored.latest).await? else { return Ok(None) };
    drop(session);
    let kept = kept(context, scope, (&snapshot, form)).await?;
    Ok(kept.map(|file| file.bytes))
}

/// The program itself, at somebody's asking: a file follows from what was frozen, whoever asks.
const fn program(scope: &Scope) -> Scope {
    Scope::operator(scope.principal(), Purpose::Maintenance)
}

fn numbered(snapshots: Vec<Snapshot>, number: u32) -> Result<Snapshot, Failure> {
    snapshots.into_iter().find(|one| one.number == number).or_not_found()
}

/// Makes the files that adopted versions lack, up to `most` of each form, and gives how many. A
/// file is made from what was frozen and from nothing else, outside any write; where two make the
/// same at once, the first stays.
///
/// Errors: `Forbidden` for anybody but the program itself; the first failure of a rendering, after
/// all others were tried.
pub async fn make_files(context: &Context, scope: &Scope, most: u32) -> Result<usize, Failure> {
    permit(scope, Act::Maintain)?;
    let mut made = 0;
    let mut failed = None;
    for form in FrozenForm::ALL {
        let mut session = context.store.read(scope).await?;
        let waiting = session.snapshots_without(form.code(), most).await?;
        drop(session);
        for snapshot in waiting {
            match make(context, scope, (&snapshot, form)).await {
                Ok(()) => made += 1,
                Err(failure) => failed = failed.or(Some(failure)),
            }
        }
    }
    failed.map_or(Ok(made), Err)
}

/// Makes the files of one adopted version: what follows an adoption at once. The program makes
/// them, whoever adopted.
pub async fn make_files_of(
    context: &Context,
    scope: &Scope,
    (report, number): (ReportId, u32),
) -> Result<(), Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let snapshot = numbered(session.snapshots_of(report).await?, number)?;
    let known = session.snapshot_files(snapshot.sha256).await?;
    drop(session);
    let program = program(scope);
    for form in FrozenForm::ALL {
        if known.iter().all(|(code, _)| code != form.code()) {
            make(context, &program, (&snapshot, form)).await?;
        }
    }
    Ok(())
}

async fn make(
    context: &Context,
    scope: &Scope,
    (snapshot, form): (&Snapshot, FrozenForm),
) -> Result<(), Failure> {
    let mut session = context.store.read(scope).await?;
    let bytes = session.manifest(snapshot.sha256).await?.or_not_found()?;
    drop(session);
    let manifest = Manifest::read(&bytes)?;
    let bytes = match form {
        FrozenForm::Data => manifest.data(),
        FrozenForm::Pdf | FrozenForm::PdfWithData | FrozenForm::Word => {
            let attach_data = form == FrozenForm::PdfWithData;
            let order = manifest.order((form.form(), attach_data))?;
            (context.render)(order).await.map_err(Failure::refused)?
        }
    };
    let now = context.clock.now();
    let mut session = context.store.write(scope).await?;
    let kept = session.keep_snapshot_file(snapshot.sha256, (form.code(), &bytes), now).await?;
    match kept {
        KeptFile::Kept => {}
        // Somebody else was first; what is served is theirs, byte for byte.
        KeptFile::Same | KeptFile::Refused { .. } => return Ok(()),
    }
    session.log(NewEvent {
        authority: Some(snapshot.authority),
        at: now,
        action: "adopted-file-made",
        object_kind: "report",
        object_id: snapshot.report.to_string(),
        object_version: Some(i64::from(snapshot.number)),
        payload: format!("{}\n{}", form.code(), Fingerprint::of(&bytes)).into_bytes(),
    })?;
    session.commit().await.map_err(Failure::from)
}
