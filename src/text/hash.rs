//! A quick hash of words, and a set of them.
//!
//! Looking a word up is what recognition does most: some twenty times for each
//! word of a text. The words hashed are those of the program's own lists and of
//! the user's own glossaries, so that no hash needs to withstand an attacker.

/// The hash of bytes given in parts, the same however they are divided.
#[inline]
pub fn hash_parts<const N: usize>(parts: [&str; N]) -> u64 {
    if let [whole] = parts[..] {
        return hash(whole.as_bytes());
    }
    let mut length = 0;
    for part in parts {
        length += part.len();
    }
    let mut buffer = [0_u8; 64];
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

/// The hash of bytes: eight at a time, multiplied and folded; the last eight
/// may overlap those before them.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    let Some(last) = bytes.last_chunk::<8>() else {
        return mix(state ^ bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    };
    for chunk in bytes.as_chunks::<8>().0 {
        state = mix(state ^ u64::from_le_bytes(*chunk));
    }
    mix(state ^ u64::from_le_bytes(*last))
}

/// Spreads a number over all bits.
#[inline]
pub fn mix(value: u64) -> u64 {
    let product = u128::from(value ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
    (product as u64) ^ (product >> 64) as u64
}

/// A sum over many bytes, by which damage shows: four sums side by side, so that
/// none waits for another.
pub fn sum(bytes: &[u8]) -> u64 {
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut lanes = [1_u64, 2, 3, 4];
    for block in blocks {
        for (lane, part) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = mix(*lane ^ u64::from_le_bytes(*part));
        }
    }
    let joined = lanes.iter().fold(bytes.len() as u64, |joined, lane| mix(joined ^ lane));
    mix(joined ^ hash(rest))
}

/// Two sums over a sequence of numbers and texts.
#[derive(Debug)]
pub struct Stream(u64, u64);

impl Default for Stream {
    fn default() -> Self {
        Self(1, 2)
    }
}

impl Stream {
    /// Takes a number in.
    #[inline]
    pub fn put(&mut self, number: u64) {
        self.0 = mix(self.0 ^ number);
        self.1 = mix(self.1.rotate_left(32) ^ number);
    }

