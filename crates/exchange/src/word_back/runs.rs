//! What stands inside a paragraph: runs with their looks, links, fields, marks, pictures.

use tertial_domain::rich_text::LinkTarget;
use tertial_domain::text_place::FileMark;

use super::Note;
use super::reading::{Paragraph, Reader};
use super::text::{Look, Piece};
use super::xml::Element;

impl Reader<'_> {
    /// Reads what stands in a paragraph. The tree's depth has an end, so this has one too.
    pub(super) fn inside(&mut self, parent: &Element, look: &Look, paragraph: &mut Paragraph) {
        for element in parent.elements() {
            match element.name {
                "r" => self.run(element, look, paragraph),
                "hyperlink" => {
                    let target = element.attribute("id").and_then(|id| self.links.get(id));
                    let link = target.and_then(|target| LinkTarget::new(target));
                    let look = Look { link: link.or_else(|| look.link.clone()), ..look.clone() };
                    self.inside(element, &look, paragraph);
                }
                "ins" | "moveTo" | "fldSimple" | "smartTag" | "customXml" | "sdt"
                | "sdtContent" | "dir" | "bdo" => self.inside(element, look, paragraph),
                "bookmarkStart" => paragraph.starts.extend(self.start(element)),
                "bookmarkEnd" => paragraph.ends.extend(self.end(element)),
                // What was deleted is gone, but a mark in it still stands where it stood.
                "del" | "moveFrom" => {
                    for mark in element.elements() {
                        match mark.name {
                            "bookmarkStart" => paragraph.starts.extend(self.start(mark)),
                            "bookmarkEnd" => paragraph.ends.extend(self.end(mark)),
                            _ => {}
                        }
                    }
                }
                "AlternateContent" => {
                    if let Some(choice) = element.child("Choice") {
                        self.inside(choice, look, paragraph);
                    }
                }
                // Formulas and words with signs over them: the words are kept, their shape is not.
                "oMath" | "oMathPara" => say(&words_below(element), look, paragraph),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &Element, look: &Look, paragraph: &mut Paragraph) {
        let mut look = self.look(run.child("rPr"), look);
        for element in run.elements() {
            match element.name {
                "fldChar" => self.field(element),
                "instrText" => {
                    if let Some((false, instruction)) = self.fields.last_mut() {
                        instruction.push_str(&element.words());
                    }
                }
                "AlternateContent" if words_instead(element).is_some() => {
                    say(&words_instead(element).unwrap_or_default(), &look, paragraph);
                }
                "drawing" | "pict" | "AlternateContent" => self.drawing(element),
                _ if self.fields.iter().any(|(shows, _)| !shows) => {}
                "t" => {
                    if look.link.is_none() {
                        look.link = self.fields.iter().rev().find_map(|(_, own)| address(own));
                    }
                    say(&element.words(), &look, paragraph);
                }
                "tab" | "ptab" => say(" ", &look, paragraph),
                "noBreakHyphen" => say("\u{2011}", &look, paragraph),
                "ruby" => say(&words_below(element), &look, paragraph),
                "sym" => say(&symbol(element), &look, paragraph),
                "br" if matches!(element.attribute("type"), Some("page" | "column")) => {}
                "br" | "cr" => paragraph.lines.push(Vec::new()),
                _ => {}
            }
        }
    }

    fn look(&self, properties: Option<&Element>, outer: &Look) -> Look {
        let Some(own) = properties else { return outer.clone() };
        let style = own.child("rStyle").and_then(Element::value);
        let (strong, emphasis) = style.map_or((false, false), |style| self.looks.letters(style));
        Look {
            strong: own.is_on("b").unwrap_or(strong),
            emphasis: own.is_on("i").unwrap_or(emphasis),
            link: outer.link.clone(),
            language: match own.child("lang").and_then(Element::value) {
                Some(tag) => self.looks.foreign(tag),
                None => outer.language.clone(),
            },
        }
    }

    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            Some("begin") if self.fields.len() < FIELDS_MAX => {
                self.fields.push((false, String::new()));
            }
            Some("separate") => {
                if let Some((shows, _)) = self.fields.last_mut() {
                    *shows = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// A picture is not taken in; words in a box beside the text are told.
    fn drawing(&mut self, element: &Element) {
        let mut boxes = Vec::new();
        let mut waiting = vec![element];
        while let Some(next) = waiting.pop() {
            match next.name {
                "Fallback" => {}
                "txbxContent" => boxes.push(next),
                _ => waiting.extend(next.elements()),
            }
        }
        if boxes.is_empty() && !self.notes.contains(&Note::Picture) {
            self.notes.push(Note::Picture);
        }
        for own in boxes {
            self.beside(own);
        }
    }

    pub(super) fn start(&mut self, element: &Element) -> Option<FileMark> {
        let name = element.attribute("name")?;
        if self.names.is_of_another(name) && !self.notes.contains(&Note::Foreign) {
            self.notes.push(Note::Foreign);
        }
        let mark = self.names.read(name)?;
        self.marks.insert(element.attribute("id")?.to_owned(), mark.clone());
        Some(mark)
    }

    pub(super) fn end(&mut self, element: &Element) -> Option<FileMark> {
        self.marks.remove(element.attribute("id")?)
    }
}

/// Fields in fields.
const FIELDS_MAX: usize = 64;

fn say(words: &str, look: &Look, paragraph: &mut Paragraph) {
    // A hyphen that shows only where a line ends is no letter.
    let words: String = words.chars().filter(|letter| *letter != '\u{ad}').collect();
    if let Some(line) = paragraph.lines.last_mut() {
        match line.last_mut() {
            Some(last) if last.look == *look => last.words.push_str(&words),
            _ => line.push(Piece { words, look: look.clone() }),
        }
    }
}

/// A sign of a font of signs; those have no letter of their own.
fn symbol(element: &Element) -> String {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
    let sign =
        code.and_then(char::from_u32).filter(|sign| !('\u{e000}'..='\u{f8ff}').contains(sign));
    sign.unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
}

/// The address of a field that is a link.
fn address(instruction: &str) -> Option<LinkTarget> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    LinkTarget::new(rest.split('"').nth(1)?)
}

/// Every word in an element, in order. The reader has bounded how deep it goes.
fn words_below(element: &Element) -> String {
    if element.name == "t" {
        return element.words();
    }
    element.elements().map(words_below).collect()
}

/// The words that stand for what an older reader does not know, such as a coloured sign; none where
/// a picture is meant.
fn words_instead(element: &Element) -> Option<String> {
    let is_picture = |name: &str| matches!(name, "drawing" | "pict" | "object");
    let choice = element.child("Choice")?;
    let fallback = element.child("Fallback")?;
    let has_picture = choice.elements().chain(fallback.elements()).any(|own| is_picture(own.name));
    let words: String =
        fallback.elements().filter(|own| own.name == "t").map(Element::words).collect();
    (!has_picture && !words.is_empty()).then_some(words)
}
