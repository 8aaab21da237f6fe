//! The types and values that termbases use, and what of the model they are.
//!
//! A termbase defines its own types; these are the names that the usual ones
//! have in English, German, French and Arabic termbases, in any case.

use crate::model::{
    Concept, Gender, GrammaticalNumber, Language, Level, Matching, PartOfSpeech, Term, TermStatus, TermType,
};

/// A property of the model that a `descrip` can state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    Definition,
    Domain,
    Note,
    Link,
    Untranslated,
    Status,
    PartOfSpeech,
    Gender,
    Number,
    TermType,
    Context,
    Source,
    Variant,
    Form,
    FirstMention,
    MustMatch,
    MustNotMatch,
    Matching,
    MatchCase,
    TermId,
}

/// A property: the name of annotations of it, the type that is written, further
/// types that are read (in lower case), and the levels where they are.
struct Row {
    property: Property,
    name: &'static str,
    label: &'static str,
    others: &'static [&'static str],
    levels: &'static [Level],
}

const CONCEPT: &[Level] = &[Level::Concept];
const TERM: &[Level] = &[Level::Term];

const fn own(property: Property, name: &'static str, label: &'static str) -> Row {
    Row { property, name, label, others: &[], levels: TERM }
}

/// In the order in which they are written.
const ROWS: &[Row] = &[
    Row {
        property: Property::Domain,
        name: "domain",
        label: "Subject",
        others: &[
            "domain",
            "subject field",
            "subjectfield",
            "subject area",
            "fachgebiet",
            "sachgebiet",
            "domaine",
            "المجال",
            "مجال",
        ],
        levels: CONCEPT,
    },
    Row {
        property: Property::Definition,
        name: "definition",
        label: "Definition",
        others: &["définition", "begriffsdefinition", "التعريف", "تعريف"],
        levels: &[Level::Concept, Level::Section],
    },
    Row {
        property: Property::Untranslated,
        name: "untranslated",
        label: "Do not translate",
        others: &[],
        levels: CONCEPT,
    },
    Row {
        property: Property::Link,
        name: "link",
        label: "URL",
        others: &["link", "hyperlink", "web address", "internetadresse", "lien"],
        levels: CONCEPT,
    },
    Row {
        property: Property::Status,
        name: "status",
        label: "Status",
        others: &[
            "term status",
            "termstatus",
            "usage",
            "usage status",
            "administrative status",
            "administrativestatus",
            "verwendung",
            "verwendungsstatus",
            "benennungsstatus",
            "statut",
            "الحالة",
        ],
        levels: TERM,
    },
    Row {
        property: Property::PartOfSpeech,
        name: "partOfSpeech",
        label: "Part of Speech",
        others: &[
            "partofspeech",
            "pos",
            "word class",
            "wortart",
            "catégorie grammaticale",
            "partie du discours",
        ],
        levels: TERM,
    },
    Row {
        property: Property::Gender,
        name: "gender",
        label: "Gender",
        others: &["grammatical gender", "grammaticalgender", "genus", "geschlecht", "genre"],
        levels: TERM,
    },
    Row {
        property: Property::Number,
        name: "number",
        label: "Number",
        others: &["grammatical number", "grammaticalnumber", "numerus", "nombre"],
        levels: TERM,
    },
    Row {
        property: Property::TermType,
        name: "termType",
        label: "Term type",
        others: &["type", "termtype", "termtyp", "benennungstyp", "type de terme"],
        levels: TERM,
    },
    Row {
        property: Property::Context,
        name: "context",
        label: "Context",
        others: &["example", "usage example", "kontext", "beispiel", "contexte", "exemple", "السياق", "مثال"],
        levels: TERM,
    },
    Row {
        property: Property::Source,
        name: "source",
        label: "Source",
        others: &["term source", "quelle", "benennungsquelle", "source du terme", "المصدر"],
        levels: TERM,
    },
    own(Property::Variant, "variant", "Variant"),
    own(Property::Form, "form", "Inflected form"),
    own(Property::FirstMention, "firstMention", "First mention"),
    own(Property::MustMatch, "mustMatch", "Must match"),
    own(Property::MustNotMatch, "mustNotMatch", "Must not match"),
    own(Property::Matching, "matching", "Matching"),
    own(Property::MatchCase, "matchCase", "Match case"),
    own(Property::TermId, "termId", "Term ID"),
    Row {
        property: Property::Note,
        name: "note",
        label: "Note",
        others: &[
            "comment",
            "remark",
            "anmerkung",
            "hinweis",
            "kommentar",
            "bemerkung",
            "remarque",
            "commentaire",
            "ملاحظة",
            "ملاحظات",
        ],
        levels: &[Level::Concept, Level::Section, Level::Term],
    },
];

