//! The pages of a SQLite file, read without SQLite.
//!
//! SQLite refuses a page whose neighbours are damaged; here each page is given
//! as it is. The newest version of a page is in the write-ahead log where there
//! is one, so its frames are checked and laid over the file, each by itself.
//! After "Database File Format" (sqlite.org/fileformat2.html), §1.3 and §4.
//!
//! # Limitations
//! A rollback journal beside the file is not replayed: it can only be there when
//! a migration was interrupted, before which a backup copy is made.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// The size of a page where neither the file nor its log tells: what SQLite,
/// and so every file of ours, has by default.
const USUAL_SIZE: u32 = 4096;

/// What a SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// A damaged file and its write-ahead log, as pages. Neither is ever written to.
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    /// Where the newest version of a page is in the log, `None` where it was
    /// there and cannot be read.
    newer: HashMap<u32, Option<u64>>,
    /// The size of a page in bytes.
    size: u32,
    /// The size without what is reserved at its end.
    usable: u32,
    /// The number of pages; they count from 1.
    count: u32,
    /// Something that was in the log cannot be read.
    log_damaged: bool,
}

impl Pages {
    /// The pages of the file at `path` and of the log beside it.
    ///
    /// # Errors
    /// Where the file cannot be opened. A log that cannot be is left out.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let length = file.seek(SeekFrom::End(0))?;
        let mut log = File::open(super::super::file::log_path(path)).ok();
        let mut header = [0; 100];
        let known = read_at(&file, 0, &mut header).and_then(|()| page_size(&header));
        let in_log = log.as_mut().and_then(LogHeader::read);
        let size = known.or(in_log.as_ref().map(|header| header.size)).unwrap_or(USUAL_SIZE);
        let reserved = known.map_or(0, |_| u32::from(header[20]));
        let mut pages = Self {
            count: u32::try_from(length / u64::from(size)).unwrap_or(u32::MAX),
            log_damaged: log.as_ref().is_some_and(|log| log.metadata().is_ok_and(|log| log.len() > 0)),
            newer: HashMap::new(),
            file,
            log: None,
            size,
            // A page always has room for its header and more (§1.3.4).
            usable: if size - reserved.min(size) < 480 { size } else { size - reserved },
        };
        if let (Some(log), Some(header)) = (log, in_log.filter(|header| header.size == size)) {
            pages.lay_over(log, &header);
        }
        Ok(pages)
    }

    /// The number of pages; they count from 1.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The bytes of a page that are used.
    pub fn usable(&self) -> usize {
        self.usable as usize
    }

    /// Whether something was in the log that cannot be read, so that pages of
    /// the file may be older than they should.
    pub fn log_damaged(&self) -> bool {
        self.log_damaged
    }

    /// The newest version of a page; `None` where there is none, or the system
    /// cannot read it.
    pub fn page(&self, number: u32) -> Option<Vec<u8>> {
        if number == 0 || number > self.count {
            return None;
        }
        let mut page = vec![0; self.size as usize];
        match (self.newer.get(&number), &self.log) {
            (Some(None), _) => return None,
            (Some(Some(place)), Some(log)) => read_at(log, *place, &mut page)?,
            _ => read_at(&self.file, u64::from(number - 1) * u64::from(self.size), &mut page)?,
        }
        page.truncate(self.usable as usize);
        Some(page)
    }

    /// The version of the project file as its first page says it; `None` where
    /// that cannot be read.
    pub fn version(&self) -> Option<i64> {
        let page = self.page(1).filter(|page| page.starts_with(MAGIC))?;
        Some(i64::from(number_at(&page, 60)?))
    }

    /// The pages that are in use no more and hold what was there once, as far
    /// as their list can be read, and whether that is all of them.
    pub fn free(&self) -> (Vec<u32>, bool) {
        let first = self.page(1).filter(|page| page.starts_with(MAGIC));
        let Some(first) = first else { return (Vec::new(), false) };
        let field = |page: &[u8], at| number_at(page, at).unwrap_or(0);
        let (mut trunk, count) = (field(&first, 32), field(&first, 36) as usize);
        let mut free = Vec::new();
        while trunk != 0 && free.len() < count.min(self.count as usize) {
            let Some(page) = self.page(trunk) else { break };
            free.push(trunk);
            let listed = (field(&page, 4) as usize).min(self.usable() / 4 - 2);
            free.extend((0..listed).map(|index| field(&page, 8 + 4 * index)));
            trunk = field(&page, 0);
        }
        let whole =
            trunk == 0 && free.len() == count && free.iter().all(|free| (2..=self.count).contains(free));
        (free, whole)
    }

    /// Takes the pages of a log as the newer ones, up to its last commit.
    fn lay_over(&mut self, log: File, header: &LogHeader) {
        let mut frame = vec![0; FRAME + self.size as usize];
        let mut begun: HashMap<u32, Option<u64>> = HashMap::new();
        // What the checksum of the next frame goes on from.
        let mut seed = Some(header.checksum);
        let (mut damaged, mut unsure) = (false, false);
        // A page that is not in the file is in the log, whatever the log says of
        // their number.
        let frames = log.metadata().map_or(0, |log| log.len() / frame.len() as u64);
        let most = self.count.saturating_add(u32::try_from(frames).unwrap_or(u32::MAX));
        let mut place = LOG_HEADER;
        while read_at(&log, place, &mut frame).is_some() {
            let field = |at| number_at(&frame, at).unwrap_or(0);
            let (number, size_after) = (field(0), field(4));
            let stored = (field(16), field(20));
            if (field(8), field(12)) == header.salt {
                damaged |= unsure;
                let sum = seed.map(|seed| {
                    let sum = checksum(header.big_endian, seed, &frame[..8]);
                    checksum(header.big_endian, sum, &frame[FRAME..])
                });
                let sound = sum == Some(stored) && number > 0;
                begun.insert(number, sound.then_some(place + FRAME as u64));
                if sound && size_after > 0 {
                    self.newer.extend(begun.drain());
                    self.count = size_after.min(most);
                }
                seed = Some(stored);
                unsure = !sound;
            } else {
                // A frame of an earlier use of the log, as there are behind the
                // last one; or a damaged one, if more of ours follow.
                (seed, unsure) = (None, true);
            }
            place += frame.len() as u64;
        }
        damaged |= self.newer.values().any(Option::is_none);
        self.log_damaged = damaged;
        self.log = Some(log);
    }
}

