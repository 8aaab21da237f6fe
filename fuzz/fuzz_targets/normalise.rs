//! Normalises whatever text.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tarjuman_fuzz::texts::normalising(text));
