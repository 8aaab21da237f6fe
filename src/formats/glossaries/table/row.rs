//! A row of cells as a concept.

use super::cell::Notation;
use super::columns::{Attribute, Column, TermText, Texts, set_translate};
use super::words;
use crate::formats::glossaries::Reading;
use crate::formats::{LARGEST_ENTRY, PART, Problem, ProblemKind, languages};
use crate::model::{Concept, Field, Language, Side, Term, TermStatus, set_value};

/// The columns of a table, and how its cells are written.
#[derive(Clone, Debug)]
pub(in super::super) struct Plan {
    /// What each column holds, with its name.
    pub columns: Vec<(String, Column)>,
    pub notation: Notation,
    /// The languages of terms whose table does not say.
    pair: (Option<Language>, Option<Language>),
}

impl Plan {
    /// A plan for these columns. Where nothing says of what languages a pair of terms
    /// is, that is told once.
    pub(in super::super) fn new(
        columns: Vec<(String, Column)>,
        notation: Notation,
        languages: Option<&(Language, Language)>,
        line: Option<u32>,
        into: &mut Reading<'_>,
    ) -> Self {
        let has = |wanted: fn(&Column) -> bool| columns.iter().any(|(_, column)| wanted(column));
        let is_told = languages.is_some() || has(|column| matches!(column, Column::PairLanguage(_)));
        let mut pair = languages.map_or((None, None), |(from, to)| (Some(from.clone()), Some(to.clone())));
        if !is_told && has(|column| matches!(column, Column::PairTerm(_))) {
            into.problem(Problem { line, kind: ProblemKind::MissingLanguage });
            pair = (Some(Language::unknown()), Some(Language::unknown()));
        }
        Self { columns, notation, pair }
    }
}

/// A row while it is being read.
struct Row<'p> {
    number: u32,
    plan: &'p Plan,
    problems: Vec<Problem>,
    concept: Concept,
    /// The languages that the row itself states.
    stated: (Option<Language>, Option<Language>),
}

/// The concept of a row, and what is wrong in it; no concept where the row is larger
/// than people make them. The id is empty where the row has none.
pub(in super::super) fn read<'c>(
    plan: &Plan,
    number: u32,
    mut cells: impl Iterator<Item = &'c str> + Clone,
) -> (Option<Concept>, Vec<Problem>) {
    let size = || cells.clone().map(|cell| cell.len() + PART * plan.notation.most_in(cell)).sum::<usize>();
    // Every part takes a byte at least, so that hardly any row has to be counted.
    let most: usize = cells.clone().map(|cell| (1 + cell.len()) * (1 + PART)).sum();
    if most > LARGEST_ENTRY && size() > LARGEST_ENTRY {
        return (None, vec![Problem::on_line(number, ProblemKind::EntryTooLarge)]);
    }
    let mut row =
        Row { number, plan, problems: Vec::new(), concept: Concept::default(), stated: (None, None) };
    let filled: Vec<(&Column, &str, &str)> = plan
        .columns
        .iter()
        .zip(cells.by_ref())
        .map(|((name, column), cell)| (column, name.as_str(), cell))
        .collect();
    let extra = cells.filter(|cell| !cell.trim().is_empty()).count();
    if extra > 0 {
        row.report(ProblemKind::ExtraCells(extra));
    }
    for (column, _, cell) in &filled {
        row.read_language(column, cell);
    }
    // Terms first: the other columns speak of them.
    for (column, _, cell) in &filled {
        row.read_content(column, cell);
    }
    for (column, name, cell) in &filled {
        row.read_about_terms(column, name, cell);
    }
    // Last, so that what is said of the others is not said of them.
    for (column, _, cell) in &filled {
        if let Column::StatusTerm(status, language) = column {
            row.read_terms(language, cell, Some(*status));
        }
    }
    (Some(row.concept), row.problems)
}

