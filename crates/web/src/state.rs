//! What every request is given.

use std::sync::Arc;

use tertial_domain::ids::PrincipalId;
use tertial_domain::permission::Scope;
use tertial_usecases::context::Context;
use tertial_usecases::sign_in::openid::Provider;
use tokio::sync::Semaphore;

use crate::guest::Entrance;
use crate::limits;

/// What every request is given. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    context: Context,
    scope: Scope,
    entrance: Option<Arc<Entrance>>,
    provider: Option<Arc<Provider>>,
    report: Arc<dyn Fn(&Incident) + Send + Sync>,
    turns: Arc<Semaphore>,
}

/// Something that went wrong on our side, for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// What the error page calls it.
    pub reference: String,
    /// The request's method.
    pub method: String,
    /// The request's path, without its query: what a person searched for is theirs.
    pub path: String,
    /// What happened.
    pub what: String,
}

impl WebState {
    /// Pages for whoever reads on this machine's own address, who is called `reader` in the log.
    ///
    /// `report` is told of everything that goes wrong on our side.
    pub fn new(
        context: Context,
        reader: PrincipalId,
        report: impl Fn(&Incident) + Send + Sync + 'static,
    ) -> Self {
        Self {
            context,
            scope: Scope::local_reader(reader),
            entrance: None,
            provider: None,
            report: Arc::new(report),
            turns: Arc::new(Semaphore::new(limits::REQUESTS_AT_ONCE_MAX)),
        }
    }

    /// The same pages for people who sign in, and for nobody else.
    #[must_use]
    pub fn behind(mut self, entrance: Entrance) -> Self {
        self.entrance = Some(Arc::new(entrance));
        self
    }

    /// The same pages for people who sign in through the city, and by a password only where they
    /// were told that they may.
    #[must_use]
    pub fn through(mut self, provider: Provider) -> Self {
        self.provider = Some(Arc::new(provider));
        self
    }

    /// Who says who people are; none where passwords do.
    pub(crate) fn provider(&self) -> Option<&Provider> {
        self.provider.as_deref()
    }

    /// How people come in; none where there is no sign-in.
    pub(crate) fn entrance(&self) -> Option<&Entrance> {
        self.entrance.as_deref()
    }

    pub(crate) const fn context(&self) -> &Context {
        &self.context
    }

    pub(crate) const fn scope(&self) -> &Scope {
        &self.scope
    }

    pub(crate) fn turns(&self) -> Arc<Semaphore> {
        Arc::clone(&self.turns)
    }

    /// Tells the log and gives the reference that the reader is shown.
    pub(crate) fn incident(&self, method: &str, path: &str, what: &str) -> String {
        let bits = self.context.ids.next();
        let reference = format!("{:08x}", bits & 0xffff_ffff);
        (self.report)(&Incident {
            reference: reference.clone(),
            method: method.to_owned(),
            path: told_path(path).to_owned(),
            what: what.to_owned(),
        });
        reference
    }
}

/// A path as the log is told it: a link's own secret stays out.
fn told_path(path: &str) -> &str {
    let secret = ["/link/…", "/calendar/…", "/feed/…"];
    let hidden = secret.into_iter().find(|hidden| {
        hidden.strip_suffix('…').is_some_and(|beginning| path.starts_with(beginning))
    });
    hidden.unwrap_or(path)
}
