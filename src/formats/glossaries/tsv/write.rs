//! Writes a glossary as a table.
//!
//! The columns a file came with stay in their order; what else the concepts
//! need is added behind them. An attribute that is the same for all terms of
//! every concept takes one column, otherwise one for each language.

use super::columns::{Attribute, Column, Texts, translate_of};
use crate::formats::glossaries::{GlossaryFile, Head, languages};
use crate::model::{Concept, Language, Term, TermDetails, value_of};
use std::collections::HashSet;

/// Makes of a head what a table can hold: remarks on one line each.
pub(super) fn fit_head(head: &mut Head) {
    head.fields.clear();
    head.variety.clear();
    for comment in &mut head.comments {
        *comment = comment.replace(['\n', '\r'], " ");
    }
    for text in [&mut head.name, &mut head.licence, &mut head.origin] {
        *text = text.trim().to_owned();
    }
}

/// What a table can hold of a concept.
pub(super) fn fit(concept: &Concept) -> Concept {
    let mut concept = concept.clone();
    concept.history.clear();
    concept.sections.clear();
    let mut names = HashSet::new();
    concept.fields.retain(|field| {
        field.is_plain()
            && field.name.trim() == field.name
            && Column::of_name(&field.name) == Column::Other
            && names.insert(field.name.to_lowercase())
    });
    for term in &mut concept.terms {
        term.change_details(|details| {
            *details = TermDetails {
                forms: std::mem::take(&mut details.forms),
                first_mention: std::mem::take(&mut details.first_mention),
                must_match: std::mem::take(&mut details.must_match),
                must_not_match: std::mem::take(&mut details.must_not_match),
                ..TermDetails::default()
            };
            details.first_mention = details.first_mention.trim().to_owned();
            for texts in [&mut details.forms, &mut details.must_match, &mut details.must_not_match] {
                trim_all(texts);
            }
        });
        term.text = term.text.trim().to_owned();
        trim_all(&mut term.variants);
    }
    trim_all(&mut concept.links);
    concept.tidy();
    concept
}

fn trim_all(texts: &mut [String]) {
    for text in texts {
        *text = text.trim().to_owned();
    }
}

/// The bytes of the table, in UTF-8, each line ended by a line feed.
pub(super) fn table(file: &GlossaryFile) -> Vec<u8> {
    let layout = Layout::of(file);
    let mut out = String::new();
    for (key, value) in
        [("name", &file.head.name), ("licence", &file.head.licence), ("origin", &file.head.origin)]
    {
        if !value.is_empty() {
            out.push_str(&format!("# {key}: {}\n", escape(value, false)));
        }
    }
    for comment in &file.head.comments {
        out.push_str(&format!("# {}\n", comment.replace(['\n', '\r'], " ")));
    }
    let header: Vec<String> = layout.columns.iter().map(|(name, _)| escape(name, false)).collect();
    push_line(&mut out, &header);
    for concept in &file.concepts {
        let cells: Vec<String> =
            layout.columns.iter().map(|(name, column)| layout.cell(concept, name, column)).collect();
        push_line(&mut out, &cells);
    }
    out.into_bytes()
}

/// The columns of a table.
struct Layout {
    columns: Vec<(String, Column)>,
    /// The attributes that take a column for each language.
    by_language: Vec<Attribute>,
}

impl Layout {
    fn of(file: &GlossaryFile) -> Self {
        let by_language = Attribute::ALL
            .into_iter()
            .filter(|attribute| !file.concepts.iter().all(|concept| is_uniform(concept, *attribute)))
            .collect();
        let columns = Vec::new();
        let mut layout = Self { columns, by_language };
        for name in &file.head.columns {
            layout.add(name.clone());
        }
        if !layout.columns.iter().any(|(_, column)| *column == Column::Id) {
            layout.columns.insert(0, ("id".into(), Column::Id));
        }
        let concepts = || file.concepts.iter();
        let terms = || concepts().flat_map(|concept| &concept.terms);
        let languages = languages(&file.concepts);
        for &language in &languages {
            layout.require(Column::Term(language.clone()), || Column::term_name(language));
        }
        for attribute in Attribute::ALL {
            if layout.by_language.contains(&attribute) {
                for &language in &languages {
                    if terms().any(|term| term.language == *language && !attribute.of(term).is_empty()) {
                        layout.require(Column::Attribute(attribute, Some(language.clone())), || {
                            format!("{}_{language}", attribute.column())
                        });
                    }
                }
            } else if terms().any(|term| !attribute.of(term).is_empty()) {
                layout.require(Column::Attribute(attribute, None), || attribute.column().into());
            }
        }
        for &language in &languages {
            let terms = || terms().filter(|term| term.language == *language);
            for texts in Texts::ALL {
                if terms().any(|term| !texts.of(term).is_empty()) {
                    let name = || format!("{}_{language}", texts.column());
                    layout.require(Column::Texts(texts, language.clone()), name);
                }
            }
            if terms().any(|term| !term.details().first_mention.is_empty()) {
                let name = || format!("firstmention_{language}");
                layout.require(Column::FirstMention(language.clone()), name);
            }
        }
        let texts = [
            (Column::Domain, "domain", concepts().any(|concept| !concept.domain.is_empty())),
            (Column::Definition, "definition", concepts().any(|concept| !concept.definition.is_empty())),
            (Column::Note, "note", concepts().any(|concept| !concept.note.is_empty())),
            (Column::Translate, "translate", concepts().any(|concept| concept.do_not_translate)),
            (Column::Links, "links", concepts().any(|concept| !concept.links.is_empty())),
        ];
        for (column, name, needed) in texts {
            if needed {
                layout.require(column, || name.into());
            }
        }
        for concept in concepts() {
            for field in &concept.fields {
                layout.add(field.name.clone());
            }
        }
        layout
    }

