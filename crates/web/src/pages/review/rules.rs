//! The catalogue: every rule of the review, what it finds, why that matters and how to act.

use askama::Template;
use axum::response::Response;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::review::rulebook::{ParameterEntry, RuleEntry};

use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::pages::parts::Step;
use crate::reader::Reader;
use crate::words::Message;

/// Shows every rule.
pub(crate) async fn show(reader: Reader) -> Result<Response, Fault> {
    let rules = reader.context().rulebook.entries(reader.localizer());
    reader.answer(&RulesPage::new(reader.frame(Some(Section::Review)), rules))
}

/// The catalogue.
#[derive(Debug, Template)]
#[template(path = "review/rules.html")]
pub struct RulesPage {
    frame: Frame,
    rules: Vec<RuleEntry>,
}

impl RulesPage {
    /// The page of a catalogue.
    pub const fn new(frame: Frame, rules: Vec<RuleEntry>) -> Self {
        Self { frame, rules }
    }

    fn trail(&self) -> Vec<Step> {
        let words = Localizer::of(self.frame.language).text("review-title").into_owned();
        vec![Step { href: "/review".to_owned(), words }]
    }

    /// "förval 3, tillåtet 0–100".
    fn range(parameter: &ParameterEntry) -> Message {
        let (least, most) = parameter.allowed;
        Message::new("review-rule-range")
            .with("default", parameter.default.to_string())
            .with("least", least.to_string())
            .with("most", most.to_string())
    }

    fn lede(&self) -> Message {
        Message::new("review-rules-lede").with("count", self.rules.len())
    }
}
