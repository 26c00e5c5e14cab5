//! Pages over HTTP: routes, templates, security headers.

pub mod assets;
mod charts;
pub mod fault;
mod filters;
pub mod frame;
pub mod headers;
pub mod limits;
mod links;
pub mod markup;
pub mod page;
pub mod pages;
mod words;
