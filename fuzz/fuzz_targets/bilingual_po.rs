//! Reads the pairs of whatever bytes as `po`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::pairing("po", bytes));
