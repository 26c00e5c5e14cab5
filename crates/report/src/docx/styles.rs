//! The looks of a Word file by name, so that a city can change them in one place. The names are
//! Word's own where it has one: in a Swedish Word "heading 1" is shown as "Rubrik 1".

use std::fmt::Write;

use tertial_presentation::language::Language;

use super::fonts::LETTERS;
use super::markup::{DECLARATION, words};
use super::table::TABLE_STYLE;

/// A style of paragraphs.
struct ParagraphStyle {
    id: &'static str,
    name: &'static str,
    based_on: Option<&'static str>,
    next: Option<&'static str>,
    /// What the paragraph does: `w:pPr`.
    paragraph: &'static str,
    /// What its letters look like: `w:rPr`.
    letters: &'static str,
}

/// The document's title.
pub(super) const TITLE: &str = "Rubrik";
/// What stands under the title.
pub(super) const SUBTITLE: &str = "Underrubrik";
/// Running text.
pub(super) const BODY: &str = "Brdtext";
/// A label over a short text ("Analys").
pub(super) const LABEL: &str = "Etikett";
/// Which kind of goal, over its heading.
pub(super) const GOAL_KIND: &str = "Ovanrubrik";
/// The grade under a goal.
pub(super) const STATUS: &str = "Status";
/// What every reader must know first: "Utkast".
pub(super) const CAUTION: &str = "Varning";
/// Facts of the head, two beside each other.
pub(super) const FACTS: &str = "Dokumentfakta";
/// The words over a table.
pub(super) const CAPTION: &str = "Beskrivning";
/// A picture of its own.
pub(super) const PICTURE: &str = "Bild";
/// The words under a picture.
pub(super) const PICTURE_CAPTION: &str = "Bildtext";
/// Words in a table.
pub(super) const CELL: &str = "Tabelltext";
/// Figures in a table.
pub(super) const FIGURE_CELL: &str = "Tabellsiffra";
/// The head of a table.
pub(super) const HEAD_CELL: &str = "Tabellrubrik";
/// What the program says of a table's sums. Who reads the file back passes it over.
pub(super) const CHECK: &str = "Tabellkontroll";
/// An item with a dash.
pub(super) const BULLET: &str = "Punktlista";
/// An item with a number.
pub(super) const NUMBERED: &str = "Numreradlista";
/// The words over the contents list and the legend: no heading of the contents.
pub(super) const CONTENTS_HEADING: &str = "Innehllsfrteckningsrubrik";
/// The head of a page.
pub(super) const PAGE_HEAD: &str = "Sidhuvud";
/// The foot of a page.
pub(super) const PAGE_FOOT: &str = "Sidfot";
/// A link.
pub(super) const LINK: &str = "Hyperlnk";

/// The style of headings of a level.
pub(super) fn heading(level: u8) -> String {
    format!("Rubrik{level}")
}

/// The style of a contents list's entries of a level.
pub(super) fn contents_entry(level: u8) -> String {
    format!("Innehll{level}")
}