/// Further words for the values that are one of a few; the first of a value is
/// the one written.
const VALUES: &[(Property, &str, &[&str])] = &[
    (
        Property::Status,
        "preferred",
        &[
            "preferred",
            "preferred term",
            "recommended",
            "preferredterm-admn-sts",
            "bevorzugt",
            "vorzugsbenennung",
            "préféré",
            "privilégié",
            "recommandé",
            "مفضل",
        ],
    ),
    (
        Property::Status,
        "admitted",
        &[
            "admitted",
            "admitted term",
            "allowed",
            "permitted",
            "admittedterm-admn-sts",
            "zugelassen",
            "erlaubt",
            "admis",
            "autorisé",
            "مقبول",
        ],
    ),
    (Property::Status, "proposed", &["proposed", "suggested", "vorgeschlagen", "proposé", "مقترح"]),
    (
        Property::Status,
        "deprecated",
        &[
            "deprecated",
            "deprecated term",
            "not recommended",
            "obsolete",
            "superseded",
            "deprecatedterm-admn-sts",
            "supersededterm-admn-sts",
            "veraltet",
            "nicht empfohlen",
            "déconseillé",
            "obsolète",
            "مهجور",
        ],
    ),
    (
        Property::Status,
        "forbidden",
        &[
            "forbidden",
            "forbidden term",
            "do not use",
            "not allowed",
            "prohibited",
            "banned",
            "verboten",
            "nicht verwenden",
            "gesperrt",
            "unzulässig",
            "interdit",
            "à ne pas utiliser",
            "proscrit",
            "ممنوع",
            "محظور",
        ],
    ),
    (Property::PartOfSpeech, "noun", &["noun", "n", "n.", "substantiv", "nomen", "nom", "substantif", "اسم"]),
    (
        Property::PartOfSpeech,
        "properNoun",
        &["proper noun", "propernoun", "proper name", "eigenname", "nom propre", "اسم علم"],
    ),
    (Property::PartOfSpeech, "verb", &["verb", "v", "v.", "verbe", "فعل"]),
    (Property::PartOfSpeech, "adjective", &["adjective", "adj", "adj.", "adjektiv", "adjectif", "صفة"]),
    (Property::PartOfSpeech, "adverb", &["adverb", "adv", "adv.", "adverbe", "ظرف"]),
    (Property::PartOfSpeech, "other", &["other", "sonstige", "sonstiges", "autre"]),
    (
        Property::Gender,
        "masculine",
        &["masculine", "m", "m.", "masc", "masc.", "maskulin", "männlich", "masculin", "مذكر"],
    ),
    (
        Property::Gender,
        "feminine",
        &["feminine", "f", "f.", "fem", "fem.", "feminin", "weiblich", "féminin", "مؤنث"],
    ),
    (Property::Gender, "neuter", &["neuter", "n", "n.", "neutrum", "sächlich", "neutre"]),
    (Property::Gender, "other", &["other", "sonstige", "sonstiges", "autre"]),
    (Property::Number, "singular", &["singular", "sg", "sg.", "sing.", "singulier", "مفرد"]),
    (Property::Number, "dual", &["dual", "duel", "مثنى"]),
    (Property::Number, "plural", &["plural", "pl", "pl.", "pluriel", "جمع"]),
    (Property::Number, "mass", &["mass", "mass noun", "uncountable", "unzählbar"]),
    (Property::Number, "other", &["other", "sonstige", "sonstiges", "autre"]),
    (
        Property::TermType,
        "fullForm",
        &["full form", "fullform", "full term", "vollform", "langform", "forme complète", "forme développée"],
    ),
    (Property::TermType, "acronym", &["acronym", "akronym", "acronyme", "sigle"]),
    (Property::TermType, "abbreviation", &["abbreviation", "abkürzung", "abréviation"]),
    (
        Property::TermType,
        "shortForm",
        &["short form", "shortform", "kurzform", "forme courte", "forme abrégée"],
    ),
    (Property::TermType, "variant", &["variant", "spelling variant", "variante", "schreibvariante"]),
    (Property::TermType, "phrase", &["phrase", "wendung", "locution"]),
    (Property::Matching, "form", &["form"]),
    (Property::Matching, "exact", &["exact"]),
    (Property::Matching, "never", &["never"]),
    (Property::Untranslated, "yes", &["yes", "true", "ja", "oui", "نعم"]),
    (Property::MatchCase, "yes", &["yes"]),
];

