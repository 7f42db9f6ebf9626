//! What the large chart shows, as plain data. A year is an index: 0 is the base year.

use super::{Axis, Look};

/// Everything the large chart shows. What is empty is not drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LargeChart {
    /// The years' labels, the base year first, the target year last.
    pub years: Vec<String>,
    /// The value range and its ticks. Held still by the caller while something is dragged.
    pub axis: Axis,
    /// The years before the base year, and what is known of them.
    pub past: Box<KnownYears>,
    /// The projected path. It may begin after the base year.
    pub path: Vec<Point>,
    /// What was observed later than the scenario looks from: hollow squares off the path.
    pub unused: PathPoints,
    /// What lies between the two ends of an interval start.
    pub band: Vec<Band>,
    /// How the values of a year are spread where the assumption is uncertain; drawn behind the path.
    pub fan: Vec<YearSpread>,
    /// The yearly flows of a cumulative indicator, from zero; `path` is then the running total.
    pub bars: Vec<(usize, f64)>,
    /// The family's own path to the target, dashed.
    pub way: Vec<(usize, f64)>,
    /// Several scenarios on the same axis, each with a look and a label of its own.
    pub others: Vec<Other>,
    /// Goals on the way: hollow triangles that point the way that is wanted, filled where the path meets them.
    pub milestones: Vec<MilestoneMark>,
    /// The target line, its label and the side that meets it.
    pub target: Option<GoalLine>,
    /// Written small above the value axis.
    pub unit: String,
    /// What path and way are called at their ends; without them neither is named.
    pub names: Option<Box<Names>>,
}

/// What the path and the way to the target are called at their ends. The target has its own label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The path's name, with its last value and the unit: `预计 95.1 ％`.
    pub path: String,
    /// The same without the unit, for where both have no room.
    pub brief: String,
    /// The longest that the path's name may become while the axis is held still: room is kept for it.
    pub longest: String,
    /// The way's name.
    pub way: String,
}

/// A path without marks, by year.
pub type PathPoints = Vec<(usize, f64)>;

/// One scenario among several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Other {
    /// Its number, written at the end of its line; without one neither number nor name is written.
    pub number: String,
    /// Its name, behind the number where there is room for it, shortened where there is little.
    pub name: String,
    /// How its line is told from the others.
    pub look: Look,
    /// Whether it is what the others are compared with: it is drawn above them, and stronger.
    pub is_reference: bool,
    /// Its path, where that is exact.
    pub path: PathPoints,
    /// What lies between the two ends of an interval start; drawn as its two edges.
    pub band: Vec<Band>,
}

/// One year of the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The year's index.
    pub year: usize,
    /// Its value.
    pub value: f64,
    /// Where the value comes from.
    pub kind: Kind,
}

/// Where a value comes from. No two look alike: shape and fill both tell them apart, without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Printed in the plan: a filled circle.
    Plan,
    /// Set by the person for this year: a hollow circle.
    Entered,
    /// Follows from the assumption: a small dot.
    Projected,
    /// Measured: a filled square.
    Observed,
    /// Supposed because the plan prints none: a hollow diamond.
    Assumed,
}

/// The range of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The year's index.
    pub year: usize,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How likely values are spread in one year: the values below which lie 10, 25, 50, 75 and 90 of 100 draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearSpread {
    /// The year's index.
    pub year: usize,
    /// P10.
    pub p10: f64,
    /// P25.
    pub p25: f64,
    /// P50, the median.
    pub p50: f64,
    /// P75.
    pub p75: f64,
    /// P90.
    pub p90: f64,
}

/// The target: a line across the chart, and the region in which it is met.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalLine {
    /// Where the line lies.
    pub value: f64,
    /// What is written at it, such as `目标 ≥ 95.0`.
    pub label: String,
    /// The side that meets it.
    pub met: TargetSide,
    /// Whether the value itself does not meet it; the line is then dashed.
    pub strict: bool,
}

/// A goal on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MilestoneMark {
    /// The year's index.
    pub year: usize,
    /// What is asked then.
    pub value: f64,
    /// The side that meets it.
    pub met: TargetSide,
    /// Whether the path meets it.
    pub is_met: bool,
    /// Whether the person set it: it is then smaller, and in the colour of what the person assumes.
    pub is_own: bool,
}

/// A side of the target line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetSide {
    /// Values above it.
    Above,
    /// Values below it.
    Below,
}

impl TargetSide {
    /// Whether a value lies on this side of an edge, or on the edge.
    pub fn holds(self, value: f64, edge: f64) -> bool {
        match self {
            Self::Above => value >= edge,
            Self::Below => value <= edge,
        }
    }

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Above => Self::Below,
            Self::Below => Self::Above,
        }
    }
}

impl Kind {
    /// Whether the value is known, and not what the scenario makes of it.
    pub(super) const fn is_known(self) -> bool {
        matches!(self, Self::Plan | Self::Entered | Self::Observed)
    }
}

impl LargeChart {
    /// The label of a column: of a year before the base year, or from it on.
    pub(super) fn label(&self, column: usize) -> &str {
        let years = self.past.years.iter().chain(&self.years);
        years.map(String::as_str).nth(column).unwrap_or_default()
    }

    /// The stretches of the path that were observed, from one known year to the next.
    pub(super) fn observed(&self) -> impl Iterator<Item = &[Point]> {
        let follows = |one: &Point, next: &Point| one.kind.is_known() && next.kind == Kind::Observed && next.year == one.year + 1;
        self.path.chunk_by(follows).filter(|stretch| stretch.len() > 1)
    }

    /// Whether anything lies off the axis.
    pub(super) fn strays(&self) -> bool {
        let points = self.path.iter().map(|point| point.value);
        let paths = self.others.iter().flat_map(|other| &other.path);
        let lines = paths.chain(&self.way).chain(&self.bars).map(|(_, value)| *value);
        let bands = self.others.iter().flat_map(|other| &other.band).chain(&self.band).flat_map(|band| [band.low, band.high]);
        let fan = self.fan.iter().flat_map(|spread| [spread.p10, spread.p90]);
        let past = self.past.known.iter().map(|year| year.value);
        points.chain(lines).chain(bands).chain(fan).chain(past).any(|value| !(self.axis.low..=self.axis.high).contains(&value))
    }
}

/// What is known of the years before the base year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownYears {
    /// The years' labels, the earliest first; the last is that before the base year.
    pub years: Vec<String>,
    /// What is known of them, the earliest first.
    pub known: Vec<KnownYear>,
    /// Years from which on another way of counting holds, by how many years they lie before the base year, which is 0.
    pub breaks: Vec<usize>,
    /// Whether the values are flows, drawn from zero as those of the projected years are.
    pub are_flows: bool,
}

/// A year before the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownYear {
    /// How many years before the base year.
    pub back: usize,
    /// Its value.
    pub value: f64,
    /// Whether the person left it out: it is then crossed out, and the line passes it by.
    pub is_left_out: bool,
}
