//! What has changed between two versions of a report, place by place.

use askama::Template;
use axum::response::Response;
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::GradingScale;
use tertial_domain::goal::GoalText;
use tertial_domain::ids::ReportId;
use tertial_domain::report::{ActivityField, IndicatorField};
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording;
use tertial_usecases::reports::{self, ReportLine, ReportVersion};
use tertial_usecases::workflow::adopted;
use tertial_usecases::workflow::changes::{Change, Changes, Segment, SegmentKind, changed_since};

use super::{frame, trail};
use crate::asked::{Asked, Id};
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::links;
use crate::pages::parts::Step as Crumb;
use crate::reader::Reader;
use crate::words::Message;

/// Shows what has changed since a version, or since the one that was adopted.
pub(crate) async fn show(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let page = reports::show(context, scope, id, None).await?;
    let latest = page.versions.iter().map(|version| version.number).max().unwrap_or(1);
    let to = asked.value("to")?.unwrap_or(latest);
    let from = if let Some(from) = asked.value("from")? {
        from
    } else {
        let adopted = adopted::versions(context, scope, id).await?;
        let before = adopted.iter().map(|version| version.number).find(|one| *one < to);
        before.unwrap_or_else(|| to.saturating_sub(1).max(1))
    };
    let changes = changed_since(context, scope, id, (from, Some(to))).await?;
    let frame = frame(&reader, links::changes(&id, from, to));
    reader.answer(&ChangesPage::new(frame, (page.line, page.versions), changes))
}

/// The differences of two versions.
#[derive(Debug, Template)]
#[template(path = "workflow/changes.html")]
pub struct ChangesPage {
    frame: Frame,
    line: ReportLine,
    versions: Vec<ReportVersion>,
    changes: Changes,
}

impl ChangesPage {
    /// The page of these changes.
    pub fn new(
        frame: Frame,
        (line, versions): (ReportLine, Vec<ReportVersion>),
        changes: Changes,
    ) -> Self {
        Self { frame, line, versions, changes }
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.frame, &self.line)
    }

    fn lede(&self) -> Message {
        Message::new("changes-lede")
            .with("from", u64::from(self.changes.from))
            .with("to", u64::from(self.changes.to))
    }

    fn action(&self) -> String {
        links::workflow(&self.line.id, "changes")
    }

    fn numbered(number: u32) -> Message {
        Message::new("workflow-version").with("number", u64::from(number))
    }

    /// Where it stands: in the later version, or in the earlier one where it is gone.
    fn place(&self, change: &Change) -> String {
        let number = if change.is.is_some() { self.changes.to } else { self.changes.from };
        links::version_place(&self.line.id, number, &change.anchor)
    }

    /// "Nöjda gäster: Utfall".
    fn name(&self, change: &Change) -> String {
        let part = self.part(change);
        match change.under.last() {
            Some(name) if !name.is_empty() => format!("{name}: {part}"),
            Some(_) | None => part,
        }
    }

    fn part(&self, change: &Change) -> String {
        let localizer = Localizer::of(self.frame.language);
        localizer.text(part_key(&change.part)).into_owned()
    }

    fn above(change: &Change) -> String {
        let above = change.under.split_last().map_or(&[][..], |(_, above)| above);
        above.join(" › ")
    }

    const fn kind(change: &Change) -> &'static str {
        match (&change.was, &change.is) {
            (None, _) => "changes-new",
            (_, None) => "changes-gone",
            (Some(_), Some(_)) => "changes-changed",
        }
    }

    /// Whether it is a figure, a day or a choice: what was before what is, and no words between.
    fn is_figure(change: &Change) -> bool {
        is_figure(&change.part)
    }

    /// A figure as a person reads it.
    fn told(&self, change: &Change, words: &str) -> String {
        let localizer = Localizer::of(self.frame.language);
        match change.part.as_str() {
            "grade" => grade(localizer, words),
            "state" => {
                let state = ActivityState::from_code(words);
                localizer.text(wording::activity_state(state)).into_owned()
            }
            _ => words.to_owned(),
        }
    }

    const fn is_gone(segment: &Segment) -> bool {
        matches!(segment.kind, SegmentKind::Gone)
    }

    const fn is_new(segment: &Segment) -> bool {
        matches!(segment.kind, SegmentKind::New)
    }
}

fn grade(localizer: &Localizer, code: &str) -> String {
    use tertial_domain::assessment::GradeCode;
    GradeCode::new(code).map_or_else(
        || localizer.text("grade-not-assessed").into_owned(),
        |grade| wording::grade_word(localizer, &grade, &GradingScale::stockholm()),
    )
}

fn is_figure(part: &str) -> bool {
    let is_cell = IndicatorField::from_code(part).is_some();
    is_cell || matches!(part, "grade" | "state" | "start" | "end")
}

fn part_key(part: &str) -> &'static str {
    if let Some(field) = IndicatorField::from_code(part) {
        return wording::indicator_field(field);
    }
    if let Some(label) = GoalText::from_code(part) {
        return wording::goal_text(label);
    }
    match part {
        "start" => wording::activity_field(ActivityField::Start),
        "end" => wording::activity_field(ActivityField::End),
        "deviation" => wording::activity_field(ActivityField::Deviation),
        "state" => "changes-part-state",
        "grade" => "changes-part-grade",
        "goal" => "changes-part-goal",
        "table" => "changes-part-table",
        "head" => "changes-part-head",
        "comment" => "changes-part-comment",
        _ => "changes-part-text",
    }
}
