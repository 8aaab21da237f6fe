//! A concept between the model and TBX: every statement a [`Field`], whose form
//! is the element (`descrip`, `admin`, `termNote`, `transac`, `note`, `ref`,
//! `xref`, `date` …) and whose name is the data category.
//!
//! [`Entry::of`] and [`Entry::into_concept`] are each other's inverses on all
//! entries that `of` makes, so what a dialect holds of a concept is found by
//! making an entry, taking out what the dialect lacks, and going back.

use super::values::{self, Property};
use super::when;
use crate::model::{Change, ChangeKind, Concept, ConceptId, Field, Language, Term};

/// A concept entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub id: String,
    pub fields: Vec<Field>,
    pub sections: Vec<Section>,
}

/// What an entry says in one language.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub language: Language,
    pub fields: Vec<Field>,
    pub terms: Vec<TermEntry>,
}

/// A term with everything said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TermEntry {
    pub id: String,
    pub text: String,
    pub fields: Vec<Field>,
}

/// The name of the annotation that keeps what stands with a term's wording.
pub(super) const TERM: &str = "term";
/// The form of an element that TBX does not know, whose markup is kept.
pub(super) const ELEMENT: &str = "element";

/// How statements are worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// As the file had it that they came from.
    Original,
    /// As the standard has it.
    Standard,
}

/// How many languages of an entry are looked through for one. No concept of anybody's
/// has so many; a file made to do harm has sections of one language twice then.
const MOST_LANGUAGES: usize = 1000;

impl Entry {
    /// The entry of a concept.
    pub(super) fn of(concept: &Concept, wording: Wording) -> Self {
        let mut own = Statements::of(&concept.fields);
        own.text("descrip", "subjectField", &concept.domain);
        own.text("descrip", "definition", &concept.definition);
        own.text("note", "note", &concept.note);
        if concept.do_not_translate {
            own.put(Field::of_form("admin", "translate", "no"));
        }
        for link in &concept.links {
            let mut field = Field::of_form("xref", "externalCrossReference", link);
            field.attributes.insert("target".into(), link.clone());
            own.put(field);
        }
        for change in &concept.history {
            own.put(transaction(change));
        }
        let mut entry = Self { id: concept.id.0.clone(), fields: own.finish(), sections: Vec::new() };
        for section in &concept.sections {
            let mut own = Statements::of(&section.fields);
            own.text("descrip", "definition", &section.definition);
            own.text("note", "note", &section.note);
            entry.section(&section.language).fields = own.finish();
        }
        for term in &concept.terms {
            let section = entry.section(&term.language);
            section.terms.push(TermEntry::of(term, wording));
            section.terms.extend(term.variants.iter().map(|variant| TermEntry {
                text: variant.clone(),
                fields: vec![Field::of_form("termNote", "termType", "variant")],
                ..TermEntry::default()
            }));
        }
        entry
    }

    /// The section of exactly this language, added where it is missing.
    pub(super) fn section(&mut self, language: &Language) -> &mut Section {
        let looked_at = self.sections.len().saturating_sub(MOST_LANGUAGES);
        let at = self.sections[looked_at..].iter().position(|section| section.language == *language);
        let at = at.map(|at| looked_at + at).unwrap_or_else(|| {
            let (language, fields, terms) = (language.clone(), Vec::new(), Vec::new());
            self.sections.push(Section { language, fields, terms });
            self.sections.len() - 1
        });
        &mut self.sections[at]
    }

    /// The concept of an entry.
    pub(super) fn into_concept(self) -> Concept {
        let mut concept = Concept::new(ConceptId(self.id));
        let mut fields = self.fields;
        concept.domain = take_text(&mut fields, "descrip", "subjectField");
        concept.definition = take_text(&mut fields, "descrip", "definition");
        concept.note = take_text(&mut fields, "note", "note");
        let translate = |field: &Field| {
            (&*field.form, &*field.name, &*field.value) == ("admin", "translate", "no") && is_bare(field)
        };
        concept.do_not_translate = take(&mut fields, translate).is_some();
        let is_link = |field: &Field| {
            field.form == "xref"
                && field.name == "externalCrossReference"
                && field.attributes.len() == 1
                && field.attributes.get("target") == Some(&field.value)
                && field.fields.is_empty()
                && !field.value.is_empty()
        };
        concept.links.extend(take_all(&mut fields, is_link).map(|field| field.value));
        let mut kept = Vec::new();
        for field in fields {
            match change(&field) {
                Some(change) => concept.history.push(change),
                None => kept.push(plain(field)),
            }
        }
        concept.fields = kept;
        for Section { language, mut fields, terms } in self.sections {
            let definition = take_text(&mut fields, "descrip", "definition");
            let note = take_text(&mut fields, "note", "note");
            if !(definition.is_empty() && note.is_empty() && fields.is_empty()) {
                let section = concept.section_mut(&language);
                section.definition = definition;
                section.note = note;
                section.fields = fields.into_iter().map(plain).collect();
            }
            for entry in terms {
                match concept.terms.last_mut().filter(|last| last.language == language) {
                    Some(last) if entry.is_variant() => last.variants.push(entry.text),
                    _ => concept.terms.push(entry.into_term(language.clone())),
                }
            }
        }
        concept
    }
}

