//! `tertial serve`: a database as pages on this machine.

use tertial_web::guest::Entrance;

use crate::cli::{Isolation, Serve, SignInChoice};
use crate::server::Choices;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::wiring::Children;
use crate::{address, children, database, rules_file, server, templates};

/// Opens, listens, and answers until told to end.
pub(super) async fn run(order: &Serve, terminal: &Terminal) -> Result<(), Stop> {
    let listen = match order.sign_in {
        SignInChoice::Off => address::read(&order.listen)?,
        SignInChoice::Passwords => address::any(&order.listen)?,
    };
    let children = Children::isolated(order.isolation);
    if order.isolation == Isolation::Required {
        // Before anybody is let in: a document must not be the first to learn that there is none.
        children.renderers.warm_up().await.map_err(|error| children::stop(&error))?;
    }
    let rulebook = rules_file::rulebook(order.rules.as_deref())?;
    let templates = templates::of_city(order.templates.as_deref())?;
    let store = database::open_present(&order.database).await?;
    let listener = address::listen(listen).await?;
    let entrance = entrance(order, &listener)?;
    let choices = Choices { rulebook, templates, entrance };
    match &choices.entrance {
        Some(entrance) => say_ready_at(&entrance.origin(), terminal)?,
        None => say_ready(&listener, terminal)?,
    }
    server::serve_with(listener, store, children, choices).await?;
    terminal.line(&terminal.localizer().text("cli-serve-stopped"))
}

/// How people come in, if they sign in: by the address that is said, else by the one that is
/// listened on.
fn entrance(order: &Serve, listener: &tokio::net::TcpListener) -> Result<Option<Entrance>, Stop> {
    match order.sign_in {
        SignInChoice::Off => Ok(None),
        SignInChoice::Passwords => {
            let own = own_address(listener);
            address::entrance(order.address.as_deref().unwrap_or(&own)).map(Some)
        }
    }
}

/// Says where the pages are.
pub(super) fn say_ready(
    listener: &tokio::net::TcpListener,
    terminal: &Terminal,
) -> Result<(), Stop> {
    say_ready_at(&own_address(listener), terminal)
}

fn own_address(listener: &tokio::net::TcpListener) -> String {
    listener.local_addr().map(|address| format!("http://{address}")).unwrap_or_default()
}

fn say_ready_at(address: &str, terminal: &Terminal) -> Result<(), Stop> {
    let told = [("address", address.into())];
    terminal.line(&terminal.localizer().text_with("cli-serve-ready", &told))?;
    terminal.line(&terminal.localizer().text("cli-serve-stop"))
}
