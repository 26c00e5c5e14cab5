//! `tertial serve`: a database as pages on this machine.

use tertial_usecases::context::CityTemplate;

use crate::cli::{Isolation, Serve};
use crate::server::Choices;
use crate::stop::Stop;
use crate::templates::Known;
use crate::terminal::Terminal;
use crate::wiring::Children;
use crate::{address, children, database, rules_file, server, templates};

/// Opens, listens, and answers until told to end.
pub(super) async fn run(order: &Serve, terminal: &Terminal) -> Result<(), Stop> {
    let listen = address::read(&order.listen)?;
    let children = Children::isolated(order.isolation);
    if order.isolation == Isolation::Required {
        // Before anybody is let in: a document must not be the first to learn that there is none.
        children.renderers.warm_up().await.map_err(|error| children::stop(&error))?;
    }
    let rulebook = rules_file::rulebook(order.rules.as_deref())?;
    let templates = order.templates.as_deref().map(templates::folder).transpose()?;
    let store = database::open_present(&order.database).await?;
    let listener = address::listen(listen).await?;
    say_ready(&listener, terminal)?;
    let choices = Choices { rulebook, templates: chosen(templates.unwrap_or_default()) };
    server::serve_with(listener, store, children, choices).await?;
    terminal.line(&terminal.localizer().text("cli-serve-stopped"))
}

fn chosen(templates: Vec<Known>) -> Vec<CityTemplate> {
    let pair = |Known { source, template, .. }| CityTemplate { source, template };
    templates.into_iter().map(pair).collect()
}

/// Says where the pages are.
pub(super) fn say_ready(
    listener: &tokio::net::TcpListener,
    terminal: &Terminal,
) -> Result<(), Stop> {
    let address = listener.local_addr().map(|address| format!("http://{address}"));
    let told = [("address", address.unwrap_or_default().into())];
    terminal.line(&terminal.localizer().text_with("cli-serve-ready", &told))?;
    terminal.line(&terminal.localizer().text("cli-serve-stop"))
}
