//! Tables of cells as they stand in spreadsheets and quoted text files, read row by
//! row.

use super::cell::Notation;
use super::columns::Column;
use super::guess::{self, Guess, HeaderRow};
use super::row::{self, Plan};
use crate::formats::glossaries::{ReadOptions, Reading};
use crate::formats::{Problem, ProblemKind};
use crate::model::{Concept, ConceptId, Field, Language, Term, value_of};
use rustc_hash::FxHashMap;

/// The rows of a table that have something in them.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Sheet {
    /// What the sheet is called; empty where a file is one table.
    pub name: String,
    /// Each row with its line or number in the file, from 1.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// Reads the concepts of a file's tables: of the one that the mapping names, else
/// of all whose columns name languages, else of the first.
pub(in super::super) fn read_sheets(sheets: Vec<Sheet>, options: &ReadOptions, into: &mut Reading<'_>) {
    let mut guessed: Vec<(Sheet, Guess)> = guess::wanted(sheets, options)
        .into_iter()
        .map(|sheet| {
            let guess = guess::of_rows(&sheet.rows, options, HeaderRow::Likely);
            (sheet, guess)
        })
        .collect();
    let named = |guess: &Guess| guess.has_terms() && (guess.mapping.header || options.mapping.is_some());
    if guessed.iter().any(|(_, guess)| named(guess)) {
        guessed.retain(|(_, guess)| named(guess));
    } else {
        let first = guessed.iter().position(|(_, guess)| guess.has_terms()).unwrap_or_default();
        guessed = guessed.into_iter().skip(first).take(1).collect();
    }
    if guessed.is_empty() {
        into.problem(Problem::of_file(ProblemKind::NoLanguage(String::new())));
    }
    let several = guessed.len() > 1;
    for (sheet, guess) in guessed {
        let domain = if several { sheet.name.clone() } else { String::new() };
        read_sheet(sheet, guess, &domain, options, into);
    }
}

/// How many terms or fields a concept has at most that takes another row in; what has
/// more is not made by people, and is split.
const UNITED: usize = 400;

fn read_sheet(sheet: Sheet, guess: Guess, domain: &str, options: &ReadOptions, into: &mut Reading<'_>) {
    let Guess { mapping, names, .. } = guess;
    let mut rows = sheet.rows.into_iter().skip(mapping.skip);
    let header = if mapping.header { rows.next() } else { None };
    if !mapping.columns.iter().any(Column::is_term) {
        let line = header.as_ref().map(|(line, _)| *line);
        let found: Vec<&str> = names.iter().map(|name| &**name).filter(|name| !name.is_empty()).collect();
        into.problem(Problem { line, kind: ProblemKind::NoLanguage(found.join(", ")) });
    }
    let line = header.map(|(line, _)| line);
    let is_guessed = |(at, column): (usize, &Column)| {
        let name = names.get(at).map_or(&[][..], std::slice::from_ref);
        *column == Column::Term(Language::unknown()) && super::columns_of(name) != [column.clone()]
    };
    if mapping.columns.iter().enumerate().any(is_guessed) {
        into.problem(Problem { line, kind: ProblemKind::MissingLanguage });
    }
    keep_names(&mapping.columns, &names, into);
    let has_ids = mapping.columns.contains(&Column::Id);
    let columns = mapping.columns.into_iter().enumerate().map(|(at, column)| {
        let name = names.get(at).filter(|name| !name.trim().is_empty());
        (name.map_or_else(|| column.name(), |name| name.trim().to_owned()), column)
    });
    let notation = Notation::Plain(mapping.separators);
    let plan = Plan::new(columns.collect(), notation, options.languages.as_ref(), line, into);
    let mut concepts: Vec<(u32, Concept)> = Vec::new();
    let mut by_id: FxHashMap<String, usize> = FxHashMap::default();
    for (line, cells) in rows {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let (concept, problems) = row::read(&plan, line, cells.iter().map(String::as_str));
        problems.into_iter().for_each(|problem| into.problem(problem));
        let Some(mut concept) = concept else { continue };
        if has_ids && concept.id.0.is_empty() {
            concept.id = ConceptId(format!("line-{line}"));
            let kind = ProblemKind::MissingId(concept.id.0.clone());
            into.problem(Problem::on_line(line, kind));
        }
        if concept.domain.is_empty() {
            concept.domain = domain.to_owned();
        }
        if !has_ids {
            into.concept(line, concept);
            continue;
        }
        let has_room = |at: &usize| {
            let Concept { terms, links, sections, fields, .. } = &concepts[*at].1;
            [terms.len(), links.len(), sections.len(), fields.len()].iter().all(|count| *count < UNITED)
        };
        let known = by_id.get(&concept.id.0).copied();
        match known.filter(has_room) {
            Some(at) => unite(&mut concepts[at].1, concept),
            None => {
                by_id.insert(concept.id.0.clone(), concepts.len());
                concepts.push((line, concept));
            }
        }
    }
    for (line, concept) in concepts {
        into.concept(line, concept);
    }
}

/// Keeps the names of the columns, so that a written table has them in their place;
/// where a name would be taken for something else when it stands alone, ours.
pub(in super::super) fn keep_names(columns: &[Column], names: &[String], into: &mut Reading<'_>) {
    let mut kept: Vec<&Column> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let passing = matches!(
            column,
            Column::Ignored | Column::StatusTerm(..) | Column::PairTerm(_) | Column::PairLanguage(_)
        );
        if passing || kept.contains(&column) {
            continue;
        }
        kept.push(column);
        let name = match (column, names.get(at)) {
            (Column::Forbidden(None), _) => "status".to_owned(),
            (_, Some(name)) if super::columns_of(std::slice::from_ref(name)) == [column.clone()] => {
                name.trim().to_owned()
            }
            _ => column.name(),
        };
        into.head.columns.push(name);
    }
}

/// Takes another row of the same concept into it.
fn unite(concept: &mut Concept, other: Concept) {
    let Concept { domain, definition, note, do_not_translate, links, terms, sections, fields, .. } = other;
    let texts = [
        ("domain", &mut concept.domain, domain),
        ("definition", &mut concept.definition, definition),
        ("note", &mut concept.note, note),
    ];
    let mut others: Vec<Field> = Vec::new();
    for (name, text, more) in texts {
        if text.is_empty() {
            *text = more;
        } else if !more.is_empty() && *text != more {
            others.push(Field::new(name, more));
        }
    }
    concept.do_not_translate |= do_not_translate;
    for link in links {
        if !concept.links.contains(&link) {
            concept.links.push(link);
        }
    }
    for term in terms {
        let same = |known: &&mut Term| known.text == term.text && known.language == term.language;
        match concept.terms.iter_mut().find(same) {
            Some(known) if known.details.is_none() && known.status_assumed => *known = term,
            Some(known) if *known == term || is_bare(&term) => {}
            _ => concept.terms.push(term),
        }
    }
    for section in sections {
        let kept = concept.section_mut(&section.language);
        if kept.is_empty() {
            *kept = section;
        } else if *kept != section {
            others.push(Field::new("definition", section.definition));
            others.push(Field::new("note", section.note));
            others.extend(section.fields);
        }
    }
    others.extend(fields);
    for more in others.into_iter().filter(|more| !more.value.is_empty()) {
        if value_of(&concept.fields, &more.name) != Some(&more.value) && !concept.fields.contains(&more) {
            concept.fields.push(more);
        }
    }
}

/// Whether nothing is said of a term beside its wording.
fn is_bare(term: &Term) -> bool {
    *term == Term::new(term.language.clone(), term.text.clone())
}
