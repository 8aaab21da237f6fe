//! XML as other tools write it, read element by element without trusting it, and
//! written.
//!
//! Encodings are honoured, unbalanced tags are mended, nothing external is
//! fetched and no entity is expanded that the file itself defines. An entry of a
//! file is read as a whole ([`XmlReader::subtree`]), within limits of size and
//! depth, so that what a format does not know can be kept ([`Element`]).

use super::encoding::Encoding;
use super::input::Utf8Input;
use super::{LARGEST_ENTRY, PART, Problem, ProblemKind, Problems};
use crate::text::segmentation::XmlFault;
use quick_xml::errors::{Error as XmlError, IllFormedError};
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashSet;
use std::fmt::Write as _;
use std::io::{self, BufRead};

/// How deep elements can stand within each other.
const DEEPEST: usize = 64;

/// An element with everything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The name as it is written, with its prefix.
    pub name: String,
    /// The attributes as they are written, in their order.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
    /// The line it begins on, from 1.
    pub line: u32,
}

/// Something within an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text, its references resolved.
    Text(String),
}

/// What a file has next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element begins; its children are not read.
    Open(Element),
    /// An element of this name ends.
    Close(String),
    /// A text.
    Text(String),
    /// Nothing more.
    End,
}

impl Element {
    /// The name without its prefix.
    pub fn local_name(&self) -> &str {
        local(&self.name)
    }

    /// The attribute of this name; one written with a prefix counts where
    /// none has exactly this name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let exact = self.attributes.iter().find(|(key, _)| key == name);
        exact
            .or_else(|| self.attributes.iter().find(|(key, _)| local(key) == name && key.contains(':')))
            .map(|(_, value)| &**value)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it of this local name.
    pub fn child(&self, local_name: &str) -> Option<&Element> {
        self.elements().find(|element| element.local_name() == local_name)
    }

    /// All text in it, that of inner elements too, without white space at its ends.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text.trim().to_owned()
    }

    fn push_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.push_text(out),
            }
        }
    }

    /// Whether it has elements in it.
    pub fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// What stands in it, as XML.
    pub fn inner_xml(&self) -> String {
        let mut out = String::new();
        for node in &self.children {
            push_node(node, &mut out);
        }
        out.trim().to_owned()
    }

    /// Reads XML that [`inner_xml`](Self::inner_xml) wrote into the children.
    pub fn set_inner_xml(&mut self, xml: &str) {
        let wrapped = format!("<x>{xml}</x>");
        let mut bytes = wrapped.as_bytes();
        let Ok(mut reader) = XmlReader::new(&mut bytes, None) else { return };
        if let Ok(Step::Open(opened)) = reader.next()
            && let Ok(element) = reader.subtree(opened)
        {
            self.children = element.children;
        }
    }
}

fn push_node(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => escape_into(text, false, out),
        Node::Element(element) => {
            out.push('<');
            out.push_str(&element.name);
            for (name, value) in &element.attributes {
                let _ = write!(out, " {name}=\"{}\"", escape(value));
            }
            if element.children.is_empty() {
                out.push_str("/>");
                return;
            }
            out.push('>');
            for node in &element.children {
                push_node(node, out);
            }
            let _ = write!(out, "</{}>", element.name);
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A text as it stands within an element.
pub fn escape_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, false, &mut out);
    out
}

/// A text as it stands within an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, true, &mut out);
    out
}

fn escape_into(text: &str, quoted: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quoted => out.push_str("&quot;"),
            // As they are, readers make line feeds and spaces of them.
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' if quoted => {
                let _ = write!(out, "&#{};", c as u32);
            }
            _ => out.push(c),
        }
    }
}

/// Whether XML 1.0 can hold the character (production 2, `Char`).
pub fn can_hold(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether XML 1.0 has elements and attributes of this name (productions 4 to 5, `Name`).
pub fn is_name(name: &str) -> bool {
    let begins = |c: char| match c {
        ':' | 'A'..='Z' | '_' | 'a'..='z' => true,
        '\u{D7}' | '\u{F7}' | '\u{37E}' => false,
        '\u{C0}'..='\u{2FF}' | '\u{370}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' => true,
        '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' => true,
        '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}' => true,
        _ => false,
    };
    let goes_on = |c: char| {
        let further = matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}');
        further || matches!(c, '\u{203F}'..='\u{2040}') || begins(c)
    };
    name.starts_with(begins) && name.chars().all(goes_on)
}

