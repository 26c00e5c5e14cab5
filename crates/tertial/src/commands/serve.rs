//! `tertial serve`: a database as pages on this machine.

use tertial_usecases::sign_in::openid::wire::Issuer;
use tertial_usecases::sign_in::openid::{Provider, Settings};
use tertial_web::guest::Entrance;

use crate::cli::{Isolation, OpenId, Serve, SignInChoice};
use crate::server::Choices;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::wiring::Children;
use crate::{address, children, database, files, ids, outbound, rules_file, server, templates};

/// Opens, listens, and answers until told to end.
pub(super) async fn run(order: &Serve, terminal: &Terminal) -> Result<(), Stop> {
    let listen = match order.sign_in {
        SignInChoice::Off => address::read(&order.listen)?,
        SignInChoice::Passwords | SignInChoice::OpenId => address::any(&order.listen)?,
    };
    // Before the database is opened: what cannot work is said at once.
    let city = city_sign_in(order)?;
    let children = Children::isolated(order.isolation);
    if order.isolation == Isolation::Required {
        // Before anybody is let in: a document must not be the first to learn that there is none.
        children.renderers.warm_up().await.map_err(|error| children::stop(&error))?;
    }
    let rulebook = rules_file::rulebook(order.rules.as_deref())?;
    let rulebook = match &order.stops {
        Some(stops) => rulebook.stopped_by(stops.0.clone()),
        None => rulebook,
    };
    let templates = templates::of_city(order.templates.as_deref())?;
    let store = database::open_present(&order.database).await?;
    let listener = address::listen(listen).await?;
    let entrance = entrance(order, &listener)?;
    let provider = city.zip(entrance.as_ref()).map(|(city, entrance)| city.provider(entrance));
    let provider = provider.transpose()?;
    let choices = Choices { rulebook, templates, entrance, provider };
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
        SignInChoice::Passwords | SignInChoice::OpenId => {
            let own = own_address(listener);
            address::entrance(order.address.as_deref().unwrap_or(&own)).map(Some)
        }
    }
}

/// The longest secret of an installation, in bytes.
const SECRET_BYTES_MAX: usize = 1_024;

/// The city's own sign-in, as whoever runs this wrote it down.
struct CitySignIn {
    issuer: Issuer,
    client: String,
    secret: String,
}

impl CitySignIn {
    fn provider(self, entrance: &Entrance) -> Result<Provider, Stop> {
        let call = outbound::caller(self.issuer.text().starts_with("https"))?;
        let seal = ids::secret().map_err(|error| {
            Stop::new(StopKind::Unavailable, "unavailable").with("reason", &error)
        })?;
        let Self { issuer, client, secret } = self;
        let settings = Settings { issuer, client, secret, origin: entrance.origin() };
        Ok(Provider::new(settings, &seal, call))
    }
}

/// Reads what the command line says of the city's own sign-in: all of it, or nothing where another
/// is chosen.
fn city_sign_in(order: &Serve) -> Result<Option<CitySignIn>, Stop> {
    let OpenId { issuer, client, secret_file } = &order.openid;
    let incomplete = || Stop::new(StopKind::Configuration, "openid-incomplete");
    if order.sign_in != SignInChoice::OpenId {
        let is_nothing_said = issuer.is_none() && client.is_none() && secret_file.is_none();
        return if is_nothing_said { Ok(None) } else { Err(incomplete()) };
    }
    let (Some(issuer), Some(client), Some(file)) = (issuer, client, secret_file) else {
        return Err(incomplete());
    };
    let issuer = Issuer::new(issuer).ok_or_else(|| {
        Stop::new(StopKind::Configuration, "openid-issuer-unusable").with("issuer", issuer)
    })?;
    let secret = files::read(file, SECRET_BYTES_MAX)?;
    let secret = String::from_utf8(secret).unwrap_or_default().trim().to_owned();
    if secret.is_empty() || secret.contains(char::is_control) || client.trim().is_empty() {
        let stop = Stop::new(StopKind::Configuration, "openid-secret-unusable");
        return Err(stop.with("file", &file.display()));
    }
    Ok(Some(CitySignIn { issuer, client: client.trim().to_owned(), secret }))
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use clap::Parser;

    use super::*;
    use crate::cli::{Command, CommandLine};

    fn told(arguments: &[&str]) -> Result<Option<CitySignIn>, Stop> {
        let all = [&["tertial", "serve", "--database", "city.db"][..], arguments].concat();
        match CommandLine::try_parse_from(all).unwrap().command {
            Command::Serve(order) => city_sign_in(&order),
            _ => panic!("another command"),
        }
    }

    #[test]
    fn the_citys_own_sign_in_is_told_of_whole_or_not_at_all() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "a secret").unwrap();
        let empty = tempfile::NamedTempFile::new().unwrap();
        let (file, empty) = (file.path().to_str().unwrap(), empty.path().to_str().unwrap());
        let whole = |issuer, file| {
            let named = ["--openid-issuer", issuer, "--openid-client", "tertial"];
            [&["--sign-in", "openid"][..], &named[..], &["--openid-secret-file", file]].concat()
        };
        let city = told(&whole("https://id.ekstad.example", file)).ok().flatten().unwrap();
        assert_eq!((city.client.as_str(), city.secret.as_str()), ("tertial", "a secret"));
        assert!(told(&[]).is_ok_and(|city| city.is_none()));
        assert!(told(&["--sign-in", "passwords"]).is_ok_and(|city| city.is_none()));
        for wrong in [
            whole("http://id.ekstad.example", file),
            whole("https://id.ekstad.example", empty),
            whole("https://id.ekstad.example", "/nowhere/at/all"),
            vec!["--sign-in", "openid"],
            vec!["--sign-in", "passwords", "--openid-client", "tertial"],
            vec!["--openid-issuer", "https://id.ekstad.example"],
        ] {
            let stop = told(&wrong).err().unwrap();
            assert_ne!(stop.kind(), StopKind::Internal, "{wrong:?}");
        }
    }
}
