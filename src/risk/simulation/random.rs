//! Random numbers that the seed determines, whoever asks for them and in whatever order.

use rand_xoshiro::rand_core::{Rng, SeedableRng};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

/// A separate stream for each seed, indicator and block of draws, so that no result depends on how the work is divided.
pub(super) struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of one `source` (the place of an indicator, or that of the common factor) in one block.
    pub(super) fn new(seed: u64, source: u64, block: u32) -> Self {
        let key = [source, u64::from(block)].into_iter().fold(mixed(seed), |key, part| mixed(key ^ part));
        Self(Xoshiro256PlusPlus::seed_from_u64(key))
    }

    /// The next 64 bits.
    #[inline(always)]
    pub(super) fn next(&mut self) -> u64 {
        self.0.next_u64()
    }
}

fn mixed(key: u64) -> u64 {
    SplitMix64::seed_from_u64(key).next_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_its_own_and_always_the_same() {
        let first = |seed, source, block| Stream::new(seed, source, block).next();
        assert_eq!(first(1, 2, 3), first(1, 2, 3));
        let others = [first(2, 2, 3), first(1, 3, 3), first(1, 2, 4), first(1, 3, 2)];
        assert!(!others.contains(&first(1, 2, 3)));
    }
}
