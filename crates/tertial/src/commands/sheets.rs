//! `tertial summary` and `tertial monthly`: short accounts of many reports.

use std::path::Path;

use tertial_domain::period::OperatingYear;
use tertial_usecases::sheets::{self, MadeSheet};

use crate::cli::{Monthly, Summary};
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::wiring;

use super::compile::{Desk, written};
use super::render::form_of;

/// One page for politicians.
pub(super) async fn summary(order: &Summary, terminal: &Terminal) -> Result<(), Stop> {
    form_of(&order.output)?;
    let desk = Desk::open(&order.database, order.isolation, order.templates.as_deref()).await?;
    let place = match &order.unit {
        Some(name) => Some(desk.place(name, order.year).await?),
        None => None,
    };
    let part = (order.year, order.kind);
    let made = sheets::summary(&desk.context, &desk.scope, place, part).await;
    put(desk, made.map_err(wiring::stop)?, &order.output, terminal).await
}

/// The month's report for those who lead.
pub(super) async fn monthly(order: &Monthly, terminal: &Terminal) -> Result<(), Stop> {
    form_of(&order.output)?;
    let desk = Desk::open(&order.database, order.isolation, order.templates.as_deref()).await?;
    let year = OperatingYear::new(order.month.year())
        .ok_or_else(|| Stop::new(StopKind::User, "day-unusable").with("day", &order.month))?;
    let place = match &order.unit {
        Some(name) => Some(desk.place(name, year).await?),
        None => None,
    };
    let made = sheets::monthly(&desk.context, &desk.scope, place, order.month).await;
    put(desk, made.map_err(wiring::stop)?, &order.output, terminal).await
}

async fn put(desk: Desk, made: MadeSheet, output: &Path, terminal: &Terminal) -> Result<(), Stop> {
    let form = form_of(output)?;
    let file = made.file(&desk.context, form).await.map_err(wiring::stop)?;
    desk.close().await;
    written(output, &file, terminal)
}
