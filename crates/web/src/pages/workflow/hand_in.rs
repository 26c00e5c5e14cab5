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
use tertial_usecases::workflow::{self, AskedStep, GAP_REASON_LENGTH_MAX, GapReason, StepOrder};

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

/// Hands it in, with why what is missing is left so.
pub(crate) async fn take(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let (seen, key) = (read(sent.one("seen")?)?, read(sent.one("key")?)?);
    let gaps = missing(context, scope, id).await?;
    let said = |gap: &Gap| sent.one(&field(gap)).unwrap_or_default().trim().to_owned();
    let reasons = gaps.iter().filter(|gap| !gap.stops).map(|gap| GapReason {
        kind: gap.kind,
        place: gap.place.clone(),
        name: gap.name.clone(),
        words: said(gap),
    });
    let reasons: Vec<GapReason> = reasons.filter(|reason| !reason.words.is_empty()).collect();
    let asked = AskedStep::HandInWithGaps(reasons);
    let order = StepOrder { report: id, seen, asked };
    match workflow::take(context, scope, key, &order).await {
        Ok(done) => Ok(steps::back(&done)),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, id).await?;
            for gap in &mut page.others {
                sent.one(&gap.field).unwrap_or_default().clone_into(&mut gap.reason);
            }
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
    /// The name of the field for why it is left so, and what was written there.
    field: String,
    reason: String,
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
                field: field(gap),
                reason: String::new(),
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

    const fn reason_length_max() -> usize {
        GAP_REASON_LENGTH_MAX
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

/// The name of the field in which the unit says why a gap is left.
fn field(gap: &Gap) -> String {
    let told = links::encoded(&gap.name);
    format!("why-{}-{}-{told}", gap.kind.code(), gap.anchor)
}

/// The fragment of a gap; what has no place yet is found from the top.
fn place(gap: &Gap) -> &str {
    if gap.place == "report" { "main" } else { &gap.anchor }
}
