//! `tertial compile`: a committee's report from its units', as data or as a document.

use std::path::Path;

use tertial_domain::ids::UnitId;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Purpose, Scope};
use tertial_store::Store;
use tertial_store::address::StoreAddress;
use tertial_usecases::compilation::{self, CompilationQuestion};
use tertial_usecases::context::Context;

use crate::cli::{Compile, Isolation};
use crate::ids::OPERATOR;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::wiring::{self, Children};
use crate::{database, files, templates};

use super::render::form_of;

/// Compiles and writes; nothing is stored.
pub(super) async fn run(order: &Compile, terminal: &Terminal) -> Result<(), Stop> {
    let is_data = order.output.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let form = if is_data { None } else { Some(form_of(&order.output)?) };
    let desk = Desk::open(&order.database, order.isolation, order.templates.as_deref()).await?;
    let question = CompilationQuestion {
        committee: desk.place(&order.unit, order.year).await?,
        year: order.year,
        kind: order.kind,
        with_drafts: order.drafts,
    };
    let made = match form {
        None => compilation::json(&desk.context, &desk.scope, question).await,
        Some(form) => compilation::document(&desk.context, &desk.scope, question, form).await,
    };
    let file = made.map_err(wiring::stop)?;
    desk.close().await;
    written(&order.output, &file, terminal)
}

/// A database that is read, with what makes documents of it.
pub(super) struct Desk {
    store: Store,
    pub(super) context: Context,
    pub(super) scope: Scope,
}

impl Desk {
    /// The database, with the city's templates where a folder has them.
    pub(super) async fn open(
        address: &StoreAddress,
        isolation: Isolation,
        folder: Option<&Path>,
    ) -> Result<Self, Stop> {
        let templates = templates::of_city(folder)?;
        let store = database::open_to_read(address).await?;
        let context = wiring::context(store.clone(), &Children::isolated(isolation));
        let context = context.with_templates(templates);
        Ok(Self { store, context, scope: Scope::operator(OPERATOR, Purpose::Read) })
    }

    /// The place of a name or an identity.
    pub(super) async fn place(&self, name: &str, year: OperatingYear) -> Result<UnitId, Stop> {
        let found = compilation::place_named(&self.context, &self.scope, name, year).await;
        found.map(|(id, _)| id).map_err(wiring::stop)
    }

    pub(super) async fn close(self) {
        let Self { store, context, .. } = self;
        drop(context);
        store.close().await;
    }
}

/// Writes a file and says so.
pub(super) fn written(path: &Path, file: &[u8], terminal: &Terminal) -> Result<(), Stop> {
    files::write(path, file)?;
    let written = path.display().to_string();
    let told = [("path", written.into()), ("kilobytes", file.len().div_ceil(1_000).into())];
    terminal.line(&terminal.localizer().text_with("cli-render-volume-done", &told))
}
