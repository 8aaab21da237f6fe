//! The rules of UAX #9 that work on lines, L1 and L2, on cells. The rules before
//! them, which give every character its level, are unicode-bidi's.

use super::layout::Cell;
use unicode_bidi::{BidiClass, Level};

/// Rule L1: separators, and white space and isolates before them or at the end
/// of the line, take the level of the paragraph. Characters that rule X9 removes
/// follow the one before them. A space that carries a mark is no white space.
pub(super) fn reset_levels(cells: &mut [Cell], classes: &[BidiClass], offset: usize, base: Level) {
    use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
    let mut from = None;
    let mut previous = base.number();
    for index in 0..cells.len() {
        let Cell { start, end, .. } = cells[index];
        let of_cell = &classes[start as usize - offset..end as usize - offset];
        let is_removed = |class: &BidiClass| matches!(class, BN | LRE | LRO | PDF | RLE | RLO);
        let is_space = |class: &BidiClass| matches!(class, WS | FSI | LRI | RLI | PDI) || is_removed(class);
        if matches!(of_cell[0], B | S) {
            for cell in &mut cells[from.take().unwrap_or(index)..=index] {
                cell.level = base.number();
            }
        } else if of_cell.iter().all(is_space) {
            from.get_or_insert(index);
            if of_cell.iter().all(is_removed) {
                cells[index].level = previous;
            }
        } else {
            from = None;
        }
        previous = cells[index].level;
    }
    if let Some(from) = from {
        for cell in &mut cells[from..] {
            cell.level = base.number();
        }
    }
}

/// Rule L2: reverses `order` from the highest level down to the lowest odd one.
pub(super) fn reorder(levels: &[u8], order: &mut [u32]) {
    let Some(&highest) = levels.iter().max() else { return };
    let Some(&lowest_odd) = levels.iter().filter(|level| *level % 2 == 1).min() else { return };
    let mut current = levels.to_vec();
    for level in (lowest_odd..=highest).rev() {
        let mut start = 0;
        while start < current.len() {
            let len = current[start..].iter().take_while(|l| **l >= level).count();
            order[start..start + len].reverse();
            current[start..start + len].reverse();
            start += len.max(1);
        }
    }
}
