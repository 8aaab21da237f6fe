//! What both faces do, without a screen: commands and their keys, the open
//! project with its edits and their undoing, finding and filtering, files in
//! and out.

pub mod command;
pub mod counts;
pub mod keymap;
pub mod reshape;
pub mod rows;
pub mod search;
#[cfg(test)]
mod testing;
