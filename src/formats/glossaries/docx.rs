//! A list of terms as a Word document: one table that repeats its head on every
//! page. Written only.
//!
//! Where the first language is written from right to left, so are the table's
//! columns and the page. A run of a right-to-left language is marked as one and
//! names its language, so that spelling is checked in it and a word beside
//! punctuation stays in its place. The font is Arial, which has Arabic letters
//! and is wherever Word is.
//!
//! Limitations: ids are not shown, links are text, and Word takes tables of up to
//! 63 columns.

use super::listing::{self, Listing, Text};
use super::{Fitting, Format, GlossaryFile, Head, WriteOptions, Writer};
use crate::formats::xml::{escape, holdable};
use crate::model::{Concept, ConceptId, Direction, Language, Term, TermStatus};
use crate::text::direction::paragraph_direction;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A Word document for people.
pub(super) const FORMAT: Format =
    Format { id: "docx", extensions: &["docx"], reader: None, writer: Some(&Docx) };

const STYLES: &str = include_str!("docx/styles.xml");
const CONTENT_TYPES: &str = include_str!("docx/content_types.xml");
const PACKAGE_RELATIONS: &str = include_str!("docx/package.rels");
const DOCUMENT_RELATIONS: &str = include_str!("docx/document.rels");

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What a page has for text between its margins, in twentieths of a point: A4
/// across, with margins of 15 mm.
const PAGE: (u32, u32) = (16838, 11906);
const MARGIN: u32 = 850;

struct Docx;

impl Writer for Docx {
    fn fit_head(&self, head: &mut Head) {
        listing::fit_head(head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let mut concept = listing::fit(concept);
        concept.id = ConceptId((fitting.kept() + 1).to_string());
        fitting.keep(concept);
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let listing = Listing::of(glossary, options);
        let parts = [
            ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
            ("_rels/.rels", PACKAGE_RELATIONS.to_owned()),
            ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
            ("word/styles.xml", STYLES.to_owned()),
            ("word/settings.xml", settings()),
            ("word/footer1.xml", footer(&listing)),
            ("word/document.xml", document(&listing, glossary)),
            ("docProps/core.xml", core_properties(&listing, &glossary.head, options.time)),
        ];
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        // The same glossary gives the same bytes, whenever it is written.
        let file = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, text) in parts {
            archive.start_file(name, file).map_err(io::Error::other)?;
            archive.write_all(text.as_bytes())?;
        }
        out.write_all(archive.finish().map_err(io::Error::other)?.get_ref())
    }
}

fn document(listing: &Listing<'_>, glossary: &GlossaryFile) -> String {
    let words = listing.words;
    let head = &glossary.head;
    let mut out = format!("{DECLARATION}<w:document xmlns:w=\"{NAMESPACE}\"><w:body>");
    push_auto(&mut out, "Title", listing.title(head));
    for comment in &head.comments {
        push_auto(&mut out, "Note", comment);
    }
    for (label, value) in [(words.licence, &head.licence), (words.origin, &head.origin)] {
        if !value.is_empty() {
            let mut line = Paragraph::new("Note", listing.words_direction());
            line.push(&format!("{label}: "), listing.words_direction(), words.language, "");
            line.push_auto(value, "");
            line.end(&mut out);
        }
    }
    let columns = columns(listing);
    let rtl = if listing.direction == Direction::Rtl { "<w:bidiVisual/>" } else { "" };
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TermTable\"/>{rtl}<w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        PAGE.0 - 2 * MARGIN
    );
    for (_, width) in &columns {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in &columns {
        let mut cell = String::new();
        match column {
            Column::Terms(language) => {
                let mut line = Paragraph::new("Head", language.direction());
                line.push_of(language, &listing.language_name(language), "");
                line.end(&mut cell);
            }
            Column::Words(name, _) => {
                let mut line = Paragraph::new("Head", listing.words_direction());
                line.push(name, listing.words_direction(), words.language, "");
                line.end(&mut cell);
            }
        }
        push_cell(&mut out, *width, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EFECE4\"/>", &cell);
    }
    out.push_str("</w:tr>");
    for concept in &glossary.concepts {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, width) in &columns {
            let mut cell = String::new();
            match column {
                Column::Terms(language) => {
                    for term in concept.terms.iter().filter(|term| term.language == **language) {
                        push_term(&mut cell, listing, term);
                    }
                }
                Column::Words(_, content) => content(&mut cell, listing, concept),
            }
            push_cell(&mut out, *width, "", &cell);
        }
        out.push_str("</w:tr>");
    }
    let rtl = if listing.direction == Direction::Rtl { "<w:bidi/>" } else { "" };
    let _ = write!(
        out,
        "</w:tbl><w:p/><w:sectPr><w:footerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
         w:header=\"425\" w:footer=\"425\" w:gutter=\"0\"/>{rtl}</w:sectPr></w:body></w:document>",
        PAGE.0, PAGE.1
    );
    out
}

