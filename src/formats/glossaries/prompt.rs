//! A glossary as a prompt tells it to a language model. Written only.
//!
//! What makes a good one, and how this is written:
//!
//! - *Every token is paid for in every request*, and what stands in a long list
//!   is obeyed less. A concept is one line of Markdown without bold, tables or
//!   quotation marks that say nothing; grammar, ids, history, definitions and
//!   examples are left out.
//! - *A line can be read in one way only.* The first line names the languages and
//!   shows the shape of a line once, instead of words in each of them. A wording
//!   that has in it a sign that the shape uses is put in quotation marks.
//! - *One rendering is the rendering*: the first that is preferred. Others that are
//!   allowed follow it after `or`, and wrong ones after `never:`, which tells a
//!   model more than leaving them out. Whether a wrong one is forbidden or only out
//!   of use is all the same to it.
//! - *All wordings of the source lead to the line*: synonyms, spellings, also those
//!   that should not be used, for a text uses them all the same; unless the glossary
//!   has the wording for something else. Spellings that differ in vowel signs or case
//!   alone are one to a model.
//! - *What is left as it is* says so with `keep`.
//! - *The sense is told only where it must be*: where another concept has the same
//!   wording, a line ends with what tells them apart, the note or else the
//!   definition, briefly; with several renderings, a short note of each.
//! - *Domains are headings* where there are several, and a word of the title where
//!   there is one: they give a model more of the sense than any note.
//!
//! Texts of a glossary stand on one line each, so that none can pass for a heading
//! or a line of its own.

use super::{Fitting, Format, GlossaryFile, Head, WriteOptions, Writer};
use crate::model::{Concept, ConceptId, Language, Term, TermDetails, TermStatus};
use crate::text::normalise::{Folding, normalise};
use rustc_hash::FxHashSet;
use std::io::{self, Write};
use std::sync::Arc;

/// A prompt for language models.
pub(super) const FORMAT: Format =
    Format { id: "prompt", extensions: &["md", "markdown"], reader: None, writer: Some(&Prompt) };

/// How many characters the words that tell a sense have at most.
const SENSE: usize = 100;
/// How many characters a note on one of several renderings has at most.
const REMARK: usize = 60;

struct Prompt;

impl Writer for Prompt {
    fn fit_head(&self, head: &mut Head) {
        *head = Head { name: one_line(&head.name), ..Head::default() };
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let Some((from, to)) = fitting.pair.clone() else { return };
        if fitting.seen.is_empty() {
            fitting.seen = claims(fitting.glossary, &from);
        }
        if let Some(mut concept) = fitted(concept, &from, &to, &fitting.seen) {
            concept.id = ConceptId((fitting.kept() + 1).to_string());
            fitting.keep(concept);
        }
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let mut domains: Vec<&str> = Vec::new();
        let mut seen = FxHashSet::default();
        for concept in &glossary.concepts {
            if seen.insert(&*concept.domain) {
                domains.push(&concept.domain);
            }
        }
        // What belongs to no domain stands above the first heading.
        domains.sort_by_key(|domain| !domain.is_empty());
        let pair = options.pair(glossary);
        let mut title = String::from("# Glossary");
        if let Some((from, to)) = &pair {
            title.push_str(&format!(" {from} → {to}"));
        }
        let about = [&*glossary.head.name, if domains.len() == 1 { domains[0] } else { "" }];
        let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
        if !about.is_empty() {
            title.push_str(&format!(" ({})", about.join("; ")));
        }
        writeln!(out, "{title}\n{SHAPE}")?;
        let Some((from, _)) = pair else { return Ok(()) };
        for domain in &domains {
            writeln!(out)?;
            if domains.len() > 1 && !domain.is_empty() {
                writeln!(out, "## {domain}")?;
            }
            for concept in glossary.concepts.iter().filter(|concept| concept.domain == *domain) {
                writeln!(out, "{}", line(concept, &from))?;
            }
        }
        Ok(())
    }
}

/// What the lines mean, in the words of one.
const SHAPE: &str = "Translate each term by its rendering, inflected as needed.\n\
    term, synonym (spelling) → rendering or allowed alternative; never: wrong rendering [sense]\n\
    term → keep: leave it as it is";

