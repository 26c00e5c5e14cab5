//! The pages, as a browser meets them.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod board;
mod city;
mod compilation;
mod http;
mod lint;
mod log;
mod my_page;
mod openid;
mod pages;
mod real_provider;
mod review;
mod said;
mod samples;
mod sign_in;
mod workflow;
mod years;
