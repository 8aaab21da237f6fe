//! What the columns of a UTX table mean: a concept as rows, and rows as a concept.

use crate::formats::ProblemKind;
use crate::formats::glossaries::pairs::{self, one_line};
use crate::model::{
    Concept, ConceptId, Field, Gender, GrammaticalNumber, Language, PartOfSpeech, Term, TermStatus,
};
use rustc_hash::FxHashSet;

/// The column of the source term.
pub(super) const SOURCE: &str = "src";
/// The column of the target term.
pub(super) const TARGET: &str = "tgt";
/// The column of the source term's part of speech, which every table has.
pub(super) const POS: &str = "src:pos";
/// The column that ties rows together.
pub(super) const CONCEPT_ID: &str = "concept ID";
/// How many rows make one concept; what has more is not made by people, and is split.
pub(super) const MOST_ROWS: usize = 200;
const STATUS: &str = "term status";
const COMMENT: &str = "comment";
const DEFINITION: &str = "definition";
const DOMAIN: &str = "domain";

/// The filled cells of a row, each with the name of its column.
#[derive(Default)]
pub(super) struct Row(Vec<(String, String)>);

impl Row {
    /// Adds a cell unless it is empty or its column has one.
    pub(super) fn push(&mut self, name: &str, cell: &str) {
        if !cell.is_empty() && self.get(name).is_none() {
            self.0.push((name.to_owned(), cell.to_owned()));
        }
    }

    /// The cell of this column.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(column, _)| column == name).map(|(_, cell)| &**cell)
    }

    /// The columns with a cell.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }
}

/// Whether a line names columns.
pub(super) fn is_header(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or_default();
    first.trim().eq_ignore_ascii_case(SOURCE)
}

/// A row for each pair of terms of the concept.
pub(super) fn rows(concept: &Concept, from: &Language, to: &Language) -> Vec<Row> {
    let mut rows = Vec::new();
    for (source, target) in pairs::pairs(concept, from, to) {
        let mut row = Row::default();
        row.push(SOURCE, &one_line(&source.text));
        row.push(TARGET, &one_line(&target.text));
        // A row that begins so is a remark.
        let is_remark = row.get(SOURCE).is_none_or(|text| text.starts_with('#'));
        if is_remark || row.get(TARGET).is_none() {
            continue;
        }
        push_term(&mut row, SOURCE, source);
        push_term(&mut row, TARGET, target);
        for (name, text) in
            [(COMMENT, &concept.note), (DEFINITION, &concept.definition), (DOMAIN, &concept.domain)]
        {
            row.push(name, &one_line(text));
        }
        for field in concept.fields.iter().filter(|field| field.is_plain()) {
            if let Some(name) = column_name(&field.name) {
                row.push(&name, &one_line(&field.value));
            }
        }
        rows.push(row);
        if rows.len() == MOST_ROWS {
            break;
        }
    }
    rows
}

/// Adds what is said of a term beside its wording.
fn push_term(row: &mut Row, side: &str, term: &Term) {
    let kept = term.details().fields.iter().find(|field| field.name == STATUS && field.is_plain());
    let status = match (kept, term.stated_status()) {
        (Some(field), stated) if known_status(&field.value).is_none_or(|of| Some(of) == stated) => {
            Some(one_line(&field.value))
        }
        (_, stated) => stated.and_then(status_name).map(str::to_owned),
    };
    row.push(status_column(side), &status.unwrap_or_default());
    row.push(&format!("{side}:pos"), term.part_of_speech.map_or("", PartOfSpeech::name));
    row.push(&format!("{side}:gender"), term.gender.map_or("", Gender::name));
    row.push(&format!("{side}:number"), term.number.map_or("", GrammaticalNumber::name));
    row.push(&format!("{side}:{COMMENT}"), &one_line(&term.details().note));
    for field in term.details().fields.iter().filter(|field| field.is_plain() && field.name != STATUS) {
        let name = one_line(&field.name);
        if !name.is_empty() {
            row.push(&format!("{side}:{name}"), &one_line(&field.value));
        }
    }
}

/// The name of a concept's column, unless it would be taken for something else.
fn column_name(name: &str) -> Option<String> {
    let name = one_line(name);
    let taken = name.is_empty()
        || [SOURCE, TARGET, CONCEPT_ID, STATUS].contains(&&*name)
        || [SOURCE, TARGET].iter().any(|side| of_side(&name, side).is_some());
    (!taken).then_some(name)
}

fn of_side<'a>(column: &'a str, side: &str) -> Option<&'a str> {
    column.strip_prefix(side)?.strip_prefix(':')
}