/// The text without the characters that XML 1.0 cannot hold.
pub fn holdable(text: &str) -> String {
    text.chars().filter(|&c| can_hold(c)).collect()
}

/// How many elements may be open at once; of those within there is only the text.
const MOST_OPEN: usize = 4096;

/// Reads a file element by element.
pub struct XmlReader<'a> {
    reader: quick_xml::Reader<Utf8Input<'a>>,
    buffer: Vec<u8>,
    /// The names of the open elements.
    open: Vec<String>,
    /// How many elements are open within those.
    deeper: usize,
    /// Ends that are due because an outer element ended before its inner ones.
    due: usize,
    /// An empty element that was opened and is still to be closed.
    empty: bool,
    ended: bool,
    problems: Problems,
}

impl<'a> XmlReader<'a> {
    /// A reader of this file; the encoding is the one given, or the one the file
    /// declares, or a likely one.
    ///
    /// # Errors
    /// What `input` fails with.
    pub fn new(input: &'a mut dyn BufRead, encoding: Option<Encoding>) -> io::Result<Self> {
        let input = Utf8Input::new(input, encoding, declared_encoding)?;
        let mut reader = quick_xml::Reader::from_reader(input);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Ok(Self {
            reader,
            buffer: Vec::new(),
            open: Vec::new(),
            deeper: 0,
            due: 0,
            empty: false,
            ended: false,
            problems: Problems::default(),
        })
    }

