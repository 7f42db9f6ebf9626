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
