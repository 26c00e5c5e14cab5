//! Every page: a struct of what it shows, and the handler that answers with it.

pub mod about;
pub mod account;
pub mod activities;
pub mod compilation;
pub mod errors;
pub mod goals;
pub(crate) mod health;
pub mod imports;
pub mod indicators;
pub(crate) mod language;
pub mod log;
pub mod my_page;
pub mod openid;
pub(crate) mod parts;
pub mod people;
pub mod reports;
pub mod review;
pub mod search;
pub mod sheets;
pub mod sign_in;
pub mod start;
pub(crate) mod subscription;
pub mod units;
pub mod word;
pub mod workflow;
