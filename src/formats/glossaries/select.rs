//! What of a glossary is exported, and in which shape. The choice is made before
//! the format is asked what it can hold, so that what somebody left out is told
//! apart from what the format loses.

use super::GlossaryFile;
use crate::model::{Concept, Language, Term, TermStatus};
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is exported. The default is everything as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// The languages whose terms are, in the order in which they come; empty for all.
    pub languages: Vec<Language>,
    /// The statuses of terms that are; empty for all.
    pub statuses: Vec<TermStatus>,
    /// The domains of concepts that are; empty for all.
    pub domains: Vec<String>,
    /// What becomes of the terms that should or must not be used.
    pub avoided: Avoided,
    /// What becomes of other spellings.
    pub variants: Spellings,
    /// What becomes of inflected forms.
    pub forms: Spellings,
    /// The language by whose terms the concepts are sorted; `None` for the order
    /// they have.
    pub sort: Option<Language>,
}

/// What becomes of deprecated and forbidden terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Avoided {
    /// They stay terms. A format that knows no status would make them good ones.
    #[default]
    Kept,
    /// They are named in the note of the concept.
    InNotes,
    /// They are left out.
    LeftOut,
}

/// What becomes of the spellings and forms of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spellings {
    /// They stay with their term.
    #[default]
    Kept,
    /// Each becomes a term behind its own, for formats that have nothing but terms.
    AsTerms,
    /// They are left out.
    LeftOut,
}

impl Avoided {
    /// Every choice.
    pub const ALL: [Avoided; 3] = [Self::Kept, Self::InNotes, Self::LeftOut];
}

impl Spellings {
    /// Every choice.
    pub const ALL: [Spellings; 3] = [Self::Kept, Self::AsTerms, Self::LeftOut];
}

/// The words that a selection writes into notes, in whatever language the readers
/// of the file have.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// What stands before the terms that are not to be used, with the space behind it.
    pub avoid: &'a str,
    /// What stands between two of them.
    pub separator: &'a str,
}

/// English words.
impl Default for Words<'_> {
    fn default() -> Self {
        Self { avoid: "do not use: ", separator: ", " }
    }
}

/// How much a selection left out or gave another place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Concepts of other domains, or without a term that is wanted.
    pub concepts: usize,
    /// Terms of other languages or statuses, in concepts that are exported.
    pub terms: usize,
    /// What is said of the concepts in other languages.
    pub sections: usize,
    /// Terms left out because they are not to be used.
    pub avoided: usize,
    /// Terms that are named in notes because they are not to be used.
    pub avoided_in_notes: usize,
    /// Other spellings left out.
    pub variants: usize,
    /// Other spellings that became terms.
    pub variants_as_terms: usize,
    /// Forms left out.
    pub forms: usize,
    /// Forms that became terms.
    pub forms_as_terms: usize,
}

impl Selection {
    /// What is exported of a glossary, and how much of it is not.
    pub fn of(&self, glossary: &GlossaryFile, words: Words<'_>) -> (GlossaryFile, LeftOut) {
        let mut left_out = LeftOut::default();
        let mut head = glossary.head.clone();
        if !self.languages.is_empty() {
            // A table would keep the empty columns of the other languages.
            head.columns.clear();
        }
        let chosen = glossary.concepts.iter();
        let mut concepts: Vec<Arc<Concept>> =
            chosen.filter_map(|concept| self.concept(concept, words, &mut left_out)).collect();
        if let Some(language) = &self.sort {
            sort(&mut concepts, language);
        }
        (GlossaryFile { head, concepts }, left_out)
    }

    /// What is exported of a concept, if anything is.
    fn concept(
        &self,
        concept: &Arc<Concept>,
        words: Words<'_>,
        left_out: &mut LeftOut,
    ) -> Option<Arc<Concept>> {
        let by_domain = self.domains.is_empty() || self.domains.contains(&concept.domain);
        let wanted: Vec<&Term> = concept.terms.iter().filter(|term| self.wants(term)).collect();
        if !by_domain || (wanted.is_empty() && !concept.terms.is_empty()) {
            left_out.concepts += 1;
            return None;
        }
        let mut counts = *left_out;
        counts.terms += concept.terms.len() - wanted.len();
        let mut changed = Concept { terms: Vec::with_capacity(wanted.len()), ..without_terms(concept) };
        let mut avoided = Vec::new();
        for term in wanted {
            match self.avoided {
                Avoided::InNotes if is_avoided(term) => avoided.push(&*term.text),
                Avoided::LeftOut if is_avoided(term) => counts.avoided += 1,
                _ => self.add(term, &mut changed.terms, &mut counts),
            }
        }
        if changed.terms.is_empty() && !concept.terms.is_empty() {
            left_out.concepts += 1;
            return None;
        }
        if !avoided.is_empty() {
            counts.avoided_in_notes += avoided.len();
            add_line(&mut changed.note, &format!("{}{}", words.avoid, avoided.join(words.separator)));
        }
        if !self.languages.is_empty() {
            changed.sections.retain(|section| self.place(&section.language).is_some());
            counts.sections += concept.sections.len() - changed.sections.len();
            changed.terms.sort_by_key(|term| self.place(&term.language));
        }
        *left_out = counts;
        Some(if changed == **concept { Arc::clone(concept) } else { Arc::new(changed) })
    }

