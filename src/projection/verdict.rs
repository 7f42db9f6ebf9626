//! Whether a target is met, by how much, and why it may be impossible to say.

use crate::plan::{Amount, Direction, Open, Threshold, Year};

use super::value::Value;

/// The result of comparing an outcome with its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// 达标.
    Met {
        /// The first year from which the target holds without a break; for a total, the year in which it crosses the target.
        first_year: Year,
        /// By how much, in the target's unit; for an interval start, at least by this much; `None` for a status.
        margin: Option<Amount>,
    },
    /// 未达标.
    Missed {
        /// How much is missing; `None` for a status.
        shortfall: Option<Shortfall>,
    },
    /// 无法判断.
    Unjudged(Reason),
}

/// A verdict without its figures, for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 达标.
    Met,
    /// 未达标, close or not.
    Missed,
    /// 无法判断.
    Unjudged,
    /// 观察: never judged.
    Watched,
}

impl Verdict {
    /// The verdict without its figures.
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Met { .. } => Standing::Met,
            Self::Missed { .. } => Standing::Missed,
            Self::Unjudged(Reason::Watched) => Standing::Watched,
            Self::Unjudged(_) => Standing::Unjudged,
        }
    }
}

/// How much is missing to a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// In the target's unit; for an interval start, at least this much.
    pub amount: Amount,
    /// As a share of the distance from start to target; `None` if there is no distance.
    pub share: Option<f64>,
    /// 接近: an expected indicator within 5 ％ of the distance. It still counts as missed.
    pub close: bool,
}

/// Why an indicator cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// The plan gives no start, and the person entered none.
    NoStart,
    /// No rate is assumed for an average-growth indicator.
    NoGrowth,
    /// Nobody has stated whether the status is reached.
    StatusNotStated,
    /// Only an interval is known for the start, and the verdict turns within it.
    DependsOnStart {
        /// The target is met from a start on this side …
        met: Side,
        /// … of this value.
        of: Amount,
    },
    /// The step into that year is undefined: a rate cannot act on a value of zero or below.
    UndefinedStep(Year),
    /// A gap or an S-curve has no limit, and the indicator has no natural one.
    NoLimit,
    /// The target's number comes later, and nobody has entered it.
    TargetLater,
    /// The goal is another indicator's outcome, which is not known.
    NoOther,
    /// The goal is a figure from outside that nobody has entered.
    NoReference,
    /// The indicator is only watched.
    Watched,
}

/// One side of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Less than it.
    Below,
    /// More than it.
    Above,
}

impl Reason {
    /// A stable code for other programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoStart => "no_start",
            Self::NoGrowth => "no_growth",
            Self::StatusNotStated => "status_not_stated",
            Self::DependsOnStart { .. } => "depends_on_start",
            Self::UndefinedStep(_) => "undefined_step",
            Self::NoLimit => "no_limit",
            Self::TargetLater => "target_later",
            Self::NoOther => "no_other",
            Self::NoReference => "no_reference",
            Self::Watched => "watched",
        }
    }
}

/// How much of an interval meets a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    All,
    Some,
    None,
}

impl Extent {
    /// The verdict for it.
    pub(super) const fn standing(self) -> Standing {
        match self {
            Self::All => Standing::Met,
            Self::None => Standing::Missed,
            Self::Some => Standing::Unjudged,
        }
    }
}

/// Compares a value, or a whole interval, with the target. An excluded end may equal what it must not pass.
#[inline]
pub(super) fn extent(target: Threshold, tolerance: Amount, value: Value) -> Extent {
    match value {
        Value::Exact(y) if target.is_met_by(y, tolerance) => Extent::All,
        Value::Exact(_) => Extent::None,
        Value::Between { .. } => extent_of_interval(target, tolerance, value),
    }
}

#[inline(never)]
fn extent_of_interval(target: Threshold, tolerance: Amount, value: Value) -> Extent {
    let meets = |y| target.is_met_by(y, tolerance);
    let (t, e, low, high) = (target.value.get(), tolerance.get(), value.low().get(), value.high().get());
    let (all, some) = match (target.op.direction(), value.open()) {
        (Direction::Rise, Open::Neither) => (meets(value.low()), meets(value.high())),
        (Direction::Rise, Open::High) => (meets(value.low()), high > t + e),
        (Direction::Rise, Open::Low) => (low >= t - e, meets(value.high())),
        (Direction::Fall, Open::Neither) => (meets(value.high()), meets(value.low())),
        (Direction::Fall, Open::High) => (high <= t + e, meets(value.low())),
        (Direction::Fall, Open::Low) => (meets(value.high()), low < t - e),
    };
    match (all, some) {
        (true, _) => Extent::All,
        (false, true) => Extent::Some,
        (false, false) => Extent::None,
    }
}

/// The end of an interval that is harder to bring to the target.
pub(super) fn worse_end(target: Threshold, value: Value) -> Amount {
    match target.op.direction() {
        Direction::Rise => value.low(),
        Direction::Fall => value.high(),
    }
}

/// The end of an interval that is nearer to the target, or further beyond it.
pub(super) fn better_end(target: Threshold, value: Value) -> Amount {
    match target.op.direction() {
        Direction::Rise => value.high(),
        Direction::Fall => value.low(),
    }
}

/// How far an outcome lies beyond the target in the wanted direction; zero if the two count as equal.
pub(super) fn headroom(target: Threshold, tolerance: Amount, outcome: Amount) -> Amount {
    let difference = target.op.direction().sign() * (outcome.get() - target.value.get());
    if difference.abs() <= tolerance.get() { Amount::ZERO } else { Amount::saturating(difference) }
}