impl TermEntry {
    fn of(term: &Term, wording: Wording) -> Self {
        let details = term.details();
        let mut own = Statements::of(&details.fields);
        for property in Property::ALL {
            let value = property.of(term);
            let original = own.rest.iter().position(|field| property.reads(field));
            match (value, original) {
                (Some(value), Some(at))
                    if wording == Wording::Original && property.read(&own.rest[at].value) == Some(value) =>
                {
                    let field = own.rest.remove(at);
                    own.put(field);
                }
                (value, original) => {
                    if let Some(at) = original {
                        own.rest.remove(at);
                    }
                    if let Some(value) = value.filter(|value| *value != values::NOTED) {
                        own.put(Field::of_form("termNote", property.category(), value));
                    }
                }
            }
        }
        for form in &details.forms {
            own.put(Field::of_form("termNote", "inflectedForm", form));
        }
        if term.matching != Default::default() {
            own.put(Field::of_form("termNote", "matching", term.matching.name()));
        }
        if term.match_case {
            own.put(Field::of_form("termNote", "caseSensitive", "yes"));
        }
        if !details.first_mention.is_empty() {
            own.put(Field::of_form("termNote", "firstMention", &details.first_mention));
        }
        for context in &details.contexts {
            own.put(Field::of_form("descrip", "context", context));
        }
        for (name, sentences) in
            [("mustMatch", &details.must_match), ("mustNotMatch", &details.must_not_match)]
        {
            for sentence in sentences {
                own.put(Field::of_form("descrip", name, sentence));
            }
        }
        own.text("admin", "source", &details.source);
        if let Some(mark) = values::mark_of(term) {
            own.put(Field::of_form("note", "note", mark));
        }
        own.text("note", "note", &details.note);
        let mut fields = own.finish();
        // TBX has the notes of a term before everything else said of it.
        fields.sort_by_key(|field| field.form != "termNote");
        Self { id: details.id.clone(), text: term.text.clone(), fields }
    }

    /// Whether nothing is said of it but that it is a variant.
    pub(super) fn is_variant(&self) -> bool {
        let [field] = &*self.fields else { return false };
        self.id.is_empty()
            && is_bare(field)
            && (&*field.form, &*field.name, &*field.value) == ("termNote", "termType", "variant")
    }

    fn into_term(self, language: Language) -> Term {
        let mut term = Term::new(language, self.text);
        let mut fields = self.fields;
        for property in Property::ALL {
            property.take(&mut term, &mut fields);
        }
        values::take_mark(&mut term, &mut fields);
        let mut details = term.details.take().map(|details| *details).unwrap_or_default();
        details.forms = take_texts(&mut fields, "termNote", "inflectedForm");
        let matching = |field: &Field| {
            field.form == "termNote" && field.name == "matching" && is_bare(field) && {
                crate::model::Matching::from_name(&field.value)
                    .is_some_and(|value| value.name() == field.value && value != Default::default())
            }
        };
        if let Some(field) = take(&mut fields, matching) {
            term.matching = crate::model::Matching::from_name(&field.value).unwrap_or_default();
        }
        let case = |field: &Field| {
            (&*field.form, &*field.name, &*field.value) == ("termNote", "caseSensitive", "yes")
                && is_bare(field)
        };
        term.match_case = take(&mut fields, case).is_some();
        details.first_mention =
            take_texts(&mut fields, "termNote", "firstMention").into_iter().next().unwrap_or_default();
        details.source = take_text(&mut fields, "admin", "source");
        details.contexts = take_texts(&mut fields, "descrip", "context");
        details.must_match = take_texts(&mut fields, "descrip", "mustMatch");
        details.must_not_match = take_texts(&mut fields, "descrip", "mustNotMatch");
        details.note = take_text(&mut fields, "note", "note");
        details.id = self.id;
        details.fields = fields.into_iter().map(plain).collect();
        term.change_details(|empty| *empty = details);
        term
    }
}

/// Statements of one level while they are put together.
struct Statements {
    made: Vec<Field>,
    /// The fields of the model that were not yet put in their place.
    rest: Vec<Field>,
}

impl Statements {
    fn of(fields: &[Field]) -> Self {
        let mut rest = fields.to_vec();
        rest.iter_mut().for_each(formed);
        Self { made: Vec::new(), rest }
    }

    fn put(&mut self, field: Field) {
        self.made.push(field);
    }

