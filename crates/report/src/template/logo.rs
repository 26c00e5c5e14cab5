//! A city's logo: an SVG of plain shapes. It is read, checked and written anew, so that nothing of
//! the file that is not a shape ever reaches a document: no script, no text, no outside reference.

use std::fmt::Write as _;

use roxmltree::{Document, Node};

/// A larger drawing than this is refused.
pub(super) const BYTES_MAX: usize = 64 << 10;

/// More tags than this are no logo; it also bounds how deep they may stand in each other.
const TAGS_MAX: usize = 4_000;

const DEPTH_MAX: usize = 32;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that draw or hold what draws.
const SHAPES: [&str; 9] =
    ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];

/// Elements that say something about the drawing and draw nothing.
const SILENT: [&str; 3] = ["title", "desc", "metadata"];

/// Attributes that shape a drawing.
const SHAPING: [&str; 33] = [
    "d",
    "points",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
    "transform",
    "fill",
    "fill-rule",
    "fill-opacity",
    "clip-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "color",
    "display",
    "visibility",
    "vector-effect",
];

/// Attributes that name or describe and are left out.
const LEFT_OUT: [&str; 8] =
    ["id", "class", "version", "viewBox", "preserveAspectRatio", "baseProfile", "role", "xmlns"];

/// A drawing of plain shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    svg: String,
    alternative: String,
    /// Width in thousandths of the height.
    proportion: u32,
}

/// Why a drawing is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LogoFault {
    TooLarge { bytes: usize },
    Unsafe { found: String, expected: &'static str },
}

impl LogoFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "template-logo-too-large",
            Self::Unsafe { .. } => "template-logo-unsafe",
        }
    }

    pub(super) fn found(&self) -> String {
        match self {
            Self::TooLarge { bytes } => bytes.to_string(),
            Self::Unsafe { found, .. } => found.clone(),
        }
    }

    pub(super) fn expected(&self) -> String {
        match self {
            Self::TooLarge { .. } => BYTES_MAX.to_string(),
            Self::Unsafe { expected, .. } => (*expected).to_owned(),
        }
    }
}

fn unsafe_part(found: impl Into<String>, expected: &'static str) -> LogoFault {
    LogoFault::Unsafe { found: found.into(), expected }
}

impl Logo {
    /// Checks a drawing and writes it anew.
    pub(super) fn read(svg: &str, alternative: String) -> Result<Self, LogoFault> {
        const WANTED: &str = "<svg viewBox=\"0 0 120 40\">";
        if BYTES_MAX < svg.len() {
            return Err(LogoFault::TooLarge { bytes: svg.len() });
        }
        if TAGS_MAX < svg.matches('<').count() {
            return Err(unsafe_part("<…>", "4000"));
        }
        let tree = Document::parse(svg).map_err(|error| unsafe_part(error.to_string(), "SVG"))?;
        let root = tree.root_element();
        if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
            return Err(unsafe_part(root.tag_name().name(), WANTED));
        }
        let view = root.attribute("viewBox").unwrap_or_default();
        let (corner, proportion) = view_box(view).ok_or_else(|| unsafe_part(view, WANTED))?;
        let mut out = format!("<svg xmlns=\"{SVG}\" viewBox=\"{corner}\"");
        attributes(root, &["x", "y", "width", "height"], &mut out)?;
        out.push('>');
        content(root, &mut out)?;
        out.push_str("</svg>");
        Ok(Self { svg: out, alternative, proportion })
    }

    /// The drawing, which holds shapes alone.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// What it shows, in words.
    pub fn alternative(&self) -> &str {
        &self.alternative
    }

    /// Its width for a height of one.
    pub fn proportion(&self) -> f64 {
        f64::from(self.proportion) / 1_000.0
    }
}

