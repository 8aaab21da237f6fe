//! The words by which tables of all kinds say the values of attributes.

use super::columns::Attribute;
use crate::formats::languages::folded;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The value that an attribute has in our own tables, by the word that a table uses:
/// abbreviations, the names of TBX, words of other languages.
pub(super) fn value(attribute: Attribute, word: &str) -> String {
    let lower = word.trim().to_lowercase();
    match VALUES.get(&(attribute, folded(&lower))) {
        Some(value) => (*value).to_owned(),
        None => lower.strip_suffix("term-admn-sts").unwrap_or(&lower).to_owned(),
    }
}

/// The words of all attributes, folded, with the values they stand for.
static VALUES: LazyLock<HashMap<(Attribute, String), &'static str>> = LazyLock::new(|| {
    let attributes = [
        (Attribute::Status, STATUSES),
        (Attribute::PartOfSpeech, PARTS_OF_SPEECH),
        (Attribute::Gender, GENDERS),
        (Attribute::Number, NUMBERS),
        (Attribute::Type, TYPES),
    ];
    let mut values = HashMap::new();
    for (attribute, words) in attributes {
        for (value, words) in words {
            for word in *words {
                values.entry((attribute, folded(word))).or_insert(*value);
            }
        }
    }
    values
});

/// Whether a cell says yes.
pub(super) fn is_yes(cell: &str) -> Option<bool> {
    match &*cell.trim().to_lowercase() {
        "true" | "yes" | "y" | "1" | "x" | "✓" | "✔" | "نعم" | "oui" | "vrai" | "ja" | "wahr"
        | "forbidden" => Some(true),
        "false" | "no" | "n" | "0" | "" | "لا" | "non" | "faux" | "nein" | "falsch" => Some(false),
        _ => None,
    }
}

const STATUSES: &[(&str, &[&str])] = &[
    (
        "preferred",
        &[
            "approved",
            "recommended",
            "valid",
            "standard",
            "معتمد",
            "مفضل",
            "privilégié",
            "approuvé",
            "bevorzugt",
            "freigegeben",
        ],
    ),
    ("admitted", &["allowed", "acceptable", "مقبول", "جائز", "admis", "zugelassen", "erlaubt"]),
    ("proposed", &["new", "draft", "candidate", "provisional", "مقترح", "جديد", "proposé", "vorgeschlagen"]),
    (
        "deprecated",
        &["obsolete", "superseded", "not recommended", "مهجور", "غير مستحسن", "déconseillé", "veraltet"],
    ),
    (
        "forbidden",
        &["do not use", "banned", "blacklisted", "محظور", "ممنوع", "interdit", "verboten", "gesperrt"],
    ),
];

const PARTS_OF_SPEECH: &[(&str, &[&str])] = &[
    ("noun", &["n", "n.", "اسم", "nom", "substantif", "substantiv", "nomen"]),
    (
        "properNoun",
        &["proper noun", "proper_noun", "propn", "name", "اسم علم", "علم", "nom propre", "eigenname"],
    ),
    ("verb", &["v", "v.", "فعل", "verbe"]),
    ("adjective", &["adj", "adj.", "صفة", "adjectif", "adjektiv"]),
    ("adverb", &["adv", "adv.", "ظرف", "حال", "adverbe"]),
    ("other", &["أخرى", "autre", "andere", "sonstige"]),
];

const GENDERS: &[(&str, &[&str])] = &[
    ("masculine", &["m", "masc", "مذكر", "masculin", "maskulin", "männlich"]),
    ("feminine", &["f", "fem", "مؤنث", "féminin", "feminin", "weiblich"]),
    ("neuter", &["neutr", "neut", "neutrum", "sächlich"]),
];

const NUMBERS: &[(&str, &[&str])] = &[
    ("singular", &["sg", "sing", "مفرد", "singulier"]),
    ("plural", &["pl", "plur", "جمع", "pluriel"]),
    ("dual", &["du", "مثنى", "duel"]),
];

const TYPES: &[(&str, &[&str])] = &[
    ("fullForm", &["full form", "full", "صيغة كاملة", "forme complète", "vollform"]),
    ("acronym", &["اختصار استهلالي", "acronyme", "akronym"]),
    ("abbreviation", &["abbr", "abbrev", "اختصار", "abréviation", "abkürzung"]),
    ("shortForm", &["short form", "short", "صيغة مختصرة", "forme abrégée", "kurzform"]),
    ("variant", &["spelling variant", "متغير", "variante"]),
    ("phrase", &["عبارة", "locution", "phrase", "wendung"]),
];
