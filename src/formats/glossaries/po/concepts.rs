//! An entry of a PO file as a concept, and a concept as entries.

use crate::formats::glossaries::pairs::{self, one_line};
use crate::formats::po::{Entry, MOST_PLURALS};
use crate::model::{Concept, ConceptId, Field, Language, Term, TermStatus};
use rustc_hash::FxHashSet;

/// The form of the fields that keep what only PO has.
const FORM: &str = "po";
const CONTEXT: &str = "msgctxt";
const PLURAL: &str = "msgid_plural";
const REFERENCE: &str = "reference";
const FLAG: &str = "flag";
const PREVIOUS: &str = "previous ";
const OBSOLETE: &str = "obsolete";

/// Nobody has looked at the translation.
const FUZZY: &str = "fuzzy";
/// Weblate: the translation must not be used.
const FORBIDDEN: &str = "forbidden";
/// Weblate: the source is left as it is.
const READ_ONLY: &str = "read-only";

/// The text as a PO file can hold it: without control characters other than line
/// ends and tabs, and without space at its ends.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim().to_owned()
}

/// The lines of a comment as one text.
pub(super) fn comment(lines: &[String]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    clean(&lines.join("\n"))
}

/// A text as the lines of a comment.
pub(super) fn comment_lines(text: &str) -> Vec<String> {
    let text = clean(text);
    if text.is_empty() {
        return Vec::new();
    }
    text.split('\n').map(|line| line.trim_end().to_owned()).collect()
}

/// The concept that an entry is. Its id is left empty.
pub(super) fn concept(entry: &Entry, from: &Language, to: &Language) -> Concept {
    let mut concept = Concept::new(ConceptId::default());
    concept.note = comment(&entry.translator);
    concept.definition = comment(&entry.extracted);
    let keep = |name: &str, text: &str| Field::of_form(FORM, name, text);
    concept.fields.extend(entry.context.iter().map(|text| keep(CONTEXT, &clean(text))));
    concept.fields.extend(entry.references.iter().map(|text| keep(REFERENCE, &one_line(text))));
    for (keyword, text) in &entry.previous {
        concept.fields.push(keep(&format!("{PREVIOUS}{keyword}"), &clean(text)));
    }
    let mut source = Term::new(from.clone(), clean(entry.source.as_deref().unwrap_or_default()));
    if let Some(plural) = &entry.plural {
        source.change_details(|details| details.fields.push(keep(PLURAL, &clean(plural))));
    }
    let texts = entry.translations.iter().map(|(form, text)| (form, clean(text)));
    let texts: Vec<_> = texts.filter(|(_, text)| !text.is_empty()).collect();
    let mut target = texts.first().map(|(_, text)| Term::new(to.clone(), text));
    if let Some(target) = target.as_mut().filter(|_| entry.plural.is_some()) {
        let forms = texts.iter().map(|(form, text)| keep(&format!("msgstr[{form}]"), text));
        target.change_details(|details| details.fields.extend(forms));
    }
    match &mut target {
        Some(target) if entry.obsolete => target.set_status(TermStatus::Deprecated),
        None if entry.obsolete => concept.fields.push(keep(OBSOLETE, "yes")),
        Some(target) if entry.flags.iter().any(|flag| flag == FORBIDDEN) => {
            target.set_status(TermStatus::Forbidden);
        }
        Some(target) if entry.flags.iter().any(|flag| flag == FUZZY) => {
            target.set_status(TermStatus::Proposed);
        }
        _ => {}
    }
    let said = target.as_ref().and_then(flag_of);
    for flag in &entry.flags {
        match flag.as_str() {
            READ_ONLY => concept.do_not_translate = true,
            flag if said == Some(flag) => {}
            flag => concept.fields.push(keep(FLAG, &one_line(flag))),
        }
    }
    concept.terms = [Some(source), target].into_iter().flatten().collect();
    concept.terms.retain(|term| !term.text.is_empty());
    concept.fields.retain(|field| !field.says_nothing());
    concept
}

/// The flag that says what the status of a target term does.
fn flag_of(target: &Term) -> Option<&'static str> {
    match target.stated_status()? {
        TermStatus::Forbidden => Some(FORBIDDEN),
        TermStatus::Proposed => Some(FUZZY),
        _ => None,
    }
}

/// An entry for each pair of terms of a concept, or for each source term where it has
/// no target. Entries need not differ in their sources and contexts.
pub(super) fn entries(concept: &Concept, from: &Language, to: &Language) -> Vec<Entry> {
    let pairs = pairs::pairs(concept, from, to);
    if !pairs.is_empty() {
        return pairs
            .into_iter()
            .filter_map(|(source, target)| entry(concept, source, Some(target)))
            .collect();
    }
    pairs::terms_of_side(concept, from, to).filter_map(|source| entry(concept, source, None)).collect()
}

