//! An index as one block of bytes, to be kept and read again.
//!
//! A head of 64-bit numbers, then the tables one after another: arrays of
//! little-endian numbers and texts, each padded to eight bytes, so that the block
//! could be mapped into memory as it is.
//!
//! ```text
//! magic, key (2 numbers), length of the block, sum over all else,
//! length in bytes of each section
//! ```
//!
//! A block says what it was made of by a [`Key`]. A block of another key, of
//! another length or with another sum is none.

use super::index::Index;
use super::names::{NameCounts, NameWord, NameWords};
use super::tables::{EdgeTable, Entry, EntryWord, LemmaTable, Tables};
use crate::model::{Concept, Glossary, Language};
use crate::text::hash::{Stream, mix, sum};
use crate::text::morphology::{self, WordTraits};
use crate::text::spelling::Skeleton;
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Arc;

/// The first bytes of a block. The number grows when what follows is laid out
/// otherwise.
const MAGIC: u64 = u64::from_le_bytes(*b"TRJ\0IX\x00\x01");

/// How many sections there are.
const SECTIONS: usize = 16;

/// How many numbers stand before the sections.
const HEAD: usize = 5 + SECTIONS;

/// How many concepts are summed up together for a key.
const PART: usize = 10_000;

/// Of how many concepts an index is made for its key.
const PROBES: usize = 500;

/// Names what an index is made of: two sums over the terms that are indexed, the
/// language, and what is known of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub u64, pub u64);

impl Key {
    /// The key of the index that [`Index::build`] would make.
    ///
    /// It is also of what the index of a few of the concepts looks like, so that an
    /// index is not taken for the one that another version of the program, which
    /// knows words better, would make of the same terms.
    pub fn new(glossaries: &[Glossary], language: &Language) -> Self {
        let mut stream = Stream::default();
        stream.put_text(&language.to_string());
        stream.put(morphology::of(language).data_sum());
        let mut probes: Vec<Glossary> = Vec::new();
        let mut parts: Vec<&[Arc<Concept>]> = Vec::new();
        let total: usize = glossaries.iter().map(|glossary| glossary.concepts.len()).sum();
        for glossary in glossaries {
            stream.put(u64::from(glossary.enabled));
            let step = (total / PROBES).max(1);
            let concepts = glossary.concepts.iter().filter(|_| glossary.enabled);
            probes.push(Glossary {
                id: glossary.id,
                name: String::new(),
                origin: glossary.origin.clone(),
                licence: String::new(),
                enabled: glossary.enabled,
                writable: false,
                concepts: concepts.step_by(step).cloned().collect(),
                import: None,
            });
            if glossary.enabled {
                stream.put(glossary.concepts.len() as u64);
                parts.extend(glossary.concepts.chunks(PART));
            }
        }
        // Most of the time goes by waiting for memory, so that two threads take
        // half as long.
        let half = parts.len() / 2;
        let sums = |parts: &[&[Arc<Concept>]]| -> Vec<_> {
            parts.iter().map(|concepts| sums_of(concepts, language)).collect()
        };
        let [first, second] = std::thread::scope(|scope| {
            let first = (half > 0).then(|| scope.spawn(|| sums(&parts[..half])));
            let second = sums(&parts[half..]);
            let first = first.map(|first| first.join().unwrap_or_else(|panic| resume_unwind(panic)));
            [first.unwrap_or_default(), second]
        });
        for (one, other) in first.into_iter().chain(second) {
            stream.put(one);
            stream.put(other);
        }
        let (one, other) = stream.finish();
        let probe = Index::build(&probes, language).to_bytes(Key(0, 0));
        Self(one ^ sum(&probe), other)
    }
}

