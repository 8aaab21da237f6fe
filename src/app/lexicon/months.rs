//! What months are called: the bundled glossary of months says it, whether a
//! project uses that glossary or not.

use crate::app::files;
use crate::glossary::{Index, renderings};
use crate::model::{ConceptId, Glossary, Language, Span};
use crate::text::figures::{Calendar, Month};

/// The bundled glossary that has them.
const GLOSSARY: &str = "months";

/// The names of months in the source language, to be recognised, and in the target
/// language.
pub(super) struct Months {
    glossary: Option<Glossary>,
    index: Index,
}

impl Months {
    /// The names in a source language.
    pub(super) fn new(source: &Language) -> Self {
        let mut glossary = files::load_bundled(GLOSSARY);
        if let Some(glossary) = &mut glossary {
            glossary.concepts.retain(|concept| month_of(&concept.id).is_some());
        }
        Self { index: Index::build(glossary.as_slice(), source), glossary }
    }

    /// The months named in a text.
    pub(super) fn named_in(&self, text: &str) -> Vec<(Span, Month)> {
        let found = self.index.find(text);
        let outer = found.iter().filter(|one| one.inside.is_none());
        let month = outer.filter_map(|one| {
            let concept = self.glossary.as_ref()?.concepts.get(one.concept)?;
            Some((one.words, month_of(&concept.id)?))
        });
        month.collect()
    }

    /// What a month is called in a language.
    pub(super) fn name(&self, month: Month, language: &Language) -> Option<String> {
        let concepts = &self.glossary.as_ref()?.concepts;
        let concept = concepts.iter().find(|concept| month_of(&concept.id) == Some(month))?;
        Some(renderings(concept, language).first()?.term.text.clone())
    }
}

/// The month that a concept of the bundled glossary is.
fn month_of(concept: &ConceptId) -> Option<Month> {
    let (calendar, number) = concept.0.strip_prefix("month-")?.split_once('-')?;
    let calendar = match calendar {
        "gregorian" => Calendar::Gregorian,
        "hijri" => Calendar::Islamic,
        _ => return None,
    };
    Some(Month { calendar, number: number.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_has_a_name_in_both_languages() {
        let (arabic, english) = ("ar".parse().unwrap(), "en".parse().unwrap());
        let months = Months::new(&arabic);
        for calendar in [Calendar::Gregorian, Calendar::Islamic] {
            for number in 1..=12 {
                let month = Month { calendar, number };
                let name = months.name(month, &arabic).unwrap();
                assert_eq!(months.named_in(&name), [(Span::new(0, name.len()), month)], "{name}");
                assert!(months.name(month, &english).is_some(), "{name}");
            }
        }
        let text = "27 أيلول/سبتمبر";
        assert_eq!(
            months.named_in(text).iter().map(|(place, _)| &text[place.range()]).collect::<Vec<_>>(),
            ["أيلول/سبتمبر"]
        );
    }
}
