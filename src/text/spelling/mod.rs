//! How alike two spellings of a name are.
//!
//! Arabic writes a foreign name as each writer hears it: غوتيريش, جوتيريس,
//! غوتيرش. Which letters stand for each other, and how often, was counted from
//! pairs of spellings of one name and is kept as data
//! (`assets/lexicon/ar/name_spellings.tsv`; `tools/train_name_spellings.py` made
//! it). From coarse to fine:
//!
//! 1. `skeleton`: the consonants by class, by which similar names are looked up.
//! 2. `distance`: what it costs to write one spelling for the other.
//! 3. `sound`: what it costs to write a spelling for the name in English.
//! 4. `likeness`: all of this weighed against each other.
//!
//! # Limitations
//! Forms that history parted (قرة باغ and كاراباخ) are out of reach; glossaries
//! list them as variants.

mod distance;
mod likeness;
mod skeleton;
mod sound;

pub use distance::Edit;
pub use likeness::{Likeness, Names};
pub use skeleton::Skeleton;

use crate::model::Language;
use std::sync::OnceLock;

/// What is known of how a language spells names; `None` where nothing is.
pub fn of(language: &Language) -> Option<&'static Names> {
    static ARABIC: OnceLock<Names> = OnceLock::new();
    match language.primary() {
        "ar" => Some(
            ARABIC.get_or_init(|| Names::read(include_str!("../../../assets/lexicon/ar/name_spellings.tsv"))),
        ),
        _ => None,
    }
}