    fn wants(&self, term: &Term) -> bool {
        (self.languages.is_empty() || self.place(&term.language).is_some())
            && (self.statuses.is_empty() || self.statuses.contains(&term.status))
    }

    /// Where a language stands among those that are wanted.
    fn place(&self, language: &Language) -> Option<usize> {
        self.languages.iter().position(|wanted| wanted.matches(language))
    }

    /// Adds a term, with its spellings as they are wanted.
    fn add(&self, term: &Term, terms: &mut Vec<Term>, counts: &mut LeftOut) {
        let mut main = term.clone();
        let mut more: Vec<Term> = Vec::new();
        match self.variants {
            Spellings::Kept => {}
            Spellings::LeftOut => counts.variants += std::mem::take(&mut main.variants).len(),
            Spellings::AsTerms => {
                let variants = std::mem::take(&mut main.variants);
                counts.variants_as_terms += variants.len();
                more.extend(variants.into_iter().map(|text| Term {
                    gender: term.gender,
                    number: term.number,
                    ..spelling(term, text)
                }));
            }
        }
        if self.forms != Spellings::Kept && !main.details().forms.is_empty() {
            let mut forms = Vec::new();
            main.change_details(|details| forms = std::mem::take(&mut details.forms));
            match self.forms {
                Spellings::AsTerms => {
                    counts.forms_as_terms += forms.len();
                    more.extend(forms.into_iter().map(|text| spelling(term, text)));
                }
                _ => counts.forms += forms.len(),
            }
        }
        terms.push(main);
        for term in more {
            if !terms.iter().any(|other| other.language == term.language && other.text == term.text) {
                terms.push(term);
            }
        }
    }
}

