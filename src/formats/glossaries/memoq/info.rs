//! The column `Term_Info`: words with semicolons between them.

use crate::model::{
    Field, Gender, GrammaticalNumber, Matching, PartOfSpeech, Term, TermStatus, set_value, value_of,
};

/// The name of the column, and of the field with those of its words that the model
/// has no place for.
pub(super) const NAME: &str = "Term_Info";

/// Words about capital letters, the one that goes without saying first.
const CASES: &[&str] = &["CasePermissive", "CaseSense", "CaseInsense"];
/// Words about matching, the one that goes without saying first.
const MATCHINGS: &[&str] = &["HalfPrefix", "Exact", "NoPrefix", "Prefix", "Fuzzy", "Custom"];
/// The word for a term that must not be used.
const FORBIDDEN: &str = "NonTerm";

/// Takes in what a cell says.
pub(super) fn read(term: &mut Term, cell: &str) {
    let words = cell.split(';').map(str::trim).filter(|word| !word.is_empty());
    let others: Vec<&str> = words.filter(|word| !take(term, word)).collect();
    if !others.is_empty() {
        term.change_details(|details| set_value(&mut details.fields, NAME, others.join(";")));
    }
}

/// Takes in a word; false where the model has no place for it.
fn take(term: &mut Term, word: &str) -> bool {
    match word {
        "CaseSense" | "CaseSensitive" => term.match_case = true,
        "CasePermissive" | "HalfPrefix" => {}
        "Exact" | "NoPrefix" => term.matching = Matching::Exact,
        "Masc" => term.gender = Some(Gender::Masculine),
        "Fem" => term.gender = Some(Gender::Feminine),
        "Neu" => term.gender = Some(Gender::Neuter),
        "Sg" => term.number = Some(GrammaticalNumber::Singular),
        "Pl" => term.number = Some(GrammaticalNumber::Plural),
        "Noun" => term.part_of_speech = Some(PartOfSpeech::Noun),
        "Verb" => term.part_of_speech = Some(PartOfSpeech::Verb),
        "Adj" => term.part_of_speech = Some(PartOfSpeech::Adjective),
        "Adv" => term.part_of_speech = Some(PartOfSpeech::Adverb),
        "PosOther" => term.part_of_speech = Some(PartOfSpeech::Other),
        FORBIDDEN | "Forbidden" => term.set_status(TermStatus::Forbidden),
        _ => return false,
    }
    true
}

/// Makes of a term what the cell can say.
pub(super) fn fit(term: &mut Term) {
    match term.status {
        TermStatus::Forbidden => {}
        // It would be offered as a good one.
        TermStatus::Deprecated => term.set_status(TermStatus::Forbidden),
        TermStatus::Preferred | TermStatus::Admitted | TermStatus::Proposed => {
            term.status = TermStatus::default();
            term.status_assumed = true;
        }
    }
    term.matching = match term.matching {
        Matching::Form | Matching::Exact => Matching::Exact,
        Matching::Inflected | Matching::Never => Matching::Inflected,
    };
    term.gender = term.gender.filter(|gender| *gender != Gender::Other);
    term.number = term
        .number
        .filter(|number| matches!(number, GrammaticalNumber::Singular | GrammaticalNumber::Plural));
    if term.part_of_speech == Some(PartOfSpeech::ProperNoun) {
        term.part_of_speech = Some(PartOfSpeech::Noun);
    }
    let kept = others(term);
    term.change_details(|details| {
        details.fields.retain(|field| field.name != NAME);
        if !kept.is_empty() {
            details.fields.push(Field::new(NAME, kept.join(";")));
        }
    });
}

/// The words kept in the field of a term that are not said otherwise.
fn others(term: &Term) -> Vec<String> {
    let kept = value_of(&term.details().fields, NAME).unwrap_or_default();
    let mut scratch = term.clone();
    kept.split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty() && !take(&mut scratch, word))
        .map(str::to_owned)
        .collect()
}

/// The cell of a term.
pub(super) fn written(term: &Term) -> String {
    let others = others(term);
    let stated = |words: &[&str]| others.iter().any(|other| words.contains(&&**other));
    let mut words: Vec<&str> = Vec::new();
    if term.match_case {
        words.push(CASES[1]);
    } else if !stated(CASES) {
        words.push(CASES[0]);
    }
    if term.matching == Matching::Exact {
        words.push(MATCHINGS[1]);
    } else if !stated(MATCHINGS) {
        words.push(MATCHINGS[0]);
    }
    words.extend(term.gender.and_then(|gender| match gender {
        Gender::Masculine => Some("Masc"),
        Gender::Feminine => Some("Fem"),
        Gender::Neuter => Some("Neu"),
        Gender::Other => None,
    }));
    words.extend(term.number.and_then(|number| match number {
        GrammaticalNumber::Singular => Some("Sg"),
        GrammaticalNumber::Plural => Some("Pl"),
        GrammaticalNumber::Dual | GrammaticalNumber::Mass | GrammaticalNumber::Other => None,
    }));
    words.extend(term.part_of_speech.map(|part| match part {
        PartOfSpeech::Noun | PartOfSpeech::ProperNoun => "Noun",
        PartOfSpeech::Verb => "Verb",
        PartOfSpeech::Adjective => "Adj",
        PartOfSpeech::Adverb => "Adv",
        PartOfSpeech::Other => "PosOther",
    }));
    if term.status == TermStatus::Forbidden {
        words.push(FORBIDDEN);
    }
    words.extend(others.iter().map(String::as_str));
    words.join(";")
}
