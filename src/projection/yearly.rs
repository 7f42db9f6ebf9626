//! One number per year, the base year first, stored compactly: every move of a slider asks for a judgement.

use smallvec::SmallVec;

use crate::plan::Amount;

/// How many years are stored inline; longer plans use the heap.
const NEAR: usize = 6;

/// A figure per year; off the heap for plans of up to five years.
pub(super) type Yearly = SmallVec<[Figure; NEAR]>;

/// The base year and `steps` more years, all unknown.
#[inline]
pub(super) fn unknown(steps: usize) -> Yearly {
    if steps < NEAR {
        Yearly::from_buf_and_len([Figure::UNKNOWN; NEAR], steps + 1)
    } else {
        Yearly::from_vec(vec![Figure::UNKNOWN; steps + 1])
    }
}

/// A finite number or none. Inside, NaN stands for none; it never gets out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure(f64);

impl Figure {
    /// No figure.
    pub(super) const UNKNOWN: Self = Self(f64::NAN);

    /// A computed number; see [`Amount::saturating`].
    #[inline]
    pub(super) const fn new(number: Option<f64>) -> Self {
        match number {
            Some(number) => Self(Amount::saturating(number).get()),
            None => Self::UNKNOWN,
        }
    }

    /// The number.
    #[inline]
    pub(super) const fn get(self) -> Option<f64> {
        if self.0.is_nan() { None } else { Some(self.0) }
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_figure_is_none_and_equals_itself() {
        assert_eq!(Figure::UNKNOWN.get(), None);
        assert_eq!(Figure::new(None), Figure::UNKNOWN);
        assert_ne!(Figure::new(Some(0.0)), Figure::UNKNOWN);
    }

    #[test]
    fn short_and_long_plans_have_a_figure_for_every_year() {
        for steps in [1, 5, 6, 50] {
            assert_eq!(unknown(steps).as_slice(), vec![Figure::UNKNOWN; steps + 1]);
        }
    }

    #[test]
    fn what_is_known_is_finite() {
        for (number, kept) in [(2.5, 2.5), (f64::INFINITY, f64::MAX), (f64::NEG_INFINITY, f64::MIN), (f64::NAN, 0.0)] {
            assert_eq!(Figure::new(Some(number)).get(), Some(kept));
        }
    }
}
