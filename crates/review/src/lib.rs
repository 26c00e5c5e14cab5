//! Rules that hold a report against its own evidence.
//!
//! Start in [`mod@check`]: a report goes in, findings come out. [`rules`] has one small file a rule,
//! [`facts`] is what a rule sees, [`swedish`] reads running text and always says which words decided.
//! Rules speak in codes and evidence; the words for people stand elsewhere.

pub mod catalogue;
pub mod check;
pub mod comparing;
pub mod facts;
pub mod finding;
pub mod indicator_copies;
pub mod money_text;
pub mod place;
pub mod row_ties;
pub mod rule;
pub mod rules;
pub mod settings;
pub mod siblings;
pub mod suggest;
pub mod suppression;
pub mod swedish;
pub mod vocabulary;

pub use check::{Review, check};
pub use facts::{Facts, History};
pub use finding::{Evidence, Finding};
pub use place::Place;
pub use rule::{Need, Rule, Severity};
pub use settings::Settings;
pub use siblings::Siblings;
pub use vocabulary::Vocabulary;
