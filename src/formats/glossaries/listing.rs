//! What lists for people have in common, whatever file they stand in: the order
//! of the languages, the columns, the words around the terms, and what of a
//! concept a person can read there.
//!
//! A list shows terms with their status, grammar, spellings, examples and notes,
//! and beside them definitions, notes, domain and links. It leaves out what only
//! programs use (forms, matching, sentences to be found in, ids of terms), the
//! history, and fields of other tools.

use super::{GlossaryFile, Head, WriteOptions, languages};
use crate::model::{
    Concept, Direction, Gender, GrammaticalNumber, Language, PartOfSpeech, Term, TermDetails, TermStatus,
    TermType,
};

/// The words of a list that are not the glossary's own.
pub(super) struct Words {
    /// The language they are in.
    pub language: &'static str,
    pub title: &'static str,
    pub domain: &'static str,
    pub definition: &'static str,
    pub note: &'static str,
    pub search: &'static str,
    pub all_domains: &'static str,
    pub nothing: &'static str,
    pub untranslated: &'static str,
    pub also: &'static str,
    pub first_mention: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub origin: &'static str,
    pub page: &'static str,
    /// What stands between words of a row.
    pub comma: &'static str,
    status: [&'static str; TermStatus::ALL.len()],
    part_of_speech: [&'static str; PartOfSpeech::ALL.len()],
    gender: [&'static str; Gender::ALL.len()],
    number: [&'static str; GrammaticalNumber::ALL.len()],
    term_type: [&'static str; TermType::ALL.len()],
}

const ENGLISH: Words = Words {
    language: "en",
    title: "Glossary",
    domain: "Domain",
    definition: "Definition",
    note: "Notes",
    search: "Search",
    all_domains: "All domains",
    nothing: "Nothing found",
    untranslated: "not translated",
    also: "also",
    first_mention: "at first mention",
    source: "source",
    licence: "Licence",
    origin: "Origin",
    page: "Page",
    comma: ", ",
    status: ["preferred", "admitted", "proposed", "deprecated", "forbidden"],
    part_of_speech: ["noun", "proper noun", "verb", "adjective", "adverb", "other part of speech"],
    gender: ["masculine", "feminine", "neuter", "other gender"],
    number: ["singular", "dual", "plural", "mass noun", "other number"],
    term_type: ["full form", "acronym", "abbreviation", "short form", "variant", "phrase"],
};

const ARABIC: Words = Words {
    language: "ar",
    title: "مسرد",
    domain: "المجال",
    definition: "التعريف",
    note: "ملاحظات",
    search: "بحث",
    all_domains: "كل المجالات",
    nothing: "لا نتائج",
    untranslated: "لا يُترجم",
    also: "أيضًا",
    first_mention: "عند أول ذكر",
    source: "المصدر",
    licence: "الرخصة",
    origin: "المنشأ",
    page: "صفحة",
    comma: "، ",
    status: ["مفضّل", "مقبول", "مقترح", "مهجور", "ممنوع"],
    part_of_speech: ["اسم", "اسم علم", "فعل", "صفة", "ظرف", "قسم آخر من الكلام"],
    gender: ["مذكر", "مؤنث", "محايد", "جنس آخر"],
    number: ["مفرد", "مثنى", "جمع", "اسم جنس", "عدد آخر"],
    term_type: ["صيغة كاملة", "لفظ أوائلي", "اختصار", "صيغة قصيرة", "صورة أخرى", "عبارة"],
};

/// The names that languages have for themselves, for the heads of columns.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"), ("az", "azərbaycan dili"), ("bg", "български"), ("bn", "বাংলা"), ("cs", "čeština"),
    ("da", "dansk"), ("de", "Deutsch"), ("el", "Ελληνικά"), ("en", "English"), ("es", "español"),
    ("fa", "فارسی"), ("fi", "suomi"), ("fr", "français"), ("he", "עברית"), ("hi", "हिन्दी"),
    ("hu", "magyar"), ("hy", "հայերեն"), ("id", "Indonesia"), ("it", "italiano"), ("ja", "日本語"),
    ("ka", "ქართული"), ("ko", "한국어"), ("ku", "kurdî"), ("ms", "Melayu"), ("nb", "norsk bokmål"),
    ("nl", "Nederlands"), ("pl", "polski"), ("ps", "پښتو"), ("pt", "português"), ("ro", "română"),
    ("ru", "русский"), ("sv", "svenska"), ("sw", "Kiswahili"), ("th", "ไทย"), ("tr", "Türkçe"),
    ("uk", "українська"), ("ur", "اردو"), ("vi", "Tiếng Việt"), ("zh", "中文"),
];

/// A list: which columns it has, and in what words.
pub(super) struct Listing<'a> {
    /// A column each, in this order.
    pub languages: Vec<&'a Language>,
    pub words: &'static Words,
    /// The direction of the page: that of the first language.
    pub direction: Direction,
    /// The domains in the order in which they come up; no column where there are none.
    pub domains: Vec<&'a str>,
    /// Whether any concept has a definition.
    pub has_definitions: bool,
    /// Whether any concept has a remark or a link, or is left as it is.
    pub has_notes: bool,
}

/// A text of a list with the language it is in, where that is known.
pub(super) struct Text<'a> {
    pub language: Option<&'a Language>,
    pub text: &'a str,
}

impl<'a> Listing<'a> {
    /// The list of a glossary; the languages of the options come first. A language
    /// that has no term has no column: what is said in it stands beside the terms.
    pub(super) fn of(glossary: &'a GlossaryFile, options: &'a WriteOptions) -> Self {
        let mut found = languages(&glossary.concepts);
        let pair = options.languages.as_ref();
        let rank = |language: &Language| match pair {
            Some((from, _)) if language.matches(from) => 0,
            Some((_, to)) if language.matches(to) => 1,
            _ => 2,
        };
        found.sort_by_key(|language| rank(language));
        let first = found.first().copied().or(pair.map(|(from, _)| from));
        let direction = first.map_or(Direction::Ltr, Language::direction);
        let arabic = first.is_some_and(|language| language.primary() == "ar");
        let mut domains: Vec<&str> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for concept in &glossary.concepts {
            if !concept.domain.is_empty() && seen.insert(&*concept.domain) {
                domains.push(&concept.domain);
            }
        }
        Self {
            languages: found,
            words: if arabic { &ARABIC } else { &ENGLISH },
            direction,
            domains,
            has_definitions: glossary.concepts.iter().any(|concept| !definitions(concept).is_empty()),
            has_notes: glossary.concepts.iter().any(|concept| {
                concept.do_not_translate || !concept.links.is_empty() || !notes(concept).is_empty()
            }),
        }
    }

    /// The title of the list.
    pub(super) fn title<'b>(&self, head: &'b Head) -> &'b str {
        if head.name.is_empty() { self.words.title } else { &head.name }
    }

