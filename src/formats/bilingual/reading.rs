//! What a reader hands its findings to.

use super::Pair;
use crate::formats::{Problem, ProblemKind, Problems};
use crate::model::Language;

/// How long a text of a pair can be, in bytes. Whatever is longer is no segment.
const LONGEST: usize = 1 << 18;

/// What reading a file needs to know beside its bytes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The language translated from, whatever the file says. Of a file that has
    /// texts in several languages, these are taken.
    pub from: Option<Language>,
    /// The same for the language translated into.
    pub to: Option<Language>,
}

/// Takes what is read out of a file: each pair, the problems.
pub struct Reading<'a> {
    options: &'a ReadOptions,
    receive: &'a mut dyn FnMut(Pair),
    /// How many pairs were read.
    count: usize,
    problems: Problems,
}

impl<'a> Reading<'a> {
    /// A reading whose pairs go to `receive`.
    pub fn new(options: &'a ReadOptions, receive: &'a mut dyn FnMut(Pair)) -> Self {
        Self { options, receive, count: 0, problems: Problems::default() }
    }

    /// What was asked for.
    pub fn options(&self) -> &'a ReadOptions {
        self.options
    }

    /// How many pairs were read so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Takes a pair with the languages that the file states. Somebody who asks for
    /// other ones knows better; and a file that is translated the other way round is
    /// looked at from that side.
    pub fn pair(&mut self, mut pair: Pair) {
        if pair.source.trim().is_empty() {
            return;
        }
        if pair.source.len().max(pair.target.len()) > LONGEST {
            return self.problem(Problem::on_line(pair.line, ProblemKind::EntryTooLarge));
        }
        let ReadOptions { from, to } = self.options;
        if is_turned(from.as_ref(), pair.from.as_ref(), pair.to.as_ref())
            || is_turned(to.as_ref(), pair.to.as_ref(), pair.from.as_ref())
        {
            std::mem::swap(&mut pair.source, &mut pair.target);
            std::mem::swap(&mut pair.from, &mut pair.to);
            // Nothing was written from a text that is not there.
            if pair.source.trim().is_empty() {
                return;
            }
        }
        if from.is_some() {
            pair.from.clone_from(from);
        }
        if to.is_some() {
            pair.to.clone_from(to);
        }
        self.count += 1;
        (self.receive)(pair);
    }

    /// Takes a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The problems in order of their lines.
    pub fn finish(mut self) -> Vec<Problem> {
        self.problems.take()
    }
}

/// Whether the language that is asked for on one side is stated on the other.
fn is_turned(asked: Option<&Language>, this: Option<&Language>, other: Option<&Language>) -> bool {
    let is = |stated: Option<&Language>| match (asked, stated) {
        (Some(asked), Some(stated)) => asked.primary() == stated.primary(),
        _ => false,
    };
    is(other) && !is(this)
}
