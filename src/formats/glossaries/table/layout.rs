//! A glossary as the rows of a table.
//!
//! The columns a file came with stay in their order; what else the concepts
//! need is added behind them. An attribute that is the same for all terms of
//! every concept takes one column, otherwise one for each language.

use super::cell::Notation;
use super::columns::{Attribute, Column, TermText, Texts, shortest, translate_of};
use crate::formats::glossaries::{GlossaryFile, languages};
use crate::model::{Concept, Field, Language, Term, set_value, value_of};
use std::collections::HashSet;
use std::sync::Arc;

/// What a table can hold of a concept.
pub(in super::super) fn fit(concept: &Concept) -> Concept {
    let mut concept = concept.clone();
    concept.history.clear();
    trim(&mut concept.id.0);
    keep_plain(&mut concept.fields);
    for section in &mut concept.sections {
        section.language = shortest(section.language.clone());
    }
    let mut seen = HashSet::new();
    concept.sections.retain(|section| seen.insert(section.language.clone()));
    for section in &mut concept.sections {
        keep_plain(&mut section.fields);
    }
    trim_all(&mut concept.links);
    for term in &mut concept.terms {
        term.language = shortest(term.language.clone());
        trim(&mut term.text);
        trim_all(&mut term.variants);
        term.change_details(|details| {
            for texts in [
                &mut details.forms,
                &mut details.must_match,
                &mut details.must_not_match,
                &mut details.contexts,
            ] {
                trim_all(texts);
            }
            for text in [&mut details.first_mention, &mut details.note, &mut details.source, &mut details.id]
            {
                trim(text);
            }
            keep_plain(&mut details.fields);
            details.fields.iter_mut().for_each(|field| trim(&mut field.value));
        });
    }
    concept.tidy();
    concept
}

/// Leaves of fields those that a column can have for its name.
fn keep_plain(fields: &mut Vec<Field>) {
    let mut names = HashSet::new();
    fields.retain(|field| {
        field.is_plain()
            && !field.name.is_empty()
            && field.name.trim() == field.name
            && names.insert(field.name.clone())
    });
}

fn trim(text: &mut String) {
    if text.trim().len() < text.len() {
        *text = text.trim().to_owned();
    }
}

fn trim_all(texts: &mut [String]) {
    texts.iter_mut().for_each(trim);
}

/// The columns of a table.
pub(in super::super) struct Layout {
    /// The name and the content of each.
    pub columns: Vec<(String, Column)>,
    /// The attributes that take a column for each language.
    by_language: Vec<Attribute>,
}

impl Layout {
    /// The columns that a glossary needs, those that its file had before the others.
    pub(in super::super) fn of(file: &GlossaryFile) -> Self {
        let by_language = Attribute::ALL
            .into_iter()
            .filter(|attribute| !file.concepts.iter().all(|concept| is_uniform(concept, *attribute)))
            .collect();
        let mut layout = Self { columns: Vec::new(), by_language };
        for (name, column) in file.head.columns.iter().zip(super::columns_of(&file.head.columns)) {
            // Each for itself, for the others may go.
            if super::columns_of(std::slice::from_ref(name)) == [column.clone()] && is_written(&column) {
                layout.require(column, || name.trim().to_owned());
            }
        }
        if !layout.columns.iter().any(|(_, column)| *column == Column::Id) {
            layout.columns.insert(0, (Column::Id.name(), Column::Id));
        }
        let languages: Vec<Language> = languages(&file.concepts).into_iter().cloned().collect();
        for language in &languages {
            layout.add(Column::Term(language.clone()));
        }
        layout.add_attributes(file, &languages);
        layout.add_texts(file, &languages);
        layout.add_of_concepts(&file.concepts);
        layout
    }

    /// The same with a column for terms at least, so that a table without any terms is
    /// not taken for one whose columns are yet to be guessed.
    pub(in super::super) fn with_terms(file: &GlossaryFile) -> Self {
        let mut layout = Self::of(file);
        if !layout.columns.iter().any(|(_, column)| column.is_term()) {
            layout.add(Column::Term(Language::unknown()));
        }
        layout
    }