/// The corners of the drawing, and its width in thousandths of its height.
fn view_box(text: &str) -> Option<(String, u32)> {
    const SIDE_MAX: f64 = 100_000.0;
    let numbers: Vec<f64> = text
        .split([' ', ',', '\n', '\t'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().filter(|number: &f64| number.abs() <= SIDE_MAX))
        .collect::<Option<_>>()?;
    let [x, y, width, height] = numbers.as_slice() else { return None };
    let proportion = 1_000.0 * width / height;
    // A logo is neither a line nor a column.
    let thousandths = (100..=20_000_u32).find(|whole| proportion <= f64::from(*whole))?;
    (1.0 <= *width && 1.0 <= *height && 99.0 < proportion)
        .then(|| (format!("{x} {y} {width} {height}"), thousandths))
}

/// Writes what stands in an element. The tree is walked without recursion.
fn content(root: Node<'_, '_>, out: &mut String) -> Result<(), LogoFault> {
    enum Step<'a, 'i> {
        Open(Node<'a, 'i>, usize),
        Close(&'static str),
    }
    let below = |node: Node<'_, '_>| node.children().filter(Node::is_element).count();
    debug_assert!(below(root) <= TAGS_MAX, "the tags were counted");
    let mut waiting: Vec<Step<'_, '_>> =
        root.children().rev().map(|node| Step::Open(node, 1)).collect();
    while let Some(step) = waiting.pop() {
        let (node, depth) = match step {
            Step::Close(name) => {
                let _ = write!(out, "</{name}>");
                continue;
            }
            Step::Open(node, depth) => (node, depth),
        };
        if !node.is_element() || is_silent(node) {
            continue;
        }
        let name = node.tag_name().name();
        let known = SHAPES.iter().copied().find(|shape| *shape == name && name != "svg");
        let Some(name) = known else {
            return Err(unsafe_part(format!("<{name}>"), "g, path, rect, circle, polygon …"));
        };
        if DEPTH_MAX < depth {
            return Err(unsafe_part(format!("<{name}>"), "32"));
        }
        let _ = write!(out, "<{name}");
        attributes(node, &[], out)?;
        out.push('>');
        waiting.push(Step::Close(name));
        waiting.extend(node.children().rev().map(|below| Step::Open(below, depth + 1)));
    }
    Ok(())
}

/// Whether an element says something about the drawing and draws nothing: ours, or a program's own.
fn is_silent(node: Node<'_, '_>) -> bool {
    let tag = node.tag_name();
    match tag.namespace() {
        Some(SVG) => SILENT.contains(&tag.name()) || (tag.name() == "defs" && !node.has_children()),
        Some(_) => true,
        None => false,
    }
}

fn attributes(node: Node<'_, '_>, but: &[&str], out: &mut String) -> Result<(), LogoFault> {
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let is_reference = name == "href" || name.starts_with("on");
        if is_reference || (attribute.namespace().is_none() && !is_known(name)) {
            return Err(unsafe_part(format!("{name}=\"{value}\""), "fill, stroke, transform …"));
        }
        if attribute.namespace().is_some() || but.contains(&name) || is_left_out(name) {
            continue;
        }
        if name == "style" {
            for declaration in value.split(';').filter(|part| !part.trim().is_empty()) {
                let (name, value) = declaration.split_once(':').unwrap_or((declaration, ""));
                let name = name.trim();
                if name.starts_with('-') || !SHAPING.contains(&name) {
                    return Err(unsafe_part(declaration, "fill, stroke …"));
                }
                if node.attribute(name).is_none() {
                    put(name, value.trim(), out)?;
                }
            }
        } else {
            put(name, value, out)?;
        }
    }
    Ok(())
}

fn is_left_out(name: &str) -> bool {
    LEFT_OUT.contains(&name) || name.starts_with("data-") || name.starts_with("aria-")
}

fn is_known(name: &str) -> bool {
    name == "style" || SHAPING.contains(&name) || is_left_out(name)
}

/// Writes an attribute whose value holds numbers, colours and names alone.
fn put(name: &str, value: &str, out: &mut String) -> Result<(), LogoFault> {
    let is_plain = value.chars().all(|c| {
        c.is_ascii_alphanumeric() || matches!(c, ' ' | '\n' | '\t' | '\r') || ".,-+()#%".contains(c)
    });
    if !is_plain || value.to_ascii_lowercase().contains("url") {
        return Err(unsafe_part(format!("{name}=\"{value}\""), "#1b4d89, 12.5, none …"));
    }
    let _ = write!(out, " {name}=\"{}\"", value.replace(['\n', '\t', '\r'], " "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(inner: &str) -> Result<Logo, LogoFault> {
        let svg = format!("<svg xmlns=\"{SVG}\" viewBox=\"0 0 120 40\">{inner}</svg>");
        Logo::read(&svg, "Ekstad".to_owned())
    }

    #[test]
    fn plain_shapes_are_written_anew() {
        let logo = read(
            "<title>Ek</title><g id=\"a\" style=\"fill:#1b4d89; stroke-width: 2\">\
             <path d=\"M0 0\n10 10z\"/></g>",
        )
        .unwrap();
        assert_eq!(
            logo.svg(),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\">\
             <g fill=\"#1b4d89\" stroke-width=\"2\"><path d=\"M0 0 10 10z\"></path></g></svg>"
        );
        assert!((logo.proportion() - 3.0).abs() < 0.01);
    }

    #[test]
    fn what_is_no_shape_is_refused() {
        for inner in [
            "<script>alert(1)</script>",
            "<style>path { fill: red }</style>",
            "<image href=\"https://ekstad.example/a.png\"/>",
            "<use href=\"#a\"/>",
            "<text>Ekstad</text>",
            "<foreignObject/>",
            "<a href=\"https://ekstad.example\"><path/></a>",
            "<path onload=\"alert(1)\"/>",
            "<path fill=\"url(#a)\"/>",
            "<path style=\"fill:url(https://ekstad.example)\"/>",
            "<path style=\"background:red\"/>",
            "<path fill='\"&gt;&lt;script&gt;'/>",
            "<svg/>",
        ] {
            let fault = read(inner).unwrap_err();
            assert_eq!(fault.code(), "template-logo-unsafe", "{inner}");
        }
        let deep = format!("{}{}", "<g>".repeat(900), "</g>".repeat(900));
        assert!(read(&deep).is_err());
        assert!(read(&"<g>".repeat(9_000)).is_err());
        assert_eq!(read(&" ".repeat(BYTES_MAX)).unwrap_err().code(), "template-logo-too-large");
        for broken in ["", "<svg/>", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", "<html/>"] {
            assert!(Logo::read(broken, String::new()).is_err(), "{broken}");
        }
        for view in ["", "0 0 0 0", "0 0 1 NaN", "0 0 inf 1", "0 0 1000 1", "0 0 1 1000"] {
            let svg = format!("<svg xmlns=\"{SVG}\" viewBox=\"{view}\"/>");
            assert!(Logo::read(&svg, String::new()).is_err(), "{view}");
        }
    }
}
