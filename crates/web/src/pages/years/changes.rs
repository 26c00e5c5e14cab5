//! What changed above a place since its plan was begun, with an answer to each.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::ids::{IdempotencyKey, UnitId};
use tertial_domain::year::book::{Answer, ChangeKind, EntryName};
use tertial_presentation::wording::ProblemText;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::year::answering::{self, AnswerOrder, ChangeLine, ChangedThing, ChangesPage};

use super::{trail, year_of};
use crate::asked::Ids;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::Step;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};

/// Shows the changes above a place.
pub(crate) async fn show(
    reader: Reader,
    Ids(unit, number): Ids<UnitId, i16>,
) -> Result<Response, Fault> {
    reader.answer(&page(&reader, (unit, number)).await?)
}

async fn page(reader: &Reader, (unit, number): (UnitId, i16)) -> Result<AnswerPage, Fault> {
    let year = year_of(number)?;
    let page = answering::changes(reader.context(), reader.scope(), (unit, year)).await?;
    let of_unit = format!("{}/years/{year}", links::unit(&unit));
    let mut trail = trail(reader, Some(year));
    trail.push(Step { href: of_unit.clone(), words: page.unit_name.clone() });
    Ok(AnswerPage {
        frame: Frame { here: format!("{of_unit}/changes"), ..reader.frame(Some(Section::Years)) },
        trail,
        key: IdempotencyKey::from_bits(reader.context().ids.next()),
        problems: Vec::new(),
        page,
    })
}

/// Answers a change, and shows them anew.
pub(crate) async fn answer(
    reader: Reader,
    Ids(unit, number): Ids<UnitId, i16>,
    sent: Sent,
) -> Result<Response, Fault> {
    let year = year_of(number)?;
    let names = ["key", "place", "turn", "base", "answer", "own", "motive", "question"];
    let [key, place, turn, base, code, own, motive, question] = sent.only(names)?;
    let fields = [place, turn, base, code, own, motive, question];
    let write = NamedWrite::new(read(key)?, "answer-change", &fields);
    let own = Some(own.trim()).filter(|own| !own.is_empty()).map(str::to_owned);
    let answer = match code {
        "taken" => Answer::Taken(own),
        "not_ours" => Answer::NotOurs(motive.trim().to_owned()),
        "asked" => Answer::Asked(question.trim().to_owned()),
        _ => return Err(Fault::BadAddress),
    };
    let base = match base.trim() {
        "" => None,
        number => {
            let version = tertial_usecases::year::answering::RowVersion::new(read(number)?);
            Some(version.ok_or(Fault::BadAddress)?)
        }
    };
    let change = EntryName { place: read(place)?, turn: read(turn)? };
    let order = AnswerOrder { unit, year, change, answer, base };
    match answering::answer(reader.context(), reader.scope(), &write, &order).await {
        Ok(()) => {
            let here = format!("{}/years/{year}/changes", links::unit(&unit));
            Ok(Redirect::to(&here).into_response())
        }
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, (unit, number)).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The changes above a place.
#[derive(Debug, Template)]
#[template(path = "years/changes.html")]
pub(crate) struct AnswerPage {
    frame: Frame,
    trail: Vec<Step>,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
    page: ChangesPage,
}

impl AnswerPage {
    /// The message of what happened to what.
    fn what(line: &ChangeLine) -> &'static str {
        match (line.thing, line.kind) {
            (ChangedThing::Goal, ChangeKind::New) => "change-goal-new",
            (ChangedThing::Goal, ChangeKind::Changed) => "change-goal-changed",
            (ChangedThing::Goal, ChangeKind::Ended) => "change-goal-ended",
            (ChangedThing::Target, ChangeKind::New) => "change-target-new",
            (ChangedThing::Target, ChangeKind::Changed) => "change-target-changed",
            (ChangedThing::Target, ChangeKind::Ended) => "change-target-ended",
            (ChangedThing::Activity, ChangeKind::New) => "change-activity-new",
            (ChangedThing::Activity, ChangeKind::Changed) => "change-activity-changed",
            (ChangedThing::Activity, ChangeKind::Ended) => "change-activity-ended",
        }
    }

    /// Whether the answer makes a goal of the place's own.
    fn makes_goal(line: &ChangeLine) -> bool {
        matches!((line.thing, line.kind), (ChangedThing::Goal, ChangeKind::New))
    }

    fn is_settled(line: &ChangeLine) -> bool {
        line.answer.as_ref().is_some_and(Answer::settles)
    }

    /// The message of an answer, with its words.
    fn answered(line: &ChangeLine) -> Option<(&'static str, String)> {
        let answer = line.answer.as_ref()?;
        let key = match answer {
            Answer::Taken(_) => "change-was-taken",
            Answer::NotOurs(_) => "change-was-not-ours",
            Answer::Asked(_) => "change-was-asked",
        };
        Some((key, answer.words().unwrap_or_default().to_owned()))
    }
}
