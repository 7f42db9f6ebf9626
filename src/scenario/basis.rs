//! What an assumption rests on where it was taken over from the years before.

use std::collections::BTreeSet;

use crate::language::Text;
use crate::plan::Year;

/// A way in which a past can go on. `trend` makes it out of the figures; a scenario only says which one it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// As it is: the yardstick.
    Hold,
    /// The slope of least squares.
    Linear,
    /// Least squares in which each year counts 0.6 of the next, damped by 0.9.
    Weighted,
    /// The slope of least squares, damped as would have foretold the past best.
    Damped,
    /// The mean rate from the first year to the last (水平法). It overshoots, and never stands first.
    Compound,
    /// The rate of least squares of the logarithm, damped by 0.85.
    CompoundDamped,
    /// Least squares of the logarithm of what is left to a limit.
    Gap,
    /// Least squares of the log-odds.
    SCurve,
}

impl Method {
    /// All of them, in the order in which they are explained.
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

    /// The method of that name in files.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hold => Text::new("维持不变", "As it is"),
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

/// The method and the years that an assumption was taken over from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The method.
    pub method: Method,
    /// The first year that counted.
    pub from: Year,
    /// The last one.
    pub to: Year,
    /// How many years counted: at least one, and no more than lie between.
    pub n: u16,
    /// Years that would have counted, had the person not left them out.
    pub left_out: BTreeSet<Year>,
}
