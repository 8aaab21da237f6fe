//! The triples of a file as a tree of resources.

use super::names::{self, RDF_TYPE};
use crate::formats::{LARGEST_ENTRY, PART};
use oxrdf::{NamedOrBlankNode, Term, Triple};
use rustc_hash::FxHashMap;

/// How deep blank nodes are taken to stand within each other.
const DEEPEST: usize = 24;

/// A resource with what is said of it, the blank nodes it refers to within it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resource {
    /// Its IRI; `None` for a blank node.
    pub iri: Option<String>,
    /// The names of predicates with their objects, in the order of the file.
    pub properties: Vec<(String, Value)>,
}

/// The object of a triple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Iri(String),
    Text {
        value: String,
        language: Option<String>,
        /// The IRI of a datatype that is no string.
        datatype: Option<String>,
    },
    Resource(Box<Resource>),
}

impl Value {
    /// A text without a language.
    pub(super) fn text(value: impl Into<String>) -> Self {
        Self::Text { value: value.into(), language: None, datatype: None }
    }

    /// A text in a language.
    pub(super) fn in_language(value: impl Into<String>, language: impl Into<String>) -> Self {
        Self::Text { value: value.into(), language: Some(language.into()), datatype: None }
    }

    /// What it says, where it is a text without a language or datatype.
    pub(super) fn plain(&self) -> Option<&str> {
        match self {
            Self::Text { value, language: None, datatype: None } => Some(value),
            _ => None,
        }
    }
}

impl Resource {
    pub(super) fn new(iri: impl Into<String>) -> Self {
        Self { iri: Some(iri.into()), properties: Vec::new() }
    }

    pub(super) fn push(&mut self, name: impl Into<String>, value: Value) {
        self.properties.push((name.into(), value));
    }

    /// What is said under this name.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Value> {
        self.properties.iter().filter(move |(other, _)| other == name).map(|(_, value)| value)
    }
}

/// What a file has.
pub(super) struct Contents<'a> {
    pub scheme: Option<Resource>,
    /// Resources that are neither that nor concepts.
    pub others: Vec<Resource>,
    /// The lines of concepts that are larger than people make them.
    pub too_large: Vec<u32>,
    /// The places of the concepts, which are many: they are made one by one.
    concepts: Vec<usize>,
    trees: Trees<'a>,
}

impl Contents<'_> {
    /// Whether there are no concepts.
    pub(super) fn is_empty(&self) -> bool {
        self.concepts.is_empty() && self.too_large.is_empty()
    }

    /// The concepts, each with its line.
    pub(super) fn concepts(&self) -> impl Iterator<Item = (u32, Resource)> {
        self.concepts.iter().map(|at| (self.trees.graph.nodes[*at].line, self.trees.resource(*at)))
    }
}

/// The triples read so far, by subject.
#[derive(Default)]
pub(super) struct Graph {
    subjects: FxHashMap<NamedOrBlankNode, usize>,
    nodes: Vec<Node>,
}

struct Node {
    subject: NamedOrBlankNode,
    line: u32,
    triples: Vec<(String, Term)>,
}

impl Node {
    fn is_a(&self, class: &str) -> bool {
        let class = names::iri_of(class);
        let is_of = |(name, object): &(String, Term)| {
            name == RDF_TYPE && matches!(object, Term::NamedNode(node) if *node.as_str() == *class)
        };
        self.triples.iter().any(is_of)
    }

    fn is_concept(&self) -> bool {
        let is_label = |name: &str| {
            matches!(name, "skos:prefLabel" | "skosxl:prefLabel" | "skos:altLabel" | "skosxl:altLabel")
        };
        let others = ["skos:ConceptScheme", "skos:Collection", "skos:OrderedCollection", "skosxl:Label"];
        self.is_a("skos:Concept")
            || (self.triples.iter().any(|(name, _)| is_label(name))
                && !others.iter().any(|class| self.is_a(class)))
    }
}

impl Graph {
    /// Adds a triple that was met on this line.
    pub(super) fn add(&mut self, triple: Triple, line: u32) {
        let next = self.nodes.len();
        let at = *self.subjects.entry(triple.subject.clone()).or_insert(next);
        if at == next {
            self.nodes.push(Node { subject: triple.subject, line, triples: Vec::new() });
        }
        self.nodes[at].triples.push((names::name_of(triple.predicate.as_str()), triple.object));
    }

