//! Numbers side by side. A kernel written over [`Lanes`] gives every lane the bits that the same steps give a single number: the
//! operations are those of IEEE 754, one rounding each, and nothing is fused.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Sub};

use wide::{f32x8, f64x4, u64x4};

/// Numbers that are computed with at once.
pub trait Lanes: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    /// A yes or no for each lane.
    type Mask: Copy + BitAnd<Output = Self::Mask> + BitOr<Output = Self::Mask>;
    /// How many lanes there are.
    const COUNT: usize;

    /// The same number in every lane, rounded to what a lane holds.
    fn splat(number: f64) -> Self;
    /// The number after `number` rounded to what a lane holds.
    fn splat_above(number: f64) -> Self;
    /// No number in any lane.
    fn unknown() -> Self {
        Self::splat(f64::NAN)
    }
    /// Where `self < other`; nowhere where either is no number.
    fn less(self, other: Self) -> Self::Mask;
    /// Where `self >= other`; nowhere where either is no number.
    fn at_least(self, other: Self) -> Self::Mask;
    /// Where it is no number.
    fn is_unknown(self) -> Self::Mask;
    /// `yes` where the mask says so, else `no`.
    fn pick(mask: Self::Mask, yes: Self, no: Self) -> Self;
    /// `self` where the mask says so, else nothing.
    #[must_use]
    fn only(self, mask: Self::Mask) -> Self;
    /// The mask as bits, the first lane's the lowest.
    fn bits(mask: Self::Mask) -> u32;
}

/// Lanes that know `e^x`.
pub trait Exp: Lanes {
    /// A number around one times two to the power that the lowest bits of `shifted` hold, of at most a thousand.
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
                // Not equal to itself.
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
