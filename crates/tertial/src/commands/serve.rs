//! `tertial serve`: a database as pages on this machine.

use crate::cli::{Isolation, Serve};
use crate::server::Choices;
use crate::stop::Stop;
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
    let templates = templates::of_city(order.templates.as_deref())?;
    let store = database::open_present(&order.database).await?;
    let listener = address::listen(listen).await?;
    say_ready(&listener, terminal)?;
    let choices = Choices { rulebook, templates };
    server::serve_with(listener, store, children, choices).await?;
    terminal.line(&terminal.localizer().text("cli-serve-stopped"))
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
