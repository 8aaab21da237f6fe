//! Reads whatever bytes as `memoq`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("memoq", bytes));
