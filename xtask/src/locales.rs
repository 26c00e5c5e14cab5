//! The texts that users read: each key is there in every language, and each is used.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::project::Project;

const LOCALES: &str = "crates/presentation/locales/";

/// The language that the others are translated from.
const SOURCE: &str = "sv";

/// Rooms that turn keys into words; a `.text("...")` elsewhere is something else.
const ROOMS_WITH_WORDS: &[&str] = &[
    "crates/presentation/",
    "crates/report/",
    "crates/web/",
    "crates/tertial/",
    "crates/usecases/",
];

/// How code asks for a text; the key follows as a literal.
const ASKS: &[&str] = &[".text(\"", ".text_with(\"", ".count(\"", "|counted(\"", "Message::new(\""];

/// A text: the arguments it names, and the other texts it is made of.
#[derive(Default)]
struct Text {
    file: String,
    arguments: BTreeSet<String>,
    references: BTreeSet<String>,
}

type Texts = BTreeMap<String, Text>;

/// Compares the languages with each other, and with the code and the templates.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    let mut languages: BTreeMap<String, Texts> = BTreeMap::new();
    let mut faults = Vec::new();
    for file in project.files_in(LOCALES, ".ftl")? {
        let rest = file.strip_prefix(LOCALES).unwrap_or(&file);
        let language = rest.split('/').next().unwrap_or_default().to_owned();
        read(&file, &project.read(&file)?, languages.entry(language).or_default(), &mut faults);
    }
    let source = languages.remove(SOURCE).unwrap_or_default();
    for (language, texts) in &languages {
        compare(language, &source, texts, &mut faults);
    }
    compare_with_code(project, &source, &mut faults)?;
    println!("   {} texts in {} languages", source.len(), languages.len() + 1);
    if faults.is_empty() {
        return Ok(());
    }
    faults.sort();
    faults.dedup();
    Err(format!("{} faults\n   {}", faults.len(), faults.join("\n   ")))
}

fn read(file: &str, text: &str, texts: &mut Texts, faults: &mut Vec<String>) {
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            faults.extend(errors.iter().map(|error| format!("{file}: {error}")));
            resource
        }
    };
    for entry in &resource.body {
        let (key, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            _ => continue,
        };
        let mut found = Text { file: file.to_owned(), ..Text::default() };
        if let Some(pattern) = pattern {
            in_pattern(pattern, &mut found);
        }
        if let Some(first) = texts.insert(key.clone(), found) {
            faults.push(format!("{file}: `{key}` stands in {} already", first.file));
        }
    }
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut Text) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut Text) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.arguments.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            found.references.insert(id.name.to_owned());
        }
        InlineExpression::TermReference { id, .. } => {
            found.references.insert(format!("-{}", id.name));
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn compare(language: &str, source: &Texts, texts: &Texts, faults: &mut Vec<String>) {
    for (key, text) in source {
        match texts.get(key) {
            None => faults.push(format!("{}: `{key}` has no text in {language}", text.file)),
            Some(other) if other.arguments != text.arguments => faults.push(format!(
                "{}: `{key}` is told {:?} in {SOURCE} and {:?} here",
                other.file, text.arguments, other.arguments
            )),
            Some(_) => {}
        }
    }
    for (key, text) in texts.iter().filter(|(key, _)| !source.contains_key(*key)) {
        faults.push(format!("{}: `{key}` has no text in {SOURCE}", text.file));
    }
}

fn compare_with_code(
    project: &Project,
    source: &Texts,
    faults: &mut Vec<String>,
) -> Result<(), String> {
    let mut used: BTreeSet<String> =
        source.values().flat_map(|text| text.references.iter().cloned()).collect();
    let mut prefixes = BTreeSet::new();
    for file in project.files_in("crates/", "")? {
        let kind = file.rsplit('.').next().unwrap_or_default();
        if !matches!(kind, "rs" | "html" | "svg" | "typ") || file.contains("/tests/") {
            continue;
        }
        let text = project.read(&file)?;
        let text = without_comments_and_tests(&text);
        let speaks = ROOMS_WITH_WORDS.iter().any(|room| file.starts_with(room));
        for key in asked_for(&text).filter(|key| speaks && !source.contains_key(*key)) {
            faults.push(format!("{file}: asks for `{key}`, which nobody has written"));
        }
        for literal in literals(&text) {
            match literal.split_once('{') {
                Some((prefix, _)) if prefix.ends_with('-') => prefixes.insert(prefix.to_owned()),
                _ => used.insert(literal.to_owned()),
            };
        }
    }
    for (key, text) in source {
        if !used.contains(key) && !prefixes.iter().any(|prefix| key.starts_with(prefix)) {
            faults.push(format!("{}: `{key}` is used nowhere", text.file));
        }
    }
    Ok(())
}

/// What users may come to see: comments give examples, and tests make up keys of their own.
fn without_comments_and_tests(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = shipped.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Keys that code or a template asks for by name.
fn asked_for(text: &str) -> impl Iterator<Item = &str> {
    let in_code = ASKS.iter().flat_map(|ask| text.split(ask).skip(1)).map(up_to_quote);
    let in_templates = text.match_indices("\"|t").filter_map(|(end, _)| {
        let rest = text.get(end + 3..)?;
        let filter_ends = rest.starts_with([' ', '(', 'n', '|', '}', '~', '-', '_']);
        let start = text.get(..end)?.rfind('"')?;
        filter_ends.then(|| text.get(start + 1..end)).flatten()
    });
    in_code.chain(in_templates).filter(|key| !key.contains('{'))
}

fn up_to_quote(text: &str) -> &str {
    text.split('"').next().unwrap_or_default()
}

/// Every piece between quotes that has the form of a key. Odd quotes in comments give noise, not loss.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    let form =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    text.split(['"', '\'']).filter(move |piece| {
        let head = piece.split('{').next().unwrap_or_default();
        !head.is_empty() && head.len() < 80 && head.chars().all(form)
    })
}

#[cfg(test)]
mod tests {
    use super::{asked_for, literals};

    #[test]
    fn keys_are_found_in_code_and_in_templates() {
        let text = "a.text(\"page-start\") {{ \"goals-title\"|t }} {{ \"goals-count\"|tn(n) }}";
        let found: Vec<&str> = asked_for(text).collect();
        assert_eq!(found, ["page-start", "goals-title", "goals-count"]);
    }

    #[test]
    fn a_key_made_of_parts_gives_its_beginning() {
        let found: Vec<&str> = literals("format!(\"grade-{code}\"), \"Not a key\"").collect();
        assert_eq!(found, ["grade-{code}"]);
    }
}
