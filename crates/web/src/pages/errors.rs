//! The page for everything that went wrong: what happened, what to do, and ways on.

use askama::Template;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};

use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::links;

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
            | Fault::SignedOut
            | Fault::ProofNeeded
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

    fn ways(&self) -> Vec<(String, &'static str)> {
        let mut ways = Vec::new();
        if self.fault == Fault::ProofNeeded {
            ways.push((links::proof(&self.frame.here), "proof-title"));
        }
        if self.frame.is_strangers() {
            ways.push((links::door("/"), "sign-in-title"));
            return ways;
        }
        let usual = [
            ("/", "menu-start"),
            ("/search", "search-title"),
            ("/reports", "menu-reports"),
            ("/units", "menu-units"),
        ];
        ways.extend(usual.map(|(href, key)| (href.to_owned(), key)));
        ways
    }
}
