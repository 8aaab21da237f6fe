//! Archives (ZIP) that are opened without trusting what they say of themselves.

use super::ProblemKind;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many entries an archive has at most.
const MOST_ENTRIES: usize = 10_000;
/// How large everything in a small archive may be, in bytes.
const SMALL: u64 = 64 << 20;
/// How large everything in any archive may be, in bytes.
const LARGEST: u64 = 2 << 30;
/// How much larger than the archive everything in it may be. Tables compress to a
/// tenth or a twentieth.
const RATIO: u64 = 60;

/// What password-protected Office files and those of 1997 begin with.
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Opens an archive whose entries were all read through once, so that whoever
/// reads them again needs no limit of his own.
///
/// # Errors
/// Why it is not opened: it is damaged, locked by a password, larger than its size
/// lets expect, or has names in it that lead out of it.
pub fn checked(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ProblemKind> {
    let refused = |reason: &str| ProblemKind::Archive(reason.to_owned());
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(refused("it is locked by a password, or of a format before 2007"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(refused("it has too many entries"));
    }
    let allowed = (bytes.len() as u64 * RATIO).clamp(SMALL, LARGEST);
    let mut left = allowed;
    for at in 0..archive.len() {
        let raw = archive.by_index_raw(at).map_err(|error| reason(&error))?;
        if raw.encrypted() {
            return Err(refused("it is locked by a password"));
        }
        if raw.enclosed_name().is_none() {
            return Err(refused("an entry's name leads out of it"));
        }
        if raw.size() > left {
            return Err(refused("it is far larger inside than outside"));
        }
        drop(raw);
        let entry = archive.by_index(at).map_err(|error| reason(&error))?;
        // What an archive says of the size of its entries need not be true.
        let size = io::copy(&mut entry.take(left + 1), &mut io::sink())
            .map_err(|error| ProblemKind::Archive(error.to_string()))?;
        left = left.checked_sub(size).ok_or_else(|| refused("it is far larger inside than outside"))?;
    }
    Ok(archive)
}

fn reason(error: &ZipError) -> ProblemKind {
    ProblemKind::Archive(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn refusal(bytes: &[u8]) -> String {
        checked(bytes).err().map(|kind| kind.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_says_and_by_what_it_is() {
        let zeros = vec![0; (SMALL + 1) as usize];
        let mut bytes = archive(&[("a", &zeros)]);
        assert!(refusal(&bytes).contains("larger"), "{}", refusal(&bytes));
        // The sizes in both headers say 10 bytes.
        let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
        let at: Vec<usize> =
            bytes.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
        for at in at {
            bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
        assert!(!refusal(&bytes).is_empty());
    }

    #[test]
    fn names_that_lead_outside_and_locked_files_are_refused() {
        assert!(refusal(&archive(&[("../../etc/x", b"x")])).contains("leads out"));
        assert!(refusal(&[COMPOUND_FILE, &[0; 600]].concat()).contains("password"));
        assert!(!refusal(b"PK\x03\x04 nothing").is_empty());
        assert_eq!(refusal(&archive(&[("a/b", b"x")])), "");
    }
}
