//! The consonants of a spelling by class: what stays the same however a name is
//! heard.

/// The classes, of letters that are written for each other; other letters do
/// not count. `tools/train_name_spellings.py` has the same.
const CLASSES: [&str; 8] = ["جغقكخشهح", "سزثصذظ", "تطدض", "فب", "ل", "ر", "ن", "م"];

/// How many consonants are kept, four bits each.
const MOST: usize = 16;

/// The consonants of a spelling, by class and without repetitions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skeleton(u64);

impl Skeleton {
    /// The skeleton of a word in the letters of the level
    /// [`Letters`](crate::text::normalise::Folding::Letters); the article does
    /// not count.
    pub fn of(folded: &str) -> Self {
        let word = folded.strip_prefix("ال").unwrap_or(folded);
        let mut classes = Classes::default();
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            // A final ه is a vowel.
            if letter == 'ه' && letters.peek().is_none() {
                break;
            }
            if let Some(class) = class_of(letter)
                && classes.last() != Some(class)
            {
                classes.push(class);
            }
        }
        classes.packed()
    }

    /// Whether there is no consonant.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number that stands for it in files.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The skeleton of a [`number`](Self::number).
    pub fn of_number(number: u64) -> Self {
        Self(number)
    }

    /// A number to find it by in a table.
    pub fn hash(self) -> u64 {
        crate::text::hash::mix(self.0)
    }

    /// Gives `each` the skeleton itself, and then those one consonant away.
    pub fn near(self, each: &mut dyn FnMut(Skeleton)) {
        let mut seen: Vec<Skeleton> = Vec::new();
        let classes = Classes::unpacked(self);
        let own = &classes.at[..classes.count];
        for at in 0..=own.len() {
            let (before, behind) = own.split_at(at);
            let rest = behind.get(1..);
            seen.extend(rest.map(|rest| Classes::joined(before, None, rest)));
            for class in 1..=CLASSES.len() as u8 {
                seen.push(Classes::joined(before, Some(class), behind));
                seen.extend(rest.map(|rest| Classes::joined(before, Some(class), rest)));
            }
        }
        seen.sort_unstable();
        seen.dedup();
        std::iter::once(self).chain(seen.into_iter().filter(|one| *one != self)).for_each(each);
    }
}

/// Classes, counted from 1, in order.
#[derive(Default)]
struct Classes {
    at: [u8; MOST],
    count: usize,
}

impl Classes {
    fn push(&mut self, class: u8) {
        if self.count < MOST {
            self.at[self.count] = class;
            self.count += 1;
        }
    }

    fn last(&self) -> Option<u8> {
        self.at[..self.count].last().copied()
    }

    fn joined(before: &[u8], middle: Option<u8>, behind: &[u8]) -> Skeleton {
        let mut classes = Self::default();
        before.iter().copied().chain(middle).chain(behind.iter().copied()).for_each(|one| classes.push(one));
        classes.packed()
    }

    fn packed(&self) -> Skeleton {
        Skeleton(self.at[..self.count].iter().fold(0, |packed, class| packed << 4 | u64::from(*class)))
    }

    fn unpacked(Skeleton(packed): Skeleton) -> Self {
        let mut classes = Self::default();
        for place in (0..MOST).rev() {
            let class = (packed >> (4 * place) & 0xF) as u8;
            if class > 0 {
                classes.push(class);
            }
        }
        classes
    }
}

fn class_of(letter: char) -> Option<u8> {
    CLASSES.iter().position(|class| class.contains(letter)).map(|at| at as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise::{Folding, normalise};

    fn skeleton(word: &str) -> Skeleton {
        Skeleton::of(&normalise(word, Folding::Letters))
    }

    #[test]
    fn spellings_of_one_name_have_one_skeleton_or_neighbours() {
        for (one, other, same) in [
            ("غوتيريش", "جوتيريس", false),
            ("كشميري", "الكشميري", true),
            ("جوبيند", "غوبند", true),
            ("كولبة", "كولبي", true),
            ("شميت", "شميدت", true),
            ("باغ", "باخ", true),
        ] {
            assert_eq!(skeleton(one) == skeleton(other), same, "{one} {other}");
            let mut near = Vec::new();
            skeleton(one).near(&mut |skeleton| near.push(skeleton));
            assert!(near.contains(&skeleton(other)), "{one} {other}");
        }
    }

    #[test]
    fn words_without_consonants_have_none() {
        assert!(skeleton("آوى").is_empty() && !skeleton("باكو").is_empty());
    }
}