    /// States a text, together with the annotation that says more of it.
    fn text(&mut self, form: &str, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let annotates = |field: &Field| field.form == form && field.name == name && field.value.is_empty();
        let mut field = take(&mut self.rest, annotates).unwrap_or_default();
        if field.markup.is_empty() || super::read::text_of(&field.markup) != text {
            field.markup.clear();
        }
        (field.form, field.name, field.value) = (form.to_owned(), name.to_owned(), text.to_owned());
        self.made.push(field);
    }

    fn finish(mut self) -> Vec<Field> {
        self.made.append(&mut self.rest);
        self.made
    }
}

/// Gives a field and those within it the form they have in TBX: one without a form
/// is administrative.
fn formed(field: &mut Field) {
    if field.form.is_empty() {
        field.form = "admin".to_owned();
    }
    field.fields.iter_mut().for_each(formed);
}

/// A field as the model has it: what is administrative needs no form.
fn plain(mut field: Field) -> Field {
    if field.form == "admin" {
        field.form.clear();
    }
    field.fields = field.fields.into_iter().map(plain).collect();
    field
}

/// Whether nothing stands with what a field says.
pub(super) fn is_bare(field: &Field) -> bool {
    field.markup.is_empty()
        && field.attributes.is_empty()
        && field.fields.is_empty()
        && !field.value.is_empty()
}

pub(super) fn take(fields: &mut Vec<Field>, wanted: impl Fn(&Field) -> bool) -> Option<Field> {
    let at = fields.iter().position(wanted)?;
    Some(fields.remove(at))
}

/// Takes all, however many there are, in one walk.
fn take_all(fields: &mut Vec<Field>, wanted: impl Fn(&Field) -> bool) -> impl Iterator<Item = Field> {
    fields.extract_if(.., move |field| wanted(field))
}

/// Takes the first text of this form and name; what stands with it stays behind
/// as an annotation.
fn take_text(fields: &mut Vec<Field>, form: &str, name: &str) -> String {
    let says = |field: &Field| field.form == form && field.name == name && !field.value.is_empty();
    let Some(at) = fields.iter().position(says) else { return String::new() };
    let text = std::mem::take(&mut fields[at].value);
    if fields[at].says_nothing() {
        fields.remove(at);
    }
    text
}

/// Takes all texts of this form and name with which nothing else stands.
fn take_texts(fields: &mut Vec<Field>, form: &str, name: &str) -> Vec<String> {
    let bare = |field: &Field| field.form == form && field.name == name && is_bare(field);
    take_all(fields, bare).map(|field| field.value).collect()
}

/// The kinds of changes with their names in TBX, some of which are ours.
const TRANSACTIONS: &[(ChangeKind, &str)] = &[
    (ChangeKind::Added, "origination"),
    (ChangeKind::Changed, "modification"),
    (ChangeKind::Approved, "approval"),
    (ChangeKind::Rejected, "withdrawal"),
    (ChangeKind::Deferred, "deferral"),
    (ChangeKind::Merged, "merger"),
];

/// A change as a transaction.
fn transaction(change: &Change) -> Field {
    let Change { time, author, kind, term, was, domain, reason } = change;
    let name = TRANSACTIONS.iter().find(|(known, _)| known == kind).map_or("", |(_, name)| name);
    let mut field = Field::of_form("transac", "transactionType", name);
    field.fields.push(Field::of_form("date", "date", when::text(*time)));
    let notes = [("responsibility", author), ("term", term), ("was", was), ("reason", reason)];
    for (name, text) in notes.into_iter().filter(|(_, text)| !text.is_empty()) {
        field.fields.push(Field::of_form("transacNote", name, text));
    }
    if let Some(domain) = domain {
        field.fields.push(Field::of_form("transacNote", "domain", domain));
    }
    field
}

/// The change that a transaction is, where [`transaction`] would write it so.
fn change(field: &Field) -> Option<Change> {
    if field.form != "transac" {
        return None;
    }
    let kind = TRANSACTIONS.iter().find(|(_, name)| *name == field.value)?.0;
    let note = |name: &str| {
        let found = field.fields.iter().find(|note| note.form == "transacNote" && note.name == name);
        found.map(|note| note.value.clone())
    };
    let text = |name: &str| note(name).unwrap_or_default();
    let time = when::time(&field.fields.iter().find(|date| date.form == "date")?.value)?;
    let change = Change {
        time,
        author: text("responsibility"),
        kind,
        term: text("term"),
        was: text("was"),
        domain: note("domain"),
        reason: text("reason"),
    };
    let sorted = |field: &Field| {
        let mut field = field.clone();
        field.fields.sort_by(|a, b| a.name.cmp(&b.name));
        field
    };
    (sorted(&transaction(&change)) == sorted(field)).then_some(change)
}
