//! What both faces do, without a screen: commands and their keys, the open
//! project with its edits and their undoing, finding and filtering, files in
//! and out.

pub mod action;
pub mod clock;
pub mod command;
pub mod complete;
pub mod concepts;
pub mod config;
pub mod copying;
pub mod exchange;
pub mod files;
pub mod history;
pub mod import;
pub mod index_cache;
pub mod keymap;
pub mod lexicon;
pub mod new_names;
pub mod notice;
pub mod phrases;
pub mod presets;
pub mod rescue;
pub mod reshape;
pub mod rows;
pub mod search;
pub mod session;
pub mod state;
pub mod tasks;
pub mod term;
#[cfg(test)]
mod testing;
pub mod workbench;