    /// The line that is being read, from 1.
    pub fn line(&self) -> u32 {
        self.reader.get_ref().line()
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The problems met since this was last asked.
    pub fn problems(&mut self) -> Vec<Problem> {
        let mut problems = self.reader.get_mut().problems();
        problems.append(&mut self.problems.take());
        problems
    }

    /// What the file has next. Comments and processing instructions are passed over.
    ///
    /// # Errors
    /// What the input fails with; never what is wrong in the file.
    #[expect(
        clippy::should_implement_trait,
        reason = "an iterator would have to hide the errors of the input"
    )]
    pub fn next(&mut self) -> io::Result<Step> {
        if std::mem::take(&mut self.empty) || self.due > 0 {
            self.due = self.due.saturating_sub(1);
            return Ok(Step::Close(self.open.pop().unwrap_or_default()));
        }
        loop {
            if self.ended {
                return Ok(match self.open.pop() {
                    Some(name) => Step::Close(name),
                    None => Step::End,
                });
            }
            self.buffer.clear();
            self.reader.get_mut().allow(LARGEST_ENTRY);
            let line = self.line();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(XmlError::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                    self.problems.push(Problem::on_line(line, ProblemKind::EntryTooLarge));
                    self.ended = true;
                    continue;
                }
                Err(XmlError::Io(error)) => return Err(error.kind().into()),
                Err(error) => {
                    let kind = ProblemKind::Xml(fault_of(&error));
                    self.problems.push(Problem::on_line(line, kind));
                    // Within a tag nothing says where the next one begins.
                    self.ended = matches!(error, XmlError::Syntax(_));
                    continue;
                }
            };
            match event {
                // What stands where a tag could and is none, such as `< 5`, would not be
                // one either when it is written.
                Event::Start(tag) | Event::Empty(tag) if !is_name(tag.name().into_inner()) => {
                    let name = tag.name().into_inner().to_owned();
                    self.problems.push(Problem::on_line(line, ProblemKind::Syntax(format!("<{name}>"))));
                }
                Event::Start(_) if self.open.len() == MOST_OPEN => {
                    if self.deeper == 0 {
                        self.problems.push(Problem::on_line(line, ProblemKind::TooDeep));
                    }
                    self.deeper += 1;
                }
                Event::Empty(_) if self.open.len() == MOST_OPEN => {}
                Event::End(_) if self.deeper > 0 => self.deeper -= 1,
                Event::Start(tag) => {
                    let element = element_of(&tag, line, &mut self.problems);
                    self.open.push(element.name.clone());
                    return Ok(Step::Open(element));
                }
                Event::Empty(tag) => {
                    let element = element_of(&tag, line, &mut self.problems);
                    self.open.push(element.name.clone());
                    self.empty = true;
                    return Ok(Step::Open(element));
                }
                Event::End(tag) => {
                    let name = tag.name().into_inner().to_owned();
                    match self.open.iter().rposition(|open| *open == name) {
                        Some(at) => {
                            self.due = self.open.len() - at - 1;
                            if self.due > 0 {
                                let expected = self.open.last().cloned().unwrap_or_default();
                                let fault = XmlFault::WrongEnd { expected, found: name };
                                self.problems.push(Problem::on_line(line, ProblemKind::Xml(fault)));
                            }
                            return Ok(Step::Close(self.open.pop().unwrap_or_default()));
                        }
                        None => {
                            let fault = ProblemKind::Xml(XmlFault::NotBegun(name));
                            self.problems.push(Problem::on_line(line, fault));
                        }
                    }
                }
                Event::Text(text) => return Ok(Step::Text(normalised(&text))),
                Event::CData(text) => return Ok(Step::Text(normalised(&text))),
                Event::GeneralRef(reference) => {
                    let name = reference.to_string();
                    return Ok(Step::Text(resolved(&name, line, &mut self.problems)));
                }
                Event::DocType(text) => {
                    if text.to_string().contains("<!ENTITY") {
                        self.problems.push(Problem::on_line(line, ProblemKind::OwnEntities));
                    }
                }
                Event::Eof => {
                    self.ended = true;
                    if !self.open.is_empty() {
                        self.problems.push(Problem::on_line(line, ProblemKind::Truncated));
                    }
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
    }

    /// The same, with the problems met on the way told.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub fn next_telling(&mut self, tell: &mut dyn FnMut(Problem)) -> io::Result<Step> {
        let step = self.next()?;
        self.problems().into_iter().for_each(tell);
        Ok(step)
    }

    /// The whole element that was opened just now, its end included.
    ///
    /// # Errors
    /// What the input fails with.
    pub fn subtree(&mut self, opened: Element) -> io::Result<Element> {
        let line = opened.line;
        let mut stack = vec![opened];
        let (mut size, mut too_large, mut too_deep) = (0, false, 0);
        loop {
            match self.next()? {
                Step::Open(_) if too_deep > 0 => too_deep += 1,
                Step::Open(element) => {
                    let attributes = element.attributes.iter();
                    let attributes = attributes.map(|(name, value)| PART + name.len() + value.len());
                    size += PART + element.name.len() + attributes.sum::<usize>();
                    if stack.len() == DEEPEST {
                        self.problems.push(Problem::on_line(element.line, ProblemKind::TooDeep));
                        too_deep = 1;
                    } else {
                        stack.push(element);
                    }
                }
                Step::Text(_) if too_deep > 0 => {}
                Step::Text(text) => {
                    size += text.len();
                    if let Some(top) = stack.last_mut() {
                        // References split a text.
                        match top.children.last_mut() {
                            Some(Node::Text(before)) => before.push_str(&text),
                            _ => top.children.push(Node::Text(text)),
                        }
                    }
                }
                Step::Close(_) if too_deep > 0 => too_deep -= 1,
                Step::Close(_) | Step::End => {
                    let Some(element) = stack.pop() else { return Ok(Element::default()) };
                    match stack.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(element)),
                        None => return Ok(element),
                    }
                }
            }
            // What is too large is read on without being kept.
            if size > LARGEST_ENTRY {
                if !std::mem::replace(&mut too_large, true) {
                    self.problems.push(Problem::on_line(line, ProblemKind::EntryTooLarge));
                }
                size = 0;
            }
            if too_large && let Some(top) = stack.last_mut() {
                top.children.clear();
            }
        }
    }

    /// Passes over the rest of the element that was opened just now.
    ///
    /// # Errors
    /// What the input fails with.
    pub fn skip(&mut self) -> io::Result<()> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Step::Open(_) => depth += 1,
                Step::Close(_) => depth -= 1,
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(())
    }
}

