//! All indicators of a plan in one picture: what share of its planned change each completes.
//!
//! A line for each indicator under its domain, as a dot plot, with a panel for each scenario on the same scale: positions along one
//! scale are what an eye compares best, and names stand where they are read. Where there are too many lines to be seen at once
//! ([`OverviewPicture::MOST_LINES`]), each domain is a band in which dots that would cover each other are stacked, and names are told on demand.

mod layout;
mod lines;
mod paint;
mod placing;
mod swarm;

pub use self::layout::{Layout, OverviewSpot};
pub(super) use self::paint::{layers, sign};

use super::SparkTone;

/// The picture's data. Every text is text already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OverviewPicture {
    /// The lines under their headings.
    pub sections: Vec<PictureSection>,
    /// What stands over the panels, one for each scenario; a single one needs none.
    pub heads: Vec<String>,
    /// The ticks of the shares with their labels.
    pub ticks: Vec<(f64, String)>,
    /// What is at the scale's lower end or below it, and what is above its upper one, in signs.
    pub beyond: [String; 2],
    /// Whether domains are bands of dots though there is room for a line each.
    pub in_bands: bool,
}

/// Lines under one heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PictureSection {
    /// What stands over them.
    pub title: String,
    /// Whether these have no share, so that there is nothing to be placed on the scale.
    pub is_apart: bool,
    /// The lines.
    pub lines: Vec<OverviewLine>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewLine {
    /// Its name; shortened to the room there is.
    pub label: String,
    /// Whether the plan binds itself to it: its mark is filled.
    pub is_binding: bool,
    /// What each scenario makes of it.
    pub marks: Vec<OverviewMark>,
}

/// One indicator under one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewMark {
    /// The share of the planned change at the target year, 1 being all of it; `None` where there is none.
    pub share: Option<f64>,
    /// How it is judged: the mark's shape and colour.
    pub tone: SparkTone,
    /// The share as text, or why there is none.
    pub text: String,
    /// The share that was observed last.
    pub observed: Option<f64>,
    /// The shares that are asked on the way, and whether each was set by the person.
    pub milestones: Vec<(f64, bool)>,
}

/// What a picture's legend has to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LegendPart {
    /// A share by its verdict, filled where it is binding.
    Share {
        /// The verdict.
        tone: SparkTone,
        /// Whether it is binding.
        is_binding: bool,
    },
    /// The share that was observed last.
    Observed,
    /// What is asked on the way.
    Milestone,
    /// A share beyond the scale.
    Beyond,
    /// What the first scenario comes to.
    First,
}

/// Where the scale begins and ends.
const ENDS: (f64, f64) = OverviewPicture::SCALE;

impl OverviewLine {
    /// Whether it has a share under no scenario.
    fn is_apart(&self) -> bool {
        self.marks.iter().all(|mark| mark.share.is_none())
    }
}

impl OverviewPicture {
    /// The shares that the scale holds; what is beyond stands at its edge with an arrowhead.
    pub const SCALE: (f64, f64) = (0.0, 1.5);

    /// Up to so many indicators have a line each.
    pub const MOST_LINES: usize = 90;

    /// How many indicators there are.
    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.lines.len()).sum()
    }

    /// Whether domains are bands of dots.
    pub fn is_dense(&self) -> bool {
        self.in_bands || self.count() > Self::MOST_LINES
    }

    /// How many panels stand side by side.
    pub fn panels(&self) -> usize {
        self.heads.len().max(1)
    }

    /// The lines in their order, over all sections.
    pub fn lines(&self) -> impl Iterator<Item = &OverviewLine> {
        self.sections.iter().flat_map(|section| &section.lines)
    }
}
