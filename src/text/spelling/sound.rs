//! What it costs to write an Arabic spelling for a name in English: letters of
//! the one are aligned with letters of the other in groups, as the learned table
//! has them (joint multigrams; Bisani and Ney, 2008).

use rustc_hash::FxHashMap;

/// The longest groups, in letters.
const ENGLISH: usize = 4;
const ARABIC: usize = 2;

/// What a group costs for each of its letters that the table does not know.
const UNKNOWN: f32 = 7.0;

/// Names longer than this are not listened to.
const LONGEST: usize = 40;

/// What each group of English letters costs by each group of Arabic ones.
#[derive(Debug, Default)]
pub(super) struct SoundCosts(FxHashMap<English, Vec<(Arabic, f32)>>);

/// Up to four English letters, a byte each.
type English = u32;

/// Up to two Arabic letters.
type Arabic = u64;

/// A group of letters as a number; a group without letters is 0.
fn english_group(letters: &[u8]) -> English {
    letters.iter().fold(0, |group, letter| group << 8 | u32::from(*letter))
}

fn arabic_group(letters: &[char]) -> Arabic {
    letters.iter().fold(0, |group, letter| group << 32 | u64::from(*letter))
}

impl SoundCosts {
    pub(super) fn set(&mut self, english: &str, arabic: &str, cost: f32) {
        let letters: Vec<char> = arabic.chars().collect();
        if english.len() <= ENGLISH && letters.len() <= ARABIC {
            let costs = self.0.entry(english_group(english.as_bytes())).or_default();
            costs.push((arabic_group(&letters), cost));
        }
    }

    /// The least cost; `None` where a side is empty or too long to be a name.
    pub(super) fn cost(&self, english: &[u8], arabic: &[char]) -> Option<f32> {
        let lengths = 1..=LONGEST;
        if !lengths.contains(&english.len()) || !lengths.contains(&arabic.len()) {
            return None;
        }
        let width = arabic.len() + 1;
        let mut costs = vec![f32::INFINITY; (english.len() + 1) * width];
        costs[0] = 0.0;
        for i in 0..=english.len() {
            let longest = ENGLISH.min(english.len() - i);
            let mut known: [&[(Arabic, f32)]; ENGLISH + 1] = [&[]; ENGLISH + 1];
            for (length, known) in known.iter_mut().enumerate().take(longest + 1) {
                *known = self.0.get(&english_group(&english[i..i + length])).map_or(&[], Vec::as_slice);
            }
            for j in 0..width {
                let here = costs[i * width + j];
                for (di, known) in known.iter().enumerate().take(longest + 1) {
                    for dj in 0..=ARABIC.min(arabic.len() - j) {
                        if (di == 0 && dj != 1) || (di == ENGLISH && dj == 0) {
                            continue;
                        }
                        let group = arabic_group(&arabic[j..j + dj]);
                        let listed = known.iter().find(|(other, _)| *other == group);
                        let cost = listed.map_or(UNKNOWN * di.max(dj) as f32, |(_, cost)| *cost);
                        let there = &mut costs[(i + di) * width + j + dj];
                        *there = there.min(here + cost);
                    }
                }
            }
        }
        costs.last().copied()
    }
}
