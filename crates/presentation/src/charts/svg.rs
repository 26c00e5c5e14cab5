//! A tiny writer of SVG: elements, attributes and texts, everything escaped.
//!
//! A drawing is written twice from one tree: for a page with classes and no style, and for paper
//! with the classes' colours as attributes (`paint`).

use std::borrow::Cow;
use std::fmt::Write as _;

use super::paint;
use crate::status_mark::Sign;

/// Where a drawing will be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// A page whose style sheet knows the classes.
    Page,
    /// Paper: a file of its own with fixed colours.
    Paper,
}

/// An element with its class, attributes and children.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    name: &'static str,
    class: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Text(String),
    Sign(Sign),
}

impl Element {
    fn new(name: &'static str, class: &'static str) -> Self {
        Self { name, class, attributes: Vec::new(), children: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: f64) -> Self {
        self.attributes.push((name, coordinate(value)));
        self
    }

    /// A rectangle; sides that would be negative become zero.
    pub(super) fn rectangle(class: &'static str, area: Area) -> Self {
        Self::new("rect", class)
            .with("x", area.x)
            .with("y", area.y)
            .with("width", area.width.max(0.0))
            .with("height", area.height.max(0.0))
    }

    /// A white ground, whatever the style sheet says.
    pub(super) fn ground(area: Area) -> Self {
        let mut element = Self::rectangle("", area);
        element.attributes.push(("fill", "#ffffff".to_owned()));
        element
    }

    /// A circle around a point.
    pub(super) fn circle(class: &'static str, at: Point, radius: f64) -> Self {
        Self::new("circle", class).with("cx", at.x).with("cy", at.y).with("r", radius)
    }

    /// A path.
    pub(super) fn path(class: &'static str, path: &Path) -> Self {
        let mut element = Self::new("path", class);
        element.attributes.push(("d", path.0.clone()));
        element
    }

    /// A straight line.
    pub(super) fn line(class: &'static str, from: Point, to: Point) -> Self {
        Self::path(class, &Path::from(from).line_to(to))
    }

    /// Lines through points in order.
    pub(super) fn polyline(class: &'static str, points: &[Point]) -> Self {
        let mut element = Self::new("polyline", class);
        let mut list = String::with_capacity(points.len() * 12);
        for point in points {
            let gap = if list.is_empty() { "" } else { " " };
            let _ = write!(list, "{gap}{},{}", coordinate(point.x), coordinate(point.y));
        }
        element.attributes.push(("points", list));
        element
    }

    /// A text whose base line begins at, is centred on or ends at a point.
    pub(super) fn text(class: &'static str, at: Point, anchor: Anchor, words: &str) -> Self {
        let mut element = Self::new("text", class).with("x", at.x).with("y", at.y);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => element.attributes.push(("text-anchor", "middle".to_owned())),
            Anchor::End => element.attributes.push(("text-anchor", "end".to_owned())),
        }
        element.children.push(Node::Text(words.to_owned()));
        element
    }

    /// A status sign of 16 by 16 whose upper left corner is at a point.
    pub(super) fn sign(sign: Sign, corner: Point) -> Self {
        let class = match sign {
            Sign::Disc => "sym helt",
            Sign::Diamond => "sym delvis",
            Sign::Square => "sym ej",
            Sign::Dash => "sym ingen",
            Sign::DashedRing => "sym saknas",
            Sign::Check
            | Sign::Play
            | Sign::Warning
            | Sign::Ring
            | Sign::Question
            | Sign::HalfRing => "sym",
        };
        let mut element = Self::new("g", class);
        let place = format!("translate({} {})", coordinate(corner.x), coordinate(corner.y));
        element.attributes.push(("transform", place));
        element.children.push(Node::Sign(sign));
        element
    }

    /// The same element with a stroke width of its own, in units of the drawing.
    pub(super) fn stroke_width(self, width: f64) -> Self {
        self.with("stroke-width", width)
    }