    fn add_attributes(&mut self, file: &GlossaryFile, languages: &[Language]) {
        let terms = || file.concepts.iter().flat_map(|concept| &concept.terms);
        for attribute in Attribute::ALL {
            if !self.by_language.contains(&attribute) {
                if terms().any(|term| !attribute.of(term).is_empty()) {
                    self.add(Column::Attribute(attribute, None));
                }
                continue;
            }
            for language in languages {
                if terms().any(|term| term.language == *language && !attribute.of(term).is_empty()) {
                    self.add(Column::Attribute(attribute, Some(language.clone())));
                }
            }
        }
    }

    fn add_texts(&mut self, file: &GlossaryFile, languages: &[Language]) {
        for language in languages {
            let concepts = file.concepts.iter();
            let terms = || {
                concepts.clone().flat_map(|concept| &concept.terms).filter(|term| term.language == *language)
            };
            for texts in Texts::ALL {
                if terms().any(|term| !texts.of(term).is_empty()) {
                    self.add(Column::Texts(texts, language.clone()));
                }
            }
            for text in TermText::ALL {
                if terms().any(|term| !text.of(term).is_empty()) {
                    self.add(Column::TermText(text, language.clone()));
                }
            }
            let mut names = HashSet::new();
            for field in terms().flat_map(|term| &term.details().fields) {
                if names.insert(&field.name) {
                    self.add(Column::TermField(language.clone(), field.name.clone()));
                }
            }
        }
    }

    fn add_of_concepts(&mut self, concepts: &[Arc<Concept>]) {
        let any = |has: fn(&Concept) -> bool| concepts.iter().any(|concept| has(concept));
        let texts = [
            (Column::Domain, any(|concept| !concept.domain.is_empty())),
            (Column::Definition, any(|concept| !concept.definition.is_empty())),
            (Column::Note, any(|concept| !concept.note.is_empty())),
            (Column::Translate, any(|concept| concept.do_not_translate)),
            (Column::Links, any(|concept| !concept.links.is_empty())),
        ];
        for (column, needed) in texts {
            if needed {
                self.add(column);
            }
        }
        let mut names = HashSet::new();
        for section in concepts.iter().flat_map(|concept| &concept.sections) {
            let language = &section.language;
            if !section.definition.is_empty() && names.insert((language, "definition")) {
                self.add(Column::SectionDefinition(language.clone()));
            }
            if !section.note.is_empty() && names.insert((language, "note")) {
                self.add(Column::SectionNote(language.clone()));
            }
            for field in &section.fields {
                self.add(Column::SectionField(language.clone(), field.name.clone()));
            }
        }
        let mut names = HashSet::new();
        for concept in concepts {
            for field in &concept.fields {
                if !names.contains(&field.name) && self.place_of(concept, field).is_none() {
                    names.insert(&field.name);
                    self.add(Column::Field(field.name.clone()));
                }
            }
        }
    }

    fn add(&mut self, column: Column) {
        let name = column.name();
        self.require(column, || name);
    }

    /// Adds a column that holds this unless there is one.
    fn require(&mut self, column: Column, name: impl FnOnce() -> String) {
        if !self.columns.iter().any(|(_, present)| *present == column) {
            self.columns.push((name(), column));
        }
    }

    /// The cells of a concept.
    pub(in super::super) fn cells(&self, concept: &Concept, notation: &Notation) -> Vec<String> {
        let mut cells: Vec<String> =
            self.columns.iter().map(|(_, column)| self.cell(concept, column, notation)).collect();
        for field in &concept.fields {
            if let Some(at) = self.place_of(concept, field) {
                cells[at] = notation.cell(&field.value);
            }
        }
        cells
    }

