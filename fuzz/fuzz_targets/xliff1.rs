//! Reads the pairs of whatever bytes as `xliff-1.2`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::pairing("xliff-1.2", bytes));
