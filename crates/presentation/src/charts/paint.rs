//! The classes' colours on paper: the light side of the style sheet as attributes.

const INK: &str = "#1d2126";
const SOFT: &str = "#555b63";
const RULE: &str = "#e2ded4";
const EDGE: &str = "#86857d";
const WELL: &str = "#f3f1ea";
const PAPER: &str = "#ffffff";
const ACCENT: &str = "#1b4d89";
const THREAD: &str = "#8c2f1f";
const FULLY: &str = "#1c6e42";
const PARTLY: &str = "#945700";
const NOT: &str = "#b3261e";
const NONE: &str = "#5b6169";
const WOMEN: &str = "#6b3fa0";
const MEN: &str = "#0f6f6f";

const SANS: &str = "Inter";
/// Quoted, since a name with a figure in it is none without.
const SERIF: &str = "'Source Serif 4'";

/// The patterns that a bar refers to. A page holds them once (`charts::PATTERNS`).
pub(super) const PAPER_PATTERNS: &str = r##"<defs><pattern id="hatch-delvis" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect fill="#fbeed4" width="5" height="5"/><rect fill="#945700" width="2.2" height="5"/></pattern><pattern id="hatch-ej" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect fill="#fae3df" width="5" height="5"/><rect fill="#b3261e" width="2.4" height="5"/></pattern></defs>"##;

type Attribute = (&'static str, &'static str);

/// The attributes that stand for an element's classes on paper; a later class wins.
pub(super) fn of(element: &str, classes: &str) -> Vec<Attribute> {
    let mut attributes: Vec<Attribute> = match element {
        "text" => vec![("fill", INK), ("font-family", SANS), ("font-size", "12.5")],
        _ => Vec::new(),
    };
    for class in classes.split(' ').filter(|class| !class.is_empty()) {
        for (name, value) in of_class(class) {
            match attributes.iter_mut().find(|(known, _)| known == name) {
                Some(known) => known.1 = value,
                None => attributes.push((name, value)),
            }
        }
    }
    attributes
}

/// One class of the style sheet. A class without a rule gives nothing; a test knows them all.
fn of_class(class: &str) -> &'static [Attribute] {
    text_class(class).or_else(|| line_class(class)).or_else(|| fill_class(class)).unwrap_or(&[])
}

/// Whether a class has a rule on paper.
#[cfg(test)]
pub(super) fn knows(class: &str) -> bool {
    !of_class(class).is_empty()
}

const fn of_text(fill: &'static str, weight: &'static str) -> [Attribute; 2] {
    [("fill", fill), ("font-weight", weight)]
}

fn text_class(class: &str) -> Option<&'static [Attribute]> {
    const SOFT_TEXT: [Attribute; 2] = of_text(SOFT, "400");
    const ACCENT_TEXT: [Attribute; 2] = of_text(ACCENT, "500");
    const WOMEN_TEXT: [Attribute; 2] = of_text(WOMEN, "600");
    const MEN_TEXT: [Attribute; 2] = of_text(MEN, "600");
    const PAPER_TEXT: [Attribute; 2] = of_text(PAPER, "600");
    Some(match class {
        "t-soft" => &SOFT_TEXT,
        "t-bold" => &[("font-weight", "600")],
        "t-serif" => &[("font-family", SERIF), ("font-weight", "600")],
        "t-accent" => &ACCENT_TEXT,
        "t-women" => &WOMEN_TEXT,
        "t-men" => &MEN_TEXT,
        "t-paper" => &PAPER_TEXT,
        "t-tiny" => &[("font-size", "11")],
        "t-15" => &[("font-size", "15")],
        "t-46" => &[("font-size", "46")],
        _ => return None,
    })
}

