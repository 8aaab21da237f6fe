//! The messages of one language, and what can be wrong with them.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

const PLURAL_CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The messages of one language by id, the attributes as `id.attribute` and the terms as `-id`.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub messages: BTreeMap<String, Message>,
    files: BTreeSet<String>,
}

/// What a message says, taken apart.
#[derive(Debug, Default)]
pub struct Message {
    file: String,
    /// The names of its variables, without the dollar sign.
    pub variables: BTreeSet<String>,
    /// The ids of messages and terms it refers to.
    pub references: BTreeSet<String>,
    /// Every piece of running text.
    texts: Vec<String>,
    /// The keys of every choice by number.
    plurals: Vec<BTreeSet<String>>,
}

impl Catalogue {
    /// Reads the files of one language; a problem names the file and the text that is no Fluent.
    pub fn parse(files: &BTreeMap<String, String>) -> Result<Self, Vec<String>> {
        let mut catalogue = Self::default();
        let mut problems = Vec::new();
        for (file, text) in files {
            catalogue.files.insert(file.clone());
            let resource = match parser::parse(text.as_str()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    problems.extend(errors.iter().map(|error| {
                        let line = text[..error.pos.start.min(text.len())].lines().count().max(1);
                        format!("{file}:{line}: {error}")
                    }));
                    resource
                }
            };
            for entry in resource.body {
                let (id, value, attributes) = match entry {
                    Entry::Message(message) => {
                        (message.id.name.to_owned(), message.value, message.attributes)
                    }
                    Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                    Entry::Junk { content } => {
                        problems.push(format!("{file}: no message: {content}"));
                        continue;
                    }
                    _ => continue,
                };
                let attributes = attributes
                    .iter()
                    .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
                for (id, pattern) in value.iter().map(|value| (id.clone(), value)).chain(attributes) {
                    let mut message = Message { file: file.clone(), ..Message::default() };
                    message.take_apart(pattern);
                    if let Some(other) = catalogue.messages.insert(id.clone(), message) {
                        problems.push(format!("{file}: {id} stands in {} as well", other.file));
                    }
                }
            }
        }
        if problems.is_empty() { Ok(catalogue) } else { Err(problems) }
    }

    /// What `other`, a translation of this, has less, more or otherwise.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut found: Vec<String> = self
            .files
            .symmetric_difference(&other.files)
            .map(|file| format!("{file} is in one language only"))
            .collect();
        for (id, message) in &self.messages {
            match other.messages.get(id) {
                None => found.push(format!("{}: {id} is not translated", message.file)),
                Some(translated) if translated.file != message.file => {
                    found.push(format!("{id} is in {}, translated in {}", message.file, translated.file));
                }
                Some(translated) if translated.variables != message.variables => found.push(format!(
                    "{}: {id} has the variables {:?}, translated {:?}",
                    message.file, message.variables, translated.variables
                )),
                Some(_) => {}
            }
        }
        let extra = other.messages.iter().filter(|(id, _)| !self.messages.contains_key(*id));
        found.extend(extra.map(|(id, message)| format!("{}: {id} is in the translation only", message.file)));
        found
    }

    /// The choices by number that leave out one of `categories`.
    pub fn missing_plural_forms(&self, categories: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for (id, message) in &self.messages {
            for keys in &message.plurals {
                let missing: Vec<&str> =
                    categories.iter().copied().filter(|category| !keys.contains(*category)).collect();
                let unknown: Vec<&str> = keys
                    .iter()
                    .map(String::as_str)
                    .filter(|key| PLURAL_CATEGORIES.contains(key) && !categories.contains(key))
                    .collect();
                if !missing.is_empty() || !unknown.is_empty() {
                    found.push(format!("{}: {id} lacks {missing:?}, has in vain {unknown:?}", message.file));
                }
            }
        }
        found
    }

    /// The words in Latin letters that are neither in `allowed` nor shown as written by the message of that id.
    pub fn untranslated(&self, allowed: &[&str], as_written: &[(&str, &[&str])]) -> Vec<String> {
        let mut found = Vec::new();
        for (id, message) in &self.messages {
            let own = as_written.iter().find(|(name, _)| name == id).map_or(&[][..], |(_, words)| *words);
            for text in &message.texts {
                let words = text.split(|character: char| !character.is_ascii_alphanumeric());
                let foreign: Vec<&str> = words
                    .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic()))
                    .filter(|word| !allowed.contains(word) && !own.contains(word))
                    .collect();
                if !foreign.is_empty() {
                    found.push(format!("{}: {id} says {foreign:?}", message.file));
                }
            }
        }
        found
    }
}

