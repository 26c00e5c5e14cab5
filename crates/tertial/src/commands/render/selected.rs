//! The reports of a database that the command line asks for, with the children that print them.

use tertial_domain::permission::{Purpose, Scope};
use tertial_store::address::StoreAddress;
use tertial_usecases::context::Context;
use tertial_usecases::reports::printing::{PrintSelection, Printing, Whose};

use crate::cli::Render;
use crate::ids::OPERATOR;
use crate::stop::{Stop, StopKind};
use crate::wiring::{self, Children};
use crate::{children, database, templates};

/// What is to be printed, and by whom.
pub(super) struct Selected {
    pub(super) context: Context,
    pub(super) scope: Scope,
    pub(super) printing: Printing,
}

impl Selected {
    /// Opens the database beside whoever writes it and selects.
    pub(super) async fn open(order: &Render, address: &StoreAddress) -> Result<Self, Stop> {
        let store = database::open_to_read(address).await?;
        let children = Children::printing(order.jobs.into(), order.isolation);
        children.renderers.warm_up().await.map_err(|error| children::stop(&error))?;
        let templates = templates::of_city(order.templates.as_deref())?;
        let context = wiring::context(store, &children).with_templates(templates);
        let scope = Scope::operator(OPERATOR, Purpose::Read);
        let selection = PrintSelection { whose: whose(order), year: order.year, kind: order.kind };
        let printing = Printing::of(&context, &scope, &selection).await.map_err(wiring::stop)?;
        if printing.reports().is_empty() {
            return Err(Stop::new(StopKind::User, "check-none-selected"));
        }
        Ok(Self { context, scope, printing })
    }
}

fn whose(order: &Render) -> Whose {
    match (&order.unit, &order.committee) {
        (Some(unit), _) => Whose::Unit(unit.clone()),
        (None, Some(committee)) => Whose::Committee(committee.clone()),
        (None, None) => Whose::Everybody,
    }
}
