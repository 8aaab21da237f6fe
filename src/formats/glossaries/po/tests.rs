//! Files as gettext's tools and Weblate write them, and the way back.

use super::*;
use crate::formats::glossaries::read;
use crate::formats::glossaries::testing::{language, sample};
use crate::model::{Field, Term, TermStatus};

fn read_text(text: &str) -> (GlossaryFile, Vec<String>) {
    read_bytes(text.as_bytes())
}

fn read_bytes(mut bytes: &[u8]) -> (GlossaryFile, Vec<String>) {
    let options = ReadOptions { languages: Some((language("en"), language("fr"))), ..ReadOptions::default() };
    let (file, problems) = read(&FORMAT, &mut bytes, &options).unwrap();
    (file, problems.iter().map(ToString::to_string).collect())
}

fn written(file: &GlossaryFile, options: &WriteOptions) -> String {
    let (fitted, _) = FORMAT.fitted(file, options);
    let mut out = Vec::new();
    Po.write(&fitted, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn kept(name: &str, value: &str) -> Field {
    Field::of_form("po", name, value)
}

const HEADER: &str = "# by hand\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: Terms\\n\"\n\
    \"Language: en\\n\"\n\"X-Source-Language: ar\\n\"\n\"Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n\
    \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

#[test]
fn an_entry_is_a_concept() {
    let (file, problems) = read_text(&format!(
        "{HEADER}# seen\n# twice\n#. a title\n#: a.c:1 b.c:2\n#, read-only, max-length:9\n#| msgid \"با\"\n#| \"شة\"\n\
         msgctxt \"old\"\nmsgid \"باشا\"\nmsgstr \"pa\"\n\"sha\"\n"
    ));
    assert_eq!(problems, [""; 0]);
    assert_eq!((file.head.name.as_str(), &file.head.comments[..]), ("Terms", &["by hand".to_owned()][..]));
    assert_eq!(file.head.fields, [Field::new("Plural-Forms", "nplurals=2; plural=n != 1;")]);
    let concept = &file.concepts[0];
    assert_eq!((concept.note.as_str(), concept.definition.as_str()), ("seen\ntwice", "a title"));
    assert!(concept.do_not_translate);
    assert_eq!(
        concept.fields,
        [
            kept("msgctxt", "old"),
            kept("reference", "a.c:1 b.c:2"),
            kept("previous msgid", "باشة"),
            kept("flag", "max-length:9")
        ]
    );
    let terms = [Term::new(language("ar"), "باشا"), Term::new(language("en"), "pasha")];
    assert_eq!(concept.terms, terms);
}

#[test]
fn flags_and_marks_are_statuses() {
    let (file, _) = read_text(&format!(
        "{HEADER}#, fuzzy, c-format\nmsgid \"ا\"\nmsgstr \"a\"\n\n#, forbidden, fuzzy\nmsgid \"ب\"\nmsgstr \"b\"\n\n\
         #~ msgid \"ت\"\n#~ msgstr \"\"\n#~ \"t\"\n\n#~ msgid \"ث\"\n#~ msgstr \"\"\n"
    ));
    let statuses: Vec<_> =
        file.concepts.iter().map(|concept| concept.terms.get(1).and_then(Term::stated_status)).collect();
    let (proposed, forbidden) = (TermStatus::Proposed, TermStatus::Forbidden);
    assert_eq!(statuses, [Some(proposed), Some(forbidden), Some(TermStatus::Deprecated), None]);
    assert_eq!(file.concepts[0].fields, [kept("flag", "c-format")]);
    assert_eq!(file.concepts[1].fields, [kept("flag", "fuzzy")]);
    assert_eq!(file.concepts[3].fields, [kept("obsolete", "yes")]);
    let (fitted, losses) = FORMAT.fitted(&file, &WriteOptions::default());
    assert_eq!((losses, &fitted), (vec![], &file));
    let text = written(&file, &WriteOptions::default());
    for part in [
        "#, fuzzy, c-format\nmsgid \"ا\"\n",
        "#, forbidden, fuzzy\nmsgid \"ب\"\n",
        "#~ msgid \"ت\"\n#~ msgstr \"t\"\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn plurals_are_kept() {
    let (file, problems) = read_text(
        "msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"\"\nmsgstr[1]\n\"يوم\"\nmsgstr[2] \"يومان\"\n",
    );
    assert_eq!(problems, [""; 0]);
    let [source, target] = &file.concepts[0].terms[..] else { panic!("{file:?}") };
    assert_eq!((source.text.as_str(), target.text.as_str()), ("day", "يوم"));
    assert_eq!(source.details().fields, [kept("msgid_plural", "days")]);
    assert_eq!(target.details().fields, [kept("msgstr[1]", "يوم"), kept("msgstr[2]", "يومان")]);
    let text = written(&file, &WriteOptions::default());
    assert!(text.ends_with("msgstr[0] \"\"\nmsgstr[1] \"يوم\"\nmsgstr[2] \"يومان\"\n\n"), "{text}");
}

#[test]
fn synonyms_get_contexts() {
    let mut concept = Concept::new(ConceptId("a".into()));
    concept.domain = "titles".into();
    let term = |tag: &str, text: &str| Term::new(language(tag), text);
    concept.terms = vec![term("ar", "باشا"), term("en", "pasha"), term("en", "Pasha"), term("en", "pacha")];
    concept.terms[3].set_status(TermStatus::Forbidden);
    let file = GlossaryFile { head: Head::default(), concepts: vec![Arc::new(concept)] };
    let text = written(&file, &WriteOptions::default());
    let expected = "msgid \"باشا\"\nmsgstr \"pasha\"\n\nmsgctxt \"titles\"\nmsgid \"باشا\"\nmsgstr \"Pasha\"\n\n\
        #, forbidden\nmsgctxt \"(2)\"\nmsgid \"باشا\"\nmsgstr \"pacha\"\n";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn the_charset_is_the_one_stated() {
    let text = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1256\\n\"\n\nmsgid \"city\"\nmsgstr \"مدينة\"\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(text);
    assert_eq!(read_bytes(&bytes).0.concepts[0].terms[1].text, "مدينة");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let (file, problems) = read_text(
        "msgid \"a\nmsgstr \"b\"\nnonsense\n\nmsgid \"c\" d\nmsgstr[99] \"x\"\nmsgstr \"\\q\"\n\nmsgstr \"y\"\n# end\n",
    );
    assert_eq!(file.concepts.len(), 2, "{file:?}");
    assert_eq!(problems.len(), 4, "{problems:?}");
    assert_eq!(file.head.comments, ["end"]);
}

#[test]
fn real_files_are_read_and_written() {
    // Name, entries, those with a translation, problems.
    for (name, entries, translated, problems) in [
        ("AllCasesTest.po", 11, 8, 0),
        ("Test05.po", 10, 8, 0),
        ("plurals-2.po", 1, 1, 0),
        ("ar.po", 731, 635, 0),
        ("django-ar.po", 340, 339, 0),
    ] {
        let Some(bytes) = sample(&format!("po/{name}")) else { continue };
        let (file, found) = read_bytes(&bytes);
        let count = file.concepts.iter().filter(|concept| concept.terms.len() == 2).count();
        assert_eq!(
            (file.concepts.len(), count, found.len()),
            (entries, translated, problems),
            "{name}: {found:?}"
        );
        let (fitted, losses) = FORMAT.fitted(&file, &WriteOptions::default());
        assert_eq!(losses, [], "{name}");
        let (again, _) = read_text(&written(&file, &WriteOptions::default()));
        assert_eq!(again.concepts, fitted.concepts, "{name}");
        assert_eq!(again.head, fitted.head, "{name}");
    }
}

#[test]
fn our_own_file_is_read_and_written_as_it_is() {
    let text = include_str!("../../../../tests/formats/glossaries/po.po");
    let text = &text.replace("0.1.0", env!("CARGO_PKG_VERSION"));
    let (file, problems) = read_text(text);
    assert_eq!((file.concepts.len(), problems), (7, vec![]));
    let options = WriteOptions { time: 1_767_323_045_000, ..WriteOptions::default() };
    assert_eq!(written(&file, &options), *text);
}
