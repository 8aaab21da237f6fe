//! Files as other tools write them, and what is read of each.

use super::*;
use crate::formats::Problem;
use proptest::prelude::*;

/// What is read of a file: a line a pair, and what is said of it.
fn read(id: &str, mut bytes: &[u8], options: &ReadOptions) -> (Vec<String>, Vec<String>) {
    let mut pairs = Vec::new();
    let mut receive = |pair: Pair| pairs.push(shown(&pair));
    let mut reading = Reading::new(options, &mut receive);
    by_id(id).unwrap().reader.read(&mut bytes, &mut reading).unwrap();
    let problems = reading.finish();
    (pairs, problems.iter().map(Problem::to_string).collect())
}

fn shown(pair: &Pair) -> String {
    let tag = |language: &Option<Language>| language.as_ref().map_or("?".to_owned(), Language::to_string);
    let locked = if pair.locked { " locked" } else { "" };
    format!(
        "{}:{} [{}] {}>{} {}{locked} | {} | {}",
        pair.document,
        pair.line,
        pair.id,
        tag(&pair.from),
        tag(&pair.to),
        pair.state,
        pair.source,
        pair.target
    )
}

fn asked(from: &str, to: &str) -> ReadOptions {
    let language = |tag: &str| tag.parse().ok();
    ReadOptions { from: language(from), to: language(to) }
}

#[test]
fn files_are_read() {
    let no_source = "an entry without “source” is left out";
    for (id, bytes, expected, problems) in [
        (
            "xliff-1.2",
            &include_bytes!("../../../tests/formats/bilingual/xliff1.xlf")[..],
            &[
                "news.html:6 [1] ar>en-GB needs-review-translation | دعت أرمينيا إلى السلام | Armenia called for peace",
                "news.html:12 [2] ar>en-GB  locked | example.org | ",
                "news.html:16 [3] ar>en-GB  locked | code | code",
                "news.html:17 [4] ar>en-GB  | سطر آخر | ",
                "news.html:21 [5/a] ar>en-GB  | جملة أولى. | First one.",
                "news.html:21 [5/b] ar>en-GB  | جملة ثانية. | Second.",
                "news.html:21 [5/c] ar>en-GB  | جملة ثالثة. | ",
                "news.html:24 [6] ar>en-GB  | كلمة | A word",
                "second.txt:34 [1] en-US>ar  | city | مدينة",
            ][..],
            &[format!("line 29: {no_source}")][..],
        ),
        (
            "xliff-2",
            include_bytes!("../../../tests/formats/bilingual/xliff2.xlf"),
            &[
                "news.txt:9 [u1/s1] ar>en initial | سطر آخر | A line more",
                "news.txt:14 [u1] ar>en  | بلا ترجمة | ",
                "news.txt:17 [u2] ar>en  locked | code | code",
                "news.txt:18 [u3] ar>en final | نعم | yes",
            ],
            &[],
        ),
        (
            "tmx",
            include_bytes!("../../../tests/formats/bilingual/tmx.tmx"),
            &[
                ":5 [t1] ar>en-GB  | المدينة | The city",
                ":5 [t1] ar>fr  | المدينة | La ville",
                ":11 [] en>ar  | Picture one | صورة",
            ],
            &[],
        ),
        (
            "po",
            include_bytes!("../../../tests/formats/bilingual/po.po"),
            &[
                ":9 [] en>ar-EG  | Open the city | افتح المدينة",
                ":14 [menu] en>ar-EG fuzzy | Close the \"city\"\nand the gate | أغلق المدينة",
                ":20 [[0]] en>ar-EG  | One city | مدينة",
                ":20 [[1]] en>ar-EG  | %d cities | مدينتان",
                ":20 [[2]] en>ar-EG  | %d cities | ",
            ],
            &[],
        ),
        (
            "tsv",
            include_bytes!("../../../tests/formats/bilingual/tsv.tsv"),
            &[":3 [s1] ar>en  | قال \"نعم\" | He said \"yes\"", ":4 [s2] ar>en  | بلا ترجمة | "],
            &["line 6: an entry without “source” is left out".to_owned()],
        ),
    ] {
        let (pairs, told) = read(id, bytes, &ReadOptions::default());
        assert_eq!(pairs, expected, "{id}");
        assert_eq!(told, problems, "{id}");
    }
}

