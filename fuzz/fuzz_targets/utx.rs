//! Reads whatever bytes as `utx`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("utx", bytes));