    /// Adds a column of this name unless there is one.
    fn add(&mut self, name: String) {
        let lower = name.to_lowercase();
        if !name.trim().is_empty() && !self.columns.iter().any(|(present, _)| present.to_lowercase() == lower)
        {
            let column = Column::of_name(&name);
            self.columns.push((name, column));
        }
    }

    /// Adds a column that holds this unless there is one.
    fn require(&mut self, column: Column, name: impl FnOnce() -> String) {
        if !self.columns.iter().any(|(_, present)| *present == column) {
            self.columns.push((name(), column));
        }
    }

    fn cell(&self, concept: &Concept, name: &str, column: &Column) -> String {
        let text = match column {
            Column::Id => escape(&concept.id.0, false),
            Column::Domain => escape(&concept.domain, false),
            Column::Definition => escape(&concept.definition, false),
            Column::Note => escape(&concept.note, false),
            Column::Term(language) => {
                list(of_language(concept, language).map(|term| escape(&term.text, true)))
            }
            Column::Translate => translate_of(concept).to_owned(),
            Column::Links => list(concept.links.iter().map(|link| escape(link, true))),
            Column::Texts(texts, language) => groups(concept, language, *texts),
            Column::FirstMention(language) => {
                let mention = |term: &Term| escape(&term.details().first_mention, true);
                list(of_language(concept, language).map(mention))
            }
            Column::Attribute(attribute, None) if !self.by_language.contains(attribute) => {
                concept.terms.first().map_or("", |term| attribute.of(term)).to_owned()
            }
            Column::Attribute(attribute, Some(language)) if self.by_language.contains(attribute) => {
                list(of_language(concept, language).map(|term| attribute.of(term).to_owned()))
            }
            _ => String::new(),
        };
        // A cell that could not be understood was kept as it was.
        match value_of(&concept.fields, name) {
            Some(kept) if text.is_empty() => escape(kept, false),
            _ => text,
        }
    }
}

/// Whether an attribute is the same for all terms of a concept.
fn is_uniform(concept: &Concept, attribute: Attribute) -> bool {
    concept.terms.windows(2).all(|pair| attribute.of(&pair[0]) == attribute.of(&pair[1]))
}

fn of_language<'a>(concept: &'a Concept, language: &'a Language) -> impl Iterator<Item = &'a Term> {
    concept.terms.iter().filter(move |term| term.language == *language)
}

/// The parts with `|` between them, without the empty ones at the end.
fn list(parts: impl Iterator<Item = String>) -> String {
    let joined = parts.collect::<Vec<_>>().join("|");
    match joined.trim_end_matches('|') {
        // An escaped `|` at the end belongs to its part.
        trimmed if trimmed.ends_with('\\') => joined,
        trimmed => trimmed.to_owned(),
    }
}

/// The texts of each term, `||` before those of the next one.
fn groups(concept: &Concept, language: &Language, texts: Texts) -> String {
    let groups: Vec<String> = of_language(concept, language)
        .map(|term| texts.of(term).iter().map(|text| escape(text, true)).collect::<Vec<_>>().join("|"))
        .collect();
    let mut out = String::new();
    for (index, group) in groups.iter().enumerate() {
        if groups[index..].iter().all(String::is_empty) {
            break;
        }
        if index > 0 {
            // `||` moves on to the next term; behind an empty group one `|` does.
            out.push_str(if groups[index - 1].is_empty() { "|" } else { "||" });
        }
        out.push_str(group);
    }
    out
}

/// The text as a cell can hold it.
fn escape(text: &str, within_list: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' => out.push_str("\\\\"),
            '|' if within_list => out.push_str("\\|"),
            '#' if at == 0 => out.push_str("\\#"),
            _ => out.push(c),
        }
    }
    out
}

fn push_line(out: &mut String, cells: &[String]) {
    out.push_str(cells.join("\t").trim_end_matches('\t'));
    out.push('\n');
}