impl Row<'_> {
    fn read_language(&mut self, column: &Column, cell: &str) {
        let Column::PairLanguage(side) = column else { return };
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        let language = languages::language(cell);
        if language.is_none() {
            self.report(ProblemKind::UnknownLanguage(cell.to_owned()));
            self.concept.fields.push(Field::new(column.name(), cell));
        }
        match side {
            Side::Source => self.stated.0 = language,
            Side::Target => self.stated.1 = language,
        }
    }

    /// Takes in what stands for itself: the terms and the concept's own texts.
    fn read_content(&mut self, column: &Column, cell: &str) {
        let notation = &self.plan.notation;
        let concept = &mut self.concept;
        match column {
            Column::Id => concept.id.0 = notation.text(cell).trim().to_owned(),
            Column::Domain => concept.domain = notation.text(cell),
            Column::Definition => concept.definition = notation.text(cell),
            Column::Note => concept.note = notation.text(cell),
            Column::SectionDefinition(language) if !cell.is_empty() => {
                concept.section_mut(language).definition = notation.text(cell);
            }
            Column::SectionNote(language) if !cell.is_empty() => {
                concept.section_mut(language).note = notation.text(cell);
            }
            Column::SectionField(language, name) if !cell.is_empty() => {
                concept.section_mut(language).fields.push(Field::new(name, notation.text(cell)));
            }
            Column::Field(name) if !cell.is_empty() => {
                concept.fields.push(Field::new(name, notation.text(cell)));
            }
            Column::Links => {
                concept.links.extend(notation.list(cell).into_iter().filter(|link| !link.is_empty()));
            }
            Column::Term(language) => {
                let language = language.clone();
                self.read_terms(&language, cell, None);
            }
            Column::PairTerm(side) if !cell.trim().is_empty() => {
                let (stated, known) = match side {
                    Side::Source => (&self.stated.0, &self.plan.pair.0),
                    Side::Target => (&self.stated.1, &self.plan.pair.1),
                };
                let language = stated.clone().or_else(|| known.clone()).unwrap_or_else(|| {
                    self.problems.push(Problem::on_line(self.number, ProblemKind::MissingLanguage));
                    Language::unknown()
                });
                self.read_terms(&language, cell, None);
            }
            _ => {}
        }
    }

    fn read_terms(&mut self, language: &Language, cell: &str, status: Option<TermStatus>) {
        for text in self.plan.notation.list(cell) {
            if !text.is_empty() {
                let mut term = Term::new(language.clone(), text);
                if let Some(status) = status {
                    term.set_status(status);
                }
                self.concept.terms.push(term);
            }
        }
    }

    /// Takes in what the row says of its terms. What has no place among them
    /// is kept as a field, so that it is written back.
    fn read_about_terms(&mut self, column: &Column, name: &str, cell: &str) {
        if cell.trim().is_empty() {
            return;
        }
        let notation = &self.plan.notation;
        let kept = match column {
            Column::Translate => {
                let known = set_translate(&mut self.concept, cell);
                if !known {
                    self.unknown(name, cell.trim(), "no, yes");
                }
                known
            }
            Column::Forbidden(language) => self.read_forbidden(language.as_ref(), name, cell),
            Column::Texts(texts, language) => self.read_texts(*texts, language, cell),
            Column::TermText(text, language) => self.read_each(language, cell, |term, value| {
                TermText::set(*text, term, value);
            }),
            Column::TermField(language, field) => self.read_each(language, cell, |term, value| {
                term.change_details(|details| details.fields.push(Field::new(field, value)));
            }),
            Column::Attribute(attribute, Some(language)) => {
                let values = notation.list(cell);
                self.read_attribute(*attribute, Some(language), &values, name)
            }
            Column::Attribute(attribute, None) => {
                let count = self.concept.terms.len().max(1);
                let values = vec![notation.text(cell.trim()); count];
                self.read_attribute(*attribute, None, &values, name)
            }
            _ => true,
        };
        if !kept {
            set_value(&mut self.concept.fields, name, self.plan.notation.text(cell));
        }
    }

    /// Several texts for each of a language's terms: `|` between texts, `||`
    /// between those of one term and those of the next; the last term takes all
    /// that are left. False where there is no term to have them.
    fn read_texts(&mut self, texts: Texts, language: &Language, cell: &str) -> bool {
        let parts = self.plan.notation.list(cell);
        let mut terms = self.terms_of(Some(language));
        let Some(last) = terms.len().checked_sub(1) else { return false };
        let mut index = 0;
        for text in parts {
            if text.is_empty() {
                index = (index + 1).min(last);
            } else {
                texts.push(terms[index], text);
            }
        }
        true
    }

    /// A text for each of a language's terms in their order. False where one has
    /// no term.
    fn read_each(&mut self, language: &Language, cell: &str, set: impl Fn(&mut Term, String)) -> bool {
        let values = self.plan.notation.list(cell);
        let mut terms = self.terms_of(Some(language));
        if values.iter().skip(terms.len()).any(|value| !value.is_empty()) {
            return false;
        }
        for (term, value) in terms.iter_mut().zip(values) {
            if !value.is_empty() {
                set(term, value);
            }
        }
        true
    }

    fn read_forbidden(&mut self, language: Option<&Language>, name: &str, cell: &str) -> bool {
        match words::is_yes(cell) {
            Some(true) => {
                let mut terms = self.terms_of(language);
                terms.iter_mut().for_each(|term| term.set_status(TermStatus::Forbidden));
                !terms.is_empty()
            }
            Some(false) => true,
            None => {
                self.unknown(name, cell.trim(), "true, false");
                false
            }
        }
    }

    /// Sets an attribute of the terms, of one language or all, to the values in
    /// their order. False where a value is unknown or has no term.
    fn read_attribute(
        &mut self,
        attribute: Attribute,
        language: Option<&Language>,
        values: &[String],
        column: &str,
    ) -> bool {
        let mut terms = self.terms_of(language).into_iter();
        for value in values {
            let term = terms.next();
            if value.is_empty() {
                continue;
            }
            let Some(term) = term else { return false };
            if !attribute.set(term, value) {
                self.unknown(column, value, &attribute.names().join(", "));
                return false;
            }
        }
        true
    }

    fn terms_of(&mut self, language: Option<&Language>) -> Vec<&mut Term> {
        let terms = self.concept.terms.iter_mut();
        terms.filter(|term| language.is_none_or(|wanted| term.language == *wanted)).collect()
    }

    fn unknown(&mut self, column: &str, value: &str, expected: &str) {
        let (column, value, expected) = (column.to_owned(), value.to_owned(), expected.to_owned());
        self.report(ProblemKind::UnknownValue { column, value, expected });
    }

    fn report(&mut self, kind: ProblemKind) {
        self.problems.push(Problem::on_line(self.number, kind));
    }
}