    /// The column of an attribute that a cell stood in which could not be
    /// understood, if nothing else is to stand there.
    fn place_of(&self, concept: &Concept, field: &Field) -> Option<usize> {
        let at = self.columns.iter().position(|(name, _)| *name == field.name)?;
        let Column::Attribute(attribute, language) = &self.columns[at].1 else { return None };
        let first = field.value.split('|').next().unwrap_or_default();
        let is_understood = |term: &Term| attribute.set(&mut term.clone(), first);
        let mut terms = concept
            .terms
            .iter()
            .filter(|term| language.as_ref().is_none_or(|wanted| term.language == *wanted));
        let only_this = terms.clone().all(|term| attribute.of(term).is_empty())
            && terms.next().is_some_and(|term| !first.trim().is_empty() && !is_understood(term));
        only_this.then_some(at)
    }

    fn cell(&self, concept: &Concept, column: &Column, notation: &Notation) -> String {
        let section = |language| concept.section(language);
        match column {
            Column::Id => notation.cell(&concept.id.0),
            Column::Domain => notation.cell(&concept.domain),
            Column::Definition => notation.cell(&concept.definition),
            Column::Note => notation.cell(&concept.note),
            Column::Translate => translate_of(concept).to_owned(),
            Column::Links => notation.cell_of(&concept.links),
            Column::Field(name) => {
                let field = concept.fields.iter().find(|field| field.name == *name);
                let elsewhere = field.is_some_and(|field| self.place_of(concept, field).is_some());
                field.filter(|_| !elsewhere).map_or(String::new(), |field| notation.cell(&field.value))
            }
            Column::SectionDefinition(language) => {
                section(language).map_or(String::new(), |section| notation.cell(&section.definition))
            }
            Column::SectionNote(language) => {
                section(language).map_or(String::new(), |section| notation.cell(&section.note))
            }
            Column::SectionField(language, name) => {
                let value = section(language).and_then(|section| value_of(&section.fields, name));
                notation.cell(value.unwrap_or_default())
            }
            Column::Term(language) => each(concept, language, notation, |term| &term.text),
            Column::Texts(texts, language) => groups(concept, language, *texts, notation),
            Column::TermText(text, language) => each(concept, language, notation, |term| text.of(term)),
            Column::TermField(language, name) => each(concept, language, notation, |term| {
                value_of(&term.details().fields, name).unwrap_or_default()
            }),
            Column::Attribute(attribute, None) if !self.by_language.contains(attribute) => {
                concept.terms.first().map_or("", |term| attribute.of(term)).to_owned()
            }
            Column::Attribute(attribute, Some(language)) if self.by_language.contains(attribute) => {
                each(concept, language, notation, |term| attribute.of(term))
            }
            Column::Attribute(..)
            | Column::Forbidden(_)
            | Column::StatusTerm(..)
            | Column::PairTerm(_)
            | Column::PairLanguage(_)
            | Column::Ignored => String::new(),
        }
    }
}

/// Whether a column that a file came with is written again.
fn is_written(column: &Column) -> bool {
    !matches!(
        column,
        Column::Forbidden(_)
            | Column::StatusTerm(..)
            | Column::PairTerm(_)
            | Column::PairLanguage(_)
            | Column::Ignored
    )
}

/// Whether an attribute is the same for all terms of a concept.
fn is_uniform(concept: &Concept, attribute: Attribute) -> bool {
    concept.terms.windows(2).all(|pair| attribute.of(&pair[0]) == attribute.of(&pair[1]))
}

fn of_language<'a>(concept: &'a Concept, language: &Language) -> impl Iterator<Item = &'a Term> {
    concept.terms.iter().filter(move |term| term.language == *language)
}

/// A text of each of a language's terms.
fn each<'a>(
    concept: &'a Concept,
    language: &Language,
    notation: &Notation,
    text: impl Fn(&'a Term) -> &'a str,
) -> String {
    notation.cell_of(&of_language(concept, language).map(text).collect::<Vec<_>>())
}

/// The texts of each term, an empty one before those of the next term.
fn groups(concept: &Concept, language: &Language, texts: Texts, notation: &Notation) -> String {
    let mut all: Vec<&str> = Vec::new();
    for (at, term) in of_language(concept, language).enumerate() {
        if at > 0 {
            all.push("");
        }
        all.extend(texts.of(term).iter().map(String::as_str));
    }
    notation.cell_of(&all)
}

