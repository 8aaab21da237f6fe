//! Glossary files that mean harm, or that somebody damaged: each ends in a message,
//! and what can be read of it is.

use tarjuman::formats::glossaries::for_reading;

/// A file, how many terms are read of it, and what is said of it if anything is.
type Case = (&'static str, String, usize, &'static str);

fn tbx(term: &str) -> String {
    format!(
        "<martif type=\"TBX\"><text><body><termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>{term}</term>\
         </tig></langSet></termEntry></body></text></martif>"
    )
}

fn cases() -> Vec<Case> {
    let skos = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";
    let json = "{\"format\":\"tarjuman-glossary\",\"version\":1,\"concepts\":[";
    let term = "{\"language\":\"en\",\"text\":\"a\"}";
    let bomb = (1..30).map(|n| format!("<!ENTITY a{n} \"&a{m};&a{m};\">", m = n - 1)).collect::<String>();
    let outside = "<!ENTITY f SYSTEM \"file:///etc/passwd\">";
    let rows = (2..1002).map(|n| format!("{n},شوشا,Shusha\n")).collect::<String>();
    vec![
        ("bomb.tbx", format!("<!DOCTYPE m [<!ENTITY a0 \"x\">{bomb}]>{}", tbx("&a29;")), 1, "not expanded"),
        ("outside.tbx", format!("<!DOCTYPE m [{outside}]>{}", tbx("&f;")), 1, "not expanded"),
        (
            "deep.tbx",
            format!("<martif><text><body><termEntry>{}", "<descripGrp>".repeat(100_000)),
            0,
            "too deeply",
        ),
        ("long.tbx", tbx(&"م".repeat(10_000_000)), 0, "too large"),
        (
            "tag.tbx",
            format!("<martif><text><body><termEntry id=\"{}", "x".repeat(20_000_000)),
            0,
            "too large",
        ),
        ("surrogates.tbx", tbx(&format!("a{}", "&#xD800;".repeat(100_000))), 1, "more problems"),
        ("twice.tbx", tbx("a<hi id=\"1\" id=\"2\">b</hi>"), 1, "cannot be read: hi id"),
        ("name.tbx", tbx("a < b=\"2\">"), 1, "cannot be read: <>"),
        (
            "attributes.tbx",
            tbx(&format!("<hi {}>a</hi>", (0..500_000).map(|n| format!("a{n}=\"\" ")).collect::<String>())),
            0,
            "too large",
        ),
        ("nul.tbx", tbx("a\0b"), 1, "control characters"),
        ("deep.xml", format!("<mtf><conceptGrp>{}", "<descripGrp>".repeat(100_000)), 0, "ends here"),
        (
            "deep.tmx",
            format!("<tmx><body><tu><tuv xml:lang=\"en\"><seg>{}", "<hi>".repeat(100_000)),
            0,
            "too deeply",
        ),
        ("deep.json", format!("{json}{}", "[".repeat(1_000_000)), 0, "ends here"),
        ("fields.json", format!("{json}{{\"fields\":[{}", "{\"fields\":[".repeat(100_000)), 0, "ends here"),
        ("lists.ttl", format!("{skos}<a> skos:x {}", "(".repeat(1_000_000)), 0, "too large"),
        ("nested.ttl", format!("{skos}<a> skos:x {}", "[".repeat(1_000_000)), 0, "cannot be read"),
        ("quotes.ttl", format!("{skos}{}", "<a> skos:prefLabel \"x\n".repeat(1000)), 0, "cannot be read"),
        ("quote.csv", format!("id,ar,en\n1,\"باكو,Baku\n{}", rows), 2002, "not closed"),
        ("wide.csv", format!("ar,en\n{}\n", "x,".repeat(100_000)), 2, "more cells"),
        ("flags.po", format!("#, {}\nmsgid \"a\"\nmsgstr \"b\"\n", "f, ".repeat(100_000)), 2, "not known"),
        (
            "terms.json",
            format!(
                "{json}{{\"id\":\"a\",\"terms\":[{}{term}]}},{{\"id\":\"b\",\"terms\":[{term}]}}]}}",
                format!("{term},").repeat(100_000)
            ),
            1,
            "too large",
        ),
        ("references.po", format!("{}msgid \"a\"\nmsgstr \"b\"\n", "#: c\n".repeat(200_000)), 2, "too large"),
        ("terms.tsv", format!("id\ten\n1\t{}\n2\ta\n", "a|".repeat(200_000)), 1, "too large"),
        ("terms.csv", format!("id,en,ar\n1,{},\n2,a,\n", "a|".repeat(200_000)), 1, "too large"),
        (
            "labels.ttl",
            format!(
                "{skos}<a> a skos:Concept .\n{}<b> skos:prefLabel \"b\"@en .\n",
                "<a> skos:altLabel \"a\"@en .\n".repeat(200_000)
            ),
            1,
            "too large",
        ),
        ("dots.xlsx", "PK\u{3}\u{4}".into(), 0, "archive"),
        ("text.xlsx", "hello".into(), 0, "archive"),
        ("empty.tbx", String::new(), 0, "this is not TBX"),
    ]
}

#[test]
fn harm_ends_in_a_message() {
    for (name, text, terms, said) in cases() {
        let format = for_reading(name, text.as_bytes()).expect("a format for the ending");
        let (file, problems) = format.read_bytes(text.as_bytes());
        let read: usize = file.concepts.iter().map(|concept| concept.terms.len()).sum();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let expected = said.is_empty() || told.iter().any(|problem| problem.contains(said));
        assert!(expected, "{name}: {:?}", told.first());
        assert_eq!(read, terms, "{name}: {:?}", told.first());
        assert!(problems.len() <= 201, "{name}: {} problems are listed", problems.len());
    }
}
