//! Our own JSON, which holds everything a glossary can: `docs/glossary-json.md`
//! describes it for people, `docs/glossary.schema.json` for programs.
//!
//! A concept stands on a line of its own, so that two versions of a file can be
//! compared line by line, and a damaged line loses one concept.

use super::{Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer};
use crate::formats::encoding::Encoding;
use crate::formats::input::Utf8Input;
use crate::formats::{LARGEST_ENTRY, PART, Problem, ProblemKind};
use crate::model::{Concept, Field};
use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};
use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, Write};
use std::rc::Rc;
use std::sync::Arc;

/// Our own JSON.
pub(super) const FORMAT: Format =
    Format { id: "json", extensions: &["json"], reader: Some(&Json), writer: Some(&Json) };

/// What the first key of a file says.
const NAME: &str = "tarjuman-glossary";
/// The version that is written, and the last one that is read.
const VERSION: u64 = 1;

struct Json;

impl Writer for Json {
    fn fit_head(&self, _: &mut Head) {}

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        fitting.keep(Arc::clone(concept));
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let Head { name, licence, origin, comments, columns, fields, variety } = &glossary.head;
        write!(out, "{{\n\"format\": \"{NAME}\",\n\"version\": {VERSION},\n")?;
        for (key, value) in [("name", name), ("licence", licence), ("origin", origin), ("variety", variety)] {
            if !value.is_empty() {
                writeln!(out, "\"{key}\": {},", serde_json::to_string(value)?)?;
            }
        }
        for (key, list) in [("comments", comments), ("columns", columns)] {
            if !list.is_empty() {
                writeln!(out, "\"{key}\": {},", serde_json::to_string(list)?)?;
            }
        }
        if !fields.is_empty() {
            writeln!(out, "\"fields\": {},", serde_json::to_string(fields)?)?;
        }
        write!(out, "\"concepts\": [")?;
        for (at, concept) in glossary.concepts.iter().enumerate() {
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, concept)?;
        }
        out.write_all(b"\n]\n}\n")
    }
}

impl Reader for Json {
    fn recognises(&self, start: &[u8]) -> bool {
        start.windows(NAME.len()).take(200).any(|window| window == NAME.as_bytes())
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let mut input = Utf8Input::new(input, options.encoding, |_| Some(Encoding::UTF_8))?;
        let mut file = File { into, known: false, line: input.line_counter() };
        let mut deserializer = Deserializer::from_reader(&mut input);
        let outcome = deserializer.deserialize_map(&mut file);
        let known = file.known;
        drop(deserializer);
        if let Err(error) = outcome {
            match error.io_error_kind() {
                Some(kind) => return Err(kind.into()),
                None => {
                    into.problem(syntax(&error, error.line()));
                    if known {
                        read_lines(&mut input, into)?;
                    }
                }
            }
        }
        if !known {
            into.problem(Problem::of_file(ProblemKind::OtherFormat("Tarjuman JSON")));
        }
        for problem in input.problems() {
            into.problem(problem);
        }
        Ok(())
    }
}

/// Goes on behind a place that is no JSON: every line that is a concept is taken.
fn read_lines(input: &mut Utf8Input<'_>, into: &mut Reading<'_>) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        let number = input.line();
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim().trim_end_matches(',');
        // What failed may have looked at the first byte of a line already.
        let whole = if text.starts_with("\"id\":") { format!("{{{text}") } else { text.to_owned() };
        if whole.starts_with('{') {
            take(&whole, number, into);
        }
    }
}

/// Takes a concept, or the problem with it.
fn take(text: &str, line: u32, into: &mut Reading<'_>) {
    // A comma stands between all parts of an entry.
    let parts = memchr::memchr_iter(b',', text.as_bytes()).count();
    if text.len() + PART * parts > LARGEST_ENTRY {
        return into.problem(Problem::on_line(line, ProblemKind::EntryTooLarge));
    }
    match serde_json::from_str::<Concept>(text) {
        Ok(concept) => {
            report_unknown(text, &concept, line, into);
            into.concept(line, concept);
        }
        Err(error) => into.problem(syntax(&error, line as usize)),
    }
}

fn syntax(error: &serde_json::Error, line: usize) -> Problem {
    let kind = if error.is_eof() { ProblemKind::Truncated } else { ProblemKind::Syntax(reason(error)) };
    Problem::on_line(u32::try_from(line).unwrap_or(u32::MAX).max(1), kind)
}

/// What serde says, without the place, which is told by the problem.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