/// Two sums over the terms of concepts that are indexed.
fn sums_of(concepts: &[Arc<Concept>], language: &Language) -> (u64, u64) {
    let mut stream = Stream::default();
    for concept in concepts {
        stream.put(concept.terms.len() as u64);
        for term in &concept.terms {
            // The English serves as a witness for names.
            let serves = term.language.matches(language);
            let witness = term.language.primary() == "en";
            stream.put(u64::from(serves) << 1 | u64::from(witness));
            if serves || witness {
                stream.put_text(&term.text);
            }
            if serves {
                stream.put(term.part_of_speech.map_or(0, |pos| pos as u64 + 1));
                stream.put(term.variants.len() as u64);
                term.variants.iter().for_each(|variant| stream.put_text(variant));
                stream.put((term.matching as u64) << 1 | u64::from(term.match_case));
                let forms = &term.details().forms;
                stream.put(forms.len() as u64);
                forms.iter().for_each(|form| stream.put_text(form));
            }
        }
    }
    stream.finish()
}

impl Index {
    /// The block of this index, which is one of this key. What is laid over the
    /// index is not in it.
    pub fn to_bytes(&self, key: Key) -> Vec<u8> {
        let Tables { lemmas, edges, nodes, entries, words, written, cited, names } = self.tables();
        let entry = |entry: &Entry| {
            let Entry { concept, first_word, glossary, term, variant, word_count, flags } = *entry;
            let low = |a: u16, b: u16| u32::from(a) | u32::from(b) << 16;
            [concept, first_word, low(glossary, term), low(variant, u16::from_le_bytes([word_count, flags]))]
        };
        let word =
            |word: &EntryWord| [word.written, u32::from(word.length) | u32::from(word.traits.number()) << 16];
        let name = |word: &NameWord| {
            let counts = word.counts;
            let rest = [word.length, word.letters, counts.sure, counts.unsure];
            [word.lemma, word.english, u32::from_le_bytes(rest)]
        };
        let texts: String = cited.values().map(|text| &**text).collect();
        let cited: Vec<[u32; 2]> = cited.iter().map(|(first, text)| [*first, text.len() as u32]).collect();
        let mut block = Writer::new(self.size_in_bytes());
        block.numbers(lemmas.slots.iter().map(|slot| [slot.0, slot.1]));
        block.numbers(lemmas.offsets.iter().map(|offset| [*offset]));
        block.bytes(lemmas.text.as_bytes());
        block.numbers(edges.first.iter().map(|child| [*child]));
        block.numbers(edges.slots.iter().map(|slot| [slot.0, slot.1, slot.2]));
        block.numbers(nodes.iter().map(|node| [*node]));
        block.numbers(entries.iter().map(entry));
        block.numbers(words.iter().map(word));
        block.bytes(written.as_bytes());
        block.numbers(cited.into_iter());
        block.bytes(texts.as_bytes());
        block.numbers(names.slots.iter().map(|slot| [*slot]));
        block.numbers(names.skeletons.iter().map(|one| [one.number() as u32, (one.number() >> 32) as u32]));
        block.numbers(names.starts.iter().map(|start| [*start]));
        block.numbers(names.words.iter().map(name));
        block.bytes(names.english.as_bytes());
        block.finish(key)
    }

    /// The index of a block; `None` where it is not of this key, or damaged.
    pub fn from_bytes(block: &[u8], key: Key, language: &Language) -> Option<Self> {
        let mut block = Reader::new(block, key)?;
        let slots = block.numbers(|[tag, number]| (tag, number))?;
        let lemmas = LemmaTable::of_parts(slots, block.numbers(|[offset]| offset)?, block.text()?);
        let edges = EdgeTable {
            first: block.numbers(|[child]| child)?,
            slots: block.numbers(|[node, lemma, child]| (node, lemma, child))?,
        };
        let nodes = block.numbers(|[node]| node)?;
        let entries = block.numbers(|[concept, first_word, place, rest]| {
            let [word_count, flags] = ((rest >> 16) as u16).to_le_bytes();
            let (glossary, term, variant) = (place as u16, (place >> 16) as u16, rest as u16);
            Entry { concept, first_word, glossary, term, variant, word_count, flags }
        })?;
        let words = block.numbers(|[written, rest]| EntryWord {
            written,
            length: rest as u16,
            traits: WordTraits::of_number((rest >> 16) as u16),
        })?;
        let written = block.text()?;
        let places: Vec<(u32, u32)> = block.numbers(|[first, length]| (first, length))?;
        let texts = block.text()?;
        let mut rest = &*texts;
        let mut cited = BTreeMap::new();
        for (first, length) in places {
            let (text, behind) = rest.split_at_checked(length as usize)?;
            cited.insert(first, text.into());
            rest = behind;
        }
        let names = NameWords {
            slots: block.numbers(|[slot]| slot)?,
            skeletons: block
                .numbers(|[low, high]| Skeleton::of_number(u64::from(low) | u64::from(high) << 32))?,
            starts: block.numbers(|[start]| start)?,
            words: block.numbers(|[lemma, english, rest]| {
                let [length, letters, sure, unsure] = rest.to_le_bytes();
                NameWord { lemma, english, length, letters, counts: NameCounts { sure, unsure } }
            })?,
            english: block.text()?,
        };
        let tables = Tables { lemmas, edges, nodes, entries, words, written, cited, names };
        Some(Self::of_tables(tables, language))
    }
}

