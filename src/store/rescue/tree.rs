//! Walks through the b-trees of a damaged file, and to the pages that no way
//! leads to any more.

use super::pages::Pages;
use super::record::{Cell, Node};

/// Asked now and then whether to go on, with how far it came and how far it is.
pub(super) type GoOn<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// Nobody wants the result any more.
pub(super) struct Stopped;

/// Reads trees, and remembers which pages it has met.
pub(super) struct Walk<'a> {
    pages: &'a Pages,
    met: Vec<bool>,
    done: u64,
    go_on: GoOn<'a>,
}

/// After how many pages it is asked whether the rescue is still wanted, besides
/// at each that has rows.
const ASKED_EVERY: u32 = 256;

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    pub fn new(pages: &'a Pages, go_on: GoOn<'a>) -> Self {
        Self { pages, met: vec![false; pages.count() as usize + 1], done: 0, go_on }
    }

    /// Gives every row of the tree at this page, in order. `each` says whether a
    /// row is one of its table. Whether everything was there and sound.
    pub fn tree(&mut self, root: u32, each: &mut dyn FnMut(Cell) -> bool) -> Result<bool, Stopped> {
        let mut whole = true;
        let mut open = vec![Some(root)];
        while let Some(number) = open.pop() {
            // A page belongs to one place of one tree.
            let Some(number) = number.filter(|&number| self.meet(number)) else {
                whole = false;
                continue;
            };
            self.check()?;
            let Some(node) = Node::read(self.pages, number) else {
                whole = false;
                continue;
            };
            whole &= self.give(&node, each);
            open.extend(node.children().into_iter().rev());
        }
        Ok(whole)
    }

    /// Gives every row of the pages that were not met and that are not free.
    /// Whether these are known, so that none of the others holds what was once.
    pub fn strays(&mut self, each: &mut dyn FnMut(Cell)) -> Result<bool, Stopped> {
        let (free, whole) = self.pages.free();
        for number in free {
            self.meet(number);
        }
        for number in 1..=self.pages.count() {
            if number % ASKED_EVERY == 0 {
                self.check()?;
            }
            if self.meet(number)
                && let Some(node) = Node::read(self.pages, number)
            {
                self.check()?;
                self.give(&node, &mut |cell| {
                    each(cell);
                    true
                });
            }
        }
        Ok(whole)
    }

    /// Notes that a page was met; false where it was already, or cannot be.
    fn meet(&mut self, number: u32) -> bool {
        match self.met.get_mut(number as usize) {
            Some(met) if number > 0 => !std::mem::replace(met, true),
            _ => false,
        }
    }

    fn give(&mut self, node: &Node, each: &mut dyn FnMut(Cell) -> bool) -> bool {
        let mut whole = !node.is_damaged();
        let met = &mut self.met;
        let rows = node.rows(self.pages, &mut |number| {
            if let Some(met) = met.get_mut(number as usize) {
                *met = true;
            }
        });
        for row in rows {
            whole &= row.is_some_and(&mut *each);
        }
        whole
    }

    fn check(&mut self) -> Result<(), Stopped> {
        self.done += 1;
        let total = u64::from(self.pages.count());
        let asked = !self.done.is_multiple_of(64) || (self.go_on)(self.done.min(total), total);
        if asked { Ok(()) } else { Err(Stopped) }
    }
}