impl Message {
    fn take_apart(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.texts.push((*value).to_owned()),
                PatternElement::Placeable { expression } => self.take_expression_apart(expression),
            }
        }
    }

    fn take_expression_apart(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.take_inline_apart(inline),
            Expression::Select { selector, variants } => {
                self.take_inline_apart(selector);
                let mut by_number = false;
                let mut keys = BTreeSet::new();
                for variant in variants {
                    let key = match variant.key {
                        VariantKey::Identifier { name } => {
                            // "other" alone is also the usual last case of a choice by name.
                            by_number |= name != "other" && PLURAL_CATEGORIES.contains(&name);
                            name
                        }
                        VariantKey::NumberLiteral { value } => {
                            by_number = true;
                            value
                        }
                    };
                    keys.insert(key.to_owned());
                    self.take_apart(&variant.value);
                }
                if by_number {
                    self.plurals.push(keys);
                }
            }
        }
    }

    fn take_inline_apart(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.texts.push((*value).to_owned()),
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.take_arguments_apart(arguments));
            }
            InlineExpression::FunctionReference { arguments, .. } => self.take_arguments_apart(arguments),
            InlineExpression::Placeable { expression } => self.take_expression_apart(expression),
        }
    }

    /// Named arguments are options of a function and hold no text for the reader.
    fn take_arguments_apart(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.take_inline_apart(argument));
    }
}

/// The catalogue of one file of this text, for trying a check.
pub fn one_file(text: &str) -> Catalogue {
    Catalogue::parse(&BTreeMap::from([("a.ftl".to_owned(), text.to_owned())])).expect("the text is Fluent")
}

#[test]
fn what_is_no_fluent_is_named() {
    let files = BTreeMap::from([("a.ftl".to_owned(), "good = yes\nbad { = no\n".to_owned())]);
    let problems = Catalogue::parse(&files).expect_err("the second line is no message");
    assert!(problems[0].starts_with("a.ftl:2"), "{problems:?}");

    let twice = BTreeMap::from([
        ("a.ftl".to_owned(), "x = 1\n".to_owned()),
        ("b.ftl".to_owned(), "x = 2\n".to_owned()),
    ]);
    assert_eq!(Catalogue::parse(&twice).expect_err("one id twice"), ["b.ftl: x stands in a.ftl as well"]);
}

#[test]
fn differences_are_found() {
    for (reference, translation, expected) in [
        ("a = A\n", "a = أ\n", ""),
        ("a = A\nb = B\n", "a = أ\n", "a.ftl: b is not translated"),
        ("a = A\n", "a = أ\nb = ب\n", "a.ftl: b is in the translation only"),
        ("a = A\n    .tip = T\n", "a = أ\n", "a.ftl: a.tip is not translated"),
        ("-a = A\n", "b = أ\n", "a.ftl: -a is not translated|a.ftl: b is in the translation only"),
        ("a = { $x } of { $y }\n", "a = { $y } من { $x }\n", ""),
        ("a = { $x }\n", "a = { NUMBER($y) }\n", r#"a.ftl: a has the variables {"x"}, translated {"y"}"#),
        ("a = { $n ->\n [one] { $x }\n *[other] B\n }\n", "a = { $n } { $x }\n", ""),
    ] {
        let found = one_file(reference).differences(&one_file(translation));
        assert_eq!(found.join("|"), expected, "{reference} / {translation}");
    }
}

#[test]
fn plural_forms_are_counted() {
    let six = "a = { $n ->\n [zero] 0\n [one] 1\n [two] 2\n [few] 3\n [many] 11\n *[other] 100\n }\n";
    let two = "a = { $n ->\n [one] 1\n *[other] 2\n }\n";
    for (text, categories, good) in [
        (six, PLURAL_CATEGORIES, true),
        (two, PLURAL_CATEGORIES, false),
        (two, &["one", "other"], true),
        (six, &["one", "other"], false),
        ("a = { $n ->\n [0] no\n [one] 1\n *[other] 2\n }\n", &["one", "other"], true),
        ("a = { $n ->\n [0] no\n *[other] 2\n }\n", &["one", "other"], false),
        ("a = { $kind ->\n [file] F\n *[other] O\n }\n", PLURAL_CATEGORIES, true),
        ("a = x\n    .tip = { NUMBER($n) ->\n [one] 1\n *[other] 2\n }\n", PLURAL_CATEGORIES, false),
    ] {
        assert_eq!(one_file(text).missing_plural_forms(categories).is_empty(), good, "{text}");
    }
}

#[test]
fn words_left_in_latin_letters_are_found() {
    let catalogue = one_file("a = اضغط Ctrl+J\nb = افتح file\nc = { $n } { \"\\u200E\" }\n-d = ترجمان\n");
    let found = catalogue.untranslated(&["Ctrl"], &[("a", &["J"]), ("c", &["u200E"])]);
    assert_eq!(found, [r#"a.ftl: b says ["file"]"#]);
}
