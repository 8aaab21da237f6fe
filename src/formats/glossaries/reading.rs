//! What a reader hands its findings to.

use super::table::Mapping;
use super::{Format, GlossaryFile, Head};
use crate::formats::encoding::{self, Encoding};
use crate::formats::{Problem, ProblemKind, Problems, lines};
use crate::model::{Concept, ConceptId, Language};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{BuildHasher, BuildHasherDefault};
use std::io::{self, BufRead, Read};
use std::sync::Arc;

/// How many bytes of a file that is read as a whole are read at most.
const WHOLE: u64 = 1 << 30;

/// What reading a file needs to know beside its bytes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The languages translated from and into, for files that do not say.
    pub languages: Option<(Language, Language)>,
    /// The encoding, where somebody said what it is; else it is detected.
    pub encoding: Option<Encoding>,
    /// What somebody said a table is: which columns it has, and how its cells are
    /// told apart. Formats with a layout of their own pay no heed to it.
    pub mapping: Option<Mapping>,
}

/// Takes what is read out of a file: the head, each concept, the problems.
pub struct Reading<'a> {
    /// What the file says beside its concepts.
    pub head: Head,
    receive: &'a mut dyn FnMut(Concept),
    /// How many concepts were read.
    count: usize,
    /// Hashes of the ids met, so that a file of millions needs little memory.
    ids: FxHashSet<u64>,
    /// Of hashes of ids that stand more than once, the number of the next copy, so that
    /// the hundred thousandth does not try all before it.
    copies: FxHashMap<u64, usize>,
    problems: Problems,
}

impl<'a> Reading<'a> {
    /// A reading whose concepts go to `receive`.
    pub fn new(receive: &'a mut dyn FnMut(Concept)) -> Self {
        Self {
            head: Head::default(),
            receive,
            count: 0,
            ids: FxHashSet::default(),
            copies: FxHashMap::default(),
            problems: Problems::default(),
        }
    }

    /// How many concepts were read so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Takes a concept. An id that stands twice in the file is made unique, and
    /// one that is missing is given: the number of the concept.
    pub fn concept(&mut self, line: u32, mut concept: Concept) {
        self.count += 1;
        concept.id = ConceptId(self.unique_id(line, std::mem::take(&mut concept.id.0)));
        if concept.terms.is_empty() {
            self.problem(Problem::on_line(line, ProblemKind::NoTerm));
        }
        concept.sections.retain(|section| !section.is_empty());
        (self.receive)(concept);
    }

    /// Takes a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The head, and the problems in order of their lines.
    pub fn finish(mut self) -> (Head, Vec<Problem>) {
        (self.head, self.problems.take())
    }

    fn unique_id(&mut self, line: u32, id: String) -> String {
        let wanted = if id.is_empty() { self.count.to_string() } else { id };
        let key = hash(&wanted);
        if self.ids.insert(key) {
            return wanted;
        }
        let copy = self.copies.entry(key).or_insert(2);
        let mut given = format!("{wanted}~{copy}");
        while !self.ids.insert(hash(&given)) {
            *copy += 1;
            given = format!("{wanted}~{copy}");
        }
        *copy += 1;
        let kind = ProblemKind::DuplicateId { id: wanted, given: given.clone() };
        self.problem(Problem::on_line(line, kind));
        given
    }
}

fn hash(id: &str) -> u64 {
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(id)
}

/// Reads a whole file into memory.
///
/// # Errors
/// What `input` fails with, and where nothing reads this format.
pub fn read(
    format: &Format,
    input: &mut dyn BufRead,
    options: &ReadOptions,
) -> io::Result<(GlossaryFile, Vec<Problem>)> {
    let reader = format.reader.ok_or(io::ErrorKind::Unsupported)?;
    let mut concepts = Vec::new();
    let mut receive = |concept| concepts.push(Arc::new(concept));
    let mut reading = Reading::new(&mut receive);
    reader.read(input, options, &mut reading)?;
    let (head, problems) = reading.finish();
    Ok((GlossaryFile { head, concepts }, problems))
}

impl Format {
    /// Reads a file that is in memory, which cannot fail. Nothing is read where
    /// nothing reads the format.
    pub fn read_bytes(&self, bytes: &[u8]) -> (GlossaryFile, Vec<Problem>) {
        let mut input = bytes;
        read(self, &mut input, &ReadOptions::default()).unwrap_or_default()
    }
}

/// The text of a whole file, its encoding detected unless the options name it.
///
/// # Errors
/// What `input` fails with.
pub(super) fn text(
    input: &mut dyn BufRead,
    options: &ReadOptions,
    into: &mut Reading<'_>,
) -> io::Result<String> {
    let bytes = bytes(input, into)?;
    let language = options.languages.as_ref().map(|(from, _)| from);
    let (text, _, problems) = match options.encoding {
        Some(encoding) => encoding::decode_as(&bytes, encoding),
        None => encoding::decode(&bytes, language),
    };
    for problem in problems {
        into.problem(problem);
    }
    Ok(text)
}

/// Hands over the lines of a text file with their numbers, without their ends, and
/// gives the problems of its encoding. A large file is not kept in memory.
///
/// # Errors
/// What `input` fails with.
pub(super) fn lines(
    input: &mut dyn BufRead,
    options: &ReadOptions,
    each: &mut dyn FnMut(&str, u32),
) -> io::Result<Vec<Problem>> {
    let language = options.languages.as_ref().map(|(from, _)| from);
    lines::read(input, options.encoding, language, each)
}

/// The bytes of a whole file. Of a gigantic one the rest is left out, with a
/// problem that says so.
///
/// # Errors
/// What `input` fails with.
pub(super) fn bytes(input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(WHOLE).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == WHOLE && !input.fill_buf()?.is_empty() {
        into.problem(Problem::of_file(ProblemKind::TooLarge));
    }
    Ok(bytes)
}
