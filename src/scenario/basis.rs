//! The provenance of an assumption that was taken over from past years.

use std::collections::BTreeSet;

use crate::language::Text;
use crate::plan::Year;

/// A way to continue a past. `trend` computes it; a scenario only records which one it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// As it is: the yardstick.
    Hold,
    /// The slope of least squares.
    Linear,
    /// Least squares in which each year weighs 0.6 of the next, damped by 0.9.
    Weighted,
    /// The slope of least squares, with the damping that would have forecast the past best.
    Damped,
    /// The mean rate from the first year to the last (水平法). It overshoots, and is never ranked first.
    Compound,
    /// The rate of least squares of the logarithm, damped by 0.85.
    CompoundDamped,
    /// Least squares of the logarithm of the remaining gap.
    Gap,
    /// Least squares of the log-odds.
    SCurve,
}

impl Method {
    /// All methods, in the order in which the page explains them.
    pub const ALL: [Self; 8] =
        [Self::Hold, Self::Linear, Self::Weighted, Self::Damped, Self::Compound, Self::CompoundDamped, Self::Gap, Self::SCurve];

    /// Its name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Linear => "linear",
            Self::Weighted => "weighted",
            Self::Damped => "damped",
            Self::Compound => "compound",
            Self::CompoundDamped => "compound_damped",
            Self::Gap => "gap",
            Self::SCurve => "s_curve",
        }
    }

    /// The method with that name in files.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hold => Text::new("维持不变", "No change"),
            Self::Linear => Text::new("最小二乘增量", "Least-squares step"),
            Self::Weighted => Text::new("近年加权趋势", "Trend weighted to recent years"),
            Self::Damped => Text::new("衰减趋势", "Damped trend"),
            Self::Compound => Text::new("年均增速（水平法）", "Compound rate, first year to last"),
            Self::CompoundDamped => Text::new("衰减增速", "Damped growth rate"),
            Self::Gap => Text::new("缺口递减", "Closing of the gap"),
            Self::SCurve => Text::new("S 曲线", "S-curve"),
        }
        .get()
    }
}

/// The method and the years from which an assumption was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The method.
    pub method: Method,
    /// The first year that counted.
    pub from: Year,
    /// The last one.
    pub to: Year,
    /// How many years counted: at least one, and at most as many as lie between.
    pub n: u16,
    /// The years between that the person left out.
    pub left_out: BTreeSet<Year>,
}
