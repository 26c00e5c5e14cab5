//! The page for everything that went wrong: what happened, what to do, and ways on.

use askama::Template;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};

use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;

/// The page of a fault.
#[derive(Debug, Template)]
#[template(path = "error/show.html")]
pub struct ErrorPage {
    frame: Frame,
    fault: Fault,
    problems: Vec<ProblemText>,
    reference: Option<String>,
}

impl ErrorPage {
    /// The page; `reference` is what the log calls it.
    pub fn new(frame: Frame, fault: Fault, reference: Option<String>) -> Self {
        let localizer = Localizer::of(frame.language);
        let problems = match &fault {
            Fault::Refused(problems) => {
                problems.iter().map(|problem| wording::problem(localizer, problem)).collect()
            }
            Fault::BadAddress
            | Fault::NotFound
            | Fault::Forbidden
            | Fault::FromElsewhere
            | Fault::WrongHost
            | Fault::WrongMethod
            | Fault::TooLarge
            | Fault::Stale
            | Fault::Unavailable(_)
            | Fault::Busy
            | Fault::TimedOut
            | Fault::Internal(_) => Vec::new(),
        };
        Self { frame, fault, problems, reference }
    }

    const fn ways() -> [(&'static str, &'static str); 4] {
        [
            ("/", "menu-start"),
            ("/search", "search-title"),
            ("/reports", "menu-reports"),
            ("/units", "menu-units"),
        ]
    }
}
