//! The parts that Word asks for besides the styles: which letters there are, and the theme that
//! styles of a person's own may build on.

use std::fmt::Write;

use super::markup::DECLARATION;

/// The letters of every style.
pub(super) const LETTERS: &str = "Calibri";

/// The part `fontTable.xml`.
pub(super) fn table() -> String {
    format!(
        "{DECLARATION}<w:fonts \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:font w:name=\"{LETTERS}\"><w:panose1 w:val=\"020F0502020204030204\"/>\
         <w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/>\
         </w:font></w:fonts>"
    )
}

/// Colours of the theme: text and page, the same set back, six to set off with, links.
const COLOURS: [(&str, &str); 12] = [
    ("dk1", "1D2126"),
    ("lt1", "FFFFFF"),
    ("dk2", "454B54"),
    ("lt2", "EEF0F3"),
    ("accent1", "1B4D89"),
    ("accent2", "8C2F1F"),
    ("accent3", "1C6E42"),
    ("accent4", "945700"),
    ("accent5", "6B3FA0"),
    ("accent6", "0F6F6F"),
    ("hlink", "0B5394"),
    ("folHlink", "6B3FA0"),
];

/// The part `theme/theme1.xml`.
pub(super) fn theme() -> String {
    let mut text = format!(
        "{DECLARATION}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         name=\"Tertial\"><a:themeElements><a:clrScheme name=\"Tertial\">"
    );
    for (name, colour) in COLOURS {
        let _ = write!(text, "<a:{name}><a:srgbClr val=\"{colour}\"/></a:{name}>");
    }
    text.push_str("</a:clrScheme><a:fontScheme name=\"Tertial\">");
    for kind in ["major", "minor"] {
        let _ = write!(
            text,
            "<a:{kind}Font><a:latin typeface=\"{LETTERS}\"/><a:ea typeface=\"\"/>\
             <a:cs typeface=\"\"/></a:{kind}Font>"
        );
    }
    text.push_str("</a:fontScheme><a:fmtScheme name=\"Tertial\">");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let lists = [
        ("fillStyleLst", fill),
        ("lnStyleLst", line.as_str()),
        ("effectStyleLst", effect),
        ("bgFillStyleLst", fill),
    ];
    for (list, style) in lists {
        let _ = write!(text, "<a:{list}>{}</a:{list}>", style.repeat(3));
    }
    text.push_str("</a:fmtScheme></a:themeElements></a:theme>");
    text
}
