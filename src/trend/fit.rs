//! Least squares of a line.

/// The slope of the line of least weighted squares through points `(weight, x, y)`; `None` if they do not determine one.
pub(super) fn slope(points: impl Iterator<Item = (f64, f64, f64)> + Clone) -> Option<f64> {
    let (total, xs, ys) = points.clone().fold((0.0, 0.0, 0.0), |(total, xs, ys), (w, x, y)| (total + w, xs + w * x, ys + w * y));
    let (centre, level) = (xs / total, ys / total);
    let (spread, shared) = points.fold((0.0, 0.0), |(spread, shared), (w, x, y)| {
        let far = w * (x - centre);
        (spread + far * (x - centre), shared + far * (y - level))
    });
    let slope = shared / spread;
    slope.is_finite().then_some(slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Norris of the NIST Statistical Reference Datasets (linear regression, lower difficulty): x and y.
    const NORRIS: [(f64, f64); 36] = [
        (0.2, 0.1),
        (337.4, 338.8),
        (118.2, 118.1),
        (884.6, 888.0),
        (10.1, 9.2),
        (226.5, 228.1),
        (666.3, 668.5),
        (996.3, 998.5),
        (448.6, 449.1),
        (777.0, 778.9),
        (558.2, 559.2),
        (0.4, 0.3),
        (0.6, 0.1),
        (775.5, 778.1),
        (666.9, 668.8),
        (338.0, 339.3),
        (447.5, 448.9),
        (11.6, 10.8),
        (556.0, 557.7),
        (228.1, 228.3),
        (995.8, 998.0),
        (887.6, 888.8),
        (120.2, 119.6),
        (0.3, 0.3),
        (0.3, 0.6),
        (556.8, 557.6),
        (339.1, 339.3),
        (887.2, 888.0),
        (999.0, 998.5),
        (779.0, 778.9),
        (11.1, 10.2),
        (118.3, 117.6),
        (229.2, 228.9),
        (669.1, 668.4),
        (448.9, 449.2),
        (0.5, 0.2),
    ];

    #[test]
    fn the_slope_is_that_which_nist_certifies_for_norris() {
        let found = slope(NORRIS.into_iter().map(|(x, y)| (1.0, x, y))).unwrap();
        assert!((found - 1.002_116_818_020_45).abs() < 1e-12, "{found}");
    }

    #[test]
    fn points_that_tell_no_line_have_no_slope() {
        assert_eq!(slope([(1.0, 1.0, 2.0)].into_iter()), None);
        assert_eq!(slope(std::iter::empty()), None);
    }
}
