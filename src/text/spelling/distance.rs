//! What it costs to write one spelling for another: a weighted edit distance
//! (Wagner and Fischer, 1974) with learned costs.

/// The first and the last folded Arabic letter.
const LETTERS: (char, char) = ('ء', 'ي');
/// How many there are, with one more for no letter.
const SIZE: usize = 'ي' as usize - 'ء' as usize + 2;

/// One difference between two spellings; at least one side has a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// The letter that is there.
    pub there: Option<char>,
    /// The letter that stands in its place in the spelling that was expected.
    pub expected: Option<char>,
}

/// What each edit costs, between 0 and 1.
#[derive(Debug)]
pub(super) struct EditCosts(Box<[f32]>);

impl EditCosts {
    pub(super) fn new() -> Self {
        Self(vec![1.0; SIZE * SIZE].into())
    }

    /// Sets the cost of an edit, whichever side has which letter.
    pub(super) fn set(&mut self, one: Option<char>, other: Option<char>, cost: f32) {
        for (a, b) in [(one, other), (other, one)] {
            if let (Some(a), Some(b)) = (place(a), place(b)) {
                self.0[a * SIZE + b] = cost;
            }
        }
    }

    fn of(&self, there: Option<char>, expected: Option<char>) -> f32 {
        match (place(there), place(expected)) {
            _ if there == expected => 0.0,
            (Some(there), Some(expected)) => self.0[there * SIZE + expected],
            _ => 1.0,
        }
    }

    /// The least cost, if it is at most `limit`.
    pub(super) fn distance(&self, text: &[char], expected: &[char], limit: f32) -> Option<f32> {
        let mut above: Vec<f32> = Vec::with_capacity(expected.len() + 1);
        above.push(0.0);
        for (at, &letter) in expected.iter().enumerate() {
            above.push(above[at] + self.of(None, Some(letter)));
        }
        let mut row = above.clone();
        for &there in text {
            row[0] = above[0] + self.of(Some(there), None);
            let mut least = row[0];
            for (at, &letter) in expected.iter().enumerate() {
                row[at + 1] = (above[at] + self.of(Some(there), Some(letter)))
                    .min(above[at + 1] + self.of(Some(there), None))
                    .min(row[at] + self.of(None, Some(letter)));
                least = least.min(row[at + 1]);
            }
            if least > limit {
                return None;
            }
            std::mem::swap(&mut above, &mut row);
        }
        above.last().copied().filter(|distance| *distance <= limit)
    }

    /// The edits of the least cost, in the order of the spelling.
    pub(super) fn edits(&self, text: &[char], expected: &[char]) -> Vec<Edit> {
        let width = expected.len() + 1;
        let mut costs = vec![0.0_f32; (text.len() + 1) * width];
        let mut steps = vec![(0_usize, 0_usize); costs.len()];
        for i in 0..=text.len() {
            for j in 0..width {
                let mut best = if i == 0 && j == 0 { 0.0 } else { f32::INFINITY };
                for (di, dj) in [(1, 1), (1, 0), (0, 1)] {
                    if di > i || dj > j {
                        continue;
                    }
                    let there = (di == 1).then(|| text[i - 1]);
                    let letter = (dj == 1).then(|| expected[j - 1]);
                    let cost = costs[(i - di) * width + j - dj] + self.of(there, letter);
                    if cost < best {
                        best = cost;
                        steps[i * width + j] = (di, dj);
                    }
                }
                costs[i * width + j] = best;
            }
        }
        let (mut i, mut j) = (text.len(), expected.len());
        let mut edits = Vec::new();
        while i > 0 || j > 0 {
            let (di, dj) = steps[i * width + j];
            let edit =
                Edit { there: (di == 1).then(|| text[i - 1]), expected: (dj == 1).then(|| expected[j - 1]) };
            if edit.there != edit.expected {
                edits.push(edit);
            }
            (i, j) = (i - di, j - dj);
        }
        edits.reverse();
        edits
    }
}

/// The place of a letter in the table; `None` for other letters.
fn place(letter: Option<char>) -> Option<usize> {
    match letter {
        None => Some(0),
        Some(letter) => {
            (LETTERS.0..=LETTERS.1).contains(&letter).then(|| letter as usize - LETTERS.0 as usize + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn costs() -> EditCosts {
        let mut costs = EditCosts::new();
        costs.set(Some('ج'), Some('غ'), 0.1);
        costs.set(None, Some('ي'), 0.3);
        costs
    }

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn cheap_edits_are_preferred() {
        let (text, expected) = (letters("جوتريس"), letters("غوتيريش"));
        let distance = costs().distance(&text, &expected, 9.0).unwrap();
        assert!((distance - 1.4).abs() < 1e-5, "{distance}");
        let edits: Vec<_> = costs().edits(&text, &expected).iter().map(|e| (e.there, e.expected)).collect();
        assert_eq!(edits, [(Some('ج'), Some('غ')), (None, Some('ي')), (Some('س'), Some('ش'))]);
        assert_eq!(costs().distance(&text, &expected, 1.3), None);
    }

    proptest! {
        #[test]
        fn a_distance_is_symmetric_and_what_its_edits_cost(a in "[بجغيx]{0,6}", b in "[بجغيx]{0,6}") {
            let (a, b, costs) = (letters(&a), letters(&b), costs());
            let distance = costs.distance(&a, &b, f32::INFINITY).unwrap();
            prop_assert!((distance - costs.distance(&b, &a, f32::INFINITY).unwrap()).abs() < 1e-4);
            let sum: f32 = costs.edits(&a, &b).iter().map(|edit| costs.of(edit.there, edit.expected)).sum();
            prop_assert!((distance - sum).abs() < 1e-4);
            prop_assert_eq!(distance == 0.0, a == b);
        }
    }
}
