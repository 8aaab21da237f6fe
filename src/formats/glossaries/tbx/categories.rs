//! The data categories of TBX: which element each is written with, at which
//! levels, with which values, and in which module of version 3.

use super::entry::ELEMENT;
use crate::formats::xml::Element;

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Concept,
    Section,
    Term,
}

use Level::{Concept, Section, Term};

/// A module of TBX version 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Module {
    /// TBX-Min.
    Min,
    /// What TBX-Basic adds to it.
    Basic,
}

/// A data category of TBX-Basic.
pub(super) struct Category {
    pub name: &'static str,
    /// The element it is a type of.
    pub form: &'static str,
    pub module: Module,
    pub levels: &'static [Level],
    /// The values it may have; empty for any text.
    pub values: &'static [&'static str],
}

/// The data categories of TBX-Basic (ISO 30042:2019, TBX-Min and TBX-Basic modules).
pub(super) const BASIC: &[Category] = &[
    category("subjectField", "descrip", Module::Min, &[Concept], &[]),
    category("customerSubset", "admin", Module::Min, &[Concept, Term], &[]),
    category(
        "administrativeStatus",
        "termNote",
        Module::Min,
        &[Term],
        &[
            "preferredTerm-admn-sts",
            "admittedTerm-admn-sts",
            "deprecatedTerm-admn-sts",
            "supersededTerm-admn-sts",
        ],
    ),
    category(
        "partOfSpeech",
        "termNote",
        Module::Min,
        &[Term],
        &["noun", "verb", "adjective", "adverb", "other"],
    ),
    category("externalCrossReference", "xref", Module::Min, &[Concept, Section, Term], &[]),
    category("projectSubset", "admin", Module::Basic, &[Concept, Term], &[]),
    category("source", "admin", Module::Basic, &[Concept, Section, Term], &[]),
    category("definition", "descrip", Module::Basic, &[Concept, Section], &[]),
    category("context", "descrip", Module::Basic, &[Term], &[]),
    category("crossReference", "ref", Module::Basic, &[Concept, Term], &[]),
    category("geographicalUsage", "termNote", Module::Basic, &[Term], &[]),
    category(
        "grammaticalGender",
        "termNote",
        Module::Basic,
        &[Term],
        &["masculine", "feminine", "neuter", "other"],
    ),
    category(
        "termLocation",
        "termNote",
        Module::Basic,
        &[Term],
        &[
            "checkBox",
            "comboBox",
            "comboBoxElement",
            "dialogBox",
            "groupBox",
            "informativeMessage",
            "interactiveMessage",
            "menuItem",
            "progressBar",
            "pushButton",
            "radioButton",
            "slider",
            "spinBox",
            "tab",
            "tableText",
            "textBox",
            "toolTip",
            "user-definedType",
        ],
    ),
    category(
        "termType",
        "termNote",
        Module::Basic,
        &[Term],
        &["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"],
    ),
    category(
        "transactionType",
        "transac",
        Module::Basic,
        &[Concept, Section, Term],
        &["origination", "modification"],
    ),
    category("responsibility", "transacNote", Module::Basic, &[Concept, Section, Term], &[]),
    category("xGraphic", "xref", Module::Basic, &[Concept, Section], &[]),
];

const fn category(
    name: &'static str,
    form: &'static str,
    module: Module,
    levels: &'static [Level],
    values: &'static [&'static str],
) -> Category {
    Category { name, form, module, levels, values }
}

/// The category of this element and name.
pub(super) fn find(form: &str, name: &str) -> Option<&'static Category> {
    BASIC.iter().find(|category| category.form == form && category.name == name)
}

/// The elements of TBX that make statements.
const FORMS: &[&str] = &[
    "descrip",
    "admin",
    "termNote",
    "transac",
    "note",
    "ref",
    "xref",
    "date",
    "descripNote",
    "adminNote",
    "transacNote",
];

/// The categories that TBX-Min of version 1 calls by other names.
const OLDER: &[(&str, &str, &str)] =
    &[("termStatus", "termNote", "termStatus"), ("customer", "admin", "customerSubset")];

/// Whether an element of this local name is one of TBX itself.
pub(super) fn is_core(local_name: &str) -> bool {
    FORMS.contains(&local_name)
}

/// The form of the statement that an element makes: its own name, or in the style
/// where the element is named by its category (DCT), that category's.
pub(super) fn form_of(element: &Element, level: Level) -> &'static str {
    let name = element.local_name();
    if let Some(form) = FORMS.iter().find(|form| **form == name) {
        return form;
    }
    let basic = BASIC.iter().find(|category| category.name == name).map(|category| category.form);
    let older = OLDER.iter().find(|(older, ..)| *older == name).map(|(_, form, _)| *form);
    let said = element.attribute("metaType").and_then(|form| FORMS.iter().find(|known| **known == form));
    let prefixed = element.name.contains(':') && !element.has_elements();
    // A module that is not known here: the level says which elements can stand there.
    let likely = match level {
        _ if !prefixed => ELEMENT,
        Term => "termNote",
        Concept | Section => "descrip",
    };
    basic.or(older).or(said.copied()).unwrap_or(likely)
}

/// The data category that an element is named by.
pub(super) fn name_of(local_name: &str) -> &str {
    OLDER.iter().find(|(older, ..)| *older == local_name).map_or(local_name, |(.., name)| name)
}

/// The module a category is written in where elements are named by categories.
pub(super) fn module_of(form: &str, name: &str) -> Option<Module> {
    find(form, name).map(|category| category.module)
}

/// Whether a statement can stand directly at a level.
pub(super) fn stands_alone(form: &str, level: Level) -> bool {
    match form {
        "descrip" | "admin" | "transac" | "note" | "ref" | "xref" => true,
        "termNote" => level == Term,
        other => other == ELEMENT,
    }
}

/// Whether a statement can stand within another one's group.
pub(super) fn stands_within(form: &str) -> bool {
    FORMS.contains(&form) || form == ELEMENT
}

/// Whether others can be said of such a statement, in a group.
pub(super) fn has_group(form: &str) -> bool {
    matches!(form, "descrip" | "admin" | "transac" | "termNote")
}