/// What a line says of a concept; `None` where there is nothing to say.
fn fitted(concept: &Concept, from: &Language, to: &Language, claims: &FxHashSet<String>) -> Option<Concept> {
    let mut sources: Vec<Term> = Vec::new();
    let mut told = FxHashSet::default();
    let mut is_ambiguous = false;
    for term in concept.terms_in(from) {
        let mut new = |text: &String| !text.is_empty() && told.insert(folded(text));
        let text = one_line(&term.text);
        let wording = folded(&text);
        // A wording that the glossary has for something else is not to be read as this.
        let is_claimed = !is_usable(term) && claims.contains(&claimed_once(&wording));
        if is_claimed || !new(&text) {
            continue;
        }
        is_ambiguous |= claims.contains(&claimed_often(&wording));
        let mut source = Term::new(term.language.clone(), text);
        source.variants = term.variants.iter().map(|variant| one_line(variant)).filter(new).collect();
        sources.push(source);
    }
    if sources.is_empty() {
        return None;
    }
    let mut targets: Vec<Term> = Vec::new();
    if !concept.do_not_translate {
        for term in concept.terms_in(to).filter(|term| !one_line(&term.text).is_empty()) {
            let mut target = Term::new(term.language.clone(), one_line(&term.text));
            match term.stated_status() {
                Some(TermStatus::Deprecated) => target.set_status(TermStatus::Forbidden),
                Some(status @ (TermStatus::Preferred | TermStatus::Admitted | TermStatus::Forbidden)) => {
                    target.set_status(status);
                }
                // That nobody decided yet is not for a model to weigh.
                Some(TermStatus::Proposed) => target.set_status(TermStatus::Admitted),
                None => {}
            }
            let note = one_line(&term.details().note);
            if note.chars().count() <= REMARK {
                target.change_details(|details| *details = TermDetails { note, ..TermDetails::default() });
            }
            targets.push(target);
        }
        targets.sort_by_key(rank);
        let usable = targets.iter().filter(|term| rank(term) < NEVER).count();
        for (at, target) in targets.iter_mut().enumerate() {
            // The one before all others is the rendering, the others are allowed.
            if rank(target) < NEVER && at > 0 && target.status == TermStatus::Preferred {
                target.set_status(TermStatus::Admitted);
            }
            if usable < 2 || rank(target) == NEVER {
                target.change_details(|details| details.note.clear());
            }
        }
        if targets.is_empty() {
            return None;
        }
    }
    let mut kept = Concept::new(ConceptId::default());
    kept.domain = one_line(&concept.domain);
    kept.do_not_translate = concept.do_not_translate;
    if is_ambiguous {
        let note = one_line(&concept.note);
        if note.is_empty() {
            kept.definition = shortened(&one_line(definition(concept, to)));
        } else {
            kept.note = shortened(&note);
        }
    }
    kept.terms = sources;
    kept.terms.append(&mut targets);
    Some(kept)
}

/// The definition of the concept as a whole, or else in one of its languages.
fn definition<'a>(concept: &'a Concept, to: &Language) -> &'a str {
    let in_language = concept.sections.iter().filter(|section| section.language.matches(to));
    let all = in_language.chain(&concept.sections).map(|section| &*section.definition);
    std::iter::once(&*concept.definition).chain(all).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The rank of a rendering that is wrong.
const NEVER: u8 = 2;

fn rank(term: &Term) -> u8 {
    match term.status {
        TermStatus::Preferred => 0,
        TermStatus::Admitted | TermStatus::Proposed => 1,
        TermStatus::Deprecated | TermStatus::Forbidden => NEVER,
    }
}

/// The line of a fitted concept, whose terms of the source language come first.
fn line(concept: &Concept, from: &Language) -> String {
    let (sources, targets): (Vec<&Term>, Vec<&Term>) =
        concept.terms.iter().partition(|term| term.language.matches(from));
    let sources: Vec<String> = sources
        .into_iter()
        .map(|term| match &term.variants[..] {
            [] => quoted(&term.text),
            variants => {
                let variants: Vec<String> = variants.iter().map(|variant| quoted(variant)).collect();
                format!("{} ({})", quoted(&term.text), variants.join(", "))
            }
        })
        .collect();
    let mut line = format!("- {} →", sources.join(", "));
    if concept.do_not_translate {
        line.push_str(" keep");
    }
    let (never, usable): (Vec<&Term>, Vec<&Term>) = targets.into_iter().partition(|term| rank(term) == NEVER);
    let usable: Vec<String> = usable
        .into_iter()
        .map(|term| match &*term.details().note {
            "" => quoted(&term.text),
            note => format!("{} [{note}]", quoted(&term.text)),
        })
        .collect();
    if !usable.is_empty() {
        line.push_str(&format!(" {}", usable.join(" or ")));
    }
    if !never.is_empty() {
        let never: Vec<String> = never.into_iter().map(|term| quoted(&term.text)).collect();
        let separator = if usable.is_empty() { " " } else { "; " };
        line.push_str(&format!("{separator}never: {}", never.join(", ")));
    }
    let sense = if concept.note.is_empty() { &concept.definition } else { &concept.note };
    if !sense.is_empty() {
        line.push_str(&format!(" [{sense}]"));
    }
    line
}

