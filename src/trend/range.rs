//! The error range of a forecast.

use super::backtest::Backtest;
use super::series::{Series, mean};
use crate::math::count;
use crate::plan::{Amount, Bounds};

/// How far the range reaches, in root mean squares of the yearly change: a part that is there at once, and a part for each year ahead.
/// Fitted on 98 real series; the range holds 82 ％ of their values.
const REACH: (f64, f64) = (0.45, 0.8);
/// The fewest known years that show how much a series varies.
const FEWEST: usize = 4;

/// Two values between which four of five are expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The lower.
    pub low: Amount,
    /// The higher.
    pub high: Amount,
}

impl Span {
    fn around(centre: Amount, reach: f64, bounds: Bounds) -> Self {
        let end = |reach: f64| Amount::saturating(bounds.hold(centre.get() + reach));
        Self { low: end(-reach), high: end(reach) }
    }
}

/// The 80 ％ range around the values of the years ahead, held within the bounds; `None` below four known years.
pub fn range(series: &Series, centre: &[Amount]) -> Option<Vec<Span>> {
    if series.len() < FEWEST {
        return None;
    }
    let spread = mean(series.changes().map(|change| change * change))?.sqrt();
    let span =
        |(ahead, centre): (usize, &Amount)| Span::around(*centre, spread * (REACH.0 + REACH.1 * count(ahead)), series.bounds());
    Some((1..).zip(centre).map(span).collect())
}

/// The fewest known years, and the fewest forecasts for a given number of years ahead, whose errors give a range.
const FEWEST_OF_ERRORS: (usize, usize) = (10, 3);

/// A second range, from ten known years on: the value plus and minus the error that four of five backtest forecasts with as many years ahead
/// did not exceed.
pub fn range_of_errors(series: &Series, backtest: &Backtest, ahead: usize, centre: Amount) -> Option<Span> {
    let mut errors: Vec<f64> = backtest.at(ahead).collect();
    if series.len() < FEWEST_OF_ERRORS.0 || errors.len() < FEWEST_OF_ERRORS.1 {
        return None;
    }
    errors.sort_by(f64::total_cmp);
    let reach = errors[(errors.len() * 4).div_ceil(5) - 1];
    Some(Span::around(centre, reach, series.bounds()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Year;
    use crate::trend::{Method, backtest};

    fn series(values: &[f64], bounds: Bounds) -> Series {
        Series::new((2001..).zip(values).map(|(year, value)| (Year::new(year), Amount::of(*value))), bounds)
    }

    #[test]
    fn the_range_widens_with_the_years_and_stays_within_the_bounds() {
        // Changes of +2, +2, −2 and +2 have a root mean square of 2.
        let known = series(&[90.0, 92.0, 94.0, 92.0, 94.0], Bounds::SHARE);
        let found = range(&known, &[95.0, 96.0, 97.0].map(Amount::of)).unwrap();
        let close = |a: Amount, b: f64| (a.get() - b).abs() < 1e-12;
        assert!(close(found[0].low, 92.5) && close(found[0].high, 97.5), "{found:?}");
        assert!(close(found[2].low, 91.3) && found[2].high == Amount::of(100.0), "{found:?}");
        assert_eq!(range(&series(&[90.0, 92.0, 94.0], Bounds::SHARE), &[Amount::of(95.0)]), None);
        assert!(range(&series(&[90.0, 92.0, 94.0, 92.0], Bounds::SHARE), &[Amount::of(95.0)]).is_some(), "four years have one");
    }

    #[test]
    fn its_own_errors_speak_from_ten_years_and_three_forecasts_on() {
        let values = [1.0, 2.0, 4.0, 4.0, 6.0, 6.0, 7.0, 9.0, 9.0, 10.0];
        let (nine, ten) = (series(&values[..9], Bounds::NONE), series(&values, Bounds::NONE));
        let (held, twenty) = (backtest(Method::Hold, &ten).unwrap(), Amount::of(20.0));
        // Five years ahead of the 3rd, 4th and 5th: 4, 4 and 6 for 9, 9 and 10.
        assert_eq!(range_of_errors(&ten, &held, 5, twenty), Some(Span { low: Amount::of(15.0), high: Amount::of(25.0) }));
        assert_eq!(range_of_errors(&nine, &held, 5, twenty), None);
        assert_eq!(range_of_errors(&nine, &held, 1, twenty), None, "nine years are too few, however many forecasts there are");
        // One year ahead of the 3rd to the 9th the sizes are 0, 2, 0, 1, 2, 0 and 1: six of the seven come before the last.
        assert_eq!(range_of_errors(&ten, &held, 1, twenty), Some(Span { low: Amount::of(18.0), high: Amount::of(22.0) }));
        // Of 2003 to 2006, two have a known year five years later.
        let years = (2001..=2006).chain(2010..=2013).map(Year::new);
        let gap = Series::new(years.zip((1..).map(|n: u8| Amount::of(n.into()))), Bounds::NONE);
        let held = backtest(Method::Hold, &gap).unwrap();
        assert_eq!((gap.len(), range_of_errors(&gap, &held, 5, twenty)), (10, None));
    }
}
