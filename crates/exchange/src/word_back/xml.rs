//! XML as a small tree: known elements and attributes by their local names, no document types, no
//! entities but the five, and an end to depth and number.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Limits, WordBackError};

/// An element with what is known of it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without prefix; empty for one that nobody asks for.
    pub(super) name: &'static str,
    attributes: Vec<(&'static str, String)>,
    /// What stands in it.
    pub(super) children: Vec<Node>,
}

/// A piece of a tree.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// Names of elements that are looked for.
const ELEMENTS: [&str; 58] = [
    "AlternateContent",
    "Choice",
    "Fallback",
    "Properties",
    "Relationship",
    "Relationships",
    "abstractNum",
    "abstractNumId",
    "b",
    "body",
    "bookmarkEnd",
    "bookmarkStart",
    "br",
    "comment",
    "cr",
    "del",
    "document",
    "docPartGallery",
    "docPartObj",
    "drawing",
    "endnote",
    "fldChar",
    "fldSimple",
    "footnote",
    "gridSpan",
    "hyperlink",
    "i",
    "ilvl",
    "ins",
    "instrText",
    "lvl",
    "moveFrom",
    "moveTo",
    "name",
    "noBreakHyphen",
    "num",
    "numFmt",
    "numId",
    "numPr",
    "p",
    "pPr",
    "pStyle",
    "pict",
    "property",
    "ptab",
    "r",
    "rPr",
    "rStyle",
    "sdt",
    "sdtContent",
    "sdtPr",
    "softHyphen",
    "style",
    "sym",
    "t",
    "tab",
    "tbl",
    "tc",
];
const MORE_ELEMENTS: [&str; 18] = [
    "tcPr",
    "tr",
    "trPr",
    "txbxContent",
    "vMerge",
    "basedOn",
    "smartTag",
    "customXml",
    "dir",
    "bdo",
    "cellDel",
    "lpwstr",
    "oMath",
    "oMathPara",
    "ruby",
    "docDefaults",
    "lang",
    "rPrDefault",
];
/// Names of attributes that are looked for.
const ATTRIBUTES: [&str; 16] = [
    "Id",
    "Target",
    "TargetMode",
    "abstractNumId",
    "anchor",
    "author",
    "char",
    "default",
    "fldCharType",
    "id",
    "ilvl",
    "instr",
    "name",
    "numId",
    "styleId",
    "type",
];
const VALUE: &str = "val";

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| *known == name)
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// What most elements say: `w:val`.
    pub(super) fn value(&self) -> Option<&str> {
        self.attribute(VALUE)
    }

    /// The elements right below.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element right below with a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// An element that switches something on: there, and not said to be off.
    pub(super) fn is_on(&self, name: &str) -> Option<bool> {
        let off = |value: &str| matches!(value, "0" | "false" | "off" | "none");
        self.child(name).map(|element| !element.value().is_some_and(off))
    }

    /// The words right below.
    pub(super) fn words(&self) -> String {
        let texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }
}

/// Reads one part.
pub(super) fn tree(part: &str, text: &str, limits: &Limits) -> Result<Element, WordBackError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    let broken = |at: u64| WordBackError::BrokenPart {
        part: part.to_owned(),
        at: usize::try_from(at).unwrap_or(usize::MAX),
    };
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|_| broken(at))?;
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() > limits.depth_max {
                    let limit = limits.depth_max;
                    return Err(WordBackError::TooLarge { what: "depth", limit });
                }
                open.push(element(&start).ok_or_else(|| broken(at))?);
            }
            Event::Empty(start) => {
                count += 1;
                let element = element(&start).ok_or_else(|| broken(at))?;
                add(&mut open, Node::Element(element)).ok_or_else(|| broken(at))?;
            }
            Event::End(_) => {
                let done = open.pop().ok_or_else(|| broken(at))?;
                add(&mut open, Node::Element(done)).ok_or_else(|| broken(at))?;
            }
            Event::Text(text) => {
                let text = text.xml_content(XmlVersion::Explicit1_0);
                say(&mut open, &text).ok_or_else(|| broken(at))?;
            }
            Event::CData(text) => {
                let text = text.xml_content(XmlVersion::Explicit1_0);
                say(&mut open, &text).ok_or_else(|| broken(at))?;
            }
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().map_err(|_| broken(at))? {
                    Some(letter) => letter,
                    None => entity(&reference.xml_content(XmlVersion::Explicit1_0))
                        .ok_or_else(|| broken(at))?,
                };
                say(&mut open, letter.encode_utf8(&mut [0; 4])).ok_or_else(|| broken(at))?;
            }
            // Nothing that we read needs one, and much harm begins with one.
            Event::DocType(_) => return Err(broken(at)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
        if count > limits.elements_max {
            let limit = limits.elements_max;
            return Err(WordBackError::TooLarge { what: "elements", limit });
        }
    }
    let at = u64::try_from(text.len()).unwrap_or(u64::MAX);
    let root = open.pop().filter(|_| open.is_empty()).ok_or_else(|| broken(at))?;
    Ok(root)
}

fn add(open: &mut [Element], node: Node) -> Option<()> {
    open.last_mut()?.children.push(node);
    Some(())
}

/// Adds words, to those before where there are some.
fn say(open: &mut [Element], words: &str) -> Option<()> {
    let element = open.last_mut()?;
    // Between elements of a layout there are only line ends.
    if !matches!(element.name, "t" | "instrText" | "lpwstr") {
        return Some(());
    }
    if let Some(Node::Text(before)) = element.children.last_mut() {
        before.push_str(words);
    } else {
        element.children.push(Node::Text(words.to_owned()));
    }
    Some(())
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let local = start.local_name();
    let local: &str = local.as_ref();
    let name = known(&ELEMENTS, local).or_else(|| known(&MORE_ELEMENTS, local)).unwrap_or_default();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let own = attribute.key.local_name();
        let own: &str = own.as_ref();
        let wanted = if own == VALUE { Some(VALUE) } else { known(&ATTRIBUTES, own) };
        if let Some(wanted) = wanted.filter(|_| !name.is_empty()) {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).ok()?;
            attributes.push((wanted, value.into_owned()));
        }
    }
    Some(Element { name, attributes, children: Vec::new() })
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
