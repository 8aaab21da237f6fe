//! Tables of other tools and people, and the mapping of those that do not say what
//! they are.

use super::*;
use crate::formats::encoding::Encoding;
use crate::formats::glossaries::table::{Column, HeaderRow, Mapping, guess};
use crate::formats::glossaries::testing::{file, summary};
use crate::formats::glossaries::{read, table};
use crate::formats::{Problem, ProblemKind};

fn with(bytes: &[u8], options: &ReadOptions) -> (GlossaryFile, Vec<Problem>) {
    read(&FORMAT, &mut &*bytes, options).unwrap()
}

fn lines(text: &str) -> Vec<String> {
    summary(&FORMAT.read_bytes(text.as_bytes()).0)
}

#[test]
fn a_messy_table_is_read() {
    let bytes = file("tests/formats/glossaries/csv.csv").unwrap();
    let (glossary, problems) = FORMAT.read_bytes(&bytes);
    assert_eq!(
        summary(&glossary),
        [
            "1: ar وقف إطلاق النار (preferred), en-GB ceasefire (preferred, “The ceasefire held.”); \
             domain=diplomacy; note=lower case; one word; Client=UN",
            "2: ar الأمين العام, en-GB Secretary-General, en-GB SG; domain=titles \"high\"; \
             note=after the first mention; Client=UN; Client~2=second",
            "3: ar هدنة (deprecated), ar مهادنة (deprecated), en-GB truce (deprecated), \
             en-GB armistice (deprecated); domain=diplomacy; note==not a formula",
            "4: ar سطر\nثانٍ, en-GB line; Status=unheard of",
            "5: ar قره باغ (preferred), en-GB Karabakh (preferred); domain=places",
        ]
    );
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("unheard of") && found[0].starts_with("line 9"), "{found:?}");
    assert!(found[1].starts_with("line 12"), "{found:?}");
    let (fitted, losses) = FORMAT.fitted(&glossary, &WriteOptions::default());
    assert_eq!(losses, []);
    let mut written = Vec::new();
    Csv.write(&fitted, &WriteOptions::default(), &mut written).unwrap();
    let (again, _) = FORMAT.read_bytes(&written);
    assert_eq!(summary(&again), summary(&glossary), "{}", String::from_utf8_lossy(&written));
    assert!(String::from_utf8_lossy(&written).contains("'=not"));
}

#[test]
fn rows_of_one_id_are_one_concept() {
    assert_eq!(
        lines("id,ar,en,note\n7,سلام,peace,a\n7,صلح,peace,b\n8,حرب,war,\n"),
        ["7: ar سلام, en peace, ar صلح; note=a; note=b", "8: ar حرب, en war"]
    );
}

#[test]
fn a_row_can_say_which_languages_it_is_of() {
    assert_eq!(
        lines("sourceLang,targetLang,sourceString,targetString\nen,ar_SA,peace,سلام\nfr,xx yy,paix,سلام\n"),
        ["1: en peace, ar-SA سلام", "2: fr paix, und سلام; target_language=xx yy"]
    );
}

#[test]
fn legacy_encodings_are_read() {
    let text = "Arabic;English\r\nوقف إطلاق النار;ceasefire\r\nالأمين العام للأمم المتحدة;Secretary-General\r\n";
    for name in ["windows-1256", "UTF-16LE", "UTF-8"] {
        let mut bytes = Vec::new();
        Encoding::from_name(name, false).unwrap().encode(text, &mut bytes).unwrap();
        let (glossary, problems) = FORMAT.read_bytes(&bytes);
        assert_eq!(problems, [], "{name}");
        assert_eq!(summary(&glossary)[0], "1: ar وقف إطلاق النار, en ceasefire", "{name}");
        let guessed = guess(&bytes, &ReadOptions::default(), HeaderRow::Likely);
        assert_eq!(guessed.mapping.encoding.as_deref(), Some(name));
    }
}

#[test]
fn a_mapping_is_obeyed() {
    let bytes = "a;b;c;d\nx;سلام / صلح;peace;N1\n".as_bytes();
    let mapping = Mapping {
        delimiter: Some(';'),
        quoted: true,
        header: true,
        columns: ["", "ar", "en", "field:Client"].iter().map(|name| Column::of_name(name)).collect(),
        separators: vec![" / ".into()],
        ..Mapping::default()
    };
    let options = ReadOptions { mapping: Some(mapping), ..ReadOptions::default() };
    let (glossary, problems) = with(bytes, &options);
    assert_eq!(problems, []);
    assert_eq!(summary(&glossary), ["1: ar سلام, ar صلح, en peace; Client=N1"]);
}

