//! What is still missing before a report is handed in, each with the way to its place; and the step.

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::problem::Problem;
use tertial_domain::workflow::Step;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};
use tertial_review::Rule;
use tertial_usecases::failure::Failure;
use tertial_usecases::reports::{self, ReportLine};
use tertial_usecases::review::told::rule_name;
use tertial_usecases::workflow::missing::{Gap, GapKind, missing};
use tertial_usecases::workflow::standing::{ReportStanding, standing};
use tertial_usecases::workflow::{self, AskedStep, StepOrder};

use super::{frame, step_key, steps, trail};
use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::links;
use crate::pages::parts::Step as Crumb;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};
use crate::words::Message;

/// Lists what is missing.
pub(crate) async fn show(reader: Reader, Id(id): Id<ReportId>) -> Result<Response, Fault> {
    reader.answer(&page(&reader, id).await?)
}

/// Hands it in.
pub(crate) async fn take(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [seen, key] = sent.only(["seen", "key"])?;
    let order = StepOrder { report: id, seen: read(seen)?, asked: AskedStep::HandIn };
    match workflow::take(reader.context(), reader.scope(), read(key)?, &order).await {
        Ok(done) => Ok(steps::back(&done)),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, id).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn page(reader: &Reader, id: ReportId) -> Result<HandInPage, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let standing = standing(context, scope, id).await?;
    let gaps = missing(context, scope, id).await?;
    let line = reports::show(context, scope, id, None).await?.line;
    let key = step_key(&id, &standing, (scope, Step::HandIn.code()));
    let frame = frame(reader, links::workflow(&id, "hand-in"));
    Ok(HandInPage::new(frame, (line, standing), gaps, key))
}

/// What is missing before a report is handed in.
#[derive(Debug, Template)]
#[template(path = "workflow/hand_in.html")]
pub struct HandInPage {
    frame: Frame,
    line: ReportLine,
    number: u32,
    stops: Vec<Missing>,
    others: Vec<Missing>,
    /// Why it is not the reader's to hand in, if it is not.
    barred: Option<ProblemText>,
    is_readers: bool,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
}

/// Something that is missing, in words.
#[derive(Debug)]
struct Missing {
    words: String,
    href: String,
}

impl HandInPage {
    /// The page of a report with these gaps.
    pub fn new(
        frame: Frame,
        (line, standing): (ReportLine, ReportStanding),
        gaps: Vec<Gap>,
        key: IdempotencyKey,
    ) -> Self {
        let localizer = Localizer::of(frame.language);
        let number = standing.working.number;
        let asked = standing.steps.iter().find(|(step, _)| *step == Step::HandIn);
        let barred = asked.and_then(|(_, problem)| problem.as_ref());
        let (stops, others): (Vec<Gap>, Vec<Gap>) = gaps.into_iter().partition(|gap| gap.stops);
        let in_words = |gaps: Vec<Gap>| {
            let one = |gap: &Gap| Missing {
                words: wording::problem(localizer, &problem(gap, localizer)).message,
                href: links::version_place(&line.id, number, place(gap)),
            };
            gaps.iter().map(one).collect()
        };
        Self {
            stops: in_words(stops),
            others: in_words(others),
            barred: barred.map(|problem| wording::problem(localizer, problem)),
            is_readers: asked.is_some(),
            problems: Vec::new(),
            frame,
            line,
            number,
            key,
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.frame, &self.line)
    }

    fn lede(&self) -> Message {
        let count = self.stops.len() + self.others.len();
        Message::new("hand-in-lede").with("count", count)
    }

    fn may(&self) -> bool {
        self.is_readers && self.barred.is_none() && self.stops.is_empty()
    }
}

/// What is said of a gap; a rule is called by its name.
fn problem(gap: &Gap, localizer: &Localizer) -> Problem {
    let rule = match gap.kind {
        GapKind::ErrorUnanswered => Rule::from_code(&gap.name),
        GapKind::GradeMissing
        | GapKind::OutcomeMissing
        | GapKind::SectionEmpty
        | GapKind::QuestionOpen
        | GapKind::BelowNotIn => None,
    };
    match rule {
        Some(rule) => Gap { name: rule_name(rule, localizer), ..gap.clone() }.problem(),
        None => gap.problem(),
    }
}

/// The fragment of a gap; what has no place yet is found from the top.
fn place(gap: &Gap) -> &str {
    if gap.place == "report" { "main" } else { &gap.anchor }
}