/// The entry of a pair.
fn entry(concept: &Concept, source: &Term, target: Option<&Term>) -> Option<Entry> {
    let text = Some(clean(&source.text)).filter(|text| !text.is_empty())?;
    let translation = target.map(|target| clean(&target.text)).unwrap_or_default();
    let target = target.filter(|_| !translation.is_empty());
    let sections =
        || [Some(source), target].into_iter().flatten().filter_map(|term| concept.section(&term.language));
    let definitions = [&concept.definition].into_iter().chain(sections().map(|section| &section.definition));
    let notes = [&concept.note].into_iter().chain(sections().map(|section| &section.note));
    let notes = notes.chain([target, Some(source)].into_iter().flatten().map(|term| &term.details().note));
    let fields = |name: &'static str| {
        concept.fields.iter().filter(move |field| field.form == FORM && field.name == name)
    };
    let of_term = |term: &Term, name: &str| {
        let mut fields = term.details().fields.iter();
        fields.find(|field| field.form == FORM && field.name == name).map(|field| clean(&field.value))
    };
    let status = target.and_then(Term::stated_status);
    let mut flags: Vec<String> = Vec::new();
    let stated = target.and_then(flag_of).into_iter().chain(concept.do_not_translate.then_some(READ_ONLY));
    let kept = fields(FLAG).flat_map(|field| field.value.split(','));
    let mut seen = FxHashSet::default();
    for flag in stated.chain(kept).map(one_line).filter(|flag| !flag.is_empty()) {
        if seen.insert(flag.clone()) {
            flags.push(flag);
        }
    }
    let plural = of_term(source, PLURAL).filter(|text| !text.is_empty());
    let mut translations = vec![(0, translation.clone())];
    if let Some(target) = target.filter(|_| plural.is_some()) {
        let forms = (0..).map_while(|form| plural_form(target, form));
        let mut forms: Vec<(usize, String)> = forms.enumerate().collect();
        // The term is the first form; the field follows where somebody changed it.
        if let Some(first) = forms.iter_mut().find(|(_, text)| !text.is_empty()) {
            first.1 = translation;
            translations = forms;
        }
    }
    let previous = ["msgctxt", "msgid", "msgid_plural"].into_iter().flat_map(|keyword| {
        let name = format!("{PREVIOUS}{keyword}");
        let field = concept.fields.iter().find(|field| field.form == FORM && field.name == name);
        field.map(|field| (keyword.to_owned(), clean(&field.value)))
    });
    Some(Entry {
        line: 0,
        translator: comment_lines(&joined(notes)),
        extracted: comment_lines(&joined(definitions)),
        references: fields(REFERENCE)
            .map(|field| one_line(&field.value))
            .filter(|text| !text.is_empty())
            .collect(),
        flags,
        previous: previous.filter(|(_, text)| !text.is_empty()).collect(),
        obsolete: status == Some(TermStatus::Deprecated)
            || (target.is_none() && fields(OBSOLETE).next().is_some()),
        context: fields(CONTEXT).map(|field| clean(&field.value)).find(|text| !text.is_empty()),
        source: Some(text),
        plural,
        translations,
    })
}

/// A plural form of a target term, empty where only later ones are said; `None`
/// behind the last.
fn plural_form(target: &Term, form: usize) -> Option<String> {
    let mut last = None;
    for field in target.details().fields.iter().filter(|field| field.form == FORM) {
        let number = field.name.strip_prefix("msgstr[").and_then(|rest| rest.strip_suffix(']')?.parse().ok());
        match number {
            Some(number) if number == form => return Some(clean(&field.value)),
            Some::<usize>(number) if number < MOST_PLURALS => last = last.max(Some(number)),
            _ => {}
        }
    }
    last.filter(|last| *last > form).map(|_| String::new())
}

/// The different texts, one behind the other.
fn joined<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for text in texts.map(|text| clean(text)).filter(|text| !text.is_empty()) {
        if !parts.contains(&text) {
            parts.push(text);
        }
    }
    parts.join("\n")
}

/// Gives an entry another context.
pub(super) fn set_context(concept: &mut Concept, context: &str) {
    concept.fields.retain(|field| field.form != FORM || field.name != CONTEXT);
    concept.fields.push(Field::of_form(FORM, CONTEXT, context));
}
