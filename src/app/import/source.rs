//! A file before it is read: what it is, what somebody said of it, and what its table
//! is taken for.

use crate::app::files::{self, FileError};
use crate::formats::encoding::Encoding;
use crate::formats::glossaries::table::{Guess, HeaderRow, Mapping, guess};
use crate::formats::glossaries::{self, ReadOptions};
use crate::model::Language;
use std::path::PathBuf;

/// A file to be taken in, with what somebody said of it. What nobody said is found out.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportSource {
    /// The file.
    pub path: PathBuf,
    /// The languages it is to be used for, where it does not tell its own.
    pub languages: (Language, Language),
    /// The id of its format.
    pub format: Option<&'static str>,
    /// Its encoding.
    pub encoding: Option<Encoding>,
    /// What its table is, where it is one.
    pub mapping: Option<Mapping>,
    /// Which row names the columns, where the mapping has none.
    pub header: HeaderRow,
}

/// What there is to see of a file.
#[derive(Debug)]
pub struct Sight {
    /// The file, and what was said of it.
    pub source: ImportSource,
    /// The id of the format it would be read in, or why it cannot be.
    pub format: Result<&'static str, FileError>,
    /// Whether its beginning looks like that format.
    pub recognised: bool,
    /// What its table is taken for, where somebody can say what it is.
    pub table: Option<Guess>,
}

impl Sight {
    /// The format it would be read in, where it does not look like that and nothing but
    /// its name speaks for it.
    pub fn doubtful(&self) -> Option<&'static str> {
        let is_stated = self.source.format.is_some() || self.source.mapping.is_some();
        let format = self.format.as_ref().ok().filter(|_| !self.recognised && !is_stated)?;
        // A table is looked at anyway.
        self.table.is_none().then_some(*format)
    }
}

impl ImportSource {
    /// A file of which nobody has said anything.
    pub fn new(path: PathBuf, languages: (Language, Language)) -> Self {
        let header = HeaderRow::default();
        Self { path, languages, format: None, encoding: None, mapping: None, header }
    }

    /// The file as this mapping says that it is read.
    pub fn read_by(self, mapping: Mapping) -> Self {
        let stated = mapping.encoding.as_ref().and_then(|name| Encoding::from_name(name, false));
        let encoding = stated.or(self.encoding);
        Self { mapping: Some(mapping), encoding, header: HeaderRow::Likely, ..self }
    }

    /// What has to be known to read it.
    pub fn options(&self) -> ReadOptions {
        ReadOptions {
            languages: Some(self.languages.clone()),
            encoding: self.encoding,
            mapping: self.mapping.clone(),
        }
    }

    /// Looks at it.
    pub fn look(self) -> Sight {
        let stated = self.format.and_then(glossaries::by_id);
        match files::glossary_start(&self.path, stated) {
            Ok((format, bytes)) => {
                let has_table = format.reader.is_some_and(|reader| reader.takes_mapping());
                let table = has_table.then(|| guess(&bytes, &self.options(), self.header));
                let recognised = format.recognises(&bytes);
                Sight { source: self, format: Ok(format.id), recognised, table }
            }
            Err(error) => Sight { source: self, format: Err(error), recognised: false, table: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks at a file of this name and content.
    fn look(name: &str, content: &[u8], change: impl FnOnce(&mut ImportSource)) -> Sight {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let languages = ("ar".parse().unwrap(), "en".parse().unwrap());
        let mut source = ImportSource::new(path, languages);
        change(&mut source);
        source.look()
    }

    fn columns(sight: &Sight) -> String {
        let columns = sight.table.iter().flat_map(|table| &table.mapping.columns);
        columns.map(|column| column.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_file_is_what_it_looks_like() {
        for (name, content, format, expected) in [
            ("a.csv", "Arabic;English;Remark\nباكو;Baku;capital\n", "csv", "ar en note"),
            ("a.tsv", "id\tar\ten\n1\tباكو\tBaku\n", "tsv", ""),
            // A table with tabs that does not name its languages.
            ("a.tsv", "باكو\tBaku\n", "omegat", ""),
            ("a.tsv", "المصطلح\tالمقابل\tملاحظات\nباكو\tBaku\t\n", "csv", "ar en note"),
            ("a.tbx", "<tbx type='TBX-Basic'/>", "tbx", ""),
        ] {
            let sight = look(name, content.as_bytes(), |_| {});
            assert_eq!(
                (sight.format.as_ref().ok(), &*columns(&sight)),
                (Some(&format), expected),
                "{content}"
            );
        }
    }

    #[test]
    fn what_somebody_says_holds() {
        let text = "باكو|B; capital\n";
        let sight = look("a.dat", text.as_bytes(), |source| source.format = Some("csv"));
        assert_eq!(columns(&sight), "ar en");
        let sight = look("a.dat", text.as_bytes(), |source| {
            source.format = Some("csv");
            source.mapping = Some(Mapping { delimiter: Some(';'), ..Mapping::default() });
        });
        assert_eq!(columns(&sight), "ar en", "by their letters");
        assert_eq!(sight.table.unwrap().preview[0][0], "باكو|B");
        let (bytes, ..) = encoding_rs::WINDOWS_1256.encode("ar,en\nباكو,Baku\n");
        let sight = look("a.csv", &bytes, |source| {
            source.encoding = Encoding::from_name("windows-1256", false);
        });
        assert_eq!(sight.table.unwrap().preview[1][0], "باكو");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let languages = ("ar".parse().unwrap(), "en".parse().unwrap());
        let missing = ImportSource::new(PathBuf::from("/no/such.tbx"), languages).look();
        assert!(matches!(missing.format, Err(FileError::Read { .. })), "{missing:?}");
        let unknown = look("a.bin", &[0, 1, 2, 3], |_| {});
        assert!(matches!(unknown.format, Err(FileError::UnknownFormat { .. })), "{unknown:?}");
    }
}
