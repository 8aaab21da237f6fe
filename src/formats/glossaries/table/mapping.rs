//! What somebody says a table is.

use super::columns::Column;
use serde::{Deserialize, Serialize};

/// How a table is to be read, by what somebody said of it. It can be kept under a
/// name and used for the next table of the same make.
///
/// Columns are written by the names our own tables have for them: `ar`, `id`,
/// `note`, `status_en`, `context_en`, `source_term`, `field:Client`; an empty name
/// leaves a column out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// What it is called; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What the row above the concepts calls the columns, where that is known. By it a
    /// table of the same make is known, and the row is found, wherever it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The encoding of a text file by its WHATWG name; detected where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What stands between the cells of a text file; found out where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Whether quotation marks enclose cells of a text file.
    pub quoted: bool,
    /// How many rows stand above the header, or above the first concept.
    #[serde(skip_serializing_if = "is_zero")]
    pub skip: usize,
    /// Whether a row names the columns.
    pub header: bool,
    /// What the columns hold, from the first; those behind them are left out.
    pub columns: Vec<Column>,
    /// What stands between several terms of one cell, beside `|`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub separators: Vec<String>,
    /// The sheet of a spreadsheet. Where it is missing, or the spreadsheet has none of
    /// this name, every one that has the names; without these, every one that names
    /// languages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

impl Mapping {
    /// Whether a row is the one that names the columns.
    pub(super) fn is_header(&self, cells: &[String]) -> bool {
        self.header && !self.names.is_empty() && cells == self.names
    }
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_kept_as_text() {
        let columns =
            ["id", "ar", "", "status_en", "context_ar", "field:Client", "source_term", "field_en:x"];
        let mapping = Mapping {
            name: "agency".into(),
            delimiter: Some(';'),
            header: true,
            columns: columns.iter().map(|name| Column::of_name(name)).collect(),
            separators: vec!["\n".into(), " / ".into()],
            ..Mapping::default()
        };
        let text = serde_json::to_string(&mapping).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping, "{text}");
    }
}
