//! Takes whatever text for the name of a language.

#![no_main]

libfuzzer_sys::fuzz_target!(|name: &str| tarjuman_fuzz::files::naming(name));