impl Property {
    /// The property that a type states at this level.
    pub(super) fn of_type(label: &str, level: Level) -> Option<Self> {
        let lower = label.trim().to_lowercase();
        ROWS.iter()
            .filter(|row| row.levels.contains(&level))
            .find(|row| row.label.eq_ignore_ascii_case(&lower) || row.others.contains(&&*lower))
            .map(|row| row.property)
    }

    /// The properties of a level, in the order in which they are written.
    pub(super) fn at(level: Level) -> impl Iterator<Item = Self> {
        ROWS.iter().filter(move |row| row.levels.contains(&level)).map(|row| row.property)
    }

    /// What annotations of it are called.
    pub(super) fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The type that is written for it.
    pub(super) fn label(self) -> &'static str {
        self.row().map_or("", |row| row.label)
    }

    fn row(self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.property == self)
    }

    /// Whether its value is one of a few words.
    pub(super) fn is_of_words(self) -> bool {
        VALUES.iter().any(|(property, ..)| *property == self)
    }

    /// Whether a concept or term can have several.
    pub(super) fn is_list(self) -> bool {
        use Property::{Context, Form, Link, MustMatch, MustNotMatch, Variant};
        matches!(self, Context | Form | Link | MustMatch | MustNotMatch | Variant)
    }

    /// The value that a text of the termbase stands for; `None` where it is not
    /// one of the words known.
    pub(super) fn value_of(self, text: &str) -> Option<String> {
        if !self.is_of_words() {
            return Some(text.to_owned());
        }
        let lower = text.to_lowercase();
        let mut values = VALUES.iter().filter(|(property, ..)| *property == self);
        values.find(|(_, _, words)| words.contains(&&*lower)).map(|(_, value, _)| (*value).to_owned())
    }

    /// The text that is written for a value.
    pub(super) fn text_of(self, value: &str) -> &str {
        let mut values = VALUES.iter().filter(|(property, ..)| *property == self);
        values.find(|(_, name, _)| *name == value).map_or(value, |(_, _, words)| words[0])
    }
}

/// The values of a property that a concept has at its own level.
pub(super) fn of_concept(concept: &Concept, property: Property) -> Vec<&str> {
    match property {
        Property::Domain => some(&concept.domain),
        Property::Definition => some(&concept.definition),
        Property::Note => some(&concept.note),
        Property::Untranslated if concept.do_not_translate => vec!["yes"],
        Property::Link => concept.links.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Gives a concept a value of a property; `false` where it has one already.
pub(super) fn set_of_concept(concept: &mut Concept, property: Property, value: String) -> bool {
    match property {
        Property::Domain => fill(&mut concept.domain, value),
        Property::Definition => fill(&mut concept.definition, value),
        Property::Note => fill(&mut concept.note, value),
        Property::Untranslated => !std::mem::replace(&mut concept.do_not_translate, true),
        Property::Link => add(&mut concept.links, value),
        _ => false,
    }
}

/// The values of a property that a concept has in a language.
pub(super) fn of_section<'a>(concept: &'a Concept, language: &Language, property: Property) -> Vec<&'a str> {
    match (concept.section(language), property) {
        (Some(section), Property::Definition) => some(&section.definition),
        (Some(section), Property::Note) => some(&section.note),
        _ => Vec::new(),
    }
}

/// Gives a concept a value of a property in a language; `false` where it has one
/// already.
pub(super) fn set_of_section(
    concept: &mut Concept,
    language: &Language,
    property: Property,
    value: String,
) -> bool {
    let section = concept.section_mut(language);
    match property {
        Property::Definition => fill(&mut section.definition, value),
        Property::Note => fill(&mut section.note, value),
        _ => false,
    }
}

