//! Reads whatever bytes as `ods`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("ods", bytes));