/// A column of the table: the terms of a language, or what stands beside them.
enum Column<'a> {
    Terms(&'a Language),
    Words(&'static str, fn(&mut String, &Listing<'_>, &Concept)),
}

/// The columns with their widths, which fill the page.
fn columns<'a>(listing: &Listing<'a>) -> Vec<(Column<'a>, u32)> {
    let words = listing.words;
    let mut columns: Vec<(Column<'a>, u32)> =
        listing.languages.iter().map(|language| (Column::Terms(language), 6)).collect();
    if listing.has_definitions {
        let content: fn(&mut String, &Listing<'_>, &Concept) =
            |cell, _, concept| push_texts(cell, &listing::definitions(concept));
        columns.push((Column::Words(words.definition, content), 7));
    }
    if listing.has_notes {
        columns.push((Column::Words(words.note, push_notes), 6));
    }
    if !listing.domains.is_empty() {
        let content: fn(&mut String, &Listing<'_>, &Concept) = |cell, _, concept| {
            if !concept.domain.is_empty() {
                push_auto(cell, "Cell", &concept.domain);
            }
        };
        columns.push((Column::Words(words.domain, content), 4));
    }
    let parts: u32 = columns.iter().map(|(_, parts)| parts).sum();
    let width = (PAGE.0 - 2 * MARGIN) / parts.max(1);
    columns.into_iter().map(|(column, parts)| (column, parts * width)).collect()
}

fn push_cell(out: &mut String, width: u32, properties: &str, content: &str) {
    // A cell ends with a paragraph, even if nothing is in it.
    let content = if content.is_empty() { "<w:p/>" } else { content };
    let _ = write!(
        out,
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{content}</w:tc>"
    );
}

fn push_term(cell: &mut String, listing: &Listing<'_>, term: &Term) {
    let words = listing.words;
    let details = term.details();
    let word_direction = listing.words_direction();
    let mut line = Paragraph::new("Term", term.language.direction());
    let form = match term.stated_status() {
        Some(TermStatus::Forbidden) => "<w:strike/><w:color w:val=\"A3201D\"/>",
        Some(TermStatus::Deprecated) => "<w:dstrike/>",
        Some(TermStatus::Preferred) | None => "<w:b/><w:bCs/>",
        Some(TermStatus::Admitted | TermStatus::Proposed) => "",
    };
    line.push_of(&term.language, &term.text, form);
    let about = listing.about(term);
    if !about.is_empty() {
        // The brackets are of the term's own language, so that they stand around the
        // words whichever way these go.
        line.push_of(&term.language, " (", SMALL);
        line.push(&about.join(words.comma), word_direction, words.language, SMALL);
        line.push_of(&term.language, ")", SMALL);
    }
    line.end(cell);
    if !term.variants.is_empty() {
        let mut line = Paragraph::new("More", term.language.direction());
        line.push(words.also, word_direction, words.language, "");
        line.push_of(&term.language, ": ", "");
        line.push_of(&term.language, &term.variants.join(" · "), "");
        line.end(cell);
    }
    for (label, text) in [(words.first_mention, &details.first_mention), (words.source, &details.source)] {
        if !text.is_empty() {
            let mut line = Paragraph::new("More", term.language.direction());
            line.push(label, word_direction, words.language, "");
            line.push_of(&term.language, ": ", "");
            line.push_auto(text, "");
            line.end(cell);
        }
    }
    if !details.note.is_empty() {
        push_auto(cell, "More", &details.note);
    }
    for context in &details.contexts {
        let mut line = Paragraph::new("Example", term.language.direction());
        line.push_of(&term.language, context, "");
        line.end(cell);
    }
}

/// How the words beside a term look.
const SMALL: &str = "<w:color w:val=\"5F5B54\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>";

fn push_notes(cell: &mut String, listing: &Listing<'_>, concept: &Concept) {
    if concept.do_not_translate {
        let mut line = Paragraph::new("Cell", listing.words_direction());
        line.push(
            listing.words.untranslated,
            listing.words_direction(),
            listing.words.language,
            "<w:b/><w:bCs/>",
        );
        line.end(cell);
    }
    push_texts(cell, &listing::notes(concept));
    for link in &concept.links {
        push_auto(cell, "Cell", link);
    }
}

fn push_texts(cell: &mut String, texts: &[Text<'_>]) {
    for Text { language, text } in texts {
        match language {
            Some(language) => {
                let mut line = Paragraph::new("Cell", language.direction());
                line.push_of(language, text, "");
                line.end(cell);
            }
            None => push_auto(cell, "Cell", text),
        }
    }
}

/// Adds a paragraph whose direction its text decides.
fn push_auto(out: &mut String, style: &str, text: &str) {
    let mut line = Paragraph::new(style, paragraph_direction(text).unwrap_or(Direction::Ltr));
    line.push_auto(text, "");
    line.end(out);
}

/// A paragraph that is being written.
struct Paragraph {
    xml: String,
}

impl Paragraph {
    fn new(style: &str, direction: Direction) -> Self {
        let rtl = if direction == Direction::Rtl { "<w:bidi/>" } else { "" };
        Self { xml: format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{rtl}</w:pPr>") }
    }

    /// A run of a text in a language.
    fn push_of(&mut self, language: &Language, text: &str, form: &str) {
        self.push(text, language.direction(), &word_tag(language), form);
    }

    /// A run of a text whose language nobody knows.
    fn push_auto(&mut self, text: &str, form: &str) {
        self.push(text, paragraph_direction(text).unwrap_or(Direction::Ltr), "", form);
    }

    /// A run. `form` is what the run looks like, in the order that the schema has:
    /// bold, struck, colour, size.
    fn push(&mut self, text: &str, direction: Direction, language: &str, form: &str) {
        let language = if language == "ar" { "ar-SA" } else { language };
        let (rtl, attribute) = match direction {
            Direction::Rtl => ("<w:rtl/>", "bidi"),
            Direction::Ltr => ("", "val"),
        };
        let language = match language {
            "" => String::new(),
            tag => format!("<w:lang w:{attribute}=\"{tag}\"/>"),
        };
        let _ = write!(self.xml, "<w:r><w:rPr>{form}{rtl}{language}</w:rPr>");
        for (at, line) in holdable(text).lines().enumerate() {
            if at > 0 {
                self.xml.push_str("<w:br/>");
            }
            let _ = write!(self.xml, "<w:t xml:space=\"preserve\">{}</w:t>", escape(line));
        }
        self.xml.push_str("</w:r>");
    }

    fn end(self, out: &mut String) {
        out.push_str(&self.xml);
        out.push_str("</w:p>");
    }
}

/// A language as Word names it, which is with a region.
fn word_tag(language: &Language) -> String {
    let tag = language.to_string();
    let regional = match tag.as_str() {
        "ar" => "ar-SA",
        "de" => "de-DE",
        "en" => "en-US",
        "es" => "es-ES",
        "fa" => "fa-IR",
        "fr" => "fr-FR",
        "he" => "he-IL",
        "it" => "it-IT",
        "ru" => "ru-RU",
        "tr" => "tr-TR",
        "ur" => "ur-PK",
        _ => &tag,
    };
    regional.to_owned()
}

fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings xmlns:w=\"{NAMESPACE}\"><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"en-US\" w:bidi=\"ar-SA\"/></w:settings>"
    )
}

fn footer(listing: &Listing<'_>) -> String {
    let mut line = Paragraph::new("Footer", listing.words_direction());
    line.push(&format!("{} ", listing.words.page), listing.words_direction(), listing.words.language, "");
    line.xml.push_str("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let mut paragraph = String::new();
    line.end(&mut paragraph);
    format!("{DECLARATION}<w:ftr xmlns:w=\"{NAMESPACE}\">{paragraph}</w:ftr>")
}

fn core_properties(listing: &Listing<'_>, head: &Head, time: i64) -> String {
    let written = jiff::Timestamp::from_millisecond(time).ok().filter(|_| time > 0);
    let created = written.map_or_else(String::new, |time| {
        let time = time.strftime("%Y-%m-%dT%H:%M:%SZ");
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created>")
    });
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>{created}</cp:coreProperties>",
        escape(&holdable(listing.title(head)))
    )
}

#[cfg(test)]
mod tests;
