//! A value axis: a range that covers what it must, and round ticks.

/// The value range of a chart and its ticks, each with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The value at the lower edge.
    pub low: f64,
    /// The value at the upper edge; above `low`.
    pub high: f64,
    /// Ticks from low to high.
    pub ticks: Vec<(f64, String)>,
}

/// Values beyond this are drawn as this.
const HUGE: f64 = 1e300;
/// Values nearer to zero than this are drawn as zero: a step between ticks must itself be a normal number.
const TINY: f64 = 1e-290;
/// The least range, as a share of the largest value: finer than any figure that is printed.
const FINEST: f64 = 1e-9;
/// Air above and below the values, as a share of their range.
const AIR: f64 = 0.08;

impl Default for Axis {
    /// From 0 to 1, without ticks.
    fn default() -> Self {
        Self { low: 0.0, high: 1.0, ticks: Vec::new() }
    }
}

impl Axis {
    /// Covers the values with a little air and round ticks (1, 2 or 5 times a power of ten), about five of them, never fewer than three.
    ///
    /// The air ends at `floor` and `ceiling`, and at zero where no value is beyond it; a value beyond a bound is still
    /// covered. What is too near to zero to be divided is drawn as zero. Values that are no number are left out; without any, the axis goes from 0 to 1. `label` is given a
    /// tick's value and the decimals that tell it from its neighbours.
    pub fn covering(
        values: impl Iterator<Item = f64>,
        floor: Option<f64>,
        ceiling: Option<f64>,
        label: impl Fn(f64, usize) -> String,
    ) -> Self {
        let (least, most) = extent(values);
        let (low, high) = aired(least, most, floor, ceiling);
        let (ticks, decimals) = ticks(low, high);
        Self { low, high, ticks: ticks.into_iter().map(|tick| (tick, label(tick, decimals))).collect() }
    }
}

/// A value as it is drawn.
fn drawn(value: f64) -> f64 {
    if value.abs() < TINY { 0.0 } else { value.clamp(-HUGE, HUGE) }
}

/// The least and the greatest value.
fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let all = values.filter(|value| !value.is_nan()).map(drawn);
    let (least, most) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    if least > most { (0.0, 1.0) } else { (least, most) }
}

/// With air on both sides, but not beyond zero or a bound for air's sake; never too narrow to tell two ticks apart.
fn aired(least: f64, most: f64, floor: Option<f64>, ceiling: Option<f64>) -> (f64, f64) {
    let scale = least.abs().max(most.abs());
    let air = match most - least {
        range if range > scale * FINEST => range * AIR,
        _ if scale > FINEST => scale * 0.05,
        _ => 0.5,
    };
    let floor = floor.into_iter().chain([0.0]).filter(|bound| *bound <= least).fold(least - air, f64::max);
    let ceiling = ceiling.into_iter().chain([0.0]).filter(|bound| *bound >= most).fold(most + air, f64::min);
    if ceiling - floor > scale * FINEST { (floor, ceiling) } else { (floor - air, ceiling + air) }
}

/// The ticks of the round step whose number comes nearest to five, and their decimals.
fn ticks(low: f64, high: f64) -> (Vec<f64>, usize) {
    let power = ((high - low) / 5.0).log10().floor();
    let steps = [(1.0, power + 1.0), (5.0, power), (2.0, power), (1.0, power), (5.0, power - 1.0)];
    let all = steps.map(|(lead, power)| (multiples(lead, power, low, high), decimals(power)));
    let enough = all.into_iter().filter(|(ticks, _)| ticks.len() >= 3);
    enough.min_by_key(|(ticks, _)| ticks.len().abs_diff(5)).unwrap_or_default()
}

