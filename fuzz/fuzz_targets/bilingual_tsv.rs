//! Reads the pairs of whatever bytes as `tsv`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::pairing("tsv", bytes));
