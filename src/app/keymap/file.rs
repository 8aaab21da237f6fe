//! The keymap file: a line of TOML for each command whose keys are not the usual
//! ones. What the user wrote around those lines stays as it is.

use super::change::{KeyChange, KeyChanges, line};
use super::watch::{Seen, content};
use crate::app::config::aside;
use crate::app::notice::{Notice, Severity};
use crate::app::phrases::{self, Phrase};
use crate::store::write_atomically;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Instant;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keymap file and what it says.
#[derive(Debug)]
pub struct KeymapFile {
    path: PathBuf,
    /// As it was read or written last.
    text: String,
    changes: KeyChanges,
    /// When it was read or written last.
    known: Instant,
    /// Why it could not be read last, as it was told.
    failure: Option<Phrase>,
}

/// What came of looking at the file again.
#[derive(Clone, Debug, PartialEq)]
pub enum Reread {
    /// It says what it said.
    Same,
    /// It says something else.
    Changed,
    /// It cannot be read, and what it said holds on.
    Failed(Notice),
}

impl KeymapFile {
    /// Reads the file, which need not exist. One that is no TOML is set aside
    /// under another name, and the notice says so.
    pub fn open(path: PathBuf) -> (Self, Option<Notice>) {
        let mut file = Self {
            path,
            text: String::new(),
            changes: KeyChanges::new(),
            known: Instant::now(),
            failure: None,
        };
        let notice = match content(&file.path).map(|bytes| file.take(bytes)) {
            Ok(Ok(_)) => None,
            Ok(Err(reason)) => Some(file.set_aside(reason)),
            Err(reason) => Some(file.fail(reason)),
        };
        (file, notice)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the keys differ from the usual ones.
    pub fn changes(&self) -> &KeyChanges {
        &self.changes
    }

    /// Takes in what the file has become. One that is no TOML stays where it is,
    /// for somebody is writing it. What was read before a change of ours is old.
    pub fn reread(&mut self, seen: Seen) -> Reread {
        if seen.at <= self.known {
            return Reread::Same;
        }
        let taken = seen.content.and_then(|bytes| self.take(bytes));
        match taken {
            Ok(changed) => {
                self.failure = None;
                if changed { Reread::Changed } else { Reread::Same }
            }
            Err(reason) if self.failure.as_ref() == Some(&reason) => Reread::Same,
            Err(reason) => Reread::Failed(self.fail(reason)),
        }
    }

    /// Changes a key, here and in the file, which gets `header` as a comment when
    /// it is new. Returns what there is to tell: a key that cannot be written
    /// down holds all the same.
    pub fn change(&mut self, change: &KeyChange, header: &str) -> Vec<Notice> {
        self.write(header, "", |changes| change.apply(changes))
    }

    /// Takes over keys that were kept elsewhere, unless the file has others for
    /// the same command; those it gets as a comment.
    ///
    /// # Errors
    /// Why it could not be written; the keys hold all the same.
    pub fn carry_over(&mut self, keys: &KeyChanges, header: &str) -> Result<Vec<Notice>, Vec<Notice>> {
        let is_other =
            |(id, keys): &(&String, &Vec<String>)| self.changes.get(*id).is_some_and(|now| now != *keys);
        let others =
            keys.iter().filter(is_other).map(|(id, keys)| comment(&line(id, keys))).collect::<String>();
        let mut notices = self.write(header, &others, |changes| {
            for (id, keys) in keys {
                changes.entry(id.clone()).or_insert_with(|| keys.clone());
            }
        });
        if notices.iter().any(|notice| notice.phrase.message == "keymap-not-saved") {
            return Err(notices);
        }
        notices.push(Notice::new(Severity::News, "keymap-carried-over").file(&self.path));
        Ok(notices)
    }

    /// Changes what the file says, as it is now, and writes it.
    fn write(&mut self, header: &str, comment: &str, change: impl Fn(&mut KeyChanges)) -> Vec<Notice> {
        let mut notices = Vec::new();
        // Somebody may have written the file since it was looked at.
        let now = match content(&self.path) {
            Ok(bytes) => self.take(bytes),
            Err(reason) => {
                change(&mut self.changes);
                return vec![not_saved(reason)];
            }
        };
        let text = match now {
            Ok(_) => self.text.clone(),
            Err(reason) => {
                notices.push(self.set_aside(reason));
                String::new()
            }
        };
        change(&mut self.changes);
        let begun = if text.trim().is_empty() { beginning(header) } else { text };
        let edited = edited(&begun, &self.changes).unwrap_or_else(|| {
            // What cannot be edited in its place is kept beside the new file.
            notices.push(Notice::new(Severity::News, "keymap-rewritten").file(aside(&self.path)));
            edited(&beginning(header), &self.changes).unwrap_or_default()
        });
        match self.put(format!("{edited}{comment}")) {
            Ok(()) => {}
            Err(reason) => notices.push(not_saved(reason)),
        }
        notices
    }

    fn put(&mut self, text: String) -> Result<(), Phrase> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|error| Phrase::from((folder, &error)))?;
        }
        write_atomically(&self.path, text.as_bytes()).map_err(|error| Phrase::from(&error))?;
        self.text = text;
        self.known = Instant::now();
        Ok(())
    }

    /// Takes a content in; whether it says something else now.
    fn take(&mut self, bytes: Vec<u8>) -> Result<bool, Phrase> {
        let text = String::from_utf8(bytes).map_err(|_| Phrase::new("keymap-no-text"))?;
        if text == self.text {
            return Ok(false);
        }
        let changes = read(&text).map_err(|error| phrases::unreadable(&text, &error))?;
        self.text = text;
        let changed = changes != self.changes;
        self.changes = changes;
        Ok(changed)
    }

    fn fail(&mut self, reason: Phrase) -> Notice {
        self.failure = Some(reason.clone());
        warning(Phrase::new("keymap-not-read").file(&self.path), reason)
    }

    fn set_aside(&self, reason: Phrase) -> Notice {
        warning(Phrase::new("keymap-set-aside").file(aside(&self.path)), reason)
    }
}

