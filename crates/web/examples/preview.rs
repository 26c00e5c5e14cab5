//! Serves every page from samples on loopback, to look at while working on templates.
//!
//! `cargo run -p tertial-web --example preview -- 8090`, then <http://127.0.0.1:8090/> or
//! <http://127.0.0.1:8090/?lang=en>
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for whoever writes pages")]

#[path = "../tests/it/samples.rs"]
mod samples;

use axum::Router;
use axum::http::{StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tertial_presentation::language::Language;

async fn page(uri: Uri) -> Response {
    let english = uri.query().is_some_and(|query| query.contains("lang=en"));
    let language = if english { Language::English } else { Language::Swedish };
    let found = samples::all(language).into_iter().find(|sample| sample.path == uri.path());
    match found {
        Some(sample) => Html(sample.html).into_response(),
        None => (StatusCode::NOT_FOUND, "no such sample").into_response(),
    }
}

async fn with_policy(mut response: Response) -> Response {
    let policy = tertial_web::headers::CONTENT_SECURITY_POLICY.parse().unwrap();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8090".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.unwrap();
    println!("http://{}/", listener.local_addr().unwrap());
    let router = Router::new()
        .route("/static/{name}", get(tertial_web::assets::show))
        .fallback(page)
        .layer(axum::middleware::map_response(with_policy));
    axum::serve(listener, router).await.unwrap();
}