/// The concept that rows make. Its id is left empty.
pub(super) fn concept(
    rows: &[Row],
    from: &Language,
    to: &Language,
    report: &mut dyn FnMut(ProblemKind),
) -> Concept {
    let mut concept = Concept::new(ConceptId::default());
    let mut wordings = FxHashSet::default();
    for row in rows {
        let source = read_term(row, SOURCE, from, report);
        let mut target = read_term(row, TARGET, to, report);
        for (name, cell) in &row.0 {
            let is_terms = [SOURCE, TARGET].iter().any(|side| name == side || of_side(name, side).is_some());
            if is_terms || *name == CONCEPT_ID || *name == STATUS {
                continue;
            }
            // What differs from row to row is said of the row's term.
            if !set_of_concept(&mut concept, name, cell) {
                let term = target.as_mut().filter(|term| !term.text.is_empty());
                match term {
                    Some(term) => term.change_details(|details| match name.as_str() {
                        COMMENT if details.note.is_empty() => details.note.clone_from(cell),
                        _ => details.fields.push(Field::new(name, cell)),
                    }),
                    None => concept.fields.push(Field::new(name, cell)),
                }
            }
        }
        for term in [source, target].into_iter().flatten() {
            // Of many terms few have a wording that another has.
            let is_new = wordings.insert(term.text.clone());
            if is_new || !concept.terms.contains(&term) {
                concept.terms.push(term);
            }
        }
    }
    concept
}

/// Lets a concept say what a cell does; false where it says something else.
fn set_of_concept(concept: &mut Concept, name: &str, cell: &str) -> bool {
    let text = match name {
        COMMENT => &mut concept.note,
        DEFINITION => &mut concept.definition,
        DOMAIN => &mut concept.domain,
        _ => match concept.fields.iter_mut().position(|field| field.name == name) {
            Some(at) => &mut concept.fields[at].value,
            None => {
                concept.fields.push(Field::new(name, cell));
                return true;
            }
        },
    };
    if text.is_empty() {
        *text = cell.to_owned();
    }
    text == cell
}

/// The term of one side of a row.
fn read_term(
    row: &Row,
    side: &str,
    language: &Language,
    report: &mut dyn FnMut(ProblemKind),
) -> Option<Term> {
    let mut term = Term::new(language.clone(), row.get(side)?);
    for (name, cell) in &row.0 {
        let about = if *name == status_column(side) { Some(STATUS) } else { of_side(name, side) };
        let Some(about) = about else { continue };
        let set = match about {
            STATUS => set_status(&mut term, cell, report),
            "pos" => {
                term.part_of_speech = PartOfSpeech::from_name(&cell.replace(' ', ""));
                term.part_of_speech.is_some()
            }
            "gender" => {
                term.gender = Gender::from_name(cell);
                term.gender.is_some()
            }
            "number" => {
                term.number = GrammaticalNumber::from_name(cell);
                term.number.is_some()
            }
            COMMENT => {
                term.change_details(|details| details.note.clone_from(cell));
                true
            }
            _ => false,
        };
        if !set {
            term.change_details(|details| details.fields.push(Field::new(about, cell)));
        }
    }
    Some(term)
}

/// The column of a term's status: that of a row is said of its target.
fn status_column(side: &str) -> &'static str {
    if side == TARGET { STATUS } else { "src:term status" }
}

/// The statuses of UTX, of which the model has fewer: the first of several is written
/// where no file said another.
const STATUSES: [(&str, TermStatus); 6] = [
    ("approved", TermStatus::Preferred),
    ("provisional", TermStatus::Proposed),
    ("non-standard", TermStatus::Deprecated),
    ("obsolete", TermStatus::Deprecated),
    ("forbidden", TermStatus::Forbidden),
    ("rejected", TermStatus::Forbidden),
];

fn known_status(name: &str) -> Option<TermStatus> {
    let known = STATUSES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim()));
    known.map(|(_, status)| *status)
}

fn status_name(status: TermStatus) -> Option<&'static str> {
    STATUSES.iter().find(|(_, of)| *of == status).map(|(name, _)| *name)
}

/// Gives a term the status that a cell names; false where the cell is to be kept.
fn set_status(term: &mut Term, cell: &str, report: &mut dyn FnMut(ProblemKind)) -> bool {
    match known_status(cell) {
        Some(status) => {
            term.set_status(status);
            status_name(status) == Some(cell)
        }
        None => {
            let expected = STATUSES.map(|(name, _)| name).join(", ");
            report(ProblemKind::UnknownValue { column: STATUS.into(), value: cell.into(), expected });
            false
        }
    }
}