fn not_saved(reason: Phrase) -> Notice {
    warning(Phrase::new("keymap-not-saved"), reason)
}

fn warning(phrase: Phrase, reason: Phrase) -> Notice {
    Notice::of(Severity::Warning, phrase.phrase("reason", reason))
}

/// What a new file begins with.
fn beginning(header: &str) -> String {
    comment(header) + "\n"
}

/// A text as a comment.
fn comment(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", format!("# {line}").trim_end())).collect()
}

fn list(keys: &[String]) -> String {
    toml::Value::from(keys.to_vec()).to_string()
}

/// One entry of the file.
struct Line {
    id: String,
    keys: Vec<String>,
    /// The bytes of the id.
    name: Range<usize>,
    /// The bytes of the keys.
    value: Range<usize>,
}

/// What a keymap file says. Something else than a list of texts is taken as the
/// texts it is written with, to be reported by its name.
fn read(text: &str) -> Result<KeyChanges, toml::de::Error> {
    let mut changes = KeyChanges::new();
    for line in lines(text)? {
        changes.entry(line.id).or_insert(line.keys);
    }
    Ok(changes)
}

fn lines(text: &str) -> Result<Vec<Line>, toml::de::Error> {
    let table = DeTable::parse(text)?;
    let mut lines = Vec::new();
    collect(text, "", table.get_ref(), &mut lines);
    Ok(lines)
}

fn collect(text: &str, within: &str, table: &DeTable<'_>, lines: &mut Vec<Line>) {
    for (name, value) in table {
        let id = format!("{within}{}", name.get_ref());
        match value.get_ref() {
            // The settings once had the keys in a table of this name.
            DeValue::Table(inner) if id == "keys" => collect(text, "", inner, lines),
            DeValue::Table(inner) => collect(text, &format!("{id}."), inner, lines),
            _ => lines.push(Line { id, keys: keys(text, value), name: name.span(), value: value.span() }),
        }
    }
}

