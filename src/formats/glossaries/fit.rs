//! What a format can hold of a glossary, and the report of what it cannot.

use super::{Format, GlossaryFile, Head, WriteOptions, Writer};
use crate::model::{Concept, ConceptId, Field, Language, Level, Place, What, missing};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

/// How many places of a loss are named.
const NAMED_PLACES: usize = 5;

/// Something of a glossary that a written file does not hold as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub kind: LossKind,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<LossPlace>,
}

/// What can be lost.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LossKind {
    /// A property of concepts or terms.
    Fact {
        /// At which level it stood.
        level: Level,
        /// The property.
        what: What,
        /// The name of the field, where it is one of another tool.
        name: String,
    },
    /// Something of the glossary as a whole.
    Head(HeadPart),
    /// The ids of concepts.
    Ids,
    /// Whole concepts: they have no terms that the format can hold.
    Concepts,
    /// That the terms of a concept belong together: it became several entries.
    Grouping,
    /// Entries that say the same as another one, or would contradict it.
    Duplicates,
    /// Texts longer than the format lets them be; the number is its limit, in what
    /// the format counts (characters, or bytes of UTF-8).
    TooLong(usize),
    /// Entries beyond the number that the format takes.
    TooMany(usize),
}

/// A part of what a glossary's file says beside its concepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeadPart {
    /// The name.
    Name,
    /// The licence.
    Licence,
    /// Where it comes from.
    Origin,
    /// Remarks.
    Comments,
    /// What another tool says there.
    Fields,
}

/// Where something was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossPlace {
    /// The concept.
    pub concept: ConceptId,
    /// The term it concerns, or the concept's first one; may be empty.
    pub term: String,
    /// What is lost; empty where the place says it all.
    pub value: String,
}

/// Takes from a [`Writer`] what its format can hold of each concept.
pub struct Fitting<'a> {
    /// What is written beside the glossary.
    pub options: &'a WriteOptions,
    /// The glossary, for formats in which a concept's entry depends on the others.
    pub glossary: &'a GlossaryFile,
    /// The languages of a format of pairs; `None` where the glossary has not two.
    pub pair: Option<(Language, Language)>,
    /// Entries already written, for formats that take each only once.
    pub seen: FxHashSet<String>,
    ids: OnceCell<HashSet<String>>,
    /// How many bytes the entries kept so far take, for formats that limit a file.
    pub written: usize,
    kept: Vec<Arc<Concept>>,
    losses: Losses,
}

impl Fitting<'_> {
    /// Keeps this.
    pub fn keep(&mut self, concept: impl Into<Arc<Concept>>) {
        self.kept.push(concept.into());
    }

    /// The ids of all concepts and terms, which references can point to, and those
    /// that the head has.
    pub fn ids(&self) -> &HashSet<String> {
        self.ids.get_or_init(|| {
            let concepts = || self.glossary.concepts.iter();
            let terms = concepts().flat_map(|concept| &concept.terms).map(|term| &term.details().id);
            let ids = concepts().map(|concept| &concept.id.0).chain(terms).map(String::as_str);
            let fields = &self.glossary.head.fields;
            let within = fields.iter().flat_map(|field| {
                // What the head has is XML as it was read, with double quotes.
                let quoted = field.markup.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
                quoted.chain(field.attributes.get("id").map(String::as_str))
            });
            ids.chain(within).filter(|id| !id.is_empty()).map(str::to_owned).collect()
        })
    }

    /// How many entries were kept so far.
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Reports a loss that comparing would not find, or not give the reason of.
    pub fn lose(&mut self, kind: LossKind, concept: &Concept, term: &str, value: &str) {
        self.losses.add(kind, || place(concept, term, value));
    }
}

