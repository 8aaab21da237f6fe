//! What a glossary keeps of the file it was last imported from.

use super::{Concept, Field};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::Arc;

/// What a glossary's file says beside its concepts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GlossaryHead {
    /// What the glossary is called; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its licence; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Where its contents come from; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// Any other remarks at its head, one a line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<String>,
    /// The names of a table's columns in their order; empty for the usual ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Whatever else stands outside of the concepts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The variety of the format, as the format names it (a dialect of TBX);
    /// may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub variety: String,
}

/// What was last imported into a glossary from a file: what an export in the same
/// format writes back, and by what a newer file tells who changed what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The name of the file, without its folder.
    pub file: String,
    /// When it was, in milliseconds since 1970 UTC.
    pub time: i64,
    /// Names the format of the file.
    pub format: String,
    /// What the file says beside its concepts.
    #[serde(default)]
    pub head: GlossaryHead,
    /// The concepts as the file had them. Those that a newer file had no more and
    /// that were kept are as they were last.
    pub base: PackedConcepts,
}

/// Concepts without their history, compressed: a large glossary is kept a second
/// time at a tenth of what it takes.
///
/// The bytes are a zlib stream (RFC 1950), whose sum tells damage, of JSON, one
/// concept a line.
#[derive(Clone, PartialEq, Eq)]
pub struct PackedConcepts(Arc<[u8]>);

/// The bytes are no concepts, or no more what they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the concepts that were last imported cannot be read")]
pub struct Unreadable;

/// More text than any glossary has; what claims to be more is made to fill the
/// memory.
const MOST: u64 = 1 << 30;

impl PackedConcepts {
    /// Packs concepts, in this order.
    pub fn pack<'a>(concepts: impl IntoIterator<Item = &'a Concept>) -> Self {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(5));
        let mut line = Vec::new();
        let written = concepts.into_iter().try_for_each(|concept| {
            line.clear();
            match concept.history.is_empty() {
                true => serde_json::to_writer(&mut line, concept)?,
                false => {
                    let bare = Concept { history: Vec::new(), ..concept.clone() };
                    serde_json::to_writer(&mut line, &bare)?;
                }
            }
            line.push(b'\n');
            encoder.write_all(&line)
        });
        let bytes = written.and_then(|()| encoder.finish());
        Self(bytes.expect("memory takes whatever is written to it").into())
    }

    /// The concepts.
    ///
    /// # Errors
    /// Where the bytes are not what [`pack`](Self::pack) makes.
    pub fn unpack(&self) -> Result<Vec<Concept>, Unreadable> {
        let mut lines = BufReader::with_capacity(64 << 10, ZlibDecoder::new(&self.0[..]).take(MOST));
        let mut concepts = Vec::new();
        let mut line = Vec::new();
        loop {
            line.clear();
            let read: io::Result<usize> = lines.read_until(b'\n', &mut line);
            if read.map_err(|_| Unreadable)? == 0 {
                break;
            }
            concepts.push(serde_json::from_slice(&line).map_err(|_| Unreadable)?);
        }
        if lines.get_ref().limit() == 0 { Err(Unreadable) } else { Ok(concepts) }
    }

    /// The bytes, to be kept.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What has these [`bytes`](Self::bytes).
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(bytes.into())
    }
}

impl Default for PackedConcepts {
    fn default() -> Self {
        Self::pack([])
    }
}

impl fmt::Debug for PackedConcepts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PackedConcepts({} bytes)", self.0.len())
    }
}

impl Serialize for PackedConcepts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for PackedConcepts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Self::from_bytes).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, ChangeKind, ConceptId, Term};

    fn concept(number: usize) -> Concept {
        let terms = [("ar", format!("مصطلح {number}")), ("en", format!("term\n{number}"))];
        Concept {
            terms: terms.map(|(tag, text)| Term::new(tag.parse().unwrap(), text)).to_vec(),
            fields: vec![Field::of_form("admin", "ref", "p. 3")],
            ..Concept::new(ConceptId(number.to_string()))
        }
    }

    #[test]
    fn what_was_packed_is_unpacked_and_takes_little() {
        let concepts: Vec<Concept> = (0..2_000).map(concept).collect();
        let packed = PackedConcepts::pack(&concepts);
        assert_eq!(packed.unpack().unwrap(), concepts);
        let plain: usize = concepts.iter().map(|one| serde_json::to_string(one).unwrap().len()).sum();
        assert!(packed.bytes().len() * 8 < plain, "{} of {plain}", packed.bytes().len());
        let json = serde_json::to_string(&packed).unwrap();
        assert_eq!(serde_json::from_str::<PackedConcepts>(&json).unwrap(), packed);
        assert_eq!(PackedConcepts::default().unpack(), Ok(Vec::new()));
    }

    #[test]
    fn the_history_is_left_out() {
        let mut with = concept(1);
        with.history.push(Change {
            time: 1,
            author: String::new(),
            kind: ChangeKind::Added,
            term: String::new(),
            was: String::new(),
            domain: None,
            reason: String::new(),
        });
        assert_eq!(PackedConcepts::pack([&with]).unpack().unwrap(), [concept(1)]);
    }

    #[test]
    fn damage_is_noticed() {
        let packed = PackedConcepts::pack(&[concept(1), concept(2)]);
        for at in 0..packed.bytes().len() {
            let mut bytes = packed.bytes().to_vec();
            bytes[at] ^= 8;
            // Some bits of the notation say nothing.
            let read = PackedConcepts::from_bytes(bytes).unpack();
            assert!(read.is_err() || read == packed.unpack(), "byte {at}");
            let cut = PackedConcepts::from_bytes(&packed.bytes()[..at]);
            assert_eq!(cut.unpack(), Err(Unreadable), "cut at {at}");
        }
    }
}