fn keys(text: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
    match value.get_ref() {
        DeValue::Array(keys) => keys.iter().map(|key| word(text, key)).collect(),
        _ => vec![word(text, value)],
    }
}

fn word(text: &str, value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        _ => text.get(value.span()).unwrap_or_default().to_owned(),
    }
}

/// The text with the lines that say this; `None` where it would take more than
/// to replace, remove and add lines.
fn edited(text: &str, changes: &KeyChanges) -> Option<String> {
    let lines = lines(text).ok()?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for line in &lines {
        match changes.get(&line.id) {
            Some(keys) if *keys == line.keys => {}
            Some(keys) => edits.push((line.value.clone(), list(keys))),
            None => {
                let start = text.get(..line.name.start)?.rfind('\n').map_or(0, |end| end + 1);
                let end =
                    text.get(line.value.end..)?.find('\n').map_or(text.len(), |end| line.value.end + end + 1);
                edits.push((start..end, String::new()));
            }
        }
    }
    let mut added = String::new();
    for (id, keys) in changes.iter().filter(|(id, _)| lines.iter().all(|line| line.id != **id)) {
        added.push_str(&self::line(id, keys));
        added.push('\n');
    }
    // Entries of no table stand before all tables.
    let place = table_begin(text);
    if !text.get(..place)?.is_empty() && !text[..place].ends_with('\n') {
        added.insert(0, '\n');
    }
    edits.push((place..place, added));
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut edited = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in edits {
        edited.push_str(text.get(from..range.start)?);
        edited.push_str(&replacement);
        from = range.end;
    }
    edited.push_str(text.get(from..)?);
    read(&edited).is_ok_and(|read| read == *changes).then_some(edited)
}

