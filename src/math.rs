//! Elementary functions from one portable library, so that native and wasm builds agree to the last bit.

/// `ln x`
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `e^x`
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The n-th root of a positive number. Used to judge and to solve; paths multiply step by step instead.
pub(crate) fn root(x: f64, n: usize) -> f64 {
    if n == 1 { x } else { libm::pow(x, 1.0 / count(n)) }
}

/// A number of years as a factor.
#[allow(clippy::cast_possible_truncation, reason = "counts of years within a plan are small, and small ones convert faster")]
pub(crate) const fn count(n: usize) -> f64 {
    n as u32 as f64
}

/// Sorts a short list; what is alike stays in its order. The sort of the standard library is made for long ones: for every kind of thing
/// that is sorted it weighs as much as all of a small view.
pub(crate) fn in_order<T>(all: &mut [T], is_before: impl Fn(&T, &T) -> bool) {
    for at in 1..all.len() {
        let to = all[..at].iter().rposition(|before| !is_before(&all[at], before)).map_or(0, |last| last + 1);
        all[to..=at].rotate_right(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_sorted_and_what_is_alike_stays_in_its_order() {
        let mut all = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        in_order(&mut all, |one, other| one.0 < other.0);
        assert_eq!(all, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        let mut none: [u8; 0] = [];
        in_order(&mut none, |one, other| one < other);
    }
}
