//! Three bits for each indicator of a link: the verdict that the sender saw, and whether anything was decided about it.

use crate::projection::Standing;

/// The marks of one indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) standing: Standing,
    pub(super) is_touched: bool,
}

const BITS: usize = 3;

impl Mark {
    const fn bits(self) -> u8 {
        let standing = match self.standing {
            Standing::Met => 0,
            Standing::Missed => 1,
            Standing::Unjudged => 2,
            Standing::Watched => 3,
        };
        standing | (self.is_touched as u8) << 2
    }

    const fn of(bits: u8) -> Self {
        let standing = match bits & 3 {
            0 => Standing::Met,
            1 => Standing::Missed,
            2 => Standing::Unjudged,
            _ => Standing::Watched,
        };
        Self { standing, is_touched: bits & 4 != 0 }
    }
}

/// The marks, lowest bits first, in as few bytes as possible.
pub(super) fn pack(marks: &[Mark]) -> Vec<u8> {
    let mut bytes = vec![0; (marks.len() * BITS).div_ceil(8)];
    for (at, mark) in marks.iter().enumerate() {
        for bit in 0..BITS {
            let place = at * BITS + bit;
            bytes[place / 8] |= (mark.bits() >> bit & 1) << (place % 8);
        }
    }
    bytes
}

/// That many marks; `None` unless they fill the bytes and each is valid.
pub(super) fn unpack(bytes: &[u8], count: usize) -> Option<Vec<Mark>> {
    if count.checked_mul(BITS)?.div_ceil(8) != bytes.len() {
        return None;
    }
    let bit = |place: usize| bytes[place / 8] >> (place % 8) & 1;
    let bits = |at: usize| (0..BITS).fold(0, |sum, n| sum | bit(at * BITS + n) << n);
    Some((0..count).map(|at| Mark::of(bits(at))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_any_number_are_unpacked_as_they_were() {
        let standings = [Standing::Met, Standing::Missed, Standing::Unjudged];
        let marks: Vec<_> = (0..40).map(|n| Mark { standing: standings[n % 3], is_touched: n % 2 == 0 }).collect();
        for count in 0..=marks.len() {
            assert_eq!(unpack(&pack(&marks[..count]), count).as_deref(), Some(&marks[..count]));
        }
        assert_eq!(pack(&marks[..38]).len(), 15);
    }

    #[test]
    fn bytes_that_do_not_fit_are_refused() {
        assert_eq!(unpack(&[0], 3), None);
        assert_eq!(unpack(&[0, 0], 1), None);
        assert_eq!(unpack(&[], usize::MAX), None);
    }
}
