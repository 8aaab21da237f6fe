//! Indexes of large glossaries, kept between two runs of the program.
//!
//! To index a million concepts takes seconds, to read the index a fraction of one.
//! A file of the user's cache folder has one index and is named by what that was
//! made of, so that one of other terms, or of another version of the program, is
//! not even opened. Nothing depends on these files: one that is missing, damaged or
//! cannot be written costs the time to index again, and nobody is told.
//!
//! A file is read into memory and not mapped: where another program cuts a mapped
//! file short, whoever reads on there is ended by the system.

use crate::glossary::{Index, Key};
use crate::model::{Glossary, Language};
use crate::store::write_atomically;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// From how many concepts on an index is kept. One of so many is built in about a
/// quarter of a second.
const LEAST: usize = 20_000;

/// How many indexes are kept.
const KEPT: usize = 3;

/// The ending of their names.
const EXTENSION: &str = "tarjuman-index";

/// Where indexes are kept.
#[derive(Clone, Debug)]
pub struct IndexCache {
    folder: PathBuf,
    least: usize,
}

/// What is still to be done when an index was built.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// It need not be kept, or was read.
    Nothing,
    /// It is to be [kept](IndexCache::keep) under this key.
    New(Key),
}

impl IndexCache {
    /// Keeps indexes in this folder, which is made where it is missing.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, least: LEAST }
    }

    /// The index of these glossaries: as it was kept, or built.
    pub fn index(&self, glossaries: &[Glossary], language: &Language) -> (Index, Kept) {
        let enabled = glossaries.iter().filter(|glossary| glossary.enabled);
        let concepts: usize = enabled.map(|glossary| glossary.concepts.len()).sum();
        if concepts < self.least {
            return (Index::build(glossaries, language), Kept::Nothing);
        }
        let key = Key::new(glossaries, language);
        let path = self.path(key);
        let read = fs::read(&path).ok().and_then(|block| Index::from_bytes(&block, key, language));
        match read {
            Some(index) => {
                // Whatever was used last is kept longest.
                let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(now()));
                (index, Kept::Nothing)
            }
            None => (Index::build(glossaries, language), Kept::New(key)),
        }
    }

    /// Keeps an index, if the disk takes it, and lets the oldest ones go.
    pub fn keep(&self, index: &Index, key: Key) {
        let written = fs::create_dir_all(&self.folder).is_ok()
            && write_atomically(&self.path(key), &index.to_bytes(key)).is_ok();
        if written {
            self.let_go();
        }
    }

    fn path(&self, Key(one, other): Key) -> PathBuf {
        self.folder.join(format!("{one:016x}{other:016x}.{EXTENSION}"))
    }

    fn let_go(&self) {
        let Ok(files) = fs::read_dir(&self.folder) else { return };
        let mut kept: Vec<(SystemTime, PathBuf)> = files
            .filter_map(|file| {
                let file = file.ok()?;
                let path = file.path();
                is_index(&path).then_some((file.metadata().ok()?.modified().ok()?, path))
            })
            .collect();
        kept.sort();
        let old = kept.len().saturating_sub(KEPT);
        for (_, path) in &kept[..old] {
            // One that another window reads just now goes the next time.
            let _ = fs::remove_file(path);
        }
    }
}

fn is_index(path: &Path) -> bool {
    // Also what a process left that was ended while it wrote.
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.contains(&format!(".{EXTENSION}"))
}

fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files;
    use proptest::prelude::*;

    fn cache(folder: &Path) -> IndexCache {
        IndexCache { folder: folder.join("indexes"), least: 1 }
    }

    fn glossaries() -> Vec<Glossary> {
        vec![files::load_bundled("months").expect("a bundled glossary")]
    }

    fn arabic() -> Language {
        "ar".parse().expect("a tag")
    }

    fn found(index: &Index) -> usize {
        index.find("في يناير وفبراير").len()
    }

    fn files_in(cache: &IndexCache) -> usize {
        fs::read_dir(&cache.folder).map_or(0, Iterator::count)
    }

    /// Keeps the index of the glossaries, and gives its file.
    fn kept(cache: &IndexCache) -> PathBuf {
        let (index, kept) = cache.index(&glossaries(), &arabic());
        let Kept::New(key) = kept else { panic!("it was there already") };
        cache.keep(&index, key);
        cache.path(key)
    }

    #[test]
    fn an_index_is_kept_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        kept(&cache);
        let (index, kept) = cache.index(&glossaries(), &arabic());
        assert_eq!((found(&index), kept), (2, Kept::Nothing));
        // Another term, another index.
        let mut changed = glossaries();
        changed[0].concepts.pop();
        assert!(matches!(cache.index(&changed, &arabic()).1, Kept::New(_)));
    }

    #[test]
    fn small_glossaries_are_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = IndexCache { least: 1_000, ..cache(folder.path()) };
        let (index, kept) = cache.index(&glossaries(), &arabic());
        assert_eq!((found(&index), kept), (2, Kept::Nothing));
    }

    #[test]
    fn where_nothing_can_be_written_the_index_is_built() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        fs::write(&cache.folder, "a file in the place of the folder").unwrap();
        let (index, kept) = cache.index(&glossaries(), &arabic());
        let Kept::New(key) = kept else { panic!("nothing was kept") };
        cache.keep(&index, key);
        assert_eq!(found(&index), 2);
        assert!(matches!(cache.index(&glossaries(), &arabic()).1, Kept::New(_)));
    }

    #[test]
    fn the_oldest_indexes_go() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let (index, _) = cache.index(&glossaries(), &arabic());
        fs::create_dir_all(&cache.folder).unwrap();
        fs::write(cache.folder.join("of-the-user.txt"), "").unwrap();
        let left_behind = cache.folder.join(format!(".00.{EXTENSION}.x7.new"));
        for (age, name) in [cache.path(Key(1, 1)), left_behind, cache.path(Key(2, 2))].iter().enumerate() {
            let file = File::create(name).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(age as u64)).unwrap();
        }
        for number in 3..3 + KEPT as u64 {
            cache.keep(&index, Key(number, number));
        }
        assert_eq!(files_in(&cache), KEPT + 1);
        assert!(cache.path(Key(3, 3)).exists() && cache.folder.join("of-the-user.txt").exists());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_damaged_file_is_built_anew(at in any::<prop::sample::Index>(), cut in any::<bool>(), bit in 0..8_u32) {
            let folder = tempfile::tempdir().unwrap();
            let cache = cache(folder.path());
            let path = kept(&cache);
            let mut bytes = fs::read(&path).unwrap();
            let at = at.index(bytes.len());
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] ^= 1 << bit;
            }
            fs::write(&path, &bytes).unwrap();
            let (index, again) = cache.index(&glossaries(), &arabic());
            prop_assert!(matches!(again, Kept::New(_)));
            prop_assert_eq!(found(&index), 2);
            if let Kept::New(key) = again {
                cache.keep(&index, key);
            }
            prop_assert_eq!(cache.index(&glossaries(), &arabic()).1, Kept::Nothing);
        }
    }
}