/// Reports what stands in the text of a concept and was not taken in.
fn report_unknown(text: &str, concept: &Concept, line: u32, into: &mut Reading<'_>) {
    let Ok(written) = serde_json::to_string(concept) else { return };
    if written == text {
        return;
    }
    let (Ok(is), Ok(kept)) = (serde_json::from_str::<Value>(text), serde_json::from_str::<Value>(&written))
    else {
        return;
    };
    let mut unknown = Vec::new();
    compare(&is, &kept, &mut unknown);
    for key in unknown {
        into.problem(Problem::on_line(line, ProblemKind::UnknownKey(key)));
    }
}

/// The keys of `is` that `kept` lacks, except those that say what goes without saying.
fn compare(is: &Value, kept: &Value, unknown: &mut Vec<String>) {
    match (is, kept) {
        (Value::Object(is), Value::Object(kept)) => {
            for (key, value) in is {
                match kept.get(key) {
                    Some(kept) => compare(value, kept, unknown),
                    None if says_nothing(value) => {}
                    None => unknown.push(key.clone()),
                }
            }
        }
        (Value::Array(is), Value::Array(kept)) => {
            for (is, kept) in is.iter().zip(kept) {
                compare(is, kept, unknown);
            }
        }
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(set) => !set,
        Value::String(text) => text.is_empty() || text == "inflected",
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.values().all(says_nothing),
        Value::Number(_) => false,
    }
}

/// The outermost object.
struct File<'a, 'r> {
    into: &'a mut Reading<'r>,
    /// Whether it said that it is a glossary.
    known: bool,
    line: Rc<Cell<u32>>,
}

impl<'de> Visitor<'de> for &mut File<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a glossary")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if !self.known && key != "format" {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let head = &mut self.into.head;
            match key.as_str() {
                "format" => self.known = map.next_value::<Value>()? == NAME,
                "version" => {
                    let version = map.next_value::<Value>()?.as_u64().unwrap_or_default();
                    if version > VERSION {
                        self.into.problem(Problem::of_file(ProblemKind::NewerVersion(version.to_string())));
                    }
                }
                "name" => head.name = map.next_value()?,
                "licence" => head.licence = map.next_value()?,
                "origin" => head.origin = map.next_value()?,
                "variety" => head.variety = map.next_value()?,
                "comments" => head.comments = map.next_value()?,
                "columns" => head.columns = map.next_value()?,
                "fields" => head.fields = map.next_value()?,
                "concepts" => map.next_value_seed(Concepts { into: self.into, line: &self.line })?,
                _ => {
                    let value: Value = map.next_value()?;
                    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    head.fields.push(Field::of_form("json", key, value));
                }
            }
        }
        Ok(())
    }
}

/// The list of concepts.
struct Concepts<'a, 'r> {
    into: &'a mut Reading<'r>,
    line: &'a Cell<u32>,
}

impl<'de> DeserializeSeed<'de> for Concepts<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Concepts<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of concepts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(text) = list.next_element::<Box<RawValue>>()? {
            let within = memchr::memchr_iter(b'\n', text.get().as_bytes()).count();
            let line = self.line.get().saturating_sub(u32::try_from(within).unwrap_or(u32::MAX));
            take(text.get(), line, self.into);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> (usize, Vec<String>) {
        let (file, problems) = FORMAT.read_bytes(text.as_bytes());
        (file.concepts.len(), problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_damaged_line_loses_one_concept() {
        let text = "{\"format\":\"tarjuman-glossary\",\"version\":1,\"concepts\":[\n\
            {\"id\":\"a\",\"terms\":[{\"language\":\"en\",\"text\":\"a\"}]},\n\
            {\"id\":\"b\",\"terms\":[{\"language\":\"english language\",\"text\":\"b\"}]},\n\
            {\"id\":\"c\",\"ter\n\
            {\"id\":\"d\",\"terms\":[{\"language\":\"en\",\"text\":\"d\"}]}\n]}";
        let (count, problems) = problems(text);
        assert_eq!((count, problems.len()), (2, 2), "{problems:?}");
    }

    #[test]
    fn what_is_not_taken_in_is_told() {
        let text = "{\"format\":\"tarjuman-glossary\",\"version\":7,\"mood\":\"good\",\"concepts\":[\n\
            {\"id\":\"a\",\"terms\":[{\"language\":\"en\",\"text\":\"a\",\"colour\":\"red\",\"match_case\":false}]}]}";
        let (count, problems) = problems(text);
        assert_eq!(count, 1);
        assert!(problems.iter().any(|problem| problem.contains("colour")), "{problems:?}");
        assert!(problems.iter().any(|problem| problem.contains('7')), "{problems:?}");
        assert_eq!(problems.len(), 2, "{problems:?}");
    }

    #[test]
    fn other_json_is_refused() {
        for text in ["", "[]", "{\"a\": 1}", "{\"concepts\": []}"] {
            let (count, problems) = problems(text);
            assert!(count == 0 && !problems.is_empty(), "{text}");
        }
    }
}
