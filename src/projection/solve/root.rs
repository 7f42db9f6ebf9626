//! The point at which a monotone function turns from negative to not negative.

/// Finds the turning point between `short` (where `g < 0`) and `enough` (where `g ≥ 0`) to the last few bits. Returns a point with
/// `g ≥ 0`, so feeding it back always satisfies the predicate.
///
/// Interpolate, truncate, project (Oliveira and Takahashi, *An Enhancement of the Bisection Method Average Performance
/// Preserving Minmax Optimality*, 2020): superlinear where `g` is smooth, never worse than bisection by more than a step.
pub(super) fn turning_point(g: impl Fn(f64) -> f64, short: f64, enough: f64) -> f64 {
    let (short, enough) = enclose(&g, short, enough);
    let (mut a, mut b) = (short, enough);
    let (mut ga, mut gb) = (g(a), g(b));
    let finest = |a: f64, b: f64| 2.0 * f64::EPSILON * f64::max(a.abs(), b.abs()).max(f64::MIN_POSITIVE);
    let k1 = 0.2 / (b - a).abs();
    // One round more than bisection needs; 200 is a bound in any case.
    let mut radius = (b - a).abs();
    for _ in 0..200 {
        let width = (b - a).abs();
        if width <= finest(a, b) || gb == 0.0 && ga == 0.0 {
            break;
        }
        let x = itp_step(a, b, ga, gb, k1, radius);
        let gx = g(x);
        if gx >= 0.0 {
            (b, gb) = (x, gx);
        } else {
            (a, ga) = (x, gx);
        }
        radius *= 0.5;
    }
    b
}

fn itp_step(a: f64, b: f64, ga: f64, gb: f64, k1: f64, radius: f64) -> f64 {
    let (middle, width) = (f64::midpoint(a, b), b - a);
    let falsi = (gb * a - ga * b) / (gb - ga);
    if !falsi.is_finite() {
        return middle;
    }
    let toward = (middle - falsi).signum();
    let truncation = k1 * width * width;
    let truncated = if truncation <= (middle - falsi).abs() { falsi + toward * truncation } else { middle };
    let slack = (radius - 0.5 * width.abs()).max(0.0);
    let x = if (truncated - middle).abs() <= slack { truncated } else { middle - toward * slack };
    // Rounding must not give an end: the bracket has to shrink every time.
    if (x - a) * (x - b) < 0.0 { x } else { middle }
}

/// Narrows a bracket that may span all doubles to one around the turning point, by doubling steps from zero.
fn enclose(g: &impl Fn(f64) -> f64, short: f64, enough: f64) -> (f64, f64) {
    let origin = 0.0_f64.clamp(f64::min(short, enough), f64::max(short, enough));
    let origin_is_enough = g(origin) >= 0.0;
    let far = if origin_is_enough { short } else { enough };
    let mut near = origin;
    let mut reach = 1.0 / 64.0;
    while (far - origin).abs() > reach {
        let x = origin + reach * (far - origin).signum();
        if (g(x) >= 0.0) != origin_is_enough {
            return if origin_is_enough { (x, near) } else { (near, x) };
        }
        near = x;
        reach *= 8.0;
    }
    if origin_is_enough { (far, near) } else { (near, far) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_root_is_found_to_the_last_bits_from_the_side_that_is_enough() {
        let g = |x: f64| x * x * x - 2.0;
        let x = turning_point(g, 0.0, 1e9);
        assert!((x - 2.0_f64.cbrt()).abs() < 1e-15 * 4.0 && g(x) >= 0.0);
    }

    #[test]
    fn it_works_downward_too() {
        let x = turning_point(|x| -3.0 - x, 1e100, -1e100);
        assert!((x + 3.0).abs() < 1e-14 && -3.0 - x >= 0.0);
    }

    #[test]
    fn a_plateau_gives_its_nearer_edge() {
        let x = turning_point(|x: f64| x.clamp(-5.0, 2.0) - 2.0, -100.0, 100.0);
        assert!((x - 2.0).abs() < 1e-14);
    }

    #[test]
    fn a_range_without_zero_is_searched_to_its_far_end_and_never_left() {
        for (short, enough) in [(5.0, 9.0), (9.0, 5.0), (-5.0, -9.0), (-9.0, -5.0)] {
            let turn = short + 0.95 * (enough - short);
            let toward = f64::signum(enough - short);
            let g = |x: f64| {
                assert!((x - short) * (x - enough) <= 0.0, "{x} is not between {short} and {enough}");
                (x - turn) * toward
            };
            let x = turning_point(g, short, enough);
            assert!((x - turn).abs() < 1e-14 && g(x) >= 0.0, "{x} is not {turn}");
        }
    }

    #[test]
    fn it_takes_few_evaluations_where_bisection_takes_sixty() {
        let calls = std::cell::Cell::new(0);
        turning_point(
            |x: f64| {
                calls.set(calls.get() + 1);
                (1..=5).map(|t| (1.0 + x).powi(t)).sum::<f64>() - 6.0
            },
            -0.999,
            1e20,
        );
        assert!(calls.get() < 25, "{}", calls.get());
    }
}
