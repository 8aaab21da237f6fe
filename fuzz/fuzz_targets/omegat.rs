//! Reads whatever bytes as `omegat`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("omegat", bytes));