/// The glossary as a format can hold it, and what that leaves out.
pub fn fitted(
    writer: &dyn Writer,
    glossary: &GlossaryFile,
    options: &WriteOptions,
) -> (GlossaryFile, Vec<Loss>) {
    let mut head = glossary.head.clone();
    writer.fit_head(&mut head);
    let pair = options.pair(glossary);
    let mut fitting = Fitting {
        glossary,
        ids: OnceCell::new(),
        options,
        pair,
        seen: FxHashSet::default(),
        written: 0,
        kept: Vec::new(),
        losses: Losses::default(),
    };
    fitting.losses.compare_heads(&glossary.head, &head);
    for concept in &glossary.concepts {
        let before = fitting.kept.len();
        writer.fit(concept, &mut fitting);
        let kept = &fitting.kept[before..];
        if let [one] = kept
            && (Arc::ptr_eq(one, concept) || one == concept)
        {
            continue;
        }
        fitting.losses.compare(concept, kept);
    }
    (GlossaryFile { head, concepts: fitting.kept }, fitting.losses.list)
}

impl Format {
    /// [`fitted`] by this format's writer; as it is and without losses where it has none.
    pub fn fitted(&self, glossary: &GlossaryFile, options: &WriteOptions) -> (GlossaryFile, Vec<Loss>) {
        match self.writer {
            Some(writer) => fitted(writer, glossary, options),
            None => (glossary.clone(), Vec::new()),
        }
    }
}

#[derive(Default)]
struct Losses {
    list: Vec<Loss>,
}

impl Losses {
    fn add(&mut self, kind: LossKind, place: impl FnOnce() -> LossPlace) {
        let at = self.list.iter().position(|loss| loss.kind == kind).unwrap_or_else(|| {
            self.list.push(Loss { kind, count: 0, first: Vec::new() });
            self.list.len() - 1
        });
        let loss = &mut self.list[at];
        loss.count += 1;
        if loss.first.len() < NAMED_PLACES {
            loss.first.push(place());
        }
    }

    fn compare_heads(&mut self, is: &Head, kept: &Head) {
        let parts = [
            (HeadPart::Name, is.name == kept.name, is.name.clone()),
            (HeadPart::Licence, is.licence == kept.licence, is.licence.clone()),
            (HeadPart::Origin, is.origin == kept.origin, is.origin.clone()),
            (HeadPart::Comments, is.comments == kept.comments, is.comments.join("\n")),
            (HeadPart::Fields, is.fields == kept.fields, lost_fields(&is.fields, &kept.fields)),
        ];
        for (part, same, value) in parts {
            if !same {
                let place = LossPlace {
                    concept: ConceptId::default(),
                    term: String::new(),
                    value: shortened(&value),
                };
                self.list.push(Loss { kind: LossKind::Head(part), count: 1, first: vec![place] });
            }
        }
    }

    fn compare(&mut self, concept: &Concept, kept: &[Arc<Concept>]) {
        if kept.is_empty() {
            self.add(LossKind::Concepts, || place(concept, "", ""));
            return;
        }
        if kept.len() > 1 {
            self.add(LossKind::Grouping, || place(concept, "", ""));
        }
        if kept.iter().any(|one| one.id != concept.id) {
            self.add(LossKind::Ids, || place(concept, "", &concept.id.0));
        }
        let kept: Vec<&Concept> = kept.iter().map(Arc::as_ref).collect();
        let lost = missing(concept, &kept);
        let gone: Vec<Place<'_>> =
            lost.iter().filter(|fact| fact.what == What::Wording).map(|fact| fact.place).collect();
        for fact in &lost {
            // Of a term that is gone, what was said of it need not be told.
            if fact.what != What::Wording && gone.contains(&fact.place) {
                continue;
            }
            let term = match fact.place {
                Place::Term(_, text) => text,
                Place::Concept | Place::Section(_) => "",
            };
            let kind =
                LossKind::Fact { level: fact.place.level(), what: fact.what, name: fact.name.to_owned() };
            self.add(kind, || place(concept, term, &fact.value));
        }
    }
}

/// The names of the fields that are not kept.
fn lost_fields(is: &[Field], kept: &[Field]) -> String {
    let lost = is.iter().filter(|field| !kept.contains(field)).map(|field| &*field.name);
    lost.collect::<Vec<_>>().join(", ")
}

fn place(concept: &Concept, term: &str, value: &str) -> LossPlace {
    let first = concept.terms.first().map_or("", |term| &term.text);
    LossPlace {
        concept: concept.id.clone(),
        term: shortened(if term.is_empty() { first } else { term }),
        value: shortened(value),
    }
}

/// A text as a report can show it: its first characters on one line.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut out: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}
