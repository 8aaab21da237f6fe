//! Numbers beside the name of a month are a date.

use super::words::words;
use super::{Calendar, Date, Figure, FigureKind, Month, Number};
use crate::model::{Language, Span};

/// The figures, with those that make up a date with the name of a month as one.
pub(super) fn joined(
    text: &str,
    language: &Language,
    mut figures: Vec<Figure>,
    months: &[(Span, Month)],
) -> Vec<Figure> {
    for &(place, month) in months {
        if let Some(date) = date(text, language, &figures, place, month) {
            figures.retain(|one| one.span.end <= date.span.start || one.span.start >= date.span.end);
            let at = figures.partition_point(|one| one.span.start < date.span.start);
            figures.insert(at, date);
        }
    }
    for figure in &mut figures {
        note_hijra(text, figure);
    }
    figures
}

/// The date of which this month is a part; `None` where neither a day nor a year
/// stands beside it.
fn date(text: &str, language: &Language, figures: &[Figure], place: Span, month: Month) -> Option<Figure> {
    let mut span = place;
    let between = |from: usize, to: usize| text.get(from..to).map(str::trim);
    let links =
        |words: &[&str], gap: Option<&str>| gap.is_some_and(|gap| gap.is_empty() || words.contains(&gap));
    let mut days = None;
    let before = figures.partition_point(|one| one.span.start < place.start);
    if let Some(figure) = before.checked_sub(1).and_then(|index| figures.get(index))
        && let Some(day) = day(figure)
        && links(&words().after_day, between(figure.span.end, place.start))
    {
        span.start = figure.span.start;
        let first = before.checked_sub(2).and_then(|index| figures.get(index));
        let first = first.filter(|one| matches!(&text[one.span.end..figure.span.start], "-" | "–"));
        days = match first.and_then(|one| Some((one, self::day(one)?))) {
            Some((one, first)) if first < day => {
                span.start = one.span.start;
                Some((first, Some(day)))
            }
            _ => Some((day, None)),
        };
    }
    let mut after = &figures[figures.partition_point(|one| one.span.start < place.end)..];
    if days.is_none()
        && language.primary() == "en"
        && let [figure, rest @ ..] = after
        && let Some(day) = day(figure)
        && links(&[], between(span.end, figure.span.start))
    {
        days = Some((day, None));
        span.end = figure.span.end;
        after = rest;
    }
    let year = after.first().filter(|one| links(&words().before_year, between(span.end, one.span.start)));
    let year = year.and_then(|one| Some((one.span.end, year_of(one, month.calendar)?)));
    if let Some((end, _)) = year {
        span.end = end;
    }
    if days.is_none() && year.is_none() {
        return None;
    }
    let date = Date { days, month, year: year.map(|(_, year)| year.to_owned()), hijri: false };
    Some(Figure { span, kind: FigureKind::Date(date) })
}

/// The plain whole number that a figure is.
fn plain(figure: &Figure) -> Option<&str> {
    match &figure.kind {
        FigureKind::Number(number) => {
            let plain = Number { whole: number.whole.clone(), ..Number::default() };
            (*number == plain).then_some(&number.whole)
        }
        _ => None,
    }
}

/// The day of a month that a figure can be.
fn day(figure: &Figure) -> Option<u8> {
    plain(figure).filter(|digits| digits.len() <= 2)?.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The year that a figure can be.
fn year_of(figure: &Figure, calendar: Calendar) -> Option<&str> {
    let shortest = if calendar == Calendar::Islamic { 1 } else { 3 };
    plain(figure).filter(|digits| (shortest..=4).contains(&digits.len()))
}

/// Takes in what behind a year says that it is counted from the Hijra.
fn note_hijra(text: &str, figure: &mut Figure) {
    let FigureKind::Date(date) = &mut figure.kind else { return };
    let after = &text[figure.span.end..];
    let spaces = after.len() - after.trim_start_matches(' ').len();
    let is_word = |word: &&&str| {
        let rest = after[spaces..].strip_prefix(**word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if date.year.is_some()
        && let Some(word) = words().hijri.iter().find(is_word)
    {
        date.hijri = true;
        figure.span.end += spaces + word.len();
    }
}
