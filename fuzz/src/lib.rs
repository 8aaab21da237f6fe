//! The properties that the targets try, which the tests of the program try too.

#[path = "../../tests/support/files.rs"]
pub mod files;
#[path = "../../tests/support/properties.rs"]
pub mod texts;
