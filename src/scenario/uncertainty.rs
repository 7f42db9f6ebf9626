//! How far a person thinks that a growth assumption may be off.

use crate::plan::{Deviation, OutOfRange};

/// What is stated of an assumption's parameter beside its likely value, which is the assumption itself: how far below and above it the
/// parameter may lie, in the parameter's unit (an amount, or a fraction for rates and shares), and how the chances are spread between.
///
/// It is stated relative to the assumption, so that it moves with the slider. A plan gives one historic point, so nothing of this
/// is ever estimated from the plan.
///
/// ```
/// use tuiyan::scenario::{Shape, Uncertainty};
/// let stated = Uncertainty::new(0.16, 0.14, Shape::Triangular)?;
/// assert_eq!((stated.below().get(), stated.above().get()), (0.16, 0.14));
/// # Ok::<(), tuiyan::plan::OutOfRange>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uncertainty {
    below: Deviation,
    above: Deviation,
    shape: Shape,
}

/// How the chances are spread over the range, named as in scenario files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// 三角分布: rises from the low end to the likely value and falls to the high end.
    #[default]
    Triangular,
    /// 均匀分布: every value of the range is as likely as any other.
    Uniform,
}

impl Shape {
    /// All of them, the one that is taken unless another is chosen first.
    pub const ALL: [Self; 2] = [Self::Triangular, Self::Uniform];
}

impl Uncertainty {
    /// States a range by its reach to either side of the assumption.
    ///
    /// # Errors
    /// A reach that is negative or not finite, or a range without any width.
    pub fn new(below: f64, above: f64, shape: Shape) -> Result<Self, OutOfRange> {
        let (below, above) = (Deviation::new(below)?, Deviation::new(above)?);
        // A range without width is no range; the larger reach is what has to be more than nothing.
        Deviation::positive(below.get().max(above.get()))?;
        Ok(Self { below, above, shape })
    }

    /// How far below the assumption the low end lies.
    pub const fn below(self) -> Deviation {
        self.below
    }

    /// How far above the assumption the high end lies.
    pub const fn above(self) -> Deviation {
        self.above
    }

    /// How the chances are spread.
    pub const fn shape(self) -> Shape {
        self.shape
    }

    /// The same range with its chances spread so.
    #[must_use]
    pub const fn shaped(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    /// The deviation that is not passed with chance `u` from 0 to 1: the inverse of [`Self::cumulative`].
    ///
    /// For the triangular distribution with `a = −below`, mode 0 and `b = above`: `a + √(u·(b−a)·(−a))` up to the mode,
    /// `b − √((1−u)·(b−a)·b)` beyond it.
    pub fn quantile(self, u: f64) -> f64 {
        let (a, b) = self.ends();
        let u = u.clamp(0.0, 1.0);
        match self.shape {
            Shape::Uniform => a + u * (b - a),
            Shape::Triangular if u * (b - a) <= -a => a + libm::sqrt(u * (b - a) * -a),
            Shape::Triangular => b - libm::sqrt((1.0 - u) * (b - a) * b),
        }
    }

    /// The chance, from 0 to 1, that the deviation is at most `x`.
    pub fn cumulative(self, x: f64) -> f64 {
        let (a, b) = self.ends();
        if x <= a {
            return 0.0;
        }
        if x >= b {
            return 1.0;
        }
        match self.shape {
            Shape::Uniform => (x - a) / (b - a),
            Shape::Triangular if x <= 0.0 => (x - a) * (x - a) / ((b - a) * -a),
            Shape::Triangular => 1.0 - (b - x) * (b - x) / ((b - a) * b),
        }
    }

    /// The ends of the range as deviations: `(−below, above)`.
    pub const fn ends(self) -> (f64, f64) {
        (-self.below.get(), self.above.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stated() -> impl Strategy<Value = Uncertainty> {
        let reach = prop_oneof![Just(0.0), 1e-3..1e3];
        (reach.clone(), reach, prop_oneof![Just(Shape::Triangular), Just(Shape::Uniform)])
            .prop_filter_map("a range has a width", |(below, above, shape)| Uncertainty::new(below, above, shape).ok())
    }

    #[test]
    fn a_range_without_width_or_with_a_negative_reach_is_refused() {
        assert!(Uncertainty::new(0.0, 0.0, Shape::Uniform).is_err());
        assert!(Uncertainty::new(-0.1, 0.2, Shape::Uniform).is_err());
        assert!(Uncertainty::new(0.1, f64::INFINITY, Shape::Triangular).is_err());
    }

    #[test]
    fn a_symmetric_triangle_has_its_median_in_the_middle_and_its_quartiles_at_the_root_of_a_half() {
        let stated = Uncertainty::new(2.0, 2.0, Shape::Triangular).unwrap();
        assert_eq!(stated.quantile(0.5), 0.0);
        assert!((stated.quantile(0.25) - (-2.0 + 2.0_f64.sqrt())).abs() < 1e-15);
        assert!((stated.cumulative(1.0) - 0.875).abs() < 1e-15);
    }

    #[test]
    fn a_one_sided_triangle_leans_on_the_assumption() {
        let stated = Uncertainty::new(0.0, 1.0, Shape::Triangular).unwrap();
        assert_eq!((stated.quantile(0.0), stated.quantile(1.0)), (0.0, 1.0));
        assert!((stated.cumulative(0.5) - 0.75).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn a_quantile_is_where_its_chance_is_reached(stated in stated(), u in 0.0..=1.0) {
            prop_assert!((stated.cumulative(stated.quantile(u)) - u).abs() < 1e-9, "{stated:?}");
        }

        #[test]
        fn quantiles_rise_from_one_end_to_the_other(stated in stated(), u in 0.0..=1.0, v in 0.0..=1.0) {
            let (low, high) = stated.ends();
            prop_assert!((low..=high).contains(&stated.quantile(u)));
            prop_assert!(u > v || stated.quantile(u) <= stated.quantile(v));
        }
    }
}
