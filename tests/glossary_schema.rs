//! Holds `docs/glossary.schema.json` to what is really written: everything that can
//! be written is in the schema, and nothing else is.
//!
//! The checker knows the few words of JSON Schema 2020-12 that ours uses, and
//! refuses any other, so that no rule of it is passed over.

use regex::Regex;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tarjuman::formats::glossaries::{self, GlossaryFile, Head, WriteOptions};
use tarjuman::model::{
    Change, ChangeKind, Concept, ConceptId, Field, Gender, GrammaticalNumber, LanguageSection, Matching,
    PartOfSpeech, Term, TermDetails, TermStatus, TermType,
};

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A schema, with the places of it that were made use of.
struct Schema {
    whole: Value,
    used: BTreeSet<String>,
}

impl Schema {
    fn of_the_program() -> Self {
        Self { whole: read("docs/glossary.schema.json"), used: BTreeSet::new() }
    }

    /// What a value breaks of the schema.
    fn faults(&mut self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        let whole = self.whole.clone();
        self.check(&whole, "#", value, "", &mut faults);
        faults
    }

    fn check(&mut self, schema: &Value, at: &str, value: &Value, place: &str, faults: &mut Vec<String>) {
        let Some(rules) = schema.as_object() else { panic!("{at}: a schema is an object") };
        let mut broken = |holds: bool, rule: &str| {
            if !holds {
                faults.push(format!("{place}: {value} against {rule} of {at}"));
            }
        };
        for (rule, wanted) in rules {
            match rule.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" => {}
                "type" => broken(is_a(value, wanted.as_str().unwrap()), rule),
                "const" => broken(value == wanted, rule),
                "minimum" => broken(value.as_i64() >= wanted.as_i64(), rule),
                "enum" => broken(wanted.as_array().unwrap().contains(value), rule),
                "pattern" => {
                    let pattern = Regex::new(wanted.as_str().unwrap()).unwrap();
                    broken(value.as_str().is_none_or(|text| pattern.is_match(text)), rule);
                }
                "required" => {
                    let keys = wanted.as_array().unwrap().iter().map(|key| key.as_str().unwrap());
                    let lacks = |key: &&str| value.get(*key).is_none();
                    let lacking: Vec<&str> = keys.filter(lacks).collect();
                    broken(lacking.is_empty(), rule);
                }
                "properties" | "additionalProperties" | "items" | "$ref" => {}
                other => panic!("{at}: the checker does not know “{other}”"),
            }
        }
        if let Some(reference) = rules.get("$ref").and_then(Value::as_str) {
            let part = self.whole.pointer(reference.trim_start_matches('#')).unwrap().clone();
            self.check(&part, reference, value, place, faults);
        }
        if let (Some(items), Some(list)) = (rules.get("items"), value.as_array()) {
            for (index, item) in list.iter().enumerate() {
                self.check(items, at, item, &format!("{place}/{index}"), faults);
            }
        }
        let of_keys = rules.contains_key("properties") || rules.contains_key("additionalProperties");
        if let Some(object) = value.as_object().filter(|_| of_keys) {
            self.check_keys(rules, at, object, place, faults);
        }
    }

    fn check_keys(
        &mut self,
        rules: &Map<String, Value>,
        at: &str,
        object: &Map<String, Value>,
        place: &str,
        faults: &mut Vec<String>,
    ) {
        for (key, value) in object {
            let within = format!("{place}/{key}");
            match (
                rules.get("properties").and_then(|known| known.get(key)),
                rules.get("additionalProperties"),
            ) {
                (Some(known), _) => {
                    self.used.insert(format!("{at}/{key}"));
                    self.check(known, &format!("{at}/{key}"), value, &within, faults);
                }
                (None, Some(Value::Bool(false))) => faults.push(format!("{within}: not in {at}")),
                (None, Some(others)) => self.check(others, at, value, &within, faults),
                (None, None) => panic!("{at}: says nothing of the key {key}"),
            }
        }
    }

    /// Every key that the schema knows.
    fn keys(&self) -> BTreeSet<String> {
        let parts = self.whole["$defs"].as_object().unwrap();
        let parts = parts.iter().map(|(name, part)| (format!("#/$defs/{name}"), part));
        parts
            .chain([("#".to_owned(), &self.whole)])
            .filter_map(|(at, part)| Some((at, part.get("properties")?.as_object()?)))
            .flat_map(|(at, keys)| keys.keys().map(move |key| format!("{at}/{key}")).collect::<Vec<_>>())
            .collect()
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the checker does not know the type “{other}”"),
    }
}