    /// What stands at the head of a language's column.
    pub(super) fn language_name(&self, language: &Language) -> String {
        let known = NAMES.iter().find(|(code, _)| *code == language.primary());
        let tag = language.to_string();
        match known {
            Some((code, name)) if *code == tag => (*name).to_owned(),
            Some((_, name)) => format!("{name} ({tag})"),
            None => tag,
        }
    }

    /// What the list says of a term in a few words: its status where somebody
    /// stated one, and its grammar.
    pub(super) fn about(&self, term: &Term) -> Vec<&'static str> {
        let words = self.words;
        let place = |at: usize, names: &[&'static str]| names.get(at).copied();
        let named = [
            term.stated_status().and_then(|value| place(value as usize, &words.status)),
            term.details().term_type.and_then(|value| place(value as usize, &words.term_type)),
            term.part_of_speech.and_then(|value| place(value as usize, &words.part_of_speech)),
            term.gender.and_then(|value| place(value as usize, &words.gender)),
            term.number.and_then(|value| place(value as usize, &words.number)),
        ];
        named.into_iter().flatten().collect()
    }

    /// The language of the words of the list.
    pub(super) fn words_direction(&self) -> Direction {
        if self.words.language == "ar" { Direction::Rtl } else { Direction::Ltr }
    }
}

/// The definitions of a concept: of it as a whole, and in its languages.
pub(super) fn definitions(concept: &Concept) -> Vec<Text<'_>> {
    texts(&concept.definition, concept.sections.iter().map(|s| (&s.language, &*s.definition)))
}

/// The remarks on a concept, as a whole and in its languages.
pub(super) fn notes(concept: &Concept) -> Vec<Text<'_>> {
    texts(&concept.note, concept.sections.iter().map(|s| (&s.language, &*s.note)))
}

fn texts<'a>(own: &'a str, sections: impl Iterator<Item = (&'a Language, &'a str)>) -> Vec<Text<'a>> {
    let own = std::iter::once(Text { language: None, text: own });
    own.chain(sections.map(|(language, text)| Text { language: Some(language), text }))
        .filter(|text| !text.text.is_empty())
        .collect()
}

/// What of a head can be read in a list.
pub(super) fn fit_head(head: &mut Head) {
    head.fields.clear();
    head.variety.clear();
    head.columns.clear();
}

/// What of a concept can be read in a list.
pub(super) fn fit(concept: &Concept) -> Concept {
    let mut concept = concept.clone();
    concept.fields.clear();
    concept.history.clear();
    for section in &mut concept.sections {
        section.fields.clear();
    }
    for term in &mut concept.terms {
        term.matching = Default::default();
        term.match_case = false;
        term.change_details(|details| {
            *details = TermDetails {
                first_mention: std::mem::take(&mut details.first_mention),
                term_type: details.term_type,
                note: std::mem::take(&mut details.note),
                contexts: std::mem::take(&mut details.contexts),
                source: std::mem::take(&mut details.source),
                ..TermDetails::default()
            };
        });
    }
    concept.tidy();
    concept
}

/// Whether a link is an address that opens a page, and nothing that runs.
pub(super) fn opens_page(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !link.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::formats::glossaries::json;

    /// A glossary with something of everything that lists show.
    pub(in super::super) fn sample() -> GlossaryFile {
        let text = include_str!("../../../tests/formats/glossaries/listing.json");
        let (file, problems) = json::FORMAT.read_bytes(text.as_bytes());
        assert_eq!(problems, []);
        file
    }

    #[test]
    fn the_words_go_by_the_first_language() {
        let file = sample();
        let options = WriteOptions::default();
        let listing = Listing::of(&file, &options);
        assert_eq!((listing.words.language, listing.direction), ("ar", Direction::Rtl));
        let pair = Some(("en".parse().unwrap(), "ar".parse().unwrap()));
        let options = WriteOptions { languages: pair, time: 0 };
        let listing = Listing::of(&file, &options);
        assert_eq!((listing.words.language, listing.direction), ("en", Direction::Ltr));
        let languages: Vec<String> = listing.languages.iter().map(ToString::to_string).collect();
        assert_eq!(languages, ["en", "ar", "fr"]);
        assert_eq!(listing.domains, ["مياه", "هيئات"]);
    }

    #[test]
    fn only_addresses_of_pages_are_opened() {
        assert!(opens_page("https://example.org/a?b=1"));
        for link in ["javascript:alert(1)", " https://x", "data:text/html,x", "https://a b", "file:///etc"] {
            assert!(!opens_page(link), "{link}");
        }
    }
}
