//! Swedish and English say the same things with the same arguments, and every file is read.

#![expect(clippy::disallowed_methods, reason = "reads the message files as they lie on disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser::parse;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;

type Messages = BTreeMap<String, BTreeSet<String>>;

/// The messages of one file with the arguments that each uses.
fn messages(language: Language, file: &str) -> Messages {
    let path = folder(language).join(file);
    let source = std::fs::read_to_string(&path).unwrap();
    let resource = parse(source.as_str()).unwrap_or_else(|(_, errors)| {
        panic!("{}: {errors:?}", path.display());
    });
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let mut arguments = BTreeSet::new();
                let value = message.value.as_ref().expect("a message has a value");
                collect(value, &mut arguments);
                let earlier = messages.insert(message.id.name.to_owned(), arguments);
                assert!(earlier.is_none(), "{} says {} twice", path.display(), message.id.name);
                assert!(message.attributes.is_empty(), "attributes are not used");
            }
            Entry::Junk { content } => panic!("{}: {content}", path.display()),
            Entry::Term(_)
            | Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_) => {}
        }
    }
    messages
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, arguments);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, arguments: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, arguments),
        Expression::Select { selector, variants } => {
            collect_inline(selector, arguments);
            for variant in variants {
                collect(&variant.value, arguments);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, arguments),
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. }, ..
        } => positional.iter().for_each(|argument| collect_inline(argument, arguments)),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

fn folder(language: Language) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code())
}

fn files(language: Language) -> BTreeSet<String> {
    std::fs::read_dir(folder(language))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    assert_eq!(files(Language::Swedish), files(Language::English));
    for file in files(Language::Swedish) {
        let (swedish, english) =
            (messages(Language::Swedish, &file), messages(Language::English, &file));
        let (sv, en): (BTreeSet<&String>, BTreeSet<&String>) =
            (swedish.keys().collect(), english.keys().collect());
        let unpaired: Vec<&&String> = sv.symmetric_difference(&en).collect();
        assert!(unpaired.is_empty(), "{file}: only in one language: {unpaired:?}");
        for (key, arguments) in &swedish {
            assert_eq!(arguments, &english[key], "{file}: {key} uses other arguments");
        }
    }
}

#[test]
fn no_two_files_say_the_same_key() {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for file in files(Language::Swedish) {
        for key in messages(Language::Swedish, &file).into_keys() {
            let earlier = owners.insert(key.clone(), file.clone());
            assert!(earlier.is_none(), "{key} stands in {file} and in {earlier:?}");
        }
    }
}

#[test]
fn every_file_on_disk_is_read() {
    for language in Language::ALL {
        for file in files(language) {
            let localizer = Localizer::of(language);
            for key in messages(language, &file).into_keys() {
                assert!(localizer.has(&key), "{file} is not in the list of files: {key}");
            }
        }
    }
}

#[test]
fn every_message_is_told_in_its_own_language() {
    for file in files(Language::Swedish) {
        for key in messages(Language::English, &file).into_keys() {
            let text = Localizer::of(Language::English).text(&key);
            assert!(!text.contains('⟦'), "{key}: {text}");
            assert!(!text.contains(['å', 'ä', 'ö']), "{key} is Swedish in English: {text}");
        }
    }
}
