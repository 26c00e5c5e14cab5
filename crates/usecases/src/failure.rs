//! Why something could not be done. Knows nothing of HTTP or of words.

use tertial_domain::ids::UnitId;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportState;
use tertial_store::error::StoreError;
use tertial_store::session::ReadSession;

/// Why something could not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is no such thing, or the asker may not know of it.
    #[error("not found")]
    NotFound,
    /// The asker may not do this.
    #[error("forbidden")]
    Forbidden,
    /// The asker may do this once they have proved anew who they are.
    #[error("a fresh proof is needed")]
    ProofNeeded,
    /// Rules refused; each problem says which and what to do.
    #[error("refused: {0:?}")]
    Refused(Vec<Problem>),
    /// Somebody else saved in between.
    #[error("stale")]
    Stale,
    /// The database or a child process is not there; trying again may help.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Something in the program or the database is broken.
    #[error("internal: {0}")]
    Internal(String),
}

impl Failure {
    /// A refusal with one problem.
    pub fn refused(problem: Problem) -> Self {
        Self::Refused(vec![problem])
    }
}

/// Lets an act pass that the asker may do somewhere, or says that it is forbidden. What is read by
/// it, the queries narrow; what is changed by it takes [`permit_at`].
pub(crate) fn permit(scope: &Scope, act: Act) -> Result<(), Failure> {
    if scope.may(act) { Ok(()) } else { Err(Failure::Forbidden) }
}

/// Lets pass what takes a fresh proof of who asks.
pub(crate) const fn permit_proved(scope: &Scope) -> Result<(), Failure> {
    if scope.is_proved() { Ok(()) } else { Err(Failure::ProofNeeded) }
}

/// Lets an act about a place pass, or says that it is forbidden there; the state is that of the
/// report that it is about, if there is one.
pub(crate) async fn permit_at(
    session: &mut ReadSession,
    (place, state): (UnitId, Option<ReportState>),
    act: Act,
) -> Result<(), Failure> {
    let roles = session.roles_at(place).await?;
    if session.scope().may_about(act, state, &roles) { Ok(()) } else { Err(Failure::Forbidden) }
}

/// Turns a lookup that found nothing into [`Failure::NotFound`].
pub(crate) trait OrNotFound<T> {
    /// The value, or [`Failure::NotFound`].
    fn or_not_found(self) -> Result<T, Failure>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self) -> Result<T, Failure> {
        self.ok_or(Failure::NotFound)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => Self::Stale,
            StoreError::OutOfScope { .. } => Self::Forbidden,
            StoreError::Unavailable(_)
            | StoreError::InUse { .. }
            | StoreError::TimeLimit
            | StoreError::RolledBack
            | StoreError::CommitFailed(_)
            | StoreError::WriterEnded
            | StoreError::CommitUnknown => Self::Unavailable(error.to_string()),
            StoreError::Unusable { .. }
            | StoreError::NetworkFileSystem { .. }
            | StoreError::OldEngine { .. }
            | StoreError::ForeignSchema(_)
            | StoreError::UnguardedRole { .. }
            | StoreError::Conflict(_)
            | StoreError::BrokenRow { .. }
            | StoreError::TooMany { .. }
            | StoreError::Unlogged
            | StoreError::Broken => Self::Internal(error.to_string()),
        }
    }
}