const PARAGRAPHS: &[ParagraphStyle] = &[
    ParagraphStyle {
        id: TITLE,
        name: "Title",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/>",
        letters: "<w:b/><w:sz w:val=\"48\"/><w:szCs w:val=\"48\"/>",
    },
    ParagraphStyle {
        id: SUBTITLE,
        name: "Subtitle",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:spacing w:after=\"360\"/>",
        letters: "<w:color w:val=\"454B54\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    },
    ParagraphStyle {
        id: BODY,
        name: "Body Text",
        based_on: Some("Normal"),
        next: None,
        paragraph: "<w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>",
        letters: "",
    },
    ParagraphStyle {
        id: LABEL,
        name: "Etikett",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"40\"/>",
        letters: "<w:b/>",
    },
    ParagraphStyle {
        id: GOAL_KIND,
        name: "Ovanrubrik",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:keepNext/><w:spacing w:before=\"300\" w:after=\"20\"/>",
        letters: "<w:color w:val=\"454B54\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
    ParagraphStyle {
        id: STATUS,
        name: "Status",
        based_on: Some(BODY),
        next: Some(BODY),
        paragraph: "<w:keepNext/>",
        letters: "<w:b/>",
    },
    ParagraphStyle {
        id: CAUTION,
        name: "Varning",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"8C2F1F\"/>\
            <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"8C2F1F\"/></w:pBdr>\
            <w:spacing w:after=\"240\"/>",
        letters: "<w:b/><w:color w:val=\"8C2F1F\"/>",
    },
    ParagraphStyle {
        id: FACTS,
        name: "Dokumentfakta",
        based_on: Some("Normal"),
        next: None,
        paragraph: "<w:tabs><w:tab w:val=\"left\" w:pos=\"5103\"/></w:tabs>",
        letters: "",
    },
    ParagraphStyle {
        id: CAPTION,
        name: "caption",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>",
        letters: "<w:b/><w:color w:val=\"454B54\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
    ParagraphStyle {
        id: PICTURE,
        name: "Bild",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:spacing w:before=\"200\" w:after=\"60\"/>",
        letters: "",
    },
    ParagraphStyle {
        id: PICTURE_CAPTION,
        name: "Bildtext",
        based_on: Some(CAPTION),
        next: Some(BODY),
        paragraph: "<w:keepNext w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"240\"/>",
        letters: "",
    },
    ParagraphStyle {
        id: CELL,
        name: "Tabelltext",
        based_on: Some("Normal"),
        next: None,
        paragraph: "<w:spacing w:before=\"30\" w:after=\"30\"/>",
        letters: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
    ParagraphStyle {
        id: FIGURE_CELL,
        name: "Tabellsiffra",
        based_on: Some(CELL),
        next: None,
        paragraph: "<w:jc w:val=\"right\"/>",
        letters: "",
    },
    ParagraphStyle {
        id: HEAD_CELL,
        name: "Tabellrubrik",
        based_on: Some(CELL),
        next: None,
        paragraph: "<w:keepNext/>",
        letters: "<w:b/>",
    },
    ParagraphStyle {
        id: CHECK,
        name: "Tabellkontroll",
        based_on: Some(CELL),
        next: Some(BODY),
        paragraph: "",
        letters: "",
    },
    ParagraphStyle {
        id: BULLET,
        name: "List Bullet",
        based_on: Some(BODY),
        next: None,
        paragraph: "<w:spacing w:after=\"60\"/><w:contextualSpacing/>",
        letters: "",
    },
    ParagraphStyle {
        id: NUMBERED,
        name: "List Number",
        based_on: Some(BODY),
        next: None,
        paragraph: "<w:spacing w:after=\"60\"/><w:contextualSpacing/>",
        letters: "",
    },
    ParagraphStyle {
        id: CONTENTS_HEADING,
        name: "TOC Heading",
        based_on: Some("Normal"),
        next: Some(BODY),
        paragraph: "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/>",
        letters: "<w:b/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>",
    },
    ParagraphStyle {
        id: PAGE_HEAD,
        name: "header",
        based_on: Some("Normal"),
        next: None,
        paragraph: "<w:tabs><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs>",
        letters: "<w:color w:val=\"454B54\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    ParagraphStyle {
        id: PAGE_FOOT,
        name: "footer",
        based_on: Some(PAGE_HEAD),
        next: None,
        paragraph: "",
        letters: "",
    },
];

/// Size in half points and room above, for headings of level 1 to 6.
const HEADINGS: [(u16, u16); 6] =
    [(34, 480), (28, 360), (25, 300), (23, 240), (22, 200), (22, 160)];

/// The part `styles.xml`.
pub(super) fn write(language: Language) -> String {
    let mut text = String::from(DECLARATION);
    text.push_str(
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    );
    let _ = write!(
        text,
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{LETTERS}\" \
         w:eastAsia=\"{LETTERS}\" w:hAnsi=\"{LETTERS}\" w:cs=\"{LETTERS}\"/><w:sz w:val=\"22\"/>\
         <w:szCs w:val=\"22\"/><w:lang w:val=\"{0}\" w:eastAsia=\"{0}\" w:bidi=\"ar-SA\"/></w:rPr>\
         </w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        language.tag()
    );
    text.push_str(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"Standardstycketeckensnitt\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>\
         <w:semiHidden/></w:style>",
    );
    for (size_and_room, level) in HEADINGS.iter().zip(1..) {
        heading_style(level, *size_and_room, &mut text);
    }
    for style in PARAGRAPHS {
        paragraph_style(style, &mut text);
    }
    for level in 1..=3 {
        contents_style(level, &mut text);
    }
    let _ = write!(
        text,
        "<w:style w:type=\"character\" w:styleId=\"{LINK}\"><w:name w:val=\"Hyperlink\"/><w:rPr>\
         <w:color w:val=\"0B5394\"/><w:u w:val=\"single\"/></w:rPr></w:style>"
    );
    text.push_str(TABLE_STYLE);
    text.push_str("</w:styles>");
    text
}

fn heading_style(level: u8, (size, room): (u16, u16), text: &mut String) {
    let _ = write!(
        text,
        "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"heading {level}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:next w:val=\"{BODY}\"/><w:qFormat/><w:pPr><w:keepNext/>\
         <w:keepLines/><w:spacing w:before=\"{room}\" w:after=\"100\"/>\
         <w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/>\
         <w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
        heading(level),
        level - 1,
    );
}

fn paragraph_style(style: &ParagraphStyle, text: &mut String) {
    let ParagraphStyle { id, name, based_on, next, paragraph, letters } = style;
    let name = words(name);
    let _ =
        write!(text, "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>");
    if let Some(based_on) = based_on {
        let _ = write!(text, "<w:basedOn w:val=\"{based_on}\"/>");
    }
    if let Some(next) = next {
        let _ = write!(text, "<w:next w:val=\"{next}\"/>");
    }
    let _ =
        write!(text, "<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>");
}

fn contents_style(level: u16, text: &mut String) {
    let indent = (level - 1) * 284;
    let _ = write!(
        text,
        "<w:style w:type=\"paragraph\" w:styleId=\"Innehll{level}\">\
         <w:name w:val=\"toc {level}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>\
         <w:uiPriority w:val=\"39\"/><w:pPr><w:tabs>\
         <w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9070\"/></w:tabs>\
         <w:spacing w:after=\"60\"/><w:ind w:left=\"{indent}\" w:right=\"567\"/></w:pPr></w:style>"
    );
}