/// Makes a concept fit into cells of this many UTF-16 units at most, by cutting
/// texts and leaving out terms and texts from the end. What is cut is handed to
/// `lose`, with the term it belongs to.
pub(in super::super) fn shorten(concept: &mut Concept, limit: usize, lose: &mut dyn FnMut(&Concept, &str)) {
    let mut total = 0;
    concept.change_texts(&mut |text| total += text.len());
    // Escaping at most doubles a text.
    if total * 2 + concept.id.0.len() < limit {
        return;
    }
    let original = concept.clone();
    let notation = Notation::Plain(Vec::new());
    loop {
        let file = GlossaryFile { concepts: vec![Arc::new(concept.clone())], ..GlossaryFile::default() };
        let layout = Layout::of(&file);
        let cells = layout.cells(concept, &notation);
        let units = |cell: &String| cell.encode_utf16().count();
        let Some(at) = cells.iter().position(|cell| units(cell) > limit) else { return };
        lose(&original, &cells[at]);
        let excess = units(&cells[at]) - limit;
        if !cut(concept, &layout.columns[at].1, limit, excess) {
            return;
        }
        concept.tidy();
    }
}

/// Makes what stands in a column shorter; false where that is impossible.
fn cut(concept: &mut Concept, column: &Column, limit: usize, excess: usize) -> bool {
    match column {
        Column::Id => cut_text(&mut concept.id.0, limit),
        Column::Domain => cut_text(&mut concept.domain, limit),
        Column::Definition => cut_text(&mut concept.definition, limit),
        Column::Note => cut_text(&mut concept.note, limit),
        Column::Field(name) => cut_field(&mut concept.fields, name, limit),
        Column::SectionDefinition(language) => cut_text(&mut concept.section_mut(language).definition, limit),
        Column::SectionNote(language) => cut_text(&mut concept.section_mut(language).note, limit),
        Column::SectionField(language, name) => {
            cut_field(&mut concept.section_mut(language).fields, name, limit);
        }
        _ => return cut_list(concept, column, excess),
    }
    true
}

/// Takes texts off the end of a list, until they are as much as is too much.
fn cut_list(concept: &mut Concept, column: &Column, excess: usize) -> bool {
    let mut removed = 0;
    while removed < excess {
        let Some(text) = pop(concept, column) else { break };
        removed += text.encode_utf16().count() + 1;
    }
    removed > 0
}

/// Takes the last text off the list in a column.
fn pop(concept: &mut Concept, column: &Column) -> Option<String> {
    match column {
        Column::Links => concept.links.pop(),
        Column::Term(language) => {
            let last = concept.terms.iter().rposition(|term| term.language == *language)?;
            Some(concept.terms.remove(last).text)
        }
        Column::Texts(texts, language) => {
            let mut terms = concept.terms.iter_mut().rev().filter(|term| term.language == *language);
            terms.find_map(|term| texts.pop(term))
        }
        Column::TermText(text, language) => {
            let mut terms = concept.terms.iter_mut().rev().filter(|term| term.language == *language);
            let term = terms.find(|term| !text.of(term).is_empty())?;
            let is = text.of(term).to_owned();
            text.set(term, String::new());
            Some(is)
        }
        Column::TermField(language, name) => {
            let mut terms = concept.terms.iter_mut().rev().filter(|term| term.language == *language);
            let term = terms.find(|term| value_of(&term.details().fields, name).is_some())?;
            let is = value_of(&term.details().fields, name).unwrap_or_default().to_owned();
            term.change_details(|details| details.fields.retain(|field| field.name != *name));
            Some(is)
        }
        _ => None,
    }
}

fn cut_field(fields: &mut Vec<Field>, name: &str, limit: usize) {
    let mut value = value_of(fields, name).unwrap_or_default().to_owned();
    cut_text(&mut value, limit);
    set_value(fields, name, value);
}

fn cut_text(text: &mut String, limit: usize) {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > limit
    });
    if let Some((end, _)) = end {
        text.truncate(end);
    }
}
