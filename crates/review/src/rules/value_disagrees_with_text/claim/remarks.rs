//! Words beside a figure that only seem to make it another one: what one ought to say, when it was
//! measured or talked of, a mean that is the whole unit's.

use crate::swedish::paragraph::Paragraph;

/// "bör noteras", "ska sägas": what one ought to say is no wish for what is said.
pub(super) fn is_said(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const SAYING: &[&str] =
        &["noter", "nämn", "framh", "säga", "påpek", "tillägg", "understryk", "beton", "minnas"];
    let says = |at: usize| SAYING.iter().any(|stem| paragraph.word(at).starts_with(stem));
    says(at + 1) || says(at + 2) || at.checked_sub(1).is_some_and(says)
}

/// "kommer från 84 %", "kommer upp i 84 %": no future.
pub(super) fn is_motion(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.word(at) == "kommer"
        && (at + 1..at + 3).any(|near| {
            matches!(paragraph.word(near), "från" | "upp" | "ner" | "ned" | "in" | "till" | "fram")
        })
}

/// "avläsningen i december": when the year's figure was taken.
pub(super) fn is_of_measuring(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = at.checked_sub(2).map_or("", |at| paragraph.word(at));
    at > 0
        && paragraph.word(at - 1) == "i"
        && ["avläsning", "mätning", "enkät", "undersökning"]
            .iter()
            .any(|stem| before.starts_with(stem) || before.ends_with("mätningen"))
}

/// "Snittet för enheten", "genomsnittet hos oss": of the whole unit.
pub(super) fn is_own_mean(paragraph: &Paragraph<'_>, at: usize) -> bool {
    matches!(paragraph.word(at), "snittet" | "genomsnittet" | "medelvärdet")
        && matches!(paragraph.word(at + 1), "för" | "i" | "hos")
        && matches!(paragraph.word(at + 2), "enheten" | "oss" | "hela" | "våra" | "samtliga")
}

/// "fastställdes till 84 % vid genomgången i januari": when it was talked of.
pub(super) fn is_of_meeting(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const MEETINGS: &[&str] = &[
        "genomgång",
        "möte",
        "apt",
        "arbetsplatsträff",
        "träff",
        "avstämning",
        "bokslut",
        "ledningsgrupp",
        "nämnd",
        "redovisning",
        "planeringsdag",
    ];
    let before = at.checked_sub(2).map_or("", |at| paragraph.word(at));
    at.checked_sub(1).is_some_and(|at| matches!(paragraph.word(at), "i" | "den"))
        && MEETINGS.iter().any(|stem| before.starts_with(stem) || before.ends_with("mötet"))
}
