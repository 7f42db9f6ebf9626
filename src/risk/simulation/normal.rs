//! The standard normal distribution, portably.

/// The probability that a standard normal number is at most `z`.
pub fn cumulative(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal number that is not exceeded with probability `u`, between 0 and 1: Wichura's AS 241 (PPND7), then one step of
/// Halley's method on [`cumulative`], which raises its seven digits to some fifteen.
pub fn quantile(u: f64) -> f64 {
    let z = estimate(u);
    let error = (cumulative(z) - u) * (std::f64::consts::TAU).sqrt() * libm::exp(z * z / 2.0);
    z - error / (1.0 + z * error / 2.0)
}

fn estimate(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial([3.387_132_717_9, 50.434_271_938, 159.291_132_02, 59.109_374_720], r)
            / polynomial([1.0, 17.895_169_469, 78.757_757_664, 67.187_563_600], r);
    }
    let r = libm::sqrt(-libm::log(u.min(1.0 - u)));
    let z = if r <= 5.0 {
        let r = r - 1.6;
        polynomial([1.423_437_277_7, 2.756_815_390_0, 1.306_728_481_6, 0.170_238_211_03], r)
            / polynomial([1.0, 0.737_001_642_50, 0.120_211_329_75, 0.0], r)
    } else {
        let r = r - 5.0;
        polynomial([6.657_905_115_0, 3.081_226_386_0, 0.428_682_943_37, 0.017_337_203_997], r)
            / polynomial([1.0, 0.241_978_942_25, 0.012_258_202_635, 0.0], r)
    };
    if q < 0.0 { -z } else { z }
}

fn polynomial(coefficients: [f64; 4], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (u, z) in
            [(0.5, 0.0), (0.975, 1.959_963_984_540_054), (0.1, -1.281_551_565_544_600_4), (0.0005, -3.290_526_731_491_894_6)]
        {
            assert!((quantile(u) - z).abs() < 1e-12, "{u}: {}", quantile(u));
        }
    }

    #[test]
    fn quantile_and_distribution_undo_each_other() {
        for step in 1..10_000 {
            let u = f64::from(step) / 10_000.0;
            assert!((cumulative(quantile(u)) - u).abs() < 1e-14);
        }
    }
}
