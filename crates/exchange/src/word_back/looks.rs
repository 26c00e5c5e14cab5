//! What the looks of a file say: which paragraphs are headings, which letters are strong, which
//! numbers make a list.

use std::collections::HashMap;

use tertial_domain::rich_text::LanguageTag;

use super::xml::Element;

/// The styles and lists of a file.
#[derive(Debug, Default)]
pub(super) struct Looks {
    styles: HashMap<String, Style>,
    /// The kind of list by its number and depth; what is not told is a list of bullets.
    counted: HashMap<(String, String), bool>,
    /// The language of all words that say no other.
    language: Option<LanguageTag>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    list: Option<String>,
}

/// The definitions of a part: what stands below its only element.
fn below(root: Option<&Element>) -> Vec<&Element> {
    root.into_iter().flat_map(Element::elements).flat_map(Element::elements).collect()
}

/// How far a style is followed to those that it is based on.
const FOLLOWED: usize = 12;

impl Looks {
    /// Reads `styles.xml` and `numbering.xml`.
    pub(super) fn new(styles: Option<&Element>, numbering: Option<&Element>) -> Self {
        let mut looks = Self::default();
        let of_styles = below(styles);
        for style in of_styles.iter().filter(|element| element.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            looks.styles.insert(id.to_owned(), Style::of(style));
        }
        looks.language = of_styles.iter().find_map(|element| {
            let usual = element.child("rPrDefault").filter(|_| element.name == "docDefaults")?;
            LanguageTag::new(usual.child("rPr")?.child("lang").and_then(Element::value)?)
        });
        let of_lists = below(numbering);
        let mut shapes: HashMap<&str, Vec<(String, bool)>> = HashMap::new();
        for shape in of_lists.iter().filter(|element| element.name == "abstractNum") {
            let Some(id) = shape.attribute("abstractNumId") else { continue };
            let levels = shape.elements().filter(|element| element.name == "lvl");
            let told = levels.map(|level| {
                let format = level.child("numFmt").and_then(Element::value).unwrap_or_default();
                let is_counted = !matches!(format, "bullet" | "none" | "");
                (level.attribute("ilvl").unwrap_or("0").to_owned(), is_counted)
            });
            shapes.insert(id, told.collect());
        }
        for list in of_lists.iter().filter(|element| element.name == "num") {
            let shape = list.child("abstractNumId").and_then(Element::value);
            let (Some(id), Some(shape)) = (list.attribute("numId"), shape) else { continue };
            for (depth, is_counted) in shapes.get(shape).into_iter().flatten() {
                looks.counted.insert((id.to_owned(), depth.clone()), *is_counted);
            }
        }
        looks
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> + use<'a> {
        let next = |style: &&'a Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(self.styles.get(id), next).take(FOLLOWED)
    }

    /// Whether a paragraph of a style is a heading.
    pub(super) fn is_heading(&self, id: &str) -> bool {
        let is_name = |name: &str| name.starts_with("heading ") || name == "title";
        self.styles.get(id).is_some_and(|style| is_name(&style.name))
    }

    /// Whether a paragraph of a style is made by a program: a line of the contents, or what is said
    /// of a table's sums.
    pub(super) fn is_made(&self, id: &str) -> bool {
        let is_name = |name: &str| name.starts_with("toc ") || name == "tabellkontroll";
        self.styles.get(id).is_some_and(|style| is_name(&style.name))
    }

    /// The number of the list that a style's paragraphs belong to.
    pub(super) fn list(&self, id: &str) -> Option<&str> {
        self.chain(id).find_map(|style| style.list.as_deref())
    }

    /// Whether a style of letters is strong, and whether it is emphasised.
    pub(super) fn letters(&self, id: &str) -> (bool, bool) {
        let strong = self.chain(id).find_map(|style| style.strong);
        let emphasis = self.chain(id).find_map(|style| style.emphasis);
        (strong.unwrap_or(false), emphasis.unwrap_or(false))
    }

    /// A language by its tag, where it is another than the file's.
    pub(super) fn foreign(&self, tag: &str) -> Option<LanguageTag> {
        let tag = LanguageTag::new(tag)?;
        let own = self.language.as_ref().map(LanguageTag::language);
        (own != Some(tag.language())).then_some(tag)
    }

    /// Whether a list counts its items.
    pub(super) fn is_counted(&self, list: &str, depth: &str) -> bool {
        let own = self.counted.get(&(list.to_owned(), depth.to_owned()));
        own.copied().unwrap_or(false)
    }
}

impl Style {
    fn of(element: &Element) -> Self {
        let told = |name: &str| element.child(name).and_then(Element::value).map(str::to_owned);
        let letters = element.child("rPr");
        let list = element.child("pPr").and_then(|own| own.child("numPr"));
        let list = list.and_then(|own| own.child("numId")).and_then(Element::value);
        Self {
            name: told("name").unwrap_or_default().to_lowercase(),
            based_on: told("basedOn"),
            strong: letters.and_then(|letters| letters.is_on("b")),
            emphasis: letters.and_then(|letters| letters.is_on("i")),
            list: list.map(str::to_owned),
        }
    }
}
