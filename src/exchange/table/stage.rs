//! The stage of figures: observed, forecast, planned, for part of a year.

use crate::language::Text;

/// The stage of figures below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Observed.
    Observed,
    /// Observed, but first figures that will be revised: 快报, 初步.
    Early,
    /// Observed, with a mark or a flag beside the year: 2021b, 2021*.
    Flagged,
    /// Forecast: 预计.
    Forecast,
    /// Planned: 计划, 目标.
    Planned,
    /// For part of the year: 上半年, 1—6月.
    Partial,
    /// A change and no level: 比上年±％.
    Change,
    /// For a part of the people alone: 城镇.
    Part,
    /// A share of something or a rank: 完成率.
    Ratio,
    /// For a year that begins in one and ends in the next: 2020/21.
    Straddling,
    /// In unknown words.
    Unknown,
}

impl Stage {
    /// Why figures of this stage are not taken; `None` for those that are.
    pub(super) fn reason(self) -> Option<Text> {
        Some(match self {
            Self::Observed | Self::Early | Self::Flagged => return None,
            Self::Forecast => Text::new("是预计，不是实际数", "a forecast, not an observed figure"),
            Self::Planned => Text::new("是计划或目标，不是实际数", "a plan or a target, not an observed figure"),
            Self::Partial => Text::new("只是一年中的一段", "covers only a part of a year"),
            Self::Change => Text::new("是增减幅度，不是水平", "a change, not a level"),
            Self::Part => Text::new("只是其中一部分", "only a part of the whole"),
            Self::Ratio => Text::new("是比率或位次，不是指标的数值", "a ratio or a rank, not the indicator itself"),
            Self::Straddling => Text::new("跨两个年份", "spans two years"),
            Self::Unknown => Text::new("年份旁的文字含义不明", "the words beside the year are not known"),
        })
    }
}
