//! What digits say by themselves.

use super::words::words;
use super::{Calendar, Date, Figure, FigureKind, Month, Number};
use crate::model::{Language, Span};
use crate::text::digits;

/// A row of digits with single marks between them.
struct Run {
    span: Span,
    /// The digits as Western ones, with their places.
    groups: Vec<(String, Span)>,
    /// What stands between them.
    marks: Vec<char>,
}

/// The numbers and times of a text, and the dates that are digits alone.
pub(super) fn scan(text: &str, language: &Language) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| digits::value(c).is_some()).map(|from| at + from) {
        let run = run(text, start);
        at = run.span.end;
        if !is_code(text, run.span) {
            read(text, language, &run, &mut figures);
        }
    }
    figures
}

/// The run that begins at this digit.
fn run(text: &str, start: usize) -> Run {
    let mut run = Run { span: Span::new(start, start), groups: Vec::new(), marks: Vec::new() };
    let mut at = start;
    loop {
        let rest = &text[at..];
        let length = rest.find(|c| digits::value(c).is_none()).unwrap_or(rest.len());
        let western = rest[..length].chars().filter_map(digits::value);
        run.groups
            .push((western.map(|value| char::from(b'0' + value)).collect(), Span::new(at, at + length)));
        at += length;
        run.span.end = at;
        let mut next = text[at..].chars();
        let (Some(mark), Some(digit)) = (next.next(), next.next()) else { break };
        if !is_mark(mark) || digits::value(digit).is_none() {
            break;
        }
        run.marks.push(mark);
        at += mark.len_utf8();
    }
    run
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | ':' | '/' | '-' | '–' | '\u{a0}' | '\u{202f}' | '’')
}

/// Whether digits are part of a name or code, such as F-16 or B2.
fn is_code(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end_matches(['-', '.', '_', '#', '/']);
    let glued = before.len() < span.start || before.ends_with(char::is_alphanumeric);
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_arabic(c));
    (glued && letter(before.chars().next_back())) || letter(text[span.end..].chars().next())
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}')
}

fn read(text: &str, language: &Language, run: &Run, figures: &mut Vec<Figure>) {
    let all = |mark: &[char]| run.marks.iter().all(|one| mark.contains(one));
    let is_time = (2..=3).contains(&run.groups.len())
        && all(&[':'])
        && run.groups.iter().all(|(digits, _)| digits.len() <= 2)
        && run.groups[1].0.len() == 2;
    if is_time {
        let parts = run.groups.iter().map(|(digits, _)| digits.clone()).collect();
        figures.push(Figure { span: run.span, kind: FigureKind::Time(parts) });
        return;
    }
    if let Some(date) = numeric_date(language, run) {
        figures.push(Figure { span: run.span, kind: FigureKind::Date(date) });
        return;
    }
    // What is no mark within a number stands between two of them.
    let mut first = 0;
    for index in 0..run.groups.len() {
        let ends = run.marks.get(index).is_none_or(|mark| matches!(mark, ':' | '/' | '-' | '–'));
        if ends {
            numbers(text, language, &run.groups[first..=index], &run.marks[first..index], figures);
            first = index + 1;
        }
    }
}

/// The date that three numbers are, day before month. English writes the month
/// first or not, so that its dates are told only by a day above twelve.
fn numeric_date(language: &Language, run: &Run) -> Option<Date> {
    let [(first, _), (second, _), (year, _)] = &run.groups[..] else { return None };
    let same = run.marks[0] == run.marks[1] && matches!(run.marks[0], '/' | '-' | '.');
    let (first, second) = (first.parse::<u8>().ok()?, second.parse::<u8>().ok()?);
    let unsure = language.primary() == "en" && second <= 12;
    let (day, month) = if language.primary() == "en" { (second, first) } else { (first, second) };
    let is_one = same && !unsure && year.len() == 4 && (1..=31).contains(&day) && (1..=12).contains(&month);
    let calendar = if year.starts_with("14") { Calendar::Islamic } else { Calendar::Gregorian };
    is_one.then(|| Date {
        days: Some((day, None)),
        month: Month { calendar, number: month },
        year: Some(year.clone()),
        hijri: false,
    })
}

