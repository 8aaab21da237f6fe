//! The command line, called as a shell calls it.

mod glossary_check;
mod glossary_exchange;
mod glossary_find;
mod glossary_names;
mod projects;
mod support;
