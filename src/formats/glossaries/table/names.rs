//! What other tools and people call the columns of a glossary.

use super::columns::{Attribute, Column, TermText, Texts};
use crate::formats::languages::{self, folded};
use crate::model::{Language, Side};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How many columns of a table are read.
pub(super) const MOST_COLUMNS: usize = 1024;
/// How many bytes and words a name has that means something.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 8;

/// What a name says of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    property: Property,
    /// The language, where the name has one.
    language: Option<Language>,
}

/// What a column can be of, whether it names a language or not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Property {
    /// Exactly this column.
    Column(Column),
    Term,
    Synonyms,
    Definition,
    Note,
    Context,
    Source,
    Forbidden,
    Attribute(Attribute),
    /// The term of one side of a pair.
    Side(Side),
}

/// Whether a name means nothing here, so that a field may have it for its column.
pub(super) fn is_free(name: &str) -> bool {
    !name.is_empty() && name.trim() == name && find(name).is_none()
}

/// Whether a name is one of those that columns have, or the name of a language.
pub(super) fn is_known(name: &str) -> bool {
    find(name).is_some()
}

/// Whether a name says that its column holds terms, of whatever language.
pub(super) fn means_terms(name: &str) -> bool {
    find(name).is_some_and(|found| matches!(found.property, Property::Term | Property::Side(_)))
}

/// The columns of these names. What a name does not tell, its neighbours do: a
/// column that every language has belongs to the language before it.
pub(super) fn columns(names: &[String]) -> Vec<Column> {
    let found: Vec<Option<Found>> = names.iter().map(|name| find(name)).collect();
    let first = found.iter().flatten().find_map(Found::terms_of);
    let has_target = found.iter().flatten().any(|found| found.property == Property::Side(Side::Target));
    let shared = shared_by_languages(&found);
    let mut preceding = None;
    let mut columns: Vec<Column> = Vec::new();
    let mut seen: HashSet<Column> = HashSet::new();
    let mut copies: HashMap<&str, usize> = HashMap::new();
    for (name, found) in names.iter().zip(&found) {
        let column = found.as_ref().and_then(|found| {
            let language = match &found.language {
                Some(language) => Some(language),
                None if shared.contains(&found.property) => preceding.as_ref(),
                None => None,
            };
            match (&found.property, language) {
                (Property::Context | Property::Synonyms, None) => {
                    place(&found.property, preceding.as_ref().or(first.as_ref()))
                }
                (Property::Term, None) if first.is_none() => Some(Column::PairTerm(Side::Source)),
                (Property::Side(side), None) if first.is_none() => Some(Column::PairTerm(*side)),
                (Property::Source, None) if first.is_none() && has_target => {
                    Some(Column::PairTerm(Side::Source))
                }
                (property, language) => place(property, language),
            }
        });
        let mut column = column.unwrap_or_else(|| Column::Field(name.trim().to_owned()));
        if let Column::Term(language) = &column {
            preceding = Some(language.clone());
        }
        let may_repeat = matches!(column, Column::Ignored | Column::Term(_) | Column::Texts(..));
        if name.trim().is_empty() {
            column = Column::Ignored;
        } else if !may_repeat && !seen.insert(column.clone()) {
            let copy = copies.entry(name.trim()).or_insert(1);
            while !seen.insert(column.clone()) {
                *copy += 1;
                column = Column::Field(format!("{}~{copy}", name.trim()));
            }
        }
        columns.push(column);
    }
    columns
}

impl Found {
    /// The language whose terms the column holds.
    fn terms_of(&self) -> Option<Language> {
        match &self.property {
            Property::Column(Column::Term(language)) => Some(language.clone()),
            Property::Term => self.language.clone(),
            _ => None,
        }
    }
}