/// The number of a row of groups, or several where they are a list.
fn numbers(
    text: &str,
    language: &Language,
    groups: &[(String, Span)],
    marks: &[char],
    figures: &mut Vec<Figure>,
) {
    let (Some((_, first)), Some((_, last))) = (groups.first(), groups.last()) else { return };
    if let Some(number) = number(language, groups, marks) {
        push(text, Span::new(first.start, last.end), number, figures);
    } else if marks.iter().all(|mark| *mark == ',') {
        for (digits, span) in groups {
            push(text, *span, Number { whole: digits.clone(), ..Number::default() }, figures);
        }
    }
}

/// The number that groups of digits with these marks are; `None` where they are
/// none, such as the four numbers of an internet address.
fn number(language: &Language, groups: &[(String, Span)], between: &[char]) -> Option<Number> {
    let (_, thousands) = words().marks(language);
    let joined = |groups: &[(String, Span)]| groups.iter().map(|(digits, _)| digits.as_str()).collect();
    let threes = |groups: &[(String, Span)]| {
        groups[0].0.len() <= 3
            && groups[0].0 != "0"
            && groups[1..].iter().all(|(digits, _)| digits.len() == 3)
    };
    let grouped = |groups: &[(String, Span)]| threes(groups).then(|| joined(groups));
    let Some(&last) = between.last() else {
        return Some(Number { whole: joined(groups), ..Number::default() });
    };
    let uniform = between.iter().all(|mark| *mark == last);
    let counts_thousands = match last {
        '٫' => false,
        '.' | ',' => between.len() > 1 || (last == thousands && threes(groups)),
        _ => true,
    };
    if uniform && counts_thousands {
        return Some(Number { whole: grouped(groups)?, grouped: true, ..Number::default() });
    }
    // The last mark is the only one of its kind, and begins the fraction.
    let (fraction, whole) = groups.split_last()?;
    let before = &between[..between.len() - 1];
    let is_fraction = matches!(last, '٫' | '.' | ',') && !before.contains(&last);
    let alike = before.windows(2).all(|pair| pair[0] == pair[1]);
    let digits = if before.is_empty() { Some(joined(whole)) } else { grouped(whole) };
    (is_fraction && alike).then_some(())?;
    let unsure = last == '.' && between.len() == 1 && threes(groups) && language.primary() != "en";
    Some(Number {
        unsure,
        whole: digits?,
        fraction: Some(fraction.0.clone()),
        grouped: !before.is_empty(),
        ..Number::default()
    })
}

/// Adds a number with the signs around it.
fn push(text: &str, mut span: Span, mut number: Number, figures: &mut Vec<Figure>) {
    let from = figures.last().map_or(0, |last| last.span.end);
    let before = &text[from..span.start];
    if let Some(sign) = before.chars().next_back().filter(|c| matches!(c, '-' | '−')) {
        let further = text[..span.start - sign.len_utf8()].chars().next_back();
        if further.is_none_or(|c| c.is_whitespace() || c == '(') {
            number.negative = true;
            span.start -= sign.len_utf8();
        }
    }
    let after = &text[span.end..];
    let spaces = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    if let Some(word) = words().percent.iter().find(|word| after[spaces..].starts_with(**word)) {
        number.percent = true;
        span.end += spaces + word.len();
    } else if let Some(sign) = before.chars().next_back().filter(|c| matches!(c, '%' | '٪')) {
        number.percent = true;
        span.start -= sign.len_utf8();
    }
    let after = &text[span.end..];
    let spaced = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let word = spaced.split(|c: char| !c.is_alphanumeric() && !is_vowel_sign(c)).next().unwrap_or_default();
    if let Some(scale) = words().scales.get(word).filter(|_| !number.percent) {
        number.scale = Some(*scale);
        span.end += after.len() - spaced.len() + word.len();
    }
    number.unsure &= number.scale.is_none() && !number.percent;
    figures.push(Figure { span, kind: FigureKind::Number(number) });
}