impl LeftOut {
    /// Whether everything is exported as it is.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

fn is_avoided(term: &Term) -> bool {
    matches!(term.status, TermStatus::Deprecated | TermStatus::Forbidden)
}

/// A copy of a concept that spares copying its terms.
fn without_terms(concept: &Concept) -> Concept {
    let Concept {
        id,
        domain,
        definition,
        note,
        do_not_translate,
        links,
        terms: _,
        sections,
        fields,
        history,
    } = concept;
    Concept {
        id: id.clone(),
        domain: domain.clone(),
        definition: definition.clone(),
        note: note.clone(),
        do_not_translate: *do_not_translate,
        links: links.clone(),
        terms: Vec::new(),
        sections: sections.clone(),
        fields: fields.clone(),
        history: history.clone(),
    }
}

/// A spelling of a term as a term of its own. It may be used where its term is
/// preferred, and else has the status of that.
fn spelling(term: &Term, text: String) -> Term {
    let mut spelling = Term {
        part_of_speech: term.part_of_speech,
        matching: term.matching,
        match_case: term.match_case,
        ..Term::new(term.language.clone(), text)
    };
    match term.stated_status() {
        None => {}
        Some(TermStatus::Preferred) => spelling.set_status(TermStatus::Admitted),
        Some(status) => spelling.set_status(status),
    }
    spelling
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// Sorts concepts by their first term of a language, as that language sorts words
/// (CLDR). Those without come last, in the order they had.
fn sort(concepts: &mut [Arc<Concept>], language: &Language) {
    let collator = collator(language);
    concepts.sort_by_cached_key(|concept| {
        let mut key = Vec::new();
        let first = concept.terms_in(language).next().map(|term| term.text.as_str());
        match (first, &collator) {
            (Some(text), Some(collator)) => {
                let Ok(()) = collator.write_sort_key_to(text, &mut key);
            }
            (Some(text), None) => key.extend_from_slice(text.as_bytes()),
            (None, _) => {}
        }
        (first.is_none(), key)
    });
}

/// The order of a language, or the order of all where it has none of its own.
fn collator(language: &Language) -> Option<CollatorBorrowed<'static>> {
    let locale: Option<Locale> = language.to_string().parse().ok();
    let preferences = locale.map_or_else(CollatorPreferences::default, CollatorPreferences::from);
    CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::glossaries::by_id;

    /// What is left of a table: its rows without header and empty cells; and the
    /// counts.
    fn selected(table: &str, selection: &Selection) -> (String, LeftOut) {
        let format = by_id("tsv").unwrap();
        let (file, problems) = format.read_bytes(table.as_bytes());
        assert_eq!(problems, []);
        let (file, left_out) = selection.of(&file, Words::default());
        let mut bytes = Vec::new();
        format.writer.unwrap().write(&file, &Default::default(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let filled =
            |row: &str| row.split('\t').filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t");
        (text.lines().skip(1).map(|row| filled(row) + "\n").collect(), left_out)
    }

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    #[test]
    fn languages_come_in_the_order_in_which_they_are_wanted() {
        let table = "id\tar\tfr\ten-GB\n1\tباكو\tBakou\tBaku\n2\t\tGandja\t\n";
        let selection = Selection { languages: vec![language("en"), language("ar")], ..Selection::default() };
        let expected = LeftOut { concepts: 1, terms: 1, ..LeftOut::default() };
        assert_eq!(selected(table, &selection), ("1\tBaku\tباكو\n".into(), expected));
    }

    #[test]
    fn domains_and_statuses_are_chosen() {
        let table =
            "id\tdomain\tar\tstatus_ar\n1\tcity\tباكو\tpreferred\n2\tcity\tكنجه\tproposed\n3\tsea\tقزوين\t\n";
        let selection = Selection {
            domains: vec!["city".into()],
            statuses: vec![TermStatus::Preferred],
            ..Selection::default()
        };
        let expected = LeftOut { concepts: 2, ..LeftOut::default() };
        assert_eq!(selected(table, &selection), ("1\tcity\tباكو\tpreferred\n".into(), expected));
    }

    #[test]
    fn what_must_not_be_used_is_named_in_notes_or_left_out() {
        let table = "id\tnote\ten\tstatus_en\n1\tcapital\tBaku|Bakou|Baki\tpreferred|forbidden|deprecated\n\
            2\t\tGandja\tforbidden\n";
        let select = |avoided| selected(table, &Selection { avoided, ..Selection::default() });
        assert_eq!(
            select(Avoided::InNotes),
            (
                "1\tcapital\\ndo not use: Bakou, Baki\tBaku\tpreferred\n".into(),
                LeftOut { concepts: 1, avoided_in_notes: 2, ..LeftOut::default() }
            )
        );
        assert_eq!(
            select(Avoided::LeftOut),
            (
                "1\tcapital\tBaku\tpreferred\n".into(),
                LeftOut { concepts: 1, avoided: 2, ..LeftOut::default() }
            )
        );
        assert!(select(Avoided::Kept).1.is_nothing());
    }

    #[test]
    fn spellings_become_terms_or_go() {
        let table =
            "id\tar\tstatus_ar\tvariants_ar\tforms_ar\n1\tقره باغ\tpreferred\tقرة باغ|قره باغ\tقره باغي\n";
        let select =
            |kind| selected(table, &Selection { variants: kind, forms: kind, ..Selection::default() });
        let (rows, left_out) = select(Spellings::AsTerms);
        assert_eq!(rows, "1\tقره باغ|قرة باغ|قره باغي\tpreferred|admitted|admitted\n");
        assert_eq!((left_out.variants_as_terms, left_out.forms_as_terms), (2, 1));
        let (rows, left_out) = select(Spellings::LeftOut);
        assert_eq!(rows, "1\tقره باغ\tpreferred\n");
        assert_eq!((left_out.variants, left_out.forms), (2, 1));
    }

    #[test]
    fn concepts_are_sorted_as_their_language_sorts_words() {
        for (tag, words, sorted) in [
            ("ar", "ياء إيران ةاء أرمينيا باكو آسيا", "آسيا أرمينيا إيران باكو ةاء ياء"),
            ("en", "zebra Élan apple Apple elan", "apple Apple elan Élan zebra"),
            ("sv", "ö z å a", "a z å ö"),
            ("de", "ö z a", "a ö z"),
        ] {
            let rows: Vec<String> = words.split(' ').map(|word| format!("{word}\n")).collect();
            let table = format!("{tag}\tfr\n\tBakou\n{}", rows.concat());
            let (rows, left_out) =
                selected(&table, &Selection { sort: Some(language(tag)), ..Selection::default() });
            let found: Vec<&str> = rows.lines().map(|row| row.rsplit('\t').next().unwrap()).collect();
            // What has no term in the language comes last.
            assert_eq!(found.join(" "), format!("{sorted} Bakou"), "{tag}");
            assert!(left_out.is_nothing());
        }
    }

    #[test]
    fn a_selection_is_kept_in_settings() {
        let selection = Selection {
            languages: vec![language("ar")],
            statuses: vec![TermStatus::Admitted],
            avoided: Avoided::InNotes,
            variants: Spellings::AsTerms,
            sort: Some(language("ar")),
            ..Selection::default()
        };
        let text = serde_json::to_string(&selection).unwrap();
        assert_eq!(serde_json::from_str::<Selection>(&text).unwrap(), selection);
        assert_eq!(serde_json::from_str::<Selection>("{}").unwrap(), Selection::default());
    }
}
