//! Warnings: what is wrong, in figures, and where to mend it.

use crate::plan::{Amount, Id, Wording, Year};

/// Something that contradicts itself or is worth a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong.
    pub finding: Finding,
    /// The place in the document; empty if the document has no part in it.
    pub place: Wording,
    /// What the document leaves in doubt about it; usually empty.
    pub note: Wording,
    /// Where to mend it.
    pub lead: Lead,
}

/// How serious a warning is; the more serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 矛盾: two statements that cannot both be true, or one that cannot be true at all.
    Contradiction,
    /// 值得核对: possible, but probably not meant.
    WorthALook,
}

/// The control that mends a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The indicator to open; `None` where the control belongs to the scenario as a whole.
    pub indicator: Option<Id>,
    /// The control.
    pub control: Control,
}

/// A control of an indicator, or of the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Control {
    /// 增长方式
    Growth,
    /// 起点
    Start,
    /// 逐年
    Years,
    /// 读法
    Reading,
    /// 不确定范围
    Range,
    /// 人口增速, shared by the scenario.
    Population,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The assumption asks for more than the natural bounds allow. From that year on the path is held at the bound.
    Held {
        /// The indicator.
        indicator: Id,
        /// The first year.
        year: Year,
        /// The natural bound.
        bound: Amount,
        /// The value asked for in that year.
        asked: Amount,
    },
    /// No value within the natural bounds meets the target.
    TargetBeyondBounds {
        /// The indicator.
        indicator: Id,
        /// The natural bound.
        bound: Amount,
        /// The target.
        target: Amount,
    },
    /// The path starts at or beyond the limit of its gap or the ceiling of its S-curve.
    StartBeyondLimit {
        /// The indicator.
        indicator: Id,
        /// The value at which the path starts.
        start: Amount,
        /// The limit, or the ceiling.
        limit: Amount,
        /// Whether it is an S-curve, which then holds; a gap closes against the wanted direction.
        is_curve: bool,
    },
    /// A part is larger than its whole.
    PartAboveWhole {
        /// The part.
        part: Id,
        /// The whole.
        whole: Id,
        /// Where it is larger: the target first, then the years, then the outcome; never empty.
        excesses: Vec<Excess>,
    },
    /// The parts do not add up to the whole.
    SumDiffers(Differing),
    /// A quantity stated twice has two values.
    StatedTwice(Differing),
    /// The observed movement has the opposite direction to the assumed one, or less than half of its speed.
    AgainstObserved {
        /// The indicator.
        indicator: Id,
        /// The last observed year.
        until: Year,
        /// The observed movement per year.
        observed: f64,
        /// The assumed movement per year from then on.
        assumed: f64,
    },
    /// A range is stated for an assumption that has no year left to act in.
    RangeIdle {
        /// The indicator.
        indicator: Id,
    },
    /// Population growth is assumed, but moves no indicator.
    DriverIdle,
}

/// A figure in which a part is larger than its whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Excess {
    /// Which figure.
    pub when: ComparedFigure,
    /// The part.
    pub part: Amount,
    /// The whole.
    pub whole: Amount,
}

/// Figures that should be equal and are not.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// The whole, or the first statement.
    pub whole: Id,
    /// The parts, or the second statement.
    pub parts: Vec<Id>,
    /// Which figures.
    pub when: ComparedFigure,
    /// The whole's figure.
    pub stated: Amount,
    /// The known figures of the parts.
    pub figures: Vec<Amount>,
    /// The sum of the parts.
    pub sum: Amount,
}

/// Which figure is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedFigure {
    /// The target, in the chosen reading.
    Target,
    /// A year of the path.
    Year(Year),
    /// What is judged.
    Outcome,
}

impl Warning {
    /// The indicators concerned.
    pub fn indicators(&self) -> Vec<&Id> {
        match &self.finding {
            Finding::Held { indicator, .. }
            | Finding::TargetBeyondBounds { indicator, .. }
            | Finding::StartBeyondLimit { indicator, .. }
            | Finding::AgainstObserved { indicator, .. }
            | Finding::RangeIdle { indicator } => vec![indicator],
            Finding::PartAboveWhole { part, whole, .. } => vec![part, whole],
            Finding::SumDiffers(differing) | Finding::StatedTwice(differing) => {
                std::iter::once(&differing.whole).chain(&differing.parts).collect()
            }
            Finding::DriverIdle => Vec::new(),
        }
    }

    /// The years concerned.
    pub fn years(&self) -> Vec<Year> {
        match &self.finding {
            Finding::Held { year, .. } => vec![*year],
            Finding::AgainstObserved { until, .. } => vec![*until],
            Finding::PartAboveWhole { excesses, .. } => excesses.iter().filter_map(|excess| excess.when.year()).collect(),
            _ => Vec::new(),
        }
    }

    /// A stable code for other programs.
    pub const fn code(&self) -> &'static str {
        match self.finding {
            Finding::Held { .. } => "held_at_bound",
            Finding::TargetBeyondBounds { .. } => "target_beyond_bounds",
            Finding::StartBeyondLimit { .. } => "start_beyond_limit",
            Finding::PartAboveWhole { .. } => "part_above_whole",
            Finding::SumDiffers(_) => "sum_differs",
            Finding::StatedTwice(_) => "stated_twice",
            Finding::AgainstObserved { .. } => "against_observed",
            Finding::RangeIdle { .. } => "range_idle",
            Finding::DriverIdle => "driver_idle",
        }
    }
}

impl ComparedFigure {
    /// The year, if it is one.
    pub const fn year(self) -> Option<Year> {
        match self {
            Self::Year(year) => Some(year),
            Self::Target | Self::Outcome => None,
        }
    }
}
