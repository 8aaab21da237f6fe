//! Where each segment of a project stands.
//!
//! A document's segments are noted in blocks, and a segment by its block and
//! its place in it. So a split or a join in a document of a hundred thousand
//! segments moves the notes of one block and not those of all that follow.

use super::SegmentId;
use rustc_hash::FxHashMap;

/// How many segments a new block has; one that grows to twice as many is
/// divided.
const BLOCK: usize = 512;

/// Where each segment of a project stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The block of each segment, and its index there.
    notes: FxHashMap<SegmentId, (u32, u32)>,
    blocks: Vec<Block>,
    /// Blocks that nothing is in, to be used again.
    free: Vec<u32>,
    /// The blocks of each document, in order.
    documents: Vec<Vec<u32>>,
}

#[derive(Clone, Debug, Default)]
struct Block {
    document: usize,
    /// The index in the document of the first segment.
    start: usize,
    segments: Vec<SegmentId>,
}

impl Places {
    /// The index of a segment's document and its index there.
    pub fn get(&self, id: SegmentId) -> Option<(usize, usize)> {
        let (block, index) = *self.notes.get(&id)?;
        let block = &self.blocks[block as usize];
        Some((block.document, block.start + index as usize))
    }

    /// Notes the segments of a document that comes before the one of this index.
    pub fn add_document(&mut self, at: usize, segments: impl ExactSizeIterator<Item = SegmentId>) {
        self.notes.reserve(segments.len());
        self.documents.insert(at, Vec::new());
        self.fill(at, 0, segments);
        self.renumber(at);
    }

    /// Forgets the segments of a document that goes.
    pub fn remove_document(&mut self, at: usize) {
        let blocks = self.documents.remove(at);
        self.release(&blocks);
        self.renumber(at);
    }

    /// Notes that segments of a document went and others came in their place.
    pub fn splice(&mut self, document: usize, at: usize, gone: usize, come: &[SegmentId]) {
        let list = &self.documents[document];
        let first = list.partition_point(|block| self.blocks[*block as usize].start <= at).saturating_sub(1);
        // What the edit leaves of the blocks it touches is noted anew with what comes.
        let mut last = first;
        let end = at + gone;
        while last < list.len() && (last == first || self.blocks[list[last] as usize].start < end) {
            last += 1;
        }
        let touched: Vec<u32> = self.documents[document].drain(first..last).collect();
        let start = touched.first().map_or(0, |block| self.blocks[*block as usize].start);
        let mut segments: Vec<SegmentId> =
            touched.iter().flat_map(|block| self.blocks[*block as usize].segments.iter().copied()).collect();
        self.release(&touched);
        segments.splice(at - start..end - start, come.iter().copied());
        self.fill(document, first, segments.into_iter());
        self.renumber(document);
    }

    /// Puts segments into new blocks, the first of which gets this place among
    /// those of the document.
    fn fill(
        &mut self,
        document: usize,
        first: usize,
        mut segments: impl ExactSizeIterator<Item = SegmentId>,
    ) {
        let mut numbers = Vec::new();
        // What stays below twice the size stays together.
        while segments.len() > 0 {
            let take = if segments.len() < 2 * BLOCK { segments.len() } else { BLOCK };
            let number = self.free.pop().unwrap_or_else(|| {
                self.blocks.push(Block::default());
                self.blocks.len() as u32 - 1
            });
            let block = &mut self.blocks[number as usize];
            block.segments.extend(segments.by_ref().take(take));
            for (index, id) in (0..).zip(&block.segments) {
                self.notes.insert(*id, (number, index));
            }
            numbers.push(number);
        }
        self.documents[document].splice(first..first, numbers);
    }

    fn release(&mut self, blocks: &[u32]) {
        for number in blocks {
            for id in self.blocks[*number as usize].segments.drain(..) {
                self.notes.remove(&id);
            }
        }
        self.free.extend(blocks);
    }

    /// Brings up to date which document the blocks belong to and where they
    /// begin, from this document on.
    fn renumber(&mut self, from: usize) {
        for (document, list) in self.documents.iter().enumerate().skip(from) {
            let mut start = 0;
            for number in list {
                let block = &mut self.blocks[*number as usize];
                (block.document, block.start) = (document, start);
                start += block.segments.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[derive(Clone, Debug)]
    enum Change {
        Add { at: usize, segments: usize },
        Remove { at: usize },
        Splice { document: usize, at: usize, gone: usize, come: usize },
    }

    fn change() -> impl Strategy<Value = Change> {
        let any = || 0..usize::MAX;
        prop_oneof![
            (any(), 0..3_000_usize).prop_map(|(at, segments)| Change::Add { at, segments }),
            any().prop_map(|at| Change::Remove { at }),
            (any(), any(), 0..3_usize, 0..4_usize).prop_map(|(document, at, gone, come)| Change::Splice {
                document,
                at,
                gone,
                come
            }),
            (any(), any(), 0..2_000_usize, 0..2_000_usize)
                .prop_map(|(document, at, gone, come)| Change::Splice { document, at, gone, come }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn places_are_those_of_plain_lists(changes in prop::collection::vec(change(), 1..25)) {
            let mut next = 0;
            let mut new = |count: usize| -> Vec<SegmentId> {
                let ids = (next..next + count as u128).map(|number| SegmentId(Uuid::from_u128(number)));
                next += count as u128;
                ids.collect()
            };
            let (mut places, mut lists) = (Places::default(), Vec::<Vec<SegmentId>>::new());
            let mut gone = Vec::new();
            for change in changes {
                match change {
                    Change::Add { at, segments } => {
                        let (at, ids) = (at % (lists.len() + 1), new(segments));
                        places.add_document(at, ids.iter().copied());
                        lists.insert(at, ids);
                    }
                    Change::Remove { at } if !lists.is_empty() => {
                        let at = at % lists.len();
                        places.remove_document(at);
                        gone.extend(lists.remove(at));
                    }
                    Change::Splice { document, at, gone: count, come } if !lists.is_empty() => {
                        let document = document % lists.len();
                        let list = &mut lists[document];
                        let at = at % (list.len() + 1);
                        let (count, come) = (count.min(list.len() - at), new(come));
                        places.splice(document, at, count, &come);
                        gone.extend(list.splice(at..at + count, come));
                    }
                    _ => {}
                }
                for (document, list) in lists.iter().enumerate() {
                    for (index, id) in list.iter().enumerate() {
                        prop_assert_eq!(places.get(*id), Some((document, index)));
                    }
                }
                prop_assert!(gone.iter().all(|id| places.get(*id).is_none()));
            }
        }
    }
}
