//! Reads whatever bytes as `skos`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("skos", bytes));
