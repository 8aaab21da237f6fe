//! Reads whatever bytes as `multiterm`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("multiterm", bytes));
