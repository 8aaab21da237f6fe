//! What changed between two wordings of a text, word by word.
//!
//! Words and the signs between them are compared as Unicode cuts them (UAX #29),
//! so that a letter changed within a word shows as a word changed: half a word
//! marked would cut joined letters apart.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The largest table, in cells, that is made to find what stayed. Longer texts
/// show as wholly changed where they differ.
const CELLS: usize = 4_000_000;

/// What happened to a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is in both wordings.
    Kept,
    /// It is in the first one only.
    Deleted,
    /// It is in the second one only.
    Inserted,
}

/// A piece of text, and what happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text; never empty.
    pub text: &'a str,
    /// What happened to it.
    pub fate: Fate,
}

/// The pieces that two wordings are made of. What is kept or deleted gives the
/// first one, what is kept or inserted the second; where one took the other's
/// place, what was deleted comes first.
///
/// This finds a longest common subsequence of words by the usual table (Wagner
/// and Fischer 1974), after what both begin and end with is set aside.
pub fn words<'a>(before: &'a str, after: &'a str) -> Vec<Piece<'a>> {
    let (old, new) = (cut(before), cut(after));
    let same = |(a, b): &(&Range<usize>, &Range<usize>)| before[(*a).clone()] == after[(*b).clone()];
    let head = old.iter().zip(&new).take_while(same).count();
    let room = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(same).count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let kept = common(before, old_middle, after, new_middle);
    let mut pieces = Pieces { before, after, done: Vec::new() };
    pieces.push(Fate::Kept, new.get(..head).unwrap_or_default());
    let (mut i, mut j) = (0, 0);
    for (a, b) in kept.into_iter().chain([(old_middle.len(), new_middle.len())]) {
        pieces.push(Fate::Deleted, &old_middle[i..a]);
        pieces.push(Fate::Inserted, &new_middle[j..b]);
        pieces.push(Fate::Kept, new_middle.get(b..b + 1).unwrap_or_default());
        (i, j) = (a + 1, b + 1);
    }
    pieces.push(Fate::Kept, &new[new.len() - tail..]);
    pieces.done
}

/// Where the words of a text are, and the signs between them.
fn cut(text: &str) -> Vec<Range<usize>> {
    text.split_word_bound_indices().map(|(at, word)| at..at + word.len()).collect()
}

/// The indices of the words that are kept, in both lists.
fn common(before: &str, old: &[Range<usize>], after: &str, new: &[Range<usize>]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    if old.is_empty() || new.is_empty() || (old.len() + 1).saturating_mul(width) > CELLS {
        return Vec::new();
    }
    let same = |i: usize, j: usize| before[old[i].clone()] == after[new[j].clone()];
    // How many words the rests from there on have in common.
    let mut table = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i * width + j] = match same(i, j) {
                true => table[(i + 1) * width + j + 1] + 1,
                false => table[(i + 1) * width + j].max(table[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut kept) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if same(i, j) {
            kept.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

/// Pieces as they are found, neighbours of one fate made one.
struct Pieces<'a> {
    before: &'a str,
    after: &'a str,
    done: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    fn push(&mut self, fate: Fate, words: &[Range<usize>]) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let whole = if fate == Fate::Deleted { self.before } else { self.after };
        let mut start = first.start;
        if let Some(piece) = self.done.pop_if(|piece| piece.fate == fate) {
            start -= piece.text.len();
        }
        self.done.push(Piece { text: &whole[start..last.end], fate });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The pieces as one line: `-` before what was deleted, `+` before what was
    /// inserted.
    fn line(before: &str, after: &str) -> String {
        let piece = |piece: &Piece<'_>| match piece.fate {
            Fate::Kept => format!("[{}]", piece.text),
            Fate::Deleted => format!("-[{}]", piece.text),
            Fate::Inserted => format!("+[{}]", piece.text),
        };
        words(before, after).iter().map(piece).collect()
    }

    #[test]
    fn words_are_kept_deleted_and_inserted_whole() {
        for (before, after, expected) in [
            ("", "", ""),
            ("a b", "a b", "[a b]"),
            ("", "a b", "+[a b]"),
            ("a b", "", "-[a b]"),
            ("the old man", "the young man", "[the ]-[old]+[young][ man]"),
            ("the man", "the old man", "[the ]+[old ][man]"),
            ("a a", "a a a", "[a a]+[ a]"),
            ("قره باغ اليوم", "قره باخ اليوم", "[قره ]-[باغ]+[باخ][ اليوم]"),
            ("one two three four", "zero two three five", "-[one]+[zero][ two three ]-[four]+[five]"),
        ] {
            assert_eq!(line(before, after), expected, "{before} → {after}");
        }
    }

    #[test]
    fn a_text_too_long_to_compare_shows_as_changed() {
        let long = |word: &str| format!("x {}y", format!("{word} ").repeat(3_000));
        let (before, after) = (long("a"), long("b"));
        let fates: Vec<Fate> = words(&before, &after).iter().map(|piece| piece.fate).collect();
        assert_eq!(fates, [Fate::Kept, Fate::Deleted, Fate::Inserted, Fate::Kept]);
    }

    proptest! {
        #[test]
        fn the_pieces_give_both_wordings_back(before in "[ab ,اب]{0,24}", after in "[ab ,اب]{0,24}") {
            let pieces = words(&before, &after);
            let without = |fate| pieces.iter().filter(|one| one.fate != fate).map(|one| one.text).collect::<String>();
            prop_assert_eq!(without(Fate::Inserted), &*before);
            prop_assert_eq!(without(Fate::Deleted), &*after);
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
            prop_assert!(pieces.windows(2).all(|two| two[0].fate != two[1].fate));
        }
    }
}
