//! Use cases on real databases: what is read in is kept, linked, found and shown.

mod agreement;
mod audit;
mod month;
mod my_page;
mod openid;
mod pages;
mod people;
mod read_in;
mod review;
mod setting;
mod sign_in;
mod word_back;
pub(crate) mod workflow;
mod year;
