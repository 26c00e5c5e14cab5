//! The one list of message files. A file that is not named here is not read; a test says so.

use crate::language::Language;

macro_rules! message_files {
    ($($name:literal),+ $(,)?) => {
        const SWEDISH: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../locales/sv/", $name, ".ftl")))),+];
        const ENGLISH: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../locales/en/", $name, ".ftl")))),+];
    };
}

message_files! {
    "core",
    "charts",
    "problems",
    "pages",
    "document",
    "cli",
}

/// The message files of a language: name and content, in the order that they are read.
pub(crate) const fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Swedish => SWEDISH,
        Language::English => ENGLISH,
    }
}
