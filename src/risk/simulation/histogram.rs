//! Counts of values over a range, and quantiles read from them.

use wide::f32x8;

/// The number of bins. The outermost two stay empty, to hold rounding errors at the ends.
const BINS: usize = 1024;
/// `2^23`: adding it leaves the nearest whole number in the lowest bits.
const SHIFTER: f32 = 8_388_608.0;

/// Counts over a range known in advance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Histogram {
    low: f32,
    high: f32,
    scale: f32,
    counts: Box<[u32; BINS]>,
}

impl Histogram {
    /// An empty count for values from `low` to `high`.
    pub(super) fn new(low: f32, high: f32) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "a thousand is exact")]
        let scale = if high > low { (BINS - 3) as f32 / (high - low) } else { 0.0 };
        Self { low, high, scale: if scale.is_finite() { scale } else { 0.0 }, counts: Box::new([0; BINS]) }
    }

    /// Counts all lanes.
    #[inline(always)]
    pub(super) fn count(&mut self, y: f32x8) {
        let bins = (y - f32x8::splat(self.low)) * f32x8::splat(self.scale) + f32x8::splat(SHIFTER + 1.0);
        for bin in bins.to_bits().to_array() {
            self.counts[bin as usize % BINS] += 1;
        }
    }

    /// Counts a single value.
    pub(super) fn count_one(&mut self, y: f32) {
        let bin = ((y - self.low) * self.scale + (SHIFTER + 1.0)).to_bits();
        self.counts[bin as usize % BINS] += 1;
    }

    /// Adds the counts of another over the same range.
    pub(super) fn add(&mut self, counts: &[u32]) {
        self.counts.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }

    /// The counts.
    pub(super) fn counts(&self) -> &[u32] {
        &self.counts[..]
    }

    /// The value that the given share of the counted ones does not exceed. Within a bin they count as evenly spread.
    pub(super) fn quantile(&self, share: f64) -> f64 {
        let total: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        if self.scale == 0.0 || total == 0 {
            return f64::from(self.low);
        }
        #[allow(clippy::cast_precision_loss, reason = "draws are far fewer than doubles are exact")]
        let rank = share * total as f64;
        let mut below = 0.0;
        for (bin, count) in (0_u32..).zip(self.counts.iter()) {
            let count = f64::from(*count);
            if count > 0.0 && below + count >= rank {
                // A bin reaches half its width to either side of its number.
                let at = f64::from(bin) - 1.5 + (rank - below) / count;
                let value = f64::from(self.low) + at / f64::from(self.scale);
                return value.clamp(f64::from(self.low), f64::from(self.high));
            }
            below += count;
        }
        f64::from(self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_evenly_spread_values_lie_where_they_should() {
        let mut histogram = Histogram::new(-3.0, 5.0);
        for step in 0_u16..8_000 {
            histogram.count_one(-3.0 + 8.0 * (f32::from(step) + 0.5) / 8_000.0);
        }
        for (share, value) in [(0.1, -2.2), (0.25, -1.0), (0.5, 1.0), (0.9, 4.2)] {
            assert!((histogram.quantile(share) - value).abs() < 0.004, "{share}: {}", histogram.quantile(share));
        }
    }

    #[test]
    fn both_ends_of_the_range_are_counted_inside() {
        for (low, high) in [(0.0, 1.0), (1e6, 1e6 + 2.0), (-7e-9, 3e-9), (99.999, 100.0)] {
            let mut histogram = Histogram::new(low, high);
            histogram.count_one(low);
            histogram.count_one(high);
            assert_eq!((histogram.counts[1], histogram.counts[BINS - 2]), (1, 1), "{low} {high}");
        }
    }

    #[test]
    fn many_at_once_count_as_one_by_one() {
        let values = [f32x8::new([0.1, 0.2, 0.3, 0.9, 0.11, 0.5, 0.77, 0.0]), f32x8::splat(1.0)];
        let (mut all, mut each) = (Histogram::new(0.0, 1.0), Histogram::new(0.0, 1.0));
        for y in values {
            all.count(y);
            y.to_array().into_iter().for_each(|y| each.count_one(y));
        }
        assert_eq!(all, each);
    }

    #[test]
    fn a_value_that_never_differs_is_every_quantile() {
        let mut histogram = Histogram::new(2.0, 2.0);
        histogram.count_one(2.0);
        assert_eq!((histogram.quantile(0.1), histogram.quantile(0.9)), (2.0, 2.0));
    }
}
