//! Reads whatever bytes as `csv`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("csv", bytes));
