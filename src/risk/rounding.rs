//! Numbers as a person would write them. They go through their decimal text, which is the same on every machine.

/// The next higher of 1, 2, 5 times a power of ten.
pub(super) fn round_up(number: f64) -> f64 {
    let text = format!("{number:e}");
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let digits: f64 = digits.parse().unwrap_or(1.0);
    let round = [1, 2, 5, 10].into_iter().find(|round| f64::from(*round) >= digits - 1e-9).unwrap_or(10);
    format!("{round}e{power}").parse().unwrap_or(number)
}

/// Rounded to twelve digits, without the rounding errors of doubles.
pub(super) fn tidy(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (number, round) in [(0.188, 0.2), (0.2, 0.2), (0.21, 0.5), (6.0, 10.0), (1e-9, 1e-9), (1200.0, 2000.0)] {
            assert_eq!(round_up(number), round);
        }
    }

    #[test]
    fn rounding_errors_go_and_what_was_meant_stays() {
        assert_eq!((tidy(0.1 + 0.2), tidy(12.999_999_999_999_972), tidy(1.0 / 3.0)), (0.3, 13.0, 0.333_333_333_333));
        assert_eq!((tidy(0.0), tidy(f64::MAX) > 1e308), (0.0, true));
    }
}
