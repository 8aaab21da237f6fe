//! Reads whatever bytes as `tbx`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::reading("tbx", bytes));