/// The properties that several columns have, each behind another language.
fn shared_by_languages(found: &[Option<Found>]) -> HashSet<&Property> {
    let mut places: HashMap<&Property, (usize, HashSet<Language>)> = HashMap::new();
    let mut preceding = None;
    for found in found.iter().flatten() {
        if let Some(language) = found.terms_of() {
            preceding = Some(language);
        } else if found.language.is_none() {
            let (times, languages) = places.entry(&found.property).or_default();
            *times += 1;
            languages.extend(preceding.clone());
        }
    }
    places.retain(|_, (times, languages)| *times > 1 && languages.len() == *times);
    places.into_keys().collect()
}

fn find(name: &str) -> Option<Found> {
    let alone = |property| Some(Found { property, language: None });
    match Column::of_name(name) {
        Column::Field(field) if field == name.trim() => {}
        Column::Definition => return alone(Property::Definition),
        Column::Note => return alone(Property::Note),
        Column::Forbidden(None) => return alone(Property::Forbidden),
        Column::Attribute(attribute, None) => return alone(Property::Attribute(attribute)),
        Column::PairTerm(side) => return alone(Property::Side(side)),
        column => return alone(Property::Column(column)),
    }
    if name.len() > LONGEST || name.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    if languages::is_certain(name) {
        return alone(Property::Column(Column::Term(languages::language(name)?)));
    }
    let folded = folded(&name.replace("(s)", "s"));
    if let Some(property) = PROPERTIES.get(&*folded) {
        return alone(property.clone());
    }
    if let Some(language) = folded.strip_prefix("بال").filter(|name| languages::is_certain(name)) {
        return alone(Property::Column(Column::Term(languages::language(language)?)));
    }
    // Arabic names of languages have their preposition with them: المصطلح بالعربية.
    let words: Vec<&str> = folded.split(' ').collect();
    (1..words.len()).find_map(|at| {
        let (left, right) = (words[..at].join(" "), words[at..].join(" "));
        let pairs = [(&left, &right), (&right, &left)];
        pairs.into_iter().find_map(|(property, language)| {
            let property = PROPERTIES.get(&**property)?;
            let bare = language.strip_prefix("بال").unwrap_or(language);
            let language = [&**language, bare].into_iter().find(|name| languages::is_certain(name))?;
            // The equivalent in a language that is named is a term of it.
            let property = if matches!(property, Property::Side(_)) { &Property::Term } else { property };
            Some(Found { property: property.clone(), language: languages::language(language) })
        })
    })
}

/// The column of a property, of one language or of none.
fn place(property: &Property, language: Option<&Language>) -> Option<Column> {
    let language = language.cloned();
    Some(match property {
        Property::Column(column) if language.is_none() => column.clone(),
        Property::Column(Column::Id) => Column::TermText(TermText::Id, language?),
        Property::Column(_) | Property::Side(_) => return None,
        Property::Term | Property::Synonyms => Column::Term(language?),
        Property::Definition => language.map_or(Column::Definition, Column::SectionDefinition),
        Property::Note => {
            language.map_or(Column::Note, |language| Column::TermText(TermText::Note, language))
        }
        Property::Context => Column::Texts(Texts::Contexts, language?),
        Property::Source => Column::TermText(TermText::Source, language?),
        Property::Forbidden => Column::Forbidden(language),
        Property::Attribute(attribute) => Column::Attribute(*attribute, language),
    })
}

