//! Answers on a listener until told to stop.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::routes::router;
use crate::state::WebState;

/// How long requests under way may take after the program was told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves the pages on a listener until `shutdown` is done; requests under way are finished first.
///
/// Errors: the listener's.
pub async fn serve(
    listener: TcpListener,
    state: WebState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let told = Arc::new(Notify::new());
    let tell = Arc::clone(&told);
    let server = axum::serve(listener, router(state)).with_graceful_shutdown(async move {
        shutdown.await;
        tell.notify_one();
    });
    tokio::select! {
        ended = server.into_future() => ended,
        () = async {
            told.notified().await;
            tokio::time::sleep(FAREWELL).await;
        } => Ok(()),
    }
}
