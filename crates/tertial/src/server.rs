//! Shows a database until told to stop.

use tertial_store::Store;
use tertial_usecases::context::CityTemplate;
use tertial_usecases::review::rulebook::Rulebook;
use tertial_usecases::sign_in::openid::Provider;
use tertial_web::guest::Entrance;
use tertial_web::server;
use tertial_web::state::{Incident, WebState};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::filing;
use crate::ids;
use crate::logging::{Level, Log};
use crate::reviewing;
use crate::stop::{Stop, StopKind};
use crate::upkeep;
use crate::watching;
use crate::wiring::{self, Children};

/// Answers on the listener until the program is told to end, then closes the database.
pub async fn serve(listener: TcpListener, store: Store) -> Result<(), Stop> {
    serve_with(listener, store, Children::new(), Choices::default()).await
}

/// What a city chose for itself.
#[derive(Debug, Default)]
pub struct Choices {
    /// What it reviews by.
    pub rulebook: Rulebook,
    /// What it makes documents by.
    pub templates: Vec<CityTemplate>,
    /// How people come in; none where nobody signs in.
    pub entrance: Option<Entrance>,
    /// Who says who people are; none where passwords do.
    pub provider: Option<Provider>,
}

/// The same with children and choices of the caller's.
pub async fn serve_with(
    listener: TcpListener,
    store: Store,
    children: Children,
    choices: Choices,
) -> Result<(), Stop> {
    let log = Log::default();
    tokio::spawn(warm_up(children.clone(), log.clone()));
    let context = wiring::context(store.clone(), &children)
        .with_rulebook(choices.rulebook)
        .with_templates(choices.templates);
    let reviewing = tokio::spawn(reviewing::keep_up(context.clone(), log.clone()));
    let upkeep = tokio::spawn(upkeep::keep_up(context.clone(), log.clone()));
    let filing = tokio::spawn(filing::keep_up(context.clone(), log.clone()));
    let watching = tokio::spawn(watching::keep_up(context.clone(), log.clone()));
    let state = WebState::new(context, ids::LOCAL_READER, move |incident: &Incident| {
        log.line(
            Level::Error,
            "page-failed",
            &[
                ("reference", &incident.reference),
                ("method", &incident.method),
                ("path", &incident.path),
                ("what", &incident.what),
            ],
        );
    });
    let state = match choices.entrance {
        Some(entrance) => state.behind(entrance),
        None => state,
    };
    let state = match choices.provider {
        Some(provider) => state.through(provider),
        None => state,
    };
    let ended = server::serve(listener, state, told_to_end()).await;
    reviewing.abort();
    upkeep.abort();
    filing.abort();
    watching.abort();
    store.close().await;
    ended.map_err(|error| Stop::new(StopKind::Unavailable, "unavailable").with("reason", &error))
}

/// Starts a child that makes PDF files ahead of the first order, and says how it is confined.
async fn warm_up(children: Children, log: Log) {
    match children.renderers.warm_up().await {
        Ok(confinement) => {
            let level = if confinement.is_whole() { Level::Info } else { Level::Warning };
            let calls = confinement.system_calls.code();
            let refused = confinement.refused_limits.join(",");
            let landlock = confinement.landlock.code();
            log.line(
                level,
                "worker-confined",
                &[("landlock", &landlock), ("system_calls", &calls), ("refused_limits", &refused)],
            );
        }
        Err(error) => log.line(Level::Error, "worker-not-started", &[("reason", &error)]),
    }
}

/// Waits for Ctrl-C, or for whoever manages services to ask.
async fn told_to_end() {
    let Ok(mut asked) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = asked.recv() => {}
    }
}
