//! Headings over what is to come, where speaking of it is right.

use tertial_domain::report::Report;

/// Beginnings of words in headings of what is to come.
const AHEAD: &[&str] =
    &["framåt", "framöver", "framtid", "nästa", "kommande", "fortsatt", "vision", "blick"];
/// Words in headings of plans, decisions and aims.
const PLANS: &[&str] = &[
    "utveckling",
    "utvecklingsområden",
    "utvecklingsbehov",
    "utvecklingsplan",
    "planer",
    "steg",
    "väg",
    "vägen",
    "planering",
    "inriktning",
    "inriktningar",
    "beslut",
];
/// Beginnings of words in headings of what has been.
const BACK: &[&str] = &[
    "uppfölj",
    "redovis",
    "analys",
    "resultat",
    "måluppfyll",
    "utfall",
    "ekonomi",
    "synpunkt",
    "klagomål",
    "övrigt",
    "sammanfatt",
];

/// For each section whether it, or a section above it, is about the time to come or about decisions.
pub(super) fn sections_ahead(report: &Report, year: i16) -> Vec<bool> {
    let mut above: Vec<(u8, bool)> = Vec::new();
    let sections = report.sections.iter();
    sections
        .map(|section| {
            above.retain(|(level, _)| *level < section.level);
            let inherited = above.last().is_some_and(|(_, is_ahead)| *is_ahead);
            // "Sammanfattande analys" may stand below "Förslag till beslut" and is not of it.
            let is_ahead = (inherited && !begins_any(&section.heading, BACK))
                || looks_ahead(&section.heading, year);
            above.push((section.level, is_ahead));
            is_ahead
        })
        .collect()
}

/// Whether a heading is about the time to come.
pub(super) fn looks_ahead(heading: &str, year: i16) -> bool {
    let later = heading
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<i16>().ok())
        .any(|found| found > year && found < year + 20);
    let is_plan = || words(heading).any(|word| PLANS.contains(&word.as_str()));
    later || begins_any(heading, AHEAD) || (is_plan() && !begins_any(heading, BACK))
}

fn words(heading: &str) -> impl Iterator<Item = String> {
    heading.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase)
}

fn begins_any(heading: &str, beginnings: &[&str]) -> bool {
    words(heading).any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_which_way_they_look() {
        for (heading, expected) in [
            ("Nästa år", true),
            ("Blick framåt", true),
            ("Planer för 2022", true),
            ("Utveckling", true),
            ("Förslag till beslut", true),
            ("Uppföljning av kommunfullmäktiges inriktningsmål", false),
            ("Kompetensutveckling", false),
            ("Sammanfattande analys", false),
            ("Uppföljning av beslut", false),
            ("Vägen dit", true),
        ] {
            assert_eq!(looks_ahead(heading, 2021), expected, "{heading}");
        }
    }
}