#[test]
fn what_was_guessed_is_what_is_read() {
    for text in ["سلام,peace\n", "Arabic;English;Notes\nسلام;peace;x\n", "sep=|\nar|en\nسلام|peace\n"]
    {
        let guessed = guess(text.as_bytes(), &ReadOptions::default(), HeaderRow::Likely);
        let options = ReadOptions { mapping: Some(guessed.mapping), ..ReadOptions::default() };
        let (mapped, _) = with(text.as_bytes(), &options);
        assert_eq!(summary(&mapped), lines(text), "{text}");
    }
}

#[test]
fn tables_are_recognised_and_other_text_is_not() {
    for (text, expected) in [
        ("ar,en\nسلام,peace\n", true),
        ("Source;Target\na;b\n", true),
        ("English (US)\tArabic\na\tb\n", true),
        ("not,valid,foo,bar\n1,2,3,4\n", false),
        ("A letter, to whom it may concern.\nIt is long, and has commas.\n", false),
        ("<tbx/>", false),
        ("{\"a\": 1}", false),
        ("Entry_ID;Entry_Subject;English;Term_Info\n", false),
    ] {
        assert_eq!(Csv.recognises(text.as_bytes()), expected, "{text}");
    }
    assert!(!table::is_glossary(""));
}

#[test]
fn real_tables_are_read() {
    let samples = "../shared/samples/glossary-text/";
    if let Some(bytes) = file(&format!("{samples}V_-_Formato_completo.csv")) {
        let (glossary, problems) = FORMAT.read_bytes(&bytes);
        let lines = summary(&glossary);
        assert_eq!(problems, []);
        assert_eq!(lines.len(), 12, "{lines:#?}");
        assert_eq!(
            lines[0],
            "1: en-GB Contact, es-ES Contactar, it-IT Contatta; domain=Uber; definition=Contact is the label of \
             a button in the Uber Driver app UI which enables the user to call or text the rider.; \
             Subdomain=Partner"
        );
        assert!(lines[5].contains("it-IT verificato per qualità e design (“Queste case"), "{}", lines[5]);
        assert!(lines[7].contains("en-GB CG (Acronym for Community Guidelines)"), "{}", lines[7]);
        assert_eq!(lines[8], "9: it-IT Cavallo (forbidden)");
    }
    if let Some(bytes) = file(&format!("{samples}V_-_Formato_solo_blacklist_combinata.csv")) {
        let lines = summary(&FORMAT.read_bytes(&bytes).0);
        assert_eq!(
            lines,
            [
                "1: it-IT Cavallo (forbidden)",
                "2: en-GB House (forbidden), es-ES Gato (forbidden), it-IT Orso (forbidden)"
            ]
        );
    }
    if let Some(bytes) = file(&format!("{samples}f_en-ar_AR.csv")) {
        let (glossary, problems) = FORMAT.read_bytes(&bytes);
        assert_eq!(problems, []);
        assert_eq!(summary(&glossary)[1], "2: en acute bronchitis, ar-AR التهاب الشعب الهوائية الحاد");
    }
    if let Some(bytes) = file(&format!("{samples}invalid-language.csv")) {
        let (_, problems) = FORMAT.read_bytes(&bytes);
        assert_eq!(problems[0].kind, ProblemKind::MissingLanguage);
    }
    if let Some(bytes) = file(&format!("{samples}test.csv")) {
        let languages = Some(("fr".parse().unwrap(), "en".parse().unwrap()));
        let (glossary, _) = with(&bytes, &ReadOptions { languages, ..ReadOptions::default() });
        assert_eq!(summary(&glossary)[3], "4: fr kde, qu, en comma dot");
    }
}

#[test]
fn hostile_tables_end_soon() {
    let wide = ["a"; 300_000].join(",");
    let commas = ",".repeat(2_000_000);
    let returns = format!("ar,en\n\"{}\n\",x\n", "\r".repeat(2_000_000));
    let bars = format!("ar,en\n{},x\n", "|\\".repeat(1_000_000));
    let open = format!("ar,en\n\"{}", "x,y\n".repeat(500_000));
    let names = vec!["English".repeat(11); 100_000].join(";");
    for text in [wide, commas, returns, bars, open, names] {
        let begin = std::time::Instant::now();
        FORMAT.read_bytes(text.as_bytes());
        // Far more than it takes, for other tests run beside it.
        assert!(begin.elapsed().as_secs() < 10, "{} took {:?}", &text[..20], begin.elapsed());
    }
}
