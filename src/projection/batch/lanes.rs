//! Numbers side by side. A kernel written over [`Lanes`] gives every lane the same bits as the same steps give a single number: it uses only
//! IEEE 754 operations, each rounded once, and fuses none.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Sub};

use wide::{f32x8, f64x4, u64x4};

/// Numbers that are computed with at once.
pub trait Lanes: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    /// A yes or no for each lane.
    type Mask: Copy + BitAnd<Output = Self::Mask> + BitOr<Output = Self::Mask>;
    /// The number of lanes.
    const COUNT: usize;

    /// The same number in every lane, rounded to the lane's type.
    fn splat(number: f64) -> Self;
    /// The next number above `number` in the lane's type.
    fn splat_above(number: f64) -> Self;
    /// NaN in every lane.
    fn unknown() -> Self {
        Self::splat(f64::NAN)
    }
    /// The lanes where `self < other`; none where either is NaN.
    fn less(self, other: Self) -> Self::Mask;
    /// The lanes where `self >= other`; none where either is NaN.
    fn at_least(self, other: Self) -> Self::Mask;
    /// The lanes that are NaN.
    fn is_unknown(self) -> Self::Mask;
    /// `yes` in the lanes of the mask, otherwise `no`.
    fn pick(mask: Self::Mask, yes: Self, no: Self) -> Self;
    /// `self` in the lanes of the mask, otherwise zero.
    #[must_use]
    fn only(self, mask: Self::Mask) -> Self;
    /// The mask as bits; the lowest is for the first lane.
    fn bits(mask: Self::Mask) -> u32;
}

/// Lanes with `e^x`.
pub trait Exp: Lanes {
    /// A number near one, times two to the power in the lowest bits of `shifted`, which is at most a thousand.
    #[must_use]
    fn times_power_of_two(self, shifted: Self) -> Self;
}

impl Lanes for f64 {
    type Mask = bool;
    const COUNT: usize = 1;

    fn splat(number: f64) -> Self {
        number
    }
    fn splat_above(number: f64) -> Self {
        number.next_up()
    }
    fn less(self, other: Self) -> bool {
        self < other
    }
    fn at_least(self, other: Self) -> bool {
        self >= other
    }
    fn is_unknown(self) -> bool {
        self.is_nan()
    }
    fn pick(mask: bool, yes: Self, no: Self) -> Self {
        if mask { yes } else { no }
    }
    fn only(self, mask: bool) -> Self {
        if mask { self } else { 0.0 }
    }
    fn bits(mask: bool) -> u32 {
        u32::from(mask)
    }
}

impl Exp for f64 {
    #[inline]
    fn times_power_of_two(self, shifted: Self) -> Self {
        Self::from_bits(self.to_bits().wrapping_add(shifted.to_bits() << 52))
    }
}

macro_rules! vector {
    ($vector:ident, $number:ident, $count:literal) => {
        impl Lanes for $vector {
            type Mask = Self;
            const COUNT: usize = $count;

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "narrow lanes round what they are given")]
            fn splat(number: f64) -> Self {
                Self::splat(number as $number)
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "narrow lanes round what they are given")]
            fn splat_above(number: f64) -> Self {
                Self::splat((number as $number).next_up())
            }
            #[inline(always)]
            fn less(self, other: Self) -> Self {
                self.simd_lt(other)
            }
            #[inline(always)]
            fn at_least(self, other: Self) -> Self {
                self.simd_ge(other)
            }
            #[inline(always)]
            fn is_unknown(self) -> Self {
                // NaN does not equal itself.
                !self.simd_eq(self)
            }
            #[inline(always)]
            fn pick(mask: Self, yes: Self, no: Self) -> Self {
                mask.select(yes, no)
            }
            #[inline(always)]
            fn only(self, mask: Self) -> Self {
                self & mask
            }
            #[inline(always)]
            fn bits(mask: Self) -> u32 {
                mask.to_bitmask()
            }
        }
    };
}

vector!(f64x4, f64, 4);
vector!(f32x8, f32, 8);

impl Exp for f64x4 {
    #[inline(always)]
    fn times_power_of_two(self, shifted: Self) -> Self {
        Self::from_bits(self.to_bits() + (shifted.to_bits() << u64x4::splat(52)))
    }
}