    /// What the triples say of which kind of resource.
    pub(super) fn contents(&self) -> Contents<'_> {
        let trees = Trees { inner: self.inner(), graph: self };
        let (mut scheme, mut others) = (None, Vec::new());
        let (mut too_large, mut concepts) = (Vec::new(), Vec::new());
        for (at, node) in self.nodes.iter().enumerate().filter(|(at, _)| !trees.inner[*at]) {
            if node.is_a("skos:ConceptScheme") && scheme.is_none() {
                scheme = Some(trees.resource(at));
            } else if node.is_concept() && node.triples.len() * PART > LARGEST_ENTRY {
                too_large.push(node.line);
            } else if node.is_concept() {
                concepts.push(at);
            } else {
                others.push(trees.resource(at));
            }
        }
        Contents { scheme, others, too_large, concepts, trees }
    }

    /// Which nodes stand within another: blank ones, and labels of SKOS-XL, that
    /// exactly one triple refers to. Those that refer to each other in a circle
    /// stand within none, nor do those that would stand too deeply.
    fn inner(&self) -> Vec<bool> {
        let mut parents: Vec<Option<usize>> = vec![None; self.nodes.len()];
        let mut references = vec![0_usize; self.nodes.len()];
        for (parent, node) in self.nodes.iter().enumerate() {
            for (name, object) in &node.triples {
                let label = name.starts_with("skosxl:") && name != "skosxl:labelRelation";
                let Some(at) = self.at(object) else { continue };
                references[at] += 1;
                let blank = matches!(object, Term::BlankNode(_));
                if (blank || label) && at != parent {
                    parents[at] = Some(parent);
                } else {
                    references[at] += 1;
                }
            }
        }
        let is_inner = |(at, node): (usize, &Node)| {
            references[at] == 1
                && parents[at].is_some()
                && !node.is_a("skos:Concept")
                && !node.is_a("skos:ConceptScheme")
        };
        let mut inner: Vec<bool> = self.nodes.iter().enumerate().map(is_inner).collect();
        // A circle is opened at one of its nodes.
        let mut seen = vec![0_usize; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut at = start;
            while inner[at] && seen[at] == 0 {
                seen[at] = start + 1;
                match parents[at] {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
            if inner[at] && seen[at] == start + 1 {
                inner[at] = false;
            }
        }
        let mut depths: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let (mut path, mut at) = (Vec::new(), start);
            while let (true, None, Some(parent)) = (inner[at], depths[at], parents[at]) {
                path.push(at);
                at = parent;
            }
            let mut depth = depths[at].unwrap_or_default();
            while let Some(at) = path.pop() {
                depth = (depth + 1) % DEEPEST;
                inner[at] = depth > 0;
                depths[at] = Some(depth);
            }
        }
        inner
    }

    fn at(&self, object: &Term) -> Option<usize> {
        let subject = match object {
            Term::NamedNode(node) => NamedOrBlankNode::NamedNode(node.clone()),
            Term::BlankNode(node) => NamedOrBlankNode::BlankNode(node.clone()),
            Term::Literal(_) => return None,
        };
        self.subjects.get(&subject).copied()
    }
}

struct Trees<'a> {
    graph: &'a Graph,
    inner: Vec<bool>,
}

impl Trees<'_> {
    fn resource(&self, at: usize) -> Resource {
        let node = &self.graph.nodes[at];
        let iri = match &node.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node.as_str().to_owned()),
            NamedOrBlankNode::BlankNode(_) if self.inner[at] => None,
            NamedOrBlankNode::BlankNode(_) => Some(format!("{}{at}", names::BLANK)),
        };
        let properties = node.triples.iter().map(|(name, object)| (name.clone(), self.value(object)));
        Resource { iri, properties: properties.collect() }
    }

    fn value(&self, object: &Term) -> Value {
        if let Some(at) = self.graph.at(object).filter(|at| self.inner[*at]) {
            return Value::Resource(Box::new(self.resource(at)));
        }
        match object {
            Term::Literal(literal) => {
                let language = literal.language().map(str::to_owned);
                let datatype = literal.datatype().as_str();
                let is_string = language.is_some() || datatype == "http://www.w3.org/2001/XMLSchema#string";
                let datatype = (!is_string).then(|| datatype.to_owned());
                Value::Text { value: literal.value().to_owned(), language, datatype }
            }
            Term::NamedNode(node) => Value::Iri(node.as_str().to_owned()),
            Term::BlankNode(_) => match self.graph.at(object) {
                Some(at) => Value::Iri(format!("{}{at}", names::BLANK)),
                // A blank node of which nothing is said.
                None => Value::Resource(Box::default()),
            },
        }
    }
}