    /// The same text turned to run upwards from a point.
    pub(super) fn turned_left(mut self, point: Point) -> Self {
        let turn = format!("rotate(-90 {} {})", coordinate(point.x), coordinate(point.y));
        self.attributes.push(("transform", turn));
        self
    }

    /// Writes the element as markup for a surface.
    pub(super) fn write(&self, surface: Surface, out: &mut String) {
        let _ = write!(out, "<{}", self.name);
        match surface {
            Surface::Page if self.class.is_empty() => {}
            Surface::Page => {
                let _ = write!(out, r#" class="{}""#, self.class);
            }
            Surface::Paper => {
                for (name, value) in paint::of(self.name, self.class) {
                    if self.attributes.iter().all(|(own, _)| *own != name) {
                        let _ = write!(out, r#" {name}="{value}""#);
                    }
                }
            }
        }
        for (name, value) in &self.attributes {
            let _ = write!(out, r#" {name}="{}""#, escape(value));
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(&escape(text)),
                Node::Sign(sign) => match surface {
                    Surface::Page => out.push_str(sign.shape()),
                    Surface::Paper => out.push_str(&sign.shape_for_print()),
                },
            }
        }
        let _ = write!(out, "</{}>", self.name);
    }
}

/// A place in a drawing, in units of its view box, from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A place from its distances to the left edge and the top.
pub(super) const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// An upright rectangle in a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    /// The rectangle between two corners, whichever way they are given.
    pub(super) fn between(one: Point, other: Point) -> Self {
        Self {
            x: one.x.min(other.x),
            y: one.y.min(other.y),
            width: (one.x - other.x).abs(),
            height: (one.y - other.y).abs(),
        }
    }

    /// The right edge.
    pub(super) fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    pub(super) fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether the other lies wholly inside.
    pub(super) fn contains(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// The outline of a path, in absolute coordinates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path(String);

impl Path {
    /// Begins at a point.
    pub(super) fn from(start: Point) -> Self {
        Self(format!("M{} {}", coordinate(start.x), coordinate(start.y)))
    }

    /// A straight line to a point.
    pub(super) fn line_to(mut self, end: Point) -> Self {
        let _ = write!(self.0, "L{} {}", coordinate(end.x), coordinate(end.y));
        self
    }

    /// A curve to a point, drawn towards two others on its way.
    pub(super) fn curve_to(mut self, leaving: Point, arriving: Point, end: Point) -> Self {
        let _ = write!(self.0, "C");
        for (index, point) in [leaving, arriving, end].into_iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            let _ = write!(self.0, "{gap}{} {}", coordinate(point.x), coordinate(point.y));
        }
        self
    }

    /// An S-shaped curve to a point to the right or left, level at both ends.
    pub(super) fn flow_to(mut self, start: Point, end: Point) -> Self {
        let middle = f64::midpoint(start.x, end.x);
        let _ = write!(
            self.0,
            "C{middle} {} {middle} {} {} {}",
            coordinate(start.y),
            coordinate(end.y),
            coordinate(end.x),
            coordinate(end.y),
            middle = coordinate(middle),
        );
        self
    }
}

/// A coordinate with at most one decimal; what is no number becomes zero.
pub(super) fn coordinate(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A count as a measure in a drawing.
pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Escapes text for markup; characters that XML forbids become "�".
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && is_allowed(c);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if is_allowed(character) => escaped.push(character),
            _ => escaped.push('\u{fffd}'),
        }
    }
    Cow::Owned(escaped)
}

/// Characters that XML 1.0 lets a document hold.
const fn is_allowed(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_forbidden_characters_replaced() {
        assert_eq!(escape("a<b>&\"c'\u{1}"), "a&lt;b&gt;&amp;&quot;c&#39;\u{fffd}");
        assert_eq!(escape("Å – 7,9\u{a0}%"), "Å – 7,9\u{a0}%");
    }

    #[test]
    fn a_coordinate_is_always_a_number() {
        for (value, written) in
            [(1.25, "1.2"), (3.0, "3"), (-0.04, "0"), (f64::NAN, "0"), (f64::INFINITY, "0")]
        {
            assert_eq!(coordinate(value), written);
        }
    }
}