/// The length of the log's header and of that of each frame.
const LOG_HEADER: u64 = 32;
const FRAME: usize = 24;

/// What the header of a write-ahead log says.
struct LogHeader {
    big_endian: bool,
    size: u32,
    salt: (u32, u32),
    checksum: (u32, u32),
}

impl LogHeader {
    fn read(log: &mut File) -> Option<Self> {
        let mut bytes = [0; LOG_HEADER as usize];
        read_at(log, 0, &mut bytes)?;
        let field = |at| number_at(&bytes, at);
        let magic = field(0)?;
        let big_endian = magic & 1 == 1;
        let sum = (field(24)?, field(28)?);
        let sound = magic & !1 == 0x377f_0682 && checksum(big_endian, (0, 0), &bytes[..24]) == sum;
        let size = Some(field(8)?).filter(|size| (512..=65_536).contains(size) && size.is_power_of_two());
        sound.then_some(Self { big_endian, size: size?, salt: (field(16)?, field(20)?), checksum: sum })
    }
}

/// The checksum of a log (§4.2), going on from another.
fn checksum(big_endian: bool, seed: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let word =
        |bytes: [u8; 4]| if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
    bytes.as_chunks::<8>().0.iter().fold(seed, |(first, second), &[a, b, c, d, e, f, g, h]| {
        let first = first.wrapping_add(word([a, b, c, d])).wrapping_add(second);
        (first, second.wrapping_add(word([e, f, g, h])).wrapping_add(first))
    })
}

/// The size of a page by the header of the file.
fn page_size(header: &[u8; 100]) -> Option<u32> {
    let size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u32::from(size),
    };
    (header.starts_with(MAGIC) && size >= 512 && size.is_power_of_two()).then_some(size)
}

fn read_at(mut file: &File, place: u64, bytes: &mut [u8]) -> Option<()> {
    file.seek(SeekFrom::Start(place)).and_then(|_| file.read_exact(bytes)).ok()
}

/// The number of four bytes, the highest first.
pub(super) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_be_bytes)
}