/// What properties are called in English, Arabic, French and German.
static PROPERTIES: LazyLock<HashMap<String, Property>> = LazyLock::new(|| {
    use Property as P;
    let table: &[(P, &[&str])] = &[
        (
            P::Column(Column::Id),
            &[
                "id",
                "term id",
                "concept id",
                "entry id",
                "entry",
                "entry number",
                "concept",
                "no",
                "nr",
                "#",
                "uuid",
                "identifier",
                "المعرف",
                "الرقم",
                "رقم",
                "م",
                "رقم المصطلح",
                "identifiant",
                "numero",
                "kennung",
                "nummer",
                "eintrag",
                "eintragsnummer",
            ],
        ),
        (
            P::Column(Column::Domain),
            &[
                "domain",
                "subject",
                "subject field",
                "field",
                "topic",
                "area",
                "entry domain",
                "entry subject",
                "المجال",
                "مجال",
                "الموضوع",
                "الحقل",
                "التخصص",
                "domaine",
                "sujet",
                "fachgebiet",
                "sachgebiet",
                "bereich",
                "thema",
            ],
        ),
        (
            P::Column(Column::Links),
            &["links", "link", "url", "urls", "image", "رابط", "روابط", "الرابط", "lien", "liens"],
        ),
        (
            P::Column(Column::PairLanguage(Side::Source)),
            &[
                "source language",
                "source lang",
                "sourcelang",
                "sourcelanguage",
                "language from",
                "لغة المصدر",
                "langue source",
                "ausgangssprache",
            ],
        ),
        (
            P::Column(Column::PairLanguage(Side::Target)),
            &[
                "target language",
                "target lang",
                "targetlang",
                "targetlanguage",
                "language to",
                "لغة الهدف",
                "langue cible",
                "zielsprache",
            ],
        ),
        (
            P::Side(Side::Source),
            &[
                "source term",
                "source text",
                "sourcestring",
                "source string",
                "sourceterm",
                "sourcetext",
                "original",
                "original term",
                "المصطلح الأصلي",
                "الأصل",
                "النص الأصلي",
                "terme source",
                "ausgangsbenennung",
                "ausgangsterm",
                "quellterm",
            ],
        ),
        (
            P::Side(Side::Target),
            &[
                "target term",
                "target text",
                "targetstring",
                "target string",
                "targetterm",
                "targettext",
                "target",
                "translation",
                "translated term",
                "equivalent",
                "equivalents",
                "الترجمة",
                "ترجمة",
                "المقابل",
                "الهدف",
                "traduction",
                "terme cible",
                "equivalent",
                "ubersetzung",
                "zielbenennung",
                "zielterm",
            ],
        ),
        (
            P::Term,
            &[
                "term",
                "terms",
                "word",
                "headword",
                "lemma",
                "المصطلح",
                "مصطلح",
                "المصطلحات",
                "اللفظ",
                "الكلمة",
                "terme",
                "mot",
                "benennung",
                "begriff",
                "terminus",
                "wort",
                "fachwort",
            ],
        ),
        (
            P::Synonyms,
            &[
                "synonym",
                "synonyms",
                "alternative",
                "alternatives",
                "المرادفات",
                "مرادف",
                "مرادفات",
                "المرادف",
                "synonyme",
                "synonymes",
            ],
        ),
        (
            P::Definition,
            &[
                "definition",
                "definitions",
                "def",
                "meaning",
                "التعريف",
                "تعريف",
                "المعنى",
                "الشرح",
                "begriffsbestimmung",
            ],
        ),
        (
            P::Note,
            &[
                "note",
                "notes",
                "comment",
                "comments",
                "remark",
                "remarks",
                "entry note",
                "usage note",
                "ملاحظة",
                "ملاحظات",
                "الملاحظات",
                "تعليق",
                "remarque",
                "remarques",
                "commentaire",
                "commentaires",
                "anmerkung",
                "anmerkungen",
                "bemerkung",
                "bemerkungen",
                "kommentar",
                "hinweis",
                "notiz",
            ],
        ),
        (
            P::Context,
            &[
                "context",
                "example",
                "examples",
                "example of use",
                "usage example",
                "usage",
                "term example",
                "السياق",
                "مثال",
                "أمثلة",
                "الشاهد",
                "contexte",
                "exemple",
                "exemples",
                "kontext",
                "beispiel",
                "beispiele",
                "beispielsatz",
            ],
        ),
        (P::Source, &["source", "sources", "term source", "المصدر", "مصدر", "quelle", "quellen"]),
        (
            P::Forbidden,
            &[
                "forbidden",
                "blacklist",
                "blacklisted",
                "banned",
                "do not use",
                "not to be used",
                "forbidden term",
                "forbidden terms",
                "avoid",
                "لا يستعمل",
                "لا تستعمل",
                "مصطلحات محظورة",
                "محظور",
                "ممنوع",
                "interdit",
                "verboten",
                "gesperrt",
            ],
        ),
        (
            P::Attribute(Attribute::Status),
            &[
                "status",
                "term status",
                "usage status",
                "administrative status",
                "الحالة",
                "حالة",
                "statut",
                "verwendungsstatus",
            ],
        ),
        (
            P::Attribute(Attribute::PartOfSpeech),
            &[
                "pos",
                "part of speech",
                "word class",
                "grammar",
                "قسم الكلام",
                "نوع الكلمة",
                "categorie grammaticale",
                "nature",
                "wortart",
                "wortklasse",
            ],
        ),
        (
            P::Attribute(Attribute::Gender),
            &["gender", "grammatical gender", "الجنس", "genre", "genus", "geschlecht"],
        ),
        (P::Attribute(Attribute::Number), &["grammatical number", "العدد", "nombre", "numerus"]),
        (
            P::Attribute(Attribute::Type),
            &["term type", "type of term", "نوع المصطلح", "type de terme", "benennungstyp"],
        ),
    ];
    let names = table.iter().flat_map(|(property, names)| names.iter().map(move |name| (name, property)));
    names.map(|(name, property)| (folded(name), property.clone())).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(header: &str) -> Vec<String> {
        let names: Vec<String> = header.split('\t').map(str::to_owned).collect();
        columns(&names).iter().map(Column::name).collect()
    }

    #[test]
    fn headers_of_other_tools_are_understood() {
        for (header, expected) in [
            ("id\tar\ten\tref", "id\tar\ten\tref"),
            ("English (United States)\tArabic_Saudi_Arabia", "en-US\tar-SA"),
            (
                "Forbidden\tDomain\tSubdomain\tDefinition\ten-GB\tNotes\tExample of use\tit-IT\tNotes\tExample of use",
                "forbidden\tdomain\tSubdomain\tdefinition\ten-GB\ttermnote_en-GB\tcontext_en-GB\tit-IT\ttermnote_it-IT\tcontext_it-IT",
            ),
            (
                "id\tsourceLang\ttargetLang\tsourceString\ttargetString",
                "id\tsource_language\ttarget_language\tsource_term\ttarget_term",
            ),
            ("Source\tTarget\tComment", "source_term\ttarget_term\tnote"),
            ("en\tar\tSource", "en\tar\tfield:Source"),
            ("م\tالمصطلح بالعربية\tالمصطلح بالإنجليزية\tالتعريف\tملاحظات", "id\tar\ten\tdefinition\tnote"),
            ("Terme (français)\tTerme arabe\tDomaine\tRemarque", "fr\tar\tdomain\tnote"),
            ("Deutsch\tEnglisch\tFachgebiet\tWortart\tBeispiel", "de\ten\tdomain\tpos\tcontext_en"),
            ("English\tEnglish\tEnglish Definition\tStatus English", "en\ten\tdefinition_en\tstatus_en"),
            ("en\tstatus\tar\tstatus", "en\tstatus_en\tar\tstatus_ar"),
            ("en\tar\tStatus\tRef\tRef\t", "en\tar\tstatus\tRef\tRef~2\t"),
            ("en\tar\tNote\tNote", "en\tar\tnote\tNote~2"),
            ("term\ttranslation", "source_term\ttarget_term"),
            ("المصطلح\tالترجمة", "source_term\ttarget_term"),
            ("Entry_ID\tEntry_Subject\tEnglish_Def\tEnglish", "id\tdomain\tdefinition_en\ten"),
            ("not\tvalid\tfoo\tbar", "not\tvalid\tfoo\tbar"),
        ] {
            assert_eq!(names_of(header).join("\t"), expected, "{header}");
        }
    }

    #[test]
    fn a_field_whose_name_means_something_is_told_apart() {
        for (name, header) in [
            ("ref", "ref"),
            ("note", "field:note"),
            ("English", "field:English"),
            ("Context", "field:Context"),
            ("en", "field:en"),
        ] {
            let column = Column::Field(name.into());
            assert_eq!(column.name(), header);
            assert_eq!(columns(&[header.to_owned()]), [column]);
        }
    }
}
