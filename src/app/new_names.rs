//! Names of the documents that stand in no glossary, on their way into one.

use super::clock;
use super::lexicon::Lexicon;
use crate::glossary::{UnknownName, unknown_names};
use crate::jobs::Cancelled;
use crate::model::{Concept, PartOfSpeech, Project, SegmentId, Span, Term, TermStatus};
use crate::text::name_signs::NameKind;
use crate::text::romanise::{Basis, System};

/// A name that stands in no glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct NewName {
    /// The name as it is mostly written.
    pub wording: String,
    /// Its other spellings.
    pub spellings: Vec<String>,
    /// In how many places it stands.
    pub count: usize,
    /// What it seems to name.
    pub kind: Option<NameKind>,
    /// How each system writes it in Latin letters, and how it came to that.
    pub romanised: Vec<(System, String, Basis)>,
    /// The term of a glossary that it looks like.
    pub near: Option<String>,
    /// The first place where it stands.
    pub place: Option<(SegmentId, Span)>,
}

/// After how many segments it is asked whether to go on.
const SLICE: usize = 200;

/// The names of a project that stand in none of its glossaries, most frequent
/// first.
///
/// # Errors
/// Where it is wanted no more.
pub fn new_names(
    lexicon: &Lexicon,
    project: &Project,
    mut go_on: impl FnMut(usize) -> Result<(), Cancelled>,
) -> Result<Vec<NewName>, Cancelled> {
    let mut cancelled = Ok(());
    let segments = project.segments().enumerate().take_while(|(number, _)| {
        if number % SLICE == 0 {
            cancelled = go_on(*number);
        }
        cancelled.is_ok()
    });
    let texts = segments.map(|(_, segment)| (segment.id, segment.source.as_str()));
    let found = unknown_names(lexicon.index(), texts);
    cancelled?;
    Ok(found.into_iter().map(|name| NewName::of(name, lexicon)).collect())
}

impl NewName {
    fn of(name: UnknownName<SegmentId>, lexicon: &Lexicon) -> Self {
        let near = name.near.first().and_then(|near| {
            let concept = lexicon.concept_at(near.glossary, near.concept)?;
            Some(concept.terms.get(near.term)?.text.clone())
        });
        let spellings = name.spellings.into_iter().map(|spelling| spelling.text);
        Self {
            spellings: spellings.filter(|text| *text != name.wording).collect(),
            wording: name.wording,
            count: name.places.len(),
            place: name.places.first().map(|place| (place.text, place.span)),
            kind: name.kind,
            romanised: name
                .romanised
                .into_iter()
                .map(|(system, one)| (system, one.text, one.basis))
                .collect(),
            near,
        }
    }

    /// How a system writes it in Latin letters, and how it came to that.
    pub fn romanised(&self, system: System) -> Option<(&str, Basis)> {
        let found = self.romanised.iter().find(|(one, ..)| *one == system)?;
        Some((&found.1, found.2))
    }

    /// Corrects how a system writes it in Latin letters.
    pub fn correct(&mut self, system: System, latin: &str) {
        match self.romanised.iter_mut().find(|(one, ..)| *one == system) {
            Some((_, text, _)) => latin.clone_into(text),
            None => self.romanised.push((system, latin.to_owned(), Basis::Letters)),
        }
    }

    /// A concept that proposes it with what a system makes of it.
    pub fn concept(&self, project: &Project, system: System) -> Concept {
        let mut source = Term::new(project.source.clone(), self.wording.clone());
        source.part_of_speech = Some(PartOfSpeech::ProperNoun);
        source.variants.clone_from(&self.spellings);
        let romanised = self.romanised(system).map(|(text, _)| text.trim().to_owned());
        let romanised = romanised.filter(|text| !text.is_empty());
        let target = romanised.map(|text| Term {
            status: TermStatus::Proposed,
            part_of_speech: Some(PartOfSpeech::ProperNoun),
            ..Term::new(project.target.clone(), text)
        });
        Concept {
            terms: std::iter::once(source).chain(target).collect(),
            ..Concept::new(clock::concept_id())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing;

    #[test]
    fn names_of_the_documents_are_proposed_with_their_spellings() {
        let project = testing::project(&["قال الرئيس إلهام علييف في باكو", "وزار علييف مدينة باكو"]);
        let lexicon = Lexicon::new(Vec::new(), &project.source, project.target.clone());
        let names = new_names(&lexicon, &project, |_| Ok(())).unwrap();
        let found: Vec<(&str, usize)> = names.iter().map(|name| (&*name.wording, name.count)).collect();
        assert!(found.contains(&("باكو", 2)), "{found:?}");
        let name = names.iter().find(|name| name.wording.contains("علييف")).expect("the president");
        let concept = name.concept(&project, System::Press);
        assert_eq!(concept.terms[0].part_of_speech, Some(PartOfSpeech::ProperNoun));
        assert_eq!(concept.terms[1].status, TermStatus::Proposed);
        assert!(concept.terms[1].text.ends_with("Aliyev"), "{}", concept.terms[1].text);
        assert_eq!(new_names(&lexicon, &project, |_| Err(Cancelled)), Err(Cancelled));
    }
}
