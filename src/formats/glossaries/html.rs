//! A list of terms as one HTML page: to look things up in without a network, and
//! to print. Written only.
//!
//! The page needs nothing beside itself. Each term has its language and
//! direction, the page that of the first language; its words are Arabic where
//! that is Arabic, else English. Search folds letters as readers of Arabic
//! expect it: case, vowel signs and tatweel, the forms of alef, ى and ي, ة and ه
//! count for nothing. Without scripts the page is the whole list. Everything
//! that stands in it is escaped, and its content security policy lets nothing
//! run but its own script and load nothing at all.

use super::listing::{self, Listing, Text};
use super::{Fitting, Format, GlossaryFile, Head, WriteOptions, Writer};
use crate::formats::xml::holdable;
use crate::model::{Concept, Direction, Language, Term, TermStatus};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::Arc;

/// A page for people.
pub(super) const FORMAT: Format =
    Format { id: "html", extensions: &["html", "htm"], reader: None, writer: Some(&Html) };

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// The SHA-256 of [`SCRIPT`] as a policy names it.
const SCRIPT_HASH: &str = "sha256-8AQYJ0iy0UEm245Vd4nn2EySY0M2z1FRu9yLHrUj9hg=";

struct Html;

impl Writer for Html {
    fn fit_head(&self, head: &mut Head) {
        listing::fit_head(head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        fitting.keep(listing::fit(concept));
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let listing = Listing::of(glossary, options);
        out.write_all(top(&listing, &glossary.head).as_bytes())?;
        for concept in &glossary.concepts {
            out.write_all(row(&listing, concept).as_bytes())?;
        }
        write!(out, "</tbody>\n</table>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")
    }
}

/// Everything before the rows.
fn top(listing: &Listing<'_>, head: &Head) -> String {
    let words = listing.words;
    let title = escape(listing.title(head));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">{title}</h1>\n",
        words.language,
        direction(listing.direction),
    );
    for comment in &head.comments {
        let _ = writeln!(out, "<p dir=\"auto\">{}</p>", escape(comment));
    }
    for (label, value) in [(words.licence, &head.licence), (words.origin, &head.origin)] {
        if !value.is_empty() {
            let _ = writeln!(out, "<p>{label}: <bdi>{}</bdi></p>", escape(value));
        }
    }
    let _ = write!(
        out,
        "<div class=\"tools\" hidden>\n<input id=\"search\" type=\"search\" dir=\"auto\" placeholder=\"{0}\" \
         aria-label=\"{0}\" autocomplete=\"off\" spellcheck=\"false\">\n",
        words.search
    );
    if listing.domains.len() > 1 {
        let _ = write!(
            out,
            "<select id=\"domain\" aria-label=\"{}\"><option value=\"\">{}</option>",
            words.domain, words.all_domains
        );
        for domain in &listing.domains {
            let _ = write!(out, "<option>{}</option>", escape(domain));
        }
        out.push_str("</select>\n");
    }
    let _ = write!(
        out,
        "<output id=\"count\" aria-live=\"polite\" data-nothing=\"{}\"></output>\n</div>\n</header>\n\
         <table>\n<thead>\n<tr>",
        words.nothing
    );
    for language in &listing.languages {
        let name = listing.language_name(language);
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", of_language(language), escape(&name));
    }
    let others = [
        (listing.has_definitions, words.definition),
        (listing.has_notes, words.note),
        (!listing.domains.is_empty(), words.domain),
    ];
    for (_, name) in others.iter().filter(|(there, _)| *there) {
        let _ = write!(out, "<th scope=\"col\">{name}</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    out
}

/// A text as an `id` can be: white space stands as XML names write it (`_x0020_`).
fn without_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            let _ = write!(out, "_x{:04X}_", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn row(listing: &Listing<'_>, concept: &Concept) -> String {
    let mut out = format!("<tr id=\"c-{}\"", escape(&without_space(&concept.id.0)));
    if !concept.domain.is_empty() {
        let _ = write!(out, " data-domain=\"{}\"", escape(&concept.domain));
    }
    out.push('>');
    for language in &listing.languages {
        let _ = write!(out, "<td{}>", of_language(language));
        for term in concept.terms.iter().filter(|term| term.language == **language) {
            push_term(&mut out, listing, term);
        }
        out.push_str("</td>");
    }
    if listing.has_definitions {
        out.push_str("<td>");
        push_texts(&mut out, &listing::definitions(concept));
        out.push_str("</td>");
    }
    if listing.has_notes {
        out.push_str("<td>");
        if concept.do_not_translate {
            let _ = write!(out, "<p><span class=\"mark\">{}</span></p>", listing.words.untranslated);
        }
        push_texts(&mut out, &listing::notes(concept));
        for link in &concept.links {
            let text = escape(link);
            let _ = if listing::opens_page(link) {
                write!(
                    out,
                    "<p dir=\"ltr\"><a href=\"{text}\" rel=\"noopener noreferrer\" target=\"_blank\">{text}</a></p>"
                )
            } else {
                write!(out, "<p dir=\"auto\">{text}</p>")
            };
        }
        out.push_str("</td>");
    }
    if !listing.domains.is_empty() {
        let _ = write!(out, "<td dir=\"auto\">{}</td>", escape(&concept.domain));
    }
    out.push_str("</tr>\n");
    out
}

fn push_term(out: &mut String, listing: &Listing<'_>, term: &Term) {
    let words = listing.words;
    let details = term.details();
    let status = term.stated_status().map_or("", TermStatus::name);
    let struck = matches!(term.stated_status(), Some(TermStatus::Forbidden | TermStatus::Deprecated));
    let (open, close) = if struck { ("<s>", "</s>") } else { ("<b>", "</b>") };
    let _ = write!(out, "<div class=\"term {status}\">{open}{}{close}", escape(&term.text));
    let of_words = format!(" lang=\"{}\" dir=\"{}\"", words.language, direction(listing.words_direction()));
    let mut about = listing.about(term);
    if !status.is_empty() {
        let _ = write!(out, " <span class=\"mark\"{of_words}>{}</span>", about.remove(0));
    }
    if !about.is_empty() {
        let _ = write!(out, " <span class=\"about\"{of_words}>{}</span>", about.join(words.comma));
    }
    if !term.variants.is_empty() {
        let variants: Vec<String> =
            term.variants.iter().map(|variant| format!("<bdi>{}</bdi>", escape(variant))).collect();
        let _ = write!(
            out,
            "<div class=\"more\"><span{of_words}>{}</span>: {}</div>",
            words.also,
            variants.join(" · ")
        );
    }
    for (label, text) in [(words.first_mention, &details.first_mention), (words.source, &details.source)] {
        if !text.is_empty() {
            let _ = write!(
                out,
                "<div class=\"more\"><span{of_words}>{label}</span>: <bdi>{}</bdi></div>",
                escape(text)
            );
        }
    }
    if !details.note.is_empty() {
        let _ = write!(out, "<div class=\"more\" dir=\"auto\">{}</div>", escape(&details.note));
    }
    for context in &details.contexts {
        let _ = write!(out, "<div class=\"more example\">{}</div>", escape(context));
    }
    out.push_str("</div>");
}

fn push_texts(out: &mut String, texts: &[Text<'_>]) {
    for Text { language, text } in texts {
        let about = language.map_or_else(|| " dir=\"auto\"".to_owned(), of_language);
        let _ = write!(out, "<p{about}>{}</p>", escape(text));
    }
}

fn of_language(language: &Language) -> String {
    format!(" lang=\"{language}\" dir=\"{}\"", direction(language.direction()))
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}

/// A text as it stands within an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in holdable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