#[test]
fn languages_that_are_asked_for_are_taken() {
    let tmx = include_bytes!("../../../tests/formats/bilingual/tmx.tmx");
    let xliff = "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\"><body>\
        <trans-unit id=\"1\"><source>city</source><target>مدينة</target></trans-unit></body></file></xliff>";
    for (id, bytes, (from, to), expected) in [
        ("tmx", &tmx[..], ("fr", "ar"), &[":5 [t1] fr>ar  | La ville | المدينة"][..]),
        ("tmx", tmx, ("", "fr"), &[":5 [t1] ar>fr  | المدينة | La ville"]),
        (
            "tmx",
            tmx,
            ("en", "ar"),
            &[":5 [t1] en>ar  | The city | المدينة", ":11 [] en>ar  | Picture one | صورة"],
        ),
        // A file that is translated the other way round.
        ("xliff-1.2", xliff.as_bytes(), ("ar", ""), &[":1 [1] ar>en  | مدينة | city"]),
        ("xliff-1.2", xliff.as_bytes(), ("ar", "en"), &[":1 [1] ar>en  | مدينة | city"]),
        ("xliff-1.2", xliff.as_bytes(), ("", "fa"), &[":1 [1] en>fa  | city | مدينة"]),
        ("tsv", "a\tb".as_bytes(), ("en", "ar"), &[":1 [] en>ar  | a | b"]),
        ("tsv", "a\tb".as_bytes(), ("", ""), &[":1 [] ?>?  | a | b"]),
        ("tsv", "Source\tTarget\na\tb".as_bytes(), ("", ""), &[":2 [] ?>?  | a | b"]),
        ("tsv", "en\tfr\tar\na\tb\tc".as_bytes(), ("ar", "en"), &[":2 [] ar>en  | c | a"]),
        ("tsv", "en\tfr\tar\na\tb\tc".as_bytes(), ("", "ar"), &[":2 [] en>ar  | a | c"]),
    ] {
        let (pairs, problems) = read(id, bytes, &asked(from, to));
        assert_eq!(pairs, expected, "{id} {from} {to}");
        assert_eq!(problems, [""; 0], "{id} {from} {to}");
    }
}

#[test]
fn formats_are_told_by_content_before_names() {
    let start = |name: &str, text: &str| for_reading(name, text.as_bytes()).map(|format| format.id);
    for (name, text, expected) in [
        ("a.xlf", "<?xml version='1.0'?>\n<xliff version='1.2'>", Some("xliff-1.2")),
        ("a.xlf", "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version = '2.0'", Some("xliff-2")),
        ("a.sdlxliff", "<xliff sdl:version=\"2.0\" version=\"1.2\">", Some("xliff-1.2")),
        ("", "<xliff xmlns:a='b'>", Some("xliff-1.2")),
        ("a.xml", "<tmx version=\"1.4\">", Some("tmx")),
        ("-", "msgid \"\"\nmsgstr \"\"\n", Some("po")),
        ("a.po", "# only a remark\n", Some("po")),
        ("a.txt", "one\ttwo\n", Some("tsv")),
        ("a.txt", "only text\n", None),
        ("a.xlf", "", Some("xliff-1.2")),
    ] {
        assert_eq!(start(name, text), expected, "{name} {text}");
    }
    let ids: std::collections::HashSet<&str> = ALL.iter().map(|format| format.id).collect();
    assert_eq!(ids.len(), ALL.len());
}

