//! The heights of very many rows, of which few were ever measured.
//!
//! A Fenwick tree (P. M. Fenwick, “A new data structure for cumulative
//! frequency tables”, 1994) keeps their sums, so that finding a row by its
//! position and changing one height both take logarithmic time.

/// The heights of the rows of a list, in points.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// Each row's height; negative while it is an estimate.
    rows: Vec<f32>,
    /// The tree over the absolute heights; `f64` so that a million additions
    /// leave no visible error.
    sums: Vec<f64>,
}

impl Heights {
    /// Rows of these estimated heights.
    pub fn estimated(heights: impl Iterator<Item = f32>) -> Self {
        Self::of(heights.map(|height| -height.max(1.0)).collect())
    }

    fn of(rows: Vec<f32>) -> Self {
        let heights = rows.iter().map(|row| f64::from(row.abs()));
        let mut sums: Vec<f64> = std::iter::once(0.0).chain(heights).collect();
        for index in 1..sums.len() {
            let parent = index + (index & index.wrapping_neg());
            if parent < sums.len() {
                sums[parent] += sums[index];
            }
        }
        Self { rows, sums }
    }

    /// Puts rows of estimated heights in the place of others.
    pub fn splice(&mut self, at: usize, gone: usize, come: impl Iterator<Item = f32>) {
        let at = at.min(self.rows.len());
        let end = (at + gone).min(self.rows.len());
        self.rows.splice(at..end, come.map(|height| -height.max(1.0)));
        *self = Self::of(std::mem::take(&mut self.rows));
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The height of a row; 0 where there is none.
    pub fn get(&self, row: usize) -> f32 {
        self.rows.get(row).map_or(0.0, |height| height.abs())
    }

    /// Whether the row's height was measured.
    pub fn is_measured(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|height| *height > 0.0)
    }

    /// Notes the measured height of a row.
    pub fn set(&mut self, row: usize, height: f32) {
        let Some(known) = self.rows.get_mut(row) else { return };
        let height = height.max(1.0);
        let change = f64::from(height) - f64::from(known.abs());
        *known = height;
        if change != 0.0 {
            let mut index = row + 1;
            while index < self.sums.len() {
                self.sums[index] += change;
                index += index & index.wrapping_neg();
            }
        }
    }

    /// Where a row begins; for the number of rows, where the last one ends.
    pub fn top(&self, row: usize) -> f64 {
        let mut index = row.min(self.rows.len());
        let mut sum = 0.0;
        while index > 0 {
            sum += self.sums[index];
            index -= index & index.wrapping_neg();
        }
        sum
    }

    /// The height of all rows.
    pub fn total(&self) -> f64 {
        self.top(self.rows.len())
    }

    /// The row at a position, and how far into it that is; the last row for
    /// positions behind the end.
    pub fn at(&self, position: f64) -> (usize, f64) {
        let mut row = 0;
        let mut left = position.max(0.0);
        let mut step = self.rows.len().checked_ilog2().map_or(0, |log| 1usize << log);
        while step > 0 {
            let next = row + step;
            if next < self.rows.len() && self.sums[next] <= left {
                row = next;
                left -= self.sums[next];
            }
            step /= 2;
        }
        (row, left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_are_those_of_a_plain_addition(
            estimates in prop::collection::vec(1u16..200, 1..200),
            measured in prop::collection::vec((0usize..200, 1u16..400), 0..60),
            position in 0.0f64..20_000.0,
        ) {
            let mut plain: Vec<f64> = estimates.iter().map(|height| f64::from(*height)).collect();
            let mut heights = Heights::estimated(estimates.iter().map(|height| f32::from(*height)));
            for (row, height) in measured {
                heights.set(row, f32::from(height));
                if let Some(known) = plain.get_mut(row) {
                    *known = f64::from(height);
                }
            }
            let tops: Vec<f64> = plain.iter().scan(0.0, |sum, height| { *sum += height; Some(*sum - height) }).collect();
            for (row, top) in tops.iter().enumerate() {
                prop_assert_eq!(heights.top(row), *top);
            }
            prop_assert_eq!(heights.total(), plain.iter().sum::<f64>());
            let (row, into) = heights.at(position);
            let expected = tops.iter().rposition(|top| *top <= position).unwrap_or(0);
            prop_assert_eq!(row, expected);
            prop_assert_eq!(into, position - tops[expected]);
        }
    }
}
