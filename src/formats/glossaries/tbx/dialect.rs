//! What a dialect of TBX holds of an entry.

use super::categories::{self, Category, Level};
use super::entry::{ELEMENT, Entry, TERM, Wording};
use super::read::GROUP_ID;
use super::{ids, read, when};
use crate::formats::xml::{Element, Node, holdable};
use crate::model::{Concept, Field};
use rustc_hash::FxHashSet;
use std::collections::HashSet;

/// A version, dialect and style of TBX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flavour {
    pub version: Version,
    pub dialect: Dialect,
    pub style: Style,
}

/// A version of TBX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// ISO 30042:2008.
    V2,
    /// ISO 30042:2019.
    V3,
}

/// Which data categories there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// All that anybody wrote.
    Open,
    /// Those of TBX-Basic.
    Basic,
    /// Those of TBX-Min.
    Min,
}

/// How a data category is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As the attribute `type` of an element (DCA).
    Attribute,
    /// As an element of its own (DCT).
    Tag,
}

impl Flavour {
    /// What this flavour holds of a concept. `targets` are the ids that references
    /// can point to, `taken` those that were given already.
    pub(super) fn hold(
        self,
        concept: &Concept,
        targets: &HashSet<String>,
        taken: &mut FxHashSet<String>,
    ) -> Option<Concept> {
        let wording = if self.dialect == Dialect::Open { Wording::Original } else { Wording::Standard };
        let mut entry = Entry::of(concept, wording);
        self.cut(&mut entry, targets, taken);
        if self.dialect != Dialect::Open && entry.sections.is_empty() {
            return None;
        }
        Some(entry.into_concept())
    }

    fn cut(self, entry: &mut Entry, targets: &HashSet<String>, taken: &mut FxHashSet<String>) {
        let id = ids::encoded(&holdable(&entry.id));
        entry.id = ids::decoded(&id);
        taken.insert(id);
        let mut cut = Cut { flavour: self, targets, taken, level: Level::Concept };
        cut.fields(&mut entry.fields, "conceptEntry");
        for section in &mut entry.sections {
            cut.level = Level::Section;
            cut.fields(&mut section.fields, "langSec");
            cut.level = Level::Term;
            for term in &mut section.terms {
                term.text = text(&term.text);
                term.id = ids::decoded(&ids::encoded(&holdable(&term.id)));
                if !term.id.is_empty() && !cut.takes(&ids::encoded(&term.id)) {
                    term.id.clear();
                }
                let is_variant = term.is_variant();
                cut.fields(&mut term.fields, "termSec");
                // Where it cannot be said to be one, it would pass for a good term.
                if is_variant && !term.is_variant() {
                    term.text.clear();
                }
                // TBX has the notes of a term before everything else said of it.
                term.fields.sort_by_key(|field| field.form != "termNote");
            }
            section.terms.retain(|term| !term.text.is_empty());
        }
        entry.sections.retain(|section| {
            !section.terms.is_empty() || (self.dialect == Dialect::Open && !section.fields.is_empty())
        });
    }

    /// The category, if the dialect has it at this level with this value.
    fn category(self, field: &Field, level: Level) -> Option<&'static Category> {
        let category = categories::find(&field.form, &field.name)?;
        let known = match self.dialect {
            Dialect::Open | Dialect::Basic => true,
            Dialect::Min => category.module == categories::Module::Min,
        };
        let has_value = category.values.is_empty() || category.values.contains(&&*field.value);
        Some(category).filter(|_| known && has_value && category.levels.contains(&level))
    }
}

/// A text as XML reads it back.
fn text(text: &str) -> String {
    holdable(text).trim().to_owned()
}

/// Takes out of the statements of one level what a flavour lacks.
struct Cut<'a> {
    flavour: Flavour,
    targets: &'a HashSet<String>,
    taken: &'a mut FxHashSet<String>,
    level: Level,
}

