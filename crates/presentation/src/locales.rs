//! The one list of message files. A file that is not named here is not read; a test says so.

use crate::language::Language;

/// A message file: its name without ending, and its content.
pub(crate) type MessageFile = (&'static str, &'static str);

macro_rules! message_files {
    ($($name:literal),+ $(,)?) => {
        const SWEDISH: &[MessageFile] =
            &[$(($name, include_str!(concat!("../locales/sv/", $name, ".ftl")))),+];
        const ENGLISH: &[MessageFile] =
            &[$(($name, include_str!(concat!("../locales/en/", $name, ".ftl")))),+];
    };
}

message_files! {
    "core",
    "charts",
    "problems",
    "document",
    "cli",
    "compilation",
    "pages",
    "activities",
    "board",
    "goals",
    "imports",
    "indicators",
    "people",
    "keeping",
    "log",
    "my-page",
    "reports",
    "review",
    "rules-figures",
    "rules-goals",
    "rules-texts",
    "search",
    "sheets",
    "start",
    "templates",
    "units",
    "way",
    "word",
    "workflow",
    "years",
}

/// The message files of a language, in the order that they are read.
pub(crate) const fn files(language: Language) -> &'static [MessageFile] {
    match language {
        Language::Swedish => SWEDISH,
        Language::English => ENGLISH,
    }
}