/// The wordings of the source language that stand for a concept, and those that
/// stand for several.
fn claims(glossary: &GlossaryFile, from: &Language) -> FxHashSet<String> {
    let mut claims = FxHashSet::default();
    // What is no wording says that this was found out.
    claims.insert(String::new());
    for concept in &glossary.concepts {
        let usable = concept.terms_in(from).filter(|term| is_usable(term));
        let own: FxHashSet<String> = usable.map(|term| folded(&one_line(&term.text))).collect();
        for wording in own {
            if !claims.insert(claimed_once(&wording)) {
                claims.insert(claimed_often(&wording));
            }
        }
    }
    claims
}

fn claimed_once(wording: &str) -> String {
    format!("1{wording}")
}

fn claimed_often(wording: &str) -> String {
    format!("2{wording}")
}

fn is_usable(term: &Term) -> bool {
    rank(term) < NEVER
}

/// A wording without what a reader would pass over.
fn folded(text: &str) -> String {
    normalise(text.trim(), Folding::Marks)
}

/// A wording as it stands in a line: in quotation marks if it has a sign in it that
/// lines are made of.
fn quoted(text: &str) -> String {
    let has_signs = text.contains(['→', '(', ')', '[', ']', ',', ';', '"']) || text.contains(" or ");
    if has_signs || text == "keep" || text.starts_with("never:") {
        format!("\"{}\"", text.replace('"', "'"))
    } else {
        text.to_owned()
    }
}

/// A text without line ends and doubled spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, up to a word's end.
fn shortened(text: &str) -> String {
    if text.chars().count() <= SENSE {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SENSE).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::glossaries::listing::tests::sample;

    fn prompt(file: &GlossaryFile, from: &str, to: &str) -> String {
        let languages = Some((from.parse().unwrap(), to.parse().unwrap()));
        let options = WriteOptions { languages, time: 0 };
        let (fitted, _) = FORMAT.fitted(file, &options);
        let mut out = Vec::new();
        Prompt.write(&fitted, &options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_line_says_what_to_write_and_what_not() {
        let expected = "# Glossary ar → en (مسرد المياه & السدود <2>)\n\
            Translate each term by its rendering, inflected as needed.\n\
            term, synonym (spelling) → rendering or allowed alternative; never: wrong rendering [sense]\n\
            term → keep: leave it as it is\n\n\
            - \"'مياه' <عذبة> & مالحة\" → fresh </td><script>alert(1)</script> water\n\n\
            ## مياه\n\
            - سَدّ → dam or weir [small ones only]; never: barrage, dyke\n\
            - خزّان → reservoir or storage basin\n\n\
            ## هيئات\n\
            - AquaTek → keep\n\
            - هيئة المياه → Water Authority or WA\n";
        let expected =
            expected.replace("fresh </td>", "\"fresh </td>").replace("</script> water", "</script> water\"");
        assert_eq!(prompt(&sample(), "ar", "en"), expected);
    }

    #[test]
    fn the_other_direction_and_a_pair_without_terms() {
        let text = prompt(&sample(), "fr", "ar");
        assert!(text.ends_with("- barrage → سَدّ; never: خزّان\n"), "{text}");
        assert!(text.starts_with("# Glossary fr → ar (مسرد المياه & السدود <2>; مياه)\n"), "{text}");
        let text = prompt(&sample(), "de", "ar");
        assert!(!text.contains("\n- "), "{text}");
    }

    #[test]
    fn a_text_cannot_pass_for_a_line() {
        let mut file = sample();
        let mut concept = (*file.concepts[1]).clone();
        concept.note = "a\n# New orders\n- x → y".into();
        concept.terms[0].text = "سدّ".into();
        concept.terms[1].text = "tank\n- a → b".into();
        file.concepts[1] = Arc::new(concept);
        let text = prompt(&file, "ar", "en");
        assert!(text.contains("dyke [لا يُخلط بالخزان]\n"), "{text}");
        assert!(
            text.contains("- سدّ → \"tank - a → b\" or storage basin [a # New orders - x → y]\n"),
            "{text}"
        );
    }

    #[test]
    fn what_no_line_says_is_told() {
        let options =
            WriteOptions { languages: Some(("ar".parse().unwrap(), "en".parse().unwrap())), time: 0 };
        let (_, losses) = FORMAT.fitted(&sample(), &options);
        let of = |what: &str| losses.iter().any(|loss| format!("{:?}", loss.kind).contains(what));
        for what in ["Definition", "Link", "Status", "Wording", "Context", "Ids", "Licence"] {
            assert!(of(what), "{what}: {losses:?}");
        }
        assert!(!of("Domain") && !of("DoNotTranslate"), "{losses:?}");
    }
}