#[test]
fn harm_ends_in_a_message() {
    let xliff = |unit: &str| {
        format!(
            "<xliff version='1.2'><file source-language='ar' target-language='en'><body>{unit}</body></file></xliff>"
        )
    };
    let whole = "<trans-unit id='2'><source>نعم</source><target>yes</target></trans-unit>";
    let bomb = (1..30).map(|n| format!("<!ENTITY a{n} \"&a{m};&a{m};\">", m = n - 1)).collect::<String>();
    for (id, text, pairs, said) in [
        ("xliff-1.2", "<xliff version='2.0'/>".to_owned(), 0, "not XLIFF 1.2"),
        ("xliff-2", "<xliff version='1.2'/>".to_owned(), 0, "not XLIFF 2"),
        ("tmx", "msgid \"\"".to_owned(), 0, "not TMX"),
        (
            "xliff-1.2",
            format!("<!DOCTYPE x [<!ENTITY a0 'x'>{bomb}]>{}", xliff(&whole.replace("yes", "&a29;"))),
            1,
            "not expanded",
        ),
        (
            "xliff-1.2",
            xliff(&format!("<trans-unit id='1'><source>{}", "<g>".repeat(100_000))),
            0,
            "too deeply",
        ),
        (
            "xliff-1.2",
            xliff(&format!("{}{}{whole}", "<group>".repeat(9_000), "</group>".repeat(9_000))),
            1,
            "too deeply",
        ),
        (
            "xliff-1.2",
            xliff(&format!(
                "<trans-unit><source>{}</source></trans-unit>{whole}",
                "<g>a</g>".repeat(300_000)
            )),
            1,
            "too large",
        ),
        (
            "xliff-1.2",
            xliff(&format!("<trans-unit><source>{}</source></trans-unit>{whole}", "م".repeat(300_000))),
            1,
            "too large",
        ),
        ("xliff-1.2", xliff(&format!("{whole}<trans-unit id='3'><source>a</source><targ")), 2, ""),
        ("po", format!("msgid \"{}\"\nmsgstr \"x\"\n", "a".repeat(300_000)), 0, "too large"),
        (
            "po",
            format!(
                "msgid \"\"\n{}msgid \"b\"\nmsgstr \"c\"\n",
                format!("\"{}\"\n", "a".repeat(1000)).repeat(20_000)
            ),
            1,
            "too large",
        ),
        ("po", "msgid \"a\nmsgstr \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n".to_owned(), 2, "line 1"),
        ("tsv", "no tab\na\tb\n".to_owned(), 1, "line 1"),
    ] {
        let (read, problems) = read(id, text.as_bytes(), &ReadOptions::default());
        assert_eq!(read.len(), pairs, "{id}: {problems:?}");
        assert!(problems.iter().any(|problem| problem.contains(said)), "{id}: {said}: {problems:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in any::<(u16, u8)>()) {
        let files: [(&str, &[u8]); 5] = [
            ("xliff-1.2", include_bytes!("../../../tests/formats/bilingual/xliff1.xlf")),
            ("xliff-2", include_bytes!("../../../tests/formats/bilingual/xliff2.xlf")),
            ("tmx", include_bytes!("../../../tests/formats/bilingual/tmx.tmx")),
            ("po", include_bytes!("../../../tests/formats/bilingual/po.po")),
            ("tsv", include_bytes!("../../../tests/formats/bilingual/tsv.tsv")),
        ];
        for (id, file) in files {
            for options in [ReadOptions::default(), asked("en", "ar")] {
                read(id, &bytes, &options);
                // A file that ends anywhere, and one with a byte that is wrong.
                let at = usize::from(cut.0) % file.len();
                read(id, &file[..at], &options);
                let mut damaged = file.to_vec();
                damaged[at] = cut.1;
                read(id, &damaged, &options);
            }
            for_reading("", &bytes);
        }
    }
}
