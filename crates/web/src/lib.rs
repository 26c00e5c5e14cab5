//! Pages over HTTP: routes, templates, security headers.
//!
//! Start in [`routes`], the list of everything that can be asked for. A page is a struct in
//! [`pages`] with its template in `templates/`; its handler reads what was asked, calls a use case
//! and answers. The command calls [`server::serve`] with a [`state::WebState`].

mod asked;
pub mod assets;
mod cards;
mod charts;
pub mod fault;
mod filters;
pub mod frame;
pub mod guest;
pub mod headers;
pub mod limits;
mod links;
pub mod markup;
mod middleware;
pub mod page;
pub mod pages;
mod reader;
pub mod route;
pub mod routes;
mod sent;
pub mod server;
pub mod state;
mod words;