/// A glossary with something in every property. No struct is completed by `..`, so
/// that a new property does not compile before it stands here.
fn everything() -> GlossaryFile {
    let text = || "نص".to_owned();
    let fields = || {
        let inner = Field::new("note", text());
        let attributes = [("id".to_owned(), text())].into();
        let (name, value, form, markup) = (text(), text(), text(), text());
        vec![Field { name, value, form, markup, attributes, fields: vec![inner] }]
    };
    let details = TermDetails {
        forms: vec![text()],
        first_mention: text(),
        must_match: vec![text()],
        must_not_match: vec![text()],
        id: text(),
        term_type: Some(TermType::Acronym),
        note: text(),
        contexts: vec![text()],
        source: text(),
        fields: fields(),
    };
    let term = Term {
        language: "ar-SA".parse().unwrap(),
        text: text(),
        status: TermStatus::Preferred,
        status_assumed: true,
        part_of_speech: Some(PartOfSpeech::Noun),
        gender: Some(Gender::Feminine),
        number: Some(GrammaticalNumber::Dual),
        variants: vec![text()],
        matching: Matching::Exact,
        match_case: true,
        details: Some(Box::new(details)),
    };
    let section = LanguageSection {
        language: "en".parse().unwrap(),
        definition: text(),
        note: text(),
        fields: fields(),
    };
    let change = Change {
        time: 1,
        author: text(),
        kind: ChangeKind::Merged,
        term: text(),
        was: text(),
        domain: Some(text()),
        reason: text(),
    };
    let concept = Concept {
        id: ConceptId(text()),
        domain: text(),
        definition: text(),
        note: text(),
        do_not_translate: true,
        links: vec![text()],
        terms: vec![term],
        sections: vec![section],
        fields: fields(),
        history: vec![change],
    };
    let head = Head {
        name: text(),
        licence: text(),
        origin: text(),
        comments: vec![text()],
        columns: vec![text()],
        fields: fields(),
        variety: text(),
    };
    GlossaryFile { head, concepts: vec![Arc::new(concept)] }
}

fn written(file: &GlossaryFile) -> Value {
    let mut bytes = Vec::new();
    let writer = glossaries::by_id("json").unwrap().writer.unwrap();
    writer.write(file, &WriteOptions::default(), &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn everything_that_is_written_is_in_the_schema_and_nothing_else() {
    let mut schema = Schema::of_the_program();
    assert_eq!(schema.faults(&written(&everything())), [""; 0]);
    let unused: Vec<String> = schema.keys().difference(&schema.used).cloned().collect();
    assert_eq!(unused, [""; 0], "keys that nothing writes");
}

#[test]
fn every_value_is_in_the_schema() {
    let schema = Schema::of_the_program();
    let listed = |pointer: &str| -> Vec<String> {
        let values = schema.whole.pointer(pointer).and_then(Value::as_array);
        values.unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
    };
    macro_rules! same {
        ($($values:ident at $place:literal),+ $(,)?) => {
            $(assert_eq!(
                listed(concat!("/$defs/", $place, "/enum")),
                $values::ALL.iter().map(|value| value.name()).collect::<Vec<_>>()
            );)+
        };
    }
    same! {
        TermStatus at "term/properties/status",
        PartOfSpeech at "term/properties/part_of_speech",
        Gender at "term/properties/gender",
        GrammaticalNumber at "term/properties/number",
        Matching at "term/properties/matching",
        TermType at "details/properties/term_type",
        ChangeKind at "change/properties/kind",
    }
}

#[test]
fn fixtures_and_the_example_of_the_page_keep_to_the_schema() {
    assert_eq!(Schema::of_the_program().faults(&read("tests/formats/glossaries/rich.json")), [""; 0]);
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary-json.md");
    let page = std::fs::read_to_string(page).unwrap();
    let example = page.split("```").find_map(|block| block.strip_prefix("json\n")).unwrap();
    let value = serde_json::from_str(example).unwrap();
    assert_eq!(Schema::of_the_program().faults(&value), [""; 0]);
    let (file, problems) = glossaries::by_id("json").unwrap().read_bytes(example.as_bytes());
    assert_eq!((file.concepts.len(), problems), (2, vec![]));
}

#[test]
fn the_checker_finds_what_is_wrong() {
    for (change, fault) in [
        (r#"{"format": "other"}"#, "const"),
        (r#"{"version": 0}"#, "minimum"),
        (r#"{"mood": "good"}"#, "/mood"),
        (r#"{"name": 7}"#, "type"),
        (r#"{"concepts": [{"terms": []}]}"#, "required"),
        (r#"{"concepts": [{"id": "a", "terms": [{"language": "??", "text": "a"}]}]}"#, "pattern"),
        (
            r#"{"concepts": [{"id": "a", "terms": [{"language": "ar", "text": "a", "status": "fine"}]}]}"#,
            "enum",
        ),
        (r#"{"fields": [{"name": "a", "attributes": {"b": 7}}]}"#, "/fields/0/attributes/b"),
    ] {
        let mut value = written(&GlossaryFile::default());
        let change: Map<String, Value> = serde_json::from_str(change).unwrap();
        value.as_object_mut().unwrap().extend(change);
        let faults = Schema::of_the_program().faults(&value);
        assert!(faults.len() == 1 && faults[0].contains(fault), "{fault}: {faults:?}");
    }
}