/// The encoding that an XML declaration names, if it can be read as it is.
pub(crate) fn declared_encoding(start: &[u8]) -> Option<Encoding> {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let declaration = start.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).take(200).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&declaration[..end]).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let name = value[1..].split(quote).next()?;
    // UTF-16 would not have let the declaration be read.
    Encoding::from_name(name, false).filter(|encoding| !encoding.name().starts_with("UTF-16"))
}

/// So many attributes are compared with each other; no element of any format has more.
const FEW_ATTRIBUTES: usize = 16;

fn element_of(tag: &BytesStart<'_>, line: u32, problems: &mut Problems) -> Element {
    let name = tag.name().into_inner().to_owned();
    let mut attributes: Vec<(String, String)> = Vec::new();
    // Of many, the names are looked up; few are compared one by one.
    let mut names = FxHashSet::default();
    for attribute in tag.attributes().with_checks(false) {
        match attribute {
            Ok(attribute) => {
                let key = attribute.key.into_inner();
                if attributes.len() == FEW_ATTRIBUTES {
                    names.extend(attributes.iter().map(|(known, _)| known.clone()));
                }
                let twice = match attributes.len() < FEW_ATTRIBUTES {
                    true => attributes.iter().any(|(known, _)| known == key),
                    false => !names.insert(key.to_owned()),
                };
                // Neither can be written again.
                if twice || !is_name(key) {
                    problems.push(Problem::on_line(line, ProblemKind::Syntax(format!("{name} {key}"))));
                    continue;
                }
                attributes.push((key.to_owned(), unescaped(&attribute.value, line, problems)));
            }
            Err(_) => {
                problems.push(Problem::on_line(line, ProblemKind::Syntax(name.clone())));
                break;
            }
        }
    }
    Element { name, attributes, children: Vec::new(), line }
}

/// The value of an attribute with its references resolved and its white space
/// made spaces (XML 1.0 §3.3.3).
fn unescaped(value: &str, line: u32, problems: &mut Problems) -> String {
    if !value.contains(['&', '\n', '\r', '\t']) {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['&', '\n', '\r', '\t']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.strip_prefix('&').and_then(|text| text.split_once(';'));
        match reference.filter(|(name, _)| name.len() <= 32 && !name.contains([' ', '&'])) {
            Some((name, after)) => {
                out.push_str(&resolved(name, line, problems));
                rest = after;
            }
            None => {
                out.push(if rest.starts_with('&') { '&' } else { ' ' });
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What a reference stands for; one that is not known is left as it is written.
fn resolved(name: &str, line: u32, problems: &mut Problems) -> String {
    let code = name.strip_prefix('#').map(|code| match code.strip_prefix(['x', 'X']) {
        Some(code) => u32::from_str_radix(code, 16),
        None => code.parse(),
    });
    let character = match (name, code) {
        ("amp", _) => Some('&'),
        ("lt", _) => Some('<'),
        ("gt", _) => Some('>'),
        ("quot", _) => Some('"'),
        ("apos", _) => Some('\''),
        (_, Some(code)) => code.ok().and_then(char::from_u32).filter(|&c| can_hold(c)),
        _ => None,
    };
    match character {
        Some(character) => character.to_string(),
        None => {
            let fault = XmlFault::UnknownEntity(name.to_owned());
            problems.push(Problem::on_line(line, ProblemKind::Xml(fault)));
            format!("&{name};")
        }
    }
}

/// Line ends as XML has them (§2.11).
fn normalised(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

fn fault_of(error: &XmlError) -> XmlFault {
    match error {
        XmlError::IllFormed(IllFormedError::UnmatchedEndTag(name)) => XmlFault::NotBegun(name.clone()),
        XmlError::Syntax(_) => XmlFault::Unclosed,
        other => XmlFault::Other(other.to_string()),
    }
}