/// The multiples of `lead · 10^power` from low to high, each as near to its decimal as a float can be.
fn multiples(lead: f64, power: f64, low: f64, high: f64) -> Vec<f64> {
    let unit = 10f64.powf(power.abs());
    let scaled = |number: f64| if power < 0.0 { number / unit } else { number * unit };
    let count = |value: f64| if power < 0.0 { value * unit / lead } else { value / unit / lead };
    let first = count(low).ceil();
    let all = (0u8..100).map(|index| scaled((first + f64::from(index)) * lead) + 0.0);
    all.take_while(|tick| *tick <= high).filter(|tick| *tick >= low).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the power of ten of a float is within ±330")]
fn decimals(power: f64) -> usize {
    (-power).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn axis(values: &[f64], floor: Option<f64>, ceiling: Option<f64>) -> Axis {
        Axis::covering(values.iter().copied(), floor, ceiling, |value, decimals| format!("{value:.decimals$}"))
    }

    #[track_caller]
    fn assert_labels(axis: &Axis, expected: &[&str]) {
        let labels: Vec<&str> = axis.ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, expected, "{axis:?}");
    }

    #[test]
    fn values_too_small_to_divide_are_drawn_as_zero() {
        let axis = axis(&[3.393_862_127_411_92e-309, -0.0], None, None);
        assert!(axis.ticks.len() >= 3 && axis.low <= 0.0 && axis.high > 3.4e-309, "{axis:?}");
    }

    #[test]
    fn a_share_near_its_ceiling_ends_at_the_ceiling() {
        let axis = axis(&[93.7, 95.0, 99.9], Some(0.0), Some(100.0));
        assert_eq!(axis.high, 100.0);
        assert_labels(&axis, &["94", "96", "98", "100"]);
    }

    #[test]
    fn values_from_zero_get_no_air_below_zero() {
        assert_eq!(axis(&[0.0, 10.0], None, None).low, 0.0);
    }

    #[test]
    fn a_value_beyond_a_bound_is_still_covered() {
        let axis = axis(&[-3.0, 104.0], Some(0.0), Some(100.0));
        assert!(axis.low <= -3.0 && axis.high >= 104.0, "{axis:?}");
    }

    #[test]
    fn equal_values_get_a_range_around_them() {
        let axis = axis(&[80.0, 80.0], None, None);
        assert!(axis.low < 80.0 && axis.high > 80.0 && axis.ticks.len() >= 3, "{axis:?}");
    }

    #[test]
    fn a_single_zero_between_equal_bounds_still_has_a_range() {
        let axis = axis(&[0.0], Some(0.0), Some(0.0));
        assert!(axis.low < axis.high && axis.ticks.len() >= 3, "{axis:?}");
    }

    #[test]
    fn without_numbers_the_axis_is_the_unit_range() {
        let axis = axis(&[f64::NAN], None, None);
        assert!(axis.low == 0.0 && axis.high > 1.0, "{axis:?}");
    }

    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![-1e3..1e3, -1e12..1e12, -1e-6..1e-6, any::<f64>(), Just(0.0), Just(100.0)]
    }

    fn bound() -> impl Strategy<Value = Option<f64>> {
        prop_oneof![Just(None), Just(Some(0.0)), Just(Some(100.0)), number().prop_map(Some)]
    }

    proptest! {
        #[test]
        fn every_axis_covers_its_values_with_three_to_eight_rising_ticks(
            values in prop::collection::vec(number(), 0..8), floor in bound(), ceiling in bound()
        ) {
            let axis = axis(&values, floor, ceiling);
            prop_assert!(axis.low.is_finite() && axis.high.is_finite() && axis.low < axis.high, "{axis:?}");
            for value in values.iter().filter(|value| !value.is_nan()) {
                let value = drawn(*value);
                prop_assert!(axis.low <= value && value <= axis.high, "{value} {axis:?}");
            }
            prop_assert!((3..=8).contains(&axis.ticks.len()), "{axis:?}");
            prop_assert!(axis.ticks.windows(2).all(|pair| pair[0].0 < pair[1].0), "{axis:?}");
            prop_assert!(axis.ticks.iter().all(|(tick, _)| axis.low <= *tick && *tick <= axis.high), "{axis:?}");
        }
    }
}
