//! `e^x`, the same to the last bit for one number and for many.

use super::lanes::Exp;

/// Arguments beyond this count as this, so that the result is always a normal number above zero: `e^708` is 3 · 10^307.
pub(super) const MOST: f64 = 708.0;

/// `1.5 · 2^52`: adding it leaves the nearest whole number in the lowest bits.
const SHIFTER: f64 = 6_755_399_441_055_744.0;

/// `ln 2` in two parts. The first has so few digits that its whole multiples are exact.
const LN_2: (f64, f64) = (6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10);

/// `(e^r − 1 − r) / r²` for `|r| ≤ ln 2 / 2`, lowest power first: the polynomial with the least maximal relative error in `e^r` (Remez),
/// 3.6 · 10^−18.
#[allow(clippy::unreadable_literal, reason = "the digits are a machine's")]
const TAIL: [f64; 10] = [
    0.5000000000000011,
    0.1666666666666641,
    0.041666666666529725,
    0.00833333333349498,
    0.0013888888943760038,
    0.00019841269505766276,
    2.4801492949545636e-05,
    2.755758681094885e-06,
    2.763030628452468e-07,
    2.5000016505256967e-08,
];

/// `e^x` to within 1 ulp for `|x| ≤ 708`; beyond, as at 708. Cody and Waite's reduction to `e^r · 2^n`. It uses only additions and
/// products, each rounded once, so a single number and many lanes get the same bits on every machine.
#[inline(always)]
pub(in crate::projection) fn exp<L: Exp>(x: L) -> L {
    let x = L::pick(x.less(L::splat(-MOST)), L::splat(-MOST), x);
    let x = L::pick(L::splat(MOST).less(x), L::splat(MOST), x);
    Exponential::new(NUMBERS).of(x)
}

/// The constants of `e^x`.
#[derive(Clone, Copy)]
struct Numbers {
    log2_e: f64,
    ln_2: (f64, f64),
    shifter: f64,
    one: f64,
    tail: [f64; 10],
}

const NUMBERS: Numbers = Numbers { log2_e: std::f64::consts::LOG2_E, ln_2: LN_2, shifter: SHIFTER, one: 1.0, tail: TAIL };

/// `e^x` for many `x`.
#[derive(Clone, Copy)]
pub(super) struct Exponential<L> {
    log2_e: L,
    ln_2: (L, L),
    shifter: L,
    one: L,
    tail: [L; 10],
}

impl<L: Exp> Exponential<L> {
    /// For use in a loop. `black_box` hides that these are constants: compilers would write them out at each use, and browsers would rebuild
    /// each of them every time, which takes longer than the steps themselves.
    #[inline(always)]
    pub(super) fn ready() -> Self {
        Self::new(std::hint::black_box(NUMBERS))
    }

    #[inline(always)]
    fn new(numbers: Numbers) -> Self {
        Self {
            log2_e: L::splat(numbers.log2_e),
            ln_2: (L::splat(numbers.ln_2.0), L::splat(numbers.ln_2.1)),
            shifter: L::splat(numbers.shifter),
            one: L::splat(numbers.one),
            tail: numbers.tail.map(L::splat),
        }
    }

    /// For `|x| ≤ 708`.
    #[inline(always)]
    pub(super) fn of(&self, x: L) -> L {
        let shifted = x * self.log2_e + self.shifter;
        let n = shifted - self.shifter;
        let r = x - n * self.ln_2.0 - n * self.ln_2.1;
        (self.one + (r + r * r * self.tail(r))).times_power_of_two(shifted)
    }

    /// [`TAIL`] at `r`, in pairs (Estrin), so that fewer steps depend on each other.
    #[inline(always)]
    fn tail(&self, r: L) -> L {
        let c = self.tail;
        let r2 = r * r;
        let r4 = r2 * r2;
        let low = (c[0] + c[1] * r) + (c[2] + c[3] * r) * r2;
        let middle = (c[4] + c[5] * r) + (c[6] + c[7] * r) * r2;
        low + (middle + (c[8] + c[9] * r) * r4) * r4
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wide::f64x4;

    use super::*;

    fn ulps(found: f64, expected: f64) -> u64 {
        found.to_bits().abs_diff(expected.to_bits())
    }

    #[test]
    fn nothing_grows_to_one() {
        assert_eq!((exp(0.0), exp(-0.0)), (1.0, 1.0));
    }

    #[test]
    fn it_agrees_with_the_portable_library_to_one_unit_in_the_last_place() {
        for step in -708_000..=708_000 {
            let x = f64::from(step) * 0.001;
            assert!(ulps(exp(x), libm::exp(x)) <= 1, "e^{x}: {} is not {}", exp(x), libm::exp(x));
        }
    }

    #[test]
    fn beyond_what_a_number_holds_it_stays_at_the_ends() {
        assert_eq!(exp(1e9), exp(708.0));
        assert_eq!(exp(-1e300), exp(-708.0));
        assert!(exp(f64::MIN) > 0.0 && exp(f64::MAX).is_finite());
    }

    proptest! {
        #[test]
        fn it_is_within_one_unit_near_zero_too(x in -2.0_f64..2.0) {
            prop_assert!(ulps(exp(x), libm::exp(x)) <= 1);
        }

        #[test]
        fn each_of_many_has_the_bits_of_one(xs in proptest::array::uniform4(-800.0_f64..800.0)) {
            prop_assert_eq!(exp(f64x4::new(xs)).to_array().map(f64::to_bits), xs.map(|x| exp(x).to_bits()));
        }
    }
}
