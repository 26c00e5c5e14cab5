//! When somebody goes: from here to the provider, and from the provider to here.

use super::provider::unbelieved;
use super::signed::Signed;
use super::wire::with_fields;
use super::{LEFT_PATH, Provider, claims, door, listener};
use crate::context::Context;
use crate::failure::Failure;
use tertial_store::events::NewEvent;

impl Provider {
    /// Where a browser goes to leave the provider too; none where it has no such place, or does not
    /// answer.
    pub async fn way_out(&self, context: &Context) -> Option<String> {
        let metadata = self.metadata(context).await.ok()?;
        let left = format!("{}{LEFT_PATH}", self.settings.origin);
        let fields =
            [("client_id", self.settings.client.as_str()), ("post_logout_redirect_uri", &left)];
        metadata.end_session_endpoint.map(|address| with_fields(&address, &fields))
    }
}

/// Ends the sessions of whoever the provider says is gone; gives how many there were.
///
/// Errors: `Refused` where the word is not the provider's, not for us, not of now, or was heard
/// before.
pub async fn leave(context: &Context, provider: &Provider, text: &str) -> Result<u64, Failure> {
    let now = context.clock.now();
    let signed = Signed::read(text).map_err(unbelieved)?;
    provider.verify(context, &signed).await?;
    let said = signed.claims().map_err(unbelieved)?;
    let kind = signed.kind.as_deref();
    let leave = claims::leave(said, kind, listener(provider, now)).map_err(unbelieved)?;
    let issuer = provider.issuer();
    let mut session = context.store.write(&door(None)).await?;
    if !session.hear_logout((issuer, &leave.name), now).await? {
        return Err(unbelieved("heard-before"));
    }
    let mut count = 0;
    match (&leave.session, &leave.subject) {
        (Some(name), _) => {
            count = session.end_sessions_of_provider((issuer, name), now).await?;
        }
        (None, Some(subject)) => {
            if let Some(person) = session.person_of_identity((issuer, subject)).await? {
                count = session.end_sessions_of_issuer((person, issuer), now).await?;
            }
        }
        (None, None) => {}
    }
    session.log(NewEvent {
        authority: None,
        at: now,
        action: "signed-out-by-provider",
        object_kind: "installation",
        object_id: issuer.to_owned(),
        object_version: None,
        payload: count.to_string().into_bytes(),
    })?;
    session.commit().await?;
    Ok(count)
}
