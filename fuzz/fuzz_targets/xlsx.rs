//! Reads whatever bytes as `xlsx`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("xlsx", bytes));
