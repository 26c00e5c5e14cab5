//! The engine as a whole: what holds for any report, and that every rule has its words and its page.

mod any_report;
mod city;
mod guide;
mod planted;
mod properties;
mod standing;
mod suggested;
mod wordings;
mod words;
