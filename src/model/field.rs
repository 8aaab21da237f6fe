//! What files say that the model has no word of its own for.

use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// Something a file says of a concept, a term or a glossary (a data category of
/// TBX, a column of a table, an element of another tool), kept so that it can be
/// written back.
///
/// A field without a value and with the name of something the model does have
/// (such as `definition`) says more of that: its source, its attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Field {
    /// What it is: the data category, the name of the column.
    pub name: String,
    /// What it says, as plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// How its format writes it, where that has several ways (`admin`,
    /// `termNote`, `xref`); may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// The value with the markup within it, as its format writes it; empty where
    /// it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub markup: String,
    /// What else stands with it: an id, a target, a language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// What is said of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

impl Field {
    /// A field of this name that says this.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into(), ..Self::default() }
    }

    /// A field of this name and form that says this.
    pub fn of_form(form: impl Into<String>, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { form: form.into(), ..Self::new(name, value) }
    }

    /// Whether it says nothing at all beside its name.
    pub fn says_nothing(&self) -> bool {
        self.value.is_empty()
            && self.markup.is_empty()
            && self.attributes.is_empty()
            && self.fields.is_empty()
    }

    /// Whether it is no more than a name and a value, which every format has room for.
    pub fn is_plain(&self) -> bool {
        self.form.is_empty()
            && self.markup.is_empty()
            && self.attributes.is_empty()
            && self.fields.is_empty()
            && !self.value.is_empty()
    }
}

/// Changes every text that fields hold, their names excepted.
pub(super) fn change_texts(fields: &mut [Field], change: &mut dyn FnMut(&mut String)) {
    for field in fields {
        change(&mut field.value);
        change(&mut field.markup);
        field.attributes.values_mut().for_each(&mut *change);
        change_texts(&mut field.fields, change);
    }
}

/// What the first field of this name says.
pub fn value_of<'a>(fields: &'a [Field], name: &str) -> Option<&'a str> {
    fields.iter().find(|field| field.name == name).map(|field| &*field.value)
}

/// Lets the first field of this name say this; adds one where there is none.
pub fn set_value(fields: &mut Vec<Field>, name: &str, value: impl Into<String>) {
    match fields.iter_mut().find(|field| field.name == name) {
        Some(field) => field.value = value.into(),
        None => fields.push(Field::new(name, value)),
    }
}

/// Reads fields as they are written today, or as the map from names to values
/// that projects of version 2 have.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Field>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Fields(Vec<Field>),
        Values(BTreeMap<String, String>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Fields(fields) => fields,
        Written::Values(values) => values.into_iter().map(|(name, value)| Field::new(name, value)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Concept;

    #[test]
    fn fields_of_older_projects_are_read() {
        let old = r#"{"id":"a","terms":[],"fields":{"ref":"p. 3","url":"x"}}"#;
        let concept: Concept = serde_json::from_str(old).unwrap();
        assert_eq!(concept.fields, [Field::new("ref", "p. 3"), Field::new("url", "x")]);
        let again = serde_json::to_string(&concept).unwrap();
        assert_eq!(serde_json::from_str::<Concept>(&again).unwrap(), concept);
    }
}
