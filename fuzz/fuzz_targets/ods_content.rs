//! Reads an ODS file whose content is whatever bytes.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tarjuman_fuzz::files::reading_inside("ods", "content.xml", bytes);
});