/// Where the first table begins, or else the end.
fn table_begin(text: &str) -> usize {
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            return place;
        }
        place += line.len();
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::{Command, Menu};
    use crate::app::keymap::{Keymap, to_toml};
    use proptest::prelude::*;

    const HEADER: &str = "What this is.\n\nAn example:\n  go-to = [\"F4\"]";
    const WRITTEN: &str = "# What this is.\n#\n# An example:\n#   go-to = [\"F4\"]\n\n";

    fn give(command: Command, key: &str) -> KeyChange {
        KeyChange::Give { command, chord: key.parse().unwrap(), instead_of: None }
    }

    fn open(text: Option<&str>) -> (tempfile::TempDir, KeymapFile, Option<Notice>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/keymap.toml");
        if let Some(text) = text {
            fs::create_dir(folder.path().join("config")).unwrap();
            fs::write(&path, text).unwrap();
        }
        let (file, notice) = KeymapFile::open(path);
        (folder, file, notice)
    }

    fn on_disk(file: &KeymapFile) -> String {
        fs::read_to_string(file.path()).unwrap()
    }

    fn seen(content: crate::app::keymap::watch::Content) -> Seen {
        Seen { content, at: Instant::now() }
    }

    fn messages(notices: &[Notice]) -> Vec<&'static str> {
        notices.iter().map(|notice| notice.phrase.message).collect()
    }

    #[test]
    fn a_new_file_says_what_it_is_and_is_read_again() {
        let (_folder, mut file, notice) = open(None);
        assert_eq!(notice, None);
        assert_eq!(file.change(&give(Command::GoTo, "Ctrl+J"), HEADER), []);
        assert_eq!(on_disk(&file), format!("{WRITTEN}go-to = [\"Ctrl+G\", \"Ctrl+J\"]\n"));
        let (again, notice) = KeymapFile::open(file.path().to_owned());
        assert_eq!((again.changes(), notice), (file.changes(), None));
        assert_eq!(file.change(&KeyChange::Usual(Command::GoTo), HEADER), []);
        assert_eq!(on_disk(&file), WRITTEN);
    }

    #[test]
    fn what_the_user_wrote_around_the_keys_stays() {
        for (before, change, after) in [
            (
                "# mine\nfind = [\"F4\"] # why\n",
                give(Command::GoTo, "F5"),
                "# mine\nfind = [\"F4\"] # why\ngo-to = [\"Ctrl+G\", \"F5\"]\n",
            ),
            (
                "find = [\n  \"F4\", # why\n]",
                give(Command::GoTo, "F5"),
                "find = [\n  \"F4\", # why\n]\ngo-to = [\"Ctrl+G\", \"F5\"]\n",
            ),
            ("find=['f4']# why\r\n\r\n", give(Command::Find, "F5"), "find=[\"f4\", \"F5\"]# why\r\n\r\n"),
            ("find = \"F4\"\nfly = 7\n", give(Command::Find, "F5"), "find = [\"F4\", \"F5\"]\nfly = 7\n"),
            ("a = 1\nfind = [\n\"F4\",\n]\n# end\n", KeyChange::Usual(Command::Find), "a = 1\n# end\n"),
            ("\"fly high\" = []\n", KeyChange::Forget("fly high".to_owned()), ""),
            (
                "[keys]\nfind = [\"F4\"]\n",
                give(Command::GoTo, "F5"),
                "go-to = [\"Ctrl+G\", \"F5\"]\n[keys]\nfind = [\"F4\"]\n",
            ),
            ("[keys]\nfind = [\"F4\"]\n", KeyChange::Usual(Command::Find), "[keys]\n"),
        ] {
            let (_folder, mut file, _) = open(Some(before));
            assert_eq!(file.change(&change, HEADER), [], "{before:?}");
            assert_eq!(on_disk(&file), after, "{before:?}");
        }
    }

    #[test]
    fn what_cannot_be_edited_in_its_place_is_set_aside() {
        let before = "keys = { find = [\"F4\"], undo = [\"F5\"] }\n";
        let (folder, mut file, _) = open(Some(before));
        let notices = file.change(&KeyChange::Usual(Command::Find), HEADER);
        assert_eq!(messages(&notices), ["keymap-rewritten"]);
        assert_eq!(on_disk(&file), format!("{WRITTEN}undo = [\"F5\"]\n"));
        let aside = folder.path().join("config/keymap.broken-1.toml");
        assert_eq!(fs::read_to_string(aside).unwrap(), before);
    }

    #[test]
    fn a_broken_file_is_set_aside_at_the_start_and_left_alone_later() {
        let (folder, mut file, notice) = open(Some("find = [\"F4\""));
        assert_eq!(notice.unwrap().phrase.message, "keymap-set-aside");
        let aside = folder.path().join("config/keymap.broken-1.toml");
        assert_eq!(fs::read_to_string(aside).unwrap(), "find = [\"F4\"");
        assert!(!file.path().exists() && file.changes().is_empty());

        file.change(&give(Command::Find, "F6"), HEADER);
        let good = file.changes().clone();
        let broken = Ok(b"find = ".to_vec());
        assert!(matches!(file.reread(seen(broken.clone())), Reread::Failed(_)));
        assert_eq!(file.reread(seen(broken)), Reread::Same, "it is told once");
        assert_eq!(*file.changes(), good);
        // Only a change of ours puts another file in its place.
        fs::write(file.path(), "find = ").unwrap();
        assert_eq!(messages(&file.change(&give(Command::GoTo, "F5"), HEADER)), ["keymap-set-aside"]);
        assert!(on_disk(&file).contains("F6") && on_disk(&file).contains("F5"));
    }

    #[test]
    fn a_change_keeps_what_another_program_just_wrote() {
        let (_folder, mut file, _) = open(Some("find = [\"F4\"]\n"));
        fs::write(file.path(), "find = [\"F6\"]\nundo = []\n").unwrap();
        file.change(&give(Command::GoTo, "F5"), HEADER);
        assert_eq!(on_disk(&file), "find = [\"F6\"]\nundo = []\ngo-to = [\"Ctrl+G\", \"F5\"]\n");
        let ours = on_disk(&file).into_bytes();
        assert_eq!(file.reread(seen(Ok(ours))), Reread::Same, "what we wrote is no news");
        assert_eq!(file.reread(seen(Ok(b"undo = []".to_vec()))), Reread::Changed);
        assert_eq!(file.reread(seen(Err(Phrase::new("no")))), Reread::Failed(file.fail(Phrase::new("no"))));
    }

    #[test]
    fn what_was_read_before_a_change_of_ours_does_not_undo_it() {
        let (_folder, mut file, _) = open(Some("find = [\"F4\"]\n"));
        let before = seen(Ok(b"find = [\"F4\"]\n".to_vec()));
        file.change(&give(Command::GoTo, "F5"), HEADER);
        assert_eq!(file.reread(before), Reread::Same);
        assert!(file.changes().contains_key("go-to"));
    }

    #[test]
    fn keys_kept_elsewhere_are_carried_over_and_none_is_lost() {
        let (_folder, mut file, _) = open(Some("find = [\"F4\"]\n"));
        let old = read("find = [\"F5\"]\nundo = [\"F6\"]\nfly = [\"F7\"]\n").unwrap();
        let notices = file.carry_over(&old, HEADER).unwrap();
        assert_eq!(messages(&notices), ["keymap-carried-over"]);
        assert_eq!(on_disk(&file), "find = [\"F4\"]\nfly = [\"F7\"]\nundo = [\"F6\"]\n# find = [\"F5\"]\n");
        // Where it cannot be written it is still to be carried over.
        let blocked = tempfile::tempdir().unwrap();
        fs::write(blocked.path().join("file"), "").unwrap();
        let (mut file, _) = KeymapFile::open(blocked.path().join("file/keymap.toml"));
        assert!(file.carry_over(&old, HEADER).is_err());
        assert_eq!(*file.changes(), old, "and holds");
    }

    #[test]
    fn all_keys_copied_are_a_keymap_file_that_says_the_same() {
        let changes = read("find = []\ngo-to = [\"Ctrl+Alt+J\", \"F4\"]\n").unwrap();
        let keymap = Keymap::new(&changes);
        let text = to_toml(&keymap, |menu| menu.id().to_owned(), |command| command.entry().id.to_owned());
        let copied = Keymap::new(&read(&text).unwrap());
        assert!(copied.iter().eq(keymap.iter()));
        assert_eq!(copied.problems(), keymap.problems());
        assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), Menu::ALL.len());
    }

    #[test]
    fn what_is_no_list_of_texts_is_read_as_it_is_written() {
        let read =
            read("a = \"F4\"\nb = 7\nc = [\"F5\", true]\n[d]\ne = 1979-05-27\n[keys]\nfind = []\n").unwrap();
        let entries: Vec<String> = read.iter().map(|(id, keys)| format!("{id}={}", keys.join(","))).collect();
        assert_eq!(entries, ["a=F4", "b=7", "c=F5,true", "d.e=1979-05-27", "find="]);
    }

    proptest! {
        #[test]
        fn a_written_keymap_is_read_as_it_was(
            changes in prop::collection::btree_map(any::<String>(), prop::collection::vec(any::<String>(), 0..3), 0..5)
        ) {
            let mut text = beginning(HEADER);
            for (id, keys) in &changes {
                text.push_str(&line(id, keys));
                text.push('\n');
            }
            prop_assert_eq!(read(&text).unwrap(), changes);
        }

        #[test]
        fn whatever_a_file_holds_nothing_panics_and_an_edit_says_what_it_should(
            text in r#"([a-c]|"k\.s"|keys)( ?= ?)("F[0-9]"|\["F4",?\]|7|\{ a = 1 \}|'')(\n|\r\n| # x\n)|(\[(a|keys)\]\n)|[\[\]a="]{0,3}"#,
            key in "[a-c]",
        ) {
            let Ok(mut changes) = read(&text) else { return Ok(()) };
            changes.insert(key, vec!["F9".to_owned()]);
            if let Some(edited) = edited(&text, &changes) {
                prop_assert_eq!(read(&edited).unwrap(), changes);
            }
        }
    }
}