fn line_class(class: &str) -> Option<&'static [Attribute]> {
    Some(match class {
        "g-line" => &[
            ("fill", "none"),
            ("stroke", INK),
            ("stroke-width", "2"),
            ("stroke-linejoin", "round"),
            ("stroke-linecap", "round"),
        ],
        "g-thin" => &[
            ("fill", "none"),
            ("stroke", SOFT),
            ("stroke-width", "1.25"),
            ("stroke-linejoin", "round"),
        ],
        "g-line-women" => &[("stroke", WOMEN), ("stroke-width", "1.5")],
        "g-line-men" => &[("stroke", MEN), ("stroke-width", "1.5")],
        "g-rule" => &[("fill", "none"), ("stroke", RULE), ("stroke-width", "1")],
        "g-axis" => &[("fill", "none"), ("stroke", EDGE), ("stroke-width", "1")],
        "g-target" => &[
            ("fill", "none"),
            ("stroke", ACCENT),
            ("stroke-width", "1.5"),
            ("stroke-dasharray", "5 3"),
        ],
        "g-guess" => &[
            ("fill", "none"),
            ("stroke", INK),
            ("stroke-width", "2"),
            ("stroke-dasharray", "1.5 4"),
            ("stroke-linecap", "round"),
        ],
        "g-so-far" => &[
            ("fill", "none"),
            ("stroke", SOFT),
            ("stroke-width", "1.25"),
            ("stroke-dasharray", "2 3"),
        ],
        "g-bridge" => &[("fill", "none"), ("stroke", EDGE), ("stroke-width", "3")],
        "k-paper" => &[("stroke", PAPER)],
        "k-rule" => &[("stroke", RULE)],
        "k-thread" => &[("stroke", THREAD), ("stroke-width", "2")],
        _ => return None,
    })
}

fn fill_class(class: &str) -> Option<&'static [Attribute]> {
    Some(match class {
        "g-dot" => &[("fill", INK), ("stroke", PAPER), ("stroke-width", "1.5")],
        "g-ring" => &[("fill", PAPER), ("stroke", INK), ("stroke-width", "2")],
        "g-so-far-mark" => &[
            ("fill", PAPER),
            ("stroke", SOFT),
            ("stroke-width", "1.75"),
            ("stroke-dasharray", "2.2 1.6"),
        ],
        "g-women" => &[("fill", WOMEN), ("stroke", WOMEN), ("stroke-width", "2")],
        "g-men" => &[("fill", PAPER), ("stroke", MEN), ("stroke-width", "2.25")],
        "g-well" => &[("fill", WELL)],
        "g-now" => &[("fill", "#e8eff8"), ("stroke", ACCENT), ("stroke-width", "1.5")],
        "g-span" => &[("fill", ACCENT), ("fill-opacity", "0.1")],
        "g-thread" => &[("fill", THREAD)],
        "f-past" => &[("fill", WELL), ("stroke", RULE)],
        "f-next" => &[("fill", PAPER), ("stroke", EDGE)],
        "g-tie" => &[("fill-opacity", "0.3")],
        "g-helt" | "g-plus" => &[("fill", FULLY)],
        "g-delvis" => &[("fill", "url(#hatch-delvis)"), ("stroke", PARTLY), ("stroke-width", "1")],
        "g-ej" => &[("fill", NOT)],
        "g-ingen" => {
            &[("fill", PAPER), ("stroke", NONE), ("stroke-width", "1"), ("stroke-dasharray", "2 2")]
        }
        "g-saknas" => &[("stroke", THREAD), ("stroke-dasharray", "4 2")],
        "g-minus" => &[("fill", "url(#hatch-ej)"), ("stroke", NOT), ("stroke-width", "1")],
        "g-ground-helt" => &[("fill", "#e2f1e8"), ("stroke", FULLY), ("stroke-width", "0.75")],
        "g-ground-delvis" => &[("fill", "#fbeed4"), ("stroke", PARTLY), ("stroke-width", "0.75")],
        "g-ground-ej" => &[("fill", "#fae3df"), ("stroke", NOT), ("stroke-width", "0.75")],
        "g-total" => &[("fill", INK)],
        "g-bar" => &[("fill", EDGE), ("fill-opacity", "0.55")],
        "sym" => &[
            ("fill", "none"),
            ("stroke", INK),
            ("stroke-width", "1.7"),
            ("stroke-linecap", "round"),
            ("stroke-linejoin", "round"),
        ],
        "helt" => &[("stroke", FULLY)],
        "delvis" => &[("stroke", PARTLY)],
        "ej" => &[("stroke", NOT)],
        "ingen" => &[("stroke", NONE)],
        "saknas" => &[("stroke", THREAD)],
        _ => return None,
    })
}
