//! A quick hash of words, and a set of them.
//!
//! Looking a word up is what recognition does most: some twenty times for each
//! word of a text. The words hashed are those of the program's own lists and of
//! the user's own glossaries, so that no hash needs to withstand an attacker.

/// The hash of bytes given in parts, the same however they are divided.
pub fn hash_parts<const N: usize>(parts: [&str; N]) -> u64 {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut buffer = [0_u8; 96];
    if length > buffer.len() {
        return hash(parts.concat().as_bytes());
    }
    let mut at = 0;
    for part in parts {
        buffer[at..at + part.len()].copy_from_slice(part.as_bytes());
        at += part.len();
    }
    hash(&buffer[..at])
}

/// The hash of bytes: eight at a time, multiplied and folded.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        state = mix(state ^ chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }
    mix(state ^ chunks.remainder().iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)))
}

/// Spreads a number over all bits.
pub fn mix(value: u64) -> u64 {
    let product = u128::from(value ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
    (product as u64) ^ (product >> 64) as u64
}

/// A set of words that is filled once.
#[derive(Debug)]
pub struct Words {
    /// The words at their places, `""` for an empty one; as many places as a
    /// power of two, at most a quarter of them taken.
    slots: Vec<Box<str>>,
}

impl Words {
    /// Whether the set has the word that the parts make together.
    pub fn contains<const N: usize>(&self, parts: [&str; N]) -> bool {
        let mask = self.slots.len() - 1;
        let mut at = hash_parts(parts) as usize & mask;
        while !self.slots[at].is_empty() {
            if is_joined(&self.slots[at], parts) {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }
}

impl FromIterator<String> for Words {
    fn from_iter<T: IntoIterator<Item = String>>(words: T) -> Self {
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let mut set = Self { slots: vec![Box::default(); (words.len() * 4).next_power_of_two().max(4)] };
        let mask = set.slots.len() - 1;
        for word in words {
            if !set.contains([&word]) {
                let mut at = hash(word.as_bytes()) as usize & mask;
                while !set.slots[at].is_empty() {
                    at = (at + 1) & mask;
                }
                set.slots[at] = word.into();
            }
        }
        set
    }
}

/// Whether a word is what the parts make together.
fn is_joined<const N: usize>(word: &str, parts: [&str; N]) -> bool {
    let mut rest = word.as_bytes();
    for part in parts {
        match rest.strip_prefix(part.as_bytes()) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_hash_does_not_depend_on_the_parts(a in "\\PC{0,12}", b in "\\PC{0,12}", c in "\\PC{0,40}") {
            let whole = format!("{a}{b}{c}");
            prop_assert_eq!(hash_parts([&a, &b, &c]), hash(whole.as_bytes()));
        }

        #[test]
        fn a_set_has_what_was_put_in(words in prop::collection::vec("[a-c]{0,4}", 0..60), other in "[a-c]{1,4}") {
            let set: Words = words.iter().cloned().collect();
            for word in words.iter().filter(|word| !word.is_empty()) {
                prop_assert!(set.contains([word]));
            }
            prop_assert_eq!(set.contains([&other, ""]), words.contains(&other));
        }
    }
}
