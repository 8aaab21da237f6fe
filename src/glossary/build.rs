//! Collects terms before the tables are laid out.

use super::analyse::{Analyser, Analysis, TermWord};
use super::names::NameWordsBuilder;
use super::tables::{BRANCHES, EdgeTable, Entry, EntryWord, LemmaTable, ROOT, Tables};
use crate::model::{Concept, Language};
use std::collections::BTreeMap;
use std::sync::mpsc;

/// How many concepts are analysed at a time.
const BATCH: usize = 1_000;

/// How many of these may wait to be added.
const WAITING: usize = 4;

/// How many words a term may have. Whatever is longer is a text, and the walk
/// down the tree takes a step of the stack for each word.
const LONGEST: usize = 100;

/// Collects terms, by themselves or on top of tables that are there already: the
/// numbers of words, nodes and words of entries then go on from theirs, and a
/// path that is in their tree is not made again.
pub(super) struct Builder<'a> {
    language: &'a Language,
    base: Option<&'a Tables>,
    names: NameWordsBuilder,
    lemmas: LemmaTable,
    edges: EdgeTable,
    nodes: u32,
    /// How many branches the tree has that are not from the root.
    branches: usize,
    /// Each wording with the node it ends at.
    entries: Vec<(u32, Entry)>,
    words: Vec<EntryWord>,
    written: String,
    cited: BTreeMap<u32, Box<str>>,
    /// The numbers of the words of the wording that was added last.
    row: Vec<u32>,
}

/// What was collected on top of other tables.
pub(super) struct Layer {
    pub lemmas: LemmaTable,
    pub edges: EdgeTable,
    /// Each wording with the node it ends at, sorted by that.
    pub entries: Vec<(u32, Entry)>,
    pub words: Vec<EntryWord>,
    pub written: String,
    pub cited: BTreeMap<u32, Box<str>>,
    pub names: NameWordsBuilder,
}

impl<'a> Builder<'a> {
    pub fn new(language: &'a Language, base: Option<&'a Tables>) -> Self {
        Self {
            language,
            base,
            names: NameWordsBuilder::default(),
            lemmas: LemmaTable::new(),
            edges: EdgeTable::new(),
            nodes: base.map_or(ROOT + 1, Tables::node_count),
            branches: 0,
            entries: Vec::new(),
            words: Vec::new(),
            written: String::new(),
            cited: BTreeMap::new(),
            row: Vec::new(),
        }
    }

    /// Adds the terms of concepts, each with the index of its glossary and its own
    /// in that. Where there are many, a thread analyses them while this one adds.
    pub fn add_concepts<'c>(&mut self, concepts: impl Iterator<Item = (u16, u32, &'c Concept)> + Send) {
        let mut analyser = Analyser::new(self.language);
        let mut concepts = concepts.peekable();
        let mut fill = move |batch: &mut Analysis<'c>| {
            batch.clear();
            concepts.by_ref().take(BATCH).for_each(|concept| analyser.concept(concept, batch));
            concepts.peek().is_some()
        };
        let mut batch = Analysis::default();
        let more = fill(&mut batch);
        self.add(&batch);
        if !more {
            return;
        }
        std::thread::scope(|scope| {
            let (full, filled) = mpsc::sync_channel(WAITING);
            let (empty, emptied) = mpsc::channel();
            scope.spawn(move || {
                loop {
                    let mut batch: Analysis = emptied.try_recv().unwrap_or_default();
                    let more = fill(&mut batch);
                    if full.send(batch).is_err() || !more {
                        break;
                    }
                }
            });
            for batch in filled {
                self.add(&batch);
                // The thread may be done already, and the memory not needed again.
                let _ = empty.send(batch);
            }
        });
    }

    fn add(&mut self, batch: &Analysis) {
        for wording in &batch.wordings {
            if let Some(cited) = wording.cited {
                self.cited.insert(self.next_word(), cited.into());
            }
            if self.add_wording(wording.entry, &batch.words[wording.words.clone()], batch) {
                for part in &batch.names[wording.names.clone()] {
                    let folded = batch.letters(batch.words[wording.words.start + part.word].folded);
                    let english = batch.letters(part.english);
                    self.names.add(folded, part.skeleton, self.row[part.word], english, part.sure);
                }
            }
        }
    }

    /// Adds a wording, unless it is too long or has no words; `row` has the numbers
    /// of its words then.
    fn add_wording(&mut self, entry: Entry, words: &[TermWord], batch: &Analysis) -> bool {
        let Ok(word_count) = u8::try_from(words.len()) else { return false };
        let first_word = self.next_word();
        if !(1..=LONGEST).contains(&words.len())
            || words.iter().any(|word| word.written.len() > usize::from(u16::MAX))
        {
            return false;
        }
        let mut node = ROOT;
        self.row.clear();
        for word in words {
            let lemma = self.lemma(batch.letters(word.folded), word.hash);
            self.row.push(lemma);
            node = self.branch(node, lemma);
            self.words.push(EntryWord {
                written: self.written.len() as u32,
                length: word.written.len() as u16,
                traits: word.traits,
            });
            self.written.push_str(batch.letters(word.written));
        }
        self.entries.push((node, Entry { word_count, first_word, ..entry }));
        true
    }

    /// The number that the next word of an entry gets.
    fn next_word(&self) -> u32 {
        (self.base.map_or(0, |base| base.words.len()) + self.words.len()) as u32
    }

    fn lemma(&mut self, word: &str, hash: u64) -> u32 {
        match self.base {
            Some(base) => {
                let known = base.lemmas.get(word);
                known.unwrap_or_else(|| base.lemmas.len() + self.lemmas.get_or_insert(word, hash))
            }
            None => self.lemmas.get_or_insert(word, hash),
        }
    }

    fn branch(&mut self, node: u32, lemma: u32) -> u32 {
        let known = self.base.and_then(|base| base.edges.get(node, lemma));
        if let Some(child) = known.or_else(|| self.edges.get(node, lemma)) {
            return child;
        }
        let child = self.nodes;
        self.nodes += 1;
        if node == ROOT && self.base.is_none() {
            self.edges.insert_first(lemma, child);
        } else {
            self.branches += 1;
            self.edges.insert(node, lemma, child, self.branches);
        }
        child
    }

    /// What was collected on top of other tables.
    pub fn into_layer(mut self) -> Layer {
        self.entries.sort_by_key(|(node, _)| *node);
        let Self { lemmas, edges, entries, words, written, cited, names, .. } = self;
        Layer { lemmas, edges, entries, words, written, cited, names }
    }

    /// The tables, the wordings sorted by the node they end at.
    pub fn into_tables(mut self) -> Tables {
        let nodes = self.nodes;
        self.edges.first.resize(self.lemmas.len() as usize, 0);
        let Layer { lemmas, edges, entries, mut words, mut written, cited, names } = self.into_layer();
        let mut starts = Vec::with_capacity(nodes as usize + 1);
        let mut at = 0;
        for node in 0..nodes {
            starts.push(at as u32);
            at += entries[at..].iter().take_while(|(end, _)| *end == node).count();
        }
        starts.push(at as u32);
        for (node, _, child) in &edges.slots {
            if *child != 0 {
                starts[*node as usize] |= BRANCHES;
            }
        }
        words.shrink_to_fit();
        written.shrink_to_fit();
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        Tables { lemmas, edges, nodes: starts, entries, words, written, cited, names: names.finish() }
    }
}