impl Cut<'_> {
    fn strict(&self) -> bool {
        self.flavour.dialect != Dialect::Open
    }

    /// Whether an id is free, which the strict dialects want of each.
    fn takes(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned()) || !self.strict()
    }

    /// The statements of the level; `own` is what the attributes of its element
    /// are an annotation of.
    fn fields(&mut self, fields: &mut Vec<Field>, own: &str) {
        let mut own_seen = false;
        let mut term_seen = false;
        fields.retain_mut(|field| {
            if field.form == own || (field.form == TERM && self.level == Level::Term) {
                let seen = if field.form == own { &mut own_seen } else { &mut term_seen };
                return !std::mem::replace(seen, true) && self.annotation(field);
            }
            if !categories::stands_alone(&field.form, self.level) {
                "admin".clone_into(&mut field.form);
            }
            self.keeps(field)
        });
    }

    /// What stands with an element itself, which has no value of its own here.
    fn annotation(&mut self, field: &mut Field) -> bool {
        let form = field.form.clone();
        field.name = form;
        field.value.clear();
        field.fields.clear();
        let is_term = field.form == TERM;
        if is_term {
            self.markup(field);
            // The value follows from the markup and is the term's own.
            field.value.clear();
        } else {
            field.markup.clear();
        }
        if self.strict() && !is_term {
            return false;
        }
        let reserved: &[&str] = match &*field.form {
            "langSec" => &["lang"],
            TERM => &[],
            _ => &["id"],
        };
        field.attributes.retain(|name, _| !reserved.contains(&&**name));
        self.attributes(field);
        !field.says_nothing()
    }

    /// Whether a statement is kept; what of it is not is taken out.
    fn keeps(&mut self, field: &mut Field) -> bool {
        if !categories::has_group(&field.form) {
            field.fields.clear();
        }
        match &*field.form {
            ELEMENT => {
                let mut parsed = Element { name: field.name.clone(), ..Element::default() };
                parsed.children.push(Node::Text(field.value.clone()));
                if !field.markup.is_empty() {
                    parsed.set_inner_xml(&field.markup);
                }
                let again = read::statement(&parsed, self.level);
                let is_unknown = is_element_name(&field.name)
                    && !LEVELS.contains(&parsed.local_name())
                    && !parsed.elements().any(|part| LEVELS.contains(&part.local_name()))
                    && again.is_some_and(|again| again.form == ELEMENT);
                if self.strict() || !is_unknown {
                    return false;
                }
            }
            "note" | "date" if field.name.is_empty() => field.name = field.form.clone(),
            _ => {}
        }
        field.name = holdable(&field.name);
        self.markup(field);
        field.attributes.remove("type");
        self.attributes(field);
        if self.strict() && !self.permits(field) {
            return false;
        }
        field.fields.retain_mut(|inner| {
            if !categories::stands_within(&inner.form) {
                "admin".clone_into(&mut inner.form);
            }
            self.keeps(inner) && (!self.strict() || self.permits_within(&field.form, inner))
        });
        if field.fields.is_empty() && field.form != "transac" {
            field.attributes.remove(GROUP_ID);
        }
        !field.says_nothing()
    }

    /// Lets value and markup agree, and be what reading them again gives.
    fn markup(&self, field: &mut Field) {
        field.value = text(&field.value);
        if field.markup.is_empty() {
            return;
        }
        let mut element = Element::default();
        element.set_inner_xml(&holdable(&field.markup));
        let has_room = !matches!(
            &*field.form,
            "ref" | "xref" | "date" | "transac" | "descripNote" | "adminNote" | "transacNote"
        );
        let fits = !self.strict()
            || (has_room
                && element.elements().all(|inner| is_inline(inner, &field.form, self.flavour.style)));
        field.markup = if element.has_elements() && fits { element.inner_xml() } else { String::new() };
        if !field.markup.is_empty() {
            let text = element.text();
            if text != field.value && field.form != TERM && !field.value.is_empty() {
                field.markup.clear();
            } else {
                field.value = text;
            }
        }
    }

    fn attributes(&mut self, field: &mut Field) {
        let strict = self.strict();
        if let Some(id) = field.attributes.get("id").cloned()
            && !self.takes(&id)
        {
            field.attributes.remove("id");
        }
        let own = matches!(&*field.form, "conceptEntry" | "langSec" | "termSec");
        field.attributes.retain(|name, value| {
            *value = holdable(value);
            if !is_attribute_name(name) || name.starts_with("xmlns") {
                return false;
            }
            if !strict || own {
                return true;
            }
            match &**name {
                "id" => ids::is_name(value),
                GROUP_ID => false,
                "xml:lang" => field.form != "xref" && crate::formats::languages::language(value).is_some(),
                "datatype" => !matches!(&*field.form, "xref" | "note" | TERM | "date"),
                "target" => {
                    let outside = value.starts_with("http://") || value.starts_with("https://");
                    if field.form == "xref" { outside } else { self.targets.contains(value) }
                }
                _ => false,
            }
        });
        // An element that is named by its category has no attribute but that.
        if strict
            && self.flavour.style == Style::Tag
            && categories::module_of(&field.form, &field.name).is_some()
        {
            field.attributes.retain(|name, _| name == "target");
        }
        if strict && matches!(&*field.form, TERM | "date") {
            field.attributes.retain(|name, _| name == "id");
        }
    }

    /// Whether the dialect has such a statement directly at the level.
    fn permits(&self, field: &mut Field) -> bool {
        match &*field.form {
            "note" => field.name == "note" && !field.value.is_empty(),
            "date" => {
                // Version 2 of TBX-Basic has days only.
                if self.flavour.version == Version::V2
                    && field.value.get(10..).is_some_and(|rest| rest.starts_with('T'))
                {
                    field.value.truncate(10);
                }
                when::is_valid(&field.value)
            }
            "descripNote" | "adminNote" | ELEMENT => false,
            "xref" if !field.attributes.contains_key("target") => false,
            "ref" if self.flavour.style == Style::Tag && !field.attributes.contains_key("target") => false,
            _ => self.flavour.category(field, self.level).is_some() && !field.value.is_empty(),
        }
    }

    /// Whether the dialect has such a statement in the group of another one.
    fn permits_within(&self, outer: &str, inner: &Field) -> bool {
        let source = inner.form == "admin" && inner.name == "source" && inner.fields.is_empty();
        match (outer, &*inner.form) {
            ("transac", "date" | "transacNote") => true,
            ("descrip", _) if source => true,
            // Version 2 of TBX-Basic has no other groups.
            (_, "note") => self.flavour.version == Version::V3,
            _ => false,
        }
    }
}

/// The elements that make levels, which no statement can be mistaken for.
const LEVELS: &[&str] = &["langSec", "langSet", "termSec", "tig", "ntig", "term", "termGrp"];

/// Whether an element can stand within the text of a statement of TBX-Basic.
fn is_inline(element: &Element, form: &str, style: Style) -> bool {
    let types = ["entailedTerm", "hotkey", "italics", "bold", "superscript", "subscript", "math"];
    match &*element.name {
        "hi" => {
            !element.has_elements()
                && element.attributes.iter().all(|(name, value)| {
                    style == Style::Attribute && name == "type" && types.contains(&&**value)
                })
        }
        "foreign" if form != TERM => {
            element.attributes.iter().all(|(name, _)| name == "xml:lang")
                && element.children.iter().all(|node| matches!(node, Node::Text(_)))
        }
        _ => false,
    }
}

fn is_element_name(name: &str) -> bool {
    name.split(':').count() <= 2 && name.split(':').all(ids::is_name)
}

fn is_attribute_name(name: &str) -> bool {
    is_element_name(name)
}
