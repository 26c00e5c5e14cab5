//! What a reader must know of a document before trusting it: that it is not adopted, or that
//! nobody has held the reading of an older document against its source.

use tertial_domain::report::ReportState;

/// Why a document is not to be taken for the adopted one. No caution: it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Caution {
    /// *Utkast*
    Draft,
    /// *Klarmarkerad*, waiting for its review.
    Ready,
    /// *Granskad*, waiting for its decision.
    Reviewed,
    /// *Inläst, inte bekräftad*: read from a file, and no person has said that it is right.
    Unconfirmed,
}

impl Caution {
    /// Every caution.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Ready, Self::Reviewed, Self::Unconfirmed];

    /// What must be said of a report in this state. That it is unconfirmed comes first: what the
    /// file says of its state is read like the rest of it.
    pub const fn of(state: ReportState, is_confirmed: bool) -> Option<Self> {
        match (is_confirmed, state) {
            (false, _) => Some(Self::Unconfirmed),
            (true, ReportState::Draft) => Some(Self::Draft),
            (true, ReportState::Ready) => Some(Self::Ready),
            (true, ReportState::Reviewed) => Some(Self::Reviewed),
            (true, ReportState::Adopted) => None,
        }
    }

    /// The stable code for messages between processes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ready => "ready",
            Self::Reviewed => "reviewed",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|caution| caution.code() == code)
    }

    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "report-state-draft",
            Self::Ready => "document-caution-ready",
            Self::Reviewed => "document-caution-reviewed",
            Self::Unconfirmed => "report-state-unconfirmed",
        }
    }
}
