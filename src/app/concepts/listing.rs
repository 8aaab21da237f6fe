//! The rows of a catalogue that a filter shows, the best first.
//!
//! A search goes through the folded text in slices, so that no frame waits for
//! it, and what it finds is there as soon as it is found.

use super::catalogue::Catalogue;
use super::filter::ConceptFilter;
use crate::model::Project;
use crate::text::normalise::{Folding, normalise};
use memchr::memmem::Finder;

/// The rows of a catalogue that a filter shows.
#[derive(Default)]
pub struct Listing {
    /// The whole text that is searched for, folded.
    phrase: String,
    /// The words of it, the longest first.
    words: Vec<String>,
    /// The rows found: with a term that is the text, that begins with it, with a
    /// word that begins with it, and all others.
    found: [Vec<u32>; 4],
    /// The row that is looked at next.
    next: u32,
    complete: bool,
    arranged: Option<Arranged>,
}

/// The rows in another order than that of the catalogue.
struct Arranged {
    rows: Vec<u32>,
    /// The place of each row of the catalogue; `NOWHERE` of those not in the list.
    places: Vec<u32>,
}

/// The place of a row that has none.
const NOWHERE: u32 = u32::MAX;

/// How many bytes of text a slice searches; about 2 ms.
const BYTES: usize = 8 << 20;

/// How many rows a slice looks at; under 2 ms.
const ROWS: usize = 10_000;

impl Listing {
    /// The beginning of a listing by this filter.
    pub fn new(filter: &ConceptFilter) -> Self {
        let folded = normalise(&filter.text, Folding::Letters);
        let mut words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let phrase = words.join(" ");
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self { phrase, words, ..Self::default() }
    }

    /// Looks at the next slice; true while there is more to look at.
    pub fn step(&mut self, catalogue: &Catalogue, project: &Project, filter: &ConceptFilter) -> bool {
        if self.complete {
            return false;
        }
        match self.words.first() {
            None => self.step_through_rows(catalogue, project, filter),
            Some(word) => {
                let finder = Finder::new(word.as_bytes()).into_owned();
                self.step_through_text(&finder, catalogue, project, filter);
            }
        }
        self.complete = self.next as usize >= catalogue.len();
        !self.complete
    }

    fn step_through_rows(&mut self, catalogue: &Catalogue, project: &Project, filter: &ConceptFilter) {
        // Without a filter nothing needs to be looked at.
        if filter.is_plain() {
            self.found[3] = (0..catalogue.len() as u32).collect();
            self.next = catalogue.len() as u32;
            return;
        }
        let end = (self.next as usize + ROWS).min(catalogue.len()) as u32;
        for row in self.next..end {
            self.add(row, 3, catalogue, project, filter);
        }
        self.next = end;
    }

    fn step_through_text(
        &mut self,
        finder: &Finder<'_>,
        catalogue: &Catalogue,
        project: &Project,
        filter: &ConceptFilter,
    ) {
        let text = catalogue.text.as_bytes();
        let begin =
            |row: u32| row.checked_sub(1).map_or(0, |before| catalogue.ends[before as usize] as usize);
        let start = begin(self.next);
        // A slice ends where a row does.
        let last = catalogue.ends.partition_point(|end| (*end as usize) < start + BYTES);
        let last = last.min(catalogue.len().saturating_sub(1)) as u32;
        let stop = catalogue.ends[last as usize] as usize;
        let (mut at, mut looked_at) = (start, 0);
        while let Some(found) = finder.find(&text[at..stop]) {
            let row = catalogue.ends.partition_point(|end| *end as usize <= at + found) as u32;
            let line = &catalogue.text[begin(row)..catalogue.ends[row as usize] as usize];
            if self.words.iter().all(|word| line.contains(word.as_str())) {
                let class = class_of(line, &self.phrase);
                self.add(row, class, catalogue, project, filter);
            }
            at = catalogue.ends[row as usize] as usize;
            looked_at += 1;
            if looked_at == ROWS {
                self.next = row + 1;
                return;
            }
        }
        self.next = last + 1;
    }

    fn add(
        &mut self,
        row: u32,
        class: usize,
        catalogue: &Catalogue,
        project: &Project,
        filter: &ConceptFilter,
    ) {
        let Some(found) = catalogue.row(project, row) else { return };
        if filter.shows(catalogue, row, &found, &project.target) {
            self.found[class].push(row);
        }
    }

    /// Puts its rows in this order.
    pub fn arrange(&mut self, rows: Vec<u32>) {
        let mut places = vec![NOWHERE; rows.iter().max().map_or(0, |last| *last as usize + 1)];
        for (place, row) in (0..).zip(&rows) {
            places[*row as usize] = place;
        }
        self.arranged = Some(Arranged { rows, places });
    }

    /// Whether its rows were put in an order.
    pub fn is_arranged(&self) -> bool {
        self.arranged.is_some()
    }

    /// Whether all there is has been found.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// How many rows are found so far.
    pub fn len(&self) -> usize {
        self.found.iter().map(Vec::len).sum()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row of the catalogue at this place of the list.
    pub fn get(&self, mut at: usize) -> Option<u32> {
        if let Some(arranged) = &self.arranged {
            return arranged.rows.get(at).copied();
        }
        for found in &self.found {
            if let Some(row) = found.get(at) {
                return Some(*row);
            }
            at -= found.len();
        }
        None
    }

    /// The place of a row of the catalogue in the list.
    pub fn place_of(&self, row: u32) -> Option<usize> {
        if let Some(arranged) = &self.arranged {
            let place = arranged.places.get(row as usize).copied()?;
            return (place != NOWHERE).then_some(place as usize);
        }
        let mut before = 0;
        for found in &self.found {
            if let Ok(at) = found.binary_search(&row) {
                return Some(before + at);
            }
            before += found.len();
        }
        None
    }

    /// Every row of the catalogue in the list, in its order.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        let arranged = self.arranged.iter().flat_map(|arranged| &arranged.rows);
        let found = self.found.iter().filter(|_| self.arranged.is_none()).flatten();
        arranged.chain(found).copied()
    }
}

/// How well a line of wordings fits a phrase, 0 best.
fn class_of(line: &str, phrase: &str) -> usize {
    let mut best = 3;
    for (at, found) in line.match_indices(phrase) {
        let before = line[..at].chars().next_back();
        let after = line[at + found.len()..].chars().next();
        let class = match (before, after) {
            (Some('\n'), Some('\n')) => 0,
            (Some('\n'), _) => 1,
            (Some(before), _) if !before.is_alphanumeric() => 2,
            _ => 3,
        };
        best = best.min(class);
    }
    best
}