/// The sum over a block, but for the number that keeps it.
fn sum_of(block: &[u8]) -> u64 {
    let (before, behind) = block.split_at(4 * 8);
    mix(sum(before)) ^ sum(&behind[8..])
}

/// Puts sections one behind another.
struct Writer {
    block: Vec<u8>,
    lengths: Vec<u64>,
}

impl Writer {
    fn new(size: usize) -> Self {
        let mut block = Vec::with_capacity(size + size / 16);
        block.resize(HEAD * 8, 0);
        Self { block, lengths: Vec::with_capacity(SECTIONS) }
    }

    fn numbers<const N: usize>(&mut self, numbers: impl Iterator<Item = [u32; N]>) {
        let start = self.block.len();
        for number in numbers.flatten() {
            self.block.extend_from_slice(&number.to_le_bytes());
        }
        self.end(start);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let start = self.block.len();
        self.block.extend_from_slice(bytes);
        self.end(start);
    }

    fn end(&mut self, start: usize) {
        self.lengths.push((self.block.len() - start) as u64);
        self.block.resize(self.block.len().next_multiple_of(8), 0);
    }

    fn finish(mut self, key: Key) -> Vec<u8> {
        let mut head = vec![MAGIC, key.0, key.1, self.block.len() as u64, 0];
        head.extend(&self.lengths);
        let place = |number: usize| number * 8..number * 8 + 8;
        for (number, value) in head.iter().enumerate() {
            self.block[place(number)].copy_from_slice(&value.to_le_bytes());
        }
        let sum = sum_of(&self.block);
        self.block[place(4)].copy_from_slice(&sum.to_le_bytes());
        self.block
    }
}

/// Takes sections one after another.
struct Reader<'a> {
    lengths: std::array::IntoIter<u64, SECTIONS>,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn new(block: &'a [u8], key: Key) -> Option<Self> {
        let (head, rest) = block.split_at_checked(HEAD * 8)?;
        let head = head.as_chunks::<8>().0;
        let number = |at: usize| u64::from_le_bytes(head[at]);
        let known = [MAGIC, key.0, key.1, block.len() as u64];
        if [0, 1, 2, 3].map(number) != known || number(4) != sum_of(block) {
            return None;
        }
        Some(Self { lengths: std::array::from_fn(|at| number(5 + at)).into_iter(), rest })
    }

    fn section(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.lengths.next()?).ok()?;
        let (section, _) = self.rest.split_at_checked(length)?;
        self.rest = self.rest.get(length.checked_next_multiple_of(8)?..)?;
        Some(section)
    }

    fn numbers<T, const N: usize>(&mut self, make: impl Fn([u32; N]) -> T) -> Option<Vec<T>> {
        let (numbers, []) = self.section()?.as_chunks::<4>() else { return None };
        let (rows, []) = numbers.as_chunks::<N>() else { return None };
        Some(rows.iter().map(|row| make(row.map(u32::from_le_bytes))).collect())
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.section()?.to_vec()).ok()
    }
}