/// The values of a property that a term has.
pub(super) fn of_term(term: &Term, property: Property) -> Vec<&str> {
    let details = term.details();
    match property {
        Property::Status => term.stated_status().map(TermStatus::name).into_iter().collect(),
        Property::PartOfSpeech => term.part_of_speech.map(PartOfSpeech::name).into_iter().collect(),
        Property::Gender => term.gender.map(Gender::name).into_iter().collect(),
        Property::Number => term.number.map(GrammaticalNumber::name).into_iter().collect(),
        Property::TermType => details.term_type.map(TermType::name).into_iter().collect(),
        Property::Matching => Some(term.matching)
            .filter(|m| *m != Matching::default())
            .map(Matching::name)
            .into_iter()
            .collect(),
        Property::MatchCase if term.match_case => vec!["yes"],
        Property::Note => some(&details.note),
        Property::Source => some(&details.source),
        Property::FirstMention => some(&details.first_mention),
        Property::TermId => some(&details.id),
        Property::Context => details.contexts.iter().map(String::as_str).collect(),
        Property::Variant => term.variants.iter().map(String::as_str).collect(),
        Property::Form => details.forms.iter().map(String::as_str).collect(),
        Property::MustMatch => details.must_match.iter().map(String::as_str).collect(),
        Property::MustNotMatch => details.must_not_match.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Gives a term a value of a property; `false` where it has one already.
pub(super) fn set_of_term(term: &mut Term, property: Property, value: String) -> bool {
    if !property.is_list() && !of_term(term, property).is_empty() {
        return false;
    }
    match property {
        Property::Status => {
            TermStatus::from_name(&value).into_iter().for_each(|status| term.set_status(status))
        }
        Property::PartOfSpeech => term.part_of_speech = PartOfSpeech::from_name(&value),
        Property::Gender => term.gender = Gender::from_name(&value),
        Property::Number => term.number = GrammaticalNumber::from_name(&value),
        Property::Matching => term.matching = Matching::from_name(&value).unwrap_or_default(),
        Property::MatchCase => term.match_case = true,
        Property::Variant => term.variants.push(value),
        _ => term.change_details(|details| match property {
            Property::TermType => details.term_type = TermType::from_name(&value),
            Property::Note => details.note = value,
            Property::Source => details.source = value,
            Property::FirstMention => details.first_mention = value,
            Property::TermId => details.id = value,
            Property::Context => details.contexts.push(value),
            Property::Form => details.forms.push(value),
            Property::MustMatch => details.must_match.push(value),
            Property::MustNotMatch => details.must_not_match.push(value),
            _ => {}
        }),
    }
    true
}

fn some(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { vec![text] }
}

fn fill(place: &mut String, value: String) -> bool {
    let empty = place.is_empty();
    if empty {
        *place = value;
    }
    empty
}

fn add(list: &mut Vec<String>, value: String) -> bool {
    list.push(value);
    true
}

/// The code that MultiTerm has for a language.
pub(super) fn code(language: &Language) -> String {
    language.to_string().to_uppercase()
}

/// The name that a termbase usually has for a language; names of different
/// languages differ.
pub(super) fn language_name(language: &Language) -> String {
    let tag = language.to_string();
    let (primary, rest) = tag.split_once('-').unwrap_or((&tag, ""));
    match LANGUAGES.iter().find(|(code, _)| *code == primary) {
        Some((_, name)) if rest.is_empty() => (*name).to_owned(),
        Some((_, name)) => format!("{name} ({rest})"),
        None => tag,
    }
}

#[rustfmt::skip]
const LANGUAGES: &[(&str, &str)] = &[
    ("af", "Afrikaans"), ("am", "Amharic"), ("ar", "Arabic"), ("az", "Azeri"), ("be", "Belarusian"),
    ("bg", "Bulgarian"), ("bn", "Bengali"), ("bs", "Bosnian"), ("ca", "Catalan"), ("cs", "Czech"),
    ("cy", "Welsh"), ("da", "Danish"), ("de", "German"), ("el", "Greek"), ("en", "English"),
    ("es", "Spanish"), ("et", "Estonian"), ("eu", "Basque"), ("fa", "Farsi"), ("fi", "Finnish"),
    ("fr", "French"), ("ga", "Irish"), ("gl", "Galician"), ("gu", "Gujarati"), ("he", "Hebrew"),
    ("hi", "Hindi"), ("hr", "Croatian"), ("hu", "Hungarian"), ("hy", "Armenian"), ("id", "Indonesian"),
    ("is", "Icelandic"), ("it", "Italian"), ("ja", "Japanese"), ("ka", "Georgian"), ("kk", "Kazakh"),
    ("ko", "Korean"), ("ku", "Kurdish"), ("ky", "Kyrgyz"), ("la", "Latin"), ("lt", "Lithuanian"),
    ("lv", "Latvian"), ("mk", "Macedonian"), ("mn", "Mongolian"), ("ms", "Malay"), ("mt", "Maltese"),
    ("nb", "Norwegian Bokmål"), ("nl", "Dutch"), ("nn", "Norwegian Nynorsk"), ("no", "Norwegian"),
    ("pl", "Polish"), ("ps", "Pashto"), ("pt", "Portuguese"), ("ro", "Romanian"), ("ru", "Russian"),
    ("sk", "Slovak"), ("sl", "Slovenian"), ("so", "Somali"), ("sq", "Albanian"), ("sr", "Serbian"),
    ("sv", "Swedish"), ("sw", "Swahili"), ("ta", "Tamil"), ("th", "Thai"), ("tr", "Turkish"),
    ("uk", "Ukrainian"), ("und", "Undetermined"), ("ur", "Urdu"), ("uz", "Uzbek"), ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];
