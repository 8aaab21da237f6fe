//! Positions as the command line gives them.

/// The number of code points before each byte of a text.
pub(super) struct CodePoints(Vec<usize>);

impl CodePoints {
    pub(super) fn of(text: &str) -> Self {
        let mut before = vec![0; text.len() + 1];
        let mut count = 0;
        for (at, c) in text.char_indices() {
            before[at..at + c.len_utf8()].fill(count);
            count += 1;
        }
        before[text.len()] = count;
        Self(before)
    }

    pub(super) fn at(&self, byte: usize) -> usize {
        self.0[byte]
    }
}
