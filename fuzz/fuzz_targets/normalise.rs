//! Normalises whatever text.

#![no_main]

#[path = "../../tests/support/properties.rs"]
#[allow(dead_code, reason = "each target uses its part of this")]
mod properties;

libfuzzer_sys::fuzz_target!(|text: &str| properties::normalising(text));
