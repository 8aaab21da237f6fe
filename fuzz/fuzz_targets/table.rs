//! Guesses what kind of table whatever bytes are.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::guessing(bytes));