    /// Takes a text in, so that it cannot be taken for another division of the
    /// same letters.
    pub fn put_text(&mut self, text: &str) {
        self.put(text.len() as u64);
        let (chunks, rest) = text.as_bytes().as_chunks::<8>();
        chunks.iter().for_each(|chunk| self.put(u64::from_le_bytes(*chunk)));
        if !rest.is_empty() {
            self.put(rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    /// The sums.
    pub fn finish(self) -> (u64, u64) {
        (self.0, self.1)
    }
}

/// Which hashes were added, in about eight bits for each. Nearly all words that are
/// looked up are in no table, and this is so small that it stays in the cache of
/// the processor where the table does not.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen(Vec<u64>);

impl Seen {
    /// Room for so many hashes.
    pub fn new(count: usize) -> Self {
        Self(vec![0; (count / 8).next_power_of_two()])
    }

    /// Adds a hash.
    pub fn add(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        self.0[word] |= bit;
    }

    /// Whether a hash may have been added: true for all that were, and for about one
    /// in eight of the others.
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.0[word] & bit != 0
    }

    /// How many bytes of memory it takes.
    pub fn size_in_bytes(&self) -> usize {
        size_of_val(&self.0[..])
    }

    /// By the upper half of the hash: tables go by the lower one.
    #[inline]
    fn place(&self, hash: u64) -> (usize, u64) {
        let upper = hash >> 32;
        ((upper >> 6) as usize & (self.0.len() - 1), 1 << (upper & 63))
    }
}

/// A table from words to values that is filled once.
#[derive(Debug)]
pub struct WordMap<V> {
    /// The hash of the word at each place, 0 for an empty one; as many places
    /// as a power of two, at most a quarter of them taken.
    hashes: Vec<u64>,
    /// Which hashes there are, to tell most of the others apart at little cost.
    seen: Seen,
    /// The index in `entries` of the word at each place.
    places: Vec<u32>,
    entries: Vec<(Box<str>, V)>,
}

/// A set of words that is filled once.
pub type Words = WordMap<()>;

impl<V> WordMap<V> {
    /// The value of the word that the parts make together.
    pub fn get<const N: usize>(&self, parts: [&str; N]) -> Option<&V> {
        let wanted = hash_parts(parts).max(1);
        if !self.seen.may_have(wanted) {
            return None;
        }
        let mask = self.hashes.len() - 1;
        let mut at = wanted as usize & mask;
        while self.hashes[at] != 0 {
            if self.hashes[at] == wanted {
                let (word, value) = &self.entries[self.places[at] as usize];
                if is_joined(word, parts) {
                    return Some(value);
                }
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Whether the table has the word that the parts make together.
    pub fn contains<const N: usize>(&self, parts: [&str; N]) -> bool {
        self.get(parts).is_some()
    }
}

impl<V> FromIterator<(String, V)> for WordMap<V> {
    /// Of several values of one word the first is kept.
    fn from_iter<T: IntoIterator<Item = (String, V)>>(words: T) -> Self {
        let words: Vec<(String, V)> = words.into_iter().collect();
        let size = (words.len() * 4).next_power_of_two().max(4);
        let seen = Seen::new(words.len());
        let mut map = Self { hashes: vec![0; size], seen, places: vec![0; size], entries: Vec::new() };
        for (word, value) in words {
            if !map.contains([&word]) {
                let hash = hash(word.as_bytes()).max(1);
                let mut at = hash as usize & (size - 1);
                while map.hashes[at] != 0 {
                    at = (at + 1) & (size - 1);
                }
                map.hashes[at] = hash;
                map.seen.add(hash);
                map.places[at] = map.entries.len() as u32;
                map.entries.push((word.into(), value));
            }
        }
        map
    }
}

impl FromIterator<String> for Words {
    fn from_iter<T: IntoIterator<Item = String>>(words: T) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
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
        fn a_sum_shows_any_change(
            bytes in prop::collection::vec(any::<u8>(), 1..100),
            at in any::<prop::sample::Index>(),
            bit in 0..8_u32,
        ) {
            let mut other = bytes.clone();
            other[at.index(bytes.len())] ^= 1 << bit;
            prop_assert_ne!(sum(&bytes), sum(&other));
            prop_assert_ne!(sum(&bytes), sum(&bytes[..bytes.len() - 1]));
        }

        #[test]
        fn a_stream_knows_where_texts_end(a in "\\PC{0,12}", b in "\\PC{1,12}") {
            let of = |texts: &[&str]| {
                let mut stream = Stream::default();
                texts.iter().for_each(|text| stream.put_text(text));
                stream.finish()
            };
            prop_assert_ne!(of(&[&a, &b]), of(&[&format!("{a}{b}"), ""]));
            prop_assert_eq!(of(&[&a, &b]), of(&[&a, &b]));
        }

        #[test]
        fn what_was_seen_is_known_and_little_else(words in prop::collection::hash_set(any::<u64>(), 1..300)) {
            let mut seen = Seen::new(words.len());
            words.iter().for_each(|word| seen.add(*word));
            prop_assert!(words.iter().all(|word| seen.may_have(*word)));
            let others = (0..4_000_u64).map(mix).filter(|other| seen.may_have(*other)).count();
            prop_assert!(others < 1_600, "{} of 4000", others);
        }

        #[test]
        fn a_set_has_what_was_put_in(words in prop::collection::vec("[a-c]{0,4}", 0..60), other in "[a-c]{1,4}") {
            let set: Words = words.iter().cloned().collect();
            for word in &words {
                prop_assert!(set.contains([word]));
            }
            prop_assert_eq!(set.contains(["", &other]), words.contains(&other));
        }
    }
}
