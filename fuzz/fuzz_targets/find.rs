//! Finds whatever terms in whatever text.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| tarjuman_fuzz::texts::finding(input));
